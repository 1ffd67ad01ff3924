// Two registrations of one person become one, or are said to be two people. Nothing is deleted, and all of it can be taken back.
import { Refusal } from '../../shared/errors.ts'
import { protectedAddress } from '../../shared/model/codes.ts'
import type { Patch, Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { trace } from './progress.ts'

type Person = Row<'person'>

const casesOf = ({ read }: CommandContext, personId: string) => read.sql<{ id: string; caseNumber: string }>('SELECT id, caseNumber FROM housingCase WHERE personId = ? ORDER BY caseNumber', [personId])

/** A person this user may see, and who still stands by themselves. */
function mustSeePerson(context: CommandContext, id: string, field: string): Person {
  const row = context.read.sql<Person>('SELECT * FROM person WHERE id = ?', [id])[0]
  if (!row || row.mergedIntoId !== null) throw new Refusal('not-found', { field })
  const cases = casesOf(context, id)
  for (const one of cases) guardCase(context, one.id)
  // Nobody is named to a protected person without a case.
  if (row.protectedAddress !== 'none' && cases.length === 0) throw new Refusal('protected')
  return row
}

/** What was found about a pair. The same row whichever of them is named first, and wherever it is written. */
function review({ write, session, today }: CommandContext, one: string, other: string, outcome: 'merged' | 'keptApart', reason: string): void {
  const [personAId, personBId] = one < other ? [one, other] : [other, one]
  const said = { outcome, reason, reviewedOn: today, by: session.name }
  const known = write.sql<{ id: string }>('SELECT id FROM duplicateReview WHERE (personAId = ? AND personBId = ?) OR (personAId = ? AND personBId = ?)', [personAId, personBId, personBId, personAId])[0]
  if (known) write.update('duplicateReview', known.id, null, said)
  else write.insert('duplicateReview', { personAId, personBId, ...said })
}

const FILLED = ['nationalId', 'birthDate', 'phone', 'email', 'address', 'contactNote', 'language', 'pronoun'] as const

/** What the kept person lacks and the other has. The stronger protection always stands. */
function filled(keep: Person, other: Person): Patch<'person'> {
  const patch: Patch<'person'> = Object.fromEntries(FILLED.filter((name) => !keep[name] && other[name]).map((name) => [name, other[name]]))
  if (keep.interpreter === 'unknown') patch.interpreter = other.interpreter
  const order = protectedAddress.values
  if (order.indexOf(other.protectedAddress) > order.indexOf(keep.protectedAddress)) patch.protectedAddress = other.protectedAddress
  return patch
}

export const mergeCommands = {
  'person.merge': (context, input) => {
    const { write, session } = context
    if (input.keepId === input.otherId) throw new Refusal('bad-input', { field: 'otherId' })
    const keep = mustSeePerson(context, input.keepId, 'keepId')
    const other = mustSeePerson(context, input.otherId, 'otherId')
    const moved = casesOf(context, other.id)
    const after = write.update('person', keep.id, null, filled(keep, other))
    write.update('person', other.id, null, { mergedIntoId: keep.id })
    for (const one of moved) write.update('housingCase', one.id, null, { personId: keep.id })
    const all = casesOf(context, keep.id)
    // Who may see the one may see the whole: a case that came under protection just now must not shut out whoever put it there.
    if (after.protectedAddress !== 'none') for (const one of all) if (write.sql('SELECT 1 FROM caseAccess WHERE caseId = ? AND userId = ?', [one.id, session.userId]).length === 0) write.insert('caseAccess', { caseId: one.id, userId: session.userId, reason: 'Slo sammen to registreringer av samme person' })
    for (const one of all) trace(context, one.id, 'To registreringer av samme person er slått sammen', `${input.reason}${moved.length > 0 ? ` Saker som fulgte med: ${moved.map((row) => row.caseNumber).join(', ')}.` : ''}`)
    review(context, keep.id, other.id, 'merged', input.reason)
    return { movedCases: moved.length }
  },
  'person.keepApart': (context, input) => {
    if (input.aId === input.bId) throw new Refusal('bad-input', { field: 'bId' })
    const [a, b] = [mustSeePerson(context, input.aId, 'aId'), mustSeePerson(context, input.bId, 'bId')]
    review(context, a.id, b.id, 'keptApart', input.reason)
    return {}
  },
} satisfies Partial<Handlers>
