// Oppfølging: plans with what is overdue first, and one plan whole.
import { dateText, plusDays, plusMonths } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import { consentStatus } from '../../shared/model/codes.ts'
import { TOPIC_LABELS } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { mustSeeCase } from '../cases/guard.ts'
import { registerOf } from '../consents/register.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { dwellingLabel, groupBy } from '../facts.ts'
import { openProtected, shownName } from '../people.ts'
import { readServices } from '../settings/queries.ts'
import type { Scalar } from '../store.ts'

type Plan = Output<'plan.get'>

const OPEN_MEASURE = `m.status IN ('planned', 'agreed', 'unclear')`
const OVERDUE_PLAN = `(f.nextReviewOn < ? OR EXISTS (SELECT 1 FROM measure m WHERE m.planId = f.id AND ${OPEN_MEASURE} AND m.dueOn < ?))`

function planWhere(input: Pick<ParsedInput<'plan.list'>, 'filter' | 'text'>, userId: string, today: string): { where: string; values: Scalar[] } {
  const parts: [string, Scalar[]][] = [[input.filter === 'all' ? '1 = 1' : `f.status = 'active'`, []]]
  if (input.filter === 'overdue') parts.push([OVERDUE_PLAN, [today, today]])
  if (input.filter === 'mine') parts.push(['f.coordinatorId = ?', [userId]])
  if (input.text?.trim()) {
    const like = `%${input.text.trim().replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
    parts.push([`(c.caseNumber LIKE ? ESCAPE '\\' OR (p.protectedAddress = 'none' AND p.name LIKE ? ESCAPE '\\'))`, [like, like]])
  }
  return { where: parts.map(([sql]) => sql).join(' AND '), values: parts.flatMap(([, values]) => values) }
}

function list({ read, session, today }: QueryContext, input: ParsedInput<'plan.list'>): Output<'plan.list'> {
  const allowed = openProtected(read, session)
  const { where, values } = planWhere(input, session.userId, today)
  const from = 'FROM followUpPlan f JOIN housingCase c ON c.id = f.caseId JOIN person p ON p.id = c.personId'
  const ids = read.sql<{ id: string }>(`SELECT f.id ${from} WHERE ${where} ORDER BY f.nextReviewOn IS NULL, f.nextReviewOn, c.caseNumber LIMIT ? OFFSET ?`, [...values, input.limit, input.offset]).map((row) => row.id)
  const rows = read.sql<{ id: string; caseId: string; caseNumber: string; name: string; protectedAddress: string; address: string | null; unitNumber: string | null; coordinator: string | null; nextReviewOn: string | null; nextVisitOn: string | null; overdueMeasures: number; openMeasures: number; goals: number; status: 'active' }>(
    `SELECT f.id, f.caseId, c.caseNumber, p.name, p.protectedAddress, b.address, d.unitNumber, u.name AS coordinator, f.nextReviewOn, f.status, (SELECT min(v.plannedOn) FROM visit v WHERE v.planId = f.id AND v.status = 'planned') AS nextVisitOn,
     (SELECT count(*) FROM measure m WHERE m.planId = f.id AND ${OPEN_MEASURE} AND m.dueOn < ?) AS overdueMeasures, (SELECT count(*) FROM measure m WHERE m.planId = f.id AND ${OPEN_MEASURE}) AS openMeasures, (SELECT count(*) FROM goal g WHERE g.planId = f.id AND g.endedOn IS NULL) AS goals
     ${from} LEFT JOIN dwelling d ON d.id = f.dwellingId LEFT JOIN building b ON b.id = d.buildingId LEFT JOIN appUser u ON u.id = f.coordinatorId WHERE f.id IN (SELECT value FROM json_each(?))`, [today, JSON.stringify(ids)])
  const found = new Map(rows.map((row) => [row.id, row]))
  const count = (sql: string, given: Scalar[]) => read.sql<{ n: number }>(`SELECT count(*) AS n ${from} WHERE ${sql}`, given)[0]!.n
  return {
    total: count(where, values), overdue: count(`f.status = 'active' AND ${OVERDUE_PLAN}`, [today, today]),
    rows: ids.map((id) => {
      const row = found.get(id)!
      const hidden = row.protectedAddress !== 'none'
      return { id, caseId: row.caseId, caseNumber: row.caseNumber, name: shownName(row, allowed), dwelling: row.address && !hidden ? dwellingLabel({ address: row.address, unitNumber: row.unitNumber }) : null, coordinator: row.coordinator, nextReviewOn: row.nextReviewOn, nextVisitOn: row.nextVisitOn, overdueMeasures: row.overdueMeasures, openMeasures: row.openMeasures, goals: row.goals, reviewOverdue: row.status === 'active' && row.nextReviewOn !== null && row.nextReviewOn < today, status: row.status }
    }),
  }
}

const measureView = (today: string, services: ReadonlyMap<string, string>) => (one: Row<'measure'>): Plan['looseMeasures'][number] => ({
  id: one.id, version: one.version, goalId: one.goalId, text: one.text, serviceId: one.serviceId, responsible: one.responsible ?? (one.serviceId ? (services.get(one.serviceId) ?? '') : 'Ingen ansvarlig'), status: one.status, startsOn: one.startsOn, dueOn: one.dueOn, doneOn: one.doneOn, frequency: one.frequency,
  overdue: one.dueOn !== null && one.dueOn < today && !['done', 'dropped'].includes(one.status),
})

/** Early notices: shown with their facts, and with no consequence before someone has talked with the person. */
function noticesOf(plan: Row<'followUpPlan'>, visits: readonly Row<'visit'>[], complaints: readonly { title: string; happenedOn: string }[], today: string): Plan['notices'] {
  const missed = visits.filter((one) => (one.status === 'missed' || one.status === 'cancelled') && one.plannedOn >= plusMonths(today, -2) && one.plannedOn <= today)
  const list: Plan['notices'] = []
  if (missed.length > 0 || complaints.length > 0) {
    const facts = [...missed.map((one) => `Besøket ${dateText(one.plannedOn)} ble ${one.status === 'missed' ? 'ikke gjennomført' : 'avlyst'}.`), ...complaints.map((one) => `${one.title}, ${dateText(one.happenedOn)}.`)]
    list.push({ text: `${facts.join(' ')} Ingen følger før noen har snakket med personen.`, facts })
  }
  if (plan.nextReviewOn && plan.nextReviewOn < today) list.push({ text: `Gjennomgangen av planen skulle vært ${dateText(plan.nextReviewOn)}.`, facts: [`Neste gjennomgang: ${dateText(plan.nextReviewOn)}`] })
  return list
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
  const complaints = read.sql<{ title: string; happenedOn: string }>(`SELECT title, happenedOn FROM note WHERE caseId = ? AND kind = 'received' AND title LIKE '%klage%' AND happenedOn >= ?`, [plan.caseId, plusDays(today, -60)])
  const person = read.sql<{ pronoun: string | null }>('SELECT pronoun FROM person WHERE id = ?', [record.personId])[0]
  const recent = visits.filter((one) => one.plannedOn >= plusMonths(today, -3))
  return {
    plan: { id, version: plan.version, caseId: plan.caseId, caseNumber: record.caseNumber, name: record.name, pronoun: person?.pronoun ?? null, dwelling: home && !hidden ? dwellingLabel(home) : null, dwellingId: hidden ? null : plan.dwellingId, status: plan.status, ownWords: plan.ownWords, approvedOn: plan.approvedOn, planVersion: plan.planVersion, nextReviewOn: plan.nextReviewOn, coordinator: plan.coordinatorId ? (read.sql<{ name: string }>('SELECT name FROM appUser WHERE id = ?', [plan.coordinatorId])[0]?.name ?? null) : null, coordinatorId: plan.coordinatorId, startedOn: plan.startedOn, team: JSON.parse(plan.team) },
    goals: goals.map((one) => ({ id: one.id, version: one.version, domain: one.domain, ownWords: one.ownWords, position: one.position, endedOn: one.endedOn, mastery: (mastery.get(one.id) ?? []).map((row) => ({ on: row.statedOn, value: row.value, ownWords: row.ownWords })), measures: (measures.get(one.id) ?? []).map(view) })),
    looseMeasures: (measures.get('') ?? []).map(view), visits: recent.map((one) => ({ id: one.id, version: one.version, plannedOn: one.plannedOn, plannedAt: one.plannedAt, title: one.title, who: one.who, status: one.status, note: one.noteText })),
    tenancy: tenancy ? { startsOn: tenancy.startsOn, contractEndsOn: tenancy.contractEndsOn, rent: tenancy.rent, note: tenancy.note } : null, notices: noticesOf(plan, visits, complaints, today),
    consents: registerOf(read, plan.caseId, record.personId, today).filter((one) => one.kind === 'consent' && one.state !== 'overruled').map((one) => ({ service: one.service, text: one.note ?? `${one.service}, ${consentStatus.labels[one.status].toLowerCase()}: ${one.topics.map((topic) => TOPIC_LABELS[topic].toLowerCase()).join(', ')}`, status: one.status, validTo: one.validTo })),
    services: services.map((one) => ({ id: one.id, name: one.name })),
  }
}

export const followupQueries = { 'plan.list': list, 'plan.get': (context, input) => readPlan(context, input.id) } satisfies Partial<Handlers>
