// The agenda proposes itself: cases the data says should be at the table, each with every reason and the facts behind it. One pass for all, then facts for those shown.
import { plusDays, plusMonths } from '../../shared/dates.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { agendaSource } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Suggestion } from '../../shared/operations/meeting-prepare.ts'
import { BOUNCES, bounceLimit } from '../handovers/count.ts'
import { readTexts } from '../json.ts'
import { isProtected, maySee, shownName, type PersonRow } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader, Scalar } from '../store.ts'
import { minutesBySource, type AgendaSource } from './minutes.ts'
import { lacksOfCase } from './pack.ts'
import { reasonOf, type ReasonScene } from './reasons.ts'
import { STALLED } from './stalled.ts'

/** Earlier in the list is more pressing; the same case with several reasons stands by the first. */
const WEIGHT: Record<Exclude<AgendaSource, 'byHand'>, number> = { temporary: 1, requested: 2, deferred: 3, stalled: 4, leaseEnds: 5, ready: 6, bouncing: 7, nobody: 8, declined: 9 }
const DECLINED_DAYS = 30
const LISTED = `('received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting', 'offered')`

/** One row per case and reason. */
function reasonsSql(limits: RuleDefinition['limits'], bounces: number, on: string): { sql: string; values: Scalar[] } {
  const parts: [AgendaSource, string, Scalar[]][] = [
    ['temporary', `SELECT s.caseId, ?1, date(s.startsOn, ?) AS dueOn FROM temporaryStay s WHERE s.endsOn IS NULL AND s.startsOn <= ?`, [`+${limits.temporaryDays} days`, plusDays(on, limits.teamAheadDays - limits.temporaryDays)]],
    ['requested', `SELECT r.caseId, ?1, r.requestedOn FROM teamRequest r WHERE r.status = 'open'`, []],
    ['deferred', `SELECT i.caseId, ?1, i.deferUntil FROM agendaItem i JOIN meeting m ON m.id = i.meetingId WHERE m.status = 'closed' AND i.status IN ('deferred', 'parked') AND i.deferUntil <= ? AND i.caseId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM agendaItem l JOIN meeting n ON n.id = l.meetingId WHERE l.caseId = i.caseId AND n.heldOn > m.heldOn)`, [on]],
    ['stalled', `SELECT t.caseId, ?1, coalesce(t.dueOn, t.confirmDueOn) FROM teamDecision t JOIN meeting m ON m.id = t.meetingId WHERE m.status = 'closed' AND t.caseId IS NOT NULL AND ${STALLED}`, [on, on]],
    ['leaseEnds', `SELECT y.caseId, ?1, y.contractEndsOn FROM tenancy y WHERE y.status IN ('active', 'noticeGiven') AND y.caseId IS NOT NULL AND y.contractEndsOn BETWEEN ? AND ?`, [on, plusMonths(on, Math.min(...limits.leaseWarnMonths, 12))]],
    ['ready', `SELECT c.id, ?1, c.dueOn FROM housingCase c WHERE c.status = 'teamMeeting'`, []],
    ['bouncing', `SELECT c.id, ?1, NULL FROM housingCase c WHERE c.status IN ${LISTED} AND (EXISTS (SELECT 1 FROM handover h WHERE h.caseId = c.id) OR EXISTS (SELECT 1 FROM coordinatorChange k WHERE k.caseId = c.id)) AND ${BOUNCES()} > ?`, [bounces]],
    ['nobody', `SELECT c.id, ?1, c.dueOn FROM housingCase c WHERE c.coordinatorId IS NULL AND c.status IN ('received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting')`, []],
    ['declined', `SELECT a.caseId, ?1, NULL FROM allocation a JOIN housingCase c ON c.id = a.caseId WHERE a.status = 'declined' AND a.answeredOn >= ? AND c.status IN ${LISTED}`, [plusDays(on, -DECLINED_DAYS)]],
  ]
  return { sql: parts.map(([source, sql]) => sql.replace('?1', `'${source}' AS source, ${WEIGHT[source as keyof typeof WEIGHT]} AS weight`)).join('\n UNION ALL '), values: parts.flatMap(([, , values]) => values) }
}

/** Cases laid aside for this meeting. */
export const laidAside = (meeting: Pick<Row<'meeting'>, 'hiddenProposals'>): string[] => readTexts(meeting.hiddenProposals) ?? []

/** Reasons that tell how or where someone lives: of a protected person they are told to who is named only, as on the clock desk. */
const OF_THE_HOME = `('temporary', 'leaseEnds', 'declined')`

interface Page { limit: number; offset: number; /** those laid aside for this meeting, and no others */ hidden: boolean; /** these alone */ only?: readonly string[] }
interface Found extends PersonRow { sources: string; dueOn: string | null; total: number; questionToTeam: string | null }

/** Cases on the agenda of any meeting that is not over are taken care of, and those laid aside for this meeting are not asked about again. */
function find(read: Reader, meeting: Row<'meeting'>, allowed: ReadonlySet<string>, limits: RuleDefinition['limits'], on: string, { limit, offset, hidden, only }: Page): Found[] {
  const reasons = reasonsSql(limits, bounceLimit(read, on), on)
  return read.sql<Found>(
    `WITH x AS (${reasons.sql}), g AS (SELECT caseId, min(weight) AS weight, min(dueOn) AS dueOn, group_concat(DISTINCT source) AS sources FROM x
       WHERE NOT (source IN ${OF_THE_HOME} AND caseId IN (SELECT c.id FROM person p JOIN housingCase c ON c.personId = p.id WHERE p.protectedAddress <> 'none' AND c.id NOT IN (SELECT value FROM json_each(?)))) GROUP BY caseId)
     SELECT g.caseId, g.sources, g.dueOn, c.caseNumber, c.questionToTeam, p.name, p.protectedAddress, count(*) OVER () AS total FROM g JOIN housingCase c ON c.id = g.caseId JOIN person p ON p.id = c.personId
     WHERE c.status NOT IN ('closed', 'refused') AND g.caseId ${hidden ? 'IN' : 'NOT IN'} (SELECT value FROM json_each(?))
       AND g.caseId NOT IN (SELECT i.caseId FROM meeting m JOIN agendaItem i ON i.meetingId = m.id WHERE m.status <> 'closed' AND i.caseId IS NOT NULL)${only ? ' AND g.caseId IN (SELECT value FROM json_each(?))' : ''}
     ORDER BY g.weight, g.dueOn IS NULL, g.dueOn, c.caseNumber, g.caseId LIMIT ? OFFSET ?`,
    [...reasons.values, JSON.stringify([...allowed]), JSON.stringify(laidAside(meeting)), ...(only ? [JSON.stringify(only)] : []), limit, offset])
}

/** The day that counts: the meeting's own, while it is ahead. */
export const dayOf = (meeting: Pick<Row<'meeting'>, 'heldOn' | 'status'>, today: string) => (meeting.status === 'planned' && meeting.heldOn > today ? meeting.heldOn : today)

/** Proposals for a meeting, the most pressing first, with how many there are in all. */
export function proposals(read: Reader, meeting: Row<'meeting'>, allowed: ReadonlySet<string>, today: string, page: Page): { total: number; hidden: number; rows: Suggestion[] } {
  const on = dayOf(meeting, today)
  const { limits } = readRules(read, today).definition
  const found = find(read, meeting, allowed, limits, on, page)
  const minutes = minutesBySource(read, today, limits)
  const scene: ReasonScene = { read, limits, on, today }
  const rows = found.map((row): Suggestion => {
    const sources = row.sources.split(',').toSorted((a, b) => WEIGHT[a as keyof typeof WEIGHT] - WEIGHT[b as keyof typeof WEIGHT]) as AgendaSource[]
    const seen = maySee(row, allowed)
    const reasons = sources.map((source) => (seen ? reasonOf(scene, row.caseId, source) : { source, reason: agendaSource.labels[source], fact: null, requestId: null }))
    const planned = minutes(sources[0]!)
    return { caseId: row.caseId, caseNumber: row.caseNumber, name: shownName(row, allowed), protected: isProtected(row), seen, dueOn: seen ? row.dueOn : null, reasons, minutes: planned.minutes, minutesWhy: planned.why, lacks: seen ? lacksOfCase(read, row.caseId, null, on, limits.contactDays) : [] }
  })
  return { total: found[0]?.total ?? 0, hidden: laidAside(meeting).length, rows }
}
