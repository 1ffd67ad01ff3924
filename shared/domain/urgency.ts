// How urgent a case is by the regulation's classes. A class that a person has set stands beside the one the facts give, and counts in the order.
import { dateText, daysBetween } from '../dates.ts'
import { livingSituation } from '../model/codes.ts'
import type { ApplicantFacts } from './pair-facts.ts'
import type { RuleDefinition } from './rules.ts'

export interface Urgency {
  /** null: no class fits */
  key: string | null
  label: string
  reference: string
  /** each fact that the class rests on */
  why: string[]
  /** the class a person has set; null: none, or one that these rules do not have */
  override: { key: string; label: string } | null
  /** place in the order, 0 is the most urgent; the override counts before the facts. No class comes last */
  rank: number
}

/** Whether children are in the household; null when nobody has said. */
export const hasChildren = (applicant: Pick<ApplicantFacts, 'children'>) => (applicant.children === null ? null : applicant.children > 0)

const fits = (one: RuleDefinition['urgency'][number], applicant: ApplicantFacts, today: string) =>
  (one.living.length === 0 || one.living.includes(applicant.livingSituation as never)) &&
  (one.withChildren === null || one.withChildren === hasChildren(applicant)) &&
  (one.withinDays === null || (applicant.legalDeadline !== null && daysBetween(today, applicant.legalDeadline) <= one.withinDays))

/** Only the place in the order. */
export function urgencyRank(applicant: ApplicantFacts, rules: RuleDefinition, today: string): number {
  const set = applicant.urgencyOverride === null ? -1 : rules.urgency.findIndex((one) => one.key === applicant.urgencyOverride)
  const index = set >= 0 ? set : rules.urgency.findIndex((one) => fits(one, applicant, today))
  return index < 0 ? rules.urgency.length : index
}

/** The first class that fits. A class with a limit in days fits when the legal deadline is at most so far off, or past; a class for no situation in particular fits all. */
export function urgencyOf(applicant: ApplicantFacts, rules: RuleDefinition, today: string): Urgency {
  const found = rules.urgency.find((one) => fits(one, applicant, today))
  const set = rules.urgency.find((one) => one.key === applicant.urgencyOverride)
  const why: string[] = []
  if (found) {
    if (found.living.length > 0) why.push(`Bosituasjonen er ${((livingSituation.labels as Record<string, string>)[applicant.livingSituation] ?? 'ikke kjent').toLowerCase()}.`)
    if (found.withChildren !== null) why.push(applicant.children === 0 ? 'Det er ingen barn i husstanden.' : `Det er ${applicant.children} barn i husstanden.`)
    if (found.withinDays !== null) why.push(`Lovfristen er ${dateText(applicant.legalDeadline!)}. Grensen er ${found.withinDays} dager.`)
  }
  return { key: found?.key ?? null, label: found?.label ?? 'Ingen hastegrad', reference: found?.reference ?? '', why, override: set ? { key: set.key, label: set.label } : null, rank: urgencyRank(applicant, rules, today) }
}
