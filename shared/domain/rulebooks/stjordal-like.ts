// Guidelines of a middle-sized municipality: two years of residence as the main rule, means and other ways out judged without fixed limits.
import { RuleDefinition } from '../rules.ts'
import { APPEAL_BODIES, BASE_AMOUNTS, EVERY_TYPE, groups, LIMITS, SIZE_ROWS, urgency } from './parts.ts'

export const STJORDAL_LIKE_RULES: RuleDefinition = RuleDefinition.parse({
  regulation: 'Retningslinjer for tildeling av kommunale utleieboliger',
  criteria: [
    { key: 'adult', kind: 'adult', text: 'Søkeren har fylt 18 år', reference: 'retningslinjene, grunnvilkår', must: true, appliesTo: ['new'], parameters: { minAge: 18 }, evidence: ['Legitimasjon'], exceptBy: 'leader' },
    { key: 'lawfulStay', kind: 'lawfulStay', text: 'Søkeren har lovlig opphold i Norge', reference: 'retningslinjene, grunnvilkår', must: true, appliesTo: ['new'], evidence: ['Oppholdstillatelse'] },
    { key: 'residence', kind: 'residence', text: 'Søkeren har som hovedregel vært registrert i kommunen de siste to årene', reference: 'retningslinjene, botid', must: true, appliesTo: ['new'], parameters: { months: 24, exemptSettled: true, exempt: ['receptionCentre', 'womensShelter'] }, evidence: ['Folkeregisteret'], exceptBy: 'caseworker' },
    { key: 'cannotSolveSelf', kind: 'cannotSolveSelf', text: 'Søkeren har ikke andre muligheter til å finne bolig', reference: 'retningslinjene, grunnvilkår', must: true, appliesTo: ['new'], evidence: ['Bekreftelse på sosiale eller helsemessige forhold'] },
    { key: 'income', kind: 'income', text: 'Inntekten gjør det ikke mulig å finne bolig selv', reference: 'retningslinjene, økonomi', must: true, appliesTo: [...EVERY_TYPE], evidence: ['Dokumentasjon på inntekt', 'Skattemelding'] },
    { key: 'wealth', kind: 'wealth', text: 'Formuen gjør det ikke mulig å finne bolig selv', reference: 'retningslinjene, økonomi', must: true, appliesTo: ['new'], evidence: ['Skattemelding'] },
    { key: 'largerNeed', kind: 'largerNeed', text: 'Det er en tungtveiende grunn til å bytte bolig', reference: 'retningslinjene, bytte', must: true, appliesTo: ['exchange'] },
    { key: 'tenancyKept', kind: 'tenancyKept', text: 'Leieforholdet er holdt', reference: 'retningslinjene, forlengelse', must: true, appliesTo: ['exchange', 'renewal'] },
  ],
  baseAmounts: BASE_AMOUNTS,
  groups: groups('retningslinjene, prioritering'), urgency: urgency('retningslinjene, prioritering'),
  ties: ['legalDeadline', 'childrenFirst', 'waitingSince', 'grantedSince', 'caseNumber'],
  tieReferences: { legalDeadline: 'retningslinjene, prioritering', childrenFirst: 'retningslinjene, prioritering', waitingSince: 'retningslinjene, venteliste', grantedSince: 'retningslinjene, venteliste', caseNumber: 'retningslinjene, venteliste' },
  residence: { months: 24, reference: 'retningslinjene, botid', exempt: ['receptionCentre', 'womensShelter'] },
  sizeNorm: { reference: 'retningslinjene, størrelse', rows: SIZE_ROWS },
  rentReference: 'retningslinjene, husleie', requirementReference: 'må-krav', limits: LIMITS, appealBodies: APPEAL_BODIES,
  contract: [{ withChildren: true, months: 36, reference: 'retningslinjene, leietid' }, { withChildren: false, months: 36, reference: 'retningslinjene, leietid' }],
})
