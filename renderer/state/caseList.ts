// How the list of cases is shown now: view, filter, order, columns, where the keyboard stands, what is ticked.
import { create } from 'zustand'
import type { CaseFilter } from '../../shared/operations/views.ts'
import type { Input } from '../../shared/operations/index.ts'
import { noChoice, type ColumnChoice } from '../ui/table/columns.ts'

export type CaseFilterInput = Partial<CaseFilter>
export type CaseSort = NonNullable<Input<'case.list'>['sort']>
export type CaseGroup = NonNullable<Input<'case.list'>['groupBy']>

export interface CaseView {
  filter: CaseFilterInput
  sort: CaseSort
  descending: boolean
  groupBy: CaseGroup
  columns: ColumnChoice
}

export const plainView = (filter: CaseFilterInput): CaseView => ({ filter, sort: 'dueOn', descending: false, groupBy: 'none', columns: noChoice })

interface CaseListState extends CaseView {
  viewId: string
  active: number
  selected: ReadonlySet<string>
  /** change what is shown; the keyboard starts at the top again when the question changes */
  show: (patch: Partial<CaseView>) => void
  choose: (viewId: string, view: CaseView) => void
  set: (patch: { active?: number; selected?: ReadonlySet<string> }) => void
}

export const useCaseList = create<CaseListState>()((set) => ({
  viewId: 'open',
  ...plainView({ view: 'open' }),
  active: 0,
  selected: new Set(),
  show: (patch) => set((was) => ({ ...patch, active: patch.columns && Object.keys(patch).length === 1 ? was.active : 0 })),
  choose: (viewId, view) => set((was) => ({ viewId, ...view, columns: view.columns === noChoice ? was.columns : view.columns, active: 0, selected: new Set() })),
  set: (patch) => set(patch),
}))
