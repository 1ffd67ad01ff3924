// The dates of a meeting that comes again. One that falls on a public holiday or a weekend moves to the next working day, and it is said why.
import { daysBetween, plusDays } from '../dates.ts'
import { easterSunday, nextWorkday } from './deadlines.ts'

export interface SeriesRhythm { firstOn: string; everyWeeks: number }
export interface SeriesDate { /** the day the meeting is held */ on: string; /** the day the rhythm gives, when it had to move */ movedFrom: string | null; /** what that day is */ holiday: string | null }

const MOVABLE: readonly (readonly [number, string])[] = [[-3, 'skjærtorsdag'], [-2, 'langfredag'], [0, 'første påskedag'], [1, 'andre påskedag'], [39, 'Kristi himmelfartsdag'], [49, 'første pinsedag'], [50, 'andre pinsedag']]
const FIXED: Readonly<Record<string, string>> = { '01-01': 'første nyttårsdag', '05-01': 'arbeidernes dag', '05-17': 'grunnlovsdagen', '12-25': 'første juledag', '12-26': 'andre juledag' }

/** The Norwegian name of a public holiday, or null on an ordinary day (lov om helligdager og helligdagsfred § 2; lov om 1 og 17 mai). */
export function holidayName(date: string): string | null {
  const fixed = FIXED[date.slice(5)]
  if (fixed) return fixed
  const easter = easterSunday(Number(date.slice(0, 4)))
  return MOVABLE.find(([days]) => plusDays(easter, days) === date)?.[1] ?? null
}

/** The date itself, or the working day it moves to. */
export function meetingDay(date: string): SeriesDate {
  const on = nextWorkday(date)
  return on === date ? { on, movedFrom: null, holiday: null } : { on, movedFrom: date, holiday: holidayName(date) ?? 'helg' }
}

/** A date moves no further than this past holidays and weekends. */
const MOVES_DAYS = 14

/** The next dates of the rhythm after a day, at most so many. */
export function seriesDates(rhythm: SeriesRhythm, after: string, count: number): SeriesDate[] {
  const step = rhythm.everyWeeks * 7
  const dates: SeriesDate[] = []
  const passed = Math.max(0, Math.floor((daysBetween(rhythm.firstOn, after) - MOVES_DAYS) / step))
  for (let at = plusDays(rhythm.firstOn, passed * step); dates.length < count && at < '9999'; at = plusDays(at, step)) {
    const day = meetingDay(at)
    if (day.on > after) dates.push(day)
  }
  return dates
}
