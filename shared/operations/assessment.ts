// Judging an application against the dated local rules, and keeping those rules: versions, drafts, preview, adoption.
import * as code from '../model/codes.ts'
import { operation } from '../contract.ts'
import { RuleDefinition } from '../domain/rules.ts'
import { ROLES } from '../access.ts'
import { z } from '../zod.ts'

const id = z.string().min(1).max(60)
const version = z.number().int()
const reason = z.string().trim().min(3).max(5000)

/** One condition as a row: reference, facts, what the machine found, what a person found, and which of them stands. */
export const CriterionRow = z.object({
  key: z.string(), text: z.string(), reference: z.string(), must: z.boolean(), evidence: z.array(z.string()), exceptBy: z.enum(ROLES).nullable(), mayExcept: z.boolean(),
  machine: z.object({ outcome: code.criterionOutcome.schema, reason: z.string(), facts: z.array(z.object({ label: z.string(), value: z.string() })), missing: z.array(z.object({ field: z.string(), question: z.string() })) }),
  person: z.object({ outcome: z.enum(['met', 'notMet']), reason: z.string(), by: z.string(), on: z.string(), excepted: z.boolean() }).nullable(),
  outcome: code.criterionOutcome.schema, by: z.enum(['machine', 'person']),
})
export type CriterionRow = z.output<typeof CriterionRow>

export const AssessmentView = z.object({
  assessment: z.object({ id: z.string(), version: z.number(), status: code.assessmentStatus.schema, startedOn: z.string(), completedOn: z.string().nullable(), completedBy: z.string().nullable() }).nullable(),
  application: z.object({ id: z.string(), type: code.applicationType.schema, receivedOn: z.string(), status: code.applicationStatus.schema }).nullable(),
  rule: z.object({ id: z.string(), name: z.string(), version: z.string(), validFrom: z.string() }), rows: z.array(CriterionRow), unjudged: z.number(), eligible: z.enum(['yes', 'no', 'open']),
  urgency: z.object({ key: z.string().nullable(), label: z.string(), reference: z.string(), why: z.array(z.string()), override: z.object({ key: z.string(), label: z.string(), reason: z.string(), by: z.string() }).nullable(), classes: z.array(z.object({ key: z.string(), label: z.string() })) }),
  order: z.array(z.object({ label: z.string(), value: z.string(), reference: z.string() })), group: z.object({ label: z.string(), reference: z.string() }),
  /** the smallest set of changes that would make the person eligible; null when none is allowed or none is needed */
  change: z.object({ possible: z.boolean(), steps: z.array(z.string()), blocking: z.array(z.string()) }).nullable(), suggestedReasons: z.array(code.refusalReason.schema), expectedWait: z.object({ text: z.string(), median: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), basedOn: z.number() }),
})
export type AssessmentView = z.output<typeof AssessmentView>

const RuleRow = z.object({ id: z.string(), version: z.number(), name: z.string(), versionLabel: z.string(), status: code.ruleSetStatus.schema, validFrom: z.string(), validTo: z.string().nullable(), inForce: z.boolean(), basedOn: z.string().nullable(), adoptedBy: z.string().nullable(), note: z.string().nullable(), decisions: z.number(), criteria: z.number() })
const Person = z.object({ caseId: z.string(), caseNumber: z.string(), name: z.string(), why: z.string() })
export const RulePreview = z.object({ from: z.string(), to: z.string(), people: z.number(), eligibleBefore: z.number(), eligibleAfter: z.number(), openBefore: z.number(), openAfter: z.number(), fallsOut: z.array(Person), fallsOutTotal: z.number(), comesIn: z.array(Person), comesInTotal: z.number(), becomesOpen: z.array(Person), becomesOpenTotal: z.number(), moves: z.array(z.object({ caseId: z.string(), caseNumber: z.string(), name: z.string(), from: z.number(), to: z.number() })), movesTotal: z.number(), sentence: z.string() })
export type RulePreview = z.output<typeof RulePreview>

export const assessmentOperations = [
  operation({ name: 'assessment.get', kind: 'query', access: 'case.read', summary: 'Vilkårene som rader: hjemmel, fakta, utfall, hvem som vurderte, og hva som gjenstår', input: z.object({ caseId: id, applicationId: id.nullable().default(null) }), output: AssessmentView, audited: (input) => ({ entity: 'housingCase', id: input.caseId }) }),
  operation({ name: 'assessment.judge', kind: 'command', access: 'case.write', summary: 'Vurderer ett vilkår med grunn, gjør unntak, eller tar vurderingen tilbake', undoable: true, input: z.object({ caseId: id, applicationId: id, criterionKey: z.string().max(60), outcome: z.enum(['met', 'notMet']).nullable(), reason: z.string().trim().max(5000).nullable(), excepted: z.boolean().default(false) }), output: z.object({ unjudged: z.number() }) }),
  operation({ name: 'assessment.setUrgency', kind: 'command', access: 'case.write', summary: 'Setter en annen hastegrad enn den beregnede, med begrunnelse, eller fjerner den', undoable: true, input: z.object({ caseId: id, applicationId: id, urgency: z.string().max(60).nullable(), reason: z.string().trim().max(5000).nullable() }), output: z.object({}) }),
  operation({ name: 'assessment.complete', kind: 'command', access: 'case.write', summary: 'Avslutter vurderingen; stengt til ingenting er uvurdert', undoable: true, input: z.object({ caseId: id, applicationId: id }), output: z.object({ eligible: z.enum(['yes', 'no']) }) }),
  operation({ name: 'assessment.reopen', kind: 'command', access: 'case.write', summary: 'Åpner vurderingen igjen med grunn', undoable: true, input: z.object({ caseId: id, applicationId: id, reason }), output: z.object({}) }),
  operation({ name: 'rulebook.list', kind: 'query', access: 'settings.read', summary: 'Regelverkets utgaver, utkast og ferdige regelverk å begynne med', input: z.object({}), output: z.object({ versions: z.array(RuleRow), readyMade: z.array(z.object({ key: z.string(), name: z.string(), summary: z.string() })) }) }),
  operation({ name: 'rulebook.get', kind: 'query', access: 'settings.read', summary: 'En utgave av regelverket med alt innhold', input: z.object({ id }), output: z.object({ row: RuleRow, definition: RuleDefinition }) }),
  operation({ name: 'rulebook.draft', kind: 'command', access: 'settings.write', summary: 'Lager et utkast av en utgave eller et ferdig regelverk', undoable: true, input: z.object({ fromId: id.nullable(), readyMade: z.string().max(60).nullable(), name: z.string().trim().min(2).max(200), versionLabel: z.string().trim().min(1).max(100) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'rulebook.save', kind: 'command', access: 'settings.write', summary: 'Lagrer et utkast av regelverket', undoable: true, input: z.object({ id, version, name: z.string().trim().min(2).max(200), versionLabel: z.string().trim().min(1).max(100), note: z.string().max(5000).nullable(), definition: RuleDefinition }), output: z.object({ version: z.number() }) }),
  operation({ name: 'rulebook.preview', kind: 'query', access: 'match.read', summary: 'Hvem som faller ut og kommer inn, og hvordan rekkefølgen endres, før et utkast vedtas', input: z.object({ definition: RuleDefinition, on: z.iso.date().nullable().default(null), limit: z.number().int().min(1).max(500).default(50) }), output: RulePreview, audited: () => ({ entity: 'list', id: 'rulebook.preview' }) }),
  operation({ name: 'rulebook.adopt', kind: 'command', access: 'settings.write', summary: 'Setter et utkast i kraft fra en dato; gamle vedtak beholder sin utgave', input: z.object({ id, version, validFrom: z.iso.date() }), output: z.object({ previousUntil: z.string().nullable() }) }),
  operation({ name: 'rulebook.discard', kind: 'command', access: 'settings.write', summary: 'Forkaster et utkast', undoable: true, input: z.object({ id, version }), output: z.object({}) }),
  operation({ name: 'law.list', kind: 'query', access: 'settings.read', summary: 'Lovhenvisningene brevene bruker, med datoer', input: z.object({}), output: z.array(z.object({ id: z.string(), version: z.number(), name: z.string(), validFrom: z.string().nullable(), validTo: z.string().nullable(), inForce: z.boolean(), references: z.array(z.object({ key: z.string(), label: z.string(), text: z.string() })) })) }),
  operation({ name: 'law.save', kind: 'command', access: 'settings.write', summary: 'Endrer lovhenvisninger, eller når et sett gjelder fra', undoable: true, input: z.object({ id, version, validFrom: z.iso.date().nullable(), references: z.record(z.string().max(60), z.string().trim().min(2).max(300)) }), output: z.object({ version: z.number() }) }),
] as const
