// Days in temporary accommodation: of one stay, and of a household as the union of its stays. A night shelter is no temporary accommodation and is counted apart.
import { daysBetween, plusDays } from '../dates.ts'

export interface StayFact { id: string; kind: string; startsOn: string; endsOn: string | null; dayPrice: number | null }
export interface Period { from: string; /** the first day that is not counted */ until: string }

export const NIGHT_SHELTER = 'nightShelter'
const earlier = (a: string, b: string) => (a < b ? a : b)
const later = (a: string, b: string) => (a > b ? a : b)

/** The nights of a stay within a period, as a half-open span; an open stay runs until `today`. Empty: null. The day one moves out is not counted. */
export function spanOf(stay: Pick<StayFact, 'startsOn' | 'endsOn'>, period: Period, today: string): Period | null {
  const from = later(stay.startsOn, period.from)
  const until = earlier(earlier(stay.endsOn ?? today, today), period.until)
  return from < until ? { from, until } : null
}

/** Days covered by at least one of the stays; days with several stays count once. */
export function unionDays(stays: readonly Pick<StayFact, 'startsOn' | 'endsOn'>[], period: Period, today: string): number {
  const spans = stays.flatMap((one) => spanOf(one, period, today) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  let total = 0
  let reached = ''
  for (const { from, until } of spans) {
    const start = reached > from ? reached : from
    if (start < until) total += daysBetween(start, until)
    reached = later(reached, until)
  }
  return total
}

export const yearOf = (year: number): Period => ({ from: `${year}-01-01`, until: `${year + 1}-01-01` })
const ALL_TIME: Period = { from: '0001-01-01', until: '9999-12-31' }
export const staySpan = (stay: StayFact, today: string): number => unionDays([stay], ALL_TIME, today)

/** What a stay has cost so far: price by night. null: nobody has said the price, which is not the same as nothing. */
export const stayCost = (stay: StayFact, today: string): number | null => (stay.dayPrice === null ? null : stay.dayPrice * staySpan(stay, today))

export type StayLength = 'short' | 'middle' | 'long'
export const lengthOf = (days: number, limits: { stayShortDays: number; stayLongDays: number }): StayLength => (days <= limits.stayShortDays ? 'short' : days <= limits.stayLongDays ? 'middle' : 'long')

/** The next day the stay must be looked at: gone through after so many days, and the limit for how long it should last. `since` is when the chain of stays began. */
export function nextAlarm(stay: Pick<StayFact, 'kind' | 'endsOn'>, since: string, reviewedOn: string | null, today: string, limits: { stayReviewDays: number; temporaryDays: number }): { on: string; days: number } | null {
  if (stay.kind === NIGHT_SHELTER || stay.endsOn !== null) return null
  const first = plusDays(since, limits.stayReviewDays)
  return reviewedOn === null && first >= today ? { on: first, days: limits.stayReviewDays } : { on: plusDays(since, limits.temporaryDays), days: limits.temporaryDays }
}
