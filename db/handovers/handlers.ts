// Overleveringer: offered, taken over or sent back; one coordinator; a service's request to the housing team. Counted per person by shared/domain/bouncing.ts.
import { plusDays } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { HandoverView } from '../../shared/operations/handover.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { mustWorkHere, nameIfProtected, noteCoordinatorChange } from '../coordinator.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { bouncingOf, handoversOf, nameOf, serviceNames, type StoredHandover } from './bouncing.ts'

/** The service that has the case: the last it was given to, or the one it came back to. While an answer is awaited, nobody has said so yet, and it stays where it was. */
function holderOf(rows: readonly StoredHandover[]): string | null {
  const last = rows.at(-1)
  if (!last) return null
  return last.status === 'returned' || last.status === 'offered' ? last.fromServiceId : last.toServiceId
}

function list(context: QueryContext, caseId: string): HandoverView {
  const { read, today } = context
  const record = guardCase(context, caseId)
  const names = serviceNames(read)
  const rows = handoversOf(read, record.personId)
  const holder = holderOf(rows.filter((one) => one.caseId === caseId))
  const days = readRules(read, today).definition.limits.handoverAnswerDays
  return {
    ...bouncingOf(read, record.personId, today, rows), holder: holder === null ? null : { serviceId: holder, name: names.get(holder) ?? '' },
    steps: rows.map((one) => ({ id: one.id, version: one.version, caseId: one.caseId, caseNumber: one.caseNumber, from: nameOf(names, one.fromServiceId), to: nameOf(names, one.toServiceId) ?? '', on: one.handedOn, planned: one.planned, reason: one.reason, status: one.status, answeredOn: one.answeredOn, answeredBy: one.answeredBy, answerNote: one.answerNote, answerBy: one.status === 'offered' ? plusDays(one.handedOn, days) : null })),
    coordinatorId: record.coordinatorId, coordinatorName: record.coordinatorName, caseVersion: record.version, wish: read.sql<{ coordinatorWish: string | null }>('SELECT coordinatorWish FROM housingCase WHERE id = ?', [caseId])[0]!.coordinatorWish,
    requests: read.sql<Row<'teamRequest'>>('SELECT * FROM teamRequest WHERE caseId = ? ORDER BY requestedOn DESC, createdAt DESC', [caseId]).map((one) => ({ id: one.id, version: one.version, serviceId: one.serviceId, service: names.get(one.serviceId) ?? '', personName: one.personName, reason: one.reason, requestedOn: one.requestedOn, status: one.status })),
  }
}

function mustBeService(read: Reader, id: string, field: string): void {
  if (read.sql('SELECT 1 FROM service WHERE id = ?', [id]).length === 0) throw new Refusal('not-found', { field })
}

/** A handover that still waits for its answer, in a case this user may see. */
function mustWait(context: CommandContext, id: string): Row<'handover'> {
  const own = context.write.sql<Row<'handover'>>('SELECT * FROM handover WHERE id = ?', [id])[0]
  if (!own) throw new Refusal('not-found')
  guardCase(context, own.caseId)
  if (own.status !== 'offered') throw new Refusal('already-decided')
  return own
}

const countOf = (context: CommandContext, caseId: string) => bouncingOf(context.write, guardCase(context, caseId).personId, context.today).count

function offer(context: CommandContext, input: { caseId: string; toServiceId: string; reason: string; planned: boolean }) {
  const { write, today } = context
  const record = guardCase(context, input.caseId)
  mustBeService(write, input.toServiceId, 'toServiceId')
  const rows = handoversOf(write, record.personId).filter((one) => one.caseId === input.caseId)
  if (rows.some((one) => one.status === 'offered')) throw new Refusal('handover-open')
  const holder = holderOf(rows)
  if (holder === input.toServiceId) throw new Refusal('bad-input', { field: 'toServiceId' })
  const { id } = write.insert('handover', { caseId: input.caseId, fromServiceId: holder, toServiceId: input.toServiceId, handedOn: today, reason: input.reason, planned: input.planned ? 'yes' : 'no', status: 'offered' })
  return { id, count: countOf(context, input.caseId) }
}

function coordinate(context: CommandContext, input: { caseId: string; version: number; coordinatorId: string | null; wish: string | null }) {
  const { write, today } = context
  const before = guardCase(context, input.caseId)
  if (input.coordinatorId !== before.coordinatorId) mustWorkHere(write, input.coordinatorId)
  write.update('housingCase', input.caseId, input.version, { coordinatorId: input.coordinatorId, coordinatorWish: input.wish === '' ? null : input.wish })
  noteCoordinatorChange(write, input.caseId, before.coordinatorId, input.coordinatorId, today)
  nameIfProtected(write, input.caseId, input.coordinatorId)
  return { count: countOf(context, input.caseId) }
}

export const handoverHandlers = {
  'handover.list': (context, input) => list(context, input.caseId),
  'handover.offer': offer,
  'handover.accept': (context, input) => {
    mustWait(context, input.id)
    context.write.update('handover', input.id, input.version, { status: 'accepted', answeredOn: context.today, answeredBy: input.by || context.session.name })
    return {}
  },
  'handover.return': (context, input) => {
    const own = mustWait(context, input.id)
    context.write.update('handover', input.id, input.version, { status: 'returned', answeredOn: context.today, answeredBy: input.by || context.session.name, answerNote: input.reason })
    return { count: countOf(context, own.caseId) }
  },
  'case.coordinator': coordinate,
  'request.create': (context, input) => {
    guardCase(context, input.caseId)
    mustBeService(context.write, input.serviceId, 'serviceId')
    return { id: context.write.insert('teamRequest', { caseId: input.caseId, serviceId: input.serviceId, personName: input.personName || null, reason: input.reason, requestedOn: context.today, status: 'open' }).id }
  },
  'request.withdraw': (context, input) => {
    const own = context.write.sql<Row<'teamRequest'>>('SELECT * FROM teamRequest WHERE id = ?', [input.id])[0]
    if (!own) throw new Refusal('not-found')
    guardCase(context, own.caseId)
    if (own.status === 'withdrawn') throw new Refusal('already-decided')
    context.write.update('teamRequest', input.id, input.version, { status: 'withdrawn' })
    return {}
  },
} satisfies Partial<Handlers>
