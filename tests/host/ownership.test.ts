// Leie til eie on a real store: steps, what a household can carry with the rates it rests on, a purchase of the rented dwelling and of another, and one act that is taken back as one.
import { describe, expect, it } from 'vitest'
import { trackFigures } from '../../shared/domain/ownership-steps.ts'
import { readPdf, squeeze } from '../unit/documents-reader.ts'
import { codeOf, offerScene, type OfferScene } from '../support/offer-scene.ts'
import { testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
const LENDING = { interestPercent: 0, ordinaryYears: 30, longYears: 50, interestOnlyYears: 5, sensitivity: [3] }
const LIVING = { persons: [{ label: 'Voksen', fromAge: 18, toAge: 120, monthly: 8000 }, { label: 'Barn', fromAge: 0, toAge: 17, monthly: 4000 }], household: [{ persons: 1, monthly: 2000 }, { persons: 3, monthly: 3000 }], minimumPersons: [] }
const kr = (amount: number) => amount * 100
/** 25 000 in, 10 000 to live on (8 000 and 2 000), 1 000 fixed, 1 000 upkeep, 3 000 running: 10 000 a month is left for the loan. */
const INPUT = { netIncome: kr(25_000), ages: [40], ownLiving: null, otherFixed: kr(1000), maintenance: kr(1000), running: kr(3000), price: null, ownMoney: null }

interface Scene extends OfferScene { tenancyId: string; dwellingId: string; caseId: string; trackId: string }

async function scene(more: Record<string, unknown> = {}): Promise<Scene> {
  const one = await offerScene(folder)
  const caseId = one.cases[0]!, dwellingId = one.dwellings[0]!
  let tenancyId = ''
  one.town.write((write) => {
    tenancyId = write.insert('tenancy', { dwellingId, caseId, tenantName: 'Tor Berg', tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2024-01-01', contractEndsOn: '2026-12-31', endsOn: null, endReason: null, rent: null, note: null } as never).id
    write.update('dwelling', dwellingId, null, { state: 'occupied', ...more } as never)
    for (const row of write.sql<{ id: string }>('SELECT id FROM application WHERE caseId = ?', [caseId])) write.update('application', row.id, null, { status: 'decided' })
    for (const row of write.sql<{ id: string }>('SELECT id FROM vacancy WHERE dwellingId = ?', [dwellingId])) write.update('vacancy', row.id, null, { status: 'filled' })
    for (const row of write.sql<{ id: string }>('SELECT id FROM voidPeriod WHERE dwellingId = ? AND endsOn IS NULL', [dwellingId])) write.update('voidPeriod', row.id, null, { endsOn: '2026-01-01' })
  })
  const { id: trackId } = await one.town.value('ownership.start', { caseId })
  return { ...one, tenancyId, dwellingId, caseId, trackId }
}
const rates = (one: OfferScene, kind: 'lending' | 'livingCosts' | 'stateGrant', definition: object, validFrom = '2026-01-01') => one.town.write((write) => void write.insert('parameterSet', { kind, validFrom, validTo: null, year: 2026, definition: JSON.stringify(definition), source: 'Kommunens vedtak 12/26', keptBy: 'Ingrid Moe' }))
const track = async (one: Scene) => one.town.value('ownership.get', { id: one.trackId })
const version = async (one: Scene) => (await track(one)).track.version
const move = async (one: Scene, to: 'talk' | 'economy' | 'capacity' | 'viewing') => one.town.value('ownership.move', { id: one.trackId, version: await version(one), to })
const row = <T>(one: Scene, sql: string, ...values: string[]) => one.town.store.sql<T>(sql, values)[0]!

describe('the way', () => {
  it('marks a tenant by yes, no and unknown, and unknown is not no', async () => {
    const one = await scene()
    const list = (show: 'yes' | 'unknown' | 'no') => one.town.value('ownership.candidates', { show })
    expect((await list('yes')).rows.map((found) => [found.tenancyId, found.tenant, found.onTheWay])).toEqual([[one.tenancyId, 'yes', true]])
    const now = (await list('yes')).rows[0]!
    await one.town.value('ownership.setPotential', { tenancyId: one.tenancyId, version: now.version, potential: 'unknown' })
    expect([(await list('unknown')).counts.unknown, (await list('no')).total]).toEqual([1, 0])
    // The dwelling may be sold, and nobody has asked the tenant: that is one to ask.
    const home = row<{ version: number }>(one, 'SELECT version FROM dwelling WHERE id = ?', one.dwellingId)
    await one.town.value('dwelling.setForSale', { id: one.dwellingId, version: home.version, potential: 'yes', stateGrant: null, stateGrantPaidOn: null })
    expect((await list('yes')).rows.map((found) => [found.tenant, found.home])).toEqual([['unknown', 'yes']])
  })

  it('one way at a time for a case; steps go both ways, and each is told in the events', async () => {
    const one = await scene()
    expect(codeOf(await one.town.call('ownership.start', { caseId: one.caseId }))).toBe('duplicate')
    await move(one, 'talk')
    await move(one, 'viewing')
    await move(one, 'economy')
    const { track: now, next, events } = await track(one)
    expect([now.status, next]).toEqual(['economy', 'capacity'])
    expect(events.map((event) => event.text)).toEqual(['Steget er nå: Økonomi.', 'Steget er nå: Visning og bud.', 'Steget er nå: Samtale.', 'Veien fra leie til eie er startet.'])
    expect((await one.town.value('ownership.list', {})).steps.find((step) => step.status === 'economy')!.count).toBe(1)
  })

  it('is laid aside with a code and words, counted by its reason, and can be taken up again', async () => {
    const one = await scene()
    expect(codeOf(await one.town.call('ownership.withdraw', { id: one.trackId, version: 1, code: 'debt', text: 'x', on: TODAY }))).toBe('bad-input')
    await one.town.value('ownership.withdraw', { id: one.trackId, version: 1, code: 'debt', text: 'Inkasso til våren', on: TODAY })
    const { figures, rows } = await one.town.value('ownership.list', { filter: 'withdrawn' })
    expect([figures.withdrawn, figures.withdrawnBy, rows[0]!.withdrawnCode]).toEqual([1, [{ code: 'debt', count: 1 }], 'debt'])
    expect(codeOf(await one.town.call('ownership.buy', { id: one.trackId, version: await version(one), outcome: 'elsewhere', on: TODAY, price: null, confirmed: true }))).toBe('already-decided')
    await move(one, 'talk')
    expect((await track(one)).events[0]!.text).toContain('Gjeld må ordnes først')
    expect((await track(one)).track.withdrawnCode).toBeNull()
  })
})

describe('servicing capacity', () => {
  it('says which rates and facts are lacking, and gives no figure', async () => {
    const one = await scene()
    const nothing = await one.town.value('capacity.try', { input: INPUT })
    expect([nothing.figures, nothing.lacks.length]).toEqual([null, 2])
    expect(nothing.lacks.join(' ')).toMatch(/Satser mangler: Lån.*2026/)
    rates(one, 'lending', LENDING)
    rates(one, 'livingCosts', LIVING, '2027-01-01')
    expect((await one.town.value('capacity.try', { input: INPUT })).lacks).toHaveLength(1)
    expect((await one.town.value('capacity.try', { input: { ...INPUT, ownLiving: kr(9000), netIncome: null } })).lacks).toEqual(['Inntekt etter skatt mangler.'])
    expect(codeOf(await one.town.call('capacity.save', { ownershipId: one.trackId, input: INPUT }))).toBe('bad-input')
  })

  it('by hand: 10 000 a month without interest is 3 600 000 over 30 years and 6 000 000 over 50', async () => {
    const one = await scene()
    rates(one, 'lending', LENDING)
    rates(one, 'livingCosts', LIVING)
    const { figures } = await one.town.value('capacity.try', { input: { ...INPUT, price: kr(4_000_000), ownMoney: kr(300_000) } })
    expect(figures!.lines.map((line) => [line.key, line.amount / 100])).toEqual([['netIncome', 25_000], ['living', -10_000], ['otherFixed', -1000], ['maintenance', -1000], ['available', 13_000], ['running', -3000], ['service', 10_000]])
    expect(figures!.options.slice(0, 2).map((option) => [option.loan / 100, option.enough])).toEqual([[3_600_000, false], [6_000_000, true]])
    expect([figures!.needed! / 100, figures!.advice]).toEqual([3_700_000, 'onlyLong'])
    const tooMuch = await one.town.value('capacity.try', { input: { ...INPUT, price: kr(9_000_000) } })
    expect(tooMuch.figures!.advice).toBe('tooLow')
  })

  it('is kept as it was when the rates change, and its paper says who it is advised against for', async () => {
    const one = await scene()
    rates(one, 'lending', LENDING)
    rates(one, 'livingCosts', LIVING)
    const { id } = await one.town.value('capacity.save', { ownershipId: one.trackId, input: { ...INPUT, price: kr(9_000_000) } })
    one.town.write((write) => { for (const set of write.sql<{ id: string }>(`SELECT id FROM parameterSet WHERE kind = 'lending'`)) write.update('parameterSet', set.id, null, { definition: JSON.stringify({ ...LENDING, ordinaryYears: 10 }) }) })
    const kept = (await track(one)).calculations
    expect(kept.map((found) => [found.id, found.result.figures!.options[0]!.loan / 100, found.input.netIncome])).toEqual([[id, 3_600_000, kr(25_000)]])
    const text = squeeze(readPdf(Buffer.from((await one.town.value('export.capacity', { id })).base64, 'base64')).pages.join(''))
    for (const words of ['Betjeningsevnen er for lav', 'frarådingsplikten', 'Igjen til renter og avdrag', '10 000 kr', '3 600 000 kr', 'Kommunens vedtak 12/26']) expect(text).toContain(squeeze(words))
  }, 30_000)
})

describe('a purchase', () => {
  it('of the rented dwelling: the grant that is left, the tenancy and the stock, and one undo', async () => {
    const one = await scene({ stateGrant: kr(1_000_000), stateGrantPaidOn: '2016-11-24' })
    const missing = await one.town.value('ownership.purchase', { id: one.trackId, outcome: 'ownRental', on: TODAY })
    expect([missing.grant!.remaining, missing.grant!.lacks]).toEqual([null, expect.stringContaining('Satser mangler')])
    rates(one, 'stateGrant', { writeOffPercent: 3.3, years: 30, maxArea: 80, perSquareMetre: 1 })
    // Nine whole years on 23 November 2026, ten the day after: 1 000 000 less 29.7 %.
    const said = await one.town.value('ownership.purchase', { id: one.trackId, outcome: 'ownRental', on: TODAY })
    expect(said.grant!.remaining! / 100).toBe(703_000)
    const bought = await one.town.call('ownership.buy', { id: one.trackId, version: await version(one), outcome: 'ownRental', on: TODAY, price: kr(2_400_000), loan: kr(2_300_000), grant: kr(100_000), followUntil: '2028-11-23', confirmed: true }, { opId: 'buy-own' })
    expect(bought).toEqual({ ok: true, value: { vacancyId: null, stateGrantDue: kr(703_000) } })
    expect(row(one, 'SELECT state, endedOn FROM dwelling WHERE id = ?', one.dwellingId)).toEqual({ state: 'ended', endedOn: TODAY })
    expect(row(one, 'SELECT status, endsOn, endReason FROM tenancy WHERE id = ?', one.tenancyId)).toEqual({ status: 'ended', endsOn: TODAY, endReason: 'bought' })
    expect((await one.town.value('ownership.list', { filter: 'bought' })).figures).toMatchObject({ boughtOwn: 1, boughtElsewhere: 0, freed: 0 })
    await one.town.value('log.undo', { opId: 'buy-own' })
    expect(row(one, 'SELECT state, endedOn FROM dwelling WHERE id = ?', one.dwellingId)).toEqual({ state: 'occupied', endedOn: null })
    expect(row(one, 'SELECT status, endsOn FROM tenancy WHERE id = ?', one.tenancyId)).toEqual({ status: 'active', endsOn: null })
    expect((await track(one)).track).toMatchObject({ status: 'potential', outcome: null, stateGrantDue: null })
  })

  it('needs to be confirmed, has happened, and is refused while the dwelling is given to another', async () => {
    const one = await scene()
    const buy = { id: one.trackId, version: 1, outcome: 'ownRental' as const, on: TODAY, price: null, confirmed: true as const }
    expect(codeOf(await one.town.call('ownership.buy', { ...buy, confirmed: false as never }))).toBe('bad-input')
    expect(codeOf(await one.town.call('ownership.buy', { ...buy, on: '2026-11-24' }))).toBe('bad-input')
    one.town.write((write) => void write.insert('allocation', { dwellingId: one.dwellingId, caseId: one.cases[1], status: 'allocated', allocatedOn: TODAY } as never))
    expect(codeOf(await one.town.call('ownership.buy', buy))).toBe('dwelling-allocated')
    expect((await track(one)).track.status).toBe('potential')
  })

  it('sells only what the municipality owns, and not over the head of the next tenant', async () => {
    const leased = await scene({ disposalForm: 'leasedIn' })
    const buy = { id: leased.trackId, version: 1, outcome: 'ownRental' as const, on: TODAY, price: null, confirmed: true as const }
    expect(codeOf(await leased.town.call('ownership.buy', buy))).toBe('dwelling-not-owned')
    const next = await scene()
    next.town.write((write) => void write.insert('tenancy', { dwellingId: next.dwellingId, tenantName: 'Neste', status: 'planned', term: 'fixedTerm', startsOn: '2027-01-01' } as never))
    expect(codeOf(await next.town.call('ownership.buy', { ...buy, id: next.trackId }))).toBe('dwelling-allocated')
    for (const one of [leased, next]) expect(row(one, 'SELECT state FROM dwelling WHERE id = ?', one.dwellingId)).toEqual({ state: 'occupied' })
  })

  it('ends an open track for the home that is left', async () => {
    const one = await scene()
    const { id } = await one.town.value('track.open', { tenancyId: one.tenancyId })
    await one.town.value('ownership.buy', { id: one.trackId, version: 1, outcome: 'elsewhere', on: TODAY, price: null, confirmed: true })
    expect(row(one, 'SELECT status, outcome FROM evictionTrack WHERE id = ?', id)).toEqual({ status: 'ended', outcome: 'otherHome' })
  })

  it('elsewhere: the dwelling goes the way of an ordinary moving out, and stands among the vacant and on the board', async () => {
    const one = await scene()
    const { vacancyId } = await one.town.value('ownership.buy', { id: one.trackId, version: 1, outcome: 'elsewhere', on: '2026-11-16', movedOn: '2026-11-20', price: kr(2_900_000), homeText: 'Rekkehus i Furulia', confirmed: true })
    expect(row(one, 'SELECT state FROM dwelling WHERE id = ?', one.dwellingId)).toEqual({ state: 'vacant' })
    expect(row(one, 'SELECT endsOn, endReason, nextHome FROM tenancy WHERE id = ?', one.tenancyId)).toEqual({ endsOn: '2026-11-20', endReason: 'bought', nextHome: 'Rekkehus i Furulia' })
    expect(row(one, 'SELECT availableOn, status FROM vacancy WHERE id = ?', vacancyId!)).toEqual({ availableOn: '2026-11-21', status: 'open' })
    expect(row<{ n: number }>(one, 'SELECT count(*) AS n FROM voidStep WHERE vacancyId = ?', vacancyId!).n).toBeGreaterThan(2)
    expect(row(one, 'SELECT status, closedOn FROM housingCase WHERE id = ?', one.caseId)).toEqual({ status: 'closed', closedOn: '2026-11-20' })
    expect((await one.town.value('void.vacant', {})).rows.map((found) => found.id)).toContain(one.dwellingId)
    expect((await one.town.value('match.board', {})).now.map((found) => found.id)).toContain(one.dwellingId)
    expect((await one.town.value('ownership.list', { filter: 'bought' })).figures).toMatchObject({ started: 1, boughtElsewhere: 1, freed: 1, defaulted: 0 })
  })

  it('is followed: a later default once, and the dwelling that was bought for the money', async () => {
    const one = await scene()
    await one.town.value('ownership.buy', { id: one.trackId, version: 1, outcome: 'elsewhere', on: '2026-11-16', price: null, confirmed: true })
    expect(codeOf(await one.town.call('ownership.default', { id: one.trackId, version: await version(one), on: '2026-11-15', text: 'Ikke betalt' }))).toBe('bad-input')
    await one.town.value('ownership.default', { id: one.trackId, version: await version(one), on: TODAY, text: 'To terminer ikke betalt' })
    expect(codeOf(await one.town.call('ownership.default', { id: one.trackId, version: await version(one), on: TODAY, text: 'En gang til' }))).toBe('already-decided')
    const next = one.dwellings[1]!
    await one.town.value('ownership.replace', { id: one.trackId, version: await version(one), dwellingId: next })
    expect(row(one, 'SELECT fromOwnershipId FROM dwelling WHERE id = ?', next)).toEqual({ fromOwnershipId: one.trackId })
    expect((await one.town.value('ownership.list', { filter: 'bought' })).figures).toMatchObject({ defaulted: 1, replaced: 1 })
    await one.town.value('ownership.replace', { id: one.trackId, version: await version(one), dwellingId: null })
    expect(row(one, 'SELECT fromOwnershipId FROM dwelling WHERE id = ?', next)).toEqual({ fromOwnershipId: null })
  })
})

it('figures by hand: who buys the rented dwelling frees nothing, and only a purchase can default', () => {
  const fact = (status: 'bought' | 'withdrawn' | 'talk', outcome: 'ownRental' | 'elsewhere' | null, more: object = {}) => ({ status, outcome, withdrawnCode: null, defaultedOn: null, tenancyId: 't', replacementId: null, ...more })
  expect(trackFigures([fact('bought', 'ownRental'), fact('bought', 'elsewhere'), fact('bought', 'elsewhere', { tenancyId: null, defaultedOn: TODAY }), fact('talk', null), fact('withdrawn', null, { withdrawnCode: 'outbid' }), fact('withdrawn', null, { withdrawnCode: 'outbid' }), fact('withdrawn', null, { withdrawnCode: 'debt' })]))
    .toEqual({ started: 7, boughtOwn: 1, boughtElsewhere: 2, withdrawn: 3, withdrawnBy: [{ code: 'outbid', count: 2 }, { code: 'debt', count: 1 }], defaulted: 1, freed: 1, replaced: 0 })
})

it('of a protected person the address stands beside nothing, and nobody who is not named opens the way', async () => {
  const one = await scene()
  one.town.write((write) => {
    const { personId } = write.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [one.caseId])[0]!
    write.update('person', personId, null, { protectedAddress: 'confidential' })
    for (const access of write.sql<{ id: string }>('SELECT id FROM caseAccess WHERE caseId = ?', [one.caseId])) write.remove('caseAccess', access.id)
  })
  const [found] = (await one.town.value('ownership.list', {})).rows
  expect([found!.dwelling, found!.name]).toEqual([null, expect.stringMatching(/^Søker \d{4}/)])
  expect((await one.town.value('ownership.candidates', { show: 'yes' })).total).toBe(0)
  for (const attempt of [one.town.call('ownership.get', { id: one.trackId }), one.town.call('ownership.purchase', { id: one.trackId, outcome: 'elsewhere', on: TODAY }), one.town.call('ownership.withdraw', { id: one.trackId, version: 1, code: 'debt', text: 'abc', on: TODAY }), one.town.call('ownership.setPotential', { tenancyId: one.tenancyId, version: 1, potential: 'no' })]) expect(codeOf(await attempt)).toBe('protected')
})
