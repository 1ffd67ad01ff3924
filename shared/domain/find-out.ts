// What to find out first: the unknown facts, ranked by how many pairs a yes would open. The gain is simulated, not guessed.
import { CRITERIA, decides, questionKey, type ApplicantFacts, type DwellingFacts } from './matching.ts'
import type { RuleDefinition } from './rules.ts'

export interface Question { key: string; about: 'dwelling' | 'applicant'; targetId: string; field: string; question: string; opens: number; waits: number }

/**
 * Rank questions over a set of pairs. A pair opens when the question is the only deciding thing unknown and nothing deciding is not met;
 * `waits` counts pairs where it is one of several unknowns.
 */
export function findOutFirst(pairs: Iterable<readonly [ApplicantFacts, DwellingFacts]>, rules: RuleDefinition, today: string): Question[] {
  const questions = new Map<string, Question>()
  for (const [applicant, dwelling] of pairs) {
    const unknown: Question[] = []
    let outside = false
    for (const one of CRITERIA) {
      const level = one.level(applicant, dwelling)
      if (level === null || !decides(level)) continue
      const finding = one.test(applicant, dwelling, rules, today)
      if (finding.outcome === 'notMet') {
        outside = true
        break
      }
      if (finding.outcome !== 'unknown' || !finding.field) continue
      const about = finding.about ?? 'dwelling'
      const words = one.explain(applicant, dwelling, rules, finding)
      unknown.push({ key: questionKey(finding, applicant, dwelling), about, targetId: about === 'dwelling' ? dwelling.id : applicant.caseId, field: finding.field, question: words.question ?? words.reason, opens: 0, waits: 0 })
    }
    if (outside) continue
    const distinct = new Map(unknown.map((one) => [one.key, one]))
    for (const one of distinct.values()) {
      const known = questions.get(one.key) ?? one
      if (distinct.size === 1) known.opens++
      else known.waits++
      questions.set(one.key, known)
    }
  }
  return [...questions.values()].sort((a, b) => b.opens - a.opens || b.waits - a.waits || (a.key < b.key ? -1 : 1))
}
