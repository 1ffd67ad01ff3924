// Global search as one types: cases by name and number, dwellings by address, notes. A near miss is suggested when nothing is found.
import { may } from '../../shared/access.ts'
import { caseStatus, dwellingState } from '../../shared/model/codes.ts'
import type { Output } from '../../shared/operations/index.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { openProtected, shownName, type PersonRow } from '../people.ts'
import { findText, type Found } from '../search.ts'
import type { Reader } from '../store.ts'
import { kindText, readDwellings } from '../homes/rows.ts'

type Hit = Output<'search'>['hits'][number]

function describe({ read, session }: QueryContext, found: readonly Found[]): Hit[] {
  const allowed = openProtected(read, session)
  const ids = (kind: string) => JSON.stringify(found.filter((one) => one.kind === kind || (kind === 'case' && one.kind === 'note')).map((one) => one.targetId))
  const cases = new Map(read.sql<PersonRow & { status: keyof typeof caseStatus.labels }>('SELECT c.id AS caseId, c.caseNumber, c.status, p.name, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id IN (SELECT value FROM json_each(?))', [ids('case')]).map((row) => [row.caseId, row]))
  const dwellings = new Map(readDwellings(read, 'd.id IN (SELECT value FROM json_each(?))', [ids('dwelling')]).map((row) => [row.id, row]))
  return found.flatMap((one): Hit[] => {
    if (one.kind === 'dwelling') {
      const row = dwellings.get(one.targetId)
      return row ? [{ kind: 'dwelling', id: row.id, title: one.title, detail: `${kindText(row)}, ${dwellingState.labels[row.state].toLowerCase()}`, hit: '' }] : []
    }
    const row = cases.get(one.targetId)
    if (!row) return []
    if (one.kind === 'case') return [{ kind: 'case', id: row.caseId, title: shownName(row, allowed), detail: `sak ${row.caseNumber} · ${caseStatus.labels[row.status].toLowerCase()}`, hit: '' }]
    return [{ kind: 'note', id: row.caseId, title: `${one.title}`, detail: `${shownName(row, allowed)}, sak ${row.caseNumber}`, hit: one.snippet }]
  })
}

/** Letters that two words do not share in place; small is near. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row[j] = Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    previous = row
  }
  return previous[b.length]!
}

/** The nearest name among people and buildings that begin with the same letter: «Mente du Lillevik?» */
function suggest(read: Reader, text: string, people: boolean): string | null {
  const word = text.trim().split(/\s+/).at(-1)?.toLowerCase() ?? ''
  if (word.length < 4) return null
  const names = [
    ...(people ? read.sql<{ name: string }>(`SELECT DISTINCT name FROM person WHERE protectedAddress = 'none' AND (name LIKE ? OR name LIKE ?) LIMIT 4000`, [`${word[0]}%`, `% ${word[0]}%`]).map((row) => row.name) : []),
    ...read.sql<{ address: string }>('SELECT address FROM building WHERE address LIKE ?', [`${word[0]}%`]).map((row) => row.address),
  ]
  let best: { word: string; far: number } | null = null
  for (const part of new Set(names.flatMap((name) => name.split(/[\s,-]+/)))) {
    const far = distance(word, part.toLowerCase(), 2)
    if (far <= 2 && (!best || far < best.far)) best = { word: part, far }
  }
  return best && best.far > 0 ? best.word : null
}

export const searchQueries = {
  search: (context, input) => {
    const people = may(context.session.role, 'case.read')
    const notes = ['leader', 'caseworker', 'followUpWorker'].includes(context.session.role)
    const kinds = [...(people ? ['case'] : []), 'dwelling', ...(notes ? ['note'] : [])]
    const found = findText(context.read, input.text, kinds, input.limit + 1)
    return { hits: describe(context, found.slice(0, input.limit)), more: found.length > input.limit, suggestion: found.length === 0 ? suggest(context.read, input.text, people) : null }
  },
} satisfies Partial<Handlers>
