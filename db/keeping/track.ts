// The eviction-prevention track as it stands: what was done by whom, what can come next and what is lacking, and how repayment goes.
import { aboutFrom, currentDeadline, instalments, nextSteps, paidSum, unsupported, type Payment, type TrackFacts } from '../../shared/domain/eviction.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { Enforcement, type SignalView, type TrackView } from '../../shared/operations/keeping.ts'
import { mustSeeCase } from '../cases/guard.ts'
import type { QueryContext } from '../context.ts'
import { dwellingLabel } from '../facts.ts'
import { readJson } from '../json.ts'
import { isProtected, openProtected } from '../people.ts'
import { readRules, readSetting } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { childrenOf, membersOf, readSubjects, type SubjectRow } from './subjects.ts'

export interface Loaded { track: Row<'evictionTrack'>; tenancy: Row<'tenancy'> & { address: string; unitNumber: string | null; postalCode: string | null; postalPlace: string | null }; caseId: string | null; steps: Row<'trackStep'>[]; repayments: Row<'repaymentPlan'>[] }

/** A track with what hangs on it, for rules that ask of all; null where it is gone. */
export function readTrack(read: Reader, id: string): Loaded | null {
  const track = read.sql<Row<'evictionTrack'>>('SELECT * FROM evictionTrack WHERE id = ?', [id])[0]
  const tenancy = read.sql<Loaded['tenancy']>('SELECT t.*, b.address, d.unitNumber, b.postalCode, b.postalPlace FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId WHERE t.id = ?', [track?.tenancyId ?? ''])[0]
  if (!track || !tenancy) return null
  const caseId = tenancy.caseId ?? track.caseId
  return { track, tenancy, caseId, steps: read.sql<Row<'trackStep'>>('SELECT * FROM trackStep WHERE trackId = ? ORDER BY happenedOn, createdAt', [id]), repayments: read.sql<Row<'repaymentPlan'>>('SELECT * FROM repaymentPlan WHERE trackId = ? ORDER BY agreedOn DESC, createdAt DESC', [id]) }
}

/** A track with what hangs on it. Who may not see the case may not see the track. */
export function loadTrack({ read, session }: Pick<QueryContext, 'read' | 'session'>, id: string): Loaded {
  const one = readTrack(read, id)
  if (!one) throw new Refusal('not-found')
  if (one.caseId) mustSeeCase(read, one.caseId, openProtected(read, session))
  return one
}

export const paymentsOf = (row: { payments: string | null }): Payment[] => readJson<Payment[]>(row.payments ?? '[]', [])

/** Children in the household on a day, by their age that day. */
export function childrenAt(read: Reader, one: Pick<Loaded, 'caseId' | 'track'>, on: string): number | null {
  const stated = one.caseId ? (read.sql<{ children: number | null }>('SELECT children FROM housingCase WHERE id = ?', [one.caseId])[0]?.children ?? null) : null
  return childrenOf(one.caseId ? (membersOf(read, [one.caseId]).get(one.caseId) ?? []) : [], one.track.children, stated, on)
}

/** True where the newest thing known on a day is that nothing is owed: an agreement paid down to the end, or a ledger that says zero, and no claim after it. */
function isPaid(read: Reader, one: Loaded, on: string): boolean {
  const newest = read.sql<{ amount: number | null; seenOn: string }>(`SELECT amount, seenOn FROM signal WHERE kind = 'arrears' AND seenOn <= ? AND (tenancyId = ? OR (tenancyId IS NULL AND caseId = ?)) ORDER BY seenOn DESC, createdAt DESC LIMIT 1`, [on, one.track.tenancyId, one.caseId])[0]
  const keptOn = one.repayments.filter((row) => row.status === 'kept' && row.endedOn !== null && row.endedOn <= on).map((row) => row.endedOn!).toSorted().at(-1)
  if (keptOn && !(newest && newest.seenOn > keptOn && newest.amount !== 0)) return true
  // An amount someone wrote when opening the track is newer than a ledger from before it.
  return newest?.amount === 0 && (newest.seenOn >= one.track.openedOn || !one.track.amount)
}

export const about = (one: Loaded): string => aboutFrom(one.tenancy.startsOn, one.track.openedOn)
/** The steps that stand without what they rest on. */
export const looseSteps = (read: Reader, one: Loaded): Row<'trackStep'>[] => unsupported(one.steps, (on) => childrenAt(read, one, on), about(one))
/** Written after the track had ended: on another PC, before the two had met. */
export const afterEnd = (track: Row<'evictionTrack'>, step: Row<'trackStep'>): boolean => track.status === 'ended' && (step.happenedOn > (track.endedOn ?? '9999') || step.createdAt > track.updatedAt)

export function factsOf(read: Reader, one: Loaded, on: string): TrackFacts {
  const running = one.repayments.find((row) => row.status === 'active')
  return { open: one.track.status === 'open', openedOn: one.track.openedOn, children: childrenAt(read, one, on), steps: one.steps, repayment: running ? { missed: instalments(running, paymentsOf(running), on).some((row) => row.state === 'missed') } : null, paid: isPaid(read, one, on), leaseOver: one.tenancy.status === 'ended', aboutFrom: about(one) }
}

export const signalView = ({ signal, silent }: SubjectRow['signals'][number]): SignalView => ({
  key: signal.key, kind: signal.kind, label: signal.why, at: signal.at, facts: signal.facts, grave: signal.grave,
  silent: silent ? { on: silent.handledOn, by: silent.by, response: silent.response as 'contact', note: silent.note, quietUntil: silent.quietUntil } : null,
})

/** The municipality's agreement with the enforcement officer; null where nobody has written one. */
export function readEnforcement(read: Reader): Enforcement | null {
  const parsed = Enforcement.safeParse(readJson<unknown>(readSetting(read, 'enforcementAgreement') ?? 'null', null))
  return parsed.success ? parsed.data : null
}

const repaymentView = (today: string) => (row: Row<'repaymentPlan'>): TrackView['repayments'][number] => {
  const payments = paymentsOf(row)
  return { id: row.id, version: row.version, status: row.status, amount: row.amount, monthly: row.monthly, firstDueOn: row.firstDueOn, agreedOn: row.agreedOn, agreedWith: row.agreedWith, endedOn: row.endedOn, note: row.note, paid: paidSum(payments), payments, rows: instalments(row, payments, today) }
}

export function trackView(context: QueryContext, id: string): TrackView {
  const { read, session, today } = context
  const one = loadTrack(context, id)
  const rules: RuleDefinition = readRules(read, today).definition
  const facts = factsOf(read, one, today)
  const person = one.caseId ? mustSeeCase(read, one.caseId, openProtected(read, session)) : null
  const names = new Map(read.sql<{ id: string; name: string }>('SELECT id, name FROM appUser').map((row) => [row.id, row.name]))
  const nameOf = (userId: string | null) => (userId === null ? null : (names.get(userId) ?? 'Ukjent'))
  const { track, tenancy } = one
  return {
    id, version: track.version, tenancyId: track.tenancyId, caseId: one.caseId, caseNumber: person?.caseNumber ?? null, name: person?.name ?? tenancy.tenantName, dwelling: person && isProtected(person) ? null : dwellingLabel(tenancy), status: track.status, openedOn: track.openedOn, openedBy: nameOf(track.openedById)!, responsibleId: track.responsibleId, responsible: nameOf(track.responsibleId), amount: track.amount, rent: tenancy.rent,
    children: facts.children, childrenNote: track.childrenNote, outcome: track.outcome, outcomeNote: track.outcomeNote, endedOn: track.endedOn, due: currentDeadline(facts, rules),
    steps: one.steps.map((row) => ({ id: row.id, version: row.version, kind: row.kind, happenedOn: row.happenedOn, deadlineOn: row.deadlineOn, amount: row.amount, note: row.note, reason: row.reason, by: nameOf(row.byId)!, withdrawnOn: row.withdrawnOn })),
    next: nextSteps(facts, today, rules), repayments: one.repayments.map(repaymentView(today)), signals: (readSubjects(read, rules, today, { tenancyId: track.tenancyId })[0]?.signals ?? []).map(signalView), enforcement: readEnforcement(read),
  }
}
