// Closing the meeting: the room is covered, measures become tasks with a reminder, and what was put off stands on the first agenda it can. Nothing that a person must decide is decided here.
import { dateText, plusDays } from '../../shared/dates.ts'
import { meetingDay, seriesDates } from '../../shared/domain/series-dates.ts'
import type { Row } from '../../shared/model/index.ts'
import type { CloseCheck } from '../../shared/operations/meeting-close.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { maySee, openProtected, shownName } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { readMandates } from './decide.ts'
import { noteEvent } from './events.ts'
import { minutesBySource } from './minutes.ts'
import { createMeeting, putOnAgenda } from './next.ts'
import { openMeeting } from './open.ts'
import { readMeeting } from './prepare.ts'
import { readRoomState } from './room.ts'
import { TASK_KINDS } from './stalled.ts'
import { elapsed } from './time.ts'

const WEEKS_BETWEEN = 2

/** The day of the meeting after this one: planned, by the series, or two weeks on. */
function dayAfter(read: Reader, meeting: Row<'meeting'>, today: string): { id: string | null; heldOn: string } {
  const next = read.sql<{ id: string; heldOn: string }>(`SELECT id, heldOn FROM meeting WHERE status = 'planned' AND id <> ? AND heldOn >= ? AND heldOn > ? ORDER BY heldOn LIMIT 1`, [meeting.id, today, meeting.heldOn])[0]
  if (next) return next
  const after = meeting.heldOn > today ? meeting.heldOn : today
  const series = meeting.seriesId ? read.sql<Row<'meetingSeries'>>(`SELECT * FROM meetingSeries WHERE id = ? AND status = 'active'`, [meeting.seriesId])[0] : undefined
  return { id: null, heldOn: (series && seriesDates(series, after, 1)[0]?.on) ?? meetingDay(plusDays(after, 7 * WEEKS_BETWEEN)).on }
}

const DECIDED = `EXISTS (SELECT 1 FROM teamDecision t WHERE t.agendaItemId = i.id AND t.tentative = 'no' AND t.kind <> 'defer')`
type Left = Row<'agendaItem'> & { until: string | null; target: string | null }

/** Cases that go on, with the first meeting each can stand in. Waiting for a date counts from the item, else from the decision to defer. */
function leftOver(read: Reader, meeting: Row<'meeting'>): Left[] {
  return read.sql<Left>(
    `SELECT y.*, CASE WHEN y.until IS NULL THEN NULL ELSE (SELECT m.id FROM meeting m WHERE m.status = 'planned' AND m.id <> ? AND m.heldOn >= y.until AND m.heldOn > ? ORDER BY m.heldOn LIMIT 1) END AS target FROM (
       SELECT i.*, coalesce(i.deferUntil, (SELECT max(t.deferUntil) FROM teamDecision t WHERE t.agendaItemId = i.id AND t.kind = 'defer' AND t.tentative = 'no')) AS until
       FROM agendaItem i WHERE i.meetingId = ? AND i.caseId IS NOT NULL AND (i.status IN ('deferred', 'parked') OR (i.status IN ('waiting', 'current') AND NOT ${DECIDED}))) y ORDER BY y.position, y.id`, [meeting.id, meeting.heldOn, meeting.id])
}

/** @returns how many stand in a planned meeting now, and how many wait for a date no meeting is set up for */
function carryOver(context: CommandContext, meeting: Row<'meeting'>): { carried: number; later: number } {
  const { write, session, today } = context
  for (const one of write.sql<{ id: string }>(`SELECT id FROM agendaItem i WHERE meetingId = ? AND status = 'waiting' AND ${DECIDED}`, [meeting.id])) write.update('agendaItem', one.id, null, { status: 'done' })
  const left = leftOver(write, meeting)
  const minutes = minutesBySource(write, today, readRules(write, today).definition.limits)
  const next = dayAfter(write, meeting, today)
  let later = 0
  for (const one of left) {
    if (one.status === 'waiting') write.update('agendaItem', one.id, null, { status: 'deferred', reason: one.reason ?? 'Rakk ikke saken' })
    if (one.until !== one.deferUntil) write.update('agendaItem', one.id, null, { deferUntil: one.until })
    if (one.until !== null && one.until > next.heldOn && one.target === null) {
      later++
      continue
    }
    next.id ??= createMeeting(write, { heldOn: next.heldOn, startsAt: meeting.startsAt, endsAt: meeting.endsAt, place: meeting.place, chair: meeting.chair ?? session.name, seriesId: meeting.seriesId })
    const target = one.until !== null && one.until > next.heldOn ? one.target! : next.id
    putOnAgenda(write, target, { caseId: one.caseId!, title: one.title, question: one.question, reason: `Utsatt fra boliglaget ${dateText(meeting.heldOn)}`, plannedMinutes: Math.max(one.plannedMinutes, minutes('deferred').from > 0 ? minutes('deferred').minutes : 0), postponed: one.postponed + 1, source: 'deferred', requestId: one.requestId })
  }
  return { carried: left.length - later, later }
}

/** Measures of cases that have a plan become tasks in it; all of them stand on the team's own list until they are done, and are reminded of. */
function measuresToTasks({ write, today }: CommandContext, meetingId: string): number {
  const { remindDays } = readRules(write, today).definition.limits
  const rows = write.sql<Row<'teamDecision'> & { planId: string | null }>(
    `SELECT t.*, (SELECT p.id FROM followUpPlan p WHERE p.caseId = t.caseId AND p.status = 'active' LIMIT 1) AS planId FROM teamDecision t WHERE t.meetingId = ? AND t.kind IN ${TASK_KINDS} AND t.tentative = 'no'`, [meetingId])
  for (const one of rows) {
    if (one.dueOn !== null && one.remindOn === null) write.update('teamDecision', one.id, null, { remindOn: [plusDays(one.dueOn, -remindDays), today].toSorted().at(-1)! })
    const isInPlan = write.sql('SELECT 1 FROM measure WHERE teamDecisionId = ?', [one.id]).length > 0
    if (one.kind === 'measure' && one.planId && !isInPlan) write.insert('measure', { planId: one.planId, goalId: null, text: one.text, serviceId: one.ownerServiceId, responsible: one.ownerPerson ?? one.ownerRoomName, status: 'planned', startsOn: null, dueOn: one.dueOn, doneOn: null, frequency: null, teamDecisionId: one.id })
  }
  return rows.length
}

/** Stop the clock of the case that was being treated. */
function stopClock({ write, now }: CommandContext, meetingId: string): void {
  for (const one of write.sql<Row<'agendaItem'>>(`SELECT * FROM agendaItem WHERE meetingId = ? AND status = 'current'`, [meetingId])) write.update('agendaItem', one.id, null, { status: 'waiting', usedSeconds: one.usedSeconds + elapsed(one.startedAt, now), startedAt: null })
}

function closeMeeting(context: CommandContext, meetingId: string): { decided: number; deferred: number; measures: number; later: number } {
  const { write, now } = context
  const meeting = openMeeting(write, meetingId, true)
  stopClock(context, meetingId)
  const { carried, later } = carryOver(context, meeting)
  const measures = measuresToTasks(context, meetingId)
  noteEvent(context, meetingId, 'closed')
  const room = readRoomState(write, meetingId)
  if (room) write.update('roomState', room.id, null, { covered: 'yes', shownAt: null, agendaItemId: null })
  write.update('meeting', meetingId, null, { status: 'closed', closedAt: now })
  const decided = write.sql<{ n: number }>(`SELECT count(*) AS n FROM teamDecision WHERE meetingId = ? AND tentative = 'no'`, [meetingId])[0]!.n
  return { decided, deferred: carried, measures, later }
}

/** What each decision lacks to be carried out. Whoever the delegation says must confirm, is asked; the team's own word is not enough. */
function decisionLacks(one: Row<'teamDecision'>, mustConfirm: ReadonlySet<string>): CloseCheck['decisions'][number]['lacks'] {
  const isTask = ['measure', 'clarify', 'orderDwelling', 'escalate'].includes(one.kind)
  if (one.tentative !== 'no') return ['tentative']
  return [
    ...(one.ownerServiceId === null && one.kind !== 'defer' && one.kind !== 'end' ? ['owner' as const] : []), ...(one.dueOn === null && isTask ? ['due' as const] : []),
    ...(one.mandate === 'team' && mustConfirm.has(one.kind) ? ['mandate' as const] : []), ...(one.mandate === 'mustConfirm' && !one.confirmBy ? ['confirmBy' as const] : []),
  ]
}

function check({ read, session, today }: QueryContext, meetingId: string): CloseCheck {
  const meeting = readMeeting(read, meetingId)
  const allowed = openProtected(read, session)
  const items = read.sql<Row<'agendaItem'> & { caseNumber: string | null; name: string | null; protectedAddress: string | null; decided: number }>(
    `SELECT i.*, c.caseNumber, p.name, p.protectedAddress, ${DECIDED} OR EXISTS (SELECT 1 FROM teamDecision t WHERE t.agendaItemId = i.id AND t.tentative = 'no') AS decided FROM agendaItem i LEFT JOIN housingCase c ON c.id = i.caseId LEFT JOIN person p ON p.id = c.personId WHERE i.meetingId = ? ORDER BY i.position, i.id`, [meetingId])
  const person = (one: (typeof items)[number]) => (one.caseId ? { name: one.name!, protectedAddress: one.protectedAddress!, caseNumber: one.caseNumber!, caseId: one.caseId } : null)
  const who = new Map(items.map((one) => [one.id, { caseId: one.caseId, caseNumber: one.caseNumber, name: person(one) ? shownName(person(one)!, allowed) : one.title, seen: !one.caseId || maySee(person(one)!, allowed) }]))
  const line = ({ id }: { id: string }) => ({ agendaItemId: id, caseId: who.get(id)!.caseId, caseNumber: who.get(id)!.caseNumber, name: who.get(id)!.name })
  const mustConfirm = new Set<string>(readMandates(read).filter((one) => one.confirmBy !== null).map((one) => one.kind))
  const decisions = read.sql<Row<'teamDecision'>>('SELECT * FROM teamDecision WHERE meetingId = ? ORDER BY createdAt, id', [meetingId])
  const next = dayAfter(read, meeting, today)
  const left = leftOver(read, meeting)
  const later = left.filter((one) => one.until !== null && one.until > next.heldOn && one.target === null).length
  return {
    untreated: items.filter((one) => ['waiting', 'current', 'parked'].includes(one.status) && !one.decided).map(line), noDecision: items.filter((one) => one.status === 'done' && !one.decided).map(line),
    decisions: decisions.map((one) => ({ id: one.id, ...line({ id: one.agendaItemId }), text: who.get(one.agendaItemId)!.seen ? one.text : 'Sperret sak', lacks: decisionLacks(one, mustConfirm) })).filter((one) => one.lacks.length > 0),
    tasks: decisions.filter((one) => one.tentative === 'no' && ['measure', 'clarify', 'orderDwelling', 'escalate'].includes(one.kind)).length, carried: left.length - later, later, next,
  }
}

export const closeHandlers = {
  'meeting.closeCheck': (context, input) => check(context, input.meetingId),
  'meeting.close': (context, input) => closeMeeting(context, input.meetingId),
} satisfies Partial<Handlers>
