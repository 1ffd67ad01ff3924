// An estimate of the state housing allowance (bostøtte), line by line. The authority's own calculation decides; this only tells who ought to apply.
import type { HousingAllowanceRates } from './parameters.ts'

export const ALLOWANCE_GROUPS = { ordinary: 'Ordinær', youngDisabled: 'Ung ufør', singlePensioner: 'Enslig alderspensjonist' } as const
export type AllowanceGroup = keyof typeof ALLOWANCE_GROUPS

/** Money in øre. null: nobody has said, which is not the same as nothing. */
export interface AllowanceFacts {
  persons: number | null
  /** gross income of the adults together, per month; children's income is not counted */
  monthlyIncome: number | null
  /** net taxable wealth */
  wealth: number | null
  tenure: 'rent' | 'owned'
  /** rent, or approved costs of an owned home, per month */
  monthlyCosts: number | null
  adapted: boolean
  group: AllowanceGroup
}

export interface AllowanceLine { key: string; label: string; /** øre a year, or per month in the last line; null where the line is no amount */ amount: number | null; text: string; why: string }
export type AllowanceEstimate = { lacks: (keyof AllowanceFacts)[] } | { lacks: []; year: number; monthly: number; belowMinimum: boolean; lines: AllowanceLine[] }

const ORE = 100
const whole = (kr: number) => String(Math.round(kr)).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
const decimals = (value: number, most = 2) => value.toFixed(most).replace(/\.?0+$/, '').replace('.', ',')

/** The highest cost that counts, kroner a year: by persons, with the municipality's and the adapted dwelling's additions. */
function ceiling(facts: AllowanceFacts, rates: HousingAllowanceRates): number {
  return rates.ceilings[Math.min(facts.persons!, rates.ceilings.length) - 1]! + rates.municipalAddition + (facts.adapted ? rates.adaptedAddition : 0)
}

/**
 * The household's own share, kroner a year (§ 4): a least share, a linear part above the first limit, and above the second a rate that
 * grows with each step begun and applies to the whole converted income.
 */
export function ownShare(converted: number, group: AllowanceGroup, rates: HousingAllowanceRates): { share: number; linear: number; ratePercent: number; progressive: number } {
  const limit1 = (group === 'singlePensioner' ? rates.pensionerLimit1 : null) ?? rates.limit1
  const limit2 = (group === 'singlePensioner' ? rates.pensionerLimit2 : group === 'youngDisabled' ? rates.youngDisabledLimit2 : null) ?? rates.limit2
  const linear = (rates.rate1Percent / 100) * Math.max(0, converted - limit1)
  const ratePercent = converted > limit2 ? rates.stepPercent * (1 + Math.floor((converted - (limit2 + 1)) / rates.stepSize)) : 0
  const progressive = (ratePercent / 100) * converted
  return { share: rates.minShare + linear + progressive, linear, ratePercent, progressive }
}

/**
 * Estimate per month by the formula of bustøttelova and FOR-2012-11-29-1283 §§ 1, 4, 7 and 13.
 * @param rates of the year the estimate is for; another year's rates give that year's result
 * @param year shown with every figure
 * @returns what is lacking, and then no figure at all
 */
export function estimateAllowance(facts: AllowanceFacts, rates: HousingAllowanceRates, year: number): AllowanceEstimate {
  const lacks = (['persons', 'monthlyIncome', 'wealth', 'monthlyCosts'] as const).filter((key) => facts[key] === null || (key === 'persons' && facts.persons! < 1))
  if (lacks.length > 0) return { lacks }
  const weight = 1 + rates.weightPerPerson * (facts.persons! - 1)
  const income = (facts.monthlyIncome! * 12) / ORE
  const free = facts.tenure === 'owned' ? rates.wealthFreeOwned : rates.wealthFreeRent
  const fromWealth = (rates.wealthPercent / 100) * Math.max(0, facts.wealth! / ORE - free)
  const converted = Math.round((income + fromWealth) / weight)
  const own = ownShare(converted, facts.group, rates)
  const costs = (facts.monthlyCosts! * 12) / ORE
  const highest = ceiling(facts, rates)
  const approved = Math.min(costs, highest)
  const monthly = Math.round(((rates.coveragePercent / 100) * Math.max(0, approved - own.share)) / 12)
  const belowMinimum = monthly < rates.minimumMonthly
  const line = (key: string, label: string, kr: number, why: string): AllowanceLine => ({ key, label, amount: Math.round(kr) * ORE, text: `${whole(kr)}\u00a0kr`, why })
  return {
    lacks: [], year, belowMinimum, monthly: belowMinimum ? 0 : monthly * ORE,
    lines: [
      line('income', 'Inntekt i året', income, 'Brutto inntekt for de voksne i husstanden, tolv måneder.'),
      line('wealth', 'Tillegg for formue', fromWealth, `${decimals(rates.wealthPercent)} % av formue over ${whole(free)} kr.`),
      { key: 'weight', label: 'Husstandens vekt', amount: null, text: decimals(weight), why: `1 for den første, ${decimals(rates.weightPerPerson)} for hver person til. ${facts.persons} i husstanden.` },
      line('converted', 'Omregnet inntekt', converted, `Inntekt og tillegg delt på ${decimals(weight)}.`),
      line('share', 'Egenandel i året', own.share, `Minste egenandel ${whole(rates.minShare)} kr, pluss ${decimals(rates.rate1Percent)} % av inntekten over grensen (${whole(own.linear)} kr)${own.ratePercent > 0 ? `, pluss ${decimals(own.ratePercent)} % av hele den omregnede inntekten (${whole(own.progressive)} kr)` : ''}.`),
      line('costs', 'Boutgifter som teller, i året', approved, costs > highest ? `Boutgiftene er ${whole(costs)} kr. Det høyeste som teller, er ${whole(highest)} kr.` : `Alt teller. Taket er ${whole(highest)} kr.`),
      line('monthly', `Anslag per måned, ${year}`, belowMinimum ? 0 : monthly, approved <= own.share ? 'Egenandelen er like stor som boutgiftene eller større. Da blir det ingen bostøtte.' : belowMinimum ? `Det blir ${monthly} kr. Beløp under ${rates.minimumMonthly} kr utbetales ikke.` : `${decimals(rates.coveragePercent)} % av boutgiftene over egenandelen, delt på tolv.`),
    ],
  }
}
