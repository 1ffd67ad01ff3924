// Guidelines with numbers: income limits in multiples of G, one year of residence, six months left of a lease, a year of quarantine after an eviction.
import { RuleDefinition } from '../rules.ts'
import { APPEAL_BODIES, BASE_AMOUNTS, EVERY_TYPE, groups, LIMITS, NEW_AND_EXCHANGE, SIZE_ROWS, urgency } from './parts.ts'

export const BERGEN_LIKE_RULES: RuleDefinition = RuleDefinition.parse({
  regulation: 'Retningslinjer for tildeling av kommunal utleiebolig',
  criteria: [
    { key: 'adult', kind: 'adult', text: 'Søkeren har fylt 18 år', reference: 'retningslinjene, grunnvilkår', must: true, appliesTo: ['new'], parameters: { minAge: 18 }, evidence: ['Legitimasjon'], exceptBy: 'leader' },
    { key: 'lawfulStay', kind: 'lawfulStay', text: 'Søkeren er norsk, nordisk eller EØS-borger, har asyl eller opphold på humanitært grunnlag, eller har permanent opphold', reference: 'retningslinjene, opphold', must: true, appliesTo: ['new'], parameters: { permits: ['norwegian', 'nordic', 'eea', 'permanent', 'refugee'] }, evidence: ['Oppholdstillatelse'] },
    { key: 'residence', kind: 'residence', text: 'Søkeren har vært registrert i kommunen det siste året', reference: 'retningslinjene, botid', must: true, appliesTo: ['new'], parameters: { months: 12, exemptSettled: true }, evidence: ['Folkeregisteret'], exceptBy: 'leader' },
    { key: 'withoutSuitableDwelling', kind: 'withoutSuitableDwelling', text: 'Søkeren er uten egnet bolig, har en tidsbestemt leiekontrakt uten rett til fornyelse og med mindre enn seks måneder igjen, eller bor klart uegnet av hensyn til helse eller familie', reference: 'retningslinjene, uten egnet bolig', must: true, appliesTo: [...NEW_AND_EXCHANGE], parameters: { leaseMonths: 6 }, evidence: ['Leiekontrakt', 'Oppsigelse', 'Uttalelse om helse'] },
    { key: 'income', kind: 'income', text: 'Brutto årsinntekt er høyst 3,5 G for én, 4 G for to, 4,5 G for tre og 5 G for fire eller flere', reference: 'retningslinjene, inntekt', must: true, appliesTo: [...EVERY_TYPE], parameters: { incomeMultiples: [{ persons: 1, multiple: 3.5 }, { persons: 2, multiple: 4 }, { persons: 3, multiple: 4.5 }, { persons: 4, multiple: 5 }] }, evidence: ['Skattemelding', 'Lønnsslipper'], exceptBy: 'leader' },
    { key: 'unsettledDebt', kind: 'unsettledDebt', text: 'Søkeren har misligholdt lån, ubetalt husleie eller bostøtte som skal betales tilbake, uten avtale om nedbetaling', reference: 'retningslinjene, gjeld', must: false, appliesTo: [...EVERY_TYPE], evidence: ['Avtale om nedbetaling'], exceptBy: 'leader' },
    { key: 'excluded', kind: 'excluded', text: 'Søkeren er kastet ut av kommunal bolig det siste året', reference: 'retningslinjene, karantene', must: false, appliesTo: ['new'], parameters: { months: 12 }, exceptBy: 'leader' },
    { key: 'largerNeed', kind: 'largerNeed', text: 'Det er en tungtveiende grunn til å bytte bolig', reference: 'retningslinjene, bytte', must: true, appliesTo: ['exchange'] },
    { key: 'tenancyKept', kind: 'tenancyKept', text: 'Leieforholdet er holdt', reference: 'retningslinjene, forlengelse', must: true, appliesTo: ['renewal'] },
  ],
  baseAmounts: BASE_AMOUNTS,
  groups: groups('retningslinjene, prioritering'), urgency: urgency('retningslinjene, prioritering'),
  ties: ['legalDeadline', 'childrenFirst', 'waitingSince', 'caseNumber'],
  tieReferences: { legalDeadline: 'retningslinjene, prioritering', childrenFirst: 'retningslinjene, prioritering', waitingSince: 'retningslinjene, venteliste', caseNumber: 'retningslinjene, venteliste' },
  residence: { months: 12, reference: 'retningslinjene, botid', exempt: ['receptionCentre'] },
  sizeNorm: { reference: 'retningslinjene, størrelse', rows: SIZE_ROWS },
  rentReference: 'retningslinjene, husleie', requirementReference: 'må-krav', limits: LIMITS, appealBodies: APPEAL_BODIES,
  contract: [{ withChildren: true, months: 36, reference: 'retningslinjene, leietid' }, { withChildren: false, months: 36, reference: 'retningslinjene, leietid' }],
})
