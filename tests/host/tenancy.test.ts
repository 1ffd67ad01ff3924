// The tenancy by husleieloven through the host: § 11-1, deposit, notice, protest, demand to move, moving out, renewal, warnings.
import { describe, expect, it } from 'vitest'
import { codeOf, offerScene, reasonsOf, type OfferScene } from '../support/offer-scene.ts'
import { testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()

/** A tenancy that runs from today; the case is housed. */
async function housed(): Promise<OfferScene & { id: string; dwellingId: string; caseId: string; now: () => Promise<Awaited<ReturnType<typeof view>>> }> {
  const one = await offerScene(folder)
  const [dwellingId, caseId] = [one.dwellings[0], one.cases[0]]
  const { allocationId, tenancyId } = await one.town.value('dwelling.allocate', { dwellingId, caseId, startsOn: TODAY })
  await one.town.value('offer.accept', { allocationId, version: 1, on: TODAY })
  for (const step of (await one.offer(caseId)).steps) await one.town.value('offer.step', { stepId: step.id, version: 1, doneOn: TODAY })
  await one.town.value('offer.moveIn', { allocationId, version: (await one.offer(caseId)).version, on: TODAY })
  return { ...one, id: tenancyId, dwellingId, caseId, now: () => view(one, caseId) }
}
const view = async (one: OfferScene, caseId: string) => (await one.town.value('tenancy.forCase', { caseId })).tenancies[0]!

const SIGN = { signedOn: TODAY, contractEndsOn: '2029-11-22', toldOn: null, specialGround: null, securityKind: 'none', securityAmount: null, securityStatus: null } as const

describe('contract and security', () => {
  it('shorter than three years needs the ground of § 11-1 and that it was told in writing first', async () => {
    const one = await housed()
    const version = (await one.now()).version
    const sign = (more: object) => one.town.call('tenancy.sign', { id: one.id, version, ...SIGN, ...more })
    expect(codeOf(await sign({ contractEndsOn: '2028-11-22' }))).toBe('reason-required')
    const untold = await sign({ contractEndsOn: '2028-11-22', specialGround: 'Gjennomgangsbolig for flyktninger' })
    expect([codeOf(untold), reasonsOf(untold)]).toEqual(['bad-input', ['Leietakeren skal ha skriftlig beskjed om § 11-1 før kontrakten.']])
    expect(codeOf(await sign({ contractEndsOn: '2028-11-22', specialGround: 'Gjennomgangsbolig', toldOn: '2026-11-24' }))).toBe('bad-input')
    expect(codeOf(await sign({ contractEndsOn: '2028-11-22', specialGround: 'Gjennomgangsbolig', toldOn: '2026-11-20' }))).toBe('ok')
    expect(await one.now()).toMatchObject({ contractEndsOn: '2028-11-22', specialGround: 'Gjennomgangsbolig', toldOn: '2026-11-20', signedOn: TODAY, term: 'fixedTerm' })
  })

  it('exactly three years needs no ground, and an open-ended one none either', async () => {
    const one = await housed()
    expect(codeOf(await one.town.call('tenancy.sign', { id: one.id, version: (await one.now()).version, ...SIGN }))).toBe('ok')
    await one.town.value('tenancy.sign', { id: one.id, version: (await one.now()).version, ...SIGN, contractEndsOn: null })
    expect(await one.now()).toMatchObject({ term: 'openEnded', contractEndsOn: null, warnings: [] })
  })

  it('a deposit is at most six months of rent, and the limit is said; a guarantee is not bound by it', async () => {
    const one = await housed()
    const sign = async (kind: 'deposit' | 'guarantee', amount: number) => one.town.call('tenancy.sign', { id: one.id, version: (await one.now()).version, ...SIGN, securityKind: kind, securityAmount: amount, securityStatus: 'active' })
    const much = await sign('deposit', 845_000 * 6 + 100)
    expect(reasonsOf(much)).toEqual(['Depositum kan være høyst 6 måneders leie (husleieloven § 3-5).'])
    expect(codeOf(await sign('deposit', 845_000 * 6))).toBe('ok')
    expect((await one.now()).security).toEqual({ kind: 'deposit', amount: 5_070_000, status: 'active', limit: 5_070_000 })
    expect(codeOf(await sign('guarantee', 9_000_000))).toBe('ok')
  })
})

describe('notice, protest and demand to move', () => {
  it('ends at the end of a month, three months on; the tenant’s own notice opens the dwelling from the day after', async () => {
    const one = await housed()
    const version = (await one.now()).version
    expect((await one.town.value('tenancy.notice', { id: one.id, version, by: 'tenant', on: TODAY, reason: null })).endsOn).toBe('2027-02-28')
    expect(await one.now()).toMatchObject({ status: 'noticeGiven', notice: { by: 'tenant', endsOn: '2027-02-28', protestBy: null } })
    expect(one.town.store.sql(`SELECT availableOn FROM vacancy WHERE dwellingId = ? AND status = 'open'`, [one.dwellingId])).toEqual([{ availableOn: '2027-03-01' }])
    expect(codeOf(await one.town.call('tenancy.protest', { id: one.id, version: version + 1, on: TODAY }))).toBe('not-found')
    expect(codeOf(await one.town.call('tenancy.notice', { id: one.id, version: version + 1, by: 'tenant', on: TODAY, reason: null }))).toBe('already-decided')
  })

  it('the municipality needs a reason, offers the dwelling to nobody yet, and a protest in time stands', async () => {
    const one = await housed()
    const version = (await one.now()).version
    expect(codeOf(await one.town.call('tenancy.notice', { id: one.id, version, by: 'landlord', on: TODAY, reason: null }))).toBe('reason-required')
    await one.town.value('tenancy.notice', { id: one.id, version, by: 'landlord', on: TODAY, reason: 'Vesentlig mislighold' })
    expect(one.town.store.sql(`SELECT 1 FROM vacancy WHERE dwellingId = ? AND status = 'open'`, [one.dwellingId])).toEqual([])
    expect((await one.now()).notice!.protestBy).toBe('2026-12-23')
    expect(codeOf(await one.town.call('tenancy.protest', { id: one.id, version: version + 1, on: '2026-11-20' })), 'before the notice').toBe('bad-input')
    expect(codeOf(await one.town.call('tenancy.protest', { id: one.id, version: version + 1, on: '2026-12-20' })), 'ahead of time').toBe('bad-input')
    one.town.now.at = '2026-12-28T09:00:00.000Z'
    expect(await one.town.value('tenancy.protest', { id: one.id, version: version + 1, on: '2026-12-23' })).toEqual({ late: false })
    expect((await one.now()).notice!.protestedOn).toBe('2026-12-23')
  })

  it('a late protest is written down as late and stops nothing', async () => {
    const one = await housed()
    await one.town.value('tenancy.notice', { id: one.id, version: (await one.now()).version, by: 'landlord', on: TODAY, reason: 'Mislighold' })
    one.town.now.at = '2026-12-28T09:00:00.000Z'
    expect(await one.town.value('tenancy.protest', { id: one.id, version: (await one.now()).version, on: '2026-12-27' })).toEqual({ late: true })
    expect((await one.now()).notice!.protestedOn).toBeNull()
    expect(one.town.store.sql<{ note: string }>('SELECT note FROM tenancy WHERE id = ?', [one.id])[0]!.note).toContain('Protest kom etter fristen')
  })

  it('the trap of § 9-2: warned at nine, six and three months, then a demand to move within three months keeps it from running on', async () => {
    const one = await housed()
    const at = async (day: string) => {
      one.town.now.at = `${day}T09:00:00.000Z`
      return (await one.now()).warnings.map((row) => [row.tone, row.text])
    }
    expect(await at('2028-11-23')).toEqual([])
    expect(await at('2029-02-22')).toMatchObject([['quiet', expect.stringMatching(/^Kontrakten går ut om 273 dager/)]])
    expect(await at('2029-09-01')).toMatchObject([['attention', expect.stringMatching(/^Kontrakten går ut om 82 dager/)]])
    expect(codeOf(await one.town.call('tenancy.demandMoveOut', { id: one.id, version: (await one.now()).version, on: '2029-09-01' }))).toBe('bad-input')
    expect(await at('2029-12-01')).toEqual([['danger', 'Blir tidsubestemt 22. februar 2030']])
    expect(await at('2030-02-23')).toEqual([['danger', 'Kontrakten er blitt tidsubestemt']])
    one.town.now.at = '2029-12-01T09:00:00.000Z'
    await one.town.value('tenancy.demandMoveOut', { id: one.id, version: (await one.now()).version, on: '2029-12-01' })
    expect(await one.now()).toMatchObject({ moveOutDemandOn: '2029-12-01', warnings: [] })
  })
})

describe('moving out and renewal', () => {
  it('the dwelling is empty with steps and days, the case is closed, and the next home is kept', async () => {
    const one = await housed()
    one.town.now.at = '2027-03-01T09:00:00.000Z'
    expect(codeOf(await one.town.call('tenancy.moveOut', { id: one.id, version: (await one.now()).version, on: '2027-03-02', reason: 'bought' }))).toBe('bad-input')
    const { vacancyId } = await one.town.value('tenancy.moveOut', { id: one.id, version: (await one.now()).version, on: '2027-02-28', reason: 'bought', nextHome: 'Egen leilighet med startlån' })
    expect(await one.now()).toMatchObject({ status: 'ended', endsOn: '2027-02-28', endReason: 'bought', nextHome: 'Egen leilighet med startlån' })
    expect(one.town.store.sql('SELECT availableOn, status FROM vacancy WHERE id = ?', [vacancyId])).toEqual([{ availableOn: '2027-03-01', status: 'open' }])
    expect(one.town.store.sql<{ title: string }>('SELECT title FROM voidStep WHERE vacancyId = ? ORDER BY position', [vacancyId]).map((row) => row.title)).toEqual(['Nøkler inn', 'Befart', 'Vasket og låst om', 'Søker valgt', 'Kontrakt og nøkkel'])
    const dwelling = await one.town.value('dwelling.get', { id: one.dwellingId })
    expect([dwelling.dwelling.state, dwelling.dwelling.vacantDays]).toEqual(['vacant', 0])
    expect(one.town.store.sql('SELECT status, closedOn FROM housingCase WHERE id = ?', [one.caseId])).toEqual([{ status: 'closed', closedOn: '2027-02-28' }])
  })

  it('is renewed after a decision on a renewal, from the day after the old contract, and never twice on one decision', async () => {
    const one = await housed()
    expect((await one.town.value('tenancy.forCase', { caseId: one.caseId })).renewals).toEqual([])
    one.town.now.at = '2029-06-01T09:00:00.000Z'
    let decisionId = ''
    one.town.write((write) => {
      const copy = (table: string) => {
        const { id: _id, version: _v, createdAt: _ca, createdBy: _cb, updatedAt: _ua, updatedBy: _ub, ...row } = write.sql<Record<string, never>>(`SELECT * FROM ${table} WHERE caseId = ?`, [one.caseId])[0]!
        return row
      }
      const applicationId = write.insert('application', { ...copy('application'), type: 'renewal', receivedOn: '2029-05-02', status: 'decided' } as never).id
      decisionId = write.insert('decision', { ...copy('decision'), applicationId, decidedOn: '2029-05-30', reference: '2029/7' } as never).id
    })
    expect((await one.town.value('tenancy.forCase', { caseId: one.caseId })).renewals).toEqual([{ decisionId, label: 'Vedtak 2029/7', months: 36 }])
    const { contractEndsOn } = await one.town.value('tenancy.renew', { id: one.id, version: (await one.now()).version, decisionId, months: 36 })
    expect(contractEndsOn).toBe('2032-11-22')
    expect(await one.now()).toMatchObject({ status: 'active', contractEndsOn: '2032-11-22', signedOn: null })
    expect((await one.town.value('tenancy.forCase', { caseId: one.caseId })).renewals).toEqual([])
    expect(codeOf(await one.town.call('tenancy.renew', { id: one.id, version: (await one.now()).version, decisionId, months: 36 }))).toBe('duplicate')
  })

  it('a dwelling that the next one already has is not put out again when the former moves', async () => {
    const one = await housed()
    await one.town.value('tenancy.notice', { id: one.id, version: (await one.now()).version, by: 'tenant', on: TODAY, reason: null })
    const next = await one.town.value('dwelling.allocate', { dwellingId: one.dwellingId, caseId: one.cases[1], startsOn: '2027-03-01', answerBy: '2026-12-01', rationale: 'Neste i rekken' })
    await one.town.value('offer.accept', { allocationId: next.allocationId, version: 1, on: TODAY })
    one.town.now.at = '2027-03-01T09:00:00.000Z'
    await one.town.value('tenancy.moveOut', { id: one.id, version: (await one.now()).version, on: '2027-02-28', reason: 'movedAway' })
    expect(one.town.store.sql(`SELECT 1 FROM vacancy WHERE dwellingId = ? AND status IN ('open', 'reserved')`, [one.dwellingId])).toEqual([])
    expect((await one.town.value('dwelling.get', { id: one.dwellingId })).dwelling.state).toBe('offering')
    for (const step of (await one.offer(one.cases[1])).steps) await one.town.value('offer.step', { stepId: step.id, version: step.version, doneOn: '2027-03-01' })
    await one.town.value('offer.moveIn', { allocationId: next.allocationId, version: (await one.offer(one.cases[1])).version, on: '2027-03-01' })
    expect((await one.town.value('dwelling.get', { id: one.dwellingId })).dwelling.state).toBe('occupied')
  })

  it('a contract of three years after a renewal asks for no ground when it is signed', async () => {
    const one = await housed()
    one.town.write((write) => void write.update('tenancy', one.id, null, { contractEndsOn: '2032-11-22' }))
    expect(codeOf(await one.town.call('tenancy.sign', { id: one.id, version: (await one.now()).version, ...SIGN, contractEndsOn: '2032-11-22' }))).toBe('ok')
  })
})
