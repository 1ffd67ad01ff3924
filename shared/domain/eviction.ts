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
  /** the newest thing known is that nothing is owed */
  paid?: boolean
  /** the tenancy has ended: only the track is left to end */
  leaseOver?: boolean
  /** contact and what was written of the children before this day is about something else */
  aboutFrom?: string
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
const told = (one: StepFact) => (one.note ?? '').trim().length >= MIN_REASON
const within = (facts: Pick<TrackFacts, 'aboutFrom'>, one: StepFact, on: string) => one.happenedOn <= on && one.happenedOn >= (facts.aboutFrom ?? '')
/** How long before the track contact can have been and still be about this. */
const CONTACT_MONTHS = 12
/** The first day contact counts from: not before the tenancy, and not from another time. */
export const aboutFrom = (startsOn: string, openedOn: string): string => [startsOn, plusMonths(openedOn, -CONTACT_MONTHS)].toSorted().at(-1)!

/** What stands between the track and the step on a day, in words. Empty: it can be taken. `reason`: undefined when it is only looked at, not taken. */
export function lacksFor(kind: StepKind, facts: TrackFacts, on: string, rules: RuleDefinition, reason?: string | null): string[] {
  const lacks: string[] = []
  if (!facts.open) lacks.push('Sporet er avsluttet.')
  if (facts.leaseOver) lacks.push('Leieforholdet er avsluttet. Da kan sporet bare avsluttes.')
  if (isAdverse(kind)) {
    if (reason !== undefined && (reason ?? '').trim().length < MIN_REASON) lacks.push('Du må skrive en begrunnelse.')
    if (!standing(facts, 'contact').some((one) => within(facts, one, on))) lacks.push('Kontakt må være prøvd først.')
    if (facts.children === null) lacks.push('Spør om det bor barn i husstanden. Ingen har sagt det.')
    else if (facts.children > 0 && !standing(facts, 'childrenConsidered').some((one) => within(facts, one, on) && told(one))) lacks.push('Det bor barn i husstanden. Hva dette betyr for barna, må være vurdert skriftlig.')
  }
  if (isAdverse(kind) && facts.paid) lacks.push('Det skyldige er betalt. Det må være registrert en nyere restanse først.')
  if (isAdverse(kind) && facts.repayment && !facts.repayment.missed) lacks.push(kind === 'evictionDate' ? 'Nedbetalingsavtalen holdes. Da settes ingen dato for utkastelse.' : 'Nedbetalingsavtalen holdes. Da sendes verken varsel eller begjæring.')
  if (kind === 'enforcementNotice' || kind === 'evictionDate') {
    if (!standing(facts, 'writtenWarning').some((one) => one.happenedOn <= on)) lacks.push('Skriftlig varsel må være sendt.')
    if (!standing(facts, 'petition').some((one) => one.happenedOn <= on)) lacks.push('Begjæringen må være sendt namsmannen.')
  }
  if (kind === 'petition') {
    const warning = last(facts, 'writtenWarning')
    if (!warning) lacks.push('Skriftlig varsel må være sendt.')
    else if (warning.deadlineOn !== null && on <= warning.deadlineOn) lacks.push(`Fristen i varselet går til ${dateText(warning.deadlineOn)}. Begjæringen kan tidligst sendes dagen etter.`)
  }
  if (kind === 'agreement' && !standing(facts, 'writtenWarning').some((one) => one.happenedOn <= on)) lacks.push('Avtale etter varselet kommer etter et skriftlig varsel.')
  if (kind === 'evictionDate') {
    const notice = last(facts, 'enforcementNotice')
    if (!notice) lacks.push('Namsmannens varsel må være registrert.')
    else if (notice.deadlineOn !== null && on <= notice.deadlineOn) lacks.push(`Leietakeren har frist til ${dateText(notice.deadlineOn)} for å svare namsmannen.`)
  }
  return lacks
}

/** Steps that stand without what they rest on: each needs the one before it, and those against the tenant contact and the children. */
export function unsupported<T extends StepFact>(steps: readonly T[], childrenOn: (on: string) => number | null, from: string): T[] {
  const stands = steps.filter((one) => one.withdrawnOn === null)
  const has = (kind: StepKind, by: T, meets: (one: T) => boolean = () => true) => stands.some((one) => one.kind === kind && one.happenedOn <= by.happenedOn && meets(one))
  const over = (by: T) => (one: T) => one.deadlineOn === null || one.deadlineOn < by.happenedOn
  const about = (one: T) => one.happenedOn >= from
  const carried: Partial<Record<string, (one: T) => boolean>> = { petition: (one) => has('writtenWarning', one, over(one)), enforcementNotice: (one) => has('petition', one), evictionDate: (one) => has('enforcementNotice', one, over(one)), agreement: (one) => has('writtenWarning', one) }
  // That there are children may be learnt after the step: then it is enough that it has been considered since.
  const considered = stands.some((one) => one.kind === 'childrenConsidered' && about(one) && told(one))
  const sound = (one: T) => {
    const children = isAdverse(one.kind) ? childrenOn(one.happenedOn) : 0
    return (!isAdverse(one.kind) || has('contact', one, about)) && children !== null && (children === 0 || considered) && (carried[one.kind]?.(one) ?? true)
  }
  return stands.filter((one) => !sound(one))
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

/** What stands in the way of ending the track so. Paid ends it at any time; an eviction needs all that its date needs, on the day it is carried out. `reason`: undefined when the outcome is written elsewhere. */
export function outcomeLacks(outcome: string, facts: TrackFacts, on: string, rules: RuleDefinition, reason?: string | null): string[] {
  const lacks = outcome === 'evicted' ? lacksFor('evictionDate', { ...facts, leaseOver: false }, on, rules) : facts.open ? [] : ['Sporet er avsluttet.']
  if (outcome === 'evicted') {
    const date = last(facts, 'evictionDate')
    if (!date) lacks.push('Dato for utkastelse er ikke registrert.')
    else if (date.deadlineOn !== null && on < date.deadlineOn) lacks.push(`Utkastelsen er satt til ${dateText(date.deadlineOn)}.`)
    if (reason !== undefined && (reason ?? '').trim().length < MIN_REASON) lacks.push('Skriv hvordan det gikk.')
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
