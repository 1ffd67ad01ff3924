// Operations laid aside whole: written by someone whose access had been withdrawn, or on a PC that had been removed, before they knew of it.
// Nothing is lost: the work lies in the log, named, and a leader may let it in.
import type { Store } from '../store.ts'
import type { RowKey } from './rows.ts'

/** Entities whose changes may lay work aside or let it in. */
export const DECIDES_HOLDING: ReadonlySet<string> = new Set(['appUser', 'device', 'letIn'])

/** Laid aside: written after the stamp at which its author's access ended, and not let in. */
const WITHDRAWN = `
  SELECT o.opId, 'access-withdrawn' AS reason FROM (
    SELECT u.id, (SELECT max(x.stamp) FROM change c JOIN operation x ON x.seq = c.opSeq JOIN change_value v ON v.changeSeq = c.seq
      WHERE c.entityId = u.id AND c.entity = 'appUser' AND c.field = 'active' AND v.after = '"no"') AS stamp
    FROM appUser u WHERE u.active = 'no') ended
  JOIN operation o ON o.actorId = ended.id AND o.stamp > ended.stamp
  WHERE NOT EXISTS (SELECT 1 FROM letIn l WHERE l.opId = o.opId)`

const REMOVED = `
  SELECT o.opId, 'device-removed' AS reason FROM device d JOIN operation o ON o.device = d.id AND o.deviceSeq > d.lastNumber
  WHERE d.status = 'removed' AND d.lastNumber IS NOT NULL AND NOT EXISTS (SELECT 1 FROM letIn l WHERE l.opId = o.opId)`

/**
 * Decide again what is laid aside.
 * @returns the rows whose changes are now counted, or no longer are
 */
export function reviewHeld(store: Store): RowKey[] {
  const due = new Map(store.sql<{ opId: string; reason: string }>(`${WITHDRAWN} UNION ${REMOVED}`).map((one) => [one.opId, one.reason]))
  const before = new Set(store.sql<{ opId: string }>('SELECT opId FROM held').map((one) => one.opId))
  const moved: string[] = []
  for (const opId of before) if (!due.has(opId)) {
    store.run('DELETE FROM held WHERE opId = ?', [opId])
    moved.push(opId)
  }
  for (const [opId, reason] of due) if (!before.has(opId)) {
    store.run('INSERT INTO held (opId, reason) VALUES (?, ?)', [opId, reason])
    moved.push(opId)
  }
  return moved.flatMap((opId) => store.sql<RowKey>('SELECT DISTINCT c.entity, c.entityId AS id FROM change c JOIN operation o ON o.seq = c.opSeq WHERE o.opId = ?', [opId]))
}
