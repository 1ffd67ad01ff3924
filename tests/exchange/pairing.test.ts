// A new PC joins by an invitation and a code; then both work apart, exchange through a folder, and settle what clashes. Through the gate, as the screens do.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyLogs } from '../../db/log.ts'
import { openMunicipality, testGate, type TestGate } from '../support/gate.ts'
import { dump, exchange, pair, storeOf, until } from '../support/exchange/gates.ts'
import { testFolder } from '../support/store.ts'

const folder = testFolder()
const place = join(folder, 'felles')
mkdirSync(place)
let clock = Date.parse('2026-11-23T08:41:00Z')
const tick = () => (clock += 1000)

describe('two PCs of one office', () => {
  const first = testGate(join(folder, 'en'), tick)
  const second = testGate(join(folder, 'to'), tick)
  let caseId = ''

  it('a wrong code is told to both, and nothing is copied', async () => {
    const { session } = await openMunicipality(first)
    caseId = (await first.value('case.create', { name: 'Berit Solhaug', birthDate: '1950-02-03', receivedOn: '2026-11-20' })).id
    const failed = await pair(first, second, place, session.userId, 'Bærbar, hjemmebesøk', 'ABCD-1234')
    expect(failed).toMatchObject({ state: 'failed', code: 'invitation-wrong-code' })
    expect((await first.value('team.invitation', {})).wrongCodes).toBe(1)
    expect(readdirSync(join(folder, 'to')).filter((name) => name.endsWith('.bolig'))).toEqual([])
    expect(await first.value('exchange.status', {}).then((one) => one.devices.length)).toBe(1)
  })

  it('the right code lets the PC in with a whole copy, a passphrase and a recovery code of its own', async () => {
    const { session } = (await first.value('app.status', {})) as { session: { userId: string } }
    const joined = await pair(first, second, place, session.userId, 'Bærbar, hjemmebesøk')
    expect(joined.state).toBe('done')
    expect(joined.recoveryCode).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/)
    expect((await second.value('app.status', {})).session?.name).toBe('Ingrid Moe')
    expect(storeOf(second).sql('SELECT * FROM housingCase')).toEqual(storeOf(first).sql('SELECT * FROM housingCase'))
    expect((await second.value('exchange.status', {})).devices.map((one) => [one.name, one.here])).toEqual([['Første PC', false], ['Bærbar, hjemmebesøk', true]])
    await until(async () => readdirSync(join(place, 'boligbordet', 'innmelding')), (left) => left.length === 0)
  })

  it('a place is tried before it is taken', async () => {
    expect(await first.value('exchange.setPlace', { kind: 'folder', folder: join(folder, 'finnes-ikke') })).toMatchObject({ ok: false, code: 'exchange-folder-missing', placeId: null })
    for (const pc of [first, second]) expect(await pc.value('exchange.setPlace', { kind: 'folder', folder: place })).toMatchObject({ ok: true, code: null })
  })

  it('work done apart comes together, and a clash is settled once, for both', async () => {
    const edit = async (pc: TestGate, phone: string) => {
      const person = storeOf(pc).sql<{ id: string; version: number }>('SELECT id, version FROM person')[0]!
      await pc.value('person.update', { ...person, patch: { phone } })
    }
    await edit(first, '480 00 111')
    await edit(second, '480 00 112')
    await exchange(first)
    expect((await second.value('exchange.news', {})).count).toBe(1)
    const came = await exchange(second)
    expect(came).toMatchObject({ bundlesIn: 1, left: [], summary: { contested: 1 } })
    await exchange(first)
    expect(dump(second) === dump(first), 'both stores hold the same').toBe(true)
    const [clash] = (await first.value('exchange.reviews', {})).clashes
    expect(clash!.sides.map((one) => [one.shown, one.here])).toEqual([['480 00 111', true], ['480 00 112', false]])
    expect(clash!.base!.shown).toBe('Ikke oppgitt')
    const chosen = { entity: clash!.entity, id: clash!.id, field: clash!.field, chosen: clash!.sides[0]!.opId, seen: clash!.sides.map((one) => one.opId) }
    await first.value('exchange.settle', chosen)
    expect((await first.call('exchange.settle', chosen)).ok).toBe(false)
    expect((await second.value('case.get', { id: caseId })).warnings.map((one) => one.text)).toContain('Telefon: to har endret')
    await exchange(first)
    await exchange(second)
    await exchange(first)
    expect((await second.value('case.get', { id: caseId })).warnings.map((one) => one.text)).toContain('Telefon: valgt')
    expect((await second.value('exchange.reviews', {})).clashes).toEqual([])
    expect(dump(second) === dump(first), 'both stores hold the same').toBe(true)
    for (const pc of [first, second]) expect(verifyLogs(storeOf(pc)).firstBad).toBeNull()
  })

  it('no name lies readable in the shared folder', () => {
    const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(files.length).toBeGreaterThan(1)
    for (const one of files) {
      const text = readFileSync(join(one.parentPath, one.name)).toString('latin1')
      for (const marker of ['Berit', 'Solhaug', 'Ingrid', '480 00', 'Prøve']) expect(text.includes(marker), `${one.name}: ${marker}`).toBe(false)
    }
  })

  it('a removed PC is not listened to, and reads nothing new', async () => {
    const status = await first.value('exchange.status', {})
    const other = status.devices.find((one) => !one.here)!
    await first.value('team.removeDevice', { id: other.id, version: other.version })
    await second.value('case.addNote', { caseId, title: 'Etter fjerningen', happenedOn: '2026-11-23' })
    await exchange(second)
    const came = await exchange(first)
    expect(came.refused[0]?.code ?? came.left[0]?.code).toBe('exchange-removed')
    expect(storeOf(first).sql(`SELECT 1 FROM note WHERE title = 'Etter fjerningen'`)).toEqual([])
  })
})
