// Closing the meeting: the room is covered, measures become tasks in the plan, deferred cases stand on the next agenda.
import { plusDays } from '../../shared/dates.ts'
import type { Row } from '../../shared/model/index.ts'
import type { CommandContext } from '../context.ts'
import { createMeeting, putOnAgenda } from './next.ts'
import { readRoomState } from './room.ts'

/** The meeting after this one, made two weeks later when none is planned. */
function meetingAfter({ write, session }: CommandContext, meeting: Row<'meeting'>): string {
  const next = write.sql<{ id: string }>(`SELECT id FROM meeting WHERE status = 'planned' AND heldOn > ? ORDER BY heldOn LIMIT 1`, [meeting.heldOn])[0]
  return next?.id ?? createMeeting(write, { heldOn: plusDays(meeting.heldOn, 14), startsAt: meeting.startsAt, endsAt: meeting.endsAt, place: meeting.place, chair: session.name })
}

function carryOver(context: CommandContext, meeting: Row<'meeting'>): number {
  const { write } = context
  for (const one of write.sql<{ id: string }>(`SELECT id FROM agendaItem i WHERE meetingId = ? AND status = 'waiting' AND EXISTS (SELECT 1 FROM teamDecision t WHERE t.agendaItemId = i.id AND t.tentative = 'no' AND t.kind <> 'defer')`, [meeting.id])) write.update('agendaItem', one.id, null, { status: 'done' })
  const left = write.sql<Row<'agendaItem'>>(`SELECT * FROM agendaItem WHERE meetingId = ? AND status IN ('deferred', 'waiting') AND caseId IS NOT NULL ORDER BY position`, [meeting.id])
  if (left.length === 0) return 0
  const next = meetingAfter(context, meeting)
  for (const one of left) {
    if (one.status === 'waiting') write.update('agendaItem', one.id, null, { status: 'deferred', reason: one.reason ?? 'Rakk ikke saken' })
    putOnAgenda(write, next, { caseId: one.caseId!, title: one.title, question: one.question, reason: `Utsatt fra forrige møte`, plannedMinutes: one.plannedMinutes, postponed: one.postponed + 1 })
  }
  return left.length
}

/** Measures of cases that have a plan become tasks in it; the others show on I dag until they have one. */
function measuresToPlans({ write }: CommandContext, meetingId: string): number {
  const rows = write.sql<Row<'teamDecision'> & { planId: string | null }>(
    `SELECT t.*, (SELECT p.id FROM followUpPlan p WHERE p.caseId = t.caseId AND p.status = 'active' LIMIT 1) AS planId FROM teamDecision t WHERE t.meetingId = ? AND t.kind = 'measure' AND t.tentative = 'no' AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.teamDecisionId = t.id)`, [meetingId])
  for (const one of rows) if (one.planId) write.insert('measure', { planId: one.planId, goalId: null, text: one.text, serviceId: one.ownerServiceId, responsible: one.ownerRoomName, status: 'planned', startsOn: null, dueOn: one.dueOn, doneOn: null, frequency: null, teamDecisionId: one.id })
  return rows.length
}

export function closeMeeting(context: CommandContext, meetingId: string): { decided: number; deferred: number; measures: number } {
  const { write, now } = context
  const meeting = write.sql<Row<'meeting'>>('SELECT * FROM meeting WHERE id = ?', [meetingId])[0]!
  const deferred = carryOver(context, meeting)
  const measures = measuresToPlans(context, meetingId)
  const room = readRoomState(write, meetingId)
  if (room) write.update('roomState', room.id, null, { covered: 'yes', shownAt: null, agendaItemId: null })
  write.update('meeting', meetingId, null, { status: 'closed', closedAt: now })
  const decided = write.sql<{ n: number }>(`SELECT count(*) AS n FROM teamDecision WHERE meetingId = ? AND tentative = 'no'`, [meetingId])[0]!.n
  return { decided, deferred, measures }
}
