// What dwellings, buildings and programmes ask of who lives there, the steps of an offer, and searches that found nothing.
import * as code from './codes.ts'
import { Answer, count, date, entity, field, json, maybeDate, maybeShort, maybeText, ref, short, text } from './field.ts'

export const programme = entity('programme', 'Ordning', {
  name: field('Navn', short),
  note: field('Om ordningen', maybeText),
  status: field('Status', code.programmeStatus.schema),
})

/** A requirement on who may live there; a dwelling inherits those of its building and programme. */
export const placementRule = entity('placementRule', 'Vilkår for å bo der', {
  scope: field('Gjelder', code.placementScope.schema),
  scopeId: field('Hvilken', ref),
  kind: field('Vilkår', code.placementRuleKind.schema),
  value: field('Verdi', maybeShort),
  text: field('Med ord', short),
  reference: field('Hjemmel', maybeShort),
  endedOn: field('Opphevet', maybeDate),
})

/** One step of an offer or of moving in, copied from the rule set when the offer began. */
export const allocationStep = entity('allocationStep', 'Steg i tilbudet', {
  allocationId: field('Tildeling', ref),
  scope: field('Del', code.stepScope.schema),
  position: field('Rekkefølge', count),
  key: field('Nøkkel', short),
  title: field('Steg', short),
  role: field('Rolle', short),
  required: field('Må gjøres', Answer),
  dueOn: field('Frist', maybeDate),
  doneOn: field('Gjort', maybeDate),
  doneBy: field('Gjort av', maybeShort),
  note: field('Merknad', maybeShort, 'housing', 'personal'),
})

/** Nothing suitable exists: a real outcome, with what was lacking and when to search again. */
export const searchOutcome = entity('searchOutcome', 'Søk uten treff', {
  caseId: field('Sak', ref),
  searchedOn: field('Søkt', date),
  reason: field('Hva som mangler', text, 'housing', 'personal'),
  lacking: field('Krav som ikke fantes', json),
  nextSearchOn: field('Søk igjen', date),
  by: field('Av', short),
  closedOn: field('Avsluttet', maybeDate),
})
