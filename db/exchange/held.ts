// Operations laid aside whole: written by someone whose access had been withdrawn, or on a PC that had been removed, before they knew of it.
// Nothing is lost: the work lies in the log, named, and a leader may let it in.
// A pure function of the log, like the rows: a withdrawal may itself be laid aside, and every PC must come to the same answer whatever it heard first.
import type { Store } from '../store.ts'
import { naturalId } from './fields.ts'
import type { RowKey, Rows } from './rows.ts'

/** Entities whose changes may lay work aside or let it in. */
export const DECIDES_HOLDING: ReadonlySet<string> = new Set(['appUser', 'device', 'letIn'])

/** Withdrawals of withdrawals: each round settles what the one before it decides. A ring of them stops here, at the same place on every PC. */
const ROUNDS = 12

type Aside = Map<string, string>
interface Ended { id: string; opId: string; stamp: string }

const removals = (store: Store, entity: string, field: string, value: string) =>
  store.sql<Ended>(`SELECT r.id, o.opId, o.stamp FROM ${entity} r JOIN change c ON c.entityId = r.id AND c.entity = ? AND c.field = ? JOIN operation o ON o.seq = c.opSeq JOIN change_value v ON v.changeSeq = c.seq WHERE v.after = ? ORDER BY o.stamp`, [entity, field, JSON.stringify(value)])

/** What is laid aside when what `before` says is laid aside does not count. */
function round(store: Store, rows: Rows, ended: { users: Ended[]; devices: Ended[] }, before: Aside): Aside {
  const row = (entity: 'appUser' | 'device' | 'letIn', id: string) => rows.project({ entity, id }, before).row
  const aside: Aside = new Map()
  const lay = (opId: string, reason: string) => {
    if (!row('letIn', naturalId('letIn', { opId })!)) aside.set(opId, reason)
  }
  // The last withdrawal that counts is the one that is remembered.
  for (const [id, stamp] of new Map(ended.users.filter((one) => !before.has(one.opId)).map((one) => [one.id, one.stamp]))) {
    if (row('appUser', id)?.['active'] !== 'no') continue
    for (const one of store.sql<{ opId: string }>('SELECT opId FROM operation WHERE actorId = ? AND stamp > ?', [id, stamp])) lay(one.opId, 'access-withdrawn')
  }
  for (const id of new Set(ended.devices.map((one) => one.id))) {
    const device = row('device', id)
    if (device?.['status'] !== 'removed' || device['lastNumber'] === null) continue
    for (const one of store.sql<{ opId: string }>('SELECT opId FROM operation WHERE device = ? AND deviceSeq > ?', [id, device['lastNumber']!])) if (!aside.has(one.opId)) lay(one.opId, 'device-removed')
  }
  // A PC that was let in by work that is laid aside is not in the team: what it wrote waits with that.
  for (const opId of before.keys()) for (const { id } of store.sql<{ id: string }>(`SELECT c.entityId AS id FROM operation o JOIN change c ON c.opSeq = o.seq WHERE o.opId = ? AND c.entity = 'device' AND c.field = '*'`, [opId])) {
    if (row('device', id)) continue
    for (const one of store.sql<{ opId: string }>('SELECT opId FROM operation WHERE device = ?', [id])) if (!aside.has(one.opId)) lay(one.opId, 'device-removed')
  }
  return aside
}

const same = (a: Aside, b: Aside) => a.size === b.size && [...a].every(([opId, reason]) => b.get(opId) === reason)

/**
 * Decide again what is laid aside.
 * @returns the rows whose changes are now counted, or no longer are
 */
export function reviewHeld(store: Store, rows: Rows): RowKey[] {
  const ended = { users: removals(store, 'appUser', 'active', 'no'), devices: removals(store, 'device', 'status', 'removed') }
  let due: Aside = new Map()
  if (ended.users.length + ended.devices.length > 0) for (let n = 0; n < ROUNDS; n++) {
    const next = round(store, rows, ended, due)
    if (same(next, due)) break
    due = next
  }
  const before = new Map(store.sql<{ opId: string; reason: string }>('SELECT opId, reason FROM held').map((one) => [one.opId, one.reason]))
  const moved: string[] = []
  for (const [opId, reason] of before) if (due.get(opId) !== reason) {
    store.run('DELETE FROM held WHERE opId = ?', [opId])
    moved.push(opId)
  }
  for (const [opId, reason] of due) if (before.get(opId) !== reason) {
    store.run('INSERT INTO held (opId, reason) VALUES (?, ?)', [opId, reason])
    moved.push(opId)
  }
  const keys = moved.flatMap((opId) => store.sql<RowKey>('SELECT DISTINCT c.entity, c.entityId AS id FROM change c JOIN operation o ON o.seq = c.opSeq WHERE o.opId = ?', [opId]))
  return [...new Map(keys.map((key) => [key.entity + key.id, key])).values()]
}
