// Dates as people type them in spreadsheets, made ISO dates. Pure: today's date is passed in.
import { ageAt, plusDays } from '../../dates.ts'
import { cellText, isBlank, type Cell } from './cells.ts'
import { hard, soft, type Parsed } from './parsed.ts'

export interface DateOptions {
  /** birth: never in the future, two-digit years belong to the past. other: two-digit years up to 20 years ahead are this century. */
  meaning: 'birth' | 'other'
  today: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'des']
const UNKNOWN = new Set(['ukjent', 'ikke kjent', 'ikkje kjent', '?', 'ingen', 'nei'])
const SERIAL_MAX = 2_958_465

function iso(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1 || year > 9999) return undefined
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  if (day > last) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The four-digit year of a two-digit one. */
function fullYear(two: number, { meaning, today }: DateOptions): number {
  const now = Number(today.slice(0, 4))
  const limit = meaning === 'birth' ? now : now + 20
  return 2000 + two <= limit ? 2000 + two : 1900 + two
}

/** Day number of a spreadsheet (1900 system, where 60 is the 29 February 1900 that never was) as an ISO date. */
export function serialDate(serial: number): string | undefined {
  const day = Math.floor(serial)
  if (day < 1 || day > SERIAL_MAX) return undefined
  return plusDays('1899-12-31', day > 59 ? day - 1 : day)
}

function fromNumber(value: number, options: DateOptions): string | undefined {
  const digits = String(value)
  if (Number.isInteger(value) && /^\d{7,8}$/.test(digits)) return fromDigits(digits.padStart(8, '0'), options)
  if (Number.isInteger(value) && /^\d{6}$/.test(digits)) return fromDigits(digits, options)
  const date = value >= 1000 ? serialDate(value) : undefined
  const late = date !== undefined && options.meaning === 'birth' && date > options.today
  return (late || date === undefined) && /^\d{5}$/.test(digits) ? fromDigits(digits.padStart(6, '0'), options) : date
}

function fromDigits(digits: string, options: DateOptions): string | undefined {
  const part = (from: number, to: number) => Number(digits.slice(from, to))
  if (digits.length === 6) return iso(fullYear(part(4, 6), options), part(2, 4), part(0, 2))
  return /^(19|20)/.test(digits) && iso(part(0, 4), part(4, 6), part(6, 8)) !== undefined ? iso(part(0, 4), part(4, 6), part(6, 8)) : iso(part(4, 8), part(2, 4), part(0, 2))
}

type Read = { date: string | undefined } | 'year' | 'unreadable'

function fromText(raw: string, options: DateOptions): Read {
  const text = raw
    .toLowerCase()
    .replace(/^(man|tirs|ons|tors|fre|lør|søn)(dag)?\.?,? /, '')
    .replace(/[t ]\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?z?$/, '')
    .replace(/^(fra|pr\.?|per|den|dato:?) /, '')
    .trim()
  const year = (text: string) => (text.length === 2 ? fullYear(Number(text), options) : Number(text))
  const first = /^(\d{4})[-./ ]{1,2}(\d{1,2})[-./ ]{1,2}(\d{1,2})\.?$/.exec(text)
  if (first) return { date: iso(Number(first[1]), Number(first[2]), Number(first[3])) }
  const last = /^(\d{1,2})[-./, ]{1,3}(\d{1,2})[-./, ]{1,3}'?(\d{4}|\d{2})\.?$/.exec(text)
  if (last) return { date: iso(year(last[3]!), Number(last[2]), Number(last[1])) }
  const worded = /^(\d{1,2})[. -]*([a-zæøå]{3,9})[. -]*'?(\d{4}|\d{2})$/.exec(text)
  if (worded) {
    const month = MONTHS.indexOf(worded[2]!.slice(0, 3))
    return month < 0 ? 'unreadable' : { date: iso(year(worded[3]!), month + 1, Number(worded[1])) }
  }
  if (/^\d{6}$|^\d{8}$/.test(text)) return { date: fromDigits(text, options) }
  if (/^(19|20)\d{2}$/.test(text)) return 'year'
  if (/^\d{5}(\.0)?$/.test(text)) return { date: fromNumber(Number(text), options) }
  return 'unreadable'
}

function readDate(cell: Cell, options: DateOptions): Read {
  if (typeof cell === 'object' && cell !== null) {
    const [year, month, day] = cell.date.split('-').map(Number)
    return { date: iso(year ?? 0, month ?? 0, day ?? 0) }
  }
  if (typeof cell !== 'number') return fromText(cellText(cell), options)
  return Number.isInteger(cell) && cell >= 1900 && cell <= 2100 ? 'year' : { date: fromNumber(cell, options) }
}

/**
 * A date cell as yyyy-mm-dd. A day that does not exist and a birth in the future are hard; unreadable text is soft and gives no value.
 * @param cell text, ISO date, day number of the spreadsheet (1900 system) or digits such as 22112026
 */
export function parseDate(cell: Cell | undefined, options: DateOptions): Parsed<string> {
  if (cell === undefined || cell === null || isBlank(cell) || UNKNOWN.has(cellText(cell).toLowerCase())) return {}
  const shown = `«${cellText(cell)}»`
  const read = readDate(cell, options)
  if (read === 'year') return { problem: soft('date-year-only', `${shown} er bare et årstall. Datoen er ikke tatt med.`) }
  if (read === 'unreadable') return { problem: soft('date-unreadable', `${shown} kan ikke leses som dato. Feltet er ikke tatt med.`) }
  const date = read.date
  if (date === undefined) return { problem: hard('date-impossible', `${shown} er ikke en dato som finnes.`) }
  if (options.meaning === 'birth') {
    if (date > options.today) return { problem: hard('birth-in-future', `Fødselsdatoen ${shown} er ikke kommet ennå.`) }
    if (ageAt(date, options.today) > 105) return { value: date, problem: soft('age-high', `Fødselsdatoen ${shown} gir en alder over 105 år.`) }
  } else if (date < '1900-01-01' || date > `${Number(options.today.slice(0, 4)) + 60}-12-31`) {
    return { value: date, problem: soft('date-unusual', `Datoen ${shown} ligger uvanlig langt unna.`) }
  }
  return { value: date }
}
