// Makes the demo municipality as a store of its own, with users anyone may sign in as. The passphrase is public, so it guards nothing.
import { rmSync } from 'node:fs'
import { seedDemo, DEMO_STAFF, DEMO_TODAY } from '../db/demo/seed.ts'
import { closeStore, openStore, removeStore } from '../db/open.ts'
import { Store } from '../db/store.ts'
import { addUser, createKeys, FLOOR, keyFilePath, slotIdOf, writeKeyFile, type Strength } from './keys.ts'
import { assemble, cryptoIds, type OpenSession, type SessionParts } from './open-session.ts'

/** The user the demo opens as; all demo users have this passphrase. */
export const DEMO_USER = { username: 'ingrid', passphrase: 'Solvik-demo-2026' } as const

export interface DemoStoreParts extends SessionParts {
  /** dwellings */
  size: number
  cases?: number
  seed?: number
  strength?: Strength
}

/**
 * Make the demo store at a path where there is none, and open it as Ingrid Moe. The key file is written last: until then nothing opens.
 * When something fails, the file this call made is taken away again.
 */
export async function createDemo(parts: DemoStoreParts): Promise<OpenSession> {
  const strength = parts.strength ?? FLOOR
  const made = await createKeys({ username: DEMO_USER.username, passphrase: DEMO_USER.passphrase, demo: true, strength })
  const opened = openStore({ path: parts.path, key: made.key, create: true })
  if (opened.outcome !== 'opened') throw new Error(`demo store: ${opened.outcome}`)
  // The other users' slots are derived on other threads while this one writes the rows.
  const others = Promise.all(DEMO_STAFF.filter((one) => one.username !== DEMO_USER.username).map((one) => addUser(made.keys, made.key, one.username, DEMO_USER.passphrase, strength)))
  try {
    const newId = cryptoIds(parts.clock)
    const store = new Store(opened.db, parts.path, newId().slice(-12), newId)
    store.run('INSERT INTO this_device (one, device) VALUES (1, ?)', [store.device])
    seedDemo(store, { size: parts.size, newId, today: DEMO_TODAY, slots: DEMO_STAFF.map((one) => ({ username: one.username, slotId: slotIdOf(made.keys, one.username) })), ...(parts.cases === undefined ? {} : { cases: parts.cases }), ...(parts.seed === undefined ? {} : { seed: parts.seed }) })
    await others
    writeKeyFile(parts.path, made.keys)
    const user = store.sql<{ id: string; name: string; initials: string; username: string }>('SELECT id, name, initials, username FROM appUser WHERE username = ?', [DEMO_USER.username])[0]!
    return assemble({ ...parts, key: made.key, slotId: made.slotId }, store, false, newId, { ...user, role: 'caseworker' })
  } catch (error) {
    await others.catch(() => undefined)
    closeStore(opened.db, parts.path)
    removeStore(parts.path)
    rmSync(keyFilePath(parts.path), { force: true })
    throw error
  }
}
