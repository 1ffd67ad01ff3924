// Planning, moving and answering visits, and the note that is written during one.
import { plusDays } from '../../shared/dates.ts'
import { MOST_REPEATS, repeatDates } from '../../shared/domain/rhythm.ts'
import { Refusal } from '../../shared/errors.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { mustWorkHere } from '../coordinator.ts'
import { guardPart, guardPlan } from '../followup/guard.ts'

function mustEndAfter(start: string | null, ends: string | null): void {
  if (ends !== null && (start === null || ends <= start)) throw new Refusal('bad-input', { field: 'endsAt' })
}

/** Each visit of a row stands by itself: moving or cancelling one leaves the others. */
function plan(context: CommandContext, input: ParsedInput<'visit.plan'>) {
  guardPlan(context, input.planId)
  mustWorkHere(context.write, input.workerId)
  mustEndAfter(input.plannedAt, input.endsAt)
  const { repeat, plannedOn, ...rest } = input
  const days = repeat ? repeatDates(plannedOn, repeat.everyWeeks, repeat.until) : [plannedOn]
  if (days.length === 0 || days.length > MOST_REPEATS) throw new Refusal('bad-input', { field: 'repeat.until' })
  return { ids: days.map((on) => context.write.insert('visit', { ...rest, plannedOn: on, status: 'planned', noteText: null }).id) }
}

function move(context: CommandContext, input: ParsedInput<'visit.move'>) {
  const { row } = guardPart(context, 'visit', input.id)
  if (row.status !== 'planned') throw new Refusal('visit-not-open')
  mustWorkHere(context.write, input.workerId ?? null)
  mustEndAfter(input.plannedAt, input.endsAt)
  const { id, version, workerId, ...values } = input
  return { version: context.write.update('visit', id, version, { ...values, ...(workerId === undefined ? {} : { workerId }) }).version }
}

function answer(context: CommandContext, input: ParsedInput<'visit.answer'>) {
  const { row } = guardPart(context, 'visit', input.id, false)
  const reason = input.status === 'done' ? null : input.reason || null
  if (input.status !== 'done' && reason === null) throw new Refusal('reason-required', { field: 'reason' })
  // A visit can be called off beforehand; that it took place, or that nobody came, is known afterwards.
  if (input.status !== 'cancelled' && row.plannedOn > context.today) throw new Refusal('visit-ahead')
  return { version: context.write.update('visit', input.id, input.version, { status: input.status, cancelReason: reason }).version }
}

/** Kept for the one who writes it, and shown to nobody else. */
function draft(context: CommandContext, input: ParsedInput<'visit.draft'>) {
  const { row } = guardPart(context, 'visit', input.visitId, false)
  const known = context.write.sql<{ id: string }>('SELECT id FROM noteDraft WHERE userId = ? AND visitId = ?', [context.session.userId, input.visitId])[0]
  const text = input.text.trim() === '' ? null : input.text
  if (known) context.write.update('noteDraft', known.id, null, { text })
  else if (text !== null) context.write.insert('noteDraft', { userId: context.session.userId, planId: row.planId, visitId: input.visitId, text })
  return {}
}

/** Filed: from now on others read it. Whoever files it says they know who. */
function note(context: CommandContext, input: ParsedInput<'visit.note'>) {
  guardPart(context, 'visit', input.id, false)
  if (!input.readersKnown) throw new Refusal('note-readers', { field: 'readersKnown' })
  const row = context.write.update('visit', input.id, input.version, { noteText: input.text, readersKnownOn: context.today })
  draft(context, { visitId: input.id, text: '' })
  return { version: row.version }
}

export const visitCommands = {
  'visit.plan': plan,
  'visit.move': move,
  'visit.answer': answer,
  'visit.reopen': (context, input) => {
    guardPart(context, 'visit', input.id)
    return { version: context.write.update('visit', input.id, input.version, { status: 'planned', cancelReason: null }).version }
  },
  'visit.draft': draft,
  'visit.note': note,
} satisfies Partial<Handlers>

/** Half a year ahead is more than any calendar shows at once. */
export const MOST_DAYS = 186
export const lastDay = (from: string, to: string) => (to > plusDays(from, MOST_DAYS) ? plusDays(from, MOST_DAYS) : to)
