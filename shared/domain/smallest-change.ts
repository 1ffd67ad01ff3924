// What would have to be different for a person to meet the conditions? Only what someone can do something about:
// never age, children, household, health, permit or group. What is not known can be found out, whatever it is about.
import { dateText, plusMonths } from '../dates.ts'
import type { AssessmentFacts } from './assessment-facts.ts'
import { criteriaFor, judgeAll, type PersonJudgement } from './criteria.ts'
import { EVALUATORS } from './criterion-kinds.ts'
import { FACT_WORDS, type FactField } from './fact-words.ts'
import type { RuleCriterion, RuleDefinition } from './rules.ts'
import { smallestChange, type Candidate, type SmallestChange } from './smallest-sets.ts'

export { pairCandidates, pairChange, type PairState } from './pair-change.ts'
export { smallestSets, type Candidate, type Change, type ChangeKind, type SmallestChange } from './smallest-sets.ts'

const LONG_AGO = '1900-01-01'

/** What an unknown fact would have to turn out to be. Both answers of a yes-or-no question are tried. */
function helpful(field: FactField, facts: AssessmentFacts, criterion: RuleCriterion, today: string): readonly unknown[] {
  const { exempt, living, groups, permits } = criterion.parameters
  switch (field) {
    case 'birthDate': case 'residenceSince': case 'evictedOn': return [LONG_AGO]
    case 'leaseEndsOn': return [today]
    case 'livingSituation': return criterion.kind === 'residence' ? (exempt ?? []).slice(0, 1) : [living?.[0] ?? 'temporaryAccommodation']
    case 'persons': return [99]
    case 'incomes': return [(facts.incomes ?? []).map((one) => ({ ...one, birthDate: one.birthDate ?? LONG_AGO, yearly: one.yearly ?? 0 }))]
    case 'wealth': return [0]
    case 'needGroups': return [(groups ?? []).slice(0, 1)]
    case 'permit': return [permits?.[0] ?? 'permanent']
    default: return ['no', 'yes']
  }
}

/** Every change that may be proposed here: questions first, then what the person can do, and waiting last. */
export function eligibilityCandidates(facts: AssessmentFacts, rules: RuleDefinition, today: string): Candidate<AssessmentFacts>[] {
  const criteria = criteriaFor(rules, facts)
  const readings = criteria.map((criterion) => ({ criterion, reading: EVALUATORS[criterion.kind](facts, criterion.parameters, rules, today) }))
  const touching = (...fields: FactField[]) => readings.filter(({ reading }) => fields.some((field) => reading.uses.includes(field))).map(({ criterion }) => criterion.key)
  const list: Candidate<AssessmentFacts>[] = []
  const set = (kind: Candidate<AssessmentFacts>['kind'], words: string, field: FactField, value: unknown, until: string | null = null) => list.push({ kind, words, until, rows: touching(field), apply: (at) => ({ ...at, [field]: value }) })

  const tried = new Set<string>()
  for (const { criterion, reading } of readings) for (const field of reading.missing) {
    if (field === 'baseAmounts') continue
    for (const value of helpful(field, facts, criterion, today)) {
      const sign = `${field}:${JSON.stringify(value)}`
      if (tried.has(sign)) continue
      tried.add(sign)
      set('findOut', `Finn ut: ${FACT_WORDS[field].question}${value === 'yes' || value === 'no' ? ` Det hjelper om svaret er ${value === 'yes' ? 'ja' : 'nei'}.` : ''}`, field, value)
    }
  }
  if (facts.repaymentAgreement === 'no') set('agreement', 'Inngå en avtale om nedbetaling av gjelden.', 'repaymentAgreement', 'yes')
  if (facts.ownAttempts === 'no') set('document', 'Dokumenter egne forsøk på å skaffe bolig.', 'ownAttempts', 'yes')
  if (facts.acceptsFollowUp === 'no') set('followUp', 'Søkeren tar imot oppfølging.', 'acceptsFollowUp', 'yes')
  for (const { kind, parameters: { months } } of criteria) {
    if (months === undefined || (kind !== 'residence' && kind !== 'excluded')) continue
    const field = kind === 'residence' ? 'residenceSince' : 'evictedOn'
    const since = facts[field]
    if (since === null || plusMonths(since, months) <= today) continue
    const until = plusMonths(since, months)
    set('wait', `Vent til ${dateText(until)}, da er ${kind === 'residence' ? 'kravet om botid oppfylt' : 'karantenen over'}.`, field, plusMonths(today, -months), until)
  }
  return list
}

/**
 * The smallest set of changes after which no condition is missing a fact or not met. What a person has said stays as said.
 * Conditions that a person has to judge are not changed by facts, and come apart in `toJudge`.
 */
export function eligibilityChange(facts: AssessmentFacts, judgements: readonly PersonJudgement[], rules: RuleDefinition, today: string): SmallestChange & { toJudge: { key: string; label: string }[] } {
  const assessment = judgeAll(rules, facts, judgements, today)
  const passes = (state: AssessmentFacts, key: string) => {
    const { outcome } = judgeAll({ ...rules, criteria: rules.criteria.filter((one) => one.key === key) }, state, judgements, today).rows[0]!
    return outcome === 'met' || outcome === 'judge'
  }
  const { chosen, blocking } = smallestChange(facts, assessment.rows.map((row) => row.criterion.key), eligibilityCandidates(facts, rules, today), passes)
  const rowOf = (key: string) => assessment.rows.find((row) => row.criterion.key === key)!
  return {
    changes: chosen?.map(({ kind, words, until }) => ({ kind, words, until })) ?? null,
    blocking: blocking.map((key) => ({ key, label: rowOf(key).criterion.text, reason: rowOf(key).person?.reason ?? rowOf(key).criterion.reason })),
    toJudge: assessment.rows.filter((row) => row.outcome === 'judge').map((row) => ({ key: row.criterion.key, label: row.criterion.text })),
  }
}
