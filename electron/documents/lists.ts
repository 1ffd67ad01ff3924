// Lists taken out of the program as a spreadsheet or as CSV. A cell somebody typed must never become a formula on the
// receiver's PC, so every text cell is defused before it is written.
import Papa from 'papaparse'
import writeExcelFile from 'write-excel-file/node'
import type { Cell } from 'write-excel-file/node'
import { Refusal } from '../../shared/errors.ts'

export type ListColumnKind = 'text' | 'number' | 'date' | 'money'

export interface ListColumn {
  label: string
  kind: ListColumnKind
}

/**
 * A list to export. Cells by kind: 'text' as text, 'number' as a number, 'date' as yyyy-mm-dd, 'money' as whole øre.
 * null is an empty cell: unknown, not zero.
 */
export interface ListData {
  title: string
  columns: ListColumn[]
  rows: (string | number | null)[][]
}

export type ListFormat = 'xlsx' | 'csv'

// The longest text a spreadsheet cell can hold.
const CELL_LIMIT = 32_767
const TRIGGER = '=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20\\ufe62\\ufe63\\ufe66\\ufe6b\\u2212'
// Blanks a spreadsheet may skip before it looks for a formula: spaces of all kinds, zero-width marks and controls.
const BLANK = '\\p{Z}\\p{Cf}\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u0085'
const FORMULA_START = new RegExp(`^["']*[${BLANK}]*[${TRIGGER}]`, 'u')
const FORMULA_AFTER_BREAK = new RegExp(`(\\r\\n|[\\r\\n\\u000b\\u000c\\u0085\\u2028\\u2029])(?=["']*[${BLANK}]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\ufe62\\ufe63\\ufe66\\ufe6b\\u2212])`, 'gu')
// Not allowed in the XML of a spreadsheet, or taken out by its writer. Removed before defusing, not after: what is left
// must not begin with a formula sign.
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd]|\p{Noncharacter_Code_Point}/gu

/**
 * Text that no spreadsheet reads as a formula: an apostrophe goes first where the text, or a line inside it, begins
 * with a sign that starts one (also after blanks, and in full width). Follows the OWASP advice on CSV injection.
 */
export function defuse(text: string): string {
  const lines = text.replace(FORMULA_AFTER_BREAK, "$1'")
  return FORMULA_START.test(text) ? `'${lines}` : lines
}

function isoDate(value: string): Date | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  return at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? at : null
}

function textCell(value: string | number): string {
  const text = defuse(String(value).toWellFormed().replace(NOT_XML, ''))
  if (text.length > CELL_LIMIT) throw new Refusal('file-cell-too-large')
  return text
}

function excelCell(value: string | number | null, kind: ListColumnKind): Cell {
  if (value === null || value === '') return null
  if (kind !== 'text' && typeof value === 'number') {
    if (!Number.isFinite(value)) return null
    return kind === 'money' ? { value: value / 100, type: Number, format: '#,##0.00' } : { value, type: Number }
  }
  const date = kind === 'date' && typeof value === 'string' ? isoDate(value) : null
  if (date) return { value: date, type: Date, format: 'dd.mm.yyyy' }
  return { value: textCell(value), type: String, format: '@', wrap: true, alignVertical: 'top' }
}

/** Norwegian spreadsheets read a comma as the decimal mark and dd.mm.yyyy as a date. */
function csvCell(value: string | number | null, kind: ListColumnKind): string {
  if (value === null || value === '') return ''
  if (kind !== 'text' && typeof value === 'number') {
    if (!Number.isFinite(value)) return ''
    return (kind === 'money' ? (value / 100).toFixed(2) : String(value)).replace('.', ',')
  }
  const date = kind === 'date' && typeof value === 'string' ? isoDate(value) : null
  return date ? String(value).split('-').toReversed().join('.') : textCell(value)
}

function columnWidth(list: ListData, at: number): number {
  const column = list.columns[at]
  if (column?.kind === 'date') return 12
  const longest = Math.max(...list.rows.slice(0, 500).map((row) => String(row[at] ?? '').length), 0)
  return Math.min(Math.max(longest, column?.label.length ?? 0, 8) + 2, 60)
}

/** A sheet's name: at most 31 characters, without the signs Excel refuses. */
function sheetName(title: string): string {
  const name = title.replace(/[\\/?*[\]:\p{Cc}]/gu, ' ').replace(/^'+|'+$/g, '').trim().slice(0, 31).trim()
  return name === '' ? 'Liste' : name
}

function excelList(list: ListData): Promise<Uint8Array> {
  const header = list.columns.map((column) => ({
    value: textCell(column.label), type: String, fontWeight: 'bold' as const, backgroundColor: '#e0f5f5', wrap: true,
    align: column.kind === 'number' || column.kind === 'money' ? ('right' as const) : ('left' as const),
  }))
  const rows = list.rows.map((row) => list.columns.map((column, at) => excelCell(row[at] ?? null, column.kind)))
  return writeExcelFile([header, ...rows], {
    sheet: sheetName(list.title),
    columns: list.columns.map((_, at) => ({ width: columnWidth(list, at) })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBuffer().then((buffer) => Uint8Array.from(buffer))
}

function csvList(list: ListData): Uint8Array {
  const data = list.rows.map((row) => list.columns.map((column, at) => csvCell(row[at] ?? null, column.kind)))
  const fields = list.columns.map((column) => textCell(column.label))
  const text = Papa.unparse({ fields, data }, { delimiter: ';', newline: '\r\n', escapeFormulae: false })
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}

/**
 * Makes the bytes of a list. xlsx: one sheet, bold frozen header, typed numbers and dates. csv: UTF-8 with byte order
 * mark, semicolon, CRLF, for Norwegian spreadsheets.
 * @throws Refusal 'file-cell-too-large' when a text is longer than a spreadsheet cell can hold.
 */
export function renderList(list: ListData, format: ListFormat): Promise<Uint8Array> {
  return format === 'xlsx' ? excelList(list) : Promise.resolve().then(() => csvList(list))
}
