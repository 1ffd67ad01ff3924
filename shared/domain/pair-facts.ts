// What a pair is matched on, and what a criterion says of it: the shapes that the criteria share.
import type { placementRuleKind, RequirementKind } from '../model/codes.ts'
import type { Answer } from '../model/field.ts'
import type { RuleDefinition } from './rules.ts'

export type Outcome = 'met' | 'notMet' | 'unknown' | 'notRequired'
export type Level = 'must' | 'should' | 'wish' | 'rule'

export interface RequirementFact { kind: RequirementKind; level: 'must' | 'should' | 'wish'; value: string | null; source: string | null; statedOn: string | null }

export interface ApplicantFacts {
  caseId: string
  caseNumber: string
  /** null when nobody has said */
  adults: number | null
  children: number | null
  childBirthDates: readonly string[]
  livingSituation: string
  livingSince: string | null
  livingUntil: string | null
  /** ISO dates */
  receivedOn: string | null
  grantedOn: string | null
  residenceSince: string | null
  /** øre per month, null when not worked out */
  rentCeiling: number | null
  legalDeadline: string | null
  requirements: readonly RequirementFact[]
  /** dwelling id -> why it was turned down before */
  declined: Readonly<Record<string, string>>
  birthDate: string | null
  /** null: not mapped */
  needGroups: readonly string[] | null
  acceptsFollowUp: Answer
  /** key of the urgency class that a person has set; null: none */
  urgencyOverride: string | null
  /** not offered dwellings before this day; null: not parked */
  parkedUntil: string | null
  /** after a declined offer the wait counts from here; null: not moved */
  movedBackTo: string | null
}

/** What a dwelling, its building or its programme says of who may live there. */
export interface PlacementRuleFact {
  kind: (typeof placementRuleKind.values)[number]
  /** an age in years, a number of persons or a code of a need group */
  value: string | null
  text: string
  reference: string | null
  /** where it is inherited from: "Bygget Fjordgata 12", "Ordningen Ung bolig", "Boligen" */
  from: string
}

export interface DwellingFacts {
  id: string
  label: string
  rooms: number | null
  bedrooms: number | null
  usableArea: number | null
  floor: number | null
  /** øre per month */
  rent: number | null
  area: string | null
  stepFree: Answer
  showerNoThreshold: Answer
  lift: Answer
  ownEntrance: Answer
  quiet: Answer
  wheelchair: Answer
  petsAllowed: Answer
  placementRules: readonly PlacementRuleFact[]
}

/** What one criterion found. `about` and `field` say whose fact is missing when the outcome is unknown. */
export interface Finding { outcome: Outcome; about?: 'dwelling' | 'applicant'; field?: string }

export interface CriterionRule {
  key: string
  label: string
  /** null: the applicant does not ask for this, and the dwelling does not either */
  level(applicant: ApplicantFacts, dwelling: DwellingFacts): Level | null
  test(applicant: ApplicantFacts, dwelling: DwellingFacts, rules: RuleDefinition, today: string): Finding
  explain(applicant: ApplicantFacts, dwelling: DwellingFacts, rules: RuleDefinition, finding: Finding): { reason: string; facts: string[]; source: string | null; question?: string }
}

/** Persons in the household, or null when it is not known. */
export const personsOf = (applicant: Pick<ApplicantFacts, 'adults' | 'children'>) => (applicant.adults === null || applicant.children === null ? null : applicant.adults + applicant.children)

/** The row of the size norm for so many persons; undefined where the municipality has no norm. */
export const normFor = (rules: RuleDefinition, persons: number) => rules.sizeNorm.rows.find((row) => row.persons >= persons) ?? rules.sizeNorm.rows.at(-1)
