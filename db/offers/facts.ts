// What the offer machine must know about one offer, read from the store; and the machine's answer turned into a refusal with every reason.
import { step, type OfferAction, type OfferFacts, type OfferNext, type OfferState } from '../../shared/domain/offer.ts'
import type { RuleDefinition, RuleStep } from '../../shared/domain/rules.ts'
import { plusDays } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader, Writer } from '../store.ts'

export const HOLDING = `('reserved', 'allocated', 'accepted', 'disputed')`

export const stateOf = (one: Pick<Row<'allocation'>, 'status' | 'declineStatus'>): OfferState => (one.status === 'allocated' && one.declineStatus === 'stated' ? 'declineStated' : one.status)

export const stepsOf = (read: Reader, allocationId: string) => read.sql<Row<'allocationStep'>>(`SELECT * FROM allocationStep WHERE allocationId = ? ORDER BY CASE scope WHEN 'offer' THEN 0 ELSE 1 END, position, key`, [allocationId])

/** Refusals of this case's decision that had no reasonable ground. */
export const refusalsOf = (read: Reader, caseId: string) => read.sql<{ n: number }>(`SELECT count(*) AS n FROM allocation a JOIN housingCase c ON c.id = a.caseId WHERE a.caseId = ? AND a.status = 'declined' AND a.declineReasonable = 'no' AND a.allocatedOn >= coalesce(c.grantedOn, '')`, [caseId])[0]!.n

const others = (read: Reader, column: 'dwellingId' | 'caseId', value: string, except: string | null) => read.sql<{ status: string }>(`SELECT status FROM allocation WHERE ${column} = ? AND id IS NOT ? AND status IN ('reserved', 'allocated', 'accepted')`, [value, except])

/** Facts of an offer on a dwelling to a case. @param own the allocation, when there is one */
export function offerFacts({ read, session, today }: QueryContext, pair: { dwellingId: string; caseId: string }, own: Row<'allocation'> | null): OfferFacts {
  const onDwelling = others(read, 'dwellingId', pair.dwellingId, own?.id ?? null)
  return {
    today, actor: session.userId, startsOn: own?.startsOn ?? today, answerBy: own?.answerBy ?? null, openOnDwelling: onDwelling.some((one) => one.status !== 'reserved'), reservedForOther: onDwelling.some((one) => one.status === 'reserved'), openOnCase: others(read, 'caseId', pair.caseId, own?.id ?? null).length > 0,
    statedBy: own?.declineStatedById ?? null, declineReason: own?.declineCode ?? null, refusalsBefore: refusalsOf(read, pair.caseId),
    steps: own ? stepsOf(read, own.id).filter((one) => own.status !== 'allocated' || one.scope === 'offer').map((one) => ({ key: `${one.scope}:${one.key}`, title: one.title, scope: one.scope, required: one.required === 'yes', done: one.doneOn !== null })) : [],
  }
}

/** Ask the machine; a no is a refusal with every reason in words. */
export function mayStep(state: OfferState | null, action: OfferAction, facts: OfferFacts, rules: RuleDefinition): OfferNext {
  const answer = step(state, action, facts, rules)
  if (answer.ok) return answer.next
  const codes = answer.reasons.map((one) => one.code)
  const code = codes.includes('samePerson') ? 'offer-own-decline' : codes.includes('reservedForOther') ? 'dwelling-reserved' : codes.includes('dwellingTaken') ? 'dwelling-allocated' : codes.includes('caseTaken') ? 'case-allocated' : 'offer-not-possible'
  throw new Refusal(code, { details: { reasons: answer.reasons.map((one) => one.text), codes } })
}

/** Load an offer, guard its case, ask the machine. */
export function loadOffer(context: CommandContext, allocationId: string, action: OfferAction): { own: Row<'allocation'>; next: OfferNext; rules: RuleDefinition } {
  const own = context.write.sql<Row<'allocation'>>('SELECT * FROM allocation WHERE id = ?', [allocationId])[0]
  if (!own) throw new Refusal('not-found')
  guardCase(context, own.caseId)
  const rules = readRules(context.write, context.today).definition
  return { own, rules, next: mayStep(stateOf(own), action, offerFacts({ ...context, read: context.write }, own, own), rules) }
}

/** Copy the rule set's steps to an offer. Nothing happens to steps that are there. */
export function addSteps(write: Writer, allocationId: string, scope: 'offer' | 'moveIn', steps: readonly RuleStep[], today: string): void {
  const known = new Set(stepsOf(write, allocationId).map((one) => `${one.scope}:${one.key}`))
  steps.forEach((one, i) => {
    if (!known.has(`${scope}:${one.key}`)) write.insert('allocationStep', { allocationId, scope, position: i + 1, key: one.key, title: one.title, role: one.role, required: one.required ? 'yes' : 'no', dueOn: one.days === null ? null : plusDays(today, one.days) })
  })
}
