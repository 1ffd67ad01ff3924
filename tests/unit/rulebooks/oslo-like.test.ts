// The rule in words: 18 years; lawful stay; two years of residence (not those settled by agreement); without suitable dwelling, where the living environment alone can make it unsuitable;
// not able to get a dwelling with own means, income under 20 years not counted, all by judgement; an agreement on follow-up where it is needed.
// Exchange needs a weighty ground, renewal a tenancy that is kept. First contract 7 years with a child of at most 14, then 5; others 5, then 3.
import { describe, expect, it } from 'vitest'
import { judgeAll, type PersonJudgement } from '../../../shared/domain/criteria.ts'
import { OSLO_LIKE_RULES } from '../../../shared/domain/rulebooks/oslo-like.ts'
import { RuleDefinition } from '../../../shared/domain/rules.ts'
import { DAY, judgesPeople, KR, SETTLED, type Person } from './table.ts'

// Income and wealth are always for a person, so nobody is eligible by the facts alone.
const PEOPLE: readonly Person[] = [
  ['oppfyller alt som følger av opplysningene', {}, 'income', 'judge', 'open'],
  ['formue vurderes uten fast grense', { wealth: 5_000_000 * KR }, 'wealth', 'judge', 'open'],
  ['ukjent formue vurderes også', { wealth: null }, 'wealth', 'judge', 'open'],
  ['ukjent inntekt vurderes også', { incomes: null }, 'income', 'judge', 'open'],
  ['fyller 18 år i dag', { birthDate: '2008-03-02' }, 'adult', 'met', 'open'],
  ['fyller 18 år i morgen', { birthDate: '2008-03-03' }, 'adult', 'notMet', 'no'],
  ['født på skuddårsdagen, dagen før 1. mars er ikke 18', { birthDate: '2008-02-29' }, 'adult', 'notMet', 'no', '2026-02-27'],
  ['født på skuddårsdagen, 1. mars er 18', { birthDate: '2008-02-29' }, 'adult', 'met', 'open', '2026-03-01'],
  ['17 år med omsorg for barn: ingen unntak her', { birthDate: '2009-01-01', dailyCare: 'yes' }, 'adult', 'notMet', 'no'],
  ['ukjent fødselsdato', { birthDate: null }, 'adult', 'unknown', 'open'],
  ['midlertidig tillatelse er nok', { permit: 'temporary', lawfulStay: 'unknown' }, 'lawfulStay', 'met', 'open'],
  ['flyktning', { permit: 'refugee', lawfulStay: 'unknown' }, 'lawfulStay', 'met', 'open'],
  ['ikke lovlig opphold etter grunnlaget', { permit: 'none', lawfulStay: 'unknown' }, 'lawfulStay', 'notMet', 'no'],
  ['svaret om opphold går foran grunnlaget', { permit: 'temporary', lawfulStay: 'no' }, 'lawfulStay', 'notMet', 'no'],
  ['ukjent opphold', { permit: 'unknown', lawfulStay: 'unknown' }, 'lawfulStay', 'unknown', 'open'],
  ['flyttet hit for nøyaktig to år siden', { residenceSince: '2024-03-02' }, 'residence', 'met', 'open'],
  ['mangler én dag på to år', { residenceSince: '2024-03-03' }, 'residence', 'notMet', 'no'],
  ['bosatt etter avtale i fjor', { residenceSince: '2025-05-01', settledByAgreement: 'yes' }, 'residence', 'met', 'open'],
  ['kort botid og ikke bosatt etter avtale', { residenceSince: '2025-05-01', permit: 'refugee' }, 'residence', 'notMet', 'no'],
  ['kort botid, flyktning, ukjent avtale', { residenceSince: '2025-05-01', permit: 'refugee', settledByAgreement: 'unknown' }, 'residence', 'unknown', 'open'],
  ['krisesenter gir ikke unntak fra botid her', { residenceSince: '2025-05-01', livingSituation: 'womensShelter' }, 'residence', 'notMet', 'no'],
  ['ukjent innflyttingsdato', { residenceSince: null }, 'residence', 'unknown', 'open'],
  ['ukjent innflyttingsdato, men bosatt etter avtale', { residenceSince: null, settledByAgreement: 'yes' }, 'residence', 'met', 'open'],
  ['uten sted å sove', { livingSituation: 'rough' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['natthjem', { livingSituation: 'nightShelter' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['må ut av privat leie', { livingSituation: 'privateRentAtRisk' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['eid bolig som er for dyr', { livingSituation: 'ownedAtRisk' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['trangbodd', { livingSituation: 'overcrowded' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['privat leie, bomiljøet gjør boligen uegnet', { livingSituation: 'privateRent', homeUnsuitable: 'yes' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['privat leie som går ut snart er ikke en grunn alene her', { livingSituation: 'privateRent', leaseEndsOn: '2026-04-01', leaseRenewable: 'no' }, 'withoutSuitableDwelling', 'notMet', 'no'],
  ['privat leie, ukjent om den er uegnet', { livingSituation: 'privateRent', homeUnsuitable: 'unknown' }, 'withoutSuitableDwelling', 'unknown', 'open'],
  ['institusjon, har egen bolig', { livingSituation: 'institutionWithDwelling' }, 'withoutSuitableDwelling', 'notMet', 'no'],
  ['bor hos foreldre', { livingSituation: 'withParents' }, 'withoutSuitableDwelling', 'judge', 'open'],
  ['ukjent hvor, men boligen er funnet uegnet', { livingSituation: 'unknown', homeUnsuitable: 'yes' }, 'withoutSuitableDwelling', 'met', 'open'],
  ['kan skaffe bolig selv', { canSolveSelf: 'yes' }, 'cannotSolveSelf', 'notMet', 'no'],
  ['ikke vurdert om søkeren kan skaffe bolig selv', { canSolveSelf: 'unknown' }, 'cannotSolveSelf', 'unknown', 'open'],
  ['trenger oppfølging og inngår avtale', { needsFollowUp: 'yes', acceptsFollowUp: 'yes' }, 'acceptsFollowUp', 'met', 'open'],
  ['trenger oppfølging og vil ikke', { needsFollowUp: 'yes', acceptsFollowUp: 'no' }, 'acceptsFollowUp', 'notMet', 'no'],
  ['trenger oppfølging, ukjent svar', { needsFollowUp: 'yes' }, 'acceptsFollowUp', 'unknown', 'open'],
  ['vil ikke ha oppfølging, men trenger det ikke', { acceptsFollowUp: 'no' }, 'acceptsFollowUp', 'met', 'open'],
  ['vil ikke ha oppfølging, ukjent om det trengs', { needsFollowUp: 'unknown', acceptsFollowUp: 'no' }, 'acceptsFollowUp', 'unknown', 'open'],
  ['bytte med tungtveiende grunn', { applicationType: 'exchange', livingSituation: 'municipalRent' }, 'largerNeed', 'met', 'open'],
  ['bytte uten grunn', { applicationType: 'exchange', livingSituation: 'municipalRent', exchangeGround: 'no' }, 'largerNeed', 'notMet', 'no'],
  ['bytte, ukjent grunn', { applicationType: 'exchange', livingSituation: 'municipalRent', exchangeGround: 'unknown' }, 'largerNeed', 'unknown', 'open'],
  ['bytte der oppfølging avvises', { applicationType: 'exchange', needsFollowUp: 'yes', acceptsFollowUp: 'no' }, 'acceptsFollowUp', 'notMet', 'no'],
  ['forlengelse, leieforholdet holdt', { applicationType: 'renewal', livingSituation: 'municipalRent' }, 'tenancyKept', 'met', 'open'],
  ['forlengelse, leieforholdet ikke holdt', { applicationType: 'renewal', livingSituation: 'municipalRent', tenancyKept: 'no' }, 'tenancyKept', 'notMet', 'no'],
  ['forlengelse: verken alder, botid eller opphold prøves på nytt', { applicationType: 'renewal', birthDate: null, residenceSince: null, permit: 'unknown', lawfulStay: 'unknown' }, 'tenancyKept', 'met', 'open'],
]

judgesPeople('Oslo-lignende regelverk', OSLO_LIKE_RULES, PEOPLE)

describe('Oslo-lignende: beyond the table', () => {
  const person = (criterionKey: string, outcome: 'met' | 'notMet', excepted = false): PersonJudgement => ({ criterionKey, outcome, reason: 'Vurdert i boliglaget.', excepted, by: 'ingrid', on: '2026-03-01' })

  it('who meets the rest is eligible when a person has judged income and wealth, and not when one is judged as not met', () => {
    expect(judgeAll(OSLO_LIKE_RULES, SETTLED, [person('income', 'met'), person('wealth', 'met')], DAY).eligible).toBe('yes')
    const refused = judgeAll(OSLO_LIKE_RULES, SETTLED, [person('income', 'notMet'), person('wealth', 'met')], DAY)
    expect([refused.eligible, refused.screening]).toEqual(['no', null])
  })

  it('residence can be excepted by the leader, lawful stay by nobody', () => {
    const rest = [person('income', 'met'), person('wealth', 'met')]
    const short = judgeAll(OSLO_LIKE_RULES, { ...SETTLED, residenceSince: '2025-05-01' }, [...rest, person('residence', 'notMet', true)], DAY)
    expect([short.eligible, short.screening, short.rows.find((row) => row.criterion.key === 'residence')]).toMatchObject(['yes', null, { machine: 'notMet', outcome: 'met', excepted: true }])
    expect(judgeAll(OSLO_LIKE_RULES, { ...SETTLED, permit: 'none', lawfulStay: 'no' }, [...rest, person('lawfulStay', 'notMet', true)], DAY)).toMatchObject({ eligible: 'no', screening: { key: 'lawfulStay', refusalReason: 'notLawfulResidence' } })
  })

  it('income under 20 years is left out, and said: the day before 20 and on the day', () => {
    const reason = (birthDate: string) => judgeAll(OSLO_LIKE_RULES, { ...SETTLED, incomes: [{ who: 'Søkeren', birthDate: '1985-06-15', yearly: 250_000 * KR }, { who: 'Barn', birthDate, yearly: 100_000 * KR }] }, [], DAY).rows.find((row) => row.criterion.key === 'income')!.criterion.reason
    expect(reason('2006-03-03')).toBe('Samlet brutto inntekt er 250\u00a0000\u00a0kr i året. Inntekten til én under 20 år er ikke regnet med. Om den er lav nok, må vurderes.')
    expect(reason('2006-03-02')).toBe('Samlet brutto inntekt er 350\u00a0000\u00a0kr i året. Om den er lav nok, må vurderes.')
  })

  it('with a limit in G, income of an 18-year-old is left out and an unknown birth date leaves it open', () => {
    const rules = RuleDefinition.parse({ ...OSLO_LIKE_RULES, criteria: OSLO_LIKE_RULES.criteria.map((one) => (one.key === 'income' ? { ...one, parameters: { ...one.parameters, incomeMultiples: [{ persons: 1, multiple: 4 }] } } : one)) })
    const outcome = (birthDate: string | null) => judgeAll(rules, { ...SETTLED, persons: 2, incomes: [{ who: 'Søkeren', birthDate: '1985-06-15', yearly: 520_640 * KR }, { who: 'Barn', birthDate, yearly: 100 }] }, [], DAY).rows.find((row) => row.criterion.key === 'income')!.outcome
    expect([outcome('2007-05-05'), outcome('2006-03-02'), outcome(null)]).toEqual(['met', 'notMet', 'unknown'])
  })

  it('contracts are 7, 5, 5 and 3 years', () => {
    const months = (withChildren: boolean, childMaxAge: number | null, renewal: boolean) => OSLO_LIKE_RULES.contract.find((one) => one.withChildren === withChildren && one.childMaxAge === childMaxAge && one.renewal === renewal)?.months
    expect([months(true, 14, false), months(true, 14, true), months(false, null, false), months(false, null, true)]).toEqual([84, 60, 60, 36])
  })
})
