// Locking, from the button, the key and the clock alike.
import { call } from '../api.ts'
import { leave } from '../data/client.ts'

/** Lock: the store process ends, and the window starts over with nothing in memory. */
export async function lockNow(): Promise<void> {
  await call('session.lock', {})
  leave()
}
