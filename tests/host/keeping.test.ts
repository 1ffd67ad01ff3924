// Keeping the home: what is noticed, that nothing follows by itself, what each step demands, and how repayment and outcomes are counted.
import { describe, expect, it } from 'vitest'
import type { Session } from '../../shared/contract.ts'
import type { KeepingRow } from '../../shared/operations/keeping.ts'
import { addTenant, addVisit, type Tenant } from '../support/keeping-scene.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'

const folder = testFolder()
let files = 0
const town = () => testMunicipality(folder, `beholde${files++}.bolig`)
const owes = (one: TestStore, tenant: Tenant, amount: number, seenOn = '2026-10-31', more: object = {}) => one.value('signal.add', { tenancyId: tenant.tenancyId, kind: 'arrears', seenOn, amount, ...more })
const rowOf = async (one: TestStore, tenant: Tenant, filter: 'all' | 'waiting' | 'silent' = 'all'): Promise<KeepingRow | undefined> => (await one.value('keeping.list', { filter })).rows.find((row) => row.tenancyId === tenant.tenancyId)
const lacksOf = async (one: TestStore, name: 'track.step' | 'track.end', input: never): Promise<string[]> => {
  const answer = await one.call(name, input)
  return answer.ok ? [] : ((answer.error.details?.['missing'] as string[] | undefined) ?? [answer.error.code])
}

describe('early notices', () => {
  it('arrears show from one month, grave from three; less than a month shows nowhere', async () => {
    const one = town()
    const [small, two, grave] = [addTenant(one), addTenant(one), addTenant(one)]
    await owes(one, small, 900_000)
    await owes(one, two, 2_000_000)
    await owes(one, grave, 3_000_000)
    expect(await rowOf(one, small)).toBeUndefined()
    const row = await rowOf(one, two)
    expect(row!.signals[0]!.facts).toEqual(['Skylder 20\u00a0000\u00a0kr, 2 måneders leie.', 'Oversikt per 31. okt. 2026. Skrevet inn.'])
    expect(row!.signals[0]!.grave).toBe(false)
    expect((await rowOf(one, grave))!.signals[0]!.grave).toBe(true)
  })

  it('what is owed without a known rent is shown, never taken for nothing; a paid debt is gone', async () => {
    const one = town()
    const tenant = addTenant(one, { rent: null })
    await owes(one, tenant, 50_000)
    expect((await rowOf(one, tenant))!.signals[0]!.label).toBe('Skylder 500\u00a0kr')
    await owes(one, tenant, 0, '2026-11-20')
    expect(await rowOf(one, tenant)).toBeUndefined()
  })

  it('two visits missed in a row are a notice; one missed between two held is not, and three within sixty days are', async () => {
    const one = town()
    const [row, single, three] = [addTenant(one), addTenant(one), addTenant(one)]
    for (const on of ['2026-11-10', '2026-11-17']) addVisit(one, row.planId, on, 'missed')
    for (const [on, status] of [['2026-11-03', 'done'], ['2026-11-10', 'missed'], ['2026-11-17', 'done']] as const) addVisit(one, single.planId, on, status)
    for (const [on, status] of [['2026-10-06', 'missed'], ['2026-10-20', 'missed'], ['2026-11-03', 'missed'], ['2026-11-17', 'done']] as const) addVisit(one, three.planId, on, status)
    expect((await rowOf(one, row))!.signals[0]!.label).toBe('2 besøk på rad uten oppmøte')
    expect(await rowOf(one, single)).toBeUndefined()
    expect((await rowOf(one, three))!.signals[0]!.label).toBe('3 besøk uten oppmøte')
  })

  it('a lease and a plan that end within their limits are noticed with the day', async () => {
    const one = town()
    const [near, far] = [addTenant(one, { contractEndsOn: '2027-02-20' }), addTenant(one, { contractEndsOn: '2027-03-01' })]
    one.write((write) => void write.update('followUpPlan', far.planId, null, { endsOn: '2026-12-23' }))
    expect((await rowOf(one, near))!.signals.map((signal) => signal.facts[0])).toEqual(['Kontrakten gjelder til 20. feb. 2027, om 89 dager.'])
    expect((await rowOf(one, far))!.signals.map((signal) => signal.label)).toEqual(['Planen går snart ut'])
  })

  it('children come first, also before what is graver, and the reasons are said; a child that turned eighteen is none', async () => {
    const one = town()
    const [grave, family, grown, unknown] = [addTenant(one), addTenant(one, { children: ['2015-05-05', '2008-11-24'] }), addTenant(one, { children: ['2008-11-23'] }), addTenant(one, { stated: null })]
    for (const [tenant, amount] of [[grave, 9_000_000], [family, 1_200_000], [grown, 2_000_000], [unknown, 1_100_000]] as const) await owes(one, tenant, amount)
    const { rows } = await one.value('keeping.list', {})
    expect(rows.map((row) => [row.tenancyId, row.children])).toEqual([[family.tenancyId, 2], [grave.tenancyId, 0], [grown.tenancyId, 0], [unknown.tenancyId, null]])
    expect(rows[0]!.reasons).toEqual(['2 barn i husstanden'])
    expect(rows[3]!.reasons).toContain('Ikke kjent om det bor barn her')
    one.now.at = '2026-11-24T08:00:00.000Z'
    expect((await rowOf(one, family))!.children).toBe(1)
  })

  it('a handled notice is silent until the day given, until a higher amount, and never for good', async () => {
    const one = town()
    const tenant = addTenant(one)
    await owes(one, tenant, 2_000_000)
    const { key } = (await rowOf(one, tenant))!.signals[0]!
    await one.value('signal.handle', { key, tenancyId: tenant.tenancyId, response: 'contact', note: 'Ringer i morgen.', quietUntil: '2026-12-01' })
    expect(await rowOf(one, tenant, 'waiting')).toBeUndefined()
    expect((await rowOf(one, tenant, 'silent'))!.signals[0]!.silent).toMatchObject({ by: 'Ingrid Moe', note: 'Ringer i morgen.', quietUntil: '2026-12-01' })
    await owes(one, tenant, 1_500_000, '2026-11-15')
    expect(await rowOf(one, tenant, 'waiting')).toBeUndefined()
    await owes(one, tenant, 2_000_100, '2026-11-20')
    expect(await rowOf(one, tenant, 'waiting')).toBeDefined()
    const again = (await rowOf(one, tenant))!.signals[0]!.key
    await one.value('signal.handle', { key: again, tenancyId: tenant.tenancyId, response: 'noAction', note: 'Betaler på fredag.', quietUntil: '2026-12-01' })
    one.now.at = '2026-12-01T08:00:00.000Z'
    expect(await rowOf(one, tenant, 'waiting')).toBeDefined()
  })

  it('only what is known now can be judged, with a reason, by one who may', async () => {
    const one = town()
    const tenant = addTenant(one)
    await owes(one, tenant, 2_000_000)
    const { key } = (await rowOf(one, tenant))!.signals[0]!
    const handle = (over: object, session?: Session) => one.call('signal.handle', { key, tenancyId: tenant.tenancyId, response: 'noAction', note: 'Snakket med henne.', ...over } as never, session ? { session } : {})
    const code = async (answer: ReturnType<typeof handle>) => { const got = await answer; return got.ok ? 'ok' : got.error.code }
    expect(await code(handle({ note: ' ' }))).toBe('bad-input')
    expect(await code(handle({ key: key.replace('#2000000', '#9900000') }))).toBe('signal-changed')
    expect(await code(handle({ quietUntil: TODAY }))).toBe('bad-input')
    expect(await code(handle({}, { ...one.session, role: 'reader' }))).toBe('not-allowed')
    await owes(one, tenant, 2_500_000, '2026-11-22')
    expect(await code(handle({}))).toBe('signal-changed')
  })

  it('«into the plan» makes a measure there; «open the track» opens one and sends nothing', async () => {
    const one = town()
    const tenant = addTenant(one)
    await owes(one, tenant, 2_000_000)
    const key = async () => (await rowOf(one, tenant))!.signals[0]!.key
    await one.value('signal.handle', { key: await key(), tenancyId: tenant.tenancyId, response: 'plan', note: 'Fast trekk av husleien.' })
    expect(one.store.sql(`SELECT text FROM measure WHERE planId = ?`, [tenant.planId])).toEqual([{ text: 'Fast trekk av husleien.' }])
    const { trackId } = await one.value('signal.handle', { key: await key(), tenancyId: tenant.tenancyId, response: 'track', note: 'Må følges tett.' })
    const track = await one.value('track.get', { id: trackId! })
    expect(track.steps.map((step) => step.kind)).toEqual(['missedPayment'])
    expect(track.openedBy).toBe('Ingrid Moe')
  })
})

describe('the track', () => {
  const opened = async (given: Parameters<typeof addTenant>[1] = {}) => {
    const one = town()
    const tenant = addTenant(one, given)
    await owes(one, tenant, 2_000_000)
    const { id } = await one.value('track.open', { tenancyId: tenant.tenancyId })
    const step = (kind: string, more: object = {}) => one.call('track.step', { trackId: id, kind, happenedOn: one.now.at.slice(0, 10), ...more } as never)
    const lacks = (kind: string, more: object = {}) => lacksOf(one, 'track.step', { trackId: id, kind, happenedOn: one.now.at.slice(0, 10), ...more } as never)
    const day = (on: string) => { one.now.at = `${on}T09:00:00.000Z` }
    return { one, tenant, id, step, lacks, day }
  }
  const REASON = { reason: 'Tre forsøk på avtale har ikke ført fram.' }

  it('a warning says all that lacks: reason, contact, children', async () => {
    const { lacks, step } = await opened({ children: ['2018-01-01'] })
    expect(await lacks('writtenWarning')).toEqual(['Du må skrive en begrunnelse.', 'Kontakt må være prøvd først.', 'Det bor barn i husstanden. Hva dette betyr for barna, må være vurdert skriftlig.'])
    expect((await step('contact', { note: 'Ringte to ganger.' })).ok).toBe(true)
    expect(await lacks('writtenWarning', REASON)).toHaveLength(1)
    expect(await lacks('childrenConsidered', { note: 'ok' })).toEqual(['Skriv hva dette betyr for barna.'])
    expect((await step('childrenConsidered', { note: 'Barna går på skole i strøket.' })).ok).toBe(true)
    expect(await lacks('writtenWarning', REASON)).toEqual([])
  })

  it('unknown is not no: whether there are children must be asked', async () => {
    const { one, id, lacks, step } = await opened({ stated: null })
    await step('contact', { note: 'Ringte to ganger.' })
    expect(await lacks('writtenWarning', REASON)).toEqual(['Spør om det bor barn i husstanden. Ingen har sagt det.'])
    const { version } = await one.value('track.get', { id })
    await one.value('track.children', { id, version, children: 0 })
    expect(await lacks('writtenWarning', REASON)).toEqual([])
  })

  it('fourteen days to pay, over Christmas to the next workday; the petition not before the day after', async () => {
    const { one, id, step, lacks, day } = await opened()
    await step('contact', { note: 'Møtte henne hjemme.' })
    day('2026-12-11')
    await step('writtenWarning', REASON)
    // 25 December is a holiday, 26 too, 27 a Sunday.
    expect((await one.value('track.get', { id })).due).toMatchObject({ on: '2026-12-28', text: 'Siste dag for å betale etter varselet', source: 'tvangsfullbyrdelsesloven § 4-18' })
    day('2026-12-28')
    expect(await lacks('petition', REASON)).toEqual(['Fristen i varselet går til 28. des. 2026. Begjæringen kan tidligst sendes dagen etter.'])
    day('2026-12-29')
    expect(await lacks('enforcementNotice')).toEqual(['Begjæringen må være sendt namsmannen.'])
    expect((await step('petition', REASON)).ok).toBe(true)
    expect(await lacks('evictionDate', { ...REASON, deadlineOn: '2027-02-01' })).toEqual(['Namsmannens varsel må være registrert.'])
    await step('enforcementNotice')
    expect((await one.value('track.get', { id })).due!.on).toBe('2027-01-12')
    day('2027-01-12')
    expect(await lacks('evictionDate', { ...REASON, deadlineOn: '2027-02-01' })).toEqual(['Leietakeren har frist til 12. jan. 2027 for å svare namsmannen.'])
    day('2027-01-13')
    expect(await lacks('evictionDate', REASON)).toEqual(['Skriv datoen for utkastelsen.'])
    expect((await step('evictionDate', { ...REASON, deadlineOn: '2027-02-01' })).ok).toBe(true)
    const { version } = await one.value('track.get', { id })
    expect(await lacksOf(one, 'track.end', { id, version, outcome: 'evicted', note: null, endedOn: '2027-01-13' } as never)).toEqual(['Utkastelsen er satt til 1. feb. 2027.', 'Skriv hvordan det gikk.'])
    await one.value('track.end', { id, version, outcome: 'paid', endedOn: '2027-01-13' })
    expect((await one.value('track.get', { id })).status).toBe('ended')
  })

  it('paid ends it at once, and then no step is taken', async () => {
    const { one, tenant, id, step } = await opened()
    const { version } = await one.value('track.get', { id })
    await one.value('track.end', { id, version, outcome: 'paid', endedOn: TODAY })
    expect((await step('contact', { note: 'Ringte to ganger.' })).ok).toBe(false)
    expect(await rowOf(one, tenant)).toBeUndefined()
  })

  it('an agreement that is kept stops warnings; one missed instalment lets them through again', async () => {
    const { one, id, step, lacks, day } = await opened()
    await step('contact', { note: 'Ringte to ganger.' })
    const { id: planId } = await one.value('repayment.agree', { trackId: id, amount: 2_000_000, monthly: 700_000, firstDueOn: '2027-01-31', agreedOn: TODAY, agreedWith: 'Leietaker' })
    const plan = async () => (await one.value('track.get', { id })).repayments[0]!
    expect((await plan()).rows.map((row) => [row.dueOn, row.amount])).toEqual([['2027-01-31', 700_000], ['2027-02-28', 700_000], ['2027-03-31', 600_000]])
    expect(await lacks('writtenWarning', REASON)).toEqual(['Nedbetalingsavtalen holdes. Da sendes verken varsel eller begjæring.'])
    day('2027-02-01')
    expect((await plan()).rows[0]!.state).toBe('missed')
    expect((await one.value('clock.list', { mine: false, kinds: ['repayment'] })).clocks.map((clock) => clock.dueOn)).toEqual(['2027-01-31'])
    await one.value('repayment.pay', { id: planId, version: (await plan()).version, on: '2027-02-01', amount: 1_900_000 })
    expect((await plan()).rows.map((row) => row.state)).toEqual(['paid', 'paid', 'part'])
    expect((await one.call('repayment.pay', { id: planId, version: (await plan()).version, on: '2027-02-01', amount: 200_000 })).ok).toBe(false)
    expect(await one.value('repayment.pay', { id: planId, version: (await plan()).version, on: '2027-02-01', amount: 100_000 })).toMatchObject({ kept: true })
    expect((await plan()).status).toBe('kept')
  })

  it('a step that was withdrawn no longer carries the next', async () => {
    const { one, id, step, lacks } = await opened()
    await step('contact', { note: 'Ringte feil nummer.' })
    const { steps } = await one.value('track.get', { id })
    const contact = steps.find((row) => row.kind === 'contact')!
    await one.value('track.withdrawStep', { id: contact.id, version: contact.version, reason: 'Feil nummer.' })
    expect(await lacks('writtenWarning', REASON)).toEqual(['Kontakt må være prøvd først.'])
  })

  it('outcomes of a period are counted with the list behind, families by the children of that day', async () => {
    const { one, tenant, id } = await opened({ children: ['2008-12-01'] })
    const end = async (outcome: 'paid', endedOn: string) => one.value('track.end', { id, version: (await one.value('track.get', { id })).version, outcome, endedOn })
    await end('paid', TODAY)
    const count = async (from: string, to: string) => (await one.value('keeping.outcomes', { from, to })).groups.map((group) => [group.outcome, group.all, group.families, group.rows.length])
    expect(await count('2026-01-01', '2026-12-31')).toEqual([['paid', 1, 1, 1]])
    expect(await count('2026-01-01', '2026-11-22')).toEqual([])
    one.write((write) => void write.update('householdMember', write.sql<{ id: string }>('SELECT id FROM householdMember WHERE caseId = ?', [tenant.caseId])[0]!.id, null, { birthDate: '2008-11-23' }))
    expect(await count('2026-01-01', '2026-12-31')).toEqual([['paid', 1, 0, 1]])
  })

  it('letters: the warning says the amount and the day, the agreement its dates; of a protected person no address', async () => {
    const { one, id, step, day } = await opened({ name: 'Kari Nordli', address: 'Fjordgata 9' })
    one.write((write) => void write.insert('setting', { key: 'x', value: 'x' }))
    expect((await one.call('export.keepingLetter', { trackId: id, letter: 'warning' })).ok).toBe(false)
    await step('contact', { note: 'Ringte to ganger.' })
    day('2026-11-24')
    await step('writtenWarning', { ...REASON, amount: 2_000_000 })
    for (const letter of ['talk', 'warning'] as const) expect((await one.value('export.keepingLetter', { trackId: id, letter })).fileName).not.toContain('Nordli')
  })
})

describe('protected people', () => {
  it('are not in the list, not found, and not opened by who is not named; the number says that they are there', async () => {
    const one = town()
    const tenant = addTenant(one, { protectedAddress: 'strictlyConfidential', name: 'Skjult Person', address: 'Skjulveien 1' })
    one.write((write) => void write.insert('signal', { caseId: tenant.caseId, tenancyId: tenant.tenancyId, kind: 'arrears', seenOn: TODAY, amount: 4_000_000, months: null, oldestDueOn: null, text: null, source: 'Skrevet inn', importRunId: null, by: 'X' }))
    const list = await one.value('keeping.list', { filter: 'all' })
    expect([list.rows.length, list.hidden]).toEqual([0, 1])
    for (const text of ['Skjul', 'Skjult']) expect(await one.value('keeping.find', { text })).toEqual([])
    for (const input of [{ tenancyId: tenant.tenancyId }]) expect(await one.call('track.open', input)).toMatchObject({ ok: false, error: { code: 'protected' } })
    one.write((write) => void write.insert('caseAccess', { caseId: tenant.caseId, userId: one.session.userId, reason: null }))
    expect((await one.value('keeping.list', { filter: 'all' })).rows[0]).toMatchObject({ name: 'Skjult Person', dwelling: null, dwellingId: null })
  })
})
