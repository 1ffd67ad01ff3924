// Rates that the municipality keeps by date. The program knows their shape and never their value: a year without rates gives no figure.
import { parameterKind } from '../model/codes.ts'
import { z } from '../zod.ts'

const kr = z.number().min(0).max(100_000_000)
const percent = z.number().min(0).max(100)

/** State housing allowance (bustøttelova; FOR-2012-11-29-1283 §§ 1-7, 13). Kroner a year unless said otherwise. */
export const HousingAllowanceRates = z.object({
  coveragePercent: percent,
  /** addition to the household's weight for each person after the first, § 7 */
  weightPerPerson: z.number().min(0).max(1),
  minShare: kr,
  limit1: kr,
  rate1Percent: percent,
  limit2: kr,
  /** the rate that grows by itself for each step above limit2, and applies to the whole income */
  stepPercent: percent,
  stepSize: z.number().positive().max(1_000_000),
  /** own limits for some groups, § 4; absent: the ordinary ones */
  youngDisabledLimit2: kr.nullable().default(null),
  pensionerLimit1: kr.nullable().default(null),
  pensionerLimit2: kr.nullable().default(null),
  /** highest approved cost by persons: 1, 2, 3, 4, 5 and more */
  ceilings: z.array(kr).length(5),
  /** this municipality's addition to the ceiling */
  municipalAddition: kr,
  adaptedAddition: kr,
  wealthPercent: percent,
  wealthFreeRent: kr,
  wealthFreeOwned: kr,
  /** no payment below this, kroner a month, § 13 */
  minimumMonthly: kr,
})
export type HousingAllowanceRates = z.output<typeof HousingAllowanceRates>

const LivingRow = z.object({ label: z.string().min(1).max(120), fromAge: z.number().int().min(0).max(120), toAge: z.number().int().min(0).max(130), monthly: kr })
/** Reference budget for living costs (SIFO), kroner a month: each person by age, and what a household of a size shares. Housing and electricity are not in it. */
export const LivingCostRates = z.object({
  persons: z.array(LivingRow).min(1).max(40),
  household: z.array(z.object({ persons: z.number().int().min(1).max(20), monthly: kr })).min(1).max(20),
  /** the guiding rate for social assistance as the least that is set off to live on; absent where the municipality keeps none */
  minimumPersons: z.array(LivingRow).max(40).default([]),
})
export type LivingCostRates = z.output<typeof LivingCostRates>

/** Terms of startlån (startlånforskriften § 8-5) and the interest the municipality lends at. */
export const LendingRates = z.object({
  interestPercent: percent,
  ordinaryYears: z.number().int().min(1).max(60),
  longYears: z.number().int().min(1).max(60),
  interestOnlyYears: z.number().int().min(0).max(30),
  /** how many percentage points up the calculation is shown for as well */
  sensitivity: z.array(z.number().min(-20).max(20)).max(8),
})
export type LendingRates = z.output<typeof LendingRates>

/** Grant to rental dwellings: written off a share for each completed year from payment. */
export const StateGrantRates = z.object({ writeOffPercent: percent, years: z.number().int().min(1).max(60), maxArea: z.number().positive().max(1000), perSquareMetre: kr })
export type StateGrantRates = z.output<typeof StateGrantRates>

export const RATES = { housingAllowance: HousingAllowanceRates, livingCosts: LivingCostRates, lending: LendingRates, stateGrant: StateGrantRates } as const
export type ParameterKind = keyof typeof RATES
export type RatesOf<K extends ParameterKind> = z.output<(typeof RATES)[K]>

export interface Dated { validFrom: string; validTo: string | null }

/** The set in force on a date: the latest begun that has not ended. Nothing is guessed from another year. */
export function ratesAt<T extends Dated>(sets: readonly T[], date: string): T | undefined {
  return sets.filter((one) => one.validFrom <= date && (one.validTo === null || one.validTo >= date)).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}

/** What to say when rates are missing: names the rates and the date, never a figure. */
export const ratesMissing = (kind: ParameterKind, date: string): string => `Satser mangler: ${parameterKind.labels[kind]} for ${date.slice(0, 4)}. Legg dem inn under Innstillinger, Satser.`
