// An open store with someone signed in: store, host and clock together.
import { webcrypto } from 'node:crypto'
import type { Changed, Session } from '../shared/contract.ts'
import type { Role } from '../shared/access.ts'
import { initialsOf } from '../shared/domain/household.ts'
import { idSource, type NewId } from '../shared/ids.ts'
import { handlers } from '../db/handlers.ts'
import { closeStore, openStore, type Opened } from '../db/open.ts'
import { finishInterruptedRestore, restoreIsDone } from '../db/restore.ts'
import { Refusal } from '../shared/errors.ts'
import { renewIfBehind } from './exchange/anchor.ts'
import { seedMunicipality } from '../db/settings/first.ts'
import { readSetting } from '../db/settings/queries.ts'
import { Store } from '../db/store.ts'
import { createHost, type Host } from './host.ts'
import { produceFile } from './produce.ts'

export interface SessionParts {
  path: string
  /** milliseconds since 1970 */
  clock: () => number
  onChanged: (changed: Changed) => void
  onError: (entry: { code: string; operation: string; cause?: unknown }) => void
  writing: () => boolean
}

export interface OpenSession {
  store: Store
  host: Host
  session: Session
  key: Buffer
  slotId: string
  username: string
  readOnly: boolean
  /** changes from just before a power cut may be missing: the log of them is gone */
  lostLog: boolean
  now: () => string
  newId: NewId
  addUser(user: { name: string; username: string; role: Role; slotId: string }): string
}

export const cryptoIds = (clock: () => number) => idSource(clock, (bytes) => webcrypto.getRandomValues(bytes))

/** Device name in stamps and log: random per store file, kept in it. */
export const deviceOf = (store: Pick<Store, 'sql'>) => store.sql<{ device: string }>('SELECT device FROM this_device')[0]?.device ?? store.sql<{ value: string }>(`SELECT value FROM setting WHERE key = 'device'`)[0]?.value ?? 'device-1'

/** A demo store lives on a day of its own: its clock starts there at each opening, and never before the last entry of its log. */
function clockOf(store: Store, clock: () => number): () => string {
  const start = readSetting(store, 'demoClock')
  if (!start) return () => new Date(clock()).toISOString()
  const last = store.sql<{ at: string }>('SELECT max(at) AS at FROM operation')[0]?.at ?? start
  const from = Date.parse(last > start ? last : start)
  const opened = clock()
  return () => new Date(from + (clock() - opened)).toISOString()
}

/** Open an existing store for the user of this key slot. Answers with the outcome when it does not open. */
export function openSession(parts: SessionParts & { key: Buffer; slotId: string }): OpenSession | Exclude<Opened['outcome'], 'opened'> {
  const interrupted = finishInterruptedRestore(parts.path)
  if (interrupted.state === 'in-use') return 'locked'
  const opened = openStore({ path: parts.path, key: parts.key })
  if (opened.outcome !== 'opened') return opened.outcome
  try {
    const newId = cryptoIds(parts.clock)
    const as = (device: string) => new Store(opened.db, parts.path, device, newId)
    const restored = interrupted.state === 'restored'
    const found = as(deviceOf(as('device-1')))
    const store = opened.readOnly ? found : renewIfBehind(found, { newId, at: new Date(parts.clock()).toISOString(), reopen: as, force: restored })
    if (restored) restoreIsDone(parts.path)
    const user = store.sql<{ id: string; name: string; initials: string; role: Role; username: string }>(`SELECT id, name, initials, role, username FROM appUser WHERE slotId = ? AND active = 'yes'`, [parts.slotId])[0]
    if (!user) {
      closeStore(opened.db, parts.path)
      return 'wrong-key'
    }
    const open = assemble(parts, store, opened.readOnly, newId, user, opened.lostLog)
    if (!opened.readOnly) noteSignIn(open)
    return open
  } catch (error) {
    // What was opened is let go of, or the next attempt would find the store in use.
    closeStore(opened.db, parts.path)
    throw error
  }
}

/** The parts of an open store put together for its user; the demo starts here too. */
export function assemble(parts: SessionParts & { key: Buffer; slotId: string }, store: Store, readOnly: boolean, newId: NewId, user: { id: string; name: string; initials: string; role: Role; username: string }, lostLog = false): OpenSession {
  const now = clockOf(store, parts.clock)
  const session: Session = { userId: user.id, name: user.name, initials: user.initials, role: user.role }
  const host = createHost({ store, handlers, now, newId, render: produceFile, readOnly, writing: parts.writing, pause: (ms) => new Promise((done) => { setTimeout(done, ms) }), onChanged: parts.onChanged, onError: parts.onError })
  return {
    store, host, session, key: parts.key, slotId: parts.slotId, username: user.username, readOnly, lostLog, now, newId,
    addUser: (added) => {
      const done = store.transaction({ opId: newId(), name: 'users.add', actorId: user.id, role: user.role, at: now() }, (write) =>
        write.insert('appUser', { username: added.username, name: added.name, initials: initialsOf(added.name), role: added.role, slotId: added.slotId, active: 'yes', lastSeenAt: null }).id)
      parts.onChanged({ seq: done.seq, entities: done.entities })
      return done.value
    },
  }
}

export interface NewStore {
  municipality: string
  office: string
  user: { name: string; username: string; role: Role }
}

/** Who came in when, in the log. A full disk keeps nobody out. */
function noteSignIn(open: OpenSession): void {
  try {
    open.store.transaction({ opId: open.newId(), name: 'session.unlock', actorId: open.session.userId, role: open.session.role, at: open.now() }, (write) => void write.update('appUser', open.session.userId, null, { lastSeenAt: open.now() }))
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('SQLITE_FULL')) throw error
  }
}

/** Make a new, empty store with its first user, the services of a housing team and a rule set to start from. */
export function newStoreSession(parts: SessionParts & { key: Buffer; slotId: string } & NewStore): OpenSession {
  const opened = openStore({ path: parts.path, key: parts.key, create: true })
  if (opened.outcome !== 'opened') throw new Refusal(opened.outcome === 'network-folder' ? 'store-network-folder' : 'store-exists')
  const newId = cryptoIds(parts.clock)
  const device = newId().slice(-12)
  const store = new Store(opened.db, parts.path, device, newId)
  const at = new Date(parts.clock()).toISOString()
  const userId = newId()
  const user = { id: userId, ...parts.user, initials: initialsOf(parts.user.name) }
  store.transaction({ opId: newId(), name: 'store.create', actorId: userId, role: user.role, at }, (write) => {
    write.insert('appUser', { id: userId, username: user.username, name: user.name, initials: user.initials, role: user.role, slotId: parts.slotId, active: 'yes', lastSeenAt: null })
    seedMunicipality(write, { municipality: parts.municipality, office: parts.office, device })
    store.run('INSERT INTO this_device (one, device) VALUES (1, ?)', [device])
  })
  return assemble(parts, store, false, newId, user)
}
