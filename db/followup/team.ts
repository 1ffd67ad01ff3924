// Around the plan: those the person chose, what is asked of the person, when somebody can be reached, and schemes the person takes part in.
import { Refusal } from '../../shared/errors.ts'
import type { NewRow } from '../../shared/model/index.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { guardPart, guardPlan } from './guard.ts'

type Kind = NewRow<'planMember'>['kind']
interface OldMember { name: string; role: string; note: string | null; lead: boolean }

const OLD = 'old-'
const FAMILY = /\b(datter|sønn|mor|far|bror|søster|tante|onkel|bestemor|bestefar|ektefelle|samboer|barnebarn|niese|nevø)\b/i

/** What the old words of a role say; what they do not say is «andre», never guessed. */
export const kindOfRole = (role: string): Kind => (FAMILY.test(role) ? 'family' : /\bvenn/i.test(role) ? 'friend' : /\butleier\b/i.test(role) ? 'landlord' : /\bfrivillig/i.test(role) ? 'volunteer' : /\b(nav|boveileder|boligkontor\w*|koordinator|tjeneste\w*|helse\w*|barnevern\w*)\b/i.test(role) ? 'service' : 'other')

/** The team as it was kept before, when no row has taken its place. */
export function oldMembers(plan: Pick<Row<'followUpPlan'>, 'team'>): OldMember[] {
  try {
    const list = JSON.parse(plan.team) as Partial<OldMember>[]
    return Array.isArray(list) ? list.filter((one) => typeof one?.name === 'string').map((one) => ({ name: one.name!, role: one.role ?? '', note: one.note ?? null, lead: one.lead === true })) : []
  } catch {
    return []
  }
}

/** The first change of the team gives everyone in it a row, in the same operation: undo brings the old list back whole. */
function takeOver(context: CommandContext, plan: Row<'followUpPlan'>): string[] {
  const ids = oldMembers(plan).map((one) => context.write.insert('planMember', { planId: plan.id, kind: kindOfRole(one.role), name: one.name.slice(0, 300) || 'Uten navn', role: one.role.slice(0, 300) || null, phone: null, serviceId: null, chosenByPerson: 'unknown', lead: one.lead ? 'yes' : 'no', note: one.note?.slice(0, 300) ?? null, endedOn: null }).id)
  if (ids.length > 0) context.write.update('followUpPlan', plan.id, null, { team: '[]' })
  return ids
}

/** The row a screen means: one of its own, or the place in the list from before. */
function memberId(context: CommandContext, planId: string, asked: string): { id: string; isOld: boolean } {
  const taken = takeOver(context, guardPlan(context, planId))
  if (asked.startsWith(OLD)) {
    const id = taken[Number(asked.slice(OLD.length))]
    if (!id) throw new Refusal('not-found')
    return { id, isOld: true }
  }
  if (guardPart(context, 'planMember', asked).row.planId !== planId) throw new Refusal('not-found')
  return { id: asked, isOld: false }
}

function setMember(context: CommandContext, input: ParsedInput<'plan.setMember'>) {
  const { write } = context
  const { id: asked, version, lead, planId, ...rest } = input
  const values = { ...rest, lead: lead ? ('yes' as const) : ('no' as const) }
  if (asked === null) takeOver(context, guardPlan(context, planId))
  const known = asked === null ? null : memberId(context, planId, asked)
  const id = known === null ? write.insert('planMember', { planId, ...values, endedOn: null }).id : write.update('planMember', known.id, known.isOld ? null : version, values).id
  // One main contact: whoever was it before is in the team still.
  if (lead) for (const one of write.sql<{ id: string }>(`SELECT id FROM planMember WHERE planId = ? AND lead = 'yes' AND id <> ? AND endedOn IS NULL`, [planId, id])) write.update('planMember', one.id, null, { lead: 'no' })
  return { id }
}

function endMember(context: CommandContext, input: ParsedInput<'plan.endMember'>) {
  const { id, isOld } = memberId(context, input.planId, input.id)
  context.write.update('planMember', id, isOld ? null : input.version, { endedOn: context.today })
  return {}
}

function setCondition(context: CommandContext, input: ParsedInput<'plan.setCondition'>) {
  guardPlan(context, input.planId)
  if (!input.serviceId && !input.partyName) throw new Refusal('bad-input', { field: 'partyName' })
  const { id, version, planId, ...values } = input
  if (id === null) return { id: context.write.insert('planCondition', { planId, ...values, endedOn: null }).id }
  if (guardPart(context, 'planCondition', id).row.planId !== planId) throw new Refusal('not-found')
  return { id: context.write.update('planCondition', id, version, values).id }
}

function setWindow(context: CommandContext, input: ParsedInput<'plan.setWindow'>) {
  guardPlan(context, input.planId)
  if (input.fromTime && input.toTime && input.kind !== 'onCall' && input.toTime <= input.fromTime) throw new Refusal('bad-input', { field: 'toTime' })
  const { id, version, planId, days, ...rest } = input
  const values = { ...rest, days: JSON.stringify([...new Set(days)].sort()) }
  if (id === null) return { id: context.write.insert('contactWindow', { planId, ...values, endedOn: null }).id }
  if (guardPart(context, 'contactWindow', id).row.planId !== planId) throw new Refusal('not-found')
  return { id: context.write.update('contactWindow', id, version, values).id }
}

/** Taking part stops without touching the lease or the plan. */
function leave(context: CommandContext, input: ParsedInput<'plan.leave'>) {
  const { row } = guardPart(context, 'membership', input.id, false)
  if (input.endsOn < row.startsOn) throw new Refusal('bad-input', { field: 'endsOn' })
  context.write.update('membership', input.id, input.version, { endsOn: input.endsOn, endReason: input.reason })
  return {}
}

export const planTeamHandlers = {
  'plan.setMember': setMember,
  'plan.endMember': endMember,
  'plan.setCondition': setCondition,
  'plan.endCondition': (context, input) => {
    guardPart(context, 'planCondition', input.id)
    context.write.update('planCondition', input.id, input.version, { endedOn: context.today })
    return {}
  },
  'plan.setWindow': setWindow,
  'plan.endWindow': (context, input) => {
    guardPart(context, 'contactWindow', input.id)
    context.write.update('contactWindow', input.id, input.version, { endedOn: context.today })
    return {}
  },
  'plan.join': (context, input) => {
    const plan = guardPlan(context, input.planId)
    if (context.write.sql('SELECT 1 FROM membership WHERE caseId = ? AND name = ? AND endsOn IS NULL', [plan.caseId, input.name]).length > 0) throw new Refusal('duplicate')
    return { id: context.write.insert('membership', { caseId: plan.caseId, planId: plan.id, name: input.name, startsOn: input.startsOn, endsOn: null, endReason: null }).id }
  },
  'plan.leave': leave,
} satisfies Partial<Handlers>
