// Migration 2 on files that version 1 wrote: the chain becomes one PC's own, and nothing of what was logged changes.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mergeRuns, inTransaction } from '../../db/exchange/merge.ts'
import { GENESIS, changeDigest, nextStamp, operationHash, undoOperation, verifyLogs } from '../../db/log.ts'
import { migrate } from '../../db/migrate.ts'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { openStore, type Connection } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { KEY, testFolder } from '../support/store.ts'

const folder = testFolder()
let n = 0

/** A store as version 1 left it. */
function versionOne(): { db: Connection; path: string } {
  const path = join(folder, `v1-${n++}.bolig`)
  const opened = openStore({ path, key: KEY, create: true })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const { db } = opened
  db.pragma('foreign_keys=OFF')
  for (const { name, type } of db.prepare(`SELECT name, type FROM sqlite_master WHERE type IN ('table', 'trigger') AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_text_%'`).all() as { name: string; type: string }[]) db.exec(`DROP ${type} IF EXISTS "${name}"`)
  db.exec(MIGRATIONS[0]!.sql)
  db.pragma('user_version=1')
  db.pragma('foreign_keys=ON')
  return { db, path }
}

const stamp = (i: number) => `${new Date(Date.parse('2026-01-01T08:00:00.000Z') + Math.floor(i / 3) * 60_000).toISOString()}#${String(i % 3).padStart(5, '0')}#pc-old`

/** Write operations as version 1 did: one chain, no numbers. Each sets a setting; every tenth takes the one before it back. */
function fill(db: Connection, count: number, device: (i: number) => string = () => 'pc-old'): void {
  const operation = db.prepare('INSERT INTO operation (opId, name, actorId, role, reason, at, stamp, device, undoes, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const change = db.prepare('INSERT INTO change (opSeq, entity, entityId, field, digest) VALUES (?, ?, ?, ?, ?)')
  const value = db.prepare('INSERT INTO change_value (changeSeq, before, after, salt) VALUES (last_insert_rowid(), ?, ?, ?)')
  let previous = GENESIS
  let held: string | null = null
  db.exec('BEGIN')
  db.exec(`INSERT INTO setting (id, key, value, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('s', 'office', 'x', 1, 'n', 'm', 'n', 'm'), ('d', 'device', 'pc-old', 1, 'n', 'm', 'n', 'm')`)
  for (let i = 0; i < count; i++) {
    const after: string | null = i === 0 ? JSON.stringify({ key: 'office', value: 'x' }) : JSON.stringify(`verdi ${i}`)
    const one = { entity: 'setting', entityId: 's', field: i === 0 ? '*' : 'value', before: i === 0 ? null : held, after }
    const salt = `salt-${i}`
    const digest = changeDigest(one, salt)
    const op = { previous, opId: `op-${i}`, name: 'setting.set', actorId: 'user', role: 'leader', reason: i % 4 === 0 ? 'Grunn' : null, at: '2026-01-01T08:00:00.000Z', stamp: stamp(i).replace('pc-old', device(i)), device: device(i), undoes: i > 0 && i % 10 === 0 ? `op-${i - 1}` : null, seen: null }
    const hash = operationHash(op, [digest])
    const seq = operation.run(op.opId, op.name, op.actorId, op.role, op.reason, op.at, op.stamp, op.device, op.undoes, previous, hash).lastInsertRowid
    change.run(seq, one.entity, one.entityId, one.field, digest)
    value.run(one.before, one.after, salt)
    previous = hash
    held = i === 0 ? '"x"' : after
  }
  db.prepare('UPDATE setting SET value = ? WHERE id = ?').run(count > 1 ? `verdi ${count - 1}` : 'x', 's')
  db.exec('COMMIT')
}

/** The log without what migration 2 adds. */
const logOf = (db: Connection) => db.prepare('SELECT seq, opId, name, actorId, role, reason, at, stamp, device, undoes, previous, hash FROM operation ORDER BY seq').all()

describe('migration 2', () => {
  it('numbers a long log of one PC from 1 without holes, in its order, and changes nothing else of it', () => {
    const { db, path } = versionOne()
    fill(db, 5000)
    const before = logOf(db)
    migrate(db, path)
    expect(logOf(db)).toEqual(before)
    expect(db.prepare('SELECT count(*) AS n FROM operation WHERE deviceSeq <> seq').get()).toEqual({ n: 0 })
    expect(verifyLogs(new Store(db, path, 'pc-old', () => 'x'))).toEqual({ operations: 5000, reads: 0, firstBad: null })
  })

  it('keeps the log append-only', () => {
    const { db, path } = versionOne()
    fill(db, 3)
    migrate(db, path)
    expect(() => db.exec(`UPDATE operation SET name = 'x'`)).toThrow('append-only')
    expect(() => db.exec('DELETE FROM operation')).toThrow('append-only')
  })

  it('knows which PC it is, and is in no team', () => {
    const { db, path } = versionOne()
    fill(db, 3)
    migrate(db, path)
    expect(db.prepare('SELECT device, signSecret, lastSeen FROM this_device').all()).toEqual([{ device: 'pc-old', signSecret: null, lastSeen: '{}' }])
    expect(db.prepare('SELECT count(*) AS n FROM team').get()).toEqual({ n: 0 })
  })

  it('goes on from the old stamps: what is written now sorts after all of them, and the chain holds', () => {
    const { db, path } = versionOne()
    fill(db, 31)
    migrate(db, path)
    const store = new Store(db, path, 'pc-old', () => 'x')
    expect(nextStamp(store, '2020-01-01T00:00:00.000Z') > stamp(30)).toBe(true)
    store.transaction({ opId: 'ny', name: 'setting.set', actorId: 'user', role: 'leader', at: '2020-01-01T00:00:00.000Z' }, (write) => void write.update('setting', 's', null, { value: 'ny' }))
    expect(store.sql('SELECT opId FROM operation ORDER BY stamp DESC LIMIT 1')).toEqual([{ opId: 'ny' }])
    expect(store.sql(`SELECT deviceSeq, seen FROM operation WHERE opId = 'ny'`)).toEqual([{ deviceSeq: 32, seen: null }])
    expect(verifyLogs(store).firstBad).toBe(null)
  })

  it('an operation that was taken back is still taken back, and the last one can be', () => {
    const { db, path } = versionOne()
    fill(db, 22)
    migrate(db, path)
    const store = new Store(db, path, 'pc-old', () => 'x')
    const undo = (opId: string) => store.transaction({ opId: `u-${opId}`, name: 'log.undo', actorId: 'user', role: 'leader', at: '2026-12-01T08:00:00.000Z', undoes: opId }, (write) => undoOperation(write, opId))
    expect(() => undo('op-19')).toThrow('already-decided')
    expect(undo('op-21').value).toBe(1)
    expect(store.sql(`SELECT value FROM setting WHERE id = 's'`)).toEqual([{ value: 'verdi 20' }])
  })

  it('an empty log, and one without a name for its PC, migrate too', () => {
    const { db, path } = versionOne()
    migrate(db, path)
    expect(db.prepare('SELECT count(*) AS n FROM this_device').get()).toEqual({ n: 0 })
    const store = new Store(db, path, 'pc-new', () => 'x')
    inTransaction(store, true, () => mergeRuns(store, [], { now: '2026-12-01T08:00:00.000Z', signed: () => true }))
    expect(store.sql('SELECT device FROM this_device')).toEqual([{ device: 'pc-new' }])
  })

  it('numbers each PC by itself where the log names several', () => {
    const { db, path } = versionOne()
    fill(db, 9, (i) => ['pc-old', 'pc-other'][i % 2]!)
    migrate(db, path)
    expect(db.prepare('SELECT device, group_concat(deviceSeq) AS numbers FROM (SELECT * FROM operation ORDER BY seq) GROUP BY device ORDER BY device').all()).toEqual([{ device: 'pc-old', numbers: '1,2,3,4,5' }, { device: 'pc-other', numbers: '1,2,3,4' }])
  })

  it('leaves a file whose second migration fails as version 1 had it', () => {
    const { db, path } = versionOne()
    fill(db, 12)
    const before = logOf(db)
    expect(() => migrate(db, path, [MIGRATIONS[0]!, { version: 2, sql: `${MIGRATIONS[1]!.sql}\nINSERT INTO nowhere VALUES (1);` }])).toThrow()
    expect([db.pragma('user_version', { simple: true }), logOf(db)]).toEqual([1, before])
    migrate(db, path)
    expect(db.prepare('SELECT max(deviceSeq) AS n FROM operation').get()).toEqual({ n: 12 })
  })
})
