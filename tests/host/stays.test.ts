// The register of temporary accommodation: days by night, households as the union of their stays, cost that is unknown and not zero, figures with the list behind.
import { describe, expect, it } from 'vitest'
import { addTenant } from '../support/keeping-scene.ts'
import { testFolder, testMunicipality, TODAY } from '../support/store.ts'

const folder = testFolder()
let files = 0
const town = () => testMunicipality(folder, `opphold${files++}.bolig`)
const stay = (caseId: string, startsOn: string, endsOn: string | null, more: object = {}) => ({ caseId, kind: 'hotel' as const, startsOn, endsOn, ...more })

describe('stays', () => {
  it('counts the days of the stay, and the household once for days with two', async () => {
    const one = town()
    const { caseId } = addTenant(one, { children: ['2015-01-01'] })
    await one.value('stay.register', stay(caseId, '2026-09-01', '2026-09-11', { dayPrice: 100_000 }))
    await one.value('stay.register', stay(caseId, '2026-09-06', '2026-09-16'))
    await one.value('stay.register', stay(caseId, '2026-11-13', null, { dayPrice: 120_000, place: 'Fjordhotellet' }))
    const { rows, cost, counts } = await one.value('stay.list', { filter: 'all' })
    expect(rows.map((row) => [row.startsOn, row.days, row.yearDays, row.cost])).toEqual([['2026-11-13', 10, 25, 1_200_000], ['2026-09-06', 10, 25, null], ['2026-09-01', 10, 25, 1_000_000]])
    expect(cost).toEqual({ known: 2_200_000, unknown: 1 })
    expect([counts.open, counts.children, counts.over14]).toEqual([1, 1, 0])
    expect(rows[0]).toMatchObject({ alarm: { on: '2026-11-27', days: 14 }, children: 1, work: { planId: expect.any(String) as string } })
  })

  it('moving straight on does not start the count again; the review moves the alarm, and answers the clock', async () => {
    const one = town()
    const { caseId } = addTenant(one)
    await one.value('stay.register', stay(caseId, '2026-10-01', '2026-11-20', { kind: 'hostel' }))
    const { id } = await one.value('stay.register', stay(caseId, '2026-11-20', null))
    const clocks = async () => (await one.value('clock.list', { mine: false, kinds: ['temporary14', 'temporary90'] })).clocks.map((clock) => `${clock.kind} ${clock.dueOn}`)
    expect(await clocks()).toEqual(['temporary14 2026-10-15', 'temporary90 2026-12-30'])
    expect((await one.value('stay.list', { filter: 'over14' })).rows.map((row) => row.alarm)).toEqual([{ on: '2026-12-30', days: 90 }])
    await one.value('stay.review', { id, version: 1, reviewedOn: TODAY })
    expect(await clocks()).toEqual(['temporary90 2026-12-30'])
  })

  it('ends with where they moved; a stay cannot end before it began or in the future', async () => {
    const one = town()
    const { caseId } = addTenant(one)
    const { id } = await one.value('stay.register', stay(caseId, '2026-11-01', null))
    for (const endsOn of ['2026-10-31', '2026-11-24']) expect((await one.call('stay.end', { id, version: 1, endsOn, movedTo: 'municipalRent' })).ok).toBe(false)
    await one.value('stay.end', { id, version: 1, endsOn: TODAY, movedTo: 'municipalRent' })
    expect((await one.value('stay.list', { filter: 'all' })).rows[0]).toMatchObject({ endsOn: TODAY, movedTo: 'municipalRent', days: 22, alarm: null })
    expect((await one.call('stay.register', stay(caseId, '2026-11-24', null))).ok).toBe(false)
  })

  it('the year counts each household once by its length, night shelters apart, children by that day', async () => {
    const one = town()
    const [short, long, night, grown] = [addTenant(one), addTenant(one, { children: ['2010-05-05'] }), addTenant(one), addTenant(one, { children: ['2008-03-01'] })]
    await one.value('stay.register', stay(short.caseId, '2026-01-01', '2026-01-08'))
    await one.value('stay.register', stay(short.caseId, '2026-06-01', '2026-06-08'))
    await one.value('stay.register', stay(long.caseId, '2025-12-01', '2026-04-02'))
    await one.value('stay.register', stay(night.caseId, '2026-02-01', '2026-02-05', { kind: 'nightShelter' }))
    await one.value('stay.register', stay(grown.caseId, '2026-03-01', '2026-03-16'))
    const figures = await one.value('stay.figures', { year: 2026 })
    expect(figures.lengths.map((row) => [row.key, row.households, row.families, row.rows.map((person) => person.days)])).toEqual([['short', 1, 0, [14]], ['middle', 1, 0, [15]], ['long', 1, 1, [91]]])
    expect([figures.households, figures.families, figures.nightShelter.households]).toEqual([3, 1, 1])
  })

  it('of a protected person others see the number and the days, not place, kind, cost or next step', async () => {
    const one = town()
    const { caseId } = addTenant(one, { protectedAddress: 'confidential', name: 'Skjult Person', number: '2026/0999' })
    one.write((write) => void write.insert('temporaryStay', { caseId, kind: 'womensShelter', place: 'Hemmelig hus', startsOn: '2026-11-01', endsOn: null, dayPrice: 100, children: 2, reviewedOn: null, movedTo: null, note: 'X' }))
    const told = await one.value('stay.list', {})
    expect(told.rows[0]).toMatchObject({ name: 'Søker 2026/0999', hidden: true, kind: null, place: null, children: null, cost: null, work: null })
    expect(JSON.stringify(told)).not.toMatch(/Skjult|Hemmelig/)
    expect(await one.call('stay.register', stay(caseId, '2026-11-20', null))).toMatchObject({ ok: false, error: { code: 'protected' } })
  })
})
