// The change log: who did what when, append-only, each PC's own operations chained by hash. History, undo, audit and exchange read it.
import { hash as digestOf, randomBytes } from 'node:crypto'
import { Refusal } from '../shared/errors.ts'
import { MODEL, fieldLabel, type EntityName } from '../shared/model/index.ts'
import { stampAfter } from './exchange/clock.ts'
import { SETTLE } from './exchange/fields.ts'
import type { Scalar, Store, Writer } from './store.ts'

export interface OperationMeta {
  opId: string
  name: string
  actorId: string
  role: string
  reason?: string | null
  /** ISO instant */
  at: string
  undoes?: string | null
}

export interface PendingChange {
  entity: EntityName
  entityId: string
  /** '*' for a whole new (or removed) row */
  field: string
  before: unknown
  after: unknown
}

export const GENESIS = '0'.repeat(64)
const sha256 = (text: string) => digestOf('sha256', text)
const asText = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))

/** The next stamp of this PC: after everything the log knows, its own and others'. */
export function nextStamp(store: Store, at: string): string {
  return stampAfter(store.sql<{ stamp: string | null }>('SELECT max(stamp) AS stamp FROM operation')[0]?.stamp ?? null, at, store.device)
}

/** The digest of one change. Salted, so that a short value cannot be guessed from it after erasure. */
export function changeDigest(change: { entity: string; entityId: string; field: string; before: string | null; after: string | null }, salt: string): string {
  return sha256(JSON.stringify([salt, change.entity, change.entityId, change.field, change.before, change.after]))
}

/** The hash of one operation: its own facts, the digests of its changes, and the hash before it. */
export function operationHash(op: { previous: string; opId: string; name: string; actorId: string; role: string; reason: string | null; at: string; stamp: string; device: string; undoes: string | null; seen: string | null }, digests: readonly string[]): string {
  return sha256(JSON.stringify([op.previous, op.opId, op.name, op.actorId, op.role, op.reason, op.at, op.stamp, op.device, op.undoes, digests, ...(op.seen === null ? [] : [op.seen])]))
}

/** What this PC knows of the others' chains, when that has changed since its last operation; else null. */
function newlySeen(store: Store): string | null {
  const heads = store.sql<{ device: string; deviceSeq: number }>('SELECT device, deviceSeq FROM chain_head ORDER BY device')
  if (heads.length === 0) return null
  const seen = JSON.stringify(Object.fromEntries(heads.map((one) => [one.device, one.deviceSeq])))
  const changed = store.run('UPDATE this_device SET lastSeen = ? WHERE lastSeen <> ?', [seen, seen]) > 0
  return changed ? seen : null
}

/** Append one operation and its changes. Runs inside the command's transaction. */
export function appendOperation(store: Store, meta: OperationMeta & { stamp: string }, changes: readonly PendingChange[], result: unknown): number {
  const last = store.sql<{ hash: string; deviceSeq: number }>('SELECT hash, deviceSeq FROM operation WHERE device = ? ORDER BY deviceSeq DESC LIMIT 1', [store.device])[0]
  const previous = last?.hash ?? GENESIS
  const rows = changes.map((one) => {
    const salt = randomBytes(12).toString('base64')
    const value = { entity: one.entity, entityId: one.entityId, field: one.field, before: asText(one.before), after: asText(one.after) }
    return { ...value, salt, digest: changeDigest(value, salt) }
  })
  const op = { previous, opId: meta.opId, name: meta.name, actorId: meta.actorId, role: meta.role, reason: meta.reason ?? null, at: meta.at, stamp: meta.stamp, device: store.device, undoes: meta.undoes ?? null, seen: newlySeen(store) }
  const hash = operationHash(op, rows.map((one) => one.digest))
  store.run('INSERT INTO operation (opId, name, actorId, role, reason, at, stamp, device, undoes, previous, hash, deviceSeq, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [op.opId, op.name, op.actorId, op.role, op.reason, op.at, op.stamp, op.device, op.undoes, op.previous, hash, (last?.deviceSeq ?? 0) + 1, op.seen])
  const seq = store.sql<{ seq: number }>('SELECT last_insert_rowid() AS seq')[0]!.seq
  for (const one of rows) {
    store.run('INSERT INTO change (opSeq, entity, entityId, field, digest) VALUES (?, ?, ?, ?, ?)', [seq, one.entity, one.entityId, one.field, one.digest])
    store.run('INSERT INTO change_value (changeSeq, before, after, salt) VALUES (last_insert_rowid(), ?, ?, ?)', [one.before, one.after, one.salt])
  }
  store.run('INSERT INTO operation_result (opId, value) VALUES (?, ?)', [op.opId, JSON.stringify(result ?? null)])
  return seq
}

/** What happened to a row since a version: shown when a stale change is refused. */
export function staleDetails(store: Store, entity: EntityName, id: string, versions: number): Record<string, unknown> {
  const rows = store.sql<{ field: string; after: string | null; name: string | null; at: string }>(
    `SELECT c.field, v.after, u.name, o.at FROM change c JOIN change_value v ON v.changeSeq = c.seq JOIN operation o ON o.seq = c.opSeq LEFT JOIN appUser u ON u.id = o.actorId
     WHERE c.entityId = ? AND c.entity = ? AND c.opSeq IN (SELECT DISTINCT opSeq FROM change WHERE entityId = ? AND entity = ? ORDER BY seq DESC LIMIT ?)`,
    [id, entity, id, entity, Math.max(1, versions)],
  )
  return { changes: rows.map((row) => ({ field: row.field, label: fieldLabel(entity, row.field), theirs: row.after === null ? null : JSON.parse(row.after), by: row.name, at: row.at })) }
}

interface LoggedChange { entity: EntityName; entityId: string; field: string; before: string | null; after: string | null; seq: number }

/**
 * Take back an operation: the inverse values as a new operation. Refused where a later change touched the same fields.
 * @param keep entities that stay as they are: the record that the operation happened
 * @returns number of changes taken back
 */
export function undoOperation(writer: Writer, opId: string, keep: ReadonlySet<EntityName> = new Set()): number {
  const op = writer.sql<{ seq: number; name: string }>('SELECT seq, name FROM operation WHERE opId = ?', [opId])[0]
  if (!op) throw new Refusal('not-found')
  if (writer.sql('SELECT 1 FROM operation WHERE undoes = ?', [opId]).length > 0) throw new Refusal('already-decided')
  const changes = writer.sql<LoggedChange>('SELECT c.seq, c.entity, c.entityId, c.field, v.before, v.after FROM change c JOIN change_value v ON v.changeSeq = c.seq WHERE c.opSeq = ? ORDER BY c.seq DESC', [op.seq]).filter((one) => !keep.has(one.entity))
  const patches = new Map<string, { entity: EntityName; id: string; values: Record<string, Scalar> }>()
  const created = new Set(changes.filter((one) => one.field === '*' && one.before === null).map((one) => one.entity + one.entityId))
  for (const one of changes) {
    if (!(one.entity in MODEL)) throw new Refusal('undo-blocked')
    const inserted = created.has(one.entity + one.entityId)
    const later = inserted || one.field === '*' ? [op.seq, one.entityId, one.entity] : [op.seq, one.entityId, one.entity, one.field, '*']
    const clause = later.length === 3 ? '' : ' AND field IN (?, ?)'
    if (writer.sql(`SELECT 1 FROM change WHERE opSeq > ? AND entityId = ? AND entity = ?${clause} LIMIT 1`, later).length > 0) throw new Refusal('undo-blocked')
    if (one.field === '*') continue
    if (inserted) continue
    const key = one.entity + one.entityId
    const patch = patches.get(key) ?? { entity: one.entity, id: one.entityId, values: {} }
    patch.values[one.field] = one.before === null ? null : (JSON.parse(one.before) as Scalar)
    patches.set(key, patch)
  }
  try {
    // An answer to a clash is taken back even where it had chosen the value that stood.
    for (const patch of patches.values()) {
      if (op.name === SETTLE) writer.choose(patch.entity, patch.id, patch.values as never)
      else writer.update(patch.entity, patch.id, null, patch.values as never)
    }
    for (const one of changes) if (one.field === '*' && one.before === null) writer.remove(one.entity, one.entityId)
    // Newest first: what was taken away last stood under the rest.
    for (const one of changes) if (one.field === '*' && one.before !== null) writer.restore(one.entity, { id: one.entityId, ...(JSON.parse(one.before) as Record<string, Scalar>) })
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) throw new Refusal('undo-blocked')
    throw error
  }
  return changes.length
}

/** Note that someone looked: chained like the operations, and never altered. */
export function appendRead(store: Store, entry: { at: string; userId: string; operation: string; entity: string; entityId: string; reason: string | null }): void {
  const previous = store.sql<{ hash: string }>('SELECT hash FROM read_log ORDER BY seq DESC LIMIT 1')[0]?.hash ?? GENESIS
  const hash = readHash({ ...entry, previous })
  store.run('INSERT INTO read_log (at, userId, operation, entity, entityId, reason, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [entry.at, entry.userId, entry.operation, entry.entity, entry.entityId, entry.reason, previous, hash])
}

const readHash = (one: { previous: string; at: string; userId: string; operation: string; entity: string; entityId: string; reason: string | null }) =>
  sha256(JSON.stringify([one.previous, one.at, one.userId, one.operation, one.entity, one.entityId, one.reason]))

/**
 * Walk every PC's chain, and the read log's, from the first entry. Values that were lawfully erased (salt gone) do not break the chain.
 * @returns the first bad entry as `operation 12` or `read 7`, or null
 */
export function verifyLogs(store: Store): { operations: number; reads: number; firstBad: string | null } {
  let operations = 0
  let [device, deviceSeq, previous] = ['', 0, GENESIS]
  const changesOf = store.db.prepare('SELECT c.entity, c.entityId, c.field, c.digest, v.before, v.after, v.salt FROM change c LEFT JOIN change_value v ON v.changeSeq = c.seq WHERE c.opSeq = ? ORDER BY c.seq')
  for (const op of store.db.prepare('SELECT * FROM operation ORDER BY device, deviceSeq').iterate() as IterableIterator<Parameters<typeof operationHash>[0] & { seq: number; deviceSeq: number; hash: string }>) {
    operations++
    if (op.device !== device) [device, deviceSeq, previous] = [op.device, 0, GENESIS]
    const changes = changesOf.all(op.seq) as (Parameters<typeof changeDigest>[0] & { digest: string; salt: string | null })[]
    const digestsHold = changes.every((one) => one.salt === null || changeDigest(one, one.salt) === one.digest)
    if (op.deviceSeq !== ++deviceSeq || op.previous !== previous || !digestsHold || operationHash(op, changes.map((one) => one.digest)) !== op.hash) return { operations, reads: 0, firstBad: `operation ${op.seq}` }
    previous = op.hash
  }
  let reads = 0
  previous = GENESIS
  for (const one of store.db.prepare('SELECT * FROM read_log ORDER BY seq').iterate() as IterableIterator<Parameters<typeof readHash>[0] & { seq: number; hash: string }>) {
    reads++
    if (one.previous !== previous || readHash(one) !== one.hash) return { operations, reads, firstBad: `read ${one.seq}` }
    previous = one.hash
  }
  return { operations, reads, firstBad: null }
}
