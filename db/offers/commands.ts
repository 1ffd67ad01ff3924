// An offer's life: held, reminded, accepted, declined and confirmed or overruled, withdrawn, its steps, and the day they move in.
import { longDate, plusDays } from '../../shared/dates.ts'
import type { OfferAction } from '../../shared/domain/offer.ts'
import { isParked } from '../../shared/domain/order.ts'
import { ERRORS, Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { cancelAllocation } from '../allocation/cancel.ts'
import { freezePair, pairOf } from '../allocation/commands.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { dwellingLabel } from '../facts.ts'
import { readRules } from '../settings/queries.ts'
import { addSteps, loadOffer, mayStep, offerFacts } from './facts.ts'
import { moveIn } from './move-in.ts'

type Empty = Record<string, never>
const said = (context: CommandContext, caseId: string, title: string, body: string | null) => context.write.insert('note', { caseId, dwellingId: null, kind: 'note', title: title.slice(0, 300), body, topic: 'housing', happenedOn: context.today, author: context.session.name })
const labelOf = (context: CommandContext, dwellingId: string) => dwellingLabel(context.write.sql<{ address: string; unitNumber: string | null }>('SELECT b.address, d.unitNumber FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?', [dwellingId])[0]!)
/** An answer is given on or after the day of the offer, and never ahead of time. */
function checkAnswered(context: CommandContext, own: Row<'allocation'>, on: string): void {
  if (on > context.today || on < (own.offeredOn ?? own.allocatedOn)) throw new Refusal('bad-input', { field: 'on' })
}
const waits = (context: CommandContext, caseId: string, nextStep: string, waitingOn: string, dueOn: string | null) => context.write.update('housingCase', caseId, null, { nextStep, nextAction: 'Åpne', waitingOn, waitingSince: context.today, dueOn, dueKind: dueOn ? 'agreed' : null })

function reserve(context: CommandContext, input: ParsedInput<'offer.reserve'>) {
  const { write, today } = context
  guardCase(context, input.caseId)
  if (input.until < today) throw new Refusal('bad-input', { field: 'until' })
  const pair = pairOf(context, input.dwellingId, input.caseId)
  if (isParked(pair.applicant, today)) throw new Refusal('parked')
  mayStep(null, { do: 'reserve' }, offerFacts({ ...context, read: write }, input, null), pair.rules.definition)
  const vacancy = write.sql<{ id: string }>(`SELECT id FROM vacancy WHERE dwellingId = ? AND status = 'open'`, [input.dwellingId])[0]
  if (!vacancy) throw new Refusal('dwelling-not-available')
  write.update('vacancy', vacancy.id, null, { status: 'reserved' })
  const allocation = write.insert('allocation', { dwellingId: input.dwellingId, caseId: input.caseId, status: 'reserved', allocatedOn: today, reservedOn: today, reservedUntil: input.until, rationale: input.rationale, explanation: freezePair(pair), ruleVersion: `${pair.rules.name}, ${pair.rules.versionLabel}` })
  addSteps(write, allocation.id, 'offer', pair.rules.definition.steps.offer, today)
  waits(context, input.caseId, `Send tilbud om ${pair.dwelling.label}`, 'Boligkontoret', input.until)
  return { allocationId: allocation.id }
}

function release(context: CommandContext, input: ParsedInput<'offer.release'>): Empty {
  const { own } = loadOffer(context, input.allocationId, { do: 'cancel', note: input.reason })
  if (own.status !== 'reserved') throw new Refusal('offer-not-possible', { details: { reasons: ['Boligen er ikke bare holdt av. Trekk tilbudet i stedet.'] } })
  cancelAllocation(context, { allocationId: own.id, version: input.version, outcome: 'cancelled', reason: input.reason })
  return {}
}

function remind(context: CommandContext, input: ParsedInput<'offer.remind'>): Empty {
  const action: OfferAction = input.answerBy ? { do: 'extend', answerBy: input.answerBy, note: input.note } : { do: 'remind' }
  const { own } = loadOffer(context, input.allocationId, action)
  context.write.update('allocation', own.id, input.version, { remindedOn: context.today, ...(input.answerBy ? { answerBy: input.answerBy } : {}) })
  said(context, own.caseId, input.answerBy ? `Svarfristen er flyttet til ${longDate(input.answerBy)}` : `Purret på svar om ${labelOf(context, own.dwellingId)}`, input.note)
  if (input.answerBy) context.write.update('housingCase', own.caseId, null, { dueOn: input.answerBy, dueKind: 'agreed' })
  return {}
}

function accept(context: CommandContext, input: ParsedInput<'offer.accept'>): Empty {
  const { own, rules } = loadOffer(context, input.allocationId, { do: 'accept', declineReason: input.declineCode, note: input.lateReason })
  checkAnswered(context, own, input.on)
  context.write.update('allocation', own.id, input.version, { status: 'accepted', answeredOn: input.on, answerReason: input.lateReason?.slice(0, 300) ?? null })
  addSteps(context.write, own.id, 'moveIn', rules.steps.moveIn, context.today)
  context.write.update('housingCase', own.caseId, null, { status: 'allocated' })
  waits(context, own.caseId, `Skriv kontrakt og avtal overtakelse av ${labelOf(context, own.dwellingId)}`, 'Boligkontoret', own.startsOn)
  return {}
}

function decline(context: CommandContext, input: ParsedInput<'offer.decline'>) {
  const { own, rules } = loadOffer(context, input.allocationId, { do: 'stateDecline', declineReason: input.code, note: input.note })
  checkAnswered(context, own, input.on)
  const reason = rules.offers.declineReasons.find((one) => one.code === input.code)!
  context.write.update('allocation', own.id, input.version, { status: 'allocated', declineStatus: 'stated', declineCode: input.code, declineNote: input.note, declineStatedById: context.session.userId, answeredOn: input.on, answerReason: reason.label })
  waits(context, own.caseId, `Bekreft nei til ${labelOf(context, own.dwellingId)}`, 'En kollega', plusDays(context.today, 3))
  return { reasonable: reason.reasonable, consequence: reason.reasonable === 'judge' ? null : previewConsequence(context, own, reason.reasonable === 'yes') }
}

/** What a confirmed no would lead to, as the machine says it. */
function previewConsequence(context: CommandContext, own: Row<'allocation'>, reasonable: boolean) {
  const rules = readRules(context.write, context.today).definition
  const facts = { ...offerFacts({ ...context, read: context.write }, own, own), statedBy: null, declineReason: context.write.sql<{ declineCode: string | null }>('SELECT declineCode FROM allocation WHERE id = ?', [own.id])[0]!.declineCode }
  return mayStep('declineStated', { do: 'confirmDecline', reasonable, note: 'forhåndsvisning' }, facts, rules).consequence?.kind ?? null
}

const CONSEQUENCE_WORDS = { keep: 'Søkeren beholder plassen.', moveBack: 'Søkeren settes tilbake på listen.', lapse: 'Vedtaket faller bort.' }

function confirmDecline(context: CommandContext, input: ParsedInput<'offer.confirmDecline'>) {
  const { write, today, session } = context
  const { own, next } = loadOffer(context, input.allocationId, { do: 'confirmDecline', reasonable: input.reasonable === 'yes', note: input.note })
  const consequence = next.consequence!
  cancelAllocation(context, { allocationId: own.id, version: input.version, outcome: 'declined', reason: own.answerReason ?? 'Takket nei' })
  write.update('allocation', own.id, null, { answeredOn: own.answeredOn, declineStatus: 'confirmed', declineReasonable: input.reasonable, declineConsequence: consequence.kind, declineConfirmedById: session.userId, declineConfirmedOn: today, declineNote: [own.declineNote, input.note].filter(Boolean).join('\n') || null })
  if (consequence.kind === 'moveBack') write.update('housingCase', own.caseId, null, { movedBackTo: consequence.until })
  if (consequence.kind === 'lapse') {
    for (const one of write.sql<{ id: string }>(`SELECT id FROM decision WHERE caseId = ? AND kind = 'municipalDwelling' AND outcome = 'granted' AND coalesce(status, 'decided') = 'decided'`, [own.caseId])) write.update('decision', one.id, null, { validUntil: today })
    write.update('housingCase', own.caseId, null, { status: 'closed', closedOn: today, grantedOn: null, nextStep: 'Send brev om at vedtaket er falt bort', nextAction: 'Skriv', waitingOn: 'Boligkontoret', waitingSince: today })
  }
  said(context, own.caseId, `Nei til ${labelOf(context, own.dwellingId)} er bekreftet`, [own.answerReason, input.reasonable === 'yes' ? 'Rimelig grunn.' : 'Ikke rimelig grunn.', CONSEQUENCE_WORDS[consequence.kind], input.note].filter(Boolean).join(' '))
  return { consequence: consequence.kind }
}

function overruleDecline(context: CommandContext, input: ParsedInput<'offer.overruleDecline'>): Empty {
  const { own } = loadOffer(context, input.allocationId, { do: 'overruleDecline', note: input.reason })
  if (input.answerBy < context.today) throw new Refusal('bad-input', { field: 'answerBy' })
  context.write.update('allocation', own.id, input.version, { declineStatus: 'overruled', declineConfirmedById: context.session.userId, declineConfirmedOn: context.today, declineNote: [own.declineNote, input.reason].filter(Boolean).join('\n'), answerBy: input.answerBy, answeredOn: null, answerReason: null })
  said(context, own.caseId, `Tilbudet om ${labelOf(context, own.dwellingId)} står`, input.reason)
  waits(context, own.caseId, `Vent på svar på tilbudet om ${labelOf(context, own.dwellingId)}`, 'Søkeren', input.answerBy)
  return {}
}

function withdraw(context: CommandContext, input: ParsedInput<'offer.withdraw'>): Empty {
  const { own, rules } = loadOffer(context, input.allocationId, { do: 'withdraw', reason: input.code, note: input.note })
  const label = rules.offers.declineReasons.find((one) => one.code === input.code)!.label
  cancelAllocation(context, { allocationId: own.id, version: input.version, outcome: 'cancelled', reason: label })
  context.write.update('allocation', own.id, null, { declineCode: input.code, declineNote: input.note, declineConsequence: 'keep', declineReasonable: 'yes' })
  said(context, own.caseId, `Tilbudet om ${labelOf(context, own.dwellingId)} er trukket`, [label, input.note].filter(Boolean).join('. '))
  return {}
}

/** Steps that say something of the tenancy are written there too. */
const ON_TENANCY: Readonly<Record<string, 'toldOn' | 'signedOn' | 'keysOn'>> = { 'told11-1': 'toldOn', contract: 'signedOn', keys: 'keysOn' }

function doStep(context: CommandContext, input: ParsedInput<'offer.step'>): Empty {
  const { write, session } = context
  const row = write.sql<Row<'allocationStep'>>('SELECT * FROM allocationStep WHERE id = ?', [input.stepId])[0]
  if (!row) throw new Refusal('not-found')
  if (row.role !== session.role && session.role !== 'leader' && session.role !== 'caseworker') throw new Refusal('not-allowed')
  const { own } = loadOffer(context, row.allocationId, { do: input.doneOn ? 'completeStep' : 'undoStep', key: `${row.scope}:${row.key}` })
  if (input.doneOn && input.doneOn > context.today) throw new Refusal('bad-input', { field: 'doneOn' })
  write.update('allocationStep', row.id, input.version, { doneOn: input.doneOn, doneBy: input.doneOn ? session.name : null, note: input.note ?? row.note })
  const field = ON_TENANCY[row.key]
  if (field) for (const one of write.sql<{ id: string }>(`SELECT id FROM tenancy WHERE dwellingId = ? AND caseId = ? AND status = 'planned'`, [own.dwellingId, own.caseId])) write.update('tenancy', one.id, null, { [field]: input.doneOn })
  return {}
}

function bulk(context: CommandContext, input: ParsedInput<'offer.bulk'>) {
  const failed: { allocationId: string; label: string; code: string; text: string }[] = []
  let done = 0
  for (const { allocationId, version } of input.items) {
    try {
      // Each act asks the machine, and its first write checks the version: one that can't be done has written nothing.
      if (input.act === 'release') release(context, { allocationId, version, reason: input.reason ?? '' })
      else remind(context, { allocationId, version, answerBy: input.act === 'extend' ? (input.answerBy ?? plusDays(context.today, readRules(context.write, context.today).definition.offers.answerDays)) : null, note: input.reason })
      done++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const own = context.write.sql<{ dwellingId: string }>('SELECT dwellingId FROM allocation WHERE id = ?', [allocationId])[0]
      const reasons = error.error.details?.['reasons']
      failed.push({ allocationId, label: own && error.error.code !== 'protected' ? labelOf(context, own.dwellingId) : '', code: error.error.code, text: Array.isArray(reasons) ? reasons.join(' ') : ERRORS[error.error.code][0] })
    }
  }
  return { done, failed }
}

export const offerCommands = {
  'offer.reserve': reserve, 'offer.release': release, 'offer.remind': remind, 'offer.accept': accept, 'offer.decline': decline, 'offer.confirmDecline': confirmDecline, 'offer.overruleDecline': overruleDecline, 'offer.withdraw': withdraw, 'offer.step': doStep, 'offer.bulk': bulk,
  'offer.moveIn': (context, input) => moveIn(context, input),
} satisfies Partial<Handlers>
