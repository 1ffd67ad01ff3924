// The boliglag meeting and the plan afterwards.
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
  reason: field('Begrunnelse', maybeText, 'housing', 'personal'),
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
})

export const goal = entity('goal', 'Mål', {
  planId: field('Plan', ref),
  domain: field('Livsområde', code.lifeDomain.schema),
  ownWords: field('Målet med egne ord', short, 'other', 'personal'),
  position: field('Rekkefølge', count),
  endedOn: field('Avsluttet', maybeDate),
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
})
