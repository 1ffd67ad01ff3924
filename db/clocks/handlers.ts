// Frister: the clock desk as a list, stopping a clock with a ground, and the calendar file.
import { plusDays, plusMonths } from '../../shared/dates.ts'
import type { Clock } from '../../shared/domain/clocks.ts'
import { Refusal } from '../../shared/errors.ts'
import { clockKind, type ClockKind } from '../../shared/model/codes.ts'
import type { Produced } from '../../shared/documents.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { ClockView } from '../../shared/operations/offers.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { isProtected, maySee, openProtected, shownName, type PersonRow } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { ABSENT_NOW } from '../substitutes.ts'
import { leaseHomes, readClocks } from './read.ts'
import { clockShown } from './shown.ts'

interface Owner extends PersonRow { coordinatorId: string | null }
interface StopRow { id: string; version: number; kind: string; targetId: string; by: string; startsOn: string }

const ownersOf = (read: Reader, clocks: readonly Clock[]) =>
  new Map(read.sql<Owner>('SELECT c.id AS caseId, c.caseNumber, p.name, p.protectedAddress, c.coordinatorId FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id IN (SELECT value FROM json_each(?))', [JSON.stringify([...new Set(clocks.flatMap((one) => (one.caseId === null ? [] : [one.caseId])))])]).map((row) => [row.caseId, row]))

/** A clock as the desk shows it. Of a protected person's case who is not named sees that a date runs, and no more. */
function viewOf(clock: Clock, owner: Owner | undefined, home: { dwellingId: string; label: string } | undefined, allowed: ReadonlySet<string>, stops: ReadonlyMap<string, StopRow>): ClockView {
  const seen = owner === undefined || maySee(owner, allowed)
  const stop = clock.stopped ? stops.get(`${clock.kind}:${clock.targetId}`) : undefined
  return {
    kind: clock.kind, caseId: clock.caseId, caseNumber: owner?.caseNumber ?? null, name: owner ? shownName(owner, allowed) : (home?.label ?? null), dwellingId: seen ? (home?.dwellingId ?? null) : null, targetId: clock.targetId, startedOn: clock.startedOn, dueOn: clock.dueOn, source: clock.source, tone: clock.tone,
    text: seen ? clock.text : 'Frist', why: seen ? clock.why : 'Grunnen vises ikke: sperret adresse.',
    stopped: clock.stopped && stop ? { id: stop.id, version: stop.version, ground: seen ? clock.stopped.ground : 'Vises ikke', from: clock.stopped.from, until: clock.stopped.until, by: stop.by } : null,
  }
}

/** The clocks a user asks for. Stopped ones stand with the others, and say so. */
export function clocksFor(context: QueryContext, filter: { kinds: readonly ClockKind[]; until: string | null; mine: boolean; caseId: string | null }): { clocks: readonly Clock[]; owners: Map<string, Owner> } {
  const { read, today, session } = context
  const found = readClocks(read, readRules(read, today).definition, today, filter.caseId).filter((one) => filter.until === null || one.dueOn <= filter.until)
  const owners = ownersOf(read, found)
  const allowed = openProtected(read, session)
  const mine = new Set([session.userId, ...read.sql<{ userId: string }>(`SELECT userId FROM absence WHERE substituteId = ? AND ${ABSENT_NOW}`, [session.userId, today, today]).map((row) => row.userId)])
  const shown = found.filter((one) => clockShown(one, one.caseId === null ? null : owners.get(one.caseId)!, allowed, session.role))
  return { owners, clocks: shown.filter((one) => !filter.mine || (one.caseId !== null && mine.has(owners.get(one.caseId)?.coordinatorId ?? ''))) }
}

function list(context: QueryContext, input: ParsedInput<'clock.list'>) {
  const { read, session } = context
  const allowed = openProtected(read, session)
  if (input.caseId !== null) guardCase(context, input.caseId)
  const { clocks, owners } = clocksFor(context, input)
  const running = clocks.filter((one) => one.stopped === null)
  const of = (kind: ClockKind) => running.filter((one) => one.kind === kind)
  const chosen = input.kinds.length === 0 ? clocks : clocks.filter((one) => input.kinds.includes(one.kind))
  const stops = new Map(read.sql<StopRow>('SELECT id, version, kind, targetId, "by", startsOn FROM clockStop ORDER BY startsOn').map((row) => [`${row.kind}:${row.targetId}`, row]))
  const page = chosen.slice(input.offset, input.offset + input.limit)
  const homes = leaseHomes(read, page)
  return {
    clocks: page.map((one) => viewOf(one, one.caseId === null ? undefined : owners.get(one.caseId), homes.get(one.targetId), allowed, stops)),
    total: chosen.length, passed: chosen.filter((one) => one.tone === 'passed' && one.stopped === null).length,
    counts: clockKind.values.map((kind) => ({ kind, count: of(kind).length, passed: of(kind).filter((one) => one.tone === 'passed').length })).filter((one) => one.count > 0),
  }
}

function stop(context: CommandContext, input: ParsedInput<'clock.stop'>) {
  const { write, session, today } = context
  if (input.until !== null && input.until < input.from) throw new Refusal('bad-input', { field: 'until' })
  const clock = readClocks(write, readRules(write, today).definition, today, input.caseId).find((one) => one.kind === input.kind && one.targetId === input.targetId)
  if (!clock) throw new Refusal('not-found')
  if (clock.caseId !== null) guardCase(context, clock.caseId)
  if (clock.stopped) throw new Refusal('duplicate')
  return { id: write.insert('clockStop', { caseId: clock.caseId, kind: input.kind, targetId: input.targetId, ground: input.ground, startsOn: input.from, endsOn: input.until, by: session.name }).id }
}

function resume(context: CommandContext, input: ParsedInput<'clock.resume'>) {
  const own = context.write.sql<{ caseId: string | null }>('SELECT caseId FROM clockStop WHERE id = ?', [input.id])[0]
  if (!own) throw new Refusal('not-found')
  if (own.caseId !== null) guardCase(context, own.caseId)
  // The day it is let run again it runs; the day before is the last it stood.
  context.write.update('clockStop', input.id, input.version, { endsOn: plusDays(input.on, -1) })
  return {}
}

/** Dates with case numbers, never names: a calendar lies on servers that are not ours. Nobody with a protected address is in it, not even for who is named. */
function calendar(context: QueryContext, input: ParsedInput<'export.calendar'>): Produced {
  const { today, now } = context
  const { clocks, owners } = clocksFor(context, { kinds: [], until: input.until ?? plusMonths(today, 12), mine: input.mine, caseId: null })
  const entries = clocks.filter((one) => one.stopped === null).flatMap((one) => {
    const owner = one.caseId === null ? undefined : owners.get(one.caseId)
    return owner && isProtected(owner) ? [] : [{ ...one, caseNumber: owner?.caseNumber ?? null }]
  })
  return { kind: 'calendar', fileName: `frister-${today}.ics`, clocks: entries, now }
}

export const clockHandlers = { 'clock.list': list, 'clock.stop': stop, 'clock.resume': resume, 'export.calendar': calendar } satisfies Partial<Handlers>
