// Reads lists saved as text: finds encoding and delimiter, keeps every value as the text it is.
import papa from 'papaparse'
import { fail, ok, type Result } from '../../shared/contract.ts'
import type { Cell, Workbook } from '../../shared/domain/import/cells.ts'
import { columnName } from '../../shared/domain/import/cells.ts'
import { LIMITS, type Limits, type ReadControl } from './limits.ts'

type Encoding = NonNullable<Workbook['encoding']>

function findEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** "sep=;" on the first line is the spreadsheet's own note and no row. */
function declaredDelimiter(text: string): { delimiter?: string; rest: string } {
  const found = /^sep=([;,\t|])\r?\n/i.exec(text)
  return found ? { delimiter: found[1]!, rest: text.slice(found[0].length) } : { rest: text }
}

/** The delimiter that gives the most rows of the same width, outside quotes, among the first lines. */
function guessDelimiter(text: string): string {
  const sample = text.slice(0, 200_000)
  let best = { delimiter: ';', score: -1 }
  for (const delimiter of [';', '\t', ',', '|']) {
    const widths = papa.parse<string[]>(sample, { delimiter, preview: 60, skipEmptyLines: true }).data.map((row) => row.length)
    const tally = new Map<number, number>()
    for (const width of widths) if (width > 1) tally.set(width, (tally.get(width) ?? 0) + 1)
    const score = Math.max(0, ...[...tally].map(([width, times]) => (times / widths.length) * 10 + Math.min(width, 20) / 20))
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function cellsOf(data: string[][], name: string, limits: Limits): Result<Cell[][]> {
  const rows: Cell[][] = []
  for (const [at, row] of data.entries()) {
    if (row.length > limits.columns) return fail({ code: 'file-too-large', details: { row: at + 1, columns: row.length } })
    const long = row.findIndex((text) => text.length > limits.cellCharacters)
    if (long >= 0) return fail({ code: 'file-cell-too-large', details: { sheet: name, cell: `${columnName(long)}${at + 1}`, characters: row[long]!.length } })
    rows.push(row.map((text) => (text.trim() === '' ? null : text.trim())))
  }
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === null)) rows.pop()
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (rows.length > limits.rows || rows.length * width > limits.area) return fail({ code: 'file-too-large', details: { rows: rows.length, columns: width } })
  for (const row of rows) while (row.length < width) row.push(null)
  return ok(rows)
}

/** Read a text file as one sheet. Errors: file-too-large, file-type, file-damaged, file-cell-too-large, file-empty, job-cancelled. */
export function readCsv(bytes: Uint8Array, name: string, limits: Limits = LIMITS, control: ReadControl = {}): Result<Workbook> {
  const encoding = findEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.includes('\0')) return fail({ code: 'file-damaged', details: { why: 'Filen har tegn som ikke hører hjemme i en tekstfil.' } })
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text.slice(0, 200))) return fail({ code: 'file-type', details: { why: 'Filen er en nettside eller XML, ikke en liste. Lagre den som .xlsx eller .csv.' } })
  control.onProgress?.(0.3)
  const declared = declaredDelimiter(text)
  const delimiter = declared.delimiter ?? guessDelimiter(declared.rest)
  if (control.shouldStop?.()) return fail({ code: 'job-cancelled' })
  const parsed = papa.parse<string[]>(declared.rest, { delimiter, skipEmptyLines: false })
  control.onProgress?.(0.8)
  const sheet = name.replace(/\.[^.]*$/, '')
  const rows = cellsOf(parsed.data, sheet, limits)
  if (!rows.ok) return rows
  if (rows.value.length === 0) return fail({ code: 'file-empty' })
  const notes = [...(encoding === 'windows-1252' ? ['Filen er lest som Windows-1252. Se at æ, ø og å er riktige.'] : []), ...(parsed.errors.some(({ type }) => type === 'Quotes') ? ['Noen anførselstegn i filen står ikke i par. Se over radene.'] : [])]
  control.onProgress?.(1)
  return ok({ format: 'csv', encoding, delimiter, sheets: [{ name: sheet, rows: rows.value }], notes })
}
