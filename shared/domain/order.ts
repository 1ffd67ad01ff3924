// The order among applicants: the regulation's priority groups first, then its declared tie-breaks. No points, no weights; each step can be read.
import { dateText, daysBetween } from '../dates.ts'
import type { ApplicantFacts } from './matching.ts'
import type { RuleDefinition } from './rules.ts'

export interface OrderStep { label: string; value: string; reference: string }
type Tie = RuleDefinition['ties'][number]

/** The first priority group that fits; someone whose situation is not known is placed last and said to be so, never left out. */
export function groupOf(applicant: ApplicantFacts, rules: RuleDefinition): { index: number; label: string; reference: string } {
  const index = rules.groups.findIndex((one) => one.living.includes(applicant.livingSituation as never))
  const group = rules.groups[index]
  return group ? { index, label: group.label, reference: group.reference } : { index: rules.groups.length, label: 'Situasjonen er ikke kjent', reference: '' }
}

const FAR = '9999-12-31'
const waitingSince = (applicant: ApplicantFacts) => applicant.receivedOn ?? applicant.grantedOn ?? FAR

const TIES: Record<Tie, (applicant: ApplicantFacts) => string> = {
  legalDeadline: (applicant) => applicant.legalDeadline ?? FAR,
  childrenFirst: (applicant) => ((applicant.children ?? 0) > 0 ? '0' : '1'),
  waitingSince,
  caseNumber: (applicant) => applicant.caseNumber,
}

const TIE_LABELS: Record<Tie, string> = { legalDeadline: 'Nærmeste lovfrist', childrenFirst: 'Barn i husstanden', waitingSince: 'Søkt siden', caseNumber: 'Saksnummer' }

/** Compare two applicants by the regulation. Total: the case number settles what is left. */
export function compareApplicants(rules: RuleDefinition): (a: ApplicantFacts, b: ApplicantFacts) => number {
  return (a, b) => {
    const groups = groupOf(a, rules).index - groupOf(b, rules).index
    if (groups !== 0) return groups
    for (const tie of rules.ties) {
      const left = TIES[tie](a)
      const right = TIES[tie](b)
      if (left !== right) return left < right ? -1 : 1
    }
    return a.caseNumber < b.caseNumber ? -1 : a.caseNumber > b.caseNumber ? 1 : 0
  }
}

/** Why someone stands where they stand: one line per step, with its reference. */
export function orderSteps(applicant: ApplicantFacts, rules: RuleDefinition, today: string): OrderStep[] {
  const group = groupOf(applicant, rules)
  const value = (tie: Tie) => {
    if (tie === 'legalDeadline') return applicant.legalDeadline ? `${dateText(applicant.legalDeadline)} (${daysBetween(today, applicant.legalDeadline)} dager igjen)` : 'ingen'
    if (tie === 'childrenFirst') return applicant.children === null ? 'ikke kjent' : applicant.children > 0 ? `${applicant.children} barn` : 'ingen barn'
    if (tie === 'waitingSince') return waitingSince(applicant) === FAR ? 'ikke kjent' : dateText(waitingSince(applicant))
    return applicant.caseNumber
  }
  return [{ label: 'Gruppe', value: group.label, reference: group.reference }, ...rules.ties.map((tie) => ({ label: TIE_LABELS[tie], value: value(tie), reference: rules.tieReferences[tie] ?? '' }))]
}
