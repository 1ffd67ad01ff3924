// Preparing the meeting: it is set up, cases that are ready are put on the agenda, and one that lacks something only with a reason in writing.
import { AGENDA_ORDERS } from '../../shared/domain/agenda-order.ts'
import { holidayName } from '../../shared/domain/series-dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { MeetingHead, Preparation } from '../../shared/operations/meeting-prepare.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { agendaLines } from './agenda.ts'
import { minutesBySource } from './minutes.ts'
import { createMeeting, putOnAgenda } from './next.ts'
import { itemOf, openMeeting } from './open.ts'
import { orderOf } from './order.ts'
import { lacksOfCase } from './pack.ts'
import { dayOf, laidAside, proposals } from './suggest.ts'

/** A meeting, whatever its state. */
export function readMeeting(read: Reader, id: string): Row<'meeting'> {
  const meeting = read.sql<Row<'meeting'>>('SELECT * FROM meeting WHERE id = ?', [id])[0]
  if (!meeting) throw new Refusal('not-found')
  return meeting
}

export function meetingHead(read: Reader, { id, version, heldOn, startsAt, endsAt, place, status, chair, closedAt, seriesId }: Row<'meeting'>): MeetingHead {
  const series = seriesId ? (read.sql<{ name: string }>('SELECT name FROM meetingSeries WHERE id = ?', [seriesId])[0]?.name ?? null) : null
  return { id, version, heldOn, startsAt, endsAt, place, status, chair, closedAt, seriesId, series, holiday: holidayName(heldOn) }
}

/** Who is asked, by service: each gets a paper of its own. */
export function invitedOf(read: Reader, meetingId: string): Preparation['invited'] {
  const rows = read.sql<{ serviceId: string; name: string; personName: string | null }>(
    `SELECT s.id AS serviceId, s.name, p.personName FROM service s LEFT JOIN presence p ON p.serviceId = s.id AND p.meetingId = ? WHERE s.standing = 'yes' OR p.id IS NOT NULL ORDER BY s.position, p.personName`, [meetingId])
  const services = new Map(rows.map((one) => [one.serviceId, { serviceId: one.serviceId, name: one.name, people: [] as string[] }]))
  for (const one of rows) if (one.personName) services.get(one.serviceId)!.people.push(one.personName)
  return [...services.values()]
}

const clockMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

function preparation({ read, session, today }: QueryContext, meetingId: string): Preparation {
  const meeting = readMeeting(read, meetingId)
  const { limits } = readRules(read, today).definition
  const allowed = openProtected(read, session)
  const minutes = minutesBySource(read, today, limits)
  const base = agendaLines(read, meetingId, allowed, dayOf(meeting, today))
  const order = AGENDA_ORDERS.find((by) => orderOf(read, meeting, by, today, null).every((one, i) => one.id === base[i]?.id)) ?? 'hand'
  const why = new Map(orderOf(read, meeting, order === 'urgency' ? 'urgency' : 'fair', today, allowed).map((one) => [one.id, one.why]))
  // Laid by hand, no rule put it there: what is known of it is said, and not a place it does not have.
  const lines = base.map((line) => ({ ...line, why: order === 'hand' ? (why.get(line.id) ?? '').replace(' Etter saksnummer.', '') : (why.get(line.id) ?? ''), minutesWhy: minutes(line.source).why }))
  return {
    meeting: meetingHead(read, meeting), order, lines, minutes: { planned: lines.reduce((sum, one) => sum + one.plannedMinutes, 0), available: Math.max(0, clockMinutes(meeting.endsAt) - clockMinutes(meeting.startsAt)) }, postponedTimes: limits.postponedTimes,
    invited: invitedOf(read, meetingId), services: read.sql<{ id: string; name: string }>('SELECT id, name FROM service ORDER BY position'),
  }
}

type AddInput = Parameters<Handlers['meeting.addCase']>[1]

/** @param override why it is taken up although something is lacking; null: it must be ready */
function addCase(context: CommandContext, meeting: Row<'meeting'>, input: Pick<AddInput, 'caseId' | 'question' | 'reason' | 'source' | 'requestId' | 'plannedMinutes'>, override: string | null) {
  const { write, session, today } = context
  guardCase(context, input.caseId)
  if (write.sql('SELECT 1 FROM agendaItem WHERE meetingId = ? AND caseId = ?', [meeting.id, input.caseId]).length > 0) throw new Refusal('already-on-agenda')
  const own = write.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [input.caseId])[0]!
  const { limits } = readRules(write, today).definition
  const question = input.question?.trim() ? input.question : own.questionToTeam
  const lacks = lacksOfCase(write, input.caseId, question, dayOf(meeting, today), limits.contactDays)
  if (lacks.length > 0 && !override) throw new Refusal('pack-lacks', { field: 'overrideReason', details: { reasons: lacks.map((one) => one.text), lacks } })
  const source = input.source ?? 'byHand'
  const request = input.requestId ? write.sql<Row<'teamRequest'>>('SELECT * FROM teamRequest WHERE id = ? AND caseId = ?', [input.requestId, input.caseId])[0] : undefined
  const made = putOnAgenda(write, meeting.id, {
    caseId: input.caseId, title: (question ?? 'Til drøfting').slice(0, 300), question, reason: input.reason, source, requestId: request?.id ?? null, plannedMinutes: input.plannedMinutes ?? minutesBySource(write, today, limits)(source).minutes, postponed: putOffBefore(write, input.caseId),
    ...(lacks.length > 0 ? { overrideReason: override, overrideBy: session.name } : {}),
  })
  if (request?.status === 'open') write.update('teamRequest', request.id, null, { status: 'onAgenda' })
  return made
}

/** How often the case was put off when the team last had it, until it was treated: waiting for a date does not make it start anew. */
function putOffBefore(read: Reader, caseId: string): number {
  const last = read.sql<{ postponed: number; status: string }>(`SELECT i.postponed, i.status FROM agendaItem i JOIN meeting m ON m.id = i.meetingId WHERE i.caseId = ? AND m.status = 'closed' ORDER BY m.heldOn DESC LIMIT 1`, [caseId])[0]
  return last && last.status !== 'done' ? last.postponed + 1 : 0
}

/** Those that are ready go on the list with their first reason; the rest are named with what they lack. */
function addCases(context: CommandContext, meetingId: string, caseIds: readonly string[]) {
  const { write, session, today } = context
  const meeting = openMeeting(write, meetingId, false)
  const allowed = openProtected(write, session)
  const all = new Map(proposals(write, meeting, allowed, today, { limit: 10_000, offset: 0, hidden: false, only: caseIds }).rows.map((one) => [one.caseId, one]))
  const lacking: { caseId: string; caseNumber: string; lacks: string[] }[] = []
  let added = 0
  for (const caseId of new Set(caseIds)) {
    const record = guardCase(context, caseId)
    const one = all.get(caseId)
    const lacks = lacksOfCase(write, caseId, null, dayOf(meeting, today), readRules(write, today).definition.limits.contactDays)
    if (lacks.length > 0) {
      lacking.push({ caseId, caseNumber: record.caseNumber, lacks: lacks.map((lack) => lack.text) })
      continue
    }
    const first = one?.reasons[0]
    addCase(context, meeting, { caseId, question: null, reason: first?.reason ?? null, source: first?.source ?? null, requestId: one?.reasons.find((reason) => reason.requestId)?.requestId ?? null, plannedMinutes: one?.minutes ?? null }, null)
    added++
  }
  return { added, lacking }
}

function hide(context: CommandContext, meetingId: string, caseId: string, hidden: boolean) {
  const { write } = context
  const before = laidAside(openMeeting(write, meetingId, false))
  guardCase(context, caseId)
  const after = hidden ? [...new Set([...before, caseId])] : before.filter((one) => one !== caseId)
  write.update('meeting', meetingId, null, { hiddenProposals: JSON.stringify(after) })
  return {}
}

const mustEndAfter = (one: { startsAt: string; endsAt: string }) => { if (one.endsAt <= one.startsAt) throw new Refusal('bad-input', { field: 'endsAt' }) }

export const prepareHandlers = {
  'meeting.create': ({ write, session }, input) => {
    mustEndAfter(input)
    return { id: createMeeting(write, { ...input, chair: session.name }) }
  },
  'meeting.change': ({ write }, input) => {
    if (openMeeting(write, input.id, false).status === 'running') throw new Refusal('already-decided')
    const next = write.update('meeting', input.id, input.version, Object.fromEntries(Object.entries(input.patch).filter(([, value]) => value !== undefined)))
    mustEndAfter(next)
    return { version: next.version }
  },
  'meeting.prepare': (context, input) => preparation(context, input.meetingId),
  'meeting.suggestions': ({ read, session, today }, input) => proposals(read, readMeeting(read, input.meetingId), openProtected(read, session), today, input),
  'meeting.hideSuggestion': (context, input) => hide(context, input.meetingId, input.caseId, input.hidden),
  'meeting.addCase': (context, input) => addCase(context, openMeeting(context.write, input.meetingId, false), input, input.overrideReason?.trim() || null),
  'meeting.addCases': (context, input) => addCases(context, input.meetingId, input.caseIds),
  'meeting.overrideItem': (context, input) => {
    const item = itemOf(context.write, input.id, false)
    if (item.caseId) guardCase(context, item.caseId)
    if (!input.reason) throw new Refusal('reason-required', { field: 'reason' })
    context.write.update('agendaItem', item.id, input.version, { overrideReason: input.reason, overrideBy: context.session.name })
    return {}
  },
} satisfies Partial<Handlers>
