// What a person does about a home at risk. Nothing here happens by itself: every step is signed by who took it, and what lacks is said before anything is written.
import { dateText } from '../../shared/dates.ts'
import { instalmentCount, isAdverse, lacksFor, MIN_REASON, MOST_INSTALMENTS, outcomeLacks, paidSum, stepDeadline } from '../../shared/domain/eviction.ts'
import { Refusal } from '../../shared/errors.ts'
import { trackStepKind } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { readRules } from '../settings/queries.ts'
import { about, afterEnd, childrenAt, factsOf, loadTrack, looseSteps, paymentsOf, readTrack, type Loaded } from './track.ts'
import { readSubjects } from './subjects.ts'

const notLater = (context: CommandContext, on: string, field: string) => {
  if (on > context.today) throw new Refusal('bad-input', { field })
}
const lacking = (lacks: readonly string[]) => {
  if (lacks.length > 0) throw new Refusal('step-lacks', { details: { missing: lacks } })
}

/** The tenancy or the case, guarded. A tenancy brings its case along. */
function subject(context: CommandContext, given: { tenancyId: string | null; caseId: string | null }): { tenancyId: string | null; caseId: string | null } {
  const { write } = context
  if (given.tenancyId === null && given.caseId === null) throw new Refusal('bad-input', { field: 'tenancyId' })
  const tenancy = given.tenancyId === null ? null : write.sql<Row<'tenancy'>>('SELECT * FROM tenancy WHERE id = ?', [given.tenancyId])[0]
  if (tenancy === undefined) throw new Refusal('not-found')
  if (tenancy && given.caseId !== null && tenancy.caseId !== given.caseId) throw new Refusal('bad-input', { field: 'caseId' })
  const caseId = tenancy ? tenancy.caseId : given.caseId
  if (caseId !== null) guardCase(context, caseId)
  return { tenancyId: tenancy?.id ?? null, caseId }
}

function addSignal(context: CommandContext, input: ParsedInput<'signal.add'>) {
  const of = subject(context, input)
  notLater(context, input.seenOn, 'seenOn')
  if (input.kind === 'arrears' ? input.amount === null && input.months === null && !input.text : !input.text) throw new Refusal('bad-input', { field: input.kind === 'arrears' ? 'amount' : 'text' })
  const owes = input.kind === 'arrears'
  return { id: context.write.insert('signal', { ...of, kind: input.kind, seenOn: input.seenOn, amount: owes ? input.amount : null, months: owes ? input.months : null, oldestDueOn: owes ? input.oldestDueOn : null, text: input.text, source: 'Skrevet inn', importRunId: null, by: context.session.name }).id }
}

/** A person looked and chose. Only the facts as they stand now can be judged: with newer ones it must be looked at again. */
function handle(context: CommandContext, input: ParsedInput<'signal.handle'>) {
  const { write, session, today } = context
  const of = subject(context, input)
  if (input.quietUntil !== null && input.quietUntil <= today) throw new Refusal('bad-input', { field: 'quietUntil' })
  const rules = readRules(write, today).definition
  const row = readSubjects(write, rules, today, of.tenancyId ? { tenancyId: of.tenancyId } : { caseId: of.caseId })[0]
  if (!row?.signals.some((one) => one.signal.key === input.key)) throw new Refusal('signal-changed')
  if (input.response === 'track' && !of.tenancyId) throw new Refusal('step-lacks', { details: { missing: ['Sporet hører til et leieforhold. Saken har ingen bolig som løper.'] } })
  if (input.response === 'plan') intoPlan(context, row.planId, input.note)
  const trackId = input.response === 'track' ? (row.track?.id ?? openTrack(context, { tenancyId: of.tenancyId!, amount: null }).id) : null
  return { id: write.insert('signalHandling', { signalKey: input.key, ...of, response: input.response, note: input.note, handledOn: today, handledById: session.userId, quietUntil: input.quietUntil }).id, trackId }
}

function intoPlan({ write, session }: CommandContext, planId: string | null, note: string): void {
  if (planId === null) throw new Refusal('step-lacks', { details: { missing: ['Det finnes ingen plan som løper. Lag planen først, eller velg noe annet.'] } })
  write.insert('measure', { planId, goalId: null, text: note.slice(0, 300), status: 'planned', serviceId: null, responsible: session.name, startsOn: null, dueOn: null, doneOn: null, frequency: null, teamDecisionId: null })
}

function openTrack(context: CommandContext, input: ParsedInput<'track.open'>) {
  const { write, session, today } = context
  const { tenancyId, caseId } = subject(context, { tenancyId: input.tenancyId, caseId: null })
  const tenancy = write.sql<Row<'tenancy'>>('SELECT * FROM tenancy WHERE id = ?', [tenancyId!])[0]!
  if (!['active', 'noticeGiven'].includes(tenancy.status)) throw new Refusal('already-decided')
  if (write.sql(`SELECT 1 FROM evictionTrack WHERE tenancyId = ? AND status = 'open'`, [tenancyId!]).length > 0) throw new Refusal('duplicate')
  const owed = write.sql<{ amount: number | null; oldestDueOn: string | null; seenOn: string }>(`SELECT amount, oldestDueOn, seenOn FROM signal WHERE tenancyId = ? AND kind = 'arrears' ORDER BY seenOn DESC, createdAt DESC LIMIT 1`, [tenancyId!])[0]
  const amount = input.amount ?? owed?.amount ?? null
  const track = write.insert('evictionTrack', { tenancyId: tenancyId!, caseId, status: 'open', openedOn: today, openedById: session.userId, responsibleId: session.userId, amount, children: null, childrenNote: null, outcome: null, outcomeNote: null, endedOn: null, endedById: null })
  if (owed?.amount) write.insert('trackStep', { trackId: track.id, kind: 'missedPayment', happenedOn: owed.oldestDueOn ?? owed.seenOn, deadlineOn: null, amount: owed.amount, note: null, reason: null, byId: session.userId, withdrawnOn: null })
  return { id: track.id }
}

function load(context: CommandContext, id: string): Loaded {
  const one = loadTrack({ read: context.write, session: context.session }, id)
  if (one.track.status !== 'open') throw new Refusal('already-decided')
  return one
}

function takeStep(context: CommandContext, input: ParsedInput<'track.step'>) {
  const { write, session, today } = context
  const one = load(context, input.trackId)
  const rules = readRules(write, today).definition
  notLater(context, input.happenedOn, 'happenedOn')
  const lacks = lacksFor(input.kind, factsOf(write, one, input.happenedOn), input.happenedOn, rules, isAdverse(input.kind) ? input.reason : undefined)
  if (input.kind === 'childrenConsidered' && (input.note ?? '').length < MIN_REASON) lacks.push('Skriv hva dette betyr for barna.')
  if (input.kind === 'contact' && (input.note ?? '').length < MIN_REASON) lacks.push('Skriv hvem du snakket med, eller hva du prøvde.')
  if ((input.kind === 'contact' || input.kind === 'childrenConsidered') && input.happenedOn < about(one)) lacks.push(`Dette kan ikke være før ${dateText(about(one))}: det gjelder et annet leieforhold eller en annen tid.`)
  if (isAdverse(input.kind) && input.happenedOn < one.track.openedOn) lacks.push('Steget kan ikke være før sporet ble åpnet.')
  if (input.kind === 'evictionDate' && (input.deadlineOn === null || input.deadlineOn <= input.happenedOn)) lacks.push('Skriv datoen for utkastelsen.')
  lacking(lacks)
  const least = stepDeadline(input.kind, input.happenedOn, rules)
  if (least !== null && input.deadlineOn !== null && input.deadlineOn < least) throw new Refusal('step-lacks', { field: 'deadlineOn', details: { missing: [`Fristen kan ikke være før ${dateText(least)}.`] } })
  const deadlineOn = input.deadlineOn ?? least
  const { id } = write.insert('trackStep', { trackId: one.track.id, kind: input.kind, happenedOn: input.happenedOn, deadlineOn, amount: input.amount, note: input.note, reason: input.reason, byId: session.userId, withdrawnOn: null })
  if (input.kind === 'childrenConsidered') write.update('evictionTrack', one.track.id, null, { childrenNote: input.note })
  return { id, deadlineOn }
}

function endTrack(context: CommandContext, input: ParsedInput<'track.end'>): Record<string, never> {
  const { write, session } = context
  const one = load(context, input.id)
  notLater(context, input.endedOn, 'endedOn')
  if (input.endedOn < one.track.openedOn) throw new Refusal('bad-input', { field: 'endedOn' })
  lacking(outcomeLacks(input.outcome, factsOf(write, one, input.endedOn), input.endedOn, readRules(write, context.today).definition, input.note))
  // Nobody owes instalments of a debt that is paid or of a home that is gone.
  const ended = input.outcome === 'repaymentKept' || input.outcome === 'paid' ? ('kept' as const) : input.outcome === 'evicted' ? ('broken' as const) : null
  for (const plan of one.repayments) if (plan.status === 'active' && ended) write.update('repaymentPlan', plan.id, null, { status: ended, endedOn: input.endedOn })
  write.update('evictionTrack', input.id, input.version, { status: 'ended', outcome: input.outcome, outcomeNote: input.note, endedOn: input.endedOn, endedById: session.userId })
  return {}
}

function agree(context: CommandContext, input: ParsedInput<'repayment.agree'>) {
  const { write, session, today } = context
  const one = load(context, input.trackId)
  notLater(context, input.agreedOn, 'agreedOn')
  if (one.tenancy.status === 'ended') lacking(['Leieforholdet er avsluttet. Da kan sporet bare avsluttes.'])
  if (input.agreedOn < one.track.openedOn) throw new Refusal('bad-input', { field: 'agreedOn' })
  if (input.firstDueOn < input.agreedOn || input.firstDueOn < today) throw new Refusal('bad-input', { field: 'firstDueOn' })
  if (input.monthly > input.amount || instalmentCount(input.amount, input.monthly) > MOST_INSTALMENTS) throw new Refusal('bad-input', { field: 'monthly' })
  for (const plan of one.repayments) if (plan.status === 'active') write.update('repaymentPlan', plan.id, null, { status: 'replaced', endedOn: input.agreedOn })
  const { id } = write.insert('repaymentPlan', { tenancyId: one.track.tenancyId, trackId: one.track.id, caseId: one.caseId, amount: input.amount, monthly: input.monthly, firstDueOn: input.firstDueOn, agreedOn: input.agreedOn, agreedWith: input.agreedWith, status: 'active', payments: '[]', endedOn: null, note: input.note })
  write.insert('trackStep', { trackId: one.track.id, kind: 'repaymentPlan', happenedOn: input.agreedOn, deadlineOn: null, amount: input.amount, note: input.agreedWith ? `Avtalt med ${input.agreedWith}.` : null, reason: null, byId: session.userId, withdrawnOn: null })
  return { id }
}

function loadPlan(context: CommandContext, id: string): Row<'repaymentPlan'> {
  const plan = context.write.sql<Row<'repaymentPlan'>>('SELECT * FROM repaymentPlan WHERE id = ?', [id])[0]
  if (!plan) throw new Refusal('not-found')
  subject(context, { tenancyId: plan.tenancyId, caseId: null })
  if (plan.caseId) guardCase(context, plan.caseId)
  if (plan.status !== 'active') throw new Refusal('already-decided')
  return plan
}

function pay(context: CommandContext, input: ParsedInput<'repayment.pay'>) {
  const plan = loadPlan(context, input.id)
  notLater(context, input.on, 'on')
  if (input.on < plan.agreedOn) throw new Refusal('bad-input', { field: 'on' })
  const payments = [...paymentsOf(plan), { on: input.on, amount: input.amount }].toSorted((a, b) => (a.on < b.on ? -1 : 1))
  if (paidSum(payments) > plan.amount) throw new Refusal('bad-input', { field: 'amount' })
  const kept = paidSum(payments) === plan.amount
  return { version: context.write.update('repaymentPlan', plan.id, input.version, { payments: JSON.stringify(payments), ...(kept ? { status: 'kept' as const, endedOn: input.on } : {}) }).version, kept }
}

/** An answer never does away with children the case knows of. */
function setChildren(context: CommandContext, input: ParsedInput<'track.children'>) {
  const one = load(context, input.id)
  const known = childrenAt(context.write, { ...one, track: { ...one.track, children: null } }, context.today) ?? 0
  if (input.children < known) lacking([`Saken sier at det bor ${known} barn her. Endre husstanden i saken først.`])
  return { version: context.write.update('evictionTrack', input.id, input.version, { children: input.children }).version }
}

/** What a later step rests on is not taken away from under it. */
function withdrawStep(context: CommandContext, input: ParsedInput<'track.withdrawStep'>): Record<string, never> {
  const { write, session, today } = context
  const step = write.sql<Row<'trackStep'>>('SELECT * FROM trackStep WHERE id = ?', [input.id])[0]
  if (!step) throw new Refusal('not-found')
  const one = loadTrack({ read: write, session }, step.trackId)
  if (step.withdrawnOn !== null || (one.track.status !== 'open' && !afterEnd(one.track, step))) throw new Refusal('already-decided')
  if (step.kind === 'evictionDate' && one.tenancy.endReason === 'eviction') lacking(['Leieforholdet er avsluttet som utkastelse. Det bygger på dette steget.'])
  const loose = new Set(looseSteps(write, one).map((row) => row.id))
  write.update('trackStep', step.id, input.version, { withdrawnOn: today, note: [step.note, `Trukket: ${input.reason}`].filter(Boolean).join(' ').slice(0, 4000) })
  lacking(looseSteps(write, readTrack(write, one.track.id)!).filter((row) => !loose.has(row.id)).map((row) => `«${trackStepKind.labels[row.kind]}» ${dateText(row.happenedOn)} bygger på dette steget. Trekk det først.`))
  return {}
}

function setEnforcement({ write }: CommandContext, input: ParsedInput<'keeping.setEnforcement'>): Record<string, never> {
  const row = write.sql<{ id: string }>(`SELECT id FROM setting WHERE key = 'enforcementAgreement'`)[0]
  if (row) write.update('setting', row.id, null, { value: JSON.stringify(input) })
  else write.insert('setting', { key: 'enforcementAgreement', value: JSON.stringify(input) })
  return {}
}

export const keepingCommands = {
  'signal.add': addSignal, 'signal.handle': handle, 'track.open': openTrack, 'track.step': takeStep, 'track.end': endTrack, 'track.children': setChildren, 'track.withdrawStep': withdrawStep, 'repayment.agree': agree, 'repayment.pay': pay, 'keeping.setEnforcement': setEnforcement,
  'track.assign': (context, input) => {
    load(context, input.id)
    if (context.write.sql(`SELECT 1 FROM appUser WHERE id = ? AND active = 'yes'`, [input.responsibleId]).length === 0) throw new Refusal('bad-input', { field: 'responsibleId' })
    return { version: context.write.update('evictionTrack', input.id, input.version, { responsibleId: input.responsibleId }).version }
  },
  'repayment.end': (context, input) => {
    const plan = loadPlan(context, input.id)
    context.write.update('repaymentPlan', plan.id, input.version, { status: input.status, endedOn: context.today, note: [plan.note, input.note].filter(Boolean).join(' ') })
    return {}
  },
} satisfies Partial<Handlers>
