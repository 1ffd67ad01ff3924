// The sticky heading line of a table: sorting by button, width by dragging the edge.
import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons'
import { type PointerEvent, useRef } from 'react'
import { text } from '../../text.ts'
import type { Column } from './columns.ts'

export interface Sort {
  by: string
  descending: boolean
}

interface HeaderProps<T> {
  columns: readonly Column<T>[]
  template: string
  sort?: Sort | undefined
  onSort?: ((sort: Sort) => void) | undefined
  onResize?: ((id: string, width: number) => void) | undefined
  all?: { checked: boolean; some: boolean; toggle: () => void } | undefined
}

function Edge({ label, onResize }: { label: string; onResize: (delta: number, start: number) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null)
  const down = (event: PointerEvent<HTMLSpanElement>) => {
    from.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 80 }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => from.current && onResize(event.clientX - from.current.x, from.current.width)
  return <span className="dt-edge" aria-hidden title={text.common.resize(label)} onPointerDown={down} onPointerMove={move} onPointerUp={() => (from.current = null)} />
}

function HeaderCell<T>({ column, sort, onSort, onResize }: { column: Column<T> } & Pick<HeaderProps<T>, 'sort' | 'onSort' | 'onResize'>) {
  const sorted = column.sort !== undefined && sort?.by === column.sort
  const title = column.fullLabel && column.fullLabel !== column.label ? column.fullLabel : undefined
  return (
    <div role="columnheader" className="dt-cell" data-numeric={column.numeric || undefined} aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      {column.sort && onSort ? (
        <button type="button" className="dt-sort" title={title} onClick={() => onSort({ by: column.sort!, descending: sorted ? !sort.descending : false })}>
          {column.label}
          {sorted ? sort.descending ? <ArrowUpIcon aria-hidden /> : <ArrowDownIcon aria-hidden /> : null}
        </button>
      ) : column.header ? (
        <>
          <span className="aksel-sr-only">{column.label}</span>
          {column.header}
        </>
      ) : (
        <span title={title}>{column.label}</span>
      )}
      {onResize ? <Edge label={column.label} onResize={(delta, start) => onResize(column.id, start + delta)} /> : null}
    </div>
  )
}

export function HeaderRow<T>({ columns, template, sort, onSort, onResize, all }: HeaderProps<T>) {
  return (
    <div role="row" aria-rowindex={1} className="dt-row dt-head" style={{ gridTemplateColumns: template }}>
      {all ? (
        <div role="columnheader" className="dt-cell dt-check">
          <input type="checkbox" className="check" aria-label={text.common.selectAll} checked={all.checked} ref={(box) => void (box && (box.indeterminate = all.some && !all.checked))} onChange={all.toggle} />
        </div>
      ) : null}
      {columns.map((column) => (
        <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} onResize={onResize} />
      ))}
    </div>
  )
}
