// Migration 4 on files that version 3 wrote: three tables of the meeting are made anew with rows pointing at them, and not a row, a version or a line of the log may differ.
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyLogs } from '../../db/log.ts'
import { migrate } from '../../db/migrate.ts'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { openStore, type Connection } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { agendaSource, clockKind, teamDecisionKind } from '../../shared/model/codes.ts'
import { countingIds, KEY } from '../support/store.ts'
import { AWKWARD, columnsOf, DWELLING, emptyAt, everything, folder, logged, nextNumber, objectsOf, put, rowsOf, shapeOf, tablesOf, versionOf } from './old.ts'

const ITEM_STATUSES = ['waiting', 'current', 'done', 'deferred']
const KINDS = ['allocate', 'refuse', 'defer', 'clarify', 'measure', 'orderDwelling', 'escalate']
const OLD_CLOCKS = ['interimReply', 'leaseEnd', 'step']

/** A meeting with an item of each status, a decision of each kind, and rows that point at both. */
function fill(db: Connection): void {
  db.exec('BEGIN')
  put(db, 'appUser', { id: 'user-0', username: 'ingrid', name: 'Ingrid Moe', initials: 'IM', role: 'leader', slotId: 's'.repeat(64), active: 'yes' })
  put(db, 'setting', { key: 'municipality', value: AWKWARD })
  const service = put(db, 'service', { id: 'nav', name: 'NAV', roomName: 'NAV', position: 1, standing: 'yes' })
  const other = put(db, 'service', { name: 'Eiendom', roomName: 'Eiendom', position: 2, standing: 'yes' })
  const building = put(db, 'building', { address: AWKWARD, lift: 'unknown' })
  const meeting = put(db, 'meeting', { id: 'meeting-0', heldOn: '2026-10-01', startsAt: '09:00', endsAt: '11:00', status: 'closed' })
  for (const serviceId of [service, other]) put(db, 'presence', { meetingId: meeting, serviceId, personName: serviceId === service ? null : 'Jonas', present: 'yes' })
  for (const [i, kind] of KINDS.entries()) {
    const person = put(db, 'person', { name: `Søker ${i}`, protectedAddress: 'none', interpreter: 'unknown' })
    const caseId = put(db, 'housingCase', { id: `case-${i}`, caseNumber: `2026/${i}`, personId: person, status: 'waiting', livingSituation: 'unknown' })
    const dwellingId = put(db, 'dwelling', { buildingId: building, unitNumber: `H010${i}`, ...DWELLING })
    const item = put(db, 'agendaItem', { meetingId: meeting, caseId, title: AWKWARD.slice(0, 200), question: AWKWARD, reason: null, position: i, plannedMinutes: 8, status: ITEM_STATUSES[i % 4]!, startedAt: null, usedSeconds: 17 * i, postponed: i, privateNote: i % 2 ? AWKWARD : null })
    const decided = put(db, 'teamDecision', { meetingId: meeting, agendaItemId: item, caseId, kind, text: 'Bestemt', dwellingId, ownerServiceId: service, mandate: ['team', 'mustConfirm', 'confirmed', 'rejected'][i % 4]!, tentative: 'no', shownInRoom: 'yes', reason: i % 2 ? AWKWARD : null })
    put(db, 'allocation', { dwellingId, caseId, meetingDecisionId: decided, status: 'cancelled', allocatedOn: '2026-10-02' })
    const plan = put(db, 'followUpPlan', { caseId, dwellingId, status: 'active', planVersion: 1, team: '[]', startedOn: '2026-11-01' })
    put(db, 'measure', { planId: plan, text: 'Ringe', status: 'planned', teamDecisionId: decided })
    put(db, 'consent', { caseId, serviceId: service, topics: '["health"]', status: ['given', 'refused', 'withdrawn', 'notAsked'][i % 4]!, validTo: null })
    put(db, 'handover', { caseId, toServiceId: service, handedOn: '2026-09-01', planned: 'no' })
    if (i === 0) put(db, 'roomState', { meetingId: meeting, agendaItemId: item, covered: 'yes', uncovered: '[]' })
  }
  for (const [i, kind] of OLD_CLOCKS.entries()) put(db, 'clockStop', { caseId: 'case-0', kind, targetId: `t-${i}`, ground: AWKWARD, startsOn: '2026-10-01', by: 'Ingrid Moe' })
  db.exec('COMMIT')
}

describe('migration 4', () => {
  let made: { db: Connection; path: string }
  let shape: ReturnType<typeof shapeOf>
  let before: ReturnType<typeof everything>
  let objects: ReturnType<typeof objectsOf>
  beforeAll(() => {
    made = emptyAt(3)
    fill(made.db)
    logged(made.db, made.path)
    shape = shapeOf(made.db)
    before = everything(made.db, shape)
    objects = objectsOf(made.db)
    migrate(made.db, made.path)
  })

  it('leaves every row of every table as it was, with its version and stamps', () => {
    expect(before['teamDecision']!.map((row) => row['kind'])).toEqual(KINDS)
    expect(versionOf(made.db)).toBe(MIGRATIONS.length)
    expect(everything(made.db, shape)).toEqual(before)
    expect([made.db.pragma('foreign_key_check'), made.db.pragma('integrity_check', { simple: true }), made.db.pragma('foreign_keys', { simple: true })]).toEqual([[], 'ok', 1])
    expect(tablesOf(made.db).filter((name) => name.endsWith('_next'))).toEqual([])
  })

  it('what is new is empty for what is old: nothing is made up', () => {
    for (const [table, names] of [['agendaItem', ['source', 'overrideReason', 'deferUntil']], ['teamDecision', ['dissent', 'orderKind', 'waitingCount', 'confirmedOn']], ['consent', ['purposes', 'form', 'givenBy']], ['handover', ['status', 'answeredOn']]] as const) for (const name of names) expect(rowsOf(made.db, `SELECT 1 FROM ${table} WHERE ${name} IS NOT NULL`), `${table}.${name}`).toEqual([])
  })

  it('gives an old file the schema a new one has', () => {
    const fresh = openStore({ path: join(folder, `ny-${nextNumber()}.bolig`), key: KEY, create: true })
    if (fresh.outcome !== 'opened') throw new Error(fresh.outcome)
    const schema = (db: Connection) => [objectsOf(db), tablesOf(db).map((table) => [table, columnsOf(db, table), rowsOf(db, 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?) ORDER BY "from"', table)])]
    expect(schema(made.db)).toEqual(schema(fresh.db))
    fresh.db.close()
  })

  it('keeps every index and trigger; only what the same presence is, is wider', () => {
    const now = new Map(objectsOf(made.db).map((one) => [one.name, one]))
    expect(objects.filter((one) => now.get(one.name)?.sql !== one.sql).map((one) => one.name)).toEqual(['presenceOnce'])
  })

  it('points every reference at the table that took the old one’s place', () => {
    const decided = before['teamDecision']![0]!, item = before['agendaItem']![0]!
    expect(() => made.db.prepare('DELETE FROM teamDecision WHERE id = ?').run(decided['id']!)).toThrow(/FOREIGN KEY/)
    expect(() => made.db.prepare('DELETE FROM agendaItem WHERE id = ?').run(item['id']!)).toThrow(/FOREIGN KEY/)
    expect(() => made.db.prepare('UPDATE measure SET teamDecisionId = ?').run('nowhere')).toThrow(/FOREIGN KEY/)
  })

  it('a person of a service is there once, and two of the same service can be', () => {
    const { db } = made
    db.exec('BEGIN')
    const values = { meetingId: 'meeting-0', serviceId: 'nav', present: 'yes' }
    put(db, 'presence', { ...values, personName: 'Amira' })
    expect(() => put(db, 'presence', { ...values, personName: 'Amira' })).toThrow(/UNIQUE/)
    expect(() => put(db, 'presence', { ...values, personName: null })).toThrow(/UNIQUE/)
    db.exec('ROLLBACK')
  })

  it('takes the codes of the model and no others', () => {
    const { db } = made
    db.exec('BEGIN')
    for (const [table, column, values] of [['teamDecision', 'kind', teamDecisionKind.values], ['agendaItem', 'source', agendaSource.values], ['agendaItem', 'status', ['parked']], ['clockStop', 'kind', clockKind.values]] as const) {
      for (const value of values) expect(db.prepare(`UPDATE ${table} SET ${column} = ?`).run(value).changes, `${table}.${column} ${value}`).toBeGreaterThan(0)
      expect(() => db.prepare(`UPDATE ${table} SET ${column} = 'noe annet'`).run(), table).toThrow(/CHECK/)
    }
    db.exec('ROLLBACK')
  })

  it('the log verifies, and stays append-only', () => {
    expect(verifyLogs(new Store(made.db, made.path, 'pc-old', countingIds()))).toEqual({ operations: 40, reads: 0, firstBad: null })
  })
})
