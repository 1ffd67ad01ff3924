// Conditions that a dwelling, its building or its programme puts on who may live there. They are inherited, and each answer says from where.
import { ageAt } from '../dates.ts'
import { needGroup, placementRuleKind } from '../model/codes.ts'
import type { Answer } from '../model/field.ts'
import { personsOf, type ApplicantFacts, type CriterionRule, type DwellingFacts, type Finding, type PlacementRuleFact } from './pair-facts.ts'

type Kind = PlacementRuleFact['kind']

const applicantLacks = (field: string): Finding => ({ outcome: 'unknown', about: 'applicant', field })
const found = (condition: boolean): Finding => ({ outcome: condition ? 'met' : 'notMet' })
const ANSWERS: Record<Answer, Finding> = { yes: { outcome: 'met' }, no: { outcome: 'notMet' }, unknown: applicantLacks('acceptsFollowUp') }

/** A rule that is to compare with a number and has none is not known, whoever applies. */
function number(rule: PlacementRuleFact, test: (limit: number) => Finding): Finding {
  const limit = rule.value === null || rule.value.trim() === '' ? Number.NaN : Number(rule.value)
  return Number.isFinite(limit) ? test(limit) : { outcome: 'unknown', about: 'dwelling', field: `placement:${rule.kind}` }
}

function group(rule: PlacementRuleFact, applicant: ApplicantFacts, wanted: boolean): Finding {
  if (rule.value === null) return { outcome: 'unknown', about: 'dwelling', field: `placement:${rule.kind}` }
  return applicant.needGroups === null ? applicantLacks('needGroups') : found(applicant.needGroups.includes(rule.value) === wanted)
}

const TESTS: Record<Kind, (rule: PlacementRuleFact, applicant: ApplicantFacts, today: string) => Finding> = {
  minAge: (rule, { birthDate }, today) => number(rule, (limit) => (birthDate === null ? applicantLacks('birthDate') : found(ageAt(birthDate, today) >= limit))),
  maxAge: (rule, { birthDate }, today) => number(rule, (limit) => (birthDate === null ? applicantLacks('birthDate') : found(ageAt(birthDate, today) <= limit))),
  needGroup: (rule, applicant) => group(rule, applicant, true),
  notNeedGroup: (rule, applicant) => group(rule, applicant, false),
  followUp: (_rule, applicant) => ANSWERS[applicant.acceptsFollowUp],
  noChildren: (_rule, { children }) => (children === null ? applicantLacks('children') : found(children === 0)),
  maxPersons: (rule, applicant) => number(rule, (limit) => {
    const persons = personsOf(applicant)
    return persons === null ? applicantLacks(applicant.adults === null ? 'adults' : 'children') : found(persons <= limit)
  }),
  // Who brings an animal has it as a must that animals are allowed; a wish never excludes anyone, and nobody else is asked.
  noPets: (_rule, applicant) => found(!applicant.requirements.some((one) => one.kind === 'petsAllowed' && one.level === 'must')),
}

const VALUES: Partial<Record<Kind, (value: string) => string>> = {
  minAge: (value) => `${value} år`, maxAge: (value) => `${value} år`, maxPersons: (value) => value,
  needGroup: (value) => (needGroup.labels as Record<string, string>)[value] ?? value, notNeedGroup: (value) => (needGroup.labels as Record<string, string>)[value] ?? value,
}

const QUESTIONS: Record<Kind, string> = {
  minAge: 'Når er søkeren født?', maxAge: 'Når er søkeren født?', needGroup: 'Hvilke behov har søkeren?', notNeedGroup: 'Hvilke behov har søkeren?', followUp: 'Vil søkeren ta imot oppfølging?', noChildren: 'Hvor mange barn er det i husstanden?', maxPersons: 'Hvor mange skal bo i boligen?', noPets: 'Skal søkeren ha med dyr?',
}

const WORST = { notMet: 0, unknown: 1, met: 2, notRequired: 3 } as const

/** The rule of this kind that decides: one that is not met before one that is not known, before one that is met. */
function deciding(kind: Kind, applicant: ApplicantFacts, dwelling: DwellingFacts, today: string): { rule: PlacementRuleFact; finding: Finding } | null {
  let first: { rule: PlacementRuleFact; finding: Finding } | null = null
  for (const rule of dwelling.placementRules) {
    if (rule.kind !== kind) continue
    const finding = TESTS[kind](rule, applicant, today)
    if (first === null || WORST[finding.outcome] < WORST[first.finding.outcome]) first = { rule, finding }
  }
  return first
}

const shown = (rule: PlacementRuleFact) => `${placementRuleKind.labels[rule.kind]}${rule.value !== null && VALUES[rule.kind] ? `: ${VALUES[rule.kind]!(rule.value)}` : ''}`

function placement(kind: Kind): CriterionRule {
  return {
    key: `placement:${kind}`, label: `Vilkår for boligen: ${placementRuleKind.labels[kind].toLowerCase()}`,
    level: (_applicant, dwelling) => (dwelling.placementRules.some((one) => one.kind === kind) ? 'rule' : null),
    test: (applicant, dwelling, _rules, today) => deciding(kind, applicant, dwelling, today)?.finding ?? { outcome: 'notRequired' },
    explain: (_applicant, dwelling, _rules, finding) => {
      const all = dwelling.placementRules.filter((one) => one.kind === kind)
      const answer = { met: 'Oppfylt.', notMet: 'Ikke oppfylt.', unknown: 'Det er ikke kjent om det er oppfylt.', notRequired: '' }[finding.outcome]
      return {
        reason: `${all.map((rule) => `${rule.from}: ${rule.text.replace(/\.?$/, '.')}`).join(' ')} ${answer}`, facts: all.map((rule) => `${rule.from}: ${shown(rule)}`),
        source: all.find((rule) => rule.reference !== null)?.reference ?? null, question: finding.about === 'dwelling' ? `Hva er vilkåret for ${dwelling.label}?` : QUESTIONS[kind],
      }
    },
  }
}

/** One criterion for each kind of condition, in the order of the code list. */
export const PLACEMENT_CRITERIA: readonly CriterionRule[] = placementRuleKind.values.map(placement)
