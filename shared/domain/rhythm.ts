// The rhythm of follow-up: visits that repeat, when contact is due, and which week a day belongs to. Plain dates, so that nothing drifts with the clock.
import { daysBetween, plusDays } from '../dates.ts'

/** More than a year of weekly visits is a plan, not a calendar. */
export const MOST_REPEATS = 60

/** The first day and every n weeks after it, up to and with the last day. */
export function repeatDates(first: string, everyWeeks: number, until: string): string[] {
  const count = Math.floor(daysBetween(first, until) / (7 * everyWeeks)) + 1
  return Array.from({ length: Math.min(Math.max(count, 0), MOST_REPEATS + 1) }, (_, i) => plusDays(first, i * 7 * everyWeeks))
}

/** The day contact is due: so many days after the last time someone was in contact, else after the plan began. Null where no rhythm is agreed. */
export function contactDue(startedOn: string, lastOn: string | null, everyDays: number | null): string | null {
  return everyDays === null ? null : plusDays(lastOn ?? startedOn, everyDays)
}

/** Monday of the week a day is in. */
export const mondayOf = (on: string): string => plusDays(on, -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7))

/** «9.30», «09:30» or «930» as «09:30»; null when it is no time of day. */
export function clockTime(typed: string): string | null {
  const found = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed.trim())
  if (!found || Number(found[1]) > 23 || Number(found[2] ?? 0) > 59) return null
  return `${found[1]!.padStart(2, '0')}:${found[2] ?? '00'}`
}
