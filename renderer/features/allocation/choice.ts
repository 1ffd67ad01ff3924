// What was chosen on Tildeling, so that it is still chosen when one comes back. Ids only, in memory only.
import { create } from 'zustand'

export type Mode = 'dwellings' | 'applicants'
/** the board, the offers that came of it, or what becomes vacant */
export type View = 'board' | 'offers' | 'ahead'
interface Choice {
  view: View
  mode: Mode
  /** how the dwellings stand: dearest to leave empty first, or the one fewest can take */
  order: 'cost' | 'scarcest'
  /** requirements set aside in this search, counted as wishes */
  relaxed: readonly string[]
  dwellingId: string | null
  caseId: string | null
  /** the dwelling just given to someone: never chosen by itself, though the list may still show it for a moment */
  given: string | null
  /** a pair about to be proposed: dragged onto each other, or asked for with M */
  moving: { caseId: string; dwellingId: string | null } | null
  /** ids compared as A and B */
  compared: readonly string[]
}

export const useChoice = create<Choice>()(() => ({ view: 'board', mode: 'dwellings', order: 'cost', relaxed: [], dwellingId: null, caseId: null, given: null, moving: null, compared: [] }))
export const choose = (patch: Partial<Choice>) => useChoice.setState(patch)

/**
 * Mark or unmark one for comparison; two at most, and the newest replaces B.
 * @param first who A is when nothing is marked yet and someone else is pressed: number 1
 */
export function compare(caseId: string, first: string | undefined): void {
  const { compared } = useChoice.getState()
  if (compared.includes(caseId)) return choose({ compared: compared.filter((id) => id !== caseId) })
  if (compared.length === 0 && first && first !== caseId) return choose({ compared: [first, caseId] })
  choose({ compared: [...compared.slice(0, 1), caseId] })
}
