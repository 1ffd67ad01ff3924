// The rule in words: 18 years; lawful stay; registered the last two years as the main rule (not those settled by agreement, at a reception centre or a crisis shelter);
// no other way to find a dwelling; income and wealth judged. Exchange: a weighty ground and the tenancy kept. Renewal: the tenancy kept.
import { describe, expect, it } from 'vitest'
import { judgeAll } from '../../../shared/domain/criteria.ts'
import { STJORDAL_LIKE_RULES } from '../../../shared/domain/rulebooks/stjordal-like.ts'
import { DAY, judgesPeople, KR, SETTLED, type Person } from './table.ts'

const PEOPLE: readonly Person[] = [
  ['oppfyller alt som følger av opplysningene', {}, 'cannotSolveSelf', 'met', 'open'],
  ['inntekten vurderes', {}, 'income', 'judge', 'open'],
  ['formuen vurderes', { wealth: 100 * KR }, 'wealth', 'judge', 'open'],
  ['ukjent formue vurderes', { wealth: null }, 'wealth', 'judge', 'open'],
  ['fyller 18 år i dag', { birthDate: '2008-03-02' }, 'adult', 'met', 'open'],
  ['fyller 18 år i morgen', { birthDate: '2008-03-03' }, 'adult', 'notMet', 'no'],
  ['fylte 18 år i går', { birthDate: '2008-03-01' }, 'adult', 'met', 'open'],
  ['90 år', { birthDate: '1936-01-01' }, 'adult', 'met', 'open'],
  ['17 år med omsorg for barn', { birthDate: '2009-01-01', dailyCare: 'yes' }, 'adult', 'notMet', 'no'],
  ['ukjent alder, med omsorg for barn', { birthDate: null, dailyCare: 'yes' }, 'adult', 'unknown', 'open'],
  ['registrert for nøyaktig to år siden', { residenceSince: '2024-03-02' }, 'residence', 'met', 'open'],
  ['mangler én dag på to år', { residenceSince: '2024-03-03' }, 'residence', 'notMet', 'no'],
  ['ett års botid er ikke nok', { residenceSince: '2025-03-02' }, 'residence', 'notMet', 'no'],
  ['flyttet hit på skuddårsdagen: to år er 28. februar', { residenceSince: '2024-02-29' }, 'residence', 'met', 'open', '2026-02-28'],
  ['flyttet hit på skuddårsdagen: dagen før', { residenceSince: '2024-02-29' }, 'residence', 'notMet', 'no', '2026-02-27'],
  ['kort botid, på mottak', { residenceSince: '2026-01-01', livingSituation: 'receptionCentre' }, 'residence', 'met', 'open'],
  ['kort botid, på krisesenter', { residenceSince: '2026-01-01', livingSituation: 'womensShelter' }, 'residence', 'met', 'open'],
  ['kort botid, på natthjem', { residenceSince: '2026-01-01', livingSituation: 'nightShelter' }, 'residence', 'notMet', 'no'],
  ['kort botid, bosatt etter avtale', { residenceSince: '2026-01-01', settledByAgreement: 'yes' }, 'residence', 'met', 'open'],
  ['kort botid, EØS-borger, ukjent avtale', { residenceSince: '2026-01-01', settledByAgreement: 'unknown', permit: 'eea' }, 'residence', 'notMet', 'no'],
  ['kort botid, ukjent grunnlag og avtale', { residenceSince: '2026-01-01', settledByAgreement: 'unknown', permit: 'unknown' }, 'residence', 'unknown', 'open'],
  ['kort botid, ukjent bosituasjon', { residenceSince: '2026-01-01', livingSituation: 'unknown' }, 'residence', 'unknown', 'open'],
  ['ukjent innflyttingsdato', { residenceSince: null }, 'residence', 'unknown', 'open'],
  ['ukjent innflyttingsdato, på mottak', { residenceSince: null, livingSituation: 'receptionCentre' }, 'residence', 'met', 'open'],
  ['flytter hit neste måned', { residenceSince: '2026-04-01' }, 'residence', 'notMet', 'no'],
  ['norsk', { lawfulStay: 'unknown' }, 'lawfulStay', 'met', 'open'],
  ['flyktning', { lawfulStay: 'unknown', permit: 'refugee' }, 'lawfulStay', 'met', 'open'],
  ['midlertidig tillatelse', { lawfulStay: 'unknown', permit: 'temporary' }, 'lawfulStay', 'met', 'open'],
  ['uten lovlig opphold', { lawfulStay: 'unknown', permit: 'none' }, 'lawfulStay', 'notMet', 'no'],
  ['svaret nei går foran', { lawfulStay: 'no', permit: 'refugee' }, 'lawfulStay', 'notMet', 'no'],
  ['svaret ja går foran', { lawfulStay: 'yes', permit: 'none' }, 'lawfulStay', 'met', 'open'],
  ['ukjent opphold', { lawfulStay: 'unknown', permit: 'unknown' }, 'lawfulStay', 'unknown', 'open'],
  ['kan finne bolig selv', { canSolveSelf: 'yes' }, 'cannotSolveSelf', 'notMet', 'no'],
  ['ikke vurdert om det er andre muligheter', { canSolveSelf: 'unknown' }, 'cannotSolveSelf', 'unknown', 'open'],
  ['eier bolig, men kan ikke finne en annen: bosituasjonen er ikke et eget vilkår her', { livingSituation: 'owned' }, 'cannotSolveSelf', 'met', 'open'],
  ['gjeld er ikke et vilkår her', { unsettledDebt: 'yes', repaymentAgreement: 'no' }, 'cannotSolveSelf', 'met', 'open'],
  ['kastet ut i går: ingen karantene her', { everEvicted: 'yes', evictedOn: '2026-03-01' }, 'cannotSolveSelf', 'met', 'open'],
  ['vil ikke ha oppfølging: ikke et vilkår her', { needsFollowUp: 'yes', acceptsFollowUp: 'no' }, 'cannotSolveSelf', 'met', 'open'],
  ['bytte med grunn og ryddig leieforhold', { applicationType: 'exchange' }, 'largerNeed', 'met', 'open'],
  ['bytte uten grunn', { applicationType: 'exchange', exchangeGround: 'no' }, 'largerNeed', 'notMet', 'no'],
  ['bytte, ukjent grunn', { applicationType: 'exchange', exchangeGround: 'unknown' }, 'largerNeed', 'unknown', 'open'],
  ['bytte, leieforholdet ikke holdt', { applicationType: 'exchange', tenancyKept: 'no' }, 'tenancyKept', 'notMet', 'no'],
  ['forlengelse, leieforholdet holdt', { applicationType: 'renewal' }, 'tenancyKept', 'met', 'open'],
  ['forlengelse, ukjent om leieforholdet er holdt', { applicationType: 'renewal', tenancyKept: 'unknown' }, 'tenancyKept', 'unknown', 'open'],
  ['forlengelse: formuen prøves ikke på nytt, inntekten vurderes', { applicationType: 'renewal', wealth: 9_000_000 * KR }, 'income', 'judge', 'open'],
]

judgesPeople('Stjørdal-lignende regelverk', STJORDAL_LIKE_RULES, PEOPLE)

describe('Stjørdal-lignende: beyond the table', () => {
  it('residence is a main rule: a caseworker may except it with a reason', () => {
    const said = (criterionKey: string, excepted = false) => ({ criterionKey, outcome: excepted ? ('notMet' as const) : ('met' as const), reason: 'Sterk tilknytning.', excepted, by: 'ingrid', on: DAY })
    const result = judgeAll(STJORDAL_LIKE_RULES, { ...SETTLED, residenceSince: '2025-03-02' }, [said('income'), said('wealth'), said('residence', true)], DAY)
    expect([result.eligible, result.rows.find((row) => row.criterion.key === 'residence')?.criterion.exceptBy]).toEqual(['yes', 'caseworker'])
  })
  it('says when the residence will be long enough', () => {
    expect(judgeAll(STJORDAL_LIKE_RULES, { ...SETTLED, residenceSince: '2024-03-03' }, [], DAY).screening).toEqual({
      key: 'residence', text: 'Søkeren har som hovedregel vært registrert i kommunen de siste to årene', reference: 'retningslinjene, botid', reason: 'Bodd i kommunen siden 3. mars 2024. Kravet på 24 måneder er oppfylt 3. mars 2026.', refusalReason: 'residenceTimeNotMet',
    })
  })
})
