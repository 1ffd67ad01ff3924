// People and their cases: the person, the household around them, and the housing case that follows them.
import { z } from '../zod.ts'
import * as code from './codes.ts'
import { Answer, date, entity, field, json, maybeDate, maybeInstant, maybeRef, maybeShort, maybeText, ore, ref, short, text, count } from './field.ts'

export const person = entity('person', 'Person', {
  nationalId: field('Fødselsnummer', maybeShort, 'identity', 'personal'),
  name: field('Navn', short, 'identity', 'personal'),
  birthDate: field('Fødselsdato', maybeDate, 'identity', 'personal'),
  phone: field('Telefon', maybeShort, 'contact', 'personal'),
  email: field('E-post', maybeShort, 'contact', 'personal'),
  address: field('Adresse nå', maybeShort, 'contact', 'protected'),
  contactNote: field('Slik når du personen', maybeShort, 'contact', 'personal'),
  protectedAddress: field('Sperret adresse', code.protectedAddress.schema, 'identity', 'protected'),
  language: field('Språk', maybeShort, 'identity', 'personal'),
  interpreter: field('Trenger tolk', Answer, 'contact', 'personal'),
  pronoun: field('Omtales som', maybeShort, 'identity', 'personal'),
  mergedIntoId: field('Slått sammen med', maybeRef, 'identity', 'personal'),
})

export const housingCase = entity('housingCase', 'Sak', {
  caseNumber: field('Saksnummer', short),
  personId: field('Søker', ref, 'identity', 'personal'),
  status: field('Status', code.caseStatus.schema),
  coordinatorId: field('Koordinator', maybeRef),
  livingSituation: field('Bor nå', code.livingSituation.schema, 'housing', 'personal'),
  livingText: field('Bor nå, med egne ord', maybeShort, 'housing', 'personal'),
  livingSince: field('Bor slik siden', maybeDate, 'housing', 'personal'),
  livingUntil: field('Må ut innen', maybeDate, 'housing', 'personal'),
  ownWords: field('Egne ord', maybeText, 'other', 'personal'),
  ownWordsRoom: field('Egne ord som kan vises i rommet', maybeText, 'housing', 'personal'),
  ownWordsNote: field('Når og hvordan ordene ble til', maybeShort, 'other', 'personal'),
  householdText: field('Husstand', maybeShort, 'household', 'personal'),
  adults: field('Voksne', count.nullable(), 'household', 'personal'),
  children: field('Barn', count.nullable(), 'household', 'personal'),
  nextStep: field('Neste steg', maybeShort),
  nextAction: field('Handling', maybeShort),
  waitingOn: field('Venter på', maybeShort),
  waitingOnServiceId: field('Tjeneste det ventes på', maybeRef),
  waitingSince: field('Ventet siden', maybeDate),
  dueOn: field('Frist', maybeDate),
  dueKind: field('Slags frist', code.dueKind.schema.nullable()),
  receivedOn: field('Søknad kom', maybeDate),
  residenceSince: field('Bodd i kommunen siden', maybeDate, 'identity', 'personal'),
  grantedOn: field('Innvilget', maybeDate),
  need: field('Hva saken gjelder', maybeText, 'housing', 'personal'),
  healthNote: field('Helse', maybeText, 'health', 'sensitive'),
  economyNote: field('Økonomi', maybeText, 'economy', 'personal'),
  monthlyIncome: field('Inntekt per måned', ore.nullable(), 'economy', 'personal'),
  rentCeiling: field('Høyeste husleie', ore.nullable(), 'economy', 'personal'),
  questionToTeam: field('Spørsmålet til boliglaget', maybeText, 'housing', 'personal'),
  triedBefore: field('Prøvd før', maybeText, 'housing', 'personal'),
  flag: field('Merkelapp', maybeShort, 'contact', 'personal'),
  closedOn: field('Avsluttet', maybeDate),
  source: field('Kilde', maybeShort),
  parkedUntil: field('Parkert til', maybeDate),
  parkedReason: field('Hvorfor parkert', maybeShort, 'housing', 'personal'),
  movedBackTo: field('Satt tilbake på listen til', maybeDate),
  coordinatorWish: field('Hvem personen ønsker som koordinator', maybeShort, 'other', 'personal'),
})

/** Named users who may see a case with a protected address; nobody else can, whatever their role. */
export const caseAccess = entity('caseAccess', 'Navngitt tilgang', {
  caseId: field('Sak', ref),
  userId: field('Ansatt', ref),
  reason: field('Grunn', maybeShort),
})

export const householdMember = entity('householdMember', 'Husstandsmedlem', {
  caseId: field('Sak', ref),
  relation: field('Forhold', code.relation.schema, 'household', 'personal'),
  name: field('Navn', maybeShort, 'household', 'personal'),
  birthDate: field('Fødselsdato', maybeDate, 'household', 'personal'),
  note: field('Merknad', maybeShort, 'household', 'personal'),
  yearlyIncome: field('Brutto årsinntekt', ore.nullable(), 'economy', 'personal'),
  custody: field('Bor her', code.custody.schema.nullable(), 'household', 'personal'),
})

export const requirement = entity('requirement', 'Krav til boligen', {
  caseId: field('Sak', ref),
  kind: field('Krav', code.requirementKind.schema),
  level: field('Hvor viktig', code.requirementLevel.schema),
  value: field('Verdi', maybeShort),
  label: field('Med ord', maybeShort),
  source: field('Kilde', maybeShort),
  statedOn: field('Dato', maybeDate),
})

export const application = entity('application', 'Søknad', {
  caseId: field('Sak', ref),
  type: field('Slags søknad', code.applicationType.schema),
  receivedOn: field('Mottatt', date),
  channel: field('Kom inn som', code.channel.schema),
  status: field('Status', code.applicationStatus.schema),
  livingSituation: field('Bodde ved søknad', code.livingSituation.schema, 'housing', 'personal'),
  interimReplyOn: field('Foreløpig svar sendt', maybeDate),
  livingSince: field('Bodde slik siden', maybeDate, 'housing', 'personal'),
  ownWords: field('Egne ord i søknaden', maybeText, 'other', 'personal'),
  wants: field('Hva det søkes om', maybeText, 'housing', 'personal'),
  ownAttempts: field('Egne forsøk', maybeText, 'housing', 'personal'),
  facts: field('Slik det var ved søknad', json.nullable(), 'other', 'sensitive'),
  tenancyId: field('Leieforholdet det gjelder', maybeRef),
  completeOn: field('Opplyst', maybeDate),
  confirmedOn: field('Bekreftet på nytt', maybeDate),
  expectedOn: field('Ventes avgjort', maybeDate),
  forwardedTo: field('Sendt videre til', maybeShort),
  endReason: field('Hvorfor den ble avsluttet', maybeShort, 'other', 'personal'),
})

export const decision = entity('decision', 'Vedtak', {
  caseId: field('Sak', ref),
  kind: field('Gjelder', code.decisionKind.schema),
  outcome: field('Utfall', code.decisionOutcome.schema),
  decidedOn: field('Dato', date),
  reference: field('Referanse', maybeShort),
  legalBasis: field('Hjemmel', maybeShort),
  rationale: field('Begrunnelse', maybeText, 'other', 'personal'),
  contractMonths: field('Kontraktens lengde i måneder', count.nullable()),
  appealBody: field('Klageorgan', code.appealBody.schema),
  appealDeadline: field('Klagefrist', maybeDate),
  ruleVersion: field('Regelverk', maybeShort),
  status: field('Status', code.decisionStatus.schema.nullable()),
  applicationId: field('Søknad', maybeRef),
  assessmentId: field('Vurdering', maybeRef),
  ruleSetId: field('Regelverkets utgave', maybeRef),
  reasonCodes: field('Grunner', json.nullable(), 'other', 'personal'),
  considerations: field('Viktigste hensyn', maybeText, 'other', 'personal'),
  specification: field('Hva som er innvilget', json.nullable(), 'housing', 'personal'),
  notifiedOn: field('Underrettet', maybeDate),
  validUntil: field('Gjelder til', maybeDate),
  stayOfExecution: field('Utsatt iverksetting', Answer.nullable()),
  draftedById: field('Skrevet av', maybeRef),
  decidedBy: field('Fattet av', maybeShort),
  controlledById: field('Kontrollert av', maybeRef),
  controlledOn: field('Kontrollert', maybeDate),
  controlNote: field('Fra kontrollen', maybeText, 'other', 'personal'),
  contentHash: field('Innholdets fingeravtrykk', maybeShort),
  frozen: field('Det vedtaket bygger på', z.string().max(1_000_000).nullable(), 'other', 'sensitive'),
  supersedesId: field('Retter', maybeRef),
  undoneReason: field('Hvorfor det ble angret', maybeText, 'other', 'personal'),
})

/** Append-only: a note is never changed, only added to. */
export const note = entity('note', 'Notat', {
  caseId: field('Sak', maybeRef),
  dwellingId: field('Bolig', maybeRef),
  kind: field('Slags', code.noteKind.schema),
  title: field('Tittel', short, 'other', 'personal'),
  body: field('Tekst', maybeText, 'other', 'sensitive'),
  topic: field('Tema', short),
  happenedOn: field('Dato', date),
  author: field('Skrevet av', short),
})

export const temporaryStay = entity('temporaryStay', 'Midlertidig botilbud', {
  caseId: field('Sak', ref),
  kind: field('Slags', code.stayKind.schema, 'housing', 'personal'),
  place: field('Sted', maybeShort, 'housing', 'protected'),
  startsOn: field('Fra', date),
  endsOn: field('Til', maybeDate),
  dayPrice: field('Døgnpris', ore.nullable()),
  children: field('Barn i husstanden', count.nullable(), 'household', 'personal'),
  reviewedOn: field('Gått gjennom med personen', maybeDate),
  movedTo: field('Flyttet til', code.livingSituation.schema.nullable(), 'housing', 'personal'),
  note: field('Merknad', maybeText, 'housing', 'personal'),
})

export const userEntity = entity('appUser', 'Bruker', {
  username: field('Brukernavn', short),
  name: field('Navn', short),
  initials: field('Initialer', short),
  role: field('Rolle', short),
  slotId: field('Nøkkelplass', short),
  active: field('I bruk', Answer),
  lastSeenAt: field('Sist innlogget', maybeInstant),
})

export const service = entity('service', 'Tjeneste', {
  name: field('Navn', short),
  roomName: field('Navn i rommet', short),
  position: field('Rekkefølge', count),
  standing: field('Fast i boliglaget', Answer),
})

export const setting = entity('setting', 'Innstilling', {
  key: field('Navn', short),
  value: field('Verdi', text),
})

export const ruleSet = entity('ruleSet', 'Regelverk', {
  name: field('Navn', short),
  versionLabel: field('Versjon', short),
  validFrom: field('Gjelder fra', date),
  validTo: field('Gjelder til', maybeDate),
  definition: field('Innhold', json),
  status: field('Status', code.ruleSetStatus.schema.nullable()),
  basedOnId: field('Laget av', maybeRef),
  adoptedBy: field('Vedtatt av', maybeShort),
  note: field('Merknad', maybeText),
})

export const savedView = entity('savedView', 'Visning', {
  userId: field('Eier', ref),
  place: field('Sted', short),
  name: field('Navn', short),
  definition: field('Filter, sortering og kolonner', json),
  position: field('Rekkefølge', count),
  colour: field('Farge', code.reminderColour.schema.nullable()),
})

export const importMapping = entity('importMapping', 'Kolonnekobling', {
  name: field('Navn', short),
  kind: field('Slags liste', code.importKind.schema),
  definition: field('Kobling', json),
})

export const importRun = entity('importRun', 'Import', {
  kind: field('Slags liste', code.importKind.schema),
  fileName: field('Fil', short, 'other', 'personal'),
  status: field('Status', code.importStatus.schema),
  counts: field('Antall', json),
  report: field('Rad for rad', json.max(5_000_000)),
  opId: field('Handling', short),
})

/** A row as the spreadsheet had it: where a fact came from, and how a second import knows that nothing changed. */
export const importedRecord = entity('importedRecord', 'Rad fra regneark', {
  targetEntity: field('Hva', short),
  targetId: field('Hvilken', ref),
  importRunId: field('Import', ref),
  rowNumber: field('Rad i filen', count),
  record: field('Slik det sto', json, 'other', 'personal'),
})

/** A PC of the team: who uses it, and the public halves of its keys. */
export const device = entity('device', 'PC', {
  name: field('Navn', short),
  personName: field('Brukes av', maybeShort),
  signPublic: field('Signaturnøkkel', short),
  sealPublic: field('Forseglingsnøkkel', short),
  status: field('Status', code.deviceStatus.schema),
  joinedAt: field('Med siden', z.iso.datetime()),
  removedAt: field('Fjernet', maybeInstant),
  lastNumber: field('Siste godtatte nummer', z.number().int().min(0).nullable()),
  base: field('Hadde fra starten', json),
})

/** Work laid aside because its author's access had been withdrawn, let in by a leader. */
export const letIn = entity('letIn', 'Sluppet inn', {
  opId: field('Handling', ref),
  reason: field('Grunn', maybeShort),
})
