// A set of rates while it is written: every number as the text in its field, so that a comma half typed is not lost.
import { RATES, type ParameterKind } from '../../../../shared/domain/parameters.ts'
import { text } from '../../../text.ts'

const t = text.rates

/** Columns of each table a kind has; a table of single numbers has one column without a name. */
export const TABLES = {
  housingAllowance: { ceilings: ['value'] }, livingCosts: { persons: ['label', 'fromAge', 'toAge', 'monthly'], household: ['persons', 'monthly'], minimumPersons: ['label', 'fromAge', 'toAge', 'monthly'] }, lending: { sensitivity: ['value'] }, stateGrant: {},
} as const satisfies Record<ParameterKind, Record<string, readonly string[]>>

export type Cells = Record<string, string>
export interface Draft { numbers: Cells; tables: Record<string, Cells[]> }

const written = (value: unknown) => (value === null || value === undefined ? '' : String(value).replace('.', ','))
/** A number as people write it: spaces and comma. NaN when it is none; null when it is empty. */
const read = (value: string): number | null => (value.trim() === '' ? null : Number(value.replace(/[\s\u00a0]/g, '').replace(',', '.')))

/** @param definition the set to begin from, as it is stored; null: empty */
export function draftOf(kind: ParameterKind, definition: string | null): Draft {
  const values = definition === null ? {} : (JSON.parse(definition) as Record<string, unknown>)
  const rowOf = (columns: readonly string[]) => (row: unknown): Cells => Object.fromEntries(columns.map((column) => [column, written(columns.length === 1 ? row : (row as Record<string, unknown>)[column])]))
  return {
    numbers: Object.fromEntries(Object.keys(t.fields[kind]).map((key) => [key, written(values[key])])),
    tables: Object.fromEntries(Object.entries(TABLES[kind]).map(([name, columns]) => {
      const rows = Array.isArray(values[name]) ? (values[name] as unknown[]).map(rowOf(columns)) : []
      return [name, rows.length > 0 ? rows : name === 'ceilings' ? Array.from({ length: 5 }, () => ({ value: '' })) : name === 'minimumPersons' || name === 'sensitivity' ? [] : [rowOf(columns)({})]]
    })),
  }
}

/** What is to be stored, or the names of the fields that are not numbers yet. */
export function definitionOf(kind: ParameterKind, draft: Draft): { definition: string } | { wrong: string[] } {
  const cell = (column: string, value: string) => (column === 'label' ? value.trim() : read(value))
  const numbers = Object.fromEntries(Object.entries(draft.numbers).map(([key, value]) => [key, read(value)]))
  const tables = Object.fromEntries((Object.entries(TABLES[kind]) as [string, readonly string[]][]).map(([name, columns]) => [name, draft.tables[name]!.map((row) => (columns.length === 1 ? read(row['value'] ?? '') : Object.fromEntries(columns.map((column) => [column, cell(column, row[column] ?? '')]))))]))
  const parsed = RATES[kind].safeParse({ ...numbers, ...tables })
  if (parsed.success) return { definition: JSON.stringify(parsed.data) }
  return { wrong: parsed.error.issues.map((issue) => { const [first, row, column] = issue.path; return row === undefined ? String(first) : `${String(first)}.${String(row)}.${String(column ?? 'value')}` }) }
}
