// One file for the municipality's own backup system: a verified copy of the store, its key file and a manifest in a plain zip. Only the manifest can be read without a key.
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { Zip, ZipPassThrough } from 'fflate'
import { backupError, fileTime, makeBackup, Manifest, manifestBeside, removeBackup, verifyBackup, type Backup } from '../db/backup.ts'
import { keysBeside, readPieces, renameSafely, writeAll, writePieces, writeSafely } from '../db/files.ts'
import { fail, ok, type Result } from '../shared/contract.ts'
import { Refusal } from '../shared/errors.ts'

const NAMES = { store: 'saksarkiv.bolig', keys: 'saksarkiv.bolig.keys.json', manifest: 'manifest.json' }
const MANIFEST_MAX = 64 * 1024
const ZIP_MAX = 0xffff_ffff

export interface SealedOptions { path: string; key: Uint8Array; folder: string; /** ISO instant */ at: string; device: string; onProgress?: (fraction: number) => void; shouldStop?: () => boolean }

/**
 * Write `boligbordet-kopi-<time>.zip` in a folder. Stored, not packed: encrypted bytes do not pack.
 * Errors: those of a backup; backup-failed for a store larger than a plain zip can hold (4 GB).
 */
export function exportSealedCopy(options: SealedOptions): Result<{ file: string; manifest: Manifest }> {
  const made = makeBackup({ ...options, kind: 'manual' })
  if (!made.ok) return made
  const { file: copy, manifest } = made.value
  const file = join(options.folder, `boligbordet-kopi-${fileTime(options.at)}.zip`)
  try {
    if (manifest.bytes > ZIP_MAX - (1 << 20)) throw new Refusal('backup-failed')
    const parts: [string, string][] = [[NAMES.manifest, manifestBeside(copy)], [NAMES.store, copy], ...(existsSync(keysBeside(copy)) ? [[NAMES.keys, keysBeside(copy)] as [string, string]] : [])]
    writeZip(`${file}.delvis`, parts, options.at)
    renameSafely(`${file}.delvis`, file)
    return ok({ file, manifest })
  } catch (error) {
    rmSync(`${file}.delvis`, { force: true })
    return fail({ code: backupError(error) })
  } finally {
    removeBackup(copy)
  }
}

/** Pieces go to the file as they come: the store is never in memory. */
function writeZip(target: string, parts: readonly [name: string, path: string][], at: string): void {
  const file = openSync(target, 'w', 0o600)
  try {
    const zip = new Zip((error, piece) => {
      if (error) throw error
      writeAll(file, piece)
    })
    for (const [name, path] of parts) {
      const entry = new ZipPassThrough(name)
      entry.mtime = at
      zip.add(entry)
      readPieces(path, (piece) => entry.push(Uint8Array.from(piece)))
      entry.push(new Uint8Array(0), true)
    }
    zip.end()
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

interface Entry { name: string; crc: number; size: number; from: number }

/** The entries of a zip as its directory lists them, stored ones only. Throws backup-damaged. */
function entriesOf(path: string): Entry[] {
  const file = openSync(path, 'r')
  const part = (from: number, length: number) => {
    const buffer = Buffer.alloc(length)
    if (from < 0 || readSync(file, buffer, 0, length, from) !== length) throw new Refusal('backup-damaged')
    return buffer
  }
  try {
    const end = part(fstatSync(file).size - 22, 22)
    const directory = part(end.readUInt32LE(16), Math.min(end.readUInt32LE(12), MANIFEST_MAX))
    if (end.readUInt32LE(0) !== 0x06054b50) throw new Refusal('backup-damaged')
    const entries: Entry[] = []
    for (let at = 0; at + 46 <= directory.length; ) {
      const nameLength = directory.readUInt16LE(at + 28)
      const local = part(directory.readUInt32LE(at + 42), 30)
      const size = directory.readUInt32LE(at + 24)
      if (directory.readUInt16LE(at + 10) !== 0 || size !== directory.readUInt32LE(at + 20)) throw new Refusal('backup-damaged')
      entries.push({ name: directory.toString('utf8', at + 46, at + 46 + nameLength), crc: directory.readUInt32LE(at + 16), size, from: directory.readUInt32LE(at + 42) + 30 + local.readUInt16LE(26) + local.readUInt16LE(28) })
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
    return entries
  } catch (error) {
    // A length that points outside what was read is a broken file, not a broken program.
    throw error instanceof RangeError ? new Refusal('backup-damaged') : error
  } finally {
    closeSync(file)
  }
}

function unpack(zip: string, entries: readonly Entry[], name: string, target: string): void {
  const entry = entries.find((one) => one.name === name)
  if (!entry) throw new Refusal('backup-damaged')
  let crc = 0
  const { bytes } = writePieces(target, (write) => readPieces(zip, (piece) => {
    crc = crc32(piece, crc)
    write(piece)
  }, entry.from, entry.size))
  if (bytes !== entry.size || crc !== entry.crc) throw new Refusal('backup-damaged')
}

/**
 * Unpack a sealed copy into a folder, as a backup that can be previewed and restored. Names inside the zip are never used as paths.
 * Its key file comes out beside it, so the passphrase can be tried before there is a key; then `verifySealedCopy`.
 * Errors: backup-damaged, backup-disk-full, backup-folder, backup-missing.
 */
export function openSealedCopy(zip: string, folder: string): Result<Backup> {
  const file = join(folder, basename(zip).replace(/(\.zip)?$/i, '.bolig'))
  try {
    if (existsSync(file)) throw new Refusal('backup-folder')
    const entries = entriesOf(zip)
    if ((entries.find((one) => one.name === NAMES.manifest)?.size ?? Infinity) > MANIFEST_MAX) throw new Refusal('backup-damaged')
    unpack(zip, entries, NAMES.manifest, `${file}.delvis`)
    const parsed = Manifest.safeParse(JSON.parse(readFileSync(`${file}.delvis`, 'utf8')))
    if (!parsed.success) throw new Refusal('backup-damaged')
    unpack(zip, entries, NAMES.store, `${file}.delvis`)
    if (entries.some((one) => one.name === NAMES.keys)) unpack(zip, entries, NAMES.keys, keysBeside(file))
    renameSafely(`${file}.delvis`, file)
    writeSafely(manifestBeside(file), JSON.stringify(parsed.data, null, 1))
    return ok({ file, manifest: parsed.data })
  } catch (error) {
    rmSync(`${file}.delvis`, { force: true })
    if (!existsSync(file)) rmSync(keysBeside(file), { force: true })
    return fail({ code: error instanceof SyntaxError ? 'backup-damaged' : backupError(error) })
  }
}

/** Prove an unpacked copy whole, with the store's key. */
export function verifySealedCopy(backup: Backup, key: Uint8Array): Result<Backup> {
  try {
    verifyBackup(backup, key)
    return ok(backup)
  } catch (error) {
    return fail({ code: backupError(error) })
  }
}
