// Overdue follow-up and decisions that wait for someone's authority.
import { plusDays } from '../../shared/dates.ts'
import type { Output } from '../../shared/operations/index.ts'
import { maySee, shownName, type PersonRow } from '../people.ts'
import type { Reader } from '../store.ts'
import { mineClause } from '../substitutes.ts'

type Today = Output<'today.get'>

/** Of a protected person the days are told to who is named only. Measures, reviews, visits and contact of my plans, and of those I stand in for, that are overdue or due within three days, the oldest first. */
export function followUpsDue(read: Reader, userId: string, allowed: ReadonlySet<string>, today: string): Today['followUps'] {
  const soon = plusDays(today, 3)
  const mine = mineClause('f.coordinatorId', userId, today)
  return read.sql<PersonRow & { planId: string; text: string; dueOn: string; kind: 'measure' | 'review' | 'visit' | 'contact' }>(
    `SELECT x.planId, x.text, x.dueOn, x.kind, c.id AS caseId, c.caseNumber, p.name, p.protectedAddress FROM (
       SELECT planId, text, dueOn, 'measure' AS kind FROM measure WHERE status IN ('planned', 'agreed', 'unclear') AND dueOn <= ?
       UNION ALL SELECT id, 'Gå gjennom planen', nextReviewOn, 'review' FROM followUpPlan WHERE nextReviewOn <= ?
       UNION ALL SELECT planId, title, plannedOn, 'visit' FROM visit WHERE status = 'planned' AND plannedOn <= ?
       UNION ALL SELECT id, 'Minst hver ' || contactEveryDays || '. dag', date(coalesce((SELECT max(v.plannedOn) FROM visit v WHERE v.planId = followUpPlan.id AND v.status = 'done'), startedOn), '+' || contactEveryDays || ' days') AS due, 'contact' FROM followUpPlan WHERE status = 'active' AND contactEveryDays IS NOT NULL AND due <= ?
     ) x JOIN followUpPlan f ON f.id = x.planId AND f.status = 'active' JOIN housingCase c ON c.id = f.caseId JOIN person p ON p.id = c.personId
     WHERE ${mine.sql} ORDER BY x.dueOn, x.planId LIMIT 200`, [soon, soon, soon, soon, ...mine.values],
  ).filter((row) => maySee(row, allowed)).map((row) => ({ planId: row.planId, name: shownName(row, allowed), text: row.text, dueOn: row.dueOn, kind: row.kind }))
}

/** Decisions the team could not take alone and nobody has confirmed yet. */
export function mandatesWaiting(read: Reader, today: string): Today['mandates'] {
  return read.sql<{ id: string; text: string; caseNumber: string; confirmBy: string | null; dueOn: string | null }>(
    `SELECT t.id, t.text, c.caseNumber, t.confirmBy, t.confirmDueOn AS dueOn FROM teamDecision t JOIN housingCase c ON c.id = t.caseId JOIN person p ON p.id = c.personId WHERE t.mandate = 'mustConfirm' AND t.tentative = 'no' AND p.protectedAddress = 'none' ORDER BY t.confirmDueOn LIMIT 20`,
  ).map((row) => ({ ...row, overdue: row.dueOn !== null && row.dueOn < today }))
}
