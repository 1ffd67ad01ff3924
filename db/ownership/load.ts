// One way to eie, opened by who may see the case.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { QueryContext } from '../context.ts'

/** @throws Refusal not-found, or protected when the address is and this user is not named */
export function loadTrack({ read, session }: Pick<QueryContext, 'read' | 'session'>, id: string): Row<'ownership'> {
  const row = read.sql<Row<'ownership'>>('SELECT * FROM ownership WHERE id = ?', [id])[0]
  if (!row) throw new Refusal('not-found')
  guardCase({ read, session }, row.caseId)
  return row
}
