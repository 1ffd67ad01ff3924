// The facts behind the legal clocks, read for all cases or for one. Only what can still run is read: at 50,000 cases most are long done.
import { plusDays, plusMonths } from '../../shared/dates.ts'
import { clocksOf, type Clock, type ClockFacts } from '../../shared/domain/clocks.ts'
import { REVIEW_AHEAD_DAYS } from '../../shared/domain/plan-clocks.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { OPEN_STATUSES } from '../../shared/model/codes.ts'
import { endingShares } from '../consents/ending.ts'
import { keepingFacts } from '../keeping/clock-facts.ts'
import { dwellingLabel } from '../facts.ts'
import type { Reader, Scalar } from '../store.ts'

const ON_LEASE: ReadonlySet<string> = new Set(['leaseEnd', 'overstay', 'noticeEnd', 'protest', 'trackStep', 'repayment'])

/** The dwelling behind each clock that runs on a lease, by the lease's id: a tenant from before the store has no case to name. */
export function leaseHomes(read: Reader, clocks: readonly Clock[]): Map<string, { dwellingId: string; label: string }> {
  const ids = clocks.filter((one) => ON_LEASE.has(one.kind)).map((one) => one.targetId)
  const rows = ids.length === 0 ? [] : read.sql<{ id: string; dwellingId: string; address: string; unitNumber: string | null }>(`SELECT x.id, t.dwellingId, b.address, d.unitNumber FROM (SELECT value AS id, coalesce((SELECT tenancyId FROM evictionTrack WHERE id = value), (SELECT tenancyId FROM repaymentPlan WHERE id = value), value) AS tenancyId FROM json_each(?)) x JOIN tenancy t ON t.id = x.tenancyId JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId`, [JSON.stringify(ids)])
  return new Map(rows.map((row) => [row.id, { dwellingId: row.dwellingId, label: dwellingLabel(row) }]))
}

type Facts<K extends keyof ClockFacts> = ClockFacts[K][number]
const OPEN = OPEN_STATUSES.map((one) => `'${one}'`).join(', ')
/** Longer than any right to complain lasts, with holidays. */
const APPEAL_WINDOW_DAYS = 60

interface Kept { seq: number; rules: RuleDefinition; today: string; clocks: Clock[] }
const kept = new WeakMap<object, Kept>()

/**
 * Every clock that runs on a day. All of them are kept until the next write, since Today, the clock desk and the calendar ask for the same.
 * @param caseId one case, or null for all
 */
export function readClocks(read: Reader, rules: RuleDefinition, today: string, caseId: string | null = null): readonly Clock[] {
  if (caseId !== null) return gather(read, rules, today, caseId)
  const seq = read.sql<{ seq: number | null }>('SELECT max(seq) AS seq FROM operation')[0]?.seq ?? 0
  const known = kept.get(read)
  if (known?.seq === seq && known.rules === rules && known.today === today) return known.clocks
  const clocks = gather(read, rules, today, null)
  kept.set(read, { seq, rules, today, clocks })
  return clocks
}

function gather(read: Reader, rules: RuleDefinition, today: string, caseId: string | null): Clock[] {
  const all = caseId === null
  const values: Scalar[] = all ? [] : [caseId]
  /** one case, or a condition that leaves out what cannot run */
  const rows = <T>(select: string, column: string, running: string, extra: Scalar[] = []) => read.sql<T>(`${select} WHERE ${all ? running : `${column} = ? AND (${running})`}`, [...values, ...extra])
  const longestWarning = Math.max(0, ...rules.limits.leaseWarnMonths)
  const oldest = plusMonths(today, -rules.limits.interimReplyMonths)
  const applications = rows<Facts<'applications'> & { listed: number }>(
    `SELECT a.id, a.caseId, a.receivedOn, a.status, a.interimReplyOn, a.confirmedOn, c.status IN ('waiting', 'offered') AS listed FROM application a JOIN housingCase c ON c.id = a.caseId`, 'a.caseId',
    `a.status IN ('received', 'missingInfo', 'complete') OR c.status IN ('waiting', 'offered') OR (c.status IN (${OPEN}) AND a.receivedOn <= ? AND NOT EXISTS (SELECT 1 FROM decision h WHERE h.caseId = a.caseId AND h.kind = 'individualHelp' AND coalesce(h.status, 'decided') IN ('decided', 'corrected') AND h.decidedOn >= a.receivedOn))`, [oldest],
  ).map(({ listed, ...one }) => ({ ...one, onList: listed === 1 }))
  const decisions = rows<Facts<'decisions'>>(
    `SELECT d.id, d.caseId, d.kind, d.outcome, coalesce(d.status, 'decided') AS status, d.decidedOn, d.notifiedOn, CASE WHEN c.status IN ('waiting', 'offered', 'teamMeeting') AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.caseId = d.caseId AND x.status IN ('accepted', 'movedIn') AND x.allocatedOn >= d.decidedOn) THEN NULL ELSE coalesce(c.closedOn, d.decidedOn) END AS endedOn FROM decision d JOIN housingCase c ON c.id = d.caseId`, 'd.caseId',
    `c.status IN (${OPEN}) OR d.notifiedOn >= ?`, [plusDays(today, -APPEAL_WINDOW_DAYS)])
  return clocksOf({
    applications, decisions,
    appeals: rows<Facts<'appeals'>>('SELECT id, caseId, decisionId, receivedOn, status FROM appeal', 'caseId', `receivedOn >= ? OR status IN ('received', 'upheld')`, [plusDays(today, -APPEAL_WINDOW_DAYS)]),
    infoRequests: rows<Facts<'infoRequests'>>('SELECT id, caseId, askedOn, dueOn, status FROM missingInfo', 'caseId', `status IN ('asked', 'reminded')`),
    allocations: rows<Facts<'allocations'>>(`SELECT id, caseId, status, coalesce(offeredOn, allocatedOn) AS offeredOn, answerBy, declineStatus, max(allocatedOn, coalesce(offeredOn, ''), coalesce(remindedOn, ''), coalesce(answeredOn, ''), coalesce(declineConfirmedOn, ''), coalesce((SELECT max(s.doneOn) FROM allocationStep s WHERE s.allocationId = allocation.id), '')) AS lastEventOn FROM allocation`, 'caseId', `status IN ('reserved', 'allocated', 'accepted', 'disputed')`),
    steps: rows<Facts<'steps'>>('SELECT s.id, a.caseId, s.title, a.allocatedOn AS startedOn, s.dueOn, s.doneOn FROM allocationStep s JOIN allocation a ON a.id = s.allocationId', 'a.caseId', `s.doneOn IS NULL AND s.required = 'yes' AND s.dueOn IS NOT NULL AND a.status IN ('allocated', 'accepted') AND (s.scope = 'moveIn') = (a.status = 'accepted')`),
    leases: rows<Facts<'leases'>>('SELECT id, caseId, startsOn, contractEndsOn, term, status, moveOutDemandOn FROM tenancy', 'caseId', `status IN ('active', 'noticeGiven') AND contractEndsOn <= ?`, [plusMonths(today, longestWarning)]),
    stays: rows<Facts<'stays'>>('SELECT id, caseId, kind, startsOn, endsOn, reviewedOn FROM temporaryStay', 'caseId', 'endsOn IS NULL OR caseId IN (SELECT caseId FROM temporaryStay WHERE endsOn IS NULL)'),
    notices: rows<Facts<'notices'>>(`SELECT id, caseId, coalesce(noticeBy, 'tenant') AS "by", noticeOn AS givenOn, NULL AS receivedOn, NULL AS months, protestedOn, endsOn AS endedOn FROM tenancy`, 'caseId', `noticeOn IS NOT NULL AND status IN ('active', 'noticeGiven')`),
    searches: rows<Facts<'searches'>>('SELECT id, caseId, searchedOn AS startedOn, nextSearchOn AS nextOn, closedOn AS endedOn FROM searchOutcome', 'caseId', 'closedOn IS NULL'),
    parkings: rows<Facts<'parkings'>>(`SELECT id, id AS caseId, substr(coalesce((SELECT max(o.at) FROM change h JOIN operation o ON o.seq = h.opSeq WHERE h.entity = 'housingCase' AND h.entityId = housingCase.id AND h.field = 'parkedUntil'), updatedAt), 1, 10) AS "from", parkedUntil AS until, NULL AS endedOn FROM housingCase`, 'id', 'parkedUntil IS NOT NULL'),
    shares: endingShares(read, plusDays(today, -rules.limits.consentWarnDays), plusDays(today, rules.limits.consentWarnDays), caseId),
    handovers: rows<Facts<'handovers'>>('SELECT h.id, h.caseId, h.handedOn, s.name AS "to" FROM handover h JOIN service s ON s.id = h.toServiceId', 'h.caseId', `h.status = 'offered'`),
    teamDecisions: rows<Facts<'teamDecisions'>>('SELECT t.id, t.caseId, t.kind, m.heldOn AS held, m.status AS meetingStatus, t.mandate, t.tentative, t.confirmBy, t.confirmDueOn, coalesce(t.ownerRoomName, s.roomName) AS owner, t.dueOn, t.remindOn, t.doneOn FROM teamDecision t JOIN meeting m ON m.id = t.meetingId LEFT JOIN service s ON s.id = t.ownerServiceId', 't.caseId', `(t.mandate = 'mustConfirm' AND t.confirmDueOn IS NOT NULL) OR (t.doneOn IS NULL AND t.dueOn IS NOT NULL)`),
    plans: rows<Facts<'plans'>>(`SELECT id, caseId, startedOn, nextReviewOn, contactEveryDays, (SELECT max(v.plannedOn) FROM visit v WHERE v.planId = followUpPlan.id AND v.status = 'done') AS lastOn FROM followUpPlan`, 'caseId', `status = 'active' AND (nextReviewOn <= ? OR contactEveryDays IS NOT NULL)`, [plusDays(today, REVIEW_AHEAD_DAYS)]),
    openVisits: rows<Facts<'openVisits'>>('SELECT v.id, f.caseId, v.plannedOn, v.kind FROM visit v JOIN followUpPlan f ON f.id = v.planId', 'f.caseId', `v.status = 'planned' AND v.plannedOn < ? AND f.status <> 'ended'`, [today]),
    agreements: all ? read.sql<Facts<'agreements'>>(`SELECT id, kind, startsOn, endsOn, warnMonths, ourUnits FROM agreement WHERE status = 'active' AND endsOn IS NOT NULL`) : [],
    ...keepingFacts(read, plusDays(today, rules.limits.consentWarnDays), caseId),
    stops: rows<Facts<'stops'>>('SELECT kind, targetId, startsOn AS "from", endsOn AS until, ground FROM clockStop', 'caseId', 'endsOn IS NULL OR endsOn >= ?', [today]),
  }, rules, today)
}
