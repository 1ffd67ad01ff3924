// Backups of real stores: made while others write, proved before they count, and nothing left when they could not be made.
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { spawn } from 'node:child_process'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { countedBackups, headOf, listBackups, makeBackup, removeBackup, storeIdOf, verifyBackup, type BackupOptions } from '../../db/backup.ts'
import { keysBeside } from '../../db/files.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { SCHEMA_VERSION } from '../../db/migrations/index.ts'
import { backupFolder, Backups } from '../../electron/backups.ts'
import { exportSealedCopy, openSealedCopy, verifySealedCopy } from '../../electron/sealed-copy.ts'
import { createKeys, FLOOR, readKeyFile, writeKeyFile } from '../../electron/keys.ts'
import { KEY, NOW, testFolder, testMunicipality, type TestStore } from '../support/store.ts'

const optionsFor = (town: TestStore, more: Partial<BackupOptions> = {}): BackupOptions => ({ path: town.store.path, key: KEY, folder: backupFolder(town.store.path), at: NOW, kind: 'rolling', device: 'device-test', ...more })
const withCase = async (folder = testFolder()) => {
  const town = testMunicipality(folder)
  await town.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
  return town
}
const codeOf = (result: ReturnType<typeof makeBackup>) => (result.ok ? 'ok' : result.error.code)

describe('a backup', () => {
  it('is the whole store, under its name, with a manifest that says nothing of anyone and a copy of the key file', async () => {
    const town = await withCase()
    const { keys } = await createKeys({ username: 'ingrid', passphrase: 'fire korte ord som varer', demo: false, strength: FLOOR })
    writeKeyFile(town.store.path, keys)
    const steps: number[] = []
    const made = makeBackup(optionsFor(town, { onProgress: (fraction) => steps.push(fraction) }))
    if (!made.ok) throw new Error(made.error.code)
    const { file, manifest } = made.value
    expect(basename(file)).toBe('sikkerhetskopi-20261123T084100Z-rolling.bolig')
    expect(steps).toEqual([0.5, 0.9, 1])
    expect(manifest).toMatchObject({ format: 1, kind: 'rolling', madeAt: NOW, schema: SCHEMA_VERSION, operations: headOf(town.store.db).operations, headHash: headOf(town.store.db).hash, store: keys.storeId, bytes: readFileSync(file).length })
    expect(Object.keys(manifest).sort()).toEqual(['bytes', 'device', 'format', 'headHash', 'kind', 'madeAt', 'operations', 'schema', 'sha256', 'store', 'verifiedAt'])
    expect(readFileSync(file).includes('Nordmann')).toBe(false)
    expect(readKeyFile(file)).toEqual(keys)
    expect(readdirSync(backupFolder(town.store.path)).sort()).toEqual([basename(file), `${basename(file)}.json`, `${basename(file)}.keys.json`])
    expect(listBackups(backupFolder(town.store.path))).toEqual([{ file, manifest, problem: null }])
    expect(verifyBackup(made.value, KEY)).toEqual(headOf(town.store.db))
    const copy = openStore({ path: file, key: KEY, role: 'reader' })
    expect(copy.outcome === 'opened' && copy.db.prepare('SELECT name FROM person').pluck().all()).toEqual(['Kari Nordmann'])
    if (copy.outcome === 'opened') copy.db.close()
    closeStore(town.store.db, town.store.path)
  })

  it('is made while another process writes as fast as it can, and holds everything acknowledged before it began', async () => {
    const town = await withCase()
    const { path } = town.store
    closeStore(town.store.db, path)
    const writer = spawn(process.execPath, [join(import.meta.dirname, '../support/writer.ts'), path, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    let last = -1
    writer.stdout.on('data', (piece: Buffer) => { last = Number(piece.toString().trim().split('\n').at(-1)) })
    await new Promise((next) => writer.stdout.once('data', next))
    for (let round = 0; round < 12; round++) {
      await new Promise((next) => setTimeout(next, 40))
      const before = last
      const made = makeBackup({ ...optionsFor(town), at: `2026-11-23T08:41:${String(round).padStart(2, '0')}.000Z` })
      if (!made.ok) throw new Error(made.error.code)
      const copy = openStore({ path: made.value.file, key: KEY, role: 'reader' })
      if (copy.outcome !== 'opened') throw new Error(copy.outcome)
      const kept = copy.db.prepare(`SELECT count(*) FROM person WHERE name LIKE 'Runde%'`).pluck().get() as number
      copy.db.close()
      expect(kept).toBeGreaterThanOrEqual(before + 1)
    }
    const gone = new Promise((next) => writer.once('exit', next))
    writer.kill('SIGKILL')
    await gone
    expect(listBackups(backupFolder(path)).every((one) => one.problem === null)).toBe(true)
  })
})

describe('what can go wrong has its own code, and leaves nothing that counts', () => {
  const nothingIn = (folder: string) => expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])

  it('cancelled between any two steps', async () => {
    const town = await withCase()
    for (let stopAt = 1; stopAt <= 3; stopAt++) {
      let asked = 0
      expect(codeOf(makeBackup(optionsFor(town, { shouldStop: () => ++asked === stopAt })))).toBe('backup-cancelled')
      expect(asked).toBe(stopAt)
      nothingIn(backupFolder(town.store.path))
    }
  })

  it('a folder that cannot be made or written', async () => {
    const town = await withCase()
    const blocked = join(testFolder(), 'en-fil')
    writeFileSync(blocked, '')
    expect(codeOf(makeBackup(optionsFor(town, { folder: blocked })))).toBe('backup-folder')
    expect(codeOf(makeBackup(optionsFor(town, { folder: join(blocked, 'under') })))).toBe('backup-folder')
    expect(readFileSync(blocked)).toHaveLength(0)
  })

  it('another store\'s key, and no store', async () => {
    const town = await withCase()
    expect(codeOf(makeBackup(optionsFor(town, { key: Buffer.alloc(32, 9) })))).toBe('backup-wrong-key')
    expect(codeOf(makeBackup(optionsFor(town, { path: join(testFolder(), 'ingen.bolig') })))).toBe('backup-missing')
    nothingIn(backupFolder(town.store.path))
  })

  it('a source that another holds for itself', async () => {
    const town = await withCase()
    closeStore(town.store.db, town.store.path)
    const owner = openStore({ path: town.store.path, key: KEY, role: 'worker' })
    if (owner.outcome !== 'opened') throw new Error(owner.outcome)
    owner.db.exec('BEGIN EXCLUSIVE')
    expect(codeOf(makeBackup(optionsFor(town)))).toBe('backup-busy')
    owner.db.close()
    nothingIn(backupFolder(town.store.path))
    expect(codeOf(makeBackup(optionsFor(town)))).toBe('ok')
  })

  it('a page of the source that is damaged: either the copy is whole all the same, or it is said and none is made', async () => {
    const town = await withCase()
    const { path } = town.store
    closeStore(town.store.db, path)
    const whole = readFileSync(path)
    const codes = new Set<string>()
    for (let i = 1; i < 40; i++) {
      const broken = Buffer.from(whole)
      broken[Math.floor((whole.length * i) / 40)]! ^= 8
      writeFileSync(path, broken)
      const made = makeBackup(optionsFor(town))
      codes.add(codeOf(made))
      if (!made.ok) nothingIn(backupFolder(path))
      else {
        expect(verifyBackup(made.value, KEY).operations).toBe(2)
        removeBackup(made.value.file)
      }
    }
    expect([...codes].filter((code) => code !== 'ok')).toEqual(['backup-store-damaged'])
  })

  it('an entry of the log that was altered behind the program\'s back', async () => {
    const town = await withCase()
    town.store.db.exec(`DROP TRIGGER operation_no_update; UPDATE operation SET name = 'noe.annet' WHERE seq = 1`)
    expect(codeOf(makeBackup(optionsFor(town)))).toBe('backup-damaged')
    nothingIn(backupFolder(town.store.path))
  })

  it('leftovers of one that was cut off are cleared by the next, and nothing else in the folder is touched', async () => {
    const town = await withCase()
    const folder = backupFolder(town.store.path)
    mkdirSync(folder)
    const [left, theirs] = ['sikkerhetskopi-20261101T080000Z-daily.bolig.delvis', 'notater.delvis']
    for (const name of [left, theirs]) writeFileSync(join(folder, name), 'x')
    expect(codeOf(makeBackup(optionsFor(town)))).toBe('ok')
    expect([left, theirs].map((name) => existsSync(join(folder, name)))).toEqual([false, true])
  })
})

describe('the list', () => {
  it('tells a broken manifest, a cut file, a lost file and a stranger from those that count', async () => {
    const town = await withCase()
    const folder = backupFolder(town.store.path)
    const times = [1, 2, 3, 4, 5].map((n) => `2026-11-23T08:4${n}:00.000Z`)
    const files = times.map((at) => {
      const made = makeBackup(optionsFor(town, { at }))
      if (!made.ok) throw new Error(made.error.code)
      return made.value.file
    })
    writeFileSync(`${files[0]}.json`, '{"format":1')
    truncateSync(files[1]!, 5000)
    const { rmSync } = await import('node:fs')
    rmSync(files[2]!)
    rmSync(`${files[3]}.json`)
    writeFileSync(join(folder, 'saksliste.bolig'), '')
    expect(listBackups(folder).map((one) => [one.file, one.problem])).toEqual([[files[4], null], [files[3], 'unlisted'], [files[2], 'gone'], [files[1], 'size'], [files[0], 'broken']])
    expect(countedBackups(listBackups(folder), storeIdOf(town.store.path)).map((one) => one.file)).toEqual([files[4]])
    expect(countedBackups(listBackups(folder), 'et-annet-arkiv')).toEqual([])
    expect(listBackups(join(folder, 'finnes-ikke'))).toEqual([])
  })

  it('a backup whose content was altered, byte for byte as long, is refused when it is proved', async () => {
    const town = await withCase()
    const made = makeBackup(optionsFor(town))
    if (!made.ok) throw new Error(made.error.code)
    const bytes = readFileSync(made.value.file)
    bytes[bytes.length - 100]! ^= 1
    writeFileSync(made.value.file, bytes)
    expect(() => verifyBackup(made.value, KEY)).toThrow('backup-damaged')
  })
})

describe('while the store is in use', () => {
  it('a worker makes what is due at the tick, tries again after a failure, and keeps to the rules', async () => {
    const town = await withCase()
    const folder = backupFolder(town.store.path)
    let clock = Date.parse(NOW)
    let changed: string | null = null
    let tick: (() => void) | null = null
    const backups = new Backups({ path: town.store.path, key: KEY, folder, device: 'device-test', now: () => new Date(clock).toISOString(), lastChangeAt: () => changed, timer: { every: (act) => { tick = act; return 1 }, stop: () => { tick = null } } })
    backups.start()
    expect(tick).not.toBeNull()
    expect(await backups.tick()).toBeNull()
    changed = new Date(clock - 1000).toISOString()
    writeFileSync(folder, 'i veien')
    expect(await backups.tick()).toMatchObject({ ok: false, error: { code: 'backup-folder' } })
    expect(backups.status()).toMatchObject({ running: null, newest: null, failed: { code: 'backup-folder', since: NOW } })
    const { rmSync } = await import('node:fs')
    rmSync(folder)
    clock += 60_000
    const running = backups.tick()
    expect(backups.status().running).toBe('monthly')
    expect(await backups.tick()).toBeNull()
    expect(await running).toMatchObject({ ok: true, value: { manifest: { kind: 'monthly' } } })
    expect(backups.status()).toMatchObject({ running: null, failed: null, newest: { kind: 'monthly', madeAt: '2026-11-23T08:42:00.000Z' } })
    for (let n = 0; n < 6; n++) {
      clock += 15 * 60_000
      changed = new Date(clock - 1000).toISOString()
      await backups.tick()
    }
    expect(backups.list().map((one) => one.manifest?.kind)).toEqual(['rolling', 'rolling', 'rolling', 'rolling', 'monthly'])
    expect((await backups.make()).ok).toBe(true)
    await backups.stop()
    expect(tick).toBeNull()
    closeStore(town.store.db, town.store.path)
    expect(readdirSync(join(folder, '..')).filter((name) => /-wal|-shm|\.open$|\.log$/.test(name))).toEqual([])
  }, 60_000)

  it('stopping in the middle leaves nothing that counts', async () => {
    const town = await withCase()
    const backups = new Backups({ path: town.store.path, key: KEY, folder: backupFolder(town.store.path), device: 'device-test', now: () => NOW, lastChangeAt: () => NOW })
    const running = backups.make('daily')
    await backups.stop()
    const result = await running
    if (!result.ok) expect(result.error.code).toBe('backup-cancelled')
    expect(backups.list()).toHaveLength(result.ok ? 1 : 0)
    expect(backups.status()).toMatchObject({ running: null, failed: null })
  })
})

describe('a sealed copy', () => {
  it('is one zip any program opens, readable only in its manifest, and comes back whole', async () => {
    const town = await withCase()
    const { keys } = await createKeys({ username: 'ingrid', passphrase: 'fire korte ord som varer', demo: false, strength: FLOOR })
    writeKeyFile(town.store.path, keys)
    const [out, back] = [testFolder(), testFolder()]
    const sealed = exportSealedCopy({ path: town.store.path, key: KEY, folder: out, at: NOW, device: 'device-test' })
    if (!sealed.ok) throw new Error(sealed.error.code)
    expect(readdirSync(out)).toEqual(['boligbordet-kopi-20261123T084100Z.zip'])
    const entries = unzipSync(readFileSync(sealed.value.file))
    expect(Object.keys(entries).sort()).toEqual(['manifest.json', 'saksarkiv.bolig', 'saksarkiv.bolig.keys.json'])
    for (const bytes of Object.values(entries)) for (const word of ['Nordmann', 'ingrid', 'Ingrid', 'SQLite']) expect(Buffer.from(bytes).includes(word)).toBe(false)
    const opened = openSealedCopy(sealed.value.file, back)
    if (!opened.ok) throw new Error(opened.error.code)
    expect(verifySealedCopy(opened.value, KEY).ok).toBe(true)
    expect(verifySealedCopy(opened.value, Buffer.alloc(32, 1))).toMatchObject({ ok: false, error: { code: 'backup-wrong-key' } })
    expect(readKeyFile(opened.value.file)).toEqual(keys)
    expect(existsSync(keysBeside(opened.value.file))).toBe(true)
  })

  it('cut anywhere, or with a byte changed, it is refused and nothing is left', async () => {
    const town = await withCase()
    const out = testFolder()
    const sealed = exportSealedCopy({ path: town.store.path, key: KEY, folder: out, at: NOW, device: 'device-test' })
    if (!sealed.ok) throw new Error(sealed.error.code)
    const whole = readFileSync(sealed.value.file)
    const harmed = join(out, 'skadet.zip')
    for (let i = 0; i < 60; i++) {
      const broken = i % 2 ? whole.subarray(0, Math.floor((whole.length * i) / 60)) : Buffer.from(whole)
      if (i % 2 === 0) broken[Math.floor((whole.length * (i + 1)) / 61)]! ^= 16
      writeFileSync(harmed, broken)
      const back = join(out, `ut-${i}`)
      mkdirSync(back)
      expect(openSealedCopy(harmed, back)).toMatchObject({ ok: false, error: { code: 'backup-damaged' } })
      expect(readdirSync(back)).toEqual([])
    }
  })
})
