// Kasteball, counted by hand: what counts, what does not, the words, the months, and that the order rows come in never matters.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bouncing, type CoordinatorFact, type HandoverFact } from '../../shared/domain/bouncing.ts'

const TODAY = '2026-11-23'
let n = 0
const hand = (on: string, from: string | null, to: string, more: Partial<HandoverFact> = {}): HandoverFact => ({ id: `h${String(++n).padStart(3, '0')}`, on, from, to, planned: 'no', status: 'accepted', answeredOn: on, ...more })
const change = (on: string): CoordinatorFact => ({ id: `k${++n}`, on, from: 'Ingrid Moe', to: 'Per Dal' })
const count = (handovers: HandoverFact[], coordinators: CoordinatorFact[] = [], limit = 3) => bouncing({ handovers, coordinators }, limit, TODAY)

describe('what counts', () => {
  it('each handover once, each sent back once more, each new coordinator once', () => {
    expect(count([]).count).toBe(0)
    expect(count([hand('2026-10-03', 'NAV', 'Rus og psykisk helse')]).count).toBe(1)
    expect(count([hand('2026-10-03', 'NAV', 'Rus og psykisk helse', { status: 'returned', answeredOn: '2026-10-10' })]).count).toBe(2)
    expect(count([hand('2026-10-03', 'NAV', 'Eiendom', { status: 'offered', answeredOn: null })]).count).toBe(1)
    expect(count([hand('2026-10-03', null, 'NAV', { status: null, answeredOn: null })], [change('2026-11-05')]).count).toBe(2)
    expect(count([], [change('2026-11-05'), change('2026-11-06')]).count).toBe(2)
  })

  it('a planned transition does not, but sending it back does; one nobody said was planned does', () => {
    expect(count([hand('2026-10-03', 'NAV', 'Eiendom', { planned: 'yes' })]).count).toBe(0)
    expect(count([hand('2026-10-03', 'NAV', 'Eiendom', { planned: 'yes', status: 'returned', answeredOn: '2026-10-05' })]).count).toBe(1)
    expect(count([hand('2026-10-03', 'NAV', 'Eiendom', { planned: 'unknown' })]).count).toBe(1)
  })

  it('is too many when it is more than the limit', () => {
    const three = [hand('2026-09-01', null, 'NAV'), hand('2026-09-02', 'NAV', 'Eiendom'), hand('2026-09-03', 'Eiendom', 'NAV')]
    expect([count(three).over, count([...three, hand('2026-09-04', 'NAV', 'Eiendom')]).over, count(three, [], 2).over]).toEqual([false, true, true])
  })
})

it('every step is told in words, in order, with what does not count', () => {
  const { reasons, since, days } = count([
    hand('2026-10-20', 'NAV', 'Eiendom', { planned: 'yes', status: 'accepted', answeredOn: '2026-10-21' }), hand('2026-10-03', 'NAV', 'Rus og psykisk helse', { status: 'returned', answeredOn: '2026-10-10' }), hand('2025-12-30', null, 'NAV', { status: null, answeredOn: null }), hand('2026-11-20', 'Eiendom', 'NAV', { status: 'offered', answeredOn: null }),
  ], [change('2026-11-05')])
  expect(reasons.map((one) => `${one.counts} ${one.text}`)).toEqual([
    '1 Overlevert til NAV 30. des. 2025.', '2 Overlevert fra NAV til Rus og psykisk helse 3. okt., sendt tilbake 10. okt.', '0 Planlagt overgang fra NAV til Eiendom 20. okt., tatt imot 21. okt. Planlagte overganger teller ikke.',
    '1 Koordinator byttet fra Ingrid Moe til Per Dal 5. nov.', '1 Overlevert fra Eiendom til NAV 20. nov., venter på svar.',
  ])
  expect([since, days]).toEqual(['2025-12-30', 328])
})

it('the days run from the day the person applied, in the case it began in', () => {
  const first = hand('2026-08-28', null, 'NAV', { appliedOn: '2026-08-27' })
  expect(count([first, hand('2026-11-02', 'NAV', 'Eiendom', { appliedOn: '2026-01-01' })])).toMatchObject({ since: '2026-08-27', days: 88 })
  expect(count([{ ...first, appliedOn: '2026-09-30' }])).toMatchObject({ since: '2026-08-28', days: 87 })
})

it('over time: every month from the first to this one, a return in the month it came back', () => {
  const { months } = count([hand('2026-08-31', null, 'NAV', { status: 'returned', answeredOn: '2026-09-02' }), hand('2026-09-20', 'NAV', 'Eiendom', { planned: 'yes' })], [change('2026-11-01')])
  expect(months).toEqual([{ month: '2026-08', count: 1 }, { month: '2026-09', count: 1 }, { month: '2026-10', count: 0 }, { month: '2026-11', count: 1 }])
  expect(count([hand('2024-01-05', null, 'NAV')]).months.map((one) => one.month)).toEqual(['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'])
  expect(count([hand('2026-09-20', null, 'NAV', { planned: 'yes' })])).toMatchObject({ months: [], since: null, days: 0, count: 0 })
})

describe('any history', () => {
  const day = fc.integer({ min: 0, max: 600 }).map((days) => new Date(Date.UTC(2025, 3, 1) + days * 86_400_000).toISOString().slice(0, 10))
  const service = fc.constantFrom('NAV', 'Eiendom', 'Barnevern')
  const handover: fc.Arbitrary<HandoverFact> = fc.record({ id: fc.uuid(), on: day, from: fc.option(service), to: service, planned: fc.constantFrom('yes', 'no', 'unknown'), status: fc.constantFrom('offered', 'accepted', 'returned', null), answeredOn: fc.option(day) })
  const coordinator: fc.Arbitrary<CoordinatorFact> = fc.record({ id: fc.uuid(), on: day, from: fc.constant('A'), to: fc.constant('B') })

  it('gives the same whatever order the rows come in: two PCs that hold the same rows count the same', () => {
    fc.assert(fc.property(fc.array(handover), fc.array(coordinator), fc.integer({ min: 0, max: 9 }), (handovers, coordinators, limit) => {
      expect(bouncing({ handovers: handovers.toReversed(), coordinators: coordinators.toReversed() }, limit, TODAY)).toEqual(bouncing({ handovers, coordinators }, limit, TODAY))
    }))
  })

  it('counts what its reasons count, and one more handover never makes it fewer', () => {
    fc.assert(fc.property(fc.array(handover), fc.array(coordinator), handover, (handovers, coordinators, extra) => {
      const before = bouncing({ handovers, coordinators }, 3, TODAY)
      expect(before.reasons.reduce((sum, one) => sum + one.counts, 0)).toBe(before.count)
      expect(before.over).toBe(before.count > 3)
      expect(before.months.length).toBeLessThanOrEqual(12)
      expect(bouncing({ handovers: [...handovers, extra], coordinators }, 3, TODAY).count).toBeGreaterThanOrEqual(before.count)
    }))
  })
})
