// How a hand-written person is judged in the tables: one that meets everything, with what is different, and what the rule in words says.
import { describe, expect, it } from 'vitest'
import { NO_FACTS, type AssessmentFacts } from '../../../shared/domain/assessment-facts.ts'
import { judgeAll, type CriterionOutcome } from '../../../shared/domain/criteria.ts'
import { RuleDefinition } from '../../../shared/domain/rules.ts'

export const KR = 100
export const G_2025 = 130_160 * KR

/** Everything is known, and nothing stands in the way. */
export const SETTLED: AssessmentFacts = {
  ...NO_FACTS, birthDate: '1985-06-15', dailyCare: 'no', lawfulStay: 'yes', permit: 'norwegian', residenceSince: '2015-01-01', settledByAgreement: 'no', livingSituation: 'temporaryAccommodation', homeUnsuitable: 'no', persons: 1, incomes: [{ who: 'Søkeren', birthDate: '1985-06-15', yearly: 250_000 * KR }], wealth: 0,
  canSolveSelf: 'no', ownAttempts: 'yes', unsettledDebt: 'no', everEvicted: 'no', needsFollowUp: 'no', needGroups: ['economic'], exchangeGround: 'yes', tenancyKept: 'yes',
}

/** Who: what is different: which condition: what the rule says of it: whether the person is eligible. The day is 2 March 2026 unless another is given. */
export type Person = readonly [who: string, different: Partial<AssessmentFacts>, key: string, outcome: CriterionOutcome, eligible: 'yes' | 'no' | 'open', today?: string]

export const DAY = '2026-03-02'

export function judgesPeople(name: string, rules: RuleDefinition, people: readonly Person[]): void {
  describe(name, () => {
    it('has at least forty people, no two alike, and parses', () => {
      expect(people.length).toBeGreaterThanOrEqual(40)
      expect(new Set(people.map((one) => one[0])).size).toBe(people.length)
      expect(RuleDefinition.parse(rules)).toEqual(rules)
      expect(new Set(rules.criteria.map((one) => one.key)).size).toBe(rules.criteria.length)
    })
    it.each(people.map((person) => ({ who: person[0], person })))('$who', ({ person: [, different, key, outcome, eligible, today = DAY] }) => {
      const assessment = judgeAll(rules, { ...SETTLED, ...different }, [], today)
      const row = assessment.rows.find((one) => one.criterion.key === key)
      expect(row?.outcome, row?.criterion.reason).toBe(outcome)
      expect(assessment.eligible).toBe(eligible)
      // Screened out only on a known ground, and on none when nothing is known to fail.
      expect(assessment.screening?.key ?? null).toBe(eligible === 'no' ? key : null)
    })
  })
}
