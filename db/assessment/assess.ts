// An application judged: the rules in force, the facts, what persons have said, and the answer. Shared by the assessment, the decisions and the preview.
import type { AssessmentFacts } from '../../shared/domain/assessment-facts.ts'
import { judgeAll, type Assessment, type PersonJudgement } from '../../shared/domain/criteria.ts'
import type { Rules } from '../../shared/domain/rules.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { parseRules, readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { readAssessmentFacts } from './facts.ts'

export const OPEN_APPLICATION: readonly string[] = ['received', 'missingInfo', 'complete']

/** What persons have said in one assessment. A judgement that was taken back is not there. */
export const judgementsOf = (read: Reader, assessmentId: string): PersonJudgement[] =>
  read.sql<{ criterionKey: string; outcome: 'met' | 'notMet'; reason: string | null; excepted: string; by: string; judgedOn: string }>('SELECT criterionKey, outcome, reason, excepted, "by", judgedOn FROM judgement WHERE assessmentId = ? AND outcome IS NOT NULL', [assessmentId])
    .map(({ judgedOn, excepted, reason, ...one }) => ({ ...one, reason: reason ?? '', excepted: excepted === 'yes', on: judgedOn }))

/** The application a case is judged on: the one asked for, else the newest that is open, else the newest. */
export function applicationOf(read: Reader, caseId: string, applicationId: string | null): Row<'application'> | undefined {
  const all = read.sql<Row<'application'>>('SELECT * FROM application WHERE caseId = ? ORDER BY receivedOn DESC, createdAt DESC', [caseId])
  if (applicationId !== null) {
    const own = all.find((one) => one.id === applicationId)
    if (!own) throw new Refusal('not-found', { field: 'applicationId' })
    return own
  }
  return all.find((one) => OPEN_APPLICATION.includes(one.status)) ?? all[0]
}

export interface Judged { application: Row<'application'> | undefined; assessment: Row<'assessment'> | undefined; rules: Rules; facts: AssessmentFacts; judgements: PersonJudgement[]; answer: Assessment }

/** The version an assessment was completed under, also when another was adopted later the same day. */
function rulesOf(read: Reader, assessment: Row<'assessment'>): Rules | undefined {
  const row = read.sql<Row<'ruleSet'>>('SELECT * FROM ruleSet WHERE id = ?', [assessment.ruleSetId])[0]
  return row && { id: row.id, name: row.name, versionLabel: row.versionLabel, validFrom: row.validFrom, definition: parseRules(row) }
}

/** Judge an application by the rules in force today; one that is complete, by the version it was completed under. */
export function judged(read: Reader, caseId: string, applicationId: string | null, today: string): Judged {
  const application = applicationOf(read, caseId, applicationId)
  const assessment = application && read.sql<Row<'assessment'>>('SELECT * FROM assessment WHERE applicationId = ?', [application.id])[0]
  const rules = (assessment?.status === 'complete' ? rulesOf(read, assessment) : undefined) ?? readRules(read, today)
  const facts = readAssessmentFacts(read, caseId, application?.type ?? 'new', today)
  if (!facts) throw new Refusal('not-found')
  const judgements = assessment ? judgementsOf(read, assessment.id) : []
  return { application, assessment, rules, facts, judgements, answer: judgeAll(rules.definition, facts, judgements, today) }
}
