// A large city with its own regulation: contract length by household and age of the children, two years of residence, income judged without that of the young.
import { RuleDefinition } from '../rules.ts'
import { APPEAL_BODIES, BASE_AMOUNTS, EVERY_TYPE, groups, LIMITS, NEW_AND_EXCHANGE, SIZE_ROWS, urgency } from './parts.ts'

export const OSLO_LIKE_RULES: RuleDefinition = RuleDefinition.parse({
  regulation: 'Forskrift om tildeling av kommunal bolig',
  criteria: [
    { key: 'adult', kind: 'adult', text: 'Søkeren har fylt 18 år', reference: 'forskriften, grunnvilkår', must: true, appliesTo: ['new'], parameters: { minAge: 18 }, evidence: ['Legitimasjon'], exceptBy: 'leader' },
    { key: 'lawfulStay', kind: 'lawfulStay', text: 'Søkeren har lovlig opphold i Norge', reference: 'forskriften, grunnvilkår', must: true, appliesTo: ['new'], evidence: ['Oppholdstillatelse'] },
    { key: 'residence', kind: 'residence', text: 'Søkeren har bodd i kommunen de siste to årene', reference: 'forskriften, botid', must: true, appliesTo: ['new'], parameters: { months: 24, exemptSettled: true }, evidence: ['Folkeregisteret'], exceptBy: 'leader' },
    { key: 'withoutSuitableDwelling', kind: 'withoutSuitableDwelling', text: 'Søkeren er uten egnet bolig. Bomiljøet kan alene gjøre en bolig uegnet', reference: 'forskriften, uten egnet bolig', must: true, appliesTo: ['new'], evidence: ['Leiekontrakt', 'Uttalelse om helse'] },
    { key: 'income', kind: 'income', text: 'Husstanden har ikke inntekt nok til å skaffe bolig. Inntekten til medlemmer under 20 år regnes ikke med', reference: 'forskriften, inntekt', must: true, appliesTo: [...EVERY_TYPE], parameters: { incomeFromAge: 20 }, evidence: ['Skattemelding', 'Lønnsslipper'] },
    { key: 'wealth', kind: 'wealth', text: 'Husstanden har ikke formue nok til å skaffe bolig', reference: 'forskriften, formue', must: true, appliesTo: [...EVERY_TYPE], evidence: ['Skattemelding'] },
    { key: 'cannotSolveSelf', kind: 'cannotSolveSelf', text: 'Søkeren kan ikke skaffe bolig med egne midler', reference: 'forskriften, grunnvilkår', must: true, appliesTo: ['new'] },
    { key: 'acceptsFollowUp', kind: 'acceptsFollowUp', text: 'Søkeren inngår avtale om oppfølging når det trengs', reference: 'forskriften, oppfølgingsavtale', must: true, appliesTo: [...NEW_AND_EXCHANGE] },
    { key: 'largerNeed', kind: 'largerNeed', text: 'Det er en tungtveiende grunn til å bytte bolig', reference: 'forskriften, bytte', must: true, appliesTo: ['exchange'] },
    { key: 'tenancyKept', kind: 'tenancyKept', text: 'Leieforholdet er holdt', reference: 'forskriften, ny leietid', must: true, appliesTo: ['renewal'] },
  ],
  baseAmounts: BASE_AMOUNTS,
  groups: groups('forskriften, prioritering'), urgency: urgency('forskriften, prioritering'),
  ties: ['urgency', 'legalDeadline', 'childrenFirst', 'grantedSince', 'caseNumber'],
  tieReferences: { urgency: 'forskriften, prioritering', legalDeadline: 'forskriften, prioritering', childrenFirst: 'forskriften, prioritering', grantedSince: 'forskriften, venteliste', caseNumber: 'forskriften, venteliste' },
  residence: { months: 24, reference: 'forskriften, botid', exempt: ['receptionCentre'] },
  sizeNorm: { reference: 'forskriften, størrelse', rows: SIZE_ROWS },
  rentReference: 'forskriften, husleie', requirementReference: 'må-krav', limits: LIMITS, appealBodies: APPEAL_BODIES,
  contract: [
    { withChildren: true, childMaxAge: 14, renewal: false, months: 84, reference: 'forskriften, leietid' },
    { withChildren: true, childMaxAge: 14, renewal: true, months: 60, reference: 'forskriften, leietid' },
    { withChildren: true, renewal: false, months: 60, reference: 'forskriften, leietid' },
    { withChildren: true, renewal: true, months: 36, reference: 'forskriften, leietid' },
    { withChildren: false, renewal: false, months: 60, reference: 'forskriften, leietid' },
    { withChildren: false, renewal: true, months: 36, reference: 'forskriften, leietid' },
  ],
})
