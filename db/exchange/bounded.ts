// Patience with places outside this PC: a file or network call that hangs must not hang the program.
// A call that is given up goes on by itself in the background. Node has few threads for file calls (four), so a place with one such call gets no new ones before it has answered.
import { Refusal } from '../../shared/errors.ts'

export const LIMIT_MS = 20_000

export interface Patience {
  /** for one call, in ms */
  limitMs?: number
  /** gives up at once, with 'job-cancelled' */
  signal?: AbortSignal | undefined
}

const hanging = new Map<string, number>()

/**
 * Wait for one call. Refusal 'exchange-place-slow' after the limit (or at once while an earlier call to the place hangs), 'job-cancelled' when the signal says so; other faults pass through.
 * @param place null: nothing is kept from using it (a connection that is simply dropped)
 * @param late takes what a given-up call brings in the end, so that an opened file can be closed
 */
export async function bounded<T>(place: string | null, { limitMs = LIMIT_MS, signal }: Patience, call: () => Promise<T>, late: (value: T) => void = () => {}): Promise<T> {
  if (signal?.aborted) throw new Refusal('job-cancelled')
  if (place !== null && hanging.has(place)) throw new Refusal('exchange-place-slow')
  const running = call()
  const gaveUp = Promise.withResolvers<never>()
  const timer = setTimeout(() => gaveUp.reject(new Refusal('exchange-place-slow')), limitMs)
  const onAbort = () => gaveUp.reject(new Refusal('job-cancelled'))
  signal?.addEventListener('abort', onAbort, { once: true })
  let waiting = true
  const settled = running.finally(() => { waiting = false })
  try {
    return await Promise.race([settled, gaveUp.promise])
  } catch (error) {
    if (waiting) leave(place, settled, late)
    throw error
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

/** Count the call as hanging until it ends, however it ends. */
function leave<T>(place: string | null, running: Promise<T>, late: (value: T) => void): void {
  const ended = running.then(late).catch(() => {})
  if (place === null) return
  hanging.set(place, (hanging.get(place) ?? 0) + 1)
  void ended.finally(() => {
    const left = hanging.get(place)! - 1
    if (left > 0) hanging.set(place, left)
    else hanging.delete(place)
  })
}

/** Wait so many ms, or until the signal. */
export const pause = (ms: number, patience: Patience): Promise<void> => new Promise((resolve, reject) => {
  if (patience.signal?.aborted) return reject(new Refusal('job-cancelled'))
  const onAbort = () => {
    clearTimeout(timer)
    reject(new Refusal('job-cancelled'))
  }
  const timer = setTimeout(() => {
    patience.signal?.removeEventListener('abort', onAbort)
    resolve()
  }, ms)
  patience.signal?.addEventListener('abort', onAbort, { once: true })
})
