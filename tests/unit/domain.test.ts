import { describe, expect, it } from 'vitest'
import { allocationObstacle, contractFor } from '../../shared/domain/allocation.ts'
import { appealDeadline, easterSunday, holidays, interimReplyDue, nextWorkday, overstayLimit, stayDays, temporaryLimit } from '../../shared/domain/deadlines.ts'
import { householdOf, initialsWithDots } from '../../shared/domain/household.ts'
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'
import { rulesAt, RuleDefinition } from '../../shared/domain/rules.ts'
import { ageAt, dateText, daysBetween, durationText, kroner, osloDate, osloTime, plusMonths } from '../../shared/dates.ts'

describe('deadlines', () => {
  it('interim reply is due one month after the application (forvaltningsloven § 11 a), the last day of a shorter month', () => {
    expect(interimReplyDue('2026-08-27', STARTING_RULES)).toBe('2026-09-27')
    expect(interimReplyDue('2026-01-31', STARTING_RULES)).toBe('2026-02-28')
    expect(interimReplyDue('2028-01-31', STARTING_RULES)).toBe('2028-02-29')
  })

  it('a complaint runs three weeks from notice (§ 29), and past a day off', () => {
    expect(appealDeadline('2026-10-20', STARTING_RULES)).toBe('2026-11-10')
    expect(appealDeadline('2026-12-04', STARTING_RULES)).toBe('2026-12-28')
    expect(appealDeadline('2027-03-05', STARTING_RULES)).toBe('2027-03-30')
    expect(appealDeadline('2026-12-11', STARTING_RULES)).toBe('2027-01-04')
  })

  it.each([[2024, '2024-03-31'], [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2038, '2038-04-25'], [2049, '2049-04-18']])('Easter %i is %s', (year, date) => {
    expect(easterSunday(year)).toBe(date)
  })

  it('17 May 2027 is both Constitution Day and Whit Monday, and counted once', () => {
    expect(holidays(2027).has('2027-05-17')).toBe(true)
    expect(nextWorkday('2027-05-15')).toBe('2027-05-18')
  })

  it('temporary accommodation from 1 September reaches 90 days on 30 November, and is day 83 on the 23rd', () => {
    expect(temporaryLimit('2026-09-01', STARTING_RULES)).toBe('2026-11-30')
    expect(stayDays('2026-09-01', null, '2026-11-23')).toBe(83)
    expect(stayDays('2026-09-01', '2026-09-10', '2026-11-23')).toBe(9)
  })

  it('a lease becomes open-ended three months past its end (husleieloven § 9-2)', () => {
    expect(overstayLimit('2026-11-30', STARTING_RULES)).toBe('2027-02-28')
  })
})

describe('rules', () => {
  it('the set in force is the latest that has begun and not ended', () => {
    const sets = [{ id: 1, validFrom: '2020-01-01', validTo: '2023-12-31' }, { id: 2, validFrom: '2024-01-01', validTo: null }, { id: 3, validFrom: '2027-01-01', validTo: null }]
    expect(rulesAt(sets, '2023-12-31')?.id).toBe(1)
    expect(rulesAt(sets, '2026-11-23')?.id).toBe(2)
    expect(rulesAt(sets, '2027-01-01')?.id).toBe(3)
    expect(rulesAt(sets, '2019-12-31')).toBeUndefined()
  })

  it('the starting rules parse against their own schema, with each living situation in exactly one group', () => {
    expect(RuleDefinition.parse(STARTING_RULES)).toEqual(STARTING_RULES)
    const all = STARTING_RULES.groups.flatMap((one) => one.living)
    expect(new Set(all).size).toBe(all.length)
  })

  it('a household with children gets five years, others three, and the last day is the day before', () => {
    expect(contractFor(STARTING_RULES, true, '2026-12-01', null)).toMatchObject({ months: 60, endsOn: '2031-11-30', reference: '§ 9 a' })
    expect(contractFor(STARTING_RULES, false, '2026-12-01', null)).toMatchObject({ months: 36, endsOn: '2029-11-30' })
    expect(contractFor(STARTING_RULES, false, '2026-12-01', 12).endsOn).toBe('2027-11-30')
  })
})

describe('allocation', () => {
  const fine = { openOnDwelling: false, openOnCase: false, granted: true, dwellingEnded: false, occupiedUntil: null, startsOn: '2026-12-01', criteria: [], rationale: null }
  const open = { key: 'petsAllowed', label: 'Hund', level: 'must' as const, outcome: 'unknown' as const, reason: 'Det er ikke kjent.', facts: [], source: null, findOut: null }

  it('is clear when everything is met', () => expect(allocationObstacle(fine)).toBeNull())
  it('is never open on a dwelling or case that has one, whatever the reason', () => {
    expect(allocationObstacle({ ...fine, openOnDwelling: true, rationale: 'x' })?.code).toBe('dwelling-allocated')
    expect(allocationObstacle({ ...fine, openOnCase: true, rationale: 'x' })?.code).toBe('case-allocated')
  })
  it('needs a written reason for a must that is unknown or not met, and says which', () => {
    expect(allocationObstacle({ ...fine, criteria: [open] })).toEqual({ code: 'reason-required', details: { missing: ['Det er ikke kjent.'] } })
    expect(allocationObstacle({ ...fine, criteria: [{ ...open, outcome: 'notMet' }], rationale: ' ' })?.code).toBe('reason-required')
    expect(allocationObstacle({ ...fine, criteria: [open], rationale: 'Eiendom har sagt ja på telefon.' })).toBeNull()
    expect(allocationObstacle({ ...fine, criteria: [{ ...open, level: 'wish', outcome: 'notMet' }] })).toBeNull()
  })
  it('needs a reason without a decision, and a dwelling that is free by the start', () => {
    expect(allocationObstacle({ ...fine, granted: false })?.code).toBe('reason-required')
    expect(allocationObstacle({ ...fine, occupiedUntil: '2026-12-02' })?.code).toBe('dwelling-not-available')
    expect(allocationObstacle({ ...fine, occupiedUntil: '2026-12-01' })).toBeNull()
  })
})

describe('households and words', () => {
  it('counts adults, children, babies and animals, and says them', () => {
    const members = [{ relation: 'dog', name: 'Balder', birthDate: null }, { relation: 'contact', name: 'Anne', birthDate: null }]
    expect(householdOf(members, { adults: 1, children: 0 }, '2026-11-23', 51)).toMatchObject({ adults: 1, children: 0, dogs: 1, text: '1 voksen, 51 år, og hund' })
    const family = [{ relation: 'partner', name: null, birthDate: null }, { relation: 'child', name: null, birthDate: '2018-05-01' }, { relation: 'child', name: null, birthDate: '2026-01-01' }]
    expect(householdOf(family, { adults: null, children: null }, '2026-11-23')).toMatchObject({ adults: 2, children: 1, babies: 1, text: '2 voksne og to barn' })
  })

  it('initials hide the name', () => expect(initialsWithDots('Tor-Arne Lillevik')).toBe('T.A.L.'))

  it('formats dates, money and durations as bokmål writes them', () => {
    expect(dateText('2026-11-22')).toBe('22. nov. 2026')
    expect(kroner(1_250_000)).toBe('12\u00a0500\u00a0kr')
    expect(kroner(-50_000)).toBe('\u2212500\u00a0kr')
    expect(durationText('2026-09-01', '2026-11-23')).toBe('83 dager')
    expect(durationText('2025-10-20', '2026-11-23')).toBe('13 md.')
    expect(durationText('2023-10-20', '2026-11-23')).toBe('3 år')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(plusMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(ageAt('1974-12-14', '2026-11-23')).toBe(51)
  })

  it('shows Norwegian clock time summer and winter, and the right day near midnight', () => {
    expect(osloTime('2026-11-23T08:41:00.000Z')).toBe('09.41')
    expect(osloTime('2026-07-01T08:41:00.000Z')).toBe('10.41')
    expect(osloDate('2026-11-22T23:30:00.000Z')).toBe('2026-11-23')
    expect(osloDate('2026-07-01T22:30:00.000Z')).toBe('2026-07-02')
  })
})
