// Loans, grants, allowances, deposits and guarantees on a case, the estimate of the state housing allowance, and who has not applied for it.
import { operation } from '../contract.ts'
import { ALLOWANCE_GROUPS } from '../domain/housing-allowance.ts'
import * as code from '../model/codes.ts'
import { z } from '../zod.ts'
import { FileOut } from './views.ts'

const id = z.string().min(1).max(60)
const version = z.number().int()
const day = z.iso.date()
const money = z.number().int().min(0).max(10_000_000_000)
const words = (most: number) => z.string().trim().max(most).nullable().default(null)

const EventView = z.object({ id: z.string(), kind: code.instrumentEventKind.schema, happenedOn: z.string(), status: code.instrumentStatus.schema.nullable(), amount: z.number().nullable(), note: z.string().nullable(), by: z.string() })
export const InstrumentView = z.object({
  id: z.string(), version: z.number(), caseId: z.string(), caseNumber: z.string(), name: z.string(), kind: code.instrumentKind.schema, status: code.instrumentStatus.schema, next: z.array(code.instrumentStatus.schema), appliedOn: z.string().nullable(), decidedOn: z.string().nullable(), amount: z.number().nullable(), monthly: z.number().nullable(), validFrom: z.string().nullable(), validTo: z.string().nullable(), counterpart: z.string().nullable(), covers: z.string().nullable(), note: z.string().nullable(), documentId: z.string().nullable(),
  balance: z.object({ claimed: z.number(), paidOut: z.number(), recovered: z.number(), left: z.number() }), events: z.array(EventView), warning: z.string().nullable(),
})
export type InstrumentView = z.output<typeof InstrumentView>

export const AllowanceInput = z.object({ persons: z.number().int().min(0).max(30).nullable(), monthlyIncome: money.nullable(), wealth: money.nullable(), tenure: z.enum(['rent', 'owned']), monthlyCosts: money.nullable(), adapted: z.boolean(), group: z.enum(Object.keys(ALLOWANCE_GROUPS) as [keyof typeof ALLOWANCE_GROUPS]) })
export const AllowanceAnswer = z.object({ lacks: z.array(z.string()), ratesMissing: z.string().nullable(), year: z.number().nullable(), source: z.string().nullable(), monthly: z.number().nullable(), belowMinimum: z.boolean(), lines: z.array(z.object({ key: z.string(), label: z.string(), amount: z.number().nullable(), text: z.string(), why: z.string() })) })
export type AllowanceAnswer = z.output<typeof AllowanceAnswer>
const NotAppliedRow = z.object({ caseId: z.string(), caseNumber: z.string(), name: z.string(), monthly: z.number().nullable(), why: z.array(z.string()), lacks: z.array(z.string()) })

export const instrumentOperations = [
  operation({
    name: 'instrument.list', kind: 'query', access: 'plan.read', summary: 'Virkemidler på tvers av saker', input: z.object({ kind: code.instrumentKind.schema.nullable().default(null), filter: z.enum(['running', 'ending', 'claimed', 'all']).default('running'), text: z.string().max(100).default(''), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ total: z.number(), counts: z.object({ running: z.number(), ending: z.number(), claimed: z.number(), all: z.number() }), left: z.number(), hidden: z.number(), rows: z.array(InstrumentView) }), audited: () => ({ entity: 'list', id: 'instrument.list' }),
  }),
  operation({ name: 'instrument.forCase', kind: 'query', access: 'plan.read', summary: 'Virkemidlene i en sak', input: z.object({ caseId: id }), output: z.object({ rows: z.array(InstrumentView), deposit: z.object({ limit: z.number().nullable(), months: z.number(), source: z.string() }) }), audited: (input) => ({ entity: 'housingCase', id: input.caseId }) }),
  operation({ name: 'instrument.add', kind: 'command', access: 'plan.write', summary: 'Registrerer et virkemiddel', undoable: true, input: z.object({ caseId: id, kind: code.instrumentKind.schema, status: z.enum(['applied', 'granted', 'active', 'refused']).default('applied'), appliedOn: day.nullable().default(null), decidedOn: day.nullable().default(null), amount: money.nullable().default(null), monthly: money.nullable().default(null), validFrom: day.nullable().default(null), validTo: day.nullable().default(null), counterpart: words(300), covers: words(2000), note: words(2000), documentId: id.nullable().default(null) }), output: z.object({ id: z.string(), warning: z.string().nullable() }) }),
  operation({ name: 'instrument.move', kind: 'command', access: 'plan.write', summary: 'Gir et virkemiddel en ny tilstand', undoable: true, input: z.object({ id, version, status: code.instrumentStatus.schema, happenedOn: day, amount: money.nullable().default(null), validTo: day.nullable().default(null), note: words(2000) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'instrument.event', kind: 'command', access: 'plan.write', summary: 'Skriver krav, utbetaling, tilbakebetaling eller notat på et virkemiddel', undoable: true, input: z.object({ id, kind: z.enum(['claim', 'payout', 'recovered', 'note']), happenedOn: day, amount: money.nullable().default(null), note: words(2000) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'allowance.facts', kind: 'query', access: 'plan.read', summary: 'Det saken vet som et anslag på bostøtte trenger', input: z.object({ caseId: id }), output: z.object({ facts: AllowanceInput, sources: z.array(z.string()) }), audited: (input) => ({ entity: 'housingCase', id: input.caseId }) }),
  operation({ name: 'allowance.estimate', kind: 'query', access: 'plan.read', summary: 'Anslag på bostøtte etter årets satser, linje for linje', input: AllowanceInput, output: AllowanceAnswer }),
  operation({ name: 'export.allowance', kind: 'query', access: 'export.people', summary: 'Anslaget på bostøtte som PDF', input: z.object({ caseId: id, facts: AllowanceInput }), output: FileOut, audited: (input) => ({ entity: 'housingCase', id: input.caseId }) }),
  operation({ name: 'allowance.notApplied', kind: 'query', access: 'plan.read', summary: 'Hvem som kan ha rett på bostøtte og ikke har søkt', input: z.object({}), output: z.object({ ratesMissing: z.string().nullable(), year: z.number().nullable(), likely: z.array(NotAppliedRow), unclear: z.array(NotAppliedRow), unclearTotal: z.number(), hidden: z.number() }), audited: () => ({ entity: 'list', id: 'allowance.notApplied' }) }),
] as const
