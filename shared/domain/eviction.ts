// The track that is to prevent an eviction: which step can come next, by when, and what is lacking. A step against the tenant needs a named person with a written reason, contact that was tried, and the children considered.
import { dateText, plusDays, plusMonths } from '../dates.ts'
import { trackStepKind } from '../model/codes.ts'
import { nextWorkday } from './deadlines.ts'
import type { RuleDefinition } from './rules.ts'

export type StepKind = (typeof trackStepKind.values)[number]
/** Steps against the tenant. */
export const ADVERSE: readonly StepKind[] = ['writtenWarning', 'petition', 'evictionDate']
export const isAdverse = (kind: string): boolean => (ADVERSE as readonly string[]).includes(kind)

export interface StepFact { kind: string; happenedOn: string; deadlineOn: string | null; withdrawnOn: string | null; note: string | null; byId: string }
export interface TrackFacts {
  open: boolean
  openedOn: string
  /** children under eighteen on the day in question; null: nobody has said */
  children: number | null
  steps: readonly StepFact[]
  /** a repayment agreement that runs, and whether an instalment is missed on the day */
  repayment: { missed: boolean } | null
}

/** A deadline in days that ends on a day off runs to the next workday (domstolloven § 149). */
export const deadlineAfter = (from: string, days: number): string => nextWorkday(plusDays(from, days))

/** The day the step gives to answer or pay, by law; null where it gives none. */
export function stepDeadline(kind: string, happenedOn: string, rules: RuleDefinition): string | null {
  if (kind === 'writtenWarning') return deadlineAfter(happenedOn, rules.limits.warningDays)
  if (kind === 'enforcementNotice') return deadlineAfter(happenedOn, rules.limits.enforcementDays)
  return null
}

const standing = (facts: TrackFacts, kind: StepKind) => facts.steps.filter((one) => one.kind === kind && one.withdrawnOn === null).toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
const last = (facts: TrackFacts, kind: StepKind) => standing(facts, kind).at(-1)
export const MIN_REASON = 10

/** What stands between the track and the step on a day, in words. Empty: it can be taken. `reason`: undefined when it is only looked at, not taken. */
export function lacksFor(kind: StepKind, facts: TrackFacts, on: string, rules: RuleDefinition, reason?: string | null): string[] {
  const lacks: string[] = []
  if (!facts.open) lacks.push('Sporet er avsluttet.')
  if (isAdverse(kind)) {
    if (reason !== undefined && (reason ?? '').trim().length < MIN_REASON) lacks.push('Du må skrive en begrunnelse.')
    if (!standing(facts, 'contact').some((one) => one.happenedOn <= on)) lacks.push('Kontakt må være prøvd først.')
    if (facts.children === null) lacks.push('Spør om det bor barn i husstanden. Ingen har sagt det.')
    else if (facts.children > 0 && !standing(facts, 'childrenConsidered').some((one) => one.happenedOn <= on && (one.note ?? '').trim().length >= MIN_REASON)) lacks.push('Det bor barn i husstanden. Hva dette betyr for barna, må være vurdert skriftlig.')
  }
  if ((kind === 'writtenWarning' || kind === 'petition') && facts.repayment && !facts.repayment.missed) lacks.push('Nedbetalingsavtalen holdes. Da sendes verken varsel eller begjæring.')
  if (kind === 'petition') {
    const warning = last(facts, 'writtenWarning')
    if (!warning) lacks.push('Skriftlig varsel må være sendt.')
    else if (warning.deadlineOn !== null && on <= warning.deadlineOn) lacks.push(`Fristen i varselet går til ${dateText(warning.deadlineOn)}. Begjæringen kan tidligst sendes dagen etter.`)
  }
  if (kind === 'enforcementNotice' && !standing(facts, 'petition').some((one) => one.happenedOn <= on)) lacks.push('Begjæringen må være sendt namsmannen.')
  if (kind === 'agreement' && !standing(facts, 'writtenWarning').some((one) => one.happenedOn <= on)) lacks.push('Avtale etter varselet kommer etter et skriftlig varsel.')
  if (kind === 'evictionDate') {
    const notice = last(facts, 'enforcementNotice')
    if (!notice) lacks.push('Namsmannens varsel må være registrert.')
    else if (notice.deadlineOn !== null && on <= notice.deadlineOn) lacks.push(`Leietakeren har frist til ${dateText(notice.deadlineOn)} for å svare namsmannen.`)
  }
  return lacks
}

export interface NextStep { kind: StepKind; adverse: boolean; lacks: string[]; done: boolean; dueOn: string | null; source: string | null }

const ORDER: readonly StepKind[] = ['missedPayment', 'contact', 'navTold', 'childrenConsidered', 'repaymentPlan', 'writtenWarning', 'petition', 'enforcementNotice', 'agreement', 'evictionDate']

/** Every step with whether it is done, what it lacks, and the day that counts for it. */
export function nextSteps(facts: TrackFacts, today: string, rules: RuleDefinition): NextStep[] {
  const { limits } = rules
  return ORDER.map((kind) => {
    const done = standing(facts, kind).length > 0
    const dueOn = done ? null : kind === 'contact' ? plusDays(facts.openedOn, limits.trackContactDays) : kind === 'petition' ? earliestAfter(last(facts, 'writtenWarning')) : kind === 'evictionDate' ? earliestAfter(last(facts, 'enforcementNotice')) : null
    return { kind, adverse: isAdverse(kind), done, lacks: lacksFor(kind, facts, today, rules), dueOn, source: kind === 'writtenWarning' || kind === 'petition' ? limits.warningSource : kind === 'enforcementNotice' || kind === 'evictionDate' ? limits.enforcementSource : null }
  })
}

const earliestAfter = (step: StepFact | undefined) => (step?.deadlineOn ? plusDays(step.deadlineOn, 1) : null)

/** The deadline that counts on the track now, in words; null where none does. */
export function currentDeadline(facts: TrackFacts, rules: RuleDefinition): { on: string; text: string; source: string } | null {
  if (!facts.open) return null
  const { limits } = rules
  const eviction = last(facts, 'evictionDate')
  if (eviction?.deadlineOn) return { on: eviction.deadlineOn, text: 'Dato for utkastelse', source: limits.enforcementSource }
  const notice = last(facts, 'enforcementNotice')
  if (notice?.deadlineOn) return { on: notice.deadlineOn, text: 'Siste dag for å svare namsmannen', source: limits.enforcementSource }
  const warning = last(facts, 'writtenWarning')
  if (warning?.deadlineOn && !last(facts, 'petition')) return { on: warning.deadlineOn, text: 'Siste dag for å betale etter varselet', source: limits.warningSource }
  return last(facts, 'contact') ? null : { on: plusDays(facts.openedOn, limits.trackContactDays), text: 'Kontakt med leietakeren', source: rules.regulation }
}

/** What stands in the way of ending the track so. Paid ends it at any time. */
export function outcomeLacks(outcome: string, facts: TrackFacts, on: string, reason: string | null): string[] {
  const lacks = facts.open ? [] : ['Sporet er avsluttet.']
  if (outcome === 'evicted') {
    const date = last(facts, 'evictionDate')
    if (!date) lacks.push('Dato for utkastelse er ikke registrert.')
    else if (date.deadlineOn !== null && on < date.deadlineOn) lacks.push(`Utkastelsen er satt til ${dateText(date.deadlineOn)}.`)
    if ((reason ?? '').trim().length < MIN_REASON) lacks.push('Skriv hvordan det gikk.')
  }
  return lacks
}

export interface Payment { on: string; amount: number }
export interface Instalment { dueOn: string; amount: number; paid: number; state: 'paid' | 'part' | 'missed' | 'future' }

/** How many months a debt takes; more than ten years is no agreement. */
export const instalmentCount = (amount: number, monthly: number): number => (monthly > 0 ? Math.ceil(amount / monthly) : 0)
export const MOST_INSTALMENTS = 120

/** The dates and amounts of an agreement, each month on the day of the first (the last of a shorter month), what was paid laid on the oldest first. */
export function instalments(plan: { amount: number; monthly: number; firstDueOn: string }, payments: readonly Payment[], today: string): Instalment[] {
  const count = Math.min(instalmentCount(plan.amount, plan.monthly), MOST_INSTALMENTS)
  let paid = payments.reduce((sum, one) => sum + one.amount, 0)
  return Array.from({ length: count }, (_, i) => {
    const amount = i === count - 1 ? plan.amount - plan.monthly * (count - 1) : plan.monthly
    const covered = Math.min(amount, Math.max(0, paid))
    paid -= covered
    const dueOn = plusMonths(plan.firstDueOn, i)
    return { dueOn, amount, paid: covered, state: covered >= amount ? 'paid' : dueOn < today ? 'missed' : covered > 0 ? 'part' : 'future' }
  })
}

export const paidSum = (payments: readonly Payment[]): number => payments.reduce((sum, one) => sum + one.amount, 0)
