// The filters of Søkere as SQL with bound values. Each part can be left out by name, so that an empty list can say which filter costs most.
import { OPEN_STATUSES, livingSituation, requirementKind } from '../../shared/model/codes.ts'
import { plusDays } from '../../shared/dates.ts'
import type { CaseFilter } from '../../shared/operations/views.ts'
import type { Scalar } from '../store.ts'
import { mineClause } from '../substitutes.ts'

export interface Clause { key: string; label: string; sql: string; values: Scalar[] }

const marks = (items: readonly unknown[]) => items.map(() => '?').join(', ')
const quoted = (items: readonly string[]) => items.map((one) => `'${one}'`).join(', ')
const OPEN = `c.status IN (${quoted(OPEN_STATUSES)})`

/** A filter on what is hidden would tell it: it never finds a protected case. */
const OPEN_ADDRESS = `p.protectedAddress = 'none'`

/** Sunday of the week a date is in. */
const endOfWeek = (today: string) => plusDays(today, (7 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7)

/** The fixed views; counted beside each other. Mine are also those of whom one stands in for. */
export function viewClause(view: CaseFilter['view'], userId: string, today: string): Clause {
  const clause = (sql: string, values: Scalar[] = []): Clause => ({ key: 'view', label: 'Visning', sql, values })
  const mine = mineClause('c.coordinatorId', userId, today)
  switch (view) {
    case 'all': return clause('1 = 1')
    case 'mine': return clause(`${OPEN} AND ${mine.sql}`, mine.values)
    case 'waitingOnMe': return clause(`${OPEN} AND ${mine.sql} AND c.dueOn IS NOT NULL AND c.nextStep IS NOT NULL AND c.dueOn <= ?`, [...mine.values, plusDays(today, 21)])
    case 'dueThisWeek': return clause(`${OPEN} AND c.dueOn <= ?`, [endOfWeek(today)])
    case 'unowned': return clause(`${OPEN} AND c.coordinatorId IS NULL`)
    default: return clause(OPEN)
  }
}

/** All clauses of a filter. */
export function filterClauses(filter: CaseFilter, userId: string, today: string): Clause[] {
  const list: Clause[] = [viewClause(filter.view, userId, today)]
  const add = (key: string, label: string, sql: string, values: Scalar[]) => list.push({ key, label, sql, values })
  if (filter.statuses?.length) add('statuses', 'Status', `c.status IN (${marks(filter.statuses)})`, filter.statuses)
  for (const kind of filter.requirement ?? []) add(`requirement:${kind}`, `Krav: ${requirementKind.labels[kind].toLowerCase()}`, `c.id IN (SELECT caseId FROM requirement WHERE kind = ? AND level <> 'wish') AND ${OPEN_ADDRESS}`, [kind])
  if (filter.waitingOn?.length) add('waitingOn', `Venter på: ${filter.waitingOn.join(', ')}`, `c.waitingOn IN (${marks(filter.waitingOn)}) AND ${OPEN_ADDRESS}`, filter.waitingOn)
  if (filter.living?.length) add('living', `Bor nå: ${filter.living.map((one) => livingSituation.labels[one].toLowerCase()).join(', ')}`, `c.livingSituation IN (${marks(filter.living)}) AND ${OPEN_ADDRESS}`, filter.living)
  if (filter.coordinatorId?.length) add('coordinatorId', 'Eier', `c.coordinatorId IN (${marks(filter.coordinatorId)})`, filter.coordinatorId)
  if (filter.minBedrooms !== undefined) add('minBedrooms', `Minst ${filter.minBedrooms} soverom`, `c.id IN (SELECT caseId FROM requirement WHERE kind = 'bedrooms' AND CAST(value AS INTEGER) >= ?) AND ${OPEN_ADDRESS}`, [filter.minBedrooms])
  if (filter.withChildren) add('withChildren', 'Familier', `c.children > 0 AND ${OPEN_ADDRESS}`, [])
  if (filter.temporaryOverDays !== undefined) add('temporaryOverDays', `Midlertidig over ${filter.temporaryOverDays} dager`, `c.id IN (SELECT caseId FROM temporaryStay WHERE endsOn IS NULL AND startsOn < ?) AND ${OPEN_ADDRESS}`, [plusDays(today, -filter.temporaryOverDays)])
  if (filter.text?.trim()) {
    const like = `%${filter.text.trim().replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
    add('text', `Tekst: «${filter.text.trim()}»`, `(c.caseNumber LIKE ? ESCAPE '\\' OR (p.protectedAddress = 'none' AND (p.name LIKE ? ESCAPE '\\' OR c.nextStep LIKE ? ESCAPE '\\')))`, [like, like, like])
  }
  return list
}

/** Join clauses into WHERE and its values. */
export const whereOf = (clauses: readonly Clause[]) => ({ where: clauses.map((one) => `(${one.sql})`).join(' AND '), values: clauses.flatMap((one) => one.values) })
