// Steps against a tenant on two PCs: what one of them rests on can be taken away on the other, and then it is pointed at until someone has mended it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { later, rows, two as begin } from '../support/exchange/desk.ts'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())
const REASON = 'Husleien er ikke betalt på lenge, og ingen svarer.'

async function opened() {
  const all = await begin(prepared)
  const { a, b, ann, meet } = all
  a.write((write) => void write.insert('tenancy', { id: 'lease-2', dwellingId: 'dwelling-1', caseId: 'case-1', tenantName: 'Leietaker', status: 'active', term: 'openEnded', startsOn: '2024-01-01' }))
  const { id } = await ann.do('track.open', { tenancyId: 'lease-2' })
  await ann.do('track.children', { id, version: rows(a, 'evictionTrack')[0]!['version'] as number, children: 0 })
  await ann.do('track.step', { trackId: id, kind: 'contact', happenedOn: '2026-11-23', note: 'Ringt og skrevet brev' })
  await meet(a, b)
  return { ...all, id }
}

it('a warning on one PC and a contact taken back on the other are pointed at', async () => {
  const { a, b, ann, bo, meet, id } = await opened()
  const contact = rows(a, 'trackStep', `kind = 'contact'`)[0]!
  await ann.do('track.withdrawStep', { id: contact.id, version: contact['version'] as number, reason: 'Feil person' })
  later(b)
  await bo.do('track.step', { trackId: id, kind: 'writtenWarning', happenedOn: '2026-11-23', reason: REASON })
  await meet(a, b)
  for (const desk of [ann, bo]) expect((await desk.do('exchange.reviews', {})).findings.map((one) => one.text)).toEqual([expect.stringContaining('uten det steget bygger på')])
})

it('a track ended as paid on one PC does not stand beside a warning given on the other without a word', async () => {
  const { a, b, ann, bo, meet, id } = await opened()
  await ann.do('track.end', { id, version: rows(a, 'evictionTrack')[0]!['version'] as number, outcome: 'paid', endedOn: '2026-11-23', note: null })
  later(b)
  await bo.do('track.step', { trackId: id, kind: 'writtenWarning', happenedOn: '2026-11-23', reason: REASON })
  await meet(a, b)
  for (const desk of [ann, bo]) expect((await desk.do('exchange.reviews', {})).findings.map((one) => one.text)).toEqual([expect.stringContaining('etter at sporet ble avsluttet')])
  const late = rows(a, 'trackStep', `kind = 'writtenWarning'`)[0]!
  await ann.do('track.withdrawStep', { id: late.id, version: late['version'] as number, reason: 'Betalt' })
  expect((await ann.do('exchange.reviews', {})).findings).toEqual([])
})

it('a warning given before the other PC ended the track is no fault of anyone', async () => {
  const { a, b, ann, bo, meet, id } = await opened()
  await bo.do('track.step', { trackId: id, kind: 'writtenWarning', happenedOn: '2026-11-23', reason: REASON })
  later(a)
  later(a)
  await ann.do('track.end', { id, version: rows(a, 'evictionTrack')[0]!['version'] as number, outcome: 'paid', endedOn: '2026-11-23', note: null })
  await meet(a, b)
  for (const desk of [ann, bo]) expect((await desk.do('exchange.reviews', {})).findings).toEqual([])
})
