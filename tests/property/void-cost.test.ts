// Cost of standing empty against an oracle that counts days in a set: each day once, the latest begun has it, and moving a reason moves its money and loses none.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byYear, dayCost, segmentCost, segmentsOf, type VoidPeriod } from '../../shared/domain/void-cost.ts'

const REASONS = ['cleaning', 'repair', 'allocation'] as const
type Reason = (typeof REASONS)[number]
const DAY = 86_400_000
const day = (n: number) => new Date(Date.UTC(2025, 10, 1) + n * DAY).toISOString().slice(0, 10)
const SPAN = 120

const period = fc.record({ reason: fc.constantFrom(...REASONS), start: fc.integer({ min: -20, max: SPAN }), length: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }) })
const periods = fc.array(period, { maxLength: 7 }).map((list) => list.map((one, i): VoidPeriod<Reason> => ({ id: `p${i}`, reason: one.reason, startsOn: day(one.start), endsOn: one.length === null ? null : day(one.start + one.length) })))

/** Day for day, in sets of dates: no arithmetic on intervals. */
function oracle(list: readonly VoidPeriod<Reason>[], from: number, to: number): Map<string, string> {
  const owner = new Map<string, string>()
  const byStart = list.map((one, i) => ({ one, i })).sort((a, b) => (a.one.startsOn < b.one.startsOn ? -1 : a.one.startsOn > b.one.startsOn ? 1 : a.i - b.i))
  for (const { one } of byStart) for (let n = from; n < to; n++) if (day(n) >= one.startsOn && (one.endsOn === null || day(n) < one.endsOn)) owner.set(day(n), one.id)
  return owner
}
const dates = (from: string, to: string) => { const list: string[] = []; for (let at = Date.parse(from); at < Date.parse(to); at += DAY) list.push(new Date(at).toISOString().slice(0, 10)); return list }
const costOf = (list: readonly VoidPeriod<Reason>[], rent: number) => { const by = new Map<Reason, number>(); for (const one of segmentsOf(list, day(0), day(100))) by.set(one.reason, (by.get(one.reason) ?? 0) + dayCost(rent, one.from, one.to)); return by }
const total = (by: ReadonlyMap<unknown, number>) => [...by.values()].reduce((sum, one) => sum + one, 0)

describe('days', () => {
  it('are those of the oracle, each once, with the same owner', () => {
    fc.assert(fc.property(periods, (list) => {
      const found = segmentsOf(list, day(0), day(100)).flatMap((one) => dates(one.from, one.to).map((date) => [date, one.periodId] as const))
      expect(new Set(found.map(([date]) => date)).size).toBe(found.length)
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(oracle(list, 0, 100)))
    }), { numRuns: 400 })
  })

  it('cut at new year are the same days', () => {
    fc.assert(fc.property(periods, (list) => {
      for (const one of segmentsOf(list, day(0), day(100))) {
        const parts = byYear(one)
        expect(parts.flatMap((part) => dates(part.from, part.to))).toEqual(dates(one.from, one.to))
        expect(parts.every((part) => dates(part.from, part.to).every((date) => date.startsWith(part.year)))).toBe(true)
      }
    }), { numRuns: 200 })
  })
})

describe('money', () => {
  const rent = fc.integer({ min: 0, max: 3_000_000 })

  it('is the rent by the day within half an øre at each end, and the parts of a time sum to the whole', () => {
    fc.assert(fc.property(rent, fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 2, maxLength: 9 }), (amount, cuts) => {
      const at = [...new Set(cuts)].sort((a, b) => a - b)
      const whole = dayCost(amount, day(at[0]!), day(at.at(-1)!))
      expect(at.slice(1).reduce((sum, end, i) => sum + dayCost(amount, day(at[i]!), day(end)), 0)).toBe(whole)
      expect(Math.abs(whole - (amount * (at.at(-1)! - at[0]!)) / 30)).toBeLessThanOrEqual(1)
    }), { numRuns: 400 })
  })

  it('moves with its reason: one loses exactly what the other wins, and the sum stands', () => {
    fc.assert(fc.property(periods, rent, fc.nat(), fc.constantFrom(...REASONS), (list, amount, pick, reason) => {
      if (list.length === 0) return
      const at = pick % list.length
      const before = costOf(list, amount)
      const after = costOf(list.map((one, i) => (i === at ? { ...one, reason } : one)), amount)
      expect(total(after)).toBe(total(before))
      const own = segmentsOf(list, day(0), day(100)).filter((one) => one.periodId === `p${at}`).reduce((sum, one) => sum + dayCost(amount, one.from, one.to), 0)
      if (list[at]!.reason !== reason) expect([(before.get(list[at]!.reason) ?? 0) - (after.get(list[at]!.reason) ?? 0), (after.get(reason) ?? 0) - (before.get(reason) ?? 0)]).toEqual([own, own])
    }), { numRuns: 400 })
  })

  it('by hand: 9 000 a month is 300 a day; unknown stays unknown', () => {
    // Empty 1-11 March (10 days), water damage from the 4th to the 9th inside it.
    const list: VoidPeriod<string>[] = [{ id: 'a', reason: 'allocation', startsOn: '2026-03-01', endsOn: '2026-03-11' }, { id: 'b', reason: 'waterDamage', startsOn: '2026-03-04', endsOn: '2026-03-09' }]
    const parts = segmentsOf(list, '2026-01-01', '2027-01-01')
    expect(parts.map((one) => [one.reason, one.from, one.to])).toEqual([['allocation', '2026-03-01', '2026-03-04'], ['waterDamage', '2026-03-04', '2026-03-09'], ['allocation', '2026-03-09', '2026-03-11']])
    expect(parts.map((one) => segmentCost(one, { rent: 900_000, runningCost: null }))).toEqual([{ days: 3, rent: 90_000, running: null }, { days: 5, rent: 150_000, running: null }, { days: 2, rent: 60_000, running: null }])
    expect(segmentCost(parts[0]!, { rent: null, runningCost: 300_000 })).toEqual({ days: 3, rent: null, running: 30_000 })
  })

  it('a period that ends before it begins, or on the day, is no day', () => {
    expect(segmentsOf([{ id: 'a', reason: 'other', startsOn: '2026-03-05', endsOn: '2026-03-05' }, { id: 'b', reason: 'other', startsOn: '2026-03-09', endsOn: '2026-03-01' }], '2026-01-01', '2027-01-01')).toEqual([])
  })
})
