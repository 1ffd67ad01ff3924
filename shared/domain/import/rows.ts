// One row of a list made one or more typed records, with every reason a person should know.
import { REQUIRED, FIELDS, type TargetField } from './fields.ts'
import { cellText, isBlank, type Cell } from './cells.ts'
import { mapped, type Mapping } from './headings.ts'
import type { Level, Parsed } from './parsed.ts'
import { checkRecord } from './rows-check.ts'
import { spread, type Spread } from './rows-spread.ts'
import type { ImportKind, Values } from './records.ts'
import type { CodeListName } from './values-codes.ts'
import { parseAnswer, parseCode, parseDate, parseFloor, parseMoney, parseNationalId, parseNumber, parseOwed, parseUnitNumber, type NationalIdValidator } from './values.ts'

export interface Reason {
  /** note: repaired without asking */
  level: Level | 'note'
  code: string
  /** bokmål */
  text: string
  field?: string
}

export interface RowOptions {
  /** yyyy-mm-dd, in Norway */
  today: string
  validateNationalId: NationalIdValidator
}

export interface ReadRow {
  /** one for most rows; several where one row of a housing register is several units */
  records: Values[]
  reasons: Reason[]
}

const LONGEST = 4000
/** of a field that is no free text; longer is a misplaced text, and slow to take apart */
const LONGEST_SHORT = 400

function text(cell: Cell): Parsed<string> {
  if (isBlank(cell)) return {}
  const value = cellText(cell)
  return value.length <= LONGEST ? { value } : { value: value.slice(0, LONGEST), problem: { level: 'soft', code: 'text-long', text: `Teksten er lengre enn ${LONGEST} tegn. Resten er ikke tatt med.` } }
}

function phone(cell: Cell): Parsed<string> {
  if (isBlank(cell)) return {}
  const shown = cellText(cell)
  const value = shown.replace(/[\s().-]/g, '').replace(/^00/, '+').replace(/^\+?47(?=\d{8}$)/, '')
  return /^\+?\d{5,15}$/.test(value) ? { value } : { value: shown, problem: { level: 'soft', code: 'phone-unusual', text: `«${shown}» ser ikke ut som et telefonnummer.` } }
}

function postalCode(cell: Cell): Parsed<string> {
  if (isBlank(cell)) return {}
  const shown = cellText(cell).replace(/^N-/i, '')
  if (/^\d{3,4}$/.test(shown)) return { value: shown.padStart(4, '0'), ...(shown.length === 3 && { note: `Postnummeret «${shown}» manglet første siffer. Programmet satte inn 0.` }) }
  return { problem: { level: 'soft', code: 'postal-code', text: `«${shown}» er ikke et postnummer. Feltet er ikke tatt med.` } }
}

function email(cell: Cell): Parsed<string> {
  if (isBlank(cell)) return {}
  const value = cellText(cell)
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? { value } : { value, problem: { level: 'soft', code: 'email-unusual', text: `«${value}» ser ikke ut som en e-postadresse.` } }
}

/** Parse one cell by the type of its field. Combined types are taken apart in rows-spread.ts. */
function parseField(field: TargetField, cell: Cell, options: RowOptions): Parsed<string | number> {
  const limits = { min: field.min ?? 0, max: field.max ?? Number.MAX_SAFE_INTEGER }
  switch (field.type) {
    case 'date': return parseDate(cell, { meaning: 'other', today: options.today })
    case 'birthDate': return parseDate(cell, { meaning: 'birth', today: options.today })
    case 'money': return parseMoney(cell)
    case 'owed': return parseOwed(cell)
    case 'integer': return parseNumber(cell, { ...limits, whole: true })
    case 'decimal': return parseNumber(cell, { ...limits, whole: false })
    case 'year': return parseNumber(typeof cell === 'object' && cell !== null ? Number(cell.date.slice(0, 4)) : cell, { min: 1600, max: Number(options.today.slice(0, 4)) + 10, whole: true })
    case 'floor': return parseFloor(cell)
    case 'answer': return parseAnswer(cell)
    case 'nationalId': return parseNationalId(cell, options.validateNationalId)
    case 'unit': return parseUnitNumber(cell)
    case 'postalCode': return postalCode(cell)
    case 'phone': return phone(cell)
    case 'email': return email(cell)
    default: return field.type.startsWith('code:') ? parseCode(field.type.slice(5) as CodeListName, cell) : text(cell)
  }
}

const COMBINED = new Set(['units', 'address', 'name', 'cadastre', 'features'])

function take(target: Values, reasons: Reason[], field: TargetField, parsed: Parsed<string | number>): void {
  if (parsed.value !== undefined) target[field.field] = parsed.value
  if (parsed.problem) reasons.push({ ...parsed.problem, text: `${field.label}: ${parsed.problem.text}`, field: field.field })
  if (parsed.note) reasons.push({ level: 'note', code: 'repaired', text: `${field.label}: ${parsed.note}`, field: field.field })
  if (field.unusualAbove !== undefined && typeof parsed.value === 'number' && parsed.value > field.unusualAbove) {
    reasons.push({ level: 'soft', code: 'value-unusual', text: `${field.label} er uvanlig høy: «${field.type === 'money' ? parsed.value / 100 : parsed.value}».`, field: field.field })
  }
}

/** Read one row. Hard reasons mean that the row cannot be written; the records are then what could be read. */
export function readRow(kind: ImportKind, mapping: Mapping, cells: Cell[], options: RowOptions): ReadRow {
  const values: Values = {}
  const reasons: Reason[] = []
  const combined: { field: TargetField; cell: Cell }[] = []
  for (const field of FIELDS[kind]) {
    const cell = mapped(mapping, field.field, cells)
    if (cell === null) continue
    if (field.type !== 'text' && field.type !== 'features' && cellText(cell).length > LONGEST_SHORT) {
      reasons.push({ level: 'soft', code: 'text-too-long', text: `${field.label}: Teksten er for lang for dette feltet. Den er ikke tatt med.`, field: field.field })
      continue
    }
    if (COMBINED.has(field.type) || (field.field === 'gnr' && cellText(cell).includes('/'))) combined.push({ field, cell })
    else take(values, reasons, field, parseField(field, cell, options))
  }
  const result: Spread = spread(kind, values, combined, reasons)
  for (const { label, anyOf } of REQUIRED[kind]) {
    const fields = label === 'Adresse' ? ['street'] : anyOf
    if (fields.every((field) => result.values[field] === undefined)) reasons.push({ level: 'hard', code: 'required-missing', text: `${label} mangler.` })
  }
  checkRecord(kind, result.values, reasons, options)
  return { records: result.units.length === 0 ? [result.values] : result.units.map((unitNumber) => ({ ...result.values, unitNumber })), reasons }
}
