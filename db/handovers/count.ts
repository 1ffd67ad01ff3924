// Kasteball in SQL: the same count as shared/domain/bouncing.ts, for lists of many cases. One fragment, used wherever a list counts or orders by it.
import { readRules, readSetting } from '../settings/queries.ts'
import type { Reader } from '../store.ts'

/** Who a person is, whatever registration the case stands under. */
const root = (personId: string) => `coalesce((SELECT r.mergedIntoId FROM person r WHERE r.id = ${personId}), ${personId})`

/** Ids of every case of the same person as a case, also those under a registration that was merged. `personId` is the SQL of that case's person. */
export const CASES_OF = (personId: string) => `SELECT o.id FROM housingCase o WHERE o.personId = ${root(personId)} UNION ALL SELECT o.id FROM person g JOIN housingCase o ON o.personId = g.id WHERE g.mergedIntoId = ${root(personId)}`

/** How many times the person behind a case was passed on: each unplanned handover, each that was sent back, and each new coordinator in place of one who still works here. For a page of a list, or one case. */
export const BOUNCES = (personId = 'c.personId') => `((SELECT coalesce(sum((h.planned <> 'yes') + (h.status IS 'returned')), 0) FROM handover h WHERE h.caseId IN (${CASES_OF(personId)})) + (SELECT count(*) FROM coordinatorChange k WHERE k.caseId IN (${CASES_OF(personId)})))`

/** The same count of everybody at once, for a list in that order: joined on who a person is, and null for whoever was never passed on. */
const OF_ALL = `(SELECT coalesce(y.mergedIntoId, y.id) AS root, sum(x.n) AS n FROM (SELECT caseId, (planned <> 'yes') + (status IS 'returned') AS n FROM handover UNION ALL SELECT caseId, 1 FROM coordinatorChange) x JOIN housingCase o ON o.id = x.caseId JOIN person y ON y.id = o.personId GROUP BY 1)`
export const BOUNCES_JOIN = `LEFT JOIN ${OF_ALL} b ON b.root = coalesce(p.mergedIntoId, p.id)`

/** From how many on it is too many: the office's own setting, or the rules in force. */
export function bounceLimit(read: Reader, today: string): number {
  const own = readSetting(read, 'handoverLimit')
  return own === null || own === '' ? readRules(read, today).definition.limits.handovers : Number(own)
}
