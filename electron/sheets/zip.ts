// Unpacks a zip under a byte budget. Only what the central directory lists is read; sizes it claims are never trusted.
import { crc32, inflateRawSync } from 'node:zlib'
import { fail, ok, type Result } from '../../shared/contract.ts'
import type { Limits, ReadControl } from './limits.ts'

interface Entry {
  name: string
  method: number
  flags: number
  crc: number
  packed: number
  offset: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const BIG = 0xffffffff

const damaged = (why: string) => fail({ code: 'file-damaged', details: { why } })

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--) if (zip.readUInt32LE(at) === END) return at
  return -1
}

/** The 64-bit values of an entry stand in an extra field, in this order, each only where the 32-bit one is full. */
function wide(extra: Buffer, values: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    return values.map((value) => {
      if (value !== BIG || from + 8 > extra.length) return value
      from += 8
      return Number(extra.readBigUInt64LE(from - 8))
    })
  }
  return values
}

function listEntries(zip: Buffer, limits: Limits): Result<Entry[]> {
  const end = findEnd(zip)
  if (end < 0) return damaged('Slutten av filen mangler.')
  const count = zip.readUInt16LE(end + 10)
  if (count > limits.entries) return fail({ code: 'file-bomb', details: { why: `Filen har flere enn ${limits.entries} deler.` } })
  let at = zip.readUInt32LE(end + 16)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) return damaged('Innholdslisten i filen er ødelagt.')
    const [names, extras, comments] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    const extra = zip.subarray(at + 46 + names, at + 46 + names + extras)
    const [, packed, offset] = wide(extra, [zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)])
    const name = zip.toString('utf8', at + 46, at + 46 + names)
    entries.push({ name, method: zip.readUInt16LE(at + 10), flags: zip.readUInt16LE(at + 8), crc: zip.readUInt32LE(at + 16), packed: packed!, offset: offset! })
    at += 46 + names + extras + comments
  }
  return ok(entries)
}

function packedBytes(zip: Buffer, entry: Entry): Buffer | undefined {
  if (entry.offset + 30 > zip.length || zip.readUInt32LE(entry.offset) !== LOCAL) return undefined
  const from = entry.offset + 30 + zip.readUInt16LE(entry.offset + 26) + zip.readUInt16LE(entry.offset + 28)
  return from + entry.packed <= zip.length ? zip.subarray(from, from + entry.packed) : undefined
}

function unpackOne(zip: Buffer, entry: Entry, budget: number, limits: Limits): Result<Buffer> {
  const packed = packedBytes(zip, entry)
  if (!packed) return damaged(`Delen «${entry.name}» er ikke hel.`)
  const bomb = () => fail({ code: 'file-bomb', details: { part: entry.name } })
  if (entry.flags & 1) return fail({ code: 'file-type', details: { why: 'Filen er beskyttet med passord. Fjern passordet, og lagre på nytt.' } })
  if (entry.method !== 0 && entry.method !== 8) return damaged(`Delen «${entry.name}» er pakket på en måte som ikke støttes.`)
  const most = Math.min(budget, Math.max(limits.ratioFrom, entry.packed * limits.ratio))
  let bytes: Buffer = packed
  if (entry.method === 8) {
    try {
      bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, most), chunkSize: 256 * 1024 })
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? bomb() : damaged(`Delen «${entry.name}» kan ikke pakkes ut.`)
    }
  }
  if (bytes.length > most) return bomb()
  return crc32(bytes) === entry.crc ? ok(bytes) : damaged(`Delen «${entry.name}» er endret eller ødelagt.`)
}

/**
 * Every entry of a zip by name, unpacked within the limits. Stops at the first entry that goes over.
 * Errors: file-damaged, file-bomb, file-type (password), job-cancelled.
 */
export function unpack(bytes: Uint8Array, limits: Limits, control: ReadControl = {}): Result<Map<string, Buffer>> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = listEntries(zip, limits)
  if (!entries.ok) return entries
  const parts = new Map<string, Buffer>()
  let budget = limits.unpackedBytes
  for (const entry of entries.value) {
    if (control.shouldStop?.()) return fail({ code: 'job-cancelled' })
    if (entry.name.endsWith('/')) continue
    if (parts.has(entry.name)) return damaged(`Delen «${entry.name}» finnes to ganger.`)
    const part = unpackOne(zip, entry, budget, limits)
    if (!part.ok) return part
    budget -= part.value.length
    parts.set(entry.name, part.value)
  }
  return ok(parts)
}
