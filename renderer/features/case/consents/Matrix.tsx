// Each service beside each topic: may it be spoken of, may it be on paper, and why. A real table; one stop for Tab, the arrows inside, Enter opens the reason.
import { CheckmarkIcon, XMarkIcon } from '@navikt/aksel-icons'
import { Popover } from '@navikt/ds-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { TOPIC_LABELS } from '../../../../shared/model/field.ts'
import type { ConsentRegister } from '../../../../shared/operations/consent.ts'
import { text } from '../../../text.ts'

const t = text.consents.matrix
type Row = ConsentRegister['matrix'][number]
type Cell = Row['cells'][number]

/** What is not open is a no that was said, a yes that was taken back, or a question nobody has asked: they are not the same. */
function answerOf(row: Row, cell: Cell, entries: ConsentRegister['entries']): string {
  if (cell.room.shown) return cell.paper.shown ? t.yes : t.room
  if (cell.paper.shown) return t.paper
  const said = entries.filter((one) => one.serviceId === row.serviceId && one.topics.includes(cell.topic) && one.status !== 'notAsked')
  if (said.some((one) => one.state === 'refused')) return t.refused
  if (said.some((one) => one.state === 'withdrawn')) return t.withdrawn
  return said.length === 0 ? t.notAsked : t.no
}
const STEP: Readonly<Record<string, readonly [rows: number, columns: number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -99], End: [0, 99] }

function Reason({ row, cell }: { row: Row; cell: Cell }) {
  const line = (label: string, said: Cell['room']) => <p><strong>{label}:</strong> {said.shown ? t.shown : t.hidden} {said.reason}</p>
  return (
    <>
      <h3 className="share-why-title">{row.service}, {TOPIC_LABELS[cell.topic].toLowerCase()}</h3>
      {line(t.inRoom, cell.room)}
      {line(t.onPaper, cell.paper)}
    </>
  )
}

export function Matrix({ rows, entries }: { rows: readonly Row[]; entries: ConsentRegister['entries'] }) {
  const [at, setAt] = useState<readonly [number, number]>([0, 0])
  const [open, setOpen] = useState<{ anchor: HTMLButtonElement; row: Row; cell: Cell } | null>(null)
  const table = useRef<HTMLTableElement>(null)
  const width = rows[0]?.cells.length ?? 0
  const move = (event: KeyboardEvent) => {
    const step = STEP[event.key]
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    const clamp = (value: number, top: number) => Math.max(0, Math.min(top, value))
    const next = [clamp(at[0] + step[0], rows.length - 1), clamp(at[1] + step[1], width - 1)] as const
    setAt(next)
    setOpen(null)
    table.current?.querySelector<HTMLElement>(`[data-at="${next[0]}:${next[1]}"]`)?.focus()
  }
  return (
    <div className="share-scroll">
      <table ref={table} className="info-table share-matrix" onKeyDown={move}>
        <caption className="aksel-sr-only">{t.title}. {t.keys}</caption>
        <thead>
          <tr><th scope="col">{t.service}</th>{rows[0]?.cells.map((cell) => <th key={cell.topic} scope="col">{TOPIC_LABELS[cell.topic]}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, y) => (
            <tr key={row.serviceId}>
              <th scope="row">{row.service}{row.standing ? null : <span className="quiet small share-standing">{t.other}</span>}</th>
              {row.cells.map((cell, x) => {
                const answer = answerOf(row, cell, entries)
                const isOpen = open?.row.serviceId === row.serviceId && open.cell.topic === cell.topic
                return (
                  <td key={cell.topic}>
                    <button type="button" className="share-cell" data-shown={cell.room.shown || cell.paper.shown || undefined} data-at={`${y}:${x}`} tabIndex={at[0] === y && at[1] === x ? 0 : -1} aria-expanded={isOpen} aria-label={t.cell(answer, row.service, TOPIC_LABELS[cell.topic])}
                      onFocus={() => setAt([y, x])} onClick={(event) => setOpen(isOpen ? null : { anchor: event.currentTarget, row, cell })}>
                      {cell.room.shown || cell.paper.shown ? <CheckmarkIcon aria-hidden /> : <XMarkIcon aria-hidden />} {answer}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Popover open={open !== null} onClose={() => setOpen(null)} anchorEl={open?.anchor ?? null} placement="bottom-start">
        <Popover.Content className="why-content">{open ? <Reason row={open.row} cell={open.cell} /> : null}</Popover.Content>
      </Popover>
    </div>
  )
}
