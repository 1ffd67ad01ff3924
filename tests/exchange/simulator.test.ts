// Histories drawn by chance, played by five PCs on real stores and brought to rest; the ten properties of the merge must hold after each.
// SIMULATOR_SEEDS=1000 for the full count. A failure names its seed; SIMULATOR_SHRINK=1 makes the history small.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'
import { play, playMany, type Step } from '../support/exchange/simulate.ts'

const histories = Number(process.env['SIMULATOR_SEEDS'] ?? 150)
const operations = Number(process.env['SIMULATOR_OPERATIONS'] ?? 200)
const seed = Number(process.env['SIMULATOR_SEED'] ?? 20261123)

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())

/** Histories that once failed, made small. */
const FOUND: { what: string; history: Step[] }[] = [
]

it.each(FOUND)('$what', async ({ history }) => {
  expect((await play(prepared, history, false)).acknowledged).toBeGreaterThan(0)
})

it(`${histories} histories of ${operations} operations, through the merge`, async () => {
  const done = await playMany(prepared, { histories, operations, seed, sealed: false })
  process.stdout.write(`${done.played} histories; in each: ${done.text}\n`)
  expect(done.played).toBe(histories)
}, 3_600_000)
