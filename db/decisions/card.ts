// A decision as the desk shows it: its content, what it lacks, who may do what with it, and what its button will do.
import { consequenceOf, controlFor, decisionLacks, needsControl, type DecisionContent, type Lack } from '../../shared/domain/decision.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import type { Session } from '../../shared/contract.ts'
import { may } from '../../shared/access.ts'
import type { Row } from '../../shared/model/index.ts'
import { Specification, type DecisionCard } from '../../shared/operations/decisions.ts'
import { judged } from '../assessment/assess.ts'
import { readJson } from '../json.ts'
import { lettersWith } from '../letters/recipients.ts'
import type { Reader } from '../store.ts'
import { contentHash } from './freeze.ts'

/** What is granted; null when nothing is, or it can't be read. */
export const specificationOf = (own: Pick<Row<'decision'>, 'specification'>): Specification | null => Specification.safeParse(readJson<unknown>(own.specification, null)).data ?? null

export const contentOf = (own: Row<'decision'>): DecisionContent => ({ kind: own.kind, outcome: own.outcome, applicationId: own.applicationId, legalBasis: own.legalBasis ?? '', reasonCodes: readJson<string[]>(own.reasonCodes, []), rationale: own.rationale ?? '', considerations: own.considerations, specification: specificationOf(own) })

const judgedFor = (read: Reader, own: Row<'decision'>, today: string) => (own.applicationId === null ? null : judged(read, own.caseId, own.applicationId, today))

/** What stands in the way of making this decision now. */
export function lacksOf(read: Reader, own: Row<'decision'>, rules: RuleDefinition, today: string, one = judgedFor(read, own, today)): Lack[] {
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
  const one = open ? judgedFor(read, own, today) : null
  const mayWrite = may(session.role, 'case.write')
  const rule = controlFor(rules, own.kind, own.outcome)
  const sent = status === 'decided' && own.decidedOn === today && (lettersWith(read, own).some((one) => one.status === 'sent') || read.sql('SELECT 1 FROM appeal WHERE decisionId = ? UNION ALL SELECT 1 FROM tenancy WHERE decisionId = ?', [own.id, own.id]).length > 0)
  return {
    id: own.id, version: own.version, kind: own.kind, outcome: own.outcome, status, decidedOn: own.decidedOn, reference: own.reference, legalBasis: own.legalBasis, reasonCodes: readJson<DecisionCard['reasonCodes']>(own.reasonCodes, []), rationale: own.rationale, considerations: own.considerations, specification: specificationOf(own), contractMonths: own.contractMonths,
    appealBody: own.appealBody, appealDeadline: own.appealDeadline, notifiedOn: own.notifiedOn, validUntil: own.validUntil, stayOfExecution: own.stayOfExecution === 'yes', ruleVersion: own.ruleVersion, applicationId: own.applicationId, decidedBy: own.decidedBy, draftedBy: name(own.draftedById), controlledBy: name(own.controlledById), controlNote: own.controlNote, supersedes: own.supersedesId === null ? null : (read.sql<{ reference: string | null }>('SELECT reference FROM decision WHERE id = ?', [own.supersedesId])[0]?.reference ?? null), undoneReason: own.undoneReason,
    lacks: open ? lacksOf(read, own, rules, today, one) : [],
    // Met by a person's word alone: whoever decides, or checks, is told before, not after.
    withoutFacts: one && own.kind === 'municipalDwelling' && own.outcome === 'granted' ? one.answer.rows.filter((row) => row.machine === 'unknown' && row.outcome === 'met' && !row.excepted).map((row) => row.criterion.text) : [],
    needsControl: needsControl(rules, own.kind, own.outcome), mayControl: status === 'control' && own.controlledById === null && own.draftedById !== session.userId && mayWrite && (!rule || session.role === rule.by || session.role === 'leader'),
    mayUndo: mayWrite && status === 'decided' && own.frozen !== null && own.decidedOn === today && !sent, mayCorrect: mayWrite && status === 'decided', consequence: consequenceOf(own, application), replayable: own.frozen !== null,
  }
}
