// Søkere and Sak: the list, the case page, and what one does to a case.
import * as code from '../model/codes.ts'
import { Answer, Topic } from '../model/field.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { ShareEntry } from './consent.ts'
import { CaseFilter, CaseRow, Household, HistoryEntry, RequirementView, TimelineEvent } from './views.ts'

export const CASE_SORTS = ['dueOn', 'caseNumber', 'name', 'livingSince', 'receivedOn', 'coordinator', 'handovers', 'status', 'grantedOn'] as const
const ids = z.array(z.string()).min(1).max(5000)

export const CasePage = z.object({
  case: CaseRow.extend({
    personId: z.string(), personVersion: z.number(), nationalId: z.string().nullable(), birthDate: z.string().nullable(), age: z.number().nullable(), phone: z.string().nullable(), email: z.string().nullable(), contactNote: z.string().nullable(), address: z.string().nullable(), interpreter: Answer, language: z.string().nullable(), flag: z.string().nullable(), pronoun: z.string().nullable(),
    livingSituation: code.livingSituation.schema, ownWords: z.string().nullable(), ownWordsRoom: z.string().nullable(), ownWordsNote: z.string().nullable(), need: z.string().nullable(), healthNote: z.string().nullable(), economyNote: z.string().nullable(), monthlyIncome: z.number().nullable(), rentCeiling: z.number().nullable(), questionToTeam: z.string().nullable(), triedBefore: z.string().nullable(), residenceSince: z.string().nullable(), source: z.string().nullable(),
  }),
  warnings: z.array(z.object({ tone: z.enum(['attention', 'danger', 'quiet']), text: z.string(), why: z.string() })),
  members: z.array(z.object({ id: z.string(), relation: code.relation.schema, name: z.string().nullable(), age: z.number().nullable(), note: z.string().nullable() })),
  requirements: z.array(RequirementView),
  applications: z.array(z.object({ id: z.string(), type: code.applicationType.schema, receivedOn: z.string(), channel: code.channel.schema, status: code.applicationStatus.schema })),
  decisions: z.array(z.object({ id: z.string(), kind: code.decisionKind.schema, outcome: code.decisionOutcome.schema, decidedOn: z.string(), reference: z.string().nullable(), legalBasis: z.string().nullable(), rationale: z.string().nullable(), contractMonths: z.number().nullable(), appealBody: code.appealBody.schema, appealDeadline: z.string().nullable() })),
  offers: z.array(z.object({ id: z.string(), dwellingId: z.string(), dwelling: z.string(), status: z.string(), on: z.string(), answerBy: z.string().nullable(), reason: z.string().nullable(), kind: z.enum(['proposal', 'allocation']), explanation: z.string().nullable(), version: z.number() })),
  stays: z.array(z.object({ id: z.string(), kind: code.stayKind.schema, startsOn: z.string(), endsOn: z.string().nullable(), days: z.number(), limitOn: z.string() })),
  consents: z.array(ShareEntry),
  handoverSummary: z.object({ count: z.number(), days: z.number(), limit: z.number(), over: z.boolean() }),
  plan: z.object({ id: z.string(), goals: z.array(z.object({ ownWords: z.string(), owner: z.string(), detail: z.string().nullable() })), nextVisitOn: z.string().nullable() }).nullable(),
  nextMeeting: z.object({ id: z.string(), heldOn: z.string(), number: z.number() }).nullable(),
  timeline: z.array(TimelineEvent),
  fits: z.array(z.object({ dwellingId: z.string(), label: z.string(), outcome: z.enum(['met', 'notMet', 'unknown']), reason: z.string() })),
})
export type CasePage = z.output<typeof CasePage>

export const EDITABLE_CASE_FIELDS = ['status', 'coordinatorId', 'livingSituation', 'livingText', 'livingSince', 'livingUntil', 'ownWords', 'ownWordsRoom', 'ownWordsNote', 'nextStep', 'nextAction', 'waitingOn', 'waitingSince', 'dueOn', 'dueKind', 'residenceSince', 'need', 'healthNote', 'economyNote', 'monthlyIncome', 'rentCeiling', 'questionToTeam', 'triedBefore', 'flag'] as const
export const EDITABLE_PERSON_FIELDS = ['name', 'phone', 'email', 'address', 'contactNote', 'language', 'interpreter', 'protectedAddress', 'nationalId', 'birthDate'] as const
const scalar = z.union([z.string().max(20_000), z.number(), z.null()])

export const caseOperations = [
  operation({
    name: 'case.list', kind: 'query', access: 'case.read', summary: 'Saker, filtrert, sortert og gruppert, en bit om gangen',
    input: z.object({ filter: CaseFilter.prefault({}), sort: z.enum(CASE_SORTS).default('dueOn'), descending: z.boolean().default(false), groupBy: z.enum(['none', 'coordinator', 'status', 'waitingOn']).default('none'), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ total: z.number(), rows: z.array(CaseRow), groups: z.array(z.object({ key: z.string(), label: z.string(), count: z.number(), start: z.number() })) }),
    audited: () => ({ entity: 'list', id: 'case.list' }),
  }),
  operation({
    name: 'case.counts', kind: 'query', access: 'case.read', summary: 'Antall saker i hver visning, og hva hvert filter koster når ingen passer',
    input: z.object({ filter: CaseFilter.prefault({}) }),
    output: z.object({ views: z.record(z.string(), z.number()), withoutFilter: z.array(z.object({ key: z.string(), label: z.string(), count: z.number() })), waitingOn: z.array(z.string()) }),
  }),
  operation({
    name: 'case.get', kind: 'query', access: 'case.read', summary: 'Alt som er kjent om en sak', input: z.object({ id: z.string() }), output: CasePage,
    audited: (input) => ({ entity: 'housingCase', id: input.id }),
  }),
  operation({
    name: 'case.create', kind: 'command', access: 'case.write', summary: 'Registrerer en ny søknad og åpner en sak', undoable: true,
    input: z.object({
      name: z.string().trim().min(2).max(200), nationalId: z.string().trim().max(20).nullable().default(null), birthDate: z.iso.date().nullable().default(null), phone: z.string().max(40).nullable().default(null), receivedOn: z.iso.date(), type: code.applicationType.schema.default('new'), channel: code.channel.schema.default('paper'),
      livingSituation: code.livingSituation.schema.default('unknown'), livingSince: z.iso.date().nullable().default(null), ownWords: z.string().max(20_000).nullable().default(null), adults: z.number().int().min(1).max(20).default(1), children: z.number().int().min(0).max(20).default(0), protectedAddress: code.protectedAddress.schema.default('none'), sameAs: z.string().nullable().default(null),
      wants: z.string().trim().max(5000).nullable().default(null), ownAttempts: z.string().trim().max(5000).nullable().default(null), representative: z.string().trim().max(200).nullable().default(null),
    }),
    output: z.object({ id: z.string(), caseNumber: z.string() }),
  }),
  operation({
    name: 'case.update', kind: 'command', access: 'case.write', summary: 'Endrer felter i en sak', undoable: true,
    input: z.object({ id: z.string(), version: z.number().int(), patch: z.partialRecord(z.enum(EDITABLE_CASE_FIELDS), scalar) }), output: z.object({ version: z.number() }),
  }),
  operation({
    name: 'person.update', kind: 'command', access: 'case.write', summary: 'Endrer opplysninger om en person', undoable: true,
    input: z.object({ id: z.string(), version: z.number().int(), patch: z.partialRecord(z.enum(EDITABLE_PERSON_FIELDS), scalar) }), output: z.object({ version: z.number() }),
  }),
  operation({ name: 'case.assign', kind: 'command', access: 'case.write', summary: 'Gir en eller flere saker til en koordinator', undoable: true, input: z.object({ ids, coordinatorId: z.string().nullable() }), output: z.object({ changed: z.number() }) }),
  operation({
    name: 'case.postpone', kind: 'command', access: 'case.write', summary: 'Utsetter neste steg med en grunn', undoable: true,
    input: z.object({ id: z.string(), version: z.number().int(), dueOn: z.iso.date(), reason: z.string().trim().min(3).max(500) }), output: z.object({}),
  }),
  operation({
    name: 'case.registerAnswer', kind: 'command', access: 'case.write', summary: 'Registrerer svaret det er ventet på, og setter neste steg', undoable: true,
    input: z.object({ id: z.string(), version: z.number().int(), answer: z.string().trim().min(2).max(5000), nextStep: z.string().trim().min(2).max(300), waitingOn: z.string().max(300).nullable(), dueOn: z.iso.date().nullable() }), output: z.object({}),
  }),
  operation({
    name: 'case.addNote', kind: 'command', access: 'plan.write', summary: 'Legger et notat til saken', undoable: true,
    input: z.object({ caseId: z.string(), kind: code.noteKind.schema.default('note'), title: z.string().trim().min(2).max(300), body: z.string().max(20_000).nullable().default(null), topic: Topic.default('other'), happenedOn: z.iso.date() }), output: z.object({ id: z.string() }),
  }),
  operation({
    name: 'case.setRequirement', kind: 'command', access: 'case.write', summary: 'Legger til eller endrer et krav til boligen', undoable: true,
    input: z.object({ caseId: z.string(), id: z.string().nullable().default(null), version: z.number().int().nullable().default(null), kind: code.requirementKind.schema, level: z.enum(['must', 'should', 'wish', 'dropped']), value: z.string().max(100).nullable().default(null), source: z.string().max(200).nullable().default(null), statedOn: z.iso.date() }), output: z.object({ id: z.string() }),
  }),
  operation({
    name: 'case.decide', kind: 'command', access: 'case.write', summary: 'Registrerer et vedtak med hjemmel, begrunnelse og klagefrist', undoable: false,
    input: z.object({ caseId: z.string(), kind: code.decisionKind.schema, outcome: code.decisionOutcome.schema, decidedOn: z.iso.date(), legalBasis: z.string().trim().min(2).max(300), rationale: z.string().trim().min(3).max(20_000), contractMonths: z.number().int().min(1).max(240).nullable().default(null), notifiedOn: z.iso.date() }),
    output: z.object({ id: z.string(), appealDeadline: z.string() }),
  }),
  operation({
    name: 'case.history', kind: 'query', access: 'case.read', summary: 'Hvem skrev hva i saken, og når', input: z.object({ id: z.string(), limit: z.number().int().max(500).default(200) }), output: z.array(HistoryEntry),
    audited: (input) => ({ entity: 'housingCase', id: input.id }),
  }),
] as const
export { Household }
