import { existsSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { closeStore, isUnsafeFolder, openMark, openStore, readSettings, SETTINGS } from '../../db/open.ts'
import { SCHEMA_VERSION } from '../../db/migrations/index.ts'
import { KEY, testFolder } from '../support/store.ts'

const folder = testFolder()
let path = ''
let n = 0

function fill() {
  const opened = openStore({ path, key: KEY, create: true })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  opened.db.prepare(`INSERT INTO setting (id, key, value, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('1', 'municipality', 'Hemmelig kommune', 1, '', '', '', '')`).run()
  return opened.db
}

beforeEach(() => {
  path = join(folder, `arkiv-${n++}.bolig`)
})

describe('opening the store', () => {
  it('reads every setting back on every kind of connection', () => {
    const db = fill()
    expect(readSettings(db)).toEqual(SETTINGS)
    const worker = openStore({ path, key: KEY, role: 'worker' })
    expect(worker.outcome === 'opened' && readSettings(worker.db)).toEqual(SETTINGS)
    const reader = openStore({ path, key: KEY, role: 'reader' })
    expect(reader.outcome === 'opened' && readSettings(reader.db)).toEqual(SETTINGS)
    if (worker.outcome === 'opened') worker.db.close()
    if (reader.outcome === 'opened') reader.db.close()
    closeStore(db, path)
  })

  it('holds no readable text in the file or its log', () => {
    const db = fill()
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('Hemmelig kommune'), name).toBe(false)
    closeStore(db, path)
    expect(readFileSync(path).includes('Hemmelig')).toBe(false)
    expect(readFileSync(path).subarray(0, 6).toString()).not.toBe('SQLite')
  })

  it('says wrong-key for another key, and leaves the file as it was', () => {
    closeStore(fill(), path)
    const before = readFileSync(path)
    expect(openStore({ path, key: Buffer.alloc(32, 8) }).outcome).toBe('wrong-key')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(existsSync(openMark(path))).toBe(false)
  })

  it('says missing, and makes nothing', () => {
    expect(openStore({ path, key: KEY }).outcome).toBe('missing')
    expect(existsSync(path)).toBe(false)
  })

  it('says newer for a later schema, and leaves the file as it was', () => {
    const db = fill()
    db.pragma(`user_version=${SCHEMA_VERSION + 1}`)
    closeStore(db, path)
    const before = readFileSync(path)
    expect(openStore({ path, key: KEY }).outcome).toBe('newer')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('says locked while it is open, and goes on after a crash left the mark', () => {
    const first = fill()
    expect(openStore({ path, key: KEY }).outcome).toBe('locked')
    closeStore(first, path)
    writeFileSync(openMark(path), '99999999')
    const opened = openStore({ path, key: KEY })
    expect(opened.outcome).toBe('opened')
    if (opened.outcome !== 'opened') return
    expect(opened.uncleanBefore).toBe(true)
    closeStore(opened.db, path)
  })

  it('says damaged for a flipped bit after an unclean close, and for a truncated file', () => {
    closeStore(fill(), path)
    const whole = readFileSync(path)
    const broken = Buffer.from(whole)
    broken[Math.floor(broken.length / 2)]! ^= 1
    writeFileSync(path, broken)
    writeFileSync(openMark(path), '99999999')
    expect(openStore({ path, key: KEY }).outcome).toBe('damaged')
    expect(readFileSync(path).equals(broken)).toBe(true)
    truncateSync(path, 1000)
    expect(openStore({ path, key: KEY }).outcome).toBe('damaged')
    expect(statSync(path).size).toBe(1000)
  })

  it('refuses network shares and synchronised folders', () => {
    expect(isUnsafeFolder('\\\\server\\felles\\arkiv.bolig')).toBe(true)
    expect(isUnsafeFolder('/home/a/OneDrive - Solvik kommune/arkiv.bolig')).toBe(true)
    expect(isUnsafeFolder(path)).toBe(false)
  })
})
