// kill -9 between write and commit of the acts that bind the municipality, and a full disk under a paper: done or not done, never half.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyLogs } from '../../db/log.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { ENTITY_NAMES } from '../../shared/model/index.ts'
import { bundled } from '../support/bundled.ts'
import { codeOf, offerScene } from '../support/offer-scene.ts'
import { contentOf, countingIds, KEY, testFolder, testMunicipality, TODAY } from '../support/store.ts'

/** A process each: a few by default, as many as asked for by KILLS. */
const KILLS = Number(process.env['KILLS'] ?? 4)
const folder = testFolder()
const work = join(testFolder(), 'forsok')
let name = ''

beforeAll(async () => {
  const { town, cases, dwellings, mona } = await offerScene(folder)
  await town.value('settings.set', { key: 'postalAddress', value: 'Postboks 14, 9988 Solvik' })
  await town.value('settings.set', { key: 'phone', value: '55 50 01 23' })
  const draft = async () => (await town.value('decision.draft', { caseId: cases[1], applicationId: (await town.value('case.intake', { caseId: cases[1] })).applications[0]!.id, kind: 'individualHelp', outcome: 'granted', legalBasis: 'boligsosialloven § 6', rationale: 'Du får råd og hjelp til å finne bolig.', specification: { rooms: null, minArea: null, groundFloorOrLift: null, contractMonths: null, contractReference: null, text: 'Hjelp på visning.', place: null, from: null, to: null } })).id
  const id = await draft()
  await town.value('decision.decide', { id, version: 1, notifiedOn: TODAY })
  await town.value('letter.compose', { caseId: cases[1], kind: 'grant', language: 'nb', decisionIds: [id] })
  await draft()
  const { allocationId } = await town.value('dwelling.allocate', { dwellingId: dwellings[0], caseId: cases[0], startsOn: '2026-12-01', answerBy: '2026-12-01', rationale: 'Først i rekken' })
  const code = (await town.value('offer.list', {})).declineReasons.find((one) => one.by === 'applicant')!.code
  await town.value('offer.decline', { allocationId, version: (await town.value('offer.list', {})).offers[0]!.version, on: TODAY, code }, mona)
  name = town.store.path
  closeStore(town.store.db, town.store.path)
})

let dying = ''
beforeAll(async () => void (dying = await bundled('dying.ts')))

/** The act on a fresh copy, killed at a write; what is in the store afterwards. */
function killedAt(act: string, at: number) {
  rmSync(work, { recursive: true, force: true })
  cpSync(folder, work, { recursive: true })
  const path = name.replace(folder, work)
  const run = spawnSync(process.execPath, [dying, path, act, String(at)], { encoding: 'utf8' })
  const opened = openStore({ path, key: KEY })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const store = new Store(opened.db, path, 'device-test', countingIds())
  const found = { signal: run.signal, error: run.stderr, said: run.stdout, content: JSON.stringify(contentOf(store, ENTITY_NAMES)), operations: store.sql<{ n: number }>('SELECT count(*) AS n FROM operation')[0]!.n, sound: store.db.pragma('integrity_check', { simple: true }), logs: verifyLogs(store).firstBad }
  closeStore(opened.db, path)
  return found
}

describe('kill -9 between write and commit', () => {
  for (const act of ['letter.send', 'offer.confirmDecline', 'decision.decide']) it(`${act}: ${KILLS} times, and nothing of it is there`, () => {
    const whole = killedAt(act, 1_000_000)
    expect(whole.signal, whole.error).toBeNull()
    const { writes } = JSON.parse(whole.said) as { writes: number }
    expect(writes).toBeGreaterThan(5)
    const untouched = killedAt(act, 1)
    expect(untouched.content).not.toBe(whole.content)
    for (let round = 0; round < KILLS; round++) {
      const at = Math.max(1, Math.round(((round + 1) * writes) / KILLS))
      const after = killedAt(act, at)
      expect(after.signal, `write ${at} of ${writes}: ${after.error}`).toBe('SIGKILL')
      expect(after.content, `write ${at} of ${writes}`).toBe(untouched.content)
      expect([after.sound, after.logs]).toEqual(['ok', null])
      expect(whole.operations - after.operations).toBe(1)
    }
  }, 60_000 + KILLS * 60_000)
})

describe('a full disk', () => {
  it('under a paper of 8 MB: said, nothing half written, and taken in when there is room', async () => {
    const town = testMunicipality(folder, 'full.bolig')
    const { id: caseId } = await town.value('case.create', { name: 'Kari Nordmann', receivedOn: '2026-11-20' })
    const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(8_000_000, 65)])
    const store = () => town.call('document.store', { caseId, title: 'Stor fil', fileName: 'stor.pdf', mediaType: 'application/pdf', topic: 'other', receivedOn: TODAY, note: null, sha256: createHash('sha256').update(bytes).digest('hex'), base64: bytes.toString('base64') })
    const before = JSON.stringify(contentOf(town.store, ENTITY_NAMES))
    const pages = Number(town.store.db.pragma('page_count', { simple: true }))
    for (const room of [0, 1, 50, 1000, 2500]) {
      town.store.db.pragma(`max_page_count = ${pages + room}`)
      expect(codeOf(await store()), `${room} pages`).toBe('disk-full')
      expect(JSON.stringify(contentOf(town.store, ENTITY_NAMES))).toBe(before)
    }
    town.store.db.pragma('max_page_count = 1073741823')
    expect(codeOf(await store())).toBe('ok')
    expect(verifyLogs(town.store).firstBad).toBeNull()
  }, 60_000)
})
