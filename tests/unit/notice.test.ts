// Notice, protest, warnings and days off, against dates counted by hand.
import { describe, expect, it } from 'vitest'
import { contractFor } from '../../shared/domain/allocation.ts'
import { appealDeadline, contractWarnings, easterSunday, holidays, interimReplyDue, nextWorkday, overstayLimit, temporaryLimit } from '../../shared/domain/deadlines.ts'
import { lawSetAt, LawSet, LAW_KEYS, lawText, PREPARED_LAW_SETS } from '../../shared/domain/law.ts'
import { noticeEnd, protestDeadline } from '../../shared/domain/notice.ts'
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'

describe('notice runs whole months and then to the end of a calendar month', () => {
  it.each([
    ['2026-01-01', 3, '2026-04-30'], ['2026-01-31', 3, '2026-04-30'], ['2026-02-01', 3, '2026-05-31'], ['2025-11-28', 3, '2026-02-28'], ['2027-11-30', 3, '2028-02-29'], ['2026-10-15', 3, '2027-01-31'], ['2026-12-31', 3, '2027-03-31'], ['2026-09-30', 1, '2026-10-31'], ['2026-11-22', 0, '2026-11-30'],
  ])('given %s with %i months: %s', (given, months, end) => expect(noticeEnd(given, months)).toBe(end))

  it('a tenant has one month to protest, to the last day of a shorter month', () => {
    expect(protestDeadline('2026-11-22', STARTING_RULES)).toBe('2026-12-22')
    expect(protestDeadline('2027-01-31', STARTING_RULES)).toBe('2027-02-28')
    expect(protestDeadline('2028-01-31', STARTING_RULES)).toBe('2028-02-29')
  })

  it('a lease is warned of nine, six and three months before', () => {
    expect(contractWarnings('2026-11-30', STARTING_RULES)).toEqual([{ months: 9, on: '2026-02-28' }, { months: 6, on: '2026-05-30' }, { months: 3, on: '2026-08-30' }])
  })
})

describe('days off', () => {
  it.each([
    ['2026', ['2026-01-01', '2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-17', '2026-05-24', '2026-05-25', '2026-12-25', '2026-12-26']],
    ['2028', ['2028-01-01', '2028-04-13', '2028-04-14', '2028-04-16', '2028-04-17', '2028-05-01', '2028-05-17', '2028-05-25', '2028-06-04', '2028-06-05', '2028-12-25', '2028-12-26']],
  ])('the holidays of %s', (year, days) => expect([...holidays(Number(year))].toSorted()).toEqual(days))

  it('Easter can be as early as 23 March and as late as 25 April', () => {
    expect(easterSunday(2008)).toBe('2008-03-23')
    expect(easterSunday(2038)).toBe('2038-04-25')
  })

  it.each([
    ['2026-04-02', '2026-04-07'], ['2026-05-01', '2026-05-04'], ['2026-05-14', '2026-05-15'], ['2026-05-16', '2026-05-18'], ['2026-05-23', '2026-05-26'], ['2026-12-24', '2026-12-24'], ['2026-12-25', '2026-12-28'], ['2027-01-01', '2027-01-04'], ['2028-12-23', '2028-12-27'],
  ])('from %s the next workday is %s', (from, to) => expect(nextWorkday(from)).toBe(to))

  it.each([
    // Thursday 12 March + 21 days is Maundy Thursday; Tuesday 7 April is the first workday after.
    ['2026-03-12', '2026-04-07'], ['2026-04-23', '2026-05-15'], ['2026-05-04', '2026-05-26'], ['2026-12-11', '2027-01-04'], ['2026-11-02', '2026-11-23'], ['2026-10-31', '2026-11-23'], ['2028-02-08', '2028-02-29'], ['2026-10-24', '2026-11-16'],
  ])('a decision that arrived %s can be appealed until %s', (arrived, last) => expect(appealDeadline(arrived, STARTING_RULES)).toBe(last))

  it('limits that are not answers to the authorities are not moved', () => {
    expect(interimReplyDue('2026-11-25', STARTING_RULES)).toBe('2026-12-25')
    expect(temporaryLimit('2026-09-26', STARTING_RULES)).toBe('2026-12-25')
    expect(overstayLimit('2027-11-30', STARTING_RULES)).toBe('2028-02-29')
  })
})

describe('the law set', () => {
  it('has every reference in both sets, and the new Act is named without any section', () => {
    for (const set of Object.values(PREPARED_LAW_SETS)) {
      expect(LawSet.parse(set)).toEqual(set)
      expect(Object.keys(set.references).toSorted()).toEqual([...LAW_KEYS].toSorted())
    }
    for (const reference of Object.values(PREPARED_LAW_SETS.fvl2025.references).filter((one) => one.startsWith('forvaltningsloven'))) expect(reference).toBe('forvaltningsloven av 2025')
    expect(LawSet.safeParse({ ...PREPARED_LAW_SETS.fvl1967, references: { delay: '§ 11 a' } }).success).toBe(false)
  })

  it('names the Acts in the language of the letter', () => {
    expect(lawText('Boligsosialloven § 6 og boligsosialloven § 7, husleieloven § 9-2', 'nn')).toBe('Bustadsosiallova § 6 og bustadsosiallova § 7, husleigelova § 9-2')
    expect(lawText('forvaltningsloven av 2025', 'nn')).toBe('forvaltningslova av 2025')
    expect(lawText('sosialtjenesteloven § 27', 'nn')).toBe('sosialtenestelova § 27')
    expect(lawText('sosialtjenesteloven § 27', 'nb')).toBe('sosialtjenesteloven § 27')
  })

  it('changes on the day the administrator has set', () => {
    const sets = [{ validFrom: '1970-01-01', validTo: '2026-12-31', definition: PREPARED_LAW_SETS.fvl1967 }, { validFrom: '2027-01-01', validTo: null, definition: PREPARED_LAW_SETS.fvl2025 }]
    expect(lawSetAt(sets, '2026-12-31')?.definition.key).toBe('fvl1967')
    expect(lawSetAt(sets, '2027-01-01')?.definition.key).toBe('fvl2025')
    expect(lawSetAt(sets, '1969-12-31')).toBeUndefined()
    expect(lawSetAt([{ validFrom: null, validTo: null }], '2027-01-01')).toBeUndefined()
  })
})

describe('the contract', () => {
  const row = { withChildren: true, months: 60, reference: 'b', childMaxAge: null, renewal: null }
  const rules = { ...STARTING_RULES, contract: [{ ...row, months: 120, reference: 'små barn', childMaxAge: 6, renewal: false }, { ...row, months: 36, reference: 'fornyet', renewal: true }, row, { ...row, withChildren: false, months: 36, reference: 'c' }] }

  it('takes the first row that fits the youngest child on the first day, and the kind of contract', () => {
    const at = (facts?: Parameters<typeof contractFor>[4]) => contractFor(rules, true, '2026-12-01', null, facts)
    expect(at({ youngestBirthDate: '2019-12-02', renewal: false })).toEqual({ months: 120, endsOn: '2036-11-30', reference: 'små barn' })
    expect(at({ youngestBirthDate: '2019-12-01', renewal: false })).toMatchObject({ months: 60, reference: 'b' })
    expect(at({ youngestBirthDate: '2019-12-02', renewal: true })).toMatchObject({ months: 36, reference: 'fornyet', endsOn: '2029-11-30' })
    expect(at({ youngestBirthDate: null })).toMatchObject({ months: 60, reference: 'b' })
    expect(at()).toMatchObject({ months: 60, reference: 'b' })
    expect(contractFor(rules, false, '2026-12-01', 12)).toEqual({ months: 12, endsOn: '2027-11-30', reference: 'c' })
    expect(contractFor({ ...rules, contract: [] }, false, '2026-12-01', null)).toMatchObject({ months: 36, reference: 'husleieloven § 9-3' })
  })
})
