// What a clock becomes in a calendar outside the store: what is due, in which case, and nothing about the person. Calendars are synchronised to phones and shared.
import { longDate } from '../dates.ts'
import type { ClockKind } from '../model/codes.ts'
import type { Clock } from './clocks.ts'

/** A clock with the number of its case, as a calendar needs it. */
export type CalendarClock = Clock & { caseNumber: string | null }

export interface CalendarEntry { uid: string; date: string; summary: string; description: string; /** a stopped clock has no alarm */ alarm: boolean }

/** Kinds that tell of debt, eviction or economic help: outside the store they are a date and no more. */
const UNSAID: ReadonlySet<ClockKind> = new Set(['trackStep', 'repayment', 'instrumentEnd'])

/** One all-day entry per clock; the same clock keeps its uid when its day moves. The ground of a stop stays in the store. */
export function calendarEntries(clocks: readonly CalendarClock[], domain = 'boligbordet'): CalendarEntry[] {
  return clocks.map((one) => ({
    uid: `${UNSAID.has(one.kind) ? 'frist' : one.kind}-${one.targetId.replace(/[^\w-]/g, '')}@${domain}`, date: one.dueOn, alarm: one.stopped === null,
    summary: `${one.stopped ? 'Stoppet: ' : ''}${one.caseNumber === null ? '' : `Sak ${one.caseNumber}: `}${UNSAID.has(one.kind) ? 'Frist' : one.text}`,
    description: `Frist ${longDate(one.dueOn)}.${UNSAID.has(one.kind) ? ' Se Boligbordet.' : ` Kilde: ${one.source}.`}`,
  }))
}
