// The way on: from renting to owning, what tenants say of the home they have, and dwellings ordered from unmet need.
import { z } from '../zod.ts'
import * as code from './codes.ts'
import { count, date, entity, field, json, maybeDate, maybeRef, maybeShort, maybeText, ore, ref, short } from './field.ts'

export const ownership = entity('ownership', 'Leie til eie', {
  caseId: field('Sak', ref),
  tenancyId: field('Leieforhold', maybeRef),
  dwellingId: field('Boligen som leies', maybeRef),
  status: field('Steg', code.ownershipStatus.schema, 'economy', 'personal'),
  startedOn: field('Startet', date),
  responsibleId: field('Ansvarlig', maybeRef),
  ownWords: field('Egne ord', maybeText, 'other', 'personal'),
  outcome: field('Kjøpte', code.ownershipOutcome.schema.nullable(), 'housing', 'personal'),
  boughtOn: field('Kjøpt', maybeDate),
  price: field('Kjøpesum', ore.nullable(), 'economy', 'personal'),
  loan: field('Startlån', ore.nullable(), 'economy', 'personal'),
  grant: field('Tilskudd', ore.nullable(), 'economy', 'personal'),
  homeText: field('Boligen som ble kjøpt', maybeShort, 'contact', 'protected'),
  withdrawnCode: field('Hvorfor ikke nå', code.ownershipWithdrawn.schema.nullable(), 'economy', 'personal'),
  withdrawnText: field('Med ord', maybeText, 'economy', 'personal'),
  stateGrantDue: field('Rest av statlig tilskudd ved salg', ore.nullable()),
  followUntil: field('Følges opp til', maybeDate),
  defaultedOn: field('Mislighold', maybeDate, 'economy', 'personal'),
  replacementId: field('Bolig kjøpt for pengene', maybeRef),
  endedOn: field('Avsluttet', maybeDate),
})

/** Append-only. */
export const ownershipEvent = entity('ownershipEvent', 'Hendelse på veien til eie', {
  ownershipId: field('Leie til eie', ref),
  kind: field('Slags', code.ownershipEventKind.schema),
  happenedOn: field('Dato', date),
  amount: field('Beløp', ore.nullable(), 'economy', 'personal'),
  text: field('Hva', maybeText, 'economy', 'personal'),
  by: field('Skrevet av', short),
})

/** Append-only: a calculation of servicing capacity with what went in, so that it can be shown again as it was. */
export const capacityCalculation = entity('capacityCalculation', 'Betjeningsevne', {
  caseId: field('Sak', ref),
  ownershipId: field('Leie til eie', maybeRef),
  calculatedOn: field('Beregnet', date),
  input: field('Tall som ble lagt inn', json, 'economy', 'personal'),
  result: field('Utregning', json, 'economy', 'personal'),
  parameterIds: field('Satser', json),
  by: field('Beregnet av', short),
})

export const campaign = entity('campaign', 'Kartlegging av leietakere', {
  name: field('Navn', short),
  startsOn: field('Fra', date),
  endsOn: field('Til', maybeDate),
  status: field('Status', code.campaignStatus.schema),
  filter: field('Hvem som spørres', json),
  note: field('Om kartleggingen', maybeText),
})

export const interview = entity('interview', 'Intervju', {
  campaignId: field('Kartlegging', ref),
  tenancyId: field('Leieforhold', ref),
  caseId: field('Sak', maybeRef, 'housing', 'personal'),
  dwellingId: field('Bolig', ref),
  status: field('Status', code.interviewStatus.schema),
  interviewerId: field('Intervjuer', maybeRef),
  appointedOn: field('Avtalt', maybeDate),
  heldOn: field('Gjort', maybeDate),
  suitability: field('Passer boligen', code.suitability.schema.nullable(), 'housing', 'personal'),
  why: field('Hvorfor', maybeText, 'housing', 'personal'),
  ownWords: field('Egne ord', maybeText, 'other', 'personal'),
  persons: field('Personer i husstanden', count.nullable(), 'household', 'personal'),
  needs: field('Trenger av boligen', json.nullable(), 'housing', 'personal'),
  bedroomsNeeded: field('Soverom som trengs', z.number().int().min(0).max(20).nullable(), 'housing', 'personal'),
  area: field('Ønsket strøk', maybeShort, 'housing', 'personal'),
  nextStep: field('Neste steg', maybeShort, 'housing', 'personal'),
})

export const purchaseOrder = entity('purchaseOrder', 'Bestilling av bolig', {
  kind: field('Slags', code.orderKind.schema),
  status: field('Status', code.purchaseStatus.schema),
  title: field('Hva', short),
  bedrooms: field('Soverom', count.nullable()),
  access: field('Tilgjengelighet', maybeShort),
  area: field('Strøk', maybeShort),
  needGroup: field('Gruppe', code.needGroup.schema.nullable()),
  dwellings: field('Antall boliger', count),
  waitingCount: field('Så mange ventet', count),
  caseIds: field('Sakene bak', json, 'housing', 'personal'),
  reason: field('Begrunnelse', maybeText),
  orderedOn: field('Bestilt', maybeDate),
  orderedBy: field('Bestilt av', maybeShort),
  answeredOn: field('Svart', maybeDate),
  answeredBy: field('Svart av', maybeShort),
  answerNote: field('Svar', maybeText),
  dwellingIds: field('Boligene som kom', json.nullable()),
  teamDecisionId: field('Fra boliglaget', maybeRef),
})
