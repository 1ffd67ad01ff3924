// The offer machine: the whole table of states and actions by hand, and each refusal for its own reason.
import { describe, expect, it, test } from 'vitest'
import { OFFER_STATES, readyAnswers, step, type OfferAction, type OfferActionName, type OfferFacts, type OfferReason, type OfferState, type OfferStepFact } from '../../shared/domain/offer.ts'
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'

const STEPS: OfferStepFact[] = [
  { key: 'viewing', title: 'Visning avtalt', scope: 'offer', required: false, done: true },
  { key: 'told', title: 'Skriftlig beskjed', scope: 'moveIn', required: true, done: true },
  { key: 'contract', title: 'Kontrakt underskrevet', scope: 'moveIn', required: true, done: true },
  { key: 'extra', title: 'Postkasse merket', scope: 'moveIn', required: false, done: false },
]
const FACTS: OfferFacts = { today: '2026-12-01', actor: 'per', startsOn: '2026-12-01', answerBy: '2026-12-05', openOnDwelling: false, openOnCase: false, reservedForOther: false, statedBy: 'ingrid', declineReason: 'area', refusalsBefore: 0, steps: STEPS }

/** One good action of each kind: what is refused in the table is refused for the state alone. */
const ACTIONS: Record<OfferActionName, OfferAction> = {
  reserve: { do: 'reserve' }, offer: { do: 'offer', note: 'Den første sto ved lag.' }, remind: { do: 'remind' }, extend: { do: 'extend', answerBy: '2026-12-10', note: 'Syk' }, accept: { do: 'accept' }, stateDecline: { do: 'stateDecline', declineReason: 'area' }, confirmDecline: { do: 'confirmDecline' }, overruleDecline: { do: 'overruleDecline', note: 'Misforstått' },
  withdraw: { do: 'withdraw', reason: 'dwellingWithdrawn' }, completeStep: { do: 'completeStep', key: 'extra' }, undoStep: { do: 'undoStep', key: 'contract' }, moveIn: { do: 'moveIn', on: '2026-12-01' }, cancel: { do: 'cancel', note: 'Feil bolig' }, park: { do: 'park', until: '2027-03-01' },
}

type Cell = OfferState | 'none' | `!${OfferReason}`
const NAMES = ['reserve', 'offer', 'remind', 'extend', 'accept', 'stateDecline', 'confirmDecline', 'overruleDecline', 'withdraw', 'completeStep', 'undoStep', 'moveIn', 'cancel', 'park'] as const
const closed: Cell[] = NAMES.map(() => '!closed')
// Rows: the state before. Columns: NAMES. A cell is the state after, or ! and the reason.
const TABLE: Record<OfferState | 'none', Cell[]> = {
  none: ['reserved', 'allocated', '!noOffer', '!noOffer', '!noOffer', '!noOffer', '!noOffer', '!noOffer', '!noOffer', '!noOffer', '!noOffer', '!noOffer', '!noOffer', 'none'],
  reserved: ['!alreadyOpen', 'allocated', '!notOffered', '!notOffered', '!notOffered', '!notOffered', '!notStated', '!notStated', 'cancelled', '!stepTooEarly', 'reserved', '!notAccepted', 'cancelled', '!offerOpen'],
  allocated: ['!alreadyOpen', '!alreadyOpen', 'allocated', 'allocated', 'accepted', 'declineStated', '!notStated', '!notStated', 'cancelled', '!stepTooEarly', 'allocated', '!notAccepted', 'cancelled', '!offerOpen'],
  declineStated: ['!alreadyOpen', '!alreadyOpen', '!declinePending', '!declinePending', '!declinePending', '!declinePending', 'declined', 'allocated', 'cancelled', '!declinePending', '!declinePending', '!declinePending', 'cancelled', '!offerOpen'],
  accepted: ['!alreadyOpen', '!alreadyOpen', '!alreadyAccepted', '!alreadyAccepted', '!alreadyAccepted', 'declineStated', '!notStated', '!notStated', 'cancelled', 'accepted', 'accepted', 'movedIn', 'cancelled', '!offerOpen'],
  disputed: ['!disputed', 'allocated', '!disputed', '!disputed', '!disputed', '!disputed', '!disputed', '!disputed', 'cancelled', '!disputed', '!disputed', '!disputed', 'cancelled', '!offerOpen'],
  movedIn: closed, declined: closed, cancelled: closed,
}

describe.each([...OFFER_STATES, 'none'] as const)('from %s', (from) => {
  test.each(NAMES.map((name, at) => [name, TABLE[from][at]!] as const))('%s: %s', (name, cell) => {
    const result = step(from === 'none' ? null : from, ACTIONS[name], FACTS, STARTING_RULES)
    if (cell.startsWith('!')) expect(result).toMatchObject({ ok: false, reasons: [{ code: cell.slice(1) }] })
    else expect(result).toMatchObject({ ok: true, next: { state: cell === 'none' ? null : cell } })
  })
})

it('the table has a cell for every state and action', () => {
  expect(Object.keys(TABLE)).toHaveLength(OFFER_STATES.length + 1)
  for (const row of Object.values(TABLE)) expect(row).toHaveLength(Object.keys(ACTIONS).length)
})

const codes = (state: OfferState | null, action: OfferAction, facts: Partial<OfferFacts> = {}, rules = STARTING_RULES) => {
  const result = step(state, action, { ...FACTS, ...facts }, rules)
  return result.ok ? [] : result.reasons.map((one) => one.code)
}
const next = (state: OfferState | null, action: OfferAction, facts: Partial<OfferFacts> = {}, rules = STARTING_RULES) => {
  const result = step(state, action, { ...FACTS, ...facts }, rules)
  if (!result.ok) throw new Error(result.reasons.map((one) => one.code).join())
  return result.next
}
const withSteps = (...done: boolean[]) => ({ steps: STEPS.map((one, at) => ({ ...one, done: done[at]! })) })

describe('what is refused, with all its reasons', () => {
  test.each<[string, OfferState | null, OfferAction, Partial<OfferFacts>, OfferReason[]]>([
    ['a yes with a reason for no', 'allocated', { do: 'accept', declineReason: 'area' }, {}, ['acceptWithReason']],
    ['a yes too late', 'allocated', { do: 'accept' }, { answerBy: '2026-11-30' }, ['late']],
    ['a yes too late with a blank reason, and a reason for no', 'allocated', { do: 'accept', note: '  ', declineReason: 'area' }, { answerBy: '2026-11-30' }, ['acceptWithReason', 'late']],
    ['a no without a reason', 'allocated', { do: 'stateDecline', declineReason: null }, {}, ['declineWithoutReason']],
    ['a no with a blank reason', 'allocated', { do: 'stateDecline', declineReason: ' ' }, {}, ['declineWithoutReason']],
    ['a no with an unknown reason', 'allocated', { do: 'stateDecline', declineReason: 'moon' }, {}, ['unknownReason']],
    ['a no with the landlord’s reason', 'allocated', { do: 'stateDecline', declineReason: 'livingEnvironment' }, {}, ['reasonOfOther']],
    ['the landlord with the applicant’s reason', 'allocated', { do: 'withdraw', reason: 'area' }, {}, ['reasonOfOther']],
    ['the landlord without a reason', 'accepted', { do: 'withdraw', reason: null }, {}, ['declineWithoutReason']],
    ['two open allocations', null, { do: 'offer' }, { openOnDwelling: true, openOnCase: true, reservedForOther: true }, ['dwellingTaken', 'caseTaken', 'reservedForOther']],
    ['reserving what another has', null, { do: 'reserve' }, { reservedForOther: true }, ['reservedForOther']],
    ['an answer asked for yesterday', null, { do: 'offer', answerBy: '2026-11-30' }, {}, ['answerByPast']],
    ['settling a dispute without saying why', 'disputed', { do: 'offer' }, {}, ['noteRequired']],
    ['more time without saying why, and to a day gone by', 'allocated', { do: 'extend', answerBy: '2026-11-01', note: '' }, {}, ['answerByPast', 'noteRequired']],
    ['confirming one’s own', 'declineStated', { do: 'confirmDecline' }, { actor: 'ingrid' }, ['samePerson']],
    ['overruling one’s own without saying why', 'declineStated', { do: 'overruleDecline', note: null }, { actor: 'ingrid' }, ['samePerson', 'noteRequired']],
    ['confirming what must be judged', 'declineStated', { do: 'confirmDecline' }, { declineReason: 'tooSmall' }, ['judgementRequired']],
    ['judging against the code without saying why', 'declineStated', { do: 'confirmDecline', reasonable: true }, {}, ['noteRequired']],
    ['confirming a reason the rules no longer have', 'declineStated', { do: 'confirmDecline', reasonable: true }, { declineReason: 'moon' }, ['unknownReason']],
    ['confirming without a stated reason', 'declineStated', { do: 'confirmDecline' }, { declineReason: null }, ['declineWithoutReason']],
    ['overruling with a day gone by', 'declineStated', { do: 'overruleDecline', note: 'Misforstått', answerBy: '2026-11-30' }, {}, ['answerByPast']],
    ['a step that is not there', 'accepted', { do: 'completeStep', key: 'moon' }, {}, ['unknownStep']],
    ['a step done twice', 'accepted', { do: 'completeStep', key: 'told' }, {}, ['stepDone']],
    ['a step while an earlier required one is open', 'accepted', { do: 'completeStep', key: 'contract' }, withSteps(true, false, false, false), ['earlierOpen']],
    ['undoing while a later step is done', 'accepted', { do: 'undoStep', key: 'told' }, {}, ['laterDone']],
    ['undoing what is not done', 'accepted', { do: 'undoStep', key: 'extra' }, {}, ['stepNotDone']],
    ['moving in with required steps open, before the start and in the future', 'accepted', { do: 'moveIn', on: '2026-12-03' }, { ...withSteps(true, true, false, false), startsOn: '2026-12-15' }, ['stepsOpen', 'beforeStart', 'inFuture']],
    ['cancelling without saying why', 'allocated', { do: 'cancel', note: ' ' }, {}, ['noteRequired']],
    ['parking while an offer is open on the case', null, { do: 'park', until: '2027-01-01' }, { openOnCase: true }, ['offerOpen']],
    ['parking to today', null, { do: 'park', until: '2026-12-01' }, {}, ['parkPast']],
  ])('%s', (_, state, action, facts, expected) => expect(codes(state, action, facts)).toEqual(expected))

  it('says which steps are in the way, in words', () => {
    const result = step('accepted', { do: 'moveIn', on: '2026-12-01' }, { ...FACTS, ...withSteps(true, false, false, false) }, STARTING_RULES)
    expect(result).toMatchObject({ reasons: [{ text: 'Påkrevde steg er ikke gjort: Skriftlig beskjed, Kontrakt underskrevet.' }] })
  })
})

describe('what follows', () => {
  it('an optional step may be passed over, and required ones may not', () => {
    expect(next('accepted', { do: 'completeStep', key: 'told' }, withSteps(false, false, false, false)).step).toEqual({ key: 'told', done: true })
    expect(next('accepted', { do: 'undoStep', key: 'contract' })).toEqual({ state: 'accepted', step: { key: 'contract', done: false } })
  })

  it('steps of the offer can be done before the yes, those of the moving in only after it', () => {
    for (const state of ['reserved', 'allocated', 'accepted'] as const) expect(next(state, { do: 'completeStep', key: 'viewing' }, withSteps(false, false, false, false)).step).toEqual({ key: 'viewing', done: true })
    expect(codes('allocated', { do: 'completeStep', key: 'told' }, withSteps(true, false, false, false))).toEqual(['stepTooEarly'])
  })

  it('an offer gets the answer time of the rules, and a late yes is taken with a reason', () => {
    expect(next(null, { do: 'offer' })).toEqual({ state: 'allocated', answerBy: '2026-12-08' })
    expect(next('allocated', { do: 'accept', note: 'Lå på sykehus.' }, { answerBy: '2026-11-30' }).state).toBe('accepted')
    expect(next('allocated', { do: 'accept' }, { answerBy: '2026-12-01' }).state).toBe('accepted')
  })

  it('a no keeps who said it, for someone else to confirm; overruling takes it away', () => {
    expect(next('allocated', { do: 'stateDecline', declineReason: 'area' })).toEqual({ state: 'declineStated', declineReason: 'area', statedBy: 'per' })
    expect(next('declineStated', { do: 'overruleDecline', note: 'Misforstått', answerBy: '2026-12-09' }).answerBy).toBe('2026-12-09')
    expect(next('declineStated', { do: 'overruleDecline', note: 'Misforstått' })).toEqual({ state: 'allocated', declineReason: null, statedBy: null })
  })

  const offers = (change: Partial<typeof STARTING_RULES.offers>) => ({ ...STARTING_RULES, offers: { ...STARTING_RULES.offers, ...change } })
  const end = (reasonable: boolean | null, facts: Partial<OfferFacts>, change: Partial<typeof STARTING_RULES.offers>) => next('declineStated', { do: 'confirmDecline', reasonable, note: 'Vurdert' }, facts, offers(change)).consequence

  it.each([
    ['no by code lapses', null, { declineReason: 'area' }, { onRefusal: 'lapse' as const }, { kind: 'lapse', until: null, reasonable: false }],
    ['no by code moves back from today', null, { declineReason: 'area' }, { onRefusal: 'moveBack' as const, moveBackMonths: 3 }, { kind: 'moveBack', until: '2027-03-01', reasonable: false }],
    ['no by code where the rules keep', null, { declineReason: 'area' }, { onRefusal: 'keep' as const }, { kind: 'keep', until: null, reasonable: false }],
    ['yes by code always keeps', null, { declineReason: 'notSuitableHealth', refusalsBefore: 9 }, { onRefusal: 'lapse' as const }, { kind: 'keep', until: null, reasonable: true }],
    ['judged reasonable', true, { declineReason: 'tooSmall', refusalsBefore: 9 }, { onRefusal: 'lapse' as const }, { kind: 'keep', until: null, reasonable: true }],
    ['judged not reasonable', false, { declineReason: 'tooSmall' }, { onRefusal: 'lapse' as const }, { kind: 'lapse', until: null, reasonable: false }],
    ['the code overruled by a written judgement', true, { declineReason: 'area' }, { onRefusal: 'lapse' as const }, { kind: 'keep', until: null, reasonable: true }],
    ['the first of two', null, { declineReason: 'area', refusalsBefore: 0 }, { onRefusal: 'lapse' as const, maxOffers: 2 }, { kind: 'keep', until: null, reasonable: false }],
    ['the second of two', null, { declineReason: 'area', refusalsBefore: 1 }, { onRefusal: 'lapse' as const, maxOffers: 2 }, { kind: 'lapse', until: null, reasonable: false }],
  ])('%s', (_, reasonable, facts, change, expected) => expect(end(reasonable, facts, change)).toEqual(expected))

  it('the landlord’s withdrawal keeps the place, whatever the rules say of refusals', () => {
    expect(next('declineStated', { do: 'withdraw', reason: 'dwellingWithdrawn' }, { refusalsBefore: 5 }).consequence).toEqual({ kind: 'keep', until: null, reasonable: true })
  })
})

describe('ready answers for an offer that stands still', () => {
  it('are only those that can be taken, and each can be taken when a note is added', () => {
    expect(readyAnswers('allocated', FACTS, STARTING_RULES).map((one) => one.key)).toEqual(['remind', 'extend', 'withdraw'])
    const late = { ...FACTS, answerBy: '2026-11-30' }
    const answers = readyAnswers('allocated', late, STARTING_RULES)
    expect(answers.map((one) => one.key)).toEqual(['remind', 'extend', 'noAnswer', 'withdraw'])
    for (const { action, needsNote } of answers) expect(step('allocated', needsNote ? ({ ...action, note: 'Grunn' } as OfferAction) : action, late, STARTING_RULES).ok).toBe(true)
    expect(readyAnswers('reserved', FACTS, STARTING_RULES).map((one) => one.key)).toEqual(['withdraw'])
    for (const state of ['movedIn', 'declined', 'cancelled'] as const) expect(readyAnswers(state, late, STARTING_RULES)).toEqual([])
  })
})
