// When a backup is due and which ones may go. Pure: times come in as ISO instants, days are Norwegian days.
import { daysBetween, osloDate, plusDays } from '../shared/dates.ts'

/** `manual`: someone asked for it; the program never removes those. */
export const KINDS = ['rolling', 'daily', 'weekly', 'monthly', 'manual'] as const
export type BackupKind = (typeof KINDS)[number]

/** How many of each are kept. */
export const KEPT: Record<Exclude<BackupKind, 'manual'>, number> = { rolling: 4, daily: 7, weekly: 5, monthly: 12 }
export const ROLLING_MINUTES = 15

/** What the rules need to know of a backup that is whole, verified and ours. */
export interface Dated { kind: BackupKind; madeAt: string }

const A_MONDAY = '1970-01-05'
const monthOf = (date: string) => date.slice(0, 7)
const weekOf = (date: string) => plusDays(date, -(((daysBetween(A_MONDAY, date) % 7) + 7) % 7))
const newestFirst = (a: Dated, b: Dated) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0)

/**
 * The kind that is due now, or null. Nothing is due when nothing has changed since the newest one.
 * The first change of a month, week or day makes that period's own backup at once; a monthly one serves as the week's and the day's too.
 * Backups dated in the future (a clock that was wrong) do not hold back new ones.
 * @param lastChangeAt when the store was last changed; null: never
 */
export function dueBackup(list: readonly Dated[], now: string, lastChangeAt: string | null): BackupKind | null {
  const past = list.filter((one) => one.madeAt <= now).sort(newestFirst)
  const newest = past[0]
  if (lastChangeAt === null || (newest && lastChangeAt <= newest.madeAt)) return null
  if (!newest) return 'monthly'
  const today = osloDate(now)
  const last = (kinds: readonly BackupKind[]) => {
    const found = past.find((one) => kinds.includes(one.kind))
    return found ? osloDate(found.madeAt) : null
  }
  const [month, week, day] = [last(['monthly']), last(['monthly', 'weekly']), last(['monthly', 'weekly', 'daily'])]
  if (month === null || monthOf(month) !== monthOf(today)) return 'monthly'
  if (week === null || weekOf(week) !== weekOf(today)) return 'weekly'
  if (day !== today) return 'daily'
  return Date.parse(now) - Date.parse(newest.madeAt) >= ROLLING_MINUTES * 60_000 ? 'rolling' : null
}

/**
 * Those that may be removed. Only what is in the list can be in the answer: give it the whole, verified backups of this store alone.
 * The newest is always kept. Those dated in the future count last, so that they push out no real one.
 */
export function toRemove<T extends Dated>(list: readonly T[], now: string): T[] {
  const order = (a: T, b: T) => Number(a.madeAt > now) - Number(b.madeAt > now) || newestFirst(a, b)
  return Object.entries(KEPT).flatMap(([kind, kept]) => list.filter((one) => one.kind === kind).sort(order).slice(kept))
}
