// What an offer leads to, through the host on a real store: a confirmed no by each rule, many at once, all of it undone, and nothing half done.
import { describe, expect, it } from 'vitest'
import { caseOf, codeOf, doSteps, offerScene, sent, stateOf, vacancy, type OfferScene } from '../support/offer-scene.ts'
import { contentOf, testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
const scene = () => offerScene(folder)

describe('what a no leads to', () => {
  const confirmed = async (one: OfferScene, code: string, reasonable: 'yes' | 'no') => {
    const { allocationId, view } = await sent(one)
    const stated = await one.town.value('offer.decline', { allocationId, version: view.version, on: TODAY, code })
    const answer = await one.town.value('offer.confirmDecline', { allocationId, version: view.version + 1, reasonable }, one.mona)
    return { allocationId, stated, answer }
  }

  it('keep: with a reasonable ground the place is kept, and the dwelling is free by itself', async () => {
    const one = await scene()
    const { stated, answer } = await confirmed(one, 'notSuitableHealth', 'yes')
    expect([stated, answer]).toEqual([{ reasonable: 'yes', consequence: 'keep' }, { consequence: 'keep' }])
    expect([stateOf(one, one.dwellings[0]), vacancy(one, one.dwellings[0])[0]]).toEqual(['vacant', 'open'])
    expect(caseOf(one, one.cases[0])).toMatchObject({ status: 'waiting', grantedOn: '2026-10-19', nextStep: 'Finn en annen bolig' })
    const board = await one.town.value('match.forDwelling', { dwellingId: one.dwellings[0], outsideLimit: 5 })
    expect(board.outside[0]).toMatchObject({ caseId: one.cases[0], declinedBefore: 'Boligen passer ikke av helsegrunner' })
    expect(board.candidates[0]!.caseId).toBe(one.cases[1])
  })

  it('moveBack: the place on the list is from a later day, and the order follows', async () => {
    const one = await scene()
    one.rules((rules) => Object.assign(rules.offers, { onRefusal: 'moveBack', moveBackMonths: 6 }))
    const { stated, answer } = await confirmed(one, 'area', 'no')
    expect([stated.consequence, answer.consequence]).toEqual(['moveBack', 'moveBack'])
    expect(caseOf(one, one.cases[0])).toMatchObject({ status: 'waiting', movedBackTo: '2027-05-23' })
  })

  it('lapse: the decision is over, the case is closed, and the letter is the next step', async () => {
    const one = await scene()
    const { answer } = await confirmed(one, 'area', 'no')
    expect(answer.consequence).toBe('lapse')
    expect(caseOf(one, one.cases[0])).toMatchObject({ status: 'closed', closedOn: TODAY, grantedOn: null, nextStep: 'Send brev om at vedtaket er falt bort' })
    expect(one.town.store.sql('SELECT validUntil FROM decision WHERE caseId = ?', [one.cases[0]])).toEqual([{ validUntil: TODAY }])
    expect((await one.town.value('match.forDwelling', { dwellingId: one.dwellings[0], outsideLimit: 9 })).candidates.map((row) => row.caseId)).not.toContain(one.cases[0])
  })

  it('while offers are left an unreasonable no is kept, and the next is the last', async () => {
    const one = await scene()
    one.rules((rules) => Object.assign(rules.offers, { maxOffers: 2, onRefusal: 'lapse' }))
    expect((await confirmed(one, 'area', 'no')).answer.consequence).toBe('keep')
    const second = await one.town.value('dwelling.allocate', { dwellingId: one.dwellings[1], caseId: one.cases[0], startsOn: TODAY, answerBy: '2026-12-01' })
    expect(await one.offer(one.cases[0])).toMatchObject({ offerNumber: 2, maxOffers: 2 })
    await one.town.value('offer.decline', { allocationId: second.allocationId, version: 1, on: TODAY, code: 'area' })
    expect((await one.town.value('offer.confirmDecline', { allocationId: second.allocationId, version: 2, reasonable: 'no' }, one.mona)).consequence).toBe('lapse')
  })

  it('withdrawn by the municipality: the place is kept, and the dwelling waits for someone', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    await one.town.value('offer.withdraw', { allocationId, version: view.version, code: 'dwellingWithdrawn', note: 'Vannskade' })
    expect((await one.offer(one.cases[0], 'closed')).status).toBe('cancelled')
    expect(caseOf(one, one.cases[0])).toMatchObject({ status: 'waiting', grantedOn: '2026-10-19' })
    const after = await one.town.value('match.forDwelling', { dwellingId: one.dwellings[0], outsideLimit: 9 })
    expect(after.candidates[0]!.caseId, 'the one it was taken from may have it again').toBe(one.cases[0])
  })
})

describe('in bulk, undone, and cut off', () => {
  it('bulk does what can be done and says why not for each of the others', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    const { allocationId: heldId } = await one.town.value('offer.reserve', { dwellingId: one.dwellings[1], caseId: one.cases[1], until: '2026-11-30' })
    const held = await one.offer(one.cases[1])
    const items = [{ allocationId, version: view.version }, { allocationId: heldId, version: held.version }]
    const reminded = await one.town.value('offer.bulk', { act: 'remind', items })
    expect(reminded).toEqual({ done: 1, failed: [{ allocationId: heldId, label: 'Prøvegata 12, H0102', code: 'offer-not-possible', text: 'Tilbudet er ikke sendt.' }] })
    const released = await one.town.value('offer.bulk', { act: 'release', reason: 'Ingen svarte', items: [{ allocationId, version: view.version + 1 }, { allocationId: heldId, version: held.version }] })
    expect(released).toMatchObject({ done: 1, failed: [{ allocationId, code: 'offer-not-possible' }] })
    expect(vacancy(one, one.dwellings[1])[0]).toBe('open')
    const stale = await one.town.value('offer.bulk', { act: 'extend', reason: 'Høstferie', items: [{ allocationId, version: 1 }] })
    expect(stale).toMatchObject({ done: 0, failed: [{ code: 'stale' }] })
  })

  it('a reservation is undone whole: no allocation, no step, the vacancy open', async () => {
    const one = await scene()
    const tables = ['allocation', 'allocationStep', 'vacancy', 'dwelling', 'housingCase', 'tenancy'] as const
    const before = contentOf(one.town.store, tables)
    const opId = 'reserve-op-1'
    await one.town.call('offer.reserve', { dwellingId: one.dwellings[0], caseId: one.cases[0], until: '2026-11-30' }, { opId })
    expect(contentOf(one.town.store, tables)).not.toEqual(before)
    await one.town.value('log.undo', { opId })
    expect(contentOf(one.town.store, tables)).toEqual(before)
  })

  it('a yes and a no are undone whole', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    const tables = ['allocation', 'allocationStep', 'vacancy', 'dwelling', 'housingCase', 'tenancy'] as const
    const before = contentOf(one.town.store, tables)
    await one.town.call('offer.accept', { allocationId, version: view.version, on: TODAY }, { opId: 'accept-op' })
    await one.town.value('log.undo', { opId: 'accept-op' })
    expect(contentOf(one.town.store, tables)).toEqual(before)
    const now = await one.offer(one.cases[0])
    await one.town.call('offer.decline', { allocationId, version: now.version, on: TODAY, code: 'area' }, { opId: 'decline-op' })
    await one.town.value('log.undo', { opId: 'decline-op' })
    expect(contentOf(one.town.store, tables)).toEqual(before)
  })

  it('when the last write of a move-in fails, none of it stands', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    await one.town.value('offer.accept', { allocationId, version: view.version, on: TODAY })
    await doSteps(one, one.cases[0])
    const tables = ['allocation', 'allocationStep', 'vacancy', 'voidPeriod', 'dwelling', 'housingCase', 'tenancy'] as const
    const before = contentOf(one.town.store, tables)
    const { version } = await one.offer(one.cases[0])
    // The file itself refuses the last row the act writes.
    one.town.store.db.exec(`CREATE TEMP TRIGGER stop BEFORE UPDATE ON housingCase WHEN NEW.status = 'housed' BEGIN SELECT RAISE(ABORT, 'power'); END`)
    await expect(one.town.call('offer.moveIn', { allocationId, version, on: TODAY })).rejects.toThrow(/power/)
    one.town.store.db.exec('DROP TRIGGER stop')
    expect(contentOf(one.town.store, tables)).toEqual(before)
    expect(codeOf(await one.town.call('offer.moveIn', { allocationId, version, on: TODAY }))).toBe('ok')
  })
})
