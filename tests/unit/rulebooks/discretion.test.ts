// The rule in words: 18 years, or the daily care of own children; lawful stay. All else is for a person: the need, whether other help is enough, the living environment, exchange, renewal.
import { describe, expect, it } from 'vitest'
import { judgeAll, type PersonJudgement } from '../../../shared/domain/criteria.ts'
import { DISCRETION_RULES } from '../../../shared/domain/rulebooks/discretion.ts'
import { DAY, judgesPeople, KR, SETTLED, type Person } from './table.ts'

const young = { birthDate: '2009-01-01' }

const PEOPLE: readonly Person[] = [
  ['oppfyller det som følger av opplysningene', {}, 'need', 'judge', 'open'],
  ['om annen hjelp er nok, vurderes', {}, 'otherHelp', 'judge', 'open'],
  ['bomiljøet vurderes', {}, 'environment', 'judge', 'open'],
  ['fyller 18 år i dag', { birthDate: '2008-03-02' }, 'adult', 'met', 'open'],
  ['fyller 18 år i morgen', { birthDate: '2008-03-03' }, 'adult', 'notMet', 'no'],
  ['fylte 18 år i går', { birthDate: '2008-03-01' }, 'adult', 'met', 'open'],
  ['fyller 18 år nyttårsaften', { birthDate: '2007-12-31' }, 'adult', 'met', 'open', '2025-12-31'],
  ['dagen før nyttårsaften', { birthDate: '2007-12-31' }, 'adult', 'notMet', 'no', '2025-12-30'],
  ['17 år med omsorg for eget barn', { ...young, dailyCare: 'yes' }, 'adult', 'met', 'open'],
  ['17 år uten barn', { ...young, dailyCare: 'no' }, 'adult', 'notMet', 'no'],
  ['17 år, ukjent om omsorg', { ...young, dailyCare: 'unknown' }, 'adult', 'unknown', 'open'],
  ['ukjent alder med omsorg', { birthDate: null, dailyCare: 'yes' }, 'adult', 'met', 'open'],
  ['ukjent alder uten omsorg', { birthDate: null, dailyCare: 'no' }, 'adult', 'unknown', 'open'],
  ['ukjent alder og omsorg', { birthDate: null, dailyCare: 'unknown' }, 'adult', 'unknown', 'open'],
  ['voksen, ukjent omsorg', { dailyCare: 'unknown' }, 'adult', 'met', 'open'],
  ['født i dag', { birthDate: DAY }, 'adult', 'notMet', 'no'],
  ['norsk', { lawfulStay: 'unknown' }, 'lawfulStay', 'met', 'open'],
  ['nordisk', { lawfulStay: 'unknown', permit: 'nordic' }, 'lawfulStay', 'met', 'open'],
  ['EØS', { lawfulStay: 'unknown', permit: 'eea' }, 'lawfulStay', 'met', 'open'],
  ['permanent', { lawfulStay: 'unknown', permit: 'permanent' }, 'lawfulStay', 'met', 'open'],
  ['midlertidig', { lawfulStay: 'unknown', permit: 'temporary' }, 'lawfulStay', 'met', 'open'],
  ['flyktning', { lawfulStay: 'unknown', permit: 'refugee' }, 'lawfulStay', 'met', 'open'],
  ['ikke lovlig', { lawfulStay: 'unknown', permit: 'none' }, 'lawfulStay', 'notMet', 'no'],
  ['ukjent', { lawfulStay: 'unknown', permit: 'unknown' }, 'lawfulStay', 'unknown', 'open'],
  ['svaret ja, ukjent grunnlag', { permit: 'unknown' }, 'lawfulStay', 'met', 'open'],
  ['svaret nei, ukjent grunnlag', { lawfulStay: 'no', permit: 'unknown' }, 'lawfulStay', 'notMet', 'no'],
  ['svaret nei, tross tillatelse', { lawfulStay: 'no', permit: 'permanent' }, 'lawfulStay', 'notMet', 'no'],
  ['flyttet hit i går: ikke noe krav om botid', { residenceSince: '2026-03-01' }, 'need', 'judge', 'open'],
  ['ukjent botid stanser ingen', { residenceSince: null }, 'need', 'judge', 'open'],
  ['eier bolig: behovet vurderes', { livingSituation: 'owned' }, 'need', 'judge', 'open'],
  ['ukjent bosituasjon: behovet vurderes', { livingSituation: 'unknown' }, 'need', 'judge', 'open'],
  ['høy inntekt: annen hjelp vurderes', { incomes: [{ who: 'Søkeren', birthDate: null, yearly: 1_000_000 * KR }] }, 'otherHelp', 'judge', 'open'],
  ['stor formue: annen hjelp vurderes', { wealth: 5_000_000 * KR }, 'otherHelp', 'judge', 'open'],
  ['kan skaffe bolig selv: vurderes', { canSolveSelf: 'yes' }, 'otherHelp', 'judge', 'open'],
  ['gjeld uten avtale: ikke et vilkår', { unsettledDebt: 'yes', repaymentAgreement: 'no' }, 'need', 'judge', 'open'],
  ['kastet ut i går: ingen karantene', { everEvicted: 'yes', evictedOn: '2026-03-01' }, 'environment', 'judge', 'open'],
  ['vil ikke ha oppfølging: ikke et vilkår', { needsFollowUp: 'yes', acceptsFollowUp: 'no' }, 'environment', 'judge', 'open'],
  ['bytte vurderes, også uten grunn i opplysningene', { applicationType: 'exchange', exchangeGround: 'no' }, 'exchange', 'judge', 'open'],
  ['bytte: bomiljøet vurderes', { applicationType: 'exchange' }, 'environment', 'judge', 'open'],
  ['bytte: alder prøves ikke på nytt', { applicationType: 'exchange', birthDate: null }, 'exchange', 'judge', 'open'],
  ['forlengelse vurderes, også når leieforholdet ikke er holdt', { applicationType: 'renewal', tenancyKept: 'no' }, 'renewal', 'judge', 'open'],
  ['forlengelse: opphold prøves ikke på nytt', { applicationType: 'renewal', lawfulStay: 'no', permit: 'none' }, 'renewal', 'judge', 'open'],
]

judgesPeople('En halv side skjønn', DISCRETION_RULES, PEOPLE)

describe('skjønn: beyond the table', () => {
  const said = (criterionKey: string, outcome: 'met' | 'notMet'): PersonJudgement => ({ criterionKey, outcome, reason: 'Vurdert.', excepted: false, by: 'ingrid', on: DAY })
  const all = [said('need', 'met'), said('otherHelp', 'met'), said('environment', 'met')]

  it('a person settles it: all judged as met is eligible, one as not met is not, one left is open', () => {
    expect(judgeAll(DISCRETION_RULES, SETTLED, all, DAY).eligible).toBe('yes')
    expect(judgeAll(DISCRETION_RULES, SETTLED, [...all.slice(1), said('need', 'notMet')], DAY)).toMatchObject({ eligible: 'no', screening: null })
    expect(judgeAll(DISCRETION_RULES, SETTLED, all.slice(1), DAY).unjudged.map((row) => row.criterion.key)).toEqual(['need'])
  })
  it('what a person has judged does not hide what the facts say', () => {
    expect(judgeAll(DISCRETION_RULES, { ...SETTLED, ...young }, [...all, said('adult', 'met')], DAY).rows.find((row) => row.criterion.key === 'adult')).toMatchObject({ machine: 'notMet', outcome: 'met', person: { by: 'ingrid' } })
  })
})
