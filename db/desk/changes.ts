// What others have done in my cases since I was last here: notes, answers, new cases given to me.
import { osloTime, plusDays, weekday } from '../../shared/dates.ts'
import { osloDate } from '../../shared/dates.ts'
import type { Output } from '../../shared/operations/index.ts'
import type { QueryContext } from '../context.ts'
import { mineClause } from '../substitutes.ts'
import { shownName, type PersonRow } from '../people.ts'

type Changes = Pick<Output<'today.get'>, 'changes' | 'changesTotal' | 'changesSince'>

/** The last working day before today. */
function lastWorkday(today: string): string {
  let at = plusDays(today, -1)
  while ([0, 6].includes(new Date(`${at}T00:00:00Z`).getUTCDay())) at = plusDays(at, -1)
  return at
}

const when = (instant: string, today: string) => {
  const day = osloDate(instant)
  return `${day === today ? 'i dag' : weekday(day)} ${osloTime(instant)}`
}

/** Newest first; protected cases say only that something changed. */
export function changesSince({ read, session, today }: QueryContext, allowed: ReadonlySet<string>): Changes {
  const since = lastWorkday(today)
  const mine = mineClause('+c.coordinatorId', session.userId, today)
  // The plus keeps the planner on the few notes since then, and off all the cases of one coordinator.
  const rows = read.sql<PersonRow & { id: string; kind: string; title: string; createdAt: string }>(
    `SELECT n.id, n.kind, n.title, n.createdAt, c.id AS caseId, c.caseNumber, p.name, p.protectedAddress FROM note n JOIN housingCase c ON c.id = n.caseId JOIN person p ON p.id = c.personId
     WHERE n.createdAt >= ? AND n.createdBy <> ? AND ${mine.sql} ORDER BY n.createdAt DESC LIMIT 100`, [since, session.userId, ...mine.values])
  const changes = rows.map((row) => {
    const seen = row.protectedAddress === 'none' || allowed.has(row.caseId)
    return { id: row.id, title: seen ? row.title : 'Noe er endret i en sperret sak', detail: `${shownName(row, allowed)}, ${when(row.createdAt, today)}`, caseId: row.caseId, kind: row.kind }
  })
  return { changes: changes.slice(0, 3), changesTotal: changes.length, changesSince: since }
}
