import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findOutFirst } from '../../shared/domain/find-out.ts'
import { CRITERIA, decides, explainPair, factsChanged, pairOutcome, type DwellingFacts } from '../../shared/domain/matching.ts'
import { compareApplicants, groupOf, isParked, orderedApplicants, orderSteps, TIE_WORDS, type Tie } from '../../shared/domain/order.ts'
import { READY_MADE } from '../../shared/domain/rulebooks/index.ts'
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'
import { urgencyOf } from '../../shared/domain/urgency.ts'
import { placementRuleKind } from '../../shared/model/codes.ts'
import { anyApplicant, anyDwelling, day, orNull } from './pair-arbitraries.ts'

const TODAY = '2026-11-23'
const dwelling = anyDwelling
const applicant = anyApplicant

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

describe('conditions of the dwelling', () => {
  const rulesOf = (kind: (typeof placementRuleKind.values)[number], value: string | null) => [{ kind, value, text: 'Vilkår', reference: null, from: 'Bygget Fjordgata 12' }]
  const only = (a: Parameters<typeof explainPair>[0], d: DwellingFacts, kind: string) => explainPair(a, d, STARTING_RULES, TODAY).criteria.find((one) => one.key === `placement:${kind}`)!

  it('are a row for each kind, asked for only where the dwelling has one, and say where they come from', () => {
    fc.assert(fc.property(applicant, dwelling, (a, d) => {
      const rows = explainPair(a, d, STARTING_RULES, TODAY).criteria.filter((one) => one.key.startsWith('placement:'))
      expect(rows.length).toBe(placementRuleKind.values.length)
      for (const row of rows) {
        const own = d.placementRules.filter((one) => `placement:${one.kind}` === row.key)
        expect(row.outcome === 'notRequired').toBe(own.length === 0)
        for (const one of own) expect(row.reason).toContain(one.from)
        if (own.length > 0) expect(row.level).toBe('rule')
      }
    }), RUNS)
  })

  it.each([
    ['minAge', '18', { birthDate: '2008-11-23' }, 'met'], ['minAge', '18', { birthDate: '2008-11-24' }, 'notMet'], ['minAge', '18', { birthDate: null }, 'unknown'], ['minAge', null, { birthDate: '1980-01-01' }, 'unknown'],
    ['maxAge', '30', { birthDate: '1995-11-24' }, 'met'], ['maxAge', '30', { birthDate: '1995-11-23' }, 'notMet' /* 31 today is over 30 */],
    ['needGroup', 'economic', { needGroups: ['economic'] }, 'met'], ['needGroup', 'economic', { needGroups: [] }, 'notMet'], ['needGroup', 'economic', { needGroups: null }, 'unknown'],
    ['notNeedGroup', 'substanceUse', { needGroups: ['substanceUse'] }, 'notMet'], ['notNeedGroup', 'substanceUse', { needGroups: [] }, 'met'], ['notNeedGroup', 'substanceUse', { needGroups: null }, 'unknown'],
    ['followUp', null, { acceptsFollowUp: 'yes' }, 'met'], ['followUp', null, { acceptsFollowUp: 'no' }, 'notMet'], ['followUp', null, { acceptsFollowUp: 'unknown' }, 'unknown'],
    ['noChildren', null, { children: 0 }, 'met'], ['noChildren', null, { children: 1 }, 'notMet'], ['noChildren', null, { children: null }, 'unknown'],
    ['maxPersons', '2', { adults: 1, children: 1 }, 'met'], ['maxPersons', '2', { adults: 2, children: 1 }, 'notMet'], ['maxPersons', '2', { adults: 2, children: null }, 'unknown'],
    ['noPets', null, { requirements: [] }, 'met'], ['noPets', null, { requirements: [{ kind: 'petsAllowed' as const, level: 'must' as const, value: null, source: null, statedOn: null }] }, 'notMet'], ['noPets', null, { requirements: [{ kind: 'petsAllowed' as const, level: 'wish' as const, value: null, source: null, statedOn: null }] }, 'met'],
  ] as const)('%s %s with %o is %s', (kind, value, patch, expected) => {
    const a = { ...fc.sample(applicant, { numRuns: 1, seed: 1 })[0]!, ...patch }
    const d = { ...fc.sample(dwelling, { numRuns: 1, seed: 1 })[0]!, placementRules: rulesOf(kind, value) }
    expect(only(a as typeof a & { requirements: [] }, d, kind).outcome).toBe(expected)
  })

  it('a must that is set aside counts as a wish; a rule never does', () => {
    fc.assert(fc.property(applicant, dwelling, (a, d) => {
      const all = new Set(CRITERIA.map((one) => one.key))
      const soft = { ...a, requirements: a.requirements.map((one) => ({ ...one, level: 'wish' as const })) }
      // A dog that is a must is still a dog where the dwelling's own rule says no animals.
      if (!d.placementRules.some((one) => one.kind === 'noPets')) expect(pairOutcome(a, d, STARTING_RULES, TODAY, all)).toBe(pairOutcome(soft, d, STARTING_RULES, TODAY))
      expect(explainPair(a, d, STARTING_RULES, TODAY, all).criteria.filter((one) => one.level === 'rule').map((one) => one.outcome)).toEqual(explainPair(a, d, STARTING_RULES, TODAY).criteria.filter((one) => one.level === 'rule').map((one) => one.outcome))
      expect(pairOutcome(a, d, STARTING_RULES, TODAY, new Set())).toBe(pairOutcome(a, d, STARTING_RULES, TODAY))
    }), RUNS)
  })
})

describe('facts frozen with a proposal', () => {
  it('nothing has changed from itself, in whatever order the lists stand, and nothing that only the order rests on', () => {
    fc.assert(fc.property(applicant, dwelling, orNull(day), (a, d, received) => {
      expect(factsChanged(a, { ...a, requirements: [...a.requirements].reverse(), receivedOn: received, caseNumber: 'x' }, d, { ...d, placementRules: [...d.placementRules].reverse(), label: 'Et annet navn' })).toEqual([])
    }), RUNS)
  })

  it('if the answer for the pair is another, some fact is named', () => {
    fc.assert(fc.property(applicant, applicant, dwelling, dwelling, (a, b, d, e) => {
      if (pairOutcome(a, d, STARTING_RULES, TODAY) !== pairOutcome(b, e, STARTING_RULES, TODAY)) expect(factsChanged(a, b, d, e).length).toBeGreaterThan(0)
    }), RUNS)
  })

  it('names what it was and what it is', () => {
    const a = fc.sample(applicant, { numRuns: 1, seed: 3 })[0]!
    const d = { ...fc.sample(dwelling, { numRuns: 1, seed: 3 })[0]!, rent: 845_000, lift: 'unknown' as const }
    expect(factsChanged({ ...a, children: null }, { ...a, children: 2 }, d, { ...d, rent: 900_000, lift: 'no' })).toEqual([
      { label: 'Barn', before: 'ikke kjent', now: '2' }, { label: 'Husleie', before: '8\u00a0450\u00a0kr i måneden', now: '9\u00a0000\u00a0kr i måneden' }, { label: 'Heis', before: 'ikke kjent', now: 'nei' },
    ])
  })
})

describe('the order', () => {
  const ties = Object.keys(TIE_WORDS) as Tie[]
  const anyRules = fc.tuple(fc.constantFrom(...READY_MADE.map((one) => one.definition)), fc.shuffledSubarray(ties)).map(([rules, chosen]) => ({ ...rules, ties: chosen }))

  it('is total and the same from any start whatever ties the rules have, with a line for each', () => {
    fc.assert(fc.property(anyRules, fc.array(applicant, { minLength: 2, maxLength: 10 }), (rules, list) => {
      const sorted = orderedApplicants(list, rules, TODAY)
      expect(orderedApplicants([...list].reverse(), rules, TODAY).map((one) => one.caseId)).toEqual(sorted.map((one) => one.caseId))
      const compare = compareApplicants(rules, TODAY)
      for (const a of sorted) for (const b of sorted) expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0 || 0)
      for (let i = 0; i < sorted.length; i++) for (let j = i + 1; j < sorted.length; j++) expect(compare(sorted[i]!, sorted[j]!)).toBeLessThanOrEqual(0)
      expect(sorted.length).toBe(list.filter((one) => !isParked(one, TODAY)).length)
      for (const one of sorted) expect(orderSteps(one, rules, TODAY).length).toBe(1 + rules.ties.length)
    }), { numRuns: 300 })
  })

  const [one, other] = fc.sample(applicant, { numRuns: 2, seed: 11 }).map((base, i) => ({ ...base, caseId: String(i), caseNumber: `2026/000${i}`, livingSituation: 'rough' as const, receivedOn: '2026-01-01', grantedOn: '2026-02-01', legalDeadline: null, children: 0, movedBackTo: null, parkedUntil: null, urgencyOverride: null })) as [typeof anyApplicant extends fc.Arbitrary<infer T> ? T : never, typeof anyApplicant extends fc.Arbitrary<infer T> ? T : never]
  const first = (a: typeof one, b: typeof one, chosen: Tie[]) => orderedApplicants([a, b], { ...STARTING_RULES, ties: chosen }, TODAY)[0]!.caseId

  it('who is set back waits from that day; who is parked has no place until the day itself', () => {
    expect(first({ ...one, movedBackTo: '2026-06-01' }, other, ['waitingSince'])).toBe('1')
    expect(first(one, { ...other, movedBackTo: '2026-06-01' }, ['waitingSince'])).toBe('0')
    expect(first({ ...one, parkedUntil: '2026-11-24' }, other, ['waitingSince'])).toBe('1')
    expect(first({ ...one, parkedUntil: '2026-11-23' }, other, ['waitingSince'])).toBe('0')
    expect(first(one, { ...other, grantedOn: '2026-01-31' }, ['grantedSince'])).toBe('1')
  })

  it('a group for households with children takes only those known to have them', () => {
    const rules = { ...STARTING_RULES, groups: [{ key: 'families', label: 'Barn', reference: '§ 1', living: ['rough' as const], withChildren: true }, ...STARTING_RULES.groups] }
    expect([{ children: 1 }, { children: 0 }, { children: null }].map((patch) => groupOf({ ...one, ...patch }, rules).index)).toEqual([0, 1, 1])
  })

  it('urgency: the first class that fits, a deadline on the day and the day after, and a person\'s class beside it', () => {
    const at = (patch: Partial<typeof one>) => urgencyOf({ ...one, livingSituation: 'privateRent', ...patch }, STARTING_RULES, TODAY)
    expect(at({}).key).toBeNull()
    expect(at({ livingSituation: 'rough' }).key).toBe('acute')
    expect(at({ livingSituation: 'temporaryAccommodation', children: 2 }).key).toBe('childrenTemporary')
    expect(at({ livingSituation: 'temporaryAccommodation', children: 0 }).key).toBe('homeless')
    expect(at({ livingSituation: 'temporaryAccommodation', children: null }).key).toBe('homeless')
    expect(at({ legalDeadline: '2026-12-23' }).key).toBe('deadline')
    expect(at({ legalDeadline: '2026-12-24' }).key).toBeNull()
    expect(at({ legalDeadline: '2026-11-01' }).key).toBe('deadline')
    expect(at({ urgencyOverride: 'acute' })).toMatchObject({ key: null, override: { key: 'acute', label: 'Akutt' }, rank: 0 })
    expect(at({ urgencyOverride: 'gone' })).toMatchObject({ override: null, rank: STARTING_RULES.urgency.length })
    expect(first({ ...one, livingSituation: 'nonconventional' }, { ...other, livingSituation: 'nonconventional', urgencyOverride: 'acute' }, ['urgency'])).toBe('1')
  })
  it('is total, transitive, the same from any start, and group comes before all else', () => {
    const compare = compareApplicants(STARTING_RULES, TODAY)
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
