// Need against stock on a real store, counted by hand; orders from unmet need; and the mapping of tenants.
import { beforeEach, describe, expect, it } from 'vitest'
import { bedroomRow, needOf, pressure } from '../../shared/domain/stock.ts'
import type { Session } from '../../shared/contract.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'

const ANSWERED = ['homeUnsuitable', 'leaseRenewable', 'lawfulStay', 'permit', 'settledByAgreement', 'dailyCare', 'livelihood', 'workSituation', 'civilStatus', 'canSolveSelf', 'unsettledDebt', 'repaymentAgreement', 'everEvicted', 'ownAttempts', 'needsFollowUp', 'acceptsFollowUp', 'exchangeGround', 'tenancyKept']
let town: TestStore
let follower: Session
const cases: Record<string, string> = {}
const dwellings: Record<string, string> = {}

interface Someone { adults?: number | null; children?: number | null; bedrooms?: string; access?: 'stepFree' | 'wheelchair'; area?: string; groups?: string[]; kode?: 'strictlyConfidential'; status?: 'waiting' | 'offered' | 'received' | 'housed' }
function applicant(name: string, given: Someone = {}): void {
  town.write((write) => {
    const person = write.insert('person', { name, protectedAddress: given.kode ?? 'none', interpreter: 'no' })
    const own = write.insert('housingCase', { caseNumber: `2026/${Object.keys(cases).length + 1}`, personId: person.id, status: given.status ?? 'waiting', livingSituation: 'privateRentAtRisk', receivedOn: '2026-03-01', grantedOn: '2026-05-01', adults: given.adults === undefined ? 1 : given.adults, children: given.children === undefined ? 0 : given.children })
    cases[name] = own.id
    for (const [kind, value] of [['bedrooms', given.bedrooms], [given.access, 'yes'], ['area', given.area]] as const) if (kind && value) write.insert('requirement', { caseId: own.id, kind, level: 'must', value: kind === given.access ? null : value })
    if (given.groups) write.insert('needsAssessment', { caseId: own.id, ...Object.fromEntries(ANSWERED.map((field) => [field, 'unknown'])), needGroups: JSON.stringify(given.groups) } as never)
  })
}
function dwelling(name: string, given: { bedrooms?: number | null; stepFree?: 'yes' | 'unknown'; wheelchair?: 'yes'; area?: string; vacant?: boolean; tenants?: [string, string, string | null][]; state?: 'ended' } = {}): void {
  town.write((write) => {
    const building = write.insert('building', { address: name, area: given.area ?? 'Sentrum', lift: 'unknown' })
    const own = write.insert('dwelling', { buildingId: building.id, unitNumber: 'H0101', kind: 'rental', state: given.state ?? (given.vacant ? 'vacant' : 'occupied'), disposalForm: 'owned', bedrooms: given.bedrooms === undefined ? 1 : given.bedrooms, stepFree: given.stepFree ?? 'no', wheelchair: given.wheelchair ?? 'no', showerNoThreshold: 'no', ownEntrance: 'no', petsAllowed: 'no', quiet: 'no' } as never)
    dwellings[name] = own.id
    if (given.vacant) write.insert('vacancy', { dwellingId: own.id, availableOn: '2026-11-01', status: 'open' })
    for (const [tenant, startsOn, endsOn] of given.tenants ?? []) write.insert('tenancy', { dwellingId: own.id, caseId: cases[tenant] ?? null, tenantName: tenant, status: endsOn ? 'ended' : 'active', term: 'fixedTerm', startsOn, endsOn })
  })
}
const matrix = (axis: 'access' | 'area' | 'group', source: 'waiting' | 'open' | 'tenants' = 'waiting') => town.value('stock.matrix', { axis, source })
const cellOf = async (axis: 'access' | 'area' | 'group', row: number, column: string) => { const { cells } = await matrix(axis); const one = cells.find((cell) => cell.row === row && cell.column === column)!; return [one.need, one.stock, one.vacant, one.turnover, one.pressure] }

/** A store of its own for each test. */
function begin(): void {
  for (const key of Object.keys(cases)) delete cases[key]
  town = testMunicipality(testFolder())
  const id = town.newId()
  town.write((write) => write.insert('appUser', { id, username: 'turid', name: 'Turid Sand', initials: 'TS', role: 'followUpWorker', slotId: 't'.repeat(64), active: 'yes' }))
  follower = { userId: id, name: 'Turid Sand', initials: 'TS', role: 'followUpWorker' }
}

describe('pressure', () => {
  it.each([[0, 0, 'none'], [0, 5, 'none'], [3, 3, 'covered'], [4, 3, 'tight'], [9, 3, 'tight'], [10, 3, 'short'], [1, 0, 'short'], [2, null, 'unknown']] as const)('%i wait and %s come in a year: %s', (need, supply, word) => expect(pressure(need, supply)).toBe(word))
  it('four bedrooms and more stand in one row', () => expect([0, 3, 4, 7].map(bedroomRow)).toEqual([0, 3, 4, 4]))
})

describe('need against stock', () => {
  beforeEach(() => {
    begin()
    applicant('Anne', { bedrooms: '2', access: 'stepFree', area: 'Sentrum' })
    applicant('Bjørn', { bedrooms: '2', access: 'stepFree', area: 'Nord', groups: ['physicalDisability', 'economic'] })
    applicant('Cato', { bedrooms: '2', access: 'wheelchair' })
    applicant('Dina', { adults: null })
    applicant('Eva', { bedrooms: '5', status: 'offered' })
    applicant('Frode', { bedrooms: '1', status: 'received' })
    applicant('Gro Sperret', { bedrooms: '2', area: 'Nord', groups: ['violenceCrisis'], kode: 'strictlyConfidential' })
    applicant('Hans', { bedrooms: '1', status: 'housed' })
    dwelling('Toveien 1', { bedrooms: 2, stepFree: 'yes', vacant: true })
    dwelling('Toveien 2', { bedrooms: 2, stepFree: 'yes', tenants: [['A', '2024-01-01', '2026-01-31'], ['B', '2026-02-01', null]] })
    dwelling('Toveien 3', { bedrooms: 2, stepFree: 'unknown', area: 'Nord', tenants: [['C', '2025-11-23', null], ['D', '2025-11-24', '2026-01-01'], ['E', '2026-11-23', null], ['F', '2026-11-24', null]] })
    dwelling('Toveien 4', { bedrooms: null })
    dwelling('Toveien 5', { bedrooms: 2, stepFree: 'yes', state: 'ended' })
  })

  it('counts who waits, the dwellings, the vacant ones and those let anew in twelve months', async () => {
    expect(await cellOf('access', 2, 'stepFree')).toEqual([2, 2, 1, 1, 'covered'])
    expect(await cellOf('access', 2, 'wheelchair')).toEqual([1, 0, 0, 0, 'short'])
    // The window is the twelve months up to today: the tenancy a year ago to the day is outside it, today's inside, tomorrow's not yet.
    expect(await cellOf('access', 2, 'any')).toEqual([1, 1, 0, 2, 'covered'])
    expect(await cellOf('access', 4, 'any')).toEqual([1, 0, 0, 0, 'short'])
    const all = await matrix('access')
    expect(all).toMatchObject({ households: 6, dwellings: 4, dwellingsUncounted: 1, uncounted: [{ key: 'bedrooms', count: 1 }] })
  })

  it('by area and by group; a protected person this user is not named for stands in neither', async () => {
    expect(await cellOf('area', 2, 'Sentrum')).toEqual([1, 2, 1, 1, 'covered'])
    expect(await cellOf('area', 2, 'Nord')).toEqual([1, 1, 0, 2, 'covered'])
    expect(await cellOf('area', 2, 'anywhere')).toEqual([1, null, null, null, 'unknown'])
    expect((await matrix('area')).uncounted.map((one) => [one.key, one.count]).sort()).toEqual([['bedrooms', 1], ['hidden', 1]])
    expect(await cellOf('group', 2, 'physicalDisability')).toEqual([1, null, null, null, 'unknown'])
    const groups = await matrix('group')
    expect(groups.columns.map((one) => one.key)).not.toContain('violenceCrisis')
    expect(JSON.stringify([groups, await matrix('area')])).not.toContain('Gro')
    town.write((write) => write.insert('caseAccess', { caseId: cases['Gro Sperret']!, userId: town.session.userId }))
    expect(await cellOf('group', 2, 'violenceCrisis')).toEqual([1, null, null, null, 'unknown'])
    expect(await cellOf('area', 2, 'Nord')).toEqual([2, 1, 0, 2, 'covered'])
  })

  it('a cell opens to its cases and dwellings; a protected one by number, without a link', async () => {
    const behind = await town.value('stock.cell', { axis: 'access', source: 'waiting', row: 2, column: 'any' })
    expect(behind.cases).toEqual([{ caseId: null, caseNumber: '2026/7', name: 'Søker 2026/7', since: '2026-05-01', detail: expect.stringContaining('2 soverom · Krav i saken') }])
    expect(behind.dwellings.map((one) => one.label)).toEqual(['Toveien 3, H0101'])
    const unknown = await town.value('stock.cell', { axis: 'access', source: 'waiting', row: null, column: null, uncounted: 'bedrooms' })
    expect(unknown.cases.map((one) => [one.name, one.detail.startsWith('Soverom ikke kjent')])).toEqual([['Dina', true]])
  })

  it('open cases are a source of their own', async () => {
    const { cells } = await matrix('access', 'open')
    expect(cells.find((cell) => cell.row === 1 && cell.column === 'any')!.need).toBe(1)
  })

  it('an order counts who waits for just that, a protected person by size alone, and is answered step by step', async () => {
    const made = await town.value('purchase.create', { kind: 'buy', title: 'Toroms, trinnfri', bedrooms: 2, access: 'stepFree', dwellings: 2 })
    expect(made.waitingCount).toBe(2)
    // Four wait for two bedrooms. Of the three who would live in Nord, one is protected and counts by size and access only.
    expect(await town.value('purchase.create', { kind: 'buy', title: 'To soverom', bedrooms: 2, dwellings: 1 })).toMatchObject({ waitingCount: 4 })
    expect(await town.value('purchase.create', { kind: 'buy', title: 'I Nord', bedrooms: 2, area: 'Nord', dwellings: 1 })).toMatchObject({ waitingCount: 2 })
    const read = async () => (await town.value('purchase.list', {})).orders.find((one) => one.id === made.id)!
    const answer = async (status: 'sent' | 'approved' | 'filled' | 'rejected', more: object = {}) => town.call('purchase.answer', { id: made.id, version: (await read()).version, status, ...more })
    expect(await answer('approved', { answeredBy: 'Rådmannen' })).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(await answer('sent')).toMatchObject({ ok: true })
    expect(await answer('approved')).toMatchObject({ ok: false, error: { field: 'answeredBy' } })
    expect(await answer('rejected', { answeredBy: 'Rådmannen' })).toMatchObject({ ok: false, error: { field: 'note' } })
    expect(await answer('approved', { answeredBy: 'Rådmannen' })).toMatchObject({ ok: true })
    expect(await answer('filled')).toMatchObject({ ok: false, error: { field: 'dwellingIds' } })
    expect(await answer('filled', { dwellingIds: [dwellings['Toveien 1']!] })).toMatchObject({ ok: true })
    town.write((write) => write.update('housingCase', cases['Anne']!, null, { status: 'housed' }))
    expect(await read()).toMatchObject({ status: 'filled', waitingCount: 2, stillWaiting: 1, answeredBy: 'Rådmannen', arrived: [{ label: 'Toveien 1, H0101' }] })
    expect(await answer('sent')).toMatchObject({ ok: false })
  })
})

describe('bedrooms of a household', () => {
  it('what is asked for as a must comes first, then the norm; an uncounted household has none', () => {
    const rules = { sizeNorm: { reference: '', rows: [{ persons: 1, minRooms: 1, maxRooms: 2, minBedrooms: 0 }, { persons: 4, minRooms: 3, maxRooms: 4, minBedrooms: 3 }] } } as never
    const base = { adults: 2, children: 2, requirements: [], needGroups: null } as never as Parameters<typeof needOf>[0]
    expect(needOf(base, rules)).toMatchObject({ bedrooms: 3, from: 'norm' })
    expect(needOf({ ...base, children: null }, rules)).toMatchObject({ bedrooms: null, from: null })
    const asked = (level: 'must' | 'wish') => [{ kind: 'bedrooms', level, value: '1', source: null, statedOn: null }] as never
    expect(needOf({ ...base, requirements: asked('must') }, rules)).toMatchObject({ bedrooms: 1, from: 'requirement' })
    expect(needOf({ ...base, requirements: asked('wish') }, rules)).toMatchObject({ bedrooms: 3, from: 'norm' })
  })
})

describe('mapping of tenants', () => {
  let id: string
  beforeEach(async () => {
    begin()
    applicant('Anne', { status: 'housed' })
    applicant('Gro Sperret', { status: 'housed', kode: 'strictlyConfidential' })
    dwelling('Enveien 1', { bedrooms: 1, tenants: [['Anne', '2024-05-31', null]] })
    dwelling('Enveien 2', { bedrooms: 3, tenants: [['Tidligere', '2020-01-01', '2026-08-31'], ['Uten sak', '2026-09-01', null]] })
    dwelling('Enveien 3', { bedrooms: 1, tenants: [['Gro Sperret', '2024-01-01', null]] })
    dwelling('Enveien 4', { bedrooms: 1, tenants: [['Framtidig', '2026-12-01', null]] })
    id = (await town.value('campaign.create', { name: 'Alle leietakere', startsOn: '2026-08-31' })).id
  })
  const get = (more: object = {}, as?: Session) => town.value('campaign.get', { id, ...more }, as)
  const interview = async (tenant: string, more: object = {}) => {
    const row = (await get()).rows.find((one) => one.tenant === tenant)!
    return town.call('interview.save', { campaignId: id, tenancyId: row.tenancyId, version: row.version, status: 'done', heldOn: TODAY, suitability: 'notSuited', ...more } as never)
  }

  it('asks those who rented on the first day; who moved out that day is with them, who came later is not', async () => {
    const all = await get()
    expect(all.rows.map((one) => one.tenant)).toEqual(['Anne', 'Tidligere'])
    expect(all).toMatchObject({ total: 2, hidden: 1 })
    expect((await town.value('campaign.list', {}))[0]).toMatchObject({ total: 3, done: 0 })
    // Lived there for 27 months on 31 August 2026: Anne did, to the day.
    const long = async (livedMonths: number) => (await town.value('campaign.create', { name: 'Lenge', startsOn: '2026-08-31', livedMonths })).total
    expect([await long(27), await long(28)]).toEqual([3, 2])
  })

  it('an interview that is done says when and whether the home suits; the result follows', async () => {
    expect(await interview('Anne', { suitability: null })).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'suitability' } })
    expect(await interview('Anne', { heldOn: null })).toMatchObject({ ok: false, error: { field: 'heldOn' } })
    expect(await interview('Anne', { bedroomsNeeded: 2, needs: ['stepFree'], ownWords: 'Jeg orker ikke trappa.' })).toMatchObject({ ok: true })
    expect(await interview('Tidligere', { suitability: 'couldMoveOn', bedroomsNeeded: 1, needs: ['stepFree', 'quiet'] })).toMatchObject({ ok: true })
    const done = await get({ status: 'done' })
    expect(done.counts.filter((one) => one.count > 0)).toEqual([{ status: 'done', count: 2 }])
    expect(done.suited.filter((one) => one.count > 0)).toEqual([{ suitability: 'notSuited', count: 1 }, { suitability: 'couldMoveOn', count: 1 }])
    expect(done.byKind).toEqual([{ kind: 'rental', done: 2, suited: 0, notSuited: 1, couldMoveOn: 1 }])
    expect(done.needs).toEqual(expect.arrayContaining([{ label: 'Trinnfri inngang', count: 2 }, { label: 'Flere soverom enn boligen har', count: 1 }, { label: 'Færre soverom enn boligen har', count: 1 }, { label: 'Rolig bygg', count: 1 }]))
    expect((await get({ suitability: 'notSuited' })).rows.map((one) => one.ownWords)).toEqual(['Jeg orker ikke trappa.'])
    expect((await get({ text: 'enveien 2' })).rows.map((one) => one.tenant)).toEqual(['Tidligere'])
    expect((await get({ text: '%' })).rows).toEqual([])
  })

  it('who does not suit is need of another dwelling, while the tenancy runs', async () => {
    await interview('Anne', { bedroomsNeeded: 2, needs: ['wheelchair'] })
    await interview('Tidligere', { bedroomsNeeded: 2 })
    const { cells, households, campaign } = await matrix('access', 'tenants')
    expect([households, campaign]).toEqual([1, 'Alle leietakere'])
    expect(cells.filter((cell) => cell.need > 0).map((cell) => [cell.row, cell.column])).toEqual([[2, 'wheelchair']])
  })

  it('a protected tenant is listed and interviewed by the named alone', async () => {
    const tenancyId = town.store.sql<{ id: string }>(`SELECT id FROM tenancy WHERE tenantName = 'Gro Sperret'`)[0]!.id
    expect(await town.call('interview.save', { campaignId: id, tenancyId, version: 0, status: 'declined' }, { session: follower })).toMatchObject({ ok: false, error: { code: 'protected' } })
    expect(JSON.stringify(await get({}, follower))).not.toMatch(/Gro|Enveien 3/)
    town.write((write) => write.insert('caseAccess', { caseId: cases['Gro Sperret']!, userId: follower.userId }))
    expect((await get({}, follower)).rows.map((one) => one.tenant)).toContain('Gro Sperret')
    expect(await town.call('interview.save', { campaignId: id, tenancyId, version: 0, status: 'declined' }, { session: follower })).toMatchObject({ ok: true })
  })

  it('nobody outside the list is interviewed, and nothing is written after the end', async () => {
    const later = town.store.sql<{ id: string }>(`SELECT id FROM tenancy WHERE tenantName = 'Framtidig'`)[0]!.id
    expect(await town.call('interview.save', { campaignId: id, tenancyId: later, version: 0, status: 'declined' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    await town.value('campaign.close', { id, version: 1, status: 'closed' })
    expect(await interview('Anne')).toMatchObject({ ok: false, error: { field: 'campaignId' } })
  })

  it('two who write the same interview: the second is told', async () => {
    await interview('Anne')
    const row = (await get()).rows.find((one) => one.tenant === 'Anne')!
    expect(await town.call('interview.save', { campaignId: id, tenancyId: row.tenancyId, version: 0, status: 'declined' })).toMatchObject({ ok: false, error: { code: 'stale' } })
  })
})
