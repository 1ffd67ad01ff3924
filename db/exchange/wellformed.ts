// What an operation from another PC may look like at all. Signatures say who wrote it, not that it was written by this program: whatever does not fit is refused
// before it comes into the log, since everything that reads the log later trusts its form.
import type { CarriedChange, CarriedOperation } from './format.ts'

const NAME = /^[A-Za-z]\w*$/
const INSTANT = /^(?:\d{4}|[+-]\d{6})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
/** Keys that a PC was introduced with are its keys for good. */
const KEYS = ['signPublic', 'sealPublic']

/** Most values are such: they need not be read to know what they are. */
const PLAIN = /^(?:"[^"\\\p{Cc}]*"|null|-?(?:0|[1-9]\d{0,14}))$/u

const isScalar = (value: unknown) => value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A plain object with such values, and no key that is something else in JavaScript. */
const isRecord = (value: unknown, fits: (one: unknown) => boolean) => typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '__proto__') && Object.values(value).every(fits)

function isValue(field: string, text: string | null): boolean {
  if (text === null || (field !== '*' && PLAIN.test(text))) return true
  const value = parsed(text)
  return field === '*' ? isRecord(value, isScalar) : isScalar(value)
}

function isChange(change: CarriedChange): boolean {
  if (!NAME.test(change.entity) || (change.field !== '*' && !NAME.test(change.field)) || !isValue(change.field, change.before) || !isValue(change.field, change.after)) return false
  return change.entity !== 'device' || (!KEYS.includes(change.field) && (change.field !== '*' || change.after === null || KEYS.every((key) => typeof (parsed(change.after!) as Record<string, unknown>)[key] === 'string')))
}

/** How far a PC says it knows the others' chains: numbers by PC. Null for text that says no such thing. */
export function vectorOf(text: string): Record<string, number> | null {
  const value = parsed(text)
  return isRecord(value, (one) => Number.isSafeInteger(one) && (one as number) >= 0) ? (value as Record<string, number>) : null
}

/** Whether an operation has the form that this program writes. */
export const isWellFormed = (op: CarriedOperation): boolean => INSTANT.test(op.at) && !Number.isNaN(Date.parse(op.at)) && (op.seen === null || vectorOf(op.seen) !== null) && op.changes.every(isChange)
