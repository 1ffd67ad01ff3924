// A store as an older version left it, and what must not differ after it is brought up to date.
import { join } from 'node:path'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { openStore, type Connection } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { countingIds, KEY, NOW, testFolder } from '../support/store.ts'

export const folder = testFolder()
let n = 0
/** A number nobody has had. */
export const nextNumber = () => n++

export type Values = Record<string, string | number | null>
export const rowsOf = <T = Values>(db: Connection, sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as T[]
export const tablesOf = (db: Connection) => rowsOf<{ name: string }>(db, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_text_%' ORDER BY name`).map((one) => one.name)
export const objectsOf = (db: Connection) => rowsOf<{ type: string; name: string; sql: string }>(db, `SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger', 'view') AND sql IS NOT NULL ORDER BY name`)
export const versionOf = (db: Connection) => db.pragma('user_version', { simple: true })
export const columnsOf = (db: Connection, table: string) => rowsOf<{ name: string; type: string; notnull: number }>(db, 'SELECT name, type, "notnull" FROM pragma_table_info(?)', table)

/** Every row of every table, in the columns that table had. */
export const everything = (db: Connection, shape: ReadonlyMap<string, string[]>) => Object.fromEntries([...shape].map(([table, names]) => [table, rowsOf(db, `SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM ${table} ORDER BY rowid`)]))
export const shapeOf = (db: Connection) => new Map(tablesOf(db).map((table) => [table, columnsOf(db, table).map((one) => one.name)]))

/** A store as this version left it, empty. */
export function emptyAt(version: number): { db: Connection; path: string } {
  const path = join(folder, `v${version}-${n++}.bolig`)
  const opened = openStore({ path, key: KEY, create: true })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const { db } = opened
  db.pragma('foreign_keys=OFF')
  for (const { name, type } of rowsOf<{ name: string; type: string }>(db, `SELECT name, type FROM sqlite_master WHERE type IN ('table', 'trigger') AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_text_%'`)) db.exec(`DROP ${type} IF EXISTS "${name}"`)
  for (const one of MIGRATIONS.slice(0, version)) db.exec(one.sql)
  db.pragma(`user_version=${version}`)
  db.pragma('foreign_keys=ON')
  return { db, path }
}

/** Put a row in, whatever it needs filled in; its stamps and version are its own. */
export function put(db: Connection, table: string, values: Values): string {
  const i = n++
  const given: Values = { id: `${table}-${i}`, version: 1 + (i % 7), createdAt: `2026-01-0${1 + (i % 9)}T08:00:00.000Z`, createdBy: `user-${i % 3}`, updatedAt: `2026-02-0${1 + (i % 9)}T08:00:00.000Z`, updatedBy: `user-${i % 4}`, ...values }
  const names = Object.keys(given)
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...names.map((name) => given[name]!))
  return given['id'] as string
}

export const DWELLING = { kind: 'rental', state: 'vacant', disposalForm: 'owned', stepFree: 'unknown', wheelchair: 'no', showerNoThreshold: 'yes', ownEntrance: 'unknown', petsAllowed: 'unknown', quiet: 'unknown' }
export const AWKWARD = `Ærlig «sitat» O'Brien "x" \\ 👩‍👧 \n${'å'.repeat(9000)}`

/** The same store with operations in its log, written by the log's own writer into tables that both versions have. */
export function logged(db: Connection, path: string): void {
  const store = new Store(db, path, 'pc-old', countingIds())
  for (let i = 0; i < 40; i++) {
    store.transaction({ opId: `op-${i}`, name: 'setting.set', actorId: 'user-0', role: 'leader', reason: i % 3 === 0 ? 'Grunn' : null, at: NOW, undoes: null }, (write) => {
      if (i === 0) write.insert('setting', { id: 'logged', key: 'office', value: 'x' })
      else write.update('setting', 'logged', null, { value: `verdi ${i}` })
      return {}
    })
  }
}
