// What kasteball is counted from, read for one person through all their cases.
import { bouncing, type Bouncing, type CoordinatorFact, type HandoverFact } from '../../shared/domain/bouncing.ts'
import type { Row } from '../../shared/model/index.ts'
import { readServices } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { bounceLimit, CASES_OF } from './count.ts'

export type StoredHandover = Row<'handover'> & { caseNumber: string; appliedOn: string | null }

/** Every handover of a person through all their cases, in order. */
export const handoversOf = (read: Reader, personId: string) => read.sql<StoredHandover>(`SELECT h.*, c.caseNumber, c.receivedOn AS appliedOn FROM handover h JOIN housingCase c ON c.id = h.caseId WHERE h.caseId IN (${CASES_OF('?')}) ORDER BY h.handedOn, h.createdAt, h.id`, [personId, personId, personId, personId])
const coordinatorsOf = (read: Reader, personId: string) => read.sql<CoordinatorFact>(`SELECT k.id, k.changedOn AS "on", a.name AS "from", b.name AS "to", c.receivedOn AS appliedOn FROM coordinatorChange k JOIN housingCase c ON c.id = k.caseId JOIN appUser a ON a.id = k.fromUserId JOIN appUser b ON b.id = k.toUserId WHERE k.caseId IN (${CASES_OF('?')})`, [personId, personId, personId, personId])
export const serviceNames = (read: Reader) => new Map(readServices(read).map((one) => [one.id, one.name]))
export const nameOf = (names: ReadonlyMap<string, string>, id: string | null) => (id === null ? null : (names.get(id) ?? null))

/** How often the person behind a case has been passed on, with every reason. */
export function bouncingOf(read: Reader, personId: string, today: string, rows = handoversOf(read, personId)): Bouncing {
  const names = serviceNames(read)
  const handovers = rows.map((one): HandoverFact => ({ id: one.id, on: one.handedOn, from: nameOf(names, one.fromServiceId), to: nameOf(names, one.toServiceId) ?? '', planned: one.planned, status: one.status, answeredOn: one.answeredOn, appliedOn: one.appliedOn }))
  return bouncing({ handovers, coordinators: coordinatorsOf(read, personId) }, bounceLimit(read, today), today)
}
