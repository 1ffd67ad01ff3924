// Running the meeting: it is started, led from one PC, and steps from case to case. What the room shows is in uncover.ts, decisions in decide.ts.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { presenceCommands } from './attendance.ts'
import { decideCommands } from './decide.ts'
import { noteEvent } from './events.ts'
import { ownDevice } from './lead.ts'
import { itemOf, openMeeting } from './open.ts'
import { elapsed } from './time.ts'
import { showingCommands } from './uncover.ts'

/** Stop the clock of the item that was current; start that of the next. A case that was set aside is taken up again. */
function switchTo(context: CommandContext, meetingId: string, agendaItemId: string | null): void {
  const { write, now } = context
  const current = write.sql<Row<'agendaItem'>>(`SELECT * FROM agendaItem WHERE meetingId = ? AND status = 'current'`, [meetingId])
  for (const one of current) if (one.id !== agendaItemId) write.update('agendaItem', one.id, null, { status: 'waiting', usedSeconds: one.usedSeconds + elapsed(one.startedAt, now), startedAt: null })
  if (!agendaItemId || current.some((one) => one.id === agendaItemId)) return
  const next = write.sql<Row<'agendaItem'>>('SELECT * FROM agendaItem WHERE id = ?', [agendaItemId])[0]!
  if (next.status === 'waiting' || next.status === 'parked') write.update('agendaItem', next.id, null, { status: 'current', startedAt: now })
}

/** The next one that waits after this, else the first that waits, else the first that was set aside. */
const nextOf = (context: CommandContext, meetingId: string, after: number) =>
  context.write.sql<{ id: string }>(`SELECT id FROM agendaItem WHERE meetingId = ? AND status IN ('waiting', 'parked') ORDER BY status = 'parked', position > ? DESC, position LIMIT 1`, [meetingId, after])[0]?.id ?? null

function finish(context: CommandContext, input: Parameters<Handlers['meeting.finishItem']>[1]) {
  const { write, now, today } = context
  const item = itemOf(write, input.agendaItemId, true)
  if (item.meetingId !== input.meetingId) throw new Refusal('not-found')
  // Finished from another window a moment ago: the case that was taken up since goes on.
  const current = write.sql<{ id: string }>(`SELECT id FROM agendaItem WHERE meetingId = ? AND status = 'current'`, [input.meetingId])[0]
  if (item.status === input.outcome && current) return { next: current.id }
  if (input.outcome === 'deferred' && !input.reason?.trim()) throw new Refusal('reason-required', { field: 'reason' })
  if (input.outcome === 'deferred' && input.deferUntil !== null && input.deferUntil < today) throw new Refusal('bad-input', { field: 'deferUntil' })
  write.update('agendaItem', item.id, null, { status: input.outcome, usedSeconds: item.usedSeconds + (item.status === 'current' ? elapsed(item.startedAt, now) : 0), startedAt: null, ...(input.reason ? { reason: input.reason.slice(0, 300) } : {}), ...(input.outcome === 'deferred' ? { deferUntil: input.deferUntil } : {}) })
  const next = nextOf(context, input.meetingId, item.position)
  // Set aside as the last one: it is not taken up again by itself.
  const to = next === item.id ? null : next
  switchTo(context, input.meetingId, to)
  return { next: to }
}

export const meetingCommands = {
  'meeting.updateItem': (context, input) => {
    const { write } = context
    const item = itemOf(write, input.id, false)
    if (item.caseId) guardCase(context, item.caseId)
    const patch = Object.fromEntries(Object.entries(input.patch).filter(([, value]) => value !== undefined))
    return { version: write.update('agendaItem', input.id, 'privateNote' in patch && Object.keys(patch).length === 1 ? null : input.version, patch).version }
  },
  'meeting.takeOver': ({ write, session }, input) => {
    const meeting = openMeeting(write, input.meetingId, false)
    if (meeting.status !== 'running') throw new Refusal('meeting-not-open')
    write.update('meeting', meeting.id, null, { chairDevice: ownDevice(write), chair: session.name })
    return {}
  },
  'meeting.start': (context, input) => {
    const { write, now, session } = context
    const meeting = openMeeting(write, input.meetingId, false)
    if (meeting.status === 'running') return {}
    write.update('meeting', meeting.id, null, { status: 'running', openedAt: now, chair: meeting.chair ?? session.name, chairDevice: ownDevice(write) })
    switchTo(context, meeting.id, nextOf(context, meeting.id, 0))
    noteEvent(context, meeting.id, 'opened')
    return {}
  },
  'meeting.goTo': (context, input) => {
    const item = itemOf(context.write, input.agendaItemId, true)
    if (item.meetingId !== input.meetingId) throw new Refusal('not-found')
    switchTo(context, input.meetingId, item.id)
    return {}
  },
  'meeting.finishItem': finish,
  ...presenceCommands, ...showingCommands, ...decideCommands,
} satisfies Partial<Handlers>
