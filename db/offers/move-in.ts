// The day they move in: the tenancy runs, the dwelling is let, the void ends, and a temporary stay with it.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { CommandContext } from '../context.ts'
import { loadOffer } from './facts.ts'

export function moveIn(context: CommandContext, input: ParsedInput<'offer.moveIn'>): { tenancyId: string } {
  const { write, today } = context
  const { own } = loadOffer(context, input.allocationId, { do: 'moveIn', on: input.on })
  const tenancy = write.sql<Row<'tenancy'>>(`SELECT * FROM tenancy WHERE dwellingId = ? AND caseId = ? AND status = 'planned' ORDER BY createdAt DESC LIMIT 1`, [own.dwellingId, own.caseId])[0]
  if (!tenancy) throw new Refusal('not-found', { field: 'tenancy' })
  if (write.sql(`SELECT 1 FROM tenancy WHERE dwellingId = ? AND id <> ? AND status IN ('active', 'noticeGiven')`, [own.dwellingId, tenancy.id]).length > 0) throw new Refusal('dwelling-not-available')
  write.update('allocation', own.id, input.version, { status: 'movedIn' })
  write.update('tenancy', tenancy.id, null, { status: 'active', allocationId: own.id })
  write.update('dwelling', own.dwellingId, null, { state: 'occupied' })
  for (const one of write.sql<{ id: string; startsOn: string }>('SELECT id, startsOn FROM voidPeriod WHERE dwellingId = ? AND endsOn IS NULL', [own.dwellingId])) write.update('voidPeriod', one.id, null, { endsOn: input.on < one.startsOn ? one.startsOn : input.on })
  for (const one of write.sql<{ id: string }>(`SELECT s.id FROM voidStep s JOIN vacancy v ON v.id = s.vacancyId WHERE v.dwellingId = ? AND v.status = 'filled' AND s.doneOn IS NULL`, [own.dwellingId])) write.update('voidStep', one.id, null, { doneOn: input.on })
  for (const one of write.sql<{ id: string }>('SELECT id FROM temporaryStay WHERE caseId = ? AND endsOn IS NULL AND startsOn <= ?', [own.caseId, input.on])) write.update('temporaryStay', one.id, null, { endsOn: input.on })
  write.update('housingCase', own.caseId, null, { status: 'housed', livingSituation: 'municipalRent', livingText: null, livingSince: input.on, livingUntil: null, movedBackTo: null, nextStep: null, nextAction: null, waitingOn: null, waitingSince: today, dueOn: null, dueKind: null })
  return { tenancyId: tenancy.id }
}
