// Migration 3 on files that version 2 wrote: three tables are made anew with rows pointing at them, and not a row, a version or a line of the log may differ.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { handlers } from '../../db/handlers.ts'
import { verifyLogs } from '../../db/log.ts'
import { copyBefore, migrate } from '../../db/migrate.ts'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { openStore, type Connection } from '../../db/open.ts'
import { seedMunicipality } from '../../db/settings/first.ts'
import { Store } from '../../db/store.ts'
import { createHost } from '../../electron/host.ts'
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'
import { countingIds, KEY, NOW } from '../support/store.ts'
import { AWKWARD, columnsOf, DWELLING, emptyAt, everything, folder, logged, nextNumber, objectsOf, put, rowsOf, shapeOf, tablesOf, versionOf, type Values } from './old.ts'

const REBUILT = ['application', 'decision', 'allocation'] as const
const V2 = MIGRATIONS.slice(0, 2)
const THIRD = MIGRATIONS[2]!

const STATUSES = ['allocated', 'accepted', 'declined', 'movedIn', 'cancelled', 'disputed'] as const

/** Awkward rows: empty references, every status, rows that point at the tables that are made anew, texts that try the escaping. */
function fill(db: Connection): void {
  db.exec('BEGIN')
  put(db, 'appUser', { id: 'user-0', username: 'ingrid', name: 'Ingrid Moe', initials: 'IM', role: 'leader', slotId: 's'.repeat(64), active: 'yes' })
  put(db, 'ruleSet', { id: 'old-rules', name: 'Prøveforskriften', versionLabel: 'versjon 1', validFrom: '2020-01-01', validTo: null, definition: JSON.stringify(STARTING_RULES) })
  put(db, 'setting', { key: 'municipality', value: AWKWARD })
  const service = put(db, 'service', { name: 'NAV', roomName: 'NAV', position: 1, standing: 'yes' })
  const meeting = put(db, 'meeting', { heldOn: '2026-10-01', startsAt: '09:00', endsAt: '11:00', status: 'closed' })
  const building = put(db, 'building', { address: AWKWARD, lift: 'unknown' })
  for (const [i, status] of STATUSES.entries()) {
    const person = put(db, 'person', { name: `Søker ${i}`, protectedAddress: ['none', 'confidential', 'strictlyConfidential'][i % 3]!, interpreter: 'unknown' })
    const caseId = put(db, 'housingCase', { id: `case-${i}`, caseNumber: `2026/${i}`, personId: person, status: 'waiting', livingSituation: 'unknown' })
    const dwellingId = put(db, 'dwelling', { buildingId: building, unitNumber: `H010${i}`, ...DWELLING })
    put(db, 'application', { caseId, type: ['new', 'exchange', 'renewal'][i % 3]!, receivedOn: '2026-09-01', channel: 'imported', status: ['received', 'missingInfo', 'decided', 'withdrawn'][i % 4]!, livingSituation: 'rough', interimReplyOn: i % 2 ? null : '2026-10-01' })
    for (const [j, outcome] of ['granted', 'refused', 'dismissed', 'withdrawn'].entries()) put(db, 'decision', { id: `decision-${i}-${j}`, caseId, kind: ['individualHelp', 'municipalDwelling', 'temporaryAccommodation'][j % 3]!, outcome, decidedOn: '2026-10-01', reference: j % 2 ? null : '26/100-1', legalBasis: null, rationale: j % 2 ? AWKWARD : null, contractMonths: null, appealBody: 'appealBoard', appealDeadline: null, ruleVersion: j === 0 ? 'Prøveforskriften, versjon 1' : null })
    const item = put(db, 'agendaItem', { meetingId: meeting, caseId, title: 'Sak', position: i, plannedMinutes: 8, status: 'done', usedSeconds: 0, postponed: 0 })
    const decided = put(db, 'teamDecision', { meetingId: meeting, agendaItemId: item, caseId, kind: 'allocate', text: 'Tildeles', dwellingId, ownerServiceId: service, mandate: 'team', tentative: 'no', shownInRoom: 'yes' })
    const proposal = put(db, 'proposal', { dwellingId, caseId, meetingId: meeting, status: 'decided', proposedOn: '2026-10-01' })
    const allocation = put(db, 'allocation', { dwellingId, caseId, proposalId: i % 2 ? null : proposal, meetingDecisionId: i % 2 ? decided : null, status, allocatedOn: '2026-10-02', answerBy: null, answeredOn: null, answerReason: i % 2 ? AWKWARD : null, rationale: null, explanation: i % 2 ? null : '{"rows":[]}', ruleVersion: null })
    put(db, 'allocation', { dwellingId, caseId, status: 'cancelled', allocatedOn: '2026-08-01' })
    if (status === 'disputed') db.prepare(`INSERT INTO gave_way (entity, entityId, field, written, toId) VALUES ('allocation', ?, 'status', 'allocated', 'allocation-x')`).run(allocation)
    put(db, 'tenancy', { dwellingId, caseId: i % 2 ? null : caseId, tenantName: 'Leietaker', status: ['planned', 'active', 'noticeGiven', 'ended'][i % 4]!, term: 'fixedTerm', startsOn: '2026-11-01', contractEndsOn: i % 2 ? null : '2029-11-01', rent: 900_000 })
    put(db, 'householdMember', { caseId, relation: 'child', name: null, birthDate: null })
    const plan = put(db, 'followUpPlan', { caseId, dwellingId, allocationId: allocation, status: 'active', planVersion: 1, team: '[]', startedOn: '2026-11-01' })
    put(db, 'measure', { planId: plan, text: 'Ringe', status: 'planned', teamDecisionId: decided })
  }
  db.prepare(`INSERT INTO unapplied (entity, entityId, reason) VALUES ('person', 'from-a-newer-pc', 'newer')`).run()
  db.exec('COMMIT')
}

function filled(): { db: Connection; path: string } {
  const made = emptyAt(2)
  fill(made.db)
  logged(made.db, made.path)
  return made
}

describe('migration 3', () => {
  let made: { db: Connection; path: string }
  let shape: Map<string, string[]>
  let before: ReturnType<typeof everything>
  let objects: ReturnType<typeof objectsOf>
  let store: Store
  beforeAll(() => {
    made = filled()
    shape = shapeOf(made.db)
    before = everything(made.db, shape)
    objects = objectsOf(made.db)
    migrate(made.db, made.path)
    store = new Store(made.db, made.path, 'pc-old', countingIds())
  })

  it('tries every allocation status there was, and rows that point at each table that is made anew', () => {
    expect(new Set(before['allocation']!.map((row) => row['status']))).toEqual(new Set(STATUSES))
    expect(before['followUpPlan']!.every((row) => row['allocationId'] !== null)).toBe(true)
    expect(before['operation']!.length).toBe(40)
  })

  it('leaves every row of every table as it was, with its version and stamps', () => {
    expect(versionOf(made.db)).toBe(MIGRATIONS.length)
    expect(everything(made.db, shape)).toEqual(before)
    expect([made.db.pragma('foreign_key_check'), made.db.pragma('integrity_check', { simple: true }), made.db.pragma('foreign_keys', { simple: true })]).toEqual([[], 'ok', 1])
  })

  it('leaves no half-made table, and every one is STRICT', () => {
    expect(tablesOf(made.db).filter((name) => name.endsWith('_next'))).toEqual([])
    expect(rowsOf(made.db, `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_text%'`)).toEqual([])
  })

  it('keeps every index and trigger that there was, those on the tables made anew too; only what an open allocation is, is wider', () => {
    const now = new Map(objectsOf(made.db).map((one) => [one.name, one]))
    const differ = objects.filter((one) => now.get(one.name)?.sql !== one.sql).map((one) => one.name)
    expect(differ).toEqual(['oneOpenAllocation', 'oneOpenAllocationPerCase', 'presenceOnce'])
    for (const name of differ.slice(0, 2)) expect(now.get(name)!.sql).toContain(`WHERE status IN ('reserved', 'allocated', 'accepted')`)
  })

  it('gives an old file the schema a new one has', () => {
    const fresh = openStore({ path: join(folder, `ny-${nextNumber()}.bolig`), key: KEY, create: true })
    if (fresh.outcome !== 'opened') throw new Error(fresh.outcome)
    const schema = (db: Connection) => [objectsOf(db), tablesOf(db).map((table) => [table, columnsOf(db, table), rowsOf(db, 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?) ORDER BY "from"', table)])]
    expect(schema(made.db)).toEqual(schema(fresh.db))
    fresh.db.close()
  })

  it('points every reference at the table that took the old one’s place', () => {
    for (const [from, to] of [['followUpPlan', 'allocation'], ['letter', 'decision'], ['assessment', 'application'], ['tenancy', 'allocation'], ['decision', 'decision']] as const) expect(rowsOf<{ table: string }>(made.db, 'SELECT "table" FROM pragma_foreign_key_list(?)', from).map((one) => one.table), from).toContain(to)
    const plan = before['followUpPlan']![0]!
    expect(() => made.db.prepare('DELETE FROM allocation WHERE id = ?').run(plan['allocationId']!)).toThrow(/FOREIGN KEY/)
    expect(() => made.db.prepare('UPDATE followUpPlan SET allocationId = ? WHERE id = ?').run('nowhere', plan['id']!)).toThrow(/FOREIGN KEY/)
  })

  it('the log verifies, and stays append-only', () => {
    expect(verifyLogs(store)).toEqual({ operations: 40, reads: 0, firstBad: null })
    for (const table of ['operation', 'change', 'change_value']) expect(() => made.db.exec(`DELETE FROM ${table}`), table).toThrow('append-only')
  })

  it.each([
    ['a reserved dwelling cannot be reserved again', 'allocation', { dwellingId: 'DWELLING', caseId: 'case-3', status: 'reserved', allocatedOn: '2026-11-23' }],
    ['a case is mapped once', 'needsAssessment', { caseId: 'case-0', homeUnsuitable: 'unknown', leaseRenewable: 'unknown', lawfulStay: 'unknown', permit: 'unknown', settledByAgreement: 'unknown', dailyCare: 'unknown', livelihood: 'unknown', workSituation: 'unknown', civilStatus: 'unknown', canSolveSelf: 'unknown', unsettledDebt: 'unknown', repaymentAgreement: 'unknown', everEvicted: 'unknown', ownAttempts: 'unknown', needsFollowUp: 'unknown', acceptsFollowUp: 'unknown', exchangeGround: 'unknown', tenancyKept: 'unknown' }],
    ['an application is assessed once', 'assessment', { caseId: 'case-0', applicationId: 'APPLICATION', ruleSetId: 'old-rules', status: 'open', startedOn: '2026-11-23' }],
    ['a condition is judged once', 'judgement', { assessmentId: 'ASSESSMENT', caseId: 'case-0', criterionKey: 'age', excepted: 'no', by: 'Ingrid Moe', userId: 'user-0', judgedOn: '2026-11-23' }],
  ] as [string, string, Values][])('%s', (_what, table, given) => {
    const { db } = made
    db.exec('BEGIN')
    const dwelling = put(db, 'dwelling', { buildingId: before['building']![0]!['id']!, ...DWELLING })
    const application = rowsOf<{ id: string }>(db, `SELECT id FROM application WHERE caseId = 'case-0'`)[0]!.id
    const known: Record<string, string> = { DWELLING: dwelling, APPLICATION: application }
    if (table === 'judgement') known['ASSESSMENT'] = put(db, 'assessment', { caseId: 'case-0', applicationId: application, ruleSetId: 'old-rules', status: 'open', startedOn: '2026-11-23' })
    const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, known[String(value)] ?? value]))
    put(db, table, values)
    expect(() => put(db, table, table === 'allocation' ? { ...values, caseId: 'case-4' } : values)).toThrow(/UNIQUE/)
    db.exec('ROLLBACK')
  })

  it('takes the new statuses and no others', () => {
    const { db } = made
    db.exec('BEGIN')
    for (const [table, status] of [['application', 'forwarded'], ['application', 'complete'], ['decision', 'draft'], ['decision', 'corrected']]) expect(db.prepare(`UPDATE ${table} SET status = ?`).run(status!).changes).toBeGreaterThan(0)
    expect(db.prepare(`UPDATE decision SET outcome = 'lapsed'`).run().changes).toBeGreaterThan(0)
    for (const table of REBUILT) expect(() => db.prepare(`UPDATE ${table} SET status = 'noe annet'`).run(), table).toThrow(/CHECK/)
    db.exec('ROLLBACK')
  })

  it('old decisions read as decided and cannot be replayed, old rule sets as adopted and in force', async () => {
    const host = createHost({ store, handlers, now: () => NOW, newId: countingIds(), render: () => Promise.reject(new Error('no file is made')), readOnly: false, writing: () => false, onChanged: () => undefined, onError: (entry) => { throw entry.cause } })
    const session = { userId: 'user-0', name: 'Ingrid Moe', initials: 'IM', role: 'leader' as const }
    const desk = (await host.call(session, 'decision.desk', { caseId: 'case-0' })) as { ok: true; value: { decisions: { status: string; replayable: boolean; lacks: unknown[]; mayControl: boolean }[] } }
    expect(desk.ok && desk.value.decisions.map(({ status, replayable, lacks, mayControl }) => ({ status, replayable, lacks, mayControl }))).toEqual(Array(4).fill({ status: 'decided', replayable: false, lacks: [], mayControl: false }))
    const rules = (await host.call(session, 'rulebook.list', {})) as { ok: true; value: { versions: { status: string; inForce: boolean; decisions: number }[] } }
    expect(rules.ok && rules.value.versions.map(({ status, inForce, decisions }) => ({ status, inForce, decisions }))).toEqual([{ status: 'adopted', inForce: true, decisions: STATUSES.length }])
    for (const [name, input] of [['case.get', { id: 'case-1' }], ['case.intake', { caseId: 'case-0' }], ['assessment.get', { caseId: 'case-0' }], ['offer.list', { filter: 'open' }], ['offer.list', { filter: 'closed' }], ['clock.list', {}], ['today.get', {}], ['match.board', {}], ['match.forCase', { caseId: 'case-0' }]] as const) expect(await host.call(session, name, input), name).toMatchObject({ ok: name !== 'case.get' })
  })
})

describe('what can go wrong on the way', () => {
  it.each(['INSERT INTO nowhere VALUES (1);', `INSERT INTO letter (id, caseId, kind, language, recipient, content, status, composedOn, composedBy, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('l', 'no such case', 'grant', 'nb', 'x', '{}', 'draft', 'd', 'x', 1, 'n', 'm', 'n', 'm');`])('a failure at the end leaves version 2 untouched, and the next try goes through (%#)', (last) => {
    const { db, path } = filled()
    const [shape, objects] = [shapeOf(db), objectsOf(db)]
    const before = everything(db, shape)
    expect(() => migrate(db, path, [...V2, { version: 3, sql: `${THIRD.sql}\n${last}` }])).toThrow()
    expect([versionOf(db), shapeOf(db), objectsOf(db)]).toEqual([2, shape, objects])
    expect(everything(db, shape)).toEqual(before)
    migrate(db, path)
    expect(everything(db, shape)).toEqual(before)
  })

  it('every statement may be the last one that was run', () => {
    const { db, path } = emptyAt(2)
    fill(db)
    const [shape, objects] = [shapeOf(db), objectsOf(db)]
    const before = everything(db, shape)
    const statements = THIRD.sql.split(/;\n/).filter((one) => one.trim() !== '')
    expect(statements.length).toBeGreaterThan(60)
    for (let upTo = 1; upTo <= statements.length; upTo += 5) expect(() => migrate(db, path, [...V2, { version: 3, sql: `${statements.slice(0, upTo).join(';\n')};\nINSERT INTO nowhere VALUES (1);` }]), String(upTo)).toThrow('nowhere')
    expect([versionOf(db), objectsOf(db)]).toEqual([2, objects])
    expect(everything(db, shape)).toEqual(before)
  })

  it('the copy made first is the store as version 2 had it', () => {
    const { db, path } = filled()
    const shape = shapeOf(db)
    const before = everything(db, shape)
    migrate(db, path)
    expect(existsSync(copyBefore(path, 3))).toBe(true)
    const copy = openStore({ path: copyBefore(path, 3), key: KEY, role: 'reader' })
    if (copy.outcome !== 'opened') throw new Error(copy.outcome)
    expect([versionOf(copy.db), everything(copy.db, shape)]).toEqual([2, before])
    copy.db.close()
  })

  it('a store without a single row migrates, and can be a municipality', () => {
    const { db, path } = emptyAt(2)
    migrate(db, path)
    const store = new Store(db, path, 'pc-new', countingIds())
    store.transaction({ opId: 'first', name: 'store.create', actorId: 'user-0', role: 'leader', at: NOW }, (write) => {
      seedMunicipality(write, { municipality: 'Prøve kommune', office: 'Boligkontoret', device: 'pc-new' })
      return {}
    })
    expect(verifyLogs(store).firstBad).toBe(null)
  })
})
