// Decisions: drafted, checked by a second person where the rules say so, made and locked, undone the same day, corrected by a new one.
import { plusMonths } from '../../shared/dates.ts'
import { appealDeadline } from '../../shared/domain/deadlines.ts'
import { appealBodyFor, basisFor, controlFor } from '../../shared/domain/decision.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Patch, Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { readRules } from '../settings/queries.ts'
import { lacksOf } from './card.ts'
import { lettersWith } from '../letters/recipients.ts'
import { contentHash, freeze, thaw } from './freeze.ts'

type Empty = Record<string, never>
const EDITABLE: readonly string[] = ['draft', 'returned', 'control']

function load(context: CommandContext, id: string): Row<'decision'> {
  const own = context.write.sql<Row<'decision'>>('SELECT * FROM decision WHERE id = ?', [id])[0]
  if (!own) throw new Refusal('not-found')
  guardCase(context, own.caseId)
  return own
}

function loadDraft(context: CommandContext, id: string): Row<'decision'> {
  const own = load(context, id)
  if (!EDITABLE.includes(own.status ?? 'decided')) throw new Refusal('decision-locked')
  return own
}

function draft(context: CommandContext, input: ParsedInput<'decision.draft'>) {
  const { write, session, today } = context
  guardCase(context, input.caseId)
  if (input.applicationId !== null && write.sql('SELECT 1 FROM application WHERE id = ? AND caseId = ?', [input.applicationId, input.caseId]).length === 0) throw new Refusal('not-found', { field: 'applicationId' })
  const rules = readRules(write, today)
  const values = {
    kind: input.kind, outcome: input.outcome, applicationId: input.applicationId, legalBasis: input.legalBasis || basisFor(input.kind, rules.definition), reasonCodes: JSON.stringify(input.reasonCodes), rationale: input.rationale, considerations: input.considerations, specification: input.specification === null ? null : JSON.stringify(input.specification), stayOfExecution: input.stayOfExecution ? ('yes' as const) : ('no' as const),
    contractMonths: input.outcome === 'granted' && input.kind === 'municipalDwelling' ? (input.specification?.contractMonths ?? null) : null, appealBody: appealBodyFor(input.kind, rules.definition),
  }
  let id = input.id
  if (id === null) id = write.insert('decision', { ...values, caseId: input.caseId, decidedOn: today, status: 'draft', draftedById: session.userId }).id
  else {
    const own = loadDraft(context, id)
    if (own.caseId !== input.caseId) throw new Refusal('not-found')
    // A changed text is a new draft: whoever checked it checked another.
    const touched = contentHash({ ...own, ...values }) !== contentHash(own)
    write.update('decision', id, input.version, { ...values, ...(touched ? { status: 'draft' as const, controlledById: null, controlledOn: null, contentHash: null } : {}) })
  }
  return { id, lacks: lacksOf(write, write.sql<Row<'decision'>>('SELECT * FROM decision WHERE id = ?', [id])[0]!, rules.definition, today) }
}

function sendToControl(context: CommandContext, input: ParsedInput<'decision.sendToControl'>): Empty {
  const { write, today } = context
  const own = loadDraft(context, input.id)
  const lacks = lacksOf(write, own, readRules(write, today).definition, today).filter((one) => one.code !== 'control')
  if (lacks.length > 0) throw new Refusal('decision-lacks', { details: { missing: lacks.map((one) => one.text) } })
  write.update('decision', own.id, input.version, { status: 'control', contentHash: contentHash(own), controlledById: null, controlledOn: null })
  write.update('housingCase', own.caseId, null, { nextStep: 'Kontroller utkastet til vedtak', nextAction: 'Kontroller', waitingOn: 'Den som kontrollerer', waitingSince: today })
  return {}
}

function control(context: CommandContext, input: ParsedInput<'decision.control'>): Empty {
  const { write, session, today } = context
  const own = loadDraft(context, input.id)
  if (own.status !== 'control') throw new Refusal('control-changed')
  const rule = controlFor(readRules(write, today).definition, own.kind, own.outcome)
  if (rule && session.role !== rule.by && session.role !== 'leader') throw new Refusal('not-allowed')
  // Whoever wrote any part of it may not check it; nor who wrote the decision it corrects.
  const authors = write.sql<{ actorId: string }>(`SELECT DISTINCT o.actorId FROM change c JOIN operation o ON o.seq = c.opSeq WHERE c.entity = 'decision' AND c.entityId IN (?, ?) AND o.name IN ('decision.draft', 'decision.correct')`, [own.id, own.supersedesId]).map((one) => one.actorId)
  if (own.draftedById === session.userId || authors.includes(session.userId)) throw new Refusal('control-own')
  if (own.contentHash !== contentHash(own)) throw new Refusal('control-changed')
  if (input.answer === 'return' && !input.note) throw new Refusal('reason-required', { field: 'note' })
  write.update('decision', own.id, input.version, input.answer === 'approve' ? { controlledById: session.userId, controlledOn: today, controlNote: input.note } : { status: 'returned', controlNote: input.note, contentHash: null })
  write.update('housingCase', own.caseId, null, input.answer === 'approve' ? { nextStep: 'Fatt vedtaket', nextAction: 'Fatt', waitingOn: 'Boligkontoret', waitingSince: today } : { nextStep: 'Rett utkastet til vedtak', nextAction: 'Rett', waitingOn: 'Boligkontoret', waitingSince: today })
  return {}
}

/** What follows for the case and the application. */
function follow(context: CommandContext, own: Row<'decision'>, type: string | null): void {
  const { write, today } = context
  const waits = { nextAction: 'Åpne', waitingOn: 'Boligkontoret', waitingSince: today, dueOn: null, dueKind: null } as const
  const settle = (status: 'decided' | 'withdrawn' | 'lapsed') => {
    for (const one of write.sql<{ id: string }>(`SELECT id FROM application WHERE ${own.applicationId ? 'id = ?' : 'caseId = ?'} AND status IN ('received', 'missingInfo', 'complete')`, [own.applicationId ?? own.caseId])) write.update('application', one.id, null, { status })
  }
  if (own.kind !== 'municipalDwelling') return
  const patch: Patch<'housingCase'> = type === 'renewal'
    ? { status: 'housed', nextStep: own.outcome === 'granted' ? 'Forleng leieforholdet' : 'Avklar hvor leietakeren skal bo etter kontrakten', ...waits }
    : own.outcome === 'granted' ? { status: 'waiting', grantedOn: today, closedOn: null, nextStep: 'Finn en bolig', ...waits } : { status: own.outcome === 'refused' ? 'refused' : 'closed', closedOn: today, nextStep: 'Send brevet om vedtaket', ...waits }
  write.update('housingCase', own.caseId, null, patch)
  settle(own.outcome === 'withdrawn' ? 'withdrawn' : own.outcome === 'lapsed' ? 'lapsed' : 'decided')
}

function decide(context: CommandContext, input: ParsedInput<'decision.decide'>) {
  const { write, session, today, now } = context
  const own = loadDraft(context, input.id)
  const rules = readRules(write, today)
  const lacks = lacksOf(write, own, rules.definition, today)
  if (lacks.some((one) => one.code === 'control')) throw new Refusal(own.contentHash !== null && own.controlledById !== null ? 'control-changed' : 'control-needed', { details: { missing: lacks.map((one) => one.text) } })
  if (lacks.length > 0) throw new Refusal('decision-lacks', { details: { missing: lacks.map((one) => one.text) } })
  if (input.notifiedOn < today) throw new Refusal('bad-input', { field: 'notifiedOn' })
  const count = write.sql<{ n: number }>(`SELECT count(*) AS n FROM decision WHERE caseId = ? AND reference IS NOT NULL`, [own.caseId])[0]!.n
  const { caseNumber } = write.sql<{ caseNumber: string }>('SELECT caseNumber FROM housingCase WHERE id = ?', [own.caseId])[0]!
  const reference = `${caseNumber}-${String(count + 1).padStart(2, '0')}`
  const deadline = appealDeadline(input.notifiedOn, rules.definition)
  // Two drafts may correct the same decision; the one that is made first stands.
  if (own.supersedesId && write.sql(`SELECT 1 FROM decision WHERE id = ? AND coalesce(status, 'decided') = 'decided'`, [own.supersedesId]).length === 0) throw new Refusal('decision-locked')
  const { text, one } = freeze(write, own, now, today)
  const listed = own.kind === 'municipalDwelling' && own.outcome === 'granted' && one.application?.type !== 'renewal'
  write.update('decision', own.id, input.version, {
    status: 'decided', decidedOn: today, decidedBy: session.name, reference, notifiedOn: input.notifiedOn, appealBody: appealBodyFor(own.kind, rules.definition), appealDeadline: deadline, ruleVersion: `${rules.name}, ${rules.versionLabel}`, ruleSetId: rules.id, assessmentId: one.assessment?.id ?? null, frozen: text, contentHash: contentHash(own),
    validUntil: listed && rules.definition.offers.validityMonths > 0 ? plusMonths(today, rules.definition.offers.validityMonths) : null,
  })
  // The text is written down again as decided: who is changing it on another PC meets a clash, not a decision with another text.
  write.choose('decision', own.id, { kind: own.kind, outcome: own.outcome, applicationId: own.applicationId, legalBasis: own.legalBasis, reasonCodes: own.reasonCodes, rationale: own.rationale, considerations: own.considerations, specification: own.specification, stayOfExecution: own.stayOfExecution, contractMonths: own.contractMonths })
  if (own.supersedesId) write.update('decision', own.supersedesId, null, { status: 'corrected' })
  follow(context, own, one.application?.type ?? null)
  return { id: own.id, reference, appealDeadline: deadline }
}

function undo(context: CommandContext, input: ParsedInput<'decision.undo'>) {
  const { write, today, session } = context
  const own = load(context, input.id)
  if (own.status !== 'decided' || own.decidedOn !== today) throw new Refusal('decision-locked')
  const letters = lettersWith(write, own)
  if (letters.some((one) => one.status === 'sent')) throw new Refusal('decision-locked')
  if (write.sql('SELECT 1 FROM tenancy WHERE decisionId = ?', [own.id]).length > 0) throw new Refusal('undo-blocked')
  if (write.sql(`SELECT 1 FROM allocation WHERE caseId = ? AND status IN ('reserved', 'allocated', 'accepted', 'movedIn') AND allocatedOn >= ?`, [own.caseId, today]).length > 0 || write.sql(`SELECT 1 FROM appeal WHERE decisionId = ?`, [own.id]).length > 0) throw new Refusal('undo-blocked')
  const frozen = thaw(own.frozen)?.frozen
  const elsewhere: string[] = []
  write.update('decision', own.id, input.version, { status: 'undone', undoneReason: input.reason })
  if (own.supersedesId) {
    write.update('decision', own.supersedesId, null, { status: 'decided' })
    elsewhere.push('Vedtaket dette rettet, gjelder igjen.')
  }
  for (const one of letters.filter((letter) => letter.status === 'draft')) {
    write.update('letter', one.id, null, { status: 'cancelled' })
    elsewhere.push('Utkastet til brev er forkastet.')
  }
  if (frozen && own.kind === 'municipalDwelling') {
    write.update('housingCase', own.caseId, null, frozen.before.case as Patch<'housingCase'>)
    if (frozen.before.application) write.update('application', frozen.before.application.id, null, { status: frozen.before.application.status as Row<'application'>['status'] })
    elsewhere.push('Saken og søknaden er tilbake slik de var før vedtaket.')
  }
  if (write.sql(`SELECT 1 FROM proposal WHERE caseId = ? AND status = 'proposed' AND proposedOn >= ?`, [own.caseId, today]).length > 0) elsewhere.push('Saken står foreslått for boliglaget. Ta den av sakslisten hvis den ikke skal dit.')
  write.insert('note', { caseId: own.caseId, dwellingId: null, kind: 'note', title: `Vedtak ${own.reference ?? ''} er angret`.replace('  ', ' '), body: input.reason, topic: 'housing', happenedOn: today, author: session.name })
  return { elsewhere }
}

function correct(context: CommandContext, input: ParsedInput<'decision.correct'>) {
  const { write, session, today } = context
  const own = load(context, input.id)
  if ((own.status ?? 'decided') !== 'decided') throw new Refusal('decision-locked')
  const { id: _id, version: _version, createdAt: _c, createdBy: _cb, updatedAt: _u, updatedBy: _ub, ...rest } = own
  const id = write.insert('decision', { ...rest, status: 'draft', decidedOn: today, reference: null, notifiedOn: null, appealDeadline: null, decidedBy: null, controlledById: null, controlledOn: null, controlNote: null, contentHash: null, frozen: null, ruleSetId: null, ruleVersion: null, validUntil: null, draftedById: session.userId, supersedesId: own.id, considerations: [own.considerations, `Retter vedtak ${own.reference ?? ''}: ${input.reason}`].filter(Boolean).join('\n\n') }).id
  return { id }
}

export const decisionCommands = {
  'decision.draft': draft, 'decision.sendToControl': sendToControl, 'decision.control': control, 'decision.decide': decide, 'decision.undo': undo, 'decision.correct': correct,
  'decision.discard': (context, input) => {
    const own = loadDraft(context, input.id)
    if (own.version !== input.version) throw new Refusal('stale')
    for (const one of context.write.sql<{ id: string }>('SELECT id FROM appeal WHERE newDecisionId = ?', [own.id])) context.write.update('appeal', one.id, null, { newDecisionId: null })
    context.write.remove('decision', own.id)
    return {}
  },
} satisfies Partial<Handlers>
