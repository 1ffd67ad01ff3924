// The heads and signs of the criterion grid, the same for applicants to a dwelling and dwellings for an applicant.
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

export function CriterionHeads({ columns, before, after }: { columns: readonly CriterionColumn[]; before: readonly string[]; after?: string }) {
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
            {column.label}
          </th>
        ))}
        {after ? (
          <th scope="col">
            <span className="aksel-sr-only">{after}</span>
          </th>
        ) : null}
      </tr>
    </thead>
  )
}

export function CriterionCells({ columns, criteria }: { columns: readonly CriterionColumn[]; criteria: readonly Criterion[] }) {
  return columns.map((column) => {
    const one = criteria.find((criterion) => criterion.key === column.key)
    return (
      <td key={column.key} className="grid-sign">
        <CriterionSign outcome={one?.outcome ?? 'notRequired'} label={one && one.outcome !== 'notRequired' ? `${column.label}, ${one.reason}` : column.label} />
      </td>
    )
  })
}
