// The store: reads, and the two verbs (insert, update) that also append to the change log. Every command is one immediate transaction.
import type { Compilable } from 'kysely'
import type { Statement } from 'better-sqlite3'
import { Refusal } from '../shared/errors.ts'
import type { NewId } from '../shared/ids.ts'
import { MODEL, type EntityName, type NewRow, type Patch, type Row } from '../shared/model/index.ts'
import { appendOperation, nextStamp, staleDetails, type OperationMeta, type PendingChange } from './log.ts'
import type { Connection } from './open.ts'
import { naturalId } from './exchange/fields.ts'
import { afterLocalWrite } from './exchange/local.ts'
import { refreshSearch } from './search.ts'

export type Scalar = string | number | null

/** Reading only. Every query is a compiled kysely query or, where kysely has no words for it, plain SQL with bound values. */
export interface Reader {
  all<T>(query: Compilable<T>): T[]
  get<T>(query: Compilable<T>): T | undefined
  sql<T>(text: string, values?: readonly Scalar[]): T[]
}

/** Writing inside a command. Rows are never deleted; `remove` exists for undo alone. */
export interface Writer extends Reader {
  insert<E extends EntityName>(entity: E, row: NewRow<E>): Row<E>
  /** @param version the version the change was based on; null for changes that follow from the act itself */
  update<E extends EntityName>(entity: E, id: string, version: number | null, patch: Patch<E>): Row<E>
  /** Answer a clash: the value is written down as chosen, also when it is the one that stands. */
  choose<E extends EntityName>(entity: E, id: string, patch: Patch<E>): void
  remove(entity: EntityName, id: string): void
  restore(entity: EntityName, row: Record<string, Scalar>): void
}

export interface Committed<T> {
  value: T
  seq: number
  entities: string[]
  /** true when this opId was already done; the stored answer was given */
  repeated: boolean
}

const RESERVED = ['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']

export class Store implements Reader {
  readonly db: Connection
  readonly path: string
  readonly device: string
  private readonly newId: NewId
  private readonly statements = new Map<string, Statement>()

  constructor(db: Connection, path: string, device: string, newId: NewId) {
    this.db = db
    this.path = path
    this.device = device
    this.newId = newId
  }

  private prepare(text: string): Statement {
    let statement = this.statements.get(text)
    if (!statement) {
      statement = this.db.prepare(text)
      if (this.statements.size > 800) this.statements.clear()
      this.statements.set(text, statement)
    }
    return statement
  }

  all<T>(query: Compilable<T>): T[] {
    const compiled = query.compile()
    return this.sql<T>(compiled.sql, compiled.parameters as Scalar[])
  }

  get<T>(query: Compilable<T>): T | undefined {
    const compiled = query.compile()
    return this.prepare(compiled.sql).get(...(compiled.parameters as Scalar[])) as T | undefined
  }

  sql<T>(text: string, values: readonly Scalar[] = []): T[] {
    return this.prepare(text).all(...values) as T[]
  }

  run(text: string, values: readonly Scalar[] = []): number {
    return this.prepare(text).run(...values).changes
  }

  /**
   * One command: an immediate transaction, its changes and its log entry together. A Refusal rolls everything back.
   * A repeated opId of the same act by the same user gives the stored answer and writes nothing; anyone else's is refused.
   */
  transaction<T>(meta: OperationMeta, act: (writer: Writer) => T, stop?: () => void): Committed<T> {
    const done = this.sql<{ value: string; name: string; actorId: string }>('SELECT r.value, o.name, o.actorId FROM operation_result r JOIN operation o ON o.opId = r.opId WHERE r.opId = ?', [meta.opId])[0]
    if (done && (done.name !== meta.name || done.actorId !== meta.actorId)) throw new Refusal('bad-input', { field: 'opId' })
    if (done) return { value: JSON.parse(done.value) as T, seq: 0, entities: [], repeated: true }
    this.prepare('BEGIN IMMEDIATE').run()
    try {
      const pending: PendingChange[] = []
      const touched = new Map<string, { entity: EntityName; id: string }>()
      const value = act(this.writer(meta, pending, touched, stop))
      const seq = appendOperation(this, { ...meta, stamp: nextStamp(this, meta.at) }, pending, value)
      for (const row of afterLocalWrite(this, meta, pending)) touched.set(row.entity + row.id, row)
      refreshSearch(this, [...touched.values()])
      this.prepare('COMMIT').run()
      return { value, seq, entities: [...new Set(pending.map((one) => one.entity))], repeated: false }
    } catch (error) {
      if (this.db.inTransaction) this.prepare('ROLLBACK').run()
      throw error
    }
  }

  private writer(meta: OperationMeta, pending: PendingChange[], touched: Map<string, { entity: EntityName; id: string }>, stop?: () => void): Writer {
    const note = (entity: EntityName, id: string, field: string, before: unknown, after: unknown) => {
      pending.push({ entity, entityId: id, field, before, after })
      touched.set(entity + id, { entity, id })
      if (stop && pending.length % 50 === 0) stop()
    }
    const row = (entity: EntityName, id: string) => this.sql<Record<string, Scalar>>(`SELECT * FROM ${entity} WHERE id = ?`, [id])[0]
    const put = (entity: EntityName, values: Record<string, Scalar>) => {
      const columns = [...RESERVED, ...Object.keys(MODEL[entity].fields)]
      this.run(`INSERT INTO ${entity} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, columns.map((name) => values[name] ?? null))
    }
    return {
      all: (query) => this.all(query),
      get: (query) => this.get(query),
      sql: (text, values) => this.sql(text, values),
      insert: (entity, given) => {
        const id = given.id ?? naturalId(entity, given) ?? this.newId()
        const { id: _id, ...own } = given as Record<string, Scalar>
        const values = checked(entity, own)
        const whole = { id, version: 1, createdAt: meta.at, createdBy: meta.actorId, updatedAt: meta.at, updatedBy: meta.actorId, ...values }
        put(entity, whole)
        note(entity, id, '*', null, values)
        return whole as never
      },
      update: (entity, id, version, patch) => {
        const before = row(entity, id)
        if (!before) throw new Refusal('not-found')
        if (version !== null && before['version'] !== version) throw new Refusal('stale', { details: staleDetails(this, entity, id, Number(before['version']) - version) })
        const values = checked(entity, patch as Record<string, Scalar>)
        const changed = Object.keys(values).filter((name) => values[name] !== before[name])
        if (changed.length === 0) return before as never
        const next = Number(before['version']) + 1
        const names = [...changed, 'version', 'updatedAt', 'updatedBy']
        const count = this.run(`UPDATE ${entity} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, [...changed.map((name) => values[name]!), next, meta.at, meta.actorId, id])
        if (count !== 1) throw new Error(`update of ${entity} changed ${count} rows`)
        for (const name of changed) note(entity, id, name, before[name], values[name])
        return { ...before, ...Object.fromEntries(changed.map((name) => [name, values[name]!])), version: next } as never
      },
      choose: (entity, id, patch) => {
        const before = row(entity, id)
        if (!before) throw new Refusal('not-found')
        const values = checked(entity, patch as Record<string, Scalar>)
        const names = Object.keys(values)
        this.run(`UPDATE ${entity} SET ${[...names, 'updatedAt', 'updatedBy'].map((name) => `${name} = ?`).join(', ')}, version = version + 1 WHERE id = ?`, [...names.map((name) => values[name]!), meta.at, meta.actorId, id])
        for (const name of names) note(entity, id, name, before[name], values[name])
      },
      remove: (entity, id) => {
        const before = row(entity, id)
        if (!before) throw new Refusal('not-found')
        this.run(`DELETE FROM ${entity} WHERE id = ?`, [id])
        note(entity, id, '*', Object.fromEntries(Object.entries(before).filter(([name]) => !RESERVED.includes(name))), null)
      },
      restore: (entity, values) => {
        put(entity, { version: 1, createdAt: meta.at, createdBy: meta.actorId, updatedAt: meta.at, updatedBy: meta.actorId, ...values })
        const { id, ...rest } = values
        note(entity, String(id), '*', null, rest)
      },
    }
  }
}

/** Only known fields, no undefined (the driver would turn it into NULL), every value as the model says. */
function checked(entity: EntityName, values: Record<string, unknown>): Record<string, Scalar> {
  const fields = MODEL[entity].fields as Record<string, { schema: { safeParse: (value: unknown) => { success: boolean } } }>
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name]
    if (!field) throw new Error(`${entity} has no field ${name}`)
    if (value === undefined) throw new Error(`${entity}.${name} is undefined`)
    if (!field.schema.safeParse(value).success) throw new Refusal('bad-input', { field: name })
  }
  return values as Record<string, Scalar>
}
