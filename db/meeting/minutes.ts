// How long cases of each kind have taken in the municipality's own closed meetings.
import { plusMonths } from '../../shared/dates.ts'
import { plannedMinutes, type PlannedMinutes } from '../../shared/domain/planned-minutes.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { agendaSource } from '../../shared/model/codes.ts'
import type { Reader } from '../store.ts'

export type AgendaSource = (typeof agendaSource.values)[number]

/** Older meetings say little of how long a case takes now. */
const MONTHS_BACK = 24

/** Planned minutes for each reason a case can come on the agenda; asked once for a whole list. */
export function minutesBySource(read: Reader, today: string, limits: RuleDefinition['limits']): (source: AgendaSource | null) => PlannedMinutes {
  const rows = read.sql<{ source: string | null; usedSeconds: number }>(`SELECT coalesce(i.source, 'byHand') AS source, i.usedSeconds FROM meeting m JOIN agendaItem i ON i.meetingId = m.id WHERE m.status = 'closed' AND m.heldOn >= ? AND i.status = 'done' AND i.usedSeconds > 0`, [plusMonths(today, -MONTHS_BACK)])
  const known = new Map<string, PlannedMinutes>()
  return (source) => {
    const key = source ?? 'byHand'
    if (!known.has(key)) known.set(key, plannedMinutes(rows.filter((one) => one.source === key).map((one) => one.usedSeconds), agendaSource.labels[key], { usual: limits.teamMinutes, atLeast: limits.teamMinutesFrom }))
    return known.get(key)!
  }
}
