// What standing empty costs, by reason. Every day is counted once and belongs to one reason, so that moving a reason moves its money and loses none.
import { daysBetween, plusDays } from '../dates.ts'

export interface VoidPeriod<R extends string = string> { id: string; reason: R; startsOn: string; /** the day it is in use again; null: still empty */ endsOn: string | null }
/** From a day to the day after the last: half open, as the periods are kept. */
export interface Segment<R extends string = string> { periodId: string; reason: R; from: string; to: string }

const EPOCH = '2000-01-01'
const DAYS_A_MONTH = 30
const earliest = (a: string, b: string) => (a < b ? a : b)
const latest = (a: string, b: string) => (a > b ? a : b)

/**
 * The periods of one dwelling as pieces that never overlap, within [from, to). Where several cover a day, the one that began latest has it:
 * a repair inside a vacancy is repair while it lasts. Of two that began on the same day the one written last has it.
 * @param periods in the order they were written
 */
export function segmentsOf<R extends string>(periods: readonly VoidPeriod<R>[], from: string, to: string): Segment<R>[] {
  const order = periods.map((one, index) => ({ one, index, from: latest(one.startsOn, from), to: one.endsOn === null ? to : earliest(one.endsOn, to) })).filter((part) => part.from < part.to)
  const cuts = [...new Set(order.flatMap((part) => [part.from, part.to]))].sort()
  const pieces: Segment<R>[] = []
  for (const [at, start] of cuts.entries()) {
    const end = cuts[at + 1]
    const covering = order.filter((part) => part.from <= start && end !== undefined && part.to >= end)
    if (end === undefined || covering.length === 0) continue
    const { one } = covering.reduce((best, part) => (part.one.startsOn > best.one.startsOn || (part.one.startsOn === best.one.startsOn && part.index > best.index) ? part : best))
    const before = pieces.at(-1)
    if (before?.periodId === one.id && before.to === start) before.to = end
    else pieces.push({ periodId: one.id, reason: one.reason, from: start, to: end })
  }
  return pieces
}

/** Øre for the days in [from, to) of a monthly amount, 30 days a month. Counted from a fixed day, so that the parts of a time always sum to the whole, wherever it is cut. */
export function dayCost(monthly: number, from: string, to: string): number {
  const upTo = (day: string) => Math.round((monthly * daysBetween(EPOCH, day)) / DAYS_A_MONTH)
  return upTo(to) - upTo(from)
}

export interface Cost { days: number; /** null: the rent is not known */ rent: number | null; /** null: nobody has said */ running: number | null }

/** Days and cost of one piece for a dwelling. What is not known stays not known. */
export const segmentCost = (one: Segment, home: { rent: number | null; runningCost: number | null }): Cost => ({ days: daysBetween(one.from, one.to), rent: home.rent === null ? null : dayCost(home.rent, one.from, one.to), running: home.runningCost === null ? null : dayCost(home.runningCost, one.from, one.to) })

/** The piece cut at each new year, so that a sum of years is the sum of all. */
export function byYear<R extends string>(one: Segment<R>): (Segment<R> & { year: string })[] {
  const parts: (Segment<R> & { year: string })[] = []
  for (let from = one.from; from < one.to;) {
    const year = from.slice(0, 4)
    const to = earliest(one.to, `${Number(year) + 1}-01-01`)
    parts.push({ ...one, from, to, year })
    from = to
  }
  return parts
}

/** The last day that is counted. */
export const lastDay = (one: Segment) => plusDays(one.to, -1)
