// Boliger: the register a page at a time, and the five figures above it.
import { daysBetween, kroner, plusDays, plusMonths } from '../../shared/dates.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { Handlers } from '../context.ts'
import { waitingApplicants } from '../facts.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader, Scalar } from '../store.ts'
import { DWELLING_JOIN, readDwellings, toDwellingRow, voidCost } from './rows.ts'
import { idleCosts } from './idle.ts'
import { timeBars } from './time.ts'

type Filter = ParsedInput<'dwelling.list'>['filter']
const marks = (items: readonly unknown[]) => items.map(() => '?').join(', ')

const ORDER: Record<string, string> = {
  availableOn: `availableOn IS NULL, availableOn`, address: 'b.address', rooms: 'd.rooms', usableArea: 'd.usableArea', rent: 'd.rent', voidCost: 'voidFrom IS NULL, voidFrom', state: 'd.state', contractEndsOn: 't.contractEndsOn IS NULL, t.contractEndsOn',
}
const MEETS: Record<string, string> = { stepFree: 'd.stepFree', showerNoThreshold: 'd.showerNoThreshold', lift: 'b.lift', wheelchair: 'd.wheelchair', petsAllowed: 'd.petsAllowed', quiet: 'd.quiet', ownEntrance: 'd.ownEntrance' }

/** The filter as SQL with bound values. */
export function dwellingWhere(filter: Filter, today: string): { where: string; values: Scalar[] } {
  const parts: [string, Scalar[]][] = [[`d.state <> 'ended'`, []]]
  if (filter.states?.length) parts.push([`d.state IN (${marks(filter.states)})`, filter.states])
  if (filter.kinds?.length) parts.push([`d.kind IN (${marks(filter.kinds)})`, filter.kinds])
  if (filter.areas?.length) parts.push([`b.area IN (${marks(filter.areas)})`, filter.areas])
  if (filter.disposalForms?.length) parts.push([`d.disposalForm IN (${marks(filter.disposalForms)})`, filter.disposalForms])
  for (const kind of filter.meets ?? []) if (MEETS[kind]) parts.push([`${MEETS[kind]} = 'yes'`, []])
  if (filter.minBedrooms !== undefined) parts.push(['d.bedrooms >= ?', [filter.minBedrooms]])
  if (filter.availableWithinDays !== undefined) parts.push([`d.id IN (SELECT dwellingId FROM vacancy WHERE status IN ('open', 'reserved') AND availableOn <= ?)`, [plusDays(today, filter.availableWithinDays)]])
  if (filter.text?.trim()) parts.push([`(b.address || ' ' || coalesce(d.unitNumber, '')) LIKE ? ESCAPE '\\'`, [`%${filter.text.trim().replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`]])
  return { where: parts.map(([sql]) => sql).join(' AND '), values: parts.flatMap(([, values]) => values) }
}

/** Dwelling ids of a filter in order. Sorting by date or cost starts from the few that are vacant. */
export function listDwellingIds(read: Reader, filter: Filter, sort: string, descending: boolean, limit: number, offset: number, today: string): string[] {
  const { where, values } = dwellingWhere(filter, today)
  const direction = descending ? ' DESC' : ''
  const order = ORDER[sort]!.split(', ').map((part) => (part.endsWith('IS NULL') ? part : part + direction)).join(', ')
  const columns = `d.id, (SELECT v.availableOn FROM vacancy v WHERE v.dwellingId = d.id AND v.status IN ('open', 'reserved')) AS availableOn, (SELECT max(x.startsOn) FROM voidPeriod x WHERE x.dwellingId = d.id AND x.endsOn IS NULL AND x.kind = 'void') AS voidFrom`
  const join = sort === 'contractEndsOn' ? DWELLING_JOIN : 'FROM dwelling d JOIN building b ON b.id = d.buildingId'
  return read.sql<{ id: string }>(`SELECT ${columns} ${join} WHERE ${where} ORDER BY ${order}, b.address, d.unitNumber LIMIT ? OFFSET ?`, [...values, limit, offset]).map((row) => row.id)
}

function list(read: Reader, input: ParsedInput<'dwelling.list'>, today: string) {
  const rules = readRules(read, today).definition
  const ids = listDwellingIds(read, input.filter, input.sort, input.descending, input.limit, input.offset, today)
  const found = new Map(readDwellings(read, `d.id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]).map((row) => [row.id, row]))
  const waiting = waitingApplicants(read, rules)
  const idle = idleCosts(read, waiting, rules, today)
  const bars = input.withBars ? timeBars(read, ids, input.withBars.from, input.withBars.to, today) : new Map()
  const { where, values } = dwellingWhere(input.filter, today)
  const total = read.sql<{ n: number; buildings: number; leasedIn: number }>(`SELECT count(*) AS n, count(DISTINCT d.buildingId) AS buildings, coalesce(sum(d.disposalForm = 'leasedIn'), 0) AS leasedIn FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE ${where}`, values)[0]!
  const areas = read.sql<{ area: string }>('SELECT DISTINCT area FROM building WHERE area IS NOT NULL ORDER BY area').map((row) => row.area)
  return { total: total.n, buildings: total.buildings, leasedIn: total.leasedIn, areas, rows: ids.map((id) => ({ ...toDwellingRow(found.get(id)!, waiting, rules, today, idle), bars: bars.get(id) ?? [] })) }
}

function figures(read: Reader, today: string) {
  const year = `${today.slice(0, 4)}-01-01`
  const lastYear = `${Number(today.slice(0, 4)) - 1}-01-01`
  const voids = read.sql<{ startsOn: string; endsOn: string | null; rent: number | null; runningCost: number | null }>(`SELECT x.startsOn, x.endsOn, d.rent, d.runningCost FROM voidPeriod x JOIN dwelling d ON d.id = x.dwellingId WHERE x.kind = 'void' AND coalesce(x.endsOn, ?) >= ?`, [today, lastYear])
  const cost = voids.reduce((sum, one) => {
    const from = one.startsOn < year ? year : one.startsOn
    const part = voidCost(one, daysBetween(from, one.endsOn ?? today))
    return sum + part.rent + part.running
  }, 0)
  const average = (from: string, to: string) => {
    const ended = voids.filter((one) => one.endsOn !== null && one.endsOn >= from && one.endsOn < to).map((one) => daysBetween(one.startsOn, one.endsOn!))
    return ended.length === 0 ? null : Math.round(ended.reduce((sum, days) => sum + days, 0) / ended.length)
  }
  const one = (sql: string, values: Scalar[]) => read.sql<{ n: number }>(sql, values)[0]!.n
  const vacantNow = one(`SELECT count(*) AS n FROM voidPeriod x JOIN dwelling d ON d.id = x.dwellingId WHERE x.endsOn IS NULL AND x.kind = 'void' AND d.state <> 'ended'`, [])
  return {
    vacantNow, readyNow: one(`SELECT count(*) AS n FROM vacancy WHERE status = 'open' AND availableOn <= ?`, [today]), voidCostThisYear: cost, voidDaysAverage: average(year, '9999'), voidDaysLastYear: average(lastYear, year),
    soonVacant: one(`SELECT count(*) AS n FROM vacancy WHERE status IN ('open', 'reserved') AND availableOn > ? AND availableOn <= ?`, [today, plusDays(today, 90)]), contractsEnding: one(`SELECT count(*) AS n FROM tenancy WHERE status = 'active' AND contractEndsOn IS NOT NULL AND contractEndsOn <= ?`, [plusMonths(today, 3)]),
    explanation: [`Tomgang i år: tapt leie og løpende kostnader per dag fra ${year} til i dag, i alt ${kroner(cost)}.`, 'Tid tom: boliger som ble leid ut igjen i år, fra tom til ny leietaker.', 'Kontrakt ut, ikke avklart: løpende kontrakter som går ut innen tre måneder.'],
  }
}

export const homeListQueries = {
  'dwelling.list': ({ read, today }, input) => list(read, input, today),
  'dwelling.figures': ({ read, today }) => figures(read, today),
} satisfies Partial<Handlers>
