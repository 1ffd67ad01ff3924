// Figures of held meetings: cases, time, decisions, what waits for authority, and who was put off too often.
import type { MeetingFigures } from '../../shared/operations/meeting-close.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { TASK_KINDS } from './stalled.ts'

type Counted = MeetingFigures & { id: string; heldOn: string }

const decisions = (condition: string) => `(SELECT count(*) FROM teamDecision t WHERE t.meetingId = m.id AND t.tentative = 'no' AND ${condition})`
const items = (expression: string, condition = 'true') => `(SELECT ${expression} FROM agendaItem i WHERE i.meetingId = m.id AND ${condition})`

/** The figures of each of some meetings, the latest first. */
export function figuresOf(read: Reader, postponedTimes: number, where: string, values: readonly (string | number)[]): Counted[] {
  return read.sql<Counted & { usedSeconds: number }>(
    `SELECT m.id, m.heldOn, ${items('count(*)')} AS cases, ${items('count(*)', `i.status = 'done'`)} AS treated, ${items('coalesce(sum(i.plannedMinutes), 0)')} AS plannedMinutes, ${items('coalesce(sum(i.usedSeconds), 0)')} AS usedSeconds,
       ${decisions('true')} AS decided, ${items('count(*)', `i.status IN ('deferred', 'parked')`)} AS deferred, ${decisions(`t.mandate = 'mustConfirm'`)} AS awaiting, ${decisions(`t.mandate = 'rejected'`)} AS rejected,
       ${decisions(`t.kind IN ${TASK_KINDS}`)} AS tasks, ${decisions(`t.kind IN ${TASK_KINDS} AND t.doneOn IS NOT NULL`)} AS tasksDone, ${items('count(*)', 'i.postponed > ?')} AS postponedMany, ${items('count(*)', 'i.overrideReason IS NOT NULL')} AS overridden
     FROM meeting m WHERE ${where}`, [postponedTimes, ...values]).map(({ usedSeconds, ...rest }) => ({ ...rest, usedMinutes: Math.round(usedSeconds / 60) }))
}

const NONE: MeetingFigures = { cases: 0, treated: 0, plannedMinutes: 0, usedMinutes: 0, decided: 0, deferred: 0, awaiting: 0, rejected: 0, tasks: 0, tasksDone: 0, postponedMany: 0, overridden: 0 }
const add = (a: MeetingFigures, b: MeetingFigures) => Object.fromEntries((Object.keys(NONE) as (keyof MeetingFigures)[]).map((key) => [key, a[key] + b[key]])) as MeetingFigures

function figures({ read, today }: QueryContext, limit: number) {
  const { postponedTimes } = readRules(read, today).definition.limits
  const meetings = figuresOf(read, postponedTimes, `m.status = 'closed' ORDER BY m.heldOn DESC, m.id LIMIT ?`, [limit])
  return { meetings, total: meetings.reduce(add, NONE), held: read.sql<{ n: number }>(`SELECT count(*) AS n FROM meeting WHERE status = 'closed'`)[0]!.n, postponedTimes }
}

export const figureQueries = { 'meeting.figures': (context, input) => figures(context, input.limit) } satisfies Partial<Handlers>
