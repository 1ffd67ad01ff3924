// The files the bench runs on: demo municipalities of fixed sizes and seeds, opened through the gate like any store.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEMO_STAFF } from '../../db/demo/seed.ts'
import { handlers } from '../../db/handlers.ts'
import { closeStore, openStore, type Connection } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { DEMO_USER } from '../../electron/demo-store.ts'
import { createHost, type Host } from '../../electron/host.ts'
import { readKeyFile, slotIdOf, unlockSlot } from '../../electron/keys.ts'
import { cryptoIds } from '../../electron/open-session.ts'
import { produceFile } from '../../electron/produce.ts'
import type { Session } from '../../shared/contract.ts'

export interface Size { name: 'S' | 'M' | 'L'; cases: number; dwellings: number }
export const SIZES: readonly Size[] = [{ name: 'S', cases: 500, dwellings: 120 }, { name: 'M', cases: 5_000, dwellings: 1_200 }, { name: 'L', cases: 50_000, dwellings: 12_000 }]

const DEMO = fileURLToPath(new URL('../../electron/demo.ts', import.meta.url))
/** Where the demo's clock stands; the bench host uses the same. */
const NOW = Date.parse('2026-11-23T08:41:00Z')

/** Make the store of a size with the fixed seed, unless the folder already has it. */
export function makeStore(folder: string, size: Size): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${size.name.toLowerCase()}.bolig`)
  if (existsSync(path)) return path
  const made = spawnSync(process.execPath, [DEMO, '--size', String(size.dwellings), '--cases', String(size.cases), '--seed', '1', '--store', path], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (made.status !== 0) throw new Error(`demo store ${size.name} was not made`)
  return path
}

export const sizeOnDisk = (path: string) => statSync(path).size

/** Unwrap the store's key with the demo passphrase. */
export async function openKey(path: string): Promise<{ key: Buffer; ms: number }> {
  const keys = readKeyFile(path)
  if (!keys) throw new Error('no key file')
  const id = slotIdOf(keys, DEMO_USER.username)
  const from = performance.now()
  const result = await unlockSlot(path, keys, (slot) => slot.id === id, DEMO_USER.passphrase, Date.now())
  if (result.outcome !== 'ok') throw new Error(result.outcome)
  return { key: result.key, ms: performance.now() - from }
}

export interface Engine { host: Host; session: Session; store: Store; ask: (name: string, input: unknown) => Promise<unknown>; close: () => void }

/** Host over the store in this process, with roles, checks and both logs on, as in the store process. */
export function openEngine(path: string, key: Buffer): Engine {
  const opened = openStore({ path, key })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const newId = cryptoIds(() => Date.now())
  const store = new Store(opened.db, path, 'bench', newId)
  const user = store.sql<{ id: string; name: string; initials: string }>('SELECT id, name, initials FROM appUser WHERE username = ?', [DEMO_USER.username])[0]!
  const session: Session = { userId: user.id, name: user.name, initials: user.initials, role: DEMO_STAFF.find((one) => one.username === DEMO_USER.username)!.role }
  const from = performance.now()
  const now = () => new Date(NOW + performance.now() - from).toISOString()
  const host = createHost({ store, handlers, now, newId, render: produceFile, readOnly: opened.readOnly, writing: () => false, onChanged: () => undefined, onError: (entry) => { throw entry.cause } })
  return {
    host, session, store,
    ask: async (name, input) => {
      const answer = await host.call(session, name, input)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
      return answer.value
    },
    close: () => closeStore(opened.db, path),
  }
}

/** A bare connection to the same encrypted file, for the raw side. */
export function openRaw(path: string, key: Buffer): Connection {
  const opened = openStore({ path, key, role: 'reader' })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  return opened.db
}
