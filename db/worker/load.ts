// The team: what each of us carries, and what is overdue. Made to share the work, never to rank anyone.
import type { Role } from '../../shared/access.ts'
import { plusDays } from '../../shared/dates.ts'
import { mondayOf } from '../../shared/domain/rhythm.ts'
import { OPEN_STATUSES } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output } from '../../shared/operations/index.ts'
import { readClocks } from '../clocks/read.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { readRules } from '../settings/queries.ts'
import type { Scalar } from '../store.ts'
import { OWNER } from '../visits/rows.ts'
import { absences } from './absence.ts'

const OPEN = OPEN_STATUSES.map((one) => `'${one}'`).join(', ')

function load({ read, today }: QueryContext): Output<'worker.load'> {
  const count = (sql: string, values: Scalar[] = []) => new Map(read.sql<{ id: string | null; n: number }>(sql, values).map((row) => [row.id, row.n]))
  const monday = mondayOf(today)
  const plans = count(`SELECT coordinatorId AS id, count(*) AS n FROM followUpPlan WHERE status = 'active' GROUP BY coordinatorId`)
  const cases = count(`SELECT coordinatorId AS id, count(*) AS n FROM housingCase WHERE status IN (${OPEN}) GROUP BY coordinatorId`)
  const visits = count(`SELECT ${OWNER} AS id, count(*) AS n FROM visit v JOIN followUpPlan f ON f.id = v.planId WHERE v.plannedOn BETWEEN ? AND ? AND v.status IN ('planned', 'done') GROUP BY 1`, [monday, plusDays(monday, 6)])
  const waiting = count(`SELECT ${OWNER} AS id, count(*) AS n FROM visit v JOIN followUpPlan f ON f.id = v.planId WHERE v.status = 'planned' AND v.plannedOn < ? AND f.status = 'active' GROUP BY 1`, [today])
  const reviews = count(`SELECT coordinatorId AS id, count(*) AS n FROM followUpPlan WHERE status = 'active' AND nextReviewOn < ? GROUP BY coordinatorId`, [today])
  const late = readClocks(read, readRules(read, today).definition, today).filter((one) => one.kind === 'contactOverdue' && one.dueOn < today && one.stopped === null).map((one) => one.targetId)
  const contacts = count('SELECT coordinatorId AS id, count(*) AS n FROM followUpPlan WHERE id IN (SELECT value FROM json_each(?)) GROUP BY coordinatorId', [JSON.stringify(late)])
  const away = absences(read, today).filter((one) => one.running)
  const of = (map: Map<string | null, number>, id: string | null) => map.get(id) ?? 0
  return {
    rows: read.sql<Row<'appUser'> & { role: Role }>(`SELECT * FROM appUser WHERE active = 'yes' AND role IN ('leader', 'caseworker', 'followUpWorker') ORDER BY role = 'followUpWorker' DESC, name`).map((user) => ({
      id: user.id, name: user.name, initials: user.initials, role: user.role, plans: of(plans, user.id), cases: of(cases, user.id), visitsThisWeek: of(visits, user.id), visitsOverdue: of(waiting, user.id), contactsOverdue: of(contacts, user.id), reviewsOverdue: of(reviews, user.id),
      away: away.find((one) => one.userId === user.id) ?? null, standsInFor: away.filter((one) => one.substituteId === user.id).map((one) => one.user),
    })),
    unowned: { plans: of(plans, null), cases: of(cases, null) },
  }
}

export const loadHandlers = { 'worker.load': load } satisfies Partial<Handlers>
