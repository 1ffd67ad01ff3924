// Offers, papers, letters and persons on two PCs at once: claims, steps, the same PDF on both sides, and what hangs on what was taken back.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undoOperation, verifyLogs } from '../../db/log.ts'
import { later, rows, two as begin } from '../support/exchange/desk.ts'
import { aside, clashes, value } from '../support/exchange/office.ts'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())
const two = () => begin(prepared)

describe('offers', () => {
  /** A second case on the list, and a vacant dwelling. */
  async function ready() {
    const all = await two()
    all.a.write((write) => {
      write.insert('vacancy', { dwellingId: 'dwelling-0', availableOn: '2026-11-01', status: 'open' })
      for (const id of ['case-0', 'case-1']) write.update('housingCase', id, null, { status: 'waiting', grantedOn: '2026-10-01', receivedOn: '2026-09-01', adults: 1, children: 0 })
    })
    await all.meet(all.a, all.b)
    return all
  }

  it('two who hold the same dwelling: the first keeps it, the later is disputed, and both know', async () => {
    const { a, b, ann, bo, meet } = await ready()
    const first = await ann.do('offer.reserve', { dwellingId: 'dwelling-0', caseId: 'case-0', until: '2026-12-01' })
    later(b)
    const second = await bo.do('offer.reserve', { dwellingId: 'dwelling-0', caseId: 'case-1', until: '2026-12-01' })
    await meet(a, b)
    for (const desk of [ann, bo]) {
      expect([value(desk.pc, 'allocation', first.allocationId, 'status'), value(desk.pc, 'allocation', second.allocationId, 'status')]).toEqual(['reserved', 'disputed'])
      expect((await desk.do('offer.list', { filter: 'open' })).offers.map((one) => one.status).sort()).toEqual(['disputed', 'reserved'])
      expect((await desk.do('exchange.reviews', {})).disputes.length).toBe(1)
      expect(rows(desk.pc, 'vacancy')).toMatchObject([{ status: 'reserved' }])
    }
    expect(new Set(rows(a, 'allocationStep').map((one) => one['allocationId']))).toEqual(new Set([first.allocationId, second.allocationId]))
    await ann.do('offer.release', { allocationId: first.allocationId, version: value(a, 'allocation', first.allocationId, 'version') as number, reason: 'Søkeren trakk seg' })
    await meet(a, b)
    for (const pc of [a, b]) expect([value(pc, 'allocation', first.allocationId, 'status'), value(pc, 'allocation', second.allocationId, 'status')]).toEqual(['cancelled', 'reserved'])
  })

  it('two who tick the same step have ticked one; a decline stated on both is one', async () => {
    const { a, b, ann, bo, meet } = await ready()
    const { allocationId } = await ann.do('offer.reserve', { dwellingId: 'dwelling-0', caseId: 'case-0', until: '2026-12-01' })
    a.write((write) => void write.insert('allocationStep', { allocationId, scope: 'offer', position: 9, key: 'visning', title: 'Visning', role: 'caseworker', required: 'no' }))
    await meet(a, b)
    const step = rows(a, 'allocationStep', `key = 'visning'`)[0]!
    for (const desk of [ann, bo]) await desk.do('offer.step', { stepId: step.id, version: value(desk.pc, 'allocationStep', step.id, 'version') as number, doneOn: '2026-11-23' })
    await meet(a, b)
    expect(rows(b, 'allocationStep', `key = 'visning'`)).toMatchObject([{ doneOn: '2026-11-23' }])
    // The same step copied on both PCs is one row.
    for (const pc of [a, b]) pc.write((write) => void write.insert('allocationStep', { allocationId, scope: 'moveIn', position: 1, key: 'nøkler', title: 'Nøkler', role: 'propertyManager', required: 'yes' }))
    await meet(a, b)
    expect([rows(a, 'allocationStep', `key = 'nøkler'`).length, aside(a), aside(b)]).toEqual([1, [], []])
  })
})

describe('papers and letters', () => {
  const paper = Buffer.from(`%PDF-1.4\n${'Ærlig innhold på mange linjer\n'.repeat(20_000)}%%EOF`)
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

  it('a paper in several parts opens on the other PC with the same fingerprint', async () => {
    const { a, b, ann, bo, caseId, meet } = await two()
    const { id } = await ann.do('document.store', { caseId, title: 'Leiekontrakt', fileName: 'kontrakt.pdf', mediaType: 'application/pdf', topic: 'housing', receivedOn: '2026-11-20', note: null, sha256: sha256(paper), base64: paper.toString('base64') })
    expect(rows(a, 'documentPart').length).toBeGreaterThan(1)
    await meet(a, b)
    const opened = (await bo.do('document.open', { caseId, id })) as { base64: string }
    expect(sha256(Buffer.from(opened.base64, 'base64'))).toBe(sha256(paper))
  })

  async function sent() {
    const all = await two()
    const { a, b, ann, bo, caseId, applicationId } = all
    const { ids } = await ann.do('letter.compose', { caseId, kind: 'interimReply', language: 'nb', applicationId, expectedOn: '2026-12-20', note: 'Vi har mange saker nå.' }, 'compose')
    await all.meet(a, b)
    later(b)
    const version = value(b, 'letter', ids[0]!, 'version') as number
    const { documentId } = await bo.do('letter.markSent', { id: ids[0]!, version, sentOn: '2026-11-23', sha256: sha256(paper), base64: paper.toString('base64') }, 'sent')
    return { ...all, letterId: ids[0]!, documentId }
  }

  it('a letter sent on one PC is sent on the other, with the same words and the same PDF', async () => {
    const { a, b, ann, bo, caseId, meet, letterId, documentId } = await sent()
    await meet(a, b)
    const [here, there] = await Promise.all([ann, bo].map((desk) => desk.do('letter.get', { caseId, id: letterId })))
    expect(here).toEqual(there)
    expect(here!.letter).toMatchObject({ status: 'sent', sha256: sha256(paper), documentId })
    expect(sha256(Buffer.from(((await ann.do('document.open', { caseId, id: documentId })) as { base64: string }).base64, 'base64'))).toBe(sha256(paper))
  })

  it('a letter taken back on one PC while it was sent on the other: what hangs on it waits, named, and comes back with it', async () => {
    const { a, b, caseId, meet, letterId, documentId } = await sent()
    const before = rows(a, 'letter')[0]!
    a.write((write) => void undoOperation(write, 'compose'), { name: 'log.undo', undoes: 'compose' })
    await meet(a, b)
    for (const pc of [a, b]) {
      expect([rows(pc, 'letter').length, rows(pc, 'caseDocument').length]).toEqual([0, 0])
      expect(aside(pc)).toContain(`${documentId} parent`)
      expect(clashes(pc)).toContain(`letter ${letterId} *`)
    }
    later(a, 300)
    const { version: _v, createdAt: _c, createdBy: _cb, updatedAt: _u, updatedBy: _ub, ...content } = before
    a.write((write) => void write.restore('letter', content))
    await meet(a, b)
    for (const pc of [a, b]) {
      expect(rows(pc, 'letter').map((one) => one.id)).toEqual([letterId])
      expect([value(pc, 'caseDocument', documentId, 'caseId'), rows(pc, 'documentPart').length > 1, aside(pc)]).toEqual([caseId, true, []])
      expect(verifyLogs(pc.store).firstBad).toBe(null)
    }
  })
})

describe('persons who may be one', () => {
  it('two who say that a pair are two people have said it once, whichever they name first', async () => {
    const { a, b, ann, bo, meet } = await two()
    await ann.do('person.keepApart', { aId: 'person-0', bId: 'person-1', reason: 'To brødre' })
    later(b)
    await bo.do('person.keepApart', { aId: 'person-1', bId: 'person-0', reason: 'To brødre' })
    await meet(a, b)
    for (const pc of [a, b]) expect([rows(pc, 'duplicateReview').length, clashes(pc).filter((one) => !one.endsWith(' by'))]).toEqual([1, []])
  })

  it('merged opposite ways on two PCs: both cases are there, and nothing fails', async () => {
    const { a, b, ann, bo, meet } = await two()
    await ann.do('person.merge', { keepId: 'person-0', otherId: 'person-1', reason: 'Samme person' })
    later(b)
    await bo.do('person.merge', { keepId: 'person-1', otherId: 'person-0', reason: 'Samme person' })
    await meet(a, b)
    for (const desk of [ann, bo]) for (const id of ['case-0', 'case-1']) expect((await desk.do('case.get', { id })).case.id).toBe(id)
    expect(rows(a, 'person', `id IN ('person-0', 'person-1')`).map((one) => one['mergedIntoId'])).toEqual(rows(b, 'person', `id IN ('person-0', 'person-1')`).map((one) => one['mergedIntoId']))
  })
})
