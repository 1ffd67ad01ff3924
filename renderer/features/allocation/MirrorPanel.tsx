// The mirror: one applicant, and the dwellings that fit, may fit, or stand outside, with the same signs.
import { Checkbox } from '@navikt/ds-react'
import { type KeyboardEvent, Fragment } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { SignLegend } from '../../ui/CriterionSign.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useRoving } from '../../ui/roving.ts'
import { choose } from './choice.ts'
import { columnsOf, worthShowing, CriterionCells, CriterionHeads, useFold } from './CriterionCells.tsx'
import { RelaxLine } from './RelaxLine.tsx'
import { carry } from './drag.ts'
import { dwellingLine, vacancyLine } from './words.ts'

const t = text.allocation
export type ForCase = Output<'match.forCase'>
const NAMES_WIDTH = 190
const ORDER = { fits: 0, uncertain: 1, outside: 2 } as const

/** Dwellings in the order they are shown: fits, uncertain, outside. */
export const shownOrder = (data: ForCase | undefined) => [...(data?.dwellings ?? [])].sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome])

interface MirrorProps {
  name: string
  data: ForCase
  chosen: string | null
  occupied: boolean
  onOccupied: (value: boolean) => void
  onPropose: () => void
}

export function MirrorPanel({ name, data, chosen, occupied, onOccupied, onPropose }: MirrorProps) {
  const today = useToday()
  const rows = shownOrder(data)
  const { shown, metByAll } = worthShowing(columnsOf(rows), rows)
  const { box: scroll, ...fold } = useFold(shown, rows, NAMES_WIDTH)
  const columns = fold.shown.length + Number(fold.folded.length > 0)
  const now = rows.findIndex((one) => one.dwelling.id === chosen)
  const { box, onKeyDown } = useRoving<HTMLTableSectionElement>(rows.length, now, (index) => choose({ dwellingId: rows[index]!.dwelling.id }))
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return onKeyDown(event)
    event.preventDefault()
    onPropose()
  }
  const totals = { fits: data.fits, uncertain: data.uncertain, outside: data.outside }
  return (
    <Panel title={t.mirror.title(name)} detail={t.mirror.counts(data.fits, data.uncertain, data.outside)} flush className="match" action={<Checkbox size="small" checked={occupied} onChange={() => onOccupied(!occupied)}>{t.mirror.occupied}</Checkbox>} footer={<span><SignLegend />{metByAll.length > 0 ? <span className="met-by-all">{t.metByAllDwellings(metByAll.map((one) => one.label.toLowerCase()).join(', '))}</span> : null}</span>}>
      <RelaxLine options={data.relaxable} />
      <div className="match-scroll" ref={scroll}>
        {rows.length === 0 ? (
          <EmptyState level="3" title={t.mirror.none} body={t.mirror.noneBody} />
        ) : (
          <table className="match-grid" role="grid" aria-label={t.dwellingsTable(name)}>
            <CriterionHeads fold={fold} before={[t.dwelling]} />
            <tbody ref={box} onKeyDown={onKey}>
              {rows.map((one, index) => (
                <Fragment key={one.dwelling.id}>
                  {rows[index - 1]?.outcome !== one.outcome ? (
                    <tr className="grid-group">
                      <th scope="rowgroup" colSpan={columns + 1}>{t.mirror[one.outcome]} <span className="num">{totals[one.outcome]}</span></th>
                    </tr>
                  ) : null}
                  <tr data-row={index} tabIndex={index === Math.max(now, 0) ? 0 : -1} aria-selected={index === now} draggable onDragStart={(event) => carry(event, 'dwelling', one.dwelling.id)} onClick={() => choose({ dwellingId: one.dwelling.id })} onFocus={(event) => event.target === event.currentTarget && index !== now && choose({ dwellingId: one.dwelling.id })}>
                    <th scope="row" className="grid-name">
                      <span className="grid-who">{one.dwelling.label} {one.number ? <span className="quiet small">{t.mirror.order(one.number)}</span> : null}</span>
                      <span className="grid-line quiet">{[dwellingLine(one.dwelling), vacancyLine(one.dwelling, today)].filter(Boolean).join(' · ')}</span>
                    </th>
                    <CriterionCells fold={fold} criteria={one.criteria} />
                  </tr>
                </Fragment>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Panel>
  )
}
