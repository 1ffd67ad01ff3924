// A simulated history: a list of steps that fast-check draws and shrinks, played in a world, then brought to rest and examined.
import fc from 'fast-check'
import { ACTS, removePc, type Draw } from './acts.ts'
import { examine } from './examine.ts'
import type { Prepared } from './prepared.ts'
import { World, type Replica } from './world.ts'

/** What happens, on which PC, and what the draws inside it give. 0 is nothing, so that a failing history shrinks to what matters. */
export type Step = readonly [what: number, pc: number, salt: number]

/** Four operations to one thing that happens to the world around them. */
export const steps = (operations: number): fc.Arbitrary<Step[]> => {
  const length = Math.round(operations * 1.25)
  return fc.noBias(fc.array(fc.tuple(fc.nat(999), fc.nat(15), fc.nat(0x7fffffff)), { minLength: length, maxLength: length }))
}

/** Numbers that follow from one. */
function drawFrom(salt: number): Draw {
  let state = salt | 0
  return (list) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return list[((t ^ (t >>> 14)) >>> 0) % list.length]!
  }
}

const HOUR = 3_600_000
const YEAR = 365 * 24 * HOUR
const SKEWS = [0, 0, 0, 90_000, -HOUR, 5 * HOUR, 26 * HOUR, -30 * 24 * HOUR, YEAR, -YEAR, 10 * YEAR, -10 * YEAR]

/** What else may come: `rare` things are given as the operation's own number. */
async function around(world: World, pc: Replica, what: number, draw: Draw, copies: Map<Replica, string>): Promise<void> {
  const faults = () => ({ lose: draw([0, 0, 0, 2, 3]), delay: draw([0, 0, 0, 20, 60]), cut: world.sealed ? draw([Infinity, Infinity, Infinity, 1, 2, 3, 4, 6]) : draw([Infinity, Infinity, Infinity, Infinity, 1]), salt: draw([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) })
  if (what < 820) return
  if (what < 945) await world.exchange(pc, faults())
  else if (what < 955) pc.offset = draw(SKEWS)
  else if (what < 968) await world.carry(pc, draw(world.working()))
  else if (what < 975) world.restart(pc)
  else if (what < 978) pc.older = false
  else if (what < 984) copies.set(pc, world.copyOf(pc))
  else if (what < 987) world.join(pc)
  else if (what < 990) removePc(world, pc, draw)
  else if (what < 994 && copies.has(pc) && pc.gone === 'no') world.restore(pc, copies.get(pc)!)
}

export interface Played { operations: number; acknowledged: number; merged: number; contested: number; gaveWay: number; held: number; replicas: number }

/** Play a history and examine it. Throws what does not hold. */
export async function play(prepared: Prepared, history: readonly Step[], sealed: boolean, acts = ACTS): Promise<Played> {
  const total = acts.reduce((sum, [weight]) => sum + weight, 0)
  const world = new World(prepared, sealed)
  try {
    const copies = new Map<Replica, string>()
    if ((history[0]?.[2] ?? 0) % 2 === 1) world.replicas[2]!.older = true
    let operations = 0
    for (const [what, which, salt] of history) {
      world.tick += 1 + (salt % 5)
      const working = world.working()
      const pc = working[which % working.length]!
      const draw = drawFrom(salt)
      if (what === 0) continue
      if (what >= 820) {
        await around(world, pc, what, draw, copies)
        continue
      }
      operations++
      let at = what % total
      const act = acts.find(([weight]) => (at -= weight) < 0)![1]
      act(world, pc, draw)
    }
    return { operations, ...(await examine(world)) }
  } finally {
    world.end()
  }
}

const brief = (history: readonly Step[]) => JSON.stringify(history.filter(([what]) => what !== 0))

const pathOf = (path: string | undefined) => (path ? { path } : {})

/**
 * Play many histories.
 * @returns what they held, for the reader; a failure names seed and path, and with SIMULATOR_SHRINK set the smallest history that fails
 */
export async function playMany(prepared: Prepared, given: { histories: number; operations: number; seed: number; sealed: boolean; path?: string; acts?: typeof ACTS }): Promise<{ played: number; text: string }> {
  const all: Played[] = []
  await fc.assert(fc.asyncProperty(steps(given.operations), async (history) => void all.push(await play(prepared, history, given.sealed, given.acts))), {
    numRuns: given.histories, seed: given.seed, ...pathOf(given.path ?? process.env['SIMULATOR_PATH']), endOnFailure: process.env['SIMULATOR_SHRINK'] === undefined,
    asyncReporter: async (run) => {
      if (run.failed) throw new Error(`seed ${run.seed} path ${run.counterexamplePath} after ${run.numRuns}\n${String(run.errorInstance instanceof Error ? run.errorInstance.stack : run.errorInstance).slice(0, 5000)}\n${brief(run.counterexample?.[0] ?? [])}`)
    },
  })
  const mean = (key: keyof Played) => `${key} ${(all.reduce((sum, one) => sum + one[key], 0) / all.length).toFixed(1)}`
  return { played: all.length, text: (['operations', 'acknowledged', 'merged', 'contested', 'gaveWay', 'held', 'replicas'] as const).map(mean).join(', ') }
}
