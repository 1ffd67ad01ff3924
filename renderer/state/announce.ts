// What a screen reader is told when something happens away from the focus.
import { create } from 'zustand'

export const useAnnounced = create<{ polite: string; assertive: string }>(() => ({ polite: '', assertive: '' }))

/** Say one sentence. The same sentence twice is said twice. */
export function announce(line: string, how: 'polite' | 'assertive' = 'polite'): void {
  useAnnounced.setState((was) => ({ [how]: was[how] === line ? `${line}\u00a0` : line }))
}
