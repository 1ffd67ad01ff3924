// The same histories through the whole way: sealed and signed bundles in a place that fails, every fourth exchange cut off at one of its steps.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'
import { playMany } from '../support/exchange/simulate.ts'

const histories = Math.ceil(Number(process.env['SIMULATOR_SEEDS'] ?? 150) / 5)
const operations = Number(process.env['SIMULATOR_OPERATIONS'] ?? 200)
const seed = Number(process.env['SIMULATOR_SEED'] ?? 20261123)

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())

it(`${histories} histories of ${operations} operations, sealed`, async () => {
  const done = await playMany(prepared, { histories, operations, seed, sealed: true })
  process.stdout.write(`${done.played} sealed histories; in each: ${done.text}\n`)
  expect(done.played).toBe(histories)
}, 3_600_000)
