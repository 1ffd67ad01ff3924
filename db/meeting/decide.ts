// Decisions as they are taken: owner, deadline, mandate, dissent. A draft lives in the store, so that neither a lock nor a killed process takes it.
import { plusDays } from '../../shared/dates.ts'
import { MANDATE_SETTING, STARTING_MANDATES } from '../../shared/domain/mandates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { MandateRule } from '../../shared/operations/meeting.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { readJson } from '../json.ts'
import { readRules, readSetting } from '../settings/queries.ts'
import type { Reader, Writer } from '../store.ts'
import { needsOf } from './needs.ts'
import { itemOf } from './open.ts'
import { elapsed } from './time.ts'

type Given = Parameters<Handlers['meeting.decide']>[1]

/** Who must confirm what: the municipality's own delegation, or the one to start from. */
export function readMandates(read: Pick<Reader, 'sql'>): MandateRule[] {
  const rules = MandateRule.array().safeParse(readJson<unknown>(readSetting(read, MANDATE_SETTING), null)).data ?? []
  return STARTING_MANDATES.map((start) => rules.find((one) => one.kind === start.kind) ?? start)
}

/** The day by which someone must have confirmed what the team could not decide alone. */
export const confirmDue = (read: Reader, today: string) => plusDays(today, readRules(read, today).definition.limits.confirmDays)

/** What each kind of decision can not do without. */
function mustHave(input: Given, today: string): void {
  const lacks = (field: keyof Given, code: 'bad-input' | 'reason-required' = 'bad-input') => { throw new Refusal(code, { field }) }
  if (input.kind === 'allocate' && !input.dwellingId) lacks('dwellingId')
  if (input.kind === 'defer' && !input.reason?.trim()) lacks('reason', 'reason-required')
  if (input.kind === 'defer' && input.deferUntil !== null && input.deferUntil < today) lacks('deferUntil')
  if (input.kind === 'orderDwelling' && !input.orderKind) lacks('orderKind')
  if (input.kind === 'escalate' && input.mandate !== 'mustConfirm') lacks('confirmBy')
  if (input.mandate === 'mustConfirm' && !input.confirmBy?.trim()) lacks('confirmBy')
  if (Boolean(input.dissent) !== Boolean(input.dissentBy)) lacks(input.dissent ? 'dissentBy' : 'dissent')
}

function roomNameOf(write: Writer, serviceId: string | null): string | null {
  if (!serviceId) return null
  const name = write.sql<{ roomName: string }>('SELECT roomName FROM service WHERE id = ?', [serviceId])[0]?.roomName
  if (name === undefined) throw new Refusal('not-found', { field: 'ownerServiceId' })
  return name
}

function decide(context: CommandContext, input: Given) {
  const { write, today, now } = context
  const item = itemOf(write, input.agendaItemId, true)
  if (item.meetingId !== input.meetingId) throw new Refusal('not-found')
  if (item.caseId) guardCase(context, item.caseId)
  mustHave(input, today)
  const isOrder = input.kind === 'orderDwelling'
  const need = isOrder && input.orderNeed && item.caseId ? needsOf(write, item.caseId).find((one) => one.key === input.orderNeed) : undefined
  if (isOrder && input.orderNeed && !need) throw new Refusal('bad-input', { field: 'orderNeed' })
  const asks = input.mandate === 'mustConfirm'
  const until = input.kind === 'defer' ? input.deferUntil : null
  const { id } = write.insert('teamDecision', {
    meetingId: input.meetingId, agendaItemId: item.id, caseId: item.caseId, kind: input.kind, text: input.text, dwellingId: input.dwellingId, ownerServiceId: input.ownerServiceId, ownerRoomName: roomNameOf(write, input.ownerServiceId), ownerPerson: input.ownerPerson || null, dueOn: input.dueOn, reason: input.reason, deferUntil: until,
    orderKind: isOrder ? input.orderKind : null, orderNeed: need?.text ?? null, waitingCount: need?.waiting ?? null, dissent: input.dissent || null, dissentBy: input.dissentBy || null,
    mandate: input.mandate, confirmBy: asks ? input.confirmBy : null, confirmDueOn: asks ? (input.confirmDueOn ?? confirmDue(write, today)) : null, confirmNote: null, tentative: input.tentative ? 'yes' : 'no', shownInRoom: input.showInRoom ? 'yes' : 'no', doneOn: null,
  })
  // A case that is put off leaves the list of this meeting, and comes back on the day that was named.
  if (input.kind === 'defer' && !input.tentative) write.update('agendaItem', item.id, null, { status: 'deferred', deferUntil: until, reason: input.reason!.slice(0, 300), ...(item.status === 'current' ? { usedSeconds: item.usedSeconds + elapsed(item.startedAt, now), startedAt: null } : {}) })
  return { id }
}

function decisionOf(context: CommandContext, id: string): Row<'teamDecision'> {
  const own = context.write.sql<Row<'teamDecision'>>('SELECT * FROM teamDecision WHERE id = ?', [id])[0]
  if (!own) throw new Refusal('not-found')
  if (own.caseId) guardCase(context, own.caseId)
  return own
}

export const decideCommands = {
  'meeting.decide': decide,
  'meeting.correctDecision': (context, input) => {
    const { write } = context
    const own = decisionOf(context, input.id)
    itemOf(write, own.agendaItemId, true)
    if (own.mandate === 'confirmed' || own.mandate === 'rejected') throw new Refusal('already-decided')
    const { text, ownerServiceId, ownerPerson, dueOn } = input.patch
    // Marked as shown when it is: the room then has the corrected words, else those it had.
    write.update('teamDecision', own.id, input.version, { text, ownerServiceId, ownerPerson: ownerPerson || null, dueOn, ownerRoomName: roomNameOf(write, ownerServiceId), shownInRoom: input.showInRoom ? 'yes' : 'no' })
    return {}
  },
  'meeting.confirmDecision': (context, input) => {
    const own = decisionOf(context, input.id)
    if (own.mandate !== 'mustConfirm') throw new Refusal('already-decided')
    if (input.answer === 'rejected' && !input.note?.trim()) throw new Refusal('reason-required', { field: 'note' })
    context.write.update('teamDecision', own.id, input.version, { mandate: input.answer, confirmNote: input.note, confirmedOn: context.today, confirmedBy: input.by || context.session.name })
    return {}
  },
  'meeting.saveDraft': (context, input) => {
    const { write } = context
    const item = itemOf(write, input.agendaItemId, false)
    if (item.caseId) guardCase(context, item.caseId)
    write.update('agendaItem', item.id, null, { ...(input.draft === undefined ? {} : { draft: input.draft }), ...(input.privateNote === undefined ? {} : { privateNote: input.privateNote }) })
    return {}
  },
  'meeting.setMandates': ({ write }, input) => {
    const row = write.sql<{ id: string }>('SELECT id FROM setting WHERE key = ?', [MANDATE_SETTING])[0]
    const value = JSON.stringify(input.mandates)
    if (row) write.update('setting', row.id, null, { value })
    else write.insert('setting', { key: MANDATE_SETTING, value })
    return {}
  },
} satisfies Partial<Handlers>

export const decideQueries = {
  'meeting.needs': (context: QueryContext, input) => {
    const item = context.read.sql<{ caseId: string | null }>('SELECT caseId FROM agendaItem WHERE id = ? AND meetingId = ?', [input.agendaItemId, input.meetingId])[0]
    if (!item) throw new Refusal('not-found')
    if (!item.caseId) return []
    guardCase(context, item.caseId)
    return needsOf(context.read, item.caseId)
  },
} satisfies Partial<Handlers>
