// Shapes that several operations answer with.
import { Topic, Answer } from '../model/field.ts'
import * as code from '../model/codes.ts'
import { z } from '../zod.ts'

export const Household = z.object({ adults: z.number(), children: z.number(), babies: z.number(), unborn: z.number(), dogs: z.number(), cats: z.number(), text: z.string() })
export const RequirementView = z.object({ id: z.string(), version: z.number(), kind: code.requirementKind.schema, level: code.requirementLevel.schema, value: z.string().nullable(), label: z.string(), source: z.string().nullable(), statedOn: z.string().nullable() })

/** One criterion of a pair: met, not met, unknown or not required, with the facts it rests on. */
export const Criterion = z.object({
  key: z.string(), label: z.string(), level: z.enum(['must', 'should', 'wish', 'rule']), outcome: z.enum(['met', 'notMet', 'unknown', 'notRequired']),
  reason: z.string(), facts: z.array(z.string()), source: z.string().nullable(),
  /** the question whose answer would settle an unknown one */
  findOut: z.object({ key: z.string(), question: z.string(), about: z.enum(['dwelling', 'applicant']), field: z.string() }).nullable(),
})
export type Criterion = z.output<typeof Criterion>

export const FindOut = z.object({ key: z.string(), question: z.string(), about: z.enum(['dwelling', 'applicant']), opens: z.number(), detail: z.string(), target: z.object({ entity: z.enum(['dwelling', 'housingCase']), id: z.string(), field: z.string() }) })

export const CaseRow = z.object({
  id: z.string(), version: z.number(), caseNumber: z.string(), name: z.string(), protected: z.boolean(), status: code.caseStatus.schema, household: Household,
  livingText: z.string(), livingSince: z.string().nullable(), livingUntil: z.string().nullable(), bedrooms: z.number().nullable(), requirements: z.array(code.requirementKind.schema),
  nextStep: z.string().nullable(), nextAction: z.string().nullable(), waitingOn: z.string().nullable(), waitingSince: z.string().nullable(), dueOn: z.string().nullable(), dueKind: code.dueKind.schema.nullable(),
  coordinatorId: z.string().nullable(), coordinatorInitials: z.string().nullable(), coordinatorName: z.string().nullable(), handovers: z.number(), receivedOn: z.string().nullable(), grantedOn: z.string().nullable(), area: z.string().nullable(),
})
export type CaseRow = z.output<typeof CaseRow>

export const CaseFilter = z.object({
  view: z.enum(['open', 'mine', 'waitingOnMe', 'dueThisWeek', 'unowned', 'all']).default('open'),
  statuses: z.array(code.caseStatus.schema).optional(), requirement: z.array(code.requirementKind.schema).optional(), waitingOn: z.array(z.string()).optional(),
  living: z.array(code.livingSituation.schema).optional(), coordinatorId: z.array(z.string()).optional(), minBedrooms: z.number().int().optional(), withChildren: z.boolean().optional(),
  temporaryOverDays: z.number().int().optional(), text: z.string().max(100).optional(),
})
export type CaseFilter = z.output<typeof CaseFilter>

export const TimelineEvent = z.object({ id: z.string(), on: z.string(), at: z.string().nullable(), title: z.string(), detail: z.string().nullable(), author: z.string().nullable(), tone: z.enum(['normal', 'attention', 'quiet']), topic: Topic, kind: z.string() })

export const DwellingRow = z.object({
  id: z.string(), version: z.number(), address: z.string(), unitNumber: z.string().nullable(), label: z.string(), area: z.string().nullable(), kind: code.dwellingKind.schema, kindText: z.string(), state: code.dwellingState.schema, disposalForm: code.disposalForm.schema,
  rooms: z.number().nullable(), bedrooms: z.number().nullable(), usableArea: z.number().nullable(), floor: z.number().nullable(), rent: z.number().nullable(), stepFree: Answer, showerNoThreshold: Answer, lift: Answer, wheelchair: Answer, petsAllowed: Answer, quiet: Answer, ownEntrance: Answer,
  availableOn: z.string().nullable(), vacantDays: z.number().nullable(), voidCost: z.number(), waiting: z.number(), tenantText: z.string().nullable(), contractEndsOn: z.string().nullable(),
})
export type DwellingRow = z.output<typeof DwellingRow>

export const TimeBar = z.object({ kind: z.enum(['let', 'planned', 'void', 'repair', 'outOfUse']), from: z.string(), to: z.string().nullable(), text: z.string() })

export const HistoryEntry = z.object({ opId: z.string(), at: z.string(), who: z.string(), name: z.string(), label: z.string(), entity: z.string(), entityId: z.string(), field: z.string().nullable(), fieldLabel: z.string().nullable(), before: z.unknown(), after: z.unknown(), reason: z.string().nullable(), undoable: z.boolean() })

/** A finished file: the screen saves it where the user chooses. Nothing is written by the program itself. */
export const FileOut = z.object({ fileName: z.string(), mime: z.string(), base64: z.string() })
export const Stale = z.object({ id: z.string(), version: z.number().int() })
