// The smallest change flips the answer, and nothing smaller does: compared with every subset of the same proposals, tried one by one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_FACTS, type AssessmentFacts } from '../../shared/domain/assessment-facts.ts'
import { judgeAll } from '../../shared/domain/criteria.ts'
import { pairOutcome, type ApplicantFacts, type DwellingFacts } from '../../shared/domain/matching.ts'
import { eligibilityCandidates, eligibilityChange, pairCandidates, pairChange, smallestSets } from '../../shared/domain/smallest-change.ts'
import { BERGEN_LIKE_RULES } from '../../shared/domain/rulebooks/bergen-like.ts'
import { READY_MADE } from '../../shared/domain/rulebooks/index.ts'
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'
import { livingSituation } from '../../shared/model/codes.ts'
import { anyApplicant, anyDwelling, answer, day, orNull } from './pair-arbitraries.ts'

const TODAY = '2026-03-02'

/** Sizes of all subsets that work, by counting in binary; null when none does. */
function bruteForce<T>(list: readonly T[], works: (set: T[]) => boolean): number | null {
  let best: number | null = null
  for (let bits = 0; bits < 2 ** list.length; bits++) {
    const set = list.filter((_one, i) => (bits >> i) & 1)
    if ((best === null || set.length < best) && works(set)) best = set.length
  }
  return best
}

describe('smallest sets', () => {
  it('are all sets of the smallest size that works, and no other', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 9 }), fc.integer({ min: 0, max: 90 }), (list, goal) => {
      const works = (set: readonly number[]) => set.reduce((sum, one) => sum + one, 0) >= goal
      const found = smallestSets(list, works, list.length)
      const size = bruteForce(list, works)
      expect(found[0]?.length ?? null).toBe(size)
      for (const one of found) expect([one.length, works(one)]).toEqual([size, true])
      expect(new Set(found.map(String)).size).toBe(found.length)
    }), { numRuns: 500 })
  })
  it('stops at the largest size it may try', () => expect(smallestSets([1, 1, 1], (set) => set.length === 3, 2)).toEqual([]))
})

describe('a pair', () => {
  it('the change proposed makes the pair fit, and no smaller set of proposals does', () => {
    let some = 0
    let none = 0
    fc.assert(fc.property(anyApplicant, anyDwelling, (a, d) => {
      const candidates = pairCandidates(a, d, STARTING_RULES, TODAY)
      if (candidates.length > 9) return
      const fits = (set: typeof candidates) => {
        const state = set.reduce((at, one) => one.apply(at), { applicant: a, dwelling: d, relaxed: new Set<string>() as ReadonlySet<string> })
        return pairOutcome(state.applicant, state.dwelling, STARTING_RULES, TODAY, state.relaxed) === 'fits'
      }
      const { changes, blocking } = pairChange(a, d, STARTING_RULES, TODAY)
      const size = bruteForce(candidates, fits)
      expect(changes?.length ?? null).toBe(size)
      if (changes === null) { none++; expect(blocking.length).toBeGreaterThan(0) } else { some++; expect(fits(candidates.filter((one) => changes.some((change) => change.words === one.words && change.kind === one.kind)))).toBe(true) }
    }), { numRuns: 600 })
    expect(some).toBeGreaterThan(20)
    expect(none).toBeGreaterThan(20)
  })

  const home: DwellingFacts = { id: 'd', label: 'Prøvegata 1', rooms: 2, bedrooms: 1, usableArea: 45, floor: 2, rent: 900_000, area: 'Tun', stepFree: 'no', showerNoThreshold: 'yes', lift: 'no', ownEntrance: 'no', quiet: 'yes', wheelchair: 'no', petsAllowed: 'no', placementRules: [] }
  const person: ApplicantFacts = { caseId: 'c', caseNumber: '2026/1', adults: 1, children: 0, childBirthDates: [], livingSituation: 'rough', livingSince: null, livingUntil: null, receivedOn: '2026-01-01', grantedOn: '2026-02-01', residenceSince: '2020-01-01', rentCeiling: 900_000, legalDeadline: null, requirements: [], declined: {}, birthDate: '1980-01-01', needGroups: [], acceptsFollowUp: 'no', urgencyOverride: null, parkedUntil: null, movedBackTo: null }
  const need = (kind: ApplicantFacts['requirements'][number]['kind'], source: string | null, value: string | null = null) => ({ kind, level: 'must' as const, value, source, statedOn: null })
  const words = (patch: Partial<ApplicantFacts>, dwelling: Partial<DwellingFacts> = {}) => pairChange({ ...person, ...patch }, { ...home, ...dwelling }, STARTING_RULES, TODAY)

  it('nothing when it fits', () => expect(words({})).toEqual({ changes: [], blocking: [] }))
  it("sets aside the person's own wish, never a need stated by others, never a need of the body", () => {
    expect(words({ requirements: [need('petsAllowed', 'Samtale')] }).changes).toEqual([{ kind: 'relax', words: 'Se bort fra ønsket: hund tillatt.', until: null }])
    expect(words({ requirements: [need('petsAllowed', 'Fastlegen')] })).toMatchObject({ changes: null, blocking: [{ key: 'petsAllowed' }] })
    expect(words({ requirements: [need('stepFree', null)] })).toMatchObject({ changes: null, blocking: [{ key: 'stepFree', reason: 'Det er trinn inn til boligen.' }] })
  })
  it('raises the ceiling to the rent, waits for the day, and asks what is not known', () => {
    expect(words({ rentCeiling: 800_000 }).changes).toEqual([{ kind: 'rentCeiling', words: 'Høyeste husleie heves fra 8\u00a0000\u00a0kr til 9\u00a0000\u00a0kr i måneden.', until: null }])
    expect(words({ residenceSince: '2025-06-01' }).changes).toEqual([{ kind: 'wait', words: 'Vent til 1. juni 2026, da er kravet om botid oppfylt.', until: '2026-06-01' }])
    expect(words({ rentCeiling: null }, { rent: null }).changes?.map((one) => one.kind)).toEqual(['findOut', 'findOut'])
    expect(words({ requirements: [need('lift', null)] }, { lift: 'unknown' }).changes?.[0]?.words).toBe('Finn ut: Har bygget heis?')
  })
  it('never touches household, age or group, but accepts follow-up', () => {
    const rule = (kind: 'noChildren' | 'minAge' | 'needGroup' | 'followUp', value: string | null) => ({ placementRules: [{ kind, value, text: 'Vilkår', reference: null, from: 'Boligen' }] })
    expect(words({ adults: 3, children: 3 })).toMatchObject({ changes: null, blocking: [{ key: 'size' }] })
    expect(words({}, rule('minAge', '67'))).toMatchObject({ changes: null, blocking: [{ key: 'placement:minAge' }] })
    expect(words({}, rule('needGroup', 'economic'))).toMatchObject({ changes: null })
    expect(words({}, rule('followUp', null)).changes).toEqual([{ kind: 'followUp', words: 'Søkeren tar imot oppfølging.', until: null }])
  })
})

describe('eligibility', () => {
  const facts: fc.Arbitrary<AssessmentFacts> = fc.record({
    applicationType: fc.constantFrom('new' as const, 'exchange' as const, 'renewal' as const), birthDate: orNull(fc.constantFrom('1980-01-01', '2010-01-01')), dailyCare: answer, lawfulStay: answer, permit: fc.constantFrom('norwegian', 'temporary', 'unknown'), residenceSince: orNull(day), settledByAgreement: answer, livingSituation: fc.constantFrom<string>(...livingSituation.values), leaseEndsOn: orNull(day), leaseRenewable: answer, homeUnsuitable: answer,
    persons: orNull(fc.constantFrom(1, 4)), incomes: orNull(fc.constantFrom([], [{ who: 'Søkeren', birthDate: '1980-01-01', yearly: 50_000_000 }], [{ who: 'Søkeren', birthDate: null, yearly: null }])), wealth: fc.constant(0), canSolveSelf: answer, ownAttempts: answer, unsettledDebt: answer, repaymentAgreement: answer, everEvicted: answer, evictedOn: orNull(day), needsFollowUp: answer, acceptsFollowUp: answer, needGroups: fc.constant([]), exchangeGround: answer, tenancyKept: answer,
  })

  it('after the change no condition is unknown or not met, and no smaller set of proposals does it', () => {
    let some = 0
    let none = 0
    fc.assert(fc.property(fc.constantFrom(...READY_MADE.map((one) => one.definition)), facts, (rules, f) => {
      const candidates = eligibilityCandidates(f, rules, TODAY)
      if (candidates.length > 10) return
      const clear = (set: typeof candidates) => judgeAll(rules, set.reduce((at, one) => one.apply(at), f), [], TODAY).rows.every((row) => row.outcome === 'met' || row.outcome === 'judge')
      const { changes, blocking } = eligibilityChange(f, [], rules, TODAY)
      expect(changes?.length ?? null).toBe(bruteForce(candidates, clear))
      if (changes === null) { none++; expect(blocking.length).toBeGreaterThan(0) } else some++
    }), { numRuns: 800 })
    expect(some).toBeGreaterThan(50)
    expect(none).toBeGreaterThan(50)
  })

  const settled: AssessmentFacts = { ...NO_FACTS, birthDate: '1980-01-01', dailyCare: 'no', lawfulStay: 'yes', permit: 'norwegian', residenceSince: '2020-01-01', livingSituation: 'rough', persons: 1, incomes: [{ who: 'Søkeren', birthDate: '1980-01-01', yearly: 20_000_000 }], unsettledDebt: 'no', everEvicted: 'no' }
  const change = (patch: Partial<AssessmentFacts>) => eligibilityChange({ ...settled, ...patch }, [], BERGEN_LIKE_RULES, TODAY)

  it('proposes an agreement, waiting and questions, in words', () => {
    expect(change({})).toEqual({ changes: [], blocking: [], toJudge: [] })
    expect(change({ unsettledDebt: 'yes', repaymentAgreement: 'no' }).changes?.map((one) => one.words)).toEqual(['Inngå en avtale om nedbetaling av gjelden.'])
    expect(change({ residenceSince: '2025-10-15', everEvicted: 'yes', evictedOn: '2025-12-24' }).changes?.map((one) => one.until)).toEqual(['2026-10-15', '2026-12-24'])
    expect(change({ everEvicted: 'unknown' }).changes?.map((one) => one.words)).toEqual(['Finn ut: Er søkeren blitt kastet ut av kommunal bolig før? Det hjelper om svaret er nei.'])
  })
  it('never proposes another age, permit, income or home', () => {
    expect(change({ birthDate: '2010-01-01' })).toMatchObject({ changes: null, blocking: [{ key: 'adult', label: 'Søkeren har fylt 18 år' }] })
    expect(change({ permit: 'temporary' })).toMatchObject({ changes: null, blocking: [{ key: 'lawfulStay' }] })
    expect(change({ incomes: [{ who: 'Søkeren', birthDate: null, yearly: 60_000_000 }] })).toMatchObject({ changes: null, blocking: [{ key: 'income' }] })
    expect(change({ livingSituation: 'owned', homeUnsuitable: 'no' })).toMatchObject({ changes: null, blocking: [{ key: 'withoutSuitableDwelling' }] })
  })
  it("what a person has said is not changed by facts, and is given as the person's reason", () => {
    const said = { criterionKey: 'unsettledDebt', outcome: 'notMet' as const, reason: 'Avtalen er brutt.', excepted: false, by: 'ingrid', on: '2026-03-01' }
    expect(eligibilityChange({ ...settled, unsettledDebt: 'yes', repaymentAgreement: 'no' }, [said], BERGEN_LIKE_RULES, TODAY)).toMatchObject({ changes: null, blocking: [{ key: 'unsettledDebt', reason: 'Avtalen er brutt.' }] })
  })
  it('with nothing known, every condition can be found out in one short list', () => {
    const { changes } = eligibilityChange(NO_FACTS, [], STARTING_RULES, TODAY)
    expect(changes?.every((one) => one.kind === 'findOut')).toBe(true)
    expect(changes?.length).toBeLessThanOrEqual(STARTING_RULES.criteria.length)
  })
})
