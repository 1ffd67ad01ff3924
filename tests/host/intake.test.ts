// From an application to a case that is ready to be judged, on a real store: every operation, its refusals, and what it leaves behind.
import { describe, expect, it } from 'vitest'
import type { Result } from '../../shared/contract.ts'
import { testFolder, testMunicipality, TODAY } from '../support/store.ts'

const folder = testFolder()
let n = 0
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const field = (result: Result<unknown>) => (result.ok ? null : [result.error.code, result.error.field])

async function town() {
  const place = testMunicipality(folder, `intake-${n++}.bolig`)
  const { id } = await place.value('case.create', { name: 'Tor Berg', birthDate: '1980-03-04', receivedOn: '2026-11-01', livingSituation: 'temporaryAccommodation', livingSince: '2026-09-01', ownWords: 'Jeg vil ha ro.' })
  const intake = () => place.value('case.intake', { caseId: id })
  const page = () => place.value('case.get', { id })
  const undo = async () => place.call('log.undo', { opId: (await place.value('log.recent', { limit: 1 }))[0]!.opId })
  return { ...place, id, intake, page, undo }
}

describe('applications', () => {
  it('freezes what is true when it is registered, and a later change leaves it as it was', async () => {
    const { id, value, intake, page } = await town()
    const [first] = (await intake()).applications
    expect(first).toMatchObject({ type: 'new', status: 'received', livingSituation: 'temporaryAccommodation', livingSince: '2026-09-01', ownWords: 'Jeg vil ha ro.', frozenOn: TODAY, interimDueOn: '2026-12-01', stale: false, confirmDueOn: '2027-11-01' })
    expect(first!.frozen).toContainEqual({ label: 'Bodde', value: 'Midlertidig botilbud, siden 1. sep. 2026 (83 dager)' })
    expect(first!.frozen).toContainEqual({ label: 'Husstand', value: '1 voksen, 0 barn' })
    expect(first!.frozen).toContainEqual({ label: 'Bodd i kommunen siden', value: 'Ikke kjent' })
    await value('case.update', { id, version: (await page()).case.version, patch: { livingSituation: 'privateRent', livingSince: '2026-11-20', monthlyIncome: 2_000_000 } })
    await value('needs.save', { caseId: id, version: null, patch: { yearlyIncome: 24_000_000, needGroups: ['economic'] } })
    await value('case.setRequirement', { caseId: id, kind: 'bedrooms', level: 'must', value: '2', statedOn: TODAY })
    expect((await intake()).applications[0]!.frozen).toEqual(first!.frozen)
    await value('application.register', { caseId: id, type: 'exchange', receivedOn: TODAY, channel: 'phone', wants: 'En bolig uten trapper' })
    const second = (await intake()).applications.find((one) => one.type === 'exchange')!
    expect(second).toMatchObject({ livingSituation: 'privateRent', livingSince: '2026-11-20', wants: 'En bolig uten trapper', channel: 'phone' })
    expect(second.frozen).toContainEqual({ label: 'Krav til boligen', value: 'Soverom 2 (må)' })
    expect(second.frozen).toContainEqual({ label: 'Brutto årsinntekt', value: '240\u00a0000\u00a0kr' })
    expect(second.frozen).toContainEqual({ label: 'Grupper', value: 'Økonomi' })
  })

  it('is not registered twice on a day, nor from tomorrow, nor about a tenancy that is not the case’s own', async () => {
    const { id, call } = await town()
    expect(field(await call('application.register', { caseId: id, type: 'new', receivedOn: '2026-11-01', channel: 'paper' }))).toEqual(['duplicate', 'type'])
    expect(field(await call('application.register', { caseId: id, type: 'exchange', receivedOn: '2026-11-24', channel: 'paper' }))).toEqual(['bad-input', 'receivedOn'])
    expect(field(await call('application.register', { caseId: id, type: 'exchange', receivedOn: TODAY, channel: 'paper', tenancyId: 'en-annens' }))).toEqual(['not-found', 'tenancyId'])
    expect(code(await call('application.register', { caseId: 'finnes-ikke', type: 'new', receivedOn: TODAY, channel: 'paper' }))).toBe('not-found')
  })

  it('is mended while it is open, on the newest version only, and undone', async () => {
    const { call, value, intake, undo } = await town()
    const { id, version } = (await intake()).applications[0]!
    await value('application.update', { id, version, patch: { wants: 'To rom', channel: 'digital', ownAttempts: '' } })
    expect((await intake()).applications[0]).toMatchObject({ wants: 'To rom', channel: 'digital', ownAttempts: null })
    const stale = await call('application.update', { id, version, patch: { wants: 'Tre rom' } })
    expect(stale).toMatchObject({ ok: false, error: { code: 'stale', details: { changes: expect.arrayContaining([expect.objectContaining({ field: 'wants', theirs: 'To rom' })]) } } })
    expect(code(await undo())).toBe('ok')
    expect((await intake()).applications[0]).toMatchObject({ wants: null, channel: 'paper' })
  })

  it('is complete only when nothing is open, and says what is', async () => {
    const { id, call, value, intake, page } = await town()
    const application = () => intake().then((one) => one.applications[0]!)
    const { ids } = await value('info.ask', { caseId: id, applicationId: (await application()).id, items: [{ kind: 'income', text: 'Lønnsslipper for tre måneder' }, { kind: 'lease', text: 'Leiekontrakt' }], dueOn: '2026-12-07' })
    expect(await application()).toMatchObject({ status: 'missingInfo' })
    expect((await page()).case).toMatchObject({ status: 'missingInfo', nextStep: 'Vent på opplysningene søkeren er bedt om', waitingOn: 'Søkeren', dueOn: '2026-12-07' })
    const refused = await call('application.complete', { id: (await application()).id, version: (await application()).version })
    expect(refused).toMatchObject({ ok: false, error: { code: 'info-open', details: { open: [{ text: 'Lønnsslipper for tre måneder' }, { text: 'Leiekontrakt' }] } } })
    await value('info.set', { id: ids[0]!, version: 1, status: 'received', on: TODAY })
    expect((await page()).case.status).toBe('missingInfo')
    await value('info.set', { id: ids[1]!, version: 1, status: 'waived', on: TODAY })
    expect((await page()).case).toMatchObject({ status: 'received', nextStep: 'Se over det som er kommet, og si at søknaden er opplyst', waitingOn: 'Boligkontoret', dueOn: null })
    await value('application.complete', { id: (await application()).id, version: (await application()).version })
    expect(await application()).toMatchObject({ status: 'complete', completeOn: TODAY })
    expect((await page()).case).toMatchObject({ status: 'assessment', nextStep: 'Vurder vilkårene' })
    await value('info.ask', { caseId: id, applicationId: null, items: [{ kind: 'debt', text: 'Gjeldsoversikt' }], dueOn: '2026-12-07' })
    expect(await application(), 'what is asked later opens it again').toMatchObject({ status: 'missingInfo', completeOn: null })
  })

  it('ends with a trace, closes the case when nothing holds it open, and opens again with a new one', async () => {
    const { id, call, value, intake, page, undo } = await town()
    const { id: applicationId, version } = (await intake()).applications[0]!
    await value('info.ask', { caseId: id, applicationId, items: [{ kind: 'income', text: 'Skattemelding' }], dueOn: '2026-12-07' })
    expect(field(await call('application.end', { id: applicationId, version: version + 1, how: 'forwarded', reason: 'Bor i nabokommunen' }))).toEqual(['bad-input', 'to'])
    expect(code(await call('application.end', { id: applicationId, version, how: 'withdrawn', reason: 'Fant bolig selv' }))).toBe('stale')
    const long = 'Skal behandles der hun bor. '.repeat(60).slice(0, 1900)
    await value('application.end', { id: applicationId, version: version + 1, how: 'forwarded', to: 'NAV Lillevik', reason: long })
    const after = await intake()
    expect(after.applications[0]).toMatchObject({ status: 'forwarded', forwardedTo: 'NAV Lillevik', interimDueOn: null, confirmDueOn: null })
    expect(after.missing).toMatchObject([{ status: 'waived', overdue: false }])
    expect((await page()).case).toMatchObject({ status: 'closed', nextStep: null, dueOn: null })
    expect((await page()).timeline.find((one) => one.title.includes('sendt videre til NAV Lillevik'))?.detail).toBe(long.trim())
    for (const result of [await call('application.update', { id: applicationId, version: 9, patch: {} }), await call('application.complete', { id: applicationId, version: 9 }), await call('application.end', { id: applicationId, version: 9, how: 'lapsed', reason: 'Svarer ikke' }), await call('application.confirm', { id: applicationId, version: 9, on: TODAY }), await call('info.ask', { caseId: id, applicationId, items: [{ kind: 'income', text: 'Mer' }], dueOn: TODAY })]) expect(code(result)).toBe('application-ended')
    expect(code(await undo())).toBe('ok')
    expect((await page()).case.status).toBe('missingInfo')
    const again = (await intake()).applications[0]!
    await value('application.end', { id: applicationId, version: again.version, how: 'lapsed', reason: 'Svarer ikke' })
    await value('application.register', { caseId: id, type: 'new', receivedOn: TODAY, channel: 'digital' })
    expect((await page()).case).toMatchObject({ status: 'received', receivedOn: TODAY })
    expect((await intake()).applications).toHaveLength(2)
  })

  it('leaves the case open when a tenancy runs, and finds the one tenancy an exchange is about', async () => {
    const { id, value, intake, page, write, store } = await town()
    const { ids } = await value('dwelling.create', { address: 'Prøvegata 12', unitNumbers: ['H0101'] })
    write((w) => {
      w.insert('tenancy', { dwellingId: ids[0]!, caseId: id, tenantName: 'Tor Berg', status: 'active', term: 'fixedTerm', startsOn: '2025-01-01', rent: 900_000 } as never)
      w.update('housingCase', id, null, { status: 'housed' })
      w.update('application', store.sql<{ id: string }>('SELECT id FROM application')[0]!.id, null, { status: 'decided' })
    })
    const { id: exchangeId } = await value('application.register', { caseId: id, type: 'exchange', receivedOn: TODAY, channel: 'paper' })
    const one = (await intake()).applications.find((row) => row.id === exchangeId)!
    expect(one.tenancyId).toBe((await intake()).tenancies[0]!.id)
    expect((await page()).case).toMatchObject({ status: 'housed', nextStep: 'Se over søknaden og be om det som mangler' })
    await value('application.end', { id: exchangeId, version: one.version, how: 'withdrawn', reason: 'Blir boende' })
    expect((await page()).case).toMatchObject({ status: 'housed', nextStep: null })
  })

  it('grows old by the rules, and is fresh again when it is confirmed', async () => {
    const { id, call, value, intake, now } = await town()
    now.at = '2027-12-01T09:00:00.000Z'
    const [old] = (await intake()).applications
    expect(old).toMatchObject({ stale: true, confirmDueOn: '2027-11-01' })
    expect(field(await call('application.confirm', { id: old!.id, version: old!.version, on: '2026-10-01' }))).toEqual(['bad-input', 'on'])
    expect(field(await call('application.confirm', { id: old!.id, version: old!.version, on: '2027-12-02' }))).toEqual(['bad-input', 'on'])
    await value('application.confirm', { id: old!.id, version: old!.version, on: '2027-12-01' })
    expect((await intake()).applications[0]).toMatchObject({ stale: false, confirmedOn: '2027-12-01', confirmDueOn: '2028-12-01' })
    expect(id).toBeTruthy()
  })
})

describe('what is missing', () => {
  it('is reminded with two more weeks, is overdue when the day is gone, and carries the paper that answered it', async () => {
    const { id, call, value, intake, now } = await town()
    const { ids } = await value('info.ask', { caseId: id, applicationId: null, items: [{ kind: 'healthStatement', text: 'Uttalelse fra fastlegen' }], dueOn: '2026-12-07' })
    now.at = '2026-12-08T09:00:00.000Z'
    expect((await intake()).missing[0]).toMatchObject({ overdue: true, status: 'asked' })
    await value('info.set', { id: ids[0]!, version: 1, status: 'reminded', on: '2026-12-08' })
    expect((await intake()).missing[0]).toMatchObject({ overdue: false, status: 'reminded', remindedOn: '2026-12-08', dueOn: '2026-12-22' })
    expect(code(await call('info.set', { id: ids[0]!, version: 1, status: 'received', on: '2026-12-08' }))).toBe('stale')
    expect(field(await call('info.set', { id: ids[0]!, version: 2, status: 'received', on: '2026-12-09' }))).toEqual(['bad-input', 'on'])
    expect(field(await call('info.set', { id: ids[0]!, version: 2, status: 'received', on: '2026-12-08', documentId: 'en-annens' }))).toEqual(['not-found', 'documentId'])
    expect(field(await call('info.ask', { caseId: id, applicationId: null, items: [{ kind: 'other', text: 'Noe' }], dueOn: '2026-12-01' }))).toEqual(['bad-input', 'dueOn'])
    await value('info.set', { id: ids[0]!, version: 2, status: 'received', on: '2026-12-08' })
    expect((await intake()).missing[0]).toMatchObject({ answeredOn: '2026-12-08', remindedOn: '2026-12-08', overdue: false })
  })
})

describe('household and needs', () => {
  it('counts who lives there, leaves what nobody has said unknown, and explains the rooms', async () => {
    const { id, value, call, intake, page, write, undo } = await town()
    write((w) => w.update('housingCase', id, null, { adults: null, children: null }))
    await value('household.save', { caseId: id, relation: 'dog', name: 'Balder' })
    expect((await intake()).rooms).toBeNull()
    expect((await intake()).roomsWhy.join(' ')).toMatch(/Hvor mange voksne.*Hvor mange barn/)
    await value('household.save', { caseId: id, relation: 'partner', name: 'Kari', yearlyIncome: 30_000_000 })
    const child = await value('household.save', { caseId: id, relation: 'child', name: 'Ola', birthDate: '2020-02-02', custody: 'lives' })
    await value('household.save', { caseId: id, relation: 'child', birthDate: '2018-02-02', custody: 'visits' })
    expect((await intake()).rooms).toMatchObject({ persons: 3 })
    expect((await intake()).roomsWhy.at(-1)).toMatch(/samvær og regnes ikke med/)
    expect((await page()).case.household).toMatchObject({ adults: 2 })
    expect(field(await call('household.save', { caseId: id, relation: 'child', birthDate: '2027-01-01' }))).toEqual(['bad-input', 'birthDate'])
    expect(code(await call('household.save', { caseId: id, id: child.id, version: 7, relation: 'child' }))).toBe('stale')
    expect(code(await call('household.remove', { id: child.id, version: 7 }))).toBe('stale')
    await value('household.remove', { id: child.id, version: 1 })
    expect((await intake()).rooms).toMatchObject({ persons: 2 })
    expect(code(await undo())).toBe('ok')
    expect((await intake()).rooms).toMatchObject({ persons: 3 })
    expect((await intake()).members.find((one) => one.id === child.id)).toMatchObject({ name: 'Ola', age: 6 })
  })

  it('keeps one mapping for each case, whoever made it first, and refuses what was based on an older one', async () => {
    const { id, call, value, intake, undo, store } = await town()
    expect((await intake()).needs).toMatchObject({ id: null, version: null, lawfulStay: 'unknown', needGroups: [], yearlyIncome: null })
    const made = await value('needs.save', { caseId: id, version: null, patch: { lawfulStay: 'yes', permit: 'norwegian', needGroups: ['economic', 'familyWithChildren', 'economic'], mainNeedGroup: 'economic', homeUnsuitableReason: '' } })
    expect((await intake()).needs).toMatchObject({ version: made.version, needGroups: ['economic', 'familyWithChildren'], homeUnsuitableReason: null })
    expect(code(await call('needs.save', { caseId: id, version: null, patch: { debt: 1 } }))).toBe('stale')
    await value('needs.save', { caseId: id, version: made.version, patch: { debt: 100 } })
    expect(await call('needs.save', { caseId: id, version: made.version, patch: { debt: 200 } })).toMatchObject({ error: { code: 'stale', details: { changes: [expect.objectContaining({ field: 'debt', theirs: 100 })] } } })
    expect(field(await call('needs.save', { caseId: id, version: made.version + 1, patch: { needGroups: ['familyWithChildren'] } }))).toEqual(['bad-input', 'mainNeedGroup'])
    expect(code(await undo())).toBe('ok')
    expect((await intake()).needs.debt).toBeNull()
    expect(store.sql('SELECT 1 FROM needsAssessment')).toHaveLength(1)
  })

  it('knows who speaks for the applicant, and when', async () => {
    const { id, call, value, intake } = await town()
    const given = { caseId: id, kind: 'guardian' as const, name: 'Vera Verge', receivesLetters: 'yes' as const, validFrom: '2026-01-01' }
    const made = await value('representative.save', { ...given, validTo: '2026-11-22' })
    expect((await intake()).representatives).toMatchObject([{ name: 'Vera Verge', inForce: false }])
    await value('representative.save', { ...given, id: made.id, version: 1, validTo: null, scope: 'Økonomi' })
    expect((await intake()).representatives).toMatchObject([{ scope: 'Økonomi', inForce: true, version: 2 }])
    expect(code(await call('representative.save', { ...given, id: made.id, version: 1 }))).toBe('stale')
    expect(field(await call('representative.save', { ...given, id: made.id }))).toEqual(['bad-input', 'version'])
    expect(field(await call('representative.save', { ...given, validTo: '2025-12-31' }))).toEqual(['bad-input', 'validTo'])
  })

  it('names the first ground that known facts give, and counts what nobody has said', async () => {
    const { id, value, intake } = await town()
    const before = await intake()
    expect(before.screening).toBeNull()
    expect(before.screeningOpen).toBeGreaterThan(0)
    await value('needs.save', { caseId: id, version: null, patch: { lawfulStay: 'no', permit: 'none' } })
    const after = await intake()
    expect(after.screening?.text).toMatch(/opphold/i)
    expect(after.screeningOpen).toBeLessThan(before.screeningOpen)
  })
})
