// Early notices: what may threaten a home, with the facts it is built on. A notice has no consequence by itself; a person looks at it, and then it is silent until the day given or until the facts are new.
import { ageAt, dateText, daysBetween, kroner, plusDays } from '../dates.ts'
import { signalKind } from '../model/codes.ts'
import { contractWarnings } from './deadlines.ts'
import type { RuleDefinition } from './rules.ts'

export type SignalKind = (typeof signalKind.values)[number]
export interface StoredFact { kind: string; seenOn: string; enteredAt: string; amount: number | null; months: number | null; oldestDueOn: string | null; text: string | null; source: string }
export interface VisitFact { plannedOn: string; status: string }
export interface HandlingFact { signalKey: string; handledOn: string; quietUntil: string | null; response: string; note: string | null; by: string }

/** Everything the notices of one tenancy, or of one case without one, are computed from. */
export interface SubjectFacts {
  /** `tenancy:<id>` or `case:<id>` */
  subject: string
  rent: number | null
  stored: readonly StoredFact[]
  visits: readonly VisitFact[]
  lease: { contractEndsOn: string | null; term: string; status: string } | null
  planEndsOn: string | null
  /** what was owed until this day is settled: a track ended because it was paid or agreed */
  settledOn: string | null
}

export interface Signal { /** who and what, with the mark of the facts after «#» */ key: string; kind: SignalKind; at: string; facts: string[]; grave: boolean; weight: number; why: string }

/** Which of these children are under eighteen on a day. Of whom nobody has said the birth date is counted: unknown is not no. null: nobody has said whether there are children at all. */
export function childrenOn(members: readonly { relation: string; birthDate: string | null; custody?: string | null }[], stated: number | null, on: string): number | null {
  const listed = members.filter((one) => one.relation === 'child' && one.custody !== 'notHere')
  if (listed.length === 0) return stated
  const young = listed.filter((one) => one.birthDate === null || (one.birthDate <= on && ageAt(one.birthDate, on) < 18)).length
  // A number larger than the list tells of children that are not listed.
  return young + Math.max(0, (stated ?? 0) - listed.length)
}

const mark = (key: string, ...parts: (number | string)[]) => `${key}#${parts.join(',')}`
/** The newest thing known: what was entered last wins a day. */
const newestFirst = (a: StoredFact, b: StoredFact) => (a.seenOn !== b.seenOn ? (a.seenOn < b.seenOn ? 1 : -1) : a.enteredAt < b.enteredAt ? 1 : -1)

/** Months owed: as the ledger says, else the amount by the rent; null where neither is known. */
export function monthsOwed(one: Pick<StoredFact, 'amount' | 'months'>, rent: number | null): number | null {
  if (one.months !== null) return one.months
  return one.amount !== null && rent !== null && rent > 0 ? Math.floor((one.amount / rent) * 10) / 10 : null
}

const decimal = (value: number) => String(value).replace('.', ',')

const asNumber = (day: string | undefined | null) => Number((day ?? '0').replaceAll('-', ''))

function arrears(facts: SubjectFacts, rules: RuleDefinition, today: string): Signal[] {
  const { limits } = rules
  const known = facts.stored.filter((one) => one.kind === 'arrears' && one.seenOn <= today).toSorted(newestFirst)
  const newest = known[0]
  if (!newest || newest.amount === 0 || newest.seenOn < plusDays(today, -limits.signalDays) || (facts.settledOn !== null && newest.seenOn <= facts.settledOn)) return []
  const months = monthsOwed(newest, facts.rent)
  if (months !== null && months < limits.arrearsMonths) return []
  const grave = months !== null && months >= limits.arrearsGraveMonths
  // A debt after one that was settled is another debt, and one of which the amount is not known may be higher than what was looked at.
  const settled = Math.max(asNumber(known.find((one) => one.amount === 0)?.seenOn), asNumber(facts.settledOn))
  return [{
    key: mark(`arrears:${facts.subject}`, newest.amount ?? 0, newest.months ?? 0, settled, newest.amount === null ? asNumber(newest.seenOn) : 0), kind: 'arrears', at: newest.seenOn, grave, weight: grave ? 3 : months !== null && months >= 2 ? 2 : 1,
    why: newest.amount === null ? 'Skylder husleie' : `Skylder ${kroner(newest.amount)}`,
    facts: [`${newest.amount === null ? 'Skylder husleie, beløpet er ikke oppgitt' : `Skylder ${kroner(newest.amount)}`}${months === null ? '' : `, ${decimal(months)} ${months === 1 ? 'måneds' : 'måneders'} leie`}.`, ...(newest.oldestDueOn ? [`Eldste forfall ${dateText(newest.oldestDueOn)}.`] : []), `Oversikt per ${dateText(newest.seenOn)}. ${newest.source}.`, ...(newest.text ? [newest.text] : [])],
  }]
}

/** Complaints, damage and the rest, of the last while. Each new one is a new fact. */
function occurrences(facts: SubjectFacts, kind: 'complaint' | 'damage' | 'other', rules: RuleDefinition, today: string): Signal[] {
  const list = facts.stored.filter((one) => one.kind === kind && one.seenOn <= today && one.seenOn >= plusDays(today, -rules.limits.signalDays)).toSorted(newestFirst)
  if (list.length === 0) return []
  const label = signalKind.labels[kind]
  return [{ key: mark(`${kind}:${facts.subject}`, list.length, list[0]!.seenOn.replaceAll('-', '')), kind, at: list[0]!.seenOn, grave: false, weight: kind === 'damage' ? 2 : 1, why: list.length === 1 ? label : `${list.length} ganger: ${label.toLowerCase()}`, facts: list.map((one) => `${dateText(one.seenOn)}: ${one.text ?? label}`) }]
}

function missedVisits(facts: SubjectFacts, rules: RuleDefinition, today: string): Signal[] {
  const { missedInRow, missedVisits: most, missedVisitDays } = rules.limits
  const held = facts.visits.filter((one) => one.plannedOn <= today && (one.status === 'missed' || one.status === 'done') && one.plannedOn >= plusDays(today, -missedVisitDays)).toSorted((a, b) => (a.plannedOn < b.plannedOn ? 1 : -1))
  const missed = held.filter((one) => one.status === 'missed')
  const first = held.findIndex((one) => one.status === 'done')
  const inRow = first === -1 ? held.length : first
  if (inRow < missedInRow && missed.length < most) return []
  const rowSaid = inRow >= missedInRow
  return [{ key: mark(`missedVisits:${facts.subject}`, missed[0]!.plannedOn.replaceAll('-', '')), kind: 'missedVisits', at: missed[0]!.plannedOn, grave: false, weight: 2, why: rowSaid ? `${inRow} besøk på rad uten oppmøte` : `${missed.length} besøk uten oppmøte`, facts: [`${rowSaid ? `${inRow} på rad` : `${missed.length} på ${missedVisitDays} dager`}.`, ...missed.map((one) => `Besøket ${dateText(one.plannedOn)}: ikke møtt.`)] }]
}

function leaseEnds(facts: SubjectFacts, rules: RuleDefinition, today: string): Signal[] {
  const { lease } = facts
  if (!lease?.contractEndsOn || lease.term === 'openEnded' || !['active', 'noticeGiven'].includes(lease.status)) return []
  // The desk warns of a lease several times; only the last is a notice about the home.
  const stage = contractWarnings(lease.contractEndsOn, rules).at(-1)
  const near = stage !== undefined && stage.on <= today
  const over = lease.contractEndsOn < today
  if (!near && !over) return []
  const days = daysBetween(today, lease.contractEndsOn)
  return [{ key: mark(`leaseEnds:${facts.subject}`, lease.contractEndsOn.replaceAll('-', ''), over ? 1 : 0), kind: 'leaseEnds', at: over ? lease.contractEndsOn : stage!.on, grave: over, weight: over ? 3 : 2, why: over ? 'Kontrakten er gått ut' : `Kontrakten går ut om ${days} dager`, facts: [`Kontrakten gjelder til ${dateText(lease.contractEndsOn)}${over ? '' : `, om ${days} dager`}.`] }]
}

function planEnds(facts: SubjectFacts, rules: RuleDefinition, today: string): Signal[] {
  const on = facts.planEndsOn
  if (on === null || on > plusDays(today, rules.limits.planEndDays)) return []
  const over = on < today
  return [{ key: mark(`planEnds:${facts.subject}`, on.replaceAll('-', ''), over ? 1 : 0), kind: 'planEnds', at: over ? on : plusDays(on, -rules.limits.planEndDays), grave: false, weight: 1, why: over ? 'Planen er gått ut' : 'Planen går snart ut', facts: [`Planen gjelder til ${dateText(on)}.`] }]
}

/** The notices of one subject on a day, the gravest first. Computed ones are never stored. */
export function signalsOf(facts: SubjectFacts, rules: RuleDefinition, today: string): Signal[] {
  return [...arrears(facts, rules, today), ...missedVisits(facts, rules, today), ...leaseEnds(facts, rules, today), ...(['damage', 'complaint', 'other'] as const).flatMap((kind) => occurrences(facts, kind, rules, today)), ...planEnds(facts, rules, today)].toSorted((a, b) => b.weight - a.weight || (a.at < b.at ? -1 : 1))
}

const split = (key: string) => {
  const at = key.lastIndexOf('#')
  return at < 0 ? { of: key, marks: [] } : { of: key.slice(0, at), marks: key.slice(at + 1).split(',').map(Number) }
}

/** True where the facts now say more than those that were looked at: a higher amount, a later occurrence, a nearer end. */
export function isNewer(now: string, handled: string): boolean {
  const [a, b] = [split(now).marks, split(handled).marks]
  return a.some((value, i) => value > (b[i] ?? 0))
}

/** The latest judgement that still keeps the notice silent, or null. */
export function silencedBy<T extends Pick<HandlingFact, 'signalKey' | 'handledOn' | 'quietUntil'>>(signal: Pick<Signal, 'key'>, handlings: readonly T[], today: string): T | null {
  const of = split(signal.key).of
  const latest = handlings.filter((one) => split(one.signalKey).of === of).toSorted((a, b) => (a.handledOn < b.handledOn ? 1 : -1))[0]
  if (!latest || isNewer(signal.key, latest.signalKey)) return null
  return latest.quietUntil === null || latest.quietUntil > today ? latest : null
}

export interface Ranked { children: number | null; /** adverse steps taken on an open track */ adverse: number; signals: readonly Signal[] }

/** Children first, then the gravest notice, then how many, then the oldest. The reasons are what is shown. */
export function rankReasons(one: Ranked): string[] {
  const worst = one.signals[0]
  return [one.children === null ? 'Ikke kjent om det bor barn her' : one.children > 0 ? `${one.children} barn i husstanden` : null, one.adverse > 0 ? 'Varsel eller begjæring er sendt' : null, worst?.grave ? `Alvorlig: ${worst.why.toLowerCase()}` : null, one.signals.length > 1 ? `${one.signals.length} varsler` : null].filter((text): text is string => text !== null)
}

export function rankOf(one: Ranked): number[] {
  const worst = one.signals[0]
  return [(one.children ?? 0) > 0 ? 1 : 0, one.adverse > 0 ? 1 : 0, worst?.weight ?? 0, one.signals.length, worst ? -Number(worst.at.replaceAll('-', '')) : 0]
}

export const byRank = (a: Ranked, b: Ranked): number => {
  const [x, y] = [rankOf(a), rankOf(b)]
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return y[i]! - x[i]!
  return 0
}
