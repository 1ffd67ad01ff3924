// Deadlines and meetings as calendar files (RFC 5545) that any calendar can read. Made in memory from what it is given: no network, no clock of its own.
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { osloInstant, plusDays } from '../../shared/dates.ts'
import type { CalendarMeeting, CalendarVisit } from '../../shared/documents.ts'
import { calendarEntries, type CalendarClock } from '../../shared/domain/calendar.ts'

/** Nine in the morning of the day before, counted from midnight when an all-day event begins. */
const DAY_BEFORE_SECONDS = 15 * 3600

/** All-day entries with an alarm the day before. `now` (ISO instant) becomes DTSTAMP. The same data gives the same text. */
export function calendarFile(clocks: readonly CalendarClock[], { now, productName }: { now: string; productName: string }): string {
  const name = productName.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const calendar = ical({ name: `${productName}: frister`, prodId: { company: productName, product: 'frister', language: 'NO' }, method: ICalCalendarMethod.PUBLISH })
  for (const entry of calendarEntries(clocks, name)) {
    const event = calendar.createEvent({ id: entry.uid, stamp: new Date(now), start: new Date(`${entry.date}T00:00:00Z`), end: new Date(`${plusDays(entry.date, 1)}T00:00:00Z`), allDay: true, summary: entry.summary, description: entry.description, transparency: ICalEventTransparency.TRANSPARENT })
    if (entry.alarm) event.createAlarm({ type: ICalAlarmType.display, trigger: DAY_BEFORE_SECONDS, description: entry.summary })
  }
  return calendar.toString()
}

/** Without signs that steer: RFC 5545 § 3.1 allows no control characters, and a calendar is no place for text that turns. */
const plain = (text: string) => text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()

/** Meetings at their hours; a meeting that is moved keeps its uid. Nothing of whom they are about is known here. */
export function meetingFile(meetings: readonly CalendarMeeting[], { now, productName }: { now: string; productName: string }): string {
  const calendar = ical({ name: `${productName}: boliglag`, prodId: { company: productName, product: 'boliglag', language: 'NO' }, method: ICalCalendarMethod.PUBLISH })
  for (const one of meetings) calendar.createEvent({ id: `boliglag-${one.id.replace(/[^\w-]/g, '')}@${productName.toLowerCase()}`, stamp: new Date(now), lastModified: new Date(one.changedAt), start: new Date(one.startsAt), end: new Date(one.endsAt), summary: 'Boliglag', description: 'Sakslisten ligger i saksverktøyet.', ...(one.place ? { location: plain(one.place) } : {}) })
  return calendar.toString()
}

/** An hour where nobody has said how long. */
const hourAfter = (time: string) => `${String(Math.min(Number(time.slice(0, 2)) + 1, 23)).padStart(2, '0')}:${time.slice(3)}`

/** One's own visits: case number and kind, at their hours, else all day. A visit that is moved keeps its uid. */
export function visitFile(visits: readonly CalendarVisit[], { now, productName }: { now: string; productName: string }): string {
  const calendar = ical({ name: `${productName}: besøk`, prodId: { company: productName, product: 'besok', language: 'NO' }, method: ICalCalendarMethod.PUBLISH })
  for (const one of visits) {
    const span = one.at === null
      ? { start: new Date(`${one.on}T00:00:00Z`), end: new Date(`${plusDays(one.on, 1)}T00:00:00Z`), allDay: true }
      : { start: new Date(osloInstant(one.on, one.at)), end: new Date(osloInstant(one.on, one.endsAt ?? hourAfter(one.at))) }
    calendar.createEvent({ id: `besok-${one.id.replace(/[^\w-]/g, '')}@${productName.toLowerCase()}`, stamp: new Date(now), lastModified: new Date(one.changedAt), ...span, summary: plain(`Sak ${one.caseNumber}: ${one.kind}`), description: 'Resten ligger i saksverktøyet.' })
  }
  return calendar.toString()
}
