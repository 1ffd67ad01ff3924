// Before a change of the rules is adopted: who would fall out, who would come in, whose case would open again, and who would stand elsewhere in the order.
import type { AssessmentFacts } from './assessment-facts.ts'
import { eligibleOf, judgeAll, type Assessment, type PersonJudgement } from './criteria.ts'
import { orderedApplicants } from './order.ts'
import type { ApplicantFacts } from './pair-facts.ts'
import type { RuleDefinition } from './rules.ts'

export interface PreviewPerson { caseId: string; facts: AssessmentFacts; judgements: readonly PersonJudgement[]; applicant: ApplicantFacts; /** has a decision and waits for a dwelling */ onList: boolean }
export interface PreviewChange { caseId: string; before: Assessment['eligible']; after: Assessment['eligible']; reasons: string[] }

export interface RulesPreview {
  /** not out before, out after */
  fallsOut: PreviewChange[]
  /** eligible after, not before */
  comesIn: PreviewChange[]
  /** open after, settled before */
  becomesOpen: PreviewChange[]
  /** places on the waiting list, counted from 1; only those who move */
  orderChanges: { caseId: string; from: number; to: number }[]
  eligibleBefore: number
  eligibleAfter: number
  openBefore: number
  openAfter: number
}

const rowsThat = (assessment: Assessment, ...outcomes: string[]) => assessment.rows.filter((row) => outcomes.includes(row.outcome)).map((row) => `${row.criterion.text}: ${row.person?.reason ?? row.criterion.reason}`)

/** Why someone's answer is another: what stands in the way after, or what stood in the way before. */
function reasonsFor(person: PreviewPerson, after: Assessment['eligible'], before: RuleDefinition, next: RuleDefinition, today: string): string[] {
  if (after === 'yes') return rowsThat(judgeAll(before, person.facts, person.judgements, today), 'notMet', 'unknown', 'judge').map((reason) => `Ikke lenger i veien. ${reason}`)
  return rowsThat(judgeAll(next, person.facts, person.judgements, today), ...(after === 'no' ? ['notMet'] : ['unknown', 'judge']))
}

/** Judge everyone under both sets on the same day. Texts are made only for those whose answer changes. Parked people have no place in the order. */
export function compareRules(before: RuleDefinition, after: RuleDefinition, people: readonly PreviewPerson[], today: string): RulesPreview {
  const preview: RulesPreview = { fallsOut: [], comesIn: [], becomesOpen: [], orderChanges: [], eligibleBefore: 0, eligibleAfter: 0, openBefore: 0, openAfter: 0 }
  for (const person of people) {
    const was = eligibleOf(before, person.facts, person.judgements, today)
    const now = eligibleOf(after, person.facts, person.judgements, today)
    if (was === 'yes') preview.eligibleBefore++
    if (was === 'open') preview.openBefore++
    if (now === 'yes') preview.eligibleAfter++
    if (now === 'open') preview.openAfter++
    if (was === now) continue
    const list = now === 'no' ? preview.fallsOut : now === 'yes' ? preview.comesIn : preview.becomesOpen
    list.push({ caseId: person.caseId, before: was, after: now, reasons: reasonsFor(person, now, before, after, today) })
  }
  const waiting = people.filter((one) => one.onList).map((one) => one.applicant)
  const places = new Map(orderedApplicants(waiting, before, today).map((one, i) => [one.caseId, i + 1]))
  orderedApplicants(waiting, after, today).forEach((one, i) => {
    const from = places.get(one.caseId)!
    if (from !== i + 1) preview.orderChanges.push({ caseId: one.caseId, from, to: i + 1 })
  })
  return preview
}
