// Proposing a pair to the table, allocating, and taking an allocation back.
import { plusDays } from '../../shared/dates.ts'
import { allocationObstacle, contractFor } from '../../shared/domain/allocation.ts'
import { isParked } from '../../shared/domain/order.ts'
import { explainPair } from '../../shared/domain/matching.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { applicantFacts, readDwellingFacts, waitingApplicants } from '../facts.ts'
import { ensureNextMeeting, putOnAgenda } from '../meeting/next.ts'
import { openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Writer } from '../store.ts'
import { addSteps } from '../offers/facts.ts'
import { cancelAllocation } from './cancel.ts'
import { applicantsFor } from './match.ts'
import { closeSearch, recordNothing } from './pair-more.ts'

/** A pair with its rules, facts and reasons. */
export function pairOf(context: CommandContext, dwellingId: string, caseId: string) {
  const rules = readRules(context.write, context.today)
  const dwelling = readDwellingFacts(context.write, dwellingId)
  const applicant = applicantFacts(context.write, rules.definition, caseId)
  if (!dwelling || !applicant) throw new Refusal('not-found')
  return { rules, dwelling, applicant, ...explainPair(applicant, dwelling, rules.definition, context.today) }
}

/** What a decision rested on, frozen as text: facts, criteria, rule version. */
export const freezePair = (pair: ReturnType<typeof pairOf>) =>
  JSON.stringify({ rules: `${pair.rules.name}, ${pair.rules.versionLabel}`, outcome: pair.outcome, applicant: pair.applicant, dwelling: pair.dwelling, criteria: pair.criteria.filter((one) => one.outcome !== 'notRequired').map(({ key, label, level, outcome, reason, facts, source }) => ({ key, label, level, outcome, reason, facts, source })) }).slice(0, 20_000)

function propose(context: CommandContext, input: Parameters<Handlers['match.propose']>[1]) {
  const { write, today } = context
  guardCase(context, input.caseId)
  const pair = pairOf(context, input.dwellingId, input.caseId)
  // A dwelling is often held for someone while the team is asked: that one may be proposed, others not.
  const taken = write.sql<{ status: string; caseId: string }>(`SELECT status, caseId FROM allocation WHERE dwellingId = ? AND status IN ('reserved', 'allocated', 'accepted')`, [input.dwellingId]).filter((one) => one.status !== 'reserved' || one.caseId !== input.caseId)[0]
  if (taken) throw new Refusal(taken.status === 'reserved' ? 'dwelling-reserved' : 'dwelling-allocated')
  const scene = { read: write, rules: pair.rules.definition, today, allowed: openProtected(write, context.session) }
  const { possible } = applicantsFor(scene, pair.dwelling, waitingApplicants(write, pair.rules.definition))
  const number = possible.findIndex((one) => one.caseId === input.caseId) + 1
  if (number !== 1 && !input.departureReason?.trim()) throw new Refusal('reason-required', { field: 'departureReason', details: { number } })
  const meeting = ensureNextMeeting(write, today)
  const known = write.sql<{ id: string }>(`SELECT id FROM proposal WHERE dwellingId = ? AND caseId = ? AND status = 'proposed'`, [input.dwellingId, input.caseId])[0]
  const proposalId = known?.id ?? write.insert('proposal', { dwellingId: input.dwellingId, caseId: input.caseId, meetingId: meeting.id, status: 'proposed', rankAt: number || null, departureReason: input.departureReason?.trim() || null, explanation: freezePair(pair), proposedOn: today }).id
  const own = write.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [input.caseId])[0]!
  const item = putOnAgenda(write, meeting.id, { caseId: input.caseId, title: `${pair.dwelling.label}`, question: input.question ?? own.questionToTeam ?? `Skal søkeren få ${pair.dwelling.label}?`, reason: `Foreslått til ${pair.dwelling.label}`, plannedMinutes: 8 })
  return { proposalId, meetingId: meeting.id, heldOn: meeting.heldOn, number: item.number }
}

type Contract = ReturnType<typeof contractFor>

/** The length of a first contract by the rules, or as the decision or the caseworker says. */
function contractOf(write: Writer, rules: Rules, own: Row<'housingCase'>, input: { startsOn: string; contractMonths: number | null }): Contract {
  const youngest = write.sql<{ birthDate: string | null }>(`SELECT birthDate FROM householdMember WHERE caseId = ? AND relation = 'child' AND birthDate IS NOT NULL ORDER BY birthDate DESC LIMIT 1`, [own.id])[0]
  return contractFor(rules.definition, (own.children ?? 0) > 0, input.startsOn, input.contractMonths, { youngestBirthDate: youngest?.birthDate ?? null, renewal: false })
}

function startTenancy(context: CommandContext, contract: Contract, input: Parameters<Handlers['dwelling.allocate']>[1], own: Row<'housingCase'>, rent: number | null, allocationId: string) {
  const { write } = context
  const person = write.sql<{ name: string; nationalId: string | null }>('SELECT name, nationalId FROM person WHERE id = ?', [own.personId])[0]!
  const tenancy = write.insert('tenancy', { dwellingId: input.dwellingId, caseId: own.id, tenantName: person.name, tenantNationalId: person.nationalId, status: 'planned', term: 'fixedTerm', startsOn: input.startsOn, contractEndsOn: contract.endsOn, endsOn: null, endReason: null, rent, note: null, allocationId, contractReference: contract.reference })
  return { tenancyId: tenancy.id, contractEndsOn: contract.endsOn }
}

/** The plan that follows the key: goals and measures already agreed are carried into it. */
function openPlan(context: CommandContext, own: Row<'housingCase'>, allocationId: string, input: { dwellingId: string; startsOn: string }): string {
  const { write } = context
  const known = write.sql<{ id: string }>(`SELECT id FROM followUpPlan WHERE caseId = ? AND status = 'active'`, [own.id])[0]
  const nextReviewOn = plusDays(input.startsOn, 90)
  const planId = known
    ? write.update('followUpPlan', known.id, null, { dwellingId: input.dwellingId, allocationId, nextReviewOn }).id
    : write.insert('followUpPlan', { caseId: own.id, dwellingId: input.dwellingId, allocationId, status: 'active', ownWords: own.ownWords, coordinatorId: own.coordinatorId ?? context.session.userId, approvedOn: null, planVersion: 1, nextReviewOn, team: '[]', startedOn: context.today }).id
  const decisions = write.sql<Row<'teamDecision'>>(`SELECT * FROM teamDecision t WHERE caseId = ? AND kind = 'measure' AND tentative = 'no' AND mandate <> 'rejected' AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.teamDecisionId = t.id)`, [own.id])
  for (const one of decisions) write.insert('measure', { planId, goalId: null, text: one.text, serviceId: one.ownerServiceId, responsible: one.ownerRoomName, status: 'planned', startsOn: null, dueOn: one.dueOn, doneOn: one.doneOn, frequency: null, teamDecisionId: one.id })
  if (!known) write.insert('visit', { planId, plannedOn: plusDays(input.startsOn, 7), plannedAt: null, title: 'Første besøk etter innflytting', who: context.session.name, status: 'planned', noteText: null })
  return planId
}

function allocate(context: CommandContext, input: Parameters<Handlers['dwelling.allocate']>[1]) {
  const { write, today } = context
  guardCase(context, input.caseId)
  const pair = pairOf(context, input.dwellingId, input.caseId)
  const own = write.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [input.caseId])[0]!
  const has = (sql: string, id: string) => write.sql(sql, [id]).length > 0
  const current = write.sql<{ until: string | null }>(`SELECT max(coalesce(endsOn, CASE WHEN noticeBy = 'tenant' THEN noticeEndsOn END, '9999-12-31')) AS until FROM tenancy WHERE dwellingId = ? AND status IN ('active', 'noticeGiven', 'planned')`, [input.dwellingId])[0]
  // What is held for this very case becomes the offer; held for another, it stands in the way.
  const held = write.sql<{ id: string }>(`SELECT id FROM allocation WHERE dwellingId = ? AND caseId = ? AND status = 'reserved'`, [input.dwellingId, input.caseId])[0]
  if (isParked(pair.applicant, today)) throw new Refusal('parked')
  if (write.sql(`SELECT 1 FROM allocation WHERE dwellingId = ? AND caseId <> ? AND status = 'reserved'`, [input.dwellingId, input.caseId]).length > 0) throw new Refusal('dwelling-reserved')
  const obstacle = allocationObstacle({
    openOnDwelling: has(`SELECT 1 FROM allocation WHERE dwellingId = ? AND status IN ('allocated', 'accepted')`, input.dwellingId), openOnCase: write.sql(`SELECT 1 FROM allocation WHERE caseId = ? AND (status IN ('allocated', 'accepted') OR (status = 'reserved' AND dwellingId <> ?))`, [input.caseId, input.dwellingId]).length > 0,
    granted: own.grantedOn !== null, dwellingEnded: has(`SELECT 1 FROM dwelling WHERE id = ? AND state = 'ended'`, input.dwellingId), occupiedUntil: current?.until ?? null, startsOn: input.startsOn, criteria: pair.criteria, rationale: input.rationale,
  })
  if (obstacle) throw new Refusal(obstacle.code, obstacle.details ? { details: obstacle.details } : {})
  const proposal = write.sql<{ id: string }>(`SELECT id FROM proposal WHERE dwellingId = ? AND caseId = ? AND status = 'proposed'`, [input.dwellingId, input.caseId])[0]
  const contract = contractOf(write, pair.rules, own, input)
  const values = {
    dwellingId: input.dwellingId, caseId: input.caseId, proposalId: proposal?.id ?? null, meetingDecisionId: input.meetingDecisionId, status: 'allocated', allocatedOn: today, answerBy: input.answerBy, answeredOn: null, answerReason: null, rationale: input.rationale?.trim() || null, explanation: freezePair(pair), ruleVersion: `${pair.rules.name}, ${pair.rules.versionLabel}`, offeredOn: today, startsOn: input.startsOn, contractMonths: contract.months,
  } as const
  const allocation = held ? write.update('allocation', held.id, null, values) : write.insert('allocation', values)
  addSteps(write, allocation.id, 'offer', pair.rules.definition.steps.offer, today)
  for (const one of write.sql<{ id: string; caseId: string }>(`SELECT id, caseId FROM proposal WHERE dwellingId = ? AND status = 'proposed'`, [input.dwellingId])) write.update('proposal', one.id, null, { status: one.caseId === input.caseId ? 'decided' : 'declined' })
  for (const one of write.sql<{ id: string }>(`SELECT id FROM vacancy WHERE dwellingId = ? AND status IN ('open', 'reserved')`, [input.dwellingId])) fillVacancy(write, one.id, today)
  if (write.sql(`SELECT 1 FROM dwelling WHERE id = ? AND state = 'vacant'`, [input.dwellingId]).length > 0) write.update('dwelling', input.dwellingId, null, { state: 'offering' })
  const { tenancyId, contractEndsOn } = startTenancy(context, contract, input, own, pair.dwelling.rent, allocation.id)
  write.update('housingCase', input.caseId, null, { status: 'allocated', ...(input.answerBy ? { nextStep: `Vent på svar på tilbudet om ${pair.dwelling.label}`, nextAction: 'Åpne', waitingOn: 'Søkeren' } : { nextStep: `Skriv kontrakt og avtal overtakelse av ${pair.dwelling.label}`, nextAction: 'Skriv', waitingOn: 'Boligkontoret' }), waitingSince: today, dueOn: input.answerBy ?? input.startsOn, dueKind: 'agreed' })
  if (input.meetingDecisionId) write.update('teamDecision', input.meetingDecisionId, null, { doneOn: today })
  return { allocationId: allocation.id, planId: openPlan(context, own, allocation.id, input), tenancyId, contractEndsOn }
}

function fillVacancy(write: Writer, vacancyId: string, today: string): void {
  write.update('vacancy', vacancyId, null, { status: 'filled' })
  for (const step of write.sql<{ id: string }>(`SELECT id FROM voidStep WHERE vacancyId = ? AND title = 'Søker valgt' AND doneOn IS NULL`, [vacancyId])) write.update('voidStep', step.id, null, { doneOn: today })
}

export const allocationCommands = { 'match.propose': propose, 'dwelling.allocate': allocate, 'allocation.cancel': (context, input) => cancelAllocation(context, input), 'search.nothing': recordNothing, 'search.close': closeSearch } satisfies Partial<Handlers>
