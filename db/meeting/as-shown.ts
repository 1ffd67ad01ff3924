// The room changes only on a deliberate act. What someone writes meanwhile on the private screen or another PC waits for the next «Vis»:
// the words are read as they stood when the room was last changed, out of the change log. Who may see them is always judged as of now.
import type { EntityName, Row } from '../../shared/model/index.ts'
import { readJson } from '../json.ts'
import type { Reader } from '../store.ts'

/** The log's number of the last act that was meant for the room: what it shows of this item was changed, or a decision was written or corrected in view. */
export function lastMeantForRoom(read: Reader, roomStateId: string, agendaItemId: string): number {
  return read.sql<{ seq: number | null }>(
    `SELECT max(seq) AS seq FROM (
       SELECT max(c.opSeq) AS seq FROM change c WHERE c.entityId = ? AND c.entity = 'roomState'
       UNION ALL SELECT max(c.opSeq) FROM teamDecision t JOIN change c ON c.entityId = t.id AND c.entity = 'teamDecision' JOIN operation o ON o.seq = c.opSeq
         WHERE t.agendaItemId = ? AND t.shownInRoom = 'yes' AND (c.field = '*' OR o.name = 'meeting.correctDecision'))`, [roomStateId, agendaItemId])[0]?.seq ?? 0
}

/** The row as it stood at that number of the log. A value that has been erased since is not brought back. */
export function asShown<E extends EntityName>(read: Reader, entity: E, row: Row<E>, since: number | null): Row<E> {
  if (since === null) return row
  const later = read.sql<{ field: string; before: string | null }>(`SELECT c.field, v.before FROM change c JOIN change_value v ON v.changeSeq = c.seq WHERE c.entityId = ? AND c.entity = ? AND c.opSeq > ? AND c.field <> '*' AND v.salt IS NOT NULL ORDER BY c.seq DESC`, [row.id, entity, since])
  return later.reduce((was, one) => ({ ...was, [one.field]: readJson<unknown>(one.before, null) }), row)
}
