// Backups and recovery as the screens meet them: through the gate, on real files, with damage done to them.
import { mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync, closeSync, copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyLogs } from '../../db/log.ts'
import type { Store } from '../../db/store.ts'
import { openMunicipality, PASSPHRASE, testGate, type TestGate } from '../support/gate.ts'
import { dump, exchange, meet, office } from '../support/exchange/gates.ts'
import { testFolder } from '../support/store.ts'

const root = testFolder()
let n = 0
let clock = Date.parse('2026-11-23T08:41:00Z')
const tick = () => (clock += 1000)
const storeOf = (town: TestGate) => (town.gate as unknown as { open: { store: Store } }).open.store

async function town(): Promise<{ town: TestGate; folder: string; path: string }> {
  const folder = join(root, `by-${++n}`)
  mkdirSync(folder)
  const made = testGate(folder, tick)
  await openMunicipality(made)
  return { town: made, folder, path: join(folder, 'saksarkiv.bolig') }
}

const addCases = async (gate: TestGate, names: readonly string[]) => {
  for (const name of names) await gate.value('case.create', { name, birthDate: '1980-01-01', receivedOn: '2026-11-20' })
}
const names = (gate: TestGate) => storeOf(gate).sql<{ name: string }>('SELECT name FROM person ORDER BY name').map((row) => row.name)
const signIn = (gate: TestGate) => gate.value('session.unlock', { username: 'ingrid', passphrase: PASSPHRASE })

describe('backups', () => {
  it('one is made and proved, listed, and gone back to; what was in use is set aside', async () => {
    const { town: gate, folder } = await town()
    await addCases(gate, ['Anna Vik', 'Bjørn Dal'])
    const made = await gate.value('backup.make', {})
    expect(made.verifiedAt).not.toBeNull()
    await addCases(gate, ['Cecilie Ås'])
    const seen = await gate.value('backup.preview', { id: made.id })
    expect(seen).toMatchObject({ complete: true, people: [{ name: 'Ingrid Moe' }], cases: [{ isNew: true }] })
    expect(seen.rows.find((row) => row.label === 'Sak')).toEqual({ label: 'Sak', before: 2, now: 3 })
    const { setAside } = await gate.value('backup.restore', { id: made.id })
    expect(readdirSync(folder)).toContain(setAside)
    expect((await gate.value('app.status', {})).state).toBe('locked')
    await signIn(gate)
    expect(names(gate)).toEqual(['Anna Vik', 'Bjørn Dal'])
    expect(verifyLogs(storeOf(gate)).firstBad).toBeNull()
    gate.gate.close()
  })

  it('a name from outside is never a path', async () => {
    const { town: gate } = await town()
    for (const id of ['../saksarkiv.bolig', '/etc/passwd', 'sikkerhetskopi-20260101T000000Z-rolling.bolig']) expect(await gate.call('backup.restore', { id })).toMatchObject({ ok: false, error: { code: 'backup-missing' } })
    gate.gate.close()
  })

  it('a whole sealed copy goes where it is asked to', async () => {
    const { town: gate, folder } = await town()
    const target = join(folder, 'ut')
    mkdirSync(target)
    const out = await gate.value('backup.export', { folder: target })
    expect(statSync(out.path).size).toBeGreaterThan(out.bytes)
    gate.gate.close()
  })
})

describe('a damaged store', () => {
  it('is explained, and comes back from the newest copy with everything its log can prove', async () => {
    const { town: gate, path } = await town()
    await addCases(gate, ['Anna Vik'])
    const made = await gate.value('backup.make', {})
    await addCases(gate, ['Bjørn Dal', 'Cecilie Ås'])
    const note = storeOf(gate).sql<{ rootpage: number }>(`SELECT rootpage FROM sqlite_master WHERE name = 'note'`)[0]!.rootpage
    gate.gate.close()
    const file = openSync(path, 'r+')
    writeSync(file, Buffer.alloc(64, 0xff), 0, 64, (note - 1) * 4096 + 100)
    writeSync(file, Buffer.alloc(64, 0xff), 0, 64, 1 * 4096 + 100)
    closeSync(file)
    const opened = await gate.call('session.unlock', { username: 'ingrid', passphrase: PASSPHRASE })
    expect(opened).toMatchObject({ ok: false, error: { code: 'store-damaged' } })
    expect(await gate.call('recovery.look', { username: 'ingrid', passphrase: 'helt feil passord her' })).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } })
    const look = await gate.value('recovery.look', { username: 'ingrid', passphrase: PASSPHRASE })
    expect(look.backups[0]).toMatchObject({ id: made.id, broken: false })
    const done = await gate.value('recovery.restore', { username: 'ingrid', passphrase: PASSPHRASE, id: made.id })
    expect(done).toMatchObject({ recovered: 2, lost: false })
    await signIn(gate)
    expect(names(gate)).toEqual(['Anna Vik', 'Bjørn Dal', 'Cecilie Ås'])
    expect(verifyLogs(storeOf(gate)).firstBad).toBeNull()
    gate.gate.close()
  })

  it('a log lost in a power cut is said, and the store opens', async () => {
    const { town: gate, folder, path } = await town()
    await addCases(gate, ['Anna Vik'])
    storeOf(gate).db.pragma('wal_checkpoint(PASSIVE)')
    const copy = join(root, `kopi-${++n}`)
    mkdirSync(copy)
    for (const name of readdirSync(folder)) if (statSync(join(folder, name)).isFile()) copyFileSync(join(folder, name), join(copy, name))
    rmSync(join(copy, 'saksarkiv.bolig-wal'))
    gate.gate.close()
    const other = testGate(copy, tick)
    await signIn(other)
    expect((await other.value('app.status', {})).lostLog).toBe(true)
    other.gate.close()
    expect(path).toBeTruthy()
  })
})

describe('going back in a team', () => {
  it('one PC goes back to a backup: the others take it in under its new name, and what it had sent comes back to it', async () => {
    const folder = join(root, `lag-${++n}`)
    mkdirSync(folder)
    const { first, second, place } = await office(folder, tick)
    for (const pc of [first, second]) await pc.value('exchange.setPlace', { kind: 'folder', folder: place })
    await meet(first, second)
    const made = await second.value('backup.make', {})
    await addCases(second, ['Sendt etter kopien'])
    await exchange(second)
    await addCases(second, ['Aldri sendt'])
    const before = storeOf(second).device
    await second.value('backup.restore', { id: made.id })
    await signIn(second)
    expect(storeOf(second).device).not.toBe(before)
    await addCases(second, ['Skrevet etterpå'])
    await meet(second, first)
    await meet(first, second)
    for (const pc of [first, second]) expect(names(pc)).toEqual(['Berit Dal', 'Sendt etter kopien', 'Skrevet etterpå', 'Tor Berg'])
    expect(dump(first) === dump(second), 'both stores hold the same').toBe(true)
    expect((await first.value('exchange.status', {})).devices.map((one) => [one.name, one.status])).toEqual([['Første PC', 'active'], ['Bærbar', 'active'], ['Bærbar (før gjenoppretting)', 'removed']])
    for (const pc of [first, second]) pc.gate.close()
  })
})

describe('a store put back by hand', () => {
  it('in a team goes on under a new name, so that nothing it sent before is written over', async () => {
    const { town: gate, folder, path } = await town()
    const place = join(folder, 'felles')
    mkdirSync(place)
    const { session } = await gate.value('app.status', {})
    await gate.value('team.invite', { folder: place, userId: session!.userId })
    await gate.value('exchange.setPlace', { kind: 'folder', folder: place })
    gate.gate.close()
    copyFileSync(path, `${path}.gammel`)
    await signIn(gate)
    await addCases(gate, ['Skrevet etter kopien'])
    await gate.job((await gate.value('exchange.run', {})).jobId)
    const before = storeOf(gate).device
    gate.gate.close()
    copyFileSync(`${path}.gammel`, path)
    await signIn(gate)
    expect(storeOf(gate).device).not.toBe(before)
    expect(names(gate)).toEqual([])
    await gate.job((await gate.value('exchange.run', {})).jobId)
    expect(names(gate), 'what had gone out comes back').toEqual(['Skrevet etter kopien'])
    expect(verifyLogs(storeOf(gate)).firstBad).toBeNull()
    gate.gate.close()
  })
})
