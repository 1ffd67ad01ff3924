// The heat map of need against stock, and what stands behind each of its cells.
import { ACCESS, bedroomLabel, bedroomRow, MOST_BEDROOMS, needColumns, NOWHERE, pressure, stockColumn, type Axis } from '../../shared/domain/stock.ts'
import { may } from '../../shared/access.ts'
import { durationText } from '../../shared/dates.ts'
import { needGroup } from '../../shared/model/codes.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import { households, readStock, type Household, type Source, type StockRow } from './need.ts'

type Matrix = Output<'stock.matrix'>
const ROWS = Array.from({ length: MOST_BEDROOMS + 1 }, (_, row) => row)
const SHOWN_HOUSEHOLDS = 500
const WHY = { bedrooms: 'Antall soverom er ikke kjent', hidden: 'Sperret adresse, telles ikke etter sted eller gruppe', group: 'Behovet er ikke kartlagt' } as const
type Uncounted = keyof typeof WHY

/** Where a household stands, or why it stands nowhere. */
function placeOf(one: Household, axis: Axis): { row: number; columns: readonly string[] } | Uncounted {
  if (one.need.bedrooms === null) return 'bedrooms'
  if (one.hidden && axis !== 'access') return 'hidden'
  const columns = needColumns(one.need, axis)
  return columns === null ? 'group' : { row: bedroomRow(one.need.bedrooms), columns }
}

function columnsOf(axis: Axis, people: readonly Household[], stock: readonly StockRow[]): Matrix['columns'] {
  if (axis === 'access') return Object.entries(ACCESS).map(([key, label]) => ({ key, label }))
  const keys = new Set([...people.flatMap((one) => (one.hidden ? [] : (needColumns(one.need, axis) ?? []))), ...(axis === 'area' ? stock.map((one) => stockColumn(one, axis)!) : [])])
  const labelOf = (key: string) => (axis === 'group' ? ((needGroup.labels as Record<string, string>)[key] ?? key) : key === NOWHERE ? 'Uansett strøk' : key)
  return [...keys].map((key) => ({ key, label: labelOf(key) })).sort((a, b) => Number(a.key === NOWHERE) - Number(b.key === NOWHERE) || a.label.localeCompare(b.label, 'nb'))
}

const sumBy = <T>(rows: readonly T[], keys: (row: T) => readonly string[], value: (row: T) => number = () => 1) => {
  const sums = new Map<string, number>()
  for (const row of rows) for (const key of keys(row)) sums.set(key, (sums.get(key) ?? 0) + value(row))
  return sums
}

function matrix({ read, session, today }: QueryContext, { axis, source }: { axis: Axis; source: Source }): Matrix {
  const rules = readRules(read, today).definition
  const people = households(read, rules, source, openProtected(read, session))
  const stock = readStock(read, today)
  const columns = columnsOf(axis, people, stock)
  const known = stock.filter((one) => one.bedrooms !== null)
  const stockKeys = (one: StockRow) => { const column = stockColumn(one, axis); return column === null ? [] : [`${bedroomRow(one.bedrooms!)}:${column}`] }
  const need = sumBy(people, (one) => { const at = placeOf(one, axis); return typeof at === 'string' ? [] : at.columns.map((column) => `${at.row}:${column}`) })
  const [all, vacant, turnover] = [sumBy(known, stockKeys), sumBy(known.filter((one) => one.isVacant), stockKeys), sumBy(known, stockKeys, (one) => one.turnover)]
  const counts = new Map<Uncounted, number>()
  for (const one of people) { const at = placeOf(one, axis); if (typeof at === 'string') counts.set(at, (counts.get(at) ?? 0) + 1) }
  const hasStock = axis !== 'group'
  return {
    columns, rows: ROWS.map((row) => ({ row, label: bedroomLabel(row) })), households: people.length, dwellings: stock.length, dwellingsUncounted: stock.length - known.length,
    campaign: source === 'tenants' ? (read.sql<{ name: string }>('SELECT name FROM campaign ORDER BY startsOn DESC, id DESC LIMIT 1')[0]?.name ?? null) : null,
    uncounted: [...counts].map(([key, count]) => ({ key, why: WHY[key], count })),
    cells: ROWS.flatMap((row) => columns.map(({ key: column }) => {
      const at = `${row}:${column}`
      const [wanted, own, empty, moved] = [need.get(at) ?? 0, all.get(at) ?? 0, vacant.get(at) ?? 0, turnover.get(at) ?? 0]
      const supply = hasStock && column !== NOWHERE ? empty + moved : null
      return { row, column, need: wanted, stock: supply === null ? null : own, vacant: supply === null ? null : empty, turnover: supply === null ? null : moved, pressure: pressure(wanted, supply), why: supply === null ? `${wanted} venter. Boligene telles ikke her.` : `${wanted} venter. ${own} boliger, ${empty} tomme nå, ${moved} leid ut på nytt de siste tolv månedene.` }
    })),
  }
}

function cell({ read, session, today }: QueryContext, input: ParsedInput<'stock.cell'>): Output<'stock.cell'> {
  const rules = readRules(read, today).definition
  const people = households(read, rules, input.source, openProtected(read, session)).filter((one) => {
    const at = placeOf(one, input.axis)
    if (typeof at === 'string') return at === input.uncounted
    return input.uncounted === null && at.row === input.row && (input.column === null || at.columns.includes(input.column))
  })
  const stock = input.uncounted !== null || !may(session.role, 'dwelling.read') ? [] : readStock(read, today).filter((one) => one.bedrooms !== null && bedroomRow(one.bedrooms) === input.row && stockColumn(one, input.axis) === input.column)
  const from = { requirement: 'Krav i saken', norm: 'Kommunens norm for husstanden', interview: 'Sagt i kartleggingen' }
  return {
    total: people.length, dwellingsTotal: stock.length,
    cases: people.toSorted((a, b) => (a.since ?? '9').localeCompare(b.since ?? '9') || a.caseNumber.localeCompare(b.caseNumber)).slice(0, SHOWN_HOUSEHOLDS).map((one) => ({ caseId: one.caseId, caseNumber: one.caseNumber, name: one.name, since: one.since, detail: [one.need.bedrooms === null ? 'Soverom ikke kjent' : `${one.need.bedrooms} soverom`, one.need.from ? from[one.need.from] : null, one.since ? durationText(one.since, today) : null].filter(Boolean).join(' · ') })),
    dwellings: stock.toSorted((a, b) => Number(b.isVacant) - Number(a.isVacant) || a.label.localeCompare(b.label, 'nb')).slice(0, SHOWN_HOUSEHOLDS).map((one) => ({ id: one.id, label: one.label, state: one.state })),
  }
}

export const matrixQueries = { 'stock.matrix': matrix, 'stock.cell': cell } satisfies Partial<Handlers>
