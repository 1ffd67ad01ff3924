// Changing a plan: goals in the person's own words, measures, reviews. Ending a plan touches no lease, and ending a lease touches no plan: a home is not a reward for taking help.
import { plusMonths } from '../../shared/dates.ts'
import { templateOf } from '../../shared/domain/plan-template.ts'
import { Refusal } from '../../shared/errors.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { mustWorkHere } from '../coordinator.ts'
import { given, guardPart, guardPlan } from './guard.ts'

function create(context: CommandContext, input: ParsedInput<'plan.create'>) {
  const { write, today } = context
  const own = guardCase(context, input.caseId)
  if (write.sql(`SELECT 1 FROM followUpPlan WHERE caseId = ? AND status = 'active'`, [input.caseId]).length > 0) throw new Refusal('duplicate')
  const template = input.templateId ? write.sql<Row<'planTemplate'>>(`SELECT * FROM planTemplate WHERE id = ? AND status = 'active'`, [input.templateId])[0] : undefined
  if (input.templateId && !template) throw new Refusal('not-found', { field: 'templateId' })
  const start = templateOf(template?.definition ?? '{}')
  const lease = write.sql<{ dwellingId: string }>(`SELECT dwellingId FROM tenancy WHERE caseId = ? AND status IN ('active', 'noticeGiven') ORDER BY startsOn DESC LIMIT 1`, [input.caseId])[0]
  return {
    id: write.insert('followUpPlan', {
      caseId: input.caseId, dwellingId: lease?.dwellingId ?? null, allocationId: null, status: 'active', ownWords: input.ownWords, coordinatorId: own.coordinatorId ?? context.session.userId, approvedOn: null, planVersion: 1, team: '[]', startedOn: today,
      nextReviewOn: input.nextReviewOn ?? (start.reviewEveryMonths === null ? null : plusMonths(today, start.reviewEveryMonths)), anchor: input.anchor ?? (lease ? 'tenancy' : null), contactEveryDays: input.contactEveryDays ?? start.contactEveryDays, templateId: template?.id ?? null,
    }).id,
  }
}

function update(context: CommandContext, input: ParsedInput<'plan.update'>) {
  const plan = guardPlan(context, input.id)
  const patch = given(input.patch)
  mustWorkHere(context.write, patch.coordinatorId ?? null)
  const approved = patch.approvedOn && patch.approvedOn !== plan.approvedOn ? { planVersion: plan.planVersion + 1 } : {}
  return { version: context.write.update('followUpPlan', input.id, input.version, { ...patch, ...approved }).version }
}

/** What was agreed for later is called off with the plan; what is rented, owned or taken part in is not. */
function end(context: CommandContext, input: ParsedInput<'plan.end'>) {
  const plan = guardPlan(context, input.id)
  if (input.on < plan.startedOn) throw new Refusal('bad-input', { field: 'on' })
  context.write.update('followUpPlan', input.id, input.version, { status: 'ended', endedOn: input.on, endReason: input.reason, nextReviewOn: null })
  const later = context.write.sql<{ id: string }>(`SELECT id FROM visit WHERE planId = ? AND status = 'planned' AND plannedOn > ?`, [input.id, input.on])
  for (const one of later) context.write.update('visit', one.id, null, { status: 'cancelled', cancelReason: 'Planen er avsluttet' })
  return { cancelledVisits: later.length }
}

/** The order is the person's: a goal changes place with its neighbour. */
function setGoal(context: CommandContext, input: ParsedInput<'plan.setGoal'>) {
  const { row } = guardPart(context, 'goal', input.id)
  const { write } = context
  write.update('goal', input.id, input.version, given(input.patch))
  if (input.move === null) return {}
  const goals = write.sql<{ id: string }>('SELECT id FROM goal WHERE planId = ? AND endedOn IS NULL ORDER BY position, id', [row.planId]).map((one) => one.id)
  const at = goals.indexOf(input.id)
  const to = at + (input.move === 'up' ? -1 : 1)
  if (at < 0 || to < 0 || to >= goals.length) return {}
  ;[goals[at], goals[to]] = [goals[to]!, goals[at]!]
  goals.forEach((id, i) => write.update('goal', id, null, { position: i + 1 }))
  return {}
}

function judgeGoal(context: CommandContext, input: ParsedInput<'plan.judgeGoal'>) {
  guardPart(context, 'goal', input.id)
  if (input.judgedOn > context.today) throw new Refusal('bad-input', { field: 'judgedOn' })
  context.write.update('goal', input.id, input.version, { outcome: input.outcome, outcomeWhy: input.why, judgedBy: input.judgedBy, judgedOn: input.judgedOn, endedOn: input.ends ? input.judgedOn : null })
  return {}
}

/** Held: the person's own numbers stand as they were said, for good. */
function review(context: CommandContext, input: ParsedInput<'plan.review'>) {
  guardPlan(context, input.planId)
  if (input.heldOn > context.today) throw new Refusal('bad-input', { field: 'heldOn' })
  if (input.nextReviewOn !== null && input.nextReviewOn <= input.heldOn) throw new Refusal('bad-input', { field: 'nextReviewOn' })
  if (new Set(input.ratings.map((one) => one.domain)).size < input.ratings.length) throw new Refusal('bad-input', { field: 'ratings' })
  const { write, session } = context
  const { ratings, nextReviewOn, planId, ...held } = input
  const { id } = write.insert('planReview', { planId, ...held, by: session.name })
  for (const one of ratings) write.insert('selfRating', { planId, reviewId: id, statedOn: input.heldOn, domain: one.domain, value: one.value, ownWords: one.ownWords || null })
  write.update('followUpPlan', planId, null, { nextReviewOn })
  return { id }
}

export const followupCommands = {
  'plan.create': create,
  'plan.update': update,
  'plan.end': end,
  'plan.addGoal': (context, input) => {
    guardPlan(context, input.planId)
    const last = context.write.sql<{ n: number | null }>('SELECT max(position) AS n FROM goal WHERE planId = ?', [input.planId])[0]?.n ?? 0
    return { id: context.write.insert('goal', { planId: input.planId, domain: input.domain, ownWords: input.ownWords, position: last + 1, endedOn: null, horizon: input.horizon }).id }
  },
  'plan.setGoal': setGoal,
  'plan.judgeGoal': judgeGoal,
  'plan.addMeasure': (context, input) => {
    guardPlan(context, input.planId)
    if (input.goalId && guardPart(context, 'goal', input.goalId).row.planId !== input.planId) throw new Refusal('bad-input', { field: 'goalId' })
    if (input.startsOn && input.dueOn && input.dueOn < input.startsOn) throw new Refusal('bad-input', { field: 'dueOn' })
    return { id: context.write.insert('measure', { ...input, status: 'planned', doneOn: null, teamDecisionId: null }).id }
  },
  'plan.setMeasure': (context, input) => {
    guardPart(context, 'measure', input.id)
    const doneOn = input.status === 'done' ? (input.doneOn ?? context.today) : null
    const row = context.write.update('measure', input.id, input.version, { status: input.status, doneOn, ...(input.dueOn === undefined ? {} : { dueOn: input.dueOn }) })
    if (row.teamDecisionId) context.write.update('teamDecision', row.teamDecisionId, null, { doneOn })
    return { version: row.version }
  },
  'plan.addMastery': (context, input) => {
    guardPart(context, 'goal', input.goalId)
    return { id: context.write.insert('mastery', input).id }
  },
  'plan.review': review,
} satisfies Partial<Handlers>
