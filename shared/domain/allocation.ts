// May this dwelling be allocated to this household? Pure: gives the reasons, decides nothing by itself.
import { ageAt, plusDays, plusMonths } from '../dates.ts'
import type { ErrorCode } from '../errors.ts'
import type { CriterionResult } from './matching.ts'
import type { RuleDefinition } from './rules.ts'

export interface AllocationFacts {
  openOnDwelling: boolean
  openOnCase: boolean
  granted: boolean
  dwellingEnded: boolean
  occupiedUntil: string | null
  startsOn: string
  criteria: readonly CriterionResult[]
  rationale: string | null
}

/** The first thing in the way, or null. A must that is not met, or not known, needs a written reason; the human decides. */
export function allocationObstacle(facts: AllocationFacts): { code: ErrorCode; details?: Record<string, unknown> } | null {
  if (facts.openOnDwelling) return { code: 'dwelling-allocated' }
  if (facts.openOnCase) return { code: 'case-allocated' }
  if (facts.dwellingEnded || (facts.occupiedUntil !== null && facts.occupiedUntil > facts.startsOn)) return { code: 'dwelling-not-available' }
  const open = facts.criteria.filter((one) => (one.level === 'must' || one.level === 'rule') && (one.outcome === 'notMet' || one.outcome === 'unknown'))
  if ((open.length > 0 || !facts.granted) && !facts.rationale?.trim()) return { code: 'reason-required', details: { missing: facts.granted ? open.map((one) => one.reason) : ['Det er ikke fattet vedtak om kommunal bolig.', ...open.map((one) => one.reason)] } }
  return null
}

/** What is known about a contract beyond children or not. A row that asks about age or renewal fits only when the answer is known. */
export interface ContractFacts { youngestBirthDate?: string | null; renewal?: boolean }

const NO_ROW = { months: 36, reference: 'husleieloven § 9-3' }

/**
 * Length of a contract by the rule set: the first row that fits the household's children, the youngest one's age at the start, and whether it is a renewal (a first contract when nothing is said).
 * Returns the months (the row's, or those chosen), the last day of the lease, and the row's reference.
 */
export function contractFor(rules: RuleDefinition, hasChildren: boolean, startsOn: string, months: number | null, facts: ContractFacts = {}): { months: number; endsOn: string; reference: string } {
  const age = facts.youngestBirthDate ? ageAt(facts.youngestBirthDate, startsOn) : null
  const row = rules.contract.find((one) => one.withChildren === hasChildren && (one.childMaxAge === null || (age !== null && age <= one.childMaxAge)) && (one.renewal === null || one.renewal === (facts.renewal ?? false)))
    ?? rules.contract.find((one) => one.withChildren === hasChildren && one.childMaxAge === null) ?? rules.contract[0] ?? NO_ROW
  const chosen = months ?? row.months
  return { months: chosen, endsOn: plusDays(plusMonths(startsOn, chosen), -1), reference: row.reference }
}
