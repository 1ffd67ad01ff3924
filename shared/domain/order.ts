// The order among applicants: the regulation's priority groups first, then its declared tie-breaks. No points, no weights; each step can be read.
import { dateText, daysBetween } from '../dates.ts'
import type { ApplicantFacts } from './pair-facts.ts'
import type { RuleDefinition } from './rules.ts'
import { hasChildren, urgencyOf, urgencyRank } from './urgency.ts'

export interface OrderStep { label: string; value: string; reference: string }
export type Tie = RuleDefinition['ties'][number]

/** Each tie-break in words: as a label beside a value, as a step of the order, and as a line of the rules. */
export const TIE_WORDS: Record<Tie, { label: string; step: string; line: string }> = {
  legalDeadline: { label: 'Nærmeste lovfrist', step: 'Nærmeste lovfrist først', line: 'I gruppen: nærmeste lovfrist først' },
  urgency: { label: 'Hastegrad', step: 'Høyeste hastegrad først', line: 'I gruppen: høyeste hastegrad først' },
  childrenFirst: { label: 'Barn i husstanden', step: 'Barn i husstanden først', line: 'I gruppen: husstander med barn først' },
  waitingSince: { label: 'Søkt siden', step: 'Den som søkte først', line: 'I gruppen: den som søkte først' },
  grantedSince: { label: 'Innvilget siden', step: 'Den som fikk vedtak først', line: 'I gruppen: den som fikk vedtak først' },
  caseNumber: { label: 'Saksnummer', step: 'Saksnummer', line: 'Til slutt: saksnummer' },
}

/** The first priority group that fits; someone whose situation is not known is placed last and said to be so, never left out. */
export function groupOf(applicant: ApplicantFacts, rules: RuleDefinition): { index: number; label: string; reference: string } {
  const children = hasChildren(applicant)
  const index = rules.groups.findIndex((one) => one.living.includes(applicant.livingSituation as never) && (one.withChildren === null || one.withChildren === children))
  const group = rules.groups[index]
  return group ? { index, label: group.label, reference: group.reference } : { index: rules.groups.length, label: 'Situasjonen er ikke kjent', reference: '' }
}

/** Parked: stays on the list, but is not offered dwellings before the day. On the day itself the parking is over. */
export const isParked = (applicant: Pick<ApplicantFacts, 'parkedUntil'>, today: string) => applicant.parkedUntil !== null && applicant.parkedUntil > today

const FAR = '9999-12-31'
const waitingSince = (applicant: ApplicantFacts) => applicant.movedBackTo ?? applicant.receivedOn ?? applicant.grantedOn ?? FAR
const grantedSince = (applicant: ApplicantFacts) => applicant.movedBackTo ?? applicant.grantedOn ?? FAR
const padded = (rank: number) => String(rank).padStart(4, '0')

const TIES: Record<Tie, (applicant: ApplicantFacts, rules: RuleDefinition, today: string) => string> = {
  legalDeadline: (applicant) => applicant.legalDeadline ?? FAR,
  urgency: (applicant, rules, today) => padded(urgencyRank(applicant, rules, today)),
  childrenFirst: (applicant) => ((applicant.children ?? 0) > 0 ? '0' : '1'),
  waitingSince, grantedSince,
  caseNumber: (applicant) => applicant.caseNumber,
}

/** Everything that decides, as one text that sorts: the sign between the parts comes before any letter. */
const orderKey = (applicant: ApplicantFacts, rules: RuleDefinition, today: string) => [padded(groupOf(applicant, rules).index), ...rules.ties.map((tie) => TIES[tie](applicant, rules, today)), applicant.caseNumber].join('\u0000')

/** Compare two applicants by the regulation. Total: the case number settles what is left. Each key is worked out once. */
export function compareApplicants(rules: RuleDefinition, today: string): (a: ApplicantFacts, b: ApplicantFacts) => number {
  const keys = new WeakMap<ApplicantFacts, string>()
  const keyOf = (applicant: ApplicantFacts) => {
    const known = keys.get(applicant)
    if (known !== undefined) return known
    const key = orderKey(applicant, rules, today)
    keys.set(applicant, key)
    return key
  }
  return (a, b) => {
    const left = keyOf(a)
    const right = keyOf(b)
    return left < right ? -1 : left > right ? 1 : 0
  }
}

/** The list in order, without those who are parked. */
export const orderedApplicants = (applicants: readonly ApplicantFacts[], rules: RuleDefinition, today: string): ApplicantFacts[] => applicants.filter((one) => !isParked(one, today)).sort(compareApplicants(rules, today))

/** Why someone stands where they stand: one line per step, with its reference. */
export function orderSteps(applicant: ApplicantFacts, rules: RuleDefinition, today: string): OrderStep[] {
  const group = groupOf(applicant, rules)
  const since = (date: string) => (date === FAR ? 'ikke kjent' : `${dateText(date)}${applicant.movedBackTo === date ? ' (satt tilbake)' : ''}`)
  const words: Record<Tie, () => string> = {
    legalDeadline: () => (applicant.legalDeadline ? `${dateText(applicant.legalDeadline)} (${daysBetween(today, applicant.legalDeadline)} dager igjen)` : 'ingen'),
    urgency: () => {
      const { label, override } = urgencyOf(applicant, rules, today)
      return override ? `${override.label} (satt av et menneske; etter opplysningene: ${label.toLowerCase()})` : label
    },
    childrenFirst: () => (applicant.children === null ? 'ikke kjent' : applicant.children > 0 ? `${applicant.children} barn` : 'ingen barn'),
    waitingSince: () => since(waitingSince(applicant)),
    grantedSince: () => since(grantedSince(applicant)),
    caseNumber: () => applicant.caseNumber,
  }
  return [{ label: 'Gruppe', value: group.label, reference: group.reference }, ...rules.ties.map((tie) => ({ label: TIE_WORDS[tie].label, value: words[tie](), reference: rules.tieReferences[tie] ?? '' }))]
}
