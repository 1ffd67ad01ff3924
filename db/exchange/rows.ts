// Brings table rows into step with the log: reads every change of a row, asks project.ts what it is, and writes what differs.
import { ENTITY_NAMES, MODEL, type EntityName } from '../../shared/model/index.ts'
import type { Scalar, Store } from '../store.ts'
import { assignClaims, claimOf, holds, isTaken, noteWritten, parked } from './giveway.ts'
import { Knowledge } from './knowledge.ts'
import { projectRow, type Edit, type Projected } from './project.ts'

export interface RowKey { entity: string; id: string }
/** A row as one text. No entity's name has a space. */
export const rowKey = (key: RowKey) => `${key.entity} ${key.id}`
interface Written { entity: EntityName; id: string; row: Record<string, Scalar> }
interface Column { name: string; dflt_value: string | null }
interface Parent { from: string; table: string }
interface Shape { defaults: Record<string, Scalar>; parents: Parent[]; children: { table: EntityName; from: string }[] }

const isKnown = (entity: string): entity is EntityName => Object.hasOwn(MODEL, entity)

/** `'no'` or `0` as SQLite declares them. */
function defaultOf(text: string | null): Scalar {
  if (text === null || text === 'NULL') return null
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : Number(text)
}

/** How the tables hang together, read once for each open store. */
const SHAPES = new WeakMap<object, Map<EntityName, Shape>>()

function shapesOf(store: Store): Map<EntityName, Shape> {
  const parents = new Map(ENTITY_NAMES.map((entity) => [entity, store.sql<Parent>('SELECT "from", "table" FROM pragma_foreign_key_list(?)', [entity])]))
  return new Map(ENTITY_NAMES.map((entity) => {
    const columns = store.sql<Column>('SELECT name, dflt_value FROM pragma_table_info(?)', [entity])
    const children = [...parents].flatMap(([table, ones]) => ones.filter((one) => one.table === entity).map((one) => ({ table, from: one.from })))
    return [entity, { defaults: Object.fromEntries(columns.map((one) => [one.name, defaultOf(one.dflt_value)])), parents: parents.get(entity)!, children }]
  }))
}

/** Writes rows as the log has them. One per merge: it keeps what it learnt of tables and PCs. */
export class Rows {
  private readonly store: Store
  private readonly knows: Knowledge
  readonly changed = new Map<string, { entity: EntityName; id: string }>()
  /** rows taken out of the tables in this round */
  private readonly gone = new Set<string>()
  private claims = new Map<EntityName, { ids: Set<string>; freed: string[] }>()

  constructor(store: Store, knows = Knowledge.of(store)) {
    this.store = store
    this.knows = knows
  }

  private shape(entity: EntityName): Shape {
    let shapes = SHAPES.get(this.store.db)
    if (!shapes) SHAPES.set(this.store.db, (shapes = shapesOf(this.store)))
    return shapes.get(entity)!
  }

  /** What a row would be with these operations laid aside. Writes nothing. */
  project(key: { entity: EntityName; id: string }, aside: ReadonlyMap<string, string>): Projected {
    return projectRow(key.entity, key.id, this.edits(key, '').filter((one) => !aside.has(one.opId)), this.knows, this.shape(key.entity).defaults)
  }

  /** Every change of a row that is not laid aside. */
  private edits(key: RowKey, counting = 'AND NOT EXISTS (SELECT 1 FROM held h WHERE h.opId = o.opId)'): Edit[] {
    return this.store.sql<Edit>(
      `SELECT o.opId, o.name, o.stamp, o.at, o.actorId, o.undoes, o.device, o.deviceSeq, c.field, v.after FROM change c JOIN operation o ON o.seq = c.opSeq JOIN change_value v ON v.changeSeq = c.seq
       WHERE c.entityId = ? AND c.entity = ? AND v.salt IS NOT NULL ${counting} ORDER BY c.seq`, [key.id, key.entity])
  }

  /**
   * Bring rows into step.
   * @param fresh rows that have no changes but these, so that the log need not be read
   */
  bring(keys: Iterable<RowKey>, fresh: ReadonlyMap<string, Edit[]> = new Map()): void {
    this.claims = new Map()
    this.gone.clear()
    const written: Written[] = []
    for (const key of keys) {
      if (!isKnown(key.entity)) {
        this.setAside(key, 'newer')
        continue
      }
      const made = fresh.get(rowKey(key))
      const edits = made ?? this.edits(key)
      const projected = projectRow(key.entity, key.id, edits, this.knows, this.shape(key.entity).defaults)
      this.noteContested(key, projected)
      const row = this.write(key.entity, key.id, projected, made !== undefined)
      if (row) written.push({ entity: key.entity, id: key.id, row })
    }
    this.checkParents(written)
    for (const [entity, one] of this.claims) for (const id of assignClaims(this.store, entity, one.ids, one.freed)) this.changed.set(entity + id, { entity, id })
  }

  private touchClaim(entity: EntityName, ids: readonly string[]) {
    const one = this.claims.get(entity) ?? { ids: new Set<string>(), freed: [] }
    for (const id of ids) one.ids.add(id)
    this.claims.set(entity, one)
    return one
  }

  /** Rows that waited for a parent or a newer version: try again, until nothing more comes of it. */
  retry(): void {
    for (;;) {
      const waiting = this.waiting()
      this.bring(waiting)
      if (this.waiting().length >= waiting.length) return
    }
  }

  private waiting(): RowKey[] {
    return this.store.sql<{ entity: string; id: string }>('SELECT entity, entityId AS id FROM unapplied').filter((one) => isKnown(one.entity))
  }

  /** Whether anything waits aside or is contested at all: most stores have neither, and then no row need be asked. */
  private readonly any = new Map<string, boolean>()
  private has(table: 'unapplied' | 'contested'): boolean {
    let known = this.any.get(table)
    if (known === undefined) this.any.set(table, (known = this.store.sql(`SELECT 1 FROM ${table} LIMIT 1`).length > 0))
    return known
  }

  private setAside(key: RowKey, reason: string | null): void {
    if (reason === null && !this.has('unapplied')) return
    if (reason !== null) this.any.set('unapplied', true)
    if (reason === null) this.store.run('DELETE FROM unapplied WHERE entity = ? AND entityId = ?', [key.entity, key.id])
    else this.store.run('INSERT INTO unapplied (entity, entityId, reason) VALUES (?, ?, ?) ON CONFLICT (entity, entityId) DO UPDATE SET reason = excluded.reason WHERE reason <> excluded.reason', [key.entity, key.id, reason])
  }

  private noteContested(key: RowKey, projected: Projected): void {
    if (projected.contested.length === 0 && !this.has('contested')) return
    this.any.set('contested', true)
    const before = this.store.sql<{ field: string }>('SELECT field FROM contested WHERE entity = ? AND entityId = ?', [key.entity, key.id])
    for (const one of before) if (!projected.contested.includes(one.field)) this.store.run('DELETE FROM contested WHERE entity = ? AND entityId = ? AND field = ?', [key.entity, key.id, one.field])
    for (const field of projected.contested) this.store.run('INSERT OR IGNORE INTO contested (entity, entityId, field) VALUES (?, ?, ?)', [key.entity, key.id, field])
  }

  /**
   * Write what differs.
   * @param isNew the log knew nothing of it before: then neither does the table
   * @returns the row, when it is in the table afterwards and was written
   */
  private write(entity: EntityName, id: string, projected: Projected, isNew: boolean): Record<string, Scalar> | null {
    const { store } = this
    const now = isNew ? undefined : store.sql<Record<string, Scalar>>(`SELECT * FROM ${entity} WHERE id = ?`, [id])[0]
    this.setAside({ entity, id }, projected.problem)
    if (!projected.row) {
      if (now) this.takeAway(entity, id)
      return null
    }
    const row = { ...projected.row }
    const claim = claimOf(entity)
    if (claim) {
      const gave = isNew ? undefined : store.sql<{ written: string }>('SELECT written FROM gave_way WHERE entity = ? AND entityId = ?', [entity, id])[0]
      const before = gave?.written ?? now?.[claim.field] ?? null
      const written = String(row[claim.field])
      const taken = !(before === written && now) && holds(claim, written) && isTaken(store, entity, id, claim, row)
      // One that is new and meets nobody has nothing to settle; whoever comes after it will meet it.
      if (!isNew || taken) this.touchClaim(entity, [id]).freed.push(...(before !== null && before !== written ? [String(before)] : []))
      if (before === written && now) row[claim.field] = now[claim.field]!
      else if (taken) {
        row[claim.field] = parked(claim, written, id)
        noteWritten(store, entity, id, written)
      } else if (gave) noteWritten(store, entity, id, null)
    }
    const names = Object.keys(row).filter((name) => name !== 'id' && (!now || now[name] !== row[name]))
    if (now && names.length === 0) return null
    try {
      if (now) store.run(`UPDATE ${entity} SET ${names.map((name) => `${name} = ?`).join(', ')}, version = version + 1 WHERE id = ?`, [...names.map((name) => row[name]!), id])
      else store.run(`INSERT INTO ${entity} (id, version, ${names.join(', ')}) VALUES (?, 1${', ?'.repeat(names.length)})`, [id, ...names.map((name) => row[name]!)])
    } catch (error) {
      // The same thing made twice under two ids, where no claim rule says who gives way: the other one is kept aside, whole.
      // A row that the table does not take at all is one that this version does not understand.
      const { code } = error as { code?: string }
      if (!code?.startsWith('SQLITE_CONSTRAINT')) throw error
      this.setAside({ entity, id }, code === 'SQLITE_CONSTRAINT_UNIQUE' ? 'twin' : 'newer')
      return null
    }
    this.gone.delete(entity + id)
    this.changed.set(entity + id, { entity, id })
    return row
  }

  /** Take a row out of the table, and first what hangs on it: that waits aside, named, until someone decides. */
  private takeAway(entity: EntityName, id: string): void {
    this.gone.add(entity + id)
    for (const child of this.shape(entity).children) for (const row of this.store.sql<{ id: string }>(`SELECT id FROM ${child.table} WHERE ${child.from} = ?`, [id])) {
      // Two rows may hang on each other, as a letter and the paper that was sent do: the one that is on its way out is met again.
      if (this.gone.has(child.table + row.id)) continue
      this.takeAway(child.table, row.id)
      this.setAside({ entity: child.table, id: row.id }, 'parent')
    }
    if (claimOf(entity)) {
      this.touchClaim(entity, this.store.sql<{ id: string }>('SELECT entityId AS id FROM gave_way WHERE entity = ?', [entity]).map((one) => one.id))
      noteWritten(this.store, entity, id, null)
    }
    this.store.run(`DELETE FROM ${entity} WHERE id = ?`, [id])
    this.changed.set(entity + id, { entity, id })
  }

  /** A row whose parent has not come, or has been taken away, waits aside. */
  private checkParents(written: readonly Written[]): void {
    const present = new Set<string>()
    const isThere = (table: string, id: Scalar) => {
      const key = table + id
      if (this.gone.has(key)) return false
      if (!present.has(key) && this.store.sql(`SELECT 1 FROM ${table} WHERE id = ?`, [id]).length > 0) present.add(key)
      return present.has(key)
    }
    for (const { entity, id, row } of written) {
      if (this.gone.has(entity + id) || this.shape(entity).parents.every((one) => row[one.from] === null || isThere(one.table, row[one.from]!))) continue
      this.takeAway(entity, id)
      this.setAside({ entity, id }, 'parent')
    }
  }
}
