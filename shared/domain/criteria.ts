// The basic conditions of the regulation, judged one by one. What the facts say and what a person has said stand side by side; the person's counts.
// An early no is only ever given on a fact that is known, and names its ground.
import type { Role } from '../access.ts'
import type { criterionOutcome, refusalReason } from '../model/codes.ts'
import type { AssessmentFacts } from './assessment-facts.ts'
import { EVALUATORS, type Found, type MissingField } from './criterion-kinds.ts'
import { FACT_WORDS, shownFact } from './fact-words.ts'
import type { CriterionKind, RuleCriterion, RuleDefinition } from './rules.ts'

export type CriterionOutcome = (typeof criterionOutcome.values)[number]
export type RefusalReason = (typeof refusalReason.values)[number]

export interface MissingFact { field: MissingField; question: string }

export interface CriterionJudgement {
  key: string
  kind: CriterionKind
  outcome: CriterionOutcome
  /** one or two sentences with the facts used */
  reason: string
  facts: { label: string; value: string }[]
  missing: MissingFact[]
  reference: string
  text: string
  must: boolean
  evidence: readonly string[]
  exceptBy: Role | null
}

/** What a person has said of one condition. `on` is a date or an instant; the latest counts. */
export interface PersonJudgement { criterionKey: string; outcome: 'met' | 'notMet'; reason: string; excepted: boolean; by: string; on: string }

export interface AssessmentRow {
  criterion: CriterionJudgement
  machine: CriterionOutcome
  /** null: nobody has judged it, or has excepted what may not be excepted */
  person: PersonJudgement | null
  /** the one that counts: the person's where there is one. An excepted condition counts as met */
  outcome: CriterionOutcome
  excepted: boolean
}

export interface Assessment {
  rows: AssessmentRow[]
  /** rows that wait for a person or for a fact */
  unjudged: AssessmentRow[]
  eligible: 'yes' | 'no' | 'open'
  /** the first condition that known facts say is not met, and that no person has said otherwise of */
  screening: { key: string; text: string; reference: string; reason: string; refusalReason: RefusalReason } | null
}

/** The coded reason a refusal proposes when a condition of this kind is not met. */
export const REFUSAL_REASONS: Record<CriterionKind, RefusalReason> = {
  adult: 'underAge', lawfulStay: 'notLawfulResidence', residence: 'residenceTimeNotMet', withoutSuitableDwelling: 'hasSuitableDwelling', cannotSolveSelf: 'otherInstrumentBetter', income: 'canSolveSelfIncome', wealth: 'canSolveSelfWealth', ownAttempts: 'other', unsettledDebt: 'unsettledDebtNoAgreement',
  excluded: 'exclusionAfterEviction', acceptsFollowUp: 'doesNotAcceptFollowUp', targetGroup: 'notInTargetGroup', largerNeed: 'exchangeCriteriaNotMet', tenancyKept: 'renewalCriteriaNotMet', judged: 'other',
}

const NO_AMOUNT = 'Hva er grunnbeløpet (G)? Kommunen må legge det inn i reglene.'
const outcomeOf = (found: Found, must: boolean): CriterionOutcome => (found === 'yes' ? (must ? 'met' : 'notMet') : found === 'no' ? (must ? 'notMet' : 'met') : found)

/** Only the outcome, for counting: no texts are made. */
export const criterionOutcomeOf = (criterion: RuleCriterion, facts: AssessmentFacts, rules: RuleDefinition, today: string): CriterionOutcome => outcomeOf(EVALUATORS[criterion.kind](facts, criterion.parameters, rules, today).found, criterion.must)

/** A condition as it reads beside its outcome: «oppfylt» must mean the same for what must be so and for what must not. */
export const conditionText = ({ text, must }: Pick<RuleCriterion, 'text' | 'must'>) => (must ? text : `Ikke slik at ${text.charAt(0).toLowerCase()}${text.slice(1)}`)

/** Judge one condition on the facts, with words. */
export function judgeCriterion(criterion: RuleCriterion, facts: AssessmentFacts, rules: RuleDefinition, today: string): CriterionJudgement {
  const { key, kind, reference, must, evidence, exceptBy } = criterion
  const reading = EVALUATORS[kind](facts, criterion.parameters, rules, today)
  return {
    key, kind, outcome: outcomeOf(reading.found, must), reason: reading.reason(), facts: reading.uses.map((field) => shownFact(facts, field)),
    missing: reading.missing.map((field) => ({ field, question: field === 'baseAmounts' ? NO_AMOUNT : FACT_WORDS[field].question })), reference, text: conditionText(criterion), must, evidence, exceptBy,
  }
}

/** Conditions that apply to this kind of application. */
export const criteriaFor = (rules: RuleDefinition, facts: AssessmentFacts) => rules.criteria.filter((one) => one.appliesTo.includes(facts.applicationType))

const later = (a: PersonJudgement, b: PersonJudgement) => (`${a.on}\u0000${a.by}\u0000${a.outcome}\u0000${a.reason}` > `${b.on}\u0000${b.by}\u0000${b.outcome}\u0000${b.reason}` ? a : b)

/** The judgement that counts for a condition: the latest. An exception that the rules do not open for is none. */
function personFor(criterion: RuleCriterion, judgements: readonly PersonJudgement[]): PersonJudgement | null {
  let found: PersonJudgement | null = null
  for (const one of judgements) if (one.criterionKey === criterion.key && !(one.excepted && criterion.exceptBy === null)) found = found === null ? one : later(found, one)
  return found
}

const standing = (machine: CriterionOutcome, person: PersonJudgement | null): CriterionOutcome => (person === null ? machine : person.excepted ? 'met' : person.outcome)

const sumUp = (outcomes: readonly CriterionOutcome[]): Assessment['eligible'] => (outcomes.includes('notMet') ? 'no' : outcomes.every((one) => one === 'met') ? 'yes' : 'open')

/** Only whether the conditions are met, for counting. The same answer as `judgeAll`. */
export const eligibleOf = (rules: RuleDefinition, facts: AssessmentFacts, judgements: readonly PersonJudgement[], today: string): Assessment['eligible'] =>
  sumUp(criteriaFor(rules, facts).map((one) => {
    const person = judgements.length === 0 ? null : personFor(one, judgements)
    return person === null ? criterionOutcomeOf(one, facts, rules, today) : standing('unknown', person)
  }))

/** Judge every condition that applies. With no condition for this kind of application nothing stands in the way: eligible is yes. */
export function judgeAll(rules: RuleDefinition, facts: AssessmentFacts, judgements: readonly PersonJudgement[], today: string): Assessment {
  const rows = criteriaFor(rules, facts).map((one): AssessmentRow => {
    const criterion = judgeCriterion(one, facts, rules, today)
    const person = personFor(one, judgements)
    return { criterion, machine: criterion.outcome, person, outcome: standing(criterion.outcome, person), excepted: person?.excepted ?? false }
  })
  const out = rows.find((row) => row.machine === 'notMet' && row.outcome === 'notMet')
  return {
    rows, unjudged: rows.filter((row) => row.outcome === 'judge' || row.outcome === 'unknown'), eligible: sumUp(rows.map((row) => row.outcome)),
    screening: out ? { key: out.criterion.key, text: out.criterion.text, reference: out.criterion.reference, reason: out.criterion.reason, refusalReason: REFUSAL_REASONS[out.criterion.kind] } : null,
  }
}

/** Coded reasons that a refusal can propose: one for each condition that is not met, without repeats. */
export const proposedReasons = (assessment: Assessment): RefusalReason[] => [...new Set(assessment.rows.filter((row) => row.outcome === 'notMet').map((row) => REFUSAL_REASONS[row.criterion.kind]))]
