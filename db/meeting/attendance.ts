// Someone comes or goes: one row a person, and a line in the meeting's log while the meeting runs.
import type { Row } from '../../shared/model/index.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { noteEvent } from './events.ts'
import { openMeeting } from './open.ts'

function setPresence(context: CommandContext, { meetingId, serviceId, personName, present }: Parameters<Handlers['meeting.setPresence']>[1]) {
  const { write, now } = context
  const running = openMeeting(write, meetingId, false).status === 'running'
  if (running) openMeeting(write, meetingId, true)
  const row = write.sql<Row<'presence'>>('SELECT * FROM presence WHERE meetingId = ? AND serviceId = ? AND personName IS ?', [meetingId, serviceId, personName])[0]
  if ((row?.present === 'yes') === present) return {}
  const values = { present: present ? ('yes' as const) : ('no' as const), arrivedAt: present ? now : (row?.arrivedAt ?? null), leftAt: present ? null : now }
  if (row) write.update('presence', row.id, null, values)
  else write.insert('presence', { meetingId, serviceId, personName, ...values })
  if (running) noteEvent(context, meetingId, present ? 'arrived' : 'left', { serviceId, personName })
  return {}
}

export const presenceCommands = { 'meeting.setPresence': setPresence } satisfies Partial<Handlers>
