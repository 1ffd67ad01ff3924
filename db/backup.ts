// Backups: an encrypted copy of the whole store, proved whole before it counts, with a manifest and a copy of the key file beside it.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '../shared/contract.ts'
import { IsoInstant } from '../shared/dates.ts'
import { Refusal, type ErrorCode } from '../shared/errors.ts'
import { z } from '../shared/zod.ts'
import { KINDS, type BackupKind } from './backup-policy.ts'
import { keysBeside, printOf, renameSafely, syncFile, writeSafely } from './files.ts'
import { verifyLogs } from './log.ts'
import { SCHEMA_VERSION } from './migrations/index.ts'
import { openStore, type Connection } from './open.ts'
import { Store } from './store.ts'

/** What lies beside a backup, readable by anyone. No personal data. */
export const Manifest = z.object({
  format: z.literal(1), kind: z.enum(KINDS), madeAt: IsoInstant, schema: z.number().int().positive(),
  /** the log as it was: number of operations, and the last one's hash ('' when there is none) */
  operations: z.number().int().min(0), headHash: z.string(),
  device: z.string(),
  /** id of the key file, the same for all backups of one store; '' when there was no key file */
  store: z.string(),
  bytes: z.number().int().positive(), sha256: z.string().length(64), verifiedAt: IsoInstant,
})
export type Manifest = z.output<typeof Manifest>
export interface Backup { file: string; manifest: Manifest }
/** `unlisted`: no manifest of ours; `broken`: a manifest that cannot be read; `gone`: a manifest without its file; `size`: not as long as it was. */
export interface ListedBackup { file: string; manifest: Manifest | null; problem: 'unlisted' | 'broken' | 'gone' | 'size' | null }
export interface Head { operations: number; seq: number; hash: string }

export interface BackupOptions {
  path: string
  key: Uint8Array
  folder: string
  /** ISO instant */
  at: string
  kind: BackupKind
  device: string
  onProgress?: (fraction: number) => void
  /** asked between the steps; copying itself is one step */
  shouldStop?: () => boolean
}

const NAME = /^sikkerhetskopi-\d{8}T\d{6}Z-[a-z]+\.bolig$/
const PARTIAL = '.delvis'
export const manifestBeside = (file: string) => `${file}.json`
export const fileTime = (at: string) => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`
const STEPS = { copied: 0.5, verified: 0.9 }

/** Turn whatever went wrong into a code of ours. A damaged page of the source is not the backup's fault, and is told apart. */
export function backupError(error: unknown, corrupt: ErrorCode = 'backup-damaged'): ErrorCode {
  if (error instanceof Refusal) return error.error.code
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'backup-disk-full'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'backup-busy'
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) return 'backup-folder'
  if (code === 'ENOENT') return 'backup-missing'
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' ? corrupt : 'backup-failed'
}

const OUTCOMES: Record<string, ErrorCode> = { 'wrong-key': 'backup-wrong-key', newer: 'store-newer', locked: 'backup-busy', missing: 'backup-missing', 'network-folder': 'store-network-folder' }

/** Open for reading only, do something, close. Throws a Refusal with `corrupt` when the file is damaged. */
export function reading<T>(path: string, key: Uint8Array, corrupt: ErrorCode, act: (db: Connection) => T): T {
  const opened = openStore({ path, key, role: 'reader' })
  if (opened.outcome !== 'opened') throw new Refusal(OUTCOMES[opened.outcome] ?? corrupt)
  try {
    return act(opened.db)
  } finally {
    opened.db.close()
  }
}

/** One statement, so that it is one moment's answer while others write. */
export function headOf(db: Connection): Head {
  return (db.prepare('SELECT (SELECT count(*) FROM operation) AS operations, seq, hash FROM operation ORDER BY seq DESC LIMIT 1').get() as Head | undefined) ?? { operations: 0, seq: 0, hash: '' }
}

/** A store over a connection, for reading its log. */
export const readerOf = (db: Connection, path: string) => new Store(db, path, '', () => { throw new Error('a reader makes no ids') })

/** Prove that a closed file is a whole store: every page, every index, both logs' chains. A file of an older schema has its chains proved when it is next opened for work. */
export function verifyStoreFile(path: string, key: Uint8Array): { head: Head; schema: number } {
  return reading(path, key, 'backup-damaged', (db) => {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Refusal('backup-damaged')
    const schema = db.pragma('user_version', { simple: true }) as number
    if (schema === SCHEMA_VERSION && verifyLogs(readerOf(db, path)).firstBad !== null) throw new Refusal('backup-damaged')
    return { head: headOf(db), schema }
  })
}

/** The id in the key file beside a store; '' when it cannot be read. */
export function storeIdOf(path: string): string {
  try {
    return z.object({ storeId: z.string() }).parse(JSON.parse(readFileSync(keysBeside(path), 'utf8'))).storeId
  } catch {
    return ''
  }
}

/** Copy with a connection of its own, so that whoever writes goes on. @returns true for a copy's head that is the source's, at some moment while it was copied */
function copyInto(options: BackupOptions, partial: string): (head: Head) => boolean {
  return reading(options.path, options.key, 'backup-store-damaged', (db) => {
    const before = headOf(db)
    db.prepare('VACUUM INTO ?').run(partial)
    const since = db.prepare('SELECT seq, hash FROM operation WHERE seq >= ? ORDER BY seq').all(before.seq) as { seq: number; hash: string }[]
    const place = new Map(since.map((row, index) => [row.seq, { hash: row.hash, operations: before.operations + index + (before.seq > 0 ? 0 : 1) }]))
    return (head) => (head.seq === 0 ? before.operations === 0 : place.get(head.seq)?.hash === head.hash && place.get(head.seq)?.operations === head.operations)
  })
}

function stopIfAsked(options: BackupOptions): void {
  if (options.shouldStop?.()) throw new Refusal('backup-cancelled')
}

/**
 * Make one backup. It counts only when its manifest lies there, and that is written last.
 * Errors: backup-disk-full, backup-folder, backup-busy, backup-cancelled, backup-store-damaged, backup-damaged, backup-wrong-key, backup-failed.
 */
export function makeBackup(options: BackupOptions): Result<Backup> {
  const { path, key, folder, at, kind, device } = options
  const file = join(folder, `sikkerhetskopi-${fileTime(at)}-${kind}.bolig`)
  const partial = file + PARTIAL
  let named = false
  let corrupt: ErrorCode = 'backup-store-damaged'
  try {
    stopIfAsked(options)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    removePartial(folder)
    if (existsSync(file)) throw new Refusal('backup-busy')
    const fits = copyInto(options, partial)
    chmodSync(partial, 0o600)
    corrupt = 'backup-damaged'
    options.onProgress?.(STEPS.copied)
    stopIfAsked(options)
    syncFile(partial)
    const { head, schema } = verifyStoreFile(partial, key)
    if (!fits(head)) throw new Refusal('backup-damaged')
    options.onProgress?.(STEPS.verified)
    stopIfAsked(options)
    const manifest: Manifest = { format: 1, kind, madeAt: at, schema, operations: head.operations, headHash: head.hash, device, store: storeIdOf(path), ...printOf(partial), verifiedAt: at }
    renameSafely(partial, file)
    named = true
    if (existsSync(keysBeside(path))) writeSafely(keysBeside(file), readFileSync(keysBeside(path), 'utf8'))
    writeSafely(manifestBeside(file), JSON.stringify(manifest, null, 1))
    options.onProgress?.(1)
    return ok({ file, manifest })
  } catch (error) {
    for (const one of named ? [file, keysBeside(file), manifestBeside(file)] : [partial, `${partial}-journal`]) removeQuietly(one)
    return fail({ code: backupError(error, corrupt) })
  }
}

/** What cannot be removed now is an unfinished name, and goes with the next backup. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // The first error is the one to tell.
  }
}

/** What a copying that was cut off left behind. Only names of ours that were never finished. */
export function removePartial(folder: string): void {
  for (const name of readdirSync(folder)) if (NAME.test(name.replace(/\.delvis(-journal)?$/, '')) && /\.delvis(-journal)?$/.test(name)) rmSync(join(folder, name), { force: true })
}

function describe(file: string): ListedBackup {
  if (!existsSync(manifestBeside(file))) return { file, manifest: null, problem: 'unlisted' }
  try {
    const manifest = Manifest.parse(JSON.parse(readFileSync(manifestBeside(file), 'utf8')))
    return { file, manifest, problem: !existsSync(file) ? 'gone' : statSync(file).size !== manifest.bytes ? 'size' : null }
  } catch {
    return { file, manifest: null, problem: 'broken' }
  }
}

/** Everything in the folder that bears a backup's name, newest first. An unreadable folder is an empty one; a broken manifest is listed as such. */
export function listBackups(folder: string): ListedBackup[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  const files = new Set(names.map((name) => name.replace(/\.json$/, '')).filter((name) => NAME.test(name)))
  return [...files].sort().toReversed().map((name) => describe(join(folder, name)))
}

/** Those that count: whole, of this store (by key file id), with what the rules of time need. */
export const countedBackups = (list: readonly ListedBackup[], store: string) =>
  list.flatMap((one) => (one.manifest && one.problem === null && one.manifest.store === store ? [{ file: one.file, kind: one.manifest.kind, madeAt: one.manifest.madeAt }] : []))

/** Remove a backup of ours: the manifest first, so that a half-removed one no longer counts. */
export function removeBackup(file: string): void {
  for (const one of [manifestBeside(file), keysBeside(file), file]) rmSync(one, { force: true })
}

/** Prove a listed backup: content as its manifest says, and a whole store under this key. Throws a Refusal. */
export function verifyBackup(backup: Backup, key: Uint8Array): Head {
  if (!existsSync(backup.file)) throw new Refusal('backup-missing')
  const print = printOf(backup.file)
  if (print.bytes !== backup.manifest.bytes || print.sha256 !== backup.manifest.sha256) throw new Refusal('backup-damaged')
  const { head } = verifyStoreFile(backup.file, key)
  if (head.operations !== backup.manifest.operations || head.hash !== backup.manifest.headHash) throw new Refusal('backup-damaged')
  return head
}
