// Loans, grants, allowances, deposits and guarantees: what is applied for, what runs, and what a guarantee has cost.
import { kroner, plusDays } from '../../shared/dates.ts'
import { balanceOf, depositLimit, mayFollow, NEXT, RUNNING_INSTRUMENT } from '../../shared/domain/instruments.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { InstrumentView } from '../../shared/operations/instruments.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { groupBy } from '../facts.ts'
import { maySee, openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { allowanceQueries } from './allowance.ts'

type Found = Row<'instrument'> & { caseNumber: string; name: string; protectedAddress: string; rent: number | null }
const SELECT = `SELECT i.*, c.caseNumber, p.name, p.protectedAddress, (SELECT t.rent FROM tenancy t WHERE t.id = i.tenancyId OR (i.tenancyId IS NULL AND t.caseId = i.caseId AND t.status IN ('active', 'noticeGiven', 'planned')) ORDER BY t.status = 'planned', t.startsOn DESC LIMIT 1) AS rent FROM instrument i JOIN housingCase c ON c.id = i.caseId JOIN person p ON p.id = c.personId`

/** A deposit above the limit is warned of with its source; the person decides, with a note. */
function depositWarning(kind: string, amount: number | null, rent: number | null, rules: RuleDefinition): string | null {
  const limit = depositLimit(rent, rules.limits.depositMonths)
  return kind === 'deposit' && amount !== null && limit !== null && amount > limit ? `Depositumet er over ${rules.limits.depositMonths} måneders leie (${kroner(limit)}). Det er det høyeste ${rules.limits.depositSource} tillater.` : null
}

function views(read: Reader, rows: readonly Found[], rules: RuleDefinition): InstrumentView[] {
  const events = groupBy(read.sql<Row<'instrumentEvent'>>('SELECT * FROM instrumentEvent WHERE instrumentId IN (SELECT value FROM json_each(?)) ORDER BY happenedOn, createdAt', [JSON.stringify(rows.map((one) => one.id))]), (row) => row.instrumentId)
  return rows.map((one) => {
    const own = events.get(one.id) ?? []
    return {
      id: one.id, version: one.version, caseId: one.caseId, caseNumber: one.caseNumber, name: one.name, kind: one.kind, status: one.status, next: [...NEXT[one.status]], appliedOn: one.appliedOn, decidedOn: one.decidedOn, amount: one.amount, monthly: one.monthly, validFrom: one.validFrom, validTo: one.validTo, counterpart: one.counterpart, covers: one.covers, note: one.note, documentId: one.documentId,
      balance: balanceOf(own), events: own.map((row) => ({ id: row.id, kind: row.kind, happenedOn: row.happenedOn, status: row.status, amount: row.amount, note: row.note, by: row.by })), warning: depositWarning(one.kind, one.amount, one.rent, rules),
    }
  })
}

function list({ read, session, today }: QueryContext, input: ParsedInput<'instrument.list'>): Output<'instrument.list'> {
  const rules = readRules(read, today).definition
  const allowed = openProtected(read, session)
  const soon = plusDays(today, rules.limits.consentWarnDays)
  const all = read.sql<Found>(`${SELECT} ORDER BY i.validTo IS NULL, i.validTo, i.createdAt DESC`)
  const open = all.filter((one) => maySee({ protectedAddress: one.protectedAddress, caseId: one.caseId }, allowed))
  const running = (one: Found) => RUNNING_INSTRUMENT.includes(one.status)
  const filters = { running, ending: (one: Found) => running(one) && one.validTo !== null && one.validTo <= soon, claimed: (one: Found) => one.status === 'claimed', all: () => true }
  const text = input.text.trim().toLowerCase()
  const chosen = open.filter((one) => filters[input.filter](one) && (input.kind === null || one.kind === input.kind) && (text === '' || [one.name, one.caseNumber, one.counterpart].some((part) => part?.toLowerCase().includes(text))))
  const rows = views(read, chosen, rules)
  return { total: chosen.length, counts: { running: open.filter(filters.running).length, ending: open.filter(filters.ending).length, claimed: open.filter(filters.claimed).length, all: open.length }, left: rows.reduce((sum, one) => sum + one.balance.left, 0), hidden: all.length - open.length, rows: rows.slice(input.offset, input.offset + input.limit) }
}

const rentOf = (read: Reader, caseId: string) => read.sql<{ id: string; rent: number | null }>(`SELECT id, rent FROM tenancy WHERE caseId = ? AND status IN ('active', 'noticeGiven', 'planned') ORDER BY status = 'planned', startsOn DESC LIMIT 1`, [caseId])[0]

function forCase(context: QueryContext, input: ParsedInput<'instrument.forCase'>): Output<'instrument.forCase'> {
  const { read, today } = context
  guardCase(context, input.caseId)
  const rules = readRules(read, today).definition
  const { depositMonths, depositSource } = rules.limits
  return { rows: views(read, read.sql<Found>(`${SELECT} WHERE i.caseId = ? ORDER BY i.createdAt DESC`, [input.caseId]), rules), deposit: { limit: depositLimit(rentOf(read, input.caseId)?.rent ?? null, depositMonths), months: depositMonths, source: depositSource } }
}

function add(context: CommandContext, input: ParsedInput<'instrument.add'>) {
  const { write, today, session } = context
  guardCase(context, input.caseId)
  if (input.validFrom !== null && input.validTo !== null && input.validTo < input.validFrom) throw new Refusal('bad-input', { field: 'validTo' })
  if ([input.appliedOn, input.decidedOn].some((on) => on !== null && on > today)) throw new Refusal('bad-input', { field: 'appliedOn' })
  if (input.documentId !== null && write.sql('SELECT 1 FROM caseDocument WHERE id = ? AND caseId = ?', [input.documentId, input.caseId]).length === 0) throw new Refusal('not-found', { field: 'documentId' })
  const tenancy = rentOf(write, input.caseId)
  const warning = depositWarning(input.kind, input.amount, tenancy?.rent ?? null, readRules(write, today).definition)
  if (warning && !input.note) throw new Refusal('reason-required', { field: 'note', details: { missing: [warning] } })
  const { id } = write.insert('instrument', { ...input, tenancyId: tenancy?.id ?? null, landlordId: null, claimBasis: null })
  write.insert('instrumentEvent', { instrumentId: id, kind: 'status', happenedOn: input.decidedOn ?? input.appliedOn ?? today, status: input.status, amount: null, note: null, by: session.name })
  return { id, warning }
}

function load(context: CommandContext, id: string): Row<'instrument'> {
  const own = context.write.sql<Row<'instrument'>>('SELECT * FROM instrument WHERE id = ?', [id])[0]
  if (!own) throw new Refusal('not-found')
  guardCase(context, own.caseId)
  return own
}

function move(context: CommandContext, input: ParsedInput<'instrument.move'>) {
  const { write, today, session } = context
  const own = load(context, input.id)
  if (input.happenedOn > today) throw new Refusal('bad-input', { field: 'happenedOn' })
  if (!mayFollow(own.status, input.status)) throw new Refusal('already-decided', { field: 'status' })
  const decided = ['granted', 'refused'].includes(input.status) ? { decidedOn: input.happenedOn } : {}
  const begins = input.status === 'active' && own.validFrom === null ? { validFrom: input.happenedOn } : {}
  const row = write.update('instrument', own.id, input.version, { status: input.status, ...decided, ...begins, ...(input.amount === null || input.status === 'claimed' ? {} : { amount: input.amount }), ...(input.validTo === null ? {} : { validTo: input.validTo }) })
  write.insert('instrumentEvent', { instrumentId: own.id, kind: input.status === 'claimed' ? 'claim' : 'status', happenedOn: input.happenedOn, status: input.status, amount: input.status === 'claimed' ? input.amount : null, note: input.note, by: session.name })
  return { version: row.version }
}

function addEvent(context: CommandContext, input: ParsedInput<'instrument.event'>) {
  const own = load(context, input.id)
  if (input.happenedOn > context.today) throw new Refusal('bad-input', { field: 'happenedOn' })
  if (input.kind === 'note' ? !input.note : input.amount === null || input.amount === 0) throw new Refusal('bad-input', { field: input.kind === 'note' ? 'note' : 'amount' })
  const { paidOut, recovered } = balanceOf(context.write.sql<{ kind: string; amount: number | null }>('SELECT kind, amount FROM instrumentEvent WHERE instrumentId = ?', [own.id]))
  if (input.kind === 'recovered' && recovered + input.amount! > paidOut) throw new Refusal('bad-input', { field: 'amount' })
  if (input.kind === 'payout' && (own.kind === 'guarantee' || own.kind === 'deposit') && own.amount !== null && paidOut + input.amount! > own.amount) throw new Refusal('more-than-security', { field: 'amount' })
  return { id: context.write.insert('instrumentEvent', { instrumentId: own.id, kind: input.kind, happenedOn: input.happenedOn, status: null, amount: input.kind === 'note' ? null : input.amount, note: input.note, by: context.session.name }).id }
}

export const instrumentHandlers = { 'instrument.list': list, 'instrument.forCase': forCase, 'instrument.add': add, 'instrument.move': move, 'instrument.event': addEvent, ...allowanceQueries } satisfies Partial<Handlers>
