// Runs pending migrations: one exclusive transaction each, foreign keys checked inside it, an encrypted copy of the file before the first.
import { existsSync, rmSync } from 'node:fs'
import type { Connection } from './open.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'

/** The copy that is made before a store is migrated. */
export const copyBefore = (path: string, version: number) => `${path}.before-v${version}`

/**
 * Bring a store to the newest schema.
 * @throws whatever the failing statement threw; the transaction is rolled back and the store is as it was
 */
export function migrate(db: Connection, path: string, migrations: readonly Migration[] = MIGRATIONS): void {
  const from = db.pragma('user_version', { simple: true }) as number
  const pending = migrations.filter((one) => one.version > from)
  if (pending.length === 0) return
  if (from > 0) copyStore(db, copyBefore(path, pending[0]!.version))
  db.pragma('foreign_keys=OFF')
  try {
    for (const one of pending) apply(db, one)
  } finally {
    db.pragma('foreign_keys=ON')
  }
}

function apply(db: Connection, migration: Migration): void {
  db.exec('BEGIN EXCLUSIVE')
  try {
    db.exec(migration.sql)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`migration ${migration.version}: ${broken.length} foreign keys broken`)
    db.pragma(`user_version=${migration.version}`)
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** An encrypted copy with the same key. The driver's own backup does not work on encrypted files. */
export function copyStore(db: Connection, target: string): void {
  if (existsSync(target)) rmSync(target)
  db.prepare('VACUUM INTO ?').run(target)
}
