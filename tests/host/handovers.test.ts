// Overlevering on a real store: offered, taken over, sent back; a new coordinator; a request to the team; and that lists count as the rule does.
import { describe, expect, it } from 'vitest'
import { bouncingOf } from '../../db/handovers/bouncing.ts'
import { BOUNCES } from '../../db/handovers/count.ts'
import type { Session } from '../../shared/contract.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'
import { codeOf } from '../support/offer-scene.ts'

const folder = testFolder()
let files = 0

async function scene() {
  const town = testMunicipality(folder, `overlevering-${++files}.bolig`)
  const { id } = await town.value('case.create', { name: 'Tor Berg', receivedOn: '2026-10-01' })
  const { nav, mental, property } = town.services
  const view = (caseId = id) => town.value('handover.list', { caseId })
  const offer = (toServiceId: string, planned = false) => town.value('handover.offer', { caseId: id, toServiceId, reason: 'Trenger råd om gjeld', planned })
  const answer = async (status: 'accept' | 'return') => {
    const open = (await view()).steps.find((one) => one.status === 'offered')!
    if (status === 'accept') return town.value('handover.accept', { id: open.id, version: open.version })
    return town.value('handover.return', { id: open.id, version: open.version, reason: 'Ikke vårt bord' })
  }
  const row = async (caseId = id) => (await town.value('case.list', { filter: { view: 'all' }, limit: 500 })).rows.find((one) => one.id === caseId)!
  return { town, id, nav, mental, property, view, offer, answer, row }
}

function colleague(town: TestStore, name: string, active: 'yes' | 'no' = 'yes'): Session {
  const userId = town.newId()
  town.write((write) => void write.insert('appUser', { id: userId, username: name.toLowerCase(), name, initials: name.slice(0, 2).toUpperCase(), role: 'caseworker', slotId: 'm'.repeat(64), active, lastSeenAt: null }))
  return { userId, name, initials: name.slice(0, 2).toUpperCase(), role: 'caseworker' }
}

describe('a handover', () => {
  it('is offered, waits for an answer, and moves the case when it is taken over', async () => {
    const { town, nav, mental, view, offer, answer, row } = await scene()
    expect((await offer(nav)).count).toBe(1)
    expect(await view()).toMatchObject({ count: 1, holder: null, steps: [{ from: null, to: 'NAV', on: TODAY, planned: 'no', reason: 'Trenger råd om gjeld', status: 'offered', answerBy: '2026-11-30', answeredOn: null }] })
    expect(codeOf(await town.call('handover.offer', { caseId: (await row()).id, toServiceId: mental, reason: 'Noe annet', planned: false }))).toBe('handover-open')
    town.now.at = '2026-11-25T08:00:00.000Z'
    await answer('accept')
    expect(await view()).toMatchObject({ count: 1, holder: { name: 'NAV' }, steps: [{ status: 'accepted', answeredOn: '2026-11-25', answeredBy: 'Ingrid Moe', answerBy: null }] })
    expect((await row()).handovers).toBe(1)
    expect(await town.call('handover.offer', { caseId: (await row()).id, toServiceId: nav, reason: 'Til den som har den', planned: false })).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'toServiceId' } })
    expect((await town.value('clock.list', { kinds: ['handoverAnswer'] })).total).toBe(0)
  })

  it('that is sent back counts twice, keeps its reason, and leaves the case where it was', async () => {
    const { town, nav, mental, view, offer, answer } = await scene()
    await offer(nav)
    await answer('accept')
    await offer(mental)
    town.now.at = '2026-11-30T08:00:00.000Z'
    expect(await answer('return')).toEqual({ count: 3 })
    const now = await view()
    expect(now).toMatchObject({ count: 3, over: false, holder: { name: 'NAV' } })
    expect(now.steps.at(-1)).toMatchObject({ status: 'returned', answerNote: 'Ikke vårt bord', answeredOn: '2026-11-30' })
    expect(now.reasons.at(-1)!.text).toBe('Overlevert fra NAV til Psykisk helse og rus 23. nov., sendt tilbake 30. nov.')
    expect((await town.value('case.get', { id: now.steps[0]!.caseId })).timeline.map((one) => one.title)).toEqual(expect.arrayContaining(['Psykisk helse og rus sendte saken tilbake', 'Overlevert fra NAV til Psykisk helse og rus', 'NAV tok imot saken']))
  })

  it('that was planned with the other service does not count; more than the limit is an alarm, by the rules or the office\'s own setting', async () => {
    const { town, id, nav, mental, view, offer, answer } = await scene()
    expect((await offer(nav, true)).count).toBe(0)
    await answer('accept')
    for (const [to, status] of [[mental, 'return'], [mental, 'return']] as const) {
      await offer(to)
      await answer(status)
    }
    expect(await view()).toMatchObject({ count: 4, limit: 3, over: true })
    expect((await town.value('case.get', { id })).warnings.map((one) => one.text)).toContain('4 overleveringer')
    await town.value('settings.set', { key: 'handoverLimit', value: '4' })
    expect(await view()).toMatchObject({ limit: 4, over: false })
  })

  it('is answered once, can be undone, and is refused in what is not', async () => {
    const { town, id, nav, property, view } = await scene()
    await town.call('handover.offer', { caseId: id, toServiceId: nav, reason: 'Gjeld', planned: false }, { opId: 'tilbud' })
    const [open] = (await view()).steps
    await town.call('handover.return', { id: open!.id, version: 1, reason: 'Ikke vårt bord' }, { opId: 'retur' })
    expect(codeOf(await town.call('handover.accept', { id: open!.id, version: 2 }))).toBe('already-decided')
    await town.value('log.undo', { opId: 'retur' })
    expect((await view()).steps[0]).toMatchObject({ status: 'offered', answeredOn: null, answerNote: null })
    await town.value('handover.accept', { id: open!.id, version: (await view()).steps[0]!.version })
    await town.call('handover.offer', { caseId: id, toServiceId: property, reason: 'Bolig', planned: false }, { opId: 'nytt' })
    await town.value('log.undo', { opId: 'nytt' })
    expect(await view()).toMatchObject({ count: 1, holder: { name: 'NAV' } })
    expect((await view()).steps).toHaveLength(1)
    expect(codeOf(await town.call('handover.offer', { caseId: id, toServiceId: 'finnes-ikke', reason: 'Gjeld', planned: false }))).toBe('not-found')
    expect(codeOf(await town.call('handover.return', { id: 'finnes-ikke', version: 1, reason: 'Nei takk' }))).toBe('not-found')
    expect(codeOf(await town.call('handover.offer', { caseId: id, toServiceId: nav, reason: '  ', planned: false }))).toBe('bad-input')
  })
})

describe('the coordinator', () => {
  it('is one named person with the wish of who the case is about, and a new one counts while the first still works here', async () => {
    const { town, id, view, row } = await scene()
    const [mona, gone] = [colleague(town, 'Mona Lie'), colleague(town, 'Odd Vik', 'no')]
    const set = async (coordinatorId: string | null, wish: string | null = null) => town.call('case.coordinator', { caseId: id, version: (await view()).caseVersion, coordinatorId, wish })
    expect(await set(town.session.userId, 'En kvinne som kan arabisk')).toMatchObject({ ok: true, value: { count: 0 } })
    expect(await view()).toMatchObject({ coordinatorName: 'Ingrid Moe', wish: 'En kvinne som kan arabisk', count: 0 })
    expect(await set(mona.userId)).toMatchObject({ ok: true, value: { count: 1 } })
    expect((await view()).reasons).toMatchObject([{ text: 'Koordinator byttet fra Ingrid Moe til Mona Lie 23. nov.', counts: 1 }])
    expect((await row()).handovers).toBe(1)
    expect(codeOf(await set(gone.userId))).toBe('not-found')
    expect(await set(null)).toMatchObject({ value: { count: 1 } })
    expect((await town.value('today.get', {})).unowned).toBe(1)
    expect((await town.value('case.get', { id })).warnings.map((one) => one.text)).toContain('Ingen eier saken')
    expect(await set(town.session.userId)).toMatchObject({ value: { count: 1 } })
    expect((await town.value('case.get', { id })).warnings.map((one) => one.text)).not.toContain('Ingen eier saken')
    expect((await town.value('today.get', {})).unowned).toBe(0)
  })

  it('who has left is replaced without it counting, whichever screen it is done from, and undo takes the count back', async () => {
    const { town, id, view } = await scene()
    const [mona, per] = [colleague(town, 'Mona Lie'), colleague(town, 'Per Dal')]
    await town.call('case.assign', { ids: [id], coordinatorId: mona.userId }, { opId: 'gi' })
    expect((await view()).count).toBe(1)
    await town.value('log.undo', { opId: 'gi' })
    expect((await view()).count).toBe(0)
    await town.value('case.update', { id, version: (await view()).caseVersion, patch: { coordinatorId: mona.userId } })
    expect((await view()).count).toBe(1)
    town.write((write) => void write.update('appUser', mona.userId, null, { active: 'no' }))
    await town.value('case.assign', { ids: [id], coordinatorId: per.userId })
    expect((await view()).count).toBe(1)
  })
})

describe('the person', () => {
  it('is counted through all cases, also those of a registration that was merged', async () => {
    const { town, id, nav, property, view, offer, answer, row } = await scene()
    await offer(nav)
    await answer('accept')
    const own = (await town.value('case.get', { id })).case
    const { id: second } = await town.value('case.create', { name: 'Tor Berg', receivedOn: '2026-11-01', sameAs: own.personId })
    const { id: third } = await town.value('case.create', { name: 'Tor A. Berg', receivedOn: '2026-11-02' })
    await town.value('handover.offer', { caseId: third, toServiceId: property, reason: 'Bolig', planned: false })
    expect([(await view(second)).count, (await view(third)).count, (await row(second)).handovers]).toEqual([1, 1, 1])
    const other = (await town.value('case.get', { id: third })).case
    await town.value('person.merge', { keepId: own.personId, otherId: other.personId, reason: 'Samme person, samme telefon' })
    expect([(await view(id)).count, (await view(second)).count, (await view(third)).count, (await row(third)).handovers]).toEqual([2, 2, 2, 2])
    expect((await view(second)).steps.map((one) => one.caseNumber)).toEqual(['2026/0001', '2026/0003'])
    // A case another PC wrote under the old registration while it was merged here.
    town.write((write) => void write.update('housingCase', third, null, { personId: other.personId }))
    expect([(await view(id)).count, (await view(third)).count, (await row(id)).handovers, (await row(third)).handovers]).toEqual([2, 2, 2, 2])
  })

  it('with a protected address: refused to who is not named', async () => {
    const { town, id, nav, view, offer } = await scene()
    await offer(nav)
    const open = (await view()).steps[0]!
    const { id: requestId } = await town.value('request.create', { caseId: id, serviceId: nav, reason: 'Haster før jul' })
    const { case: own } = await town.value('case.get', { id })
    await town.value('person.update', { id: own.personId, version: own.personVersion, patch: { protectedAddress: 'confidential' } })
    const as = { session: colleague(town, 'Mona Lie') }
    expect([
      await town.call('handover.list', { caseId: id }, as), await town.call('handover.offer', { caseId: id, toServiceId: nav, reason: 'Gjeld', planned: false }, as), await town.call('handover.accept', { id: open.id, version: 1 }, as), await town.call('handover.return', { id: open.id, version: 1, reason: 'Ikke vårt bord' }, as),
      await town.call('case.coordinator', { caseId: id, version: 1, coordinatorId: null, wish: null }, as), await town.call('request.create', { caseId: id, serviceId: nav, reason: 'Haster' }, as), await town.call('request.withdraw', { id: requestId, version: 1 }, as),
    ].map(codeOf)).toEqual(Array(7).fill('protected'))
  })
})

describe('a request from a service', () => {
  it('says which service, who and why, stands on the case, and can be withdrawn once', async () => {
    const { town, id, nav, view } = await scene()
    const { id: requestId } = await town.value('request.create', { caseId: id, serviceId: nav, personName: 'Anne Sand', reason: 'Må ut før jul, og gjelden er ikke avklart' })
    expect((await view()).requests).toMatchObject([{ service: 'NAV', personName: 'Anne Sand', reason: 'Må ut før jul, og gjelden er ikke avklart', requestedOn: TODAY, status: 'open' }])
    await town.value('request.withdraw', { id: requestId, version: 1 })
    expect((await view()).requests).toMatchObject([{ status: 'withdrawn' }])
    expect(codeOf(await town.call('request.withdraw', { id: requestId, version: 2 }))).toBe('already-decided')
    expect(codeOf(await town.call('request.create', { caseId: id, serviceId: nav, reason: ' ' }))).toBe('bad-input')
  })
})

/** Repeatable chance: a linear congruential generator. */
function chance(seed: number): () => number {
  let state = seed
  return () => ((state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648)
}

it('lists count as the rule does, on 120 persons with up to three cases, merged registrations and every kind of answer', async () => {
  const { town } = await scene()
  const random = chance(11)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const services = Object.values(town.services)
  const users = [town.session.userId, colleague(town, 'Mona Lie').userId, colleague(town, 'Per Dal').userId]
  const people: string[] = []
  town.write((write) => {
    for (let i = 0; i < 120; i++) {
      const personId = write.insert('person', { name: `Person ${i}`, protectedAddress: 'none', interpreter: 'unknown', ...(i % 5 === 4 ? { mergedIntoId: people[i - 1]! } : {}) } as never).id
      people.push(personId)
      for (let k = 0; k <= i % 3; k++) {
        const caseId = write.insert('housingCase', { caseNumber: `2025/${String(i * 3 + k).padStart(4, '0')}`, personId, status: 'assessment', livingSituation: 'unknown' } as never).id
        for (let h = 0; h < Math.floor(random() * 5); h++) write.insert('handover', { caseId, fromServiceId: random() < 0.3 ? null : pick(services), toServiceId: pick(services), handedOn: `2026-0${1 + h}-10`, reason: null, planned: pick(['yes', 'no', 'unknown']), status: pick(['offered', 'accepted', 'returned', null]), answeredOn: random() < 0.5 ? '2026-08-01' : null } as never)
        if (random() < 0.3) write.insert('coordinatorChange', { caseId, fromUserId: users[0]!, toUserId: pick(users.slice(1)), changedOn: '2026-07-01' })
      }
    }
  })
  const cases = town.store.sql<{ id: string; personId: string; n: number }>(`SELECT c.id, c.personId, ${BOUNCES()} AS n FROM housingCase c`)
  expect(cases.length).toBeGreaterThan(230)
  const [byList, byRule] = [cases.map((one) => one.n), cases.map((one) => bouncingOf(town.store, one.personId, TODAY).count)]
  expect(byList).toEqual(byRule)
  expect(Math.max(...byList)).toBeGreaterThan(8)
  // And the list itself stands in that order.
  const { rows } = await town.value('case.list', { filter: { view: 'all' }, sort: 'handovers', descending: true, limit: 500 })
  expect(rows.map((one) => one.handovers)).toEqual(rows.map((one) => one.handovers).toSorted((a, b) => b - a))
  expect(rows.map((one) => one.handovers).toSorted()).toEqual(byList.toSorted())
})
