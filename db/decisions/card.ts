// A decision as the desk shows it: its content, what it lacks, who may do what with it, and what its button will do.
import { consequenceOf, decisionLacks, needsControl, type DecisionContent, type Lack } from '../../shared/domain/decision.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import type { Session } from '../../shared/contract.ts'
import { may } from '../../shared/access.ts'
import type { Row } from '../../shared/model/index.ts'
import type { DecisionCard, Specification } from '../../shared/operations/decisions.ts'
import { judged } from '../assessment/assess.ts'
import type { Reader } from '../store.ts'
import { contentHash } from './freeze.ts'

const parsed = <T>(text: string | null, otherwise: T): T => (text === null ? otherwise : (JSON.parse(text) as T))

export const contentOf = (own: Row<'decision'>): DecisionContent => ({ kind: own.kind, outcome: own.outcome, applicationId: own.applicationId, legalBasis: own.legalBasis ?? '', reasonCodes: parsed<string[]>(own.reasonCodes, []), rationale: own.rationale ?? '', considerations: own.considerations, specification: parsed<Specification | null>(own.specification, null) })

/** What stands in the way of making this decision now. */
export function lacksOf(read: Reader, own: Row<'decision'>, rules: RuleDefinition, today: string): Lack[] {
  const one = own.applicationId === null ? null : judged(read, own.caseId, own.applicationId, today)
  const info = read.sql<{ text: string; status: string }>(`SELECT text, status FROM missingInfo WHERE caseId = ? AND status IN ('asked', 'reminded')`, [own.caseId])
  return decisionLacks(contentOf(own), {
    assessment: one ? { complete: one.assessment?.status === 'complete', eligible: one.answer.eligible, unjudged: one.answer.unjudged.map((row) => row.criterion.text) } : null,
    infoOpen: info.map((row) => row.text), reminded: info.every((row) => row.status === 'reminded'),
    needsControl: needsControl(rules, own.kind, own.outcome), controlled: own.status === 'control' && own.controlledById !== null && own.contentHash === contentHash(own),
  })
}

export function cardOf(read: Reader, session: Session, own: Row<'decision'>, rules: RuleDefinition, today: string): DecisionCard {
  const status = own.status ?? 'decided'
  const open = status === 'draft' || status === 'control' || status === 'returned'
  const name = (id: string | null) => (id === null ? null : (read.sql<{ name: string }>('SELECT name FROM appUser WHERE id = ?', [id])[0]?.name ?? null))
  const application = own.applicationId === null ? null : (read.sql<{ type: 'new' | 'exchange' | 'renewal' }>('SELECT type FROM application WHERE id = ?', [own.applicationId])[0]?.type ?? null)
  const mayWrite = may(session.role, 'case.write')
  const rule = rules.control.find((one) => one.kind === own.kind)
  const sent = status === 'decided' && own.decidedOn === today && read.sql(`SELECT 1 FROM letter WHERE decisionId = ? AND status = 'sent' UNION ALL SELECT 1 FROM appeal WHERE decisionId = ?`, [own.id, own.id]).length > 0
  return {
    id: own.id, version: own.version, kind: own.kind, outcome: own.outcome, status, decidedOn: own.decidedOn, reference: own.reference, legalBasis: own.legalBasis, reasonCodes: parsed(own.reasonCodes, []), rationale: own.rationale, considerations: own.considerations, specification: parsed<Specification | null>(own.specification, null), contractMonths: own.contractMonths,
    appealBody: own.appealBody, appealDeadline: own.appealDeadline, notifiedOn: own.notifiedOn, validUntil: own.validUntil, stayOfExecution: own.stayOfExecution === 'yes', ruleVersion: own.ruleVersion, applicationId: own.applicationId, decidedBy: own.decidedBy, draftedBy: name(own.draftedById), controlledBy: name(own.controlledById), controlNote: own.controlNote, supersedes: own.supersedesId === null ? null : (read.sql<{ reference: string | null }>('SELECT reference FROM decision WHERE id = ?', [own.supersedesId])[0]?.reference ?? null), undoneReason: own.undoneReason,
    lacks: open ? lacksOf(read, own, rules, today) : [], needsControl: needsControl(rules, own.kind, own.outcome), mayControl: status === 'control' && own.controlledById === null && own.draftedById !== session.userId && mayWrite && (!rule || session.role === rule.by || session.role === 'leader'),
    mayUndo: mayWrite && status === 'decided' && own.frozen !== null && own.decidedOn === today && !sent, mayCorrect: mayWrite && status === 'decided', consequence: consequenceOf(own, application), replayable: own.frozen !== null,
  }
}
