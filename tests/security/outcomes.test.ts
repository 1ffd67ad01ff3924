// Opening and saving when something is wrong, through the gate: each its own message, nothing lost, and the file left as it was.
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { SCHEMA_VERSION } from '../../db/migrations/index.ts'
import { closeStore, openStore, SETTINGS } from '../../db/open.ts'
import type { Result } from '../../shared/contract.ts'
import { openMunicipality, PASSPHRASE, testGate, type TestGate } from '../support/gate.ts'
import { KEY, testFolder, testMunicipality } from '../support/store.ts'

const gates: TestGate[] = []
afterEach(() => { for (const one of gates.splice(0)) one.gate.close() })
const gateAt = (folder: string) => {
  const one = testGate(folder)
  gates.push(one)
  return one
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const unlock = (town: TestGate, passphrase = PASSPHRASE, username = 'ingrid') => town.call('session.unlock', { username, passphrase })

/** A closed municipality with one case. */
async function closedTown(): Promise<{ folder: string; path: string }> {
  const folder = testFolder()
  const town = gateAt(folder)
  await openMunicipality(town)
  await town.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
  town.gate.close()
  return { folder, path: join(folder, 'saksarkiv.bolig') }
}

describe('opening', () => {
  it('a wrong passphrase, and a user nobody knows, get the same answer', async () => {
    const { folder, path } = await closedTown()
    const before = readFileSync(path)
    expect(code(await unlock(gateAt(folder), 'helt feil ord igjen nå'))).toBe('wrong-passphrase')
    expect(code(await unlock(gateAt(folder), PASSPHRASE, 'ukjent'))).toBe('wrong-passphrase')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(code(await unlock(gateAt(folder)))).toBe('ok')
  })

  it('an empty, a cut and a scrambled file are not opened, not filled and not touched', async () => {
    for (const harm of ['empty', 'cut', 'zeroed'] as const) {
      const { folder, path } = await closedTown()
      if (harm === 'zeroed') writeFileSync(path, Buffer.alloc(readFileSync(path).length))
      else truncateSync(path, harm === 'empty' ? 0 : 3000)
      const before = readFileSync(path)
      expect(code(await unlock(gateAt(folder))), harm).toBe('store-damaged')
      expect(readFileSync(path).equals(before), harm).toBe(true)
      expect(code(await gateAt(folder).call('store.create', { municipality: 'Ny', name: 'Kari Moe', username: 'kari', passphrase: PASSPHRASE })), harm).toBe('store-exists')
    }
  })

  it('a flipped bit anywhere is either refused or said when it is read; never answered with wrong text', async () => {
    const { folder, path } = await closedTown()
    const whole = readFileSync(path)
    for (let i = 0; i < 12; i++) {
      const broken = Buffer.from(whole)
      broken[Math.floor((whole.length * (i + 0.5)) / 12)]! ^= 4
      writeFileSync(path, broken)
      const town = gateAt(folder)
      const opened = await unlock(town)
      if (!opened.ok) expect(['store-damaged', 'store-wrong-key']).toContain(code(opened))
      else for (const name of ['case.list', 'log.verify', 'dwelling.list'] as const) expect(['ok', 'store-damaged']).toContain(code(await town.call(name, {})))
      town.gate.close()
      expect(town.errors).toEqual([])
    }
  })

  it('a newer schema is refused, and the file is as it was', async () => {
    const folder = testFolder()
    const path = join(folder, 'nyere.bolig')
    const made = testMunicipality(folder, 'nyere.bolig')
    made.store.db.pragma(`user_version=${SCHEMA_VERSION + 1}`)
    closeStore(made.store.db, path)
    const before = readFileSync(path)
    expect(openStore({ path, key: KEY }).outcome).toBe('newer')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('the second window is told it is in use, and gets in when the first is gone', async () => {
    const { folder } = await closedTown()
    const [first, second] = [gateAt(folder), gateAt(folder)]
    expect(code(await unlock(first))).toBe('ok')
    expect(code(await unlock(second))).toBe('store-in-use')
    expect(code(await first.call('case.list', {}))).toBe('ok')
    first.gate.close()
    expect(code(await unlock(second))).toBe('ok')
  })

  it('a mark left by a dead process keeps nobody out, whoever has its number now', async () => {
    const { folder, path } = await closedTown()
    writeFileSync(join(folder, '.saksarkiv.bolig.open'), '1')
    expect(code(await unlock(gateAt(folder)))).toBe('ok')
    expect(existsSync(path)).toBe(true)
  })

  it('a living process with the store open keeps others out', async () => {
    const folder = testFolder()
    const made = testMunicipality(folder)
    closeStore(made.store.db, made.store.path)
    const child = spawn(process.execPath, [join(import.meta.dirname, '../support/writer.ts'), made.store.path, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((next) => child.stdout.once('data', next))
    expect(openStore({ path: made.store.path, key: KEY }).outcome).toBe('locked')
    const gone = new Promise((next) => child.once('exit', next))
    child.kill('SIGKILL')
    await gone
    const opened = openStore({ path: made.store.path, key: KEY })
    expect(opened.outcome).toBe('opened')
    if (opened.outcome === 'opened') closeStore(opened.db, made.store.path)
  })

  it('a closed store is one whole file: it opens for reading where nothing can be written beside it', async () => {
    const { folder, path } = await closedTown()
    expect(readdirSync(folder).sort()).toEqual(['saksarkiv.bolig', 'saksarkiv.bolig.keys.json'])
    const before = readFileSync(path)
    const made = testMunicipality(folder, 'lest.bolig')
    closeStore(made.store.db, made.store.path)
    const opened = openStore({ path: made.store.path, key: KEY, role: 'reader' })
    expect(opened.outcome).toBe('opened')
    if (opened.outcome !== 'opened') return
    expect(opened.db.prepare('SELECT count(*) AS n FROM appUser').get()).toEqual({ n: 1 })
    expect(readdirSync(folder).filter((name) => /-wal|-shm/.test(name))).toEqual([])
    opened.db.close()
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('another user who signs in is themselves, and not who sat there before', async () => {
    const { folder } = await closedTown()
    const town = gateAt(folder)
    await unlock(town)
    await town.value('users.add', { name: 'Nina Lie', username: 'nina', role: 'reader', passphrase: 'enda fire ord som varer' })
    expect(code(await unlock(town, 'feil passord for nina', 'nina'))).toBe('wrong-passphrase')
    expect(await unlock(town, 'enda fire ord som varer', 'nina')).toMatchObject({ ok: true, value: { session: { name: 'Nina Lie', role: 'reader' } } })
    expect(code(await town.call('case.create', { name: 'Ola Moe', receivedOn: '2026-11-20' }))).toBe('not-allowed')
  })

  it('a creation that fails leaves nothing in the way of the next', async () => {
    const folder = testFolder()
    const town = gateAt(folder)
    writeFileSync(join(folder, 'saksarkiv.bolig.keys.json.new'), '')
    const blocked = join(folder, 'saksarkiv.bolig.keys.json')
    const { mkdirSync, rmSync } = await import('node:fs')
    mkdirSync(join(blocked, 'i-veien'), { recursive: true })
    expect((await town.call('store.create', { municipality: 'Solvik', name: 'Ingrid Moe', username: 'ingrid', passphrase: PASSPHRASE })).ok).toBe(false)
    expect(readdirSync(folder).filter((name) => /^\.?saksarkiv\.bolig(-wal|-shm|\.open)?$/.test(name))).toEqual([])
    rmSync(blocked, { recursive: true })
    expect(code(await town.call('store.create', { municipality: 'Solvik', name: 'Ingrid Moe', username: 'ingrid', passphrase: PASSPHRASE }))).toBe('ok')
  })
})

describe('saving on a full disk', () => {
  it('says so, keeps all that was saved, and goes on when there is room', async () => {
    const town = testMunicipality(testFolder())
    const saved = await town.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
    const pages = Number(town.store.db.pragma('page_count', { simple: true }))
    town.store.db.pragma(`max_page_count=${pages}`)
    const long = 'lang tekst '.repeat(1500)
    let refused = 'ok'
    for (let i = 0; i < 20 && refused === 'ok'; i++) refused = code(await town.call('case.addNote', { caseId: saved.id, title: `Notat ${i}`, body: long, happenedOn: '2026-11-20' }))
    expect(refused).toBe('disk-full')
    const notes = () => town.store.sql<{ n: number }>('SELECT count(*) AS n FROM note')[0]!.n
    const kept = notes()
    expect(town.store.db.inTransaction).toBe(false)
    expect(town.store.sql(`SELECT 1 FROM housingCase WHERE id = ?`, [saved.id])).toHaveLength(1)
    town.store.db.pragma('max_page_count=1000000')
    expect(code(await town.call('case.addNote', { caseId: saved.id, title: 'Nå går det', body: long, happenedOn: '2026-11-20' }))).toBe('ok')
    expect(notes()).toBe(kept + 1)
    expect(await town.value('log.verify', {})).toMatchObject({ ok: true })
    expect(town.store.db.pragma('journal_mode', { simple: true })).toBe(SETTINGS.journal_mode)
  })
})

describe('the same act twice', () => {
  it('is done once, and its answer is given to nobody else', async () => {
    const town = testMunicipality(testFolder())
    const act = { opId: 'samme-handling' }
    const first = await town.call('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' }, act)
    expect(await town.call('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' }, act)).toEqual(first)
    expect(town.store.sql('SELECT 1 FROM housingCase')).toHaveLength(1)
    expect(code(await town.call('dwelling.create', { address: 'Storgata 1' }, act))).toBe('bad-input')
    expect(code(await town.call('case.create', { name: 'Ola Moe', receivedOn: '2026-11-20' }, { ...act, session: { ...town.session, userId: 'en-annen' } }))).toBe('bad-input')
    expect(town.store.sql('SELECT 1 FROM dwelling')).toHaveLength(0)
  })
})
