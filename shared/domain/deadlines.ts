// Deadlines that follow from law, computed from dated limits. Holidays extend those that are answers to the authorities (Easter by Gauss' method).
import { daysBetween, plusDays, plusMonths } from '../dates.ts'
import type { RuleDefinition } from './rules.ts'

/** Easter Sunday of a year (Gregorian; the anonymous computus of 1876). */
export function easterSunday(year: number): string {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Norwegian public holidays of a year, as dates. */
export function holidays(year: number): Set<string> {
  const easter = easterSunday(year)
  return new Set([`${year}-01-01`, `${year}-05-01`, `${year}-05-17`, `${year}-12-25`, `${year}-12-26`, ...[-3, -2, 0, 1, 39, 49, 50].map((days) => plusDays(easter, days))])
}

/** The next day that is not a Saturday, Sunday or holiday; the day itself if it is one. */
export function nextWorkday(date: string): string {
  let at = date
  for (;;) {
    const weekday = new Date(`${at}T00:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !holidays(Number(at.slice(0, 4))).has(at)) return at
    at = plusDays(at, 1)
  }
}

/** Interim reply: one month after the application came (forvaltningsloven § 11 a). */
export const interimReplyDue = (receivedOn: string, rules: RuleDefinition) => plusMonths(receivedOn, rules.limits.interimReplyMonths)

/** Complaint: three weeks from when notice arrived; one that ends on a day off runs to the next workday (forvaltningsloven §§ 29, 30; domstolloven § 149). */
export const appealDeadline = (notifiedOn: string, rules: RuleDefinition) => nextWorkday(plusDays(notifiedOn, rules.limits.appealWeeks * 7))

/** Temporary accommodation should not last longer than about three months, counted as 90 days with the first day as day 0. */
export const temporaryLimit = (startsOn: string, rules: RuleDefinition) => plusDays(startsOn, rules.limits.temporaryDays)

/** A fixed-term lease that runs on three months past its end without a written demand to move becomes open-ended (husleieloven § 9-2). */
export const overstayLimit = (contractEndsOn: string, rules: RuleDefinition) => plusMonths(contractEndsOn, rules.limits.overstayMonths)

/** Days a stay has lasted at a date. */
export const stayDays = (startsOn: string, endsOn: string | null, today: string) => daysBetween(startsOn, endsOn && endsOn < today ? endsOn : today)

/** Days the desk warns before a lease ends, the earliest first: `months` before the end. */
export function contractWarnings(contractEndsOn: string, rules: RuleDefinition): { months: number; on: string }[] {
  return rules.limits.leaseWarnMonths.toSorted((a, b) => b - a).map((months) => ({ months, on: plusMonths(contractEndsOn, -months) }))
}
