// What a spreadsheet is once it has been read safely: plain JSON, no library types. The reader makes it, the import rules read it.

/** One cell. Dates are calendar dates without a clock or time zone. */
export type Cell = string | number | boolean | { date: string } | null

export interface Sheet {
  name: string
  rows: Cell[][]
}

export interface Workbook {
  format: 'xlsx' | 'csv'
  /** csv only: how the text was decoded */
  encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** csv only */
  delimiter?: string
  sheets: Sheet[]
  /** in bokmål, for the screen: what was seen that the reader should know */
  notes: string[]
}

const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/g

/** The cell as text, with all kinds of spaces made one plain space. Empty text for an empty cell. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.date
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nei'
  if (typeof cell === 'number') return String(cell)
  return cell.replace(SPACES, ' ').trim()
}

const NOTHING = new Set(['', '-', '–', '—', '.', '..', '...', '--', '---', '/', 'n/a', 'na', '#n/a', '#i/t', '#ref!', '#verdi!', '#value!', '#navn?', 'null', 'ikke oppgitt', 'ikkje oppgitt'])

/** True where the cell says nothing: empty, a dash, or the error text of a failed formula. */
export function isBlank(cell: Cell | undefined): boolean {
  return typeof cell !== 'number' && typeof cell !== 'boolean' && NOTHING.has(cellText(cell).toLowerCase())
}

/**
 * A key for comparing headings, labels and names: case, spaces, punctuation and the ways to write æ, ø and å do not matter.
 * "Antall soverom", "antallSoverom" and "ANT_ALL SOVEROM" are alike.
 */
export function key(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/æ|ä|ae/g, 'a')
    .replace(/ø|ö|oe/g, 'o')
    .replace(/å|aa/g, 'a')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
}

/** "A", "B" … "AA" for a column counted from 0, as the spreadsheet shows it. */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
