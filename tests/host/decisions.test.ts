// Decisions through the host on a real store: closed until the assessment is done, checked by a second person, locked, undone, corrected, replayed.
import { describe, expect, it } from 'vitest'
import type { Session } from '../../shared/contract.ts'
import type { Role } from '../../shared/access.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'

const folder = testFolder()
let n = 0

/** A municipality with the office's address, a colleague, and rules that ask for control of refusals. */
async function office() {
  const town = testMunicipality(folder, `decisions-${n++}.bolig`)
  await town.value('settings.set', { key: 'postalAddress', value: 'Postboks 14, 9988 Solvik' })
  await town.value('settings.set', { key: 'phone', value: '55 50 01 23' })
  town.write((write) => {
    const own = write.sql<{ id: string; definition: string }>('SELECT id, definition FROM ruleSet')[0]!
    write.update('ruleSet', own.id, null, { definition: JSON.stringify({ ...JSON.parse(own.definition), control: [{ kind: 'municipalDwelling', outcomes: ['refused'], by: 'caseworker' }] }) })
  })
  return { town, colleague: addUser(town, 'Per Dahl', 'caseworker'), writer: addUser(town, 'Sigrid Ovesen', 'caseworker') }
}

function addUser(town: TestStore, name: string, role: Role): Session {
  const userId = town.newId()
  const initials = name.split(' ').map((part) => part[0]).join('')
  town.write((write) => write.insert('appUser', { id: userId, username: name.toLowerCase(), name, initials, role, slotId: 'x'.repeat(64), active: 'yes', lastSeenAt: null }))
  return { userId, name, initials, role }
}

/** An application with everything known that the starting rules ask. */
async function applicant(town: TestStore, given: { residence?: string; name?: string } = {}) {
  const { id: caseId } = await town.value('case.create', { name: given.name ?? 'Tor Berg', birthDate: '1980-03-01', receivedOn: '2026-11-02', livingSituation: 'temporaryAccommodation', livingSince: '2026-10-01', ownWords: 'Jeg vil ha en dør jeg kan låse.', children: 0 })
  const page = await town.value('case.get', { id: caseId })
  await town.value('case.update', { id: caseId, version: page.case.version, patch: { residenceSince: given.residence ?? '2019-01-01' } })
  await town.value('needs.save', { caseId, version: null, patch: { lawfulStay: 'yes', permit: 'norwegian', canSolveSelf: 'no', unsettledDebt: 'no', everEvicted: 'no', needsFollowUp: 'no', acceptsFollowUp: 'yes', homeUnsuitable: 'yes', settledByAgreement: 'no', ownAttempts: 'yes' } })
  const intake = await town.value('case.intake', { caseId })
  return { caseId, applicationId: intake.applications[0]!.id }
}

async function assess(town: TestStore, caseId: string, applicationId: string) {
  const open = await town.value('assessment.get', { caseId })
  for (const row of open.rows) if (row.outcome === 'judge' || row.outcome === 'unknown') await town.value('assessment.judge', { caseId, applicationId, criterionKey: row.key, outcome: 'met', reason: 'Vurdert etter samtale.' })
  return town.value('assessment.complete', { caseId, applicationId })
}

const RATIONALE = 'Du er uten egen bolig og fyller alle vilkårene i forskriften.'
const SPEC = { rooms: 2, minArea: null, groundFloorOrLift: null, contractMonths: 36, contractReference: 'forskriften § 9 b', text: '', place: null, from: null, to: null }
const grant = (caseId: string, applicationId: string) => ({ caseId, kind: 'municipalDwelling' as const, outcome: 'granted' as const, applicationId, legalBasis: 'forskriften § 6', rationale: RATIONALE, specification: SPEC })

async function card(town: TestStore, caseId: string, id: string) {
  return (await town.value('decision.desk', { caseId })).decisions.find((one) => one.id === id)!
}

async function granted(town: TestStore) {
  const { caseId, applicationId } = await applicant(town)
  await assess(town, caseId, applicationId)
  const { id } = await town.value('decision.draft', grant(caseId, applicationId))
  const decided = await town.value('decision.decide', { id, version: (await card(town, caseId, id)).version, notifiedOn: TODAY })
  return { caseId, applicationId, id, decided }
}

describe('a decision', () => {
  it('says what is missing, and is refused until each of them is there', async () => {
    const { town } = await office()
    const { caseId, applicationId } = await applicant(town)
    const draft = await town.value('decision.draft', { ...grant(caseId, applicationId), rationale: 'Kort.', specification: null })
    expect(draft.lacks.map((one) => one.code)).toEqual(expect.arrayContaining(['rationale', 'rooms', 'contract']))
    expect(draft.lacks.some((one) => one.code === 'unjudged' || one.code === 'assessment')).toBe(true)
    const refused = await town.call('decision.decide', { id: draft.id, version: 1, notifiedOn: TODAY })
    expect(refused).toMatchObject({ ok: false, error: { code: 'decision-lacks' } })
    await assess(town, caseId, applicationId)
    const again = await town.value('decision.draft', { ...grant(caseId, applicationId), id: draft.id, version: 1 })
    expect(again.lacks).toEqual([])
  })

  it('locks, numbers itself, sets three weeks to complain and puts the applicant on the list', async () => {
    const { town } = await office()
    const { caseId, id, decided, applicationId } = await granted(town)
    // Three weeks from Monday 23 November 2026 is Monday 14 December.
    expect(decided).toMatchObject({ appealDeadline: '2026-12-14', reference: expect.stringMatching(/^2026\/\d{4}-01$/) })
    const page = await town.value('case.get', { id: caseId })
    expect(page.case).toMatchObject({ status: 'waiting', grantedOn: TODAY })
    expect(page.applications[0]).toMatchObject({ id: applicationId, status: 'decided' })
    expect(await town.call('decision.draft', { ...grant(caseId, applicationId), id, version: 2, rationale: `${RATIONALE} Endret.` })).toMatchObject({ ok: false, error: { code: 'decision-locked' } })
    expect(await card(town, caseId, id)).toMatchObject({ status: 'decided', appealBody: 'appealBoard', legalBasis: 'forskriften § 6', validUntil: '2027-11-23' })
  })

  it('on help goes to the county governor, leaves the application open, and answers the alarm of a missing one', async () => {
    const { town } = await office()
    const { caseId, applicationId } = await applicant(town)
    town.now.at = '2026-12-20T08:41:00.000Z'
    expect((await town.value('decision.desk', { caseId })).alerts.map((one) => one.code)).toContain('noHelpDecision')
    const { id } = await town.value('decision.draft', { caseId, kind: 'individualHelp', outcome: 'granted', applicationId, legalBasis: '', rationale: 'Du trenger hjelp til å finne og beholde en bolig.', specification: { ...SPEC, rooms: null, contractMonths: null, text: 'Hjelp til å søke bostøtte' } })
    await town.value('decision.decide', { id, version: 1, notifiedOn: '2026-12-20' })
    const desk = await town.value('decision.desk', { caseId })
    expect(desk.decisions[0]).toMatchObject({ legalBasis: 'boligsosialloven § 6', appealBody: 'countyGovernor', status: 'decided' })
    expect(desk.alerts.map((one) => one.code)).not.toContain('noHelpDecision')
    expect((await town.value('case.get', { id: caseId })).case.status).not.toBe('waiting')
  })

  it('to refuse needs a coded reason and a second person who has seen the very same text', async () => {
    const { town, colleague, writer } = await office()
    const { caseId, applicationId } = await applicant(town, { residence: '2026-10-01' })
    expect((await assess(town, caseId, applicationId)).eligible).toBe('no')
    const refusal = { ...grant(caseId, applicationId), outcome: 'refused' as const, specification: null, rationale: 'Du har bodd i kommunen i under to måneder. Kravet er tolv.' }
    const bare = await town.call('decision.draft', refusal, { session: writer })
    if (!bare.ok) throw new Error(bare.error.code)
    const { id } = bare.value
    expect(bare.value.lacks.map((one) => one.code)).toEqual(['reasons', 'control'])
    await town.value('decision.draft', { ...refusal, id, version: 1, reasonCodes: ['residenceTimeNotMet'] }, writer)
    expect(await town.call('decision.decide', { id, version: 2, notifiedOn: TODAY }, { session: writer })).toMatchObject({ ok: false, error: { code: 'control-needed' } })
    await town.value('decision.sendToControl', { id, version: 2 }, writer)
    expect(await town.call('decision.control', { id, version: 3, answer: 'approve' }, { session: writer })).toMatchObject({ ok: false, error: { code: 'control-own' } })
    await town.value('decision.control', { id, version: 3, answer: 'approve' }, colleague)
    // A word changed after the control: the approval is gone.
    await town.value('decision.draft', { ...refusal, id, version: 4, reasonCodes: ['residenceTimeNotMet'], rationale: `${refusal.rationale} Nytt.` }, writer)
    expect(await town.call('decision.decide', { id, version: 5, notifiedOn: TODAY }, { session: writer })).toMatchObject({ ok: false, error: { code: 'control-needed' } })
    await town.value('decision.sendToControl', { id, version: 5 }, writer)
    expect(await town.call('decision.control', { id, version: 6, answer: 'return' }, { session: colleague })).toMatchObject({ ok: false, error: { code: 'reason-required' } })
    await town.value('decision.control', { id, version: 6, answer: 'approve' }, colleague)
    await town.value('decision.decide', { id, version: 7, notifiedOn: TODAY }, writer)
    expect((await town.value('case.get', { id: caseId })).case.status).toBe('refused')
    // What a colleague corrects is not checked by who wrote it first.
    const { id: next } = await town.value('decision.correct', { id, reason: 'Feil dato i begrunnelsen.' }, colleague)
    await town.value('decision.sendToControl', { id: next, version: (await card(town, caseId, next)).version }, colleague)
    expect(await town.call('decision.control', { id: next, version: (await card(town, caseId, next)).version, answer: 'approve' }, { session: writer })).toMatchObject({ ok: false, error: { code: 'control-own' } })
  })

  it('tells whoever decides or checks it which conditions are met by a person’s word alone', async () => {
    const { town } = await office()
    const { id: caseId } = await town.value('case.create', { name: 'Berit Dal', birthDate: '1980-03-01', receivedOn: '2026-11-02' })
    const applicationId = (await town.value('case.intake', { caseId })).applications[0]!.id
    const unknown = (await town.value('assessment.get', { caseId })).rows.filter((row) => row.outcome === 'unknown').map((row) => row.text)
    await assess(town, caseId, applicationId)
    const { id } = await town.value('decision.draft', grant(caseId, applicationId))
    expect(unknown.length).toBeGreaterThan(2)
    expect((await card(town, caseId, id)).withoutFacts).toEqual(unknown)
    const known = await granted(town)
    expect((await card(town, known.caseId, known.id)).withoutFacts).toEqual([])
  })

  it('against the assessment needs the main considerations in writing', async () => {
    const { town } = await office()
    const { caseId, applicationId } = await applicant(town, { residence: '2026-10-01' })
    await assess(town, caseId, applicationId)
    const { id, lacks } = await town.value('decision.draft', grant(caseId, applicationId))
    expect(lacks.map((one) => one.code)).toEqual(['deviation'])
    expect((await town.value('decision.draft', { ...grant(caseId, applicationId), id, version: 1, considerations: 'Barnet går på skole her.' })).lacks).toEqual([])
  })

  it('is undone the same day with everything it moved, and not the day after', async () => {
    const { town } = await office()
    const { caseId, id, applicationId } = await granted(town)
    const { version } = await card(town, caseId, id)
    const undone = await town.value('decision.undo', { id, version, reason: 'Feil søknad ble valgt.' })
    expect(undone.elsewhere).toContain('Saken og søknaden er tilbake slik de var før vedtaket.')
    const page = await town.value('case.get', { id: caseId })
    expect(page.case.grantedOn).toBeNull()
    expect(page.case.status).not.toBe('waiting')
    expect(page.applications.find((one) => one.id === applicationId)!.status).not.toBe('decided')
    const other = await granted(town)
    town.now.at = '2026-11-24T08:41:00.000Z'
    expect(await town.call('decision.undo', { id: other.id, version: (await card(town, other.caseId, other.id)).version, reason: 'For sent.' })).toMatchObject({ ok: false, error: { code: 'decision-locked' } })
  })

  it('is corrected by a new one that names it, and the old stands as corrected', async () => {
    const { town } = await office()
    const { caseId, id, decided } = await granted(town)
    const { id: next } = await town.value('decision.correct', { id, reason: 'Kontrakten skulle vært fem år.' })
    expect(await card(town, caseId, next)).toMatchObject({ status: 'draft', supersedes: decided.reference, considerations: expect.stringContaining('Kontrakten skulle vært fem år.') })
    await town.value('decision.decide', { id: next, version: 1, notifiedOn: TODAY })
    expect((await card(town, caseId, id)).status).toBe('corrected')
  })

  it('is replayed as it stood when the facts, the rules and the order have changed', async () => {
    const { town } = await office()
    const { caseId, id } = await granted(town)
    const before = await town.value('decision.replay', { caseId, id })
    expect(before).toMatchObject({ digestOk: true, order: { number: 1, total: 1 } })
    expect(before.facts.filter((one) => one.changed)).toEqual([])
    const page = await town.value('case.get', { id: caseId })
    await town.value('case.update', { id: caseId, version: page.case.version, patch: { residenceSince: '2026-11-01' } })
    const needs = (await town.value('case.intake', { caseId })).needs
    await town.value('needs.save', { caseId, version: needs.version, patch: { unsettledDebt: 'yes' } })
    const after = await town.value('decision.replay', { caseId, id })
    expect(after.facts.filter((one) => one.changed).map((one) => [one.label, one.before, one.now])).toEqual([['Bodd i kommunen siden', '1. jan. 2019', '1. nov. 2026'], ['Uoppgjort gjeld', 'nei', 'ja']])
    expect(after.criteria).toEqual(before.criteria)
    town.store.run(`UPDATE decision SET frozen = replace(frozen, '2019-01-01', '2018-01-01') WHERE id = ?`, [id])
    expect((await town.value('decision.replay', { caseId, id })).digestOk).toBe(false)
  })
})

describe('a complaint', () => {
  it('in time is upheld, sent to the right body and settled; too late it needs a ground', async () => {
    const { town } = await office()
    const { caseId, id } = await granted(town)
    town.now.at = '2026-12-20T08:41:00.000Z'
    expect(await town.call('appeal.register', { decisionId: id, receivedOn: '2026-12-15', text: 'Jeg vil ha tre rom.' })).toMatchObject({ ok: false, error: { code: 'appeal-late' } })
    const late = await town.value('appeal.register', { decisionId: id, receivedOn: '2026-12-15', text: 'Jeg vil ha tre rom.', lateGround: 'Søkeren var innlagt.' })
    expect(late.late).toBe(true)
    expect(await town.call('appeal.sendOn', { id: late.id, version: 1, on: '2026-12-20' })).toMatchObject({ ok: false, error: { code: 'already-decided' } })
    await town.value('appeal.handle', { id: late.id, version: 1, outcome: 'upheld', reason: 'Normen gir to rom.' })
    await town.value('appeal.sendOn', { id: late.id, version: 2, on: '2026-12-20' })
    expect((await town.value('decision.desk', { caseId })).appeals[0]).toMatchObject({ status: 'sentOn', sentTo: 'appealBoard', late: true })
    await town.value('appeal.settle', { id: late.id, version: 3, result: 'upheld', on: '2026-12-20' })
    expect((await town.value('decision.desk', { caseId })).appeals[0]).toMatchObject({ status: 'settled', result: 'upheld' })
  })

  it('that is taken to follow makes a new draft that corrects the decision', async () => {
    const { town } = await office()
    const { caseId, id } = await granted(town)
    const { id: appealId, late } = await town.value('appeal.register', { decisionId: id, receivedOn: TODAY, text: 'Kontrakten er for kort.' })
    expect(late).toBe(false)
    const { newDecisionId } = await town.value('appeal.handle', { id: appealId, version: 1, outcome: 'changed', reason: 'Barnet er under 15 år.' })
    expect(await card(town, caseId, newDecisionId!)).toMatchObject({ status: 'draft' })
  })
})
