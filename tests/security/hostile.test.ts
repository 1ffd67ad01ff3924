// Hostile input at the host: thousands of senseless calls change nothing and crash nothing, and hostile text is kept and given back letter for letter.
import { describe, expect, it } from 'vitest'
import { ENTITY_NAMES } from '../../shared/model/index.ts'
import { OPERATIONS } from '../../shared/operations/index.ts'
import type { Name } from '../../shared/operations/index.ts'
import { contentOf, testFolder, testMunicipality } from '../support/store.ts'

function chance(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

const deep = (levels: number): unknown => (levels === 0 ? 'x' : { a: [deep(levels - 1)] })
const JUNK: unknown[] = [null, undefined, NaN, Infinity, -1, 1e308, '', 'x', '\u0000', '💥'.repeat(50), 'a'.repeat(200_000), [], [[]], {}, { id: {} }, { id: '\'; DROP TABLE note; --' }, JSON.parse('{"__proto__":{"polluted":1}}'), { constructor: { prototype: { polluted: 1 } } }, deep(400), true, Symbol.iterator.toString(), new Date(0), { toString: 'x' }, { filter: { text: '"\' OR NEAR( * ^' } }, { patch: JSON.parse('{"__proto__":"x","constructor":"y"}') }]

describe('senseless calls', () => {
  it('5000 of them are answered as values, write nothing and leave the language alone', async () => {
    const town = testMunicipality(testFolder())
    await town.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
    const before = JSON.stringify(contentOf(town.store, ENTITY_NAMES))
    const random = chance(11)
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
    const names = [...OPERATIONS.values()].filter((one) => one.kind !== 'process').map((one) => one.name)
    const codes = new Set<string>()
    for (let i = 0; i < 5000; i++) {
      const name = random() < 0.1 ? pick(['__proto__', 'constructor', '', 'case.get ', 'DROP', 'a'.repeat(5000)]) : pick(names)
      const shape = OPERATIONS.get(name)?.input as unknown as { shape?: Record<string, unknown> } | undefined
      const input = random() < 0.3 ? pick(JUNK) : Object.fromEntries(Object.keys(shape?.shape ?? { id: 1 }).map((key) => [key, pick(JUNK)]))
      const operation = OPERATIONS.get(name)
      if (operation?.kind === 'command' && operation.input.safeParse(input ?? {}).success) continue
      const answer = await town.call(name as Name, input as never)
      if (!answer.ok) codes.add(answer.error.code)
    }
    expect([...codes].filter((one) => !['bad-input', 'unknown-operation', 'not-found', 'not-allowed'].includes(one))).toEqual([])
    expect(JSON.stringify(contentOf(town.store, ENTITY_NAMES))).toBe(before)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(await town.value('log.verify', {})).toMatchObject({ ok: true })
  }, 60_000)

  it('a patch with the wrong kind of value is refused, whole', async () => {
    const town = testMunicipality(testFolder())
    const { id } = await town.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
    for (const patch of [{ status: 'owner' }, { dueOn: 'i morgen' }, { rentCeiling: -5 }, { rentCeiling: 1.5 }, { nextStep: 'x'.repeat(301) }, { nextStep: 'ok', dueKind: 'x' }]) expect(await town.call('case.update', { id, version: 1, patch: patch as never })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect((await town.value('case.get', { id })).case.version).toBe(1)
  })
})

const HOSTILE = ['<img src=x onerror=alert(1)><script>1</script>', '=HYPERLINK("http://x","y")', '+1+1', '@SUM(A1)', '#set page(fill: red) #read("/etc/passwd") $x$ *b* _i_ `c` \\ ]', "'; DROP TABLE person; --", '\u202Eevil\u202C و עברית', '👩🏽‍🦽 Åse Ødegård', 'a\u0000b', 'linje\nlinje\ttab', '\uFEFFbom', 'NEAR("a" b, 5) OR *']

describe('hostile text', () => {
  it('is stored and given back as it came, in every long text, and files are still made', async () => {
    const town = testMunicipality(testFolder())
    const { id: dwellingId } = { id: (await town.value('dwelling.create', { address: HOSTILE[0]!, vacantFrom: '2026-11-01', rooms: 2, rent: 900000 })).ids[0]! }
    for (const text of HOSTILE) {
      const name = text.trim()
      const { id } = await town.value('case.create', { name, receivedOn: '2026-11-20', ownWords: text })
      const fields = { ownWordsRoom: text, need: text, healthNote: text, economyNote: text, questionToTeam: text, triedBefore: text, nextStep: text, waitingOn: text, livingText: text, flag: text }
      await town.value('case.update', { id, version: 1, patch: fields })
      await town.value('case.addNote', { caseId: id, title: name, body: text, topic: 'housing', happenedOn: '2026-11-20' })
      const page = await town.value('case.get', { id })
      expect(page.case).toMatchObject({ name, ownWords: text, ...fields })
      expect(page.timeline.some((one) => one.detail === text && one.title === name)).toBe(true)
      expect((await town.call('search', { text: text.slice(0, 200) })).ok).toBe(true)
      expect((await town.call('case.list', { filter: { view: 'all', text: text.slice(0, 100) } })).ok).toBe(true)
      for (const recipient of ['team', 'person'] as const) expect((await town.value('export.caseSummary', { caseId: id, recipient })).base64.slice(0, 7), JSON.stringify(text)).toBe('JVBERi0')
    }
    expect((await town.value('dwelling.get', { id: dwellingId })).dwelling.address).toBe(HOSTILE[0])
    for (const format of ['xlsx', 'csv'] as const) {
      expect((await town.value('export.cases', { filter: { view: 'all' }, format })).base64.length).toBeGreaterThan(100)
      const csv = Buffer.from((await town.value('export.dwellings', { format })).base64, 'base64')
      expect(csv.length).toBeGreaterThan(50)
    }
    const csv = Buffer.from((await town.value('export.cases', { filter: { view: 'all' }, format: 'csv' })).base64, 'base64').toString('utf8')
    expect(/(^|[;\n])"?[=+@]/m.exec(csv.replace(/^\uFEFF/, ''))?.[0]).toBeUndefined()
    expect(town.store.sql('SELECT count(*) AS n FROM person')).toEqual([{ n: HOSTILE.length }])
  }, 120_000)
})
