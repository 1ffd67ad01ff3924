// The boliglag meeting and the plan afterwards.
import { z } from '../zod.ts'
import * as code from './codes.ts'
import { Answer, count, date, entity, field, maybeDate, maybeInstant, maybeRef, maybeShort, maybeText, ref, short, json } from './field.ts'

export const meeting = entity('meeting', 'Boliglag', {
  heldOn: field('Dato', date),
  startsAt: field('Fra', short),
  endsAt: field('Til', short),
  place: field('Sted', maybeShort),
  status: field('Status', code.meetingStatus.schema),
  chair: field('Møteleder', maybeShort),
  openedAt: field('Startet', maybeInstant),
  closedAt: field('Avsluttet', maybeInstant),
  chairDevice: field('Ledes fra', maybeRef),
  seriesId: field('Møteserie', maybeRef),
  hiddenProposals: field('Forslag som er lagt bort', json.nullable()),
})

/** Meetings that come again: the rhythm, the place and who is always asked. */
export const meetingSeries = entity('meetingSeries', 'Møteserie', {
  name: field('Navn', short),
  firstOn: field('Første møte', date),
  everyWeeks: field('Uker mellom', count.min(1).max(26)),
  startsAt: field('Fra', short),
  endsAt: field('Til', short),
  place: field('Sted', maybeShort),
  chair: field('Møteleder', maybeShort),
  status: field('Status', code.seriesStatus.schema),
})

export const seriesMember = entity('seriesMember', 'Fast deltaker', {
  seriesId: field('Møteserie', ref),
  serviceId: field('Tjeneste', ref),
  personName: field('Navn', maybeShort),
  endedOn: field('Sluttet', maybeDate),
})

export const agendaItem = entity('agendaItem', 'Sak på sakslisten', {
  meetingId: field('Møte', ref),
  caseId: field('Sak', maybeRef, 'housing', 'personal'),
  title: field('Hva det gjelder', short, 'housing', 'personal'),
  question: field('Spørsmålet til oss', maybeText, 'housing', 'personal'),
  reason: field('Hvorfor den står her', maybeShort),
  position: field('Nummer', count),
  plannedMinutes: field('Planlagte minutter', count),
  status: field('Status', code.agendaStatus.schema),
  startedAt: field('Startet', maybeInstant),
  usedSeconds: field('Brukt tid i sekunder', count),
  postponed: field('Ganger utsatt', count),
  privateNote: field('Mine notater', maybeText, 'other', 'sensitive'),
  source: field('Kom på listen fordi', code.agendaSource.schema.nullable()),
  requestId: field('Meldt av', maybeRef),
  overrideReason: field('Tatt opp selv om noe mangler', maybeText, 'other', 'personal'),
  overrideBy: field('Bestemt av', maybeShort),
  deferUntil: field('Utsatt til', maybeDate),
  draft: field('Avgjørelse som skrives', maybeText, 'other', 'sensitive'),
})

export const presence = entity('presence', 'Til stede', {
  meetingId: field('Møte', ref),
  serviceId: field('Tjeneste', ref),
  personName: field('Navn', maybeShort),
  present: field('Til stede', Answer),
  arrivedAt: field('Kom', maybeInstant),
  leftAt: field('Gikk', maybeInstant),
})

/** What the room screen shows now. It changes only on a deliberate «Vis». */
export const roomState = entity('roomState', 'Rommet ser nå', {
  meetingId: field('Møte', ref),
  agendaItemId: field('Sak på sakslisten', maybeRef),
  covered: field('Dekket', Answer),
  shownAt: field('Vist siden', maybeInstant),
  uncovered: field('Vist med begrunnelse', json),
  /** which topics and explanations were chosen for the room, and the case's number when it was shown; never their text */
  chosen: field('Valgt for rommet', json.nullable()),
})

/** Append-only: who came and went, and what was shown to whom. Never the text that was shown. */
export const meetingEvent = entity('meetingEvent', 'Møtelogg', {
  meetingId: field('Møte', ref),
  at: field('Tidspunkt', z.iso.datetime()),
  kind: field('Hva', code.meetingEventKind.schema),
  agendaItemId: field('Sak på sakslisten', maybeRef),
  serviceId: field('Tjeneste', maybeRef),
  personName: field('Navn', maybeShort),
  present: field('Til stede', json.nullable()),
  topics: field('Temaer', json.nullable()),
  ground: field('Grunn', maybeText, 'other', 'personal'),
  actor: field('Av', short),
})

export const teamDecision = entity('teamDecision', 'Avgjørelse i boliglaget', {
  meetingId: field('Møte', ref),
  agendaItemId: field('Sak på sakslisten', ref),
  caseId: field('Sak', maybeRef, 'housing', 'personal'),
  kind: field('Slags', code.teamDecisionKind.schema),
  text: field('Hva er bestemt', short, 'housing', 'personal'),
  dwellingId: field('Bolig', maybeRef),
  ownerServiceId: field('Eier', maybeRef),
  ownerRoomName: field('Eier, som rommet ser det', maybeShort),
  dueOn: field('Frist', maybeDate),
  mandate: field('Mandat', code.mandate.schema),
  confirmBy: field('Bekreftes av', maybeShort),
  confirmDueOn: field('Bekreftes innen', maybeDate),
  confirmNote: field('Svar fra den som bekrefter', maybeShort),
  tentative: field('Bare et forslag', Answer),
  shownInRoom: field('Vist i rommet', Answer),
  doneOn: field('Gjort', maybeDate),
  reason: field('Begrunnelse', maybeText, 'other', 'personal'),
  ownerPerson: field('Hvem hos eieren', maybeShort),
  deferUntil: field('Utsatt til', maybeDate),
  orderKind: field('Slags bestilling', code.orderKind.schema.nullable()),
  orderNeed: field('Hvilket behov', maybeShort, 'housing', 'personal'),
  waitingCount: field('Så mange venter på det', count.nullable()),
  dissent: field('Uenighet', maybeText, 'housing', 'personal'),
  dissentBy: field('Hvem er uenig', maybeShort),
  confirmedOn: field('Svart', maybeDate),
  confirmedBy: field('Svart av', maybeShort),
  remindOn: field('Minn meg på', maybeDate),
  doneBy: field('Gjort av', maybeShort),
  doneNote: field('Hvordan det gikk', maybeShort, 'other', 'personal'),
})

export const followUpPlan = entity('followUpPlan', 'Oppfølgingsplan', {
  caseId: field('Sak', ref),
  dwellingId: field('Bolig', maybeRef),
  allocationId: field('Tildeling', maybeRef),
  status: field('Status', code.planStatus.schema),
  ownWords: field('Egne ord', maybeText, 'other', 'personal'),
  coordinatorId: field('Koordinator', maybeRef),
  approvedOn: field('Godkjent av personen', maybeDate),
  planVersion: field('Utgave', count),
  nextReviewOn: field('Neste gjennomgang', maybeDate),
  team: field('Laget rundt personen', json, 'contact', 'personal'),
  startedOn: field('Startet', date),
  anchor: field('Henger på', code.planAnchor.schema.nullable()),
  contactEveryDays: field('Dager mellom kontakt', count.min(1).max(366).nullable()),
  templateId: field('Mal', maybeRef),
  endsOn: field('Planen gjelder til', maybeDate),
  endedOn: field('Avsluttet', maybeDate),
  endReason: field('Hvorfor den ble avsluttet', maybeText, 'other', 'personal'),
})

export const goal = entity('goal', 'Mål', {
  planId: field('Plan', ref),
  domain: field('Livsområde', code.lifeDomain.schema),
  ownWords: field('Målet med egne ord', short, 'other', 'personal'),
  position: field('Rekkefølge', count),
  endedOn: field('Avsluttet', maybeDate),
  horizon: field('Når', code.goalHorizon.schema.nullable()),
  outcome: field('Hvordan det gikk', code.goalOutcome.schema.nullable(), 'other', 'personal'),
  outcomeWhy: field('Hvorfor', maybeText, 'other', 'personal'),
  judgedBy: field('Hvem vurderte', maybeShort, 'other', 'personal'),
  judgedOn: field('Vurdert', maybeDate),
})

export const measure = entity('measure', 'Tiltak', {
  planId: field('Plan', ref),
  goalId: field('Mål', maybeRef),
  text: field('Hva', short, 'other', 'personal'),
  serviceId: field('Ansvarlig tjeneste', maybeRef),
  responsible: field('Ansvarlig', maybeShort, 'other', 'personal'),
  status: field('Status', code.measureStatus.schema),
  startsOn: field('Fra', maybeDate),
  dueOn: field('Frist', maybeDate),
  doneOn: field('Gjort', maybeDate),
  frequency: field('Hvor ofte', maybeShort),
  teamDecisionId: field('Fra boliglaget', maybeRef),
})

export const mastery = entity('mastery', 'Egen vurdering', {
  goalId: field('Mål', ref),
  statedOn: field('Dato', date),
  value: field('1 til 5', count.min(1).max(5), 'other', 'personal'),
  ownWords: field('Med egne ord', maybeShort, 'other', 'personal'),
})

export const visit = entity('visit', 'Besøk', {
  planId: field('Plan', ref),
  plannedOn: field('Dato', date),
  plannedAt: field('Klokkeslett', maybeShort),
  title: field('Hva', short),
  who: field('Hvem', maybeShort),
  status: field('Status', code.visitStatus.schema),
  noteText: field('Notat', maybeText, 'other', 'sensitive'),
  kind: field('Slags', code.visitKind.schema.nullable()),
  workerId: field('Ansatt', maybeRef),
  endsAt: field('Til', maybeShort),
  place: field('Sted', maybeShort, 'contact', 'protected'),
  cancelReason: field('Hvorfor det ikke ble noe av', maybeShort, 'other', 'personal'),
  bring: field('Ta med', maybeShort),
  readersKnownOn: field('Kjent med hvem som kan lese', maybeDate),
})
