// Running the boliglag through the host: who is there, what is shown to them, decisions with their mandates, drafts and undo. Expectations by hand.
import { describe, expect, it } from 'vitest'
import type { Row } from '../../shared/model/index.ts'
import type { Input } from '../../shared/operations/index.ts'
import { testFolder, testMunicipality } from '../support/store.ts'

type Town = ReturnType<typeof testMunicipality>

/** Consent as the case register keeps it: the person said yes for this service and topic, for the meeting. */
const consents = (town: Town, caseId: string, serviceId: string, topics: string[], status: 'given' | 'withdrawn' = 'given', on = '2026-11-01') =>
  town.write((write) => write.insert('consent', { caseId, serviceId, topics: JSON.stringify(topics), status, validFrom: on, validTo: null, givenOn: on, withdrawnOn: status === 'withdrawn' ? on : null, purposes: '["meeting"]' }))

async function running(cases = 1) {
  const town = testMunicipality(testFolder())
  const { id: meetingId } = await town.value('meeting.create', { heldOn: '2026-11-23' })
  const items: string[] = []
  const caseIds: string[] = []
  for (let i = 0; i < cases; i++) {
    const { id: caseId } = await town.value('case.create', { name: `Søker ${'ABCDEF'[i]}`, receivedOn: '2026-11-20' })
    const { version } = (await town.value('case.get', { id: caseId })).case
    await town.value('case.update', { id: caseId, version, patch: { healthNote: 'Operert i mai', ownWordsRoom: 'Nær skolen' } })
    caseIds.push(caseId)
    items.push((await town.value('meeting.addCase', { meetingId, caseId, question: `Spørsmål ${i + 1}`, overrideReason: 'Prøve av møtet' })).id)
  }
  await town.value('meeting.start', { meetingId })
  const at = (seconds: number) => { town.now.at = new Date(Date.parse('2026-11-23T08:41:00.000Z') + seconds * 1000).toISOString() }
  const room = () => town.value('meeting.room', { meetingId })
  const desk = (agendaItemId = items[0]!) => town.value('meeting.desk', { meetingId, agendaItemId })
  const there = (serviceId: string, present: boolean, personName: string | null = null) => town.value('meeting.setPresence', { meetingId, serviceId, personName, present })
  const events = () => town.store.sql<Row<'meetingEvent'>>('SELECT * FROM meetingEvent ORDER BY createdAt, id')
  const onItem = { meetingId, agendaItemId: items[0]! }
  const show = (agendaItemId = items[0]!) => town.value('meeting.show', { meetingId, agendaItemId })
  const decide = (given: Partial<Input<'meeting.decide'>> = {}) => town.value('meeting.decide', { ...onItem, kind: 'measure', text: 'Flyttehjelp', ownerServiceId: null, dueOn: null, mandate: 'team', showInRoom: false, ...given })
  const decision = async (id: string) => (await desk()).current!.decisions.find((one) => one.id === id)!
  return { town, meetingId, items, caseIds, caseId: caseIds[0]!, onItem, at, room, desk, there, events, show, decide, decision }
}

const codeOf = (answer: { ok: boolean; error?: { code: string; field?: string } }) => (answer.ok ? 'ok' : [answer.error!.code, answer.error!.field].filter(Boolean).join(' '))

describe('who is there', () => {
  it('a service is there while any of its people is; the log says who came and went, and when', async () => {
    const { town, desk, there, room, events, at } = await running()
    const nav = town.services.nav
    const shown = async () => [(await desk()).presence.find((one) => one.serviceId === nav)!.present, (await room()).presence.find((one) => one.name === 'NAV')!.present]
    expect(await shown()).toEqual([false, false])
    await there(nav, true, 'Anne Li')
    at(60)
    await there(nav, true, 'Per Aas')
    at(120)
    await there(nav, false, 'Anne Li')
    expect(await shown()).toEqual([true, true])
    at(180)
    await there(nav, false, 'Per Aas')
    expect(await shown()).toEqual([false, false])
    expect(events().map((one) => [one.kind, one.personName, one.at.slice(14, 16), JSON.parse(one.present!).length])).toEqual([['opened', null, '41', 0], ['arrived', 'Anne Li', '41', 1], ['arrived', 'Per Aas', '42', 1], ['left', 'Anne Li', '43', 1], ['left', 'Per Aas', '44', 0]])
    expect((await desk()).presence.find((one) => one.serviceId === nav)!.people).toEqual([{ personName: 'Anne Li', present: false }, { personName: 'Per Aas', present: false }])
    expect(JSON.stringify(await room())).not.toContain('Anne')
  })

  it('ticking twice writes once, and nothing is logged before the meeting starts', async () => {
    const town = testMunicipality(testFolder())
    const { id: meetingId } = await town.value('meeting.create', { heldOn: '2026-11-23' })
    for (let i = 0; i < 2; i++) await town.value('meeting.setPresence', { meetingId, serviceId: town.services.nav, present: true })
    expect(town.store.sql('SELECT 1 FROM meetingEvent')).toHaveLength(0)
    expect(town.store.sql(`SELECT 1 FROM presence WHERE meetingId = ? AND serviceId = ?`, [meetingId, town.services.nav])).toHaveLength(1)
  })
})

describe('what the room sees', () => {
  it('is not changed by going to another case, by what is written in the case or on the list, nor by a confirmation', async () => {
    const { town, items, caseIds, caseId, room, show, meetingId, desk, decide, there } = await running(3)
    await there(town.services.nav, true)
    const { id } = await decide({ mandate: 'mustConfirm', confirmBy: 'Enhetsleder', showInRoom: true })
    await show()
    const before = await room()
    await town.value('meeting.goTo', { meetingId, agendaItemId: items[1]! })
    await town.value('meeting.updateItem', { id: items[0]!, version: (await desk()).current!.version, patch: { question: 'Noe annet', plannedMinutes: 30 } })
    await town.value('case.update', { id: caseId, version: (await town.value('case.get', { id: caseId })).case.version, patch: { ownWordsRoom: 'Noe annet' } })
    await town.value('meeting.confirmDecision', { id, version: 1, answer: 'confirmed' })
    await town.value('meeting.finishItem', { meetingId, agendaItemId: items[2]!, outcome: 'parked' })
    const { id: added } = await town.value('case.create', { name: 'Ny På Listen', receivedOn: '2026-11-20' })
    await town.value('meeting.addCase', { meetingId, caseId: added, overrideReason: 'Prøve av møtet' })
    const { startedAt: _a, usedSeconds: _b, ...item } = (await room()).item!
    const { startedAt: _c, usedSeconds: _d, ...was } = before.item!
    expect(item).toEqual(was)
    expect((await room()).progress).toEqual(before.progress)
    expect(caseIds).toHaveLength(3)
    await show()
    expect((await room()).item).toMatchObject({ question: 'Noe annet', ownWords: 'Noe annet', plannedMinutes: 30, decisions: [{ mandate: 'confirmed' }] })
    expect((await room()).progress.of).toBe(4)
  })

  it('a topic that everybody may see is offered on the private screen, and is in the room only when it is chosen', async () => {
    const { town, caseId, room, desk, there, show, onItem, events } = await running()
    consents(town, caseId, town.services.nav, ['health'])
    await there(town.services.nav, true)
    await show()
    expect((await room()).item).toMatchObject({ topics: [], covered: [] })
    expect((await desk()).current).toMatchObject({ shareable: [{ topic: 'health', text: 'Operert i mai', shown: false, by: null }], covered: [] })
    await town.value('meeting.showTopic', { ...onItem, topic: 'health', shown: true })
    expect((await room()).item!.topics).toEqual([{ topic: 'health', label: 'Helse', text: 'Operert i mai', by: null }])
    expect(JSON.parse(events().at(-1)!.topics!)).toEqual(['housing', 'household', 'health'])
    // Someone the consent does not cover comes in: gone at once, and offered no more.
    await there(town.services.property, true)
    expect((await room()).item).toMatchObject({ topics: [], covered: [{ topic: 'health', reason: 'Eiendom er til stede, og samtykke mangler for helse.' }] })
    expect((await desk()).current!.shareable).toEqual([])
    expect(JSON.parse(events().at(-1)!.topics!)).toEqual(['housing', 'household'])
    expect(codeOf(await town.call('meeting.showTopic', { ...onItem, topic: 'health', shown: true }))).toBe('topic-covered topic')
    await there(town.services.property, false)
    expect((await room()).item!.topics).toHaveLength(1)
    consents(town, caseId, town.services.nav, ['health'], 'withdrawn', '2026-11-23')
    expect(JSON.stringify(await room())).not.toContain('Operert')
  })

  it('taken away again it is gone, also when it was shown with a ground', async () => {
    const { town, room, there, show, onItem, events } = await running()
    await there(town.services.nav, true)
    await show()
    await town.value('meeting.uncover', { ...onItem, topic: 'health', ground: 'Hun ba om det selv i dag' })
    expect((await room()).item!.topics).toEqual([{ topic: 'health', label: 'Helse', text: 'Operert i mai', by: 'Ingrid Moe' }])
    expect(events().at(-1)).toMatchObject({ kind: 'uncovered', ground: 'Hun ba om det selv i dag', actor: 'Ingrid Moe', topics: '["health"]' })
    expect(JSON.stringify(events())).not.toContain('Operert')
    await town.value('meeting.showTopic', { ...onItem, topic: 'health', shown: false })
    expect((await room()).item).toMatchObject({ topics: [], covered: [{ topic: 'health' }] })
  })

  it('with nobody ticked nothing guarded is shown, and a ground cannot be given for nobody', async () => {
    const { town, room, show, onItem } = await running()
    await show()
    expect((await room()).item!.covered).toMatchObject([{ topic: 'health', reason: 'Ingen er krysset av som til stede.' }])
    expect(codeOf(await town.call('meeting.uncover', { ...onItem, topic: 'health', ground: 'En god grunn' }))).toBe('topic-covered topic')
  })

  it('why a dwelling suits or not is in the room when chosen, without what rests on a covered topic', async () => {
    const { town, caseId, room, desk, there, show, onItem } = await running()
    const { ids } = await town.value('dwelling.create', { address: 'Prøvegata 12', area: 'Sentrum', rooms: 2, bedrooms: 1, usableArea: 48, floor: 1, rent: 845_000, stepFree: 'no', vacantFrom: '2026-10-20' })
    await town.value('case.setRequirement', { caseId, kind: 'stepFree', level: 'must', statedOn: '2026-11-20' })
    await town.value('case.update', { id: caseId, version: (await town.value('case.get', { id: caseId })).case.version, patch: { rentCeiling: 700_000 } })
    town.write((write) => write.update('housingCase', caseId, null, { adults: 1, children: 0 }))
    town.write((write) => write.insert('proposal', { caseId, dwellingId: ids[0]!, meetingId: onItem.meetingId, status: 'proposed', rankAt: 1, proposedOn: '2026-11-20' }))
    await there(town.services.nav, true)
    await show()
    const [one] = (await room()).item!.candidates
    expect(one).toMatchObject({ label: 'Prøvegata 12', why: [], lines: [{ text: '0 av 1 må-krav' }, { outcome: 'notMet', text: 'Det er trinn inn til boligen' }] })
    expect(one!.hidden).toBe(2) // husleie (økonomi) og botid (identitet)
    const mine = (await desk()).current!.candidates[0]!.why
    expect(mine.filter((line) => line.covered).map((line) => line.label).sort()).toEqual(['Botid', 'Husleie'])
    expect(mine.find((line) => line.label === 'Husleie')!.text).toMatch(/7.000/)
    await town.value('meeting.showReasons', { ...onItem, dwellingId: ids[0]!, shown: true })
    const shown = (await room()).item!.candidates[0]!
    expect(shown.why.map((line) => line.label)).toEqual(['Trinnfri', 'Størrelse'])
    expect(JSON.stringify(await room())).not.toMatch(/7.000|Husleie|Botid/)
    // With a consent for economy the same explanation holds the rent too.
    consents(town, caseId, town.services.nav, ['economy'])
    expect((await room()).item!.candidates[0]!.why.map((line) => line.label)).toContain('Husleie')
  })
})

describe('cases set aside', () => {
  it('a parked case comes back when the others are treated, and counts its time', async () => {
    const { town, items, meetingId, at, desk } = await running(3)
    const finish = async (i: number, outcome: 'done' | 'parked') => items.indexOf((await town.value('meeting.finishItem', { meetingId, agendaItemId: items[i]!, outcome })).next ?? '')
    at(90)
    expect(await finish(0, 'parked')).toBe(1)
    expect((await desk()).agenda[0]).toMatchObject({ status: 'parked', usedSeconds: 90, number: 1 })
    expect(await finish(1, 'done')).toBe(2)
    expect(await finish(2, 'done')).toBe(0)
    expect((await desk()).agenda[0]!.status).toBe('current')
    expect(await finish(0, 'parked')).toBe(-1)
    expect((await desk()).agenda.map((one) => one.status)).toEqual(['parked', 'done', 'done'])
  })
})

describe('decisions', () => {
  it('each kind asks for what it cannot do without', async () => {
    const { town, onItem } = await running()
    const base = { ...onItem, text: 'Noe er bestemt', ownerServiceId: null, dueOn: null, mandate: 'team' as const, showInRoom: false }
    const tried = async (given: Partial<Input<'meeting.decide'>>) => codeOf(await town.call('meeting.decide', { ...base, kind: 'measure', ...given }))
    expect(await tried({ kind: 'allocate' })).toBe('bad-input dwellingId')
    expect(await tried({ kind: 'defer' })).toBe('reason-required reason')
    expect(await tried({ kind: 'orderDwelling' })).toBe('bad-input orderKind')
    expect(await tried({ kind: 'escalate' })).toBe('bad-input confirmBy')
    expect(await tried({ mandate: 'mustConfirm' })).toBe('bad-input confirmBy')
    expect(await tried({ dissent: 'For langt unna' })).toBe('bad-input dissentBy')
    for (const kind of ['recommend', 'refuse', 'clarify', 'measure', 'end'] as const) expect(await tried({ kind })).toBe('ok')
  })

  it('dissent, the person at the owner and the mandate stand on it; unconfirmed past its day it is overdue', async () => {
    const { town, decide, decision, at } = await running()
    const { id } = await decide({ ownerServiceId: town.services.mental, ownerPerson: 'Turid Vik', dueOn: '2026-12-01', mandate: 'mustConfirm', confirmBy: 'Leder i NAV', dissent: 'For tidlig', dissentBy: 'Barnevern' })
    expect(await decision(id)).toMatchObject({ owner: 'Boveilederne', ownerPerson: 'Turid Vik', dueOn: '2026-12-01', mandate: 'mustConfirm', confirmDueOn: '2026-11-28', overdue: false, dissent: 'For tidlig', dissentBy: 'Barnevern' })
    at(5 * 86_400)
    expect((await decision(id)).overdue).toBe(false)
    at(6 * 86_400)
    expect((await decision(id)).overdue).toBe(true)
    expect(codeOf(await town.call('meeting.confirmDecision', { id, version: 1, answer: 'rejected' }))).toBe('reason-required note')
    await town.value('meeting.confirmDecision', { id, version: 1, answer: 'rejected', by: 'Kari Nes', note: 'Ikke penger i år' })
    expect(await decision(id)).toMatchObject({ mandate: 'rejected', confirmedBy: 'Kari Nes', confirmedOn: '2026-11-29', confirmNote: 'Ikke penger i år', overdue: false })
    expect(codeOf(await town.call('meeting.confirmDecision', { id, version: 2, answer: 'confirmed' }))).toBe('already-decided')
  })

  it('an order for a dwelling holds the need and how many waited for it that day', async () => {
    const { town, caseId, decide, decision, onItem } = await running()
    const waits = async (name: string, bedrooms: string, stepFree: boolean) => {
      const { id } = await town.value('case.create', { name, receivedOn: '2026-11-01' })
      await town.value('case.setRequirement', { caseId: id, kind: 'bedrooms', level: 'must', value: bedrooms, statedOn: '2026-11-01' })
      if (stepFree) await town.value('case.setRequirement', { caseId: id, kind: 'stepFree', level: 'must', statedOn: '2026-11-01' })
      town.write((write) => write.update('housingCase', id, null, { status: 'waiting', grantedOn: '2026-11-10' }))
    }
    await waits('Vent En', '3', true)
    await waits('Vent To', '4', false)
    await waits('Vent Tre', '1', true)
    await town.value('case.setRequirement', { caseId, kind: 'bedrooms', level: 'must', value: '3', statedOn: '2026-11-20' })
    await town.value('case.setRequirement', { caseId, kind: 'stepFree', level: 'must', statedOn: '2026-11-20' })
    expect(await town.value('meeting.needs', onItem)).toEqual([{ key: 'bedrooms', text: '3 soverom', waiting: 2 }, { key: 'stepFree', text: 'Trinnfri inngang', waiting: 2 }, { key: 'all', text: '3 soverom og trinnfri inngang', waiting: 1 }])
    const { id } = await decide({ kind: 'orderDwelling', text: 'Bestill bolig', orderKind: 'buy', orderNeed: 'bedrooms' })
    await waits('Vent Fire', '3', false)
    expect(await decision(id)).toMatchObject({ orderKind: 'buy', orderNeed: '3 soverom', waitingCount: 2 })
    expect(codeOf(await town.call('meeting.decide', { ...onItem, kind: 'orderDwelling', text: 'Bestill', orderKind: 'buy', orderNeed: 'lift', ownerServiceId: null, dueOn: null, mandate: 'team', showInRoom: false }))).toBe('bad-input orderNeed')
  })

  it('putting off takes the case off this list with its day; undone, it is on it again', async () => {
    const { town, onItem, desk } = await running()
    const put = await town.host.call(town.session, 'meeting.decide', { ...onItem, kind: 'defer', text: 'Utsett saken', reason: 'Venter på befaring', deferUntil: '2026-12-10', ownerServiceId: null, dueOn: null, mandate: 'team', showInRoom: false }, { opId: 'put-off' })
    expect(put.ok).toBe(true)
    expect((await desk()).agenda[0]).toMatchObject({ status: 'deferred' })
    expect(town.store.sql('SELECT deferUntil, reason FROM agendaItem')).toEqual([{ deferUntil: '2026-12-10', reason: 'Venter på befaring' }])
    await town.value('log.undo', { opId: 'put-off' })
    expect((await desk()).agenda[0]).toMatchObject({ status: 'current', decisions: 0 })
  })

  it('is undone while the meeting runs, and never after it is closed', async () => {
    const { town, decide, onItem, meetingId, desk } = await running()
    const write = (opId: string) => town.host.call(town.session, 'meeting.decide', { ...onItem, kind: 'measure', text: `Tiltak ${opId}`, ownerServiceId: null, dueOn: null, mandate: 'team', showInRoom: true }, { opId })
    await write('a')
    await write('b')
    await town.value('log.undo', { opId: 'a' })
    expect((await desk()).current!.decisions.map((one) => one.text)).toEqual(['Tiltak b'])
    await decide()
    await town.value('meeting.close', { meetingId })
    expect(codeOf(await town.call('log.undo', { opId: 'b' }))).toBe('meeting-closed')
  })

  it('is corrected with what stood before kept, in the room only when it was meant for it', async () => {
    const { town, decide, decision, room, show } = await running()
    const { id } = await decide({ text: 'Flyttehjelp 1. des', showInRoom: true })
    await show()
    const patch = { text: 'Flyttehjelp 2. des.', ownerServiceId: town.services.nav, ownerPerson: null, dueOn: '2026-12-02' }
    await town.value('meeting.correctDecision', { id, version: 1, patch, showInRoom: true })
    expect(await decision(id)).toMatchObject({ text: 'Flyttehjelp 2. des.', owner: 'NAV', corrections: 1 })
    expect((await room()).item!.decisions).toMatchObject([{ text: 'Flyttehjelp 2. des.', owner: 'NAV' }])
    const history = await town.value('history.of', { entity: 'teamDecision', id, field: 'text' })
    expect(history[0]).toMatchObject({ before: 'Flyttehjelp 1. des', after: 'Flyttehjelp 2. des.', who: 'Ingrid Moe' })
    await town.value('meeting.confirmDecision', { id: (await decide({ mandate: 'mustConfirm', confirmBy: 'Enhetsleder' })).id, version: 1, answer: 'confirmed' })
    const confirmed = town.store.sql<{ id: string; version: number }>(`SELECT id, version FROM teamDecision WHERE mandate = 'confirmed'`)[0]!
    expect(codeOf(await town.call('meeting.correctDecision', { ...confirmed, patch, showInRoom: false }))).toBe('already-decided')
  })

  it('who must confirm what is the municipality’s own data', async () => {
    const { town, desk } = await running()
    const of = async (kind: string) => (await desk()).mandates.find((one) => one.kind === kind)!.confirmBy
    expect(await of('refuse')).toBe('Enhetsleder')
    await town.value('meeting.setMandates', { mandates: [{ kind: 'refuse', confirmBy: 'Rådmannen', reference: 'Delegering 2026 punkt 4' }] })
    expect([await of('refuse'), await of('measure')]).toEqual(['Rådmannen', null])
    expect(codeOf(await town.call('meeting.setMandates', { mandates: [] }, { session: { ...town.session, role: 'caseworker' } }))).toBe('not-allowed')
  })
})

describe('what is being written', () => {
  it('a draft is in the store, is not in the room, and is done with when it has become a decision', async () => {
    const { town, items, desk, room, show, decide } = await running()
    const draft = JSON.stringify({ kind: 'measure', text: 'Flyttehjelp' })
    await town.value('meeting.saveDraft', { agendaItemId: items[0]!, draft, privateNote: 'Ring tirsdag' })
    await show()
    expect((await desk()).current).toMatchObject({ draft, privateNote: 'Ring tirsdag' })
    expect(JSON.stringify(await room())).not.toMatch(/Flyttehjelp|Ring/)
    await decide()
    expect((await desk()).current!.draft).toBeNull()
    await town.value('meeting.saveDraft', { agendaItemId: items[0]!, draft: JSON.stringify({ kind: 'measure', text: 'Noe nytt' }) })
    expect((await desk()).current!.privateNote).toBe('Ring tirsdag')
    expect((await desk()).current!.draft).toContain('Noe nytt')
  })
})
