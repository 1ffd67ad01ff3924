// A worker's own note on a person, with a date and a colour. Shown to the one who wrote it, and to nobody else.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { maySee, openProtected, shownName, type PersonRow } from '../people.ts'

type ReminderRow = Row<'reminder'> & PersonRow

/** Mine that stand. Where the case has come under protection meanwhile, what was written on it is not shown either. */
export function myReminders({ read, session }: QueryContext, caseId: string | null = null): Output<'reminder.list'> {
  const allowed = openProtected(read, session)
  return read.sql<ReminderRow>(
    `SELECT r.*, c.caseNumber, p.name, p.protectedAddress FROM reminder r JOIN housingCase c ON c.id = r.caseId JOIN person p ON p.id = c.personId WHERE r.userId = ? AND r.doneOn IS NULL AND (? IS NULL OR r.caseId = ?) ORDER BY r.remindOn IS NULL, r.remindOn, c.caseNumber`, [session.userId, caseId, caseId],
  ).filter((row) => maySee(row, allowed)).map((row) => ({ id: row.id, version: row.version, caseId: row.caseId, caseNumber: row.caseNumber, name: shownName(row, allowed), text: row.text, remindOn: row.remindOn, colour: row.colour }))
}

/** Those that are due, for I dag. */
export const dueReminders = (context: QueryContext): Output<'today.get'>['reminders'] => myReminders(context).flatMap((one) => (one.remindOn !== null && one.remindOn <= context.today ? [{ id: one.id, caseId: one.caseId, name: one.name, text: one.text, remindOn: one.remindOn, colour: one.colour }] : []))

export const reminderHandlers = {
  'reminder.list': (context, input) => myReminders(context, input.caseId),
  'reminder.set': (context, input) => {
    const { write, session } = context
    guardCase(context, input.caseId)
    const { caseId, ...values } = input
    if (!values.text && values.remindOn === null && values.colour === 'none') throw new Refusal('bad-input', { field: 'text' })
    // One for each worker and case: a new one takes the place of the old.
    const known = write.sql<{ id: string }>('SELECT id FROM reminder WHERE userId = ? AND caseId = ?', [session.userId, caseId])[0]
    if (known) return { id: write.update('reminder', known.id, null, { ...values, doneOn: null }).id }
    return { id: write.insert('reminder', { userId: session.userId, caseId, ...values, doneOn: null }).id }
  },
  'reminder.done': ({ write, session, today }, input) => {
    if (write.sql('SELECT 1 FROM reminder WHERE id = ? AND userId = ?', [input.id, session.userId]).length === 0) throw new Refusal('not-found')
    write.update('reminder', input.id, null, { doneOn: today })
    return {}
  },
} satisfies Partial<Handlers>
