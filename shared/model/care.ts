// Care of the dwellings: repairs, keys, inspections, incidents by building, and the landlords and agreements behind dwellings that the municipality does not own.
import { z } from '../zod.ts'
import * as code from './codes.ts'
import { Answer, count, date, entity, field, maybeDate, maybeRef, maybeShort, maybeText, ore, ref, short } from './field.ts'

export const repair = entity('repair', 'Utbedring', {
  dwellingId: field('Bolig', ref),
  voidPeriodId: field('Tomgang', maybeRef),
  title: field('Hva', short),
  reason: field('Grunn', code.voidReason.schema),
  orderedOn: field('Bestilt', date),
  dueOn: field('Frist', maybeDate),
  doneOn: field('Gjort', maybeDate),
  cost: field('Kostnad', ore.nullable()),
  supplier: field('Hvem', maybeShort),
  note: field('Merknad', maybeText),
})

export const dwellingKey = entity('dwellingKey', 'Nøkkel', {
  dwellingId: field('Bolig', ref),
  kind: field('Slags', code.keyKind.schema),
  label: field('Merket', short),
  holder: field('Hos', maybeShort, 'identity', 'personal'),
  handedOn: field('Utlevert', maybeDate),
  returnedOn: field('Levert tilbake', maybeDate),
  lostOn: field('Mistet', maybeDate),
  note: field('Merknad', maybeShort),
  tenancyId: field('Leieforhold', maybeRef),
})

export const inspection = entity('inspection', 'Befaring', {
  dwellingId: field('Bolig', ref),
  tenancyId: field('Leieforhold', maybeRef),
  kind: field('Slags', code.inspectionKind.schema),
  heldOn: field('Dato', date),
  by: field('Av', short),
  tenantPresent: field('Leietakeren var med', Answer),
  result: field('Tilstand', code.inspectionResult.schema),
  findings: field('Hva som ble sett', maybeText),
})

/** One picture of an inspection, made small before it is kept. */
export const inspectionPicture = entity('inspectionPicture', 'Bilde', {
  inspectionId: field('Befaring', ref),
  title: field('Hva bildet viser', short),
  mediaType: field('Filtype', short),
  sha256: field('Fingeravtrykk', short),
  data: field('Innhold', z.string().max(600_000), 'housing', 'sensitive'),
  removedOn: field('Fjernet', maybeDate),
})

/** Append-only: what happened in a building, never about a named person. */
export const incident = entity('incident', 'Hendelse i bygget', {
  buildingId: field('Bygg', ref),
  kind: field('Slags', code.incidentKind.schema),
  happenedOn: field('Dato', date),
  text: field('Hva som skjedde', maybeText),
  reportedBy: field('Meldt av', maybeShort),
  handledOn: field('Fulgt opp', maybeDate),
  handledNote: field('Hva vi gjorde', maybeText),
  by: field('Skrevet av', short),
})

export const landlord = entity('landlord', 'Utleier', {
  name: field('Navn', short),
  kind: field('Slags', code.landlordKind.schema),
  orgNumber: field('Organisasjonsnummer', maybeShort),
  phone: field('Telefon', maybeShort, 'contact', 'personal'),
  email: field('E-post', maybeShort, 'contact', 'personal'),
  contactId: field('Fast kontakt hos oss', maybeRef),
  note: field('Merknad', maybeText),
  endedOn: field('Ikke i bruk', maybeDate),
})

export const agreement = entity('agreement', 'Avtale om boliger', {
  landlordId: field('Utleier', ref),
  kind: field('Slags', code.agreementKind.schema),
  status: field('Status', code.agreementStatus.schema),
  title: field('Avtale', short),
  startsOn: field('Fra', date),
  endsOn: field('Til', maybeDate),
  totalUnits: field('Boliger i alt', count.nullable()),
  ourUnits: field('Boliger vi disponerer', count.nullable()),
  minShare: field('Minste andel, prosent', count.nullable()),
  monthlySupplement: field('Tillegg per måned', ore.nullable()),
  guaranteeMonths: field('Garanterte måneder leie', count.nullable()),
  registeredOn: field('Tinglyst', maybeDate),
  terms: field('Vilkår', maybeText),
  reference: field('Hjemmel eller ordning', maybeShort),
  endedOn: field('Avsluttet', maybeDate),
  minYears: field('Minste varighet, år', count.nullable()),
  warnMonths: field('Varsle før avtalen går ut, måneder', count.nullable()),
})

/** Append-only: contact with a landlord, apart from any person's file. */
export const landlordContact = entity('landlordContact', 'Kontakt med utleier', {
  landlordId: field('Utleier', ref),
  agreementId: field('Avtale', maybeRef),
  happenedOn: field('Dato', date),
  text: field('Hva', maybeText),
  by: field('Skrevet av', short),
})

/** The municipality may own a limited part of a housing cooperative (borettslagslova § 4-2). The limit is data. */
export const cooperative = entity('cooperative', 'Borettslag', {
  name: field('Navn', short),
  orgNumber: field('Organisasjonsnummer', maybeShort),
  totalUnits: field('Boliger i borettslaget', count.nullable()),
  limitPercent: field('Høyeste andel, prosent', count.nullable()),
  reference: field('Hjemmel', maybeShort),
  note: field('Merknad', maybeText),
})
