// A full disk at every write, and kill -9 at random moments, of a save, a migration, a backup and a restore: done or not done, never half.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listBackups, makeBackup, verifyBackup } from '../../db/backup.ts'
import { verifyLogs } from '../../db/log.ts'
import { closeStore, openStore, type Connection } from '../../db/open.ts'
import { finishInterruptedRestore } from '../../db/restore.ts'
import { MIGRATIONS, SCHEMA_VERSION } from '../../db/migrations/index.ts'
import { Store } from '../../db/store.ts'
import Database from 'better-sqlite3'
import { bundled } from '../support/bundled.ts'
import { chance } from '../support/power/replay.ts'
import { buildShim, runBehind } from '../support/power/shim.ts'
import { countingIds, KEY, NOW, testFolder, testMunicipality } from '../support/store.ts'

const KILLS = 50
/** Tries at the most: some come to their end before they are killed. */
const MOST = KILLS * 5
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bolig-faults-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
let shim = ''
beforeAll(() => { shim = buildShim(work) })

/** A fresh copy of a prepared folder. */
function copyOf(prepared: string): string {
  const folder = join(work, 'forsok')
  rmSync(folder, { recursive: true, force: true })
  cpSync(prepared, folder, { recursive: true })
  return folder
}

function look<T>(path: string, act: (db: Connection) => T): T {
  const opened = openStore({ path, key: KEY })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  try {
    expect(opened.db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(verifyLogs(new Store(opened.db, path, 'device-test', countingIds())).firstBad).toBeNull()
    return act(opened.db)
  } finally {
    closeStore(opened.db, path)
  }
}

async function prepared(): Promise<string> {
  const folder = testFolder()
  const town = testMunicipality(folder)
  await town.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
  closeStore(town.store.db, town.store.path)
  return folder
}

/** Fill the disk at each write of an act in turn (see faulter.ts, which looks after each); answers with how many were tried and what they said. */
function fillAtEach(from: string, act: string): { tried: number; said: string[] } {
  const run = runBehind({ shim, folder: join(work, 'forsok') }, 'faulter.ts', [act, from, join(work, 'forsok')])
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as { tried: number; said: string[] }
}

describe('the disk is full at every write in turn', () => {
  it('of a save: it is made and said, or not there at all', async () => {
    const { tried, said } = fillAtEach(await prepared(), 'save')
    expect(tried).toBeGreaterThan(20)
    expect(said).toEqual(['SQLITE_FULL', 'disk-full', 'saved'])
  }, 300_000)

  it('of a migration: the old schema or the new, and the next opening brings it up', () => {
    const from = testFolder()
    const db = new Database(join(from, 'test.bolig'))
    db.pragma(`cipher='aegis'`)
    db.pragma(`key="raw:${KEY.toString('hex')}"`)
    // From the version before the newest: the older steps were tried like this when they were new, and are never edited.
    for (const one of MIGRATIONS.slice(0, -1)) db.exec(one.sql)
    db.pragma(`user_version=${SCHEMA_VERSION - 1}`)
    db.prepare(`INSERT INTO setting (id, key, value, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('1', 'municipality', 'Solvik', 1, '', '', '', '')`).run()
    db.close()
    expect(SCHEMA_VERSION).toBeGreaterThan(1)
    const { tried, said } = fillAtEach(from, 'migration')
    expect(tried).toBeGreaterThan(100)
    expect(said).toEqual(expect.arrayContaining(['SQLITE_FULL', 'opened']))
    expect(said.join(), 'a full disk is not a damaged store').not.toMatch(/damaged|wrong-key|newer/)
  }, 300_000)

  it('of a backup: one that counts and is whole, or none and nothing left', async () => {
    const { tried, said } = fillAtEach(await prepared(), 'backup')
    expect(tried).toBeGreaterThan(100)
    expect(said).toEqual(['backup-disk-full', 'ok'])
  }, 300_000)

  it('of a restore: the old store or the backup', async () => {
    const from = await prepared()
    const made = makeBackup({ path: join(from, 'test.bolig'), key: KEY, folder: join(from, 'sikkerhetskopier'), at: NOW, kind: 'daily', device: 'device-test' })
    expect(made.ok).toBe(true)
    look(join(from, 'test.bolig'), (db) => db.prepare(`UPDATE setting SET value = 'Nyere' WHERE key = 'municipality'`).run())
    const { tried, said } = fillAtEach(from, 'restore')
    expect(tried).toBeGreaterThan(3)
    expect(said).toEqual(['backup-disk-full', 'ok'])
  }, 300_000)
})

const programs = new Map<string, string>()
beforeAll(async () => {
  for (const script of ['backer.ts', 'restorer.ts']) programs.set(script, await bundled(`power/${script}`))
})

interface Run { output: string; /** ms from when the work began to the end */ worked: number }

/** Start a script, kill it so long after its work began, and say whether it came to its end first. */
function killAfter(script: string, args: readonly string[], ms: number): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [programs.get(script)!, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [output, began] = ['', 0]
    let timer: ReturnType<typeof setTimeout> | undefined
    child.stderr.once('data', () => {
      began = performance.now()
      timer = setTimeout(() => child.kill('SIGKILL'), ms)
    })
    child.stdout.on('data', (piece: Buffer) => { output += piece.toString() })
    child.on('close', () => {
      clearTimeout(timer)
      done({ output, worked: performance.now() - began })
    })
  })
}

/** Kills spread over the work. How long that is follows the machine: it is measured again each time the script came to its end. */
async function killer(script: string, warm: readonly string[], random: () => number): Promise<(args: readonly string[]) => Promise<string>> {
  let { worked } = await killAfter(script, warm, 60_000)
  return async (args) => {
    const run = await killAfter(script, args, worked * random())
    if (run.output === 'ok') worked = run.worked
    return run.output
  }
}

describe(`kill -9, ${KILLS} times`, () => {
  it('of a backup: what counts is whole, and the store opens', async () => {
    const from = await prepared()
    const path = (folder: string) => join(folder, 'test.bolig')
    const backups = (folder: string) => join(folder, 'sikkerhetskopier')
    const warm = copyOf(from)
    const kill = await killer('backer.ts', [path(warm), backups(warm), NOW], chance(11))
    let [cut, left] = [0, 0]
    for (let round = 0; cut < KILLS && round < MOST; round++) {
      const folder = copyOf(from)
      const output = await kill([path(folder), backups(folder), NOW])
      cut += Number(output !== 'ok')
      left += existsSync(backups(folder)) ? readdirSync(backups(folder)).filter((name) => name.includes('.delvis')).length : 0
      for (const one of listBackups(backups(folder))) if (one.problem === null) verifyBackup({ file: one.file, manifest: one.manifest! }, KEY)
      look(path(folder), (db) => expect(db.prepare('SELECT name FROM person').pluck().all()).toEqual(['Kari Nordmann']))
      const again = makeBackup({ path: path(folder), key: KEY, folder: backups(folder), at: '2026-11-23T08:42:00.000Z', kind: 'daily', device: 'device-test' })
      expect(again.ok).toBe(true)
      expect(readdirSync(backups(folder)).filter((name) => name.includes('.delvis'))).toEqual([])
    }
    expect(cut).toBe(KILLS)
    expect(left, 'some were cut while copying').toBeGreaterThan(0)
  }, 300_000)

  it('of a restore: the old store or the backup, and it opens', async () => {
    const from = await prepared()
    const made = makeBackup({ path: join(from, 'test.bolig'), key: KEY, folder: join(from, 'sikkerhetskopier'), at: NOW, kind: 'daily', device: 'device-test' })
    expect(made.ok).toBe(true)
    look(join(from, 'test.bolig'), (db) => db.prepare(`UPDATE setting SET value = 'Nyere' WHERE key = 'municipality'`).run())
    const warm = copyOf(from)
    const kill = await killer('restorer.ts', [join(warm, 'test.bolig'), join(warm, 'sikkerhetskopier'), 'done'], chance(12))
    const seen = new Map<string, number>()
    let cut = 0
    for (let round = 0; cut < KILLS && round < MOST; round++) {
      const folder = copyOf(from)
      const path = join(folder, 'test.bolig')
      const output = await kill([path, join(folder, 'sikkerhetskopier'), 'done'])
      cut += Number(output !== 'ok')
      const { state } = finishInterruptedRestore(path)
      const name = look(path, (db) => db.prepare(`SELECT value FROM setting WHERE key = 'municipality'`).pluck().get())
      expect(['Prøve kommune', 'Nyere']).toContain(name)
      if (state === 'restored' || output === 'ok') expect(name).toBe('Prøve kommune')
      if (state === 'not-begun') expect(name).toBe('Nyere')
      if (name === 'Prøve kommune') expect(readdirSync(folder).some((one) => one.includes('satt-til-side'))).toBe(true)
      seen.set(`${state} ${name}`, (seen.get(`${state} ${name}`) ?? 0) + 1)
    }
    expect(cut).toBe(KILLS)
    expect(seen.get('none Nyere') ?? 0, JSON.stringify([...seen])).toBeLessThan(KILLS)
    expect(seen.size).toBeGreaterThan(1)
  }, 300_000)
})
