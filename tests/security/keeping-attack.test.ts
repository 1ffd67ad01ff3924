// Keeping the home under attack: steps against a tenant without contact, the children or what came before them, a debt that was paid, and what undo and moving out can leave standing on nothing.
import { describe, expect, it } from 'vitest'
import { addTenant, type Tenant } from '../support/keeping-scene.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'

const folder = testFolder()
let files = 0
const newTown = () => testMunicipality(folder, `beholde${files++}.bolig`)
const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error!.code)
const REASON = 'Husleien er ikke betalt på lenge, og ingen svarer.'

/** A tenant with an open track, opened in September, and contact tried. */
async function tracked(given: Parameters<typeof addTenant>[1] = {}) {
  const town = newTown()
  const tenant = addTenant(town, { stated: 0, ...given })
  town.now.at = '2026-09-01T08:00:00.000Z'
  const { id: trackId } = await town.value('track.open', { tenancyId: tenant.tenancyId, amount: 3_000_000 })
  /** As a merge of two PCs can leave it. */
  const tornOut = (kind: string) => town.write((write) => { for (const { id } of write.sql<{ id: string }>('SELECT id FROM trackStep WHERE kind = ? AND withdrawnOn IS NULL', [kind])) write.update('trackStep', id, null, { withdrawnOn: TODAY }) })
  const end = async (outcome: 'paid' | 'evicted' | 'withdrawn', endedOn: string, opId = town.newId()) => town.call('track.end', { id: trackId, version: (await track()).version, outcome, note: REASON, endedOn }, { opId })
  const step = (kind: 'contact' | 'childrenConsidered' | 'writtenWarning' | 'petition' | 'enforcementNotice' | 'evictionDate', happenedOn: string, more: object = {}) => town.call('track.step', { trackId, kind, happenedOn, reason: REASON, note: 'Ringt og skrevet brev, og snakket om det.', ...more })
  const at = (day: string) => { town.now.at = `${day}T08:00:00.000Z` }
  const track = () => town.value('track.get', { id: trackId })
  const stepOf = async (kind: string) => (await track()).steps.filter((one) => one.kind === kind && one.withdrawnOn === null).at(-1)!
  const withdraw = async (kind: string, opId = town.newId()) => { const one = await stepOf(kind); return town.call('track.withdrawStep', { id: one.id, version: one.version, reason: 'Ført ved en feil' }, { opId }) }
  return { town, tenant, trackId, step, at, track, stepOf, withdraw, tornOut, end }
}
/** As far as a date for the eviction. */
async function nearEviction(given: Parameters<typeof addTenant>[1] = {}) {
  const one = await tracked(given)
  expect(codeOf(await one.step('contact', '2026-09-01'))).toBe('ok')
  expect(codeOf(await one.step('writtenWarning', '2026-09-01'))).toBe('ok')
  one.at('2026-10-01')
  expect(codeOf(await one.step('petition', '2026-10-01'))).toBe('ok')
  expect(codeOf(await one.step('enforcementNotice', '2026-10-01'))).toBe('ok')
  one.at(TODAY)
  return one
}
const evictionDate = { deadlineOn: '2026-12-20' }
const missing = (answer: { ok: boolean; error?: { details?: unknown } }) => JSON.stringify(answer.ok ? 'ok' : answer.error)

describe('no step against a tenant without contact, the children and what came before it', () => {
  it('that the case later says there are children counts, though the track was opened when it said none', async () => {
    const one = await tracked({ stated: 0 })
    await one.step('contact', '2026-09-01')
    one.town.write((write) => void write.update('housingCase', one.tenant.caseId, null, { children: 2 }))
    expect(missing(await one.step('writtenWarning', '2026-09-01'))).toMatch(/barn/)
  })

  it('an answer of no children on the track does not do away with the children the case knows of', async () => {
    const one = await tracked({ stated: 2 })
    await one.step('contact', '2026-09-01')
    const set = await one.town.call('track.children', { id: one.trackId, version: (await one.track()).version, children: 0 })
    expect(set.ok ? missing(await one.step('writtenWarning', '2026-09-01')) : 'barn').toMatch(/barn/)
  })

  it('contact from before the tenancy, or without words of it, is no contact about this', async () => {
    const one = await tracked()
    const contact = await one.step('contact', '1990-01-01')
    expect(contact.ok ? missing(await one.step('writtenWarning', '2026-09-01')) : 'Kontakt').toMatch(/Kontakt/)
    expect(codeOf(await one.step('contact', '2026-09-01', { note: null, reason: null }))).toBe('step-lacks')
  })

  it('a debt that is paid in full, by its agreement, gives neither warning, petition nor eviction', async () => {
    const one = await tracked()
    await one.step('contact', '2026-09-01')
    const { id } = await one.town.value('repayment.agree', { trackId: one.trackId, amount: 100_000, monthly: 50_000, firstDueOn: '2026-09-20', agreedOn: '2026-09-01' })
    expect(await one.town.value('repayment.pay', { id, version: 1, on: '2026-09-01', amount: 100_000 })).toMatchObject({ kept: true })
    expect(codeOf(await one.step('writtenWarning', '2026-09-01'))).not.toBe('ok')
  })

  it('an agreement that is kept also stops the date for eviction and the outcome', async () => {
    const one = await nearEviction()
    await one.town.value('repayment.agree', { trackId: one.trackId, amount: 300_000, monthly: 50_000, firstDueOn: '2026-12-20', agreedOn: TODAY })
    expect(codeOf(await one.step('evictionDate', TODAY, evictionDate))).not.toBe('ok')
  })

  it('an agreement that is kept is not replaced by one that was broken before it was made', async () => {
    const one = await tracked()
    one.at(TODAY)
    await one.step('contact', TODAY)
    await one.town.value('repayment.agree', { trackId: one.trackId, amount: 300_000, monthly: 50_000, firstDueOn: '2026-12-20', agreedOn: TODAY })
    expect(missing(await one.step('writtenWarning', TODAY))).toMatch(/Nedbetaling/)
    const broken = await one.town.call('repayment.agree', { trackId: one.trackId, amount: 300_000, monthly: 50_000, firstDueOn: '1990-01-01', agreedOn: '1990-01-01' })
    expect(broken.ok ? codeOf(await one.step('writtenWarning', TODAY)) : 'refused').not.toBe('ok')
  })

  it('the outcome «evicted» asks for the children, who may be known of since', async () => {
    const one = await nearEviction()
    one.at('2026-11-10')
    await one.step('evictionDate', '2026-11-10', { deadlineOn: '2026-11-20' })
    one.at(TODAY)
    one.town.write((write) => void write.insert('householdMember', { caseId: one.tenant.caseId, relation: 'child', name: null, birthDate: '2020-01-01', note: null, yearlyIncome: null, custody: 'lives' }))
    expect(codeOf(await one.town.call('track.end', { id: one.trackId, version: (await one.track()).version, outcome: 'evicted', note: REASON, endedOn: TODAY }))).not.toBe('ok')
  })

  it('undo does not bring back a withdrawn warning when contact was taken away meanwhile', async () => {
    const one = await tracked()
    await one.step('contact', '2026-09-01')
    await one.step('writtenWarning', '2026-09-01')
    const opId = one.town.newId()
    await one.withdraw('writtenWarning', opId)
    await one.withdraw('contact')
    expect(codeOf(await one.town.call('log.undo', { opId }))).not.toBe('ok')
  })

  it('undo of the contact does not leave a warning standing on nothing', async () => {
    const one = await tracked()
    const opId = one.town.newId()
    await one.town.call('track.step', { trackId: one.trackId, kind: 'contact', happenedOn: '2026-09-01', note: 'Ringt og skrevet' }, { opId })
    await one.step('writtenWarning', '2026-09-01')
    expect(codeOf(await one.town.call('log.undo', { opId }))).not.toBe('ok')
  })

  it('undo of an end gives no second open track beside the one that was opened since', async () => {
    const one = await tracked()
    const opId = one.town.newId()
    await one.town.call('track.end', { id: one.trackId, version: (await one.track()).version, outcome: 'withdrawn', note: null, endedOn: '2026-09-01' }, { opId })
    await one.town.value('track.open', { tenancyId: one.tenant.tenancyId })
    await one.town.call('log.undo', { opId })
    expect(one.town.store.sql(`SELECT id FROM evictionTrack WHERE tenancyId = ? AND status = 'open'`, [one.tenant.tenancyId])).toHaveLength(1)
  })

  it('a step is not taken against someone who has moved out', async () => {
    const one = await tracked()
    await one.step('contact', '2026-09-01')
    const { version } = one.town.store.sql<{ version: number }>('SELECT version FROM tenancy WHERE id = ?', [one.tenant.tenancyId])[0]!
    await one.town.value('tenancy.moveOut', { id: one.tenant.tenancyId, version, on: '2026-09-01', reason: 'movedAway' })
    expect(codeOf(await one.step('writtenWarning', '2026-09-01'))).not.toBe('ok')
  })

  it('what a later step rests on is not taken away from under it, and it is said which', async () => {
    const one = await nearEviction()
    for (const [kind, by] of [['contact', 'Skriftlig varsel'], ['writtenWarning', 'Begjæring'], ['petition', 'Varsel fra namsmannen']] as const) expect(missing(await one.withdraw(kind)), kind).toContain(by)
    for (const kind of ['enforcementNotice', 'petition', 'writtenWarning', 'contact']) expect(codeOf(await one.withdraw(kind)), kind).toBe('ok')
    const family = await tracked({ stated: 2 })
    for (const kind of ['contact', 'childrenConsidered', 'writtenWarning'] as const) expect(codeOf(await family.step(kind, '2026-09-01'))).toBe('ok')
    expect(missing(await family.withdraw('childrenConsidered'))).toMatch(/Skriftlig varsel/)
  })

  it('neither the enforcement notice nor a date for eviction is set on a petition or a warning that is gone', async () => {
    const one = await nearEviction()
    one.tornOut('petition')
    expect(missing(await one.step('evictionDate', TODAY, evictionDate))).toMatch(/Begjæringen må være sendt/)
    one.tornOut('writtenWarning')
    expect(missing(await one.step('enforcementNotice', TODAY))).toMatch(/Skriftlig varsel må være sendt/)
  })

  it.each([['contact', 'Kontakt'], ['petition', 'Begjæringen'], ['writtenWarning', 'varsel']])('the outcome «evicted» asks for the %s too', async (kind, word) => {
    const one = await nearEviction()
    one.at('2026-11-10')
    expect(codeOf(await one.step('evictionDate', '2026-11-10', { deadlineOn: '2026-11-20' }))).toBe('ok')
    one.at(TODAY)
    one.tornOut(kind)
    expect(missing(await one.end('evicted', TODAY))).toContain(word)
  })

  it('a new claim after the debt was paid opens the way again', async () => {
    const one = await tracked()
    await one.step('contact', '2026-09-01')
    await one.town.value('signal.add', { tenancyId: one.tenant.tenancyId, kind: 'arrears', seenOn: '2026-09-01', amount: 0 })
    expect(missing(await one.step('writtenWarning', '2026-09-01'))).toMatch(/betalt/)
    one.at('2026-10-01')
    await one.town.value('signal.add', { tenancyId: one.tenant.tenancyId, kind: 'arrears', seenOn: '2026-10-01', amount: 2_000_000 })
    expect(codeOf(await one.step('writtenWarning', '2026-10-01'))).toBe('ok')
  })

  it('nothing is paid on an agreement before it was made', async () => {
    const one = await tracked()
    const { id } = await one.town.value('repayment.agree', { trackId: one.trackId, amount: 100_000, monthly: 50_000, firstDueOn: '2026-09-20', agreedOn: '2026-09-01' })
    expect(codeOf(await one.town.call('repayment.pay', { id, version: 1, on: '2026-08-31', amount: 100 }))).toBe('bad-input')
  })

  it('undo that is refused changes nothing', async () => {
    const one = await tracked()
    await one.step('contact', '2026-09-01')
    await one.step('writtenWarning', '2026-09-01')
    const opId = one.town.newId()
    await one.withdraw('writtenWarning', opId)
    one.tornOut('contact')
    const before = one.town.store.sql('SELECT * FROM trackStep ORDER BY id')
    const answer = await one.town.call('log.undo', { opId })
    expect([codeOf(answer), missing(answer)]).toEqual(['undo-blocked', expect.stringContaining('Skriftlig varsel')])
    expect(one.town.store.sql('SELECT * FROM trackStep ORDER BY id')).toEqual(before)
  })

  it('no warning is printed of a debt that was paid', async () => {
    const one = await tracked()
    await one.step('contact', '2026-09-01')
    await one.step('writtenWarning', '2026-09-01')
    await one.town.value('track.end', { id: one.trackId, version: (await one.track()).version, outcome: 'paid', note: null, endedOn: '2026-09-01' })
    expect(codeOf(await one.town.call('export.keepingLetter', { trackId: one.trackId, letter: 'warning' }))).not.toBe('ok')
  }, 60_000)
})

describe('a tenancy', () => {
  it('does not end as an eviction without a track that came so far', async () => {
    const town = newTown()
    const { tenancyId } = addTenant(town, { children: ['2018-01-01'] })
    expect(codeOf(await town.call('tenancy.moveOut', { id: tenancyId, version: 1, on: TODAY, reason: 'eviction' }))).not.toBe('ok')
  })

  it('does when the track has ended so, or has come to the day', async () => {
    for (const ends of [true, false]) {
      const one = await nearEviction()
      one.at('2026-11-10')
      await one.step('evictionDate', '2026-11-10', { deadlineOn: '2026-11-20' })
      const moveOut = () => one.town.call('tenancy.moveOut', { id: one.tenant.tenancyId, version: one.town.store.sql<{ version: number }>('SELECT version FROM tenancy WHERE id = ?', [one.tenant.tenancyId])[0]!.version, on: one.town.now.at.slice(0, 10), reason: 'eviction' })
      expect(missing(await moveOut())).toMatch(/20. nov. 2026/)
      one.at(TODAY)
      if (ends) expect(codeOf(await one.end('evicted', TODAY))).toBe('ok')
      expect(codeOf(await moveOut())).toBe('ok')
      if (!ends) expect(codeOf(await one.withdraw('evictionDate'))).toBe('step-lacks')
      if (!ends) expect(codeOf(await one.end('evicted', TODAY))).toBe('ok')
    }
  })
})

describe('a notice that was looked at', () => {
  const owes = (town: TestStore, tenant: Tenant, seenOn: string, amount: number | null, text: string | null = null) => town.value('signal.add', { tenancyId: tenant.tenancyId, kind: 'arrears', seenOn, amount, text })
  const signalOf = async (town: TestStore, tenant: Tenant) => (await town.value('keeping.list', { filter: 'all' })).rows.find((row) => row.tenancyId === tenant.tenancyId)?.signals.find((one) => one.kind === 'arrears')

  it('does not hide a new debt that came after the old one was paid', async () => {
    const town = newTown()
    const tenant = addTenant(town)
    await owes(town, tenant, '2026-09-30', 3_000_000)
    town.now.at = '2026-10-01T08:00:00.000Z'
    await town.value('signal.handle', { key: (await signalOf(town, tenant))!.key, tenancyId: tenant.tenancyId, response: 'contact', note: 'Ringt og avtalt' })
    town.now.at = '2026-11-23T08:00:00.000Z'
    await owes(town, tenant, '2026-10-15', 0)
    await owes(town, tenant, '2026-11-20', 2_000_000)
    expect((await signalOf(town, tenant))!.silent).toBeNull()
  })

  it('does not hide a new one of which the amount is not known', async () => {
    const town = newTown()
    const tenant = addTenant(town)
    town.now.at = '2026-09-30T08:00:00.000Z'
    await owes(town, tenant, '2026-09-30', null, 'Skylder husleie')
    await town.value('signal.handle', { key: (await signalOf(town, tenant))!.key, tenancyId: tenant.tenancyId, response: 'noAction', note: 'Misforståelse' })
    town.now.at = '2026-11-23T08:00:00.000Z'
    await owes(town, tenant, '2026-11-20', null, 'Skylder igjen')
    expect((await signalOf(town, tenant))!.silent).toBeNull()
  })

  it('does not hide an unknown amount after a known one', async () => {
    const town = newTown()
    const tenant = addTenant(town)
    town.now.at = '2026-10-01T08:00:00.000Z'
    await owes(town, tenant, '2026-09-30', 3_000_000)
    await town.value('signal.handle', { key: (await signalOf(town, tenant))!.key, tenancyId: tenant.tenancyId, response: 'contact', note: 'Ringt og avtalt' })
    town.now.at = '2026-11-23T08:00:00.000Z'
    await owes(town, tenant, '2026-11-20', null, 'Skylder mer nå')
    expect((await signalOf(town, tenant))!.silent).toBeNull()
  })
})
