import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosure, type ConsentFact } from '../../shared/domain/disclosure.ts'
import { findOutFirst } from '../../shared/domain/find-out.ts'
import { CRITERIA, decides, explainPair, pairOutcome, type ApplicantFacts, type DwellingFacts } from '../../shared/domain/matching.ts'
import { compareApplicants, groupOf } from '../../shared/domain/order.ts'
import { STARTING_RULES } from '../../shared/domain/rules.ts'
import { livingSituation } from '../../shared/model/codes.ts'
import { TOPICS } from '../../shared/model/field.ts'

const TODAY = '2026-11-23'
const answer = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)
const orNull = <T,>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const day = fc.integer({ min: 0, max: 2000 }).map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10))

const dwelling: fc.Arbitrary<DwellingFacts> = fc.record({
  id: fc.uuid(), label: fc.constant('Prøvegata 1'), rooms: orNull(fc.integer({ min: 1, max: 6 })), bedrooms: orNull(fc.integer({ min: 0, max: 5 })), usableArea: orNull(fc.integer({ min: 18, max: 140 })), floor: orNull(fc.integer({ min: 0, max: 8 })), rent: orNull(fc.integer({ min: 500_000, max: 1_600_000 })), area: orNull(fc.constantFrom('Sentrum', 'Tun')),
  stepFree: answer, showerNoThreshold: answer, lift: answer, ownEntrance: answer, quiet: answer, wheelchair: answer, petsAllowed: answer,
})
const need = fc.record({ kind: fc.constantFrom('stepFree' as const, 'lift' as const, 'petsAllowed' as const, 'bedrooms' as const, 'area' as const, 'minArea' as const, 'maxFloor' as const, 'quiet' as const), level: fc.constantFrom('must' as const, 'should' as const, 'wish' as const), value: orNull(fc.constantFrom('1', '2', '3', 'Tun', '40')), source: fc.constant(null), statedOn: fc.constant(null) })
const applicant: fc.Arbitrary<ApplicantFacts> = fc.record({
  caseId: fc.uuid(), caseNumber: fc.uuid(), adults: orNull(fc.integer({ min: 1, max: 3 })), children: orNull(fc.integer({ min: 0, max: 5 })), childBirthDates: fc.constant([]), livingSituation: fc.constantFrom(...livingSituation.values), livingSince: orNull(day), livingUntil: orNull(day), receivedOn: orNull(day), grantedOn: orNull(day), residenceSince: orNull(day), rentCeiling: orNull(fc.integer({ min: 500_000, max: 1_600_000 })), legalDeadline: orNull(day),
  requirements: fc.uniqueArray(need, { maxLength: 5, selector: (one) => one.kind }), declined: fc.constant({}),
})

const RUNS = { numRuns: 600 }

describe('matching in three values', () => {
  it('the fast answer and the explained answer agree', () => {
    fc.assert(fc.property(applicant, dwelling, (a, d) => {
      const { criteria, outcome } = explainPair(a, d, STARTING_RULES, TODAY)
      const deciding = criteria.filter((one) => decides(one.level) && one.outcome !== 'notRequired')
      const expected = deciding.some((one) => one.outcome === 'notMet') ? 'outside' : deciding.some((one) => one.outcome === 'unknown') ? 'uncertain' : 'fits'
      expect(outcome).toBe(expected)
    }), RUNS)
  })

  it('a fact that is missing never includes or excludes: forgetting one never turns unknown into an answer elsewhere, and never an outside into a fit', () => {
    const forget = ['rooms', 'bedrooms', 'usableArea', 'floor', 'rent', 'area'] as const
    fc.assert(fc.property(applicant, dwelling, fc.constantFrom(...forget), (a, d, field) => {
      const before = explainPair(a, d, STARTING_RULES, TODAY).criteria
      const after = explainPair(a, { ...d, [field]: null }, STARTING_RULES, TODAY).criteria
      before.forEach((one, i) => {
        const other = after[i]!
        if (one.outcome !== other.outcome) expect(other.outcome).toBe('unknown')
      })
    }), RUNS)
  })

  it('wishes and shoulds never exclude anyone', () => {
    fc.assert(fc.property(applicant, dwelling, (a, d) => {
      const soft = { ...a, requirements: a.requirements.map((one) => ({ ...one, level: 'wish' as const })) }
      expect(pairOutcome(soft, d, STARTING_RULES, TODAY)).toBe(pairOutcome({ ...a, requirements: [] }, d, STARTING_RULES, TODAY))
    }), RUNS)
  })

  it('every unknown that decides names the question, whose fact it is and the field', () => {
    fc.assert(fc.property(applicant, dwelling, (a, d) => {
      for (const one of explainPair(a, d, STARTING_RULES, TODAY).criteria) if (one.outcome === 'unknown') expect(one.findOut?.question.length ?? 0).toBeGreaterThan(5)
    }), RUNS)
  })
})

describe('the order', () => {
  it('is total, transitive, the same from any start, and group comes before all else', () => {
    const compare = compareApplicants(STARTING_RULES)
    fc.assert(fc.property(fc.array(applicant, { minLength: 2, maxLength: 12 }), (list) => {
      const sorted = [...list].sort(compare)
      expect([...list].reverse().sort(compare).map((one) => one.caseId)).toEqual(sorted.map((one) => one.caseId))
      for (let i = 1; i < sorted.length; i++) expect(groupOf(sorted[i - 1]!, STARTING_RULES).index).toBeLessThanOrEqual(groupOf(sorted[i]!, STARTING_RULES).index)
      for (const one of list) expect(compare(one, one)).toBe(0)
    }), { numRuns: 300 })
  })
})

describe('what to find out first', () => {
  const YES: Partial<Record<string, unknown>> = { stepFree: 'yes', showerNoThreshold: 'yes', lift: 'yes', ownEntrance: 'yes', quiet: 'yes', wheelchair: 'yes', petsAllowed: 'yes' }

  it('ranks by gain, and the gain of a yes-or-no question equals what a simulated yes opens', () => {
    fc.assert(fc.property(fc.array(applicant, { minLength: 1, maxLength: 8 }), dwelling, (list, d) => {
      const questions = findOutFirst(list.map((one) => [one, d] as const), STARTING_RULES, TODAY)
      for (let i = 1; i < questions.length; i++) expect(questions[i - 1]!.opens).toBeGreaterThanOrEqual(questions[i]!.opens)
      for (const one of questions) {
        if (one.about !== 'dwelling' || !(one.field in YES)) continue
        const fits = (home: DwellingFacts) => list.filter((a) => pairOutcome(a, home, STARTING_RULES, TODAY) === 'fits').length
        expect(one.opens, one.field).toBe(fits({ ...d, [one.field]: YES[one.field] }) - fits(d))
      }
    }), { numRuns: 400 })
  })

  it('asks nothing about pairs that a known fact already excludes', () => {
    fc.assert(fc.property(applicant, dwelling, (a, d) => {
      if (pairOutcome(a, d, STARTING_RULES, TODAY) === 'outside') expect(findOutFirst([[a, d]], STARTING_RULES, TODAY)).toEqual([])
    }), RUNS)
  })

  it('every criterion has a label and words', () => expect(CRITERIA.every((one) => one.label.length > 1 && one.key.length > 1)).toBe(true))
})

describe('disclosure', () => {
  const services = ['nav', 'mental', 'property', 'childWelfare', 'housing'].map((id) => ({ id, name: id.toUpperCase() }))
  const topic = fc.constantFrom(...TOPICS)
  const consent: fc.Arbitrary<ConsentFact> = fc.record({ serviceId: fc.constantFrom(...services.map((one) => one.id)), topics: fc.uniqueArray(topic, { maxLength: 4 }), status: fc.constantFrom('given', 'refused', 'withdrawn', 'notAsked'), validFrom: orNull(day), validTo: orNull(day) })

  /** An oracle written as a table look-up: each other service present must have a given, current consent for the topic. */
  function oracle(wanted: string, consents: readonly ConsentFact[], present: readonly { id: string }[]): boolean {
    if (wanted === 'housing' || wanted === 'household') return true
    for (const one of present) {
      if (one.id === 'housing') continue
      let covered = false
      for (const c of consents) if (c.serviceId === one.id && c.status === 'given' && c.topics.includes(wanted as never) && !(c.validFrom !== null && c.validFrom > TODAY) && !(c.validTo !== null && c.validTo < TODAY)) covered = true
      if (!covered) return false
    }
    return true
  }

  it('agrees with the oracle over 10,000 generated rooms', () => {
    fc.assert(fc.property(topic, fc.array(consent, { maxLength: 6 }), fc.subarray(services), (wanted, consents, present) => {
      expect(disclosure(wanted, consents, present, 'housing', TODAY).shown).toBe(oracle(wanted, consents, present))
    }), { numRuns: 10_000 })
  })

  it('one more service in the room never shows more', () => {
    fc.assert(fc.property(topic, fc.array(consent, { maxLength: 6 }), fc.subarray(services), fc.constantFrom(...services), (wanted, consents, present, newcomer) => {
      const before = disclosure(wanted, consents, present, 'housing', TODAY)
      const after = disclosure(wanted, consents, [...present, newcomer], 'housing', TODAY)
      if (!before.shown) expect(after.shown).toBe(false)
      if (!after.shown) expect(after.reason.length).toBeGreaterThan(10)
    }), { numRuns: 2_000 })
  })
})
