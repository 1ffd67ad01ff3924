// Whose home may be at risk: the tenancies, and the cases without one, that have something to tell. Only those are read; at 50,000 cases most have nothing.
import { plusDays, plusMonths } from '../../shared/dates.ts'
import { isAdverse } from '../../shared/domain/eviction.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { childrenOn, signalsOf, silencedBy, type HandlingFact, type Signal, type StoredFact, type VisitFact } from '../../shared/domain/signals.ts'
import type { Row } from '../../shared/model/index.ts'
import { groupBy } from '../facts.ts'
import type { Reader, Scalar } from '../store.ts'

export interface SubjectRow {
  subject: string; tenancyId: string | null; caseId: string | null; caseNumber: string | null; name: string; protectedAddress: string; address: string | null; unitNumber: string | null; dwellingId: string | null; planId: string | null
  children: number | null; track: Row<'evictionTrack'> | null; adverse: number; signals: { signal: Signal; silent: (HandlingFact & { id: string }) | null }[]
}

interface Base { tenancyId: string | null; caseId: string | null; caseNumber: string | null; name: string; protectedAddress: string; address: string | null; unitNumber: string | null; dwellingId: string | null; rent: number | null; contractEndsOn: string | null; term: string | null; status: string | null; stated: number | null }
export interface Only { tenancyId?: string | null; caseId?: string | null }

const RUNNING = `t.status IN ('active', 'noticeGiven')`
const COLUMNS = `p.name, coalesce(p.protectedAddress, 'none') AS protectedAddress, c.caseNumber, c.children AS stated`

/** A case's plan that tells something: visits missed of late, or an end that is near. Values: missed since, plan ends by. */
const TELLING_PLANS = `SELECT f.caseId FROM followUpPlan f WHERE f.status <> 'ended' AND (EXISTS (SELECT 1 FROM visit v WHERE v.planId = f.id AND v.status = 'missed' AND v.plannedOn >= ?) OR f.endsOn <= ?)`

function bases(read: Reader, rules: RuleDefinition, today: string, only: Only | null): Base[] {
  const { limits } = rules
  const since = plusDays(today, -limits.signalDays), missedSince = plusDays(today, -limits.missedVisitDays), planBy = plusDays(today, limits.planEndDays)
  const leaseBy = plusMonths(today, Math.max(0, ...limits.leaseWarnMonths))
  const one = only?.tenancyId ? { sql: 't.id = ?', values: [only.tenancyId] } : only?.caseId ? { sql: 't.caseId = ?', values: [only.caseId] } : null
  const telling: { sql: string; values: Scalar[] } = one ?? {
    sql: `(t.id IN (SELECT tenancyId FROM signal WHERE seenOn >= ?) OR t.caseId IN (SELECT caseId FROM signal WHERE tenancyId IS NULL AND seenOn >= ?) OR (t.contractEndsOn <= ? AND t.term <> 'openEnded') OR t.id IN (SELECT tenancyId FROM evictionTrack WHERE status = 'open') OR t.caseId IN (${TELLING_PLANS}))`,
    values: [since, since, leaseBy, missedSince, planBy],
  }
  const tenancies = read.sql<Base & { tenantName: string }>(`SELECT t.id AS tenancyId, t.caseId, t.tenantName, t.rent, t.contractEndsOn, t.term, t.status, t.dwellingId, b.address, d.unitNumber, ${COLUMNS} FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId WHERE ${RUNNING} AND ${telling.sql}`, telling.values)
  if (only?.tenancyId) return tenancies.map((row) => ({ ...row, name: row.name ?? row.tenantName }))
  const without = read.sql<Base>(`SELECT NULL AS tenancyId, c.id AS caseId, NULL AS rent, NULL AS contractEndsOn, NULL AS term, NULL AS status, NULL AS dwellingId, NULL AS address, NULL AS unitNumber, ${COLUMNS} FROM housingCase c JOIN person p ON p.id = c.personId WHERE ${only?.caseId ? 'c.id = ?' : `c.id IN (SELECT caseId FROM signal WHERE tenancyId IS NULL AND seenOn >= ? UNION ${TELLING_PLANS})`} AND NOT EXISTS (SELECT 1 FROM tenancy t WHERE t.caseId = c.id AND ${RUNNING})`, only?.caseId ? [only.caseId] : [since, missedSince, planBy])
  return [...tenancies.map((row) => ({ ...row, name: row.name ?? row.tenantName })), ...without]
}

const SETTLED = ['paid', 'repaymentKept', 'agreement']

/** Children on a day: those listed by their age, or what the case says, or what was answered on the track where that is higher. One answer never does away with what another knows. */
export function childrenOf(members: readonly { relation: string; birthDate: string | null; custody: string | null }[], asked: number | null, stated: number | null, on: string): number | null {
  const known = childrenOn(members, stated, on)
  return asked === null ? known : Math.max(asked, known ?? 0)
}

export const membersOf = (read: Reader, caseIds: readonly (string | null)[]) => groupBy(read.sql<{ caseId: string; relation: string; birthDate: string | null; custody: string | null }>(`SELECT caseId, relation, birthDate, custody FROM householdMember WHERE relation = 'child' AND caseId IN (SELECT value FROM json_each(?))`, [JSON.stringify(caseIds.filter((id) => id !== null))]), (row) => row.caseId)

/** Every subject with its notices, told apart into those that wait for someone and those a person has looked at. */
export function readSubjects(read: Reader, rules: RuleDefinition, today: string, only: Only | null = null): SubjectRow[] {
  const found = bases(read, rules, today, only)
  const tenancyIds = JSON.stringify(found.flatMap((one) => one.tenancyId ?? [])), caseIds = JSON.stringify(found.flatMap((one) => one.caseId ?? []))
  const ofBoth = <T>(select: string, more = ''): T[] => read.sql<T>(`${select} WHERE (tenancyId IN (SELECT value FROM json_each(?)) OR (tenancyId IS NULL AND caseId IN (SELECT value FROM json_each(?)))) ${more}`, [tenancyIds, caseIds])
  const at = (row: { tenancyId: string | null; caseId: string | null }) => row.tenancyId ?? `case:${row.caseId}`
  const stored = groupBy(ofBoth<StoredFact & { tenancyId: string | null; caseId: string | null }>('SELECT tenancyId, caseId, kind, seenOn, createdAt AS enteredAt, amount, months, oldestDueOn, text, source FROM signal'), at)
  const handlings = groupBy(ofBoth<HandlingFact & { id: string; tenancyId: string | null; caseId: string | null }>(`SELECT id, tenancyId, caseId, signalKey, handledOn, quietUntil, response, note, coalesce((SELECT name FROM appUser u WHERE u.id = handledById), 'Ukjent') AS "by" FROM signalHandling`, 'ORDER BY createdAt DESC'), at)
  const tracks = groupBy(read.sql<Row<'evictionTrack'>>('SELECT * FROM evictionTrack WHERE tenancyId IN (SELECT value FROM json_each(?)) ORDER BY openedOn DESC', [tenancyIds]), (row) => row.tenancyId)
  const steps = groupBy(read.sql<{ trackId: string; kind: string }>(`SELECT s.trackId, s.kind FROM trackStep s JOIN evictionTrack e ON e.id = s.trackId WHERE e.status = 'open' AND s.withdrawnOn IS NULL AND e.tenancyId IN (SELECT value FROM json_each(?))`, [tenancyIds]), (row) => row.trackId)
  const plans = groupBy(read.sql<{ id: string; caseId: string; endsOn: string | null }>(`SELECT id, caseId, endsOn FROM followUpPlan WHERE status <> 'ended' AND caseId IN (SELECT value FROM json_each(?))`, [caseIds]), (row) => row.caseId)
  const visits = groupBy(read.sql<VisitFact & { planId: string }>(`SELECT planId, plannedOn, status FROM visit WHERE plannedOn >= ? AND planId IN (SELECT f.id FROM followUpPlan f WHERE f.status <> 'ended' AND f.caseId IN (SELECT value FROM json_each(?)))`, [plusDays(today, -rules.limits.missedVisitDays), caseIds]), (row) => row.planId)
  const members = membersOf(read, found.map((one) => one.caseId))
  return found.map((one) => {
    const subject = one.tenancyId ? `tenancy:${one.tenancyId}` : `case:${one.caseId}`
    const ownTracks = one.tenancyId ? (tracks.get(one.tenancyId) ?? []) : []
    const track = ownTracks.find((row) => row.status === 'open') ?? null
    const plan = one.caseId ? plans.get(one.caseId)?.[0] : undefined
    const both = <T>(map: Map<string, T[]>) => [...(one.tenancyId ? (map.get(one.tenancyId) ?? []) : []), ...(one.caseId ? (map.get(`case:${one.caseId}`) ?? []) : [])]
    const settledOn = ownTracks.filter((row) => row.endedOn !== null && SETTLED.includes(row.outcome ?? '')).map((row) => row.endedOn!).sort().at(-1) ?? null
    const signals = signalsOf({ subject, rent: one.rent, stored: both(stored), visits: plan ? (visits.get(plan.id) ?? []) : [], lease: one.term && one.status ? { contractEndsOn: one.contractEndsOn, term: one.term, status: one.status } : null, planEndsOn: plan?.endsOn ?? null, settledOn }, rules, today)
    const own = both(handlings)
    return {
      subject, tenancyId: one.tenancyId, caseId: one.caseId, caseNumber: one.caseNumber, name: one.name, protectedAddress: one.protectedAddress, address: one.address, unitNumber: one.unitNumber, dwellingId: one.dwellingId, planId: plan?.id ?? null,
      children: childrenOf(one.caseId ? (members.get(one.caseId) ?? []) : [], track?.children ?? null, one.stated, today), track, adverse: track ? (steps.get(track.id) ?? []).filter((row) => isAdverse(row.kind)).length : 0,
      signals: signals.map((signal) => ({ signal, silent: silencedBy(signal, own, today) })),
    }
  })
}
