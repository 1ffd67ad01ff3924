// Taking in what another PC wrote: our whole exchange (open the sealed files, prove, check the chains, project, index, commit) against the raw floor and,
// where it is given, against a known peer. Each side is a fresh process each time; the peer is no part of this program and is never guessed at.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runSide, type Measured } from './merge-measure.ts'
import { prepareMerge, type Prepared } from './merge-prepare.ts'
import type { Waits } from './merge-waits.ts'
import type { Row } from './report.ts'
import { median, quantile, ratioOf, type Pair } from './stats.ts'
import type { Size } from './stores.ts'

export interface MergeOptions { peer: string | null; pairs: number; million: boolean; say: (line: string) => void }

const MANY = 100_000
const FEW = 10_000
const MILLION = 1_000_000
const LIMITS = { peer: 1 / 5, floor: 2.5, memory: 0.4, growth: 1.25, again: 0.02 }
const WARM_UPS = 1

const version = (peer: string) => (JSON.parse(readFileSync(join(peer, 'node_modules/@actual-app/api/package.json'), 'utf8')) as { version: string }).version

interface Sides { ours: Measured; floor: Measured; peer: Measured | null }

/** The sides in turn, A-B-C, C-B-A. */
async function rounds(count: number, sides: { [K in keyof Sides]: () => Promise<Sides[K]> }): Promise<Sides[]> {
  const made: Sides[] = []
  for (let i = -WARM_UPS; i < count; i++) {
    const one: Partial<Sides> = {}
    const order = ['ours', 'floor', 'peer'] as const
    for (const side of i % 2 === 0 ? order : order.toReversed()) Object.assign(one, { [side]: await sides[side]() })
    if (i >= 0) made.push(one as Sides)
  }
  return made
}

/** One row per gate of the merge. */
export async function benchMerge(folder: string, size: Size, { peer, pairs, million, say }: MergeOptions): Promise<{ rows: Row[]; lines: string[] }> {
  const rows: Row[] = []
  const lines: string[] = []
  const runs = join(folder, 'merge-runs')
  let n = 0
  const inFolder = async <T>(act: (path: string) => Promise<T>): Promise<T> => {
    const path = join(runs, String(++n))
    mkdirSync(path, { recursive: true })
    try {
      return await act(path)
    } finally {
      rmSync(path, { recursive: true, force: true })
    }
  }
  const sidesOf = (prepared: Prepared, target: number, peerBase: string | null) => ({
    ours: () => inFolder((path) => runSide('merge-ours.ts', { prepared, file: join(path, 'ours.bolig') })),
    floor: () => inFolder((path) => runSide('merge-floor.ts', { prepared, file: join(path, 'floor.bolig') })),
    peer: () => (peer && peerBase ? inFolder((path) => runSide('merge-peer.ts', { act: 'run', folder: peer, data: join(path, 'peer'), target, from: peerBase })) : Promise.resolve(null)),
  })
  const add = (what: string, against: string, list: readonly Pair[], limit: number | null, text = `≤ ${limit}`) => {
    const made = ratioOf(list, 'median')
    rows.push({ size: size.name, what, against, ...made, of: 'median', gate: limit === null ? null : { text, ok: made.low <= limit } })
  }

  say(`${size.name}: merge, writing as the second PC …`)
  const many = await prepareMerge(folder, size, MANY)
  const few = await prepareMerge(folder, size, FEW)
  let peerBase: string | null = null
  if (peer) {
    peerBase = join(folder, `merge-${size.name.toLowerCase()}`, 'peer')
    rmSync(peerBase, { recursive: true, force: true })
    mkdirSync(peerBase, { recursive: true })
    await runSide('merge-peer.ts', { act: 'prepare', folder: peer, data: peerBase, rows: size.cases * 5, targets: [MANY, FEW] })
  }
  for (const [target, prepared, count] of [[MANY, many, pairs], [FEW, few, pairs]] as const) {
    say(`${size.name}: merge of ${target.toLocaleString('en')} …`)
    const label = `merge ${target.toLocaleString('en')}`
    const gates = target === MANY
    const made = await rounds(count, sidesOf(prepared, target, peerBase))
    const of = (side: keyof Sides, value: (one: Measured) => number): number[] => made.map((one) => value(one[side]!))
    const against = (side: 'floor' | 'peer', value: (one: Measured) => number) => made.map((one) => ({ ours: value(one.ours), theirs: value(one[side]!) }))
    if (peer) add(label, `Actual ${version(peer)}`, against('peer', (one) => one.ms), gates ? LIMITS.peer : null, '≤ 0.2 (5× faster)')
    add(label, 'raw floor', against('floor', (one) => one.ms), gates ? LIMITS.floor : null)
    if (peer) add(`${label}, processor ms`, `Actual ${version(peer)}`, against('peer', (one) => one.cpuMs), null)
    add(`${label}, processor ms`, 'raw floor', against('floor', (one) => one.cpuMs), null)
    if (peer) add(`${label}, memory MB`, `Actual ${version(peer)}`, against('peer', (one) => one.memoryMb), gates ? LIMITS.memory : null)
    add(`${label}, memory MB`, 'raw floor', against('floor', (one) => one.memoryMb), null)
    add(`${label}, same place again`, 'first time', made.map((one) => ({ ours: one.ours.againMs, theirs: one.ours.ms })), gates ? LIMITS.again : null)
    add(`${label}, same bundles at another place`, 'first time', made.map((one) => ({ ours: one.ours.more['elsewhereMs']!, theirs: one.ours.ms })), gates ? LIMITS.again : null)
    if (peer) add(`${label}, Actual again`, 'its first time', made.map((one) => ({ ours: one.peer!.againMs, theirs: one.peer!.ms })), null)
    add(`${label}, store held`, 'whole exchange', made.map((one) => ({ ours: one.ours.more['heldMs']!, theirs: one.ours.ms })), null)
    lines.push(`${size.name}, ${label}: ours ${(median(of('ours', (one) => one.ms)) * 1000 / prepared.changes).toFixed(1)} µs a change (${prepared.changes} changes in ${prepared.operations} operations)`)
    if (target === FEW && million) {
      say(`${size.name}: merge of a million, once …`)
      const all = await prepareMerge(folder, size, MILLION)
      const sides = sidesOf(all, MILLION, null)
      const [ours, floor] = [await sides.ours(), await sides.floor()]
      const each = ours.ms * 1000 / all.changes
      add('merge 1,000,000 (once), µs a change', 'at 10,000', made.map((one) => ({ ours: each, theirs: one.ours.ms * 1000 / few.changes })), LIMITS.growth)
      lines.push(`${size.name}, merge 1,000,000 once: ours ${(ours.ms / 1000).toFixed(1)} s, floor ${(floor.ms / 1000).toFixed(1)} s (ratio ${(ours.ms / floor.ms).toFixed(2)}), ours grew ${ours.memoryMb.toFixed(0)} MB, same place again ${ours.againMs.toFixed(0)} ms, at another place ${ours.more['elsewhereMs']!.toFixed(0)} ms`)
    }
  }
  if (!peer) lines.push('peer not measured: give --peer FOLDER (a folder with node_modules/@actual-app/api)')
  say(`${size.name}: reads and a write while a merge runs …`)
  const waits = (await inFolder((path) => runSide('merge-waits.ts', { prepared: many, folder: path }))).more as unknown as Waits
  const spread = (list: readonly number[]) => `p50 ${median(list).toFixed(1)} p95 ${quantile(list, 0.95).toFixed(1)} max ${Math.max(...list).toFixed(1)} ms (${list.length})`
  for (const name of Object.keys(waits.during)) lines.push(`${size.name}, ${name} while a merge of ${MANY.toLocaleString('en')} runs: ${spread(waits.during[name]!)}; before it: ${spread(waits.before[name]!)}`)
  if (Object.keys(waits.refused).length > 0) lines.push(`${size.name}, READS REFUSED while it ran: ${JSON.stringify(waits.refused)}`)
  lines.push(`${size.name}, one write begun as the merge began: ${waits.write.outcome} after ${waits.write.ms.toFixed(0)} ms; the whole job ${waits.jobMs.toFixed(0)} ms; this process busy at most ${waits.busyMs.toFixed(0)} ms at a time`)
  return { rows, lines }
}
