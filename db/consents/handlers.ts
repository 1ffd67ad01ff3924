// Samtykke: what a person has said yes and no to, and provisions that open without it. A no works at once; rows are added, and a yes that is taken back stays in the history.
import { Refusal } from '../../shared/errors.ts'
import type { SharePurpose, Subject } from '../../shared/domain/disclosure.ts'
import type { Topic } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { parsed, STATED_ON, subjectOf } from '../disclosure.ts'
import { CASES_OF } from '../handovers/count.ts'
import { readServices } from '../settings/queries.ts'
import { changesBetween, matrixOf, readRegister } from './register.ts'

const unique = <T>(list: readonly T[]) => [...new Set(list)]

function mustBeServices(context: QueryContext, ids: readonly string[]): void {
  const known = new Set(readServices(context.read).map((one) => one.id))
  if (ids.some((id) => !known.has(id))) throw new Refusal('not-found', { field: 'serviceIds' })
}

/** An end before its beginning ends nothing. */
function mustEndAfter(from: string, to: string | null): void {
  if (to !== null && to < from) throw new Refusal('bad-input', { field: 'validTo' })
}

/** What has been said cannot be said tomorrow. */
function mustHaveHappened(on: string, today: string, field: string): void {
  if (on > today) throw new Refusal('bad-input', { field })
}

/** Do it, and say what may be spoken of afterwards that could not be before, and the other way. */
function saying(context: CommandContext, caseId: string, act: () => string[]): { ids: string[]; changes: string[] } {
  const matrix = () => matrixOf(context.write, subjectOf(context.write, caseId, context.today))
  const before = matrix()
  const ids = act()
  return { ids, changes: changesBetween(before, matrix()) }
}

/** A yes that a later no has already ended would change nothing, and look as if it did. */
function mustNotBeAnswered(context: CommandContext, input: ParsedInput<'consent.record'>, personId: string): void {
  if (input.givenOn === context.today) return
  const no = context.write.sql<{ serviceId: string; topics: string; purposes: null; validFrom: null; validTo: null }>(`SELECT serviceId, topics, NULL AS purposes, NULL AS validFrom, NULL AS validTo FROM consent WHERE status IN ('refused', 'withdrawn') AND ${STATED_ON} >= ? AND caseId IN (${CASES_OF('?')})`, [input.givenOn, personId, personId, personId, personId])
  if (no.some((row) => input.serviceIds.includes(row.serviceId) && parsed(row).topics.some((topic) => input.topics.includes(topic)))) throw new Refusal('consent-later-no', { field: 'givenOn' })
}

function record(context: CommandContext, input: ParsedInput<'consent.record'>) {
  const { personId } = guardCase(context, input.caseId)
  mustBeServices(context, input.serviceIds)
  mustHaveHappened(input.givenOn, context.today, 'givenOn')
  mustEndAfter(input.validFrom, input.validTo)
  mustNotBeAnswered(context, input, personId)
  return saying(context, input.caseId, () => unique(input.serviceIds).map((serviceId) => context.write.insert('consent', {
    caseId: input.caseId, serviceId, topics: JSON.stringify(unique(input.topics)), purposes: JSON.stringify(unique(input.purposes)), status: 'given', validFrom: input.validFrom, validTo: input.validTo, form: input.form, givenOn: input.givenOn, givenBy: input.givenBy, recordedBy: context.session.name, note: input.note || null,
  }).id))
}

function withdraw(context: CommandContext, input: ParsedInput<'consent.withdraw'>) {
  const { personId } = guardCase(context, input.caseId)
  mustHaveHappened(input.on, context.today, 'on')
  return saying(context, input.caseId, () => unique(input.ids).map((id) => {
    const own = context.write.sql<Row<'consent'>>(`SELECT * FROM consent WHERE id = ? AND caseId IN (${CASES_OF('?')})`, [id, personId, personId, personId, personId])[0]
    if (!own) throw new Refusal('not-found', { field: 'ids' })
    if (own.status !== 'given') throw new Refusal('already-decided', { field: 'ids' })
    if (own.givenOn !== null && input.on < own.givenOn) throw new Refusal('bad-input', { field: 'on' })
    return context.write.update('consent', id, null, { status: 'withdrawn', withdrawnOn: input.on, withdrawnBy: input.by }).id
  }))
}

function refuse(context: CommandContext, input: ParsedInput<'consent.refuse'>) {
  guardCase(context, input.caseId)
  mustBeServices(context, input.serviceIds)
  mustHaveHappened(input.on, context.today, 'on')
  return saying(context, input.caseId, () => unique(input.serviceIds).map((serviceId) => context.write.insert('consent', {
    caseId: input.caseId, serviceId, topics: JSON.stringify(unique(input.topics)), status: 'refused', givenOn: input.on, givenBy: input.by, recordedBy: context.session.name, note: input.note || null,
  }).id))
}

/** Sharing without consent: only with the provision it rests on, and why that applies to this person. */
function recordGround(context: CommandContext, input: ParsedInput<'ground.record'>) {
  guardCase(context, input.caseId)
  mustBeServices(context, input.serviceIds)
  const [reference, reason] = [input.reference.trim(), input.reason.trim()]
  if (reference.length < 3) throw new Refusal('ground-lacks', { field: 'reference' })
  if (reason.length < 5) throw new Refusal('ground-lacks', { field: 'reason' })
  mustEndAfter(input.validFrom, input.validTo)
  return saying(context, input.caseId, () => unique(input.serviceIds).map((serviceId) => context.write.insert('legalGround', {
    caseId: input.caseId, serviceId, topics: JSON.stringify(unique(input.topics)), purposes: JSON.stringify(unique(input.purposes)), reference, reason, validFrom: input.validFrom, validTo: input.validTo, recordedBy: context.session.name,
  }).id))
}

function endGround(context: CommandContext, input: ParsedInput<'ground.end'>) {
  const own = context.write.sql<Row<'legalGround'>>('SELECT * FROM legalGround WHERE id = ?', [input.id])[0]
  if (!own) throw new Refusal('not-found')
  guardCase(context, own.caseId)
  if (own.endedOn !== null) throw new Refusal('already-decided')
  mustHaveHappened(input.on, context.today, 'on')
  return saying(context, own.caseId, () => [context.write.update('legalGround', input.id, input.version, { endedOn: input.on, endedReason: input.reason }).id])
}

/** The person as they would stand if this were said; nothing is written. */
function supposed(context: QueryContext, person: Subject, input: ParsedInput<'consent.effect'>, personId: string): Subject {
  const topics = input.topics as Topic[], purposes = input.purposes as SharePurpose[]
  const shares = input.serviceIds.map((serviceId) => ({ serviceId, topics, purposes, validFrom: input.validFrom, validTo: input.validTo }))
  if (input.says === 'ground') return { ...person, grounds: [...person.grounds, ...shares.map((one) => ({ ...one, reference: '' }))] }
  const statedOn = `${input.on ?? person.today}${context.now}`
  const taken = context.read.sql<{ serviceId: string; topics: string; purposes: null; validFrom: null; validTo: null }>(`SELECT serviceId, topics, NULL AS purposes, NULL AS validFrom, NULL AS validTo FROM consent WHERE id IN (SELECT value FROM json_each(?)) AND caseId IN (${CASES_OF('?')})`, [JSON.stringify(input.ids), personId, personId, personId, personId]).map(parsed)
  return { ...person, consents: [...person.consents, ...shares.map((one) => ({ ...one, status: input.says === 'yes' ? 'given' : 'refused', statedOn })), ...taken.map((one) => ({ ...one, status: 'withdrawn', statedOn }))] }
}

function effect(context: QueryContext, input: ParsedInput<'consent.effect'>) {
  const { personId } = guardCase(context, input.caseId)
  const person = subjectOf(context.read, input.caseId, context.today)
  return { changes: changesBetween(matrixOf(context.read, person), matrixOf(context.read, supposed(context, person, input, personId))) }
}

export const consentHandlers = {
  'consent.list': (context, input) => readRegister(context.read, input.caseId, guardCase(context, input.caseId), context.today),
  'consent.effect': effect, 'consent.record': record, 'consent.withdraw': withdraw, 'consent.refuse': refuse, 'ground.record': recordGround, 'ground.end': endGround,
} satisfies Partial<Handlers>
