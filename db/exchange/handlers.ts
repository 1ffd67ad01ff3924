// The exchange as the screens ask it: team, place and history; choosing between clashing changes; settling a dwelling given twice; letting work in.
import { may, mayGive, type Role } from '../../shared/access.ts'
import { Refusal } from '../../shared/errors.ts'
import { MODEL, type EntityName, type Row } from '../../shared/model/index.ts'
import { ExchangeResult } from '../../shared/operations/exchange.ts'
import type { Output } from '../../shared/operations/index.ts'
import { cancelAllocation } from '../allocation/cancel.ts'
import { mustSeeCase } from '../cases/guard.ts'
import { nextCaseNumber } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { ensureNextMeeting, putOnAgenda } from '../meeting/next.ts'
import { openProtected } from '../people.ts'
import type { Reader } from '../store.ts'
import { identityOf, knownVector } from './identity.ts'
import { Knowledge } from './knowledge.ts'
import { clashOf, readReviews } from './reviews.ts'
import { whereOf, writePermission } from './words.ts'

type Status = Output<'exchange.status'>

function status(read: Reader): Status {
  const own = read.sql<{ device: string }>('SELECT device FROM this_device')[0]?.device ?? ''
  const count = (sql: string) => read.sql<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)[0]!.n
  const places = read.sql<Status['places'][number]>('SELECT id, kind, label, testedAt, lastAt FROM place ORDER BY testedAt DESC')
  return {
    inTeam: identityOf(read) !== null,
    devices: read.sql<Row<'device'> & { last: string | null }>('SELECT d.*, (SELECT max(o.at) FROM operation o WHERE o.device = d.id) AS last FROM device d ORDER BY d.status, d.joinedAt').map((one) => ({ id: one.id, version: one.version, name: one.name, personName: one.personName, status: one.status, joinedAt: one.joinedAt, removedAt: one.removedAt, lastExchangeAt: one.last, here: one.id === own })),
    place: places[0] ?? null, places,
    waiting: { clashes: count(`contested WHERE field <> '*'`), disputes: count(`gave_way WHERE entity = 'allocation'`), gaveWay: count(`gave_way WHERE entity <> 'allocation'`), held: count('held'), waiting: count('unapplied') },
    runs: read.sql<{ id: string; at: string; who: string | null; place: string | null; outcome: string; report: string }>('SELECT r.id, r.at, u.name AS who, p.label AS place, r.outcome, r.report FROM exchange_run r LEFT JOIN appUser u ON u.id = r.userId LEFT JOIN place p ON p.id = r.placeId ORDER BY r.at DESC, r.id DESC LIMIT 50').map((one) => {
      const report = JSON.parse(one.report) as { code?: string; result?: unknown }
      const result = ExchangeResult.safeParse(report.result)
      return { id: one.id, at: one.at, who: one.who ?? 'Ukjent', place: one.place ?? '', outcome: one.outcome as 'done', code: report.code ?? null, result: result.success ? result.data : null }
    }),
  }
}

/** One of the clashing values is chosen. Refused when something has come or been chosen since the screen was drawn. */
function settle({ write, session }: CommandContext, input: { entity: string; id: string; field: string; chosen: string; seen: string[] }) {
  if (!Object.hasOwn(MODEL, input.entity)) throw new Refusal('not-found')
  const entity = input.entity as EntityName
  if (!Object.hasOwn(MODEL[entity].fields, input.field)) throw new Refusal('not-found')
  if (!may(session.role, writePermission(entity)) || !whereOf(write, session, entity, input.id)) throw new Refusal('not-allowed')
  const clash = clashOf(write, Knowledge.of(write), entity, input.id, input.field)
  if (!clash) throw new Refusal('already-decided')
  const now = clash.leaves.map((one) => one.opId).sort()
  if (JSON.stringify(now) !== JSON.stringify(input.seen.toSorted())) throw new Refusal('stale')
  const chosen = clash.leaves.find((one) => one.opId === input.chosen)
  if (!chosen) throw new Refusal('bad-input', { field: 'chosen' })
  // Nobody gives another a role with more than their own, in this way either.
  if (entity === 'appUser' && input.field === 'role' && !mayGive(session.role, chosen.value as Role)) throw new Refusal('not-allowed')
  write.choose(entity, input.id, { [input.field]: chosen.value } as never)
  return {}
}

/** One allocation is kept, the others are called off, each with all that hung on it. */
function settleAllocation(context: CommandContext, input: { keep: string; cancel: { id: string; version: number }[]; reason: string }) {
  const { write } = context
  const keep = write.sql<Row<'allocation'>>('SELECT * FROM allocation WHERE id = ?', [input.keep])[0]
  if (!keep) throw new Refusal('not-found')
  for (const one of input.cancel) {
    const other = write.sql<Row<'allocation'>>('SELECT * FROM allocation WHERE id = ?', [one.id])[0]
    if (!other || other.id === keep.id) throw new Refusal('not-found')
    if (other.dwellingId !== keep.dwellingId && other.caseId !== keep.caseId) throw new Refusal('bad-input', { field: 'cancel' })
    cancelAllocation(context, { allocationId: one.id, version: one.version, outcome: 'cancelled', reason: input.reason }, keep)
  }
  return {}
}

function disputeToMeeting({ write, session, today }: CommandContext, input: { dwellingId: string }) {
  const meeting = ensureNextMeeting(write, today)
  const dispute = readReviews(write, session).disputes.find((one) => one.dwellingId === input.dwellingId)
  if (!dispute) throw new Refusal('already-decided')
  const allowed = openProtected(write, session)
  for (const one of dispute.claimants) {
    mustSeeCase(write, one.caseId, allowed)
    putOnAgenda(write, meeting.id, { caseId: one.caseId, title: `${dispute.dwelling} er tildelt to ganger`.slice(0, 300), question: `Hvem skal ha ${dispute.dwelling}?`, reason: 'Samme bolig er tildelt to ganger', plannedMinutes: 8 })
  }
  return { heldOn: meeting.heldOn, added: dispute.claimants.length }
}

export const exchangeHandlers = {
  'exchange.status': ({ read }) => status(read),
  'exchange.reviews': ({ read, session }) => readReviews(read, session),
  'exchange.settle': settle,
  'exchange.settleAllocation': settleAllocation,
  'exchange.disputeToMeeting': disputeToMeeting,
  'exchange.letIn': ({ write }, input) => {
    if (write.sql('SELECT 1 FROM held WHERE opId = ?', [input.opId]).length === 0) throw new Refusal('already-decided')
    write.insert('letIn', { opId: input.opId, reason: input.reason })
    return {}
  },
  'exchange.renumber': ({ write, session, today }, input) => {
    mustSeeCase(write, input.caseId, openProtected(write, session))
    if (write.sql(`SELECT 1 FROM gave_way WHERE entity = 'housingCase' AND entityId = ?`, [input.caseId]).length === 0) throw new Refusal('already-decided')
    const caseNumber = nextCaseNumber(write, today)
    write.update('housingCase', input.caseId, input.version, { caseNumber })
    return { caseNumber }
  },
  'team.renameDevice': ({ write }, input) => {
    write.update('device', input.id, input.version, { name: input.name })
    return {}
  },
  'team.removeDevice': ({ write, now }, input) => {
    const own = write.sql<{ device: string }>('SELECT device FROM this_device')[0]?.device ?? ''
    if (input.id === own) throw new Refusal('exchange-own-device')
    const known = knownVector(write, own)
    const { signPublic } = write.update('device', input.id, input.version, { status: 'removed', removedAt: now, lastNumber: known[input.id] ?? 0 })
    // A PC that was brought back from a copy has its earlier names too, and the same key: it is removed under all of them.
    for (const { id } of write.sql<{ id: string }>(`SELECT id FROM device WHERE signPublic = ? AND id NOT IN (?, ?) AND lastNumber IS NULL`, [signPublic, input.id, own])) write.update('device', id, null, { status: 'removed', removedAt: now, lastNumber: known[id] ?? 0 })
    return {}
  },
} satisfies Partial<Handlers>

