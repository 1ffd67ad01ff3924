// Ids are UUIDv7 text (RFC 9562): sortable by creation time, unique without a server. Time and randomness are passed in.
import { z } from './zod.ts'

export const Id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

/** A source of new ids; every caller gets its own from the host, tests pass a counting one. */
export type NewId = () => string

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Build one UUIDv7.
 * @param ms time in milliseconds since 1970 (48 bits are used)
 * @param random at least 10 random bytes
 */
export function uuidv7(ms: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(ms / 2 ** (8 * (5 - i))) & 0xff
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const text = hex(bytes)
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}

/** Ids that never collide and never go backwards within one process, even when the clock does. */
export function idSource(now: () => number, random: (bytes: Uint8Array) => Uint8Array): NewId {
  let last = 0
  let counter = 0
  return () => {
    const ms = Math.max(now(), last)
    counter = ms === last ? counter + 1 : 0
    last = ms
    const bytes = random(new Uint8Array(10))
    bytes[0] = (counter >> 8) & 0x0f
    bytes[1] = counter & 0xff
    return uuidv7(ms, bytes)
  }
}
