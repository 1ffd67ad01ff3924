// Oppfølging: plans with what is overdue first, and one plan whole.
import { plusMonths } from '../../shared/dates.ts'
import { contactDue } from '../../shared/domain/rhythm.ts'
import { Refusal } from '../../shared/errors.ts'
import { consentStatus } from '../../shared/model/codes.ts'
import { TOPIC_LABELS } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { mustSeeCase } from '../cases/guard.ts'
import { registerOf } from '../consents/register.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { dwellingLabel, groupBy } from '../facts.ts'
import { readSubjects } from '../keeping/subjects.ts'
import { signalView } from '../keeping/track.ts'
import { maySee, openProtected, shownName } from '../people.ts'
import { readRules, readServices } from '../settings/queries.ts'
import type { Reader, Scalar } from '../store.ts'
import { mineClause } from '../substitutes.ts'
import { aroundPlan, visitsOf, workersHere } from './parts.ts'

type Plan = Output<'plan.get'>

const OPEN_MEASURE = `m.status IN ('planned', 'agreed', 'unclear')`
const OVERDUE_PLAN = `(f.nextReviewOn < ? OR EXISTS (SELECT 1 FROM measure m WHERE m.planId = f.id AND ${OPEN_MEASURE} AND m.dueOn < ?))`

/** Whether this user may see whose plan it is; takes the cases they are named for, as JSON. */
const SIGHT = `(p.protectedAddress = 'none' OR f.caseId IN (SELECT value FROM json_each(?)))`

function planWhere(input: Pick<ParsedInput<'plan.list'>, 'filter' | 'text'>, userId: string, today: string, named: string): { where: string; values: Scalar[] } {
  const parts: [string, Scalar[]][] = [[input.filter === 'all' ? '1 = 1' : `f.status = 'active'`, []]]
  if (input.filter === 'overdue') parts.push([`${OVERDUE_PLAN} AND ${SIGHT}`, [today, today, named]])
  if (input.filter === 'mine') {
    const mine = mineClause('f.coordinatorId', userId, today)
    parts.push([mine.sql, mine.values])
  }
  if (input.text?.trim()) {
    const like = `%${input.text.trim().replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
    parts.push([`(c.caseNumber LIKE ? ESCAPE '\\' OR (p.protectedAddress = 'none' AND p.name LIKE ? ESCAPE '\\'))`, [like, like]])
  }
  return { where: parts.map(([sql]) => sql).join(' AND '), values: parts.flatMap(([, values]) => values) }
}

function list({ read, session, today }: QueryContext, input: ParsedInput<'plan.list'>): Output<'plan.list'> {
  const allowed = openProtected(read, session)
  const named = JSON.stringify([...allowed])
  const { where, values } = planWhere(input, session.userId, today, named)
  const from = 'FROM followUpPlan f JOIN housingCase c ON c.id = f.caseId JOIN person p ON p.id = c.personId'
  const ids = read.sql<{ id: string }>(`SELECT f.id ${from} WHERE ${where} ORDER BY ${SIGHT} DESC, f.nextReviewOn IS NULL, f.nextReviewOn, c.caseNumber LIMIT ? OFFSET ?`, [...values, named, input.limit, input.offset]).map((row) => row.id)
  const rows = read.sql<{ id: string; caseId: string; caseNumber: string; name: string; protectedAddress: string; address: string | null; unitNumber: string | null; coordinator: string | null; nextReviewOn: string | null; nextVisitOn: string | null; lastContactOn: string | null; startedOn: string; contactEveryDays: number | null; overdueMeasures: number; openMeasures: number; goals: number; status: 'active' }>(
    `SELECT f.id, f.caseId, c.caseNumber, p.name, p.protectedAddress, b.address, d.unitNumber, u.name AS coordinator, f.nextReviewOn, f.status, (SELECT min(v.plannedOn) FROM visit v WHERE v.planId = f.id AND v.status = 'planned') AS nextVisitOn, (SELECT max(v.plannedOn) FROM visit v WHERE v.planId = f.id AND v.status = 'done') AS lastContactOn, f.startedOn, f.contactEveryDays,
     (SELECT count(*) FROM measure m WHERE m.planId = f.id AND ${OPEN_MEASURE} AND m.dueOn < ?) AS overdueMeasures, (SELECT count(*) FROM measure m WHERE m.planId = f.id AND ${OPEN_MEASURE}) AS openMeasures, (SELECT count(*) FROM goal g WHERE g.planId = f.id AND g.endedOn IS NULL) AS goals
     ${from} LEFT JOIN dwelling d ON d.id = f.dwellingId LEFT JOIN building b ON b.id = d.buildingId LEFT JOIN appUser u ON u.id = f.coordinatorId WHERE f.id IN (SELECT value FROM json_each(?))`, [today, JSON.stringify(ids)])
  const found = new Map(rows.map((row) => [row.id, row]))
  const count = (sql: string, given: Scalar[]) => read.sql<{ n: number }>(`SELECT count(*) AS n ${from} WHERE ${sql}`, given)[0]!.n
  return {
    total: count(where, values), overdue: count(`f.status = 'active' AND ${OVERDUE_PLAN} AND ${SIGHT}`, [today, today, named]),
    rows: ids.map((id) => {
      const row = found.get(id)!
      const hidden = row.protectedAddress !== 'none'
      const base = { id, caseId: row.caseId, caseNumber: row.caseNumber, name: shownName(row, allowed), status: row.status }
      // Who goes there, when, and how much is done are told to who is named only.
      if (!maySee(row, allowed)) return { ...base, hidden: true, dwelling: null, coordinator: null, nextReviewOn: null, nextVisitOn: null, lastContactOn: null, contactDueOn: null, overdueMeasures: 0, openMeasures: null, goals: null, reviewOverdue: false }
      return { ...base, hidden: false, dwelling: row.address && !hidden ? dwellingLabel({ address: row.address, unitNumber: row.unitNumber }) : null, coordinator: row.coordinator, nextReviewOn: row.nextReviewOn, nextVisitOn: row.nextVisitOn, lastContactOn: row.lastContactOn, contactDueOn: row.status === 'active' ? contactDue(row.startedOn, row.lastContactOn, row.contactEveryDays) : null, overdueMeasures: row.overdueMeasures, openMeasures: row.openMeasures, goals: row.goals, reviewOverdue: row.status === 'active' && row.nextReviewOn !== null && row.nextReviewOn < today }
    }),
  }
}

const measureView = (today: string, services: ReadonlyMap<string, string>) => (one: Row<'measure'>): Plan['looseMeasures'][number] => ({
  id: one.id, version: one.version, goalId: one.goalId, text: one.text, serviceId: one.serviceId, responsible: one.responsible ?? (one.serviceId ? (services.get(one.serviceId) ?? '') : 'Ingen ansvarlig'), status: one.status, startsOn: one.startsOn, dueOn: one.dueOn, doneOn: one.doneOn, frequency: one.frequency,
  overdue: one.dueOn !== null && one.dueOn < today && !['done', 'dropped'].includes(one.status),
})

/** Early notices: the same that the list of homes at risk computes, with no consequence before someone has talked with the person. */
function noticesOf(read: Reader, caseId: string, today: string): Plan['notices'] {
  return readSubjects(read, readRules(read, today).definition, today, { caseId }).flatMap((one) => one.signals.map((row) => ({ ...signalView(row), tenancyId: one.tenancyId })))
}

export function readPlan({ read, session, today }: QueryContext, id: string): Plan {
  const plan = read.sql<Row<'followUpPlan'>>('SELECT * FROM followUpPlan WHERE id = ?', [id])[0]
  if (!plan) throw new Refusal('not-found')
  const record = mustSeeCase(read, plan.caseId, openProtected(read, session))
  const hidden = record.protectedAddress !== 'none'
  const services = readServices(read)
  const names = new Map(services.map((one) => [one.id, one.name]))
  const measures = groupBy(read.sql<Row<'measure'>>(`SELECT * FROM measure WHERE planId = ? ORDER BY status = 'done' DESC, dueOn IS NULL, dueOn`, [id]), (one) => one.goalId ?? '')
  const view = measureView(today, names)
  const goals = read.sql<Row<'goal'>>('SELECT * FROM goal WHERE planId = ? ORDER BY endedOn IS NOT NULL, position', [id])
  const mastery = groupBy(read.sql<Row<'mastery'>>('SELECT m.* FROM mastery m JOIN goal g ON g.id = m.goalId WHERE g.planId = ? ORDER BY m.statedOn', [id]), (one) => one.goalId)
  const visits = read.sql<Row<'visit'>>('SELECT * FROM visit WHERE planId = ? ORDER BY plannedOn', [id])
  const home = plan.dwellingId ? read.sql<{ address: string; unitNumber: string | null }>('SELECT b.address, d.unitNumber FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?', [plan.dwellingId])[0] : undefined
  const tenancy = plan.dwellingId ? read.sql<Row<'tenancy'>>(`SELECT * FROM tenancy WHERE dwellingId = ? AND caseId = ? AND status <> 'ended' ORDER BY status = 'planned', startsOn DESC LIMIT 1`, [plan.dwellingId, plan.caseId])[0] : undefined
  const person = read.sql<{ pronoun: string | null; wish: string | null }>('SELECT p.pronoun, c.coordinatorWish AS wish FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [plan.caseId])[0]
  const around = aroundPlan(read, plan, names)
  const lastContactOn = visits.filter((one) => one.status === 'done').at(-1)?.plannedOn ?? null
  return {
    plan: { id, version: plan.version, caseId: plan.caseId, caseNumber: record.caseNumber, name: record.name, pronoun: person?.pronoun ?? null, protected: hidden, dwelling: home && !hidden ? dwellingLabel(home) : null, dwellingId: hidden ? null : plan.dwellingId, status: plan.status, ownWords: plan.ownWords, approvedOn: plan.approvedOn, planVersion: plan.planVersion, nextReviewOn: plan.nextReviewOn, coordinator: plan.coordinatorId ? (read.sql<{ name: string }>('SELECT name FROM appUser WHERE id = ?', [plan.coordinatorId])[0]?.name ?? null) : null, coordinatorId: plan.coordinatorId, coordinatorWish: person?.wish ?? null, startedOn: plan.startedOn, anchor: plan.anchor, contactEveryDays: plan.contactEveryDays, lastContactOn, contactDueOn: plan.status === 'active' ? contactDue(plan.startedOn, lastContactOn, plan.contactEveryDays) : null, endsOn: plan.endsOn, endedOn: plan.endedOn, endReason: plan.endReason, template: around.template },
    goals: goals.map((one) => ({ id: one.id, version: one.version, domain: one.domain, ownWords: one.ownWords, position: one.position, endedOn: one.endedOn, horizon: one.horizon, outcome: one.outcome, outcomeWhy: one.outcomeWhy, judgedBy: one.judgedBy, judgedOn: one.judgedOn, mastery: (mastery.get(one.id) ?? []).map((row) => ({ on: row.statedOn, value: row.value, ownWords: row.ownWords })), measures: (measures.get(one.id) ?? []).map(view) })),
    looseMeasures: (measures.get('') ?? []).map(view), visits: visitsOf(read, visits.filter((one) => one.plannedOn >= plusMonths(today, -3)), session.userId, hidden), ratings: around.ratings, reviews: around.reviews, members: around.members, conditions: around.conditions, windows: around.windows, memberships: around.memberships,
    suggestions: around.suggestions.filter((one) => ![...measures.values()].flat().some((row) => row.text === one.text)),
    tenancy: tenancy ? { startsOn: tenancy.startsOn, contractEndsOn: tenancy.contractEndsOn, rent: tenancy.rent, note: tenancy.note } : null, notices: noticesOf(read, plan.caseId, today),
    consents: registerOf(read, plan.caseId, record.personId, today).filter((one) => one.kind === 'consent' && one.state !== 'overruled').map((one) => ({ service: one.service, text: one.note ?? `${one.service}, ${consentStatus.labels[one.status].toLowerCase()}: ${one.topics.map((topic) => TOPIC_LABELS[topic].toLowerCase()).join(', ')}`, status: one.status, validTo: one.validTo })),
    services: services.map((one) => ({ id: one.id, name: one.name })), workers: workersHere(read),
  }
}

export const followupQueries = { 'plan.list': list, 'plan.get': (context, input) => readPlan(context, input.id) } satisfies Partial<Handlers>
