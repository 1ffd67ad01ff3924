// Decisions, each with its own legal basis, letter, appeal body and deadline; complaints; letters; replay.
import * as code from '../model/codes.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { FileOut } from './views.ts'

const id = z.string().min(1).max(60)
const version = z.number().int()
const reason = z.string().trim().min(3).max(5000)
const onCase = (input: { caseId: string }) => ({ entity: 'housingCase' as const, id: input.caseId })

/** What a granted decision gives: so exact that only address and rent are new in the letter of allocation. */
export const Specification = z.object({
  rooms: z.number().int().min(1).max(12).nullable(), minArea: z.number().int().min(1).max(1000).nullable(), groundFloorOrLift: z.enum(['yes', 'no']).nullable(), contractMonths: z.number().int().min(1).max(240).nullable(), contractReference: z.string().max(200).nullable(),
  /** help under the Act: advice, guidance or practical help, in words; temporary accommodation: place and length */
  text: z.string().trim().max(5000), place: z.string().trim().max(200).nullable(), from: z.iso.date().nullable(), to: z.iso.date().nullable(),
})
export type Specification = z.output<typeof Specification>

export const Lack = z.object({ code: z.string(), text: z.string(), field: z.string().nullable() })
export const DecisionCard = z.object({
  id: z.string(), version: z.number(), kind: code.decisionKind.schema, outcome: code.decisionOutcome.schema, status: code.decisionStatus.schema, decidedOn: z.string(), reference: z.string().nullable(), legalBasis: z.string().nullable(), reasonCodes: z.array(code.refusalReason.schema), rationale: z.string().nullable(), considerations: z.string().nullable(), specification: Specification.nullable(), contractMonths: z.number().nullable(),
  appealBody: code.appealBody.schema, appealDeadline: z.string().nullable(), notifiedOn: z.string().nullable(), validUntil: z.string().nullable(), stayOfExecution: z.boolean(), ruleVersion: z.string().nullable(), applicationId: z.string().nullable(), decidedBy: z.string().nullable(), draftedBy: z.string().nullable(), controlledBy: z.string().nullable(), controlNote: z.string().nullable(), supersedes: z.string().nullable(), undoneReason: z.string().nullable(),
  /** what is missing before it can be decided; what the button will do, in a sentence */
  lacks: z.array(Lack), withoutFacts: z.array(z.string()), needsControl: z.boolean(), mayControl: z.boolean(), mayUndo: z.boolean(), mayCorrect: z.boolean(), consequence: z.string(), replayable: z.boolean(),
})
export type DecisionCard = z.output<typeof DecisionCard>
export const AppealCard = z.object({ id: z.string(), version: z.number(), decisionId: z.string(), decision: z.string(), receivedOn: z.string(), text: z.string(), late: z.boolean(), lateGround: z.string().nullable(), stayRequested: z.boolean(), status: code.appealStatus.schema, dueOn: z.string().nullable(), handledOn: z.string().nullable(), handledReason: z.string().nullable(), sentTo: code.appealBody.schema.nullable(), sentOn: z.string().nullable(), result: code.appealResult.schema.nullable(), resultOn: z.string().nullable() })
export const LetterCard = z.object({ id: z.string(), version: z.number(), kind: code.letterKind.schema, language: code.letterLanguage.schema, recipient: z.string(), recipientRole: z.string().nullable(), status: code.letterStatus.schema, composedOn: z.string(), composedBy: z.string(), sentOn: z.string().nullable(), sha256: z.string().nullable(), fileName: z.string().nullable(), archiveRef: z.string().nullable(), archivedOn: z.string().nullable(), documentId: z.string().nullable(), decisionId: z.string().nullable() })

export const decisionOperations = [
  operation({
    name: 'decision.desk', kind: 'query', access: 'case.read', summary: 'Vedtakene i en sak: utkast, hva som mangler, kontroll, klager og brev', input: z.object({ caseId: id }),
    output: z.object({
      decisions: z.array(DecisionCard), appeals: z.array(AppealCard), letters: z.array(LetterCard), alerts: z.array(z.object({ code: z.string(), text: z.string(), why: z.string() })), kinds: z.array(z.object({ kind: code.decisionKind.schema, legalBasis: z.string(), appealBody: code.appealBody.schema, needsControl: z.array(code.decisionOutcome.schema) })),
      applications: z.array(z.object({ id: z.string(), label: z.string(), open: z.boolean(), eligible: z.enum(['yes', 'no', 'open']), assessed: z.boolean(), suggestedReasons: z.array(code.refusalReason.schema) })), contract: z.object({ months: z.number(), reference: z.string() }), rooms: z.object({ minRooms: z.number(), maxRooms: z.number() }).nullable(), recipients: z.array(z.object({ name: z.string(), role: z.string() })), mayDecide: z.boolean(),
    }),
    audited: onCase,
  }),
  operation({
    name: 'decision.draft', kind: 'command', access: 'case.write', summary: 'Skriver eller endrer et utkast til vedtak', undoable: true,
    input: z.object({ caseId: id, id: id.nullable().default(null), version: version.nullable().default(null), kind: code.decisionKind.schema, outcome: code.decisionOutcome.schema, applicationId: id.nullable().default(null), legalBasis: z.string().trim().max(300), reasonCodes: z.array(code.refusalReason.schema).max(20).default([]), rationale: z.string().trim().max(20_000), considerations: z.string().trim().max(20_000).nullable().default(null), specification: Specification.nullable().default(null), stayOfExecution: z.boolean().default(false) }),
    output: z.object({ id: z.string(), lacks: z.array(Lack) }),
  }),
  operation({ name: 'decision.discard', kind: 'command', access: 'case.write', summary: 'Forkaster et utkast til vedtak', undoable: true, input: z.object({ id, version }), output: z.object({}) }),
  operation({ name: 'decision.sendToControl', kind: 'command', access: 'case.write', summary: 'Sender et utkast til den som skal kontrollere', undoable: true, input: z.object({ id, version }), output: z.object({}) }),
  operation({ name: 'decision.control', kind: 'command', access: 'case.write', summary: 'Godkjenner innholdet i et utkast, eller sender det tilbake med grunn; aldri den som skrev det', input: z.object({ id, version, answer: z.enum(['approve', 'return']), note: z.string().trim().max(5000).nullable().default(null) }), output: z.object({}) }),
  operation({ name: 'decision.decide', kind: 'command', access: 'case.write', summary: 'Fatter vedtaket: fryser det det bygger på, låser teksten og setter klagefristen', input: z.object({ id, version, notifiedOn: z.iso.date() }), output: z.object({ id: z.string(), reference: z.string(), appealDeadline: z.string() }) }),
  operation({ name: 'decision.undo', kind: 'command', access: 'case.write', summary: 'Angrer et vedtak samme dag, før brevet er sendt, med grunn; sier hva som må rettes andre steder', input: z.object({ id, version, reason }), output: z.object({ elsewhere: z.array(z.string()) }) }),
  operation({ name: 'decision.correct', kind: 'command', access: 'case.write', summary: 'Lager et nytt utkast som retter et vedtak, med grunn', undoable: true, input: z.object({ id, reason }), output: z.object({ id: z.string() }) }),
  operation({
    name: 'decision.replay', kind: 'query', access: 'case.read', summary: 'Vedtaket slik det sto: fakta, regelverk, rekkefølge, hvem som var til stede; og hva som er endret siden', input: z.object({ caseId: id, id }),
    output: z.object({
      decision: DecisionCard, digestOk: z.boolean(), frozenAt: z.string(), rule: z.object({ name: z.string(), version: z.string(), same: z.boolean() }), facts: z.array(z.object({ label: z.string(), before: z.string(), now: z.string(), changed: z.boolean() })), criteria: z.array(z.object({ text: z.string(), reference: z.string(), outcome: code.criterionOutcome.schema, reason: z.string(), by: z.string() })),
      order: z.object({ number: z.number().nullable(), total: z.number(), steps: z.array(z.object({ label: z.string(), value: z.string(), reference: z.string() })), ahead: z.array(z.string()) }).nullable(), presence: z.array(z.object({ meeting: z.string(), services: z.array(z.string()), covered: z.array(z.string()) })),
    }),
    audited: onCase,
  }),
  operation({ name: 'appeal.register', kind: 'command', access: 'case.write', summary: 'Registrerer en klage; for sen klage kan tas opp med grunn', undoable: true, input: z.object({ decisionId: id, receivedOn: z.iso.date(), text: z.string().trim().min(2).max(20_000), stayRequested: z.boolean().default(false), lateGround: z.string().trim().max(2000).nullable().default(null) }), output: z.object({ id: z.string(), late: z.boolean() }) }),
  operation({ name: 'appeal.handle', kind: 'command', access: 'case.write', summary: 'Førsteinstansen opprettholder, gjør om eller avviser klagen, med begrunnelse', undoable: true, input: z.object({ id, version, outcome: z.enum(['upheld', 'changed', 'dismissed', 'withdrawn']), reason }), output: z.object({ newDecisionId: z.string().nullable() }) }),
  operation({ name: 'appeal.sendOn', kind: 'command', access: 'case.write', summary: 'Sender klagen til klageinstansen', input: z.object({ id, version, on: z.iso.date() }), output: z.object({}) }),
  operation({ name: 'appeal.settle', kind: 'command', access: 'case.write', summary: 'Registrerer hva klageinstansen kom til', undoable: true, input: z.object({ id, version, result: code.appealResult.schema, on: z.iso.date() }), output: z.object({}) }),
  operation({
    name: 'letter.compose', kind: 'command', access: 'case.write', summary: 'Skriver et brev etter mal, ett til hver mottaker; innholdet fryses', undoable: true,
    input: z.object({ caseId: id, kind: code.letterKind.schema, language: code.letterLanguage.schema, decisionIds: z.array(id).max(3).default([]), allocationId: id.nullable().default(null), appealId: id.nullable().default(null), applicationId: id.nullable().default(null), expectedOn: z.iso.date().nullable().default(null), note: z.string().trim().max(5000).nullable().default(null) }), output: z.object({ ids: z.array(z.string()) }),
  }),
  operation({ name: 'letter.get', kind: 'query', access: 'case.read', summary: 'Et brev med innhold', input: z.object({ caseId: id, id }), output: z.object({ letter: LetterCard, content: z.unknown(), metadata: z.record(z.string(), z.unknown()) }), audited: onCase }),
  operation({ name: 'letter.send', kind: 'process', access: 'case.write', summary: 'Lager PDF-en, legger den i saksarkivet med fingeravtrykk og merker brevet som sendt', input: z.object({ id, caseId: id, version, sentOn: z.iso.date() }), output: z.object({ documentId: z.string(), sha256: z.string() }) }),
  operation({ name: 'letter.markSent', kind: 'command', inside: true, access: 'case.write', summary: 'Legger PDF-en av et brev i saksarkivet og merker brevet som sendt', input: z.object({ id, version, sentOn: z.iso.date(), sha256: z.string().regex(/^[0-9a-f]{64}$/), base64: z.string().max(14_000_000) }), output: z.object({ documentId: z.string() }) }),
  operation({ name: 'letter.discard', kind: 'command', access: 'case.write', summary: 'Forkaster et brev som ikke er sendt', undoable: true, input: z.object({ id, version }), output: z.object({}) }),
  operation({ name: 'letter.archive', kind: 'command', access: 'case.write', summary: 'Registrerer at brevet er arkivert, med referanse', undoable: true, input: z.object({ id, version, archiveRef: z.string().trim().min(2).max(200), on: z.iso.date() }), output: z.object({}) }),
  operation({ name: 'export.letter', kind: 'query', access: 'export.people', summary: 'Brevet som PDF/A, bygget av det frosne innholdet', input: z.object({ caseId: id, id }), output: FileOut, audited: onCase }),
  operation({ name: 'export.letterMetadata', kind: 'query', access: 'export.people', summary: 'Metadatafilen til arkivet for et sendt brev', input: z.object({ caseId: id, id }), output: FileOut, audited: onCase }),
] as const
