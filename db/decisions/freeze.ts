// What a decision rested on, frozen with a digest: facts, conditions, rule version, place in the order, and who was there. Opened again by the replay.
import { createHash } from 'node:crypto'
import type { AssessmentFacts } from '../../shared/domain/assessment-facts.ts'
import { FACT_WORDS, type FactField } from '../../shared/domain/fact-words.ts'
import { orderedApplicants, orderSteps } from '../../shared/domain/order.ts'
import { TOPIC_LABELS } from '../../shared/model/field.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { judged, type Judged } from '../assessment/assess.ts'
import { subjectOf, topicDisclosed } from '../disclosure.ts'
import { applicantFacts, waitingApplicants } from '../facts.ts'
import { readJson } from '../json.ts'
import type { Reader } from '../store.ts'

export interface Frozen {
  at: string
  rule: { id: string; name: string; version: string }
  facts: AssessmentFacts
  criteria: { text: string; reference: string; outcome: string; reason: string; by: string }[]
  order: { number: number | null; total: number; steps: { label: string; value: string; reference: string }[]; ahead: string[] } | null
  presence: { meeting: string; services: string[]; covered: string[] }[]
  /** what the case was before, for undoing the same day */
  before: { case: Record<string, string | number | null>; application: { id: string; status: string } | null }
}

const digestOf = (body: string) => createHash('sha256').update(body).digest('hex')

/** The content a second person approves: any change of it needs a new look. */
export const contentHash = (one: Pick<Row<'decision'>, 'kind' | 'outcome' | 'applicationId' | 'legalBasis' | 'reasonCodes' | 'rationale' | 'considerations' | 'specification' | 'stayOfExecution'>): string =>
  digestOf(JSON.stringify([one.kind, one.outcome, one.applicationId, one.legalBasis, one.reasonCodes, one.rationale, one.considerations, one.specification, one.stayOfExecution]))

/** Conditions as they stood, with who found what. */
export const criteriaOf = ({ answer }: Judged): Frozen['criteria'] =>
  answer.rows.map((row) => ({ text: row.criterion.text, reference: row.criterion.reference, outcome: row.outcome, reason: row.person ? row.person.reason : row.criterion.reason, by: row.person ? `${row.person.by}${row.person.excepted ? ', unntak' : ''}` : 'Reglene' }))

const AHEAD = 20

function orderOf(read: Reader, caseId: string, one: Judged, today: string): Frozen['order'] {
  const applicant = applicantFacts(read, one.rules.definition, caseId)
  if (!applicant) return null
  const waiting = waitingApplicants(read, one.rules.definition)
  const ordered = orderedApplicants(waiting.some((other) => other.caseId === caseId) ? waiting : [...waiting, applicant], one.rules.definition, today)
  const at = ordered.findIndex((other) => other.caseId === caseId)
  return { number: at < 0 ? null : at + 1, total: ordered.length, steps: orderSteps(applicant, one.rules.definition, today), ahead: ordered.slice(0, Math.max(0, at)).slice(-AHEAD).map((other) => other.caseNumber) }
}

/** The meetings where the case was treated, with the services that were there and the topics that were covered. */
function presenceOf(read: Reader, caseId: string): Frozen['presence'] {
  const items = read.sql<{ meetingId: string; heldOn: string }>(`SELECT i.meetingId, m.heldOn FROM agendaItem i JOIN meeting m ON m.id = i.meetingId WHERE i.caseId = ? AND i.status IN ('done', 'current') ORDER BY m.heldOn DESC LIMIT 5`, [caseId])
  return items.map((one) => {
    const services = read.sql<{ id: string; name: string }>(`SELECT DISTINCT s.id, s.name FROM presence p JOIN service s ON s.id = p.serviceId WHERE p.meetingId = ? AND p.present = 'yes' ORDER BY s.position`, [one.meetingId])
    const person = subjectOf(read, caseId, one.heldOn)
    const covered = (['economy', 'health', 'substanceUse', 'childWelfare', 'crime', 'immigration'] as const).filter((topic) => !topicDisclosed(person, topic, services, 'room').shown)
    return { meeting: `Boliglag ${one.heldOn}`, services: services.map((row) => row.name), covered: covered.map((topic) => TOPIC_LABELS[topic]) }
  })
}

const BEFORE = ['status', 'grantedOn', 'closedOn', 'nextStep', 'nextAction', 'waitingOn', 'waitingSince', 'dueOn', 'dueKind'] as const

/** Freeze what a decision rests on. @param now ISO instant */
export function freeze(read: Reader, own: Row<'decision'>, now: string, today: string): { text: string; one: Judged } {
  const one = judged(read, own.caseId, own.applicationId, today)
  const before = read.sql<Record<string, string | number | null>>(`SELECT ${BEFORE.join(', ')} FROM housingCase WHERE id = ?`, [own.caseId])[0]!
  const body: Frozen = {
    at: now, rule: { id: one.rules.id, name: one.rules.name, version: one.rules.versionLabel }, facts: one.facts, criteria: criteriaOf(one), order: own.kind === 'municipalDwelling' ? orderOf(read, own.caseId, one, today) : null, presence: presenceOf(read, own.caseId),
    before: { case: { ...before }, application: one.application ? { id: one.application.id, status: one.application.status } : null },
  }
  const text = JSON.stringify(body)
  return { one, text: JSON.stringify({ digest: digestOf(text), body: text }) }
}

/** What was frozen, and whether it is still what was frozen; null when nothing was. */
export function thaw(text: string | null): { frozen: Frozen; digestOk: boolean } | null {
  if (text === null) return null
  const { digest = '', body = '' } = readJson<{ digest?: string; body?: string }>(text, {})
  const frozen = readJson<Partial<Frozen>>(String(body), {})
  // What can't be read any more is said in words; it is never guessed at.
  if (!frozen.facts || !frozen.rule || !frozen.before || !frozen.criteria || !frozen.presence) throw new Refusal('file-damaged')
  return { frozen: frozen as Frozen, digestOk: digestOf(body) === digest }
}

/** Then and now, fact by fact. */
export const factsThenAndNow = (then: AssessmentFacts, now: AssessmentFacts) =>
  (Object.keys(FACT_WORDS) as FactField[]).map((field) => {
    const words = FACT_WORDS[field]
    const [before, after] = [words.show(then[field]), words.show(now[field])]
    return { label: words.label, before, now: after, changed: before !== after }
  })
