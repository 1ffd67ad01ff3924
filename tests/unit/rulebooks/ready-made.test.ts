// The rule sets a municipality may start from, as a list; and the rooms a household needs by the norm they share.
import { describe, expect, it } from 'vitest'
import { proposedReasons, judgeAll } from '../../../shared/domain/criteria.ts'
import { roomsNeeded } from '../../../shared/domain/household.ts'
import { READY_MADE } from '../../../shared/domain/rulebooks/index.ts'
import { STARTING_RULES } from '../../../shared/domain/rulebooks/starting.ts'
import { RuleDefinition } from '../../../shared/domain/rules.ts'
import { livingSituation } from '../../../shared/model/codes.ts'
import { DAY, judgesPeople, SETTLED, type Person } from './table.ts'

describe.each(READY_MADE)('$name', ({ definition, summary }) => {
  it('parses, has each living situation in exactly one group, and a reference for every step and condition', () => {
    expect(RuleDefinition.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition)
    expect(definition.groups.flatMap((one) => one.living).sort()).toEqual([...livingSituation.values].sort())
    for (const one of [...definition.criteria, ...definition.groups, ...definition.urgency, ...definition.contract]) expect(one.reference.length).toBeGreaterThan(2)
    for (const tie of definition.ties) expect(definition.tieReferences[tie]).toBeTruthy()
    expect(definition.ties.at(-1)).toBe('caseNumber')
    expect(summary.endsWith('.')).toBe(true)
  })
  it('holds no basic amount after 30 April 2026: it is for the municipality to enter', () => {
    for (const one of definition.baseAmounts) expect(one.to !== null && one.to <= '2026-04-30').toBe(true)
  })
})

it('keys are their own, and names too', () => {
  expect(new Set(READY_MADE.map((one) => one.key)).size).toBe(READY_MADE.length)
  expect(new Set(READY_MADE.map((one) => one.name)).size).toBe(READY_MADE.length)
})

// The rule in words: 18 years or the daily care of children; lawful stay; one year (not reception centre, crisis shelter, settled by agreement); without suitable dwelling, or a lease with under six months left;
// no own way out; no debt without agreement; twelve months after an eviction; follow-up accepted where it is needed. Exchange: a weighty ground. Exchange and renewal: the tenancy kept.
const PEOPLE: readonly Person[] = [
  ['oppfyller alt', {}, 'adult', 'met', 'yes'],
  ['fyller 18 i dag', { birthDate: '2008-03-02' }, 'adult', 'met', 'yes'],
  ['fyller 18 i morgen', { birthDate: '2008-03-03' }, 'adult', 'notMet', 'no'],
  ['17 år med omsorg', { birthDate: '2008-03-03', dailyCare: 'yes' }, 'adult', 'met', 'yes'],
  ['17 år, ukjent omsorg', { birthDate: '2008-03-03', dailyCare: 'unknown' }, 'adult', 'unknown', 'open'],
  ['ukjent alder', { birthDate: null }, 'adult', 'unknown', 'open'],
  ['midlertidig tillatelse', { lawfulStay: 'unknown', permit: 'temporary' }, 'lawfulStay', 'met', 'yes'],
  ['ikke lovlig opphold', { lawfulStay: 'no' }, 'lawfulStay', 'notMet', 'no'],
  ['ukjent opphold', { lawfulStay: 'unknown', permit: 'unknown' }, 'lawfulStay', 'unknown', 'open'],
  ['ett år på dagen', { residenceSince: '2025-03-02' }, 'residence', 'met', 'yes'],
  ['én dag for lite', { residenceSince: '2025-03-03' }, 'residence', 'notMet', 'no'],
  ['kort botid, mottak', { residenceSince: '2026-01-01', livingSituation: 'receptionCentre' }, 'residence', 'met', 'yes'],
  ['kort botid, krisesenter', { residenceSince: '2026-01-01', livingSituation: 'womensShelter' }, 'residence', 'met', 'yes'],
  ['kort botid, etter avtale', { residenceSince: '2026-01-01', settledByAgreement: 'yes' }, 'residence', 'met', 'yes'],
  ['kort botid, ukjent avtale', { residenceSince: '2026-01-01', settledByAgreement: 'unknown', permit: 'temporary' }, 'residence', 'unknown', 'open'],
  ['ukjent botid', { residenceSince: null }, 'residence', 'unknown', 'open'],
  ['eier bolig', { livingSituation: 'owned' }, 'withoutSuitableDwelling', 'notMet', 'no'],
  ['eier bolig, ukjent om den passer', { livingSituation: 'owned', homeUnsuitable: 'unknown' }, 'withoutSuitableDwelling', 'unknown', 'open'],
  ['leier, under seks måneder igjen', { livingSituation: 'privateRent', leaseEndsOn: '2026-09-01', leaseRenewable: 'no' }, 'withoutSuitableDwelling', 'met', 'yes'],
  ['leier, seks måneder igjen', { livingSituation: 'privateRent', leaseEndsOn: '2026-09-02', leaseRenewable: 'no' }, 'withoutSuitableDwelling', 'notMet', 'no'],
  ['leier, kontrakten er alt gått ut', { livingSituation: 'privateRent', leaseEndsOn: '2026-02-28', leaseRenewable: 'no' }, 'withoutSuitableDwelling', 'met', 'yes'],
  ['leier, lenge igjen, ukjent om den kan fornyes', { livingSituation: 'privateRent', leaseEndsOn: '2028-01-01' }, 'withoutSuitableDwelling', 'notMet', 'no'],
  ['leier, kan fornyes, ukjent når', { livingSituation: 'privateRent', leaseRenewable: 'yes' }, 'withoutSuitableDwelling', 'notMet', 'no'],
  ['hos foreldre', { livingSituation: 'withParents' }, 'withoutSuitableDwelling', 'judge', 'open'],
  ['kan skaffe bolig selv', { canSolveSelf: 'yes' }, 'cannotSolveSelf', 'notMet', 'no'],
  ['ikke vurdert', { canSolveSelf: 'unknown' }, 'cannotSolveSelf', 'unknown', 'open'],
  ['gjeld uten avtale', { unsettledDebt: 'yes', repaymentAgreement: 'no' }, 'unsettledDebt', 'notMet', 'no'],
  ['gjeld med avtale', { unsettledDebt: 'yes', repaymentAgreement: 'yes' }, 'unsettledDebt', 'met', 'yes'],
  ['gjeld, ukjent avtale', { unsettledDebt: 'yes' }, 'unsettledDebt', 'unknown', 'open'],
  ['ukjent gjeld, men avtale', { unsettledDebt: 'unknown', repaymentAgreement: 'yes' }, 'unsettledDebt', 'met', 'yes'],
  ['karantenen er over i dag', { everEvicted: 'yes', evictedOn: '2025-03-02' }, 'excluded', 'met', 'yes'],
  ['karantenen er over i morgen', { everEvicted: 'yes', evictedOn: '2025-03-03' }, 'excluded', 'notMet', 'no'],
  ['kastet ut, ukjent dato', { everEvicted: 'yes' }, 'excluded', 'unknown', 'open'],
  ['ukjent om kastet ut', { everEvicted: 'unknown' }, 'excluded', 'unknown', 'open'],
  ['avviser oppfølging som trengs', { needsFollowUp: 'yes', acceptsFollowUp: 'no' }, 'acceptsFollowUp', 'notMet', 'no'],
  ['tar imot, ukjent om det trengs', { needsFollowUp: 'unknown', acceptsFollowUp: 'yes' }, 'acceptsFollowUp', 'met', 'yes'],
  ['bytte med grunn', { applicationType: 'exchange' }, 'largerNeed', 'met', 'yes'],
  ['bytte uten grunn', { applicationType: 'exchange', exchangeGround: 'no' }, 'largerNeed', 'notMet', 'no'],
  ['forlengelse', { applicationType: 'renewal' }, 'tenancyKept', 'met', 'yes'],
  ['forlengelse, ikke holdt', { applicationType: 'renewal', tenancyKept: 'no' }, 'tenancyKept', 'notMet', 'no'],
]
judgesPeople('Vanlige vilkår', STARTING_RULES, PEOPLE)

it('a refusal proposes one coded reason for each condition that is not met', () => {
  expect(proposedReasons(judgeAll(STARTING_RULES, { ...SETTLED, lawfulStay: 'no', livingSituation: 'owned', everEvicted: 'yes', evictedOn: '2026-01-01' }, [], DAY))).toEqual(['notLawfulResidence', 'hasSuitableDwelling', 'exclusionAfterEviction'])
})

describe('rooms needed', () => {
  const rooms = (members: Parameters<typeof roomsNeeded>[0], adults: number | null, children: number | null) => roomsNeeded(members, { adults, children }, STARTING_RULES, DAY)
  const child = (birthDate: string) => ({ relation: 'child', name: null, birthDate })

  it.each([[1, 0, 1, 2, 0], [1, 1, 2, 3, 1], [2, 1, 3, 4, 2], [2, 2, 3, 4, 2], [2, 3, 4, 6, 3], [2, 4, 4, 8, 3], [2, 7, 4, 8, 3]])('%i adults and %i children: %i to %i rooms, %i bedrooms', (adults, children, minRooms, maxRooms, minBedrooms) => {
    expect(rooms([], adults, children)).toMatchObject({ known: true, persons: adults + children, minRooms, maxRooms, minBedrooms, reference: '§ 5' })
  })
  it('says what is missing instead of guessing', () => {
    expect(rooms([], 1, null)).toEqual({ known: false, missing: [{ field: 'children', question: 'Hvor mange barn skal bo i boligen?' }] })
    expect(rooms([], null, null)).toMatchObject({ known: false, missing: [{ field: 'adults' }, { field: 'children' }] })
  })
  it('counts those who are listed when they are more than the number given, and names the unborn and the grown', () => {
    expect(rooms([child('2008-03-02'), child('2015-01-01'), { relation: 'unborn', name: null, birthDate: null }], 1, 1)).toMatchObject({ persons: 3, why: ['1 voksen og to barn: 3 personer.', 'Normen gir 3–4 rom og minst 2 soverom.', 'Ett av barna er over 18 år.', 'Husstanden venter barn. Barnet regnes med når det er født.'] })
  })
})
