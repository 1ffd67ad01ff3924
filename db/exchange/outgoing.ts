// What a place lacks of what this PC knows: per chain, the operations that no bundle lying there holds for everyone in the team.
import type { Reader } from '../store.ts'
import { canSealTo, signHead } from './bundle.ts'
import type { CarriedChange, CarriedOperation, Run, Vector } from './format.ts'
import type { Identity } from './identity.ts'
import { headOf } from './merge.ts'
import { vectorOf } from './wellformed.ts'

export interface Member { id: string; name: string; signPublic: string; sealPublic: string; status: 'active' | 'removed'; base: string; lastNumber: number | null }

export const membersOf = (read: Pick<Reader, 'sql'>): Member[] => read.sql<Member>('SELECT id, name, signPublic, sealPublic, status, base, lastNumber FROM device ORDER BY joinedAt, id')

/** Whether a PC is in the team and can be written to: one whose key is none is passed over, and stops nobody. */
export const canRead = (one: Member): boolean => one.status === 'active' && canSealTo(one.sealPublic)

/** What every PC of the team had from its start: nothing below this need be sent to anyone. */
function commonBase(members: readonly Member[]): Vector {
  const active = members.filter(canRead)
  const bases = new Map(active.map((one) => [one.id, vectorOf(one.base) ?? {}]))
  const chains = new Set([...bases.values()].flatMap((base) => Object.keys(base)))
  return Object.fromEntries([...chains].map((chain) => [chain, Math.min(...active.filter((one) => one.id !== chain).map((one) => bases.get(one.id)![chain] ?? 0))]).filter(([, n]) => Number.isFinite(n)))
}

/** Whether a PC's own operations up to this number reach past the last that was accepted when it was removed. */
export const isBeyond = (members: readonly Member[], device: string, number: number): boolean => members.some((one) => one.id === device && one.status === 'removed' && one.lastNumber !== null && number > one.lastNumber)

/**
 * How far the place covers each chain for everyone in the team.
 * @param present `sender/sequence` of the bundles that lie there now
 */
export function coverage(read: Pick<Reader, 'sql'>, placeId: string, present: ReadonlySet<string>): Vector {
  const members = membersOf(read)
  const active = members.filter(canRead).map((one) => one.id)
  const covered = commonBase(members)
  const ranges: [string, number, number][] = []
  for (const row of read.sql<{ sender: string; sequence: number; ranges: string; recipients: string }>(`SELECT sender, sequence, ranges, recipients FROM bundle_seen WHERE placeId = ? AND outcome IN ('merged', 'sent')`, [placeId])) {
    if (!present.has(`${row.sender}/${row.sequence}`)) continue
    // Others will not open what a PC sent of its own after it was removed.
    if (isBeyond(members, row.sender, (JSON.parse(row.ranges) as Record<string, [number, number]>)[row.sender]?.[1] ?? 0)) continue
    const recipients = new Set(JSON.parse(row.recipients) as string[])
    if (!active.every((id) => recipients.has(id))) continue
    for (const [device, [from, to]] of Object.entries(JSON.parse(row.ranges) as Record<string, [number, number]>)) ranges.push([device, from, to])
  }
  ranges.sort((a, b) => a[1] - b[1])
  for (const [device, from, to] of ranges) if (from <= (covered[device] ?? 0) + 1 && to > (covered[device] ?? 0)) covered[device] = to
  return covered
}

export interface Span { device: string; from: number; to: number; hash: string; signature: string }

/** The chains' ends that can be vouched for: this PC's own, signed now, and the others' as they signed them. */
export function outgoingSpans(read: Pick<Reader, 'sql'>, identity: Identity, covered: Vector): Span[] {
  const own = headOf(read, identity.device)
  const heads = read.sql<{ device: string; deviceSeq: number; hash: string; signature: string }>(`SELECT device, deviceSeq, hash, signature FROM chain_head WHERE signature <> ''`)
  const all = own.deviceSeq > 0 ? [...heads, { device: identity.device, ...own, signature: signHead(identity.signSecret, identity.teamId, identity.device, own.deviceSeq, own.hash) }] : heads
  return all.filter((one) => one.deviceSeq > (covered[one.device] ?? 0)).map((one) => ({ device: one.device, from: (covered[one.device] ?? 0) + 1, to: one.deviceSeq, hash: one.hash, signature: one.signature }))
}

function operationsOf(read: Pick<Reader, 'sql'>, device: string, from: number, to: number): CarriedOperation[] {
  const operations = read.sql<Omit<CarriedOperation, 'changes'> & { seq: number }>('SELECT seq, opId, name, actorId, role, reason, at, stamp, device, deviceSeq, undoes, seen, hash FROM operation WHERE device = ? AND deviceSeq BETWEEN ? AND ? ORDER BY deviceSeq', [device, from, to])
  const changes = new Map<number, CarriedChange[]>()
  for (const { opSeq, ...change } of read.sql<CarriedChange & { opSeq: number }>(
    'SELECT c.opSeq, c.entity, c.entityId, c.field, c.digest, v.before, v.after, v.salt FROM operation o JOIN change c ON c.opSeq = o.seq JOIN change_value v ON v.changeSeq = c.seq WHERE o.device = ? AND o.deviceSeq BETWEEN ? AND ? ORDER BY c.seq', [device, from, to])) {
    const list = changes.get(opSeq)
    if (list) list.push(change)
    else changes.set(opSeq, [change])
  }
  return operations.map(({ seq, ...one }) => ({ ...one, changes: changes.get(seq) ?? [] }))
}

/** At most this many changes in one bundle, so that a long absence becomes several files of a size that anything can carry. */
const CHANGES_A_BUNDLE = 20_000

/**
 * The runs that the place lacks, cut into bundles. Only this PC's own chain can be cut, since only that end can be signed here.
 * @returns one list of runs per bundle
 */
export function outgoingRuns(read: Pick<Reader, 'sql'>, identity: Identity, covered: Vector): Run[][] {
  const bundles: Run[][] = []
  let open: Run[] = []
  let size = 0
  const put = (run: Run) => {
    const count = run.operations.reduce((sum, one) => sum + one.changes.length + 1, 0)
    if (open.length > 0 && size + count > CHANGES_A_BUNDLE) {
      bundles.push(open)
      open = []
      size = 0
    }
    open.push(run)
    size += count
  }
  for (const span of outgoingSpans(read, identity, covered)) {
    const operations = operationsOf(read, span.device, span.from, span.to)
    if (span.device !== identity.device) put({ ...span, operations })
    else for (const part of cut(operations)) {
      const last = part.at(-1)!
      put({ device: span.device, from: part[0]!.deviceSeq, to: last.deviceSeq, hash: last.hash, signature: signHead(identity.signSecret, identity.teamId, span.device, last.deviceSeq, last.hash), operations: part })
    }
  }
  if (open.length > 0) bundles.push(open)
  return bundles
}

function cut(operations: readonly CarriedOperation[]): CarriedOperation[][] {
  const parts: CarriedOperation[][] = []
  let size = Infinity
  for (const one of operations) {
    if (size + one.changes.length + 1 > CHANGES_A_BUNDLE) {
      parts.push([])
      size = 0
    }
    parts.at(-1)!.push(one)
    size += one.changes.length + 1
  }
  return parts
}
