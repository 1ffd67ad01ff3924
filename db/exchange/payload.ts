// What the sealed part of a bundle may hold: known keys only, every text with a limit. The rows of changes, which come in hundreds of thousands, are checked by hand: zod takes many times as long.
import { z } from '../../shared/zod.ts'
import type { CarriedChange, Header, Payload } from './format.ts'

/** A PC's id: lower case, so that names differ on every file system. */
export const DEVICE = /^[a-z0-9][a-z0-9-]{0,63}$/
export const LAST_SEQUENCE = 99_999_999

// No control characters, and no half of a surrogate pair: the header is one line of UTF-8.
const line = (max: number) => z.string().min(1).max(max).refine((text) => !/\p{Cc}|\p{Cs}/u.test(text))
const device = z.string().regex(DEVICE)
const whole = (max: number) => z.number().int().min(0).max(max)
const text = (max: number) => z.string().max(max)

export const HeaderSchema: z.ZodType<Header> = z.strictObject({ municipality: line(200), sender: device, sequence: z.number().int().min(1).max(LAST_SEQUENCE), schema: whole(1_000_000) })

/** One value as JSON text, in characters. Far above any field; a whole row with all its notes fits. */
const LONGEST_VALUE = 4_000_000
const CHANGE_KEYS = 7

const short = (value: unknown, max: number) => typeof value === 'string' && value.length <= max
const shortOrNull = (value: unknown, max: number) => value === null || short(value, max)

function isChange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { entity, entityId, field, before, after, salt, digest } = value as Partial<CarriedChange>
  if (!short(entity, 64) || !short(entityId, 64) || !short(field, 64) || !shortOrNull(before, LONGEST_VALUE) || !shortOrNull(after, LONGEST_VALUE) || !shortOrNull(salt, 64) || !short(digest, 64)) return false
  // All seven are there, so seven keys means no other.
  return Object.keys(value).length === CHANGE_KEYS
}

const Operation = z.strictObject({
  opId: text(64), name: text(100), actorId: text(64), role: text(40), reason: text(100_000).nullable(), at: text(40), stamp: text(200), device, deviceSeq: whole(Number.MAX_SAFE_INTEGER), undoes: text(64).nullable(), seen: text(100_000).nullable(), hash: text(64),
  changes: z.custom<CarriedChange[]>((value) => Array.isArray(value) && value.length <= 1_000_000 && value.every(isChange)),
})
const Run = z.strictObject({ device, from: whole(Number.MAX_SAFE_INTEGER), to: whole(Number.MAX_SAFE_INTEGER), hash: text(64), signature: text(88), operations: z.array(Operation).max(1_000_000) })

export const PayloadSchema: z.ZodType<Payload> = z.strictObject({ format: z.literal(1), madeAt: text(40), schema: whole(1_000_000), recipients: z.array(text(100)).max(1000), runs: z.array(Run).max(10_000) })
