// Writes the lists of a made-up municipality the way such lists really look, so that the demo and the tests have something honest to import.
import papa from 'papaparse'
import writeXlsxFile from 'write-excel-file/node'
import type { CellObject, SheetData } from 'write-excel-file/node'
import { daysBetween } from '../../shared/dates.ts'
import { FIELDS, type TargetField } from '../../shared/domain/import/fields.ts'
import type { ApplicantRecord, DwellingRecord, ImportKind, TenancyRecord, Values } from '../../shared/domain/import/records.ts'
import { CODE_LISTS, type CodeListName } from '../../shared/domain/import/values.ts'

export interface MessyInput {
  dwellings: DwellingRecord[]
  applicants: ApplicantRecord[]
  tenancies: TenancyRecord[]
}

export interface MessyFile {
  name: string
  bytes: Uint8Array
}

interface ListColumn {
  heading: string
  group: string
  /** undefined makes an empty column */
  write?: (values: Values, row: number) => CellObject | string | number | null
}

const ANSWERS = { yes: ['ja', 'x', 'Ja', 'JA'], no: ['nei', 'Nei', 'NEI', 'n'], unknown: ['?', 'ikke kjent', 'vet ikke', 'ukjent'] }

const grouped = (whole: number, mark: string) => String(whole).replace(/\B(?=(\d{3})+$)/g, mark)

/** Øre as kroner, in the ways people write them. */
function moneyText(ore: number, row: number): string {
  const [whole, rest] = [Math.floor(ore / 100), ore % 100]
  if (rest > 0) return `${grouped(whole, '\u00a0')},${String(rest).padStart(2, '0')}`
  return [`kr ${grouped(whole, ' ')},-`, grouped(whole, '.'), `${whole} kr/mnd`, `${whole}`][row % 4]!
}

function dateText(date: string, row: number): string {
  const [year, month, day] = date.split('-') as [string, string, string]
  return [`${day}.${month}.${year}`, `${Number(day)}/${Number(month)}-${year}`, date, `${day}.${month}.${year}`][row % 4]!
}

/** Day number of the 1900 system; dates from 1 March 1900 on. */
const serial = (date: string) => daysBetween('1899-12-30', date)

function writeText(field: TargetField, value: string | number, row: number): string {
  if (field.type === 'money') return moneyText(Number(value), row)
  if (field.type === 'date' || field.type === 'birthDate') return dateText(String(value), row)
  if (field.type === 'answer') return ANSWERS[value as keyof typeof ANSWERS][row % 4]!
  if (field.type.startsWith('code:')) return (CODE_LISTS[field.type.slice(5) as CodeListName].labels as Record<string, string>)[value] ?? String(value)
  if (field.type === 'decimal') return String(value).replace('.', ',') + (row % 3 === 0 ? ' m²' : '')
  if (field.type === 'floor') return row % 2 === 0 ? `${value}. etg` : String(value)
  if (field.type === 'nationalId') return row % 2 === 0 ? String(value) : `${String(value).slice(0, 6)} ${String(value).slice(6)}`
  return String(value)
}

function writeCell(field: TargetField, value: string | number, row: number): CellObject | string | number {
  if (field.type === 'date' || field.type === 'birthDate') {
    if (row % 3 === 2) return dateText(String(value), row)
    return { value: serial(String(value)), type: Number, ...((row % 3 === 0 || field.type === 'birthDate') && { format: 'dd.mm.yyyy' }) }
  }
  if (field.type === 'nationalId' && row % 2 === 0) return Number(value)
  if (typeof value === 'number' && (field.type !== 'money' || (row % 2 === 0 && value % 100 === 0)) && field.type !== 'floor') return field.type === 'money' ? value / 100 : value
  return writeText(field, value, row)
}

const GROUPS: [RegExp, string][] = [
  [/^(address|street|houseNumber|unitNumber|postal|area$)/, 'Adresse'], [/^(nationalId|birthDate|fullName|firstName|lastName|phone|email)/, 'Person'],
  [/^(rent|income|deposit)/, 'Økonomi'], [/^need/, 'Behov'], [/(On|Since|From)$/, 'Datoer'],
]
const groupOf = (field: string) => GROUPS.find(([test]) => test.test(field))?.[1] ?? 'Annet'

/** One column per field that some record has. Parts of an address and a name are joined where `joined` is set. */
function columnsFor(kind: ImportKind, records: Values[], joined: boolean, write: typeof writeCell): ListColumn[] {
  const used = FIELDS[kind].filter(({ field }) => records.some((values) => values[field] !== undefined))
  const hidden = new Set(joined ? ['firstName', 'lastName', ...(kind === 'applicants' ? [] : ['street', 'houseNumber'])] : [])
  const columns: ListColumn[] = []
  if (joined && kind !== 'applicants') columns.push({ heading: 'ADRESSE', group: 'Adresse', write: ({ street, houseNumber }) => [street, houseNumber].filter((part) => part !== undefined).join(' ') || null })
  if (joined && kind !== 'dwellings') columns.push({ heading: 'Navn (etternavn, fornavn)', group: 'Person', write: ({ lastName, firstName }) => (firstName === undefined ? `${lastName ?? ''}` : `${lastName ?? ''}, ${firstName}`) || null })
  for (const field of used.filter(({ field }) => !hidden.has(field))) {
    const heading = joined ? field.label : (field.synonyms[0] ?? field.label)
    columns.push({ heading, group: groupOf(field.field), write: (values, row) => (values[field.field] === undefined ? null : write(field, values[field.field]!, row)) })
    if (joined && columns.length === 6) columns.push({ heading: '', group: '' })
  }
  return columns
}

const bold = (value: string, span = 1): CellObject => ({ value, type: String, fontWeight: 'bold', ...(span > 1 && { columnSpan: span }) })

function groupRow(columns: ListColumn[]): SheetData[number] {
  const row: SheetData[number] = []
  for (let at = 0; at < columns.length; ) {
    let span = 1
    while (columns[at]!.group !== '' && columns[at + span]?.group === columns[at]!.group) span++
    row.push(columns[at]!.group === '' ? null : bold(columns[at]!.group, span), ...Array.from({ length: span - 1 }, () => null))
    at += span
  }
  return row
}

function messySheet(title: string, columns: ListColumn[], records: Values[]): SheetData {
  const pad = (cells: SheetData[number]) => [...cells, ...Array.from({ length: Math.max(0, columns.length - cells.length) }, () => null)]
  const body = records.map((values, row) => columns.map((column) => column.write?.(values, row) ?? null))
  const heading = columns.map(({ heading }) => (heading === '' ? null : bold(heading)))
  return [
    [bold(title, Math.max(2, columns.length)), ...Array.from({ length: Math.max(1, columns.length - 1) }, () => null)],
    pad(['Oppdatert av boligkontoret']), pad([]), groupRow(columns), heading,
    ...body.slice(0, 20), ...(body.length > 20 ? [pad([]), heading] : []), ...body.slice(20),
    pad([]), pad(['Totalt', records.length]), pad(['* Listen gjelder ved siste årsskifte.']),
  ]
}

const CP1252 = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const))

/** Text as Windows-1252 bytes; a character the code page lacks becomes "?". */
export const windows1252 = (text: string): Uint8Array => Uint8Array.from(text, (character) => CP1252.get(character) ?? 63)

function messyCsv(kind: ImportKind, records: Values[], delimiter: string, title: string): string {
  const columns = columnsFor(kind, records, false, writeText)
  const heading = columns.map((column) => column.heading)
  const body = records.map((values, row) => columns.map((column) => String(column.write!(values, row) ?? '')))
  return papa.unparse([[title], [], heading, ...body.slice(0, 15), ...(body.length > 15 ? [heading] : []), ...body.slice(15), ['Sum', String(records.length)]], { delimiter, newline: '\r\n' })
}

async function workbook(name: string, kind: ImportKind, titles: string[], records: Values[]): Promise<MessyFile> {
  const columns = columnsFor(kind, records, true, writeCell)
  const half = titles.length > 1 ? Math.ceil(records.length / 2) : records.length
  const parts = titles.length > 1 ? [records.slice(0, half), records.slice(half)] : [records]
  const front: SheetData = [[bold('Boligkontoret')], ['Se de andre arkene for lister.']]
  const sheets = [{ sheet: 'Forside', data: front }, ...parts.map((part, at) => ({ sheet: titles[at]!, data: messySheet(`${titles[at]!} per 1. januar`, columns, part) }))]
  return { name, bytes: new Uint8Array(await writeXlsxFile(sheets).toBuffer()) }
}

/** Three workbooks and three text files with the same content; read back, guessed and planned they give every record. */
export async function messyFiles(input: MessyInput): Promise<MessyFile[]> {
  const { dwellings, applicants, tenancies } = input as unknown as Record<ImportKind, Values[]>
  return [
    await workbook('Boligoversikt.xlsx', 'dwellings', ['Utleieboliger', 'Andre boliger'], dwellings),
    await workbook('Venteliste.xlsx', 'applicants', ['Venteliste'], applicants),
    await workbook('Leieforhold.xlsx', 'tenancies', ['Leieforhold'], tenancies),
    { name: 'boliger-fdv.csv', bytes: windows1252(messyCsv('dwellings', dwellings, ';', 'Uttrekk fra FDV-systemet')) },
    { name: 'sokere.csv', bytes: new TextEncoder().encode(`\ufeff${messyCsv('applicants', applicants, ',', 'Søkere')}`) },
    { name: 'kontrakter.csv', bytes: new TextEncoder().encode(messyCsv('tenancies', tenancies, '\t', 'Løpende kontrakter')) },
  ]
}
