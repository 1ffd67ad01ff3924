// Reads a list a municipality has sent in: .xlsx or .csv, as plain cells. Meant to run in a worker with a memory limit; no Electron here.
import { zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import { fail, ok, type Result } from '../../shared/contract.ts'
import { columnName, type Cell, type Sheet, type Workbook } from '../../shared/domain/import/cells.ts'
import { readCsv } from './csv.ts'
import { guardWorkbook, isOle, isZip, type GuardedWorkbook } from './guard.ts'
import { LIMITS, type Limits, type ReadControl } from './limits.ts'
import type { SheetShape } from './sheet-xml.ts'

const MS_HALF_SECOND = 500

/** A cell of the library as plain JSON. Its dates are midnight UTC of the calendar date; rounding takes the clock's float error away. */
function plain(value: unknown): Cell {
  if (value instanceof Date) return Number.isNaN(value.valueOf()) || Math.abs(value.valueOf()) > 8e15 ? null : { date: new Date(value.valueOf() + MS_HALF_SECOND).toISOString().slice(0, 10) }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}

/** A merged range holds its value in the first cell only: give it to the others, within what the sheet holds. */
function fillMerges(rows: Cell[][], merges: SheetShape['merges']): void {
  const width = rows[0]?.length ?? 0
  for (const [top, left, bottom, right] of merges) {
    const value = rows[top]?.[left] ?? null
    if (value === null) continue
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++) {
      for (let column = left; column <= Math.min(right, width - 1); column++) rows[row]![column] ??= value
    }
  }
}

function longCell(sheet: Sheet, most: number): Result<never> | undefined {
  for (const [at, row] of sheet.rows.entries()) {
    const column = row.findIndex((cell) => typeof cell === 'string' && cell.length > most)
    if (column >= 0) return fail({ code: 'file-cell-too-large', details: { sheet: sheet.name, cell: `${columnName(column)}${at + 1}`, characters: String(row[column]).length } })
  }
  return undefined
}

function notesOf({ sheets }: GuardedWorkbook): string[] {
  const formulas = sheets.reduce((sum, { shape }) => sum + shape.formulas, 0)
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => `«${name}»`)
  return [
    ...(formulas > 0 ? [`${formulas} ${formulas === 1 ? 'celle har formel' : 'celler har formler'}. Verdien som var lagret sist, er brukt.`] : []),
    ...(hidden.length > 0 ? [`Skjulte ark er også lest: ${hidden.join(', ')}.`] : []),
  ]
}

/** Only the checked parts go on, in a fresh archive: the library sees what the guard saw and nothing more. */
async function parse(guarded: GuardedWorkbook): Promise<{ sheet: string; data: unknown[][] }[] | undefined> {
  const archive = zipSync(Object.fromEntries(guarded.parts), { level: 0 })
  try {
    return await readXlsxFile(archive.buffer as ArrayBuffer, { trim: true })
  } catch {
    return undefined
  }
}

async function readXlsx(bytes: Uint8Array, limits: Limits, control: ReadControl): Promise<Result<Workbook>> {
  const guarded = guardWorkbook(bytes, limits, control)
  if (!guarded.ok) return guarded
  control.onProgress?.(0.3)
  const read = await parse(guarded.value)
  if (!read) return fail({ code: 'file-damaged' })
  if (control.shouldStop?.()) return fail({ code: 'job-cancelled' })
  control.onProgress?.(0.8)
  const sheets: Sheet[] = []
  for (const [at, { sheet: name, data }] of read.entries()) {
    const rows = data.map((row) => row.map(plain))
    const shape = guarded.value.sheets.find((one) => one.name === name)?.shape ?? guarded.value.sheets[at]?.shape
    if (shape) fillMerges(rows, shape.merges)
    const long = longCell({ name, rows }, limits.cellCharacters)
    if (long) return long
    sheets.push({ name, rows })
  }
  if (sheets.every(({ rows }) => rows.length === 0)) return fail({ code: 'file-empty' })
  control.onProgress?.(1)
  return ok({ format: 'xlsx', sheets, notes: notesOf(guarded.value) })
}

const wrong = (why: string) => fail({ code: 'file-type', details: { why } })

/**
 * Read a file by its content; its name must agree with it.
 * Errors are values: file-too-large, file-type, file-macros, file-external-links, file-bomb, file-damaged, file-cell-too-large, file-empty, job-cancelled.
 * @param name file name with ending
 */
export async function readSheets(bytes: Uint8Array, name: string, limits: Limits = LIMITS, control: ReadControl = {}): Promise<Result<Workbook>> {
  if (bytes.length === 0) return fail({ code: 'file-empty' })
  if (bytes.length > limits.fileBytes) return fail({ code: 'file-too-large', details: { bytes: bytes.length, most: limits.fileBytes } })
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''
  if (isOle(bytes)) return wrong('Filen er et eldre regneark (.xls) eller er beskyttet med passord. Lagre den som .xlsx uten passord.')
  if (['xlsx', 'xlsm', 'xltx', 'xltm'].includes(ending)) return isZip(bytes) ? readXlsx(bytes, limits, control) : wrong('Innholdet er ikke et regneark, selv om filnavnet sier det.')
  if (!['csv', 'txt', 'tsv'].includes(ending)) return wrong('Programmet leser .xlsx og .csv.')
  return isZip(bytes) ? wrong('Innholdet er pakket, men filnavnet sier tekst. Er det et regneark, skal navnet slutte på .xlsx.') : readCsv(bytes, name, limits, control)
}
