// Calling off an allocation, with all that hung on it: the planned tenancy, the vacancy, the plan, and the case's next step.
import { plusDays } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext } from '../context.ts'
import { openVacancy } from '../homes/commands.ts'

const OPEN = ['reserved', 'allocated', 'accepted', 'disputed']

/** The day a dwelling can be moved into: now, or the day after whoever lives there leaves. */
function freeFrom({ write, today }: CommandContext, dwellingId: string): string {
  const leaves = write.sql<{ on: string | null }>(`SELECT max(coalesce(noticeEndsOn, contractEndsOn)) AS "on" FROM tenancy WHERE dwellingId = ? AND status IN ('active', 'noticeGiven')`, [dwellingId])[0]?.on
  return leaves && leaves >= today ? plusDays(leaves, 1) : today
}

/**
 * Call off one allocation.
 * @param keep the allocation that stands instead, when the dwelling or the case was given twice: what it holds stays as it is
 */
export function cancelAllocation(context: CommandContext, input: { allocationId: string; version: number; outcome: 'declined' | 'cancelled'; reason: string }, keep: Pick<Row<'allocation'>, 'dwellingId' | 'caseId'> | null = null): Record<string, never> {
  const { write, today } = context
  const own = write.sql<Row<'allocation'>>('SELECT * FROM allocation WHERE id = ?', [input.allocationId])[0]
  if (!own) throw new Refusal('not-found')
  guardCase(context, own.caseId)
  if (!OPEN.includes(own.status)) throw new Refusal('already-decided')
  write.update('allocation', own.id, input.version, { status: input.outcome, answeredOn: today, answerReason: input.reason.slice(0, 300) })
  for (const one of write.sql<{ id: string }>(`SELECT id FROM tenancy WHERE dwellingId = ? AND caseId = ? AND status = 'planned'`, [own.dwellingId, own.caseId])) write.update('tenancy', one.id, null, { status: 'ended', endsOn: today, note: 'Ikke startet' })
  for (const one of write.sql<{ id: string }>(`SELECT id FROM followUpPlan WHERE allocationId = ? AND status = 'active'`, [own.id])) write.update('followUpPlan', one.id, null, { dwellingId: null, allocationId: null })
  // A dwelling that another still holds is not free, and a case that another dwelling is given to does not wait.
  const holds = (column: 'dwellingId' | 'caseId') => (keep !== null && keep[column] === own[column]) || write.sql(`SELECT 1 FROM allocation WHERE ${column} = ? AND id <> ? AND status IN ('reserved', 'allocated', 'accepted', 'disputed')`, [own[column], own.id]).length > 0
  if (!holds('dwellingId')) {
    const vacant = write.sql(`SELECT 1 FROM voidPeriod WHERE dwellingId = ? AND endsOn IS NULL`, [own.dwellingId]).length > 0
    if (vacant) write.update('dwelling', own.dwellingId, null, { state: 'vacant' })
    openVacancy(write, own.dwellingId, freeFrom(context, own.dwellingId), today)
  }
  if (!holds('caseId')) write.update('housingCase', own.caseId, null, { status: 'waiting', nextStep: 'Finn en annen bolig', nextAction: 'Åpne', waitingOn: 'Boligkontoret', waitingSince: today, dueOn: null, dueKind: null })
  return {}
}
