// Oppfølging: the plan, its goals in the person's own words, measures and reviews.
import * as code from '../model/codes.ts'
import { Answer } from '../model/field.ts'
import { operation } from '../contract.ts'
import { TemplateDefinition } from '../domain/plan-template.ts'
import { z } from '../zod.ts'
import { SignalView } from './keeping.ts'
import { FileOut } from './views.ts'
import { ConditionGroupView, MemberView, MembershipView, ReviewView, VisitView, WindowView } from './plan-team.ts'

const MeasureView = z.object({ id: z.string(), version: z.number(), goalId: z.string().nullable(), text: z.string(), serviceId: z.string().nullable(), responsible: z.string(), status: code.measureStatus.schema, startsOn: z.string().nullable(), dueOn: z.string().nullable(), doneOn: z.string().nullable(), frequency: z.string().nullable(), overdue: z.boolean() })
const GoalView = z.object({
  id: z.string(), version: z.number(), domain: code.lifeDomain.schema, ownWords: z.string(), position: z.number(), endedOn: z.string().nullable(), horizon: code.goalHorizon.schema.nullable(),
  outcome: code.goalOutcome.schema.nullable(), outcomeWhy: z.string().nullable(), judgedBy: z.string().nullable(), judgedOn: z.string().nullable(),
  /** ratings from before, 1 to 5 for each goal: shown as what they were */
  mastery: z.array(z.object({ on: z.string(), value: z.number(), ownWords: z.string().nullable() })), measures: z.array(MeasureView),
})
const id = z.string().max(60)
const stale = { id, version: z.number().int() }
const on = z.iso.date()
const rhythm = { anchor: code.planAnchor.schema.nullable(), contactEveryDays: z.number().int().min(1).max(366).nullable(), endsOn: on.nullable() }

export const followupOperations = [
  operation({
    name: 'plan.list', kind: 'query', access: 'plan.read', summary: 'Oppfølgingsplanene, med det som er forfalt øverst', input: z.object({ filter: z.enum(['active', 'overdue', 'mine', 'all']).default('active'), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100), text: z.string().max(100).optional() }),
    output: z.object({ total: z.number(), overdue: z.number(), rows: z.array(z.object({ id: z.string(), caseId: z.string(), caseNumber: z.string(), name: z.string(), /** the address is protected and this user is not named: nothing of the plan is shown */ hidden: z.boolean(), dwelling: z.string().nullable(), coordinator: z.string().nullable(), nextReviewOn: z.string().nullable(), nextVisitOn: z.string().nullable(), lastContactOn: z.string().nullable(), contactDueOn: z.string().nullable(), overdueMeasures: z.number(), openMeasures: z.number().nullable(), goals: z.number().nullable(), reviewOverdue: z.boolean(), status: code.planStatus.schema })) }),
    audited: () => ({ entity: 'list', id: 'plan.list' }),
  }),
  operation({
    name: 'plan.get', kind: 'query', access: 'plan.read', summary: 'En plan: mål, tiltak, mestring, besøk, laget rundt, vilkår', input: z.object({ id: z.string() }),
    output: z.object({
      plan: z.object({ id: z.string(), version: z.number(), caseId: z.string(), caseNumber: z.string(), name: z.string(), pronoun: z.string().nullable(), protected: z.boolean(), dwelling: z.string().nullable(), dwellingId: z.string().nullable(), status: code.planStatus.schema, ownWords: z.string().nullable(), approvedOn: z.string().nullable(), planVersion: z.number(), nextReviewOn: z.string().nullable(), coordinator: z.string().nullable(), coordinatorId: z.string().nullable(), coordinatorWish: z.string().nullable(), startedOn: z.string(), ...rhythm, lastContactOn: z.string().nullable(), contactDueOn: z.string().nullable(), endedOn: z.string().nullable(), endReason: z.string().nullable(), template: z.string().nullable() }),
      goals: z.array(GoalView), looseMeasures: z.array(MeasureView), visits: z.array(VisitView), ratings: z.array(z.object({ domain: code.lifeDomain.schema, on: z.string(), value: z.number(), ownWords: z.string().nullable() })), reviews: z.array(ReviewView),
      members: z.array(MemberView), conditions: z.array(ConditionGroupView), windows: z.array(WindowView), memberships: z.array(MembershipView), suggestions: TemplateDefinition.shape.measures,
      tenancy: z.object({ startsOn: z.string(), contractEndsOn: z.string().nullable(), rent: z.number().nullable(), note: z.string().nullable() }).nullable(), notices: z.array(SignalView.extend({ tenancyId: z.string().nullable() })), consents: z.array(z.object({ service: z.string(), text: z.string(), status: code.consentStatus.schema, validTo: z.string().nullable() })), services: z.array(z.object({ id: z.string(), name: z.string() })), workers: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    audited: (input) => ({ entity: 'followUpPlan', id: input.id }),
  }),
  operation({ name: 'plan.create', kind: 'command', access: 'plan.write', summary: 'Åpner en oppfølgingsplan på en sak', undoable: true, input: z.object({ caseId: z.string(), ownWords: z.string().max(5000).nullable().default(null), nextReviewOn: on.nullable().default(null), templateId: id.nullable().default(null), anchor: rhythm.anchor.default(null), contactEveryDays: rhythm.contactEveryDays.default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'plan.update', kind: 'command', access: 'plan.write', summary: 'Endrer planens egne ord, gjennomgang, rytme eller godkjenning', undoable: true, input: z.object({ ...stale, patch: z.object({ ownWords: z.string().max(5000).nullable().optional(), nextReviewOn: on.nullable().optional(), approvedOn: on.nullable().optional(), status: z.enum(['active', 'paused']).optional(), coordinatorId: z.string().nullable().optional(), anchor: rhythm.anchor.optional(), contactEveryDays: rhythm.contactEveryDays.optional(), endsOn: rhythm.endsOn.optional() }) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'plan.end', kind: 'command', access: 'plan.write', summary: 'Avslutter planen med en grunn. Boforholdet løper videre', undoable: true, input: z.object({ ...stale, on, reason: z.string().trim().min(3).max(2000) }), output: z.object({ cancelledVisits: z.number() }) }),
  operation({ name: 'plan.addGoal', kind: 'command', access: 'plan.write', summary: 'Legger til et mål med personens egne ord', undoable: true, input: z.object({ planId: z.string(), domain: code.lifeDomain.schema, ownWords: z.string().trim().min(2).max(300), horizon: code.goalHorizon.schema.nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'plan.setGoal', kind: 'command', access: 'plan.write', summary: 'Endrer ordene, området eller rekkefølgen til et mål', undoable: true, input: z.object({ ...stale, patch: z.object({ domain: code.lifeDomain.schema.optional(), ownWords: z.string().trim().min(2).max(300).optional(), horizon: code.goalHorizon.schema.nullable().optional() }).default({}), move: z.enum(['up', 'down']).nullable().default(null) }), output: z.object({}) }),
  operation({ name: 'plan.judgeGoal', kind: 'command', access: 'plan.write', summary: 'Skriver hvordan det gikk med et mål, hvorfor, og hvem som sa det', undoable: true, input: z.object({ ...stale, outcome: code.goalOutcome.schema, why: z.string().trim().min(2).max(2000), judgedBy: z.string().trim().min(2).max(200), judgedOn: on, ends: z.boolean() }), output: z.object({}) }),
  operation({ name: 'plan.addMeasure', kind: 'command', access: 'plan.write', summary: 'Legger til et tiltak med ansvarlig og dato', undoable: true, input: z.object({ planId: z.string(), goalId: z.string().nullable().default(null), text: z.string().trim().min(2).max(300), serviceId: z.string().nullable().default(null), responsible: z.string().trim().max(120).nullable().default(null), startsOn: on.nullable().default(null), dueOn: on.nullable(), frequency: z.string().max(100).nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'plan.setMeasure', kind: 'command', access: 'plan.write', summary: 'Merker et tiltak som gjort, flytter fristen eller dropper det', undoable: true, input: z.object({ ...stale, status: code.measureStatus.schema, doneOn: on.nullable().default(null), dueOn: on.nullable().optional() }), output: z.object({ version: z.number() }) }),
  operation({ name: 'plan.addMastery', kind: 'command', access: 'plan.write', summary: 'Skriver personens egen vurdering av et mål, 1 til 5', undoable: true, input: z.object({ goalId: z.string(), statedOn: on, value: z.number().int().min(1).max(5), ownWords: z.string().max(300).nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'plan.review', kind: 'command', access: 'plan.write', summary: 'Skriver en gjennomgang med personens egen mestring, 0 til 10', undoable: true, input: z.object({ planId: id, kind: code.reviewKind.schema.default('review'), heldOn: on, present: z.string().trim().max(300).nullable().default(null), personPresent: Answer, personSays: z.string().max(5000).nullable().default(null), agreed: z.string().max(5000).nullable().default(null), nextReviewOn: on.nullable(), ratings: z.array(z.object({ domain: code.lifeDomain.schema, value: z.number().int().min(0).max(10), ownWords: z.string().trim().max(300).nullable().default(null) })).max(6) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'template.list', kind: 'query', access: 'plan.read', summary: 'Malene kommunen åpner planer med', input: z.object({}), output: z.array(z.object({ id: z.string(), version: z.number(), name: z.string(), status: code.templateStatus.schema, definition: TemplateDefinition, plans: z.number() })) }),
  operation({ name: 'template.save', kind: 'command', access: 'settings.write', summary: 'Lager eller endrer en mal for planer', undoable: true, input: z.object({ id: id.nullable().default(null), version: z.number().int().nullable().default(null), name: z.string().trim().min(2).max(80), definition: TemplateDefinition, status: code.templateStatus.schema.default('active') }), output: z.object({ id: z.string() }) }),
  operation({ name: 'export.onCall', kind: 'query', access: 'export.people', summary: 'Vaktark som PDF: hvem som kan nås når, for én plan eller for alle', input: z.object({ planId: id.nullable().default(null) }), output: FileOut, audited: (input) => (input.planId === null ? { entity: 'list', id: 'export.onCall' } : { entity: 'followUpPlan', id: input.planId }) }),
] as const
