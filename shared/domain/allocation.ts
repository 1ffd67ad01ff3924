// May this dwelling be allocated to this household? Pure: gives the reasons, decides nothing by itself.
import { plusDays, plusMonths } from '../dates.ts'
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

/** Length of a first contract by the rule set: the first row that fits the household. Returns the last day of the lease. */
export function contractFor(rules: RuleDefinition, hasChildren: boolean, startsOn: string, months: number | null): { months: number; endsOn: string; reference: string } {
  const row = rules.contract.find((one) => one.withChildren === hasChildren) ?? rules.contract[0]!
  const chosen = months ?? row.months
  return { months: chosen, endsOn: plusDays(plusMonths(startsOn, chosen), -1), reference: row.reference }
}
