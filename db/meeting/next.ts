// The next boliglag: the first planned or running meeting; one is made when there is none, so that a proposal always has a table to land on.
import { plusDays } from '../../shared/dates.ts'
import type { Reader, Writer } from '../store.ts'

export interface NextMeeting { id: string; heldOn: string }

/** The meeting that is running, or the first planned one from today on. */
export const nextMeeting = (read: Reader, today: string): NextMeeting | null =>
  read.sql<NextMeeting>(`SELECT id, heldOn FROM meeting WHERE status = 'running' OR (status = 'planned' AND heldOn >= ?) ORDER BY status = 'running' DESC, heldOn LIMIT 1`, [today])[0] ?? null

/** Set up a meeting with the standing services, none of them present yet. */
export function createMeeting(write: Writer, given: { heldOn: string; startsAt: string; endsAt: string; place: string | null; chair: string | null }): string {
  const id = write.insert('meeting', { ...given, status: 'planned', openedAt: null, closedAt: null, chairDevice: null }).id
  for (const service of write.sql<{ id: string }>(`SELECT id FROM service WHERE standing = 'yes' ORDER BY position`)) write.insert('presence', { meetingId: id, serviceId: service.id, personName: null, present: 'no', arrivedAt: null, leftAt: null })
  write.insert('roomState', { meetingId: id, agendaItemId: null, covered: 'yes', shownAt: null, uncovered: '[]' })
  return id
}

/** The next meeting, or a new one on the coming Thursday. */
export function ensureNextMeeting(write: Writer, today: string): NextMeeting {
  const found = nextMeeting(write, today)
  if (found) return found
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const heldOn = plusDays(today, ((4 - weekday + 7) % 7) || 7)
  return { id: createMeeting(write, { heldOn, startsAt: '09:00', endsAt: '11:00', place: null, chair: null }), heldOn }
}

/** Put a case on an agenda, last; the same case is not put there twice. Returns its number. */
export function putOnAgenda(write: Writer, meetingId: string, item: { caseId: string; title: string; question: string | null; reason: string | null; plannedMinutes: number; postponed?: number }): { id: string; number: number } {
  const known = write.sql<{ id: string; position: number; status: string }>('SELECT id, position, status FROM agendaItem WHERE meetingId = ? AND caseId = ?', [meetingId, item.caseId])[0]
  if (known) {
    write.update('agendaItem', known.id, null, { question: item.question ?? undefinedToNull(write, known.id), reason: item.reason })
    return { id: known.id, number: known.position }
  }
  const position = (write.sql<{ n: number | null }>('SELECT max(position) AS n FROM agendaItem WHERE meetingId = ?', [meetingId])[0]?.n ?? 0) + 1
  const { id } = write.insert('agendaItem', { meetingId, position, status: 'waiting', startedAt: null, usedSeconds: 0, privateNote: null, ...item, postponed: item.postponed ?? 0 })
  return { id, number: position }
}

const undefinedToNull = (write: Writer, id: string) => write.sql<{ question: string | null }>('SELECT question FROM agendaItem WHERE id = ?', [id])[0]?.question ?? null
