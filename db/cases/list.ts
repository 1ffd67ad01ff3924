// Søkere: the list a page at a time, and the counts of its views.
import { caseStatus } from '../../shared/model/codes.ts'
import type { Handlers } from '../context.ts'
import { BOUNCES_JOIN } from '../handovers/count.ts'
import { openProtected } from '../people.ts'
import type { Reader, Scalar } from '../store.ts'
import { filterClauses, viewClause, whereOf, type Clause } from './filter.ts'
import { CASE_COLUMNS, CASE_JOIN, toCaseRows, type CaseRecord } from './rows.ts'

const ORDER: Record<string, string> = {
  dueOn: 'c.dueOn IS NULL, c.dueOn', caseNumber: 'c.caseNumber', name: `p.name`, livingSince: 'c.livingSince IS NULL, c.livingSince', receivedOn: 'c.receivedOn IS NULL, c.receivedOn', coordinator: 'u.name IS NULL, u.name', handovers: 'handovers', status: 'c.status', grantedOn: 'c.grantedOn IS NULL, c.grantedOn',
}
const GROUP: Record<string, { sql: string; label: (key: string) => string }> = {
  coordinator: { sql: `coalesce(u.name, '')`, label: (key) => key || 'Ingen eier' },
  status: { sql: 'c.status', label: (key) => caseStatus.labels[key as keyof typeof caseStatus.labels] ?? key },
  waitingOn: { sql: `CASE WHEN p.protectedAddress = 'none' THEN coalesce(c.waitingOn, '') ELSE '' END`, label: (key) => key || 'Ingen' },
}

/** Only the joins a count needs. */
function countWhere(read: Reader, clauses: readonly Clause[]): number {
  const { where, values } = whereOf(clauses)
  const person = where.includes('p.') ? ' JOIN person p ON p.id = c.personId' : ''
  return read.sql<{ n: number }>(`SELECT count(*) AS n FROM housingCase c${person} WHERE ${where}`, values)[0]!.n
}

/** Records of a filter in order; also used by the exports. */
export function listCases(read: Reader, input: { clauses: readonly Clause[]; sort: string; descending: boolean; groupBy?: string; limit: number; offset: number }): CaseRecord[] {
  const { where, values } = whereOf(input.clauses)
  const direction = input.descending ? ' DESC' : ''
  const sort = ORDER[input.sort]!.split(', ').map((part) => (part.endsWith('IS NULL') ? part : part + direction)).join(', ')
  const group = input.groupBy && input.groupBy !== 'none' ? `${GROUP[input.groupBy]!.sql}, ` : ''
  const byHandovers = input.sort === 'handovers'
  const pick = `SELECT c.id ${CASE_JOIN} ${byHandovers ? BOUNCES_JOIN : ''} WHERE ${where} ORDER BY ${group}${byHandovers ? sort.replace('handovers', 'coalesce(b.n, 0)') : sort}, c.id LIMIT ? OFFSET ?`
  const ids = read.sql<{ id: string }>(pick, [...values, input.limit, input.offset] as Scalar[]).map((row) => row.id)
  if (ids.length === 0) return []
  const found = new Map(read.sql<CaseRecord>(`SELECT ${CASE_COLUMNS} ${CASE_JOIN} WHERE c.id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]).map((row) => [row.id, row]))
  return ids.map((id) => found.get(id)!)
}

function groupsOf(read: Reader, clauses: readonly Clause[], by: string): { key: string; label: string; count: number; start: number }[] {
  const group = GROUP[by]
  if (!group) return []
  const { where, values } = whereOf(clauses)
  let start = 0
  return read.sql<{ key: string; count: number }>(`SELECT ${group.sql} AS key, count(*) AS count ${CASE_JOIN} WHERE ${where} GROUP BY 1 ORDER BY 1`, values).map((row) => {
    const one = { key: row.key, label: group.label(row.key), count: row.count, start }
    start += row.count
    return one
  })
}

export const caseListQueries = {
  'case.list': ({ read, session, today }, input) => {
    const clauses = filterClauses(input.filter, session.userId, today)
    const records = listCases(read, { clauses, sort: input.sort, descending: input.descending, groupBy: input.groupBy, limit: input.limit, offset: input.offset })
    return { total: countWhere(read, clauses), rows: toCaseRows(read, records, openProtected(read, session), today), groups: groupsOf(read, clauses, input.groupBy) }
  },
  'case.counts': ({ read, session, today }, input) => {
    const views = Object.fromEntries((['open', 'mine', 'waitingOnMe', 'dueThisWeek', 'unowned', 'all'] as const).map((view) => [view, countWhere(read, [viewClause(view, session.userId, today)])]))
    const clauses = filterClauses(input.filter, session.userId, today)
    const withoutFilter = clauses.length < 2 ? [] : clauses.slice(1).map((one) => ({ key: one.key, label: one.label, count: countWhere(read, clauses.filter((other) => other !== one)) })).sort((a, b) => b.count - a.count)
    const waitingOn = read.sql<{ waitingOn: string }>(`SELECT c.waitingOn, count(*) AS n FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.waitingOn IS NOT NULL AND p.protectedAddress = 'none' AND c.status NOT IN ('closed', 'refused', 'housed') GROUP BY c.waitingOn ORDER BY n DESC, c.waitingOn LIMIT 30`).map((row) => row.waitingOn)
    return { views, withoutFilter, waitingOn }
  },
} satisfies Partial<Handlers>
