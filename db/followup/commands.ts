// Changing a plan: goals in the person's own words, measures, visits, reviews.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'

function guardPlan(context: CommandContext, planId: string): Row<'followUpPlan'> {
  const plan = context.write.sql<Row<'followUpPlan'>>('SELECT * FROM followUpPlan WHERE id = ?', [planId])[0]
  if (!plan) throw new Refusal('not-found')
  guardCase(context, plan.caseId)
  return plan
}

function guardPart(context: CommandContext, table: 'measure' | 'visit' | 'goal', id: string): void {
  const row = context.write.sql<{ planId: string }>(`SELECT planId FROM ${table} WHERE id = ?`, [id])[0]
  if (!row) throw new Refusal('not-found')
  guardPlan(context, row.planId)
}

const given = <T extends object>(patch: T) => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as T

export const followupCommands = {
  'plan.create': (context, input) => {
    const own = guardCase(context, input.caseId)
    if (context.write.sql(`SELECT 1 FROM followUpPlan WHERE caseId = ? AND status = 'active'`, [input.caseId]).length > 0) throw new Refusal('duplicate')
    return { id: context.write.insert('followUpPlan', { caseId: input.caseId, dwellingId: null, allocationId: null, status: 'active', ownWords: input.ownWords, coordinatorId: own.coordinatorId ?? context.session.userId, approvedOn: null, planVersion: 1, nextReviewOn: input.nextReviewOn, team: '[]', startedOn: context.today }).id }
  },
  'plan.update': (context, input) => {
    const plan = guardPlan(context, input.id)
    const patch = given(input.patch)
    const approved = patch.approvedOn && patch.approvedOn !== plan.approvedOn ? { planVersion: plan.planVersion + 1 } : {}
    return { version: context.write.update('followUpPlan', input.id, input.version, { ...patch, ...approved }).version }
  },
  'plan.addGoal': (context, input) => {
    guardPlan(context, input.planId)
    const last = context.write.sql<{ n: number | null }>('SELECT max(position) AS n FROM goal WHERE planId = ?', [input.planId])[0]?.n ?? 0
    return { id: context.write.insert('goal', { planId: input.planId, domain: input.domain, ownWords: input.ownWords, position: last + 1, endedOn: null }).id }
  },
  'plan.addMeasure': (context, input) => {
    guardPlan(context, input.planId)
    if (input.goalId) guardPart(context, 'goal', input.goalId)
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
  'plan.addVisit': (context, input) => {
    guardPlan(context, input.planId)
    const { note, ...rest } = input
    return { id: context.write.insert('visit', { ...rest, noteText: note }).id }
  },
  'plan.setVisit': (context, input) => {
    guardPart(context, 'visit', input.id)
    context.write.update('visit', input.id, input.version, { status: input.status, noteText: input.note })
    return {}
  },
} satisfies Partial<Handlers>
