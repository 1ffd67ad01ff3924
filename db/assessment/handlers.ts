// Vurdering: each condition as a row, what the machine and a person found, the urgency, and a step that stays closed until nothing is unjudged.
import { proposedReasons } from '../../shared/domain/criteria.ts'
import { groupOf, orderSteps } from '../../shared/domain/order.ts'
import { eligibilityChange } from '../../shared/domain/smallest-change.ts'
import { urgencyOf } from '../../shared/domain/urgency.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { waitFor } from '../allocation/wait.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { applicantFacts } from '../facts.ts'
import { readRules } from '../settings/queries.ts'
import { judged, OPEN_APPLICATION, type Judged } from './assess.ts'

type View = Output<'assessment.get'>

function changeOf(one: Judged, today: string): View['change'] {
  if (one.answer.eligible === 'yes') return null
  const found = eligibilityChange(one.facts, one.judgements, one.rules.definition, today)
  const judge = found.toJudge.map((row) => `Vurder: ${row.label}`)
  return { possible: found.changes !== null, steps: [...(found.changes ?? []).map((step) => step.words), ...judge], blocking: found.blocking.map((row) => `${row.label}: ${row.reason}`) }
}

function get({ read, session, today }: QueryContext, input: ParsedInput<'assessment.get'>): View {
  guardCase({ read, session }, input.caseId)
  const one = judged(read, input.caseId, input.applicationId, today)
  const { application, assessment, rules, answer } = one
  const applicant = applicantFacts(read, rules.definition, input.caseId)
  if (!applicant) throw new Refusal('not-found')
  const urgency = urgencyOf(applicant, rules.definition, today)
  const group = groupOf(applicant, rules.definition)
  return {
    assessment: assessment ? { id: assessment.id, version: assessment.version, status: assessment.status, startedOn: assessment.startedOn, completedOn: assessment.completedOn, completedBy: assessment.completedBy } : null,
    application: application ? { id: application.id, type: application.type, receivedOn: application.receivedOn, status: application.status } : null,
    rule: { id: rules.id, name: rules.name, version: rules.versionLabel, validFrom: rules.validFrom },
    rows: answer.rows.map((row) => ({
      key: row.criterion.key, text: row.criterion.text, reference: row.criterion.reference, must: row.criterion.must, evidence: [...row.criterion.evidence], exceptBy: row.criterion.exceptBy, mayExcept: row.criterion.exceptBy !== null && (session.role === row.criterion.exceptBy || session.role === 'leader'),
      machine: { outcome: row.machine, reason: row.criterion.reason, facts: row.criterion.facts, missing: row.criterion.missing }, person: row.person ? { outcome: row.person.outcome, reason: row.person.reason, by: row.person.by, on: row.person.on, excepted: row.person.excepted } : null, outcome: row.outcome, by: row.person ? 'person' : 'machine',
    })),
    unjudged: answer.unjudged.length, eligible: answer.eligible,
    urgency: { key: urgency.key, label: urgency.label, reference: urgency.reference, why: urgency.why, override: assessment?.urgencyOverride && urgency.override ? { ...urgency.override, reason: assessment.urgencyReason ?? '', by: assessment.urgencyBy ?? '' } : null, classes: rules.definition.urgency.map(({ key, label }) => ({ key, label })) },
    order: orderSteps(applicant, rules.definition, today), group: { label: group.label, reference: group.reference }, change: changeOf(one, today), suggestedReasons: proposedReasons(answer), expectedWait: waitFor(read, applicant, rules.definition, today),
  }
}

/** The assessment of an application that may still be judged, made when it is the first time. */
function openAssessment(context: CommandContext, input: { caseId: string; applicationId: string }): Row<'assessment'> {
  const { write, today } = context
  guardCase(context, input.caseId)
  const application = write.sql<Row<'application'>>('SELECT * FROM application WHERE id = ? AND caseId = ?', [input.applicationId, input.caseId])[0]
  if (!application) throw new Refusal('not-found', { field: 'applicationId' })
  if (!OPEN_APPLICATION.includes(application.status)) throw new Refusal('application-ended')
  const known = write.sql<Row<'assessment'>>('SELECT * FROM assessment WHERE applicationId = ?', [application.id])[0]
  if (known?.status === 'complete') throw new Refusal('already-decided')
  if (known) return known
  if (write.sql(`SELECT 1 FROM housingCase WHERE id = ? AND status = 'received'`, [input.caseId]).length > 0) write.update('housingCase', input.caseId, null, { status: 'assessment', nextStep: 'Vurder vilkårene', nextAction: 'Vurder', waitingOn: 'Boligkontoret', waitingSince: today })
  return write.insert('assessment', { caseId: input.caseId, applicationId: application.id, ruleSetId: readRules(write, today).id, status: 'open', startedOn: today })
}

function judge(context: CommandContext, input: ParsedInput<'assessment.judge'>) {
  const { write, session, today } = context
  const own = openAssessment(context, input)
  const rules = readRules(write, today).definition
  const criterion = rules.criteria.find((one) => one.key === input.criterionKey)
  if (!criterion) throw new Refusal('not-found', { field: 'criterionKey' })
  if (input.outcome !== null && (input.reason ?? '').length < 3) throw new Refusal('reason-required', { field: 'reason' })
  if (input.excepted && (criterion.exceptBy === null || (session.role !== criterion.exceptBy && session.role !== 'leader'))) throw new Refusal('not-allowed', { field: 'excepted' })
  const known = write.sql<{ id: string }>('SELECT id FROM judgement WHERE assessmentId = ? AND criterionKey = ?', [own.id, criterion.key])[0]
  const values = { outcome: input.outcome, excepted: input.excepted && input.outcome !== null ? ('yes' as const) : ('no' as const), reason: input.outcome === null ? null : input.reason, by: session.name, userId: session.userId, judgedOn: today }
  if (known) write.update('judgement', known.id, null, values)
  else if (input.outcome !== null) write.insert('judgement', { assessmentId: own.id, caseId: input.caseId, criterionKey: criterion.key, ...values })
  return { unjudged: judged(write, input.caseId, input.applicationId, today).answer.unjudged.length }
}

function setUrgency(context: CommandContext, input: ParsedInput<'assessment.setUrgency'>): Record<string, never> {
  const { write, session, today } = context
  const own = openAssessment(context, input)
  if (input.urgency !== null && !readRules(write, today).definition.urgency.some((one) => one.key === input.urgency)) throw new Refusal('not-found', { field: 'urgency' })
  if (input.urgency !== null && (input.reason ?? '').length < 3) throw new Refusal('reason-required', { field: 'reason' })
  write.update('assessment', own.id, null, { urgencyOverride: input.urgency, urgencyReason: input.urgency === null ? null : input.reason, urgencyBy: input.urgency === null ? null : session.name })
  return {}
}

function complete(context: CommandContext, input: ParsedInput<'assessment.complete'>): { eligible: 'yes' | 'no' } {
  const { write, session, today } = context
  const own = openAssessment(context, input)
  const { answer, rules } = judged(write, input.caseId, input.applicationId, today)
  if (answer.eligible === 'open' || answer.unjudged.length > 0) throw new Refusal('assessment-open', { details: { missing: answer.unjudged.map((row) => row.criterion.text) } })
  write.update('assessment', own.id, null, { status: 'complete', completedOn: today, completedBy: session.name, ruleSetId: rules.id })
  write.update('housingCase', input.caseId, null, { nextStep: answer.eligible === 'yes' ? 'Skriv vedtak' : 'Skriv vedtak om avslag, eller be om mer', nextAction: 'Skriv', waitingOn: 'Boligkontoret', waitingSince: today })
  return { eligible: answer.eligible }
}

function reopen(context: CommandContext, input: ParsedInput<'assessment.reopen'>): Record<string, never> {
  const { write, session, today } = context
  guardCase(context, input.caseId)
  const own = write.sql<Row<'assessment'> & { applicationStatus: string }>('SELECT s.*, a.status AS applicationStatus FROM assessment s JOIN application a ON a.id = s.applicationId WHERE s.applicationId = ? AND s.caseId = ?', [input.applicationId, input.caseId])[0]
  if (!own) throw new Refusal('not-found')
  if (!OPEN_APPLICATION.includes(own.applicationStatus)) throw new Refusal('application-ended')
  write.update('assessment', own.id, null, { status: 'open', completedOn: null, completedBy: null })
  write.insert('note', { caseId: input.caseId, dwellingId: null, kind: 'note', title: 'Vurderingen er åpnet igjen', body: input.reason, topic: 'housing', happenedOn: today, author: session.name })
  return {}
}

export const assessmentHandlers = { 'assessment.get': get, 'assessment.judge': judge, 'assessment.setUrgency': setUrgency, 'assessment.complete': complete, 'assessment.reopen': reopen } satisfies Partial<Handlers>
