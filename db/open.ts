// Opens the encrypted store with the one safe list of settings, and answers with an outcome instead of throwing. Nothing is ever deleted here.
import { closeSync, existsSync, openSync, readFileSync, readSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from './migrate.ts'
import { SCHEMA_VERSION } from './migrations/index.ts'

export type Connection = Database.Database

export type Opened =
  | { outcome: 'opened'; db: Connection; readOnly: boolean; uncleanBefore: boolean }
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

/** Give a fresh connection its key and settings. Throws SQLITE_NOTADB at the first read when the key is wrong. */
function configure(db: Connection, key: Uint8Array): void {
  const hex = Buffer.from(key).toString('hex')
  db.pragma(`cipher='aegis'`)
  db.pragma(`key="raw:${hex}"`)
  db.pragma('busy_timeout=5000')
  db.prepare('SELECT count(*) FROM sqlite_master').get()
  for (const [name, value] of Object.entries(SETTINGS)) if (!(db.readonly && name === 'journal_mode')) db.pragma(`${name}=${value}`)
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

function outcomeOf(error: unknown, path: string): Exclude<Opened['outcome'], 'opened'> {
  const code = (error as { code?: string }).code ?? ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'locked'
  // The driver answers the same for a wrong key and a broken first page. The mark beside the file tells them apart.
  if (code === 'SQLITE_NOTADB') return headLooksWhole(path) ? 'wrong-key' : 'damaged'
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) return 'damaged'
  throw error
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

function takeMark(path: string): 'fresh' | 'crashed' | 'held' {
  const mark = openMark(path)
  if (existsSync(mark)) {
    const pid = Number(readFileSync(mark, 'utf8'))
    if (pid && pid !== process.pid && alive(pid)) return 'held'
    writeFileSync(mark, String(process.pid))
    return 'crashed'
  }
  writeFileSync(mark, String(process.pid), { flag: 'wx' })
  return 'fresh'
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

/**
 * Open (or create) a store. Outcomes are values; the file is left as it was in every case but 'opened'.
 * A read-only file or folder opens for reading.
 */
export function openStore(options: OpenOptions): Opened {
  const { path, key, role = 'owner' } = options
  if (!existsSync(path) && !options.create) return { outcome: 'missing' }
  if (isUnsafeFolder(path)) return { outcome: 'network-folder' }
  let readOnly = role === 'reader'
  let mark: 'fresh' | 'crashed' | 'held' = 'fresh'
  if (role === 'owner') {
    try {
      mark = takeMark(path)
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      if (!['EACCES', 'EROFS', 'EPERM'].includes(code)) throw error
      readOnly = true
    }
    if (mark === 'held') return { outcome: 'locked' }
  }
  let db: Connection | undefined
  try {
    db = connect(path, key, readOnly)
    readOnly = db.readonly
    const version = db.pragma('user_version', { simple: true }) as number
    if (version > SCHEMA_VERSION) return refused(db, path, role, 'newer')
    if (role === 'owner' && !readOnly) {
      if (mark === 'crashed' && db.pragma('quick_check', { simple: true }) !== 'ok') return refused(db, path, role, 'damaged')
      migrate(db, path)
    }
    return { outcome: 'opened', db, readOnly, uncleanBefore: mark === 'crashed' }
  } catch (error) {
    const outcome = outcomeOf(error, path)
    return refused(db, path, role, outcome)
  }
}

function connect(path: string, key: Uint8Array, readOnly: boolean): Connection {
  const open = (readonly: boolean) => {
    const db = new Database(path, { readonly })
    try {
      configure(db, key)
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

function refused(db: Connection | undefined, path: string, role: string, outcome: Exclude<Opened['outcome'], 'opened'>): Opened {
  db?.close()
  if (role === 'owner') releaseMark(path)
  return { outcome }
}

function releaseMark(path: string): void {
  try {
    rmSync(openMark(path), { force: true })
  } catch {
    // A read-only folder keeps its mark; the next opening sees a dead process and goes on.
  }
}

/** Close cleanly: fold the write-ahead log into the file, remove the mark. */
export function closeStore(db: Connection, path: string): void {
  if (!db.readonly) db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  releaseMark(path)
}
