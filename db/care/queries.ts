// Care of dwellings as lists: what stands empty now and who waits for it, the periods behind a sum, and everything about one dwelling.
import { may } from '../../shared/access.ts'
import { pairOutcome } from '../../shared/domain/matching.ts'
import { compareApplicants } from '../../shared/domain/order.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { dwellingLabel, groupBy, waitingApplicants } from '../facts.ts'
import { kindText, readDwellings, type DwellingRecord } from '../homes/rows.ts'
import { openProtected, shownName, type PersonRow } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { ledgerAnswer, readLedger, sumOf, within, type Entry, type Reason } from './ledger.ts'
import { careOf, pictureOf, repairView } from './dwelling.ts'
import { periodsOf } from './periods.ts'

const MISSING_KEY = `k.handedOn IS NOT NULL AND k.returnedOn IS NULL AND k.lostOn IS NULL AND EXISTS (SELECT 1 FROM tenancy t WHERE t.id = k.tenancyId AND t.status = 'ended')`
const SHOWS: Record<ParsedInput<'void.vacant'>['show'], string> = {
  vacant: `d.state IN ('vacant', 'offering')`, outOfUse: `d.state IN ('repair', 'outOfUse')`, keys: `d.state <> 'ended' AND d.id IN (SELECT k.dwellingId FROM dwellingKey k WHERE ${MISSING_KEY})`, repairs: `d.id IN (SELECT r.dwellingId FROM repair r WHERE r.doneOn IS NULL)`,
}

interface Open { dwellingId: string; reason: Reason; startsOn: string; endsOn: string | null }
interface StepRow { dwellingId: string; title: string; doneOn: string | null; dueOn: string | null }

/** What belongs to each dwelling of the page, read at once. */
function around(read: Reader, ids: string, today: string) {
  const open = new Map<string, Open>()
  for (const row of read.sql<Open>('SELECT dwellingId, reason, startsOn, endsOn FROM voidPeriod WHERE dwellingId IN (SELECT value FROM json_each(?)) AND startsOn <= ? AND (endsOn IS NULL OR endsOn > ?) ORDER BY startsOn, createdAt, id', [ids, today, today])) open.set(row.dwellingId, row)
  const steps = groupBy(read.sql<StepRow>(`SELECT v.dwellingId, s.title, s.doneOn, s.dueOn FROM voidStep s JOIN vacancy v ON v.id = s.vacancyId AND v.status IN ('open', 'reserved') WHERE v.dwellingId IN (SELECT value FROM json_each(?)) ORDER BY s.position`, [ids]), (row) => row.dwellingId)
  const counted = (sql: string) => new Map(read.sql<{ dwellingId: string; n: number }>(sql, [ids]).map((row) => [row.dwellingId, row.n]))
  return { open, steps, repairs: counted('SELECT dwellingId, count(*) AS n FROM repair r WHERE r.doneOn IS NULL AND dwellingId IN (SELECT value FROM json_each(?)) GROUP BY dwellingId'), keys: counted(`SELECT k.dwellingId, count(*) AS n FROM dwellingKey k WHERE ${MISSING_KEY} AND k.dwellingId IN (SELECT value FROM json_each(?)) GROUP BY k.dwellingId`) }
}

/** The unbroken time up to today that the dwelling has stood empty or out of use, and its cost. */
function standing(entries: readonly Entry[], since: string | null, record: DwellingRecord): { days: number; cost: number | null } {
  const own = sumOf(entries.filter((one) => one.periodId !== null))
  return { days: since === null ? 0 : own.days, cost: record.rent === null ? null : own.sum }
}

/** Periods that follow one another without a gap, back from the one that runs. */
function unbroken(read: Reader, ids: string, today: string): Map<string, { since: string; periods: Set<string> }> {
  const rows = groupBy(read.sql<Open & { id: string }>('SELECT id, dwellingId, reason, startsOn, endsOn FROM voidPeriod WHERE dwellingId IN (SELECT value FROM json_each(?)) AND startsOn <= ? ORDER BY startsOn DESC, createdAt DESC, id DESC', [ids, today]), (row) => row.dwellingId)
  const found = new Map<string, { since: string; periods: Set<string> }>()
  for (const [dwellingId, own] of rows) {
    let since = ''
    const periods = new Set<string>()
    for (const one of own) {
      if (one.endsOn !== null && (since === '' ? one.endsOn <= today : one.endsOn < since)) continue
      since = since === '' || one.startsOn < since ? one.startsOn : since
      periods.add(one.id)
    }
    if (since !== '') found.set(dwellingId, { since, periods })
  }
  return found
}

function vacant(context: QueryContext, input: ParsedInput<'void.vacant'>): Output<'void.vacant'> {
  const { read, session, today } = context
  const rules = readRules(read, today).definition
  const records = readDwellings(read, `${SHOWS[input.show]} ORDER BY coalesce((SELECT min(x.startsOn) FROM voidPeriod x WHERE x.dwellingId = d.id AND (x.endsOn IS NULL OR x.endsOn > ?)), '9999'), b.address, d.unitNumber LIMIT ? OFFSET ?`, [today, input.limit, input.offset])
  const ids = JSON.stringify(records.map((one) => one.id))
  const { open, steps, repairs, keys } = around(read, ids, today)
  const runs = unbroken(read, ids, today)
  const ledger = groupBy(readLedger(read, today).entries, (one) => one.dwellingId)
  const waiting = waitingApplicants(read, rules)
  const sorted = [...waiting].sort(compareApplicants(rules, today))
  const people = new Map<string, PersonRow>()
  const seesPeople = may(session.role, 'case.read')
  const allowed = openProtected(read, session)
  const fits = new Map(records.map((record) => [record.id, sorted.filter((one) => pairOutcome(one, record.facts, rules, today) !== 'outside').map((one) => one.caseId)]))
  const firsts = seesPeople ? [...new Set([...fits.values()].flatMap((some) => some.slice(0, 3)))] : []
  for (const row of read.sql<PersonRow>('SELECT c.id AS caseId, c.caseNumber, p.name, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id IN (SELECT value FROM json_each(?))', [JSON.stringify(firsts)])) people.set(row.caseId, row)
  const count = (show: keyof typeof SHOWS) => read.sql<{ n: number }>(`SELECT count(*) AS n FROM dwelling d WHERE ${SHOWS[show]}`)[0]!.n
  const counts = { vacant: count('vacant'), outOfUse: count('outOfUse'), keys: count('keys'), repairs: count('repairs') }
  const now = nowCost(read, today)
  return {
    total: counts[input.show], counts, costNow: now.cost, unknownNow: now.unknown,
    rows: records.map((record) => {
      const own = runs.get(record.id)
      const stood = standing((ledger.get(record.id) ?? []).filter((one) => one.periodId !== null && (own?.periods.has(one.periodId) ?? false)), own?.since ?? null, record)
      const chain = steps.get(record.id) ?? []
      const next = chain.find((one) => one.doneOn === null)
      const wanted = fits.get(record.id)!
      return {
        id: record.id, label: dwellingLabel(record), area: record.area, kindText: kindText(record), state: record.state, reason: open.get(record.id)?.reason ?? null, since: own?.since ?? null, days: stood.days, cost: stood.cost, backOn: open.get(record.id)?.endsOn ?? null, availableOn: record.availableOn, stepsDone: chain.filter((one) => one.doneOn !== null).length, steps: chain.length, nextStep: next?.title ?? null, nextDue: next?.dueOn ?? null,
        waiting: wanted.length, first: wanted.slice(0, 3).flatMap((caseId) => { const row = people.get(caseId); return row ? [{ caseId, name: shownName(row, allowed) }] : [] }), openRepairs: repairs.get(record.id) ?? 0, missingKeys: keys.get(record.id) ?? 0,
      }
    }),
  }
}

/** What those that are empty or out of use now have cost since they became so. */
function nowCost(read: Reader, today: string): { cost: number; unknown: number } {
  const ids = read.sql<{ id: string }>(`SELECT id FROM dwelling d WHERE ${SHOWS.vacant} OR ${SHOWS.outOfUse}`).map((row) => row.id)
  const runs = unbroken(read, JSON.stringify(ids), today)
  const sums = sumOf(readLedger(read, today).entries.filter((one) => one.periodId !== null && (runs.get(one.dwellingId)?.periods.has(one.periodId) ?? false)))
  return { cost: sums.sum, unknown: sums.unknown }
}

function behind(context: QueryContext, input: ParsedInput<'void.periods'>): Output<'void.periods'> {
  const { read, today } = context
  const { entries, homes } = readLedger(read, today)
  const byPeriod = groupBy(entries.filter(within(input.filter)).filter((one) => one.periodId !== null), (one) => one.periodId!)
  const order = [...byPeriod].map(([id, of]) => ({ id, ...sumOf(of) })).sort((a, b) => b.sum - a.sum || b.days - a.days || (a.id < b.id ? -1 : 1))
  const page = order.slice(input.offset, input.offset + input.limit)
  const { year, reason, buildingId, dwellingId } = input.filter
  const from = `FROM repair r JOIN dwelling d ON d.id = r.dwellingId WHERE r.cost IS NOT NULL AND r.doneOn <= ?${year ? ' AND substr(r.doneOn, 1, 4) = ?' : ''}${reason ? ' AND r.reason = ?' : ''}${buildingId ? ' AND d.buildingId = ?' : ''}${dwellingId ? ' AND d.id = ?' : ''}`
  const values = [today, ...[year, reason, buildingId, dwellingId].filter((one) => one !== null)]
  return {
    total: order.length, rows: periodsOf(read, page.map((one) => one.id), homes, (id) => byPeriod.get(id)!),
    repairsTotal: read.sql<{ n: number }>(`SELECT count(*) AS n ${from}`, values)[0]!.n, repairs: read.sql<Row<'repair'>>(`SELECT r.* ${from} ORDER BY r.cost DESC LIMIT 100`, values).map((row) => ({ ...repairView(row), dwellingId: row.dwellingId, dwelling: homes.get(row.dwellingId)!.label })),
  }
}

export const careQueries = {
  'void.ledger': ({ read, today }, input) => ledgerAnswer(read, input, today),
  'void.periods': behind,
  'void.vacant': vacant,
  'care.dwelling': (context, input) => careOf(context, input.id),
  'inspection.picture': (context, input) => pictureOf(context, input.id),
} satisfies Partial<Handlers>
