// Files that survive a crash: written or copied under another name, synced, renamed, and the folder synced too. With patience for virus scanners.
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const PATIENCE_MS = [50, 100, 200, 400, 800, 1600]
const PIECE = 1 << 20
const sleep = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** The key file that belongs to a store, or to a backup of one. */
export const keysBeside = (path: string) => `${path}.keys.json`

/** Make names in a folder last through a power cut. Windows has no such call, and does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Make a file's content last. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Rename and sync the folder. Waits, some seconds in all, for a program that holds the file. */
export function renameSafely(from: string, to: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      renameSync(from, to)
      break
    } catch (error) {
      const wait = PATIENCE_MS[attempt]
      if (wait === undefined || !['EBUSY', 'EPERM', 'EACCES'].includes((error as { code?: string }).code ?? '')) throw error
      sleep(wait)
    }
  }
  syncFolder(dirname(to))
}

/** The old text or the new, never half of either. */
export function writeSafely(path: string, text: string): void {
  const temporary = `${path}.new`
  try {
    writeFileSync(temporary, text, { mode: 0o600, flush: true })
    renameSafely(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Go through a file piece by piece. `onPiece` gets a buffer that is used again. */
export function readPieces(path: string, onPiece: (piece: Buffer) => void, from = 0, length = Infinity): void {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(PIECE)
    for (let at = 0; at < length; ) {
      const count = readSync(file, buffer, 0, Math.min(PIECE, length - at), from + at)
      if (count === 0) return
      onPiece(buffer.subarray(0, count))
      at += count
    }
  } finally {
    closeSync(file)
  }
}

export interface Print { bytes: number; sha256: string }

/** Size and SHA-256 (hex) of a file. */
export function printOf(path: string): Print {
  const hash = createHash('sha256')
  let bytes = 0
  readPieces(path, (piece) => {
    hash.update(piece)
    bytes += piece.length
  })
  return { bytes, sha256: hash.digest('hex') }
}

/** The whole buffer or an error: a plain write to a full disk may stop halfway and say nothing. */
export function writeAll(file: number, piece: Uint8Array): void {
  for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
}

/**
 * Write a file of unknown length under this very name, synced. Removed again when `fill` or a write fails.
 * @returns what was written
 */
export function writePieces(path: string, fill: (write: (piece: Uint8Array) => void) => void): Print {
  const hash = createHash('sha256')
  let bytes = 0
  const file = openSync(path, 'w', 0o600)
  try {
    fill((piece) => {
      writeAll(file, piece)
      hash.update(piece)
      bytes += piece.length
    })
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(path, { force: true })
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Copy under this very name, synced. The caller renames. */
export const copySafely = (from: string, to: string): Print => writePieces(to, (write) => readPieces(from, write))
