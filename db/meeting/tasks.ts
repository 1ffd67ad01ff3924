// What the team agreed, as tasks: open, over the deadline or done; and the decisions that wait for someone with authority.
import { plusDays } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Task, Waiting } from '../../shared/operations/meeting-close.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { maySee, openProtected, shownName } from '../people.ts'
import type { Scalar } from '../store.ts'
import { TASK_KINDS } from './stalled.ts'

type Joined = Row<'teamDecision'> & { heldOn: string; owner: string | null; caseNumber: string | null; name: string | null; protectedAddress: string | null; planId: string | null; total: number; overdueCount: number }

const JOINED = `FROM teamDecision t JOIN meeting m ON m.id = t.meetingId LEFT JOIN service s ON s.id = t.ownerServiceId LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId`
/** Rejected ones are told about for so long, so that whoever counted on them sees it. */
const REJECTED_DAYS = 60

/** Who it is about; a protected person is a case number to everybody who is not named. */
function about(row: Joined, allowed: ReadonlySet<string>) {
  const person = row.caseId ? { caseId: row.caseId, caseNumber: row.caseNumber!, name: row.name!, protectedAddress: row.protectedAddress! } : null
  const seen = !person || maySee(person, allowed)
  return { caseId: row.caseId, caseNumber: row.caseNumber, name: person ? shownName(person, allowed) : 'Felles', seen, text: seen ? row.text : 'Sperret sak' }
}

function tasks({ read, session, today }: QueryContext, input: Parameters<Handlers['meeting.tasks']>[1]) {
  const allowed = openProtected(read, session)
  const where = [`t.tentative = 'no'`, `t.kind IN ${TASK_KINDS}`, input.view === 'done' ? 't.doneOn IS NOT NULL' : `t.doneOn IS NULL AND t.mandate <> 'rejected'`]
  const values: Scalar[] = []
  const and = (sql: string, ...given: Scalar[]) => void (where.push(sql), values.push(...given))
  if (input.view === 'overdue') and('t.dueOn < ?', today)
  if (input.mine) and('(t.ownerPerson = ? OR c.coordinatorId = ?)', session.name, session.userId)
  // By service a protected person would be told to belong to it: only who is named finds them so.
  if (input.serviceId) and(`t.ownerServiceId = ? AND (coalesce(p.protectedAddress, 'none') = 'none' OR t.caseId IN (SELECT value FROM json_each(?)))`, input.serviceId, JSON.stringify([...allowed]))
  if (input.meetingId) and('t.meetingId = ?', input.meetingId)
  else and(`m.status = 'closed'`)
  const order = input.view === 'done' ? 't.doneOn DESC, t.id' : 't.dueOn IS NULL, t.dueOn, t.id'
  const rows = read.sql<Joined>(
    `SELECT t.*, m.heldOn, s.name AS owner, c.caseNumber, p.name, p.protectedAddress, (SELECT f.id FROM followUpPlan f WHERE f.caseId = t.caseId AND f.status = 'active' LIMIT 1) AS planId, count(*) OVER () AS total, sum(t.doneOn IS NULL AND t.dueOn < ?) OVER () AS overdueCount ${JOINED} WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ?`, [today, ...values, input.limit])
  return { total: rows[0]?.total ?? 0, overdue: rows[0]?.overdueCount ?? 0, rows: rows.map((row): Task => {
    const who = about(row, allowed)
    return { id: row.id, version: row.version, ...who, kind: row.kind, owner: who.seen ? row.owner : null, ownerPerson: who.seen ? row.ownerPerson : null, dueOn: row.dueOn, remindOn: row.remindOn, overdue: row.doneOn === null && row.dueOn !== null && row.dueOn < today, mandate: row.mandate, meetingId: row.meetingId, heldOn: row.heldOn, planId: who.seen ? row.planId : null, doneOn: row.doneOn, doneBy: who.seen ? row.doneBy : null, doneNote: who.seen ? row.doneNote : null }
  }) }
}

function mandates({ read, session, today }: QueryContext, limit: number) {
  const allowed = openProtected(read, session)
  const rows = read.sql<Joined>(
    `SELECT t.*, m.heldOn, s.name AS owner, c.caseNumber, p.name, p.protectedAddress, NULL AS planId, count(*) OVER () AS total, sum(t.mandate = 'mustConfirm' AND t.confirmDueOn < ?) OVER () AS overdueCount ${JOINED}
     WHERE t.tentative = 'no' AND m.status <> 'planned' AND (t.mandate = 'mustConfirm' OR (t.mandate = 'rejected' AND coalesce(t.confirmedOn, m.heldOn) >= ?)) ORDER BY t.mandate = 'rejected', t.confirmDueOn IS NULL, t.confirmDueOn, t.id LIMIT ?`, [today, plusDays(today, -REJECTED_DAYS), limit])
  return { total: rows[0]?.total ?? 0, overdue: rows[0]?.overdueCount ?? 0, rows: rows.map((row): Waiting => {
    const who = about(row, allowed)
    return { id: row.id, version: row.version, ...who, kind: row.kind, mandate: row.mandate, confirmBy: who.seen ? row.confirmBy : null, confirmDueOn: row.confirmDueOn, overdue: row.mandate === 'mustConfirm' && row.confirmDueOn !== null && row.confirmDueOn < today, note: who.seen ? row.confirmNote : null, answeredBy: who.seen ? row.confirmedBy : null, answeredOn: row.confirmedOn, meetingId: row.meetingId, heldOn: row.heldOn }
  }) }
}

function openTask(context: CommandContext, id: string): Row<'teamDecision'> {
  const own = context.write.sql<Row<'teamDecision'>>(`SELECT * FROM teamDecision t WHERE t.id = ? AND t.tentative = 'no' AND t.mandate <> 'rejected' AND t.kind IN ${TASK_KINDS}`, [id])[0]
  if (!own) throw new Refusal('not-found')
  if (own.caseId) guardCase(context, own.caseId)
  if (own.doneOn !== null) throw new Refusal('already-decided')
  return own
}

/** Done in the team's list is done in the plan too: it is one thing. */
function taskDone(context: CommandContext, { id, version, note }: Parameters<Handlers['meeting.taskDone']>[1]) {
  const { write, session, today } = context
  openTask(context, id)
  write.update('teamDecision', id, version, { doneOn: today, doneBy: session.name, doneNote: note })
  for (const one of write.sql<{ id: string }>(`SELECT id FROM measure WHERE teamDecisionId = ? AND status NOT IN ('done', 'dropped')`, [id])) write.update('measure', one.id, null, { status: 'done', doneOn: today })
  return {}
}

export const taskHandlers = {
  'meeting.tasks': tasks,
  'meeting.mandates': (context, input) => mandates(context, input.limit),
  'meeting.taskDone': taskDone,
  'meeting.taskRemind': (context, input) => {
    openTask(context, input.id)
    context.write.update('teamDecision', input.id, input.version, { remindOn: input.remindOn })
    return {}
  },
} satisfies Partial<Handlers>
