// kill -9 at random moments during writes through the real store: nothing acknowledged is lost, and the store opens clean each time.
import { spawn } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { closeStore, openStore } from '../../db/open.ts'
import { verifyLogs } from '../../db/log.ts'
import { Store } from '../../db/store.ts'
import { bundled } from '../support/bundled.ts'
import { KEY, countingIds, testFolder, testMunicipality } from '../support/store.ts'

const ROUNDS = 300
const folder = testFolder()
let writer = ''
beforeAll(async () => void (writer = await bundled('writer.ts')))

/** Small, seeded randomness, so that a failing round can be run again. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Start the writer; kill it after `ms` of writing. Resolves with the numbers it acknowledged. */
function writeAndKill(path: string, from: number, ms: number): Promise<number[]> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [writer, path, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    let armed = false
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString()
      if (!armed) {
        armed = true
        setTimeout(() => child.kill('SIGKILL'), ms)
      }
    })
    child.on('exit', () => done(text.split('\n').slice(0, -1).filter((line) => line !== 'ready').map(Number)))
  })
}

describe('kill -9', () => {
  it(`at ${ROUNDS} random moments loses nothing that was acknowledged, and both logs still verify`, async () => {
    const town = testMunicipality(folder, 'kill.bolig')
    const { path } = town.store
    closeStore(town.store.db, path)
    const random = chance(20261123)
    let acknowledged = 0
    let written = 0
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await writeAndKill(path, written, 1 + random() * 60)
      acknowledged += answers.length
      const opened = openStore({ path, key: KEY })
      expect(opened.outcome).toBe('opened')
      if (opened.outcome !== 'opened') return
      const store = new Store(opened.db, path, 'device-test', countingIds())
      const kept = store.sql<{ n: number }>(`SELECT CAST(substr(name, 6) AS INTEGER) AS n FROM person WHERE name LIKE 'Runde%' ORDER BY n`).map((row) => row.n)
      for (const number of answers) expect(kept.includes(number), `round ${round}: ${number} was acknowledged`).toBe(true)
      expect(kept.length - (written + answers.length), 'at most the one commit that was under way').toBeLessThanOrEqual(1)
      written = kept.length
      expect(store.db.pragma('quick_check', { simple: true })).toBe('ok')
      if (round % 20 === 0) expect(verifyLogs(store).firstBad).toBeNull()
      closeStore(opened.db, path)
    }
    expect(acknowledged).toBeGreaterThan(ROUNDS / 2)
  }, 600_000)
})
