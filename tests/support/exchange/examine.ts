// Brings a simulated world to rest and asserts the properties of the merge, each by name.
import { expect } from 'vitest'
import { copyFileSync } from 'node:fs'
import type { Run } from '../../../db/exchange/format.ts'
import { identityOf, knownVector } from '../../../db/exchange/identity.ts'
import { outgoingRuns } from '../../../db/exchange/outgoing.ts'
import { closeStore } from '../../../db/open.ts'
import { verifyLogs } from '../../../db/log.ts'
import type { Store } from '../../../db/store.ts'
import { faultsOf } from './oracle.ts'
import { open, WITNESS } from './prepared.ts'
import { canonicalDump } from './team.ts'
import type { Replica, World } from './world.ts'

const count = (store: Store, table: string) => store.sql<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]!.n
const written = (store: Store) => store.sql<{ n: number }>('SELECT total_changes() AS n')[0]!.n

/** What differs between two dumps, row by row. */
export function difference(mine: string, theirs: string): string {
  const lines = (dump: string) => {
    const [rows, beside] = JSON.parse(dump) as [[string, unknown[]][], unknown[][]]
    return [...rows.flatMap(([entity, list]) => list.map((one) => `${entity} ${JSON.stringify(one)}`)), ...beside.flatMap((list, i) => list.map((one) => `${['contested', 'gave_way', 'unapplied', 'held'][i]} ${JSON.stringify(one)}`))]
  }
  const [a, b] = [lines(mine), lines(theirs)]
  return [...a.filter((one) => !b.includes(one)).map((one) => `- ${one}`), ...b.filter((one) => !a.includes(one)).map((one) => `+ ${one}`)].slice(0, 12).join('\n')
}

/** Rounds of exchange without faults until nothing moves. */
async function toRest(world: World, staying: Replica[]): Promise<void> {
  world.tick += 10_000
  for (const pc of staying) pc.older = false
  for (let round = 1; ; round++) {
    let moved = 0
    for (const pc of staying) {
      world.tick++
      const done = await world.exchange(pc)
      moved += done!.operations + done!.out
    }
    if (moved === 0) return
    if (round > 2) throw new Error('5 termination: something still moves after two rounds')
  }
}

/** Every run there is, as this world's bundles grouped them. */
function everyRun(world: World, from: Replica): Run[] {
  return world.sealed ? outgoingRuns(from.store, identityOf(from.store)!, world.prepared.base).flat() : world.parcels.flatMap((one) => one.runs)
}

/** The same runs in another order and other groups, into a fresh store. */
function witness(world: World, runs: readonly Run[]): Store {
  const path = world.path(WITNESS)
  copyFileSync(world.prepared.fileOf(WITNESS), path)
  const store = open(path, WITNESS, world.newId)
  let waiting = runs.map((run, i) => ({ run, order: Math.imul(i + 1, 0x9e3779b1) >>> 8 })).sort((a, b) => a.order - b.order).map((one) => one.run)
  for (let n = 1; waiting.length > 0; n++) {
    const groups = Array.from({ length: Math.ceil(waiting.length / 7) }, (_one, i) => waiting.slice(i * 7, i * 7 + 7))
    for (const group of groups) world.merge(store, group, '2026-12-01T08:00:00.000Z')
    const heads = knownVector(store, WITNESS)
    const left = waiting.filter((run) => (heads[run.device] ?? 0) < run.to)
    if (left.length === waiting.length) return store
    waiting = left
  }
  return store
}

/** Bring to rest and examine. Throws what does not hold. */
export async function examine(world: World): Promise<{ acknowledged: number; merged: number; contested: number; gaveWay: number; held: number; replicas: number }> {
  await toRest(world, world.staying())
  // Who was let in by someone whose access had ended is not in the team until a leader says so: what such a PC wrote waits with it.
  const team = new Set(world.staying()[0]!.store.sql<{ id: string }>(`SELECT id FROM device WHERE status = 'active'`).map((one) => one.id))
  for (const one of world.staying()) if (!team.has(one.name)) one.gone = 'removed'
  const staying = world.staying()
  const [first, ...others] = staying as [Replica, ...Replica[]]
  const dump = canonicalDump(first.store)
  for (const one of others) if (canonicalDump(one.store) !== dump) expect.fail(`1 convergence: ${first.name} (-) and ${one.name} (+) differ\n${difference(dump, canonicalDump(one.store))}`)
  const runs = everyRun(world, first)
  const fresh = witness(world, runs)
  try {
    if (canonicalDump(fresh) !== dump) expect.fail(`1 convergence: the same bundles in another order, into a fresh store (+)\n${difference(dump, canonicalDump(fresh))}`)
    expect(verifyLogs(fresh).firstBad, '10 the chains of the fresh store hold').toBe(null)
  } finally {
    closeStore(fresh.db, fresh.path)
  }
  for (const one of staying) {
    const before = { operations: count(one.store, 'operation'), changes: written(one.store) }
    const again = world.merge(one.store, runs, world.now(one))
    expect(again.operations, '2 idempotence: nothing new in the log').toBe(0)
    expect(count(one.store, 'operation'), '2 idempotence: the log is as it was').toBe(before.operations)
    if (count(one.store, 'unapplied') === 0) expect(written(one.store) - before.changes, `2 idempotence: ${one.name} writes nothing`).toBe(0)
    expect(verifyLogs(one.store).firstBad, `10 the chains of ${one.name} hold`).toBe(null)
    expect(one.store.db.pragma('foreign_key_check'), '6 no orphans').toEqual([])
  }
  expect(canonicalDump(first.store) === dump, '2 idempotence: the rows are as they were').toBe(true)
  const known = new Map(first.store.sql<{ opId: string; actorId: string; at: string }>('SELECT opId, actorId, at FROM operation').map((one) => [one.opId, one]))
  const limits = new Map(first.store.sql<{ id: string; lastNumber: number | null }>(`SELECT id, lastNumber FROM device WHERE status = 'removed'`).map((one) => [one.id, one.lastNumber]))
  const broken = new Set(world.replicas.filter((one) => one.gone !== 'no').map((one) => one.name))
  const someRemoved = world.replicas.some((one) => one.gone === 'removed')
  for (const one of world.log.values()) {
    const mayBeGone = broken.has(one.device) && (someRemoved || one.deviceSeq > (limits.get(one.device) ?? Infinity))
    if (!known.has(one.opId) && mayBeGone) continue
    expect(known.get(one.opId), `3 no lost edit: ${one.opId} of ${one.device} (${one.deviceSeq})`).toMatchObject({ actorId: one.actorId, at: one.at })
  }
  expect(faultsOf(world, first.store)).toEqual([])
  return { acknowledged: world.log.size, merged: known.size, contested: count(first.store, 'contested'), gaveWay: count(first.store, 'gave_way'), held: count(first.store, 'held'), replicas: staying.length }
}
