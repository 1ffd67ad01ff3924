// What has changed since a proposal was made, among the facts that matching rests on. The facts as they were are kept with the proposal.
import { dateText, kroner } from '../dates.ts'
import { livingSituation, needGroup, placementRuleKind, requirementKind, requirementLevel } from '../model/codes.ts'
import type { Answer } from '../model/field.ts'
import type { ApplicantFacts, DwellingFacts, PlacementRuleFact, RequirementFact } from './pair-facts.ts'

export interface ChangedFact { label: string; before: string; now: string }

const ANSWERS: Record<Answer, string> = { yes: 'ja', no: 'nei', unknown: 'ikke kjent' }
const orUnknown = <T,>(value: T | null, words: (known: T) => string) => (value === null ? 'ikke kjent' : words(value))
const count = (value: number | null) => orUnknown(value, String)
const day = (value: string | null) => orUnknown(value, dateText)
const month = (value: number | null) => orUnknown(value, (known) => `${kroner(known)} i måneden`)
const listed = (values: readonly string[]) => (values.length === 0 ? 'ingen' : [...values].sort((a, b) => (a < b ? -1 : 1)).join('; '))

const need = (one: RequirementFact) => `${requirementKind.labels[one.kind]}${one.value ? ` ${one.value}` : ''} (${requirementLevel.labels[one.level]})`
const rule = (one: PlacementRuleFact) => `${one.from}: ${placementRuleKind.labels[one.kind]}${one.value === null ? '' : ` ${(needGroup.labels as Record<string, string>)[one.value] ?? one.value}`}`

const APPLICANT: readonly [label: string, words: (facts: ApplicantFacts) => string][] = [
  ['Fødselsdato', (facts) => day(facts.birthDate)],
  ['Voksne', (facts) => count(facts.adults)],
  ['Barn', (facts) => count(facts.children)],
  ['Barnas fødselsdatoer', (facts) => listed(facts.childBirthDates.map(dateText))],
  ['Bosituasjon', (facts) => (livingSituation.labels as Record<string, string>)[facts.livingSituation] ?? facts.livingSituation],
  ['Bodd i kommunen siden', (facts) => day(facts.residenceSince)],
  ['Høyeste husleie', (facts) => month(facts.rentCeiling)],
  ['Lovfrist', (facts) => (facts.legalDeadline === null ? 'ingen' : dateText(facts.legalDeadline))],
  ['Grupper', (facts) => orUnknown(facts.needGroups, (known) => listed(known.map((one) => (needGroup.labels as Record<string, string>)[one] ?? one)))],
  ['Tar imot oppfølging', (facts) => ANSWERS[facts.acceptsFollowUp]],
  ['Krav og ønsker', (facts) => listed(facts.requirements.map(need))],
  ['Parkert til', (facts) => (facts.parkedUntil === null ? 'ikke parkert' : dateText(facts.parkedUntil))],
]

const DWELLING: readonly [label: string, words: (facts: DwellingFacts) => string][] = [
  ['Rom', (facts) => count(facts.rooms)],
  ['Soverom', (facts) => count(facts.bedrooms)],
  ['Areal', (facts) => orUnknown(facts.usableArea, (known) => `${known} m²`)],
  ['Etasje', (facts) => count(facts.floor)],
  ['Husleie', (facts) => month(facts.rent)],
  ['Strøk', (facts) => facts.area ?? 'ikke kjent'],
  ['Trinnfri inngang', (facts) => ANSWERS[facts.stepFree]],
  ['Dusj uten terskel', (facts) => ANSWERS[facts.showerNoThreshold]],
  ['Plass til rullestol', (facts) => ANSWERS[facts.wheelchair]],
  ['Heis', (facts) => ANSWERS[facts.lift]],
  ['Dyr tillatt', (facts) => ANSWERS[facts.petsAllowed]],
  ['Egen inngang', (facts) => ANSWERS[facts.ownEntrance]],
  ['Rolig bygg', (facts) => ANSWERS[facts.quiet]],
  ['Vilkår for boligen', (facts) => listed(facts.placementRules.map(rule))],
]

function compared<T>(table: readonly [label: string, words: (facts: T) => string][], frozen: T, current: T): ChangedFact[] {
  return table.map(([label, words]) => ({ label, before: words(frozen), now: words(current) })).filter((one) => one.before !== one.now)
}

/** Facts that are not as they were when the proposal was made, in words. The order of lists does not count; names and waiting time are not matched on. */
export const factsChanged = (frozenApplicant: ApplicantFacts, applicant: ApplicantFacts, frozenDwelling: DwellingFacts, dwelling: DwellingFacts): ChangedFact[] => [...compared(APPLICANT, frozenApplicant, applicant), ...compared(DWELLING, frozenDwelling, dwelling)]
