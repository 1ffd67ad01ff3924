// The attacker at the way from application to tenancy: rights through borrowed ids and merged registrations, decisions past their control, and one thing done twice.
import { afterAll, describe, expect, it } from 'vitest'
import type { Result, Session } from '../../shared/contract.ts'
import type { Output } from '../../shared/operations/index.ts'
import { fingerprint } from '../../db/intake/documents.ts'
import { RuleDefinition } from '../../shared/domain/rules.ts'
import { letterKind, livingSituation } from '../../shared/model/codes.ts'
import { testGate } from '../support/gate.ts'
import { codeOf, offerScene } from '../support/offer-scene.ts'
import { MARK, sealedDemo } from '../support/sealed-case.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'

const folder = testFolder()
let n = 0
const town = () => testMunicipality(folder, `attack-${n++}.bolig`)

function addUser(to: TestStore, name: string, role: Session['role']): Session {
  const userId = to.newId()
  to.write((write) => void write.insert('appUser', { id: userId, username: name.toLowerCase(), name, initials: 'XX', role, slotId: name.padEnd(64, 'x').slice(0, 64), active: 'yes', lastSeenAt: null }))
  return { userId, name, initials: 'XX', role }
}

function rules(to: TestStore, change: (rules: RuleDefinition) => void): void {
  to.write((write) => {
    const own = write.sql<{ id: string; definition: string }>('SELECT id, definition FROM ruleSet')[0]!
    const definition = RuleDefinition.parse(JSON.parse(own.definition))
    change(definition)
    write.update('ruleSet', own.id, null, { definition: JSON.stringify(definition) })
  })
}

async function office(): Promise<TestStore> {
  const one = town()
  await one.value('settings.set', { key: 'postalAddress', value: 'Postboks 14, 9988 Solvik' })
  await one.value('settings.set', { key: 'phone', value: '55 50 01 23' })
  return one
}

const newCase = async (to: TestStore, name: string) => (await to.value('case.create', { name, receivedOn: '2026-11-02', birthDate: '1980-03-01', phone: '90 00 11 22', livingSituation: 'temporaryAccommodation', children: 0 })).id
const help = (caseId: string, applicationId: string, rationale = 'Du får råd og hjelp til å finne et sted å bo.') => ({ caseId, applicationId, kind: 'individualHelp' as const, outcome: 'granted' as const, legalBasis: 'boligsosialloven § 6', rationale, specification: { rooms: null, minArea: null, groundFloorOrLift: null, contractMonths: null, contractReference: null, text: 'Hjelp på visning.', place: null, from: null, to: null } })
const cardOf = async (to: TestStore, caseId: string, id: string) => (await to.value('decision.desk', { caseId })).decisions.find((one) => one.id === id)!
const applicationOf = async (to: TestStore, caseId: string) => (await to.value('case.intake', { caseId })).applications[0]!.id

async function decided(to: TestStore, caseId: string): Promise<string> {
  const { id } = await to.value('decision.draft', help(caseId, await applicationOf(to, caseId)))
  await to.value('decision.decide', { id, version: (await cardOf(to, caseId, id)).version, notifiedOn: TODAY })
  return id
}

describe('a registration that became part of a protected person', () => {
  const demo = sealedDemo()
  afterAll(demo.end)
  const ask = (who: string, name: string, input: unknown, opId?: string) => demo.host.call(demo.sessions[who]!, name, input, opId ? { opId } : {}) as Promise<Result<Record<string, never>>>

  it('is a way in for nobody: not to its history, its facts, or by a case of its own', async () => {
    const twin = demo.store.sql<{ personId: string; version: number }>('SELECT c.personId, p.version FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [demo.twinCaseId])[0]!
    expect(codeOf(await ask('per', 'history.of', { entity: 'person', id: twin.personId }))).toBe('ok')
    expect(codeOf(await ask('anders', 'person.merge', { keepId: demo.personId, otherId: twin.personId, reason: 'Samme person' }))).toBe('ok')
    const review = demo.store.sql<{ id: string }>('SELECT id FROM duplicateReview ORDER BY createdAt DESC, id DESC LIMIT 1')[0]!.id
    expect(codeOf(await ask('per', 'history.of', { entity: 'person', id: twin.personId }))).toBe('protected')
    expect(codeOf(await ask('per', 'history.of', { entity: 'duplicateReview', id: review }))).toBe('protected')
    expect(codeOf(await ask('per', 'case.create', { name: 'Noen', receivedOn: TODAY, sameAs: twin.personId }))).toBe('protected')
    expect(codeOf(await ask('per', 'person.update', { id: twin.personId, version: 0, patch: { phone: '1' } }))).toBe('protected')
    expect(codeOf(await ask('anders', 'case.create', { name: 'Noen', receivedOn: TODAY, sameAs: twin.personId }))).toBe('not-found')
    expect(codeOf(await ask('anders', 'history.of', { entity: 'person', id: twin.personId }))).toBe('ok')
  })

  it('no draft of the rules can be used to ask of a protected person: every living situation and every count answers without them', async () => {
    const { definition } = ((await ask('per', 'rulebook.get', { id: demo.store.sql<{ id: string }>('SELECT id FROM ruleSet LIMIT 1')[0]!.id })) as unknown as { value: Output<'rulebook.get'> }).value
    const number = demo.store.sql<{ caseNumber: string }>('SELECT caseNumber FROM housingCase WHERE id = ?', [demo.caseId])[0]!.caseNumber
    const probe = async (who: string, living: string, without: string[]) => {
      const draft = { ...definition, criteria: [{ key: 'probe', kind: 'excluded' as const, text: 'Spørsmål', reference: '', must: true, appliesTo: ['new' as const], parameters: {}, evidence: [], exceptBy: null }], groups: [{ key: 'a', label: 'A', reference: '', living: [living], withChildren: null }, { key: 'b', label: 'B', reference: '', living: without, withChildren: null }] }
      return JSON.stringify((await ask(who, 'rulebook.preview', { definition: draft, limit: 500 })) as unknown)
    }
    const answers = await Promise.all(livingSituation.values.map((living) => probe('per', living, livingSituation.values.filter((one) => one !== living))))
    for (const answer of answers) {
      expect(answer).toContain('"ok":true')
      expect(answer).not.toContain(number)
      expect(MARK.test(answer)).toBe(false)
    }
    expect(await probe('anders', 'womensShelter', [])).toContain(number)
    // The same answer whatever is true of the hidden one: it is counted nowhere.
    const before = await probe('per', 'womensShelter', [])
    demo.store.transaction({ opId: 'skjult-flytter', name: 'test', actorId: demo.sessions['anders']!.userId, role: 'caseworker', at: '2026-11-23T09:00:00.000Z' }, (write) => void write.update('housingCase', demo.caseId, null, { livingSituation: 'rough', adults: 3 }))
    expect(await probe('per', 'womensShelter', [])).toBe(before)
  })

  it('the months ahead do not say how many rooms or steps a protected person needs', async () => {
    demo.store.transaction({ opId: 'skjult-venter', name: 'test', actorId: demo.sessions['anders']!.userId, role: 'caseworker', at: '2026-11-23T09:00:00.000Z' }, (write) => void write.update('housingCase', demo.caseId, null, { status: 'waiting', adults: 2, children: 2, parkedUntil: null, parkedReason: null }))
    const ahead = async (who: string) => ((await ask(who, 'match.ahead', { months: 3 })) as unknown as { value: Output<'match.ahead'> }).value
    const need = (one: Output<'match.ahead'>) => one.rows.reduce((sum, row) => sum + row.need, 0) + one.unplaced
    const [named, other] = [await ahead('anders'), await ahead('per')]
    expect(need(named) - need(other)).toBeGreaterThan(0)
    expect(other.rows.flatMap((row) => row.waiting).filter((one) => one.caseId === demo.caseId)).toEqual([])
    expect(other.why.at(-1)).toMatch(/med sperret adresse er ikke regnet med\.$/)
  })

  it('the one who keeps the dwellings gets no calendar of the cases', async () => {
    expect(codeOf(await ask('jonas', 'export.calendar', { mine: false }))).toBe('not-allowed')
  })
})

describe('ids of another case', () => {
  it('are kept with no letter, whatever its kind', async () => {
    const one = await office()
    const [mine, theirs] = [await newCase(one, 'Tor Berg'), await newCase(one, 'Berit Dal')]
    const decision = await decided(one, theirs)
    const { id: appealId } = await one.value('appeal.register', { decisionId: decision, receivedOn: TODAY, text: 'Jeg klager.' })
    const applicationId = await applicationOf(one, theirs)
    for (const kind of letterKind.values) for (const foreign of [{ decisionIds: [decision] }, { appealId }, { applicationId }, { allocationId: 'finnes-ikke' }]) expect(codeOf(await one.call('letter.compose', { caseId: mine, kind, language: 'nb', note: 'Venter.', expectedOn: '2027-01-01', ...foreign })), `${kind} ${Object.keys(foreign)[0]}`).toBe('not-found')
    expect(one.store.sql('SELECT 1 FROM letter')).toEqual([])
    await one.value('letter.compose', { caseId: mine, kind: 'interimReply', language: 'nb', note: 'Venter.', expectedOn: '2027-01-01', applicationId: await applicationOf(one, mine) })
  })
})

describe('control', () => {
  it('is not passed by registering the decision the short way, nor by a rule for another outcome', async () => {
    const one = town()
    rules(one, (set) => { set.control = [{ kind: 'individualHelp', outcomes: ['refused'], by: 'caseworker' }, { kind: 'individualHelp', outcomes: ['granted'], by: 'leader' }] })
    const [mona, siri] = [addUser(one, 'Mona', 'caseworker'), addUser(one, 'Siri', 'caseworker')]
    const caseId = await newCase(one, 'Tor Berg')
    expect(codeOf(await one.call('case.decide', { caseId, kind: 'individualHelp', outcome: 'granted', decidedOn: '1999-01-02', notifiedOn: TODAY, legalBasis: 'loven', rationale: 'Fordi.' }))).not.toBe('ok')
    expect(codeOf(await one.call('case.decide', { caseId, kind: 'individualHelp', outcome: 'granted', decidedOn: TODAY, notifiedOn: TODAY, legalBasis: 'loven', rationale: 'Fordi.' }))).toBe('control-needed')
    const { id } = await one.value('decision.draft', help(caseId, await applicationOf(one, caseId)), mona)
    const version = async () => (await cardOf(one, caseId, id)).version
    await one.value('decision.sendToControl', { id, version: await version() }, mona)
    expect(codeOf(await one.call('decision.control', { id, version: await version(), answer: 'approve' }, { session: siri })), 'only the leader checks what is granted').toBe('not-allowed')
    await one.value('decision.control', { id, version: await version(), answer: 'approve' })
    // Changed after approval, also by taking an earlier change back: it must be checked again.
    await one.call('decision.draft', { ...help(caseId, await applicationOf(one, caseId), 'En helt annen tekst enn den som ble godkjent.'), id, version: await version() }, { session: mona, opId: 'mona-endrer' })
    expect(codeOf(await one.call('decision.decide', { id, version: await version(), notifiedOn: TODAY }, { session: mona }))).toBe('control-needed')
    await one.value('decision.sendToControl', { id, version: await version() }, mona)
    await one.value('decision.control', { id, version: await version(), answer: 'approve' })
    await one.call('log.undo', { opId: 'mona-endrer' }, { session: mona })
    const said = codeOf(await one.call('decision.decide', { id, version: await version(), notifiedOn: TODAY }, { session: mona }))
    expect(said === 'ok' ? (await cardOf(one, caseId, id)).rationale : said, 'what is decided is what was approved').toMatch(/^En helt annen|^control/)
  })
})

describe('the same thing twice', () => {
  it('of two corrections the first stands, and the other is not made', async () => {
    const one = town()
    const caseId = await newCase(one, 'Tor Berg')
    const first = await decided(one, caseId)
    const drafts = [await one.value('decision.correct', { id: first, reason: 'Feil i teksten' }), await one.value('decision.correct', { id: first, reason: 'Feil i teksten' })]
    const made: string[] = []
    for (const { id } of drafts) made.push(codeOf(await one.call('decision.decide', { id, version: (await cardOf(one, caseId, id)).version, notifiedOn: TODAY })))
    expect(made).toEqual(['ok', 'decision-locked'])
    expect(codeOf(await one.call('decision.correct', { id: first, reason: 'Enda en gang' }))).toBe('decision-locked')
    expect((await one.value('decision.desk', { caseId })).decisions.filter((card) => card.status === 'decided').length).toBe(1)
  })

  it('no two decisions share a reference', async () => {
    const one = town()
    const caseId = await newCase(one, 'Tor Berg')
    const { id } = await one.value('decision.draft', help(caseId, await applicationOf(one, caseId)))
    await one.value('case.decide', { caseId, kind: 'temporaryAccommodation', outcome: 'granted', decidedOn: TODAY, notifiedOn: TODAY, legalBasis: 'loven', rationale: 'Fordi.' })
    await one.value('decision.decide', { id, version: (await cardOf(one, caseId, id)).version, notifiedOn: TODAY })
    const references = (await one.value('decision.desk', { caseId })).decisions.map((card) => card.reference)
    expect(new Set(references).size).toBe(2)
  })

  it('the draft a complaint gave can be thrown away, and a decision in a letter that is sent is not undone', async () => {
    const one = await office()
    const caseId = await newCase(one, 'Tor Berg')
    const [a, b] = [await decided(one, caseId), await decided(one, caseId)]
    await one.value('letter.compose', { caseId, kind: 'grant', language: 'nb', decisionIds: [a, b] })
    const letter = (await one.value('decision.desk', { caseId })).letters[0]!
    one.write((write) => void write.update('letter', letter.id, null, { status: 'sent', sentOn: TODAY }))
    for (const id of [a, b]) expect(codeOf(await one.call('decision.undo', { id, version: (await cardOf(one, caseId, id)).version, reason: 'Feil' }))).toBe('decision-locked')
    expect((await cardOf(one, caseId, b)).mayUndo).toBe(false)
    const { id: appealId } = await one.value('appeal.register', { decisionId: a, receivedOn: TODAY, text: 'Jeg klager.' })
    const { newDecisionId } = await one.value('appeal.handle', { id: appealId, version: 1, outcome: 'changed', reason: 'Nye opplysninger' })
    expect(codeOf(await one.call('decision.discard', { id: newDecisionId!, version: (await cardOf(one, caseId, newDecisionId!)).version }))).toBe('ok')
  })

  it('an undone decision goes out in no letter, also one that was taken back from the bin', async () => {
    const one = await office()
    const caseId = await newCase(one, 'Tor Berg')
    const id = await decided(one, caseId)
    const { ids } = await one.value('letter.compose', { caseId, kind: 'grant', language: 'nb', decisionIds: [id] })
    await one.call('letter.discard', { id: ids[0]!, version: 1 }, { opId: 'forkast-brevet' })
    await one.value('decision.undo', { id, version: (await cardOf(one, caseId, id)).version, reason: 'Feil person' })
    expect(codeOf(await one.call('decision.undo', { id, version: (await cardOf(one, caseId, id)).version, reason: 'Feil person' }))).toBe('decision-locked')
    await one.call('log.undo', { opId: 'forkast-brevet' })
    const bytes = Buffer.from('%PDF-1.4')
    expect(codeOf(await one.call('letter.markSent', { id: ids[0]!, version: one.store.sql<{ version: number }>('SELECT version FROM letter')[0]!.version, sentOn: TODAY, sha256: fingerprint(bytes), base64: bytes.toString('base64') }))).toBe('letter-lacks')
  })

  it('an adopted version of the rules is not changed by taking back how its draft was written', async () => {
    const one = town()
    const { id } = await one.value('rulebook.draft', { fromId: null, readyMade: 'discretion', name: 'Retningslinjene', versionLabel: '2027' })
    const { row, definition } = await one.value('rulebook.get', { id })
    await one.call('rulebook.save', { id, version: row.version, name: row.name, versionLabel: '2027', note: null, definition: { ...definition, limits: { ...definition.limits, appealWeeks: 4 } } }, { opId: 'lagre-utkast' })
    await one.value('rulebook.adopt', { id, version: row.version + 1, validFrom: TODAY })
    expect(codeOf(await one.call('log.undo', { opId: 'lagre-utkast' }))).toBe('undo-blocked')
    expect((await one.value('rulebook.get', { id })).definition.limits.appealWeeks).toBe(4)
  })

  it('nobody is parked while an offer is open, and a lease is renewed once on each decision', async () => {
    const scene = await offerScene(folder)
    const { town: one, cases, dwellings } = scene
    const version = async () => (await one.value('case.get', { id: cases[0] })).case.version
    await one.value('offer.reserve', { dwellingId: dwellings[0], caseId: cases[0], until: '2026-12-01' })
    expect(codeOf(await one.call('case.park', { id: cases[0], version: await version(), until: '2027-01-01', reason: 'Reise' }))).toBe('offer-not-possible')
    const decisions = one.store.sql<{ id: string }>('SELECT id FROM decision WHERE caseId = ?', [cases[0]]).map((row) => row.id)
    let leaseId = ''
    one.write((write) => {
      const { id: _id, version: _v, createdAt: _ca, createdBy: _cb, updatedAt: _ua, updatedBy: _ub, ...row } = write.sql<Record<string, never>>('SELECT * FROM decision WHERE id = ?', [decisions[0]!])[0]!
      decisions.push(write.insert('decision', { ...row, reference: '2026/9' } as never).id)
      leaseId = write.insert('tenancy', { dwellingId: dwellings[1], caseId: cases[0], tenantName: 'Tor Berg', tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2024-01-01', contractEndsOn: '2026-12-31', endsOn: null, endReason: null, rent: 800_000, note: null } as never).id
    })
    const renew = async (decisionId: string) => codeOf(await one.call('tenancy.renew', { id: leaseId, version: one.store.sql<{ version: number }>('SELECT version FROM tenancy WHERE id = ?', [leaseId])[0]!.version, decisionId, months: 36 }))
    expect([await renew(decisions[0]!), await renew(decisions[1]!), await renew(decisions[0]!), await renew(decisions[1]!)]).toEqual(['ok', 'ok', 'duplicate', 'duplicate'])
  })

  it('what the main process does for itself is not to be called from a window', async () => {
    const { gate, call } = testGate(`${folder}/vindu`)
    for (const name of ['letter.markSent', 'document.store'] as const) expect(codeOf(await call(name, {} as never)), name).toBe('unknown-operation')
    gate.close()
  })

  it('beside a dwelling stands not even the number of a protected case, and no lease is longer than its decision', async () => {
    const { town: one, cases, dwellings, mona } = await offerScene(folder)
    await one.value('dwelling.allocate', { dwellingId: dwellings[0], caseId: cases[0], startsOn: TODAY, answerBy: '2026-11-30', rationale: 'Boliglaget var enig.' })
    const { personId, caseNumber } = (await one.value('case.get', { id: cases[0] })).case
    one.write((write) => void write.update('person', personId, null, { protectedAddress: 'confidential' }))
    const seen = await one.value('dwelling.get', { id: dwellings[0] }, mona)
    expect(seen.openAllocation).toMatchObject({ caseId: null, name: 'Vises ikke' })
    expect(JSON.stringify(seen)).not.toContain(caseNumber)
    const decisionId = one.store.sql<{ id: string }>('SELECT id FROM decision WHERE caseId = ?', [cases[1]])[0]!.id
    let lease = { id: '', version: 0 }
    one.write((write) => {
      write.update('decision', decisionId, null, { contractMonths: 36 })
      lease = write.insert('tenancy', { dwellingId: dwellings[1], caseId: cases[1], tenantName: 'Berit Dal', tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2024-01-01', contractEndsOn: '2026-12-31', endsOn: null, endReason: null, rent: 800_000, note: null } as never) as typeof lease
    })
    expect(codeOf(await one.call('tenancy.renew', { id: lease.id, version: lease.version, decisionId, months: 37 }))).toBe('bad-input')
  })
})
