// How the register is shown now: mode, filter, order, the window of time, where the keyboard stands.
import { create } from 'zustand'
import type { z } from '../../shared/zod.ts'
import type { DwellingFilter, DWELLING_SORTS } from '../../shared/operations/homes.ts'

export type DwellingFilterInput = Partial<z.output<typeof DwellingFilter>>
export type DwellingSort = (typeof DWELLING_SORTS)[number]
export type DwellingMode = 'table' | 'cards' | 'time'

interface DwellingListState {
  mode: DwellingMode
  filter: DwellingFilterInput
  sort: DwellingSort
  descending: boolean
  active: number
  /** months the window of time is moved from its usual place, and how many it covers */
  shift: number
  months: 12 | 36
  set: (patch: Partial<Omit<DwellingListState, 'set'>>) => void
}

export const useDwellingList = create<DwellingListState>()((set) => ({
  mode: 'time', filter: {}, sort: 'availableOn', descending: false, active: 0, shift: 0, months: 12,
  set: (patch) => set(patch.filter || patch.sort ? { active: 0, ...patch } : patch),
}))
