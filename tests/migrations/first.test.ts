// Migration 1, and the runner with awkward ones: a failing statement, broken foreign keys, a copy before the first pending one.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyBefore, migrate } from '../../db/migrate.ts'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { openStore, type Connection } from '../../db/open.ts'
import { KEY, testFolder } from '../support/store.ts'

const folder = testFolder()
let n = 0

function fresh(): { db: Connection; path: string } {
  const path = join(folder, `migrering-${n++}.bolig`)
  const opened = openStore({ path, key: KEY, create: true })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  return { db: opened.db, path }
}

const version = (db: Connection) => db.pragma('user_version', { simple: true })
const stamps = `'now', 'me', 'now', 'me'`

describe('migration 1', () => {
  it('makes only STRICT tables with foreign keys that hold', () => {
    const { db } = fresh()
    const loose = db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_text%'`).all()
    expect(loose).toEqual([])
    expect(db.pragma('foreign_key_check')).toEqual([])
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it.each([
    ['a value outside a code list', `INSERT INTO dwelling (id, buildingId, kind, state, disposalForm, stepFree, wheelchair, showerNoThreshold, ownEntrance, petsAllowed, quiet, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('d', 'b', 'castle', 'vacant', 'owned', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 1, ${stamps})`],
    ['a third kind of answer', `INSERT INTO building (id, address, lift, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('x', 'A', 'maybe', 1, ${stamps})`],
    ['text where a number belongs', `INSERT INTO building (id, address, lift, builtYear, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('x', 'A', 'yes', 'gammelt', 1, ${stamps})`],
    ['a case without a person', `INSERT INTO housingCase (id, caseNumber, personId, status, livingSituation, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('c', '1', 'nobody', 'received', 'unknown', 1, ${stamps})`],
  ])('refuses %s', (_what, sql) => {
    const { db } = fresh()
    db.exec(`INSERT INTO building (id, address, lift, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('b', 'Å', 'unknown', 1, ${stamps})`)
    expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i)
  })

  it('keeps æøå, emoji, quotes and very long text as they are', () => {
    const { db } = fresh()
    for (const [i, value] of ['Ærlig Ødegård Åsen', `O'Brien "x" \\`, '👩‍👧 familie', 'a'.repeat(20_000)].entries()) {
      db.prepare(`INSERT INTO setting (id, key, value, version, createdAt, createdBy, updatedAt, updatedBy) VALUES (?, ?, ?, 1, ${stamps})`).run(String(i), String(i), value)
      expect((db.prepare('SELECT value FROM setting WHERE id = ?').get(String(i)) as { value: string }).value).toBe(value)
    }
  })
})

describe('the runner', () => {
  const next = (sql: string) => [...MIGRATIONS, { version: MIGRATIONS.length + 1, sql }]

  it('copies the store, encrypted, before the first pending migration', () => {
    const { db, path } = fresh()
    db.exec(`INSERT INTO building (id, address, lift, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('b', 'Hemmelig gate 1', 'unknown', 1, ${stamps})`)
    migrate(db, path, next('ALTER TABLE building ADD COLUMN heating TEXT'))
    expect(version(db)).toBe(MIGRATIONS.length + 1)
    const copy = copyBefore(path, MIGRATIONS.length + 1)
    expect(existsSync(copy)).toBe(true)
    expect(readFileSync(copy).includes('Hemmelig gate')).toBe(false)
    const opened = openStore({ path: copy, key: KEY })
    expect(opened.outcome === 'opened' && opened.db.prepare('SELECT address FROM building').all()).toEqual([{ address: 'Hemmelig gate 1' }])
    if (opened.outcome === 'opened') opened.db.close()
  })

  it('leaves the store as it was when a statement fails halfway', () => {
    const { db, path } = fresh()
    expect(() => migrate(db, path, next('CREATE TABLE half (id TEXT) STRICT; INSERT INTO nowhere VALUES (1)'))).toThrow()
    expect(version(db)).toBe(MIGRATIONS.length)
    expect(db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'half'`).all()).toEqual([])
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('refuses to commit a migration that breaks foreign keys', () => {
    const { db, path } = fresh()
    expect(() => migrate(db, path, next(`INSERT INTO voidStep (id, vacancyId, position, title, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('s', 'nowhere', 1, 'x', 1, ${stamps})`))).toThrow(/foreign keys/)
    expect(version(db)).toBe(MIGRATIONS.length)
  })
})
