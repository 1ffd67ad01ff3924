// Everything a case is being made ready with: applications, who speaks for the applicant, household, mapping, what is missing, papers, possible duplicates.
import { ageAt, plusMonths } from '../../shared/dates.ts'
import { judgeAll, type PersonJudgement } from '../../shared/domain/criteria.ts'
import { interimReplyDue } from '../../shared/domain/deadlines.ts'
import { roomsNeeded } from '../../shared/domain/household.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output } from '../../shared/operations/index.ts'
import { readAssessmentFacts } from '../assessment/facts.ts'
import { guardCase } from '../cases/commands.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { dwellingLabel } from '../facts.ts'
import { readRules } from '../settings/queries.ts'
import { readTexts } from '../json.ts'
import { duplicatesOf } from './duplicates.ts'
import { frozenWords } from './frozen.ts'
import { livesHere, unknownNeeds } from './household.ts'
import { OPEN_APPLICATION } from './progress.ts'
import { MAX_DOCUMENT } from './sniff.ts'

type Intake = Output<'case.intake'>

function applicationViews({ read, today }: QueryContext, caseId: string, caseStatus: string, rules: Rules): Intake['applications'] {
  const waiting = caseStatus === 'waiting' || caseStatus === 'offered'
  const months = rules.definition.offers.confirmMonths
  return read.sql<Row<'application'>>('SELECT * FROM application WHERE caseId = ? ORDER BY receivedOn DESC, createdAt DESC, id', [caseId]).map((one) => {
    const open = OPEN_APPLICATION.includes(one.status)
    const since = one.confirmedOn ?? one.receivedOn
    const confirmDueOn = months > 0 && (open || (one.status === 'decided' && waiting)) ? plusMonths(since, months) : null
    const frozen = frozenWords(one.facts)
    return {
      id: one.id, version: one.version, type: one.type, status: one.status, receivedOn: one.receivedOn, channel: one.channel, livingSituation: one.livingSituation, livingSince: one.livingSince, wants: one.wants, ownWords: one.ownWords, ownAttempts: one.ownAttempts,
      interimReplyOn: one.interimReplyOn, interimDueOn: open && one.interimReplyOn === null ? interimReplyDue(one.receivedOn, rules.definition) : null, completeOn: one.completeOn, confirmedOn: one.confirmedOn, confirmDueOn, stale: confirmDueOn !== null && confirmDueOn < today, expectedOn: one.expectedOn, forwardedTo: one.forwardedTo, endReason: one.endReason, tenancyId: one.tenancyId,
      frozen: frozen.rows, frozenOn: frozen.on,
    }
  })
}

function needsView(read: QueryContext['read'], caseId: string): Intake['needs'] {
  const row = read.sql<Row<'needsAssessment'>>('SELECT * FROM needsAssessment WHERE caseId = ?', [caseId])[0]
  const { needGroups, ...rest } = Object.fromEntries(Object.keys(unknownNeeds).map((name) => [name, (row ?? unknownNeeds)[name as keyof typeof unknownNeeds]])) as typeof unknownNeeds
  return { ...rest, needGroups: (readTexts(needGroups) ?? []) as Intake['needs']['needGroups'], id: row?.id ?? null, version: row?.version ?? null }
}

/** The first ground that known facts give against the application, and how many facts nobody has said. */
function screen({ read, today }: QueryContext, caseId: string, applications: Intake['applications'], rules: Rules): Pick<Intake, 'screening' | 'screeningOpen'> {
  const current = applications.find((one) => OPEN_APPLICATION.includes(one.status))
  const facts = current && readAssessmentFacts(read, caseId, current.type, today)
  if (!facts) return { screening: null, screeningOpen: 0 }
  const said = read.sql<Omit<PersonJudgement, 'outcome' | 'excepted'> & { outcome: PersonJudgement['outcome'] | null; excepted: string }>(`SELECT j.criterionKey, j.outcome, coalesce(j.reason, '') AS reason, j.excepted, j.by, j.judgedOn AS "on" FROM judgement j JOIN assessment a ON a.id = j.assessmentId WHERE a.applicationId = ?`, [current.id])
  const judgements = said.flatMap((one) => (one.outcome === null && one.excepted !== 'yes' ? [] : [{ ...one, outcome: one.outcome ?? 'notMet', excepted: one.excepted === 'yes' }]))
  const answer = judgeAll(rules.definition, facts, judgements, today)
  const missing = new Set(answer.rows.filter((row) => row.outcome === 'unknown').flatMap((row) => row.criterion.missing.map((one) => one.field)))
  const against = answer.screening
  return { screening: against && { text: against.text, reference: against.reference, reason: against.reason }, screeningOpen: missing.size }
}

function readIntake(context: QueryContext, caseId: string): Intake {
  const { read, today } = context
  guardCase(context, caseId)
  const rules = readRules(read, today)
  const own = read.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [caseId])[0]!
  const applications = applicationViews(context, caseId, own.status, rules)
  const members = read.sql<Row<'householdMember'>>(`SELECT * FROM householdMember WHERE caseId = ? ORDER BY CASE relation WHEN 'partner' THEN 0 WHEN 'child' THEN 1 WHEN 'contact' THEN 9 ELSE 5 END, birthDate, createdAt, id`, [caseId])
  const rooms = roomsNeeded(members.filter(livesHere), own, rules.definition, today)
  const visits = members.filter((one) => one.relation === 'child' && one.custody === 'visits').length
  return {
    applications,
    representatives: read.sql<Row<'representative'>>('SELECT * FROM representative WHERE caseId = ? ORDER BY validFrom DESC, createdAt DESC', [caseId]).map((one) => ({ id: one.id, version: one.version, kind: one.kind, name: one.name, organisation: one.organisation, address: one.address, phone: one.phone, email: one.email, scope: one.scope, receivesLetters: one.receivesLetters, validFrom: one.validFrom, validTo: one.validTo, inForce: one.validFrom <= today && (one.validTo === null || one.validTo >= today) })),
    members: members.map((one) => ({ id: one.id, version: one.version, relation: one.relation, name: one.name, birthDate: one.birthDate, age: one.birthDate && one.birthDate <= today ? ageAt(one.birthDate, today) : null, note: one.note, yearlyIncome: one.yearlyIncome, custody: one.custody })),
    missing: read.sql<Row<'missingInfo'>>(`SELECT * FROM missingInfo WHERE caseId = ? ORDER BY CASE WHEN status IN ('asked', 'reminded') THEN 0 ELSE 1 END, dueOn, createdAt, id`, [caseId]).map((one) => ({ id: one.id, version: one.version, applicationId: one.applicationId, kind: one.kind, text: one.text, askedOn: one.askedOn, dueOn: one.dueOn, remindedOn: one.remindedOn, answeredOn: one.answeredOn, status: one.status, overdue: (one.status === 'asked' || one.status === 'reminded') && one.dueOn < today, letterId: one.letterId })),
    documents: read.sql<Row<'caseDocument'>>('SELECT * FROM caseDocument WHERE caseId = ? AND removedOn IS NULL ORDER BY receivedOn DESC, createdAt DESC, id', [caseId]).map((one) => ({ id: one.id, version: one.version, title: one.title, fileName: one.fileName, mediaType: one.mediaType, size: one.size, sha256: one.sha256, topic: one.topic as Intake['documents'][number]['topic'], receivedOn: one.receivedOn, author: one.author, note: one.note, letterId: one.letterId })),
    needs: needsView(read, caseId),
    rooms: rooms.known ? { persons: rooms.persons, minRooms: rooms.minRooms, maxRooms: rooms.maxRooms, minBedrooms: rooms.minBedrooms, reference: rooms.reference } : null,
    roomsWhy: [...(rooms.known ? rooms.why : rooms.missing.map((one) => one.question)), ...(visits > 0 ? [visits === 1 ? 'Ett barn er på samvær og regnes ikke med. Vurder om det trengs et rom.' : `${visits} barn er på samvær og regnes ikke med. Vurder om det trengs et rom.`] : [])],
    ...screen(context, caseId, applications, rules),
    duplicates: duplicatesOf(context, own.personId),
    parked: own.parkedUntil === null ? null : { until: own.parkedUntil, reason: own.parkedReason ?? '' }, caseVersion: own.version,
    tenancies: read.sql<{ id: string; address: string; unitNumber: string | null }>(`SELECT t.id, b.address, d.unitNumber FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId WHERE t.caseId = ? AND t.status IN ('planned', 'active', 'noticeGiven') ORDER BY t.startsOn DESC`, [caseId]).map((one) => ({ id: one.id, label: dwellingLabel(one) })), maxDocument: MAX_DOCUMENT,
  }
}

export const intakeQueries = {
  'case.intake': (context, input) => readIntake(context, input.caseId),
} satisfies Partial<Handlers>
