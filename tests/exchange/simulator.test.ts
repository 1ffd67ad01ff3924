// Histories drawn by chance, played by five PCs on real stores and brought to rest; the ten properties of the merge must hold after each.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'
import { play, steps, type Played } from '../support/exchange/simulate.ts'

const SEEDS = Number(process.env['SIMULATOR_SEEDS'] ?? 200)
const OPERATIONS = Number(process.env['SIMULATOR_OPERATIONS'] ?? 200)
const SEED = Number(process.env['SIMULATOR_SEED'] ?? 20261123)

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())

const short = (history: unknown) => JSON.stringify((history as [number, number, number][]).filter(([what]) => what !== 0))

it(`${SEEDS} histories of ${OPERATIONS} operations on five PCs`, async () => {
  const played: Played[] = []
  const began = performance.now()
  await fc.assert(fc.asyncProperty(steps(OPERATIONS), async (history) => void played.push(await play(prepared, history, false))), { numRuns: SEEDS, seed: SEED, endOnFailure: process.env['SIMULATOR_SHRINK'] === undefined, reporter: (run) => {
    if (run.failed) throw new Error(`seed ${run.seed} path ${run.counterexamplePath} after ${run.numRuns}\n${String(run.errorInstance instanceof Error ? (run.errorInstance.stack ?? '') : run.errorInstance).slice(0, 5000)}\n${short(run.counterexample?.[0] ?? [])}`)
  } })
  const sum = (key: keyof Played) => played.reduce((all, one) => all + one[key], 0)
  console.log(`${played.length} histories, ${Math.round(performance.now() - began)} ms; each: ${['operations', 'acknowledged', 'merged', 'contested', 'gaveWay', 'held', 'replicas'].map((key) => `${key} ${(sum(key as keyof Played) / played.length).toFixed(1)}`).join(', ')}`)
  expect(played).toHaveLength(SEEDS)
}, 3_600_000)
