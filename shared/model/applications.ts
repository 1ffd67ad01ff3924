// From an application to its assessment: who speaks for the applicant, what is missing, the papers, the mapping of needs, and the judgement of each condition.
import { z } from '../zod.ts'
import * as code from './codes.ts'
import { Answer, count, date, entity, field, json, maybeDate, maybeRef, maybeShort, maybeText, ore, ref, short, text } from './field.ts'

/** Someone who speaks for the applicant; a first-class receiver of letters (forvaltningsloven § 12). */
export const representative = entity('representative', 'Fullmektig eller verge', {
  caseId: field('Sak', ref),
  kind: field('Slags', code.representativeKind.schema, 'contact', 'personal'),
  name: field('Navn', short, 'contact', 'personal'),
  organisation: field('Virksomhet', maybeShort, 'contact', 'personal'),
  address: field('Postadresse', maybeShort, 'contact', 'protected'),
  phone: field('Telefon', maybeShort, 'contact', 'personal'),
  email: field('E-post', maybeShort, 'contact', 'personal'),
  scope: field('Hva fullmakten gjelder', maybeText, 'contact', 'personal'),
  receivesLetters: field('Får brevene', Answer, 'contact', 'personal'),
  validFrom: field('Fra', date),
  validTo: field('Til', maybeDate),
})

/** Something asked for, as a state of its own: asked, reminded, received, not needed. */
export const missingInfo = entity('missingInfo', 'Opplysning som mangler', {
  caseId: field('Sak', ref),
  applicationId: field('Søknad', maybeRef),
  kind: field('Hva', code.infoKind.schema, 'other', 'personal'),
  text: field('Med ord', short, 'other', 'personal'),
  askedOn: field('Bedt om', date),
  dueOn: field('Frist', date),
  remindedOn: field('Purret', maybeDate),
  answeredOn: field('Kom', maybeDate),
  status: field('Status', code.infoStatus.schema),
  letterId: field('Brev', maybeRef),
  documentId: field('Dokument', maybeRef),
})

/** A paper kept inside the store. Its bytes lie in parts, so that exchange never meets one huge row. */
export const caseDocument = entity('caseDocument', 'Dokument', {
  caseId: field('Sak', ref),
  title: field('Tittel', short, 'other', 'personal'),
  fileName: field('Filnavn', short, 'other', 'personal'),
  mediaType: field('Filtype', short),
  size: field('Størrelse i byte', z.number().int().min(0).max(20_000_000)),
  sha256: field('Fingeravtrykk', short),
  topic: field('Tema', short),
  receivedOn: field('Mottatt', date),
  author: field('Lagt inn av', short),
  note: field('Merknad', maybeShort, 'other', 'personal'),
  letterId: field('Brev', maybeRef),
  removedOn: field('Fjernet', maybeDate),
})

export const documentPart = entity('documentPart', 'Del av dokument', {
  documentId: field('Dokument', ref),
  position: field('Rekkefølge', count),
  data: field('Innhold', z.string().max(400_000), 'other', 'sensitive'),
})

/** The mapping of a household's housing need: one for each case, in sections (domain: bosituasjon, opphold, økonomi, oppfølging, egne forsøk, gruppe). */
export const needsAssessment = entity('needsAssessment', 'Kartlegging', {
  caseId: field('Sak', ref),
  homeUnsuitable: field('Boligen er uegnet', Answer, 'housing', 'personal'),
  homeUnsuitableReason: field('Hvorfor den er uegnet', maybeText, 'housing', 'personal'),
  leaseEndsOn: field('Husleieavtalen går ut', maybeDate, 'housing', 'personal'),
  leaseRenewable: field('Avtalen kan fornyes', Answer, 'housing', 'personal'),
  lawfulStay: field('Lovlig opphold', Answer, 'immigration', 'personal'),
  permit: field('Oppholdsgrunnlag', code.permitKind.schema, 'immigration', 'personal'),
  permitUntil: field('Tillatelsen gjelder til', maybeDate, 'immigration', 'personal'),
  settledByAgreement: field('Bosatt etter avtale', Answer, 'immigration', 'personal'),
  dailyCare: field('Daglig omsorg for barn', Answer, 'household', 'personal'),
  yearlyIncome: field('Brutto årsinntekt', ore.nullable(), 'economy', 'personal'),
  wealth: field('Formue', ore.nullable(), 'economy', 'personal'),
  debt: field('Gjeld', ore.nullable(), 'economy', 'personal'),
  livelihood: field('Viktigste inntekt', code.livelihood.schema, 'economy', 'personal'),
  workSituation: field('Arbeidssituasjon', code.workSituation.schema, 'economy', 'personal'),
  civilStatus: field('Sivilstand', code.civilStatus.schema, 'household', 'personal'),
  canSolveSelf: field('Kan skaffe bolig selv', Answer, 'economy', 'personal'),
  unsettledDebt: field('Uoppgjort husleie eller kommunal gjeld', Answer, 'economy', 'personal'),
  repaymentAgreement: field('Avtale om nedbetaling', Answer, 'economy', 'personal'),
  everEvicted: field('Kastet ut tidligere', Answer, 'economy', 'personal'),
  evictedOn: field('Dato for utkastelse', maybeDate, 'economy', 'personal'),
  ownAttempts: field('Har prøvd selv, dokumentert', Answer, 'housing', 'personal'),
  ownAttemptsText: field('Hva som er prøvd', maybeText, 'housing', 'personal'),
  needsFollowUp: field('Trenger oppfølging i bolig', Answer, 'other', 'personal'),
  acceptsFollowUp: field('Tar imot oppfølging', Answer, 'other', 'personal'),
  followUpText: field('Hvilken oppfølging', maybeText, 'other', 'personal'),
  needGroups: field('Grupper', json.nullable(), 'other', 'sensitive'),
  mainNeedGroup: field('Hovedgruppe for statistikk', code.needGroup.schema.nullable(), 'other', 'sensitive'),
  exchangeGround: field('Vektig grunn til å bytte', Answer, 'housing', 'personal'),
  tenancyKept: field('Leieforholdet er holdt', Answer, 'housing', 'personal'),
  ownHousingText: field('Muligheter for å eie', maybeText, 'economy', 'personal'),
  informants: field('Hvem som har gitt opplysninger', maybeText, 'contact', 'personal'),
  mappedOn: field('Kartlagt', maybeDate),
  nextReviewOn: field('Ny vurdering', maybeDate),
})

/** Two persons who may be one: a person has looked and said. */
export const duplicateReview = entity('duplicateReview', 'Mulig dobbeltregistrering', {
  personAId: field('Den ene', ref, 'identity', 'personal'),
  personBId: field('Den andre', ref, 'identity', 'personal'),
  outcome: field('Hva det er', code.duplicateOutcome.schema),
  reason: field('Grunn', text, 'identity', 'personal'),
  reviewedOn: field('Dato', date),
  by: field('Av', short),
})

/** The judging of an application against the rule set in force. */
export const assessment = entity('assessment', 'Vurdering', {
  caseId: field('Sak', ref),
  applicationId: field('Søknad', ref),
  ruleSetId: field('Regelverk', ref),
  status: field('Status', code.assessmentStatus.schema),
  startedOn: field('Begynt', date),
  urgencyOverride: field('Hastegrad satt av person', maybeShort, 'housing', 'personal'),
  urgencyReason: field('Begrunnelse for hastegrad', maybeText, 'housing', 'personal'),
  urgencyBy: field('Hastegrad satt av', maybeShort),
  completedOn: field('Ferdig', maybeDate),
  completedBy: field('Ferdig av', maybeShort),
})

/** What a person found about one condition; the machine's own finding is never overwritten. */
export const judgement = entity('judgement', 'Vurdering av vilkår', {
  assessmentId: field('Vurdering', ref),
  caseId: field('Sak', ref),
  criterionKey: field('Vilkår', short),
  outcome: field('Utfall', z.enum(['met', 'notMet']).nullable(), 'other', 'personal'),
  excepted: field('Unntak gjort', Answer, 'other', 'personal'),
  reason: field('Grunn', maybeText, 'other', 'personal'),
  by: field('Av', short),
  userId: field('Ansatt', ref),
  judgedOn: field('Dato', date),
})
