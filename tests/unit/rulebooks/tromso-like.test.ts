// The rule in words: lawful stay; registered six months (not those settled by agreement or at a crisis shelter); without suitable dwelling; own attempts documented;
// income and the household's whole situation judged. Exchange and renewal: the tenancy kept, the need judged. Three years at a time.
import { describe, expect, it } from 'vitest'
import { judgeAll, type PersonJudgement } from '../../../shared/domain/criteria.ts'
import { TROMSO_LIKE_RULES } from '../../../shared/domain/rulebooks/tromso-like.ts'
import { DAY, judgesPeople, KR, SETTLED, type Person } from './table.ts'

const PEOPLE: readonly Person[] = [
  ['oppfyller alt som følger av opplysningene', {}, 'whole', 'judge', 'open'],
  ['inntekten vurderes, også når den er høy', { incomes: [{ who: 'Søkeren', birthDate: '1985-06-15', yearly: 900_000 * KR }] }, 'income', 'judge', 'open'],
  ['inntekten vurderes, også når den ikke er kjent', { incomes: null }, 'income', 'judge', 'open'],
  ['registrert for nøyaktig seks måneder siden', { residenceSince: '2025-09-02' }, 'residence', 'met', 'open'],
  ['mangler én dag på seks måneder', { residenceSince: '2025-09-03' }, 'residence', 'notMet', 'no'],
  ['flyttet 31. august: seks måneder er siste dag i februar', { residenceSince: '2025-08-31' }, 'residence', 'met', 'open', '2026-02-28'],
  ['flyttet 31. august: dagen før siste dag i februar', { residenceSince: '2025-08-31' }, 'residence', 'notMet', 'no', '2026-02-27'],
  ['flyttet hit i dag', { residenceSince: '2026-03-02' }, 'residence', 'notMet', 'no'],
  ['ukjent innflyttingsdato', { residenceSince: null }, 'residence', 'unknown', 'open'],
  ['kort botid, på krisesenter', { residenceSince: '2026-02-01', livingSituation: 'womensShelter' }, 'residence', 'met', 'open'],
  ['ukjent botid, på krisesenter', { residenceSince: null, livingSituation: 'womensShelter' }, 'residence', 'met', 'open'],
  ['kort botid, på mottak: ikke unntatt uten avtale', { residenceSince: '2026-02-01', livingSituation: 'receptionCentre' }, 'residence', 'notMet', 'no'],
  ['kort botid, på mottak, bosatt etter avtale', { residenceSince: '2026-02-01', livingSituation: 'receptionCentre', settledByAgreement: 'yes' }, 'residence', 'met', 'open'],
  ['kort botid, ukjent bosituasjon', { residenceSince: '2026-02-01', livingSituation: 'unknown', homeUnsuitable: 'yes' }, 'residence', 'unknown', 'open'],
  ['lang botid, ukjent bosituasjon', { livingSituation: 'unknown', homeUnsuitable: 'yes' }, 'residence', 'met', 'open'],
  ['norsk statsborger', { lawfulStay: 'unknown' }, 'lawfulStay', 'met', 'open'],
  ['nordisk statsborger', { lawfulStay: 'unknown', permit: 'nordic' }, 'lawfulStay', 'met', 'open'],
  ['EØS-borger', { lawfulStay: 'unknown', permit: 'eea' }, 'lawfulStay', 'met', 'open'],
  ['permanent tillatelse', { lawfulStay: 'unknown', permit: 'permanent' }, 'lawfulStay', 'met', 'open'],
  ['midlertidig tillatelse', { lawfulStay: 'unknown', permit: 'temporary' }, 'lawfulStay', 'met', 'open'],
  ['ikke lovlig opphold', { lawfulStay: 'no' }, 'lawfulStay', 'notMet', 'no'],
  ['grunnlaget er at det ikke er lovlig', { lawfulStay: 'unknown', permit: 'none' }, 'lawfulStay', 'notMet', 'no'],
  ['ukjent opphold', { lawfulStay: 'unknown', permit: 'unknown' }, 'lawfulStay', 'unknown', 'open'],
  ['lovlig opphold med ukjent grunnlag', { permit: 'unknown' }, 'lawfulStay', 'met', 'open'],
  ['fengsel uten bolig', { livingSituation: 'prisonNoDwelling2m' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['campingvogn', { livingSituation: 'nonconventional' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['barneverntiltak', { livingSituation: 'childWelfareHome' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['uegnet bolig', { livingSituation: 'unsuitable' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['privat leie uten grunn', { livingSituation: 'privateRent' }, 'withoutSuitableDwelling', 'notMet', 'no'],
  ['privat leie, ukjent om boligen er uegnet', { livingSituation: 'privateRent', homeUnsuitable: 'unknown' }, 'withoutSuitableDwelling', 'unknown', 'open'],
  ['eid bolig, uegnet for familien', { livingSituation: 'owned', homeUnsuitable: 'yes' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['bor hos foreldre', { livingSituation: 'withParents' }, 'withoutSuitableDwelling', 'judge', 'open'],
  ['egne forsøk ikke dokumentert', { ownAttempts: 'no' }, 'ownAttempts', 'notMet', 'no'],
  ['egne forsøk ikke kjent', { ownAttempts: 'unknown' }, 'ownAttempts', 'unknown', 'open'],
  ['17 år: ingen aldersgrense her', { birthDate: '2009-01-01' }, 'ownAttempts', 'met', 'open'],
  ['gjeld uten avtale er ikke et vilkår her', { unsettledDebt: 'yes', repaymentAgreement: 'no' }, 'ownAttempts', 'met', 'open'],
  ['kastet ut i går: ingen karantene her', { everEvicted: 'yes', evictedOn: '2026-03-01' }, 'ownAttempts', 'met', 'open'],
  ['bytte, leieforholdet holdt', { applicationType: 'exchange', livingSituation: 'municipalRent' }, 'tenancyKept', 'met', 'open'],
  ['bytte, leieforholdet ikke holdt', { applicationType: 'exchange', livingSituation: 'municipalRent', tenancyKept: 'no' }, 'tenancyKept', 'notMet', 'no'],
  ['bytte, ukjent om leieforholdet er holdt', { applicationType: 'exchange', tenancyKept: 'unknown' }, 'tenancyKept', 'unknown', 'open'],
  ['bytte vurderes samlet', { applicationType: 'exchange' }, 'whole', 'judge', 'open'],
  ['forlengelse, behovet vurderes', { applicationType: 'renewal' }, 'stillNeeded', 'judge', 'open'],
  ['forlengelse, leieforholdet ikke holdt', { applicationType: 'renewal', tenancyKept: 'no' }, 'tenancyKept', 'notMet', 'no'],
  ['forlengelse: botid prøves ikke på nytt', { applicationType: 'renewal', residenceSince: '2026-03-01' }, 'tenancyKept', 'met', 'open'],
]

judgesPeople('Tromsø-lignende regelverk', TROMSO_LIKE_RULES, PEOPLE)

describe('Tromsø-lignende: beyond the table', () => {
  const said = (criterionKey: string, outcome: 'met' | 'notMet', on: string, excepted = false): PersonJudgement => ({ criterionKey, outcome, reason: 'Vurdert.', excepted, by: 'ingrid', on })

  it('the latest judgement counts, in whatever order they come', () => {
    const list = [said('whole', 'notMet', '2026-02-01'), said('whole', 'met', '2026-02-20'), said('income', 'met', '2026-02-01')]
    expect([judgeAll(TROMSO_LIKE_RULES, SETTLED, list, DAY).eligible, judgeAll(TROMSO_LIKE_RULES, SETTLED, list.toReversed(), DAY).eligible]).toEqual(['yes', 'yes'])
  })
  it('own attempts may be excepted; the whole situation may not', () => {
    const rest = [said('income', 'met', '2026-02-01')]
    expect(judgeAll(TROMSO_LIKE_RULES, { ...SETTLED, ownAttempts: 'no' }, [...rest, said('whole', 'met', '2026-02-01'), said('ownAttempts', 'notMet', '2026-02-01', true)], DAY).eligible).toBe('yes')
    expect(judgeAll(TROMSO_LIKE_RULES, SETTLED, [...rest, said('whole', 'met', '2026-02-01', true)], DAY)).toMatchObject({ eligible: 'open', unjudged: [{ criterion: { key: 'whole' } }] })
  })
  it('three years at a time, with and without children', () => expect(TROMSO_LIKE_RULES.contract.map((one) => one.months)).toEqual([36, 36]))
})
