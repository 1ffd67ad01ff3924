// The order of the agenda: explained, the same every time, and fair to those put off before. Times from own history. Dates past holidays.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderAgenda, type OrderFacts, type OrderScene } from '../../shared/domain/agenda-order.ts'
import { packLacks, type PackFacts } from '../../shared/domain/meeting-pack.ts'
import { plannedMinutes } from '../../shared/domain/planned-minutes.ts'
import { holidayName, seriesDates } from '../../shared/domain/series-dates.ts'

const SCENE: OrderScene = { heldOn: '2026-11-26', nextOn: '2026-12-10', postponedTimes: 2 }
const one = (id: string, postponed: number, dueOn: string | null): OrderFacts => ({ id, caseNumber: `2026/${id}`, postponed, dueOn, dueText: dueOn ? 'Må ut' : null })

const someCases = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 9999 }).map((n) => String(n).padStart(4, '0')), postponed: fc.nat({ max: 5 }), due: fc.option(fc.nat({ max: 60 }), { nil: null }) }), { selector: (row) => row.id, maxLength: 25 })
  .map((rows) => rows.map((row) => one(row.id, row.postponed, row.due === null ? null : new Date(Date.UTC(2026, 10, 10 + row.due)).toISOString().slice(0, 10))))

describe('the order of the agenda', () => {
  it('fair: too often put off first, then what cannot wait, then put off, then the rest', () => {
    const lines = orderAgenda([one('0001', 0, null), one('0002', 0, '2026-12-20'), one('0003', 1, null), one('0004', 0, '2026-12-05'), one('0005', 3, null), one('0006', 2, '2026-12-01')], 'fair', SCENE)
    expect(lines.map((line) => line.id)).toEqual(['0005', '0006', '0004', '0003', '0002', '0001'])
    expect(lines.map((line) => line.why)).toEqual([
      'Utsatt 3 ganger, flere enn 2.', 'Må ut 1. des. 2026, 5 dager etter møtet. Utsatt 2 ganger.', 'Må ut 5. des. 2026, 9 dager etter møtet.', 'Utsatt 1 gang.', 'Må ut 20. des. 2026, 24 dager etter møtet.', 'Ingen frist, og ikke utsatt før. Etter saksnummer.',
    ])
    expect(lines.filter((line) => line.flagged).map((line) => line.id)).toEqual(['0005'])
  })

  it('urgency: the nearest date first, those without a date last', () => {
    const lines = orderAgenda([one('0001', 4, null), one('0002', 0, '2026-12-20'), one('0003', 0, '2026-11-20'), one('0004', 1, '2026-12-20')], 'urgency', SCENE)
    expect(lines.map((line) => line.id)).toEqual(['0003', '0004', '0002', '0001'])
    expect(lines[0]!.why).toBe('Må ut 20. nov. 2026, 6 dager før møtet.')
    expect(lines[3]).toMatchObject({ flagged: true, why: 'Utsatt 4 ganger, flere enn 2.' })
  })

  it('fair: a case never put off stands before one that was, only when its date passes before the next meeting and the other can wait', () => {
    fc.assert(fc.property(someCases, (cases) => {
      const of = new Map(cases.map((row) => [row.id, row]))
      const order = orderAgenda(cases, 'fair', SCENE).map((line) => of.get(line.id)!)
      order.forEach((first, i) => order.slice(i + 1).forEach((later) => {
        if (first.postponed > 0 || later.postponed === 0) return
        expect(first.dueOn !== null && first.dueOn < SCENE.nextOn).toBe(true)
        expect(later.postponed <= 2 && (later.dueOn === null || later.dueOn >= SCENE.nextOn)).toBe(true)
      }))
      // Nobody put off more often than the limit waits behind someone who was not.
      expect(order.map((row) => row.postponed > 2)).toEqual(order.map((row) => row.postponed > 2).sort((a, b) => Number(b) - Number(a)))
    }), { numRuns: 400 })
  })

  it('put off once more never moves a case back', () => {
    fc.assert(fc.property(someCases.filter((cases) => cases.length > 0), fc.nat(), (cases, pick) => {
      const chosen = cases[pick % cases.length]!
      const place = (all: readonly OrderFacts[]) => orderAgenda(all, 'fair', SCENE).findIndex((line) => line.id === chosen.id)
      expect(place(cases.map((row) => (row === chosen ? { ...row, postponed: row.postponed + 1 } : row)))).toBeLessThanOrEqual(place(cases))
    }), { numRuns: 300 })
  })

  it('gives the same order however the cases came, each once, numbered from one', () => {
    fc.assert(fc.property(someCases.chain((cases) => fc.tuple(fc.constant(cases), fc.shuffledSubarray(cases, { minLength: cases.length }))), fc.constantFrom('urgency' as const, 'fair' as const), ([cases, mixed], order) => {
      const lines = orderAgenda(cases, order, SCENE)
      expect(orderAgenda(mixed, order, SCENE)).toEqual(lines)
      expect(lines.map((line) => line.number)).toEqual(cases.map((_one, i) => i + 1))
      expect(new Set(lines.map((line) => line.id)).size).toBe(cases.length)
      expect(lines.every((line) => line.why.length > 0)).toBe(true)
    }), { numRuns: 300 })
  })
})

describe('planned minutes', () => {
  const rule = { usual: 8, atLeast: 5 }
  it('uses the middle of what such cases took, and says of how many', () => {
    expect(plannedMinutes([300, 600, 540, 120, 2400], 'Meldt av en tjeneste', rule)).toEqual({ minutes: 9, from: 5, why: 'Midt i det 5 saker av slaget «meldt av en tjeneste» har brukt.' })
    expect(plannedMinutes([300, 360, 420, 600, 900, 960], 'Klar', rule).minutes).toBe(9) // (420 + 600) / 2 = 510 s = 8,5 min
  })
  it('keeps the usual time while there is too little history; a case without a time is no history', () => {
    expect(plannedMinutes([300, 300, 300, 300, 0, 0], 'Klar', rule)).toEqual({ minutes: 8, from: 0, why: 'Vanlig tid. Bare 4 saker av slaget «klar» har brukt tid før, og 5 trengs.' })
    expect(plannedMinutes([], 'Klar', rule).why).toBe('Vanlig tid. Ingen saker av slaget «klar» har brukt tid før, og 5 trengs.')
  })
  it('never gives less than a minute or more than an hour', () => {
    expect(plannedMinutes([5, 5, 5, 5, 5], 'Klar', rule).minutes).toBe(1)
    expect(plannedMinutes([9000, 9000, 9000, 9000, 9000], 'Klar', rule).minutes).toBe(60)
  })
})

describe('the dates of a series', () => {
  it('moves past Easter and the 17th of May, and says what the day was', () => {
    // 2027: Easter Sunday 28 March; Thursday 25 March is skjærtorsdag, Friday langfredag, Monday 29 andre påskedag.
    expect(seriesDates({ firstOn: '2027-03-11', everyWeeks: 2 }, '2027-03-01', 3)).toEqual([
      { on: '2027-03-11', movedFrom: null, holiday: null }, { on: '2027-03-30', movedFrom: '2027-03-25', holiday: 'skjærtorsdag' }, { on: '2027-04-08', movedFrom: null, holiday: null },
    ])
    expect(seriesDates({ firstOn: '2027-05-17', everyWeeks: 1 }, '2027-01-01', 1)).toEqual([{ on: '2027-05-18', movedFrom: '2027-05-17', holiday: 'grunnlovsdagen' }])
    expect(holidayName('2026-05-14')).toBe('Kristi himmelfartsdag')
    expect(holidayName('2026-11-26')).toBeNull()
  })
  it('begins after the day asked from and keeps the rhythm', () => {
    expect(seriesDates({ firstOn: '2024-11-28', everyWeeks: 2 }, '2026-11-22', 2).map((row) => row.on)).toEqual(['2026-11-26', '2026-12-10'])
  })
})

describe('the pack', () => {
  const ready: PackFacts = { question: 'Skal hun få bolig?', consents: [], protectedAddress: false, lastContactOn: '2026-11-20', assessment: 'complete' }
  const kinds = (patch: Partial<PackFacts>) => packLacks({ ...ready, ...patch }, '2026-11-26', 30).map((lack) => lack.kind)
  it('lets a case through that has everything', () => expect(kinds({})).toEqual([]))
  it('asks for the question, the contact and the assessment', () => {
    expect(kinds({ question: '  ' })).toEqual(['question'])
    expect(kinds({ lastContactOn: null })).toEqual(['contact'])
    expect(kinds({ lastContactOn: '2026-10-27' })).toEqual([]) // 30 days
    expect(kinds({ lastContactOn: '2026-10-26' })).toEqual(['contact']) // 31
    expect(kinds({ assessment: 'open' })).toEqual(['assessment'])
    expect(kinds({ assessment: 'missing' })).toEqual(['assessment'])
    expect(kinds({ assessment: 'notNeeded' })).toEqual([])
  })
  it('asks about a topic nobody has asked about or that has run out; a no is an answer, and a protected person is not asked', () => {
    const consents: PackFacts['consents'] = [{ service: 'NAV', topic: 'health', status: 'notAsked' }, { service: 'Eiendom', topic: 'health', status: 'expired' }, { service: 'NAV', topic: 'economy', status: 'refused' }, { service: 'Eiendom', topic: 'economy', status: 'shared' }]
    expect(packLacks({ ...ready, consents }, '2026-11-26', 30)).toEqual([{ kind: 'consent', text: 'Mangler samtykke: helse (NAV og Eiendom)', todo: 'Spør personen om helse kan deles, og skriv svaret på saken. Et nei er også et svar.' }])
    expect(kinds({ consents, protectedAddress: true })).toEqual([])
  })
})
