// Seeded choices, and rule sets that differ from a given one in the ways an administrator would change it.
import type { RuleDefinition } from '../../shared/domain/rules.ts'

export type Draw = <T>(options: readonly T[]) => T

/** Choices that repeat from run to run (mulberry32). */
export function draw(seed: number): Draw {
  let state = seed * 0x9e3779b9
  return (options) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return options[((t ^ (t >>> 14)) >>> 0) % options.length]!
  }
}

export const LIVING = ['rough', 'temporaryAccommodation', 'privateRent', 'owned', 'withParents', 'unknown', 'receptionCentre', 'overcrowded'] as const

/** The definition with some numbers, conditions, groups and ties changed. Always one that can be adopted. */
export function randomDefinition(start: RuleDefinition, pick: Draw): RuleDefinition {
  const next = structuredClone(start)
  next.criteria = next.criteria.filter(() => pick([true, true, true, false]))
  for (const one of next.criteria) {
    if (one.parameters.months !== undefined) one.parameters.months = pick([0, 6, 12, 24, 120])
    if (one.parameters.minAge !== undefined) one.parameters.minAge = pick([16, 18, 60])
    if (one.parameters.incomeMultiples) one.parameters.incomeMultiples = one.parameters.incomeMultiples.map((row) => ({ ...row, multiple: pick([1, 3.5, 9]) }))
    if (pick([true, false, false, false])) one.must = !one.must
  }
  next.baseAmounts = [{ from: '2026-05-01', to: null, amount: 13_500_000, source: 'Prøve' }]
  if (pick([true, false])) next.groups = next.groups.toReversed()
  if (pick([true, false])) next.ties = pick([['caseNumber'], ['urgency', 'waitingSince', 'caseNumber'], ['childrenFirst', 'waitingSince', 'caseNumber']])
  return next
}
