// People who may be registered twice, without those this user may not see and those somebody has already looked at.
import type { Output } from '../../shared/operations/index.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { groupBy } from '../facts.ts'
import { openProtected } from '../people.ts'
import type { Reader } from '../store.ts'
import { findPairs, phoneDigits, type Known, type Pair } from './similar.ts'

type Side = Output<'person.duplicates'>['pairs'][number]['a']
interface PersonRow extends Known { protectedAddress: string }

const COLUMNS = 'id, name, birthDate, nationalId, phone, protectedAddress'
const kept = new WeakMap<object, { key: string; pairs: Pair[] }>()

/** Whether a pair has been looked at; either way round. */
const reviewed = (read: Reader) => new Set(read.sql<{ a: string; b: string }>('SELECT personAId AS a, personBId AS b FROM duplicateReview').flatMap((one) => [`${one.a} ${one.b}`, `${one.b} ${one.a}`]))

/** Every pair in the store, kept until a person is written. */
function allPairs(read: Reader): Pair[] {
  const key = JSON.stringify(read.sql('SELECT count(*) AS n, sum(version) AS v, max(updatedAt) AS at FROM person')[0])
  const known = kept.get(read)
  if (known?.key === key) return known.pairs
  const pairs = findPairs(read.sql<Known>('SELECT id, name, birthDate, nationalId, phone FROM person WHERE mergedIntoId IS NULL ORDER BY id'))
  kept.set(read, { key, pairs })
  return pairs
}

/** Of these, the persons this user may not see: protected, and not named in every case of theirs. */
function hiddenOf(read: Reader, people: readonly PersonRow[], allowed: ReadonlySet<string>): Set<string> {
  const closed = people.filter((one) => one.protectedAddress !== 'none')
  if (closed.length === 0) return new Set()
  const cases = groupBy(read.sql<{ id: string; personId: string }>('SELECT id, personId FROM housingCase WHERE personId IN (SELECT value FROM json_each(?))', [JSON.stringify(closed.map((one) => one.id))]), (row) => row.personId)
  return new Set(closed.filter((one) => !(cases.get(one.id) ?? []).length || cases.get(one.id)!.some((row) => !allowed.has(row.id))).map((one) => one.id))
}

function duplicates({ read, session }: QueryContext, limit: number): Output<'person.duplicates'> {
  const done = reviewed(read)
  const pairs = allPairs(read).filter((one) => !done.has(`${one.a} ${one.b}`))
  const ids = JSON.stringify([...new Set(pairs.flatMap((one) => [one.a, one.b]))])
  const people = new Map(read.sql<PersonRow>(`SELECT ${COLUMNS} FROM person WHERE id IN (SELECT value FROM json_each(?))`, [ids]).map((row) => [row.id, row]))
  const hidden = hiddenOf(read, [...people.values()], openProtected(read, session))
  const seen = pairs.filter((one) => !hidden.has(one.a) && !hidden.has(one.b))
  const shown = seen.slice(0, limit)
  const cases = groupBy(read.sql<{ id: string; caseNumber: string; personId: string }>('SELECT id, caseNumber, personId FROM housingCase WHERE personId IN (SELECT value FROM json_each(?)) ORDER BY caseNumber DESC', [JSON.stringify(shown.flatMap((one) => [one.a, one.b]))]), (row) => row.personId)
  const side = (id: string): Side => {
    const { name, birthDate, nationalId, phone } = people.get(id)!
    return { id, name, birthDate, nationalId, phone, cases: (cases.get(id) ?? []).map((one) => ({ id: one.id, caseNumber: one.caseNumber })) }
  }
  return { total: seen.length, pairs: shown.map((one) => ({ a: side(one.a), b: side(one.b), why: one.why })) }
}

/** Who may be the same as the person of one case: those who share a birth date, a national id, a phone or, where a birth date is lacking, the name, looked up one by one. */
export function duplicatesOf({ read, session }: QueryContext, personId: string): Output<'case.intake'>['duplicates'] {
  const own = read.sql<PersonRow & { mergedIntoId: string | null }>(`SELECT ${COLUMNS}, mergedIntoId FROM person WHERE id = ?`, [personId])[0]
  if (!own || own.mergedIntoId !== null) return []
  const phone = phoneDigits(own.phone)
  const near = read.sql<PersonRow>(
    `SELECT ${COLUMNS} FROM person WHERE mergedIntoId IS NULL AND id <> ? AND id IN (SELECT id FROM person WHERE birthDate = ? UNION SELECT id FROM person WHERE nationalId = ? UNION SELECT id FROM person WHERE name = ? COLLATE NOCASE AND (birthDate IS NULL OR ? IS NULL)${phone ? ` UNION SELECT id FROM person WHERE replace(phone, ' ', '') LIKE ?` : ''})`,
    [personId, own.birthDate, own.nationalId, own.name, own.birthDate, ...(phone ? [`%${phone}`] : [])])
  const done = reviewed(read)
  const hidden = hiddenOf(read, near, openProtected(read, session))
  const open = near.filter((one) => !hidden.has(one.id) && !done.has(`${one.id} ${personId}`))
  return findPairs([own, ...open]).filter((one) => one.a === personId || one.b === personId).map((one) => {
    const id = one.a === personId ? one.b : one.a
    const last = read.sql<{ id: string; caseNumber: string }>('SELECT id, caseNumber FROM housingCase WHERE personId = ? ORDER BY caseNumber DESC LIMIT 1', [id])[0]
    return { personId: id, name: open.find((row) => row.id === id)!.name, why: one.why, caseId: last?.id ?? null, caseNumber: last?.caseNumber ?? null }
  })
}

export const duplicateQueries = {
  'person.duplicates': (context, input) => duplicates(context, input.limit),
} satisfies Partial<Handlers>
