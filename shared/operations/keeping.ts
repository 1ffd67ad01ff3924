// Keeping the home: early notices and what a person did about them, the track that is to prevent an eviction, repayment, and how it went.
import { operation } from '../contract.ts'
import * as code from '../model/codes.ts'
import { z } from '../zod.ts'
import { FileOut } from './views.ts'

const id = z.string().min(1).max(60)
const version = z.number().int()
const day = z.iso.date()
const money = z.number().int().min(0).max(10_000_000_000)
const words = z.string().trim().max(2000).nullable().default(null)
const reason = z.string().trim().min(3).max(2000)

export const HandledView = z.object({ on: z.string(), by: z.string(), response: code.signalResponse.schema, note: z.string().nullable(), quietUntil: z.string().nullable() })
export const SignalView = z.object({ key: z.string(), kind: code.signalKind.schema, label: z.string(), at: z.string(), facts: z.array(z.string()), grave: z.boolean(), silent: HandledView.nullable() })
export type SignalView = z.output<typeof SignalView>
export const KeepingRow = z.object({
  subject: z.string(), tenancyId: z.string().nullable(), caseId: z.string().nullable(), caseNumber: z.string().nullable(), name: z.string(), dwelling: z.string().nullable(), dwellingId: z.string().nullable(), planId: z.string().nullable(),
  children: z.number().nullable(), reasons: z.array(z.string()), signals: z.array(SignalView), track: z.object({ id: z.string(), openedOn: z.string(), responsible: z.string().nullable(), dueOn: z.string().nullable(), dueText: z.string().nullable() }).nullable(),
})
export type KeepingRow = z.output<typeof KeepingRow>

const StepView = z.object({ id: z.string(), version: z.number(), kind: code.trackStepKind.schema, happenedOn: z.string(), deadlineOn: z.string().nullable(), amount: z.number().nullable(), note: z.string().nullable(), reason: z.string().nullable(), by: z.string(), withdrawnOn: z.string().nullable() })
const NextView = z.object({ kind: code.trackStepKind.schema, adverse: z.boolean(), done: z.boolean(), lacks: z.array(z.string()), dueOn: z.string().nullable(), source: z.string().nullable() })
const Instalment = z.object({ dueOn: z.string(), amount: z.number(), paid: z.number(), state: z.enum(['paid', 'part', 'missed', 'future']) })
const RepaymentView = z.object({ id: z.string(), version: z.number(), status: code.repaymentStatus.schema, amount: z.number(), monthly: z.number(), firstDueOn: z.string(), agreedOn: z.string(), agreedWith: z.string().nullable(), endedOn: z.string().nullable(), note: z.string().nullable(), paid: z.number(), payments: z.array(z.object({ on: z.string(), amount: z.number() })), rows: z.array(Instalment) })
export const Enforcement = z.object({ agreed: z.enum(['yes', 'no', 'unknown']), copiesTo: z.string().trim().max(200), contact: z.string().trim().max(200), navWarned: z.enum(['yes', 'no', 'unknown']), reference: z.string().trim().max(200), since: day.nullable() })
export type Enforcement = z.output<typeof Enforcement>

export const TrackView = z.object({
  id: z.string(), version: z.number(), tenancyId: z.string(), caseId: z.string().nullable(), caseNumber: z.string().nullable(), name: z.string(), dwelling: z.string().nullable(), status: code.trackStatus.schema, openedOn: z.string(), openedBy: z.string(), responsibleId: z.string().nullable(), responsible: z.string().nullable(), amount: z.number().nullable(), rent: z.number().nullable(),
  children: z.number().nullable(), childrenNote: z.string().nullable(), outcome: code.trackOutcome.schema.nullable(), outcomeNote: z.string().nullable(), endedOn: z.string().nullable(), due: z.object({ on: z.string(), text: z.string(), source: z.string() }).nullable(),
  steps: z.array(StepView), next: z.array(NextView), repayments: z.array(RepaymentView), signals: z.array(SignalView), enforcement: Enforcement.nullable(),
})
export type TrackView = z.output<typeof TrackView>
const onList = (name: string) => () => ({ entity: 'list' as const, id: name })

export const keepingOperations = [
  operation({
    name: 'keeping.list', kind: 'query', access: 'plan.read', summary: 'Leieforhold og saker med varsler, barn først, deretter etter alvor', input: z.object({ filter: z.enum(['waiting', 'track', 'silent', 'all']).default('waiting'), children: z.boolean().default(false), text: z.string().max(100).default(''), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ total: z.number(), counts: z.object({ waiting: z.number(), track: z.number(), silent: z.number(), all: z.number(), children: z.number() }), /** protected people this user is not named for; nothing of them is shown */ hidden: z.number(), rows: z.array(KeepingRow) }), audited: onList('keeping.list'),
  }),
  operation({ name: 'keeping.find', kind: 'query', access: 'plan.read', summary: 'Finner et leieforhold å skrive et varsel på', input: z.object({ text: z.string().trim().max(100) }), output: z.array(z.object({ tenancyId: z.string(), label: z.string(), detail: z.string() })), audited: onList('keeping.find') }),
  operation({ name: 'signal.add', kind: 'command', access: 'plan.write', summary: 'Skriver inn et varsel med det som er kjent', undoable: true, input: z.object({ tenancyId: id.nullable().default(null), caseId: id.nullable().default(null), kind: z.enum(['arrears', 'complaint', 'damage', 'other']), seenOn: day, amount: money.nullable().default(null), months: z.number().int().min(0).max(240).nullable().default(null), oldestDueOn: day.nullable().default(null), text: words }), output: z.object({ id: z.string() }) }),
  operation({
    name: 'signal.handle', kind: 'command', access: 'plan.write', summary: 'Vurderer et varsel og velger hva som gjøres', undoable: true,
    input: z.object({ key: z.string().min(3).max(200), tenancyId: id.nullable().default(null), caseId: id.nullable().default(null), response: code.signalResponse.schema, note: reason, quietUntil: day.nullable().default(null) }), output: z.object({ id: z.string(), trackId: z.string().nullable() }),
  }),
  operation({ name: 'track.get', kind: 'query', access: 'plan.read', summary: 'Ett spor for å beholde boligen: steg, frister og det som mangler', input: z.object({ id }), output: TrackView, audited: (input) => ({ entity: 'list', id: `track:${input.id}` }) }),
  operation({ name: 'track.open', kind: 'command', access: 'plan.write', summary: 'Åpner sporet for å beholde boligen', undoable: true, input: z.object({ tenancyId: id, amount: money.nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'track.assign', kind: 'command', access: 'plan.write', summary: 'Setter hvem som følger opp sporet', undoable: true, input: z.object({ id, version, responsibleId: id }), output: z.object({ version: z.number() }) }),
  operation({ name: 'track.children', kind: 'command', access: 'plan.write', summary: 'Svarer på om det bor barn i husstanden', undoable: true, input: z.object({ id, version, children: z.number().int().min(0).max(30) }), output: z.object({ version: z.number() }) }),
  operation({
    name: 'track.step', kind: 'command', access: 'plan.write', summary: 'Registrerer et steg for å beholde boligen', undoable: true,
    input: z.object({ trackId: id, kind: z.enum(['missedPayment', 'contact', 'navTold', 'childrenConsidered', 'writtenWarning', 'petition', 'enforcementNotice', 'agreement', 'evictionDate']), happenedOn: day, deadlineOn: day.nullable().default(null), amount: money.nullable().default(null), note: words, reason: words }), output: z.object({ id: z.string(), deadlineOn: z.string().nullable() }),
  }),
  operation({ name: 'track.withdrawStep', kind: 'command', access: 'plan.write', summary: 'Trekker et steg tilbake, med grunn', undoable: true, input: z.object({ id, version, reason }), output: z.object({}) }),
  operation({ name: 'track.end', kind: 'command', access: 'plan.write', summary: 'Avslutter sporet med utfallet', undoable: true, input: z.object({ id, version, outcome: code.trackOutcome.schema, note: words, endedOn: day }), output: z.object({}) }),
  operation({ name: 'repayment.preview', kind: 'query', access: 'plan.read', summary: 'Datoer og beløp i en nedbetalingsavtale', input: z.object({ amount: money, monthly: money, firstDueOn: day }), output: z.object({ rows: z.array(Instalment), tooLong: z.boolean() }) }),
  operation({ name: 'repayment.agree', kind: 'command', access: 'plan.write', summary: 'Avtaler nedbetaling', undoable: true, input: z.object({ trackId: id, amount: money.min(100), monthly: money.min(100), firstDueOn: day, agreedOn: day, agreedWith: z.string().trim().max(200).nullable().default(null), note: words }), output: z.object({ id: z.string() }) }),
  operation({ name: 'repayment.pay', kind: 'command', access: 'plan.write', summary: 'Registrerer en innbetaling', undoable: true, input: z.object({ id, version, on: day, amount: money.min(1) }), output: z.object({ version: z.number(), kept: z.boolean() }) }),
  operation({ name: 'repayment.end', kind: 'command', access: 'plan.write', summary: 'Avslutter en nedbetalingsavtale som holdt eller brutt', undoable: true, input: z.object({ id, version, status: z.enum(['kept', 'broken']), note: reason }), output: z.object({}) }),
  operation({
    name: 'keeping.outcomes', kind: 'query', access: 'plan.read', summary: 'Hvordan det gikk i en periode, med listen bak hvert tall og barnefamilier for seg', input: z.object({ from: day, to: day }),
    output: z.object({ opened: z.number(), open: z.number(), ended: z.number(), hidden: z.number(), groups: z.array(z.object({ outcome: code.trackOutcome.schema, all: z.number(), families: z.number(), rows: z.array(z.object({ trackId: z.string(), name: z.string(), dwelling: z.string().nullable(), endedOn: z.string(), children: z.number().nullable() })) })) }), audited: onList('keeping.outcomes'),
  }),
  operation({ name: 'keeping.enforcement', kind: 'query', access: 'plan.read', summary: 'Kommunens avtale med namsmannen', input: z.object({}), output: Enforcement.nullable() }),
  operation({ name: 'keeping.setEnforcement', kind: 'command', access: 'settings.write', summary: 'Skriver kommunens avtale med namsmannen', undoable: true, input: Enforcement, output: z.object({}) }),
  operation({ name: 'export.keepingLetter', kind: 'query', access: 'export.people', summary: 'Brev om husleien som PDF: tilbud om samtale, skriftlig varsel eller nedbetalingsavtale', input: z.object({ trackId: id, letter: z.enum(['talk', 'warning', 'repayment']) }), output: FileOut, audited: (input) => ({ entity: 'list', id: `track:${input.trackId}` }) }),
] as const
