// One channel. Every message is checked: our window, its top frame, our page; then it goes to the supervisor. A refusal is an answer, not silence.
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { CallOptions, Result } from '../shared/contract.ts'
import { fail } from '../shared/contract.ts'
import { z } from '../shared/zod.ts'
import { isOurs } from './security.ts'

export const CHANNEL = 'boligbordet:call'
export const CHANGED = 'boligbordet:changed'

const Message = z.tuple([z.string().max(80), z.unknown(), z.object({ opId: z.string().min(8).max(60).optional(), reason: z.string().max(1000).optional() }).optional()])

/** What of the event the check reads. */
export interface Sender { senderFrame: { url: string; parent: unknown } | null; senderId: number }

export const mayCall = (sender: Sender, ours: ReadonlySet<number>) => ours.has(sender.senderId) && sender.senderFrame !== null && sender.senderFrame.parent === null && isOurs(sender.senderFrame.url)

/** Answer calls from our own windows. */
export function serveIpc(ipcMain: Pick<IpcMain, 'handle'>, ours: ReadonlySet<number>, call: (name: string, input: unknown, options: CallOptions) => Promise<Result<unknown>>): void {
  ipcMain.handle(CHANNEL, async (event: IpcMainInvokeEvent, ...given: unknown[]): Promise<Result<unknown>> => {
    if (!mayCall({ senderFrame: event.senderFrame, senderId: event.sender.id }, ours)) return fail({ code: 'not-allowed' })
    const parsed = Message.safeParse(given.length < 3 ? [...given, undefined] : given)
    if (!parsed.success) return fail({ code: 'bad-input' })
    const [name, input, options] = parsed.data
    return call(name, input, { ...(options?.opId ? { opId: options.opId } : {}), ...(options?.reason ? { reason: options.reason } : {}) })
  })
}
