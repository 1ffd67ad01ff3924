// The rule set a new municipality starts from, to be replaced by its own.
import { RuleDefinition } from '../rules.ts'
import { APPEAL_BODIES, BASE_AMOUNTS, EVERY_TYPE, LIMITS, SIZE_ROWS, urgency } from './parts.ts'

/**
 * The rule set a new municipality starts from, to be replaced by its own. Its limits are the ones of law; see parts.ts.
 */
export const STARTING_RULES: RuleDefinition = RuleDefinition.parse({
  regulation: 'Forskrift om tildeling av kommunal bolig',
  criteria: [
    { key: 'adult', kind: 'adult', text: 'Søkeren har fylt 18 år, eller har daglig omsorg for egne barn', reference: '§ 2 a', must: true, appliesTo: ['new'], parameters: { minAge: 18, exemptDailyCare: true }, evidence: ['Legitimasjon'], exceptBy: 'leader' },
    { key: 'lawfulStay', kind: 'lawfulStay', text: 'Søkeren har lovlig opphold i Norge', reference: '§ 2 b', must: true, appliesTo: ['new'], evidence: ['Oppholdstillatelse'] },
    { key: 'residence', kind: 'residence', text: 'Søkeren har bodd i kommunen det siste året', reference: '§ 3', must: true, appliesTo: ['new'], parameters: { months: 12, exempt: ['receptionCentre', 'womensShelter'], exemptSettled: true }, evidence: ['Folkeregisteret'], exceptBy: 'leader' },
    { key: 'withoutSuitableDwelling', kind: 'withoutSuitableDwelling', text: 'Søkeren er uten egnet bolig', reference: '§ 2 c', must: true, appliesTo: ['new'], parameters: { leaseMonths: 6 }, evidence: ['Leiekontrakt', 'Oppsigelse'] },
    { key: 'cannotSolveSelf', kind: 'cannotSolveSelf', text: 'Søkeren kan ikke skaffe bolig selv eller med hjelp fra andre', reference: '§ 2 d', must: true, appliesTo: ['new'], evidence: ['Skattemelding', 'Egne forsøk'] },
    { key: 'unsettledDebt', kind: 'unsettledDebt', text: 'Søkeren har uoppgjort gjeld uten avtale om nedbetaling', reference: '§ 2 e', must: false, appliesTo: [...EVERY_TYPE], evidence: ['Avtale om nedbetaling'], exceptBy: 'leader' },
    { key: 'excluded', kind: 'excluded', text: 'Søkeren er kastet ut av kommunal bolig det siste året', reference: '§ 2 f', must: false, appliesTo: ['new'], parameters: { months: 12 }, exceptBy: 'leader' },
    { key: 'acceptsFollowUp', kind: 'acceptsFollowUp', text: 'Søkeren tar imot oppfølging når det trengs for å bo', reference: '§ 2 g', must: true, appliesTo: [...EVERY_TYPE], exceptBy: 'caseworker' },
    { key: 'largerNeed', kind: 'largerNeed', text: 'Det er en tungtveiende grunn til å bytte bolig', reference: '§ 8', must: true, appliesTo: ['exchange'] },
    { key: 'tenancyKept', kind: 'tenancyKept', text: 'Leieforholdet er holdt', reference: '§ 9', must: true, appliesTo: ['exchange', 'renewal'] },
  ],
  baseAmounts: BASE_AMOUNTS,
  urgency: urgency('§ 7 første ledd'),
  groups: [
    { key: 'homeless', label: 'Uten egen bolig', reference: '§ 6 a', living: ['rough', 'nightShelter', 'temporaryAccommodation', 'womensShelter', 'nonconventional'] },
    { key: 'losing', label: 'Må ut av boligen', reference: '§ 6 b', living: ['privateRentAtRisk', 'ownedAtRisk'] },
    { key: 'unsuitable', label: 'Bolig uegnet av helsegrunner eller trangbodd', reference: '§ 6 c', living: ['unsuitable', 'overcrowded'] },
    { key: 'discharge', label: 'Utskrives eller løslates uten bolig', reference: '§ 6 d', living: ['institutionNoDwelling2m', 'prisonNoDwelling2m', 'childWelfareHome'] },
    { key: 'settlement', label: 'Bosetting etter avtale', reference: '§ 6 e', living: ['receptionCentre'] },
    { key: 'staying', label: 'Bor midlertidig hos andre', reference: '§ 6 f', living: ['withFriendsFamilyTemp', 'withParents'] },
    { key: 'other', label: 'Andre med vedtak', reference: '§ 6 g', living: ['privateRent', 'municipalRent', 'owned', 'institutionWithDwelling', 'unknown'] },
  ],
  ties: ['legalDeadline', 'childrenFirst', 'waitingSince', 'grantedSince', 'caseNumber'],
  tieReferences: { legalDeadline: '§ 7 første ledd', childrenFirst: '§ 7 andre ledd', waitingSince: '§ 7 tredje ledd', grantedSince: '§ 7 tredje ledd', caseNumber: '§ 7 tredje ledd' },
  residence: { months: 12, reference: '§ 3', exempt: ['receptionCentre', 'womensShelter'] },
  sizeNorm: { reference: '§ 5', rows: SIZE_ROWS },
  rentReference: '§ 4', requirementReference: 'må-krav',
  limits: LIMITS,
  contract: [{ withChildren: true, months: 60, reference: '§ 9 a' }, { withChildren: false, months: 36, reference: '§ 9 b' }],
  appealBodies: APPEAL_BODIES,
})
