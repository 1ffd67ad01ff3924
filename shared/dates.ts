// Dates are ISO text everywhere (yyyy-mm-dd, or an instant in UTC). Formatting for people is bokmål and happens here only.
// One file per function: the package's index alone takes longer to load than the rest of a worker.
import { addMonths } from 'date-fns/addMonths'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { differenceInMonths } from 'date-fns/differenceInMonths'
import { parseISO } from 'date-fns/parseISO'
import { z } from './zod.ts'

export const IsoDate = z.iso.date()
export const IsoInstant = z.iso.datetime()

const MONTHS = ['jan.', 'feb.', 'mars', 'april', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.']
const MONTHS_LONG = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember']
const WEEKDAYS = ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag']

// Making a formatter takes a hundred times longer than using it.
const OSLO_DATE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', year: 'numeric', month: '2-digit', day: '2-digit' })
const OSLO_TIME = new Intl.DateTimeFormat('nb-NO', { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit', hour12: false })

/** The calendar date in Norway of an instant (ISO, UTC). */
export function osloDate(instant: string): string {
  return OSLO_DATE.format(new Date(instant))
}

/** Clock time in Norway of an instant: "09.41". */
export function osloTime(instant: string): string {
  return OSLO_TIME.format(new Date(instant)).replace(':', '.')
}

/** The instant (ISO, UTC) of a clock time "09:30" on a date in Norway. In the hour that comes twice, the first. */
export function osloInstant(date: string, time: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  const found = [2, 1].map((hours) => new Date(wanted - hours * 3_600_000).toISOString()).find((at) => osloDate(at) === date && osloTime(at) === time.replace(':', '.'))
  return found ?? new Date(wanted - 3_600_000).toISOString()
}

/** "22. nov. 2026" */
export function dateText(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number) as [number, number, number]
  return `${day}. ${MONTHS[month - 1]} ${year}`
}

/** "22. nov." within the same year as `today`, else with the year. */
export function shortDate(date: string, today: string): string {
  const text = dateText(date)
  return date.slice(0, 4) === today.slice(0, 4) ? text.slice(0, -5) : text
}

/** "22. november 2026", for paper. */
export function longDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number) as [number, number, number]
  return `${day}. ${MONTHS_LONG[month - 1]} ${year}`
}

/** Midnight of a plain date, as parseISO gives it. Lists of deadlines ask for tens of thousands. */
const midnight = (date: string) => (date.length === 10 && date >= '0100' ? new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) : parseISO(date))

/** A date is ten characters: a sum beyond what they can name stops there, so that no stored date can stop a page. */
function written(year: number, month: number, day: number, forward: boolean): string {
  if (Number.isNaN(year)) return forward ? '9999-12-31' : '0001-01-01'
  if (year > 9999 || year < 1) return year > 9999 ? '9999-12-31' : '0001-01-01'
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** "onsdag" */
export function weekday(date: string): string {
  return WEEKDAYS[midnight(date).getDay()]!
}

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(midnight(to.slice(0, 10)), midnight(from.slice(0, 10)))
}

/** Date plus whole days. */
export function plusDays(date: string, days: number): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return written(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), days > 0)
}

/** Date plus calendar months; the last day of a shorter month is used (31 Jan + 1 = 28 or 29 Feb). */
export function plusMonths(date: string, months: number): string {
  const at = addMonths(midnight(date.slice(0, 10)), months)
  return written(at.getFullYear(), at.getMonth() + 1, at.getDate(), months > 0)
}

/** Age in whole years at a date. */
export function ageAt(birthDate: string, at: string): number {
  return Math.floor(differenceInMonths(midnight(at.slice(0, 10)), midnight(birthDate)) / 12)
}

/** "41 dager", "7 uker", "3 md.", "2 år": how long something has lasted, as the tables show it. */
export function durationText(from: string, to: string): string {
  const days = daysBetween(from, to)
  if (days < 0) return 'ikke begynt'
  if (days <= 92) return days === 1 ? '1 dag' : `${days} dager`
  const months = differenceInMonths(midnight(to.slice(0, 10)), midnight(from.slice(0, 10)))
  return months < 24 ? `${months} md.` : `${Math.floor(months / 12)} år`
}

/** "12 500 kr" from øre, with a no-break space as thousands mark. */
export function kroner(ore: number): string {
  const text = Math.round(Math.abs(ore) / 100).toString().replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return `${ore < 0 ? '\u2212' : ''}${text}\u00a0kr`
}
