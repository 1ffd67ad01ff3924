// Running the meeting: the room changes only on a deliberate «Vis»; decisions are written as they are taken; the protocol locks when it closes.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { Writer } from '../store.ts'
import { plusDays } from '../../shared/dates.ts'
import { readRules } from '../settings/queries.ts'
import { closeMeeting } from './close.ts'
import { leadsHere, ownDevice } from './lead.ts'
import { createMeeting, putOnAgenda } from './next.ts'
import { readRoomState } from './room.ts'

export function openMeeting(write: Writer, meetingId: string, running: boolean): Row<'meeting'> {
  const meeting = write.sql<Row<'meeting'>>('SELECT * FROM meeting WHERE id = ?', [meetingId])[0]
  if (!meeting) throw new Refusal('not-found')
  if (meeting.status === 'closed') throw new Refusal('meeting-closed')
  if (running && meeting.status !== 'running') throw new Refusal('meeting-not-open')
  if (running && !leadsHere(write, meeting)) throw new Refusal('meeting-led-elsewhere')
  return meeting
}

function itemOf(write: Writer, id: string, running: boolean): Row<'agendaItem'> {
  const item = write.sql<Row<'agendaItem'>>('SELECT * FROM agendaItem WHERE id = ?', [id])[0]
  if (!item) throw new Refusal('not-found')
  openMeeting(write, item.meetingId, running)
  return item
}

/** Stop the clock of the item that was current; start that of the next. */
function switchTo(context: CommandContext, meetingId: string, agendaItemId: string | null): void {
  const { write, now } = context
  for (const one of write.sql<Row<'agendaItem'>>(`SELECT * FROM agendaItem WHERE meetingId = ? AND status = 'current'`, [meetingId])) {
    if (one.id === agendaItemId) return
    write.update('agendaItem', one.id, null, { status: 'waiting', usedSeconds: one.usedSeconds + elapsed(one.startedAt, now), startedAt: null })
  }
  if (!agendaItemId) return
  const next = write.sql<Row<'agendaItem'>>('SELECT * FROM agendaItem WHERE id = ?', [agendaItemId])[0]!
  if (next.status === 'waiting') write.update('agendaItem', next.id, null, { status: 'current', startedAt: now })
}

const elapsed = (from: string | null, now: string) => (from ? Math.max(0, Math.min(4 * 3600, Math.round((Date.parse(now) - Date.parse(from)) / 1000))) : 0)

function room(write: Writer, meetingId: string, patch: Partial<Pick<Row<'roomState'>, 'agendaItemId' | 'covered' | 'shownAt' | 'uncovered'>>): void {
  write.update('roomState', roomOf(write, meetingId).id, null, patch)
}

/** The room of a meeting; one that came without (an old or imported meeting) gets it the first time it is needed. */
export function roomOf(write: Writer, meetingId: string) {
  return readRoomState(write, meetingId) ?? write.insert('roomState', { meetingId, agendaItemId: null, covered: 'yes', shownAt: null, uncovered: '[]' })
}

function decide(context: CommandContext, input: Parameters<Handlers['meeting.decide']>[1]) {
  const { write } = context
  const item = itemOf(write, input.agendaItemId, true)
  if (item.meetingId !== input.meetingId) throw new Refusal('not-found')
  if (item.caseId) guardCase(context, item.caseId)
  if (input.kind === 'allocate' && !input.dwellingId) throw new Refusal('bad-input', { field: 'dwellingId' })
  if (input.kind === 'defer' && !input.reason?.trim()) throw new Refusal('reason-required', { field: 'reason' })
  if (input.mandate === 'mustConfirm' && !input.confirmBy?.trim()) throw new Refusal('bad-input', { field: 'confirmBy' })
  const roomName = input.ownerServiceId ? write.sql<{ roomName: string }>('SELECT roomName FROM service WHERE id = ?', [input.ownerServiceId])[0]?.roomName : null
  if (roomName === undefined) throw new Refusal('not-found', { field: 'ownerServiceId' })
  const { id } = write.insert('teamDecision', {
    meetingId: input.meetingId, agendaItemId: item.id, caseId: item.caseId, kind: input.kind, text: input.text, dwellingId: input.dwellingId, ownerServiceId: input.ownerServiceId, ownerRoomName: roomName, dueOn: input.dueOn, mandate: input.mandate, confirmBy: input.mandate === 'mustConfirm' ? input.confirmBy : null, confirmDueOn: input.mandate === 'mustConfirm' ? (input.confirmDueOn ?? plusDays(context.today, readRules(write, context.today).definition.limits.confirmDays)) : null, confirmNote: null, tentative: input.tentative ? 'yes' : 'no', shownInRoom: input.showInRoom ? 'yes' : 'no', doneOn: null, reason: input.reason,
  })
  return { id }
}

function move({ write }: CommandContext, id: string, direction: 'up' | 'down') {
  const item = itemOf(write, id, false)
  const other = write.sql<Row<'agendaItem'>>(`SELECT * FROM agendaItem WHERE meetingId = ? AND position ${direction === 'up' ? '<' : '>'} ? ORDER BY position ${direction === 'up' ? 'DESC' : 'ASC'} LIMIT 1`, [item.meetingId, item.position])[0]
  if (!other) return {}
  write.update('agendaItem', item.id, null, { position: other.position })
  write.update('agendaItem', other.id, null, { position: item.position })
  return {}
}

function finish(context: CommandContext, input: Parameters<Handlers['meeting.finishItem']>[1]) {
  const { write, now } = context
  const item = itemOf(write, input.agendaItemId, true)
  if (item.meetingId !== input.meetingId) throw new Refusal('not-found')
  if (input.outcome === 'deferred' && !input.reason?.trim()) throw new Refusal('reason-required', { field: 'reason' })
  write.update('agendaItem', item.id, null, { status: input.outcome, usedSeconds: item.usedSeconds + (item.status === 'current' ? elapsed(item.startedAt, now) : 0), startedAt: null, ...(input.reason ? { reason: input.reason.slice(0, 300) } : {}) })
  const next = write.sql<{ id: string }>(`SELECT id FROM agendaItem WHERE meetingId = ? AND status = 'waiting' ORDER BY position > ? DESC, position LIMIT 1`, [input.meetingId, item.position])[0]
  switchTo(context, input.meetingId, next?.id ?? null)
  return { next: next?.id ?? null }
}

export const meetingCommands = {
  'meeting.create': ({ write, session }, input) => ({ id: createMeeting(write, { ...input, chair: session.name }) }),
  'meeting.addCase': (context, input) => {
    const { write } = context
    openMeeting(write, input.meetingId, false)
    guardCase(context, input.caseId)
    if (write.sql('SELECT 1 FROM agendaItem WHERE meetingId = ? AND caseId = ?', [input.meetingId, input.caseId]).length > 0) throw new Refusal('already-on-agenda')
    const own = write.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [input.caseId])[0]!
    return putOnAgenda(write, input.meetingId, { caseId: input.caseId, title: (input.question ?? own.questionToTeam ?? 'Til drøfting').slice(0, 300), question: input.question ?? own.questionToTeam, reason: input.reason, plannedMinutes: input.plannedMinutes })
  },
  'meeting.updateItem': (context, input) => {
    const { write } = context
    const item = itemOf(write, input.id, false)
    if (item.caseId) guardCase(context, item.caseId)
    const patch = Object.fromEntries(Object.entries(input.patch).filter(([, value]) => value !== undefined))
    return { version: write.update('agendaItem', input.id, 'privateNote' in patch && Object.keys(patch).length === 1 ? null : input.version, patch).version }
  },
  'meeting.moveItem': (context, input) => move(context, input.id, input.direction),
  'meeting.takeOver': ({ write, session }, input) => {
    const meeting = openMeeting(write, input.meetingId, false)
    if (meeting.status !== 'running') throw new Refusal('meeting-not-open')
    write.update('meeting', meeting.id, null, { chairDevice: ownDevice(write), chair: session.name })
    return {}
  },
  'meeting.start': (context, input) => {
    const meeting = openMeeting(context.write, input.meetingId, false)
    if (meeting.status === 'running') return {}
    context.write.update('meeting', meeting.id, null, { status: 'running', openedAt: context.now, chair: meeting.chair ?? context.session.name, chairDevice: ownDevice(context.write) })
    const first = context.write.sql<{ id: string }>(`SELECT id FROM agendaItem WHERE meetingId = ? AND status = 'waiting' ORDER BY position LIMIT 1`, [meeting.id])[0]
    switchTo(context, meeting.id, first?.id ?? null)
    return {}
  },
  'meeting.setPresence': ({ write, now }, input) => {
    openMeeting(write, input.meetingId, false)
    const row = write.sql<Row<'presence'>>('SELECT * FROM presence WHERE meetingId = ? AND serviceId = ?', [input.meetingId, input.serviceId])[0]
    const values = { present: input.present ? ('yes' as const) : ('no' as const), personName: input.personName ?? row?.personName ?? null, arrivedAt: input.present ? now : (row?.arrivedAt ?? null), leftAt: input.present ? null : now }
    if (row) write.update('presence', row.id, null, values)
    else write.insert('presence', { meetingId: input.meetingId, serviceId: input.serviceId, ...values })
    return {}
  },
  'meeting.goTo': (context, input) => {
    openMeeting(context.write, input.meetingId, true)
    const item = itemOf(context.write, input.agendaItemId, true)
    if (item.meetingId !== input.meetingId) throw new Refusal('not-found')
    switchTo(context, input.meetingId, item.id)
    return {}
  },
  'meeting.show': ({ write, now }, input) => {
    openMeeting(write, input.meetingId, true)
    if (itemOf(write, input.agendaItemId, true).meetingId !== input.meetingId) throw new Refusal('not-found')
    room(write, input.meetingId, { agendaItemId: input.agendaItemId, covered: 'no', shownAt: now })
    return {}
  },
  'meeting.cover': ({ write }, input) => {
    openMeeting(write, input.meetingId, false)
    room(write, input.meetingId, { covered: 'yes', shownAt: null })
    return {}
  },
  'meeting.uncover': (context, input) => {
    const { write, session, now } = context
    const item = itemOf(write, input.agendaItemId, true)
    if (item.caseId) guardCase(context, item.caseId)
    if (item.caseId && write.sql(`SELECT 1 FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ? AND p.protectedAddress <> 'none'`, [item.caseId]).length > 0) throw new Refusal('protected')
    const state = roomOf(write, item.meetingId)
    const list = JSON.parse(state.uncovered) as unknown[]
    const present = write.sql<{ serviceId: string }>(`SELECT serviceId FROM presence WHERE meetingId = ? AND present = 'yes'`, [item.meetingId]).map((row) => row.serviceId)
    room(write, item.meetingId, { uncovered: JSON.stringify([...list, { agendaItemId: item.id, topic: input.topic, by: session.name, ground: input.ground, at: now, present }]) })
    return {}
  },
  'meeting.decide': decide,
  'meeting.confirmDecision': (context, input) => {
    const { write } = context
    const own = write.sql<Row<'teamDecision'>>('SELECT * FROM teamDecision WHERE id = ?', [input.id])[0]
    if (!own) throw new Refusal('not-found')
    if (own.caseId) guardCase(context, own.caseId)
    if (own.mandate !== 'mustConfirm') throw new Refusal('already-decided')
    if (input.answer === 'rejected' && !input.note?.trim()) throw new Refusal('reason-required', { field: 'note' })
    write.update('teamDecision', own.id, input.version, { mandate: input.answer, confirmNote: input.note })
    return {}
  },
  'meeting.finishItem': finish,
  'meeting.close': (context, input) => {
    openMeeting(context.write, input.meetingId, true)
    switchTo(context, input.meetingId, null)
    return closeMeeting(context, input.meetingId)
  },
} satisfies Partial<Handlers>
