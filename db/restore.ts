// Putting a backup in the store's place. What was there is set aside, never deleted; a crash at any point leaves the old or the new, and the next start finishes or explains.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fail, ok, type Result } from '../shared/contract.ts'
import { IsoInstant } from '../shared/dates.ts'
import { Refusal } from '../shared/errors.ts'
import { z } from '../shared/zod.ts'
import { backupError, fileTime, storeIdOf, verifyBackup, verifyStoreFile, type Backup } from './backup.ts'
import { copySafely, keysBeside, renameSafely, syncFolder, writeSafely } from './files.ts'
import { closeStore, logNote, openStore, reserveStore, type Connection } from './open.ts'

/** Names, without folders. Lies beside the store from when the copy is ready until the restored store has been given its new identity. */
const Note = z.object({ format: z.literal(1), backup: z.string(), madeAt: IsoInstant, at: IsoInstant, incoming: z.string(), setAside: z.string() })
export type RestoreNote = z.output<typeof Note>

export interface Restored { setAside: string }
export interface RestoreOptions {
  path: string
  key: Uint8Array
  backup: Backup
  /** ISO instant */
  at: string
  /** given the restored store, open, before anyone else has it: here it gets a device identity of its own */
  afterRestore?: (db: Connection, restored: Restored) => void
}

export const restoreNote = (path: string) => `${path}.gjenoppretting.json`
const INCOMING = '.hentes-fram-'
const PARTS = ['', '-wal', '-shm', '-journal']

/**
 * Put a verified backup in the store's place. Nobody may have the store open.
 * The key file is kept when it is the same store's (it may know newer passphrases); else the backup's comes with it. A copy of the one that lay there is set aside.
 * Errors: store-in-use, backup-missing, backup-damaged, backup-wrong-key, backup-disk-full, backup-folder, backup-failed. On every error the store is as it was.
 */
export function restoreBackup(options: RestoreOptions): Result<Restored> {
  const { path, key, backup, at } = options
  let release: ReturnType<typeof reserveStore> = null
  const incoming = freeName(path + INCOMING + fileTime(at))
  let noted = false
  try {
    release = reserveStore(path)
    if (!release) throw new Refusal('store-in-use')
    finishUp(path)
    verifyBackup(backup, key)
    copySafely(backup.file, incoming)
    verifyStoreFile(incoming, key)
    const setAside = freeName(`${path}.satt-til-side-${fileTime(at)}`)
    setKeysAside(path, backup.file, setAside)
    const note: RestoreNote = { format: 1, backup: basename(backup.file), madeAt: backup.manifest.madeAt, at, incoming: basename(incoming), setAside: basename(setAside) }
    writeSafely(restoreNote(path), JSON.stringify(note, null, 1))
    noted = true
    rollForward(path, note)
    release(false)
    release = null
    if (options.afterRestore) finishWith(options, { setAside })
    return ok({ setAside })
  } catch (error) {
    if (!noted && existsSync(incoming)) rmSync(incoming, { force: true })
    return fail({ code: backupError(error) })
  } finally {
    release?.(true)
  }
}

function freeName(wanted: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`
    if (![...PARTS, '.keys.json'].some((part) => existsSync(name + part))) return name
  }
}

/** A copy of the key file goes aside; where the one here is gone, damaged or another store's, the backup's takes its place. */
function setKeysAside(path: string, backup: string, aside: string): void {
  if (existsSync(keysBeside(path))) copySafely(keysBeside(path), keysBeside(aside))
  const theirs = storeIdOf(backup)
  if (theirs !== '' && theirs !== storeIdOf(path)) writeSafely(keysBeside(path), readFileSync(keysBeside(backup), 'utf8'))
}

/** From the note on, everything is renaming, and can be gone through again from wherever it stopped: while the incoming file lies there, what has the store's name is the old one. */
function rollForward(path: string, note: RestoreNote): void {
  const folder = dirname(path)
  if (!existsSync(join(folder, note.incoming))) return
  for (const part of PARTS) setPartAside(path + part, join(folder, note.setAside + part), part !== '')
  // The note of the log belongs to the one set aside.
  rmSync(logNote(path), { force: true })
  renameSafely(join(folder, note.incoming), path)
}

/** The name aside was free, so what has it is the old one: never written over. On a file system where a renamed file may have both names after a power cut, the second name of a log goes, lest the new store read it. */
function setPartAside(here: string, aside: string, isLog: boolean): void {
  if (!existsSync(here)) return
  if (!existsSync(aside)) renameSafely(here, aside)
  else if (isLog) rmSync(here)
}

/** Finish what a note says was begun, and remove copies that no note speaks of. */
function finishUp(path: string): RestoreNote | null {
  const note = existsSync(restoreNote(path)) ? Note.parse(JSON.parse(readFileSync(restoreNote(path), 'utf8'))) : null
  if (note) rollForward(path, note)
  for (const name of incomingFiles(path)) rmSync(join(dirname(path), name), { force: true })
  return note
}

const incomingFiles = (path: string) => readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path) + INCOMING))

function finishWith(options: RestoreOptions, restored: Restored): void {
  const opened = openStore({ path: options.path, key: options.key })
  if (opened.outcome !== 'opened') throw new Refusal('backup-failed')
  try {
    options.afterRestore!(opened.db, restored)
  } finally {
    closeStore(opened.db, options.path)
  }
  restoreIsDone(options.path)
}

/** The restored store has its identity; the note has done its work. */
export function restoreIsDone(path: string): void {
  rmSync(restoreNote(path), { force: true })
  syncFolder(dirname(path))
}

/**
 * Before each opening: finish a restore that was cut off. Needs no key.
 * `none`: nothing was under way. `not-begun`: it was cut off before anything was exchanged; the old store is in place. `restored`: the backup is in place, and whoever opens it gives it its identity and calls `restoreIsDone`.
 * `in-use`: someone has the store open.
 */
export function finishInterruptedRestore(path: string): { state: 'none' | 'not-begun' | 'in-use' } | { state: 'restored'; note: RestoreNote } {
  if (!existsSync(dirname(path)) || (!existsSync(restoreNote(path)) && incomingFiles(path).length === 0)) return { state: 'none' }
  const release = reserveStore(path)
  if (!release) return { state: 'in-use' }
  try {
    const note = finishUp(path)
    return note ? { state: 'restored', note } : { state: 'not-begun' }
  } finally {
    release(true)
  }
}
