// Need against stock as a table of buttons: the number is who waits, the colour repeats what the words say. Arrows move, Enter opens the cases.
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { text } from '../../text.ts'

const t = text.stock
type Matrix = Output<'stock.matrix'>
export type Cell = Matrix['cells'][number]
const STEP: Record<string, [number, number]> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }

export function HeatMap({ data, onOpen }: { data: Matrix; onOpen: (cell: Cell) => void }) {
  const box = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<[number, number]>([0, 0])
  const cellAt = (row: number, column: string) => data.cells.find((one) => one.row === row && one.column === column)!
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEP[event.key]
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const to: [number, number] = [Math.max(0, Math.min(data.rows.length - 1, at[0] + step[0])), Math.max(0, Math.min(data.columns.length - 1, at[1] + step[1]))]
    setAt(to)
    box.current?.querySelector<HTMLElement>(`[data-at="${to[0]}:${to[1]}"]`)?.focus()
  }
  return (
    <div className="heat-scroll">
      <table ref={box} className="heat" onKeyDown={onKeyDown}>
        <caption className="aksel-sr-only">{t.map}</caption>
        <thead>
          <tr><th scope="col">{t.corner}</th>{data.columns.map((column) => <th key={column.key} scope="col">{column.label}</th>)}</tr>
        </thead>
        <tbody>
          {data.rows.map(({ row, label }, i) => (
            <tr key={row}>
              <th scope="row">{label}</th>
              {data.columns.map((column, j) => {
                const cell = cellAt(row, column.key)
                return (
                  <td key={column.key}>
                    <button type="button" className="heat-cell" data-pressure={cell.pressure} data-at={`${i}:${j}`} tabIndex={at[0] === i && at[1] === j ? 0 : -1} title={cell.why} onFocus={() => setAt([i, j])} onClick={() => onOpen(cell)}>
                      <span className="aksel-sr-only">{t.cellLabel(label, column.label)}</span>
                      <span className="heat-need num">{cell.need}</span>
                      <span className="heat-word">{t.pressure[cell.pressure]}</span>
                      <span className="heat-supply small">{cell.stock === null ? t.noStock : t.supply(cell.vacant!, cell.turnover!)}</span>
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
