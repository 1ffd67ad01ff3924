// What restoring a backup would undo, told before it is done: the operations it lacks, by what, whom and which cases. Works on what can be read when the present store is damaged.
import { fail, ok, type Result } from '../shared/contract.ts'
import { ENTITY_NAMES, MODEL, type EntityName } from '../shared/model/index.ts'
import { backupError, reading, type Backup } from './backup.ts'
import type { Connection } from './open.ts'
import { readRange } from './recovery.ts'

export interface PreviewSide { operations: number | null; lastAt: string | null; counts: Partial<Record<EntityName, number>> }
export interface RestorePreview {
  /** `partly`: some of it cannot be read, and the rest is told; `no`: nothing can; `none`: there is no present store */
  present: 'whole' | 'partly' | 'no' | 'none'
  before: PreviewSide | null
  after: PreviewSide
  /** operations in the present store that the backup lacks */
  lost: number
  byName: { name: string; count: number }[]
  byActor: { name: string; count: number }[]
  cases: { caseId: string; caseNumber: string | null; isNew: boolean; operations: number }[]
  firstAt: string | null
  lastAt: string | null
}

interface Op { seq: number; opId: string; name: string; actorId: string; at: string }
interface Change { seq: number; opSeq: number; entity: EntityName; entityId: string; field: string }

/** Counts what can be read; a table that cannot is left out. After a damaged page a connection reads nothing more, so each has its own. */
function side(path: string, key: Uint8Array): { side: PreviewSide; whole: boolean } {
  let whole = true
  const ask = <T>(sql: string): T | null => {
    try {
      return reading(path, key, 'store-damaged', (db) => db.prepare(sql).get() as T)
    } catch {
      whole = false
      return null
    }
  }
  const fast = () => reading(path, key, 'store-damaged', (db) => ENTITY_NAMES.map((name) => [name, (db.prepare(`SELECT count(*) AS n FROM ${name}`).get() as { n: number }).n] as const))
  const head = ask<{ n: number; at: string | null }>('SELECT count(*) AS n, max(at) AS at FROM operation')
  let counts: (readonly [EntityName, number])[]
  try {
    counts = fast()
  } catch {
    counts = ENTITY_NAMES.flatMap((name) => {
      const row = ask<{ n: number }>(`SELECT count(*) AS n FROM ${name}`)
      return row ? [[name, row.n] as const] : []
    })
  }
  return { side: { operations: head?.n ?? null, lastAt: head?.at ?? null, counts: Object.fromEntries(counts) }, whole }
}

const tally = (values: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const one of values) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

/** Entity -> how its rows lead to their cases. */
function casePaths(): Partial<Record<EntityName, string>> {
  const own = ENTITY_NAMES.filter((name) => 'caseId' in MODEL[name].fields).map((name) => [name, `SELECT caseId FROM ${name} WHERE id = ?`])
  return { ...Object.fromEntries(own), housingCase: 'SELECT ? AS caseId', person: 'SELECT id AS caseId FROM housingCase WHERE personId = ?' }
}

function caseLookup(db: Connection) {
  const paths = Object.fromEntries(Object.entries(casePaths()).map(([entity, sql]) => [entity, db.prepare(sql)]))
  const number = db.prepare('SELECT caseNumber FROM housingCase WHERE id = ?')
  return {
    casesOf: (change: Change) => (paths[change.entity]?.all(change.entityId) ?? []) as { caseId: string }[],
    numberOf: (caseId: string) => (number.get(caseId) as { caseNumber: string } | undefined)?.caseNumber ?? null,
  }
}

/**
 * Compare a backup with the present store. Says no more than names of operations and users, times, and case numbers.
 * @param path of the present store; null when there is none
 */
export function previewRestore(options: { path: string | null; key: Uint8Array; backup: Backup }): Result<RestorePreview> {
  const { path, key, backup } = options
  try {
    const after = side(backup.file, key).side
    const known = reading(backup.file, key, 'backup-damaged', (db) => new Set(db.prepare('SELECT opId FROM operation').pluck().all() as string[]))
    const empty = { after, lost: 0, byName: [], byActor: [], cases: [], firstAt: null, lastAt: null }
    if (path === null) return ok({ present: 'none', before: null, ...empty })
    const operations = readRange<Op>(path, key, 'operation', 'seq, opId, name, actorId, at', 0)
    if (!operations.opened) return ok({ present: 'no', before: null, ...empty })
    const before = side(path, key)
    const lost = operations.rows.filter((row) => !known.has(row.opId))
    const fromSeq = lost[0]?.seq ?? Infinity
    const seqs = new Set(lost.map((row) => row.seq))
    const changes = lost.length === 0 ? { rows: [], unread: [] } : readRange<Change>(path, key, 'change', 'seq, opSeq, entity, entityId, field', 0, `opSeq >= ${fromSeq}`)
    const touched = changes.rows.filter((row) => seqs.has(row.opSeq))
    const times = lost.map((row) => row.at).sort()
    return ok({
      present: before.whole && operations.unread.length === 0 && changes.unread.length === 0 ? 'whole' : 'partly',
      before: before.side, after, lost: lost.length,
      byName: tally(lost.map((row) => row.name)), byActor: tally(actorNames(options, path, lost)), cases: touchedCases(options, path, touched),
      firstAt: times[0] ?? null, lastAt: times.at(-1) ?? null,
    })
  } catch (error) {
    return fail({ code: backupError(error) })
  }
}

/** From the present store where it can be read, else from the backup. */
function withEither<T>(options: { key: Uint8Array; backup: Backup }, path: string, act: (db: Connection) => T): T {
  try {
    return reading(path, options.key, 'store-damaged', act)
  } catch {
    return reading(options.backup.file, options.key, 'backup-damaged', act)
  }
}

function actorNames(options: { key: Uint8Array; backup: Backup }, path: string, lost: readonly Op[]): string[] {
  const names = withEither(options, path, (db) => new Map((db.prepare('SELECT id, name FROM appUser').all() as { id: string; name: string }[]).map((row) => [row.id, row.name])))
  return lost.map((row) => names.get(row.actorId) ?? 'Ukjent')
}

function touchedCases(options: { key: Uint8Array; backup: Backup }, path: string, changes: readonly Change[]): RestorePreview['cases'] {
  return withEither(options, path, (db) => {
    const look = caseLookup(db)
    const created = new Set(changes.filter((row) => row.entity === 'housingCase' && row.field === '*').map((row) => row.entityId))
    const byCase = new Map<string, Set<number>>()
    for (const change of changes) for (const { caseId } of look.casesOf(change)) byCase.set(caseId, (byCase.get(caseId) ?? new Set()).add(change.opSeq))
    return [...byCase].map(([caseId, ops]) => ({ caseId, caseNumber: look.numberOf(caseId), isNew: created.has(caseId), operations: ops.size })).sort((a, b) => b.operations - a.operations || (a.caseId < b.caseId ? -1 : 1))
  })
}
