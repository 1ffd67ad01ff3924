// The main job with marked names, then every file under the data folder and the folder for temporary files: no mark in any of them, in any encoding.
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openMunicipality, testGate } from '../support/gate.ts'
import { testFolder } from '../support/store.ts'

const folder = testFolder()
const temporary = join(folder, 'tmp')
mkdirSync(temporary)
const before = process.env['TMPDIR']
process.env['TMPDIR'] = temporary
afterAll(() => {
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
})

const MARK = 'Zqhemmelignavn'
const filesIn = (path: string): string[] => readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? filesIn(join(path, name)) : [join(path, name)]))

/** The mark as bytes: plain, both UTF-16 orders, and base64 at each of its three offsets. */
function shapes(mark: string): Buffer[] {
  const wide = Buffer.from(mark, 'utf16le')
  const base64 = [0, 1, 2].map((pad) => Buffer.from(Buffer.from(' '.repeat(pad) + mark).toString('base64').slice(pad === 0 ? 0 : 4, -4)))
  return [Buffer.from(mark), Buffer.from(mark.toLowerCase()), wide, Buffer.from(wide).swap16(), ...base64]
}
const found = () => filesIn(folder).filter((path) => {
  const bytes = readFileSync(path)
  return shapes(MARK).some((shape) => bytes.includes(shape))
})

describe('on the disk', () => {
  it('no name is readable while the store is open, nor after', async () => {
    const town = testGate(join(folder, 'data'))
    await openMunicipality(town)
    const { id } = await town.value('case.create', { name: `Kari ${MARK}`, nationalId: '06960199999', receivedOn: '2026-11-20', ownWords: MARK })
    await town.value('case.addNote', { caseId: id, title: MARK, body: `${MARK} `.repeat(400), happenedOn: '2026-11-20' })
    const token = await town.upload('liste.csv', Buffer.from(`Fornavn;Etternavn;Søknadsdato;Telefon\n${Array.from({ length: 300 }, (_, i) => `Ola;${MARK}${i};01.11.2026;900000${i}`).join('\n')}\n`))
    const { jobId } = await town.value('import.read', { token })
    await town.job(jobId)
    const list = { token, sheet: 0, kind: 'applicants' as const, mapping: { firstName: 0, lastName: 1, receivedOn: 2, phone: 3 }, decisions: { '*': 'confirm' } }
    const planned = (await town.job((await town.value('import.plan', list)).jobId)) as { counts: { read: number; added: number; changed: number; skipped: number; refused: number } }
    expect(planned.counts.read).toBe(300)
    await town.job((await town.value('import.apply', { ...list, expected: planned.counts })).jobId)
    const { id: meetingId } = await town.value('meeting.create', { heldOn: '2026-11-26' })
    await town.value('meeting.addCase', { meetingId, caseId: id, question: MARK, overrideReason: MARK })
    await town.value('search', { text: MARK })
    for (const format of ['xlsx', 'csv'] as const) await town.value('export.cases', { filter: { view: 'all' }, format })
    await town.value('export.caseSummary', { caseId: id, recipient: 'person' })
    await town.value('export.protocol', { meetingId })
    expect(found()).toEqual([])
    town.gate.close()
    expect(found()).toEqual([])
    expect(town.errors).toEqual([])
    expect(filesIn(temporary).filter((path) => !/compile-cache|font/.test(path))).toEqual([])
  }, 120_000)
})
