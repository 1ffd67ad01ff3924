// The case page: everything known about one case that this user may see.
import { ageAt, dateText, daysBetween } from '../../shared/dates.ts'
import { interimReplyDue, stayDays, temporaryLimit } from '../../shared/domain/deadlines.ts'
import { explainPair } from '../../shared/domain/matching.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { allocationStatus, proposalStatus, requirementKind } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output } from '../../shared/operations/index.ts'
import type { Handlers } from '../context.ts'
import { registerOf } from '../consents/register.ts'
import { applicantFacts, dwellingLabel, vacantDwellings } from '../facts.ts'
import { clashNotices } from './clashes.ts'
import { bouncingOf } from '../handovers/bouncing.ts'
import { historyOf } from '../desk/history.ts'
import { isProtected, openProtected } from '../people.ts'
import { mustSeeCase } from './guard.ts'
import { readRules, readServices } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { q } from '../tables.ts'
import { toCaseRows, type CaseRecord } from './rows.ts'
import { caseTimeline } from './timeline.ts'

type Page = Output<'case.get'>

const from = <T extends 'application' | 'decision' | 'requirement' | 'householdMember' | 'temporaryStay'>(read: Reader, entity: T, caseId: string, order: string) =>
  read.sql<Row<T>>(`SELECT * FROM ${entity} WHERE caseId = ? ORDER BY ${order}`, [caseId])

function warnings(page: { row: CaseRecord; stays: Page['stays']; handovers: Page['handoverSummary']; received: string | null; interim: string | null; protectedNow: boolean }, rules: Rules, today: string): Page['warnings'] {
  const list: Page['warnings'] = []
  if (page.protectedNow) list.push({ tone: 'danger', text: 'Sperret adresse', why: 'Adressen vises ikke, skrives ikke ut og kan ikke søkes opp. Hver åpning loggføres.' })
  const open = page.stays.find((one) => one.endsOn === null)
  if (open) {
    const left = daysBetween(today, open.limitOn)
    const limit = rules.definition.limits.temporaryDays
    list.push({ tone: left < 0 ? 'danger' : 'attention', text: left < 0 ? `${limit}-dagersgrensen passert for ${-left} dager siden` : `${limit}-dagersgrense om ${left} dager`, why: `Midlertidig botilbud siden ${dateText(open.startsOn)}. Bør ikke vare lenger enn ${limit} dager (${rules.definition.limits.temporarySource}).` })
  }
  if (!page.row.coordinatorId) list.push({ tone: 'danger', text: 'Ingen eier saken', why: 'Ta den, eller gi den til en kollega.' })
  if (page.handovers.over) list.push({ tone: 'attention', text: `${page.handovers.count} overleveringer`, why: `${page.handovers.count} overleveringer på ${page.handovers.days} dager. Grensen er ${page.handovers.limit}.` })
  if (page.interim && page.interim < today) list.push({ tone: 'danger', text: 'Foreløpig svar er ikke sendt', why: `Søknaden kom ${dateText(page.received!)}. Svar skulle vært sendt innen ${dateText(page.interim)} (${rules.definition.limits.interimReplySource}).` })
  return list
}

function offersOf(read: Reader, caseId: string): Page['offers'] {
  const allocations = read.sql<Row<'allocation'> & { address: string; unitNumber: string | null }>('SELECT a.*, b.address, d.unitNumber FROM allocation a JOIN dwelling d ON d.id = a.dwellingId JOIN building b ON b.id = d.buildingId WHERE a.caseId = ? ORDER BY a.allocatedOn DESC', [caseId])
  const proposals = read.sql<Row<'proposal'> & { address: string; unitNumber: string | null }>('SELECT a.*, b.address, d.unitNumber FROM proposal a JOIN dwelling d ON d.id = a.dwellingId JOIN building b ON b.id = d.buildingId WHERE a.caseId = ? ORDER BY a.proposedOn DESC', [caseId])
  return [
    ...allocations.map((one) => ({ id: one.id, version: one.version, dwellingId: one.dwellingId, dwelling: dwellingLabel(one), status: allocationStatus.labels[one.status], on: one.allocatedOn, answerBy: one.answerBy, reason: one.answerReason ?? one.rationale, kind: 'allocation' as const, explanation: one.explanation })),
    ...proposals.map((one) => ({ id: one.id, version: one.version, dwellingId: one.dwellingId, dwelling: dwellingLabel(one), status: proposalStatus.labels[one.status], on: one.proposedOn, answerBy: null, reason: one.departureReason, kind: 'proposal' as const, explanation: one.explanation })),
  ]
}

function planOf(read: Reader, caseId: string): Page['plan'] {
  const plan = read.get(q.selectFrom('followUpPlan').select(['id']).where('caseId', '=', caseId).where('status', '=', 'active').orderBy('startedOn', 'desc'))
  if (!plan) return null
  const goals = read.sql<{ ownWords: string; owner: string | null; detail: string | null }>(
    `SELECT g.ownWords, (SELECT m.responsible FROM measure m WHERE m.goalId = g.id ORDER BY m.dueOn LIMIT 1) AS owner, (SELECT m.text FROM measure m WHERE m.goalId = g.id ORDER BY m.dueOn LIMIT 1) AS detail FROM goal g WHERE g.planId = ? AND g.endedOn IS NULL ORDER BY g.position`, [plan.id])
  const visit = read.sql<{ plannedOn: string }>(`SELECT plannedOn FROM visit WHERE planId = ? AND status = 'planned' ORDER BY plannedOn LIMIT 1`, [plan.id])[0]
  return { id: plan.id, goals: goals.map((one) => ({ ownWords: one.ownWords, owner: one.owner ?? 'Ingen ansvarlig', detail: one.detail })), nextVisitOn: visit?.plannedOn ?? null }
}

function fitsOf(read: Reader, rules: Rules, caseId: string, today: string): Page['fits'] {
  const applicant = applicantFacts(read, rules.definition, caseId)
  if (!applicant) return []
  const rank = { fits: 0, uncertain: 1, outside: 2 }
  return vacantDwellings(read, '9999-12-31')
    .map(({ facts }) => ({ facts, ...explainPair(applicant, facts, rules.definition, today) }))
    .map((one) => ({ ...one, against: one.criteria.filter((row) => row.outcome === 'notMet' && row.level !== 'wish' && row.level !== 'should') }))
    .sort((a, b) => rank[a.outcome] - rank[b.outcome] || a.against.length - b.against.length)
    .filter((one) => one.outcome !== 'outside' || one.against.length === 1)
    .slice(0, 5)
    .map((one) => ({ dwellingId: one.facts.id, label: one.facts.label, outcome: one.outcome === 'fits' ? 'met' : one.outcome === 'uncertain' ? 'unknown' : 'notMet', reason: (one.against[0] ?? one.criteria.find((row) => row.outcome === 'unknown'))?.reason ?? 'Alle må-krav er oppfylt.' }))
}

function getCase(read: Reader, id: string, allowed: ReadonlySet<string>, today: string): Page {
  const record = mustSeeCase(read, id, allowed)
  const rules = readRules(read, today)
  const own = read.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [id])[0]!
  const person = read.sql<Row<'person'>>('SELECT * FROM person WHERE id = ?', [record.personId])[0]!
  const services = new Map(readServices(read).map((one) => [one.id, one.name]))
  const row = toCaseRows(read, [record], allowed, today)[0]!
  const protectedNow = isProtected(record)
  const stays = from(read, 'temporaryStay', id, 'startsOn DESC').map((one) => ({ id: one.id, kind: one.kind, startsOn: one.startsOn, endsOn: one.endsOn, days: stayDays(one.startsOn, one.endsOn, today), limitOn: temporaryLimit(one.startsOn, rules.definition) }))
  const { count, limit, over, days } = bouncingOf(read, record.personId, today)
  const handoverSummary = { count, days, limit, over }
  const applications = from(read, 'application', id, 'receivedOn DESC')
  const latest = applications[0]
  const interim = latest && latest.status !== 'decided' && latest.status !== 'withdrawn' && latest.interimReplyOn === null ? interimReplyDue(latest.receivedOn, rules.definition) : null
  const meeting = read.sql<{ id: string; heldOn: string; number: number }>(`SELECT m.id, m.heldOn, i.position AS number FROM agendaItem i JOIN meeting m ON m.id = i.meetingId WHERE i.caseId = ? AND m.status <> 'closed' ORDER BY m.heldOn LIMIT 1`, [id])[0]
  return {
    case: {
      ...row, personId: person.id, personVersion: person.version, nationalId: person.nationalId, birthDate: person.birthDate, age: person.birthDate ? ageAt(person.birthDate, today) : null, phone: person.phone, email: person.email, contactNote: person.contactNote, address: protectedNow ? null : person.address, interpreter: person.interpreter, language: person.language, flag: own.flag, pronoun: person.pronoun,
      livingSituation: own.livingSituation, ownWords: own.ownWords, ownWordsRoom: own.ownWordsRoom, ownWordsNote: own.ownWordsNote, need: own.need, healthNote: own.healthNote, economyNote: own.economyNote, monthlyIncome: own.monthlyIncome, rentCeiling: own.rentCeiling, questionToTeam: own.questionToTeam, triedBefore: own.triedBefore, residenceSince: own.residenceSince, source: own.source,
    },
    warnings: [...warnings({ row: record, stays, handovers: handoverSummary, received: latest?.receivedOn ?? null, interim, protectedNow }, rules, today), ...clashNotices(read, id)],
    members: from(read, 'householdMember', id, `CASE relation WHEN 'partner' THEN 0 WHEN 'child' THEN 1 WHEN 'contact' THEN 9 ELSE 5 END, birthDate`).map((one) => ({ id: one.id, relation: one.relation, name: one.name, age: one.birthDate ? ageAt(one.birthDate, today) : null, note: one.note })),
    requirements: from(read, 'requirement', id, `CASE level WHEN 'must' THEN 0 WHEN 'should' THEN 1 ELSE 2 END, createdAt, id`).map((one) => ({ id: one.id, version: one.version, kind: one.kind, level: one.level, value: one.value, label: one.label ?? requirementKind.labels[one.kind], source: one.source, statedOn: one.statedOn })),
    applications: applications.map((one) => ({ id: one.id, type: one.type, receivedOn: one.receivedOn, channel: one.channel, status: one.status })),
    decisions: from(read, 'decision', id, 'decidedOn DESC').filter((one) => one.status === null || one.status === 'decided').map((one) => ({ id: one.id, kind: one.kind, outcome: one.outcome, decidedOn: one.decidedOn, reference: one.reference, legalBasis: one.legalBasis, rationale: one.rationale, contractMonths: one.contractMonths, appealBody: one.appealBody, appealDeadline: one.appealDeadline })),
    offers: offersOf(read, id), stays,
    consents: registerOf(read, id, record.personId, today),
    handoverSummary, plan: planOf(read, id), nextMeeting: meeting ?? null, timeline: caseTimeline(read, id, services), fits: protectedNow ? [] : fitsOf(read, rules, id, today),
  }
}

export const casePageQueries = {
  'case.get': ({ read, session, today }, input) => getCase(read, input.id, openProtected(read, session), today),
  'case.history': ({ read, session }, input) => {
    const record = mustSeeCase(read, input.id, openProtected(read, session))
    return historyOf(read, [record.id, record.personId], input.limit, true)
  },
} satisfies Partial<Handlers>
