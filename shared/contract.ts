// The contract: what an operation is. Everything the app can do is one of these; the host, the adapters and the screens read them.
import type { Permission } from './access.ts'
import type { AppError } from './errors.ts'
import type { z } from './zod.ts'

/** The answer across every boundary. Errors are values. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (error: AppError): Result<never> => ({ ok: false, error })

/** `process`: handled before a store is open (sign-in, files, jobs). `query`: reads. `command`: one transaction that writes. */
export type Kind = 'process' | 'query' | 'command'

export interface Operation<N extends string = string, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, K extends Kind = Kind> {
  name: N
  kind: K
  /** one sentence in bokmål, shown by `op list` */
  summary: string
  /** the permission needed, or 'anyone' where there is no person data behind it */
  access: Permission | 'anyone'
  input: I
  output: O
  /** opens a person's record: the host writes who, which, why and when to the read log. Gives the ids looked at, and the purpose where the input holds one. */
  audited?: (input: z.output<I>) => { entity: 'housingCase' | 'followUpPlan' | 'meeting' | 'list'; id: string; reason?: string }
  /** called only by the main process, as a part of another operation; from a window or the command line it does not exist */
  inside?: true
  /** a command whose effect may be taken back by `log.undo` */
  undoable?: boolean
}

/** Declare one operation. The list in operations/index.ts is the only registry. */
export function operation<const N extends string, I extends z.ZodType, O extends z.ZodType, const K extends Kind>(definition: Operation<N, I, O, K>): Operation<N, I, O, K> {
  return definition
}

/** Who is signed in. Comes from unlocking the store and is never part of an input. */
export interface Session {
  userId: string
  name: string
  initials: string
  role: import('./access.ts').Role
}

/** What every call carries beside its input. */
export interface CallOptions {
  /** the caller's own id of this act: repeating it does nothing twice */
  opId?: string
  /** why, where an act asks for a reason */
  reason?: string
}

/** One event after each committed command: what changed, so that everything visible is asked again. */
export interface Changed {
  seq: number
  entities: string[]
}
