// Who may see what, and who has the case: consents and other grounds for sharing, handovers between services, and requests to the housing team.
import * as code from './codes.ts'
import { Answer, date, entity, field, json, maybeDate, maybeRef, maybeShort, maybeText, ref, short, text } from './field.ts'

export const consent = entity('consent', 'Samtykke', {
  caseId: field('Sak', ref),
  serviceId: field('Tjeneste', ref),
  topics: field('Temaer', json),
  status: field('Svar', code.consentStatus.schema),
  validFrom: field('Fra', maybeDate),
  validTo: field('Til', maybeDate),
  note: field('Merknad', maybeShort),
  purposes: field('Gjelder', json.nullable()),
  form: field('Gitt', code.consentForm.schema.nullable()),
  givenOn: field('Dato', maybeDate),
  givenBy: field('Gitt av', maybeShort, 'identity', 'personal'),
  recordedBy: field('Skrevet inn av', maybeShort),
  withdrawnOn: field('Trukket', maybeDate),
  withdrawnBy: field('Trukket av', maybeShort, 'identity', 'personal'),
})

/** A ground for sharing other than consent: a provision that opens for it, and why it does here. */
export const legalGround = entity('legalGround', 'Annet grunnlag for å dele', {
  caseId: field('Sak', ref),
  serviceId: field('Tjeneste', ref),
  topics: field('Temaer', json),
  purposes: field('Gjelder', json),
  reference: field('Hjemmel', short),
  reason: field('Hvorfor den gjelder her', text, 'other', 'personal'),
  validFrom: field('Fra', date),
  validTo: field('Til', maybeDate),
  recordedBy: field('Skrevet inn av', short),
  endedOn: field('Avsluttet', maybeDate),
  endedReason: field('Hvorfor det ble avsluttet', maybeShort, 'other', 'personal'),
})

export const handover = entity('handover', 'Overlevering', {
  caseId: field('Sak', ref),
  fromServiceId: field('Fra', maybeRef),
  toServiceId: field('Til', ref),
  handedOn: field('Dato', date),
  reason: field('Grunn', maybeShort),
  planned: field('Planlagt overgang', Answer),
  status: field('Svar', code.handoverStatus.schema.nullable()),
  answeredOn: field('Svart', maybeDate),
  answeredBy: field('Svart av', maybeShort),
  answerNote: field('Hvorfor den ble sendt tilbake', maybeShort, 'other', 'personal'),
})

/** Append-only: another took over as coordinator while the first still works here. Rows of their own, so that two PCs count the same after exchange. */
export const coordinatorChange = entity('coordinatorChange', 'Bytte av koordinator', {
  caseId: field('Sak', ref),
  fromUserId: field('Fra', ref),
  toUserId: field('Til', ref),
  changedOn: field('Dato', date),
})

/** A service asks for the case to be taken up in the housing team. */
export const teamRequest = entity('teamRequest', 'Meldt til boliglaget', {
  caseId: field('Sak', ref),
  serviceId: field('Tjeneste', ref),
  personName: field('Meldt av', maybeShort),
  reason: field('Hvorfor', maybeText, 'housing', 'personal'),
  requestedOn: field('Dato', date),
  status: field('Status', code.requestStatus.schema),
})
