// Hearing from the database that something came in (LISTEN): a connection of its own, made again whenever it is lost.
import { Client } from 'pg'
import { Refusal } from '../../shared/errors.ts'
import { bounded, LIMIT_MS, pause } from './bounded.ts'
import { clientConfig, type HubAddress, hubFault, type HubOptions } from './hub-connection.ts'

const CHANNEL = 'boligbordet'
/** How long after a lost connection to try again, in ms, and then as often as the last. */
const AGAIN_MS = [250, 1000, 5000, 15_000, 30_000]
/** How often to ask whether the server is still there. */
const ALIVE_MS = 30_000

/** One connection that listens. `lost` settles when it is gone. */
async function subscribe(address: HubAddress, options: HubOptions, onNews: () => void): Promise<{ client: Client; lost: Promise<void> }> {
  const client = new Client(clientConfig(address, options))
  const lost = Promise.withResolvers<void>()
  client.on('error', () => lost.resolve())
  client.on('end', () => lost.resolve())
  client.on('notification', (message) => { if (message.payload === address.team) onNews() })
  const limits = { limitMs: options.limitMs ?? LIMIT_MS, signal: options.signal }
  try {
    await bounded(null, limits, () => client.connect())
    await bounded(null, limits, () => client.query(`LISTEN ${CHANNEL}`))
  } catch (error) {
    void client.end().catch(() => {})
    throw hubFault(error).refusal
  }
  return { client, lost: lost.promise }
}

/**
 * Call onNews for every bundle of the team that comes in, and after each reconnection.
 * @returns a function that ends it. Rejects when the first connection fails: Refusal as from any call
 */
export async function listenForNews(address: HubAddress, options: HubOptions, onNews: () => void): Promise<() => Promise<void>> {
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const within = { ...options, signal }
  let now = await subscribe(address, within, onNews)

  /** Until this connection is lost or the whole is stopped. A connection that does not answer counts as lost. */
  const stay = async () => {
    for (;;) {
      const left = new AbortController()
      const still = pause(ALIVE_MS, { signal: AbortSignal.any([signal, left.signal]) }).then(() => 'ask' as const)
      const next = await Promise.race([still, now.lost.then(() => 'lost' as const)]).finally(() => left.abort())
      if (next === 'lost') return
      await bounded(null, { limitMs: options.limitMs ?? LIMIT_MS, signal }, () => now.client.query('SELECT 1'))
    }
  }
  const keep = async () => {
    for (let attempt = 0; !signal.aborted; ) {
      await stay().catch(() => {})
      void now.client.end().catch(() => {})
      while (!signal.aborted) {
        await pause(AGAIN_MS[Math.min(attempt++, AGAIN_MS.length - 1)]!, { signal })
        try {
          now = await subscribe(address, within, onNews)
          attempt = 0
          onNews()
          break
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
      }
    }
  }
  // Ends by being stopped, which is the only fault it passes on.
  const kept = keep().catch(() => {})
  return async () => {
    stop.abort()
    await kept
    await now.client.end().catch(() => {})
  }
}
