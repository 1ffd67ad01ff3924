// A dense table of any length. Only what is seen is drawn; the keyboard moves row by row, and one row at a time is in the tab order.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import { text } from '../../text.ts'
import type { Column } from './columns.ts'
import { HeaderRow, type Sort } from './HeaderRow.tsx'
import { type Group, itemAt, moved, positionOf } from './items.ts'

export interface DataTableProps<T> {
  label: string
  columns: readonly Column<T>[]
  total: number
  rowAt: (index: number) => T | undefined
  rowId: (row: T) => string
  /** what a screen reader calls the row's checkbox */
  rowLabel: (row: T) => string
  onRange?: (first: number, last: number) => void
  groups?: readonly Group[]
  sort?: Sort
  onSort?: (sort: Sort) => void
  onResize?: (id: string, width: number) => void
  selected?: ReadonlySet<string>
  onSelect?: (selected: ReadonlySet<string>) => void
  /** index of the row the keyboard stands on */
  active: number
  onActive: (index: number) => void
  onOpen?: (row: T) => void
  rowHeight?: number
}

const CHECK = 34
export const rowHeightNow = () => (document.documentElement.dataset.density === 'comfortable' ? 44 : 34)

function useScroll<T>(props: DataTableProps<T>, groups: readonly Group[], rowHeight: number) {
  const scroller = useRef<HTMLDivElement>(null)
  const activeAt = positionOf(props.active, groups)
  const virtual = useVirtualizer({
    count: props.total + groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    useFlushSync: false,
    initialRect: { width: 1000, height: 600 },
    // The focused row stays in the page even when scrolled away, so that focus is never lost.
    rangeExtractor: (range: Range) => [...new Set([...defaultRangeExtractor(range), ...(activeAt < range.count ? [activeAt] : [])])].sort((a, b) => a - b),
  })
  const seen = virtual.range
  const first = seen?.startIndex ?? 0
  const last = seen?.endIndex ?? 0
  const { onRange, total } = props
  useEffect(() => onRange?.(Math.max(0, first - groups.length), Math.min(last + 12, Math.max(total - 1, 0))), [first, last, groups.length, onRange, total])
  return { scroller, virtual }
}

export function DataTable<T>(props: DataTableProps<T>) {
  const groups = props.groups ?? []
  const rowHeight = props.rowHeight ?? rowHeightNow()
  const { scroller, virtual } = useScroll(props, groups, rowHeight)
  const { selected, onSelect } = props
  const template = `${onSelect ? `${CHECK}px ` : ''}${props.columns.map((column) => `minmax(${column.width}px, ${column.width}fr)`).join(' ')}`
  const minWidth = props.columns.reduce((sum, column) => sum + column.width, onSelect ? CHECK : 0)

  const toggle = (row: T) => {
    const next = new Set(selected)
    if (!next.delete(props.rowId(row))) next.add(props.rowId(row))
    onSelect?.(next)
  }
  const focusRow = (index: number) => {
    props.onActive(index)
    virtual.scrollToIndex(positionOf(index, groups))
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({ preventScroll: true }))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const onRow = (event.target as HTMLElement).closest('[data-row]')
    // The keys of a control within a row are the control's own.
    if (!onRow || (event.target as HTMLElement).closest('select, button')) return
    const row = props.rowAt(props.active)
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const to = moved(event.key, props.active, props.total, pageRows)
    if (to !== null) focusRow(to)
    else if (event.key === ' ' && row && onSelect) toggle(row)
    else if (event.key === 'Enter' && row) props.onOpen?.(row)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const loaded = Array.from({ length: Math.min(props.total, 500) }, (_, index) => props.rowAt(index)).filter((row): row is T & {} => row !== undefined)
  const all = onSelect && {
    checked: loaded.length > 0 && loaded.every((row) => selected?.has(props.rowId(row))),
    some: (selected?.size ?? 0) > 0,
    toggle: () => onSelect(loaded.every((row) => selected?.has(props.rowId(row))) ? new Set() : new Set([...(selected ?? []), ...loaded.map(props.rowId)])),
  }

  const drawRow = (index: number, start: number) => {
    const row = props.rowAt(index)
    const isActive = index === props.active
    const common = { role: 'row', 'aria-rowindex': positionOf(index, groups) + 2, className: 'dt-row', 'data-row': index, style: { gridTemplateColumns: template, transform: `translateY(${start}px)`, height: rowHeight } } as const
    if (!row) return <div key={index} {...common} aria-busy="true"><div role="gridcell" className="dt-cell"><span className="aksel-sr-only">{text.common.rowsLoading}</span></div></div>
    const isSelected = selected?.has(props.rowId(row)) ?? false
    const onClick = (event: MouseEvent) => {
      if ((event.target as HTMLElement).closest('input, a, button')) return
      props.onActive(index)
    }
    return (
      <div key={index} {...common} tabIndex={isActive ? 0 : -1} data-active={isActive || undefined} aria-selected={onSelect ? isSelected : isActive} onClick={onClick} onDoubleClick={() => props.onOpen?.(row)} onFocus={() => isActive || props.onActive(index)}>
        {onSelect ? (
          <div role="gridcell" className="dt-cell dt-check">
            <input type="checkbox" className="check" tabIndex={-1} aria-label={text.common.selectRow(props.rowLabel(row))} checked={isSelected} onChange={() => toggle(row)} />
          </div>
        ) : null}
        {props.columns.map((column) => (
          <div role="gridcell" key={column.id} className="dt-cell" data-column={column.id} data-numeric={column.numeric || undefined}>
            {column.render(row)}
          </div>
        ))}
      </div>
    )
  }

  return (
    <div ref={scroller} className="dt" role="grid" aria-label={props.label} aria-rowcount={props.total + groups.length + 1} aria-colcount={props.columns.length + (onSelect ? 1 : 0)} aria-multiselectable={onSelect ? true : undefined} onKeyDown={onKeyDown}>
      <div className="dt-width" role="presentation" style={{ minWidth }}>
        <HeaderRow columns={props.columns} template={template} sort={props.sort} onSort={props.onSort} onResize={props.onResize} all={all || undefined} />
        <div className="dt-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((seen) => {
            const item = itemAt(seen.index, groups)
            if (item.kind === 'row') return drawRow(item.index, seen.start)
            return (
              <div key={`group-${item.group.key}`} role="row" aria-rowindex={seen.index + 2} className="dt-row dt-group" style={{ transform: `translateY(${seen.start}px)`, height: rowHeight }}>
                <div role="gridcell" className="dt-cell" aria-colspan={props.columns.length + (onSelect ? 1 : 0)}>
                  <strong>{item.group.label}</strong> <span>{item.group.count}</span>
                </div>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
