// Finds the list inside a sheet: titles above, totals and notes below, empty rows and repeated headings between. Nothing is dropped in silence.
import { cellText, columnName, isBlank, key, type Cell } from './cells.ts'
import { isKnownHeading } from './fields.ts'

export interface Column {
  /** counted from 0 in the sheet */
  index: number
  heading: string
  /** the merged heading above, such as "Økonomi" */
  group?: string
  /** the first three values, shortened */
  examples: string[]
}

export interface BodyRow {
  /** as the spreadsheet shows it, counted from 1 */
  rowNumber: number
  cells: Cell[]
}

export type LeftOutReason = 'empty' | 'title' | 'repeatedHeading' | 'total' | 'note'
export const LEFT_OUT_LABELS: Record<LeftOutReason, string> = { empty: 'Tom rad', title: 'Står over overskriften', repeatedHeading: 'Gjentatt overskrift', total: 'Sumrad', note: 'Merknad eller mellomtittel' }

export interface Table {
  /** counted from 1; 0 where the list has no heading row */
  headerRow: number
  columns: Column[]
  body: BodyRow[]
  leftOut: { rowNumber: number; reason: LeftOutReason }[]
}

const SEARCHED_ROWS = 40
const LONGEST_EXAMPLE = 120
const TOTAL = /^(sum|totalt?|total sum|sum totalt|i alt|til ?sammen|tilsaman|antall( [\p{L}]+)?|tal [\p{L}]+|gjennomsnitt|snitt|delsum|subtotal)\s*[:.=]?\s*([\d ]+)?$/iu

/** Enough of a cell to know what it is; a long text is not read to its end for that. */
const glance = (cell: Cell | undefined) => cellText(typeof cell === 'string' ? cell.slice(0, 300) : cell)
const filled = (row: Cell[]) => row.flatMap((cell, index) => (cell === null || glance(cell) === '' ? [] : [{ index, text: glance(cell) }]))
const distinct = (row: Cell[]) => new Set(filled(row).map(({ text }) => text))
const isData = (cell: Cell) => typeof cell === 'number' || (typeof cell === 'object' && cell !== null) || /^\d{1,2}\.\d{1,2}\.\d{2,4}$|^\d{6} ?\d{5}$|^[HKLU]\d{4}$|^\d+([.,]\d+)?$/.test(glance(cell))

/** Known headings weigh most, then the number of different short texts; numbers and dates count against. */
function headerScore(row: Cell[]): number {
  const texts = [...distinct(row)]
  if (texts.length < 2) return texts.length === 1 && isKnownHeading(texts[0]!) && filled(row).length === 1 ? 1 : 0
  const known = texts.filter(isKnownHeading).length
  const data = row.filter((cell) => cell !== null && isData(cell)).length
  const long = texts.filter((text) => text.length > 60).length
  return known * 3 + texts.length * 0.5 - data * 2 - long * 2
}

/** Index of the heading row, or -1 where the first rows already are data. */
function findHeader(rows: Cell[][]): number {
  let best = -1
  let bestScore = 0
  for (let i = 0; i < Math.min(rows.length, SEARCHED_ROWS); i++) {
    const score = headerScore(rows[i]!)
    if (score > bestScore) {
      best = i
      bestScore = score
    }
  }
  if (best < 0) return -1
  const known = [...distinct(rows[best]!)].filter(isKnownHeading).length
  return known === 0 && rows[best]!.some((cell) => cell !== null && isData(cell)) ? -1 : best
}

/** A row of merged group headings just above, whose cells differ from the headings below. */
function groupsAbove(rows: Cell[][], header: number): Cell[] {
  const above = header > 0 ? rows[header - 1]! : []
  return distinct(above).size >= 2 && !above.some((cell) => cell !== null && isData(cell)) ? above : []
}

function reasonToLeave(row: Cell[], headings: Map<number, string>, typical: number): LeftOutReason | undefined {
  const cells = filled(row)
  if (cells.length === 0) return 'empty'
  const same = cells.filter(({ index, text }) => headings.get(index) !== undefined && headings.get(index) === key(text)).length
  if (same >= 2 && same >= cells.length * 0.6) return 'repeatedHeading'
  const words = cells.filter(({ index, text }) => !isNumeric(row[index]!) && !isBlank(text))
  if (words.length >= 1 && words.every(({ text }) => TOTAL.test(text))) return 'total'
  const numbersOnly = words.length === 0 && !cells.some(({ text }) => /\d{10}/.test(text))
  if (numbersOnly && typical >= 3 && cells.length <= 2) return 'total'
  if (typical >= 3 && distinct(row).size === 1 && !cells.some(({ text }) => /^\d{6} ?\d{5}$|^\d{10}$/.test(text))) return 'note'
  return undefined
}

const isNumeric = (cell: Cell) => typeof cell === 'number' || /^(kr\.? ?)?-?[\d\s.,]+(,-)?( ?kr)?$/i.test(glance(cell))

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

function describeColumns(rows: Cell[][], header: number, body: BodyRow[]): Column[] {
  const head = header >= 0 ? rows[header]! : []
  const groups = groupsAbove(rows, header)
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const columns: Column[] = []
  for (let index = 0; index < width; index++) {
    const own = cellText(head[index])
    const group = cellText(groups[index])
    const examples: string[] = []
    for (const { cells } of body) {
      if (examples.length === 3) break
      if (!isBlank(cells[index])) examples.push(glance(cells[index]).slice(0, LONGEST_EXAMPLE))
    }
    if (own === '' && examples.length === 0) continue
    const heading = own || (group && examples.length > 0 ? group : `Kolonne ${columnName(index)}`)
    columns.push({ index, heading, ...(group && group !== heading && { group }), examples })
  }
  return columns
}

/**
 * The list of a sheet. Every row of the sheet is the heading, in the body, or left out with a reason.
 * @param rows the sheet; merged cells already filled
 * @param headerRow the heading row a person pointed out (counted from 1), or undefined to find it
 */
export function findTable(rows: Cell[][], headerRow?: number): Table {
  const header = headerRow === undefined ? findHeader(rows) : headerRow - 1
  const headings = new Map((rows[header] ?? []).flatMap((cell, index) => (key(cellText(cell)) ? [[index, key(cellText(cell))] as const] : [])))
  const after = rows.slice(header + 1)
  const typical = median(after.map((row) => distinct(row).size).filter((size) => size > 1))
  const body: BodyRow[] = []
  const leftOut: Table['leftOut'] = []
  rows.forEach((cells, index) => {
    const rowNumber = index + 1
    if (index === header) return
    const reason = index < header ? (filled(cells).length === 0 ? 'empty' : 'title') : reasonToLeave(cells, headings, typical)
    if (reason) leftOut.push({ rowNumber, reason })
    else body.push({ rowNumber, cells })
  })
  return { headerRow: header + 1, columns: describeColumns(rows, header, body), body, leftOut }
}
