// The basic conditions under made-up facts: opposite conditions, more facts, shuffled input, and a preview that equals judging twice.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_FACTS, type AssessmentFacts } from '../../shared/domain/assessment-facts.ts'
import { criterionOutcomeOf, eligibleOf, judgeAll, judgeCriterion, proposedReasons, REFUSAL_REASONS, type PersonJudgement } from '../../shared/domain/criteria.ts'
import { compareRules, type PreviewPerson } from '../../shared/domain/rulebook-preview.ts'
import { READY_MADE } from '../../shared/domain/rulebooks/index.ts'
import { CRITERION_KINDS, RuleCriterion, RuleDefinition } from '../../shared/domain/rules.ts'
import { livingSituation, needGroup, permitKind, refusalReason } from '../../shared/model/codes.ts'
import { anyApplicant } from './pair-arbitraries.ts'

const TODAY = '2026-03-02'
const RUNS = { numRuns: 1500 }
const answer = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)
const orNull = <T,>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const day = fc.integer({ min: 0, max: 9000 }).map((n) => new Date(Date.UTC(2003, 0, 1 + n)).toISOString().slice(0, 10))
const incomes = fc.array(fc.record({ who: fc.constantFrom('Søkeren', 'Barn', 'Partner'), birthDate: orNull(day), yearly: orNull(fc.integer({ min: 0, max: 40_000_000 })) }), { maxLength: 4 })

const facts: fc.Arbitrary<AssessmentFacts> = fc.record({
  applicationType: fc.constantFrom('new' as const, 'exchange' as const, 'renewal' as const), birthDate: orNull(day), dailyCare: answer, lawfulStay: answer, permit: fc.constantFrom<string>(...permitKind.values), residenceSince: orNull(day), settledByAgreement: answer, livingSituation: fc.constantFrom<string>(...livingSituation.values), leaseEndsOn: orNull(day), leaseRenewable: answer, homeUnsuitable: answer,
  persons: orNull(fc.integer({ min: 1, max: 7 })), incomes: orNull(incomes), wealth: orNull(fc.integer({ min: 0, max: 100_000_000 })), canSolveSelf: answer, ownAttempts: answer, unsettledDebt: answer, repaymentAgreement: answer, everEvicted: answer, evictedOn: orNull(day), needsFollowUp: answer, acceptsFollowUp: answer, needGroups: orNull(fc.subarray([...needGroup.values] as string[], { maxLength: 3 })), exchangeGround: answer, tenancyKept: answer,
})
const parameters = fc.record({
  minAge: fc.constantFrom(18, 20), months: fc.constantFrom(0, 6, 12, 24), incomeMultiples: fc.constantFrom([{ persons: 1, multiple: 3.5 }, { persons: 2, multiple: 4 }, { persons: 4, multiple: 5 }], [{ persons: 1, multiple: 4 }]), incomeFromAge: fc.constantFrom(18, 20), maxWealth: fc.constant(10_000_000), leaseMonths: fc.constantFrom(3, 6), exempt: fc.constantFrom(['receptionCentre'], []),
  exemptSettled: fc.boolean(), exemptDailyCare: fc.boolean(), groups: fc.constantFrom(['economic'], ['mentalHealth', 'substanceUse']), permits: fc.constantFrom(['norwegian', 'refugee']),
}, { requiredKeys: [] })
const criterion: fc.Arbitrary<RuleCriterion> = fc.record({ kind: fc.constantFrom(...CRITERION_KINDS), must: fc.boolean(), parameters, exceptBy: fc.constantFrom(null, 'leader' as const) }).map((one) => RuleCriterion.parse({ ...one, key: one.kind, text: 'Vilkår', reference: '§ 2', appliesTo: ['new', 'exchange', 'renewal'] }))
const judgement: fc.Arbitrary<PersonJudgement> = fc.record({ criterionKey: fc.constantFrom('adult', 'residence', 'need', 'income', 'excluded'), outcome: fc.constantFrom('met' as const, 'notMet' as const), reason: fc.constantFrom('Vurdert', 'Avklart'), excepted: fc.boolean(), by: fc.constantFrom('a', 'b'), on: day })
const rulebook = fc.constantFrom(...READY_MADE.map((one) => one.definition))
const RULES = READY_MADE.find((one) => one.key === 'bergenLike')!.definition

describe('one condition', () => {
  it('must not be is the exact opposite of must be when it is known, and the same when it is not', () => {
    const opposite = { met: 'notMet', notMet: 'met', unknown: 'unknown', judge: 'judge' }
    fc.assert(fc.property(criterion, facts, (one, f) => {
      expect(criterionOutcomeOf({ ...one, must: !one.must }, f, RULES, TODAY)).toBe(opposite[criterionOutcomeOf(one, f, RULES, TODAY)])
    }), RUNS)
  })

  it('one more fact never turns a known answer into an unknown one', () => {
    const fields = Object.keys(NO_FACTS).filter((field) => field !== 'applicationType') as (keyof AssessmentFacts)[]
    let certain = 0
    fc.assert(fc.property(criterion, facts, fc.constantFrom(...fields), (one, f, field) => {
      const before = criterionOutcomeOf(one, { ...f, [field]: NO_FACTS[field] }, RULES, TODAY)
      if (before !== 'met' && before !== 'notMet') return
      certain++
      expect(['met', 'notMet']).toContain(criterionOutcomeOf(one, f, RULES, TODAY))
    }), { numRuns: 6000 })
    expect(certain).toBeGreaterThan(500)
  })

  it('one more income or birth date inside the household never makes the income unknown again', () => {
    fc.assert(fc.property(criterion, facts, fc.nat(), fc.boolean(), (one, f, at, birth) => {
      const income = { ...one, kind: 'income' as const }
      const list = f.incomes ?? []
      if (list.length === 0) return
      const hidden = { ...f, incomes: list.map((row, i) => (i === at % list.length ? { ...row, ...(birth ? { birthDate: null } : { yearly: null }) } : row)) }
      const before = criterionOutcomeOf(income, hidden, RULES, TODAY)
      if (before === 'met' || before === 'notMet') expect(criterionOutcomeOf(income, f, RULES, TODAY)).toBe(before)
    }), { numRuns: 4000 })
  })

  it('unknown always names what is missing and asks for it; an answer names nothing', () => {
    fc.assert(fc.property(criterion, facts, (one, f) => {
      const judged = judgeCriterion(one, f, RULES, TODAY)
      if (judged.outcome === 'unknown') for (const missing of judged.missing) expect(missing.question.endsWith('.') || missing.question.endsWith('?')).toBe(true)
      expect(judged.missing.length > 0, judged.reason).toBe(judged.outcome === 'unknown')
      expect(judged.reason).toMatch(/^[A-ZÆØÅ].*\.$/s)
      expect(judged.reason).not.toMatch(/undefined|null|NaN|\s\s/)
      expect(judged.outcome).toBe(criterionOutcomeOf(one, f, RULES, TODAY))
    }), { numRuns: 4000 })
  })

  it('no facts at all is never a yes or a no, save where there is no requirement', () => {
    for (const { definition } of READY_MADE) for (const one of definition.criteria) expect(['unknown', 'judge']).toContain(criterionOutcomeOf(one, NO_FACTS, definition, TODAY))
  })

  it('every kind has a coded reason that the code list knows', () => {
    for (const kind of CRITERION_KINDS) expect(refusalReason.values).toContain(REFUSAL_REASONS[kind])
  })
})

describe('all conditions', () => {
  it('gives the same answer again, and with judgements, incomes and conditions in another order', () => {
    fc.assert(fc.property(rulebook, facts, fc.array(judgement, { maxLength: 6 }), (rules, f, judgements) => {
      const first = judgeAll(rules, f, judgements, TODAY)
      expect(judgeAll(rules, f, judgements, TODAY)).toEqual(first)
      const turned = judgeAll({ ...rules, criteria: [...rules.criteria].reverse() }, { ...f, incomes: f.incomes && [...f.incomes].reverse() }, [...judgements].reverse(), TODAY)
      expect(turned.eligible).toBe(first.eligible)
      expect([...turned.rows].reverse().map((row) => [row.criterion.key, row.machine, row.outcome, row.excepted])).toEqual(first.rows.map((row) => [row.criterion.key, row.machine, row.outcome, row.excepted]))
    }), RUNS)
  })

  it('the fast answer is the whole answer; unknown never screens out, and a screening names a known ground', () => {
    fc.assert(fc.property(rulebook, facts, fc.array(judgement, { maxLength: 6 }), (rules, f, judgements) => {
      const whole = judgeAll(rules, f, judgements, TODAY)
      expect(eligibleOf(rules, f, judgements, TODAY)).toBe(whole.eligible)
      if (whole.screening === null) return
      const row = whole.rows.find((one) => one.criterion.key === whole.screening!.key)!
      expect([row.machine, row.outcome]).toEqual(['notMet', 'notMet'])
      expect(whole.eligible).toBe('no')
      expect(proposedReasons(whole)).toContain(whole.screening.refusalReason)
    }), RUNS)
  })

  it("the latest of a person's judgements stands, and an exception counts only where the rules open for it", () => {
    fc.assert(fc.property(criterion, facts, fc.array(judgement, { minLength: 1, maxLength: 5 }), (one, f, list) => {
      const judgements = list.map((row) => ({ ...row, criterionKey: one.key }))
      const row = judgeAll(RuleDefinition.parse({ ...RULES, criteria: [one] }), f, judgements, TODAY).rows[0]!
      const valid = judgements.filter((other) => !other.excepted || one.exceptBy !== null)
      expect(row.machine).toBe(criterionOutcomeOf(one, f, RULES, TODAY))
      if (valid.length === 0) expect([row.person, row.outcome, row.excepted]).toEqual([null, row.machine, false])
      else {
        expect(valid.every((other) => other.on <= row.person!.on)).toBe(true)
        expect(row.outcome).toBe(row.person!.excepted ? 'met' : row.person!.outcome)
      }
    }), RUNS)
  })
})

describe('a preview of new rules', () => {
  const person: fc.Arbitrary<PreviewPerson> = fc.record({ caseId: fc.uuid(), facts, judgements: fc.array(judgement, { maxLength: 3 }), applicant: anyApplicant, onList: fc.boolean() }).map((one) => ({ ...one, applicant: { ...one.applicant, caseId: one.caseId } }))

  it('equals judging everyone before and after, each apart', () => {
    fc.assert(fc.property(rulebook, rulebook, fc.array(person, { maxLength: 12 }), (before, after, people) => {
      const preview = compareRules(before, after, people, TODAY)
      const answers = people.map((one) => ({ id: one.caseId, was: judgeAll(before, one.facts, one.judgements, TODAY).eligible, now: judgeAll(after, one.facts, one.judgements, TODAY).eligible }))
      const moved = (now: string) => answers.filter((one) => one.now === now && one.was !== now).map((one) => one.id)
      expect(preview.fallsOut.map((one) => one.caseId)).toEqual(moved('no'))
      expect(preview.comesIn.map((one) => one.caseId)).toEqual(moved('yes'))
      expect(preview.becomesOpen.map((one) => one.caseId)).toEqual(moved('open'))
      expect([preview.eligibleBefore, preview.eligibleAfter, preview.openBefore, preview.openAfter]).toEqual([answers.filter((one) => one.was === 'yes').length, answers.filter((one) => one.now === 'yes').length, answers.filter((one) => one.was === 'open').length, answers.filter((one) => one.now === 'open').length])
      for (const one of [...preview.fallsOut, ...preview.comesIn, ...preview.becomesOpen]) expect(one.reasons.length).toBeGreaterThan(0)
      for (const one of preview.orderChanges) expect(one.from).not.toBe(one.to)
    }), { numRuns: 400 })
  })

  it('the same rules change nothing', () => {
    fc.assert(fc.property(rulebook, fc.array(person, { maxLength: 8 }), (rules, people) => {
      expect(compareRules(rules, rules, people, TODAY)).toMatchObject({ fallsOut: [], comesIn: [], becomesOpen: [], orderChanges: [] })
    }), { numRuns: 200 })
  })

  it('of fifty thousand people takes little more than judging each of them under both sets', { timeout: 120_000 }, () => {
    const sample = fc.sample(person, { numRuns: 500, seed: 7 })
    const people = Array.from({ length: 50_000 }, (_none, i): PreviewPerson => { const one = sample[i % 500]!; return { ...one, caseId: String(i), applicant: { ...one.applicant, caseId: String(i), caseNumber: `2026/${i}` }, onList: true } })
    const before = READY_MADE.find((one) => one.key === 'tromsoLike')!.definition
    const time = <T,>(act: () => T): [T, number] => {
      const from = performance.now()
      return [act(), performance.now() - from]
    }
    const judgeEach = () => people.forEach((one) => [before, RULES].map((set) => eligibleOf(set, one.facts, one.judgements, TODAY)))
    judgeEach()
    const [, floor] = time(judgeEach)
    const [preview, ms] = time(() => compareRules(before, RULES, people, TODAY))
    expect(preview.fallsOut.length + preview.comesIn.length + preview.becomesOpen.length).toBeGreaterThan(1_000)
    expect(preview.orderChanges.length).toBeGreaterThan(1_000)
    expect(ms / floor).toBeLessThan(10)
  })
})
