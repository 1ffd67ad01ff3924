// Papers of a case: in through the gate and out again, known by what they are, checked against their fingerprint, never a file beside the store.
import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanName } from '../../db/intake/sniff.ts'
import type { Result } from '../../shared/contract.ts'
import { openMunicipality, testGate } from '../support/gate.ts'
import { testFolder, testMunicipality, TODAY } from '../support/store.ts'

const folder = testFolder()
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const field = (result: Result<unknown>) => (result.ok ? null : [result.error.code, result.error.field])

async function town() {
  const place = testMunicipality(folder, 'papers.bolig')
  const { id } = await place.value('case.create', { name: 'Tor Berg', receivedOn: '2026-11-01' })
  const intake = () => place.value('case.intake', { caseId: id })
  const page = () => place.value('case.get', { id })
  const undo = async () => place.call('log.undo', { opId: (await place.value('log.recent', { limit: 1 }))[0]!.opId })
  return { ...place, id, intake, page, undo }
}

describe('documents', () => {
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const pdf = (size = 400) => {
    const bytes = Buffer.alloc(size)
    for (let i = 0; i < size; i++) bytes[i] = (i * 7919) % 251
    bytes.write('%PDF-1.7\n')
    return bytes
  }

  it('come in through the gate and out again bit for bit, up to ten million bytes, and never lie open on the disk', async () => {
    const at = testFolder()
    const desk = testGate(at)
    await openMunicipality(desk)
    const { id: caseId } = await desk.value('case.create', { name: 'Tor Berg', receivedOn: '2026-11-01' })
    const about = { caseId, title: 'Skattemelding', receivedOn: TODAY, topic: 'economy' as const }
    const big = pdf(10_000_000)
    const made = await desk.value('document.add', { ...about, token: await desk.upload('C:\\brukere\\tor\\skatt.pdf', big) })
    const out = await desk.value('document.open', { id: made.id, caseId })
    expect(out).toMatchObject({ fileName: 'skatt.pdf', mime: 'application/pdf' })
    expect(Buffer.from(out.base64, 'base64').equals(big)).toBe(true)
    expect((await desk.value('case.intake', { caseId })).documents).toMatchObject([{ title: 'Skattemelding', size: 10_000_000, sha256: digest(big), author: 'Ingrid Moe' }])
    expect(code(await desk.call('document.add', { ...about, token: await desk.upload('stor.pdf', pdf(10_000_001)) }))).toBe('file-too-large')
    const secret = Buffer.from('Et dokument som ingen utenfor skal lese.\n')
    await desk.value('document.add', { ...about, token: await desk.upload('brev.txt', secret) })
    expect(readdirSync(at).filter((name) => readFileSync(join(at, name)).includes(secret))).toEqual([])
    desk.gate.close()
    expect(code(await desk.call('document.add', { ...about, token: 'fil-nummer-1' }))).toBe('locked')
  }, 60_000)

  it('are known by what they are, not by what they are called', async () => {
    const at = testFolder()
    const desk = testGate(at)
    await openMunicipality(desk)
    const { id: caseId } = await desk.value('case.create', { name: 'Tor Berg', receivedOn: '2026-11-01' })
    const add = async (name: string, bytes: Uint8Array) => desk.call('document.add', { caseId, title: 'Prøve', receivedOn: TODAY, token: await desk.upload(name, bytes) })
    const text = (given: string) => new TextEncoder().encode(given)
    const types = text('<?xml version="1.0"?><Types/>')
    const docx = { '[Content_Types].xml': types, 'word/document.xml': text('<w:document/>') }
    const good: [string, Uint8Array, string][] = [
      ['bilde.jpeg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'bilde.jpeg'], ['skjermbilde.exe', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'skjermbilde.exe.png'], ['kjør.bat', text('del /q alt\r\n'), 'kjør.bat.txt'], ['brev.docx', zipSync(docx), 'brev.docx'],
      ['liste.xlsx', zipSync({ '[Content_Types].xml': types, 'xl/workbook.xml': text('<workbook/>') }), 'liste.xlsx'], ['notat.odt', zipSync({ mimetype: [text('application/vnd.oasis.opendocument.text'), { level: 0 }], 'content.xml': text('<office/>') }), 'notat.odt'], ['gammel.txt', Buffer.from('Bl\xe5b\xe6r', 'latin1'), 'gammel.txt'],
    ]
    for (const [name, bytes, kept] of good) {
      const made = await add(name, bytes)
      expect(code(made), name).toBe('ok')
      if (made.ok) expect((await desk.value('document.open', { id: made.value.id, caseId })).fileName).toBe(kept)
    }
    const bad: [string, Uint8Array, string][] = [
      ['virus.pdf', Buffer.from('4d5a90000300000004000000', 'hex'), 'file-type'], ['side.txt', text('<!doctype html><script>alert(1)</script>'), 'file-type'], ['bilde.svg', text('<svg onload="alert(1)"/>'), 'file-type'], ['pakke.zip', zipSync({ 'a.txt': text('a') }), 'file-type'], ['makro.docx', zipSync({ ...docx, 'word/vbaProject.bin': text('x') }), 'file-macros'],
      ['makro2.docx', zipSync({ ...docx, '[Content_Types].xml': text('application/vnd.ms-word.document.macroEnabled.main+xml') }), 'file-macros'], ['makro.odt', zipSync({ mimetype: [text('application/vnd.oasis.opendocument.text'), { level: 0 }], 'content.xml': text('<o/>'), 'Basic/Standard/Module1.xml': text('x') }), 'file-macros'], ['gammel.doc', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'file-type'], ['halv.docx', zipSync(docx).slice(0, 60), 'file-damaged'], ['tom.txt', new Uint8Array(0), 'file-empty'],
    ]
    for (const [name, bytes, why] of bad) expect(code(await add(name, bytes)), name).toBe(why)
    expect((await desk.value('case.intake', { caseId })).documents).toHaveLength(good.length)
    desk.gate.close()
  })

  it('are refused when the fingerprint, the type or the base64 is not what it was said to be; damage is told of; removed ones are gone until undone', async () => {
    const { id: caseId, call, value, intake, store, page, undo } = await town()
    const bytes = pdf(700_000)
    const given = { caseId, title: 'Vedlegg', fileName: 'vedlegg.pdf', mediaType: 'application/pdf', topic: 'other' as const, receivedOn: TODAY, note: null, sha256: digest(bytes), base64: bytes.toString('base64') }
    expect(code(await call('document.store', { ...given, sha256: 'a'.repeat(64) }))).toBe('file-damaged')
    expect(code(await call('document.store', { ...given, base64: `${given.base64.slice(0, -4)}!!!!` }))).toBe('file-damaged')
    expect(field(await call('document.store', { ...given, mediaType: 'text/html' }))).toEqual(['file-type', 'mediaType'])
    expect(field(await call('document.store', { ...given, letterId: 'et-annet' }))).toEqual(['not-found', 'letterId'])
    const { id } = await value('document.store', given)
    const parts = store.sql<{ id: string; size: number }>('SELECT id, length(data) AS size FROM documentPart ORDER BY position')
    expect(parts.map((one) => one.size)).toEqual([300_000, 300_000, 300_000, given.base64.length - 900_000])
    const other = await value('case.create', { name: 'Berit Dal', receivedOn: TODAY })
    expect(code(await call('document.open', { id, caseId: other.id }))).toBe('not-found')
    const { version } = (await intake()).documents[0]!
    expect(code(await call('document.remove', { id, version: version + 1, reason: 'Feil sak' }))).toBe('stale')
    await value('document.remove', { id, version, reason: 'Lagt i feil sak' })
    expect((await intake()).documents).toEqual([])
    expect(code(await call('document.open', { id, caseId }))).toBe('not-found')
    expect((await page()).timeline[0]).toMatchObject({ title: 'Dokument fjernet: Vedlegg', detail: 'Lagt i feil sak' })
    expect(code(await undo())).toBe('ok')
    expect(Buffer.from((await value('document.open', { id, caseId })).base64, 'base64').equals(bytes)).toBe(true)
    store.run('UPDATE documentPart SET data = ? WHERE id = ?', ['AAAA', parts[1]!.id])
    expect(code(await call('document.open', { id, caseId }))).toBe('file-damaged')
    store.run('DELETE FROM documentPart WHERE id = ?', [parts[1]!.id])
    expect(code(await call('document.open', { id, caseId }))).toBe('file-damaged')
  })

  it('get names that do no harm', () => {
    expect(cleanName('../../etc/passwd', 'text/plain')).toBe('passwd.txt')
    expect(cleanName('fak\u202Etxt.exe', 'application/pdf')).toBe('faktxt.exe.pdf')
    expect(cleanName('CON.pdf', 'application/pdf')).toBe('dokument-CON.pdf')
    expect(cleanName('\0\n...', 'image/png')).toBe('dokument.png')
    expect(cleanName(`${'å'.repeat(400)}.PDF`, 'application/pdf')).toBe(`${'å'.repeat(120)}.pdf`)
  })
})
