// The shared database through the gate: two PCs that are online can never give the same dwelling; one that is offline may, and the merge tells.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLogs } from '../../db/log.ts'
import type { TestGate } from '../support/gate.ts'
import { dump, exchange, meet, office, storeOf } from '../support/exchange/gates.ts'
import { TestPostgres } from '../support/postgres.ts'
import { testFolder } from '../support/store.ts'

const folder = testFolder()
let clock = Date.parse('2026-11-23T08:41:00Z')
const tick = () => (clock += 1000)
let server: TestPostgres
let first: TestGate, second: TestGate
let dwellings: string[], cases: string[]

beforeAll(async () => {
  server = await new TestPostgres().create()
  ;({ first, second, dwellings, cases } = await office(folder, tick))
  const { team: _team, ...address } = server.address()
  for (const pc of [first, second]) expect(await pc.value('exchange.setPlace', { kind: 'postgres', ...address })).toMatchObject({ ok: true })
})
afterAll(async () => {
  for (const pc of [first, second]) {
    await pc.gate.exchange.leave()
    pc.gate.close()
  }
  await server.remove()
})

const give = (pc: TestGate, dwelling: number, applicant: number) => pc.call('dwelling.allocate', { dwellingId: dwellings[dwelling]!, caseId: cases[applicant]!, startsOn: '2026-12-01' })
const openOn = (pc: TestGate, dwelling: number) => storeOf(pc).sql<{ id: string; version: number; status: string }>(`SELECT id, version, status FROM allocation WHERE dwellingId = ? AND status IN ('allocated', 'accepted', 'disputed') ORDER BY status`, [dwellings[dwelling]!])
const code = (answer: Awaited<ReturnType<typeof give>>) => (answer.ok ? 'ok' : answer.error.code)

describe('two PCs and one database', () => {
  it('a wrong password is told in words before anything is saved', async () => {
    const { team: _team, ...address } = server.address({ password: 'feil' })
    expect(await first.value('exchange.setPlace', { kind: 'postgres', ...address })).toMatchObject({ ok: false, code: 'exchange-hub-refused', placeId: null })
  })

  it('online, twenty times, both try at the same moment: exactly one gets the dwelling', async () => {
    for (let round = 0; round < 20; round++) {
      const answers = await Promise.all([give(first, 0, 0), give(second, 0, 1)])
      expect(answers.map(code).sort(), `round ${round}`).toEqual(['dwelling-claimed-elsewhere', 'ok'])
      const winner = answers[0]!.ok ? first : second
      const [own] = openOn(winner, 0)
      await winner.value('allocation.cancel', { allocationId: own!.id, version: own!.version, outcome: 'cancelled', reason: 'Prøve' })
    }
  })

  it('a person can not be given two dwellings either', async () => {
    const answers = await Promise.all([give(first, 0, 0), give(second, 1, 0)])
    expect(answers.map(code).sort()).toEqual(['case-claimed-elsewhere', 'ok'])
    const [winner, dwelling] = answers[0]!.ok ? [first, 0] : [second, 1]
    await meet(first, second)
    // The one that did not win calls it off, and may then give it: the claim is let go of by whoever knows that it ended.
    const loser = winner === first ? second : first
    const [own] = openOn(loser, dwelling)
    await loser.value('allocation.cancel', { allocationId: own!.id, version: own!.version, outcome: 'declined', reason: 'Søkeren takket nei' })
    expect(code(await give(loser, dwelling, 1))).toBe('ok')
    const [again] = openOn(loser, dwelling)
    await loser.value('allocation.cancel', { allocationId: again!.id, version: again!.version, outcome: 'cancelled', reason: 'Prøve' })
  })

  it('a role that may not give dwellings takes no claim', async () => {
    const { session } = await first.value('app.status', {})
    expect(await first.gate.call('dwelling.allocate', { dwellingId: 7, caseId: cases[0] })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(session!.role).toBe('leader')
    expect(await server.sql(`SELECT count(*)::int AS n FROM boligbordet.claim WHERE released_at IS NULL`)).toEqual([{ n: 0 }])
  })

  it('without the database each goes on alone; the merge finds it, one is kept, and both end equal', async () => {
    await meet(first, second)
    await server.stop()
    expect([code(await give(first, 0, 0)), code(await give(second, 0, 1))]).toEqual(['ok', 'ok'])
    await server.start()
    await meet(first, second)
    for (const pc of [first, second]) {
      expect(openOn(pc, 0).map((one) => one.status)).toEqual(['allocated', 'disputed'])
      const [dispute] = (await pc.value('exchange.reviews', {})).disputes
      expect(dispute!.claimants.map((one) => [one.name, one.inForce])).toEqual([['Tor Berg', true], ['Berit Dal', false]])
    }
    expect(dump(first) === dump(second)).toBe(true)
    const [dispute] = (await second.value('exchange.reviews', {})).disputes
    const [inForce, other] = dispute!.claimants
    await second.value('exchange.settleAllocation', { keep: other!.id, cancel: [{ id: inForce!.id, version: inForce!.version }], reason: 'Berit Dal har barn i huset' })
    expect(openOn(second, 0).map((one) => [one.id, one.status])).toEqual([[other!.id, 'allocated']])
    await meet(second, first)
    expect(openOn(first, 0).map((one) => [one.id, one.status])).toEqual([[other!.id, 'allocated']])
    expect(dump(first) === dump(second), 'both stores hold the same').toBe(true)
    expect((await first.value('exchange.reviews', {})).disputes).toEqual([])
    for (const pc of [first, second]) expect(verifyLogs(storeOf(pc)).firstBad).toBeNull()
  })

  it('a database that was put back to an older copy gets again what it lost', async () => {
    await server.sql('DELETE FROM boligbordet.bundle')
    const again = await exchange(first)
    expect(again.bundlesOut).toBeGreaterThan(0)
    await exchange(second)
    expect(dump(first) === dump(second)).toBe(true)
    expect(await server.sql('SELECT count(*)::int AS n FROM boligbordet.bundle').then((rows) => (rows[0] as { n: number }).n)).toBeGreaterThan(0)
  })
})
