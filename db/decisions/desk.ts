// The decisions of a case: drafts with what they lack, those that stand, complaints, letters, and what the law says is missing.
import { basisFor, appealBodyFor } from '../../shared/domain/decision.ts'
import { contractFor } from '../../shared/domain/allocation.ts'
import { proposedReasons } from '../../shared/domain/criteria.ts'
import { longDate } from '../../shared/dates.ts'
import { may } from '../../shared/access.ts'
import { applicationType, decisionKind } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { judged, OPEN_APPLICATION } from '../assessment/assess.ts'
import { readClocks } from '../clocks/read.ts'
import { guardCase } from '../cases/commands.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { recipientsOf } from '../letters/recipients.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { readAssessmentFacts } from '../assessment/facts.ts'
import { Refusal } from '../../shared/errors.ts'
import { cardOf } from './card.ts'
import { factsThenAndNow, thaw } from './freeze.ts'

type Desk = Output<'decision.desk'>

export const letterCard = (one: Row<'letter'>): Desk['letters'][number] => ({ id: one.id, version: one.version, kind: one.kind, language: one.language, recipient: one.recipient, recipientRole: one.recipientRole, status: one.status, composedOn: one.composedOn, composedBy: one.composedBy, sentOn: one.sentOn, sha256: one.sha256, fileName: one.fileName, archiveRef: one.archiveRef, archivedOn: one.archivedOn, documentId: one.documentId, decisionId: one.decisionId })

function appealsOf(read: Reader, caseId: string): Desk['appeals'] {
  return read.sql<Row<'appeal'> & { reference: string | null; kind: keyof typeof decisionKind.labels }>('SELECT a.*, d.reference, d.kind FROM appeal a JOIN decision d ON d.id = a.decisionId WHERE a.caseId = ? ORDER BY a.receivedOn DESC', [caseId])
    .map((one) => ({ id: one.id, version: one.version, decisionId: one.decisionId, decision: [one.reference, decisionKind.labels[one.kind]].filter(Boolean).join(', '), receivedOn: one.receivedOn, text: one.text, late: one.late === 'yes', lateGround: one.lateGround, stayRequested: one.stayRequested === 'yes', status: one.status, dueOn: one.dueOn, handledOn: one.handledOn, handledReason: one.handledReason, sentTo: one.sentTo, sentOn: one.sentOn, result: one.result, resultOn: one.resultOn }))
}

function desk(context: QueryContext, input: ParsedInput<'decision.desk'>): Desk {
  const { read, session, today } = context
  guardCase(context, input.caseId)
  const rules = readRules(read, today).definition
  const own = read.sql<{ children: number | null; adults: number | null }>('SELECT children, adults FROM housingCase WHERE id = ?', [input.caseId])[0]!
  const youngest = read.sql<{ birthDate: string | null }>(`SELECT birthDate FROM householdMember WHERE caseId = ? AND relation = 'child' AND birthDate IS NOT NULL ORDER BY birthDate DESC LIMIT 1`, [input.caseId])[0]
  const contract = contractFor(rules, (own.children ?? 0) > 0, today, null, { youngestBirthDate: youngest?.birthDate ?? null, renewal: false })
  const persons = own.adults === null || own.children === null ? null : own.adults + own.children
  const norm = persons === null ? undefined : (rules.sizeNorm.rows.find((row) => row.persons >= persons) ?? rules.sizeNorm.rows.at(-1))
  const applications = read.sql<Row<'application'>>('SELECT * FROM application WHERE caseId = ? ORDER BY receivedOn DESC, createdAt DESC', [input.caseId])
  const rows = read.sql<Row<'decision'>>('SELECT * FROM decision WHERE caseId = ? ORDER BY decidedOn DESC, createdAt DESC', [input.caseId])
  return {
    decisions: rows.map((one) => cardOf(read, session, one, rules, today)), appeals: appealsOf(read, input.caseId), letters: read.sql<Row<'letter'>>(`SELECT * FROM letter WHERE caseId = ? AND status <> 'cancelled' ORDER BY composedOn DESC, createdAt DESC`, [input.caseId]).map(letterCard),
    alerts: readClocks(read, rules, today, input.caseId).filter((one) => one.kind === 'noHelpDecision' || one.kind === 'interimReply' || one.kind === 'appealHandling').filter((one) => one.tone !== 'later').map((one) => ({ code: one.kind, text: one.text, why: `${one.why} (${one.source})` })),
    kinds: decisionKind.values.map((kind) => ({ kind, legalBasis: basisFor(kind, rules), appealBody: appealBodyFor(kind, rules), needsControl: rules.control.filter((one) => one.kind === kind).flatMap((one) => one.outcomes) })),
    applications: applications.map((one) => {
      const { answer, assessment } = judged(read, input.caseId, one.id, today)
      return { id: one.id, label: `${applicationType.labels[one.type]}, ${longDate(one.receivedOn)}`, open: OPEN_APPLICATION.includes(one.status), eligible: answer.eligible, assessed: assessment?.status === 'complete', suggestedReasons: proposedReasons(answer) }
    }),
    contract: { months: contract.months, reference: contract.reference }, rooms: norm ? { minRooms: norm.minRooms, maxRooms: norm.maxRooms } : null, recipients: recipientsOf(read, input.caseId, today).map(({ name, role }) => ({ name, role })), mayDecide: may(session.role, 'case.write'),
  }
}

/** A decision as it stood, beside what is true now. */
function replay(context: QueryContext, input: ParsedInput<'decision.replay'>): Output<'decision.replay'> {
  const { read, session, today } = context
  guardCase(context, input.caseId)
  const own = read.sql<Row<'decision'>>('SELECT * FROM decision WHERE id = ? AND caseId = ?', [input.id, input.caseId])[0]
  const thawed = own ? thaw(own.frozen) : null
  if (!own || !thawed) throw new Refusal('not-found')
  const { frozen, digestOk } = thawed
  const rules = readRules(read, today)
  const now = readAssessmentFacts(read, own.caseId, frozen.facts.applicationType, today)
  if (!now) throw new Refusal('not-found')
  return {
    decision: cardOf(read, session, own, rules.definition, today), digestOk, frozenAt: frozen.at, rule: { name: frozen.rule.name, version: frozen.rule.version, same: frozen.rule.id === rules.id },
    facts: factsThenAndNow(frozen.facts, now), criteria: frozen.criteria as Output<'decision.replay'>['criteria'], order: frozen.order, presence: frozen.presence,
  }
}

export const decisionQueries = { 'decision.desk': desk, 'decision.replay': replay } satisfies Partial<Handlers>
