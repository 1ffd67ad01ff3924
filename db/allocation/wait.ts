// How long others waited, from the municipality's own allocations of the last two years.
import { daysBetween, plusMonths } from '../../shared/dates.ts'
import { personsOf, type ApplicantFacts } from '../../shared/domain/matching.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { expectedWait, type ExpectedWait, type WaitedFact } from '../../shared/domain/waiting.ts'
import type { Reader } from '../store.ts'

interface HistoryRow { grantedOn: string; allocatedOn: string; adults: number; children: number; stepFree: number }

/** The fewest rooms the size norm gives so many persons. */
export const normRooms = (rules: RuleDefinition, persons: number) => (rules.sizeNorm.rows.find((row) => row.persons >= persons) ?? rules.sizeNorm.rows.at(-1)!).minRooms

const STEP_FREE: readonly string[] = ['stepFree', 'wheelchair']

/** What kind of dwelling an applicant needs, coarse enough to compare with others. */
export function needOf(applicant: ApplicantFacts, rules: RuleDefinition): { minRooms: number | null; stepFree: boolean } {
  const persons = personsOf(applicant)
  return { minRooms: persons === null ? null : normRooms(rules, persons), stepFree: applicant.requirements.some((one) => STEP_FREE.includes(one.kind) && one.level === 'must') }
}

const caches = new WeakMap<object, { key: string; history: WaitedFact[] }>()

function readHistory(read: Reader, rules: RuleDefinition, today: string): WaitedFact[] {
  const key = `${today}:${read.sql<{ seq: number | null }>('SELECT max(seq) AS seq FROM operation')[0]?.seq ?? 0}:${JSON.stringify(rules.sizeNorm.rows)}`
  const cached = caches.get(read)
  if (cached?.key === key) return cached.history
  const rows = read.sql<HistoryRow>(
    `SELECT c.grantedOn, a.allocatedOn, c.adults, c.children, EXISTS (SELECT 1 FROM requirement r WHERE r.caseId = c.id AND r.kind IN ('stepFree', 'wheelchair') AND r.level = 'must') AS stepFree
     FROM allocation a JOIN housingCase c ON c.id = a.caseId WHERE a.status IN ('accepted', 'movedIn') AND a.allocatedOn >= ? AND c.grantedOn IS NOT NULL AND c.grantedOn <= a.allocatedOn AND c.adults IS NOT NULL AND c.children IS NOT NULL`, [plusMonths(today, -24)])
  const history = rows.map((row) => ({ days: daysBetween(row.grantedOn, row.allocatedOn), minRooms: normRooms(rules, row.adults + row.children), stepFree: row.stepFree === 1 }))
  caches.set(read, { key, history })
  return history
}

/** Expected waiting for one applicant. */
export const waitFor = (read: Reader, applicant: ApplicantFacts, rules: RuleDefinition, today: string): ExpectedWait => expectedWait(readHistory(read, rules, today), needOf(applicant, rules))
