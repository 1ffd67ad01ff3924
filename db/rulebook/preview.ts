// What a draft of the rules would do to today's people: who falls out, who comes in, and how the order moves. The same functions as when it is in force.
import type { PersonJudgement } from '../../shared/domain/criteria.ts'
import { compareRules, type PreviewChange, type PreviewPerson } from '../../shared/domain/rulebook-preview.ts'
import type { ApplicantFacts } from '../../shared/domain/matching.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { OPEN_APPLICATION } from '../assessment/assess.ts'
import { readManyAssessmentFacts } from '../assessment/facts.ts'
import type { QueryContext } from '../context.ts'
import { gatherApplicants, groupBy } from '../facts.ts'
import { openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'

/** Everyone the rules decide for now: applications that are not decided, and those that wait for a dwelling. */
const CONCERNED = `c.status IN ('received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting', 'offered')`

/** Today's people with their facts, for judging under any rule set. */
export function readPeople(read: Reader, rules: RuleDefinition, today: string): PreviewPerson[] {
  // The application each case is judged on, chosen as the assessment does: the newest that is open, else the newest. The last row of a case stands.
  const applications = new Map(read.sql<{ caseId: string; id: string; type: 'new' | 'exchange' | 'renewal' }>(`SELECT a.caseId, a.id, a.type FROM application a JOIN housingCase c ON c.id = a.caseId WHERE ${CONCERNED} ORDER BY a.status IN (${OPEN_APPLICATION.map((one) => `'${one}'`).join(', ')}), a.receivedOn, a.createdAt`).map((row) => [row.caseId, row]))
  const facts = readManyAssessmentFacts(read, CONCERNED, [], (caseId) => applications.get(caseId)?.type ?? 'new', today)
  const said = groupBy(read.sql<{ applicationId: string; criterionKey: string; outcome: 'met' | 'notMet'; reason: string | null; excepted: string; by: string; judgedOn: string }>(`SELECT s.applicationId, j.criterionKey, j.outcome, j.reason, j.excepted, j."by", j.judgedOn FROM judgement j JOIN assessment s ON s.id = j.assessmentId JOIN housingCase c ON c.id = j.caseId WHERE j.outcome IS NOT NULL AND ${CONCERNED}`), (row) => row.applicationId)
  const applicants: ApplicantFacts[] = gatherApplicants(read, rules, CONCERNED)
  const waiting = new Set(read.sql<{ id: string }>(`SELECT id FROM housingCase WHERE status IN ('waiting', 'offered')`).map((row) => row.id))
  return applicants.flatMap((applicant) => {
    const own = facts.get(applicant.caseId)
    const judgements = (said.get(applications.get(applicant.caseId)?.id ?? '') ?? []).map(({ criterionKey, outcome, reason, excepted, by, judgedOn }): PersonJudgement => ({ criterionKey, outcome, reason: reason ?? '', excepted: excepted === 'yes', by, on: judgedOn }))
    return own ? [{ caseId: applicant.caseId, facts: own, judgements, applicant, onList: waiting.has(applicant.caseId) }] : []
  })
}

const people = (count: number) => (count === 1 ? '1 søker' : `${count} søkere`)

function sentence(result: { fallsOut: unknown[]; comesIn: unknown[]; becomesOpen: unknown[]; orderChanges: unknown[] }): string {
  const parts = [result.fallsOut.length > 0 && `${people(result.fallsOut.length)} faller ut`, result.comesIn.length > 0 && `${people(result.comesIn.length)} kommer inn`, result.becomesOpen.length > 0 && `${people(result.becomesOpen.length)} må vurderes på nytt`, result.orderChanges.length > 0 && `${people(result.orderChanges.length)} får ny plass i rekkefølgen`].filter(Boolean)
  return parts.length === 0 ? 'Ingen får et annet utfall eller en annen plass.' : `${parts.join(', ').replace(/, ([^,]*)$/, ' og $1')}.`
}

/** Try a definition on today's people against the rules in force. A draft can ask anything of a person: who is not named to a protected case gets an answer without it, also in the counts. */
export function preview({ read, session, today }: QueryContext, input: ParsedInput<'rulebook.preview'>): Output<'rulebook.preview'> {
  const now = readRules(read, today)
  const allowed = openProtected(read, session)
  const hidden = new Set(read.sql<{ id: string }>(`SELECT c.id FROM housingCase c JOIN person p ON p.id = c.personId WHERE p.protectedAddress <> 'none'`).map((row) => row.id).filter((id) => !allowed.has(id)))
  const all = readPeople(read, now.definition, today)
  const everyone = all.filter((one) => !hidden.has(one.caseId))
  const result = compareRules(now.definition, input.definition, everyone, input.on ?? today)
  const shown = [...result.fallsOut, ...result.comesIn, ...result.becomesOpen, ...result.orderChanges].map((one) => one.caseId)
  const names = new Map(read.sql<{ caseId: string; caseNumber: string; name: string }>('SELECT c.id AS caseId, c.caseNumber, p.name FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id IN (SELECT value FROM json_each(?))', [JSON.stringify(shown)]).map((row) => [row.caseId, row]))
  const who = (caseId: string) => {
    const row = names.get(caseId)!
    return { caseId, caseNumber: row.caseNumber, name: row.name }
  }
  const list = (changes: readonly PreviewChange[]) => changes.slice(0, input.limit).map((one) => ({ ...who(one.caseId), why: one.reasons.join(' ') }))
  const moves = result.orderChanges.toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || a.to - b.to)
  return {
    from: `${now.name}, ${now.versionLabel}`, to: input.definition.regulation, people: everyone.length, eligibleBefore: result.eligibleBefore, eligibleAfter: result.eligibleAfter, openBefore: result.openBefore, openAfter: result.openAfter,
    fallsOut: list(result.fallsOut), fallsOutTotal: result.fallsOut.length, comesIn: list(result.comesIn), comesInTotal: result.comesIn.length, becomesOpen: list(result.becomesOpen), becomesOpenTotal: result.becomesOpen.length,
    moves: moves.slice(0, input.limit).map(({ caseId, from, to }) => ({ ...who(caseId), from, to })), movesTotal: moves.length, sentence: [sentence(result), ...(all.length > everyone.length ? [`${people(all.length - everyone.length)} med sperret adresse er ikke regnet med.`] : [])].join(' '),
  }
}
