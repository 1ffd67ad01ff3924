// Half a page of discretion: a small municipality that judges nearly everything. Waiting time has no weight of its own.
import { RuleDefinition } from '../rules.ts'
import { APPEAL_BODIES, EVERY_TYPE, LIMITS, SIZE_ROWS, urgency } from './parts.ts'

export const DISCRETION_RULES: RuleDefinition = RuleDefinition.parse({
  regulation: 'Retningslinjer for tildeling av kommunal bolig',
  criteria: [
    { key: 'adult', kind: 'adult', text: 'Søkeren har fylt 18 år, eller har daglig omsorg for egne barn', reference: 'retningslinjene, grunnvilkår', must: true, appliesTo: ['new'], parameters: { minAge: 18, exemptDailyCare: true }, evidence: ['Legitimasjon'], exceptBy: 'caseworker' },
    { key: 'lawfulStay', kind: 'lawfulStay', text: 'Søkeren har lovlig opphold i Norge', reference: 'retningslinjene, grunnvilkår', must: true, appliesTo: ['new'], evidence: ['Oppholdstillatelse'] },
    { key: 'need', kind: 'judged', text: 'Søkeren er vanskeligstilt på boligmarkedet og trenger hjelp til å skaffe bolig', reference: 'retningslinjene, skjønn', must: true, appliesTo: ['new'] },
    { key: 'otherHelp', kind: 'judged', text: 'Annen hjelp enn kommunal bolig er nok', reference: 'retningslinjene, skjønn', must: false, appliesTo: ['new'] },
    { key: 'environment', kind: 'judged', text: 'Søkeren passer inn i bomiljøet der det kan bli tilbudt bolig', reference: 'retningslinjene, skjønn', must: true, appliesTo: [...EVERY_TYPE] },
    { key: 'exchange', kind: 'judged', text: 'Det er en god grunn til å bytte bolig', reference: 'retningslinjene, bytte', must: true, appliesTo: ['exchange'] },
    { key: 'renewal', kind: 'judged', text: 'Behovet for kommunal bolig er der fortsatt', reference: 'retningslinjene, forlengelse', must: true, appliesTo: ['renewal'] },
  ],
  groups: [
    { key: 'homeless', label: 'Uten egen bolig', reference: 'retningslinjene, prioritering', living: ['rough', 'nightShelter', 'temporaryAccommodation', 'womensShelter', 'nonconventional', 'institutionNoDwelling2m', 'prisonNoDwelling2m', 'privateRentAtRisk', 'ownedAtRisk', 'childWelfareHome', 'receptionCentre'] },
    { key: 'other', label: 'Andre', reference: 'retningslinjene, prioritering', living: ['withFriendsFamilyTemp', 'withParents', 'unsuitable', 'overcrowded', 'privateRent', 'municipalRent', 'owned', 'institutionWithDwelling', 'unknown'] },
  ],
  urgency: urgency('retningslinjene, prioritering'),
  ties: ['urgency', 'legalDeadline', 'caseNumber'], tieReferences: { urgency: 'retningslinjene, prioritering', legalDeadline: 'retningslinjene, prioritering', caseNumber: 'retningslinjene, prioritering' },
  residence: { months: 0, reference: 'retningslinjene', exempt: [] },
  sizeNorm: { reference: 'retningslinjene, størrelse', rows: SIZE_ROWS },
  rentReference: 'retningslinjene, husleie', requirementReference: 'må-krav', limits: LIMITS, appealBodies: APPEAL_BODIES,
  contract: [{ withChildren: true, months: 36, reference: 'retningslinjene, leietid' }, { withChildren: false, months: 36, reference: 'retningslinjene, leietid' }],
})
