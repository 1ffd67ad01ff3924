// Dwellings: building > unit > vacancy, with the time line of tenancies, void and repair; and who is proposed and given what.
import * as code from './codes.ts'
import { Answer, count, date, entity, field, maybeDate, maybeRef, maybeShort, maybeText, ore, ref, short } from './field.ts'

export const building = entity('building', 'Bygg', {
  address: field('Adresse', short),
  area: field('Strøk', maybeShort),
  postalCode: field('Postnummer', maybeShort),
  postalPlace: field('Poststed', maybeShort),
  cadastre: field('Gnr/bnr', maybeShort),
  builtYear: field('Byggeår', count.nullable()),
  units: field('Leiligheter i bygget', count.nullable()),
  lift: field('Heis', Answer),
  houseRules: field('Husordensregler', maybeText),
  programmeId: field('Ordning', maybeRef),
})

export const dwelling = entity('dwelling', 'Bolig', {
  buildingId: field('Bygg', ref),
  unitNumber: field('Bruksenhetsnummer', maybeShort),
  kind: field('Boligtype', code.dwellingKind.schema),
  state: field('Tilstand', code.dwellingState.schema),
  disposalForm: field('Disposisjonsform', code.disposalForm.schema),
  rooms: field('Rom', count.nullable()),
  bedrooms: field('Soverom', count.nullable()),
  usableArea: field('Bruksareal, m²', count.nullable()),
  floor: field('Etasje', count.nullable()),
  rent: field('Husleie per måned', ore.nullable()),
  runningCost: field('Strøm og felleskostnader per måned', ore.nullable()),
  stepFree: field('Trinnfri inngang', Answer),
  wheelchair: field('Plass til rullestol', Answer),
  showerNoThreshold: field('Dusj uten terskel', Answer),
  ownEntrance: field('Egen inngang', Answer),
  petsAllowed: field('Dyr tillatt', Answer),
  quiet: field('Rolig bygg', Answer),
  registerRow: field('Rad i registeret', maybeShort),
  externalRef: field('Leverandørens bolig-id', maybeShort),
  koboId: field('Kobo-id', maybeShort),
  note: field('Merknad', maybeText),
  endedOn: field('Avhendet', maybeDate),
  programmeId: field('Ordning', maybeRef),
})

export const tenancy = entity('tenancy', 'Leieforhold', {
  dwellingId: field('Bolig', ref),
  caseId: field('Sak', maybeRef, 'housing', 'personal'),
  tenantName: field('Leietaker', short, 'identity', 'personal'),
  tenantNationalId: field('Fødselsnummer', maybeShort, 'identity', 'personal'),
  status: field('Status', code.tenancyStatus.schema),
  term: field('Slags kontrakt', code.tenancyTerm.schema),
  startsOn: field('Fra', date),
  contractEndsOn: field('Kontrakt til', maybeDate),
  endsOn: field('Flyttet ut', maybeDate),
  endReason: field('Grunn til utflytting', code.tenancyEnd.schema.nullable()),
  rent: field('Husleie per måned', ore.nullable()),
  note: field('Merknad', maybeShort, 'housing', 'personal'),
  allocationId: field('Tildeling', maybeRef),
  decisionId: field('Vedtak', maybeRef),
  contractReference: field('Hjemmel for lengden', maybeShort),
  specialGround: field('Grunn til kortere tid, husleieloven § 11-1', maybeText, 'housing', 'personal'),
  toldOn: field('Skriftlig beskjed om § 11-1', maybeDate),
  signedOn: field('Kontrakt underskrevet', maybeDate),
  keysOn: field('Nøkler kvittert', maybeDate),
  securityKind: field('Sikkerhet', code.securityKind.schema.nullable()),
  securityAmount: field('Beløp', ore.nullable(), 'economy', 'personal'),
  securityStatus: field('Sikkerhetens status', code.securityStatus.schema.nullable()),
  noticeOn: field('Oppsagt', maybeDate),
  noticeBy: field('Sagt opp av', code.noticeBy.schema.nullable()),
  noticeReason: field('Grunn til oppsigelse', maybeText, 'housing', 'personal'),
  noticeEndsOn: field('Oppsigelsen går ut', maybeDate),
  protestedOn: field('Leietaker protesterte', maybeDate),
  moveOutDemandOn: field('Flytteoppfordring sendt', maybeDate),
  nextHome: field('Neste bolig', maybeShort, 'housing', 'personal'),
})

export const voidPeriod = entity('voidPeriod', 'Tomgang og utbedring', {
  dwellingId: field('Bolig', ref),
  kind: field('Slags', code.voidKind.schema),
  reason: field('Grunn', code.voidReason.schema),
  startsOn: field('Fra', date),
  endsOn: field('Til', maybeDate),
  note: field('Merknad', maybeShort),
})

export const vacancy = entity('vacancy', 'Ledig bolig', {
  dwellingId: field('Bolig', ref),
  availableOn: field('Ledig fra', date),
  status: field('Status', code.vacancyStatus.schema),
  note: field('Merknad', maybeShort),
})

export const voidStep = entity('voidStep', 'Steg fra utflytting til innflytting', {
  vacancyId: field('Ledig bolig', ref),
  position: field('Rekkefølge', count),
  title: field('Steg', short),
  doneOn: field('Gjort', maybeDate),
  dueOn: field('Frist', maybeDate),
})

export const proposal = entity('proposal', 'Forslag', {
  dwellingId: field('Bolig', ref),
  caseId: field('Sak', ref, 'housing', 'personal'),
  meetingId: field('Møte', maybeRef),
  status: field('Status', code.proposalStatus.schema),
  rankAt: field('Nummer i rekkefølgen', count.nullable()),
  departureReason: field('Hvorfor ikke den første', maybeText, 'housing', 'personal'),
  explanation: field('Grunner da det ble foreslått', maybeText, 'housing', 'personal'),
  proposedOn: field('Foreslått', date),
})

export const allocation = entity('allocation', 'Tildeling', {
  dwellingId: field('Bolig', ref),
  caseId: field('Sak', ref, 'housing', 'personal'),
  proposalId: field('Forslag', maybeRef),
  meetingDecisionId: field('Avgjørelse', maybeRef),
  status: field('Status', code.allocationStatus.schema),
  allocatedOn: field('Tildelt', date),
  answerBy: field('Svarfrist', maybeDate),
  answeredOn: field('Svart', maybeDate),
  answerReason: field('Grunn', maybeShort, 'housing', 'personal'),
  rationale: field('Begrunnelse', maybeText, 'housing', 'personal'),
  explanation: field('Grunner da den ble tildelt', maybeText, 'housing', 'personal'),
  ruleVersion: field('Regelverk', maybeShort),
  reservedOn: field('Holdt av', maybeDate),
  reservedUntil: field('Holdes til', maybeDate),
  offeredOn: field('Tilbud sendt', maybeDate),
  remindedOn: field('Purret', maybeDate),
  startsOn: field('Leie fra', maybeDate),
  contractMonths: field('Kontraktens lengde i måneder', count.nullable()),
  declineStatus: field('Nei', code.declineStatus.schema.nullable(), 'housing', 'personal'),
  declineCode: field('Grunn til nei', maybeShort, 'housing', 'personal'),
  declineNote: field('Grunnen med ord', maybeText, 'housing', 'personal'),
  declineReasonable: field('Rimelig grunn', Answer.nullable(), 'housing', 'personal'),
  declineConsequence: field('Følge', code.declineConsequence.schema.nullable(), 'housing', 'personal'),
  declineStatedById: field('Nei registrert av', maybeRef),
  declineConfirmedById: field('Nei bekreftet av', maybeRef),
  declineConfirmedOn: field('Nei bekreftet', maybeDate),
  meetingNote: field('Merknad', maybeText, 'housing', 'personal'),
})
