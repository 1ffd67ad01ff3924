// Who is away, and whose cases one sees among one's own meanwhile. The coordinator stays who it is: nobody is handed over by a holiday.
import type { Scalar } from './store.ts'

const RUNNING = 'startsOn <= ? AND (endsOn IS NULL OR endsOn >= ?) AND endedOn IS NULL'

/** SQL for «mine»: the column holds me, or someone I stand in for today. */
export function mineClause(column: string, userId: string, today: string): { sql: string; values: Scalar[] } {
  return { sql: `${column} IN (SELECT ? UNION ALL SELECT userId FROM absence WHERE substituteId = ? AND ${RUNNING})`, values: [userId, userId, today, today] }
}

/** Absences that run on a day. Values: the day, twice. */
export const ABSENT_NOW = RUNNING
