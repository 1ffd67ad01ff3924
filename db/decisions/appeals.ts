// Complaints: received in time or taken up late with a ground, changed or upheld here, sent on to the right body, settled there (forvaltningsloven §§ 28-34).
import { appealDeadline, interimReplyDue } from '../../shared/domain/deadlines.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { readRules } from '../settings/queries.ts'
import { decisionCommands } from './commands.ts'

type Empty = Record<string, never>

function load(context: CommandContext, id: string, states: readonly string[]): Row<'appeal'> {
  const own = context.write.sql<Row<'appeal'>>('SELECT * FROM appeal WHERE id = ?', [id])[0]
  if (!own) throw new Refusal('not-found')
  guardCase(context, own.caseId)
  if (!states.includes(own.status)) throw new Refusal('already-decided')
  return own
}

const next = (context: CommandContext, caseId: string, nextStep: string | null, dueOn: string | null) => context.write.update('housingCase', caseId, null, { nextStep, nextAction: nextStep ? 'Åpne' : null, waitingOn: nextStep ? 'Boligkontoret' : null, waitingSince: context.today, dueOn, dueKind: dueOn ? 'legal' : null })

function register(context: CommandContext, input: ParsedInput<'appeal.register'>) {
  const { write, today } = context
  const decision = write.sql<Row<'decision'>>('SELECT * FROM decision WHERE id = ?', [input.decisionId])[0]
  if (!decision) throw new Refusal('not-found', { field: 'decisionId' })
  guardCase(context, decision.caseId)
  if (!['decided', 'corrected', null].includes(decision.status)) throw new Refusal('not-found', { field: 'decisionId' })
  if (input.receivedOn > today || input.receivedOn < decision.decidedOn) throw new Refusal('bad-input', { field: 'receivedOn' })
  const rules = readRules(write, today).definition
  const deadline = decision.appealDeadline ?? appealDeadline(decision.notifiedOn ?? decision.decidedOn, rules)
  const late = input.receivedOn > deadline
  if (late && !input.lateGround) throw new Refusal('appeal-late', { field: 'lateGround', details: { deadline } })
  if (write.sql(`SELECT 1 FROM appeal WHERE decisionId = ? AND status IN ('received', 'upheld', 'sentOn')`, [decision.id]).length > 0) throw new Refusal('duplicate')
  const dueOn = interimReplyDue(input.receivedOn, rules)
  const id = write.insert('appeal', { caseId: decision.caseId, decisionId: decision.id, receivedOn: input.receivedOn, text: input.text, late: late ? 'yes' : 'no', lateGround: late ? input.lateGround : null, stayRequested: input.stayRequested ? 'yes' : 'no', status: 'received', dueOn }).id
  next(context, decision.caseId, `Svar på klage over vedtak ${decision.reference ?? ''}`.trim(), dueOn)
  return { id, late }
}

function handle(context: CommandContext, input: ParsedInput<'appeal.handle'>) {
  const { write, today } = context
  const own = load(context, input.id, ['received'])
  write.update('appeal', own.id, input.version, { status: input.outcome, handledOn: today, handledReason: input.reason })
  if (input.outcome === 'changed') {
    const { id } = decisionCommands['decision.correct'](context, { id: own.decisionId, reason: `Klagen er tatt til følge: ${input.reason}` })
    write.update('appeal', own.id, null, { newDecisionId: id })
    next(context, own.caseId, 'Fatt det nye vedtaket etter klagen', own.dueOn)
    return { newDecisionId: id }
  }
  next(context, own.caseId, input.outcome === 'upheld' ? 'Send klagen til klageinstansen' : 'Send brev om klagen', input.outcome === 'upheld' ? own.dueOn : null)
  return { newDecisionId: null }
}

function sendOn(context: CommandContext, input: ParsedInput<'appeal.sendOn'>): Empty {
  const own = load(context, input.id, ['upheld'])
  if (input.on > context.today || input.on < own.receivedOn) throw new Refusal('bad-input', { field: 'on' })
  const body = context.write.sql<{ appealBody: 'countyGovernor' | 'appealBoard' }>('SELECT appealBody FROM decision WHERE id = ?', [own.decisionId])[0]!.appealBody
  context.write.update('appeal', own.id, input.version, { status: 'sentOn', sentTo: body, sentOn: input.on })
  context.write.update('housingCase', own.caseId, null, { nextStep: 'Vent på klageinstansen', nextAction: 'Åpne', waitingOn: body === 'appealBoard' ? 'Klagenemnda' : 'Statsforvalteren', waitingSince: context.today, dueOn: null, dueKind: null })
  return {}
}

function settle(context: CommandContext, input: ParsedInput<'appeal.settle'>): Empty {
  const own = load(context, input.id, ['sentOn'])
  if (input.on > context.today || (own.sentOn !== null && input.on < own.sentOn)) throw new Refusal('bad-input', { field: 'on' })
  context.write.update('appeal', own.id, input.version, { status: 'settled', result: input.result, resultOn: input.on })
  next(context, own.caseId, input.result === 'upheld' ? null : 'Følg opp klageinstansens avgjørelse', null)
  return {}
}

export const appealCommands = { 'appeal.register': register, 'appeal.handle': handle, 'appeal.sendOn': sendOn, 'appeal.settle': settle } satisfies Partial<Handlers>
