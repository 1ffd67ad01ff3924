// Visits on a real store: planned once and again, moved, answered with a reason, noted by who knows the readers; the calendar, the route and the files; and what is overdue by the day.
import { describe, expect, it } from 'vitest'
import { plusDays } from '../../shared/dates.ts'
import { noteHints } from '../../shared/domain/note-advice.ts'
import { clockTime } from '../../shared/domain/rhythm.ts'
import { readPdf, squeeze } from '../unit/documents-reader.ts'
import { codeOf } from '../support/offer-scene.ts'
import { planScene, visitOn, type PlanScene } from '../support/plan-scene.ts'
import { testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
const scene = () => planScene(folder)
const clocks = async (one: PlanScene, kind: 'contactOverdue' | 'visitOverdue' | 'planReview') => (await one.town.value('clock.list', { kinds: [kind], limit: 100 })).clocks.filter((clock) => clock.caseId === one.caseId)
const at = (one: PlanScene, day: string) => { one.town.now.at = `${day}T09:00:00.000Z` }

describe('planning', () => {
  it('again and again over the turn of the year: every second week up to and with the last day', async () => {
    const one = await scene()
    const { ids } = await one.town.value('visit.plan', { planId: one.planId, kind: 'phone', title: 'Telefon', plannedOn: '2026-12-15', plannedAt: '09:30', repeat: { everyWeeks: 2, until: '2027-01-26' } })
    expect(ids).toHaveLength(4)
    expect((await one.visits()).map((visit) => visit.plannedOn)).toEqual(['2026-12-15', '2026-12-29', '2027-01-12', '2027-01-26'])
    for (const until of ['2026-12-14', '2028-12-31']) expect(codeOf(await one.town.call('visit.plan', { planId: one.planId, kind: 'phone', title: 'Telefon', plannedOn: '2026-12-15', repeat: { everyWeeks: 1, until } }))).toBe('bad-input')
    expect(codeOf(await one.town.call('visit.plan', { planId: one.planId, kind: 'phone', title: 'Telefon', plannedOn: TODAY, plannedAt: '10:00', endsAt: '09:00' }))).toBe('bad-input')
  })

  it('one of them moves alone, and only while it is planned', async () => {
    const one = await scene()
    const { ids } = await one.town.value('visit.plan', { planId: one.planId, kind: 'homeVisit', title: 'Hjemmebesøk', plannedOn: TODAY, repeat: { everyWeeks: 1, until: plusDays(TODAY, 7) } })
    await one.town.value('visit.move', { id: ids[0]!, version: 1, plannedOn: '2026-11-25', plannedAt: '12:00', workerId: one.turid.userId, place: 'Kafeen' })
    expect((await one.visits()).map((visit) => [visit.plannedOn, visit.plannedAt, visit.place])).toEqual([['2026-11-25', '12:00', 'Kafeen'], ['2026-11-30', null, null]])
    await one.town.value('visit.answer', { id: ids[1]!, version: 1, status: 'cancelled', reason: 'Syk' })
    expect(codeOf(await one.town.call('visit.move', { id: ids[1]!, version: 2, plannedOn: '2026-12-01', plannedAt: null }))).toBe('visit-not-open')
  })

  it.each([['9.30', '09:30'], ['0930', '09:30'], ['12', '12:00'], ['24.00', null], ['9.75', null], ['kl 9', null]])('%s is read as %s', (typed, time) => expect(clockTime(typed)).toBe(time))
})

describe('saying how it went', () => {
  it('missed and cancelled need a reason; a day to come can only be cancelled', async () => {
    const one = await scene()
    const id = await visitOn(one)
    for (const status of ['missed', 'cancelled'] as const) expect(codeOf(await one.town.call('visit.answer', { id, version: 1, status, reason: '  ' }))).toBe('reason-required')
    await one.town.value('visit.answer', { id, version: 1, status: 'missed', reason: 'Åpnet ikke' })
    expect((await one.visits())[0]).toMatchObject({ status: 'missed', cancelReason: 'Åpnet ikke' })
    const ahead = await visitOn(one, '2026-12-01')
    for (const status of ['done', 'missed'] as const) expect(codeOf(await one.town.call('visit.answer', { id: ahead, version: 1, status, reason: 'x' }))).toBe('visit-ahead')
    expect(codeOf(await one.town.call('visit.answer', { id: ahead, version: 1, status: 'cancelled', reason: 'Ferie' }))).toBe('ok')
  })
})

describe('a note', () => {
  it('is kept while it is written, for the writer alone, and filed only by who knows the readers', async () => {
    const one = await scene()
    const id = await visitOn(one)
    for (const text of ['Han', 'Han har ryddet']) await one.town.value('visit.draft', { visitId: id, text })
    const open = (session = one.town.session) => one.town.value('visit.get', { planId: one.planId, id }, session)
    expect(await open()).toMatchObject({ draft: 'Han har ryddet', visit: { note: null, draft: true, version: 1 } })
    expect(await open(one.turid)).toMatchObject({ draft: null, visit: { draft: false } })
    expect((await open()).readers.join()).toContain('Tor Berg')
    expect(codeOf(await one.town.call('visit.note', { id, version: 1, text: 'Han har ryddet', readersKnown: false }))).toBe('note-readers')
    expect((await one.visits())[0]!.note).toBeNull()
    await one.town.value('visit.note', { id, version: 1, text: 'Han har ryddet', readersKnown: true })
    expect(await open(one.turid)).toMatchObject({ draft: null, visit: { note: 'Han har ryddet' } })
    expect((await open()).draft).toBeNull()
  })

  it('advises on what not to write, and says nothing of plain words', () => {
    expect(noteHints('Fødselsnummer 010190 12345. Han virker ruset. Naboen Kari klaget. Han har diagnose.').map((hint) => hint.key)).toEqual(['idNumber', 'diagnosis', 'guess', 'thirdParty'])
    expect(noteHints('Vi ryddet kjøkkenet sammen. Naboen hilste. Ring 480 00 111 i morgen.')).toEqual([])
  })
})

describe('what is overdue', () => {
  it('contact counts from the last visit that took place, over a leap day; a missed one is no contact', async () => {
    const one = await scene()
    const { plan } = await one.plan()
    await one.town.value('plan.update', { id: one.planId, version: plan.version, patch: { contactEveryDays: 14 } })
    expect(await clocks(one, 'contactOverdue')).toMatchObject([{ dueOn: '2026-12-07' }])
    at(one, '2028-02-20')
    const done = await visitOn(one, '2028-02-20')
    await one.town.value('visit.answer', { id: done, version: 1, status: 'done' })
    expect(await clocks(one, 'contactOverdue')).toMatchObject([{ dueOn: '2028-03-05', tone: 'later' }])
    at(one, '2028-03-06')
    const missed = await visitOn(one, '2028-03-06')
    await one.town.value('visit.answer', { id: missed, version: 1, status: 'missed', reason: 'Åpnet ikke' })
    expect(await clocks(one, 'contactOverdue')).toMatchObject([{ dueOn: '2028-03-05', tone: 'passed' }])
    expect((await one.town.value('today.get', {})).followUps.filter((row) => row.kind === 'contact')).toMatchObject([{ dueOn: '2028-03-05', planId: one.planId }])
    expect((await one.plan()).plan).toMatchObject({ lastContactOn: '2028-02-20', contactDueOn: '2028-03-05' })
  })

  it('a visit nobody has answered, from the day after; an ended plan asks for nothing', async () => {
    const one = await scene()
    const id = await visitOn(one, '2026-11-30')
    at(one, '2026-11-30')
    expect(await clocks(one, 'visitOverdue')).toEqual([])
    at(one, '2026-12-01')
    expect(await clocks(one, 'visitOverdue')).toMatchObject([{ targetId: id, dueOn: '2026-11-30', tone: 'passed' }])
    const { plan } = await one.plan()
    await one.town.value('plan.update', { id: one.planId, version: plan.version, patch: { nextReviewOn: '2026-12-24', contactEveryDays: 7 } })
    expect((await clocks(one, 'planReview'))[0]).toMatchObject({ dueOn: '2026-12-24' })
    await one.town.value('plan.end', { id: one.planId, version: plan.version + 1, on: '2026-12-01', reason: 'Ferdig' })
    for (const kind of ['visitOverdue', 'planReview', 'contactOverdue'] as const) expect(await clocks(one, kind)).toEqual([])
  })
})

describe('calendar, route and files', () => {
  async function day() {
    const one = await scene()
    const me = one.town.session.userId
    await visitOn(one, TODAY, { plannedAt: '13:00', endsAt: '14:00', workerId: me, bring: 'Søknadsskjema' })
    await visitOn(one, TODAY, { plannedAt: '09:00', workerId: one.turid.userId, kind: 'phone', title: 'Ring' })
    await one.town.value('visit.plan', { planId: one.sealedPlanId, kind: 'homeVisit', title: 'Hemmelig besøk', plannedOn: TODAY, plannedAt: '10:00', workerId: me, place: 'Skjulestedet' })
    await one.town.value('visit.plan', { planId: one.sealedPlanId, kind: 'homeVisit', title: 'Hemmelig besøk', plannedOn: '2026-11-20', workerId: one.turid.userId })
    return one
  }

  it('by worker, plan and area, with what is not answered; a protected person has no place, and is not there at all for others', async () => {
    const one = await day()
    const ask = async (input: object, session = one.town.session) => one.town.value('visit.calendar', { from: TODAY, to: TODAY, ...input }, session)
    expect((await ask({})).visits.map((visit) => visit.title)).toEqual(['Ring', 'Hemmelig besøk', 'Hjemmebesøk'])
    expect((await ask({ workerId: one.town.session.userId })).visits.map((visit) => visit.plannedAt)).toEqual(['10:00', '13:00'])
    expect((await ask({ planId: one.planId })).visits).toHaveLength(2)
    expect((await ask({ area: 'Sentrum' })).visits.map((visit) => visit.title)).toEqual(['Ring', 'Hjemmebesøk'])
    expect((await ask({})).visits[1]).toMatchObject({ protected: true, area: null, place: null })
    expect((await ask({})).overdueTotal).toBe(1)
    const theirs = await ask({}, one.turid)
    expect(theirs.overdueTotal).toBe(0)
    expect(JSON.stringify(theirs)).not.toMatch(/Hemmelig|Sara|Skjulestedet/)
  })

  it('the route stands in order of time with address, phone and what to bring, and no protected address for anyone', async () => {
    const one = await day()
    const mine = await one.town.value('visit.route', { on: TODAY, workerId: one.town.session.userId })
    expect(mine.stops).toMatchObject([{ name: 'Sara Skjult', address: null, protected: true }, { name: 'Tor Berg', address: 'Prøvegata 12, H0101', phone: '480 00 111', bring: 'Søknadsskjema' }])
    const text = squeeze(readPdf(Buffer.from((await one.town.value('export.route', { on: TODAY, workerId: one.town.session.userId })).base64, 'base64')).pages.join('\n'))
    for (const words of ['Prøvegata 12, H0101', 'kl. 13–14', 'Søknadsskjema', 'Sperret adresse. Skrives ikke ut.']) expect(text).toContain(squeeze(words))
    for (const words of ['H0102', 'Skjulestedet', 'Sara', '480 00 999']) expect(text).not.toContain(squeeze(words))
    expect(JSON.stringify(await one.town.value('visit.route', { on: TODAY, workerId: one.town.session.userId }, one.turid))).not.toMatch(/Sara|Hemmelig/)
  })

  it('the calendar file has one’s own visits by case number and kind alone, and no protected person even for who is named', async () => {
    const one = await day()
    const ics = Buffer.from((await one.town.value('export.visits', {})).base64, 'base64').toString('utf8')
    expect(ics.match(/SUMMARY:.*/g)).toHaveLength(1)
    expect(ics).toMatch(/SUMMARY:Sak 2026\/0001: Hjemmebesøk/)
    // 13.00 in Norway in November is 12.00 UTC.
    expect(ics).toContain('DTSTART:20261123T120000Z')
    expect(ics).toContain('DTEND:20261123T130000Z')
    expect(ics).not.toMatch(/Tor|Berg|Prøvegata|Sara|0002|480/)
  })
})
