// The floor of the merge bench: the same changes, decoded beforehand, as a log row and a cell (or a new row) each, in one transaction on the same encrypted file.
// No proof of who wrote them, no conflicts, no search, no rules.
import { copyFileSync, readFileSync } from 'node:fs'
import { MODEL, type EntityName } from '../../shared/model/index.ts'
import type { Scalar } from '../../db/store.ts'
import { measured, onJob } from './merge-measure.ts'
import { openAs, type PlainChange, type Prepared } from './merge-prepare.ts'
import { timed } from './stats.ts'

onJob<{ prepared: Prepared; file: string }>(async ({ prepared, file }) => {
  copyFileSync(prepared.base, file)
  const { db } = openAs(file, Uint8Array.from(prepared.key))
  const changes = readFileSync(prepared.plain, 'utf8').split('\n').map((line) => {
    const [stamp, entity, id, field, after] = JSON.parse(line) as PlainChange
    const value = after === null ? null : (JSON.parse(after) as Scalar | Record<string, Scalar>)
    return { stamp, entity: entity as EntityName, id, field, after, values: field === '*' ? Object.keys(MODEL[entity as EntityName].fields).map((name) => (value as Record<string, Scalar>)[name] ?? null) : [value as Scalar] }
  })
  db.exec('CREATE TABLE floorLog (seq INTEGER PRIMARY KEY, stamp TEXT NOT NULL, entity TEXT NOT NULL, entityId TEXT NOT NULL, field TEXT NOT NULL, after TEXT); CREATE UNIQUE INDEX floorOnce ON floorLog (entityId, field, entity, stamp)')
  for (const entity of new Set(changes.map((one) => one.entity))) {
    const names = Object.keys(MODEL[entity].fields)
    db.exec(`CREATE TABLE floor_${entity} (id TEXT PRIMARY KEY, ${names.join(', ')}); INSERT INTO floor_${entity} (id, ${names.join(', ')}) SELECT id, ${names.join(', ')} FROM ${entity}`)
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  const statements = new Map<string, ReturnType<typeof db.prepare>>()
  const statementOf = (entity: EntityName, field: string) => {
    const key = entity + field
    let found = statements.get(key)
    if (!found) {
      const names = field === '*' ? Object.keys(MODEL[entity].fields) : [field]
      found = db.prepare(`INSERT INTO floor_${entity} (id, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)}) ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`)
      statements.set(key, found)
    }
    return found
  }
  const log = db.prepare('INSERT OR IGNORE INTO floorLog (stamp, entity, entityId, field, after) VALUES (?, ?, ?, ?, ?)')
  const merge = db.transaction(() => {
    for (const one of changes) if (log.run(one.stamp, one.entity, one.id, one.field, one.after).changes > 0) statementOf(one.entity, one.field).run([one.id, ...one.values])
  })
  const first = await measured(() => merge.immediate())
  return { ...first, againMs: await timed(() => merge.immediate()), changes: changes.length }
})
