// Text being written, so that moving between places loses nothing. In memory only: a lock forgets it.
import { create } from 'zustand'

interface Drafts {
  drafts: Record<string, string>
  write: (key: string, value: string) => void
  drop: (key: string) => void
}

export const useDrafts = create<Drafts>()((set) => ({
  drafts: {},
  write: (key, value) => set((was) => ({ drafts: { ...was.drafts, [key]: value } })),
  drop: (key) => set((was) => ({ drafts: Object.fromEntries(Object.entries(was.drafts).filter(([k]) => k !== key)) })),
}))

/** A text kept as a draft: value, write, drop. */
export function useDraft(key: string, start = ''): [string, (value: string) => void, () => void] {
  const value = useDrafts((state) => state.drafts[key]) ?? start
  const { write, drop } = useDrafts.getState()
  return [value, (next) => write(key, next), () => drop(key)]
}
