// Samtykke on a real store: what opens and what covers, at once and for the whole person; grounds with provision and reason; nothing of a protected person for others; the form as paper.
import { describe, expect, it } from 'vitest'
import { standingServices, subjectOf, topicDisclosed } from '../../db/disclosure.ts'
import type { Session } from '../../shared/contract.ts'
import type { Topic } from '../../shared/model/field.ts'
import type { Input } from '../../shared/operations/index.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'
import { codeOf } from '../support/offer-scene.ts'
import { readPdf, squeeze } from '../unit/documents-reader.ts'

const folder = testFolder()
let files = 0

async function scene() {
  const town = testMunicipality(folder, `samtykke-${++files}.bolig`)
  const { id } = await town.value('case.create', { name: 'Tor Berg', receivedOn: '2026-10-01' })
  const { nav, mental, property } = town.services
  const names = { [nav]: 'NAV', [mental]: 'Psykisk helse og rus', [property]: 'Eiendom' } as Record<string, string>
  /** May the topic be spoken of when these are there? */
  const shown = (topic: Topic, services: string[], purpose: 'room' | 'paper' = 'room', caseId = id) => topicDisclosed(subjectOf(town.store, caseId, town.now.at.slice(0, 10)), topic, services.map((one) => ({ id: one, name: names[one]! })), purpose).shown
  const yes = (more: Partial<Input<'consent.record'>> = {}) => town.value('consent.record', { caseId: id, serviceIds: [nav], topics: ['health'], validFrom: TODAY, validTo: '2027-05-23', form: 'written', givenBy: 'Personen selv', givenOn: TODAY, ...more })
  const register = (caseId = id) => town.value('consent.list', { caseId })
  return { town, id, nav, mental, property, shown, yes, register }
}
const later = (town: TestStore, at: string) => { town.now.at = at }

/** A caseworker who is named to nothing. */
function mona(town: TestStore): Session {
  const userId = town.newId()
  town.write((write) => void write.insert('appUser', { id: userId, username: 'mona', name: 'Mona Lie', initials: 'ML', role: 'caseworker', slotId: 'm'.repeat(64), active: 'yes', lastSeenAt: null }))
  return { userId, name: 'Mona Lie', initials: 'ML', role: 'caseworker' }
}

describe('a yes', () => {
  it('for several services at once opens the topics for each of them, and says what changes', async () => {
    const { nav, mental, property, shown, yes, register } = await scene()
    expect(shown('health', [nav])).toBe(false)
    const { ids, changes } = await yes({ serviceIds: [nav, mental, nav], topics: ['health', 'economy'], givenBy: 'Verge Kari Nes', form: 'spoken', note: 'I møte på kontoret' })
    expect(ids).toHaveLength(2)
    expect(changes).toEqual(['Fra nå kan økonomi og helse drøftes når NAV er til stede.', 'Fra nå kan økonomi og helse drøftes når Psykisk helse og rus er til stede.'])
    expect([shown('health', [nav, mental]), shown('economy', [nav]), shown('substanceUse', [nav]), shown('health', [nav, property])]).toEqual([true, true, false, false])
    expect((await register()).entries.find((one) => one.serviceId === nav)).toMatchObject({ kind: 'consent', state: 'inForce', topics: ['health', 'economy'], purposes: ['meeting'], status: 'given', validFrom: TODAY, validTo: '2027-05-23', form: 'spoken', givenOn: TODAY, givenBy: 'Verge Kari Nes', recordedBy: 'Ingrid Moe', note: 'I møte på kontoret' })
  })

  it('to the meeting is no yes to paper, and the other way', async () => {
    const { nav, mental, shown, yes } = await scene()
    await yes()
    expect([shown('health', [nav], 'room'), shown('health', [nav], 'paper')]).toEqual([true, false])
    expect((await yes({ serviceIds: [mental], purposes: ['extract'] })).changes).toEqual(['Psykisk helse og rus kan få helse på papir.'])
    expect([shown('health', [mental], 'room'), shown('health', [mental], 'paper')]).toEqual([false, true])
  })

  it('opens from its first day to its last, both included, and is seen to end', async () => {
    const { town, nav, shown, yes, register } = await scene()
    await yes({ validFrom: '2026-11-25', validTo: '2027-01-10' })
    const state = async () => (await register()).entries[0]!.state
    expect([shown('health', [nav]), await state()]).toEqual([false, 'notYet'])
    later(town, '2026-11-25T08:00:00.000Z')
    expect([shown('health', [nav]), await state()]).toEqual([true, 'inForce'])
    later(town, '2026-12-11T08:00:00.000Z')
    expect([shown('health', [nav]), await state()]).toEqual([true, 'soon'])
    later(town, '2027-01-10T08:00:00.000Z')
    expect(shown('health', [nav])).toBe(true)
    later(town, '2027-01-11T08:00:00.000Z')
    expect([shown('health', [nav]), await state()]).toEqual([false, 'expired'])
  })

  it('is refused when it ends before it begins, was said in the future, names no one, or names a service that is not', async () => {
    const { town, id, nav } = await scene()
    const base = { caseId: id, serviceIds: [nav], topics: ['health'] as Topic[], validFrom: TODAY, validTo: null, form: 'spoken' as const, givenBy: 'Personen selv', givenOn: TODAY }
    for (const [change, field] of [[{ validTo: '2026-11-22' }, 'validTo'], [{ givenOn: '2026-11-24' }, 'givenOn'], [{ givenBy: ' ' }, 'givenBy'], [{ topics: [] }, 'topics'], [{ serviceIds: [] }, 'serviceIds'], [{ purposes: [] }, 'purposes']] as const) expect(await town.call('consent.record', { ...base, ...change } as never), field).toMatchObject({ ok: false, error: { code: 'bad-input', field } })
    expect(codeOf(await town.call('consent.record', { ...base, serviceIds: ['finnes-ikke'] }))).toBe('not-found')
    expect(town.store.sql('SELECT 1 FROM consent')).toHaveLength(0)
  })
})

describe('a no', () => {
  it('that takes a yes back covers at once, says so, and keeps the yes in the history', async () => {
    const { town, id, nav, shown, yes, register } = await scene()
    const { ids } = await yes()
    later(town, '2026-11-23T09:10:00.000Z')
    expect((await town.value('consent.effect', { caseId: id, says: 'no', serviceIds: [nav], topics: ['health'] })).changes).toEqual(['Fra nå dekkes helse når NAV er til stede.'])
    expect(shown('health', [nav])).toBe(true)
    expect((await town.value('consent.withdraw', { caseId: id, ids, on: TODAY, by: 'Personen selv' })).changes).toEqual(['Fra nå dekkes helse når NAV er til stede.'])
    expect(shown('health', [nav])).toBe(false)
    expect((await register()).entries[0]).toMatchObject({ state: 'withdrawn', status: 'withdrawn', withdrawnOn: TODAY, withdrawnBy: 'Personen selv', givenOn: TODAY, topics: ['health'] })
    expect(codeOf(await town.call('consent.withdraw', { caseId: id, ids, on: TODAY, by: 'Personen selv' }))).toBe('already-decided')
  })

  it('cannot be taken back before it was given, or tomorrow', async () => {
    const { town, id, yes } = await scene()
    const { ids } = await yes()
    for (const on of ['2026-11-22', '2026-11-24']) expect(await town.call('consent.withdraw', { caseId: id, ids, on, by: 'Personen selv' })).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'on' } })
  })

  it('said later ends every earlier yes to the same service and topic, and nothing else', async () => {
    const { town, id, nav, mental, shown, yes, register } = await scene()
    await yes({ serviceIds: [nav, mental], topics: ['health'] })
    await yes({ topics: ['economy', 'health'] })
    later(town, '2026-11-24T08:00:00.000Z')
    const { changes } = await town.value('consent.refuse', { caseId: id, serviceIds: [nav], topics: ['health'], by: 'Personen selv', on: '2026-11-24' })
    expect(changes).toEqual(['Fra nå dekkes helse når NAV er til stede.'])
    expect([shown('health', [nav]), shown('economy', [nav]), shown('health', [mental])]).toEqual([false, true, true])
    expect((await register()).entries.map((one) => `${one.service} ${one.topics.join('+')} ${one.state}`)).toEqual(['NAV health refused', 'NAV economy+health inForce', 'Psykisk helse og rus health inForce', 'NAV health overruled'])
    later(town, '2026-11-24T09:00:00.000Z')
    await yes({ validFrom: '2026-11-24', givenOn: '2026-11-24' })
    expect(shown('health', [nav])).toBe(true)
  })

  it('is not undone by a yes that was said before it and written in after', async () => {
    const { town, id, nav, shown } = await scene()
    await town.value('consent.refuse', { caseId: id, serviceIds: [nav], topics: ['health'], by: 'Personen selv', on: TODAY })
    const before = { caseId: id, serviceIds: [nav], topics: ['health' as const], validFrom: '2026-11-01', validTo: null, form: 'written' as const, givenBy: 'Personen selv', givenOn: '2026-11-01' }
    expect(codeOf(await town.call('consent.record', before))).toBe('consent-later-no')
    expect(codeOf(await town.call('consent.record', { ...before, topics: ['economy'] }))).toBe('ok')
    expect(shown('health', [nav])).toBe(false)
  })

  it('can be undone, and what it covered is open again; so can a yes', async () => {
    const { town, id, nav, shown, yes } = await scene()
    const given = await town.call('consent.record', { caseId: id, serviceIds: [nav], topics: ['health'], validFrom: TODAY, validTo: null, form: 'spoken', givenBy: 'Personen selv', givenOn: TODAY }, { opId: 'ja' })
    const { ids } = (given as { value: { ids: string[] } }).value
    await town.call('consent.withdraw', { caseId: id, ids, on: TODAY, by: 'Personen selv' }, { opId: 'trekk' })
    expect(shown('health', [nav])).toBe(false)
    await town.value('log.undo', { opId: 'trekk' })
    expect(shown('health', [nav])).toBe(true)
    await town.call('consent.refuse', { caseId: id, serviceIds: [nav], topics: ['health'], by: 'Personen selv', on: TODAY }, { opId: 'nei' })
    await town.value('log.undo', { opId: 'nei' })
    expect(shown('health', [nav])).toBe(true)
    await yes({ topics: ['economy'] })
  })
})

describe('the person', () => {
  it('is one through all cases: a yes in one opens in the other, and a no in the other ends it', async () => {
    const { town, id, nav, shown, yes, register } = await scene()
    const { personId } = (await town.value('case.get', { id })).case
    const { id: second } = await town.value('case.create', { name: 'Tor Berg', receivedOn: '2026-11-01', sameAs: personId })
    await yes()
    expect(shown('health', [nav], 'room', second)).toBe(true)
    expect((await register(second)).entries).toMatchObject([{ caseId: id, caseNumber: '2026/0001', state: 'inForce' }])
    later(town, '2026-11-24T08:00:00.000Z')
    await town.value('consent.withdraw', { caseId: second, ids: [(await register(second)).entries[0]!.id], on: '2026-11-24', by: 'Personen selv' })
    expect(shown('health', [nav])).toBe(false)
  })

  it('merged from two registrations keeps what was said under both, and a stranger\'s consent cannot be taken back here', async () => {
    const { town, id, nav, mental, shown, yes } = await scene()
    const { id: other } = await town.value('case.create', { name: 'Tor A. Berg', receivedOn: '2026-11-02' })
    const { ids } = await yes({ caseId: other, serviceIds: [mental] })
    await yes()
    expect(codeOf(await town.call('consent.withdraw', { caseId: id, ids, on: TODAY, by: 'Personen selv' }))).toBe('not-found')
    const of = async (caseId: string) => (await town.value('case.get', { id: caseId })).case.personId
    await town.value('person.merge', { keepId: await of(id), otherId: await of(other), reason: 'Samme fødselsdato og telefon' })
    expect([shown('health', [nav, mental]), shown('health', [nav, mental], 'room', other)]).toEqual([true, true])
    await town.value('consent.withdraw', { caseId: id, ids, on: TODAY, by: 'Personen selv' })
    expect(shown('health', [mental])).toBe(false)
  })

  it('with a protected address: refused to who is not named, and nothing is shared whatever was said', async () => {
    const { town, id, nav, shown, yes, register } = await scene()
    const { ids } = await yes()
    const page = await town.value('case.get', { id })
    await town.value('person.update', { id: page.case.personId, version: page.case.personVersion, patch: { protectedAddress: 'confidential' } })
    const as = { session: mona(town) }
    const base = { caseId: id, serviceIds: [nav], topics: ['health' as const] }
    expect([
      await town.call('consent.list', { caseId: id }, as), await town.call('consent.effect', { ...base, says: 'yes' }, as), await town.call('consent.record', { ...base, validFrom: TODAY, validTo: null, form: 'spoken', givenBy: 'Personen selv', givenOn: TODAY }, as), await town.call('consent.refuse', { ...base, by: 'Personen selv', on: TODAY }, as),
      await town.call('consent.withdraw', { caseId: id, ids, on: TODAY, by: 'Personen selv' }, as), await town.call('ground.record', { ...base, purposes: ['meeting'], reference: 'loven § 1', reason: 'En god grunn', validFrom: TODAY, validTo: null }, as), await town.call('export.consentForm', { caseId: id }, as),
    ].map(codeOf)).toEqual(Array(7).fill('protected'))
    expect(shown('health', [nav])).toBe(false)
    const { matrix, protected: isProtected } = await register()
    expect(isProtected).toBe(true)
    expect(matrix.flatMap((row) => row.cells).every((cell) => !cell.room.shown && !cell.paper.shown)).toBe(true)
  })
})

describe('the matrix', () => {
  it('is what disclosure says, one service at a time for both purposes, and leaves the own office out', async () => {
    const { town, id, nav, mental, yes, register } = await scene()
    await yes({ topics: ['health', 'economy'], purposes: ['meeting', 'extract'] })
    await yes({ serviceIds: [mental], topics: ['substanceUse'] })
    const { matrix } = await register()
    const person = subjectOf(town.store, id, TODAY)
    expect(matrix.map((row) => row.service)).toEqual(['NAV', 'Psykisk helse og rus', 'Eiendom', 'Flyktning', 'Barnevern', 'Helse og omsorg', 'Servicetorg', 'Andre'])
    for (const row of matrix) for (const cell of row.cells) for (const purpose of ['room', 'paper'] as const) expect(cell[purpose].shown).toBe(topicDisclosed(person, cell.topic, [{ id: row.serviceId, name: row.service }], purpose).shown)
    const cell = (service: string, topic: Topic) => matrix.find((row) => row.service === service)!.cells.find((one) => one.topic === topic)!
    expect(cell('NAV', 'health')).toMatchObject({ room: { shown: true }, paper: { shown: true } })
    expect(cell('Psykisk helse og rus', 'substanceUse').paper).toEqual({ shown: false, reason: 'Psykisk helse og rus: samtykket gjelder bare drøfting i møtet.' })
    expect(cell('Eiendom', 'health').room).toEqual({ shown: false, reason: 'Eiendom er til stede, og samtykke mangler for helse.' })
    expect(standingServices(town.store).map((one) => one.id)).toContain(nav)
  })
})

describe('another ground', () => {
  const ground = { topics: ['health' as const], purposes: ['meeting' as const], reference: 'helsepersonelloven § 25', reason: 'NAV deltar i planen for helsehjelpen', validFrom: TODAY, validTo: null }

  it('is refused without a provision or a reason, and opens with both until it is ended', async () => {
    const { town, id, nav, shown, register } = await scene()
    for (const [change, field] of [[{ reference: '  ' }, 'reference'], [{ reason: '' }, 'reason'], [{ reason: 'ja' }, 'reason']] as const) expect(await town.call('ground.record', { caseId: id, serviceIds: [nav], ...ground, ...change })).toMatchObject({ ok: false, error: { code: 'ground-lacks', field } })
    expect((await town.value('consent.effect', { caseId: id, says: 'ground', serviceIds: [nav], topics: ['health'], purposes: ['meeting'] })).changes).toEqual(['Fra nå kan helse drøftes når NAV er til stede.'])
    const { ids } = await town.value('ground.record', { caseId: id, serviceIds: [nav], ...ground })
    expect(shown('health', [nav])).toBe(true)
    expect((await register()).entries[0]).toMatchObject({ kind: 'ground', state: 'inForce', reference: 'helsepersonelloven § 25', reason: 'NAV deltar i planen for helsehjelpen', recordedBy: 'Ingrid Moe', endedOn: null })
    expect((await town.value('ground.end', { id: ids[0]!, version: 1, on: TODAY, reason: 'Helsehjelpen er avsluttet' })).changes).toEqual(['Fra nå dekkes helse når NAV er til stede.'])
    expect(shown('health', [nav])).toBe(false)
    expect((await register()).entries[0]).toMatchObject({ state: 'ended', endedOn: TODAY, endedReason: 'Helsehjelpen er avsluttet' })
    expect(codeOf(await town.call('ground.end', { id: ids[0]!, version: 2, on: TODAY, reason: 'En gang til' }))).toBe('already-decided')
  })

  it('stands when the person says no: it is not the person\'s yes', async () => {
    const { town, id, nav, shown } = await scene()
    await town.value('ground.record', { caseId: id, serviceIds: [nav], ...ground })
    expect((await town.value('consent.refuse', { caseId: id, serviceIds: [nav], topics: ['health'], by: 'Personen selv', on: TODAY })).changes).toEqual([])
    expect(shown('health', [nav])).toBe(true)
  })

  it('has provisions to choose from, and who the person is represented by', async () => {
    const { register } = await scene()
    const { provisions, givers } = await register()
    expect(provisions.map((one) => one.reference)).toContain('NAV-loven § 16')
    expect(givers).toEqual(['Personen selv'])
  })
})

describe('the clock', () => {
  const due = async (town: TestStore, id: string) => (await town.value('clock.list', { kinds: ['consentEnd'], caseId: id, limit: 50 })).clocks.map((one) => `${one.dueOn} ${one.tone}`)

  it('runs for a consent and a ground that end within thirty days, and is gone when they are taken back, renewed or ended', async () => {
    const { town, id, nav, mental, yes } = await scene()
    const { ids } = await yes({ validTo: '2026-12-10' })
    expect(await due(town, id)).toEqual(['2026-12-10 soon'])
    await yes({ validTo: '2027-12-10', topics: ['health', 'economy'] })
    expect(await due(town, id)).toEqual([])
    await yes({ serviceIds: [mental], validTo: '2026-12-12' })
    await yes({ serviceIds: [mental], validTo: '2027-12-12', topics: ['economy'] })
    expect(await due(town, id)).toEqual(['2026-12-12 soon'])
    await town.value('consent.refuse', { caseId: id, serviceIds: [mental], topics: ['health'], by: 'Personen selv', on: TODAY })
    expect(await due(town, id)).toEqual([])
    const { ids: grounds } = await town.value('ground.record', { caseId: id, serviceIds: [town.services.care], topics: ['health'], purposes: ['meeting'], reference: 'loven § 1', reason: 'En god grunn', validFrom: TODAY, validTo: '2026-12-01' })
    expect(await due(town, id)).toEqual(['2026-12-01 soon'])
    await town.value('ground.end', { id: grounds[0]!, version: 1, on: TODAY, reason: 'Trengs ikke' })
    expect(await due(town, id)).toEqual([])
    await town.value('consent.withdraw', { caseId: id, ids, on: TODAY, by: 'Personen selv' })
    expect([nav, await due(town, id)]).toEqual([nav, []])
  })

  it('stands on I dag, and not for someone whose cases are all closed', async () => {
    const { town, id, yes } = await scene()
    await yes({ validTo: '2026-11-25' })
    expect((await town.value('today.get', {})).legal.map((one) => one.text)).toContain('Samtykke går ut, Tor Berg')
    town.write((write) => void write.update('housingCase', id, null, { status: 'closed', closedOn: TODAY }))
    expect(await due(town, id)).toEqual([])
  })
})

describe('the form', () => {
  const paper = async (town: TestStore, input: Input<'export.consentForm'>) => {
    const file = await town.value('export.consentForm', input)
    const pdf = readPdf(Buffer.from(file.base64, 'base64'))
    return { file, pdf, text: squeeze(pdf.pages.join('')) }
  }
  const has = (text: string, ...words: string[]) => words.filter((one) => !text.includes(squeeze(one)))

  it('says in plain words what, to whom, for what, how long, and that a no costs nothing', async () => {
    const { town, id, nav, mental } = await scene()
    await town.value('settings.set', { key: 'phone', value: '38 00 00 00' })
    const { file, pdf, text } = await paper(town, { caseId: id, serviceIds: [nav, mental], topics: ['economy', 'health'], purposes: ['meeting'], validTo: '2027-05-23' })
    expect(has(text, 'Tor Berg', '2026/0001', 'Økonomi', 'Helse', 'NAV', 'Psykisk helse og rus', 'Samtale i boliglaget', 'til og med 23. mai 2027', 'Et nei er ikke grunn til å avslå søknaden din', 'Du kan trekke samtykket når som helst', 'telefon 38 00 00 00', 'Underskrift', 'Vergens navn', 'Nei, jeg samtykker ikke')).toEqual([])
    for (const absent of ['Barnevern', 'Utdrag på papir', 'Straff', 'Eiendom']) expect(text).not.toContain(squeeze(absent))
    expect(file.fileName).toBe('samtykkeskjema-2026-0001.pdf')
    expect([pdf.pages.length, pdf.catalog.includes('/Lang (nb-NO)'), pdf.metadata.includes('<pdfaid:conformance>A</pdfaid:conformance>'), pdf.catalog.includes('/StructTreeRoot')]).toEqual([1, true, true, true])
  })

  it('blank has every line to tick on one page, and nobody\'s name or number', async () => {
    const { town, id } = await scene()
    const { file, pdf, text } = await paper(town, { caseId: id, blank: true, topics: ['health'], validTo: '2027-05-23' })
    expect(has(text, 'Økonomi', 'Straff', 'Opphold', 'Eiendom', 'Servicetorg', 'Utdrag på papir', 'Samtykket gjelder til og med:')).toEqual([])
    expect([text.includes('TorBerg'), text.includes('2026/0001'), text.includes('23.mai'), pdf.pages.length, file.fileName]).toEqual([false, false, false, 1, 'samtykkeskjema.pdf'])
  })

  it('is written in nynorsk too, and says so to a reading tool', async () => {
    const { town, id, nav } = await scene()
    const { pdf, text } = await paper(town, { caseId: id, language: 'nn', serviceIds: [nav] })
    expect(has(text, 'Samtykke til å dele opplysningar', 'Kven vi deler med', 'Eit nei er ikkje grunn til å avslå søknaden din', 'laga av Ingrid Moe')).toEqual([])
    expect(pdf.catalog).toContain('/Lang (nn-NO)')
    expect(text).not.toMatch(/opplysninger|ikke|Hvem/)
  })

  it('of a protected person holds the case number and no name', async () => {
    const { town, id } = await scene()
    const { case: own } = await town.value('case.get', { id })
    await town.value('person.update', { id: own.personId, version: own.personVersion, patch: { protectedAddress: 'strictlyConfidential', address: 'Hemmeligveien 1', phone: '90 00 00 01' } })
    const { file, text, pdf } = await paper(town, { caseId: id, topics: ['health'] })
    expect(text).toContain(squeeze('Søker 2026/0001'))
    for (const secret of ['Tor Berg', 'Hemmelig', '90 00 00 01']) expect([text.includes(squeeze(secret)), pdf.metadata.includes(secret), file.fileName.includes(secret)]).toEqual([false, false, false])
  })
})
