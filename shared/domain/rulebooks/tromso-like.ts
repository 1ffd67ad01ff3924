// Guidelines where the whole situation counts: six months of residence, own attempts documented, three years at a time.
import { RuleDefinition } from '../rules.ts'
import { APPEAL_BODIES, BASE_AMOUNTS, EVERY_TYPE, groups, LIMITS, NEW_AND_EXCHANGE, SIZE_ROWS, urgency } from './parts.ts'

export const TROMSO_LIKE_RULES: RuleDefinition = RuleDefinition.parse({
  regulation: 'Retningslinjer for tildeling av kommunal bolig',
  criteria: [
    { key: 'lawfulStay', kind: 'lawfulStay', text: 'Søkeren har oppholdstillatelse eller annet lovlig opphold', reference: 'retningslinjene, opphold', must: true, appliesTo: ['new'], evidence: ['Oppholdstillatelse'] },
    { key: 'residence', kind: 'residence', text: 'Søkeren har vært registrert i kommunen i seks måneder', reference: 'retningslinjene, botid', must: true, appliesTo: ['new'], parameters: { months: 6, exemptSettled: true, exempt: ['womensShelter'] }, evidence: ['Folkeregisteret'], exceptBy: 'leader' },
    { key: 'withoutSuitableDwelling', kind: 'withoutSuitableDwelling', text: 'Søkeren er uten egnet bolig', reference: 'retningslinjene, grunnvilkår', must: true, appliesTo: ['new'], evidence: ['Leiekontrakt', 'Oppsigelse'] },
    { key: 'ownAttempts', kind: 'ownAttempts', text: 'Søkeren har dokumentert egne forsøk på å skaffe bolig', reference: 'retningslinjene, egne forsøk', must: true, appliesTo: ['new'], evidence: ['Svar på boligannonser'], exceptBy: 'caseworker' },
    { key: 'income', kind: 'income', text: 'Husstanden har ikke inntekt nok til å skaffe bolig', reference: 'retningslinjene, økonomi', must: true, appliesTo: [...EVERY_TYPE], evidence: ['Skattemelding', 'Lønnsslipper'] },
    { key: 'whole', kind: 'judged', text: 'Husstandens samlede situasjon taler for kommunal bolig', reference: 'retningslinjene, helhetsvurdering', must: true, appliesTo: [...NEW_AND_EXCHANGE] },
    { key: 'tenancyKept', kind: 'tenancyKept', text: 'Leieforholdet er holdt', reference: 'retningslinjene, forlengelse', must: true, appliesTo: ['exchange', 'renewal'] },
    { key: 'stillNeeded', kind: 'judged', text: 'Behovet for kommunal bolig er der fortsatt', reference: 'retningslinjene, forlengelse', must: true, appliesTo: ['renewal'] },
  ],
  baseAmounts: BASE_AMOUNTS,
  groups: groups('retningslinjene, prioritering'), urgency: urgency('retningslinjene, prioritering'),
  ties: ['urgency', 'legalDeadline', 'childrenFirst', 'waitingSince', 'caseNumber'],
  tieReferences: { urgency: 'retningslinjene, prioritering', legalDeadline: 'retningslinjene, prioritering', childrenFirst: 'retningslinjene, prioritering', waitingSince: 'retningslinjene, venteliste', caseNumber: 'retningslinjene, venteliste' },
  residence: { months: 6, reference: 'retningslinjene, botid', exempt: ['receptionCentre', 'womensShelter'] },
  sizeNorm: { reference: 'retningslinjene, størrelse', rows: SIZE_ROWS },
  rentReference: 'retningslinjene, husleie', requirementReference: 'må-krav', limits: LIMITS, appealBodies: APPEAL_BODIES,
  contract: [{ withChildren: true, months: 36, reference: 'retningslinjene, leietid' }, { withChildren: false, months: 36, reference: 'retningslinjene, leietid' }],
})
