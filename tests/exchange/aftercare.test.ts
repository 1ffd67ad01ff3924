// After the key on two PCs: a visit written up on a laptop without a network, the same thing answered twice, and notes that belong to one worker.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { later, rows, two as begin } from '../support/exchange/desk.ts'
import { aside, clashes } from '../support/exchange/office.ts'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())

/** A plan with one visit on 23 November, known on both PCs. */
async function planned() {
  const all = await begin(prepared)
  const { ann, a, b, meet, caseId } = all
  const { id: planId } = await ann.do('plan.create', { caseId, ownWords: 'En dør jeg kan låse.' })
  const { ids } = await ann.do('visit.plan', { planId, kind: 'homeVisit', title: 'Hjemmebesøk', plannedOn: '2026-11-23', plannedAt: '12:00', workerId: 'user-1' })
  await meet(a, b)
  const version = (pc: typeof a) => rows(pc, 'visit', `id = '${ids[0]!}'`)[0]!['version'] as number
  return { ...all, planId, visitId: ids[0]!, version }
}

it('a visit done and written up on a laptop without a network is on the other PC after the exchange', async () => {
  const { a, b, ann, bo, meet, planId, visitId, version } = await planned()
  await bo.do('visit.answer', { id: visitId, version: version(b), status: 'done' })
  expect(await bo.call('visit.note', { id: visitId, version: version(b), text: 'Hun har fått nye gardiner.', readersKnown: false })).toMatchObject({ ok: false })
  await bo.do('visit.note', { id: visitId, version: version(b), text: 'Hun har fått nye gardiner.', readersKnown: true })
  expect((await ann.do('visit.get', { planId, id: visitId })).visit.status).toBe('planned')
  await meet(a, b)
  expect((await ann.do('visit.get', { planId, id: visitId })).visit).toMatchObject({ status: 'done', note: 'Hun har fått nye gardiner.' })
  expect([clashes(a), aside(a), aside(b)]).toEqual([[], [], []])
})

it('a visit cancelled in the office and done on the laptop is asked about, and neither answer is lost', async () => {
  const { a, b, ann, bo, meet, visitId, version } = await planned()
  await ann.do('visit.answer', { id: visitId, version: version(a), status: 'cancelled', reason: 'Hun er på sykehus' })
  later(b)
  await bo.do('visit.answer', { id: visitId, version: version(b), status: 'done' })
  await meet(a, b)
  for (const pc of [a, b]) expect(clashes(pc)).toContain(`visit ${visitId} status`)
  expect(JSON.stringify(await ann.do('exchange.reviews', {}))).toMatch(/Avlyst.*Gjennomført|Gjennomført.*Avlyst/s)
})

it('a worker’s own note on a person written on two PCs is one, and the later stands without a question', async () => {
  const { a, b, ann, bo, meet, caseId } = await planned()
  await ann.do('reminder.set', { caseId, text: 'Ring mandag', remindOn: '2026-11-30', colour: 'teal' })
  later(b)
  b.write((write) => void write.insert('reminder', { userId: 'user-0', caseId, text: 'Ring tirsdag', remindOn: '2026-12-01', colour: 'red' }))
  await bo.do('reminder.set', { caseId, text: 'Mitt eget', remindOn: null, colour: 'none' })
  await meet(a, b)
  for (const pc of [a, b]) {
    expect(rows(pc, 'reminder', `userId = 'user-0'`)).toMatchObject([{ text: 'Ring tirsdag', colour: 'red' }])
    expect(rows(pc, 'reminder').length).toBe(2)
    expect(clashes(pc)).toEqual([])
  }
})

it('a plan and a track opened on both PCs are both there, and both are pointed at', async () => {
  const { a, b, ann, bo, meet } = await begin(prepared)
  a.write((write) => void write.insert('tenancy', { id: 'lease-2', dwellingId: 'dwelling-1', caseId: 'case-1', tenantName: 'Leietaker', status: 'active', term: 'openEnded', startsOn: '2024-01-01' }))
  await meet(a, b)
  for (const desk of [ann, bo]) {
    await desk.do('plan.create', { caseId: 'case-1' })
    await desk.do('track.open', { tenancyId: 'lease-2' })
  }
  expect((await ann.do('exchange.reviews', {})).findings).toEqual([])
  await meet(a, b)
  for (const desk of [ann, bo]) expect((await desk.do('exchange.reviews', {})).findings.map((one) => one.rule)).toEqual(['Én plan for en sak', 'Ett spor for et leieforhold'])
  const [, second] = rows(a, 'evictionTrack')
  await ann.do('track.end', { id: second!.id, version: second!['version'] as number, outcome: 'withdrawn', endedOn: '2026-11-23', note: 'Åpnet to ganger' })
  expect((await ann.do('exchange.reviews', {})).findings.map((one) => one.rule)).toEqual(['Én plan for en sak'])
})

it('the same tenant interviewed on both PCs is one interview, and what they disagree on is asked about', async () => {
  const { a, b, ann, bo, meet } = await planned()
  const { id: campaignId } = await ann.do('campaign.create', { name: 'Høst', startsOn: '2026-09-01' })
  a.write((write) => void write.insert('tenancy', { id: 'lease-1', dwellingId: 'dwelling-0', tenantName: 'Leietaker', status: 'active', term: 'openEnded', startsOn: '2024-01-01' }))
  await meet(a, b)
  const asked = { campaignId, tenancyId: 'lease-1', version: 0, status: 'done', heldOn: '2026-11-23' } as const
  await ann.do('interview.save', { ...asked, suitability: 'suited', persons: 1 })
  later(b)
  await bo.do('interview.save', { ...asked, suitability: 'notSuited', persons: 1 })
  await meet(a, b)
  for (const pc of [a, b]) {
    expect(rows(pc, 'interview').length).toBe(1)
    expect(clashes(pc).map((one) => one.split(' ')[2])).toEqual(['interviewerId', 'suitability'])
  }
})
