// Repeated visits and the day contact is due, for any day: the same weekday, even steps, nothing after the last day, and no drift over months, years or summer time.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween, plusDays, weekday } from '../../shared/dates.ts'
import { contactDue, MOST_REPEATS, mondayOf, repeatDates } from '../../shared/domain/rhythm.ts'

const day = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-12-31T00:00:00Z'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10))

describe('repeated visits', () => {
  it('begin on the first day, keep the weekday and the step, and stop at the last day', () => fc.assert(fc.property(day, fc.integer({ min: 1, max: 26 }), fc.integer({ min: 0, max: 400 }), (first, every, span) => {
    const until = plusDays(first, span)
    const days = repeatDates(first, every, until)
    expect(days[0]).toBe(first)
    for (const [i, on] of days.entries()) {
      expect(weekday(on)).toBe(weekday(first))
      expect(daysBetween(first, on)).toBe(i * 7 * every)
      expect(on <= until).toBe(true)
    }
    expect(days.length > MOST_REPEATS || plusDays(days.at(-1)!, 7 * every) > until).toBe(true)
  })))

  it('are none when the last day is before the first', () => fc.assert(fc.property(day, fc.integer({ min: 1, max: 26 }), fc.integer({ min: 1, max: 400 }), (first, every, before) => {
    expect(repeatDates(first, every, plusDays(first, -before))).toEqual([])
  })))
})

describe('contact', () => {
  it('is due so many days after the last contact, else after the start; later contact never brings it nearer', () => fc.assert(fc.property(day, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 366 }), (start, after, every) => {
    const last = plusDays(start, after)
    expect(contactDue(start, null, null)).toBeNull()
    expect(daysBetween(start, contactDue(start, null, every)!)).toBe(every)
    expect(daysBetween(last, contactDue(start, last, every)!)).toBe(every)
    expect(contactDue(start, last, every)! >= contactDue(start, null, every)!).toBe(true)
  })))

  it('a week begins on the Monday at or before the day', () => fc.assert(fc.property(day, (on) => {
    expect(weekday(mondayOf(on))).toBe('mandag')
    expect(daysBetween(mondayOf(on), on)).toBeGreaterThanOrEqual(0)
    expect(daysBetween(mondayOf(on), on)).toBeLessThan(7)
  })))
})
