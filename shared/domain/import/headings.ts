// Guesses which column of a list is which field, from the headings and from the first values.
import { isBlank, key, type Cell } from './cells.ts'
import { FIELDS, headingKeys, type FieldType, type TargetField } from './fields.ts'
import type { ImportKind } from './records.ts'
import type { Column } from './table.ts'
import { parseDate } from './values-date.ts'
import { plainNumber } from './values-number.ts'

export interface Guess {
  field: string
  column: number
  /** 0 to 1; below 0.6 the screen asks */
  confidence: number
}

/** Field name to column index, counted from 0 in the sheet. */
export type Mapping = Partial<Record<string, number>>

const NATIONAL_ID = /^\d{6}[ .-]?\d{5}$/
const UNIT = /^[HKLU]\s?\d{4}([\s,;–-]+[HKLU]?\d{2,4})*$/i
const CADASTRE = /^(\d{4}[-/ ])?\d{1,5}\s?\/\s?\d{1,5}(\/\d{1,5}){0,2}$/

const TESTS: Partial<Record<FieldType, (text: string) => boolean>> = {
  nationalId: (text) => NATIONAL_ID.test(text) || /^\d{10}$/.test(text),
  units: (text) => UNIT.test(text) || /^\d{3,4}$/.test(text),
  unit: (text) => UNIT.test(text) || /^\d{3,4}$/.test(text),
  cadastre: (text) => CADASTRE.test(text),
  integer: (text) => /^-?\d+/.test(text),
  decimal: (text) => /\d/.test(text),
  money: (text) => /\d/.test(text),
  owed: (text) => /\d/.test(text),
  year: (text) => /^(1[5-9]|20)\d{2}$/.test(text),
  postalCode: (text) => /^\d{3,4}$/.test(text),
  email: (text) => text.includes('@'),
  phone: (text) => /^[+\d][\d ()/-]{4,}/.test(text),
}

function looksLike(type: FieldType, text: string): boolean {
  if (type === 'date' || type === 'birthDate') {
    const { value, problem } = parseDate(/^\d+$/.test(text) ? Number(text) : text, { meaning: 'other', today: '2100-01-01' })
    return value !== undefined || problem?.code === 'date-impossible'
  }
  if (type === 'text' || type === 'address' || type === 'name') return plainNumber(text) === undefined
  return TESTS[type]?.(text) ?? true
}

/** How well the examples fit the type: 1 all, 0 none; 1 where there are none. */
function fit(field: TargetField, examples: string[]): number {
  const given = examples.filter((text) => !isBlank(text))
  if (given.length === 0) return 1
  if (field.field === 'houseNumber') return given.filter((text) => /^\d/.test(text)).length / given.length
  return given.filter((text) => looksLike(field.type, text)).length / given.length
}

function headingScore(field: TargetField, heading: string): number {
  const keys = headingKeys(field)
  const whole = key(heading)
  if (whole === '') return 0
  if (keys.includes(whole)) return whole === key(field.label) ? 1 : 0.97
  const plain = key(heading.replace(/[([].*$/s, '').replace(/\b(kr|nok|i kroner|m2|m²|kvm|dd\.?mm\.?(yy|åå)+)\b.*$/i, ''))
  if (plain !== '' && keys.includes(plain)) return 0.93
  const words = new Set(heading.split(/[^\p{L}\p{N}]+/u).map(key))
  const best = Math.max(0, ...keys.filter((word) => word.length >= 4 && (whole.startsWith(word) || (word.length >= 6 && whole.includes(word)) || words.has(word))).map((word) => word.length / whole.length))
  return best === 0 ? 0 : 0.55 + 0.3 * Math.min(1, best)
}

/** Columns whose values speak for themselves, whatever their heading. */
const SPEAKING: [type: FieldType[], test: RegExp, score: number][] = [
  [['nationalId'], NATIONAL_ID, 0.9],
  [['units', 'unit'], /^[HKLU]\s?\d{4}/i, 0.85],
  [['email'], /^\S+@\S+\.\S+$/, 0.85],
]

function score(field: TargetField, column: Column): number {
  const values = column.examples.filter((text) => !isBlank(text))
  const group = column.group ? headingScore(field, `${column.group} ${column.heading}`) : 0
  const byHeading = Math.max(headingScore(field, column.heading), group * 0.98)
  const speaks = SPEAKING.find(([types, test]) => types.includes(field.type) && values.length > 0 && values.every((text) => test.test(text)))
  const fitting = fit(field, column.examples)
  const strict = ['nationalId', 'units', 'unit', 'cadastre', 'email', 'year'].includes(field.type)
  const weighed = byHeading * (fitting >= 0.5 ? 0.9 + 0.1 * fitting : strict ? 0.2 : 0.55)
  return Math.max(weighed, speaks ? speaks[2] : 0)
}

/**
 * The best field for each column: one column per field and one field per column, best fits first.
 * Weak guesses (below 0.5) are left out. A column of "12/34" under "Gnr" is taken as the combined cadastre number.
 */
export function guessMapping(kind: ImportKind, columns: Column[]): Guess[] {
  const pairs = columns.flatMap((column) => FIELDS[kind].map((field) => ({ field: field.field, column: column.index, confidence: Math.round(score(field, cadastreAware(column)) * 1000) / 1000 })))
  pairs.sort((a, b) => b.confidence - a.confidence || a.column - b.column)
  const fields = new Set<string>()
  const taken = new Set<number>()
  const guesses = pairs.filter(({ field, column, confidence }) => {
    if (confidence < 0.5 || fields.has(field) || taken.has(column)) return false
    fields.add(field)
    taken.add(column)
    return true
  })
  return guesses.sort((a, b) => a.column - b.column)
}

function cadastreAware(column: Column): Column {
  const values = column.examples.filter((text) => !isBlank(text))
  const combined = values.length > 0 && values.every((text) => CADASTRE.test(text)) && /^g(å|a)?r?d?s?(n|b)/i.test(column.heading)
  return combined ? { ...column, heading: 'Matrikkelnummer' } : column
}

/** The guesses as a mapping, without those below `least`. */
export const toMapping = (guesses: Guess[], least = 0.5): Mapping => Object.fromEntries(guesses.filter(({ confidence }) => confidence >= least).map(({ field, column }) => [field, column]))

/** The cell of a field in a row; null where the field is not connected. */
export const mapped = (mapping: Mapping, field: string, cells: Cell[]): Cell => {
  const column = mapping[field]
  return column === undefined ? null : (cells[column] ?? null)
}
