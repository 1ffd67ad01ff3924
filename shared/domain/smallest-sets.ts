// The smallest set of changes that makes something so. Exact: every set of one size is tried before any larger one.
// Conditions that no change has in common are solved apart, so that ten questions stay ten small searches.

export type ChangeKind = 'findOut' | 'relax' | 'agreement' | 'document' | 'followUp' | 'rentCeiling' | 'wait'

/** One change in words. `until` is the date to wait for. */
export interface Change { kind: ChangeKind; words: string; until: string | null }

/** A change that can be tried. `rows` names every condition it can touch. */
export interface Candidate<State> extends Change { rows: readonly string[]; apply(state: State): State }

/** `changes` is null when nothing that may be proposed helps; `blocking` says what stands in the way. An empty list: nothing needs to change. */
export interface SmallestChange { changes: Change[] | null; blocking: { key: string; label: string; reason: string }[] }

/** Every set of the smallest size, up to `max`, for which `works` holds. [[]] when nothing is needed, [] when nothing helps. Order follows the candidates. */
export function smallestSets<T>(candidates: readonly T[], works: (set: readonly T[]) => boolean, max: number): T[][] {
  for (let size = 0; size <= Math.min(max, candidates.length); size++) {
    const found: T[][] = []
    const chosen: T[] = []
    const choose = (from: number): void => {
      if (chosen.length === size) {
        if (works(chosen)) found.push([...chosen])
        return
      }
      for (let i = from; i <= candidates.length - (size - chosen.length); i++) {
        chosen.push(candidates[i]!)
        choose(i + 1)
        chosen.pop()
      }
    }
    choose(0)
    if (found.length > 0) return found
  }
  return []
}

export const applied = <State>(state: State, set: readonly Candidate<State>[]): State => set.reduce((at, one) => one.apply(at), state)

/**
 * Solve a list of conditions. `passes` tells whether one row holds in a state; `rows` are all rows by key.
 * Returns the changes in the order of the candidates, or null and the keys of the rows that nothing can mend.
 */
export function smallestChange<State>(start: State, rows: readonly string[], candidates: readonly Candidate<State>[], passes: (state: State, row: string) => boolean): { chosen: Candidate<State>[] | null; blocking: string[] } {
  const failing = rows.filter((row) => !passes(start, row))
  const chosen = new Set<Candidate<State>>()
  const blocking: string[] = []
  const seen = new Set<string>()
  for (const row of failing) {
    if (seen.has(row)) continue
    const part = partOf(row, failing, candidates)
    for (const one of part.rows) seen.add(one)
    const held = rows.filter((one) => part.rows.includes(one) || part.candidates.some((candidate) => candidate.rows.includes(one)))
    const best = smallestSets(part.candidates, (set) => { const state = applied(start, set); return held.every((one) => passes(state, one)) }, part.candidates.length)[0]
    if (best) for (const one of best) chosen.add(one)
    else {
      const alone = part.rows.filter((one) => smallestSets(part.candidates.filter((candidate) => candidate.rows.includes(one)), (set) => passes(applied(start, set), one), part.candidates.length).length === 0)
      blocking.push(...(alone.length > 0 ? alone : part.rows))
    }
  }
  return blocking.length > 0 ? { chosen: null, blocking } : { chosen: candidates.filter((one) => chosen.has(one)), blocking }
}

/** The failing rows that hang together with this one through shared changes, and the changes that touch them. */
function partOf<State>(row: string, failing: readonly string[], candidates: readonly Candidate<State>[]): { rows: string[]; candidates: Candidate<State>[] } {
  const rows = new Set([row])
  for (let before = 0; before !== rows.size; ) {
    before = rows.size
    for (const one of candidates) if (one.rows.some((touched) => rows.has(touched))) for (const touched of one.rows) if (failing.includes(touched)) rows.add(touched)
  }
  return { rows: failing.filter((one) => rows.has(one)), candidates: candidates.filter((one) => one.rows.some((touched) => rows.has(touched))) }
}
