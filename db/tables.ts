// The tables as kysely sees them. kysely only compiles; the store runs.
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Tables as ModelTables } from '../shared/model/index.ts'

export interface OperationRow { seq: number; opId: string; name: string; actorId: string; role: string; reason: string | null; at: string; stamp: string; device: string; undoes: string | null; previous: string; hash: string }
export interface ChangeRow { seq: number; opSeq: number; entity: string; entityId: string; field: string; digest: string }
export interface ChangeValueRow { changeSeq: number; before: string | null; after: string | null; salt: string | null }
export interface ReadLogRow { seq: number; at: string; userId: string; operation: string; entity: string; entityId: string; reason: string | null; previous: string; hash: string }

export type Schema = ModelTables & {
  operation: OperationRow
  change: ChangeRow
  change_value: ChangeValueRow
  operation_result: { opId: string; value: string }
  read_log: ReadLogRow
  search_item: { rowid: number; kind: string; targetId: string; sourceId: string }
}

/** The query builder. It has no connection and cannot run anything. */
export const q = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})
