// Being away: another sees the cases among theirs meanwhile. No coordinator changes, so nobody is passed on by a holiday or a cold.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { OPEN_STATUSES } from '../../shared/model/codes.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { Reader } from '../store.ts'
import { ABSENT_NOW } from '../substitutes.ts'

type Absence = Output<'absence.list'>[number]
type AbsenceRow = Row<'absence'> & { user: string; substitute: string; running: number }

const OPEN = OPEN_STATUSES.map((one) => `'${one}'`).join(', ')
const CARRIES = ['leader', 'caseworker', 'followUpWorker']

/** Those that run or are still to come. */
export function absences(read: Reader, today: string): Absence[] {
  return read.sql<AbsenceRow>(`SELECT a.*, u.name AS user, s.name AS substitute, (a.startsOn <= ?) AS running FROM absence a JOIN appUser u ON u.id = a.userId JOIN appUser s ON s.id = a.substituteId WHERE a.endedOn IS NULL AND (a.endsOn IS NULL OR a.endsOn >= ?) ORDER BY a.startsOn, a.id`, [today, today])
    .map((row) => ({ id: row.id, version: row.version, userId: row.userId, user: row.user, substituteId: row.substituteId, substitute: row.substitute, startsOn: row.startsOn, endsOn: row.endsOn, note: row.note, caseCount: row.caseCount, running: row.running === 1 }))
}

/** What I Dag says of it: whom I stand in for and until when, and who stands in for me. */
export function standingIn({ read, session, today }: QueryContext): Pick<Output<'today.get'>, 'standsInFor' | 'away'> {
  const running = read.sql<Row<'absence'> & { user: string; substitute: string; cases: number }>(
    `SELECT a.*, u.name AS user, s.name AS substitute, (SELECT count(*) FROM housingCase c WHERE c.coordinatorId = a.userId AND c.status IN (${OPEN})) AS cases FROM absence a JOIN appUser u ON u.id = a.userId JOIN appUser s ON s.id = a.substituteId WHERE ${ABSENT_NOW} AND ? IN (a.userId, a.substituteId) ORDER BY u.name`, [today, today, session.userId])
  const away = running.find((one) => one.userId === session.userId)
  return { standsInFor: running.filter((one) => one.substituteId === session.userId).map((one) => ({ user: one.user, until: one.endsOn, cases: one.cases })), away: away ? { substitute: away.substitute, until: away.endsOn } : null }
}

/** Everyone for themselves; a leader for the others. */
export function mayDecideFor({ session }: { session: CommandContext['session'] }, userId: string): void {
  if (userId !== session.userId && session.role !== 'leader') throw new Refusal('not-allowed')
}

/** Someone who works here and may open cases. */
export function mustCarry(read: Reader, userId: string, field: string): void {
  const user = read.sql<{ role: string }>(`SELECT role FROM appUser WHERE id = ? AND active = 'yes'`, [userId])[0]
  if (!user || !CARRIES.includes(user.role)) throw new Refusal('bad-input', { field })
}

function set(context: CommandContext, input: ParsedInput<'absence.set'>) {
  const { write } = context
  mayDecideFor(context, input.userId)
  mustCarry(write, input.substituteId, 'substituteId')
  if (input.userId === input.substituteId) throw new Refusal('bad-input', { field: 'substituteId' })
  if (input.endsOn !== null && input.endsOn < input.startsOn) throw new Refusal('bad-input', { field: 'endsOn' })
  const overlaps = write.sql(`SELECT 1 FROM absence WHERE userId = ? AND endedOn IS NULL AND startsOn <= coalesce(?, '9999-12-31') AND coalesce(endsOn, '9999-12-31') >= ?`, [input.userId, input.endsOn, input.startsOn])
  if (overlaps.length > 0) throw new Refusal('absence-overlaps')
  const caseCount = write.sql<{ n: number }>(`SELECT count(*) AS n FROM housingCase WHERE coordinatorId = ? AND status IN (${OPEN})`, [input.userId])[0]!.n
  return { id: write.insert('absence', { ...input, caseCount, endedOn: null }).id }
}

export const absenceHandlers = {
  'absence.list': ({ read, today }) => absences(read, today),
  'absence.set': set,
  'absence.end': (context, input) => {
    const row = context.write.sql<Row<'absence'>>('SELECT * FROM absence WHERE id = ?', [input.id])[0]
    if (!row) throw new Refusal('not-found')
    // Who stands in may also say that it is over.
    if (row.substituteId !== context.session.userId) mayDecideFor(context, row.userId)
    context.write.update('absence', input.id, input.version, { endedOn: context.today })
    return {}
  },
} satisfies Partial<Handlers>
