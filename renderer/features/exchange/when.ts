// Times in words for the exchange and the backups: «i dag kl. 08.40», «fredag 20. nov. kl. 15.52», and how old something is.
import { may, type Role } from '../../../shared/access.ts'
import { dateText, daysBetween, osloDate, osloTime, shortDate, weekday } from '../../../shared/dates.ts'
import { text } from '../../text.ts'

/** An instant as people say it, seen from today. */
export function whenText(at: string, today: string): string {
  const day = osloDate(at)
  const days = daysBetween(day, today)
  const said = days === 0 ? text.common.today.toLowerCase() : days === 1 ? text.common.yesterday.toLowerCase() : days > 1 && days < 7 ? `${weekday(day)} ${shortDate(day, today)}` : dateText(day)
  return text.exchange.pcs.at(said, osloTime(at))
}

/** A calendar day as people say it within the week: «fredag 20. nov.». */
export const dayText = (day: string, today: string): string => (Math.abs(daysBetween(day, today)) < 7 ? `${weekday(day)} ${shortDate(day, today)}` : dateText(day))

/** How old, in whole minutes, hours or days; null when it is just now. */
export function ageText(at: string, now: string): string | null {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000)
  const t = text.exchange.backups
  if (minutes < 1) return null
  return minutes < 60 ? t.minutes(minutes) : minutes < 48 * 60 ? t.hours(Math.floor(minutes / 60)) : t.days(Math.floor(minutes / (24 * 60)))
}

/** Minutes and seconds left: «9.41». */
export const clockText = (seconds: number): string => `${Math.floor(Math.max(0, seconds) / 60)}.${String(Math.max(0, seconds) % 60).padStart(2, '0')}`

interface Where { caseId: string | null; dwellingId: string | null; planId: string | null; meetingId: string | null }

/** The address a row leads to; null when it leads nowhere this role may go. */
export function linkTo(where: Where, role: Role): string | null {
  if (where.planId && may(role, 'plan.read')) return `/plan/${where.planId}`
  if (where.caseId && may(role, 'case.read')) return `/sak/${where.caseId}`
  if (where.dwellingId && may(role, 'dwelling.read')) return `/bolig/${where.dwellingId}`
  return where.meetingId && may(role, 'meeting.read') ? `/boliglag/${where.meetingId}` : null
}
