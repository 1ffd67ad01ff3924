// The next boliglag: the first planned or running meeting; one is made when there is none, so that a proposal always has a table to land on.
import { plusDays } from '../../shared/dates.ts'
import { meetingDay, seriesDates } from '../../shared/domain/series-dates.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Reader, Writer } from '../store.ts'
import type { AgendaSource } from './minutes.ts'

export interface NextMeeting { id: string; heldOn: string }

/** The meeting that is running, or the first planned one from today on. */
export const nextMeeting = (read: Reader, today: string): NextMeeting | null =>
  read.sql<NextMeeting>(`SELECT id, heldOn FROM meeting WHERE status = 'running' OR (status = 'planned' AND heldOn >= ?) ORDER BY status = 'running' DESC, heldOn LIMIT 1`, [today])[0] ?? null

export interface NewMeeting { heldOn: string; startsAt: string; endsAt: string; place: string | null; chair: string | null; seriesId?: string | null }

/** Set up a meeting with those the series always asks, or the standing services without a name; none of them present yet. */
export function createMeeting(write: Writer, { seriesId = null, ...given }: NewMeeting): string {
  const id = write.insert('meeting', { ...given, seriesId, status: 'planned', openedAt: null, closedAt: null, chairDevice: null }).id
  for (const one of invitedTo(write, seriesId, given.heldOn)) write.insert('presence', { meetingId: id, ...one, present: 'no', arrivedAt: null, leftAt: null })
  write.insert('roomState', { meetingId: id, agendaItemId: null, covered: 'yes', shownAt: null, uncovered: '[]' })
  return id
}

/** Who is always asked: the members of the series on that day; without a series, each standing service. */
function invitedTo(read: Reader, seriesId: string | null, on: string): { serviceId: string; personName: string | null }[] {
  const members = seriesId === null ? [] : read.sql<{ serviceId: string; personName: string | null }>('SELECT DISTINCT n.serviceId, n.personName FROM seriesMember n JOIN service s ON s.id = n.serviceId WHERE n.seriesId = ? AND (n.endedOn IS NULL OR n.endedOn > ?) ORDER BY s.position, n.personName', [seriesId, on])
  return members.length > 0 ? members : read.sql<{ serviceId: string; personName: null }>(`SELECT id AS serviceId, NULL AS personName FROM service WHERE standing = 'yes' ORDER BY position`)
}

/** The only series in use, when there is just one: a meeting made by itself belongs to it. */
const soleSeries = (read: Reader): Row<'meetingSeries'> | null => {
  const rows = read.sql<Row<'meetingSeries'>>(`SELECT * FROM meetingSeries WHERE status = 'active' LIMIT 2`)
  return rows.length === 1 ? rows[0]! : null
}

/** The next meeting, or a new one: the next date of the series, else the coming Thursday. */
export function ensureNextMeeting(write: Writer, today: string): NextMeeting {
  const found = nextMeeting(write, today)
  if (found) return found
  const series = soleSeries(write)
  if (series) {
    const { startsAt, endsAt, place, chair } = series
    const heldOn = seriesDates(series, today, 1)[0]!.on
    return { id: createMeeting(write, { heldOn, startsAt, endsAt, place, chair, seriesId: series.id }), heldOn }
  }
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const heldOn = meetingDay(plusDays(today, ((4 - weekday + 7) % 7) || 7)).on
  return { id: createMeeting(write, { heldOn, startsAt: '09:00', endsAt: '11:00', place: null, chair: null }), heldOn }
}

export interface NewItem { caseId: string; title: string; question: string | null; reason: string | null; plannedMinutes: number; postponed?: number; source?: AgendaSource | null; requestId?: string | null; overrideReason?: string | null; overrideBy?: string | null }

/** Put a case on an agenda, last; the same case is not put there twice. Returns its number. */
export function putOnAgenda(write: Writer, meetingId: string, item: NewItem): { id: string; number: number } {
  const known = write.sql<Row<'agendaItem'>>('SELECT * FROM agendaItem WHERE meetingId = ? AND caseId = ?', [meetingId, item.caseId])[0]
  if (known) {
    write.update('agendaItem', known.id, null, { question: item.question ?? known.question, reason: item.reason, postponed: Math.max(known.postponed, item.postponed ?? 0), source: known.source ?? item.source ?? null, requestId: item.requestId ?? known.requestId })
    return { id: known.id, number: known.position }
  }
  const position = (write.sql<{ n: number | null }>('SELECT max(position) AS n FROM agendaItem WHERE meetingId = ?', [meetingId])[0]?.n ?? 0) + 1
  const { id } = write.insert('agendaItem', { meetingId, position, status: 'waiting', startedAt: null, usedSeconds: 0, privateNote: null, ...item, postponed: item.postponed ?? 0 })
  return { id, number: position }
}
