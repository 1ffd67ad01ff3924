// Migration 5 on files that version 4 wrote: three tables are made anew to take more codes, and plans, dwellings and stays get new columns. What was there stays as it was.
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyLogs } from '../../db/log.ts'
import { migrate } from '../../db/migrate.ts'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { openStore, type Connection } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { clockKind, importKind, lifeDomain, signalKind, trackStepKind, type ClockKind } from '../../shared/model/codes.ts'
import { ENTITY_NAMES, MODEL } from '../../shared/model/index.ts'
import { countingIds, KEY } from '../support/store.ts'
import { AWKWARD, columnsOf, DWELLING, emptyAt, everything, folder, logged, nextNumber, objectsOf, put, rowsOf, shapeOf, tablesOf, versionOf } from './old.ts'

const OLD_CLOCKS: ClockKind[] = ['interimReply', 'leaseEnd', 'consentEnd', 'handoverAnswer']
const OLD_IMPORTS = ['dwellings', 'applicants', 'tenancies']

/** Imports with rows that point at them, stopped clocks, and a plan with everything that hung on one. */
function fill(db: Connection): void {
  db.exec('BEGIN')
  put(db, 'appUser', { id: 'user-0', username: 'ingrid', name: 'Ingrid Moe', initials: 'IM', role: 'leader', slotId: 's'.repeat(64), active: 'yes' })
  const building = put(db, 'building', { address: AWKWARD, lift: 'unknown' })
  const person = put(db, 'person', { name: AWKWARD.slice(0, 200), protectedAddress: 'none', interpreter: 'unknown' })
  const caseId = put(db, 'housingCase', { id: 'case-0', caseNumber: '2026/1', personId: person, status: 'housed', livingSituation: 'municipalRent' })
  const dwellingId = put(db, 'dwelling', { id: 'dwelling-0', buildingId: building, unitNumber: 'H0101', ...DWELLING })
  put(db, 'tenancy', { dwellingId, caseId, tenantName: AWKWARD.slice(0, 200), status: 'active', term: 'fixedTerm', startsOn: '2024-02-29' })
  put(db, 'temporaryStay', { caseId, kind: 'hotel', place: AWKWARD, startsOn: '2023-12-31', endsOn: '2024-02-29' })
  const plan = put(db, 'followUpPlan', { id: 'plan-0', caseId, dwellingId, status: 'active', planVersion: 3, team: JSON.stringify([{ name: AWKWARD.slice(0, 50), role: 'Søster', note: null, lead: true }]), startedOn: '2024-03-01' })
  const goal = put(db, 'goal', { planId: plan, domain: 'home', ownWords: AWKWARD.slice(0, 200), position: 1 })
  for (const value of [1, 5]) put(db, 'mastery', { goalId: goal, statedOn: '2025-01-01', value })
  put(db, 'measure', { planId: plan, goalId: goal, text: 'Ringe', status: 'planned' })
  put(db, 'visit', { planId: plan, plannedOn: '2026-02-28', title: 'Besøk', status: 'missed', noteText: AWKWARD })
  put(db, 'savedView', { userId: 'user-0', place: 'cases', name: AWKWARD.slice(0, 80), definition: '{}', position: 2 })
  for (const kind of OLD_IMPORTS) {
    const run = put(db, 'importRun', { kind, fileName: AWKWARD.slice(0, 100), status: kind === 'tenancies' ? 'undone' : 'applied', counts: '{}', report: AWKWARD, opId: `op-${kind}` })
    put(db, 'importedRecord', { targetEntity: 'dwelling', targetId: `${dwellingId}-${kind}`, importRunId: run, rowNumber: 7, record: AWKWARD })
    put(db, 'importMapping', { name: AWKWARD.slice(0, 80), kind, definition: AWKWARD })
  }
  for (const [i, kind] of OLD_CLOCKS.entries()) put(db, 'clockStop', { caseId, kind, targetId: `t-${i}`, ground: AWKWARD, startsOn: '2026-10-01', endsOn: i % 2 ? '2026-12-01' : null, by: 'Ingrid Moe' })
  db.exec('COMMIT')
}

describe('migration 5', () => {
  let made: { db: Connection; path: string }
  let before: ReturnType<typeof everything>
  let shape: ReturnType<typeof shapeOf>
  let objects: ReturnType<typeof objectsOf>
  beforeAll(() => {
    made = emptyAt(4)
    fill(made.db)
    logged(made.db, made.path)
    shape = shapeOf(made.db)
    before = everything(made.db, shape)
    objects = objectsOf(made.db)
    migrate(made.db, made.path)
  })

  it('leaves every row of every table as it was, with its version and stamps', () => {
    expect(before['importRun']!.map((row) => row['kind'])).toEqual(OLD_IMPORTS)
    expect(versionOf(made.db)).toBe(MIGRATIONS.length)
    expect(everything(made.db, shape)).toEqual(before)
    expect([made.db.pragma('foreign_key_check'), made.db.pragma('integrity_check', { simple: true }), made.db.pragma('foreign_keys', { simple: true })]).toEqual([[], 'ok', 1])
    expect(tablesOf(made.db).filter((name) => name.endsWith('_next'))).toEqual([])
  })

  it('what is new is empty for what is old: no anchor, horizon, outcome or colour is made up', () => {
    const added: Record<string, string[]> = Object.fromEntries([...shape].map(([table, names]) => [table, columnsOf(made.db, table).map((one) => one.name).filter((name) => !names.includes(name))]))
    expect(Object.values(added).flat().length).toBeGreaterThanOrEqual(29)
    for (const [table, names] of Object.entries(added)) for (const name of names) expect(rowsOf(made.db, `SELECT 1 FROM ${table} WHERE ${name} IS NOT NULL`), `${table}.${name}`).toEqual([])
    for (const table of tablesOf(made.db).filter((name) => !shape.has(name))) expect(rowsOf(made.db, `SELECT 1 FROM ${table}`), table).toEqual([])
  })

  it('gives an old file the schema a new one has, a table for each entity with its fields in order', () => {
    const fresh = openStore({ path: join(folder, `ny-${nextNumber()}.bolig`), key: KEY, create: true })
    if (fresh.outcome !== 'opened') throw new Error(fresh.outcome)
    const schema = (db: Connection) => [objectsOf(db), tablesOf(db).map((table) => [table, columnsOf(db, table), rowsOf(db, 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?) ORDER BY "from"', table)])]
    expect(schema(made.db)).toEqual(schema(fresh.db))
    for (const name of ENTITY_NAMES) expect(columnsOf(made.db, name).map((one) => one.name).toSorted(), name).toEqual(['id', ...Object.keys(MODEL[name].fields), 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'].toSorted())
    fresh.db.close()
  })

  it('keeps every index and trigger', () => {
    const now = new Map(objectsOf(made.db).map((one) => [one.name, one]))
    expect(objects.filter((one) => now.get(one.name)?.sql !== one.sql).map((one) => one.name)).toEqual([])
  })

  it('points every reference at the table that took the old one’s place', () => {
    expect(() => made.db.prepare('DELETE FROM importRun WHERE id = ?').run(before['importRun']![0]!['id']!)).toThrow(/FOREIGN KEY/)
    expect(() => made.db.prepare('UPDATE importedRecord SET importRunId = ?').run('nowhere')).toThrow(/FOREIGN KEY/)
    expect(() => put(made.db, 'signal', { tenancyId: 'nowhere', kind: 'arrears', seenOn: '2026-11-01', source: 'x', by: 'x' })).toThrow(/FOREIGN KEY/)
  })

  it('takes the codes of the model and no others', () => {
    const { db } = made
    db.exec('BEGIN')
    put(db, 'signal', { id: 'signal-0', kind: 'arrears', seenOn: '2026-11-01', source: 'x', by: 'x' })
    for (const [table, column, values] of [['importRun', 'kind', importKind.values], ['importMapping', 'kind', importKind.values], ['clockStop', 'kind', clockKind.values], ['signal', 'kind', signalKind.values], ['goal', 'domain', lifeDomain.values]] as const) {
      for (const value of values) expect(db.prepare(`UPDATE ${table} SET ${column} = ?`).run(value).changes, `${table}.${column} ${value}`).toBeGreaterThan(0)
      expect(() => db.prepare(`UPDATE ${table} SET ${column} = 'noe annet'`).run(), table).toThrow(/CHECK/)
    }
    expect(trackStepKind.values).toContain('petition')
    db.exec('ROLLBACK')
  })

  it('the log verifies, and stays append-only', () => {
    expect(verifyLogs(new Store(made.db, made.path, 'pc-old', countingIds()))).toEqual({ operations: 40, reads: 0, firstBad: null })
  })
})
