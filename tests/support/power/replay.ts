// Cuts the power anywhere in a recorded run: what was synced is there, of the rest none, all, some, or torn sectors; names come and go in order, as a journalling file system keeps them.
import { readFileSync, rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Event { kind: 'C' | 'T' | 'W' | 'S' | 'U' | 'R'; name: string; number: number; data: Buffer }

const HEAD = 17
export const SECTOR = 512

export function readTrace(path: string): Event[] {
  const bytes = readFileSync(path)
  const events: Event[] = []
  for (let at = 0; at + HEAD <= bytes.length; ) {
    const [nameLength, length] = [bytes.readUInt32LE(at + 1), bytes.readUInt32LE(at + 5)]
    const from = at + HEAD + nameLength
    events.push({ kind: String.fromCharCode(bytes[at]!) as Event['kind'], name: bytes.toString('utf8', at + HEAD, from), number: Number(bytes.readBigInt64LE(at + 9)), data: bytes.subarray(from, from + length) })
    at = from + length
  }
  return events
}

interface Piece { at: number; data: Buffer | null }
interface File { kept: Buffer; pending: Piece[] }
interface NameChange { name: string; file: File | null }

/** Small, seeded randomness, so that a failing cut can be made again. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function put(content: Buffer, piece: Piece): Buffer {
  if (piece.data === null) return piece.at <= content.length ? content.subarray(0, piece.at) : Buffer.concat([content, Buffer.alloc(piece.at - content.length)])
  const end = piece.at + piece.data.length
  const next = Buffer.alloc(Math.max(content.length, end))
  content.copy(next)
  piece.data.copy(next, piece.at)
  return next
}

export const MODES = ['none', 'all', 'some', 'torn'] as const
export type Mode = (typeof MODES)[number]

/** A disk that follows the events and can be looked at as a power cut would leave it. */
export class Disk {
  private readonly lasting: Map<string, File>
  private readonly current: Map<string, File>
  private names: NameChange[] = []

  /** @param folder as it was when the recording began */
  constructor(files: Record<string, Buffer>) {
    this.lasting = new Map(Object.entries(files).map(([name, kept]) => [name, { kept, pending: [] }]))
    this.current = new Map(this.lasting)
  }

  follow({ kind, name, number, data }: Event): void {
    if (name.endsWith('-shm')) return
    if (kind === 'S') return name === '.' ? this.namesLast() : this.contentLasts(name)
    if (kind === 'C') return this.rename(name, { kept: Buffer.alloc(0), pending: [] })
    if (kind === 'U') return this.rename(name, null)
    if (kind === 'R') {
      const file = this.current.get(name)
      if (!file) throw new Error(`renamed a stranger: ${name}`)
      this.rename(data.toString(), file)
      return this.rename(name, null)
    }
    const file = this.current.get(name)
    if (!file) throw new Error(`wrote to a stranger: ${name}`)
    file.pending.push({ at: number, data: kind === 'W' ? Buffer.from(data) : null })
  }

  private rename(name: string, file: File | null): void {
    this.names.push({ name, file })
    apply(this.current, { name, file })
  }

  private namesLast(): void {
    for (const one of this.names) apply(this.lasting, one)
    this.names = []
  }

  private contentLasts(name: string): void {
    const file = this.current.get(name)
    if (!file) return
    file.kept = file.pending.reduce(put, file.kept)
    file.pending = []
  }

  /** Write into an empty folder what is left after a cut here. */
  cut(folder: string, mode: Mode, random: () => number): void {
    const seen = new Map(this.lasting)
    const share = mode === 'none' ? 0 : mode === 'all' ? 1 : random()
    for (const one of this.names.slice(0, Math.round(this.names.length * share))) apply(seen, one)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    for (const [name, file] of seen) writeFileSync(join(folder, name), file.pending.flatMap((piece) => survivors(piece, mode, random)).reduce(put, file.kept))
  }
}

function apply(names: Map<string, File>, { name, file }: NameChange): void {
  if (file) names.set(name, file)
  else names.delete(name)
}

/** What is left of one write that was not synced. Torn: any of its sectors. */
function survivors(piece: Piece, mode: Mode, random: () => number): Piece[] {
  if (mode === 'none') return []
  if (mode === 'all') return [piece]
  if (mode === 'some' || piece.data === null) return random() < 0.5 ? [piece] : []
  const parts: Piece[] = []
  for (let at = 0; at < piece.data.length; ) {
    const end = Math.min(piece.data.length, at + SECTOR - ((piece.at + at) % SECTOR))
    if (random() < 0.5) parts.push({ at: piece.at + at, data: piece.data.subarray(at, end) })
    at = end
  }
  return parts
}
