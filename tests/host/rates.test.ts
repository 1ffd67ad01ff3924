// Rates by date on a real store: a new set ends the one before it, two never apply on the same day, and what a calculation rests on is left alone.
import { beforeEach, describe, expect, it } from 'vitest'
import { readRates } from '../../db/parameters/read.ts'
import { testFolder, testMunicipality, type TestStore } from '../support/store.ts'

const definition = (interestPercent: number) => JSON.stringify({ interestPercent, ordinaryYears: 30, longYears: 50, interestOnlyYears: 8, sensitivity: [1, 3] })
let town: TestStore
const save = (validFrom: string, interest: number, more: object = {}) => town.call('rates.save', { kind: 'lending', validFrom, definition: definition(interest), source: 'Kommunestyret', ...more })
const interestOn = (date: string) => readRates(town.store, 'lending', date)?.rates.interestPercent ?? null

beforeEach(() => { town = testMunicipality(testFolder()) })

describe('rates', () => {
  it('a store begins without any, and then there is nothing to count with', async () => {
    expect(await town.value('rates.list', {})).toEqual([])
    expect(interestOn('2026-11-23')).toBeNull()
  })

  it('a new set ends the one before it the day before; each day has its own', async () => {
    await save('2025-01-01', 4)
    const next = await save('2026-03-01', 5.25)
    expect(next.ok && next.value.closed).not.toBeNull()
    expect(['2024-12-31', '2025-01-01', '2026-02-28', '2026-03-01', '2030-01-01'].map(interestOn)).toEqual([null, 4, 4, 5.25, 5.25])
    expect((await town.value('rates.list', {})).map((one) => [one.year, one.validFrom, one.validTo, one.inForce])).toEqual([[2026, '2026-03-01', null, true], [2025, '2025-01-01', '2026-02-28', false]])
  })

  it('two sets on the same day are refused, and nothing is changed', async () => {
    await save('2026-01-01', 4)
    for (const [from, to] of [['2026-01-01', null], ['2025-06-01', '2026-01-01'], ['2025-06-01', null]] as const) expect(await save(from, 9, { validTo: to })).toMatchObject({ ok: false, error: { code: 'rates-overlap' } })
    expect(await save('2025-06-01', 3, { validTo: '2025-12-31' })).toMatchObject({ ok: true })
    expect(['2025-06-01', '2025-12-31', '2026-01-01'].map(interestOn)).toEqual([3, 3, 4])
  })

  it('what is not rates is refused whole', async () => {
    for (const wrong of ['{', '{}', '[]', JSON.stringify({ interestPercent: 'fire', ordinaryYears: 30, longYears: 50, interestOnlyYears: 8, sensitivity: [] })]) expect(await save('2026-01-01', 4, { definition: wrong })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(await save('2026-02-01', 4, { validTo: '2026-01-31' })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(await town.value('rates.list', {})).toEqual([])
  })

  it('a set keeps its kind, and is not taken back under a calculation', async () => {
    const saved = await town.call('rates.save', { kind: 'lending', validFrom: '2026-01-01', definition: definition(4), source: 'Kommunestyret' }, { opId: 'op-rates' })
    if (!saved.ok) throw new Error('not saved')
    expect(await town.call('rates.save', { id: saved.value.id, version: 1, kind: 'stateGrant', validFrom: '2026-01-01', definition: JSON.stringify({ writeOffPercent: 3.3, years: 30, maxArea: 80, perSquareMetre: 1 }), source: 'Husbanken' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await town.call('log.undo', { opId: 'op-rates' })).toMatchObject({ ok: false })
    expect(interestOn('2026-11-23')).toBe(4)
  })

  it('a set no calculation rests on may be corrected; one that is used may not', async () => {
    await save('2026-01-01', 4)
    const [first] = await town.value('rates.list', {})
    expect(await save('2026-01-01', 4.5, { id: first!.id, version: first!.version })).toMatchObject({ ok: true })
    expect(interestOn('2026-11-23')).toBe(4.5)
    const { id: caseId } = await town.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
    town.write((write) => write.insert('capacityCalculation', { caseId, calculatedOn: '2026-11-23', input: '{}', result: '{}', parameterIds: JSON.stringify([first!.id]), by: 'Ingrid Moe' }))
    const [used] = await town.value('rates.list', {})
    expect(used!.used).toBe(1)
    expect(await save('2026-01-01', 9, { id: used!.id, version: used!.version })).toMatchObject({ ok: false, error: { code: 'rates-used' } })
    expect(interestOn('2026-11-23')).toBe(4.5)
  })
})
