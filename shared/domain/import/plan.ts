// The dry run of an import: what each row would do, and why. Nothing is written here.
import { arrearsRefusal, knownAlready, lastAmount } from './arrears.ts'
import { FIELDS } from './fields.ts'
import type { Mapping } from './headings.ts'
import { identityKeys, type Existing, type ExistingLookup } from './lookup.ts'
import { findMatches, runningElsewise, type Duplicate } from './match.ts'
import type { ImportKind, Records, Values } from './records.ts'
import { readRow, type Reason, type RowOptions } from './rows.ts'
import type { BodyRow } from './table.ts'

export type Outcome = 'add' | 'change' | 'skip' | 'refuse'
/** What a person has said of one row. `new`: not the same as what exists. */
export type Decision = 'confirm' | 'skip' | 'new' | `sameAs:${string}`

export interface Change {
  field: string
  label: string
  before: string | number | undefined
  after: string | number
}

export interface PlannedRecord<K extends ImportKind = ImportKind> {
  outcome: 'add' | 'change' | 'skip'
  record: Records[K]
  /** the stored record it changes or equals */
  id?: string
  changes: Change[]
}

export interface PlannedRow<K extends ImportKind = ImportKind> {
  rowNumber: number
  outcome: Outcome
  /** what to write; empty where the row is refused */
  records: PlannedRecord<K>[]
  reasons: Reason[]
  duplicates: Duplicate[]
  /** true until a person has decided; such a row is not written */
  needsConfirm: boolean
}

export interface PlanOptions extends RowOptions {
  decisions?: Record<number, Decision>
}

export interface Plan<K extends ImportKind = ImportKind> {
  rows: PlannedRow<K>[]
  /** rows; added + changed + skipped + refused = read. toConfirm are among the added, changed and skipped. */
  counts: { read: number; added: number; changed: number; skipped: number; refused: number; toConfirm: number }
}

const LABELS: Record<ImportKind, Map<string, string>> = {
  dwellings: new Map(FIELDS.dwellings.map(({ field, label }) => [field, label])),
  applicants: new Map(FIELDS.applicants.map(({ field, label }) => [field, label])),
  tenancies: new Map(FIELDS.tenancies.map(({ field, label }) => [field, label])),
  arrears: new Map(FIELDS.arrears.map(({ field, label }) => [field, label])),
}

/** Only what was given and differs. A blank never overwrites; "unknown" never overwrites an answer. */
export function changesOf(kind: ImportKind, before: Values, after: Values): Change[] {
  return Object.entries(after).flatMap(([field, value]) => {
    if (value === undefined || value === before[field] || (value === 'unknown' && before[field] !== undefined)) return []
    return [{ field, label: LABELS[kind].get(field) ?? field, before: before[field], after: value }]
  })
}

interface Earlier {
  rowNumber: number
  values: Values
}

interface Context {
  kind: ImportKind
  lookup: ExistingLookup
  seen: Map<string, Earlier>
  decision: Decision | undefined
  rowNumber: number
}

const alike = (a: Values, b: Values) => [...new Set([...Object.keys(a), ...Object.keys(b)])].every((field) => a[field] === b[field])

/** An earlier row of the file with the same identity, and what that means for this one. */
function withinFile(values: Values, { kind, seen, rowNumber }: Context, reasons: Reason[]): 'repeat' | undefined {
  const keys = identityKeys(kind, values)
  const hit = keys.map(({ key }) => seen.get(key)).find((earlier) => earlier !== undefined && earlier.rowNumber !== rowNumber)
  for (const { key } of keys) if (!seen.has(key)) seen.set(key, { rowNumber, values })
  if (!hit) return undefined
  const sure = kind !== 'dwellings' || values.unitNumber !== undefined || values.externalRef !== undefined || values.koboId !== undefined
  if (alike(hit.values, values)) {
    reasons.push({ level: sure ? 'note' : 'soft', code: 'repeated-row', text: sure ? `Lik rad ${hit.rowNumber} i filen.` : `Lik rad ${hit.rowNumber} i filen, uten bruksenhetsnummer. Si om det er en bolig til.` })
    return 'repeat'
  }
  reasons.push({ level: 'soft', code: 'repeated-identity', text: `Samme ${kind === 'dwellings' ? 'bolig' : kind === 'tenancies' ? 'leieforhold' : 'søker'} står også i rad ${hit.rowNumber}, med andre opplysninger.` })
  return undefined
}

function chosenMatch(values: Values, context: Context, duplicates: Duplicate[]): Existing | undefined {
  const { kind, lookup, decision } = context
  if (decision === 'new') return undefined
  if (decision?.startsWith('sameAs:')) return lookup.byId(decision.slice(7))
  const matches = findMatches(kind, values, lookup)
  const best = matches[0]
  for (const { existing, why, sure } of matches) {
    const unchanged = existing === best?.existing && changesOf(kind, existing.values, values).length === 0
    duplicates.push({ of: { id: existing.id, label: existing.label }, why, confirmNeeded: (!sure || matches.filter((one) => one.sure).length > 1) && !unchanged })
  }
  return best?.existing
}

/** A notice on the one tenancy the row means. Nothing stored is changed, and the same ledger twice adds nothing. */
function planArrears(values: Values, context: Context, reasons: Reason[], duplicates: Duplicate[]): PlannedRecord {
  const { kind, lookup, decision, seen, rowNumber } = context
  const skip = (code: string, text: string): PlannedRecord => {
    reasons.push({ level: 'note', code, text })
    return { outcome: 'skip', record: values, changes: [] }
  }
  const chosen = decision?.startsWith('sameAs:') ? lookup.byId(decision.slice(7)) : undefined
  const matches = chosen ? [{ existing: chosen, why: 'reference' as const, sure: true }] : findMatches(kind, values, lookup)
  // Nothing owed says something only of one who owed before: then the debt is gone.
  if (values.amount === 0 && !(matches.length === 1 && matches[0]!.sure && !matches[0]!.existing.closed && (lastAmount(matches[0]!.existing) ?? 0) > 0)) return skip('nothing-owed', 'Skylder ingenting.')
  const refusal = arrearsRefusal(values, matches)
  const existing = matches[0]?.existing
  if (refusal || !existing) {
    reasons.push(refusal ?? { level: 'hard', code: 'tenancy-missing', text: 'Fant ikke noe leieforhold.' })
    return { outcome: 'skip', record: values, changes: [] }
  }
  const sure = matches.length === 1 && matches[0]!.sure
  if (sure && knownAlready(values, existing)) return skip('unchanged', `Finnes fra før for ${existing.label}.`)
  if (!sure) duplicates.push(...matches.map((one) => ({ of: { id: one.existing.id, label: one.existing.label }, why: one.why, confirmNeeded: true })))
  else {
    const earlier = seen.get(existing.id)
    if (!earlier) seen.set(existing.id, { rowNumber, values })
    else if (alike(earlier.values, values)) return skip('repeated-row', `Lik rad ${earlier.rowNumber} i filen.`)
    else reasons.push({ level: 'soft', code: 'repeated-identity', text: `Samme leieforhold står også i rad ${earlier.rowNumber}. Beløpene legges ikke sammen.` })
    reasons.push({ level: 'note', code: 'debtor', text: `Gjelder ${existing.label}.` })
  }
  return { outcome: 'add', record: values, id: existing.id, changes: [{ field: 'amount', label: LABELS.arrears.get('amount')!, before: sure ? lastAmount(existing) : undefined, after: values.amount ?? 0 }] }
}

function planRecord(values: Values, context: Context, reasons: Reason[], duplicates: Duplicate[]): PlannedRecord {
  if (context.kind === 'arrears') return planArrears(values, context, reasons, duplicates)
  const repeat = withinFile(values, context, reasons)
  if (repeat && context.decision !== 'new') return { outcome: 'skip', record: values, changes: [] }
  const own: Duplicate[] = []
  const existing = chosenMatch(values, context, own)
  if (existing?.closed) {
    reasons.push({ level: 'hard', code: 'closed', text: 'Raden gjelder en sperret sak. Bare de som er navngitt i saken, kan endre den.' })
    return { outcome: 'skip', record: values, changes: [] }
  }
  const changes = existing ? changesOf(context.kind, existing.values, values) : []
  if (existing && changes.length === 0) {
    reasons.push({ level: 'note', code: 'unchanged', text: 'Finnes fra før, ingen endring.' })
    return { outcome: 'skip', record: values, id: existing.id, changes }
  }
  duplicates.push(...own)
  if (context.kind === 'tenancies') {
    for (const other of runningElsewise(values, context.lookup, existing)) {
      reasons.push({ level: 'soft', code: 'dwelling-let', text: `Boligen har et leieforhold som løper: ${other.label}.`, field: 'unitNumber' })
    }
  }
  return existing ? { outcome: 'change', record: values, id: existing.id, changes } : { outcome: 'add', record: values, changes }
}

function planRow(row: BodyRow, mapping: Mapping, context: Context, options: PlanOptions): PlannedRow {
  const { records, reasons } = readRow(context.kind, mapping, row.cells, options)
  const refused = (): PlannedRow => ({ rowNumber: row.rowNumber, outcome: 'refuse', records: [], reasons, duplicates: [], needsConfirm: false })
  if (context.decision === 'skip') {
    return { ...refused(), outcome: 'skip', reasons: [...reasons, { level: 'note', code: 'left-out-by-user', text: 'Du har valgt å hoppe over raden.' }] }
  }
  if (reasons.some(({ level }) => level === 'hard')) return refused()
  if (context.decision?.startsWith('sameAs:') && records.length > 1) {
    reasons.push({ level: 'hard', code: 'match-several', text: 'Raden er flere boliger og kan ikke være det samme som én.' })
    return refused()
  }
  if (context.decision?.startsWith('sameAs:') && !context.lookup.byId(context.decision.slice(7))) {
    reasons.push({ level: 'hard', code: 'match-missing', text: 'Det du valgte som det samme, finnes ikke lenger.' })
    return refused()
  }
  const duplicates: Duplicate[] = []
  const planned = records.map((values) => planRecord(values, context, reasons, duplicates))
  if (reasons.some(({ level }) => level === 'hard')) return refused()
  // Which tenancy owes is never settled by taking all doubtful rows: one must be named.
  const unnamed = context.kind === 'arrears' && duplicates.length > 0
  const outcome = planned.some((one) => one.outcome === 'change') ? 'change' : planned.some((one) => one.outcome === 'add') ? 'add' : 'skip'
  const nothing = outcome === 'skip' && !reasons.some(({ code, level }) => code === 'repeated-row' && level === 'soft')
  const asks = !nothing && (reasons.some(({ level }) => level === 'soft') || duplicates.some(({ confirmNeeded }) => confirmNeeded))
  return { rowNumber: row.rowNumber, outcome, records: planned, reasons, duplicates, needsConfirm: asks && (context.decision === undefined || unnamed) }
}

/**
 * Plan an import. Pure: the same input gives the same plan, so it is run again just before writing.
 * @param existing what is stored of this kind
 * @param options today's date in Norway, the national id checker, and what a person has decided by row number
 */
export function planRows<K extends ImportKind>(kind: K, mapping: Mapping, body: BodyRow[], existing: ExistingLookup, options: PlanOptions): Plan<K> {
  const seen = new Map<string, Earlier>()
  const rows = body.map((row) => planRow(row, mapping, { kind, lookup: existing, seen, decision: options.decisions?.[row.rowNumber], rowNumber: row.rowNumber }, options)) as PlannedRow<K>[]
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length
  return {
    rows,
    counts: { read: rows.length, added: count('add'), changed: count('change'), skipped: count('skip'), refused: count('refuse'), toConfirm: rows.filter(({ needsConfirm }) => needsConfirm).length },
  }
}
