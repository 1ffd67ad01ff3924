// Takes in what other PCs wrote: checks each run against its PC's chain, appends it to the log, and brings the tables into step.
// Idempotent and order-free, because the tables are a function of the log (project.ts). Log and tables commit together or not at all.
import { Refusal } from '../../shared/errors.ts'
import type { EntityName } from '../../shared/model/index.ts'
import { changeDigest, GENESIS, operationHash } from '../log.ts'
import { refreshSearch } from '../search.ts'
import type { Store } from '../store.ts'
import { parseStamp } from './clock.ts'
import type { CarriedOperation, Run } from './format.ts'
import { reviewHeld } from './held.ts'
import { introducedKey, keyForRun, keyOf } from './introduction.ts'
import type { Edit } from './project.ts'
import { Rows, rowKey, type RowKey } from './rows.ts'
import { isWellFormed } from './wellformed.ts'

/** A clock this far ahead of ours is told about. */
const CLOCK_NOTICE_MS = 2 * 60_000
/** Each wrong clock opens one generation of stamps; a PC that claims far more than we know of would use them up for everyone. */
const GENERATIONS_AHEAD = 1000

export interface MergeParts {
  /** ISO instant, now */
  now: string
  /** whether this PC's signature stands under the end of the run */
  signed: (run: Run) => boolean
  /** told of each run that is refused, and why */
  onRefused?: (run: Run, code: Merged['refused'][number]['code']) => void
  /** the runs are this PC's own, read back from its damaged file: no membership is asked for */
  own?: boolean
  onProgress?: (fraction: number) => void
  /** throws to stop; nothing is then written */
  stop?: () => void
}

export interface Merged {
  operations: number
  changes: number
  entities: string[]
  rows: { entity: EntityName; id: string }[]
  /** runs that could not be taken in: why, per PC */
  refused: { device: string; code: 'exchange-altered' | 'exchange-gap' | 'exchange-unknown-sender' | 'exchange-forked'; operations: number }[]
  /** PCs whose clock is ahead, by seconds */
  clocks: { device: string; secondsAhead: number }[]
}

/** Where a PC's chain ends here. */
export function headOf(store: Pick<Store, 'sql'>, device: string): { deviceSeq: number; hash: string } {
  return store.sql<{ deviceSeq: number; hash: string }>('SELECT deviceSeq, hash FROM operation WHERE device = ? ORDER BY deviceSeq DESC LIMIT 1', [device])[0] ?? { deviceSeq: 0, hash: GENESIS }
}

/**
 * Merge runs into the store. Call inside a transaction; to see what would happen, roll it back.
 * Runs that cannot be taken in are refused each by itself, named, and change nothing.
 */
export function mergeRuns(store: Store, runs: readonly Run[], parts: MergeParts): Merged {
  store.run('INSERT OR IGNORE INTO this_device (one, device) VALUES (1, ?)', [store.device])
  store.db.pragma('defer_foreign_keys=ON')
  const merged: Merged = { operations: 0, changes: 0, entities: [], rows: [], refused: [], clocks: [] }
  const intake = new Intake(store, parts, merged)
  let waiting = [...runs]
  // A run may come before the one that makes its PC known, or before the one it continues.
  for (;;) {
    const left = waiting.filter((run) => !intake.take(run))
    if (left.length === waiting.length) break
    waiting = left
  }
  for (const run of waiting) intake.refuse(run, intake.whyNot(run))
  intake.bring()
  return merged
}

/** One merge under way. */
class Intake {
  private readonly store: Store
  private readonly parts: MergeParts
  private readonly merged: Merged
  private readonly fresh = new Map<string, Edit[]>()
  private readonly touched = new Map<string, RowKey>()
  private readonly statements
  private readonly total: { done: number }
  private readonly lastGeneration: number

  constructor(store: Store, parts: MergeParts, merged: Merged) {
    this.store = store
    this.parts = parts
    this.merged = merged
    this.total = { done: 0 }
    this.lastGeneration = (parseStamp(store.sql<{ stamp: string | null }>('SELECT max(stamp) AS stamp FROM operation')[0]?.stamp ?? '')?.generation ?? 0) + GENERATIONS_AHEAD
    this.statements = {
      operation: store.db.prepare('INSERT INTO operation (opId, name, actorId, role, reason, at, stamp, device, undoes, previous, hash, deviceSeq, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
      change: store.db.prepare('INSERT INTO change (opSeq, entity, entityId, field, digest) VALUES (?, ?, ?, ?, ?)'),
      value: store.db.prepare('INSERT INTO change_value (changeSeq, before, after, salt) VALUES (?, ?, ?, ?)'),
      opId: store.db.prepare('SELECT 1 FROM operation WHERE opId = ?'),
      history: store.db.prepare('SELECT 1 FROM change WHERE entityId = ? AND entity = ? LIMIT 1'),
    }
  }

  private isMember(run: Run): boolean {
    return keyForRun(this.store, run) !== null
  }

  /** Why a run that was left over cannot be taken in. */
  whyNot(run: Run): Merged['refused'][number]['code'] {
    if (!this.isMember(run)) return 'exchange-unknown-sender'
    return 'exchange-gap'
  }

  refuse(run: Run, code: Merged['refused'][number]['code']): true {
    this.merged.refused.push({ device: run.device, code, operations: run.operations.length })
    this.parts.onRefused?.(run, code)
    return true
  }

  /** True when the run is dealt with: taken in, known already, or refused. False: it may wait for another. */
  take(run: Run): boolean {
    const { store } = this
    const head = headOf(store, run.device)
    if (run.to <= head.deviceSeq) {
      const same = store.sql<{ hash: string }>('SELECT hash FROM operation WHERE device = ? AND deviceSeq = ?', [run.device, run.to])[0]?.hash === run.hash
      return same ? true : this.refuse(run, 'exchange-forked')
    }
    if (run.from > head.deviceSeq + 1) return false
    if (!this.parts.own && !this.isMember(run)) return false
    if (!this.parts.signed(run)) return this.refuse(run, 'exchange-altered')
    const next = run.operations.slice(head.deviceSeq + 1 - run.from)
    if (!chainHolds(run, head, next)) return this.refuse(run, run.from <= head.deviceSeq && next[0] !== undefined ? 'exchange-forked' : 'exchange-altered')
    if (!this.isSound(run, next)) return this.refuse(run, 'exchange-altered')
    // What a PC wrote after it was removed comes into the log and is laid aside (held.ts): whoever heard of the removal first, every log is the same.
    let previous = head.hash
    for (const one of next) {
      this.append(one, previous)
      previous = one.hash
    }
    if (run.device !== store.device) store.run('INSERT INTO chain_head (device, deviceSeq, hash, signature) VALUES (?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET deviceSeq = excluded.deviceSeq, hash = excluded.hash, signature = excluded.signature', [run.device, run.to, run.hash, run.signature])
    this.noteClock(run.device, next)
    // Who belongs to the team decides what comes next: those rows are brought into step at once.
    if (next.some((one) => one.changes.some((change) => change.entity === 'device'))) this.bringMembers()
    return true
  }

  /** A chain that holds may still be made for harm: ids that are taken, stamps that go back in time or use up the clock, another key for a PC that is known. */
  private isSound(run: Run, next: readonly CarriedOperation[]): boolean {
    const { store } = this
    // A PC has written nothing before it was let in.
    const [start] = store.sql<{ stamp: string }>('SELECT stamp FROM operation WHERE device = ? ORDER BY deviceSeq DESC LIMIT 1', [run.device]).concat(store.sql<{ stamp: string }>(`SELECT o.stamp FROM change c JOIN operation o ON o.seq = c.opSeq WHERE c.entityId = ? AND c.entity = 'device' AND c.field = '*' ORDER BY c.seq LIMIT 1`, [run.device]))
    let last = start?.stamp ?? ''
    const ids = new Set<string>()
    for (const op of next) {
      if (!isWellFormed(op) || op.stamp <= last || parseStamp(op.stamp)!.generation > this.lastGeneration || ids.has(op.opId) || this.statements.opId.get(op.opId)) return false
      ids.add(op.opId)
      last = op.stamp
      for (const change of op.changes) if (change.entity === 'device') {
        const [known, said] = [keyOf(store, change.entityId), introducedKey(change)]
        if (known !== null && said !== null && known !== said) return false
      }
    }
    return true
  }

  private append(op: CarriedOperation, previous: string): void {
    const opSeq = this.statements.operation.run(op.opId, op.name, op.actorId, op.role, op.reason, op.at, op.stamp, op.device, op.undoes, previous, op.hash, op.deviceSeq, op.seen).lastInsertRowid
    for (const one of op.changes) {
      const key = rowKey({ entity: one.entity, id: one.entityId })
      if (!this.touched.has(key)) {
        this.touched.set(key, { entity: one.entity, id: one.entityId })
        if (!this.statements.history.get(one.entityId, one.entity)) this.fresh.set(key, [])
      }
      const { lastInsertRowid } = this.statements.change.run(opSeq, one.entity, one.entityId, one.field, one.digest)
      this.statements.value.run(lastInsertRowid, one.before, one.after, one.salt)
      if (one.salt !== null) this.fresh.get(key)?.push({ opId: op.opId, name: op.name, stamp: op.stamp, at: op.at, actorId: op.actorId, undoes: op.undoes, device: op.device, deviceSeq: op.deviceSeq, field: one.field, after: one.after })
      this.merged.changes++
    }
    this.merged.operations++
    if (++this.total.done % 50 === 0) this.parts.stop?.()
  }

  private noteClock(device: string, operations: readonly CarriedOperation[]): void {
    const last = operations.at(-1)
    const ahead = last ? Date.parse(last.at) - Date.parse(this.parts.now) : 0
    if (ahead > CLOCK_NOTICE_MS) this.merged.clocks.push({ device, secondsAhead: Math.round(ahead / 1000) })
  }

  private bringMembers(): void {
    new Rows(this.store).bring([...this.touched.values()].filter((one) => one.entity === 'device'))
  }

  /** Bring every touched row into step, then what waited, then the search. */
  bring(): void {
    const rows = new Rows(this.store)
    const held = this.merged.operations > 0 ? reviewHeld(this.store, rows) : []
    // Work laid aside in this merge must not be read from memory: the log knows what is held.
    for (const key of held) this.fresh.delete(rowKey(key))
    rows.bring([...this.touched.values(), ...held], this.fresh)
    this.parts.onProgress?.(0.8)
    rows.retry()
    this.merged.rows = [...rows.changed.values()]
    this.merged.entities = [...new Set(this.merged.rows.map((one) => one.entity))]
    refreshSearch(this.store, this.merged.rows)
  }
}

/** The run continues the chain: numbers without holes, hashes that follow from the one before, digests that fit the values, stamps that grow. */
function chainHolds(run: Run, head: { deviceSeq: number; hash: string }, next: readonly CarriedOperation[]): boolean {
  let previous = head.hash
  let number = head.deviceSeq
  for (const op of next) {
    const stamp = parseStamp(op.stamp)
    if (op.device !== run.device || op.deviceSeq !== ++number || stamp?.device !== op.device || Number.isNaN(Date.parse(op.at))) return false
    if (!op.changes.every((one) => one.salt === null || changeDigest(one, one.salt) === one.digest)) return false
    if (operationHash({ ...op, previous }, op.changes.map((one) => one.digest)) !== op.hash) return false
    previous = op.hash
  }
  return number === run.to && previous === run.hash
}

/** Run something in one immediate transaction; `keep` false rolls it back and gives the answer all the same. */
export function inTransaction<T>(store: Store, keep: boolean, act: () => T): T {
  store.run('BEGIN IMMEDIATE')
  try {
    const value = act()
    store.run(keep ? 'COMMIT' : 'ROLLBACK')
    return value
  } catch (error) {
    if (store.db.inTransaction) store.run('ROLLBACK')
    if (String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT_UNIQUE') && String((error as Error).message).includes('operation.')) throw new Refusal('exchange-altered')
    throw error
  }
}
