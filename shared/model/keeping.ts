// Keeping the home: early notice with what a person did about it, and the track that is to prevent an eviction.
import * as code from './codes.ts'
import { Answer, count, date, entity, field, json, maybeDate, maybeRef, maybeShort, maybeText, ore, ref, short } from './field.ts'

/** Append-only: something that may threaten the home, entered or imported. It has no consequence by itself. */
export const signal = entity('signal', 'Varsel', {
  caseId: field('Sak', maybeRef, 'housing', 'personal'),
  tenancyId: field('Leieforhold', maybeRef),
  kind: field('Slags', code.signalKind.schema, 'housing', 'personal'),
  seenOn: field('Dato', date),
  amount: field('Beløp', ore.nullable(), 'economy', 'personal'),
  months: field('Måneder', count.nullable(), 'economy', 'personal'),
  oldestDueOn: field('Eldste forfall', maybeDate, 'economy', 'personal'),
  text: field('Hva som skjedde', maybeText, 'housing', 'sensitive'),
  source: field('Kilde', short),
  importRunId: field('Import', maybeRef),
  by: field('Skrevet av', short),
})

/** Append-only: a named person looked at a signal and chose. The same signal is silent until the day given. */
export const signalHandling = entity('signalHandling', 'Vurdering av varsel', {
  signalKey: field('Varsel', short),
  caseId: field('Sak', maybeRef, 'housing', 'personal'),
  tenancyId: field('Leieforhold', maybeRef),
  response: field('Hva vi gjør', code.signalResponse.schema),
  note: field('Begrunnelse', maybeText, 'housing', 'personal'),
  handledOn: field('Dato', date),
  handledById: field('Vurdert av', ref),
  quietUntil: field('Minn igjen etter', maybeDate),
})

export const evictionTrack = entity('evictionTrack', 'Beholde boligen', {
  tenancyId: field('Leieforhold', ref),
  caseId: field('Sak', maybeRef, 'housing', 'personal'),
  status: field('Status', code.trackStatus.schema),
  openedOn: field('Åpnet', date),
  openedById: field('Åpnet av', ref),
  responsibleId: field('Ansvarlig', maybeRef),
  amount: field('Skyldte da sporet ble åpnet', ore.nullable(), 'economy', 'personal'),
  children: field('Barn i husstanden', count.nullable(), 'household', 'personal'),
  childrenNote: field('Hva det betyr for barna', maybeText, 'childWelfare', 'sensitive'),
  outcome: field('Utfall', code.trackOutcome.schema.nullable(), 'housing', 'personal'),
  outcomeNote: field('Hvordan det gikk', maybeText, 'housing', 'personal'),
  endedOn: field('Avsluttet', maybeDate),
  endedById: field('Avsluttet av', maybeRef),
})

/** Append-only: what was done on the track, by a named person. */
export const trackStep = entity('trackStep', 'Steg for å beholde boligen', {
  trackId: field('Spor', ref),
  kind: field('Steg', code.trackStepKind.schema, 'housing', 'personal'),
  happenedOn: field('Dato', date),
  deadlineOn: field('Frist', maybeDate),
  amount: field('Beløp', ore.nullable(), 'economy', 'personal'),
  note: field('Merknad', maybeText, 'housing', 'personal'),
  reason: field('Begrunnelse', maybeText, 'housing', 'personal'),
  byId: field('Gjort av', ref),
  withdrawnOn: field('Trukket', maybeDate),
})

export const repaymentPlan = entity('repaymentPlan', 'Nedbetalingsavtale', {
  tenancyId: field('Leieforhold', ref),
  trackId: field('Spor', maybeRef),
  caseId: field('Sak', maybeRef, 'housing', 'personal'),
  amount: field('Skyldig beløp', ore, 'economy', 'personal'),
  monthly: field('Avdrag per måned', ore, 'economy', 'personal'),
  firstDueOn: field('Første avdrag', date),
  agreedOn: field('Avtalt', date),
  agreedWith: field('Avtalt med', maybeShort, 'economy', 'personal'),
  status: field('Status', code.repaymentStatus.schema, 'economy', 'personal'),
  payments: field('Innbetalt', json.nullable(), 'economy', 'personal'),
  endedOn: field('Avsluttet', maybeDate),
  note: field('Merknad', maybeText, 'economy', 'personal'),
})

/** The municipality keeps these by date: what an estimate or a calculation is built on, with where it was read. */
export const parameterSet = entity('parameterSet', 'Satser', {
  kind: field('Slags', code.parameterKind.schema),
  validFrom: field('Gjelder fra', date),
  validTo: field('Gjelder til', maybeDate),
  year: field('År', count),
  definition: field('Satser', json),
  source: field('Kilde', short),
  keptBy: field('Lagt inn av', short),
})

export const instrument = entity('instrument', 'Virkemiddel', {
  caseId: field('Sak', ref),
  tenancyId: field('Leieforhold', maybeRef),
  kind: field('Slags', code.instrumentKind.schema, 'economy', 'personal'),
  status: field('Tilstand', code.instrumentStatus.schema, 'economy', 'personal'),
  appliedOn: field('Søkt', maybeDate),
  decidedOn: field('Avgjort', maybeDate),
  amount: field('Beløp', ore.nullable(), 'economy', 'personal'),
  monthly: field('Beløp per måned', ore.nullable(), 'economy', 'personal'),
  validFrom: field('Fra', maybeDate),
  validTo: field('Til', maybeDate),
  counterpart: field('Utleier eller långiver', maybeShort, 'economy', 'personal'),
  covers: field('Hva det dekker', maybeText, 'economy', 'personal'),
  documentId: field('Dokument', maybeRef),
  note: field('Merknad', maybeText, 'economy', 'personal'),
  landlordId: field('Utleier', maybeRef),
  claimBasis: field('Grunnlag for krav', Answer.nullable()),
})

/** Append-only: claims, payments and changes of state. */
export const instrumentEvent = entity('instrumentEvent', 'Hendelse på virkemiddel', {
  instrumentId: field('Virkemiddel', ref),
  kind: field('Slags', code.instrumentEventKind.schema, 'economy', 'personal'),
  happenedOn: field('Dato', date),
  status: field('Tilstand', code.instrumentStatus.schema.nullable(), 'economy', 'personal'),
  amount: field('Beløp', ore.nullable(), 'economy', 'personal'),
  note: field('Merknad', maybeText, 'economy', 'personal'),
  by: field('Skrevet av', short),
})
