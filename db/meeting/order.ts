// Putting the agenda in order: what presses each case is read here, the order itself is a pure rule.
import { plusDays } from '../../shared/dates.ts'
import { orderAgenda, type AgendaOrder, type OrderedLine, type OrderFacts, type OrderScene } from '../../shared/domain/agenda-order.ts'
import type { Row } from '../../shared/model/index.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { maySee } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { minutesBySource } from './minutes.ts'
import { itemOf, openMeeting } from './open.ts'

const WEEKS_TO_NEXT = 2

/** When the team meets again; two weeks on when nothing is planned. */
const meetingAfter = (read: Reader, meeting: Row<'meeting'>) => read.sql<{ heldOn: string }>(`SELECT heldOn FROM meeting WHERE heldOn > ? AND id <> ? AND status <> 'closed' ORDER BY heldOn LIMIT 1`, [meeting.heldOn, meeting.id])[0]?.heldOn ?? plusDays(meeting.heldOn, 7 * WEEKS_TO_NEXT)

type Pressing = Pick<OrderFacts, 'id' | 'caseNumber' | 'postponed'> & { caseId: string | null; protectedAddress: string | null; stayLimit: string | null; livingUntil: string | null; leaseEnd: string | null; caseDue: string | null }

/** The first of the dates that press. */
function firstDate(one: Pressing): Pick<OrderFacts, 'dueOn' | 'dueText'> {
  const dates: [string | null, string][] = [[one.stayLimit, 'Grensen for midlertidig botilbud er'], [one.livingUntil, 'Må ut'], [one.leaseEnd, 'Kontrakten går ut'], [one.caseDue, 'Frist']]
  const [dueOn, dueText] = dates.filter(([date]) => date !== null).toSorted(([a], [b]) => (a! < b! ? -1 : a! > b! ? 1 : 0))[0] ?? [null, null]
  return { dueOn, dueText }
}

/** The order a meeting would get, with why. What is not this user's to see has no date, so that the order does not tell. */
export function orderOf(read: Reader, meeting: Row<'meeting'>, order: AgendaOrder, today: string, allowed: ReadonlySet<string> | null): OrderedLine[] {
  const { limits } = readRules(read, today).definition
  // The plus signs keep each look-up to the case's own rows: else the smallest date of the whole table is sought first.
  const rows = read.sql<Pressing>(
    `SELECT i.id, i.postponed, i.caseId, c.caseNumber, p.protectedAddress, (SELECT date(min(+s.startsOn), ?) FROM temporaryStay s WHERE s.caseId = c.id AND +s.endsOn IS NULL) AS stayLimit, c.livingUntil,
       (SELECT min(+t.contractEndsOn) FROM tenancy t WHERE t.caseId = c.id AND +t.status IN ('active', 'noticeGiven') AND +t.contractEndsOn >= ?) AS leaseEnd, c.dueOn AS caseDue
     FROM agendaItem i LEFT JOIN housingCase c ON c.id = i.caseId LEFT JOIN person p ON p.id = c.personId WHERE i.meetingId = ? ORDER BY i.position, i.id`, [`+${limits.temporaryDays} days`, meeting.heldOn, meeting.id])
  const scene: OrderScene = { heldOn: meeting.heldOn, nextOn: meetingAfter(read, meeting), postponedTimes: limits.postponedTimes }
  const isSeen = (one: Pressing) => allowed === null || one.caseId === null || maySee({ caseId: one.caseId, protectedAddress: one.protectedAddress! }, allowed)
  return orderAgenda(rows.map((one) => ({ id: one.id, caseNumber: one.caseNumber, postponed: one.postponed, ...(isSeen(one) ? firstDate(one) : { dueOn: null, dueText: null }) })), order, scene)
}

function orderAll(context: CommandContext, meetingId: string, by: AgendaOrder): { moved: number } {
  const { write, today } = context
  const meeting = openMeeting(write, meetingId, false)
  const rows = write.sql<{ id: string; position: number; status: string }>('SELECT id, position, status FROM agendaItem WHERE meetingId = ? ORDER BY position, id', [meetingId])
  const wanted = orderOf(write, meeting, by, today, null).map((one) => one.id)
  // What has been treated keeps its place; only those still waiting change places among themselves.
  const waits = new Set(rows.filter((one) => one.status === 'waiting').map((one) => one.id))
  const places = rows.flatMap((one, i) => (waits.has(one.id) ? [i + 1] : []))
  let moved = 0
  const put = (id: string, position: number) => {
    if (rows.find((one) => one.id === id)!.position === position) return
    write.update('agendaItem', id, null, { position })
    moved++
  }
  rows.forEach((one, i) => waits.has(one.id) || put(one.id, i + 1))
  wanted.filter((id) => waits.has(id)).forEach((id, i) => put(id, places[i]!))
  return { moved }
}

function move({ write }: CommandContext, id: string, direction: 'up' | 'down') {
  const item = itemOf(write, id, false)
  const all = write.sql<{ id: string; position: number }>('SELECT id, position FROM agendaItem WHERE meetingId = ? ORDER BY position, id', [item.meetingId])
  const at = all.findIndex((one) => one.id === id)
  const to = direction === 'up' ? at - 1 : at + 1
  const other = all[to]
  if (!other) return {}
  // Two that came from different PCs may hold the same place: everyone is numbered anew where that is so.
  const order = all.map((one) => one.id)
  order.splice(at, 1)
  order.splice(to, 0, id)
  order.forEach((one, i) => write.update('agendaItem', one, null, { position: i + 1 }))
  return {}
}

function minutesFromHistory({ write, today }: CommandContext, meetingId: string): { changed: number } {
  openMeeting(write, meetingId, false)
  const minutes = minutesBySource(write, today, readRules(write, today).definition.limits)
  const rows = write.sql<Row<'agendaItem'>>(`SELECT * FROM agendaItem WHERE meetingId = ? AND status = 'waiting'`, [meetingId]).filter((one) => minutes(one.source).from > 0 && minutes(one.source).minutes !== one.plannedMinutes)
  for (const one of rows) write.update('agendaItem', one.id, null, { plannedMinutes: minutes(one.source).minutes })
  return { changed: rows.length }
}

export const orderCommands = {
  'meeting.moveItem': (context, input) => move(context, input.id, input.direction),
  'meeting.orderAgenda': (context, input) => orderAll(context, input.meetingId, input.by),
  'meeting.useMinutes': (context, input) => minutesFromHistory(context, input.meetingId),
} satisfies Partial<Handlers>
