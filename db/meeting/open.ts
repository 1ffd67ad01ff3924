// A meeting that may be written in: refused in words when it is closed, not started, or led from another PC.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Writer } from '../store.ts'
import { leadsHere } from './lead.ts'

/** The meeting, while it can still be changed; running: it must have started, and be led from this PC. */
export function openMeeting(write: Writer, meetingId: string, running: boolean): Row<'meeting'> {
  const meeting = write.sql<Row<'meeting'>>('SELECT * FROM meeting WHERE id = ?', [meetingId])[0]
  if (!meeting) throw new Refusal('not-found')
  if (meeting.status === 'closed') throw new Refusal('meeting-closed')
  if (running && meeting.status !== 'running') throw new Refusal('meeting-not-open')
  if (running && !leadsHere(write, meeting)) throw new Refusal('meeting-led-elsewhere')
  return meeting
}

/** The item and its meeting, which must not be closed. */
export function itemOf(write: Writer, id: string, running: boolean): Row<'agendaItem'> {
  const item = write.sql<Row<'agendaItem'>>('SELECT * FROM agendaItem WHERE id = ?', [id])[0]
  if (!item) throw new Refusal('not-found')
  openMeeting(write, item.meetingId, running)
  return item
}
