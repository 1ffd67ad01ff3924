// The heads and signs of the criterion grid, the same for applicants to a dwelling and dwellings for an applicant.
import { useCallback, useState } from 'react'
import type { Criterion } from '../../../shared/operations/views.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { text } from '../../text.ts'

const t = text.allocation
export interface CriterionColumn {
  key: string
  label: string
  level: Criterion['level']
}

const GROUPS = [
  { key: 'must', label: t.musts },
  { key: 'rule', label: t.rules },
  { key: 'should', label: t.shoulds },
  { key: 'wish', label: t.wishes },
] as const

/** Columns in the order of their groups: must, rule, should, wish. */
export const inGroups = (columns: readonly CriterionColumn[]) => GROUPS.flatMap((group) => columns.filter((one) => one.level === group.key))

/** The columns worth a place: what someone here asks for. A rule that everyone here meets is said in words instead. */
export function worthShowing(columns: readonly CriterionColumn[], rows: readonly { criteria: readonly Criterion[] }[]): { shown: CriterionColumn[]; metByAll: CriterionColumn[] } {
  const outcomes = (key: string) => rows.map((row) => row.criteria.find((one) => one.key === key)?.outcome ?? 'notRequired')
  const asked = inGroups(columns).filter((column) => outcomes(column.key).some((one) => one !== 'notRequired'))
  const isMetByAll = (column: CriterionColumn) => column.level === 'rule' && outcomes(column.key).every((one) => one === 'met')
  return { shown: asked.filter((one) => !isMetByAll(one)), metByAll: asked.filter(isMetByAll) }
}

/** Columns from criteria, where the answer does not bring them. Only what someone asks for. */
export function columnsOf(rows: readonly { criteria: readonly Criterion[] }[]): CriterionColumn[] {
  const seen = new Map<string, CriterionColumn>()
  for (const one of rows.flatMap((row) => row.criteria)) if (one.outcome !== 'notRequired' && !seen.has(one.key)) seen.set(one.key, one)
  return inGroups([...seen.values()])
}

/** Columns that fit beside each other, and those that are folded into one cell; pressing its head changes places. */
export interface Fold { shown: readonly CriterionColumn[]; folded: readonly CriterionColumn[]; isOpen: boolean; toggle: () => void }

/** «Vilkår for boligen: uten barn» stands as «Uten barn» in the head; the whole of it is in the cell's own words. */
const headOf = (column: CriterionColumn) => column.label.replace(/^Vilkår for boligen: (.)/, (_all, first: string) => first.toUpperCase())
const FOLD_WIDTH = 46
/** Pixels a column takes: its head at 13 px, within the limits of the style sheet. */
const widthOf = (column: CriterionColumn) => Math.min(68, Math.max(46, Math.ceil(headOf(column).length * 7.4) + 10))
const WEIGHT = { must: 0, rule: 0, should: 1, wish: 2 } as const

/** How little a column is missed when it is folded: a wish before a must, one where nobody lacks anything before one that decides, one that few are asked before one for all. */
function spare(column: CriterionColumn, rows: readonly { criteria: readonly Criterion[] }[]): number {
  const outcomes = rows.map((row) => row.criteria.find((one) => one.key === column.key)?.outcome ?? 'notRequired')
  const asked = outcomes.filter((one) => one !== 'notRequired').length
  return WEIGHT[column.level] * 10 + (outcomes.some((one) => one === 'notMet' || one === 'unknown') ? 0 : 4) + (rows.length === 0 ? 0 : 3 - (3 * asked) / rows.length)
}

/** The first of these that fit beside each other. */
function fitting(columns: readonly CriterionColumn[], room: number): Set<CriterionColumn> {
  let left = room - FOLD_WIDTH
  const chosen = new Set<CriterionColumn>()
  for (const one of columns) {
    left -= widthOf(one)
    if (left < 0 && chosen.size > 0) break
    chosen.add(one)
  }
  return chosen
}

/**
 * The columns there is room for, so that the table never scrolls sideways.
 * @param taken pixels that names and buttons take
 */
export function useFold(columns: readonly CriterionColumn[], rows: readonly { criteria: readonly Criterion[] }[], taken: number): Fold & { box: (node: HTMLElement | null) => (() => void) | undefined } {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY)
  const [isOpen, setOpen] = useState(false)
  const box = useCallback((node: HTMLElement | null) => {
    if (!node || typeof ResizeObserver === 'undefined') return undefined
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width))
    watch.observe(node)
    return () => watch.disconnect()
  }, [])
  const room = width - taken
  const toggle = () => setOpen(!isOpen)
  if (columns.reduce((sum, one) => sum + widthOf(one), 0) <= room) return { shown: columns, folded: [], isOpen: false, toggle, box }
  const byNeed = columns.toSorted((a, b) => spare(a, rows) - spare(b, rows))
  const kept = fitting(byNeed, room)
  // Open, the folded ones come first and as many of the others as there is room for.
  const chosen = isOpen ? fitting([...byNeed.filter((one) => !kept.has(one)), ...kept], room) : kept
  return { shown: columns.filter((one) => chosen.has(one)), folded: columns.filter((one) => !chosen.has(one)), isOpen, toggle, box }
}

export function CriterionHeads({ fold, before, after }: { fold: Fold; before: readonly string[]; after?: string }) {
  const { shown: columns, folded } = fold
  return (
    <thead>
      <tr className="grid-groups">
        {before.map((label) => (
          <td key={label} />
        ))}
        {GROUPS.map((group) => {
          const span = columns.filter((one) => one.level === group.key).length
          return span === 0 ? null : (
            <th key={group.key} scope="colgroup" colSpan={span}>
              <span>{group.label}</span>
            </th>
          )
        })}
        {folded.length > 0 ? <td /> : null}
        {after ? <td /> : null}
      </tr>
      <tr>
        {before.map((label, index) => (
          <th key={label} scope="col" className={index === before.length - 1 ? 'grid-name' : 'grid-number'}>
            {label}
          </th>
        ))}
        {columns.map((column) => (
          <th key={column.key} scope="col" className="grid-sign" title={column.label}>
            {headOf(column)}
          </th>
        ))}
        {folded.length > 0 ? (
          <th scope="col" className="grid-sign grid-fold">
            <button type="button" className="plain-link" aria-pressed={fold.isOpen} aria-label={t.fold(folded.length, folded.map((one) => one.label.toLowerCase()).join(', '))} title={t.fold(folded.length, folded.map((one) => one.label.toLowerCase()).join(', '))} onClick={fold.toggle}>+{folded.length}</button>
          </th>
        ) : null}
        {after ? (
          <th scope="col">
            <span className="aksel-sr-only">{after}</span>
          </th>
        ) : null}
      </tr>
    </thead>
  )
}

const WORST: readonly Criterion['outcome'][] = ['notMet', 'unknown', 'met', 'notRequired']

/** What is folded away, as one sign: the worst of them, with each in words. */
function FoldedCell({ folded, criteria }: { folded: readonly CriterionColumn[]; criteria: readonly Criterion[] }) {
  const found = folded.map((column) => ({ label: column.label, outcome: criteria.find((one) => one.key === column.key)?.outcome ?? ('notRequired' as const) }))
  const worst = WORST.find((outcome) => found.some((one) => one.outcome === outcome)) ?? 'notRequired'
  return (
    <td className="grid-sign grid-fold">
      <CriterionSign outcome={worst} label={found.map((one) => `${one.label} ${text.common.sign[one.outcome].toLowerCase()}`).join(', ')} />
    </td>
  )
}

export function CriterionCells({ fold, criteria }: { fold: Fold; criteria: readonly Criterion[] }) {
  const cells = fold.shown.map((column) => {
    const one = criteria.find((criterion) => criterion.key === column.key)
    return (
      <td key={column.key} className="grid-sign">
        <CriterionSign outcome={one?.outcome ?? 'notRequired'} label={one && one.outcome !== 'notRequired' ? `${column.label}, ${one.reason}` : column.label} />
      </td>
    )
  })
  return <>{cells}{fold.folded.length > 0 ? <FoldedCell folded={fold.folded} criteria={criteria} /> : null}</>
}
