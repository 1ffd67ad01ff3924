// The clock desk: every date that law, the municipality's rules or an agreement sets, computed from plain facts. A clock ends when a fact answers it, never because a case got another status.
import { daysBetween, longDate, plusDays, plusMonths } from '../dates.ts'
import type { ClockKind } from '../model/codes.ts'
import { agreementEnd, type AgreementEndFact } from './agreement-clocks.ts'
import { appealDeadline, contractWarnings, interimReplyDue, overstayLimit, temporaryLimit } from './deadlines.ts'
import { contactOverdue, planReview, visitOverdue, type OpenVisitFact, type PlanFact } from './plan-clocks.ts'
import { noticeEnd, protestDeadline } from './notice.ts'
import { instrumentEnd, repayment, trackStep, type InstrumentFact, type RepaymentFact, type TrackClockFact } from './keeping-clocks.ts'
import type { RuleDefinition } from './rules.ts'
import { consentEnd, handoverAnswer, mandateDue, measureDue, type OfferedFact, type ShareFact, type TeamDecisionFact } from './team-clocks.ts'

export interface Clock {
  kind: ClockKind
  caseId: string | null
  /** id of what the clock is on: an application, a decision, a stay ... */
  targetId: string
  startedOn: string
  dueOn: string
  /** what is due, in bokmål; never a person's name */
  text: string
  /** the law or the rule it follows from */
  source: string
  /** what started it and which limit counts */
  why: string
  tone: 'passed' | 'soon' | 'later'
  /** leaseEnd: the warning that is reached, in months before the end; else null */
  stage: number | null
  stopped: { ground: string; from: string; until: string | null } | null
}

/** A written stop of one clock. Without a ground it stops nothing. */
export interface ClockStop { kind: ClockKind; targetId: string; from: string; until: string | null; ground: string }

type Dated = { id: string; caseId: string }

/** Everything the clocks are computed from. Dates are ISO; null: it has not happened, or nobody has said. */
export interface ClockFacts {
  applications: readonly (Dated & { receivedOn: string; status: string; interimReplyOn: string | null; confirmedOn: string | null; /** has a place on the list, or waits for one */ onList: boolean })[]
  /** endedOn: a dwelling was taken, or the decision lapsed or was changed */
  decisions: readonly (Dated & { kind: string; outcome: string; status: string; decidedOn: string; notifiedOn: string | null; endedOn: string | null; /** as the letter said it; else it is computed */ appealDeadline?: string | null; validUntil?: string | null })[]
  appeals: readonly (Dated & { decisionId: string; receivedOn: string; status: string; dueOn?: string | null })[]
  infoRequests: readonly (Dated & { askedOn: string; dueOn: string | null; status: string })[]
  allocations: readonly (Dated & { status: string; offeredOn: string | null; answerBy: string | null; declineStatus: string | null; /** the last thing that happened in it */ lastEventOn: string })[]
  steps: readonly (Dated & { title: string; startedOn: string; dueOn: string | null; doneOn: string | null })[]
  leases: readonly { id: string; caseId: string | null; startsOn: string; contractEndsOn: string | null; term: string; status: string; moveOutDemandOn: string | null }[]
  /** reviewedOn: the stay was last gone through with the person */
  stays: readonly (Dated & { kind: string; startsOn: string; endsOn: string | null; reviewedOn: string | null })[]
  notices: readonly { id: string; caseId: string | null; by: string; givenOn: string; receivedOn: string | null; months: number | null; protestedOn: string | null; endedOn: string | null }[]
  searches: readonly (Dated & { startedOn: string; nextOn: string | null; endedOn: string | null })[]
  parkings: readonly (Dated & { from: string; until: string | null; endedOn: string | null })[]
  /** consents and grounds in force that end */
  shares: readonly ShareFact[]
  handovers: readonly OfferedFact[]
  teamDecisions: readonly TeamDecisionFact[]
  /** follow-up plans that run */
  plans: readonly PlanFact[]
  openVisits: readonly OpenVisitFact[]
  /** agreements about dwellings in force that end */
  agreements: readonly AgreementEndFact[]
  /** open tracks, repayment agreements that run, and instruments with an end */
  tracks: readonly TrackClockFact[]
  repayments: readonly RepaymentFact[]
  instruments: readonly InstrumentFact[]
  stops: readonly ClockStop[]
}

export const NO_FACTS: ClockFacts = { applications: [], decisions: [], appeals: [], infoRequests: [], allocations: [], steps: [], leases: [], stays: [], notices: [], searches: [], parkings: [], shares: [], handovers: [], teamDecisions: [], plans: [], openVisits: [], agreements: [], tracks: [], repayments: [], instruments: [], stops: [] }

type Bare = Omit<Clock, 'tone' | 'stopped' | 'stage'> & { stage?: number; soonDays?: number }
type Item<K extends keyof ClockFacts> = ClockFacts[K][number]

const SOON_DAYS = 7
/** The duty to decide on help began with the Act; older applications are not measured by it. */
const HELP_ACT_FROM = '2023-07-01'
const STANDING = ['decided', 'corrected']
const NOT_TO_ANSWER = ['decided', 'withdrawn', 'lapsed', 'forwarded']
const GONE = ['withdrawn', 'lapsed', 'forwarded']
const OPEN_OFFER = ['reserved', 'allocated', 'accepted', 'disputed']
const RUNNING_LEASE = ['active', 'noticeGiven']

const months = (count: number) => (count === 1 ? '1 måned' : `${count} måneder`)
const weeks = (count: number) => (count === 1 ? '1 uke' : `${count} uker`)
const offerSource = (rules: RuleDefinition) => rules.offers.reference || rules.regulation

export function interimReply(one: Item<'applications'>, rules: RuleDefinition): Bare | null {
  if (one.interimReplyOn !== null || NOT_TO_ANSWER.includes(one.status)) return null
  const { interimReplyMonths: limit, interimReplySource: source } = rules.limits
  return { kind: 'interimReply', caseId: one.caseId, targetId: one.id, startedOn: one.receivedOn, dueOn: interimReplyDue(one.receivedOn, rules), text: 'Svar eller foreløpig svar på søknaden', source, why: `Søknaden kom ${longDate(one.receivedOn)}. Den skal ha svar eller foreløpig svar innen ${months(limit)}.` }
}

/** Runs out by itself: once the day has passed there is nothing left to do, and the clock is gone. */
export function appealRight(one: Item<'decisions'>, appealed: boolean, rules: RuleDefinition, today: string): Bare | null {
  if (!STANDING.includes(one.status) || one.notifiedOn === null || appealed) return null
  const dueOn = one.appealDeadline ?? appealDeadline(one.notifiedOn, rules)
  if (dueOn < today) return null
  return { kind: 'appealDeadline', caseId: one.caseId, targetId: one.id, startedOn: one.notifiedOn, dueOn, text: 'Siste dag for å klage på vedtaket', source: rules.limits.appealSource, why: `Vedtaket kom fram ${longDate(one.notifiedOn)}. Klagefristen er ${weeks(rules.limits.appealWeeks)}, og går til neste virkedag når den ender på en fridag.` }
}

/** An appeal that is upheld still waits to be sent on; only sending, changing, settling or taking it back answers the clock. */
export function appealHandling(one: Item<'appeals'>, rules: RuleDefinition): Bare | null {
  if (one.status !== 'received' && one.status !== 'upheld') return null
  return { kind: 'appealHandling', caseId: one.caseId, targetId: one.id, startedOn: one.receivedOn, dueOn: one.dueOn ?? interimReplyDue(one.receivedOn, rules), text: one.status === 'upheld' ? 'Klagen skal sendes klageinstansen' : 'Klagen skal behandles', source: rules.limits.interimReplySource, why: `Klagen kom ${longDate(one.receivedOn)}. Den skal behandles og få svar eller foreløpig svar innen ${months(rules.limits.interimReplyMonths)}.` }
}

export function missingInfo(one: Item<'infoRequests'>): Bare | null {
  if (one.dueOn === null || (one.status !== 'asked' && one.status !== 'reminded')) return null
  return { kind: 'missingInfo', caseId: one.caseId, targetId: one.id, startedOn: one.askedOn, dueOn: one.dueOn, text: 'Frist for opplysninger vi har bedt om', source: 'Fristen i brevet', why: `Vi ba om opplysninger ${longDate(one.askedOn)}.` }
}

export function offerAnswer(one: Item<'allocations'>, rules: RuleDefinition): Bare | null {
  if (one.status !== 'allocated' || one.answerBy === null || one.declineStatus === 'stated') return null
  return { kind: 'offerAnswer', caseId: one.caseId, targetId: one.id, startedOn: one.offeredOn ?? one.lastEventOn, dueOn: one.answerBy, text: 'Svar på tilbudet om bolig', source: offerSource(rules), why: `Tilbudet gikk ut ${longDate(one.offeredOn ?? one.lastEventOn)} med svarfrist ${longDate(one.answerBy)}.` }
}

/** Only when nothing has happened for so long; an offer that moves has no such clock. */
export function offerStalled(one: Item<'allocations'>, rules: RuleDefinition, today: string): Bare | null {
  const dueOn = plusDays(one.lastEventOn, rules.offers.remindAfterDays)
  if (!OPEN_OFFER.includes(one.status) || dueOn > today) return null
  return { kind: 'offerStalled', caseId: one.caseId, targetId: one.id, startedOn: one.lastEventOn, dueOn, text: 'Tilbudet står stille', source: offerSource(rules), why: `Ingenting har skjedd siden ${longDate(one.lastEventOn)}. Vi ser på tilbudet igjen etter ${rules.offers.remindAfterDays} dager.` }
}

export function offerStep(one: Item<'steps'>, rules: RuleDefinition): Bare | null {
  if (one.dueOn === null || one.doneOn !== null) return null
  return { kind: 'step', caseId: one.caseId, targetId: one.id, startedOn: one.startedOn, dueOn: one.dueOn, text: one.title, source: offerSource(rules), why: `Steget ble satt i gang ${longDate(one.startedOn)} og har frist ${longDate(one.dueOn)}.` }
}

/** Due on the day the lease ends; it shows from the first warning on, and `stage` is the last one reached. */
export function leaseEnd(one: Item<'leases'>, rules: RuleDefinition, today: string): Bare | null {
  if (one.contractEndsOn === null || one.term === 'openEnded' || !RUNNING_LEASE.includes(one.status)) return null
  const reached = contractWarnings(one.contractEndsOn, rules).filter((warning) => warning.on <= today).at(-1)
  if (!reached && one.contractEndsOn >= today) return null
  const stage = reached?.months ?? 0
  return { kind: 'leaseEnd', caseId: one.caseId, targetId: one.id, startedOn: one.startsOn, dueOn: one.contractEndsOn, stage, text: 'Kontrakten går ut', source: rules.limits.overstaySource, why: `Kontrakten gjelder til ${longDate(one.contractEndsOn)} og må fornyes eller avsluttes. ${stage > 0 ? `Varselet ${months(stage)} før er nådd.` : ''}`.trim() }
}

/** A lease that has ended and runs on. Only a written demand to move, sent in time, keeps it from becoming open-ended. */
export function overstay(one: Item<'leases'>, rules: RuleDefinition, today: string): Bare | null {
  if (one.contractEndsOn === null || one.term === 'openEnded' || !RUNNING_LEASE.includes(one.status) || one.contractEndsOn >= today) return null
  const dueOn = overstayLimit(one.contractEndsOn, rules)
  if (one.moveOutDemandOn !== null && one.moveOutDemandOn <= dueOn) return null
  return { kind: 'overstay', caseId: one.caseId, targetId: one.id, startedOn: one.contractEndsOn, dueOn, soonDays: 31, text: 'Siste dag før kontrakten blir tidsubestemt', source: rules.limits.overstaySource, why: `Kontrakten gikk ut ${longDate(one.contractEndsOn)}. Bor leietakeren der mer enn ${months(rules.limits.overstayMonths)} etter det uten skriftlig oppfordring om å flytte, blir den tidsubestemt.` }
}

/** When a chain of stays without a night between them began: moving from one place to the next does not start the count again. Night shelters are not counted. */
export function chainStart(stay: Item<'stays'>, stays: readonly Item<'stays'>[]): string {
  let from = stay.startsOn
  const others = stays.filter((one) => one.caseId === stay.caseId && one.id !== stay.id && one.kind !== 'nightShelter' && one.endsOn !== null).toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
  for (const one of others) if (one.startsOn < from && one.endsOn! >= plusDays(from, -1)) from = one.startsOn
  return from
}

export function temporaryClocks(one: Item<'stays'>, stays: readonly Item<'stays'>[], rules: RuleDefinition, today: string): Bare[] {
  if (one.kind === 'nightShelter' || (one.endsOn !== null && one.endsOn <= today)) return []
  const startedOn = chainStart(one, stays)
  const base = { caseId: one.caseId, targetId: one.id, startedOn, source: rules.limits.temporarySource }
  const since = `Midlertidig botilbud siden ${longDate(startedOn)}.`
  const limit: Bare = { ...base, kind: 'temporary90', dueOn: temporaryLimit(startedOn, rules), soonDays: rules.limits.temporaryWarnDays, text: `${rules.limits.temporaryDays} dager i midlertidig botilbud`, why: `${since} Det skal til vanlig ikke vare lenger enn ${rules.limits.temporaryDays} dager.` }
  return one.reviewedOn === null ? [{ ...base, kind: 'temporary14', dueOn: plusDays(startedOn, rules.limits.stayReviewDays), text: `${rules.limits.stayReviewDays} dager i midlertidig botilbud: gå gjennom oppholdet`, why: `${since} Etter ${rules.limits.stayReviewDays} dager skal det være gått gjennom.` }, limit] : [limit]
}

export function noticeRunsOut(one: Item<'notices'>, rules: RuleDefinition): Bare | null {
  if (one.endedOn !== null || one.protestedOn !== null) return null
  const count = one.months ?? rules.limits.noticeMonths, from = one.receivedOn ?? one.givenOn
  return { kind: 'noticeEnd', caseId: one.caseId, targetId: one.id, startedOn: from, dueOn: noticeEnd(from, count), text: 'Oppsigelsen går ut', source: rules.limits.noticeSource, why: `Oppsigelsen ${one.by === 'landlord' ? 'fra kommunen ' : ''}kom ${longDate(from)}. Fristen er ${months(count)}, til slutten av en kalendermåned.` }
}

/** Runs out by itself, as the right to appeal does. */
export function protest(one: Item<'notices'>, rules: RuleDefinition, today: string): Bare | null {
  const from = one.receivedOn ?? one.givenOn, dueOn = protestDeadline(from, rules)
  if (one.by !== 'landlord' || one.protestedOn !== null || one.endedOn !== null || dueOn < today) return null
  return { kind: 'protest', caseId: one.caseId, targetId: one.id, startedOn: from, dueOn, text: 'Siste dag for å protestere på oppsigelsen', source: rules.limits.protestSource, why: `Leietakeren fikk oppsigelsen ${longDate(from)} og kan protestere skriftlig innen ${months(rules.limits.protestMonths)}.` }
}

export function confirmation(one: Item<'applications'>, rules: RuleDefinition): Bare | null {
  const every = rules.offers.confirmMonths, from = one.confirmedOn ?? one.receivedOn
  if (every === 0 || !one.onList || GONE.includes(one.status)) return null
  return { kind: 'confirm', caseId: one.caseId, targetId: one.id, startedOn: from, dueOn: plusMonths(from, every), soonDays: 31, text: 'Søknaden skal bekreftes', source: offerSource(rules), why: `Søknaden ble ${one.confirmedOn === null ? 'mottatt' : 'bekreftet'} ${longDate(from)}. Den skal bekreftes hver ${every}. måned.` }
}

export function decisionLapse(one: Item<'decisions'>, rules: RuleDefinition): Bare | null {
  const valid = rules.offers.validityMonths, until = one.validUntil ?? null
  if ((valid === 0 && until === null) || one.kind !== 'municipalDwelling' || one.outcome !== 'granted' || !STANDING.includes(one.status) || one.endedOn !== null) return null
  return { kind: 'decisionLapse', caseId: one.caseId, targetId: one.id, startedOn: one.decidedOn, dueOn: until ?? plusMonths(one.decidedOn, valid), soonDays: 31, text: 'Vedtaket om kommunal bolig går ut', source: offerSource(rules), why: `Vedtaket er fra ${longDate(one.decidedOn)} og gjelder ${until === null ? `i ${months(valid)}` : `til ${longDate(until)}`}.` }
}

/** The latest living application of a case that has waited past the limit without a decision on help under boligsosialloven. A decision on a dwelling does not answer it. */
export function noHelpDecision(caseId: string, facts: Pick<ClockFacts, 'applications' | 'decisions'>, rules: RuleDefinition, today: string): Bare | null {
  const latest = facts.applications.filter((one) => one.caseId === caseId && !GONE.includes(one.status) && one.receivedOn >= HELP_ACT_FROM).toSorted((a, b) => (a.receivedOn < b.receivedOn ? 1 : -1))[0]
  if (!latest) return null
  const dueOn = interimReplyDue(latest.receivedOn, rules)
  const own = facts.decisions.filter((one) => one.caseId === caseId && STANDING.includes(one.status) && one.decidedOn >= latest.receivedOn)
  if (dueOn >= today || own.some((one) => one.kind === 'individualHelp')) return null
  const dwelling = own.some((one) => one.kind === 'municipalDwelling')
  return { kind: 'noHelpDecision', caseId, targetId: latest.id, startedOn: latest.receivedOn, dueOn, text: 'Vedtak om hjelp etter boligsosialloven mangler', source: 'boligsosialloven § 6', why: `Søknaden kom ${longDate(latest.receivedOn)}. ${dwelling ? 'Det er fattet vedtak om kommunal bolig, men ikke om individuelt tilpasset hjelp.' : 'Det er ikke fattet vedtak.'}` }
}

function dated(kind: 'search' | 'parkingEnd', one: Dated, startedOn: string, dueOn: string | null, endedOn: string | null): Bare | null {
  if (dueOn === null || endedOn !== null) return null
  const words = kind === 'search' ? { text: 'Nytt søk etter bolig', why: `Letingen begynte ${longDate(startedOn)}. Neste søk er avtalt ${longDate(dueOn)}.` } : { text: 'Parkeringen av søknaden går ut', why: `Søknaden ble parkert ${longDate(startedOn)} til ${longDate(dueOn)}.` }
  return { kind, caseId: one.caseId, targetId: one.id, startedOn, dueOn, source: 'Avtalt dato', ...words }
}

function stopOf(clock: Bare, stops: readonly ClockStop[], today: string): Clock['stopped'] {
  const stop = stops.find((one) => one.kind === clock.kind && one.targetId === clock.targetId && one.ground.trim() !== '' && one.from <= today && (one.until === null || one.until >= today))
  return stop ? { ground: stop.ground, from: stop.from, until: stop.until } : null
}

/** All clocks that run on a day, the first due first. A stopped clock keeps its day and says why it is stopped. */
export function clocksOf(facts: ClockFacts, rules: RuleDefinition, today: string): Clock[] {
  const appealed = new Set(facts.appeals.filter((one) => one.status !== 'withdrawn').map((one) => one.decisionId))
  const decisions = Map.groupBy(facts.decisions, (one) => one.caseId)
  const all: (Bare | null)[] = [
    ...facts.applications.flatMap((one) => [interimReply(one, rules), confirmation(one, rules)]),
    ...facts.decisions.flatMap((one) => [appealRight(one, appealed.has(one.id), rules, today), decisionLapse(one, rules)]),
    ...facts.appeals.map((one) => appealHandling(one, rules)), ...facts.infoRequests.map(missingInfo),
    ...facts.allocations.flatMap((one) => [offerAnswer(one, rules), offerStalled(one, rules, today)]), ...facts.steps.map((one) => offerStep(one, rules)),
    ...facts.leases.flatMap((one) => [leaseEnd(one, rules, today), overstay(one, rules, today)]), ...facts.stays.flatMap((one) => temporaryClocks(one, facts.stays, rules, today)),
    ...facts.notices.flatMap((one) => [noticeRunsOut(one, rules), protest(one, rules, today)]),
    ...facts.searches.map((one) => dated('search', one, one.startedOn, one.nextOn, one.endedOn)), ...facts.parkings.map((one) => dated('parkingEnd', one, one.from, one.until, one.endedOn)),
    ...facts.shares.map((one) => consentEnd(one, rules, today)), ...facts.handovers.map((one) => handoverAnswer(one, rules)), ...facts.teamDecisions.flatMap((one) => [mandateDue(one), measureDue(one)]), ...facts.agreements.map(agreementEnd), ...facts.plans.flatMap((one) => [planReview(one, today), contactOverdue(one)]), ...facts.openVisits.map((one) => visitOverdue(one, today)),
    ...facts.tracks.map((one) => trackStep(one, rules)), ...facts.repayments.map((one) => repayment(one, today)), ...facts.instruments.map((one) => instrumentEnd(one, rules)),
    ...[...Map.groupBy(facts.applications, (one) => one.caseId)].map(([caseId, applications]) => noHelpDecision(caseId, { applications, decisions: decisions.get(caseId) ?? [] }, rules, today)),
  ]
  return all.filter((one) => one !== null).map(({ soonDays = SOON_DAYS, stage = null, ...clock }): Clock => {
    const left = daysBetween(today, clock.dueOn)
    return { ...clock, stage, tone: left < 0 ? 'passed' : left <= soonDays ? 'soon' : 'later', stopped: stopOf({ ...clock }, facts.stops, today) }
  }).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.targetId < b.targetId ? -1 : 1))
}
