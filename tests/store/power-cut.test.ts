// The power is cut at random points of a recorded run, with what was not synced gone, kept, kept in part or torn by sectors: no acknowledged save is lost, nothing is corrupt, no chain breaks.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '../../db/backup.ts'
import { verifyLogs } from '../../db/log.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { finishInterruptedRestore } from '../../db/restore.ts'
import { Store } from '../../db/store.ts'
import { chance, Disk, MODES, readTrace, type Event } from '../support/power/replay.ts'
import { buildShim, runBehind } from '../support/power/shim.ts'
import { countingIds, KEY, NOW, testFolder, testMunicipality } from '../support/store.ts'

const POINTS = Number(process.env['BOLIGBORDET_POWER_POINTS'] ?? 1000)
// Memory where there is some: what counts here is the recording, not this machine's disk.
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bolig-power-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

let shim = ''
beforeAll(() => { shim = buildShim(work) })

const filesOf = (folder: string) => Object.fromEntries(readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile()).map((one) => [one.name, readFileSync(join(folder, one.name))]))

/** Run a script behind the shim and answer with the folder as it was before, and everything that happened to it. */
function record(folder: string, script: string, args: readonly string[]): { before: Record<string, Buffer>; events: Event[] } {
  const before = filesOf(folder)
  const trace = join(work, `${script}.trace`)
  const run = runBehind({ shim, folder, trace }, script, args)
  if (run.status !== 0) throw new Error(run.stderr)
  return { before, events: readTrace(trace) }
}

/** Cut at `points` random places, in order; `look` gets the folder after each, the number of events before it and a name for messages. */
function cutAt(recorded: { before: Record<string, Buffer>; events: Event[] }, points: number, seed: number, look: (folder: string, done: number, name: string) => void): void {
  const random = chance(seed)
  const places = Array.from({ length: points }, () => Math.floor(random() * (recorded.events.length + 1))).sort((a, b) => a - b)
  const disk = new Disk(recorded.before)
  let done = 0
  places.forEach((place, index) => {
    for (; done < place; done++) disk.follow(recorded.events[done]!)
    const mode = MODES[index % MODES.length]!
    const folder = join(work, 'etter')
    disk.cut(folder, mode, random)
    look(folder, done, `event ${place} of ${recorded.events.length}, ${mode}, seed ${seed}`)
  })
}

describe('a power cut', () => {
  it(`at ${POINTS} points of saving, folding in, closing and opening loses nothing that was acknowledged`, () => {
    const folder = testFolder()
    const town = testMunicipality(folder)
    closeStore(town.store.db, town.store.path)
    const recorded = record(folder, 'writer.ts', [town.store.path, '5', '16'])
    const kinds = (kind: string, name: string) => recorded.events.filter((one) => one.kind === kind && one.name === name).length
    expect(kinds('W', 'test.bolig-wal'), 'the log was written').toBeGreaterThan(300)
    expect(kinds('S', 'test.bolig-wal'), 'and synced at each save').toBeGreaterThanOrEqual(80)
    expect(kinds('W', 'test.bolig'), 'it was folded in').toBeGreaterThan(50)
    expect(kinds('U', 'test.bolig-wal'), 'and put away').toBe(5)
    const acked = recorded.events.map((one) => (one.name === 'acks' && one.kind === 'W' ? one.data.toString().trim().split('\n').length : 0))
    let sum = 0
    const ackedBefore = [0, ...acked.map((one) => (sum += one))]
    expect(sum).toBe(80)
    let unclean = 0
    cutAt(recorded, POINTS, 20261123, (after, done, name) => {
      const path = join(after, 'test.bolig')
      const opened = openStore({ path, key: KEY })
      if (opened.outcome !== 'opened') throw new Error(`${name}: ${opened.outcome}`)
      if (opened.lostLog) throw new Error(`${name}: says the log is lost`)
      unclean += Number(opened.uncleanBefore)
      const numbers = opened.db.prepare(`SELECT CAST(substr(name, 6) AS INTEGER) FROM person WHERE name LIKE 'Runde%' ORDER BY 1`).pluck().all() as number[]
      const told = ackedBefore[done]!
      if (numbers.some((number, index) => number !== index)) throw new Error(`${name}: a hole`)
      if (numbers.length < told || numbers.length > told + 1) throw new Error(`${name}: ${told} acknowledged, ${numbers.length} kept`)
      if (opened.db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error(`${name}: corrupt`)
      const { firstBad, operations } = verifyLogs(new Store(opened.db, path, 'device-test', countingIds()))
      if (firstBad !== null || operations !== numbers.length + 1) throw new Error(`${name}: ${firstBad}, ${operations} operations`)
      closeStore(opened.db, path)
    })
    expect(unclean).toBeGreaterThan(POINTS / 2)
  }, 900_000)

  it(`at ${POINTS / 4} points of a restore leaves the old store or the backup, whole, and all that lay there`, async () => {
    const [folder, backups] = [testFolder(), testFolder()]
    const town = testMunicipality(folder)
    const { path } = town.store
    const made = makeBackup({ path, key: KEY, folder: backups, at: NOW, kind: 'daily', device: 'device-test' })
    expect(made.ok).toBe(true)
    await town.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
    closeStore(town.store.db, path)
    const recorded = record(folder, 'restorer.ts', [path, backups])
    const people = (file: string) => {
      const opened = openStore({ path: file, key: KEY })
      if (opened.outcome !== 'opened') throw new Error(opened.outcome)
      const answer = opened.db.prepare('SELECT count(*) FROM person').pluck().get() as number
      if (opened.db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('corrupt')
      closeStore(opened.db, file)
      return answer
    }
    const states = { none: 0, 'not-begun': 0, restored: 0 }
    cutAt(recorded, Math.round(POINTS / 4), 7, (after, _done, name) => {
      const file = join(after, 'test.bolig')
      const found = finishInterruptedRestore(file)
      if (found.state === 'in-use') throw new Error(`${name}: in use`)
      states[found.state]++
      const old = found.state === 'restored' ? join(after, found.note.setAside) : file
      if (people(old) !== 1) throw new Error(`${name}: the old one is not whole`)
      if (found.state === 'restored' && people(file) !== 0) throw new Error(`${name}: the backup is not in place`)
      if (readdirSync(after).some((one) => one.includes('hentes-fram'))) throw new Error(`${name}: left behind`)
    })
    expect(Math.min(...Object.values(states)), JSON.stringify(states)).toBeGreaterThan(0)
  }, 300_000)
})
