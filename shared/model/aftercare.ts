// After the key: reviews of the plan with the person's own judgement, the team the person chose, conditions side by side, and the caseworker's own reminders.
import { z } from '../zod.ts'
import * as code from './codes.ts'
import { Answer, count, date, entity, field, json, maybeDate, maybeRef, maybeShort, maybeText, ref, short } from './field.ts'

export const planReview = entity('planReview', 'Gjennomgang', {
  planId: field('Plan', ref),
  kind: field('Slags', code.reviewKind.schema),
  heldOn: field('Dato', date),
  present: field('Hvem var med', maybeShort, 'other', 'personal'),
  personPresent: field('Personen var med', Answer),
  personSays: field('Personens egne ord', maybeText, 'other', 'personal'),
  agreed: field('Hva vi ble enige om', maybeText, 'other', 'personal'),
  by: field('Skrevet av', short),
})

/** The person's own mastery of a life domain, 0 to 10. Append-only, so that it can be drawn over time. */
export const selfRating = entity('selfRating', 'Egen mestring', {
  planId: field('Plan', ref),
  reviewId: field('Gjennomgang', maybeRef),
  domain: field('Livsområde', code.lifeDomain.schema),
  statedOn: field('Dato', date),
  value: field('0 til 10', z.number().int().min(0).max(10), 'other', 'personal'),
  ownWords: field('Med egne ord', maybeShort, 'other', 'personal'),
})

/** Someone the person wants around the plan. Members who do not work here have no access to anything. */
export const planMember = entity('planMember', 'I laget rundt personen', {
  planId: field('Plan', ref),
  kind: field('Slags', code.planMemberKind.schema, 'contact', 'personal'),
  name: field('Navn', short, 'contact', 'personal'),
  role: field('Rolle', maybeShort, 'contact', 'personal'),
  phone: field('Telefon', maybeShort, 'contact', 'personal'),
  serviceId: field('Tjeneste', maybeRef),
  chosenByPerson: field('Valgt av personen', Answer),
  lead: field('Hovedkontakt', Answer),
  note: field('Merknad', maybeShort, 'contact', 'personal'),
  endedOn: field('Ikke med lenger', maybeDate),
})

/** What a service or a landlord asks, listed beside what the others ask, so that contradictions show. */
export const planCondition = entity('planCondition', 'Vilkår', {
  planId: field('Plan', ref),
  serviceId: field('Tjeneste', maybeRef),
  partyName: field('Hvem som stiller det', maybeShort),
  about: field('Gjelder', code.conditionAbout.schema, 'other', 'personal'),
  demand: field('Hva', code.conditionDemand.schema),
  text: field('Med ord', short, 'other', 'personal'),
  source: field('Hvor det står', maybeShort),
  endedOn: field('Gjelder ikke lenger', maybeDate),
})

/** Housing First and the like: begins and stops without touching the tenancy. */
export const membership = entity('membership', 'Deltakelse', {
  caseId: field('Sak', ref),
  planId: field('Plan', maybeRef),
  name: field('Ordning', short, 'other', 'personal'),
  startsOn: field('Fra', date),
  endsOn: field('Til', maybeDate),
  endReason: field('Hvorfor den ble avsluttet', maybeShort, 'other', 'personal'),
})

export const contactWindow = entity('contactWindow', 'Når noen kan nås', {
  planId: field('Plan', ref),
  kind: field('Slags', code.contactWindowKind.schema),
  days: field('Dager, 1 er mandag', json),
  fromTime: field('Fra', maybeShort),
  toTime: field('Til', maybeShort),
  who: field('Hvem', maybeShort, 'contact', 'personal'),
  phone: field('Telefon', maybeShort, 'contact', 'personal'),
  note: field('Merknad', maybeShort, 'contact', 'personal'),
  endedOn: field('Gjelder ikke lenger', maybeDate),
})

/** A start for a plan that the municipality writes itself: domains, measures, rhythm. Never goals: those are the person's own words. */
export const planTemplate = entity('planTemplate', 'Mal for plan', {
  name: field('Navn', short),
  definition: field('Innhold', json),
  status: field('Status', code.templateStatus.schema),
})

/** A worker's own note on a person, with a date and a colour. One for each worker and case. */
export const reminder = entity('reminder', 'Huskelapp', {
  userId: field('Eier', ref),
  caseId: field('Sak', ref),
  text: field('Tekst', maybeShort, 'other', 'personal'),
  remindOn: field('Minn meg på', maybeDate),
  colour: field('Farge', code.reminderColour.schema),
  doneOn: field('Ferdig', maybeDate),
})

/** A worker is away, and another sees the cases meanwhile. */
export const absence = entity('absence', 'Borte', {
  userId: field('Hvem', ref),
  substituteId: field('Vikar', ref),
  startsOn: field('Fra', date),
  endsOn: field('Til', maybeDate),
  note: field('Merknad', maybeShort),
  caseCount: field('Saker ved start', count),
  endedOn: field('Avsluttet', maybeDate),
})

/** A note under way during a visit: one for each worker and visit, so that a dead PC loses nothing. Nobody but the writer is shown it. */
export const noteDraft = entity('noteDraft', 'Påbegynt notat', {
  userId: field('Eier', ref),
  planId: field('Plan', ref),
  visitId: field('Besøk', ref),
  text: field('Tekst', maybeText, 'other', 'sensitive'),
})
