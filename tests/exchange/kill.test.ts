// kill -9 in the middle of a migration, an import and an exchange: nothing acknowledged is lost, nothing is half, and it goes on where it stopped.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyLogs } from '../../db/log.ts'
import { MIGRATIONS, SCHEMA_VERSION } from '../../db/migrations/index.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { folderTransport } from '../../db/exchange/folder.ts'
import { bundled } from '../support/bundled.ts'
import { countingIds, KEY, testFolder, testMunicipality } from '../support/store.ts'
import { canonicalDump, firstPc, joinPc } from '../support/exchange/team.ts'

const ROUNDS = 30
const root = testFolder()

/** Seeded, so that a failing round can be run again. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

let killed = ''
beforeAll(async () => void (killed = await bundled('exchange/killed.ts')))

/** Run the child, kill it `ms` after the word, and give every word it said. */
function runAndKill(args: readonly string[], after: 'ready' | 'open', ms: number): Promise<string[]> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [killed, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    let armed = false
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString()
      if (armed || !text.includes(`${after}\n`)) return
      armed = true
      setTimeout(() => child.kill('SIGKILL'), ms)
    })
    child.on('exit', () => done(text.split('\n').slice(0, -1)))
  })
}

function reopen(path: string, device = 'device-test'): Store {
  const opened = openStore({ path, key: KEY })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  return new Store(opened.db, path, device, countingIds())
}

describe('kill -9', () => {
  it(`${ROUNDS} times in a migration: the old schema or the new, whole, and the next opening finishes it`, { timeout: 300_000 }, async () => {
    const first = join(root, 'versjon-1.bolig')
    const db = new Database(first)
    db.pragma(`cipher='aegis'`)
    db.pragma(`key="raw:${KEY.toString('hex')}"`)
    db.exec(MIGRATIONS[0]!.sql)
    db.pragma('user_version=1')
    const add = db.prepare(`INSERT INTO operation (opId, name, actorId, role, at, stamp, device, previous, hash) VALUES (?, 'test', 'a', 'leader', ?, ?, 'device-test', 'p', 'h')`)
    db.transaction(() => {
      for (let i = 0; i < 20_000; i++) add.run(`op-${i}`, '2026-01-01T00:00:00.000Z', `2026-01-01T00:00:00.000Z#${String(i).padStart(5, '0')}#device-test`)
    })()
    db.close()
    const random = chance(1)
    let cut = 0
    for (let round = 0; round < ROUNDS; round++) {
      const path = join(root, `migrering-${round}.bolig`)
      copyFileSync(first, path)
      const words = await runAndKill(['migrate', path, root], 'ready', random() * 60)
      if (!words.includes('open')) cut++
      const store = reopen(path)
      expect(store.db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION)
      expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(store.sql('SELECT count(*) AS n, max(deviceSeq) AS last FROM operation')).toEqual([{ n: 20_000, last: 20_000 }])
      closeStore(store.db, path)
    }
    expect(cut, 'some were killed before they had finished').toBeGreaterThan(3)
  })

  it(`${ROUNDS} times in an import: each import is there whole or not at all`, { timeout: 300_000 }, async () => {
    const town = testMunicipality(root, 'import.bolig')
    const { path } = town.store
    closeStore(town.store.db, path)
    const random = chance(2)
    let answered = 0
    for (let round = 0; round < ROUNDS; round++) {
      answered += (await runAndKill(['import', path, root], 'open', 1 + random() * 150)).filter((word) => word === 'imported').length
      const store = reopen(path)
      const runs = store.sql<{ id: string }>('SELECT id FROM importRun')
      expect(runs.length).toBeGreaterThanOrEqual(answered)
      expect(runs.length - answered).toBeLessThanOrEqual(round + 1)
      expect(store.sql<{ n: number }>(`SELECT count(*) AS n FROM person WHERE name LIKE '% Import %'`)[0]!.n).toBe(runs.length * 60)
      if (round % 10 === 9) expect(verifyLogs(store).firstBad).toBeNull()
      closeStore(store.db, path)
    }
    expect(answered).toBeGreaterThan(ROUNDS / 3)
  })

  it(`${ROUNDS} times in an exchange, both sides in turn: nothing written is lost, nothing comes twice, and they end equal`, { timeout: 300_000 }, async () => {
    const place = join(root, 'felles')
    mkdirSync(place)
    const newId = countingIds()
    const first = await firstPc(root, 'pc-en', newId)
    const second = await joinPc(first, root, 'pc-to', newId)
    for (const pc of [first, second]) {
      pc.store.run(`INSERT INTO place (id, kind, label, config) VALUES ('place', 'folder', 'Prøvemappe', '{}')`)
      closeStore(pc.store.db, pc.store.path)
    }
    const random = chance(3)
    let wrote = 0
    for (let round = 0; round < ROUNDS; round++) {
      const path = [first, second][round % 2]!.store.path
      wrote += (await runAndKill(['exchange', path, place], 'open', 2 + random() * 80)).filter((word) => word === 'wrote').length
    }
    const [a, b] = [reopen(first.store.path, 'pc-en'), reopen(second.store.path, 'pc-to')]
    const { exchangeWith } = await import('../../db/exchange/exchange.ts')
    for (const store of [a, b, a, b]) await exchangeWith(store, folderTransport(place), { placeId: 'place', userId: 'u', runId: 'r', now: '2026-11-23T10:00:00.000Z' })
    expect(canonicalDump(a) === canonicalDump(b), 'both hold the same').toBe(true)
    const people = a.sql<{ n: number; different: number }>('SELECT count(*) AS n, count(DISTINCT name) AS different FROM person')[0]!
    expect(people.n).toBe(people.different)
    expect(people.n).toBeGreaterThanOrEqual(wrote)
    expect(people.n - wrote, 'at most the one commit under way in each round').toBeLessThanOrEqual(ROUNDS)
    for (const store of [a, b]) expect(verifyLogs(store).firstBad).toBeNull()
    expect(wrote).toBeGreaterThan(ROUNDS / 2)
  })
})
