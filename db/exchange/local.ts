// What a PC's own write sets going beside the rows it wrote: claims that became free, clashes that were answered or opened again, work that is let in or laid aside.
import type { EntityName } from '../../shared/model/index.ts'
import type { OperationMeta, PendingChange } from '../log.ts'
import type { Store } from '../store.ts'
import { SETTLE } from './fields.ts'
import { assignClaims, claimOf, noteWritten } from './giveway.ts'
import { DECIDES_HOLDING, reviewHeld } from './held.ts'
import { Rows } from './rows.ts'

/** Runs inside the command's transaction, after its log entry. Returns the rows it changed beside the command's own. */
export function afterLocalWrite(store: Store, meta: OperationMeta, changes: readonly PendingChange[]): { entity: EntityName; id: string }[] {
  const changed = claimsFreed(store, changes)
  const reopens = meta.name === SETTLE || (meta.undoes ?? null) !== null
  const decides = changes.some((one) => DECIDES_HOLDING.has(one.entity))
  const again = reopens ? distinct(changes) : clashing(store, changes)
  if (!decides && again.length === 0) return changed
  const rows = new Rows(store)
  const held = decides ? reviewHeld(store, rows) : []
  // What is let in may come before what it hangs on; whatever still lacks its parent is set aside before the commit.
  store.db.pragma('defer_foreign_keys=ON')
  rows.bring([...again, ...held])
  if (held.length > 0 || reopens) rows.retry()
  return [...changed, ...rows.changed.values()]
}

/** Rows with a clash that these changes may have ended: the later change may be the same as the other side's. */
function clashing(store: Store, changes: readonly PendingChange[]) {
  if (store.sql('SELECT 1 FROM contested LIMIT 1').length === 0) return []
  return distinct(changes).filter((one) => store.sql('SELECT 1 FROM contested WHERE entity = ? AND entityId = ?', [one.entity, one.id]).length > 0)
}

function distinct(changes: readonly PendingChange[]) {
  return [...new Map(changes.map((one) => [one.entity + one.entityId, { entity: one.entity, id: one.entityId }])).values()]
}

/** A claim that was let go of passes on to the one that had given way. */
function claimsFreed(store: Store, changes: readonly PendingChange[]): { entity: EntityName; id: string }[] {
  if (store.sql('SELECT 1 FROM gave_way LIMIT 1').length === 0) return []
  const touched = new Map<EntityName, { ids: Set<string>; freed: string[] }>()
  for (const one of changes) {
    const claim = claimOf(one.entity)
    if (!claim || (one.field !== claim.field && one.field !== '*')) continue
    const entry = touched.get(one.entity) ?? { ids: new Set(), freed: [] }
    touched.set(one.entity, entry)
    entry.ids.add(one.entityId)
    if (one.field === claim.field && typeof one.before === 'string') entry.freed.push(one.before)
    // A row that is gone says nothing of what it held: everyone who gave way is asked.
    if (one.field === '*' && one.after === null) for (const other of store.sql<{ id: string }>('SELECT entityId AS id FROM gave_way WHERE entity = ?', [one.entity])) entry.ids.add(other.id)
    noteWritten(store, one.entity, one.entityId, null)
  }
  return [...touched].flatMap(([entity, one]) => assignClaims(store, entity, one.ids, one.freed).map((id) => ({ entity, id })))
}
