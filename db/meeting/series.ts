// Meetings that come again: the rhythm, who is always asked, and the next dates, moved past public holidays and said so.
import { plusDays } from '../../shared/dates.ts'
import { seriesDates } from '../../shared/domain/series-dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Series } from '../../shared/operations/meeting-prepare.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { Reader } from '../store.ts'
import { createMeeting } from './next.ts'

const DATES_SHOWN = 8

function seriesOf(read: Reader, id: string): Row<'meetingSeries'> {
  const row = read.sql<Row<'meetingSeries'>>('SELECT * FROM meetingSeries WHERE id = ?', [id])[0]
  if (!row) throw new Refusal('not-found')
  return row
}

const membersOf = (read: Reader, seriesId: string, today: string) => read.sql<Series['members'][number]>('SELECT n.id, n.serviceId, s.name AS service, n.personName FROM seriesMember n JOIN service s ON s.id = n.serviceId WHERE n.seriesId = ? AND (n.endedOn IS NULL OR n.endedOn > ?) ORDER BY s.position, n.personName', [seriesId, today])
const meetingsOn = (read: Reader, seriesId: string) => new Set(read.sql<{ heldOn: string }>('SELECT heldOn FROM meeting WHERE seriesId = ?', [seriesId]).map((row) => row.heldOn))

function list(read: Reader, today: string): Series[] {
  return read.sql<Row<'meetingSeries'>>(`SELECT * FROM meetingSeries ORDER BY status, name`).map(({ id, version, name, firstOn, everyWeeks, startsAt, endsAt, place, chair, status }) => {
    const made = meetingsOn(read, id)
    return {
      id, version, name, firstOn, everyWeeks, startsAt, endsAt, place, chair, status, members: membersOf(read, id, today),
      planned: read.sql<{ id: string; heldOn: string }>(`SELECT id, heldOn FROM meeting WHERE seriesId = ? AND status <> 'closed' ORDER BY heldOn LIMIT 30`, [id]), held: read.sql<{ n: number }>(`SELECT count(*) AS n FROM meeting WHERE seriesId = ? AND status = 'closed'`, [id])[0]!.n,
      dates: status === 'ended' ? [] : seriesDates({ firstOn, everyWeeks }, plusDays(today, -1), DATES_SHOWN).map((one) => ({ ...one, exists: made.has(one.on) })),
    }
  })
}

type SaveInput = Parameters<Handlers['series.save']>[1]
const keyOf = (one: { serviceId: string; personName: string | null }) => JSON.stringify([one.serviceId, one.personName])

/** Members that are gone are ended, not removed: the protocols of old meetings still know them. */
function saveMembers({ write, today }: CommandContext, seriesId: string, wanted: SaveInput['members']): void {
  const given = wanted.map((one) => ({ serviceId: one.serviceId, personName: one.personName?.trim() ? one.personName.trim() : null }))
  if (new Set(given.map(keyOf)).size !== given.length) throw new Refusal('duplicate', { field: 'members' })
  const known = membersOf(write, seriesId, today)
  const has = new Set(known.map(keyOf)), keep = new Set(given.map(keyOf))
  for (const one of known) if (!keep.has(keyOf(one))) write.update('seriesMember', one.id, null, { endedOn: today })
  for (const one of given) if (!has.has(keyOf(one))) write.insert('seriesMember', { seriesId, ...one, endedOn: null })
}

function save(context: CommandContext, { id, version, members, ...values }: SaveInput): { id: string } {
  const { write } = context
  if (values.endsAt <= values.startsAt) throw new Refusal('bad-input', { field: 'endsAt' })
  if (members.length === 0) throw new Refusal('bad-input', { field: 'members' })
  if (members.some((one) => write.sql('SELECT 1 FROM service WHERE id = ?', [one.serviceId]).length === 0)) throw new Refusal('not-found', { field: 'members' })
  if (write.sql(`SELECT 1 FROM meetingSeries WHERE name = ? AND id <> ? AND status = 'active'`, [values.name, id ?? '']).length > 0) throw new Refusal('duplicate', { field: 'name' })
  if (id !== null) seriesOf(write, id)
  const saved = id === null ? write.insert('meetingSeries', { ...values, status: 'active' }).id : write.update('meetingSeries', id, version, values).id
  saveMembers(context, saved, members)
  if (id !== null) followMembers(context, saved)
  return { id: saved }
}

/** Planned meetings ask those who now are members. A person who was written in for one meeting stays. */
function followMembers({ write, today }: CommandContext, seriesId: string): void {
  const now = membersOf(write, seriesId, today)
  for (const { id } of write.sql<{ id: string }>(`SELECT id FROM meeting WHERE seriesId = ? AND status = 'planned' AND heldOn >= ?`, [seriesId, today])) {
    const there = new Set(write.sql<{ serviceId: string; personName: string | null }>('SELECT serviceId, personName FROM presence WHERE meetingId = ?', [id]).map(keyOf))
    for (const one of now) if (!there.has(keyOf(one))) write.insert('presence', { meetingId: id, serviceId: one.serviceId, personName: one.personName, present: 'no', arrivedAt: null, leftAt: null })
  }
}

/** The next dates that have no meeting yet become meetings. */
function plan({ write, today }: CommandContext, id: string, count: number) {
  const series = seriesOf(write, id)
  if (series.status === 'ended') throw new Refusal('series-ended')
  const made = meetingsOn(write, id)
  const free = seriesDates(series, plusDays(today, -1), made.size + count).filter((one) => !made.has(one.on)).slice(0, count)
  const { startsAt, endsAt, place, chair } = series
  return { made: free.map((one) => ({ id: createMeeting(write, { heldOn: one.on, startsAt, endsAt, place, chair, seriesId: id }), heldOn: one.on, movedFrom: one.movedFrom, holiday: one.holiday })) }
}

export const seriesHandlers = {
  'series.list': ({ read, today }) => list(read, today),
  'series.save': save,
  'series.plan': (context, input) => plan(context, input.id, input.count),
  'series.end': ({ write }, input) => {
    if (seriesOf(write, input.id).status === 'ended') throw new Refusal('series-ended')
    write.update('meetingSeries', input.id, input.version, { status: 'ended' })
    return {}
  },
} satisfies Partial<Handlers>
