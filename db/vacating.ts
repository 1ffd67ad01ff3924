// A tenant leaves a dwelling: the tenancy ends, the plan lets go of the address, the case closes when nothing is left, and the dwelling becomes vacant with its steps.
// One path for an ordinary moving out and for a tenant who buys elsewhere.
import { plusDays } from '../shared/dates.ts'
import type { Row } from '../shared/model/index.ts'
import type { CommandContext } from './context.ts'
import { openVacancy } from './homes/commands.ts'
import { HOLDING } from './offers/facts.ts'

/** The dwelling is empty from a day. One that is already held or given to the next tenant is not put out again; the day is moved. */
export function emptyFrom({ write, today }: CommandContext, dwellingId: string, on: string): string {
  const next = write.sql(`SELECT 1 FROM allocation WHERE dwellingId = ? AND status IN ${HOLDING}`, [dwellingId]).length > 0
  const known = write.sql<{ id: string }>(`SELECT id FROM vacancy WHERE dwellingId = ? ORDER BY createdAt DESC, id DESC LIMIT 1`, [dwellingId])[0]
  if (!next || !known) return openVacancy(write, dwellingId, on, today)
  return write.update('vacancy', known.id, null, { availableOn: on }).id
}

/** Empty since the tenant left: the state, a void period with a reason, and a vacancy with the steps of the rules in force. */
export function becomesVacant(context: CommandContext, dwellingId: string, on: string): string {
  const { write } = context
  const vacancyId = emptyFrom(context, dwellingId, plusDays(on, 1))
  write.update('dwelling', dwellingId, null, { state: write.sql(`SELECT 1 FROM vacancy WHERE id = ? AND status = 'open'`, [vacancyId]).length > 0 ? 'vacant' : 'offering' })
  if (write.sql('SELECT 1 FROM voidPeriod WHERE dwellingId = ? AND endsOn IS NULL', [dwellingId]).length === 0) write.insert('voidPeriod', { dwellingId, kind: 'void', reason: 'cleaning', startsOn: plusDays(on, 1), endsOn: null, note: null })
  return vacancyId
}

/** End a tenancy and what hangs on it. The case closes unless another tenancy or an application keeps it open. */
export function endTenancy({ write }: CommandContext, own: Row<'tenancy'>, version: number | null, given: { on: string; reason: Row<'tenancy'>['endReason']; nextHome: string | null }): void {
  write.update('tenancy', own.id, version, { status: 'ended', endsOn: given.on, endReason: given.reason, nextHome: given.nextHome })
  if (!own.caseId) return
  for (const one of write.sql<{ id: string }>(`SELECT id FROM followUpPlan WHERE caseId = ? AND dwellingId = ? AND status = 'active'`, [own.caseId, own.dwellingId])) write.update('followUpPlan', one.id, null, { dwellingId: null })
  const rest = write.sql(`SELECT 1 FROM tenancy WHERE caseId = ? AND id <> ? AND status IN ('active', 'noticeGiven', 'planned') UNION ALL SELECT 1 FROM application WHERE caseId = ? AND status IN ('received', 'missingInfo', 'complete')`, [own.caseId, own.id, own.caseId])
  if (rest.length === 0) write.update('housingCase', own.caseId, null, { status: 'closed', closedOn: given.on, nextStep: null, nextAction: null, waitingOn: null, dueOn: null, dueKind: null })
}
