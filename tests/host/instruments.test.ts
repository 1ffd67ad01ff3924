// Instruments: which state may follow which, the deposit's limit with its source, what a guarantee has cost; and the estimate that never gives a figure without facts and rates.
import { describe, expect, it } from 'vitest'
import { addTenant } from '../support/keeping-scene.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'

const folder = testFolder()
let files = 0
const town = () => testMunicipality(folder, `virkemidler${files++}.bolig`)
const RATES = { coveragePercent: 73.7, weightPerPerson: 0.222, minShare: 20_000, limit1: 150_000, rate1Percent: 15, limit2: 200_000, stepPercent: 0.5, stepSize: 5000, ceilings: [90_000, 100_000, 105_000, 110_000, 120_000], municipalAddition: 0, adaptedAddition: 0, wealthPercent: 16, wealthFreeRent: 290_000, wealthFreeOwned: 600_000, minimumMonthly: 50, youngDisabledLimit2: null, pensionerLimit1: null, pensionerLimit2: null }
/** Every test knows whether there are rates: those a new store brings are taken away first. */
const rates = (one: TestStore, keep: boolean) => one.write((write) => {
  for (const row of write.sql<{ id: string }>(`SELECT id FROM parameterSet WHERE kind = 'housingAllowance'`)) write.update('parameterSet', row.id, null, { validFrom: '1990-01-01', validTo: '1990-12-31' })
  if (keep) write.insert('parameterSet', { kind: 'housingAllowance', validFrom: '2026-01-01', validTo: '2026-12-31', year: 2026, definition: JSON.stringify(RATES), source: 'Prøvesatser', keptBy: 'X' })
})

describe('instruments', () => {
  it('follow only allowed moves, and each move is an event', async () => {
    const one = town()
    const { caseId } = addTenant(one)
    const { id } = await one.value('instrument.add', { caseId, kind: 'guarantee', appliedOn: TODAY, amount: 3_000_000 })
    const get = async () => (await one.value('instrument.forCase', { caseId })).rows[0]!
    const move = async (status: 'active' | 'granted' | 'claimed' | 'settled', more: object = {}) => one.call('instrument.move', { id, version: (await get()).version, status, happenedOn: TODAY, ...more })
    expect((await get()).next).toEqual(['granted', 'refused', 'withdrawn'])
    expect((await move('active')).ok).toBe(false)
    expect((await move('granted')).ok).toBe(true)
    expect((await move('active', { validTo: '2026-12-01' })).ok).toBe(true)
    expect((await one.value('clock.list', { mine: false, kinds: ['instrumentEnd'] })).clocks.map((clock) => [clock.dueOn, clock.text])).toEqual([['2026-12-01', 'Garanti går ut']])
    expect((await move('claimed', { amount: 1_400_000 })).ok).toBe(true)
    expect(await one.call('instrument.event', { id, kind: 'payout', happenedOn: TODAY, amount: 99_000_000 })).toMatchObject({ ok: false, error: { code: 'more-than-security' } })
    await one.value('instrument.event', { id, kind: 'payout', happenedOn: TODAY, amount: 1_200_000 })
    expect((await one.call('instrument.event', { id, kind: 'recovered', happenedOn: TODAY, amount: 1_300_000 })).ok).toBe(false)
    await one.value('instrument.event', { id, kind: 'recovered', happenedOn: TODAY, amount: 200_000 })
    expect((await get()).balance).toEqual({ claimed: 1_400_000, paidOut: 1_200_000, recovered: 200_000, left: 1_000_000 })
    expect((await get()).events.map((row) => row.status ?? row.kind)).toEqual(['applied', 'granted', 'active', 'claimed', 'payout', 'recovered'])
    expect((await move('settled')).ok).toBe(true)
    expect((await get()).next).toEqual([])
  })

  it('a deposit above six months of rent is warned of with its source, and must be explained', async () => {
    const one = town()
    const { caseId } = addTenant(one, { rent: 1_000_000 })
    const add = (amount: number, note: string | null = null) => one.call('instrument.add', { caseId, kind: 'deposit', amount, note })
    expect((await add(6_000_000)).ok).toBe(true)
    expect(await add(6_000_001)).toMatchObject({ ok: false, error: { code: 'reason-required', details: { missing: ['Depositumet er over 6 måneders leie (60\u00a0000\u00a0kr). Det er det høyeste husleieloven § 3-5 tillater.'] } } })
    expect(await add(6_000_001, 'Avtalt før leien ble satt ned.')).toMatchObject({ ok: true, value: { warning: expect.stringContaining('§ 3-5') as string } })
  })
})

describe('the estimate of the housing allowance', () => {
  const FACTS = { persons: 1, monthlyIncome: 1_000_000, wealth: 0, tenure: 'rent' as const, monthlyCosts: 800_000, adapted: false, group: 'ordinary' as const }

  it('names what lacks and gives no figure; without rates it names the rates', async () => {
    const one = town()
    rates(one, true)
    expect(await one.value('allowance.estimate', { ...FACTS, wealth: null })).toMatchObject({ monthly: null, lines: [], lacks: ['Hva er formuen?'] })
    rates(one, false)
    expect(await one.value('allowance.estimate', FACTS)).toMatchObject({ monthly: null, lines: [], ratesMissing: expect.stringContaining('2026') as string })
  })

  it('by hand: 73.7 % of 90 000 less 20 000 is 4 299 a month, with the year and a reason for each line', async () => {
    const one = town()
    rates(one, true)
    const answer = await one.value('allowance.estimate', { ...FACTS, monthlyCosts: 900_000 })
    expect([answer.monthly, answer.year, answer.source]).toEqual([429_900, 2026, 'Prøvesatser'])
    expect(answer.lines.every((line) => line.why.length > 5)).toBe(true)
  })

  it('who has not applied: those the facts speak for, and apart those of whom facts lack; not those who have one', async () => {
    const one = town()
    rates(one, true)
    const [likely, unknown, has, rich] = [addTenant(one), addTenant(one), addTenant(one), addTenant(one)]
    one.write((write) => {
      for (const [tenant, income] of [[likely, 1_000_000], [has, 1_000_000], [rich, 9_000_000]] as const) write.update('housingCase', tenant.caseId, null, { monthlyIncome: income })
    })
    await one.value('instrument.add', { caseId: has.caseId, kind: 'stateAllowance', status: 'active', decidedOn: TODAY, monthly: 200_000 })
    const told = await one.value('allowance.notApplied', {})
    expect(told.likely.map((row) => row.caseId)).toEqual([likely.caseId])
    expect(told.likely[0]!.lacks).toEqual(['Formuen er ikke kjent. Regnet uten formue.'])
    expect(told.unclear.map((row) => [row.caseId, row.monthly, row.lacks])).toEqual([[unknown.caseId, null, ['Hva er brutto inntekt per måned for de voksne?']]])
  })
})
