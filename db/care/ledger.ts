// The ledger of standing empty: every day of every dwelling once, with its reason and its cost. Kept until the next write, since every sum on the screen is cut from it.
import { byYear, segmentCost, segmentsOf } from '../../shared/domain/void-cost.ts'
import { voidReason } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { dwellingLabel, groupBy } from '../facts.ts'
import type { Reader } from '../store.ts'

export type Reason = Row<'voidPeriod'>['reason']
interface Home { id: string; buildingId: string; label: string; address: string; rent: number | null; runningCost: number | null }
/** One line: days of a period within a year, or what a repair cost. rent null: the rent is not known. */
export interface Entry { dwellingId: string; buildingId: string; periodId: string | null; reason: Reason; year: string; days: number; rent: number | null; running: number | null; repair: number }
export interface Ledger { entries: Entry[]; homes: ReadonlyMap<string, Home> }
type Filter = ParsedInput<'void.ledger'>['filter']
type Sums = Output<'void.ledger'>['sums']

/** Before this there is nothing in any register. */
const FIRST_DAY = '1990-01-01'
const kept = new WeakMap<object, { key: string; ledger: Ledger }>()

/** All of it up to and without today: a day is counted when it is over. */
export function readLedger(read: Reader, today: string): Ledger {
  const key = `${read.sql<{ seq: number | null }>('SELECT max(seq) AS seq FROM operation')[0]?.seq ?? 0}:${today}`
  const known = kept.get(read)
  if (known?.key === key) return known.ledger
  const ledger = gather(read, today)
  kept.set(read, { key, ledger })
  return ledger
}

function gather(read: Reader, today: string): Ledger {
  const periods = groupBy(read.sql<{ id: string; dwellingId: string; reason: Reason; startsOn: string; endsOn: string | null }>('SELECT id, dwellingId, reason, startsOn, endsOn FROM voidPeriod WHERE startsOn < ? ORDER BY createdAt, id', [today]), (row) => row.dwellingId)
  const repairs = read.sql<{ dwellingId: string; reason: Reason; doneOn: string; cost: number }>('SELECT dwellingId, reason, doneOn, cost FROM repair WHERE cost IS NOT NULL AND doneOn <= ?', [today])
  const homes = new Map(read.sql<Home & { unitNumber: string | null }>('SELECT d.id, d.buildingId, b.address, d.unitNumber, d.rent, d.runningCost FROM dwelling d JOIN building b ON b.id = d.buildingId').map((row) => [row.id, { ...row, label: dwellingLabel(row) }]))
  const entries: Entry[] = []
  for (const [dwellingId, own] of periods) {
    const home = homes.get(dwellingId)!
    for (const segment of segmentsOf(own, FIRST_DAY, today)) for (const part of byYear(segment)) entries.push({ dwellingId, buildingId: home.buildingId, periodId: part.periodId, reason: part.reason, year: part.year, repair: 0, ...segmentCost(part, home) })
  }
  for (const one of repairs) entries.push({ dwellingId: one.dwellingId, buildingId: homes.get(one.dwellingId)!.buildingId, periodId: null, reason: one.reason, year: one.doneOn.slice(0, 4), days: 0, rent: 0, running: 0, repair: one.cost })
  return { entries, homes }
}

export const within = (filter: Filter) => (one: Entry): boolean => (filter.year === null || one.year === filter.year) && (filter.reason === null || one.reason === filter.reason) && (filter.buildingId === null || one.buildingId === filter.buildingId) && (filter.dwellingId === null || one.dwellingId === filter.dwellingId)

/** What is not known is counted apart and is no part of the sum. */
export function sumOf(entries: readonly Entry[]): Sums {
  const unknown = new Set<string>()
  const sums = { days: 0, rent: 0, running: 0, repairs: 0 }
  for (const one of entries) {
    sums.days += one.days
    sums.rent += one.rent ?? 0
    sums.running += one.running ?? 0
    sums.repairs += one.repair
    if (one.rent === null) unknown.add(one.dwellingId)
  }
  return { ...sums, sum: sums.rent + sums.running + sums.repairs, unknown: unknown.size }
}

const KEY: Record<ParsedInput<'void.ledger'>['groupBy'], (one: Entry) => string> = { dwelling: (one) => one.dwellingId, building: (one) => one.buildingId, reason: (one) => one.reason, year: (one) => one.year }

function labelOf(groupBy_: ParsedInput<'void.ledger'>['groupBy'], key: string, first: Entry, homes: Ledger['homes']): string {
  const home = homes.get(first.dwellingId)!
  return groupBy_ === 'reason' ? voidReason.labels[key as Reason] : groupBy_ === 'dwelling' ? home.label : groupBy_ === 'building' ? home.address : key
}

/** Dwellings that stood empty and whose rent or running cost nobody has written. */
function unknowns(entries: readonly Entry[], homes: Ledger['homes']): Output<'void.ledger'>['unknown'] {
  const days = new Map<string, number>()
  for (const one of entries) if (one.days > 0 && (one.rent === null || one.running === null)) days.set(one.dwellingId, (days.get(one.dwellingId) ?? 0) + one.days)
  return [...days].map(([id, count]) => ({ id, label: homes.get(id)!.label, days: count, lacks: homes.get(id)!.rent === null ? ('rent' as const) : ('running' as const) })).sort((a, b) => (a.lacks === b.lacks ? b.days - a.days || (a.label < b.label ? -1 : 1) : a.lacks === 'rent' ? -1 : 1))
}

export function ledgerAnswer(read: Reader, input: ParsedInput<'void.ledger'>, today: string): Output<'void.ledger'> {
  const { entries, homes } = readLedger(read, today)
  const chosen = entries.filter(within(input.filter))
  const groups = [...groupBy(chosen, KEY[input.groupBy])].map(([key, of]) => ({ key, label: labelOf(input.groupBy, key, of[0]!, homes), dwellings: new Set(of.map((one) => one.dwellingId)).size, ...sumOf(of) }))
  groups.sort(input.groupBy === 'year' ? (a, b) => (a.key < b.key ? 1 : -1) : (a, b) => b.sum - a.sum || b.days - a.days || (a.label < b.label ? -1 : 1))
  const unknown = unknowns(chosen, homes)
  return { total: groups.length, rows: groups.slice(input.offset, input.offset + input.limit), sums: sumOf(chosen), years: [...new Set(entries.map((one) => one.year))].sort().reverse(), unknown: unknown.slice(0, 50), unknownTotal: unknown.length }
}
