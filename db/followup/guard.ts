// Who may change a plan, asked in one place: the plan is there, it has not ended, and the case may be seen.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext } from '../context.ts'

type PlanPart = 'measure' | 'visit' | 'goal' | 'planMember' | 'planCondition' | 'contactWindow' | 'membership'

/** @param live refuse a plan that has ended: what is history is not written into */
export function guardPlan(context: CommandContext, planId: string, live = true): Row<'followUpPlan'> {
  const plan = context.write.sql<Row<'followUpPlan'>>('SELECT * FROM followUpPlan WHERE id = ?', [planId])[0]
  if (!plan) throw new Refusal('not-found')
  guardCase(context, plan.caseId)
  if (live && plan.status === 'ended') throw new Refusal('plan-ended')
  return plan
}

/** The row of a plan that may be changed, and its plan. */
export function guardPart<E extends PlanPart>(context: CommandContext, table: E, id: string, live = true): { row: Row<E>; plan: Row<'followUpPlan'> } {
  const row = context.write.sql<Row<E>>(`SELECT * FROM ${table} WHERE id = ?`, [id])[0]
  const planId = (row as { planId?: string | null } | undefined)?.planId
  if (!row || !planId) throw new Refusal('not-found')
  return { row, plan: guardPlan(context, planId, live) }
}

export const given = <T extends object>(patch: T) => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as T
