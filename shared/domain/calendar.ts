// What a clock becomes in a calendar outside the store: what is due, in which case, and nothing about the person. Calendars are synchronised to phones and shared.
import { longDate } from '../dates.ts'
import type { Clock } from './clocks.ts'

/** A clock with the number of its case, as a calendar needs it. */
export type CalendarClock = Clock & { caseNumber: string | null }

export interface CalendarEntry { uid: string; date: string; summary: string; description: string; /** a stopped clock has no alarm */ alarm: boolean }

/** One all-day entry per clock; the same clock keeps its uid when its day moves. The ground of a stop stays in the store. */
export function calendarEntries(clocks: readonly CalendarClock[], domain = 'boligbordet'): CalendarEntry[] {
  return clocks.map((one) => ({
    uid: `${one.kind}-${one.targetId.replace(/[^\w-]/g, '')}@${domain}`, date: one.dueOn, alarm: one.stopped === null,
    summary: `${one.stopped ? 'Stoppet: ' : ''}${one.caseNumber === null ? '' : `Sak ${one.caseNumber}: `}${one.text}`,
    description: `Frist ${longDate(one.dueOn)}. Kilde: ${one.source}.`,
  }))
}
