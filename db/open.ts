// Opens the encrypted store with the one safe list of settings, and answers with an outcome instead of throwing. Nothing is ever deleted here.
import { closeSync, existsSync, openSync, readSync, realpathSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '../shared/errors.ts'
import { syncFolder } from './files.ts'
import { migrate } from './migrate.ts'
import { SCHEMA_VERSION } from './migrations/index.ts'

export type Connection = Database.Database

export type Opened =
  /** lostLog: it was not closed cleanly, and the log of its last changes is gone from beside it; the file itself is whole as of its last checkpoint */
  | { outcome: 'opened'; db: Connection; readOnly: boolean; uncleanBefore: boolean; lostLog: boolean }
  | { outcome: 'wrong-key' | 'newer' | 'locked' | 'damaged' | 'missing' | 'network-folder' }

export interface OpenOptions {
  path: string
  /** raw 256-bit key */
  key: Uint8Array
  /** create the file when it is missing */
  create?: boolean
  /** a second connection for reading, or a worker's: no migration, no opening mark, no quick check */
  role?: 'owner' | 'reader' | 'worker'
}

/** The settings each connection must have, as they read back (quality: durable, nothing readable in temp files, nothing left of deleted rows). */
export const SETTINGS = {
  journal_mode: 'wal', synchronous: 2, temp_store: 2, secure_delete: 1, foreign_keys: 1, trusted_schema: 0, cell_size_check: 1, mmap_size: 0, cache_size: -65536, busy_timeout: 5000,
} as const

/** Give a fresh connection its key and settings, all but the log, which changes the file. Throws SQLITE_NOTADB at the first read when the key is wrong. */
function configure(db: Connection, key: Uint8Array): void {
  const hex = Buffer.from(key).toString('hex')
  db.pragma(`cipher='aegis'`)
  db.pragma(`key="raw:${hex}"`)
  db.pragma('busy_timeout=5000')
  db.prepare('SELECT count(*) FROM sqlite_master').get()
  for (const [name, value] of Object.entries(SETTINGS)) if (name !== 'journal_mode') db.pragma(`${name}=${value}`)
}

/** Read every setting back; a connection that lacks one is refused. */
export function readSettings(db: Connection): Record<string, unknown> {
  return Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, db.pragma(name, { simple: true })]))
}

const NETWORK_FILESYSTEMS = new Set([0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x65735546, 0x564c])
const SYNCED = /(^|[\\/])(onedrive|dropbox|google drive|nextcloud|icloud)[^\\/]*([\\/]|$)/i

/** A network share or a synchronised folder corrupts a write-ahead log: refuse before touching anything. */
export function isUnsafeFolder(path: string): boolean {
  const folder = existsSync(path) ? realpathSync(dirname(path)) : dirname(path)
  if (path.startsWith('\\\\') || folder.startsWith('\\\\') || SYNCED.test(folder)) return true
  try {
    return NETWORK_FILESYSTEMS.has(Number(statfsSync(folder).type) >>> 0)
  } catch {
    return false
  }
}

function outcomeOf(error: unknown, path: string): Exclude<Opened['outcome'], 'opened'> | null {
  const code = (error as { code?: string }).code ?? ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'locked'
  // The driver answers the same for a wrong key and a broken first page. The mark beside the file tells them apart.
  if (code === 'SQLITE_NOTADB') return headLooksWhole(path) ? 'wrong-key' : 'damaged'
  if (code === 'SQLITE_IOERR_SHMSIZE') return null
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) return 'damaged'
  return null
}

/** Size is a whole number of pages: a truncated file is damaged, not wrongly keyed. */
function headLooksWhole(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(4096)
    return readSync(file, head, 0, 4096, 0) === 4096 && head.some((byte) => byte !== 0)
  } finally {
    closeSync(file)
  }
}

/** The file that marks the store as open; left behind by a crash, and then a quick check follows. */
export const openMark = (path: string) => join(dirname(path), `.${basename(path)}.open`)

/**
 * Says that changes may lie in the write-ahead log. Written once the log exists, taken away when it has been folded in and before it is removed:
 * so a missing log is a loss when this lies here, and nothing out of the ordinary when it does not (a crash before the log was made, or after it was put away).
 */
export const logNote = (path: string) => join(dirname(path), `.${basename(path)}.log`)

/** Locks this process holds, by store. The system lets go of them when the process dies, so a mark alone never keeps anyone out. */
const locks = new Map<string, Connection>()

function takeMark(path: string): 'fresh' | 'crashed' | 'held' {
  const mark = openMark(path)
  const before = existsSync(mark)
  if (before && statSync(mark).size > 0) writeFileSync(mark, '')
  const lock = new Database(mark, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!before && !String((error as { code?: string }).code).startsWith('SQLITE_BUSY')) rmSync(mark, { force: true })
    if (String((error as { code?: string }).code).startsWith('SQLITE_BUSY')) return 'held'
    throw error
  }
  locks.set(path, lock)
  return before ? 'crashed' : 'fresh'
}

/**
 * Open (or create) a store. Outcomes are values; the file is left as it was in every case but 'opened'.
 * A read-only file or folder opens for reading.
 */
export function openStore(options: OpenOptions): Opened {
  const { path, key, role = 'owner' } = options
  if (!existsSync(path) && !options.create) return { outcome: 'missing' }
  if (isUnsafeFolder(path)) return { outcome: 'network-folder' }
  // An empty file would be taken for a new store and filled.
  if (existsSync(path) && statSync(path).size === 0) return { outcome: 'damaged' }
  const fresh = !existsSync(path)
  let readOnly = role === 'reader'
  let mark: 'fresh' | 'crashed' | 'held' = 'fresh'
  if (role === 'owner') {
    try {
      mark = takeMark(path)
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      if (!['EACCES', 'EROFS', 'EPERM', 'SQLITE_CANTOPEN'].includes(code) && !code.startsWith('SQLITE_READONLY')) throw error
      readOnly = true
    }
    if (mark === 'held') return { outcome: 'locked' }
  }
  const lostLog = mark === 'crashed' && existsSync(logNote(path)) && !existsSync(`${path}-wal`)
  let db: Connection | undefined
  try {
    db = connect(path, key, readOnly)
    readOnly = db.readonly
    const version = db.pragma('user_version', { simple: true }) as number
    if (version > SCHEMA_VERSION) return refused(db, path, role === 'owner' ? mark : null, 'newer')
    if (role === 'owner' && !readOnly) {
      if (mark === 'crashed' && db.pragma('quick_check', { simple: true }) !== 'ok') return refused(db, path, role === 'owner' ? mark : null, 'damaged')
      db.pragma(`journal_mode=${SETTINGS.journal_mode}`)
      migrate(db, path)
      // Reading makes the log, when nothing has yet.
      db.pragma('user_version')
      noteLog(path)
    }
    return { outcome: 'opened', db, readOnly, uncleanBefore: mark === 'crashed', lostLog }
  } catch (error) {
    const outcome = outcomeOf(error, path)
    const answer = refused(db, path, role === 'owner' ? mark : null, outcome ?? 'damaged')
    if (outcome === null) {
      if (fresh) removeStore(path)
      // The log's index had no room to grow: that is the disk, not the store.
      throw (error as { code?: string }).code === 'SQLITE_IOERR_SHMSIZE' ? new Refusal('disk-full') : error
    }
    return answer
  }
}

function connect(path: string, key: Uint8Array, readOnly: boolean): Connection {
  const open = (readonly: boolean) => {
    const db = new Database(path, { readonly })
    try {
      configure(db, key)
      // A file that cannot be written says so here, before anything is asked of it.
      if (!readonly) db.exec('BEGIN IMMEDIATE; ROLLBACK')
      return db
    } catch (error) {
      db.close()
      throw error
    }
  }
  try {
    return open(readOnly)
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') return open(true)
    throw error
  }
}

function refused(db: Connection | undefined, path: string, mark: 'fresh' | 'crashed' | null, outcome: Exclude<Opened['outcome'], 'opened'>): Opened {
  db?.close()
  if (mark) releaseMark(path)
  // What was not checked to the end is checked at the next attempt too.
  if (mark === 'crashed') writeFileSync(openMark(path), '')
  return { outcome }
}

function noteLog(path: string): void {
  try {
    writeFileSync(logNote(path), '')
  } catch {
    // A full disk keeps nobody out; then a lost log would go unsaid.
  }
}

/** The log holds nothing the file lacks. Lasting before the log goes, or a power cut could leave the note without it. */
function forgetLog(path: string): void {
  try {
    rmSync(logNote(path), { force: true })
    syncFolder(dirname(path))
  } catch {
    // A note too many can only warn once too often.
  }
}

/**
 * Keep everyone else out of a store while its files are exchanged. Null when someone has it open.
 * @returns lets go; with `true` the mark of an unclean close stays as it was
 */
export function reserveStore(path: string): ((keepMark: boolean) => void) | null {
  const mark = takeMark(path)
  if (mark === 'held') return null
  return (keepMark) => {
    releaseMark(path)
    if (keepMark && mark === 'crashed') writeFileSync(openMark(path), '')
  }
}

function releaseMark(path: string): void {
  locks.get(path)?.close()
  locks.delete(path)
  try {
    rmSync(openMark(path), { force: true })
  } catch {
    // A read-only folder keeps its mark; the next opening finds it unlocked and goes on.
  }
}

/** Another connection that is still reading keeps the log where it is; then it is only folded in. A full disk has no room for folding: closing goes on all the same. */
function putLogAway(db: Connection, path: string): void {
  try {
    const [folded] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (folded?.busy === 0) forgetLog(path)
    db.pragma('busy_timeout=0')
    db.pragma('journal_mode=delete')
  } catch {
    // The log stays beside the file; the next opening reads both.
  }
}

/** Close cleanly: fold the write-ahead log into the file and put the log away, so that a copy of the file alone, or one in a folder that cannot be written, opens for reading; remove the mark. */
export function closeStore(db: Connection, path: string): void {
  if (!db.readonly) putLogAway(db, path)
  db.close()
  releaseMark(path)
}

/** Take away a store that was never finished, and all that lies beside it. Only for one this process has just begun to make. */
export function removeStore(path: string): void {
  releaseMark(path)
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`, logNote(path)]) rmSync(file, { force: true })
}
