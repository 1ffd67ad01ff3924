// A whole exchange by examples: the dry run, what is forwarded, who can read what, an emptied place, a power cut, and every reason a bundle is left.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealBundle, signHead } from '../../db/exchange/bundle.ts'
import { exchangeWith, lookAt } from '../../db/exchange/exchange.ts'
import type { Payload, Run } from '../../db/exchange/format.ts'
import { identityOf, newDeviceKeys } from '../../db/exchange/identity.ts'
import { membersOf, outgoingRuns } from '../../db/exchange/outgoing.ts'
import { verifyLogs } from '../../db/log.ts'
import { edit, held, office, value, type Office } from '../support/exchange/office.ts'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'
import { canonicalDump, joinPc, MemoryPlace, TEAM_ID, type Pc } from '../support/exchange/team.ts'

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())

const partsOf = (pc: Pc) => ({ placeId: 'place', userId: 'user-0', runId: pc.newId(), now: pc.now })
const withPlace = (pc: Pc) => pc.store.run(`INSERT OR IGNORE INTO place (id, kind, label, config) VALUES ('place', 'folder', 'Prøvemappe', '{}')`)
const audited = (pc: Pc) => pc.store.sql<{ reason: string }>(`SELECT reason FROM read_log WHERE operation = 'exchange.refused' ORDER BY seq`).map((one) => one.reason)
const bytesOf = (pc: Pc) => ['', '-wal'].map((end) => (existsSync(pc.store.path + end) ? createHash('sha256').update(readFileSync(pc.store.path + end)).digest('hex') : ''))
const step = (pc: Pc) => value(pc, 'housingCase', 'case-0', 'nextStep')

describe('the dry run', () => {
  it('says what the run does, with the same digest, and leaves every byte as it was', async () => {
    const { a, b, place } = office(prepared)
    edit(a, { nextStep: 'møte' })
    await a.exchange(place)
    withPlace(b)
    edit(b, { nextStep: 'brev' })
    const before = bytesOf(b)
    const seen = await lookAt(b.store, place, partsOf(b))
    expect(bytesOf(b)).toEqual(before)
    expect(seen.summary).toMatchObject({ changedCases: 1, contested: 1 })
    const done = await exchangeWith(b.store, place, { ...partsOf(b), expected: seen.digest })
    expect([done.digest, done.summary, done.out]).toEqual([seen.digest, seen.summary, seen.out])
  })

  it('refuses the run when something came between, and then writes nothing', async () => {
    const { a, b, place } = office(prepared)
    edit(a, { nextStep: 'møte' })
    await a.exchange(place)
    withPlace(b)
    const seen = await lookAt(b.store, place, partsOf(b))
    edit(a, { nextStep: 'brev' })
    await a.exchange(place)
    const before = canonicalDump(b.store)
    await expect(exchangeWith(b.store, place, { ...partsOf(b), expected: seen.digest })).rejects.toMatchObject({ error: { code: 'exchange-changed' } })
    expect([canonicalDump(b.store), place.files.size]).toEqual([before, 2])
  })
})

describe('where bundles go', () => {
  it('what a wrote reaches c over two sticks and b, though a and c never met', async () => {
    const { a, b, c } = office(prepared)
    const [one, other] = [new MemoryPlace(), new MemoryPlace()]
    edit(a, { nextStep: 'møte' })
    await a.exchange(one, 'one')
    await b.exchange(one, 'one')
    await b.exchange(other, 'other')
    await c.exchange(other, 'other')
    expect(step(c)).toBe('møte')
  })

  it('a PC that joins later is given what was sealed before it came', async () => {
    const { a, b, c, place, path, meet } = office(prepared)
    edit(b, { nextStep: 'møte' })
    await b.exchange(place)
    const late = await joinPc(a, path('.'), 'pc-late', a.newId)
    expect((await late.exchange(place)).left.map((one) => one.code)).toEqual(['exchange-not-for-us'])
    await meet(a, b, c, late)
    expect(step(late)).toBe('møte')
  })

  it('a place that was emptied gets everything again, once', async () => {
    const { a, b, c, place, meet } = office(prepared)
    edit(a, { nextStep: 'møte' })
    await meet(a, b)
    place.files.clear()
    expect((await b.exchange(place)).bundlesOut).toBe(1)
    expect((await b.exchange(place)).bundlesOut).toBe(0)
    await c.exchange(place)
    expect(step(c)).toBe('møte')
  })

  it('what a PC wrote after it was removed lies aside on every PC, and its new bundles are refused', async () => {
    const { a, b, c, place } = office(prepared)
    a.write((write) => void write.update('device', 'pc-c', null, { status: 'removed', removedAt: a.now, lastNumber: 0 }))
    edit(c, { nextStep: 'møte' })
    await c.exchange(place)
    await b.exchange(place)
    expect(step(b)).toBe('møte')
    await a.exchange(place)
    await b.exchange(place)
    expect(step(b)).toBe(null)
    edit(c, { nextStep: 'brev' })
    place.files.delete('pc-a/1')
    await c.exchange(place)
    const report = await a.exchange(place)
    expect(report.left).toEqual([{ sender: 'pc-c', sequence: 2, code: 'exchange-removed' }])
    expect(audited(a)).toContain('exchange-removed')
    for (let i = 0; i < 2; i++) for (const pc of [b, a]) await pc.exchange(place)
    expect(held(a)).toHaveLength(1)
    expect(canonicalDump(a.store)).toBe(canonicalDump(b.store))
  })
})

describe('what is left lying', () => {
  const payload = (pc: Pc, runs: readonly Run[]): Payload => ({ format: 1, madeAt: pc.now, schema: 2, recipients: membersOf(pc.store).map((one) => one.id), runs: [...runs] })
  const runsOf = (pc: Pc) => outgoingRuns(pc.store, identityOf(pc.store)!, prepared.base).flat()
  async function seal(pc: Pc, sequence: number, runs: readonly Run[], given: { municipality?: string; sender?: string; signSecret?: string; recipients?: string[] } = {}): Promise<Uint8Array> {
    const identity = identityOf(pc.store)!
    return sealBundle({ header: { municipality: given.municipality ?? TEAM_ID, sender: given.sender ?? pc.name, sequence, schema: 2 }, payload: payload(pc, runs), recipients: given.recipients ?? membersOf(pc.store).map((one) => one.sealPublic), signSecret: given.signSecret ?? identity.signSecret })
  }
  /** b finds one bundle, and nothing in its tables or its log is touched. */
  async function leaves({ b, place }: Office, name: string, bytes: Uint8Array, code: string, inLog: boolean): Promise<void> {
    place.files.set(name, bytes)
    const before = [canonicalDump(b.store), b.store.sql('SELECT hash FROM operation ORDER BY seq')]
    expect((await b.exchange(place)).left.map((one) => one.code)).toEqual([code])
    expect([canonicalDump(b.store), b.store.sql('SELECT hash FROM operation ORDER BY seq')]).toEqual(before)
    expect(audited(b)).toEqual(inLog ? [code] : [])
    await b.exchange(place)
    expect(audited(b)).toHaveLength(inLog ? 1 : 0)
    expect(verifyLogs(b.store).firstBad).toBe(null)
  }
  const written = () => {
    const all = office(prepared)
    edit(all.a, { nextStep: 'møte' })
    edit(all.a, { nextStep: 'brev' })
    return all
  }

  it('half a file, and a file that is still zeros, until the rest has come', async () => {
    for (const [cut, code] of [[(whole: Uint8Array) => whole.subarray(0, 600), 'exchange-half'], [(whole: Uint8Array) => new Uint8Array(whole).fill(0, 600), 'exchange-altered'], [(whole: Uint8Array) => new Uint8Array(whole.length), 'exchange-not-a-bundle']] as const) {
      const all = written()
      const whole = await seal(all.a, 1, runsOf(all.a))
      await leaves(all, 'pc-a/1', cut(whole), code, code !== 'exchange-half')
      all.place.files.set('pc-a/1', whole)
      await all.b.exchange(all.place)
      expect(step(all.b)).toBe('brev')
    }
  })

  it('a newer format', async () => leaves(written(), 'pc-a/1', Buffer.from('BOLIGPAKKE 2\n{}\n'), 'exchange-format-newer', false))

  it('another municipality', async () => {
    const all = written()
    await leaves(all, 'pc-a/1', await seal(all.a, 1, runsOf(all.a), { municipality: 'another' }), 'exchange-other-municipality', true)
  })

  it('a PC that nobody knows', async () => {
    const all = written()
    await leaves(all, 'pc-x/1', await seal(all.a, 1, runsOf(all.a), { sender: 'pc-x', signSecret: (await newDeviceKeys()).signSecret }), 'exchange-unknown-sender', true)
  })

  it('one made for others', async () => {
    const all = written()
    await leaves(all, 'pc-a/1', await seal(all.a, 1, runsOf(all.a), { recipients: [prepared.keys['pc-c']!.sealPublic] }), 'exchange-not-for-us', false)
  })

  it('one that another PC signed, and an old one under a new name', async () => {
    const all = written()
    await leaves(all, 'pc-a/1', await seal(all.a, 1, runsOf(all.a), { signSecret: prepared.keys['pc-c']!.signSecret }), 'exchange-altered', true)
    const again = written()
    await leaves(again, 'pc-a/2', await seal(again.a, 1, runsOf(again.a)), 'exchange-altered', true)
  })

  it.each([
    ['a changed value', (run: Run) => void (run.operations[1]!.changes[0]!.after = '"vente"')],
    ['another author', (run: Run) => void (run.operations[1]!.actorId = 'user-3')],
    ['an operation left out', (run: Run) => void run.operations.splice(0, 1)],
    ['a false end', (run: Run) => void Object.assign(run, { to: run.to - 1, operations: run.operations.slice(0, -1), hash: run.operations[0]!.hash })],
  ])('a run forwarded by c with %s', async (_what, change) => {
    const all = written()
    const [run] = structuredClone(runsOf(all.a)) as [Run]
    change(run)
    await leaves(all, 'pc-c/1', await seal(all.c, 1, [run]), 'exchange-altered', true)
  })

  it('one that continues what has not come', async () => {
    const all = written()
    const [run] = structuredClone(runsOf(all.a)) as [Run]
    const late = { ...run, from: run.from + 1, operations: run.operations.slice(1) }
    await leaves(all, 'pc-a/2', await seal(all.a, 2, [late]), 'exchange-gap', false)
    all.place.files.set('pc-a/1', await seal(all.a, 1, [run]))
    await all.b.exchange(all.place)
    expect(step(all.b)).toBe('brev')
  })

  it('one from a PC that went on from an old copy of itself', async () => {
    const all = written()
    const [run] = structuredClone(runsOf(all.a)) as [Run]
    await all.a.exchange(all.place)
    await all.b.exchange(all.place)
    const other = office(prepared)
    edit(other.a, { nextStep: 'vente' })
    edit(other.a, { nextStep: 'ringe' })
    all.place.files.clear()
    const [forked] = runsOf(other.a) as [Run]
    expect(forked.to).toBe(run.to)
    await leaves(all, 'pc-a/2', await seal(all.a, 2, [forked]), 'exchange-forked', true)
  })

  it('only what is bad: a good run beside a forged one is taken in', async () => {
    const all = written()
    const [forged] = structuredClone(runsOf(all.a)) as [Run]
    forged.operations[0]!.actorId = 'user-3'
    edit(all.c, { need: 'Trappefri' })
    const [good] = runsOf(all.c) as [Run]
    all.place.files.set('pc-c/1', await seal(all.c, 1, [forged, good]))
    expect((await all.b.exchange(all.place)).left).toEqual([{ sender: 'pc-c', sequence: 1, code: 'exchange-altered' }])
    all.place.files.set('pc-a/1', await seal(all.a, 1, runsOf(all.a)))
    expect((await all.b.exchange(all.place)).left).toEqual([])
    expect([value(all.b, 'housingCase', 'case-0', 'need'), step(all.b)]).toEqual(['Trappefri', 'brev'])
  })

  it('a run whose end is signed for another team', async () => {
    const all = written()
    const [run] = structuredClone(runsOf(all.a)) as [Run]
    run.signature = signHead(identityOf(all.a.store)!.signSecret, 'another', 'pc-a', run.to, run.hash)
    await leaves(all, 'pc-a/1', await seal(all.a, 1, [run]), 'exchange-altered', true)
  })
})
