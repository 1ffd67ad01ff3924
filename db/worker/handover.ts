// Handing everything over for good: all open cases, plans and visits ahead of one worker get another, in one step that can be undone. Each case counts it, as any change of coordinator.
import { Refusal } from '../../shared/errors.ts'
import { OPEN_STATUSES } from '../../shared/model/codes.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { noteCoordinatorChange } from '../coordinator.ts'
import { openProtected } from '../people.ts'
import type { Reader } from '../store.ts'
import { mayDecideFor, mustCarry } from './absence.ts'

const OPEN = OPEN_STATUSES.map((one) => `'${one}'`).join(', ')
interface Mine { id: string; caseId: string; caseNumber: string; protectedAddress: string }
interface Load { cases: string[]; plans: string[]; visits: string[]; kept: string[]; keptHidden: number }

/** What one worker carries, and what stays: a protected case goes to nobody who is not named already, and is moved by nobody who may not see it. */
function loadOf(context: QueryContext & { read: Reader }, fromUserId: string, toUserId: string): Load {
  const { read, session, today } = context
  const mine = openProtected(read, session)
  const theirs = openProtected(read, { ...session, userId: toUserId })
  const rows = (sql: string, values: string[]) => read.sql<Mine>(sql, values)
  const of = 'c.id AS caseId, c.caseNumber, p.protectedAddress'
  const found = {
    cases: rows(`SELECT c.id, ${of} FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.coordinatorId = ? AND c.status IN (${OPEN}) ORDER BY c.caseNumber`, [fromUserId]),
    plans: rows(`SELECT f.id, ${of} FROM followUpPlan f JOIN housingCase c ON c.id = f.caseId JOIN person p ON p.id = c.personId WHERE f.coordinatorId = ? AND f.status <> 'ended'`, [fromUserId]),
    visits: rows(`SELECT v.id, ${of} FROM visit v JOIN followUpPlan f ON f.id = v.planId JOIN housingCase c ON c.id = f.caseId JOIN person p ON p.id = c.personId WHERE v.workerId = ? AND v.status = 'planned' AND v.plannedOn >= ?`, [fromUserId, today]),
  }
  const goes = (one: Mine) => one.protectedAddress === 'none' || (mine.has(one.caseId) && theirs.has(one.caseId))
  const stays = new Map([...found.cases, ...found.plans, ...found.visits].filter((one) => !goes(one)).map((one) => [one.caseId, one]))
  const seen = [...stays.values()].filter((one) => mine.has(one.caseId))
  const ids = (list: readonly Mine[]) => list.filter(goes).map((one) => one.id)
  return { cases: ids(found.cases), plans: ids(found.plans), visits: ids(found.visits), kept: seen.map((one) => one.caseNumber).sort(), keptHidden: stays.size - seen.length }
}

function check(context: QueryContext, input: ParsedInput<'worker.handOverCheck'>): Load {
  mayDecideFor(context, input.fromUserId)
  mustCarry(context.read, input.toUserId, 'toUserId')
  if (input.fromUserId === input.toUserId) throw new Refusal('bad-input', { field: 'toUserId' })
  return loadOf(context, input.fromUserId, input.toUserId)
}

const counted = (load: Load) => ({ cases: load.cases.length, plans: load.plans.length, visits: load.visits.length, kept: load.kept, keptHidden: load.keptHidden })

function handOver(context: CommandContext, input: ParsedInput<'worker.handOver'>) {
  const { write, today, session } = context
  const load = check(context, input)
  const names = new Map(write.sql<{ id: string; name: string }>('SELECT id, name FROM appUser WHERE id IN (?, ?)', [input.fromUserId, input.toUserId]).map((row) => [row.id, row.name]))
  for (const id of load.cases) {
    write.update('housingCase', id, null, { coordinatorId: input.toUserId })
    noteCoordinatorChange(write, id, input.fromUserId, input.toUserId, today)
    write.insert('note', { caseId: id, dwellingId: null, kind: 'note', title: `Ny koordinator: ${names.get(input.toUserId)!}`, body: `${names.get(input.fromUserId)!} har overlatt alle sakene sine. ${input.reason}`, topic: 'housing', happenedOn: today, author: session.name })
  }
  for (const id of load.plans) write.update('followUpPlan', id, null, { coordinatorId: input.toUserId })
  for (const id of load.visits) write.update('visit', id, null, { workerId: input.toUserId })
  return counted(load)
}

export const handoverAllHandlers = { 'worker.handOverCheck': (context, input) => counted(check(context, input)), 'worker.handOver': handOver } satisfies Partial<Handlers>
