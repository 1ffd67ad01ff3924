// Leie til eie: the way of a tenant towards a home of their own, what the household can carry, the purchase, and how it went.
import { operation } from '../contract.ts'
import { Answer, ore } from '../model/field.ts'
import * as code from '../model/codes.ts'
import { z } from '../zod.ts'
import { FileOut } from './views.ts'

const id = z.string().min(1).max(60)
const version = z.number().int()
const on = z.iso.date()
const words = z.string().trim().max(2000)
const money = ore.nullable()

/** What is typed into a calculation. Øre a month; null: nobody has said. */
export const CapacityInput = z.object({
  netIncome: money, ages: z.array(z.number().int().min(0).max(120)).max(20), ownLiving: money, otherFixed: money, maintenance: money, running: money, price: money, ownMoney: money,
})
export type CapacityInput = z.output<typeof CapacityInput>
const Line = z.object({ key: z.string(), label: z.string(), amount: z.number(), why: z.string() })
const Option = z.object({ key: z.enum(['ordinary', 'long', 'interestOnly']), label: z.string(), percent: z.number(), years: z.number(), interestOnlyYears: z.number(), loan: z.number(), enough: z.boolean().nullable() })
const CapacityFigures = z.object({ lines: z.array(Line), available: z.number(), service: z.number(), needed: z.number().nullable(), neededMonthly: z.number().nullable(), options: z.array(Option), sensitivity: z.array(Option.extend({ extra: z.number() })), advice: z.enum(['fits', 'onlyLong', 'doubtful', 'tooLow', 'noPrice']) })
/** Either what is lacking, in words, or the figures with the rates they rest on. Never a figure without its ground. */
export const CapacityView = z.object({ lacks: z.array(z.string()), figures: CapacityFigures.nullable(), rates: z.array(z.string()) })
export type CapacityView = z.output<typeof CapacityView>
export const CalculationView = z.object({ id: z.string(), calculatedOn: z.string(), by: z.string(), input: CapacityInput, result: CapacityView })

const TrackRow = z.object({ id: z.string(), caseId: z.string(), caseNumber: z.string(), name: z.string(), dwelling: z.string().nullable(), /** null: the address is protected and this user is not named */ status: code.ownershipStatus.schema.nullable(), responsible: z.string().nullable(), startedOn: z.string(), lastOn: z.string(), outcome: code.ownershipOutcome.schema.nullable(), boughtOn: z.string().nullable(), withdrawnCode: code.ownershipWithdrawn.schema.nullable(), defaultedOn: z.string().nullable(), followUntil: z.string().nullable() })
const Figures = z.object({ started: z.number(), boughtOwn: z.number(), boughtElsewhere: z.number(), withdrawn: z.number(), withdrawnBy: z.array(z.object({ code: code.ownershipWithdrawn.schema, count: z.number() })), defaulted: z.number(), freed: z.number(), replaced: z.number() })
const GrantView = z.object({ remaining: z.number().nullable(), lines: z.array(z.object({ label: z.string(), amount: z.number(), why: z.string() })), lacks: z.string().nullable() })
export type GrantView = z.output<typeof GrantView>

export const ownershipOperations = [
  operation({
    name: 'ownership.list', kind: 'query', access: 'plan.read', summary: 'De som er på vei fra leie til eie, med antall i hvert steg', input: z.object({ filter: z.enum(['onTheWay', 'bought', 'withdrawn', 'all']).default('onTheWay'), status: code.ownershipStatus.schema.nullable().default(null), text: z.string().max(100).default(''), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ total: z.number(), rows: z.array(TrackRow), steps: z.array(z.object({ status: code.ownershipStatus.schema, count: z.number() })), figures: Figures }), audited: () => ({ entity: 'list', id: 'ownership.list' }),
  }),
  operation({
    name: 'ownership.candidates', kind: 'query', access: 'plan.read', summary: 'Leietakere og boliger som kan passe for leie til eie, og de som ikke er vurdert', input: z.object({ show: z.enum(['yes', 'unknown', 'no']).default('yes'), text: z.string().max(100).default(''), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ total: z.number(), counts: z.object({ yes: z.number(), unknown: z.number(), no: z.number() }), rows: z.array(z.object({ tenancyId: z.string(), version: z.number(), caseId: z.string().nullable(), name: z.string(), dwellingId: z.string(), dwelling: z.string(), startsOn: z.string(), rent: z.number().nullable(), tenant: Answer, home: Answer, onTheWay: z.boolean() })) }), audited: () => ({ entity: 'list', id: 'ownership.candidates' }),
  }),
  operation({
    name: 'ownership.get', kind: 'query', access: 'plan.read', summary: 'En vei til eie: steg, hendelser, beregninger, kjøp og oppfølging', input: z.object({ id }),
    output: z.object({
      track: z.object({ id: z.string(), version: z.number(), caseId: z.string(), caseNumber: z.string(), name: z.string(), status: code.ownershipStatus.schema, startedOn: z.string(), ownWords: z.string().nullable(), responsibleId: z.string().nullable(), responsible: z.string().nullable(), outcome: code.ownershipOutcome.schema.nullable(), boughtOn: z.string().nullable(), price: z.number().nullable(), loan: z.number().nullable(), grant: z.number().nullable(), homeText: z.string().nullable(), withdrawnCode: code.ownershipWithdrawn.schema.nullable(), withdrawnText: z.string().nullable(), stateGrantDue: z.number().nullable(), followUntil: z.string().nullable(), defaultedOn: z.string().nullable(), endedOn: z.string().nullable(), replacement: z.object({ id: z.string(), label: z.string() }).nullable() }),
      next: code.ownershipStatus.schema.nullable(), tenancy: z.object({ id: z.string(), dwellingId: z.string(), dwelling: z.string(), startsOn: z.string(), endsOn: z.string().nullable(), rent: z.number().nullable(), running: z.boolean(), dwellingVersion: z.number(), home: Answer, stateGrant: z.number().nullable(), stateGrantPaidOn: z.string().nullable() }).nullable(),
      events: z.array(z.object({ id: z.string(), kind: code.ownershipEventKind.schema, on: z.string(), amount: z.number().nullable(), text: z.string().nullable(), by: z.string() })), calculations: z.array(CalculationView), ages: z.array(z.number()), agesKnown: z.boolean(), staff: z.array(z.object({ id: z.string(), name: z.string() })),
    }), audited: (input) => ({ entity: 'housingCase', id: input.id }),
  }),
  operation({ name: 'ownership.setPotential', kind: 'command', access: 'plan.write', summary: 'Skriver om en leietaker kan passe for leie til eie', undoable: true, input: z.object({ tenancyId: id, version, potential: Answer }), output: z.object({ version: z.number() }) }),
  operation({ name: 'dwelling.setForSale', kind: 'command', access: 'dwelling.write', summary: 'Skriver om en bolig kan selges til leietakeren, og statlig tilskudd til den', undoable: true, input: z.object({ id, version, potential: Answer, stateGrant: money, stateGrantPaidOn: on.nullable() }), output: z.object({ version: z.number() }) }),
  operation({ name: 'ownership.start', kind: 'command', access: 'plan.write', summary: 'Starter veien fra leie til eie for en sak', undoable: true, input: z.object({ caseId: id, tenancyId: id.nullable().default(null), ownWords: words.nullable().default(null), responsibleId: id.nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'ownership.update', kind: 'command', access: 'plan.write', summary: 'Endrer ansvarlig og egne ord på veien til eie', undoable: true, input: z.object({ id, version, ownWords: words.nullable(), responsibleId: id.nullable() }), output: z.object({ version: z.number() }) }),
  operation({ name: 'ownership.move', kind: 'command', access: 'plan.write', summary: 'Setter steget på veien til eie', undoable: true, input: z.object({ id, version, to: code.ownershipStatus.schema, text: words.nullable().default(null) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'ownership.log', kind: 'command', access: 'plan.write', summary: 'Skriver en hendelse på veien til eie', undoable: true, input: z.object({ id, kind: z.enum(['talk', 'economy', 'viewing', 'bid', 'loan', 'followUp', 'note']), on, amount: money.default(null), text: words.min(2) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'ownership.withdraw', kind: 'command', access: 'plan.write', summary: 'Legger veien til eie bort for nå, med grunn', undoable: true, input: z.object({ id, version, code: code.ownershipWithdrawn.schema, text: words.min(3), on }), output: z.object({ version: z.number() }) }),
  operation({ name: 'capacity.try', kind: 'query', access: 'plan.read', summary: 'Regner betjeningsevne uten å lagre', input: z.object({ input: CapacityInput }), output: CapacityView }),
  operation({ name: 'capacity.save', kind: 'command', access: 'plan.write', summary: 'Lagrer en beregning av betjeningsevne med satsene den bygger på', undoable: true, input: z.object({ ownershipId: id, input: CapacityInput }), output: z.object({ id: z.string() }) }),
  operation({ name: 'export.capacity', kind: 'query', access: 'export.people', summary: 'Beregningen av betjeningsevne som PDF, i klart språk', input: z.object({ id }), output: FileOut, audited: (input) => ({ entity: 'housingCase', id: input.id }) }),
  operation({ name: 'ownership.purchase', kind: 'query', access: 'plan.read', summary: 'Hva som skjer ved et kjøp, og hva som er igjen av statlig tilskudd', input: z.object({ id, outcome: code.ownershipOutcome.schema, on }), output: z.object({ grant: GrantView.nullable(), follows: z.array(z.string()) }), audited: (input) => ({ entity: 'housingCase', id: input.id }) }),
  operation({
    name: 'ownership.buy', kind: 'command', access: 'plan.write', summary: 'Fører kjøpet: leieforholdet avsluttes, og boligen selges eller blir ledig', undoable: true,
    input: z.object({ id, version, outcome: code.ownershipOutcome.schema, on, movedOn: on.nullable().default(null), price: money, loan: money.default(null), grant: money.default(null), homeText: z.string().trim().max(300).nullable().default(null), followUntil: on.nullable().default(null), confirmed: z.literal(true) }), output: z.object({ vacancyId: z.string().nullable(), stateGrantDue: z.number().nullable() }),
  }),
  operation({ name: 'ownership.default', kind: 'command', access: 'plan.write', summary: 'Fører mislighold av lånet etter kjøpet', undoable: true, input: z.object({ id, version, on, text: words.min(3) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'ownership.endFollowUp', kind: 'command', access: 'plan.write', summary: 'Avslutter oppfølgingen etter kjøpet', undoable: true, input: z.object({ id, version, on, text: words.nullable().default(null) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'ownership.replace', kind: 'command', access: 'plan.write', summary: 'Kobler boligen som ble kjøpt for pengene', undoable: true, input: z.object({ id, version, dwellingId: id.nullable() }), output: z.object({ version: z.number() }) }),
] as const
