// The agenda: each case with why it stands there, what it lacks before it can be decided, and whether it has waited too often.
import { initialsWithDots } from '../../shared/domain/household.ts'
import { isFlagged } from '../../shared/domain/agenda-order.ts'
import type { PackLack } from '../../shared/domain/meeting-pack.ts'
import type { Row } from '../../shared/model/index.ts'
import type { AgendaLine } from '../../shared/operations/meeting-prepare.ts'
import { isProtected, maySee, shownName } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { lacksOfCase } from './pack.ts'

/** What a case on the agenda lacks before it can be decided. A case that is over lacks nothing any more. */
export function lacksOf(read: Reader, item: Pick<Row<'agendaItem'>, 'caseId' | 'question'>, today: string): PackLack[] {
  return item.caseId ? lacksOfCase(read, item.caseId, item.question, today, readRules(read, today).definition.limits.contactDays) : []
}

type Record = Row<'agendaItem'> & { name: string | null; caseNumber: string | null; protectedAddress: string | null; decisions: number }

/** The lines of one meeting in their order, as this user may see them. */
export function agendaLines(read: Reader, meetingId: string, allowed: ReadonlySet<string>, today: string): AgendaLine[] {
  const { limits } = readRules(read, today).definition
  const items = read.sql<Record>(
    `SELECT i.*, p.name, c.caseNumber, p.protectedAddress, (SELECT count(*) FROM teamDecision t WHERE t.agendaItemId = i.id) AS decisions FROM agendaItem i LEFT JOIN housingCase c ON c.id = i.caseId LEFT JOIN person p ON p.id = c.personId WHERE i.meetingId = ? ORDER BY i.position, i.id`, [meetingId])
  return items.map((one, i) => {
    const person = one.caseId ? { name: one.name!, caseNumber: one.caseNumber!, protectedAddress: one.protectedAddress!, caseId: one.caseId } : null
    const seen = !person || maySee(person, allowed)
    const pack = seen && one.status !== 'done' ? lacksOf(read, one, today) : []
    return {
      id: one.id, version: one.version, number: i + 1, caseId: one.caseId, caseNumber: one.caseNumber, name: person ? shownName(person, allowed) : one.title, initials: person ? (isProtected(person) ? 'Sperret' : initialsWithDots(person.name)) : '', title: seen ? one.title : 'Sperret adresse', question: seen ? one.question : null, reason: seen ? one.reason : null,
      plannedMinutes: one.plannedMinutes, usedSeconds: one.usedSeconds, startedAt: one.startedAt, status: one.status, postponed: one.postponed, decisions: one.decisions, lacks: pack.map((lack) => lack.text), pack, source: seen ? one.source : null, deferUntil: one.deferUntil, flagged: isFlagged(one.postponed, limits), override: seen && one.overrideReason ? { reason: one.overrideReason, by: one.overrideBy ?? '' } : null,
    }
  })
}
