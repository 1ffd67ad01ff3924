// The clock of an agreement about dwellings: when it ends, with the warning the municipality has chosen for it.
import { daysBetween, longDate, plusMonths } from '../dates.ts'
import { agreementKind, type ClockKind } from '../model/codes.ts'

export interface AgreementEndFact { id: string; kind: string; startsOn: string; endsOn: string; warnMonths: number | null; ourUnits: number | null }

/** Used where an agreement says nothing of its own. */
const WARN_MONTHS = 6

/** Runs for every agreement in force that ends, until it is ended or prolonged. The landlord is never named: it may be a person. */
export function agreementEnd(one: AgreementEndFact): { kind: ClockKind; caseId: null; targetId: string; startedOn: string; dueOn: string; text: string; source: string; why: string; soonDays: number } {
  const warnFrom = plusMonths(one.endsOn, -(one.warnMonths ?? WARN_MONTHS))
  const units = one.ourUnits === null ? '' : one.ourUnits === 1 ? ' Den gjelder 1 bolig.' : ` Den gjelder ${one.ourUnits} boliger.`
  return { kind: 'agreementEnd', caseId: null, targetId: one.id, startedOn: one.startsOn, dueOn: one.endsOn, soonDays: daysBetween(warnFrom, one.endsOn), text: `${(agreementKind.labels as Readonly<Record<string, string>>)[one.kind] ?? 'Avtale'} går ut`, source: 'Avtalen', why: `Avtalen gjelder til ${longDate(one.endsOn)}.${units} Forleng den, eller finn ut hvor de som bor der, skal bo.` }
}
