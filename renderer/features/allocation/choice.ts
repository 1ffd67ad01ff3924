// What was chosen on Tildeling, so that it is still chosen when one comes back. Ids only, in memory only.
import { type KeyboardEvent, useRef } from 'react'
import { create } from 'zustand'
import { moved } from '../../ui/table/items.ts'

export type Mode = 'dwellings' | 'applicants'
interface Choice {
  mode: Mode
  dwellingId: string | null
  caseId: string | null
  /** ids compared as A and B */
  compared: readonly string[]
}

export const useChoice = create<Choice>()(() => ({ mode: 'dwellings', dwellingId: null, caseId: null, compared: [] }))
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

/** Arrow keys among rows marked with data-row; the focus follows the choice. */
export function useRoving<E extends HTMLElement>(total: number, now: number, onMove: (index: number) => void) {
  const box = useRef<E>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target as Element).closest('[data-row]')) return
    const to = moved(event.key, now, total, 8)
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    onMove(to)
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus())
  }
  return { box, onKeyDown }
}
