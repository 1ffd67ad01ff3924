// Steps on the way to eie: starting, moving, writing what happened, laying it aside with a reason, and what follows a purchase.
import { longDate } from '../../shared/dates.ts'
import { mayMove } from '../../shared/domain/ownership-steps.ts'
import { Refusal } from '../../shared/errors.ts'
import { ownershipStatus, ownershipWithdrawn } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { saveCalculation } from './calculate.ts'
import { loadTrack } from './load.ts'
import { buy } from './purchase.ts'

const event = (context: CommandContext, ownershipId: string, kind: Row<'ownershipEvent'>['kind'], happenedOn: string, text: string | null, amount: number | null = null): string =>
  context.write.insert('ownershipEvent', { ownershipId, kind, happenedOn, amount, text, by: context.session.name }).id

/** What has happened is not in the future. */
function mustHaveHappened(context: CommandContext, on: string): void {
  if (on > context.today) throw new Refusal('bad-input', { field: 'on' })
}

function mustWorkHere(context: CommandContext, userId: string | null): void {
  if (userId !== null && context.write.sql(`SELECT 1 FROM appUser WHERE id = ? AND active = 'yes'`, [userId]).length === 0) throw new Refusal('not-found', { field: 'responsibleId' })
}

function setPotential(context: CommandContext, input: ParsedInput<'ownership.setPotential'>) {
  const own = context.write.sql<{ caseId: string | null }>('SELECT caseId FROM tenancy WHERE id = ?', [input.tenancyId])[0]
  if (!own) throw new Refusal('not-found')
  if (own.caseId) guardCase(context, own.caseId)
  return { version: context.write.update('tenancy', input.tenancyId, input.version, { ownershipPotential: input.potential }).version }
}

function setForSale({ write, today }: CommandContext, input: ParsedInput<'dwelling.setForSale'>) {
  if (input.stateGrantPaidOn !== null && input.stateGrantPaidOn > today) throw new Refusal('bad-input', { field: 'stateGrantPaidOn' })
  return { version: write.update('dwelling', input.id, input.version, { ownershipPotential: input.potential, stateGrant: input.stateGrant, stateGrantPaidOn: input.stateGrantPaidOn }).version }
}

/** One way at a time for a case. It begins from the tenancy that runs, when there is one. */
function start(context: CommandContext, input: ParsedInput<'ownership.start'>) {
  const { write, today, session } = context
  guardCase(context, input.caseId)
  if (write.sql(`SELECT 1 FROM ownership WHERE caseId = ? AND status NOT IN ('bought', 'withdrawn')`, [input.caseId]).length > 0) throw new Refusal('duplicate', { field: 'caseId' })
  mustWorkHere(context, input.responsibleId)
  const running = write.sql<Row<'tenancy'>>(`SELECT * FROM tenancy WHERE caseId = ? AND status IN ('active', 'noticeGiven') ORDER BY startsOn DESC`, [input.caseId])
  const tenancy = input.tenancyId === null ? (running[0] ?? null) : running.find((one) => one.id === input.tenancyId)
  if (tenancy === undefined) throw new Refusal('not-found', { field: 'tenancyId' })
  const id = write.insert('ownership', { caseId: input.caseId, tenancyId: tenancy?.id ?? null, dwellingId: tenancy?.dwellingId ?? null, status: 'potential', startedOn: today, responsibleId: input.responsibleId ?? session.userId, ownWords: input.ownWords || null, outcome: null, boughtOn: null, price: null, loan: null, grant: null, homeText: null, withdrawnCode: null, withdrawnText: null, stateGrantDue: null, followUntil: null, defaultedOn: null, replacementId: null, endedOn: null }).id
  if (tenancy && tenancy.ownershipPotential !== 'yes') write.update('tenancy', tenancy.id, null, { ownershipPotential: 'yes' })
  event(context, id, 'note', today, 'Veien fra leie til eie er startet.')
  return { id }
}

function update(context: CommandContext, input: ParsedInput<'ownership.update'>) {
  loadTrack(context, input.id)
  mustWorkHere(context, input.responsibleId)
  return { version: context.write.update('ownership', input.id, input.version, { ownWords: input.ownWords || null, responsibleId: input.responsibleId }).version }
}

const STEP_EVENT: Partial<Record<Row<'ownership'>['status'], Row<'ownershipEvent'>['kind']>> = { talk: 'talk', economy: 'economy', viewing: 'viewing' }

function move(context: CommandContext, input: ParsedInput<'ownership.move'>) {
  const own = loadTrack(context, input.id)
  if (!mayMove(own.status, input.to)) throw new Refusal('already-decided')
  if (own.status === 'withdrawn' && context.write.sql(`SELECT 1 FROM ownership WHERE caseId = ? AND id <> ? AND status NOT IN ('bought', 'withdrawn')`, [own.caseId, own.id]).length > 0) throw new Refusal('duplicate')
  const row = context.write.update('ownership', own.id, input.version, { status: input.to, withdrawnCode: null, withdrawnText: null, endedOn: null })
  event(context, own.id, input.text ? (STEP_EVENT[input.to] ?? 'note') : 'note', context.today, input.text || (own.status === 'withdrawn' ? `Tatt opp igjen: ${ownershipStatus.labels[input.to]}. Lagt bort før: ${ownershipWithdrawn.labels[own.withdrawnCode ?? 'other']}.` : `Steget er nå: ${ownershipStatus.labels[input.to]}.`))
  return { version: row.version }
}

function log(context: CommandContext, input: ParsedInput<'ownership.log'>) {
  loadTrack(context, input.id)
  mustHaveHappened(context, input.on)
  return { id: event(context, input.id, input.kind, input.on, input.text, input.amount) }
}

function withdraw(context: CommandContext, input: ParsedInput<'ownership.withdraw'>) {
  const own = loadTrack(context, input.id)
  if (own.status === 'bought' || own.status === 'withdrawn') throw new Refusal('already-decided')
  mustHaveHappened(context, input.on)
  const row = context.write.update('ownership', own.id, input.version, { status: 'withdrawn', withdrawnCode: input.code, withdrawnText: input.text, endedOn: input.on })
  event(context, own.id, 'note', input.on, `Lagt bort for nå: ${ownershipWithdrawn.labels[input.code]}. ${input.text}`)
  return { version: row.version }
}

function boughtTrack(context: CommandContext, id: string): Row<'ownership'> {
  const own = loadTrack(context, id)
  if (own.status !== 'bought') throw new Refusal('not-found', { field: 'boughtOn' })
  return own
}

function defaulted(context: CommandContext, input: ParsedInput<'ownership.default'>) {
  const own = boughtTrack(context, input.id)
  mustHaveHappened(context, input.on)
  if (own.boughtOn !== null && input.on < own.boughtOn) throw new Refusal('bad-input', { field: 'on' })
  if (own.defaultedOn !== null) throw new Refusal('already-decided')
  const row = context.write.update('ownership', own.id, input.version, { defaultedOn: input.on })
  event(context, own.id, 'default', input.on, input.text)
  return { version: row.version }
}

function endFollowUp(context: CommandContext, input: ParsedInput<'ownership.endFollowUp'>) {
  const own = boughtTrack(context, input.id)
  if (own.endedOn !== null) throw new Refusal('already-decided')
  mustHaveHappened(context, input.on)
  if (own.boughtOn !== null && input.on < own.boughtOn) throw new Refusal('bad-input', { field: 'on' })
  const row = context.write.update('ownership', own.id, input.version, { endedOn: input.on })
  event(context, own.id, 'followUp', input.on, input.text || `Oppfølgingen er avsluttet ${longDate(input.on)}.`)
  return { version: row.version }
}

/** The money from a sale buys the next dwelling: both rows say so. */
function replace(context: CommandContext, input: ParsedInput<'ownership.replace'>) {
  const { write } = context
  const own = boughtTrack(context, input.id)
  if (input.dwellingId !== null) {
    const home = write.sql<Row<'dwelling'>>('SELECT * FROM dwelling WHERE id = ?', [input.dwellingId])[0]
    if (!home || home.id === own.dwellingId) throw new Refusal('not-found', { field: 'dwellingId' })
    if (home.fromOwnershipId !== null && home.fromOwnershipId !== own.id) throw new Refusal('duplicate', { field: 'dwellingId' })
  }
  if (own.replacementId !== null && own.replacementId !== input.dwellingId) write.update('dwelling', own.replacementId, null, { fromOwnershipId: null })
  const row = write.update('ownership', own.id, input.version, { replacementId: input.dwellingId })
  if (input.dwellingId !== null) write.update('dwelling', input.dwellingId, null, { fromOwnershipId: own.id })
  return { version: row.version }
}

export const ownershipCommands = {
  'ownership.setPotential': setPotential, 'dwelling.setForSale': setForSale, 'ownership.start': start, 'ownership.update': update, 'ownership.move': move, 'ownership.log': log, 'ownership.withdraw': withdraw, 'ownership.buy': buy, 'ownership.default': defaulted, 'ownership.endFollowUp': endFollowUp, 'ownership.replace': replace, 'capacity.save': saveCalculation,
} satisfies Partial<Handlers>
