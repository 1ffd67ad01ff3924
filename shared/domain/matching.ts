// Matching: does this dwelling fit this household? Three answers for each criterion, and unknown is never yes or no.
// Requirements are about the dwelling, never a diagnosis. Pure; the order among applicants is in order.ts.
import type { Answer } from '../model/field.ts'
import type { RequirementKind } from '../model/codes.ts'
import { ageAt, dateText, kroner, plusMonths } from '../dates.ts'
import { normFor, personsOf, type ApplicantFacts, type CriterionRule, type DwellingFacts, type Finding, type Level, type Outcome, type RequirementFact } from './pair-facts.ts'
import { PLACEMENT_CRITERIA } from './placement.ts'
import type { RuleDefinition } from './rules.ts'

export { personsOf, type ApplicantFacts, type CriterionRule, type DwellingFacts, type Finding, type Level, type Outcome, type PlacementRuleFact, type RequirementFact } from './pair-facts.ts'
export { factsChanged } from './facts-changed.ts'

const ANSWERS: Record<Answer, Finding> = { yes: { outcome: 'met' }, no: { outcome: 'notMet' }, unknown: { outcome: 'unknown', about: 'dwelling' } }
const asked = (applicant: ApplicantFacts, kind: RequirementKind) => applicant.requirements.find((one) => one.kind === kind)
const from = (one: RequirementFact | undefined) => (one ? [one.source, one.statedOn && dateText(one.statedOn)].filter(Boolean).join(', ') || 'Oppgitt i saken' : 'Oppgitt i saken')

/** A criterion that is one question about the dwelling. */
function yesNo(kind: RequirementKind & keyof DwellingFacts, label: string, words: { yes: string; no: string; ask: string }): CriterionRule {
  return {
    key: kind, label,
    level: (applicant) => asked(applicant, kind)?.level ?? null,
    test: (_applicant, dwelling) => ({ ...ANSWERS[dwelling[kind] as Answer], field: kind }),
    explain: (applicant, dwelling, _rules, finding) => ({
      reason: finding.outcome === 'met' ? words.yes : finding.outcome === 'notMet' ? words.no : `Det er ikke kjent. ${words.ask}`,
      facts: [`${dwelling.label}: ${finding.outcome === 'met' ? 'ja' : finding.outcome === 'notMet' ? 'nei' : 'ikke kjent'}`, `Kravet: ${from(asked(applicant, kind))}`],
      source: 'må-krav', question: words.ask,
    }),
  }
}

/** A criterion that compares a number of the dwelling with what is asked for. */
function atLeast(kind: RequirementKind, label: string, unit: string, read: (dwelling: DwellingFacts) => number | null, field: string): CriterionRule {
  const wanted = (applicant: ApplicantFacts) => Number(asked(applicant, kind)?.value)
  return {
    key: kind, label,
    level: (applicant) => asked(applicant, kind)?.level ?? null,
    test: (applicant, dwelling) => {
      const value = read(dwelling)
      if (value === null) return { outcome: 'unknown', about: 'dwelling', field }
      return Number.isFinite(wanted(applicant)) ? { outcome: value >= wanted(applicant) ? 'met' : 'notMet' } : { outcome: 'unknown', about: 'applicant', field: `requirement:${kind}` }
    },
    explain: (applicant, dwelling, _rules, finding) => ({
      reason: finding.outcome === 'unknown' ? 'Det mangler et tall for å sammenligne.' : `${dwelling.label} har ${read(dwelling)} ${unit}. Kravet er minst ${wanted(applicant)}.`,
      facts: [`Boligen: ${read(dwelling) ?? 'ikke kjent'} ${unit}`, `Kravet: ${from(asked(applicant, kind))}`], source: 'må-krav', question: `Hvor mange ${unit} har ${dwelling.label}?`,
    }),
  }
}

const size: CriterionRule = {
  key: 'size', label: 'Størrelse', level: () => 'rule',
  test: (applicant, dwelling, rules) => {
    const persons = personsOf(applicant)
    if (rules.sizeNorm.rows.length === 0) return { outcome: 'met' }
    if (persons === null) return { outcome: 'unknown', about: 'applicant', field: applicant.adults === null ? 'adults' : 'children' }
    if (dwelling.rooms === null) return { outcome: 'unknown', about: 'dwelling', field: 'rooms' }
    const norm = normFor(rules, persons)!
    return { outcome: dwelling.rooms >= norm.minRooms && dwelling.rooms <= norm.maxRooms ? 'met' : 'notMet' }
  },
  explain: (applicant, dwelling, rules) => {
    const persons = personsOf(applicant)
    const norm = persons === null ? null : (normFor(rules, persons) ?? null)
    return {
      reason: rules.sizeNorm.rows.length === 0 ? 'Kommunen har ingen norm for antall rom.' : norm === null ? 'Det er ikke kjent hvor mange som skal bo der.' : dwelling.rooms === null ? 'Antall rom er ikke kjent.' : `${persons} ${persons === 1 ? 'person' : 'personer'}: ${norm.minRooms === norm.maxRooms ? norm.minRooms : `${norm.minRooms}–${norm.maxRooms}`} rom. Boligen har ${dwelling.rooms}.`,
      facts: [`Husstanden: ${persons ?? 'ikke kjent'}`, `Boligen: ${dwelling.rooms ?? 'ikke kjent'} rom`], source: rules.sizeNorm.reference,
      question: persons === null ? 'Hvor mange skal bo i boligen?' : `Hvor mange rom har ${dwelling.label}?`,
    }
  },
}

const rent: CriterionRule = {
  key: 'rent', label: 'Husleie', level: () => 'rule',
  test: (applicant, dwelling) => {
    if (dwelling.rent === null) return { outcome: 'unknown', about: 'dwelling', field: 'rent' }
    if (applicant.rentCeiling === null) return { outcome: 'unknown', about: 'applicant', field: 'rentCeiling' }
    return { outcome: dwelling.rent <= applicant.rentCeiling ? 'met' : 'notMet' }
  },
  explain: (applicant, dwelling, rules) => ({
    reason: dwelling.rent === null ? 'Husleien er ikke kjent.' : applicant.rentCeiling === null ? 'Det er ikke regnet ut hva husstanden kan betale.' : `${kroner(dwelling.rent)} i måneden. Husstanden kan betale inntil ${kroner(applicant.rentCeiling)}.`,
    facts: [`Husleie: ${dwelling.rent === null ? 'ikke kjent' : kroner(dwelling.rent)}`, `Høyeste husleie: ${applicant.rentCeiling === null ? 'ikke regnet ut' : kroner(applicant.rentCeiling)}`], source: rules.rentReference,
    question: dwelling.rent === null ? `Hva er husleien i ${dwelling.label}?` : 'Hva kan husstanden betale i husleie?',
  }),
}

const residence: CriterionRule = {
  key: 'residence', label: 'Botid', level: () => 'rule',
  test: (applicant, _dwelling, rules, today) => {
    if (rules.residence.months === 0 || rules.residence.exempt.includes(applicant.livingSituation as never)) return { outcome: 'met' }
    if (applicant.residenceSince === null) return { outcome: 'unknown', about: 'applicant', field: 'residenceSince' }
    return { outcome: plusMonths(applicant.residenceSince, rules.residence.months) <= today ? 'met' : 'notMet' }
  },
  explain: (applicant, _dwelling, rules) => ({
    reason: rules.residence.exempt.includes(applicant.livingSituation as never) ? 'Kravet om botid gjelder ikke her.' : applicant.residenceSince === null ? 'Det er ikke kjent når personen flyttet til kommunen.' : `Bodd her siden ${dateText(applicant.residenceSince)}. Kravet er ${rules.residence.months} måneder.`,
    facts: [`Bodd i kommunen siden: ${applicant.residenceSince ? dateText(applicant.residenceSince) : 'ikke kjent'}`], source: rules.residence.reference, question: 'Når flyttet personen til kommunen?',
  }),
}

const area: CriterionRule = {
  key: 'area', label: 'Strøk', level: (applicant) => asked(applicant, 'area')?.level ?? null,
  test: (applicant, dwelling) => {
    const wanted = asked(applicant, 'area')?.value
    if (!wanted) return { outcome: 'unknown', about: 'applicant', field: 'requirement:area' }
    if (dwelling.area === null) return { outcome: 'unknown', about: 'dwelling', field: 'area' }
    return { outcome: wanted.split(',').some((one) => one.trim().toLowerCase() === dwelling.area!.toLowerCase()) ? 'met' : 'notMet' }
  },
  explain: (applicant, dwelling) => ({ reason: `Boligen ligger på ${dwelling.area ?? 'ukjent sted'}. Ønsket er ${asked(applicant, 'area')?.value ?? 'ikke kjent'}.`, facts: [`Strøk: ${dwelling.area ?? 'ikke kjent'}`], source: null, question: 'Hvilket strøk ønsker personen?' }),
}

const maxFloor: CriterionRule = {
  key: 'maxFloor', label: 'Etasje', level: (applicant) => asked(applicant, 'maxFloor')?.level ?? null,
  test: (applicant, dwelling) => {
    const limit = Number(asked(applicant, 'maxFloor')?.value)
    if (dwelling.floor === null) return { outcome: 'unknown', about: 'dwelling', field: 'floor' }
    return Number.isFinite(limit) ? { outcome: dwelling.floor <= limit ? 'met' : 'notMet' } : { outcome: 'unknown', about: 'applicant', field: 'requirement:maxFloor' }
  },
  explain: (applicant, dwelling) => ({ reason: `Boligen ligger i ${dwelling.floor ?? 'ukjent'}. etasje. Kravet er høyst ${asked(applicant, 'maxFloor')?.value ?? 'ikke kjent'}.`, facts: [`Etasje: ${dwelling.floor ?? 'ikke kjent'}`], source: 'må-krav', question: `Hvilken etasje ligger ${dwelling.label} i?` }),
}

const rentAsked: CriterionRule = {
  key: 'rentCeiling', label: 'Husleietak', level: (applicant) => asked(applicant, 'rentCeiling')?.level ?? null,
  test: (applicant, dwelling) => {
    const limit = Number(asked(applicant, 'rentCeiling')?.value) * 100
    if (dwelling.rent === null) return { outcome: 'unknown', about: 'dwelling', field: 'rent' }
    return Number.isFinite(limit) && limit > 0 ? { outcome: dwelling.rent <= limit ? 'met' : 'notMet' } : { outcome: 'unknown', about: 'applicant', field: 'requirement:rentCeiling' }
  },
  explain: (applicant, dwelling) => ({ reason: `Husleien er ${dwelling.rent === null ? 'ikke kjent' : kroner(dwelling.rent)}. Taket er ${asked(applicant, 'rentCeiling')?.value ?? 'ikke kjent'} kr.`, facts: [], source: 'må-krav', question: 'Hva er husleietaket?' }),
}

const nearby: CriterionRule = {
  key: 'nearby', label: 'Gangavstand', level: (applicant) => asked(applicant, 'nearby')?.level ?? null,
  test: () => ({ outcome: 'unknown', about: 'dwelling', field: 'nearby' }),
  explain: (applicant, dwelling) => ({ reason: 'Avstanden er ikke registrert. Den må vurderes av et menneske.', facts: [`Ønsket: ${from(asked(applicant, 'nearby'))}`], source: null, question: `Er det gangavstand fra ${dwelling.label}?` }),
}

/** Every criterion, in the order the table shows them. */
export const CRITERIA: readonly CriterionRule[] = [
  yesNo('stepFree', 'Trinnfri', { yes: 'Boligen har trinnfri inngang.', no: 'Det er trinn inn til boligen.', ask: 'Er inngangen trinnfri?' }),
  yesNo('showerNoThreshold', 'Dusj', { yes: 'Dusjen har ikke terskel.', no: 'Dusjen har terskel og må bygges om.', ask: 'Er dusjen uten terskel?' }),
  yesNo('wheelchair', 'Rullestol', { yes: 'Det er plass til rullestol.', no: 'Det er ikke plass til rullestol.', ask: 'Er det plass til rullestol?' }),
  yesNo('lift', 'Heis', { yes: 'Bygget har heis.', no: 'Bygget har ikke heis.', ask: 'Har bygget heis?' }),
  atLeast('bedrooms', 'Soverom', 'soverom', (dwelling) => dwelling.bedrooms, 'bedrooms'),
  yesNo('petsAllowed', 'Hund', { yes: 'Dyr er tillatt.', no: 'Dyr er ikke tillatt.', ask: 'Er dyr tillatt?' }),
  yesNo('ownEntrance', 'Egen inngang', { yes: 'Boligen har egen inngang.', no: 'Inngangen deles med andre.', ask: 'Har boligen egen inngang?' }),
  yesNo('quiet', 'Rolig', { yes: 'Bygget er rolig.', no: 'Bygget er ikke rolig.', ask: 'Er bygget rolig?' }),
  atLeast('minArea', 'Areal', 'm²', (dwelling) => dwelling.usableArea, 'usableArea'),
  maxFloor, size, rent, rentAsked, residence, area, nearby, ...PLACEMENT_CRITERIA,
]

/** Must and rule decide whether a pair is possible; should and wish never exclude anyone. */
export const decides = (level: Level) => level === 'must' || level === 'rule'

export type PairOutcome = 'fits' | 'uncertain' | 'outside'

/** Musts that the user has set aside to see what would open. They count as wishes; rules are never relaxed. */
export type Relaxed = ReadonlySet<string>

/** How much a criterion counts for this pair; null: not asked for. */
export function levelOf(one: CriterionRule, applicant: ApplicantFacts, dwelling: DwellingFacts, relaxed?: Relaxed): Level | null {
  const level = one.level(applicant, dwelling)
  return level === 'must' && relaxed?.has(one.key) ? 'wish' : level
}

/** Fast answer for counting: no texts are made. */
export function pairOutcome(applicant: ApplicantFacts, dwelling: DwellingFacts, rules: RuleDefinition, today: string, relaxed?: Relaxed): PairOutcome {
  let uncertain = false
  for (const one of CRITERIA) {
    const level = levelOf(one, applicant, dwelling, relaxed)
    if (level === null || !decides(level)) continue
    const { outcome } = one.test(applicant, dwelling, rules, today)
    if (outcome === 'notMet') return 'outside'
    if (outcome === 'unknown') uncertain = true
  }
  return uncertain ? 'uncertain' : 'fits'
}

export interface CriterionResult {
  key: string; label: string; level: Level; outcome: Outcome; reason: string; facts: string[]; source: string | null
  findOut: { key: string; question: string; about: 'dwelling' | 'applicant'; field: string } | null
}

/** The whole explanation of a pair: every criterion with outcome, reason and facts. Not asked for is said, not hidden. */
export function explainPair(applicant: ApplicantFacts, dwelling: DwellingFacts, rules: RuleDefinition, today: string, relaxed?: Relaxed): { criteria: CriterionResult[]; outcome: PairOutcome } {
  const criteria = CRITERIA.map((one): CriterionResult => {
    const level = levelOf(one, applicant, dwelling, relaxed)
    if (level === null) return { key: one.key, label: one.label, level: 'must', outcome: 'notRequired', reason: 'Ikke et krav her.', facts: [], source: null, findOut: null }
    const finding = one.test(applicant, dwelling, rules, today)
    const words = one.explain(applicant, dwelling, rules, finding)
    const findOut = finding.outcome === 'unknown' && finding.field ? { key: questionKey(finding, applicant, dwelling), question: words.question ?? words.reason, about: finding.about ?? 'dwelling', field: finding.field } : null
    return { key: one.key, label: one.label, level, outcome: finding.outcome, reason: words.reason, facts: words.facts, source: words.source, findOut }
  })
  return { criteria, outcome: pairOutcome(applicant, dwelling, rules, today, relaxed) }
}

/** One question, whoever asks it: about this dwelling's fact, or about this applicant's. */
export const questionKey = (finding: Finding, applicant: ApplicantFacts, dwelling: DwellingFacts) => `${finding.about ?? 'dwelling'}:${finding.about === 'applicant' ? applicant.caseId : dwelling.id}:${finding.field ?? ''}`

/** Children under 18 at a date. */
export const minors = (applicant: ApplicantFacts, today: string) => applicant.childBirthDates.filter((born) => ageAt(born, today) < 18).length
