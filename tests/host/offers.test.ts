// Offers through the host on a real store: the whole way, and every refusal in words.
import { describe, expect, it } from 'vitest'
import { caseOf, codeOf, doSteps, offerScene, reasonsOf, sent, stateOf, vacancy } from '../support/offer-scene.ts'
import { contentOf, testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
const scene = () => offerScene(folder)

describe('the whole way', () => {
  it('held, sent, reminded, extended, yes, steps in order, moved in', async () => {
    const one = await scene()
    const { town, dwellings: [dwellingId], cases: [caseId] } = one
    await town.value('offer.reserve', { dwellingId, caseId, until: '2026-11-27', rationale: 'Boliglaget ønsker henne her' })
    expect(vacancy(one, dwellingId)).toEqual(['reserved'])
    const held = await one.offer(caseId)
    expect(held).toMatchObject({ status: 'reserved', statusText: 'Holdt av', reservedUntil: '2026-11-27', answerBy: null })
    expect(held.steps.map((row) => row.key)).toEqual(['askedNeighbourhood', 'viewing'])
    const { allocationId } = await town.value('dwelling.allocate', { dwellingId, caseId, startsOn: TODAY, answerBy: '2026-11-30' })
    expect(allocationId).toBe(held.id)
    const offered = await one.offer(caseId)
    expect(offered).toMatchObject({ status: 'allocated', statusText: 'Tilbud sendt, venter på svar', answerBy: '2026-11-30' })
    expect(offered.steps).toHaveLength(2)
    await town.value('offer.remind', { allocationId, version: offered.version })
    await town.value('offer.remind', { allocationId, version: offered.version + 1, answerBy: '2026-12-04', note: 'Er på reise' })
    expect(await one.offer(caseId)).toMatchObject({ answerBy: '2026-12-04', remindedOn: TODAY })
    await town.value('offer.accept', { allocationId, version: offered.version + 2, on: TODAY })
    const yes = await one.offer(caseId)
    expect(yes.status).toBe('accepted')
    expect(yes.steps.filter((row) => row.scope === 'moveIn').map((row) => row.key)).toEqual(['told11-1', 'contract', 'security', 'inspection', 'keys'])
    expect(caseOf(one, caseId)).toMatchObject({ status: 'allocated' })
    const early = await town.call('offer.moveIn', { allocationId, version: yes.version, on: TODAY })
    expect(codeOf(early)).toBe('offer-not-possible')
    expect(reasonsOf(early).join(' ')).toContain('Kontrakt underskrevet')
    await doSteps(one, caseId)
    const ready = await one.offer(caseId)
    const { tenancyId } = await town.value('offer.moveIn', { allocationId, version: ready.version, on: TODAY })
    expect(town.store.sql('SELECT status, toldOn, signedOn, keysOn, allocationId FROM tenancy WHERE id = ?', [tenancyId])).toEqual([{ status: 'active', toldOn: TODAY, signedOn: TODAY, keysOn: TODAY, allocationId }])
    expect([stateOf(one, dwellingId), caseOf(one, caseId)['status']]).toEqual(['occupied', 'housed'])
    expect(town.store.sql('SELECT 1 FROM voidPeriod WHERE dwellingId = ? AND endsOn IS NULL', [dwellingId])).toEqual([])
    expect((await town.value('offer.list', { caseId, filter: 'open' })).offers).toEqual([])
    expect((await one.offer(caseId, 'closed')).status).toBe('movedIn')
  })

  it('stands still when nothing happens, with ready answers that the state allows', async () => {
    const one = await scene()
    const { view } = await sent(one)
    one.town.now.at = '2026-12-02T09:00:00.000Z'
    const list = await one.town.value('offer.list', { filter: 'stalled' })
    expect(list.counts).toEqual({ open: 1, stalled: 1, declines: 0 })
    expect(list.offers[0]).toMatchObject({ id: view.id, stalled: true, stalledWhy: 'Svarfristen var 30. november 2026.' })
    expect(list.readyAnswers.map((row) => row.key)).toEqual(['remind', 'extend', 'noAnswer', 'withdraw'])
  })
})

describe('refusals', () => {
  it('a yes has no ground for no; a no needs one that the rules know and that is the applicant’s', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    const base = { allocationId, version: view.version, on: TODAY }
    expect(reasonsOf(await one.town.call('offer.accept', { ...base, declineCode: 'area' }))).toEqual(['Et ja kan ikke ha en grunn for nei.'])
    expect(reasonsOf(await one.town.call('offer.decline', { ...base, code: '' }))).toEqual(['Et nei må ha en grunn.'])
    expect(reasonsOf(await one.town.call('offer.decline', { ...base, code: 'finnes-ikke' }))).toEqual(['Grunnen finnes ikke i regelverket.'])
    expect(reasonsOf(await one.town.call('offer.decline', { ...base, code: 'dwellingWithdrawn' }))).toEqual(['Grunnen hører til den andre parten.'])
    expect(reasonsOf(await one.town.call('offer.withdraw', { allocationId, version: view.version, code: 'area' }))).toEqual(['Grunnen hører til den andre parten.'])
    expect((await one.offer(one.cases[0])).version).toBe(view.version)
  })

  it('a no can be dated neither before the offer nor in the future, and so can a yes', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    for (const on of ['2026-11-24', '2026-11-01']) {
      expect(codeOf(await one.town.call('offer.accept', { allocationId, version: view.version, on })), `yes ${on}`).toBe('bad-input')
      expect(codeOf(await one.town.call('offer.decline', { allocationId, version: view.version, on, code: 'area' })), `no ${on}`).toBe('bad-input')
    }
  })

  it('a late yes needs a written reason', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    one.town.now.at = '2026-12-02T09:00:00.000Z'
    const base = { allocationId, version: view.version, on: '2026-12-02' }
    expect(reasonsOf(await one.town.call('offer.accept', base))[0]).toContain('Svarfristen er gått ut')
    expect(codeOf(await one.town.call('offer.accept', { ...base, lateReason: 'Lå på sykehus' }))).toBe('ok')
  })

  it('who registered the no cannot confirm or overrule it, and is told so', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    await one.town.value('offer.decline', { allocationId, version: view.version, on: TODAY, code: 'area', note: 'Vil bo på Tun' })
    const own = await one.offer(one.cases[0], 'declines')
    expect(own.decline).toMatchObject({ status: 'stated', mayConfirm: false, label: 'Ønsker et annet strøk', reasonable: 'no', statedBy: 'Ingrid Moe' })
    expect(own.decline!.whyNot).toContain('En kollega')
    expect(codeOf(await one.town.call('offer.confirmDecline', { allocationId, version: own.version, reasonable: 'no' }))).toBe('offer-own-decline')
    expect(codeOf(await one.town.call('offer.overruleDecline', { allocationId, version: own.version, reason: 'X', answerBy: TODAY }))).toBe('bad-input')
    expect(codeOf(await one.town.call('offer.overruleDecline', { allocationId, version: own.version, reason: 'Misforstått', answerBy: TODAY }))).toBe('offer-own-decline')
    const hers = (await one.town.value('offer.list', { filter: 'declines' }, one.mona)).offers[0]!
    expect(hers.decline).toMatchObject({ mayConfirm: true, whyNot: null })
    expect(codeOf(await one.town.call('offer.accept', { allocationId, version: own.version, on: TODAY }))).toBe('offer-not-possible')
    expect(reasonsOf(await one.town.call('offer.confirmDecline', { allocationId, version: own.version, reasonable: 'yes' }, { session: one.mona }))).toEqual(['Skriv en begrunnelse.'])
    expect(codeOf(await one.town.call('offer.overruleDecline', { allocationId, version: own.version, reason: 'Han hadde misforstått adressen', answerBy: '2026-12-01' }, { session: one.mona }))).toBe('ok')
    expect(await one.offer(one.cases[0])).toMatchObject({ status: 'allocated', statusText: 'Tilbud sendt, venter på svar', answerBy: '2026-12-01', answeredOn: null })
  })

  it('one open allocation on a dwelling and on a case; a dwelling held for another is said to be', async () => {
    const one = await scene()
    const { town, dwellings, cases } = one
    await town.value('offer.reserve', { dwellingId: dwellings[0], caseId: cases[0], until: '2026-11-30' })
    expect(codeOf(await town.call('offer.reserve', { dwellingId: dwellings[0], caseId: cases[1], until: '2026-11-30' }))).toBe('dwelling-reserved')
    expect(codeOf(await town.call('dwelling.allocate', { dwellingId: dwellings[0], caseId: cases[1], startsOn: TODAY, rationale: 'x' }))).toBe('dwelling-reserved')
    expect(codeOf(await town.call('offer.reserve', { dwellingId: dwellings[1], caseId: cases[0], until: '2026-11-30' }))).toBe('case-allocated')
    expect(codeOf(await town.call('dwelling.allocate', { dwellingId: dwellings[1], caseId: cases[0], startsOn: TODAY, rationale: 'x' }))).toBe('case-allocated')
    expect(codeOf(await town.call('match.propose', { dwellingId: dwellings[0], caseId: cases[1], departureReason: 'Vil gjerne hit' }))).toBe('dwelling-reserved')
    await sent(one, 1)
    const taken = await town.call('offer.reserve', { dwellingId: dwellings[1], caseId: cases[2], until: '2026-11-30' })
    expect([codeOf(taken), reasonsOf(taken)]).toEqual(['dwelling-allocated', ['Boligen har allerede en åpen tildeling.']])
  })

  it('a parked applicant is neither held for nor offered', async () => {
    const one = await scene()
    const page = await one.town.value('case.get', { id: one.cases[0] })
    await one.town.value('case.park', { id: one.cases[0], version: page.case.version, until: '2026-12-20', reason: 'Er på rehabilitering' })
    expect(codeOf(await one.town.call('offer.reserve', { dwellingId: one.dwellings[0], caseId: one.cases[0], until: '2026-11-30' }))).toBe('parked')
    expect(codeOf(await one.town.call('dwelling.allocate', { dwellingId: one.dwellings[0], caseId: one.cases[0], startsOn: TODAY, rationale: 'x' }))).toBe('parked')
  })

  it('steps go in order; an earlier one is not opened while a later is done; each role its own', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    await one.town.value('offer.accept', { allocationId, version: view.version, on: TODAY })
    const steps = (await one.offer(one.cases[0])).steps
    const of = (key: string) => steps.find((row) => row.key === key)!
    expect(reasonsOf(await one.town.call('offer.step', { stepId: of('keys').id, version: 1, doneOn: TODAY }))[0]).toContain('Et påkrevd steg før dette er ikke gjort: Skriftlig beskjed')
    await one.town.value('offer.step', { stepId: of('told11-1').id, version: 1, doneOn: TODAY })
    await one.town.value('offer.step', { stepId: of('contract').id, version: 1, doneOn: TODAY })
    expect(reasonsOf(await one.town.call('offer.step', { stepId: of('told11-1').id, version: 2, doneOn: null }))[0]).toContain('Et senere steg er gjort')
    expect(codeOf(await one.town.call('offer.step', { stepId: of('security').id, version: 1, doneOn: '2026-11-24' }))).toBe('bad-input')
    const jonas = { ...one.mona, role: 'propertyManager' as const }
    expect(codeOf(await one.town.call('offer.step', { stepId: of('security').id, version: 1, doneOn: TODAY }, { session: jonas }))).toBe('not-allowed')
    await one.town.value('offer.step', { stepId: of('contract').id, version: 2, doneOn: null })
    expect(one.town.store.sql('SELECT signedOn, toldOn FROM tenancy WHERE allocationId = ?', [allocationId])).toEqual([{ signedOn: null, toldOn: TODAY }])
  })

  it('moving in waits for the first day of the contract and cannot be ahead of time', async () => {
    const one = await scene()
    const { allocationId } = await one.town.value('dwelling.allocate', { dwellingId: one.dwellings[0], caseId: one.cases[0], startsOn: '2026-12-01', answerBy: '2026-11-30' })
    await one.town.value('offer.accept', { allocationId, version: 1, on: TODAY })
    await doSteps(one, one.cases[0])
    const { version } = await one.offer(one.cases[0])
    expect(reasonsOf(await one.town.call('offer.moveIn', { allocationId, version, on: TODAY }))).toEqual(['Kontrakten har ikke begynt: den gjelder fra 1. desember 2026.'])
    expect(reasonsOf(await one.town.call('offer.moveIn', { allocationId, version, on: '2026-12-01' }))).toEqual(['Innflyttingen kan ikke registreres før den har skjedd.'])
  })

  it('an old version is refused and nothing is written', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    await one.town.value('offer.remind', { allocationId, version: view.version })
    const before = contentOf(one.town.store, ['allocation', 'note', 'vacancy', 'tenancy', 'dwelling'])
    for (const call of [one.town.call('offer.remind', { allocationId, version: view.version }), one.town.call('offer.accept', { allocationId, version: view.version, on: TODAY }), one.town.call('offer.decline', { allocationId, version: view.version, on: TODAY, code: 'area' }), one.town.call('offer.withdraw', { allocationId, version: view.version, code: 'dwellingWithdrawn' })]) expect(codeOf(await call)).toBe('stale')
    expect(contentOf(one.town.store, ['allocation', 'note', 'vacancy', 'tenancy', 'dwelling'])).toEqual(before)
  })

  it('a protected case: who is not named may do none of it, and reads no reasons', async () => {
    const one = await scene()
    const { allocationId, view } = await sent(one)
    await one.town.value('offer.decline', { allocationId, version: view.version, on: TODAY, code: 'safety', note: 'Hemmelig grunn' })
    one.town.write((write) => {
      const { personId } = write.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [one.cases[0]])[0]!
      write.update('person', personId, null, { protectedAddress: 'strictlyConfidential' })
      write.insert('caseAccess', { caseId: one.cases[0], userId: one.town.session.userId })
    })
    expect((await one.town.value('offer.list', { filter: 'declines' }, one.mona)).offers, 'where someone is going to live is told to who is named').toEqual([])
    const seen = (await one.town.value('offer.list', { filter: 'declines', dwellingId: one.dwellings[0] }, one.mona)).offers[0]!
    expect(seen).toMatchObject({ protected: true, decline: null, rationale: null, changed: [] })
    expect(JSON.stringify(seen)).not.toMatch(/Tor Berg|Hemmelig/)
    const as = { session: one.mona }
    expect(codeOf(await one.town.call('offer.confirmDecline', { allocationId, version: seen.version, reasonable: 'yes' }, as))).toBe('protected')
    expect(codeOf(await one.town.call('offer.list', { caseId: one.cases[0] }, as))).toBe('protected')
    expect(codeOf(await one.town.call('tenancy.forCase', { caseId: one.cases[0] }, as))).toBe('protected')
    const bulk = await one.town.value('offer.bulk', { act: 'remind', items: [{ allocationId, version: seen.version }] }, one.mona)
    expect(bulk).toMatchObject({ done: 0, failed: [{ code: 'protected' }] })
    expect(JSON.stringify(bulk)).not.toContain('Prøvegata')
  })
})
