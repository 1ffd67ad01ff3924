// What hangs on a protected tenant after the key: signals, the track, money and the interview.
import type { Writer } from '../../db/store.ts'
import type { EntityName } from '../../shared/model/index.ts'

type Add = (entity: EntityName, given: Record<string, unknown>, keep?: readonly string[]) => string

/** @param owner who may see the case, @param other someone else named to it */
export function fillAftercare(write: Writer, add: Add, ids: { caseId: string; dwellingId: string; owner: string; other: string }): void {
  const { caseId, dwellingId, owner, other } = ids
  const tenancyId = write.sql<{ id: string }>('SELECT id FROM tenancy WHERE caseId = ? ORDER BY startsOn DESC', [caseId])[0]!.id
  const signalId = add('signal', { caseId, tenancyId, kind: 'complaint', seenOn: '2026-11-15', amount: null, months: null, oldestDueOn: null, importRunId: null })
  add('signal', { caseId, tenancyId, kind: 'arrears', seenOn: '2026-11-16', amount: 2_718_200, months: 3, oldestDueOn: '2026-08-20', importRunId: null })
  add('signalHandling', { signalKey: signalId, caseId, tenancyId, response: 'contact', handledOn: '2026-11-16', handledById: owner, quietUntil: null }, ['signalKey'])
  const trackId = add('evictionTrack', { tenancyId, caseId, status: 'open', openedOn: '2026-11-01', openedById: owner, responsibleId: other, amount: 2_718_200, children: 2, outcome: null, endedOn: null, endedById: null })
  for (const kind of ['contact', 'childrenConsidered', 'writtenWarning'] as const) add('trackStep', { trackId, kind, happenedOn: '2026-11-10', deadlineOn: '2026-11-24', amount: 2_718_200, byId: owner, withdrawnOn: null })
  add('repaymentPlan', { tenancyId, trackId, caseId, amount: 2_718_200, monthly: 271_820, firstDueOn: '2026-10-20', agreedOn: '2026-11-01', status: 'active', payments: '[]', endedOn: null })
  for (const kind of ['guarantee', 'stateAllowance'] as const) add('instrumentEvent', { instrumentId: add('instrument', { caseId, tenancyId, kind, status: 'active', appliedOn: '2026-09-01', decidedOn: '2026-09-10', amount: 3_141_500, monthly: null, validFrom: '2026-10-01', validTo: '2026-12-01', documentId: null, landlordId: null, claimBasis: null }), kind: 'claim', happenedOn: '2026-11-01', status: null, amount: 3_141_500 })
  const campaignId = write.sql<{ id: string }>('SELECT id FROM campaign ORDER BY startsOn DESC')[0]!.id
  write.update('campaign', campaignId, null, { startsOn: '2026-11-15' })
  add('interview', { campaignId, tenancyId, caseId, dwellingId, status: 'done', interviewerId: owner, appointedOn: null, heldOn: '2026-11-18', suitability: 'notSuited', persons: 3, needs: '["wheelchair"]', bedroomsNeeded: 3 })
}
