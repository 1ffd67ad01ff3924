// Decisions of an item as screens and papers tell them.
import type { Row } from '../../shared/model/index.ts'
import type { MeetingDesk } from '../../shared/operations/meeting.ts'
import { dwellingLabel } from '../facts.ts'
import type { Reader } from '../store.ts'

type Decision = NonNullable<MeetingDesk['current']>['decisions'][number]

/**
 * Every decision of an item.
 * @param today without it nothing is overdue: a paper says the date and lets the reader judge
 */
export function decisionViews(read: Reader, agendaItemId: string, today: string | null = null): Decision[] {
  return read.sql<Row<'teamDecision'> & { address: string | null; unitNumber: string | null; allocated: number; corrections: number }>(
    `SELECT t.*, b.address, d.unitNumber, EXISTS (SELECT 1 FROM allocation a WHERE a.meetingDecisionId = t.id) AS allocated,
       (SELECT count(DISTINCT o.seq) FROM change c JOIN operation o ON o.seq = c.opSeq WHERE c.entityId = t.id AND c.entity = 'teamDecision' AND o.name = 'meeting.correctDecision' AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.opId)) AS corrections
     FROM teamDecision t LEFT JOIN dwelling d ON d.id = t.dwellingId LEFT JOIN building b ON b.id = d.buildingId WHERE t.agendaItemId = ? ORDER BY t.createdAt, t.id`, [agendaItemId],
  ).map((one) => ({
    id: one.id, version: one.version, kind: one.kind, text: one.text, dwellingId: one.dwellingId, dwelling: one.address ? dwellingLabel({ address: one.address, unitNumber: one.unitNumber }) : null, ownerServiceId: one.ownerServiceId, owner: one.ownerRoomName ?? 'Ingen eier', ownerPerson: one.ownerPerson, dueOn: one.dueOn, deferUntil: one.deferUntil,
    orderKind: one.orderKind, orderNeed: one.orderNeed, waitingCount: one.waitingCount, mandate: one.mandate, confirmBy: one.confirmBy, confirmDueOn: one.confirmDueOn, confirmedOn: one.confirmedOn, confirmedBy: one.confirmedBy, confirmNote: one.confirmNote, overdue: one.mandate === 'mustConfirm' && today !== null && one.confirmDueOn !== null && one.confirmDueOn < today,
    dissent: one.dissent, dissentBy: one.dissentBy, tentative: one.tentative === 'yes', shownInRoom: one.shownInRoom === 'yes', doneOn: one.doneOn, reason: one.reason, allocated: one.allocated === 1, corrections: one.corrections,
  }))
}
