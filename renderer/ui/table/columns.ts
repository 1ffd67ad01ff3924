// Columns of a table: what they show, and how the user has ordered, sized and hidden them.
import { useCallback, useMemo } from 'react'
import type { ReactNode } from 'react'

export interface Column<T> {
  id: string
  label: string
  /** said and shown as tooltip where the label is shortened */
  fullLabel?: string
  /** drawn instead of the label; the label is still what is said */
  header?: ReactNode
  /** pixels at start, and share of what is left over */
  width: number
  /** name the store sorts by */
  sort?: string
  numeric?: boolean
  /** cannot be hidden */
  fixed?: boolean
  /** hidden until chosen */
  optional?: boolean
  render: (row: T) => ReactNode
}

/** Kept in a saved view's definition. */
export interface ColumnChoice {
  order: string[]
  hidden: string[]
  widths: Record<string, number>
}

export const noChoice: ColumnChoice = { order: [], hidden: [], widths: {} }

/** The columns as chosen: shown ones in order, and all in order for the chooser. */
export function arrange<T>(columns: readonly Column<T>[], choice: ColumnChoice): { shown: Column<T>[]; all: Column<T>[] } {
  const place = (id: string) => {
    const at = choice.order.indexOf(id)
    return at < 0 ? columns.findIndex((column) => column.id === id) + 0.5 : at
  }
  const all = [...columns].sort((a, b) => place(a.id) - place(b.id)).map((column) => ({ ...column, width: choice.widths[column.id] ?? column.width }))
  const touched = choice.order.length > 0
  const shown = all.filter((column) => column.fixed || !(choice.hidden.includes(column.id) || (column.optional && !touched && !choice.order.includes(column.id))))
  return { shown, all }
}

/** Acts on the choice: show or hide, move, resize. */
export function useColumns<T>(columns: readonly Column<T>[], choice: ColumnChoice, onChoice: (choice: ColumnChoice) => void) {
  const { shown, all } = useMemo(() => arrange(columns, choice), [columns, choice])
  const order = all.map((column) => column.id)
  const hiddenNow = all.filter((column) => !shown.includes(column)).map((column) => column.id)
  const toggle = (id: string) => onChoice({ ...choice, order, hidden: hiddenNow.includes(id) ? hiddenNow.filter((one) => one !== id) : [...hiddenNow, id] })
  const move = (id: string, by: -1 | 1) => {
    const at = order.indexOf(id)
    const to = at + by
    if (at < 0 || to < 0 || to >= order.length) return
    const next = [...order]
    next.splice(at, 1)
    next.splice(to, 0, id)
    onChoice({ ...choice, order: next, hidden: hiddenNow })
  }
  const resize = useCallback((id: string, width: number) => onChoice({ ...choice, widths: { ...choice.widths, [id]: Math.max(48, Math.round(width)) } }), [choice, onChoice])
  return { shown, all, hidden: hiddenNow, toggle, move, resize }
}
