// Histories drawn by chance, played by five PCs on real stores and brought to rest; the ten properties of the merge must hold after each.
// SIMULATOR_SEEDS=1000 for the full count. A failure names its seed; SIMULATOR_SHRINK=1 makes the history small.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALLOCATION_ACTS } from '../support/exchange/acts.ts'
import { AFTERCARE_ACTS } from '../support/exchange/aftercare-acts.ts'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'
import { playMany } from '../support/exchange/simulate.ts'

const histories = Number(process.env['SIMULATOR_SEEDS'] ?? 150)
const operations = Number(process.env['SIMULATOR_OPERATIONS'] ?? 200)
const seed = Number(process.env['SIMULATOR_SEED'] ?? 20261123)

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())

it('a PC whose own introduction was laid aside goes back to a copy', async () => {
  expect((await playMany(prepared, { histories: 1, operations: 200, seed: 777, sealed: false, path: '92' })).played).toBe(1)
}, 600_000)

const fromApplication = Math.max(20, Math.round(histories / 5))
it(`${fromApplication} histories with mappings, judgements and held offers among them`, async () => {
  expect((await playMany(prepared, { histories: fromApplication, operations, seed: seed + 1, sealed: false, acts: ALLOCATION_ACTS })).played).toBe(fromApplication)
}, 3_600_000)

it(`${fromApplication} histories with plans, signals, tracks, interviews and reminders among them`, async () => {
  expect((await playMany(prepared, { histories: fromApplication, operations, seed: seed + 2, sealed: false, acts: AFTERCARE_ACTS })).played).toBe(fromApplication)
}, 3_600_000)

it(`${histories} histories of ${operations} operations, through the merge`, async () => {
  const done = await playMany(prepared, { histories, operations, seed, sealed: false })
  process.stdout.write(`${done.played} histories; in each: ${done.text}\n`)
  expect(done.played).toBe(histories)
}, 3_600_000)
