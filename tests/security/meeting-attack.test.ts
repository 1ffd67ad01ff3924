// The housing team's meeting under attack: what should not come out, what should not change, and words and dates made to break a page.
import { describe, expect, it } from 'vitest'
import type { Session } from '../../shared/contract.ts'
import { readyCase, runningScene, seal } from '../support/meeting-scene.ts'
import { TODAY } from '../support/store.ts'

const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error!.code)

describe('the room', () => {
  it('does not get a note that is written while its topic is in view, nor a changed one, before the next «Vis»', async () => {
    const { town, note, onItem, room } = await runningScene()
    await town.value('meeting.show', onItem)
    await town.value('meeting.uncover', { ...onItem, topic: 'substanceUse', ground: 'Hun ba om det selv' })
    expect(await room()).toContain('zq-første')
    await note('zq-andre')
    expect(await room()).toContain('zq-første')
    expect(await room()).not.toContain('zq-andre')
    await town.value('meeting.show', onItem)
    expect(await room()).toContain('zq-andre')
  })

  it('never sees a decision of an earlier meeting that was kept from the room', async () => {
    const { town, meetingId, caseId, decide, room } = await runningScene()
    await decide({ text: 'zq-holdt utenfor' })
    await decide({ text: 'Vist den gangen', showInRoom: true })
    await town.value('meeting.close', { meetingId })
    const next = town.store.sql<{ id: string; item: string }>(`SELECT m.id, i.id AS item FROM meeting m JOIN agendaItem i ON i.meetingId = m.id WHERE m.status = 'planned' AND i.caseId <> ?`, [caseId])[0]!
    const { id } = await town.value('meeting.addCase', { meetingId: next.id, caseId, overrideReason: 'Prøve' })
    await town.value('meeting.start', { meetingId: next.id })
    await town.value('meeting.show', { meetingId: next.id, agendaItemId: id })
    const shown = JSON.stringify(await town.value('meeting.room', { meetingId: next.id }))
    expect(shown).toContain('Vist den gangen')
    expect(shown).not.toContain('zq-')
    expect(JSON.parse(await room())).toMatchObject({ covered: true, item: null })
  })

  it('no ground is given for a topic that has nothing to cover: it would open what is written later', async () => {
    const { town, cases, onItem, room } = await runningScene()
    for (const topic of ['health', 'housing', 'identity'] as const) expect(codeOf(await town.call('meeting.uncover', { ...onItem, topic, ground: 'For sikkerhets skyld' })), topic).toBe('topic-covered')
    await town.value('case.update', { id: cases[0]!.caseId, version: (await town.value('case.get', { id: cases[0]!.caseId })).case.version, patch: { healthNote: 'zq-helse' } })
    await town.value('meeting.show', onItem)
    expect(await room()).not.toContain('zq-helse')
  })
})

describe('a protected person, to who is not named', () => {
  it('is in no proposal that tells how or where they live, and cannot be laid aside', async () => {
    const { town, meetingId } = await runningScene()
    const { caseId } = await readyCase(town, 'Cecilie Tre')
    town.write((write) => void write.insert('temporaryStay', { caseId, kind: 'womensShelter', startsOn: '2026-09-01', endsOn: null, dayPrice: null, place: null } as never))
    town.write((write) => void write.update('housingCase', caseId, null, { coordinatorId: null }))
    const found = async () => (await town.value('meeting.suggestions', { meetingId, limit: 200 })).rows.find((one) => one.caseId === caseId)
    expect((await found())!.reasons.map((one) => one.source)).toEqual(['temporary', 'nobody'])
    seal(town, caseId)
    const told = await found()
    expect(JSON.stringify(told?.reasons ?? [])).not.toMatch(/temporary|leaseEnds|botilbud/)
    expect(told?.minutesWhy ?? '').not.toMatch(/botilbud/)
    expect(codeOf(await town.call('meeting.hideSuggestion', { meetingId, caseId, hidden: true }))).toBe('protected')
  })

  it('has no source, topic or owner of anything in the agenda, the log and the tasks', async () => {
    const { town, meetingId, cases, items, onItem, decide } = await runningScene()
    town.write((write) => void write.update('agendaItem', items[0]!, null, { source: 'temporary' }))
    await town.value('meeting.show', onItem)
    await town.value('meeting.uncover', { ...onItem, topic: 'substanceUse', ground: 'Hun ba om det selv' })
    await decide()
    seal(town, cases[0]!.caseId)
    const { lines } = await town.value('meeting.prepare', { meetingId })
    expect(lines.find((one) => one.id === items[0])).toMatchObject({ source: null, reason: null, question: null })
    expect(JSON.stringify(lines.find((one) => one.id === items[0]))).not.toMatch(/botilbud/i)
    expect(JSON.stringify(await town.value('meeting.log', { meetingId }))).not.toMatch(/Rus/)
    await town.value('meeting.close', { meetingId })
    expect((await town.value('meeting.tasks', {})).rows).toMatchObject([{ caseNumber: cases[0]!.caseNumber, owner: null, ownerPerson: null }])
    expect((await town.value('meeting.tasks', { serviceId: town.services.nav })).rows).toEqual([])
  })
})

describe('ids of something else', () => {
  it('are refused by name in every command, and nothing is written', async () => {
    const { town, meetingId, cases, items, onItem, decide } = await runningScene()
    const { id: other } = await town.value('meeting.create', { heldOn: '2026-12-10' })
    const id = (await decide()) as { ok: true; value: { id: string } }
    const stranger = await readyCase(town, 'Dina Fire')
    const { id: requestId } = await town.value('request.create', { caseId: stranger.caseId, serviceId: town.services.nav, reason: 'Fra en annen sak' })
    const { ids: [consentId] } = await town.value('consent.record', { caseId: stranger.caseId, serviceIds: [town.services.nav], topics: ['health', 'health'], validFrom: TODAY, validTo: null, form: 'spoken', givenBy: 'Personen selv', givenOn: TODAY })
    const wrong = { meetingId: other, agendaItemId: items[0]! }
    const before = JSON.stringify(town.store.sql('SELECT count(*) AS n FROM operation'))
    for (const [name, input] of [
      ['meeting.show', wrong], ['meeting.goTo', wrong], ['meeting.finishItem', { ...wrong, outcome: 'done' }], ['meeting.showTopic', { ...wrong, topic: 'health', shown: false }], ['meeting.showReasons', { ...wrong, dwellingId: 'x', shown: true }], ['meeting.uncover', { ...wrong, topic: 'health', ground: 'En grunn' }],
      ['meeting.decide', { ...wrong, kind: 'measure', text: 'Noe', ownerServiceId: null, dueOn: null, mandate: 'team', showInRoom: true }], ['meeting.decide', { ...onItem, kind: 'allocate', text: 'Noe', dwellingId: 'finnes-ikke', ownerServiceId: null, dueOn: null, mandate: 'team', showInRoom: true }], ['meeting.decide', { ...onItem, kind: 'measure', text: 'Noe', ownerServiceId: 'finnes-ikke', dueOn: null, mandate: 'team', showInRoom: true }],
      ['meeting.setPresence', { meetingId, serviceId: 'finnes-ikke', present: true }], ['meeting.create', { heldOn: TODAY, seriesId: 'finnes-ikke' }], ['meeting.hideSuggestion', { meetingId, caseId: 'finnes-ikke', hidden: true }], ['meeting.desk', { meetingId: 'x' }], ['meeting.needs', wrong], ['export.protocol', { meetingId, serviceId: 'x' }], ['export.agenda', { meetingId: 'x' }],
      ['meeting.addCase', { meetingId, caseId: 'finnes-ikke' }], ['consent.withdraw', { caseId: cases[0]!.caseId, ids: [consentId!], on: TODAY, by: 'Personen selv' }], ['ground.end', { id: consentId!, version: 1, on: TODAY, reason: 'Ikke lenger' }], ['handover.offer', { caseId: stranger.caseId, toServiceId: 'x', reason: 'fordi', planned: false }], ['meeting.taskDone', { id: items[0]!, version: 1 }],
    ] as const) expect(codeOf(await town.call(name, input as never)), `${name} ${JSON.stringify(input)}`).toBe('not-found')
    expect(JSON.stringify(town.store.sql('SELECT count(*) AS n FROM operation'))).toBe(before)
    const { id: onOther } = await town.value('meeting.addCase', { meetingId: other, caseId: cases[1]!.caseId, requestId, overrideReason: 'Prøve' })
    expect(town.store.sql('SELECT requestId FROM agendaItem WHERE id = ?', [onOther])).toEqual([{ requestId: null }])
    expect(town.store.sql('SELECT status FROM teamRequest')).toEqual([{ status: 'open' }])
    expect(id.ok).toBe(true)
  })

  it('what is no task is not ticked off as one', async () => {
    const { town, decide } = await runningScene()
    for (const given of [{ kind: 'refuse' }, { tentative: true }] as const) {
      const made = (await decide(given)) as { ok: true; value: { id: string } }
      expect(codeOf(await town.call('meeting.taskDone', { id: made.value.id, version: 1 })), JSON.stringify(given)).toBe('not-found')
    }
  })
})

describe('what is locked', () => {
  it('a closed meeting keeps its day and place through undo, and a task can still be undone', async () => {
    const { town, meetingId, decide } = await runningScene()
    const { id: planned } = await town.value('meeting.create', { heldOn: '2026-11-26' })
    const opId = town.newId()
    expect(codeOf(await town.call('meeting.change', { id: planned, version: 1, patch: { place: 'Rådhuset' } }, { opId }))).toBe('ok')
    const made = (await decide()) as { ok: true; value: { id: string } }
    await town.value('meeting.close', { meetingId })
    await town.value('meeting.start', { meetingId: planned })
    await town.value('meeting.close', { meetingId: planned })
    expect(codeOf(await town.call('log.undo', { opId }))).toBe('meeting-closed')
    const done = town.newId()
    const { version } = town.store.sql<{ version: number }>('SELECT version FROM teamDecision WHERE id = ?', [made.value.id])[0]!
    expect(codeOf(await town.call('meeting.taskDone', { id: made.value.id, version }, { opId: done }))).toBe('ok')
    expect(codeOf(await town.call('log.undo', { opId: done }))).toBe('ok')
    expect((await town.value('meeting.tasks', {})).total).toBe(1)
    for (const name of ['meeting.close', 'meeting.start', 'meeting.cover', 'meeting.takeOver'] as const) expect(codeOf(await town.call(name, { meetingId })), name).toBe('meeting-closed')
  })

  it('who may no longer write consents does not bring one back by undo; who reads cases does not read the chair’s notes', async () => {
    const { town, caseId, items, meetingId } = await runningScene()
    const said = { caseId, serviceIds: [town.services.nav], topics: ['health' as const] }
    const { ids } = await town.value('consent.record', { ...said, validFrom: TODAY, validTo: null, form: 'spoken', givenBy: 'Personen selv', givenOn: TODAY })
    const opId = town.newId()
    await town.call('consent.withdraw', { caseId, ids, on: TODAY, by: 'Personen selv' }, { opId })
    const as = (role: Session['role']): Session => ({ ...town.session, role })
    expect(codeOf(await town.call('log.undo', { opId }, { session: as('followUpWorker') }))).toBe('not-allowed')
    await town.value('meeting.saveDraft', { agendaItemId: items[0]!, privateNote: 'zq-privat' })
    for (const [entity, id] of [['agendaItem', items[0]!], ['meeting', meetingId]] as const) expect(codeOf(await town.call('history.of', { entity, id }, { session: as('reader') })), entity).toBe('not-allowed')
  })

  it('finishing the same case from two windows skips nobody', async () => {
    const { town, meetingId, items } = await runningScene(['Anna En', 'Berit To', 'Cecilie Tre'])
    const finish = () => town.value('meeting.finishItem', { meetingId, agendaItemId: items[0]!, outcome: 'done' })
    expect(await finish()).toEqual({ next: items[1] })
    expect(await finish()).toEqual({ next: items[1] })
    expect(town.store.sql('SELECT status FROM agendaItem WHERE meetingId = ? ORDER BY position', [meetingId])).toEqual([{ status: 'done' }, { status: 'current' }, { status: 'waiting' }])
  })
})

describe('dates and words made to break', () => {
  it('a meeting does not end before it begins; a rhythm from the year 1 is fast, and one from 9999 lets the meeting close', async () => {
    const { town } = await runningScene()
    expect(codeOf(await town.call('meeting.create', { heldOn: TODAY, startsAt: '11:00', endsAt: '09:00' }))).toBe('bad-input')
    const series = (name: string, firstOn: string) => town.value('series.save', { id: null, name, firstOn, everyWeeks: 1, startsAt: '09:00', endsAt: '11:00', members: [{ serviceId: town.services.nav }] })
    await series('Fra år en', '0001-01-01')
    const { id } = await series('Til slutt', '9999-12-01')
    const from = performance.now()
    await town.value('series.list', {})
    expect(performance.now() - from).toBeLessThan(500)
    const { id: last } = await town.value('meeting.create', { heldOn: TODAY, seriesId: id })
    await town.value('meeting.addCase', { meetingId: last, caseId: (await readyCase(town, 'Eva Fem')).caseId })
    await town.value('meeting.start', { meetingId: last })
    const item = town.store.sql<{ id: string }>('SELECT id FROM agendaItem WHERE meetingId = ?', [last])[0]!.id
    expect(codeOf(await town.call('meeting.finishItem', { meetingId: last, agendaItemId: item, outcome: 'deferred', reason: 'Ikke nå', deferUntil: '2020-01-01' }))).toBe('bad-input')
    expect(codeOf(await town.call('meeting.close', { meetingId: last }))).toBe('ok')
  })

  it('a name of signs alone has no half sign for initials', async () => {
    const { town, meetingId } = await runningScene()
    for (const [name, initials] of [['💥 👩‍👩‍👧', '–'], ['\u202Eanna (øst)', 'A.Ø.'], ['../../x y', 'X.Y.']] as const) {
      const { caseId } = await readyCase(town, name)
      const { id } = await town.value('meeting.addCase', { meetingId, caseId })
      expect((await town.value('meeting.prepare', { meetingId })).lines.find((one) => one.id === id)!.initials).toBe(initials)
    }
  })

  it('hostile words stand in every paper as words, and give no line of their own in a calendar', async () => {
    const hostile = '#panic("x") $a$ *b* \\ @ref <script>alert(1)</script> \u202Esnudd\u0000\r\nATTENDEE:mailto:a@b.no\r END:VEVENT 💥 ' + 'ord '.repeat(40)
    const { town, meetingId, caseId, onItem, decide } = await runningScene()
    const text = hostile.slice(0, 290)
    await town.value('meeting.updateItem', { id: onItem.agendaItemId, version: 2, patch: { question: `${text} ${'y'.repeat(600)}` } })
    await town.value('meeting.setPresence', { meetingId, serviceId: town.services.property, personName: text.slice(0, 110), present: true })
    for (const mandate of ['team', 'mustConfirm'] as const) expect(codeOf(await decide({ text, mandate, confirmBy: text.slice(0, 100), reason: hostile, dissent: hostile, dissentBy: text, ownerPerson: text.slice(0, 100), showInRoom: true }))).toBe('ok')
    await town.value('meeting.overrideItem', { id: onItem.agendaItemId, version: 3, reason: hostile })
    const { id: planned } = await town.value('meeting.create', { heldOn: '2026-12-03', place: text.slice(0, 190) })
    for (const [name, input] of [['export.protocol', { meetingId }], ['export.protocol', { meetingId, serviceId: town.services.nav }], ['export.agenda', { meetingId }], ['export.agenda', { meetingId, serviceId: town.services.nav }], ['export.consentForm', { caseId }]] as const) {
      const made = await town.value(name, input as never) as { fileName: string; base64: string }
      expect(Buffer.from(made.base64, 'base64').subarray(0, 5).toString(), name).toBe('%PDF-')
      expect(made.fileName, name).toMatch(/^[a-z0-9-]+\.pdf$/)
    }
    const file = await town.value('export.meetingCalendar', { meetingId: planned })
    const lines = Buffer.from(file.base64, 'base64').toString('utf8').split(/\r\n|\r|\n/)
    expect(lines.filter((line) => /^(ATTENDEE| ?END:VEVENT)/.test(line))).toEqual(['END:VEVENT'])
    for (const sign of ['\u0000', '\u202E']) expect(lines.join('\n')).not.toContain(sign)
  }, 60_000)
})
