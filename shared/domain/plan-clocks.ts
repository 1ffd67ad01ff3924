// The clocks of follow-up: a review that is due, a person nobody has been in contact with as agreed, a visit nobody has said how went.
import { longDate, plusDays } from '../dates.ts'
import { visitKind, type ClockKind } from '../model/codes.ts'
import { contactDue } from './rhythm.ts'

export interface PlanFact { id: string; caseId: string; startedOn: string; nextReviewOn: string | null; contactEveryDays: number | null; /** the last visit or talk that was done */ lastOn: string | null }
/** A visit that stands as planned on a day that has passed. */
export interface OpenVisitFact { id: string; caseId: string; plannedOn: string; kind: string | null }

interface PlanClock { kind: ClockKind; caseId: string; targetId: string; startedOn: string; dueOn: string; text: string; source: string; why: string; soonDays?: number }

/** A review further ahead than this is an appointment, and no deadline yet. */
export const REVIEW_AHEAD_DAYS = 60
const SOURCE = 'Oppfølgingsplanen'

/** Until someone sets the next day: holding the review does that. */
export function planReview(one: PlanFact, today: string): PlanClock | null {
  if (one.nextReviewOn === null || one.nextReviewOn > plusDays(today, REVIEW_AHEAD_DAYS)) return null
  return { kind: 'planReview', caseId: one.caseId, targetId: one.id, startedOn: one.startedOn, dueOn: one.nextReviewOn, text: 'Gå gjennom planen', source: SOURCE, why: `Planen skal gås gjennom med personen innen ${longDate(one.nextReviewOn)}.` }
}

/** A missed or cancelled visit is no contact. */
export function contactOverdue(one: PlanFact): PlanClock | null {
  const dueOn = contactDue(one.startedOn, one.lastOn, one.contactEveryDays)
  if (dueOn === null) return null
  const last = one.lastOn === null ? `Ingen kontakt er registrert siden planen startet ${longDate(one.startedOn)}.` : `Siste kontakt var ${longDate(one.lastOn)}.`
  return { kind: 'contactOverdue', caseId: one.caseId, targetId: one.id, startedOn: one.lastOn ?? one.startedOn, dueOn, soonDays: 3, text: 'Ta kontakt', source: SOURCE, why: `${last} Avtalt er kontakt minst hver ${one.contactEveryDays}. dag.` }
}

export function visitOverdue(one: OpenVisitFact, today: string): PlanClock | null {
  if (one.plannedOn >= today) return null
  const what = one.kind === null ? 'Besøket' : (visitKind.labels as Readonly<Record<string, string>>)[one.kind]
  return { kind: 'visitOverdue', caseId: one.caseId, targetId: one.id, startedOn: one.plannedOn, dueOn: one.plannedOn, text: 'Si hvordan besøket gikk', source: SOURCE, why: `${what} ${longDate(one.plannedOn)} står som avtalt. Ingen har sagt hvordan det gikk.` }
}
