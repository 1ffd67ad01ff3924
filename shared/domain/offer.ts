// The life of one offer as a pure machine: which action is possible in which state, why not, and what follows. It writes nothing; the one who calls it does.
import { longDate, plusDays, plusMonths } from '../dates.ts'
import type { RuleDefinition } from './rules.ts'

/** `declineStated`: the applicant has said no, and nobody has confirmed it yet. */
export const OFFER_STATES = ['reserved', 'allocated', 'declineStated', 'accepted', 'movedIn', 'declined', 'cancelled', 'disputed'] as const
export type OfferState = (typeof OFFER_STATES)[number]

export type OfferAction =
  | { do: 'reserve' }
  | { do: 'offer'; answerBy?: string | null; note?: string | null }
  | { do: 'remind' }
  | { do: 'extend'; answerBy: string; note: string | null }
  | { do: 'accept'; declineReason?: string | null; note?: string | null }
  | { do: 'stateDecline'; declineReason: string | null; note?: string | null }
  | { do: 'confirmDecline'; reasonable?: boolean | null; note?: string | null }
  | { do: 'overruleDecline'; note: string | null; /** a new day to answer by */ answerBy?: string | null }
  | { do: 'withdraw'; reason: string | null; note?: string | null }
  | { do: 'completeStep'; key: string }
  | { do: 'undoStep'; key: string }
  | { do: 'moveIn'; on: string }
  | { do: 'cancel'; note: string | null }
  | { do: 'park'; until: string }
export type OfferActionName = OfferAction['do']

export interface OfferStepFact { key: string; title: string; scope: 'offer' | 'moveIn'; required: boolean; done: boolean }

/** What the machine must know besides the state. `actor`, `statedBy`: user ids. */
export interface OfferFacts {
  today: string
  actor: string
  /** first day of the contract */
  startsOn: string
  answerBy: string | null
  /** another allocation is open on the same dwelling or case */
  openOnDwelling: boolean
  openOnCase: boolean
  reservedForOther: boolean
  statedBy: string | null
  /** the code of the no that is stated */
  declineReason: string | null
  /** confirmed refusals without reasonable ground before this one */
  refusalsBefore: number
  /** in the order they are to be done */
  steps: readonly OfferStepFact[]
}

export interface OfferConsequence { kind: 'keep' | 'moveBack' | 'lapse'; /** moveBack: the new date on the list */ until: string | null; reasonable: boolean }

/** What follows; keys that are absent are not touched. A null state: no offer has been made. */
export interface OfferNext {
  state: OfferState | null
  answerBy?: string | null
  remindedOn?: string
  declineReason?: string | null
  statedBy?: string | null
  consequence?: OfferConsequence
  step?: { key: string; done: boolean }
  movedInOn?: string
  parkedUntil?: string
}

const REASONS = {
  noOffer: 'Det er ikke gitt noe tilbud.', alreadyOpen: 'Tilbudet er allerede i gang.', notOffered: 'Tilbudet er ikke sendt.', notStated: 'Det er ikke sagt nei til tilbudet.', declinePending: 'Det er sagt nei. Nei-et må bekreftes, eller tilbudet må stå, før noe annet kan gjøres.',
  notAccepted: 'Det er ikke takket ja til tilbudet.', alreadyAccepted: 'Det er takket ja til tilbudet.', closed: 'Tilbudet er avsluttet. Gi et nytt tilbud i stedet.', disputed: 'Tildelingen er omstridt og må avklares først.', offerOpen: 'Søknaden kan ikke parkeres mens et tilbud er åpent.',
  dwellingTaken: 'Boligen har allerede en åpen tildeling.', caseTaken: 'Saken har allerede en åpen tildeling.', reservedForOther: 'Boligen er holdt av til en annen.', answerByPast: 'Svarfristen må være i dag eller senere.', acceptWithReason: 'Et ja kan ikke ha en grunn for nei.', declineWithoutReason: 'Et nei må ha en grunn.',
  unknownReason: 'Grunnen finnes ikke i regelverket.', reasonOfOther: 'Grunnen hører til den andre parten.', late: 'Svarfristen er gått ut. Skriv hvorfor ja-et likevel tas imot.', samePerson: 'Den som registrerte nei-et, kan ikke selv bekrefte eller oppheve det.', judgementRequired: 'Du må vurdere om grunnen er rimelig.', noteRequired: 'Skriv en begrunnelse.',
  unknownStep: 'Steget finnes ikke.', stepDone: 'Steget er allerede gjort.', stepNotDone: 'Steget er ikke gjort.', stepTooEarly: 'Steget hører til innflyttingen. Det må takkes ja først.', earlierOpen: 'Et påkrevd steg før dette er ikke gjort', laterDone: 'Et senere steg er gjort. Angre det først', stepsOpen: 'Påkrevde steg er ikke gjort',
  beforeStart: 'Kontrakten har ikke begynt', inFuture: 'Innflyttingen kan ikke registreres før den har skjedd.', parkPast: 'Parkeringen må gå til en dag etter i dag.',
} as const
export type OfferReason = keyof typeof REASONS
export type OfferResult = { ok: true; next: OfferNext } | { ok: false; reasons: { code: OfferReason; text: string }[] }

const CLOSED: readonly (OfferState | null)[] = ['movedIn', 'declined', 'cancelled']
/** The states each action is possible from; null: before there is an offer. */
const FROM: Record<OfferActionName, readonly (OfferState | null)[]> = {
  reserve: [null], offer: [null, 'reserved', 'disputed'], remind: ['allocated'], extend: ['allocated'], accept: ['allocated'], stateDecline: ['allocated', 'accepted'], confirmDecline: ['declineStated'], overruleDecline: ['declineStated'],
  withdraw: ['reserved', 'allocated', 'declineStated', 'accepted', 'disputed'], completeStep: ['reserved', 'allocated', 'accepted'], undoStep: ['reserved', 'allocated', 'accepted'], moveIn: ['accepted'], cancel: ['reserved', 'allocated', 'declineStated', 'accepted', 'disputed'], park: [null],
}

/** Why an action can't be taken from a state, or null. */
function stateReason(state: OfferState | null, action: OfferActionName): OfferReason | null {
  if (FROM[action].includes(state)) return null
  if (CLOSED.includes(state)) return 'closed'
  if (action === 'park') return 'offerOpen'
  if (state === null) return 'noOffer'
  if (state === 'disputed') return 'disputed'
  if (action === 'reserve' || action === 'offer') return 'alreadyOpen'
  if (action === 'confirmDecline' || action === 'overruleDecline') return 'notStated'
  if (state === 'declineStated') return 'declinePending'
  if (action === 'moveIn') return 'notAccepted'
  return state === 'accepted' ? 'alreadyAccepted' : 'notOffered'
}

class Found {
  readonly list: { code: OfferReason; text: string }[] = []
  when(wrong: boolean, code: OfferReason, more = ''): void {
    if (wrong) this.list.push({ code, text: more ? `${REASONS[code]}: ${more}.` : REASONS[code] })
  }
}

const written = (note: string | null | undefined) => (note ?? '').trim() !== ''
const titles = (steps: readonly OfferStepFact[]) => steps.map((one) => one.title).join(', ')

function checkReason(found: Found, code: string, by: 'applicant' | 'landlord', rules: RuleDefinition): void {
  const known = rules.offers.declineReasons.filter((one) => one.code === code)
  found.when(known.length === 0, 'unknownReason')
  found.when(known.length > 0 && !known.some((one) => one.by === by), 'reasonOfOther')
}

function checkFree(found: Found, facts: OfferFacts): void {
  found.when(facts.openOnDwelling, 'dwellingTaken')
  found.when(facts.openOnCase, 'caseTaken')
  found.when(facts.reservedForOther, 'reservedForOther')
}

/** Whether the ground of the stated no is reasonable: by its code, or as the confirmer judges. A judgement against the code needs a written reason. */
function judge(action: Extract<OfferAction, { do: 'confirmDecline' }>, facts: OfferFacts, rules: RuleDefinition, found: Found): boolean {
  const reason = rules.offers.declineReasons.find((one) => one.code === facts.declineReason && one.by === 'applicant')
  const judged = action.reasonable ?? null
  found.when(!reason, facts.declineReason === null ? 'declineWithoutReason' : 'unknownReason')
  if (!reason) return false
  if (reason.reasonable === 'judge') {
    found.when(judged === null, 'judgementRequired')
    return judged === true
  }
  const byCode = reason.reasonable === 'yes'
  found.when(judged !== null && judged !== byCode && !written(action.note), 'noteRequired')
  return judged ?? byCode
}

/** What a confirmed no leads to: nothing with a reasonable ground or while offers are left, else what the rules say. */
export function consequenceOf(reasonable: boolean, refusalsBefore: number, today: string, rules: RuleDefinition): OfferConsequence {
  if (reasonable || refusalsBefore + 1 < rules.offers.maxOffers || rules.offers.onRefusal === 'keep') return { kind: 'keep', until: null, reasonable }
  return rules.offers.onRefusal === 'lapse' ? { kind: 'lapse', until: null, reasonable } : { kind: 'moveBack', until: plusMonths(today, rules.offers.moveBackMonths), reasonable }
}

function checkStep(found: Found, state: OfferState | null, action: Extract<OfferAction, { do: 'completeStep' | 'undoStep' }>, steps: readonly OfferStepFact[]): void {
  const at = steps.findIndex((one) => one.key === action.key), own = steps[at]
  found.when(!own, 'unknownStep')
  if (!own) return
  if (action.do === 'completeStep') {
    const open = steps.slice(0, at).filter((one) => one.required && !one.done)
    found.when(own.done, 'stepDone')
    found.when(own.scope === 'moveIn' && state !== 'accepted', 'stepTooEarly')
    found.when(open.length > 0, 'earlierOpen', titles(open))
  } else {
    const later = steps.slice(at + 1).filter((one) => one.done)
    found.when(!own.done, 'stepNotDone')
    found.when(later.length > 0, 'laterDone', titles(later))
  }
}

function attempt(state: OfferState | null, action: OfferAction, facts: OfferFacts, rules: RuleDefinition, found: Found): OfferNext {
  switch (action.do) {
    case 'reserve':
      checkFree(found, facts)
      return { state: 'reserved' }
    case 'offer': {
      const answerBy = action.answerBy ?? plusDays(facts.today, rules.offers.answerDays)
      checkFree(found, facts)
      found.when(answerBy < facts.today, 'answerByPast')
      found.when(state === 'disputed' && !written(action.note), 'noteRequired')
      return { state: 'allocated', answerBy }
    }
    case 'remind': return { state: 'allocated', remindedOn: facts.today }
    case 'extend':
      found.when(action.answerBy < facts.today, 'answerByPast')
      found.when(!written(action.note), 'noteRequired')
      return { state: 'allocated', answerBy: action.answerBy }
    case 'accept':
      found.when(written(action.declineReason), 'acceptWithReason')
      found.when(facts.answerBy !== null && facts.answerBy < facts.today && !written(action.note), 'late')
      return { state: 'accepted' }
    case 'stateDecline':
      if (written(action.declineReason)) checkReason(found, action.declineReason!, 'applicant', rules)
      else found.when(true, 'declineWithoutReason')
      return { state: 'declineStated', declineReason: action.declineReason, statedBy: facts.actor }
    case 'confirmDecline': {
      found.when(facts.statedBy === facts.actor, 'samePerson')
      const reasonable = judge(action, facts, rules, found)
      return { state: 'declined', consequence: consequenceOf(reasonable, facts.refusalsBefore, facts.today, rules) }
    }
    case 'overruleDecline':
      found.when(facts.statedBy === facts.actor, 'samePerson')
      found.when(!written(action.note), 'noteRequired')
      found.when(action.answerBy != null && action.answerBy < facts.today, 'answerByPast')
      return { state: 'allocated', declineReason: null, statedBy: null, ...(action.answerBy == null ? {} : { answerBy: action.answerBy }) }
    case 'withdraw':
      if (written(action.reason)) checkReason(found, action.reason!, 'landlord', rules)
      else found.when(true, 'declineWithoutReason')
      return { state: 'cancelled', declineReason: action.reason, consequence: { kind: 'keep', until: null, reasonable: true } }
    case 'completeStep':
    case 'undoStep':
      checkStep(found, state, action, facts.steps)
      return { state, step: { key: action.key, done: action.do === 'completeStep' } }
    case 'moveIn': {
      const open = facts.steps.filter((one) => one.required && !one.done)
      found.when(open.length > 0, 'stepsOpen', titles(open))
      found.when(action.on < facts.startsOn, 'beforeStart', `den gjelder fra ${longDate(facts.startsOn)}`)
      found.when(action.on > facts.today, 'inFuture')
      return { state: 'movedIn', movedInOn: action.on }
    }
    case 'cancel':
      found.when(!written(action.note), 'noteRequired')
      return { state: 'cancelled', consequence: { kind: 'keep', until: null, reasonable: true } }
    case 'park':
      found.when(facts.openOnCase, 'offerOpen')
      found.when(action.until <= facts.today, 'parkPast')
      return { state: null, parkedUntil: action.until }
  }
}

/** One step of the machine: what follows, or every reason why not. */
export function step(state: OfferState | null, action: OfferAction, facts: OfferFacts, rules: RuleDefinition): OfferResult {
  const wrong = stateReason(state, action.do)
  if (wrong) return { ok: false, reasons: [{ code: wrong, text: REASONS[wrong] }] }
  const found = new Found()
  const next = attempt(state, action, facts, rules, found)
  return found.list.length > 0 ? { ok: false, reasons: found.list } : { ok: true, next }
}

export interface ReadyAnswer { key: 'extend' | 'remind' | 'noAnswer' | 'withdraw'; label: string; needsNote: boolean; /** the action as it is ready to be taken; a note, where one is needed, is added by the user */ action: OfferAction }

/** What can be done at once with an offer that nobody has answered. Only actions the state allows, and only reasons the rules have. */
export function readyAnswers(state: OfferState | null, facts: OfferFacts, rules: RuleDefinition): ReadyAnswer[] {
  const reason = (by: 'applicant' | 'landlord', code?: string) => rules.offers.declineReasons.find((one) => one.by === by && (code === undefined || one.code === code))?.code ?? null
  const silent = reason('applicant', 'noAnswer'), withdrawn = reason('landlord', 'dwellingWithdrawn') ?? reason('landlord')
  const passed = facts.answerBy !== null && facts.answerBy < facts.today
  const all: (ReadyAnswer | null)[] = [
    { key: 'remind', label: 'Minn om svaret', needsNote: false, action: { do: 'remind' } },
    { key: 'extend', label: `Gi ${rules.offers.answerDays} dager til`, needsNote: true, action: { do: 'extend', answerBy: plusDays(facts.today, rules.offers.answerDays), note: null } },
    silent && passed ? { key: 'noAnswer', label: 'Registrer at det ikke er svart', needsNote: false, action: { do: 'stateDecline', declineReason: silent } } : null,
    withdrawn ? { key: 'withdraw', label: 'Trekk tilbudet', needsNote: true, action: { do: 'withdraw', reason: withdrawn } } : null,
  ]
  return all.filter((one): one is ReadyAnswer => one !== null && stateReason(state, one.action.do) === null)
}
