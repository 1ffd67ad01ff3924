// Lists walked with the arrow keys: one stop for Tab, the arrows inside.
import { type KeyboardEvent, useRef } from 'react'
import { moved } from './table/items.ts'

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
