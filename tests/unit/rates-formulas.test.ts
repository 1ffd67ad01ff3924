// Loans, servicing capacity, housing allowance and state grant against tables made by hand and by independent computation.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annuityLoan, annuityPayment, loanWithInterestOnly } from '../../shared/domain/annuity.ts'
import { referenceLiving, servicingCapacity, type CapacityFacts } from '../../shared/domain/capacity.ts'
import { estimateAllowance, ownShare, type AllowanceFacts } from '../../shared/domain/housing-allowance.ts'
import { HousingAllowanceRates, LendingRates, LivingCostRates, ratesAt, ratesMissing } from '../../shared/domain/parameters.ts'
import { fullYears, remainingStateGrant } from '../../shared/domain/state-grant.ts'

/** Published figures of 2022 (limits, shares) with ceilings of 2020; kroner a year. */
const RATES_2022 = HousingAllowanceRates.parse({
  coveragePercent: 73.7, weightPerPerson: 0.13, minShare: 22_487, limit1: 110_866, rate1Percent: 16.44, limit2: 195_220, stepPercent: 0.27, stepSize: 1205, youngDisabledLimit2: 243_423, pensionerLimit1: 115_165, pensionerLimit2: 201_243,
  ceilings: [68_479, 90_043, 100_357, 110_673, 120_987], municipalAddition: 0, adaptedAddition: 5_093, wealthPercent: 65, wealthFreeRent: 258_250, wealthFreeOwned: 542_325, minimumMonthly: 51,
})
const facts = (over: Partial<AllowanceFacts> = {}): AllowanceFacts => ({ persons: 3, monthlyIncome: 2_500_000, wealth: 0, tenure: 'rent', monthlyCosts: 1_200_000, adapted: false, group: 'ordinary', ...over })
const kr = (ore: number) => ore / 100

function estimate(over: Partial<AllowanceFacts> = {}, rates = RATES_2022) {
  const answer = estimateAllowance(facts(over), rates, 2022)
  if (!('lines' in answer)) throw new Error(`lacks ${answer.lacks.join()}`)
  return { ...answer, of: (key: string) => kr(answer.lines.find((line) => line.key === key)!.amount!) }
}

describe('housing allowance', () => {
  it('the published example: 3 persons and 300 000 kr is 238 095 kr', () => {
    expect(estimate().of('converted')).toBe(238_095)
  })

  it('the own share of that example, worked out by hand', () => {
    // 22 487 + 16.44 % of 127 229 = 20 916.45 + 9.72 % (36 steps of 0.27) of 238 095 = 23 142.83
    expect(estimate().of('share')).toBe(66_546)
    // 100 357 is the ceiling for three; 73.7 % of (100 357 - 66 546.28) / 12 = 2 076.54
    expect(estimate().of('costs')).toBe(100_357)
    expect(kr(estimate().monthly)).toBe(2077)
  })

  it.each([
    // income a year, persons 1: hand-computed own share
    [110_866, 22_487], [110_867, 22_487], [195_220, 36_355], [195_221, 36_882], [196_425, 37_083], [196_426, 37_614],
  ])('own share at the limits: %i kr gives %i kr', (converted, share) => {
    expect(Math.round(ownShare(converted, 'ordinary', RATES_2022).share)).toBe(share)
  })

  it('young disabled and single pensioners have limits of their own', () => {
    expect(ownShare(243_423, 'youngDisabled', RATES_2022).progressive).toBe(0)
    expect(ownShare(243_424, 'youngDisabled', RATES_2022).ratePercent).toBeCloseTo(0.27)
    expect(ownShare(115_165, 'singlePensioner', RATES_2022).linear).toBe(0)
    expect(ownShare(201_243, 'singlePensioner', RATES_2022).progressive).toBe(0)
    expect(ownShare(201_244, 'singlePensioner', RATES_2022).progressive).toBeGreaterThan(0)
  })

  it('wealth counts above the free amount of the tenure, and 65 % of it', () => {
    expect(estimate({ wealth: 25_825_000 }).of('wealth')).toBe(0)
    expect(estimate({ wealth: 35_825_000 }).of('wealth')).toBe(65_000)
    expect(estimate({ wealth: 35_825_000, tenure: 'owned' }).of('wealth')).toBe(0)
  })

  it('five persons and more share one ceiling; an adapted dwelling and the municipality add to it', () => {
    const rich = { monthlyCosts: 9_900_000 }
    expect([1, 2, 3, 4, 5, 9].map((persons) => estimate({ ...rich, persons }).of('costs'))).toEqual([68_479, 90_043, 100_357, 110_673, 120_987, 120_987])
    expect(estimate({ ...rich, persons: 1, adapted: true }, { ...RATES_2022, municipalAddition: 24_900 }).of('costs')).toBe(68_479 + 5_093 + 24_900)
  })

  it('pays nothing below the least amount, and says why', () => {
    // One person without income: share 22 487. Costs 23 316: 73.7 % of 829 / 12 = 50.9 -> 51, which is paid; costs 23 304: 50.2 -> 50, which is not.
    expect(kr(estimate({ persons: 1, monthlyIncome: 0, monthlyCosts: 194_300 }).monthly)).toBe(51)
    const less = estimate({ persons: 1, monthlyIncome: 0, monthlyCosts: 194_200 })
    expect(less).toMatchObject({ monthly: 0, belowMinimum: true })
    expect(less.lines.at(-1)!.why).toContain('under 51 kr')
  })

  it('another year’s rates give that year’s result, and every figure carries its year', () => {
    const next = estimateAllowance(facts(), { ...RATES_2022, minShare: 23_949 }, 2024)
    if (!('lines' in next)) throw new Error('lacks')
    // The share grows by 1 462: 73.7 % of it / 12 is 89.8 less a month.
    expect(estimate().monthly - next.monthly).toBe(9_000)
    expect(next.lines.at(-1)!.label).toBe('Anslag per måned, 2024')
  })

  it('a fact that nobody has said is asked for, and then there is no figure', () => {
    for (const key of ['persons', 'monthlyIncome', 'wealth', 'monthlyCosts'] as const) expect(estimateAllowance(facts({ [key]: null }), RATES_2022, 2022)).toEqual({ lacks: [key] })
    expect(estimateAllowance(facts({ persons: 0 }), RATES_2022, 2022)).toEqual({ lacks: ['persons'] })
  })

  it('more income never gives more, more costs never less', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 6_000_000 }), fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 2_000_000 }), (income, more, persons, costs) => {
      const base = { persons, monthlyIncome: income, monthlyCosts: costs }
      expect(estimate({ ...base, monthlyIncome: income + more }).monthly).toBeLessThanOrEqual(estimate(base).monthly)
      expect(estimate({ ...base, monthlyCosts: costs + more }).monthly).toBeGreaterThanOrEqual(estimate(base).monthly)
    }), { numRuns: 500 })
  })
})

/** Month by month, as a bank book would show it. */
function leftAfter(loan: number, payment: number, yearlyPercent: number, months: number): number {
  let left = loan
  for (let i = 0; i < months; i++) left = left * (1 + yearlyPercent / 1200) - payment
  return left
}

describe('annuity', () => {
  it('known values: 10 000 kr a month for 30 years', () => {
    // Computed apart with forty decimals: 10 000 * (1 - 1.004^-360) / 0.004. Without interest 10 000 * 360.
    expect(Math.round(annuityLoan(10_000, 4.8, 30))).toBe(1_905_977)
    expect(annuityLoan(10_000, 0, 30)).toBe(3_600_000)
    expect(Math.round(annuityPayment(1_000_000, 6, 30))).toBe(5_996)
  })

  it('repays to nothing month by month, at any interest and term', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 50_000 }), fc.integer({ min: 0, max: 15_000 }).map((thousandths) => thousandths / 1000), fc.integer({ min: 1, max: 50 }), (payment, percent, years) => {
      const loan = annuityLoan(payment, percent, years)
      expect(Math.abs(leftAfter(loan, payment, percent, years * 12))).toBeLessThan(payment * 0.01)
      expect(annuityPayment(loan, percent, years)).toBeCloseTo(payment, 4)
    }))
  })

  it('years without instalments: both the interest and what follows must fit', () => {
    const loan = loanWithInterestOnly(10_000, 5, 50, 8)
    expect((loan * 0.05) / 12).toBeLessThanOrEqual(10_000.01)
    expect(annuityPayment(loan, 5, 42)).toBeCloseTo(10_000, 4)
    expect(loan).toBeLessThan(annuityLoan(10_000, 5, 50))
    expect(loanWithInterestOnly(10_000, 0, 30, 8)).toBe(2_640_000)
  })
})

const LENDING = LendingRates.parse({ interestPercent: 4.8, ordinaryYears: 30, longYears: 50, interestOnlyYears: 8, sensitivity: [1, 3] })
const LIVING = LivingCostRates.parse({
  persons: [{ label: 'Små barn', fromAge: 0, toAge: 5, monthly: 3000 }, { label: 'Barn', fromAge: 6, toAge: 17, monthly: 4000 }, { label: 'Voksne', fromAge: 18, toAge: 130, monthly: 6000 }],
  household: [{ persons: 1, monthly: 1000 }, { persons: 2, monthly: 1500 }, { persons: 4, monthly: 2500 }],
})
const household = (over: Partial<CapacityFacts> = {}): CapacityFacts => ({ netIncome: 3_800_000, ages: [34, 9, 5], ownLiving: null, otherFixed: 200_000, maintenance: 100_000, running: 450_000, price: null, ownMoney: null, ...over })
function capacity(over: Partial<CapacityFacts> = {}, living: LivingCostRates | null = LIVING) {
  const answer = servicingCapacity(household(over), LENDING, living)
  if (!('lines' in answer)) throw new Error(`lacks ${answer.lacks.join()}`)
  return answer
}

describe('servicing capacity', () => {
  it('adds up as by hand', () => {
    // Living: 6 000 + 4 000 + 3 000 + 2 500 shared by three (the row for four) = 15 500. 38 000 - 15 500 - 2 000 - 1 000 = 19 500; less 4 500 = 15 000.
    const done = capacity()
    expect(done.lines.map((line) => line.amount / 100)).toEqual([38_000, -15_500, -2_000, -1_000, 19_500, -4_500, 15_000])
    // 15 000 a month is 2 858 965, 3 408 175, and with eight years of interest only 3 248 536 (42 years) against 3 750 000 (interest); down to whole thousand
    expect(done.options.map((one) => [one.key, one.loan / 100])).toEqual([['ordinary', 2_858_000], ['long', 3_408_000], ['interestOnly', 3_248_000]])
    expect(done.advice).toBe('noPrice')
  })

  it('ages on their birthdays fall in the right row', () => {
    expect([[5], [6], [17], [18]].map((ages) => referenceLiving(ages, LIVING)! / 100)).toEqual([4000, 5000, 5000, 7000])
    expect(referenceLiving([], LIVING)).toBeNull()
    expect(referenceLiving([131], LIVING)).toBeNull()
  })

  it('own spending is used when it is given, but never less than the least to live on', () => {
    expect(capacity({ ownLiving: 1_300_000 }).lines[1]!.amount).toBe(-1_300_000)
    const least = { ...LIVING, minimumPersons: [{ label: 'Alle', fromAge: 0, toAge: 130, monthly: 4500 }] }
    expect(capacity({ ownLiving: 1_300_000 }, least).lines[1]).toMatchObject({ amount: -1_350_000 })
    expect(capacity({ ownLiving: 1_400_000 }, least).lines[1]!.amount).toBe(-1_400_000)
    expect(capacity({ ownLiving: 1_300_000 }, null).lines[1]!.amount).toBe(-1_300_000)
  })

  it('says when it does not hold: at all, only over a long term, or only at today’s interest', () => {
    const at = (price: number) => capacity({ price: price * 100, ownMoney: 10_000_000 }).advice
    // 5.8 % gives 2 556 000 and 7.8 % gives 2 083 000 over 30 years
    expect([at(2_180_000), at(2_200_000), at(2_950_000), at(2_960_000), at(3_500_000), at(3_520_000)]).toEqual(['fits', 'doubtful', 'doubtful', 'onlyLong', 'onlyLong', 'tooLow'])
  })

  it('a household with nothing left can borrow nothing, and the minus is shown', () => {
    const poor = capacity({ netIncome: 1_000_000 })
    expect(poor.service).toBeLessThan(0)
    expect(poor.options.every((one) => one.loan === 0)).toBe(true)
  })

  it('missing facts and missing rates are named, and give no figure', () => {
    expect(servicingCapacity(household({ netIncome: null, running: null }), LENDING, LIVING)).toEqual({ lacks: ['netIncome', 'running'] })
    expect(servicingCapacity(household(), null, null)).toEqual({ lacks: ['lending', 'livingCosts'] })
    expect(servicingCapacity(household({ ages: [] }), LENDING, LIVING)).toEqual({ lacks: ['ages'] })
  })
})

describe('state grant', () => {
  const rates = { writeOffPercent: 3.3, years: 30, maxArea: 80, perSquareMetre: 11_700 }
  it.each([
    ['2016-11-23', '2026-11-22', 9, 70_300], ['2016-11-23', '2026-11-23', 10, 67_000], ['2026-11-23', '2026-11-23', 0, 100_000], ['1997-01-01', '2026-12-31', 29, 4_300], ['1996-12-31', '2026-12-31', 30, 0], ['2024-02-29', '2025-02-28', 0, 100_000], ['2024-02-29', '2025-03-01', 1, 96_700],
  ])('paid %s, sold %s: %i full years, %i kr left of 100 000', (paid, sold, years, left) => {
    expect(fullYears(paid, sold)).toBe(years)
    expect(remainingStateGrant(10_000_000, paid, sold, rates).remaining).toBe(left * 100)
  })
})

describe('rates by date', () => {
  const sets = [{ id: 'old', validFrom: '2025-01-01', validTo: '2025-12-31' }, { id: 'new', validFrom: '2026-01-01', validTo: '2026-06-30' }]
  it('the set in force on the day, first and last day with it; none is borrowed from another year', () => {
    expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((day) => ratesAt(sets, day)?.id)).toEqual([undefined, 'old', 'old', 'new', 'new', undefined])
    expect(ratesMissing('lending', '2026-07-01')).toBe('Satser mangler: Lån: rente og løpetid for 2026. Legg dem inn under Innstillinger, Satser.')
  })
})
