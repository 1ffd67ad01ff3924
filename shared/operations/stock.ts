// Behov og boliger, and Kartlegging: need against stock, dwellings ordered from unmet need, and every tenant asked about the home they have.
import { operation } from '../contract.ts'
import { ACCESS, AXES } from '../domain/stock.ts'
import * as code from '../model/codes.ts'
import { z } from '../zod.ts'

const Axis = z.enum(Object.keys(AXES) as [keyof typeof AXES])
const AccessKind = z.enum(Object.keys(ACCESS) as [keyof typeof ACCESS])
/** whose need: those granted and waiting; all open cases; tenants who said in a mapping that the home does not suit */
export const NEED_SOURCES = ['waiting', 'open', 'tenants'] as const
const Source = z.enum(NEED_SOURCES)
const row = z.number().int().min(0).max(4)
const Cell = z.object({ row: z.number(), column: z.string(), need: z.number(), stock: z.number().nullable(), vacant: z.number().nullable(), turnover: z.number().nullable(), pressure: z.enum(['none', 'covered', 'tight', 'short', 'unknown']), why: z.string() })
const NeedCase = z.object({ caseId: z.string().nullable(), caseNumber: z.string(), name: z.string(), since: z.string().nullable(), detail: z.string() })
const Order = z.object({ id: z.string(), version: z.number(), kind: code.orderKind.schema, status: code.purchaseStatus.schema, title: z.string(), bedrooms: z.number().nullable(), access: z.string().nullable(), area: z.string().nullable(), needGroup: code.needGroup.schema.nullable(), dwellings: z.number(), waitingCount: z.number(), stillWaiting: z.number(), reason: z.string().nullable(), orderedOn: z.string().nullable(), orderedBy: z.string().nullable(), answeredOn: z.string().nullable(), answeredBy: z.string().nullable(), answerNote: z.string().nullable(), arrived: z.array(z.object({ id: z.string(), label: z.string() })) })
const Suited = z.object({ suitability: code.suitability.schema.nullable(), count: z.number() })
const InterviewRow = z.object({ tenancyId: z.string(), id: z.string().nullable(), version: z.number(), caseId: z.string().nullable(), tenant: z.string(), dwellingId: z.string(), dwelling: z.string(), kind: code.dwellingKind.schema, bedrooms: z.number().nullable(), startsOn: z.string(), status: code.interviewStatus.schema, interviewerId: z.string().nullable(), interviewer: z.string().nullable(), appointedOn: z.string().nullable(), heldOn: z.string().nullable(), suitability: code.suitability.schema.nullable(), why: z.string().nullable(), ownWords: z.string().nullable(), persons: z.number().nullable(), bedroomsNeeded: z.number().nullable(), needs: z.array(code.requirementKind.schema), area: z.string().nullable(), nextStep: z.string().nullable() })

export const stockOperations = [
  operation({
    name: 'stock.matrix', kind: 'query', access: 'case.read', summary: 'Behov mot boliger: soverom mot tilgjengelighet, strøk eller gruppe', input: z.object({ axis: Axis.default('access'), source: Source.default('waiting') }),
    output: z.object({ columns: z.array(z.object({ key: z.string(), label: z.string() })), rows: z.array(z.object({ row: z.number(), label: z.string() })), cells: z.array(Cell), households: z.number(), /** why some households are in no cell */ uncounted: z.array(z.object({ why: z.string(), count: z.number(), key: z.string() })), dwellings: z.number(), dwellingsUncounted: z.number(), campaign: z.string().nullable() }),
    audited: () => ({ entity: 'list', id: 'stock.matrix' }),
  }),
  operation({
    name: 'stock.cell', kind: 'query', access: 'case.read', summary: 'Sakene og boligene bak en rute', input: z.object({ axis: Axis, source: Source, row: row.nullable(), column: z.string().max(100).nullable(), uncounted: z.string().max(40).nullable().default(null) }),
    output: z.object({ total: z.number(), cases: z.array(NeedCase), dwellingsTotal: z.number(), dwellings: z.array(z.object({ id: z.string(), label: z.string(), state: code.dwellingState.schema })) }), audited: () => ({ entity: 'list', id: 'stock.cell' }),
  }),
  operation({ name: 'purchase.list', kind: 'query', access: 'case.read', summary: 'Bestillinger av boliger, og det boliglaget har bestilt', input: z.object({}), output: z.object({ orders: z.array(Order), fromTeam: z.array(z.object({ decisionId: z.string(), kind: code.orderKind.schema.nullable(), need: z.string().nullable(), waitingCount: z.number().nullable(), heldOn: z.string() })) }) }),
  operation({
    name: 'purchase.create', kind: 'command', access: 'case.write', summary: 'Bestiller boliger ut fra behov som ikke er dekket', undoable: true,
    input: z.object({ kind: code.orderKind.schema, title: z.string().trim().min(2).max(200), bedrooms: row.nullable().default(null), access: AccessKind.nullable().default(null), area: z.string().trim().max(100).nullable().default(null), needGroup: code.needGroup.schema.nullable().default(null), dwellings: z.number().int().min(1).max(500), reason: z.string().trim().max(2000).nullable().default(null), teamDecisionId: z.string().max(60).nullable().default(null) }), output: z.object({ id: z.string(), waitingCount: z.number() }),
  }),
  operation({
    name: 'purchase.answer', kind: 'command', access: 'case.write', summary: 'Sier hvordan det gikk med en bestilling', undoable: true,
    input: z.object({ id: z.string(), version: z.number().int(), status: code.purchaseStatus.schema, answeredBy: z.string().trim().max(120).nullable().default(null), note: z.string().trim().max(2000).nullable().default(null), dwellingIds: z.array(z.string().max(60)).max(500).default([]) }), output: z.object({}),
  }),
  operation({ name: 'campaign.list', kind: 'query', access: 'plan.read', summary: 'Kartlegginger av leietakere', input: z.object({}), output: z.array(z.object({ id: z.string(), version: z.number(), name: z.string(), startsOn: z.string(), endsOn: z.string().nullable(), status: code.campaignStatus.schema, note: z.string().nullable(), total: z.number(), done: z.number() })) }),
  operation({ name: 'campaign.create', kind: 'command', access: 'plan.write', summary: 'Starter en kartlegging av leietakere', undoable: true, input: z.object({ name: z.string().trim().min(2).max(200), startsOn: z.iso.date(), endsOn: z.iso.date().nullable().default(null), kinds: z.array(code.dwellingKind.schema).max(20).default([]), areas: z.array(z.string().max(100)).max(100).default([]), livedMonths: z.number().int().min(0).max(600).default(0), note: z.string().trim().max(2000).nullable().default(null) }), output: z.object({ id: z.string(), total: z.number() }) }),
  operation({ name: 'campaign.close', kind: 'command', access: 'plan.write', summary: 'Avslutter eller åpner en kartlegging', undoable: true, input: z.object({ id: z.string(), version: z.number().int(), status: code.campaignStatus.schema }), output: z.object({}) }),
  operation({
    name: 'campaign.get', kind: 'query', access: 'plan.read', summary: 'Leietakerne i en kartlegging, hva de har svart, og hva det blir', input: z.object({ id: z.string(), status: code.interviewStatus.schema.nullable().default(null), suitability: code.suitability.schema.nullable().default(null), text: z.string().max(100).default(''), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({
      total: z.number(), rows: z.array(InterviewRow), campaign: z.object({ id: z.string(), version: z.number(), name: z.string(), startsOn: z.string(), endsOn: z.string().nullable(), status: code.campaignStatus.schema, note: z.string().nullable() }), counts: z.array(z.object({ status: code.interviewStatus.schema, count: z.number() })), suited: z.array(Suited), hidden: z.number(),
      byKind: z.array(z.object({ kind: code.dwellingKind.schema, done: z.number(), suited: z.number(), notSuited: z.number(), couldMoveOn: z.number() })), needs: z.array(z.object({ label: z.string(), count: z.number() })),
    }), audited: (input) => ({ entity: 'list', id: input.id }),
  }),
  operation({
    name: 'interview.save', kind: 'command', access: 'plan.write', summary: 'Skriver inn et intervju med en leietaker', undoable: true,
    input: z.object({ campaignId: z.string(), tenancyId: z.string(), version: z.number().int(), status: code.interviewStatus.schema, interviewerId: z.string().max(60).nullable().default(null), appointedOn: z.iso.date().nullable().default(null), heldOn: z.iso.date().nullable().default(null), suitability: code.suitability.schema.nullable().default(null), why: z.string().trim().max(4000).nullable().default(null), ownWords: z.string().trim().max(4000).nullable().default(null), persons: z.number().int().min(1).max(30).nullable().default(null), bedroomsNeeded: z.number().int().min(0).max(20).nullable().default(null), needs: z.array(code.requirementKind.schema).max(20).default([]), area: z.string().trim().max(100).nullable().default(null), nextStep: z.string().trim().max(300).nullable().default(null) }), output: z.object({ id: z.string() }),
  }),
] as const
