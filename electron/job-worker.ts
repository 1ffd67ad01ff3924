// The worker: reads files, plans imports and writes them, away from the process that answers the screens.
import { webcrypto } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { osloDate } from '../shared/dates.ts'
import type { Column } from '../shared/domain/import/table.ts'
import { findTable, LEFT_OUT_LABELS } from '../shared/domain/import/table.ts'
import { guessMapping, toMapping } from '../shared/domain/import/headings.ts'
import type { Workbook } from '../shared/domain/import/cells.ts'
import type { ImportKind } from '../shared/domain/import/records.ts'
import { REQUIRED } from '../shared/domain/import/fields.ts'
import { Refusal } from '../shared/errors.ts'
import { idSource } from '../shared/ids.ts'
import { applyRows } from '../db/import/apply.ts'
import { planImport } from '../db/import/plan.ts'
import { openStore } from '../db/open.ts'
import { openProtected } from '../db/people.ts'
import { Store } from '../db/store.ts'
import { errorValue } from './error-value.ts'
import type { JobData, JobMessage, JobRequest, ListJob } from './job-messages.ts'
import { nationalIdValidator } from './sheets/national-id.ts'
import { LIMITS } from './sheets/limits.ts'
import { readSheets } from './sheets/read.ts'

const { request, stop, store: parts } = workerData as JobData
const send = (message: JobMessage) => parentPort!.postMessage(message)
const stopped = () => Atomics.load(stop, 0) === 1
const SHOWN = 400

function progress(step: string, from: number, to: number): (fraction: number) => void {
  let last = 0
  return (fraction) => {
    const now = performance.now()
    if (now - last < 100) return
    last = now
    send({ type: 'progress', step, fraction: from + (to - from) * fraction })
  }
}

function openConnection(role: 'reader' | 'worker'): Store {
  const opened = openStore({ path: parts.path, key: parts.key, role })
  if (opened.outcome !== 'opened') throw new Refusal('busy')
  return new Store(opened.db, parts.path, parts.device, idSource(() => Date.parse(parts.now), (bytes) => webcrypto.getRandomValues(bytes)))
}

const KINDS: ImportKind[] = ['dwellings', 'applicants', 'tenancies', 'arrears']

/** Guess each kind; the score is how much of the kind's fields and needs the columns cover. */
function guesses(columns: Column[]) {
  return Object.fromEntries(KINDS.map((kind) => {
    const found = guessMapping(kind, columns)
    const mapping = toMapping(found)
    const needs = REQUIRED[kind].filter((one) => one.anyOf.some((name) => mapping[name] !== undefined)).length / REQUIRED[kind].length
    return [kind, { mapping, confidence: Object.fromEntries(found.map((one) => [one.field, one.confidence])), score: needs * found.reduce((sum, one) => sum + one.confidence, 0) }]
  }))
}

function describe(workbook: Workbook) {
  return {
    format: workbook.format, encoding: workbook.encoding, delimiter: workbook.delimiter, notes: workbook.notes,
    sheets: workbook.sheets.map((sheet) => {
      const table = findTable(sheet.rows)
      return { name: sheet.name, headerRow: table.headerRow, columns: table.columns, rowCount: table.body.length, leftOut: table.leftOut.slice(0, 200).map((one) => ({ row: one.rowNumber, reason: LEFT_OUT_LABELS[one.reason] })), guesses: guesses(table.columns) }
    }),
  }
}

async function read(given: Extract<JobRequest, { type: 'read' }>): Promise<void> {
  const result = await readSheets(given.bytes, given.name, LIMITS, { onProgress: progress('Leser filen', 0, 0.95), shouldStop: stopped })
  if (!result.ok) return send({ type: 'failed', error: result.error })
  send({ type: 'done', result: describe(result.value), workbook: result.value })
}

function planned(store: Store, given: ListJob) {
  const sheet = given.workbook.sheets[given.sheet]
  if (!sheet) throw new Refusal('file-empty')
  const table = findTable(sheet.rows, given.headerRow ?? undefined)
  if (table.body.length === 0) throw new Refusal('file-empty')
  send({ type: 'progress', step: 'Går gjennom radene', fraction: 0.2 })
  const plan = planImport(store, { kind: given.kind, mapping: given.mapping, decisions: given.decisions, body: table.body, today: osloDate(parts.now), validateNationalId: nationalIdValidator(given.demo), allowed: openProtected(store, parts.session) })
  if (stopped()) throw new Refusal('job-cancelled')
  return { ...plan, leftOut: table.leftOut }
}

/** The first rows of each outcome, those that wait for a person first; counts tell of the rest. */
function firstOfEach<T extends { outcome: string; needsConfirm: boolean }>(rows: readonly T[]): T[] {
  const left: Record<string, number> = {}
  return rows.filter((row) => (left[row.needsConfirm ? 'confirm' : row.outcome] = (left[row.needsConfirm ? 'confirm' : row.outcome] ?? 0) + 1) <= SHOWN)
}

function plan(given: ListJob): void {
  const store = openConnection('reader')
  const { shown, counts, leftOut } = planned(store, given)
  store.db.close()
  send({ type: 'done', result: { counts, waiting: shown.filter((row) => row.needsConfirm).length, rows: firstOfEach(shown), leftOut: leftOut.slice(0, 200).map((one) => ({ row: one.rowNumber, reason: LEFT_OUT_LABELS[one.reason] })) } })
}

function apply(given: ListJob): void {
  const store = openConnection('worker')
  const tick = progress('Skriver', 0.3, 0.99)
  const newId = idSource(() => Date.parse(parts.now), (bytes) => webcrypto.getRandomValues(bytes))
  const opId = newId()
  const halt = () => {
    if (stopped()) throw new Refusal('job-cancelled')
  }
  const done = store.transaction({ opId, name: 'import.apply', actorId: parts.session.userId, role: parts.session.role, at: parts.now }, (write) => {
    const { rows, shown, counts } = planned(store, given)
    if (given.expected && JSON.stringify(sorted(given.expected)) !== JSON.stringify(sorted(counts))) throw new Refusal('import-changed')
    const run = write.insert('importRun', { kind: given.kind, fileName: given.fileName.slice(0, 260) || 'fil', status: 'applied', counts: JSON.stringify(counts), report: JSON.stringify(shown.filter((row) => row.outcome === 'refuse').slice(0, 2000).map((row) => ({ row: row.rowNumber, reasons: row.reasons }))), opId })
    const users = new Map(write.sql<{ id: string; name: string }>(`SELECT id, name FROM appUser WHERE active = 'yes'`).map((row) => [row.name.toLowerCase(), row.id]))
    applyRows({ write, today: osloDate(parts.now), importRunId: run.id, users }, given.kind, rows, (at) => {
      halt()
      tick(at / rows.length)
    })
    return { importRunId: run.id, counts, opId }
  }, halt)
  store.db.close()
  send({ type: 'done', result: done.value, changed: { seq: done.seq, entities: done.entities } })
}

const sorted = (counts: object) => Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))

try {
  if (request.type === 'read') await read(request)
  else if (request.type === 'plan') plan(request)
  else if (request.type === 'apply') apply(request)
  else throw new Error('not a job of this worker')
} catch (error) {
  send({ type: 'failed', error: errorValue(error) })
}
