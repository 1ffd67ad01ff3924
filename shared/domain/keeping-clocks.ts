// The clocks of keeping a home: the deadline on an open track, the next instalment, and a guarantee or allowance that runs out.
import { dateText, longDate } from '../dates.ts'
import { instrumentKind, type ClockKind } from '../model/codes.ts'
import { currentDeadline, instalments, type Payment, type StepFact } from './eviction.ts'
import type { RuleDefinition } from './rules.ts'

export interface TrackClockFact { id: string; caseId: string | null; openedOn: string; steps: readonly StepFact[] }
export interface RepaymentFact { id: string; caseId: string | null; agreedOn: string; amount: number; monthly: number; firstDueOn: string; payments: readonly Payment[] }
export interface InstrumentFact { id: string; caseId: string; kind: string; validFrom: string | null; validTo: string }

export interface KeepingClock { kind: ClockKind; caseId: string | null; targetId: string; startedOn: string; dueOn: string; text: string; source: string; why: string; soonDays?: number }

/** Only an open track comes here, and only while a day counts on it. */
export function trackStep(one: TrackClockFact, rules: RuleDefinition): KeepingClock | null {
  const due = currentDeadline({ open: true, openedOn: one.openedOn, children: null, steps: one.steps, repayment: null }, rules)
  return due ? { kind: 'trackStep', caseId: one.caseId, targetId: one.id, startedOn: one.openedOn, dueOn: due.on, text: due.text, source: due.source, why: `Sporet for å beholde boligen ble åpnet ${longDate(one.openedOn)}.` } : null
}

/** The first instalment that is not paid in full. */
export function repayment(one: RepaymentFact, today: string): KeepingClock | null {
  const next = instalments(one, one.payments, today).find((row) => row.state !== 'paid')
  return next ? { kind: 'repayment', caseId: one.caseId, targetId: one.id, startedOn: one.agreedOn, dueOn: next.dueOn, text: 'Avdrag på nedbetalingsavtalen', source: 'Nedbetalingsavtalen', why: `Avtalen er fra ${longDate(one.agreedOn)}. Neste avdrag som ikke er betalt, har forfall ${dateText(next.dueOn)}.` } : null
}

export function instrumentEnd(one: InstrumentFact, rules: RuleDefinition): KeepingClock {
  const label = (instrumentKind.labels as Readonly<Record<string, string>>)[one.kind] ?? 'Virkemiddel'
  return { kind: 'instrumentEnd', caseId: one.caseId, targetId: one.id, startedOn: one.validFrom ?? one.validTo, dueOn: one.validTo, soonDays: rules.limits.consentWarnDays, text: `${label} går ut`, source: 'Avtalen eller vedtaket', why: `${label} gjelder til ${longDate(one.validTo)}.` }
}
