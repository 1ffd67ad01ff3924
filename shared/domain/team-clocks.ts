// The clocks of working together: a consent that ends, a handover nobody has answered, and what the housing team decided that must be confirmed or done.
import { daysBetween, longDate, plusDays } from '../dates.ts'
import { teamDecisionKind, type ClockKind } from '../model/codes.ts'
import type { RuleDefinition } from './rules.ts'

/** A consent or another ground in force. `replaced`: a later one covers the same, and lasts longer. */
export interface ShareFact { id: string; caseId: string; what: 'consent' | 'ground'; service: string; startedOn: string; validTo: string; replaced: boolean }
/** A handover that was offered and has no answer. */
export interface OfferedFact { id: string; caseId: string; to: string; handedOn: string }
/** A decision of the housing team; `held` is the day of the meeting. */
export interface TeamDecisionFact { id: string; caseId: string | null; kind: string; held: string; meetingStatus: string; mandate: string; tentative: string; confirmBy: string | null; confirmDueOn: string | null; owner: string | null; dueOn: string | null; remindOn: string | null; doneOn: string | null }

export interface TeamClock { kind: ClockKind; caseId: string | null; targetId: string; startedOn: string; dueOn: string; text: string; source: string; why: string; soonDays?: number }

const TO_BE_DONE: Readonly<Record<string, string>> = { measure: 'Tiltak fra boliglaget', clarify: 'Avklaring fra boliglaget', orderDwelling: 'Bestilling av bolig fra boliglaget', escalate: 'Sak boliglaget løftet' }

/** Shows from the warning on, and for as long after the end: then it is history, and stands in the register alone. What was withdrawn, or replaced by a later one, never comes here. */
export function consentEnd(one: ShareFact, rules: RuleDefinition, today: string): TeamClock | null {
  const warn = rules.limits.consentWarnDays
  if (one.replaced || Math.abs(daysBetween(today, one.validTo)) > warn) return null
  const what = one.what === 'consent' ? 'Samtykket' : 'Grunnlaget'
  return { kind: 'consentEnd', caseId: one.caseId, targetId: one.id, startedOn: one.startedOn, dueOn: one.validTo, soonDays: warn, text: one.what === 'consent' ? 'Samtykke går ut' : 'Grunnlag for å dele går ut', source: one.what === 'consent' ? 'Samtykket' : 'Hjemmelen som er valgt', why: `${what} for ${one.service} gjelder til ${longDate(one.validTo)}. Etter det dekkes temaene når ${one.service} er til stede.` }
}

/** Offered and not answered: nobody has said that they own the case. */
export function handoverAnswer(one: OfferedFact, rules: RuleDefinition): TeamClock {
  const days = rules.limits.handoverAnswerDays
  return { kind: 'handoverAnswer', caseId: one.caseId, targetId: one.id, startedOn: one.handedOn, dueOn: plusDays(one.handedOn, days), text: 'Svar på overlevering', source: rules.regulation, why: `Saken ble overlevert til ${one.to} ${longDate(one.handedOn)}. Den skal være tatt imot eller sendt tilbake innen ${days} dager.` }
}

/** What the team could not decide alone. It is followed up from the meeting on, also while the meeting runs. */
export function mandateDue(one: TeamDecisionFact): TeamClock | null {
  if (one.mandate !== 'mustConfirm' || one.confirmDueOn === null || one.tentative === 'yes' || one.meetingStatus === 'planned') return null
  return { kind: 'mandateDue', caseId: one.caseId, targetId: one.id, startedOn: one.held, dueOn: one.confirmDueOn, text: 'Avgjørelse fra boliglaget må bekreftes', source: 'Boliglagets mandat', why: `Boliglaget kunne ikke bestemme dette alene ${longDate(one.held)}. ${one.confirmBy ?? 'Den som har myndighet'} må svare innen ${longDate(one.confirmDueOn)}.` }
}

/** What was agreed when the team met, until it is done. It is near from the day someone asked to be reminded, and never later than a week before. */
export function measureDue(one: TeamDecisionFact): TeamClock | null {
  const text = TO_BE_DONE[one.kind]
  if (text === undefined || one.dueOn === null || one.doneOn !== null || one.mandate === 'rejected' || one.tentative === 'yes' || one.meetingStatus !== 'closed') return null
  return { kind: 'measureDue', caseId: one.caseId, targetId: one.id, startedOn: one.held, dueOn: one.dueOn, ...(one.remindOn === null ? {} : { soonDays: Math.max(7, daysBetween(one.remindOn, one.dueOn)) }), text, source: 'Avtalt i boliglaget', why: `${(teamDecisionKind.labels as Readonly<Record<string, string>>)[one.kind]}, avtalt ${longDate(one.held)}. ${one.owner === null ? 'Ingen eier det.' : `${one.owner} eier det.`}` }
}
