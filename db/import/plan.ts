// The dry run over the store, in the words of the contract. A row that waits for a person is not written, and counts as skipped.
import { FIELDS, missingRequired } from '../../shared/domain/import/fields.ts'
import { planRows, type Decision, type PlannedRow as DomainRow } from '../../shared/domain/import/plan.ts'
import type { ImportKind, Values } from '../../shared/domain/import/records.ts'
import type { NationalIdValidator } from '../../shared/domain/import/values-identity.ts'
import type { BodyRow } from '../../shared/domain/import/table.ts'
import { kroner } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { z } from '../../shared/zod.ts'
import type { ImportCounts, PlannedRow } from '../../shared/operations/exchangefiles.ts'
import { existingOf } from './existing.ts'
import type { Reader } from '../store.ts'

export interface ImportRequest {
  kind: ImportKind
  mapping: Record<string, number>
  decisions: Record<string, string>
  body: BodyRow[]
  today: string
  validateNationalId: NationalIdValidator
  /** protected cases the user may open */
  allowed: ReadonlySet<string>
}

export type Counts = z.output<typeof ImportCounts>
type Shown = z.output<typeof PlannedRow>

const MONEY = new Set(['amount', 'rent', 'deposit', 'rentCeiling', 'income'])
const valueText = (field: string, value: string | number | undefined) => (value === undefined ? null : MONEY.has(field) ? kroner(Number(value)) : String(value))

function label(kind: ImportKind, row: DomainRow): string {
  const one = (row.records[0]?.record ?? {}) as Values
  const name = [one['firstName'], one['lastName']].filter(Boolean).join(' ')
  const place = [[one['street'], one['houseNumber']].filter(Boolean).join(' '), one['unitNumber']].filter(Boolean).join(', ')
  const words = kind === 'dwellings' ? place : kind === 'applicants' ? (one['protectedAddress'] && one['protectedAddress'] !== 'none' ? 'Sperret adresse' : name) : `${name}${place ? `, ${place}` : ''}`
  return `${words || `Rad ${row.rowNumber}`}${row.records.length > 1 ? ` og ${row.records.length - 1} til` : ''}`
}

/** Plan every row. The decision `*: confirm` takes every doubtful row that is not a likely duplicate. Throws mapping-incomplete when a column that is needed is not mapped. */
export function planImport(read: Reader, request: ImportRequest): { rows: DomainRow[]; shown: Shown[]; counts: Counts } {
  const missing = missingRequired(request.kind, request.mapping)
  if (missing.length > 0) throw new Refusal('mapping-incomplete', { details: { missing } })
  const knownFields = new Set(FIELDS[request.kind].map((one) => one.field))
  const mapping = Object.fromEntries(Object.entries(request.mapping).filter(([field]) => knownFields.has(field)))
  const lookup = existingOf(read, request.kind, request.allowed)
  const { '*': everyone, ...named } = request.decisions
  const decided = Object.fromEntries(Object.entries(named).map(([row, decision]) => [Number(row), decision as Decision]))
  const planWith = (decisions: Record<number, Decision>) => planRows(request.kind, mapping, request.body, lookup, { today: request.today, validateNationalId: request.validateNationalId, decisions })
  const first = planWith(decided)
  const plan = everyone === 'confirm' ? planWith({ ...Object.fromEntries(first.rows.filter((row) => row.needsConfirm && row.duplicates.length === 0).map((row) => [row.rowNumber, 'confirm' as const])), ...decided }) : first
  const shown = plan.rows.map((row): Shown => ({
    rowNumber: row.rowNumber, label: label(request.kind, row), outcome: row.outcome, needsConfirm: row.needsConfirm,
    reasons: row.reasons.map((one) => ({ level: one.level === 'note' ? ('info' as const) : one.level, text: one.text, ...(one.field ? { field: one.field } : {}) })),
    changes: row.records.flatMap((record) => record.changes.map((change) => ({ label: change.label, before: valueText(change.field, change.before), after: valueText(change.field, change.after) }))),
    duplicates: row.duplicates.map((one) => ({ id: one.of.id, label: one.of.label, why: one.why === 'reference' ? ('externalRef' as const) : one.why })),
  }))
  const count = (outcome: string) => plan.rows.filter((row) => row.outcome === outcome && !row.needsConfirm).length
  const counts = { read: plan.rows.length, added: count('add'), changed: count('change'), refused: plan.rows.filter((row) => row.outcome === 'refuse').length, skipped: 0 }
  counts.skipped = counts.read - counts.added - counts.changed - counts.refused
  return { rows: plan.rows, shown, counts }
}
