// Back from a backup: what it would undo is told first, nothing that lay there is deleted, a crash leaves the old or the new, and what the backup lacks is brought out of the damaged file.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { headOf, makeBackup, type Backup } from '../../db/backup.ts'
import { keysBeside } from '../../db/files.ts'
import { verifyLogs } from '../../db/log.ts'
import { closeStore, logNote, openMark, openStore, type Connection } from '../../db/open.ts'
import { salvage } from '../../db/recovery.ts'
import { previewRestore } from '../../db/restore-preview.ts'
import { finishInterruptedRestore, restoreBackup, restoreIsDone, restoreNote } from '../../db/restore.ts'
import { Store } from '../../db/store.ts'
import { createKeys, FLOOR, readKeyFile, writeKeyFile } from '../../electron/keys.ts'
import { countingIds, KEY, NOW, testFolder, testMunicipality, type TestStore } from '../support/store.ts'

const LATER = '2026-11-23T09:30:00.000Z'

/** A store with one case in its backup, and after it: a note in that case, a new case, and work on it. Closed. */
async function town(): Promise<{ made: TestStore; path: string; backup: Backup; folder: string; caseId: string; newCaseId: string; lost: number }> {
  const folder = testFolder()
  const made = testMunicipality(folder)
  const { path } = made.store
  const { keys } = await createKeys({ username: 'ingrid', passphrase: 'fire korte ord som varer', demo: false, strength: FLOOR })
  writeKeyFile(path, keys)
  const first = await made.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
  const result = makeBackup({ path, key: KEY, folder: join(folder, 'sikkerhetskopier'), at: NOW, kind: 'daily', device: 'device-test' })
  if (!result.ok) throw new Error(result.error.code)
  const before = headOf(made.store.db).operations
  made.now.at = '2026-11-23T09:00:00.000Z'
  await made.value('case.addNote', { caseId: first.id, title: 'Samtale', body: 'Ringte', happenedOn: '2026-11-23' })
  const second = await made.value('case.create', { name: 'Ola Moe', receivedOn: '2026-11-21' })
  made.now.at = '2026-11-23T09:20:00.000Z'
  for (let n = 0; n < 3; n++) await made.value('case.addNote', { caseId: second.id, title: `Notat ${n}`, body: 'lang tekst '.repeat(300), happenedOn: '2026-11-23' })
  const lost = headOf(made.store.db).operations - before
  closeStore(made.store.db, path)
  return { made, path, backup: result.value, folder, caseId: first.id, newCaseId: second.id, lost }
}

function withStore<T>(path: string, act: (db: Connection) => T): T {
  const opened = openStore({ path, key: KEY })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  try {
    return act(opened.db)
  } finally {
    closeStore(opened.db, path)
  }
}
const names = (path: string) => withStore(path, (db) => db.prepare('SELECT name FROM person ORDER BY name').pluck().all())
const verified = (path: string) => withStore(path, (db) => verifyLogs(new Store(db, path, 'device-test', countingIds())).firstBad)
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error!.code)

describe('before a restore', () => {
  it('what it would undo is told: which operations, whose, when, and which cases', async () => {
    const { path, backup, caseId, newCaseId, lost } = await town()
    const preview = previewRestore({ path, key: KEY, backup })
    if (!preview.ok) throw new Error(preview.error.code)
    expect(lost).toBe(5)
    expect(preview.value).toMatchObject({
      present: 'whole', lost: 5, byName: [{ name: 'case.addNote', count: 4 }, { name: 'case.create', count: 1 }], byActor: [{ name: 'Ingrid Moe', count: 5 }],
      cases: [{ caseId: newCaseId, isNew: true, operations: 4 }, { caseId, isNew: false, operations: 1 }], firstAt: '2026-11-23T09:00:00.000Z', lastAt: '2026-11-23T09:20:00.000Z',
    })
    expect(preview.value.cases.every((one) => /\d/.test(one.caseNumber ?? ''))).toBe(true)
    expect([preview.value.before?.counts.housingCase, preview.value.after.counts.housingCase]).toEqual([2, 1])
    expect(JSON.stringify(preview.value)).not.toMatch(/Nordmann|Ola Moe|Ringte/)
  })

  it('works with nothing there, with a store that will not open, and with damaged pages', async () => {
    const { path, backup } = await town()
    const whole = readFileSync(path)
    expect(previewRestore({ path: null, key: KEY, backup })).toMatchObject({ ok: true, value: { present: 'none', before: null, lost: 0, after: { operations: 2 } } })
    const seen = new Set<string>()
    for (let page = 0; page < whole.length / 4096; page += 3) {
      const broken = Buffer.from(whole)
      broken[page * 4096 + 2000]! ^= 1
      writeFileSync(path, broken)
      const preview = previewRestore({ path, key: KEY, backup })
      if (!preview.ok) throw new Error(`${page}: ${preview.error.code}`)
      seen.add(preview.value.present)
      if (preview.value.present === 'whole') expect(preview.value.lost).toBe(5)
      expect(preview.value.lost).toBeLessThanOrEqual(5)
    }
    expect([...seen].sort()).toEqual(['no', 'partly', 'whole'])
    truncateSync(path, 4096 * 10)
    expect(previewRestore({ path, key: KEY, backup })).toMatchObject({ ok: true, value: { after: { operations: 2 } } })
  })
})

describe('a restore', () => {
  it('puts the backup in place, sets aside what lay there with its key file, and lets the store be given a new identity', async () => {
    const { path, backup, folder } = await town()
    const before = readFileSync(path)
    let given: unknown
    const restored = restoreBackup({ path, key: KEY, backup, at: LATER, afterRestore: (db, { setAside }) => {
      given = [headOf(db).operations, setAside]
      db.prepare(`UPDATE setting SET value = 'ny-enhet' WHERE key = 'device'`).run()
    } })
    if (!restored.ok) throw new Error(restored.error.code)
    const { setAside } = restored.value
    expect(basename(setAside)).toBe('test.bolig.satt-til-side-20261123T093000Z')
    expect(given).toEqual([2, setAside])
    expect(readFileSync(setAside).equals(before)).toBe(true)
    expect(readKeyFile(setAside)).toEqual(readKeyFile(path))
    expect(names(path)).toEqual(['Kari Nordmann'])
    expect(withStore(path, (db) => db.prepare(`SELECT value FROM setting WHERE key = 'device'`).pluck().get())).toBe('ny-enhet')
    expect(verified(path)).toBeNull()
    expect(names(setAside)).toEqual(['Kari Nordmann', 'Ola Moe'])
    expect(readdirSync(folder).filter((name) => /hentes-fram|gjenoppretting|-wal|-shm|\.open|\.log/.test(name))).toEqual([])
    expect(restoreBackup({ path, key: KEY, backup, at: LATER })).toMatchObject({ ok: true, value: { setAside: `${setAside}-2` } })
  })

  it('a log that was never folded in goes aside with its file, and the restored store does not read it', async () => {
    const { path, backup } = await town()
    const child = spawn(process.execPath, [join(import.meta.dirname, '../support/writer.ts'), path, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((next) => child.stdout.once('data', next))
    expect(restoreBackup({ path, key: KEY, backup, at: LATER })).toMatchObject({ ok: false, error: { code: 'store-in-use' } })
    await new Promise((next) => setTimeout(next, 100))
    const gone = new Promise((next) => child.once('exit', next))
    child.kill('SIGKILL')
    await gone
    expect(existsSync(`${path}-wal`)).toBe(true)
    const restored = restoreBackup({ path, key: KEY, backup, at: LATER })
    if (!restored.ok) throw new Error(restored.error.code)
    expect(existsSync(`${restored.value.setAside}-wal`)).toBe(true)
    expect(names(path)).toEqual(['Kari Nordmann'])
    expect(names(restored.value.setAside).length).toBeGreaterThan(2)
  })

  it('a key file that is damaged or gone comes back with the backup; one with newer passphrases stays', async () => {
    const { path, backup } = await town()
    const keys = readKeyFile(path)!
    writeFileSync(keysBeside(path), '{"halv')
    expect(code(restoreBackup({ path, key: KEY, backup, at: LATER }))).toBe('ok')
    expect(readKeyFile(path)).toEqual(keys)
    rmSync(keysBeside(path))
    expect(code(restoreBackup({ path, key: KEY, backup, at: LATER }))).toBe('ok')
    expect(readKeyFile(path)).toEqual(keys)
    writeKeyFile(path, { ...keys, slots: keys.slots.slice(0, 1) })
    expect(code(restoreBackup({ path, key: KEY, backup, at: LATER }))).toBe('ok')
    expect(readKeyFile(path)?.slots).toHaveLength(1)
  })

  it('of a damaged, lost or foreign backup is refused, and the store is as it was', async () => {
    const { path, backup, folder } = await town()
    const before = readFileSync(path)
    const listing = readdirSync(folder)
    const bytes = readFileSync(backup.file)
    const broken = Buffer.from(bytes)
    broken[5000]! ^= 1
    writeFileSync(backup.file, broken)
    expect(code(restoreBackup({ path, key: KEY, backup, at: LATER }))).toBe('backup-damaged')
    writeFileSync(backup.file, bytes)
    expect(code(restoreBackup({ path, key: Buffer.alloc(32, 3), backup, at: LATER }))).toBe('backup-wrong-key')
    rmSync(backup.file)
    expect(code(restoreBackup({ path, key: KEY, backup, at: LATER }))).toBe('backup-missing')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(listing)
  })

  it('works where the store is gone altogether', async () => {
    const { path, backup } = await town()
    for (const file of [path, keysBeside(path)]) rmSync(file)
    expect(code(restoreBackup({ path, key: KEY, backup, at: LATER }))).toBe('ok')
    expect(names(path)).toEqual(['Kari Nordmann'])
    expect(readKeyFile(path)).not.toBeNull()
  })

  it('cut off between any two of its steps is finished at the next start, or was never begun', async () => {
    const { path, backup } = await town()
    const incoming = `${basename(path)}.hentes-fram-20261123T093000Z`
    const note = JSON.stringify({ format: 1, backup: basename(backup.file), madeAt: NOW, at: LATER, incoming, setAside: `${basename(path)}.satt-til-side-20261123T093000Z` })
    const [here, aside] = [join(dirname(path), incoming), `${path}.satt-til-side-20261123T093000Z`]
    const old = readFileSync(path)
    expect(finishInterruptedRestore(path)).toEqual({ state: 'none' })
    writeFileSync(here, readFileSync(backup.file).subarray(0, 9000))
    expect(finishInterruptedRestore(path)).toEqual({ state: 'not-begun' })
    expect([existsSync(here), readFileSync(path).equals(old)]).toEqual([false, true])
    for (const step of ['noted', 'aside', 'in place'] as const) {
      writeFileSync(path, old)
      rmSync(aside, { force: true })
      writeFileSync(restoreNote(path), note)
      if (step !== 'in place') writeFileSync(here, readFileSync(backup.file))
      if (step !== 'noted') renameSync(path, aside)
      if (step === 'in place') writeFileSync(path, readFileSync(backup.file))
      expect(finishInterruptedRestore(path), step).toMatchObject({ state: 'restored', note: { setAside: basename(aside) } })
      expect(finishInterruptedRestore(path), step).toMatchObject({ state: 'restored' })
      expect(readFileSync(aside).equals(old), step).toBe(true)
      expect(names(path), step).toEqual(['Kari Nordmann'])
      restoreIsDone(path)
      expect(finishInterruptedRestore(path)).toEqual({ state: 'none' })
    }
  })
})

describe('a log of last changes that is gone', () => {
  const die = async (path: string, ms: number, sign = true) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../support/writer.ts'), path, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    if (sign) await new Promise((next) => child.stdout.once('data', next))
    await new Promise((next) => setTimeout(next, ms))
    const gone = new Promise((next) => child.once('exit', next))
    child.kill('SIGKILL')
    await gone
  }
  const opening = (path: string) => {
    const opened = openStore({ path, key: KEY })
    if (opened.outcome !== 'opened') throw new Error(opened.outcome)
    const answer = { lostLog: opened.lostLog, uncleanBefore: opened.uncleanBefore, check: opened.db.pragma('integrity_check', { simple: true }) }
    closeStore(opened.db, path)
    return answer
  }

  it('is said, and the store opens as it was at its last checkpoint', async () => {
    const { path } = await town()
    await die(path, 60)
    expect([existsSync(`${path}-wal`), existsSync(logNote(path)), existsSync(openMark(path))]).toEqual([true, true, true])
    rmSync(`${path}-wal`)
    expect(opening(path)).toEqual({ lostLog: true, uncleanBefore: true, check: 'ok' })
    expect(verified(path)).toBeNull()
    expect(opening(path)).toEqual({ lostLog: false, uncleanBefore: false, check: 'ok' })
  })

  it('is not said after a crash that left the log, nor after a clean close', async () => {
    const { path } = await town()
    await die(path, 60)
    expect(opening(path)).toEqual({ lostLog: false, uncleanBefore: true, check: 'ok' })
    expect(existsSync(logNote(path))).toBe(false)
    expect(opening(path)).toEqual({ lostLog: false, uncleanBefore: false, check: 'ok' })
  })

  it('is not said for a crash after the mark was taken and before the log was made', async () => {
    const { path } = await town()
    writeFileSync(openMark(path), '')
    expect(opening(path)).toEqual({ lostLog: false, uncleanBefore: true, check: 'ok' })
  })

  it('is never said falsely, whenever in its opening and closing the process is killed', async () => {
    const { path } = await town()
    const started = performance.now()
    await die(path, 0)
    const toReady = performance.now() - started
    let marked = 0
    for (let round = 0; round < 40; round++) {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../support/opener.ts'), path], { stdio: 'ignore' })
      const gone = new Promise((next) => child.once('exit', next))
      await new Promise((next) => setTimeout(next, toReady * 0.7 + round * 4))
      child.kill('SIGKILL')
      await gone
      marked += Number(existsSync(openMark(path)))
      expect(opening(path)).toMatchObject({ lostLog: false, check: 'ok' })
    }
    expect(marked).toBeGreaterThan(3)
  }, 60_000)
})

describe('out of a damaged file', () => {
  /** The operations after the backup as they were before the damage. */
  async function damagedTown() {
    const all = await town()
    const restored = restoreBackup({ path: all.path, key: KEY, backup: all.backup, at: LATER })
    if (!restored.ok) throw new Error(restored.error.code)
    const damagedPath = restored.value.setAside
    const truth = withStore(damagedPath, (db) => db.prepare('SELECT opId FROM operation WHERE seq > 2 ORDER BY seq').pluck().all() as string[])
    return { ...all, damagedPath, truth, whole: readFileSync(damagedPath) }
  }
  const ids = (found: ReturnType<typeof salvage>) => found.runs.flatMap((run) => run.operations.map((one) => one.opId))

  it('an undamaged one gives every operation after the backup, with its changes and values', async () => {
    const { path, damagedPath, truth } = await damagedTown()
    const found = salvage({ damagedPath, key: KEY, onto: path })
    expect(ids(found)).toEqual(truth)
    expect(found).toMatchObject({ salvaged: 5, stoppedAt: null, runs: [{ device: 'device-test' }] })
    const [note] = found.runs[0]!.operations
    expect(note).toMatchObject({ name: 'case.addNote', deviceSeq: 3, undoes: null })
    expect(note!.changes.some((one) => one.entity === 'note' && one.after?.includes('Ringte'))).toBe(true)
    expect(Object.keys(note!).sort()).toEqual(['actorId', 'at', 'changes', 'device', 'deviceSeq', 'hash', 'name', 'opId', 'reason', 'role', 'seen', 'stamp', 'undoes'])
  })

  it('whatever page is damaged, what comes out is a true beginning of what was lost, and it is said where it stopped', async () => {
    const { path, damagedPath, truth, whole } = await damagedTown()
    const pages = whole.length / 4096
    let [complete, partly, none] = [0, 0, 0]
    for (let page = 0; page < pages; page++) {
      const broken = Buffer.from(whole)
      broken[page * 4096 + 1500]! ^= 32
      writeFileSync(damagedPath, broken)
      const found = salvage({ damagedPath, key: KEY, onto: path })
      expect(ids(found), `page ${page}`).toEqual(truth.slice(0, found.salvaged))
      if (found.salvaged < truth.length) expect(found.stoppedAt, `page ${page}`).not.toBeNull()
      if (found.salvaged === truth.length) complete++
      else if (found.salvaged > 0) partly++
      else none++
    }
    expect(complete / pages, `${complete} complete, ${partly} partly, ${none} none of ${pages}`).toBeGreaterThan(0.8)
    expect(partly + none).toBeGreaterThan(0)
  }, 120_000)

  it('an entry that was altered, or taken out, ends it there', async () => {
    const { path, damagedPath, truth } = await damagedTown()
    withStore(damagedPath, (db) => db.exec(`DROP TRIGGER operation_no_update; UPDATE operation SET actorId = 'en-annen' WHERE seq = 5`))
    expect(salvage({ damagedPath, key: KEY, onto: path })).toMatchObject({ salvaged: 2, stoppedAt: 5 })
    expect(ids(salvage({ damagedPath, key: KEY, onto: path }))).toEqual(truth.slice(0, 2))
  })
})
