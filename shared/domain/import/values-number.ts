// Money, numbers and floors as people type them in spreadsheets. Money becomes øre.
import { cellText, isBlank, type Cell } from './cells.ts'
import { soft, type Parsed } from './parsed.ts'

/** "1 234,50", "8.450", "8,450.00", "1.234.567,8" as a number; undefined where the text is something else. */
export function plainNumber(text: string): number | undefined {
  let digits = text.replace(/[\s\u00a0\u2007\u2009\u202f'’]/g, '').replace(/^[−–]/, '-')
  const comma = digits.lastIndexOf(',')
  const dot = digits.lastIndexOf('.')
  if (comma >= 0 && dot >= 0) digits = comma > dot ? digits.replace(/\./g, '').replace(',', '.') : digits.replace(/,/g, '')
  else if (comma >= 0) digits = digits.replace(',', '.')
  else if (/^-?\d{1,3}(\.\d{3})+$/.test(digits)) digits = digits.replace(/\./g, '')
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined
}

const UNKNOWN = /^(ukjent|ikke kjent|ikkje kjent|\?|ingen|uavklart)$/i

/** Take away currency, ",-" and the period. */
function bareAmount(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(kr|nok|kroner)\b\.?/g, ' ')
    .replace(/(\/|\bpr\.?|\bper|\bi)\s*(mnd|md|måned|månad|mån|år)\b\.?/g, ' ')
    .replace(/(mnd|md)\.?$/, ' ')
    .replace(/[,.]\s*[-–—]+\s*$/, '')
    .replace(/[,.]\s*[-–—]+\s/, ' ')
    .trim()
}

/**
 * An amount in øre. Text after the amount gives the amount and a soft problem; a range, a minus or words give no value and a soft problem.
 * @param cell kroner: a number, or text such as "kr 8 450,-" or "8450 kr/mnd"
 */
export function parseMoney(cell: Cell | undefined): Parsed<number> {
  if (cell === undefined || isBlank(cell) || UNKNOWN.test(cellText(cell))) return {}
  const shown = `«${cellText(cell)}»`
  const unreadable = { problem: soft('money-unreadable', `${shown} kan ikke leses som beløp. Feltet er ikke tatt med.`) }
  if (typeof cell === 'boolean' || (typeof cell === 'object' && cell !== null)) return unreadable
  const bare = typeof cell === 'number' ? '' : bareAmount(cellText(cell))
  let kroner = typeof cell === 'number' ? cell : plainNumber(/^\d{1,3}(,\d{3})+$/.test(bare) ? bare.replace(/,/g, '') : bare)
  let problem
  if (kroner === undefined) {
    const start = /^(\d[\d .]*(,\d{1,2})?)\s*[^\d\s,.–-]/.exec(bare)
    kroner = start ? plainNumber(start[1]!.trim()) : undefined
    if (kroner === undefined || /mill/.test(bare)) return unreadable
    problem = soft('money-text', `${shown} har tekst ved siden av beløpet. Bare beløpet er tatt med.`)
  }
  if (!Number.isFinite(kroner) || kroner < 0) return unreadable
  if (kroner > 100_000_000) return { problem: soft('money-unusual', `${shown} er et uvanlig stort beløp. Feltet er ikke tatt med.`) }
  return { value: Math.round(kroner * 100), ...(problem && { problem }) }
}

/** What is owed, in øre. A minus or «til gode» is money the tenant has to the good: nothing is owed. */
export function parseOwed(cell: Cell | undefined): Parsed<number> {
  const text = cell === undefined || isBlank(cell) ? '' : cellText(cell)
  const credit = typeof cell === 'number' ? cell < 0 : /^\s*[-\u2212\u2013]\s*\d/.test(text) || /\d\s*-\s*$/.test(text) || /til gode|tilgode|kredit/i.test(text)
  return credit ? { value: 0, note: `«${text}» er penger til gode.` } : parseMoney(cell)
}

export interface NumberOptions {
  min: number
  max: number
  whole: boolean
}

/** A number within limits, with or without a unit after it ("54 m²", "3-roms", "ca. 60"). Outside the limits: soft, no value. */
export function parseNumber(cell: Cell | undefined, { min, max, whole }: NumberOptions): Parsed<number> {
  if (cell === undefined || isBlank(cell) || UNKNOWN.test(cellText(cell))) return {}
  const text = cellText(cell).toLowerCase()
  const shown = `«${cellText(cell)}»`
  const about = /^(ca\.?|omtrent|rundt|~)\s*/.exec(text)
  const found = /^(-?\d[\d ]*([.,]\d+)?)\s*(-?\s*(m2|m²|kvm|kvadratmeter|roms?|rom|soverom|sov\.?|stk\.?|år|barn|voksne?|vaksne?|personer|pers\.?|enheter|leiligheter)\.?)?$/.exec(about ? text.slice(about[0].length) : text)
  const value = typeof cell === 'number' ? cell : found ? plainNumber(found[1]!) : undefined
  if (value === undefined || typeof cell === 'boolean' || (typeof cell === 'object' && cell !== null)) {
    return { problem: soft('number-unreadable', `${shown} kan ikke leses som tall. Feltet er ikke tatt med.`) }
  }
  if (value < min || value > max || (whole && !Number.isInteger(value))) {
    return { problem: soft('number-unusual', `${shown} er utenfor det som er vanlig (${min}–${max}${whole ? ', hele tall' : ''}). Feltet er ikke tatt med.`) }
  }
  return { value, ...(about && { note: `${shown} er lest som ${value}` }) }
}

const FLOOR_WORDS: Record<string, number> = { kjeller: -1, kjellar: -1, underetasje: -1, sokkel: 0, sokkeletasje: 0, 'første': 1, '1ste': 1, andre: 2, tredje: 3, fjerde: 4, femte: 5 }

/** A floor as the building is counted: 1 is the ground floor, 0 a half-buried one, -1 the cellar. */
export function parseFloor(cell: Cell | undefined): Parsed<number> {
  if (cell === undefined || isBlank(cell) || UNKNOWN.test(cellText(cell))) return {}
  const text = cellText(cell).toLowerCase().replace(/\.?\s*(etg|etasje|et|hg|plan)\b\.?/, '').replace(/^(etg|etasje|plan)\.?\s*/, '').replace(/\.$/, '').trim()
  const lettered = /^([hkul])\s?0?(\d{1,2})$/.exec(text)
  if (lettered) return { value: lettered[1] === 'h' || lettered[1] === 'l' ? Number(lettered[2]) : lettered[1] === 'u' ? 0 : -Number(lettered[2]) }
  const word = FLOOR_WORDS[text]
  if (word !== undefined) return { value: word }
  return parseNumber(text, { min: -3, max: 60, whole: true })
}
