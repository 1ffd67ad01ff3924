// A protected address (kode 6 and 7): every free text of the case carries a mark, and nobody but the two named users ever meets one.
import { afterAll, describe, expect, it } from 'vitest'
import { planImport } from '../../db/import/plan.ts'
import { openProtected } from '../../db/people.ts'
import type { Result } from '../../shared/contract.ts'
import { attempts, GUESSES } from '../support/every-query.ts'
import { MARK, sealedDemo, SEALED_NUMBER } from '../support/sealed-case.ts'

const demo = sealedDemo()
afterAll(demo.end)
const { sessions, host, caseId } = demo
const outsiders = Object.keys(sessions).filter((name) => !['anders', 'sigrid'].includes(name))
const ask = (who: string, name: string, input: unknown, opId?: string) => host.call(sessions[who]!, name, input, opId ? { opId } : {}) as Promise<Result<Record<string, never>>>
/** A worker’s own notes and drafts, and pictures: their history is shown to nobody. */
const OWN: readonly string[] = ['reminder', 'noteDraft', 'inspectionPicture']
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

/** The answer without what the user typed: the label of a text filter says it back. */
const said = (answer: unknown) => GUESSES.reduce((text, guess) => text.replaceAll(`«${guess}»`, ''), JSON.stringify(answer))

describe('who is not named', () => {
  for (const who of outsiders) it(`${who} (${sessions[who]!.role}) meets no mark in any query`, async () => {
    const leaks: string[] = []
    for (const [name, input] of attempts(demo)) {
      const text = said(await ask(who, name, input))
      const found = MARK.exec(text)
      if (found) leaks.push(`${name}: ${text.slice(Math.max(0, found.index - 90), found.index)}`)
    }
    expect([...new Map(leaks.map((one) => [one.split(":")[0], one])).values()]).toEqual([])
  })

  it('the two named users see the case', async () => {
    for (const who of ['anders', 'sigrid']) expect(MARK.test(JSON.stringify(await ask(who, 'case.get', { id: caseId })))).toBe(true)
  })

  it('the marks are there to be met: each of the answers has them for who is named', async () => {
    const { decisionId, letterId, applicationId, documentId, twinCaseId } = demo
    for (const [name, input] of [
      ['case.intake', { caseId }], ['assessment.get', { caseId, applicationId }], ['decision.desk', { caseId }], ['decision.replay', { caseId, id: decisionId }], ['letter.get', { caseId, id: letterId }], ['export.letter', { caseId, id: letterId }], ['export.letterMetadata', { caseId, id: letterId }], ['document.open', { caseId, id: documentId }],
      ['tenancy.forCase', { caseId }], ['clock.list', { caseId }], ['offer.list', { filter: 'declines' }], ['match.forCase', { caseId }], ['person.duplicates', { limit: 200 }], ['case.intake', { caseId: twinCaseId }],
    ] as const) {
      const answer = await ask('anders', name, input)
      expect(code(answer), name).toBe('ok')
      expect(MARK.test(JSON.stringify([answer, demo.rendered.splice(0)])), name).toBe(true)
    }
    for (const part of demo.parts) expect(code(await ask('anders', 'history.of', part)), part.entity).toBe(OWN.includes(part.entity) ? 'not-allowed' : 'ok')
  })

  it('opens nothing of the case by id', async () => {
    for (const [name, input] of attempts(demo).filter(([one, given]) => /^(case\.(get|history|intake)|match\.(forCase|pair|neighbourMix)|plan\.get|assessment\.get|decision\.(desk|replay)|letter\.get|document\.open|tenancy\.forCase|export\.(plan|caseSummary|letter|letterMetadata))$/.test(one) && JSON.stringify(given).includes(caseId) || one === 'plan.get' || one === 'export.plan')) expect(code(await ask('per', name, input)), name).toBe('protected')
    for (const part of demo.parts) expect(OWN.includes(part.entity) ? ['not-allowed'] : ['protected', 'not-found'], part.entity).toContain(code(await ask('per', 'history.of', part)))
  })

  it('finds it by number only, and by no filter on what is hidden', async () => {
    const rows = async (filter: object) => ((await ask('per', 'case.list', { filter: { view: 'all', ...filter }, limit: 500 })) as unknown as { value: { rows: { id: string }[] } }).value.rows.map((row) => row.id)
    expect(await rows({ text: '0452' })).toContain(caseId)
    for (const filter of [{ text: 'zqmerke' }, { text: 'Sollid' }, { living: ['womensShelter'] }, { withChildren: true }, { temporaryOverDays: 10 }, { requirement: ['wheelchair'] }, { waitingOn: [demo.store.sql<{ waitingOn: string }>('SELECT waitingOn FROM housingCase WHERE id = ?', [caseId])[0]!.waitingOn] }]) expect(await rows(filter), JSON.stringify(filter)).not.toContain(caseId)
  })

  it('tells of no clock that runs on where they live, and of no offer by case', async () => {
    const clocks = async (who: string) => new Set(((await ask(who, 'clock.list', { limit: 2000 })) as unknown as { value: { clocks: { caseId: string; kind: string }[] } }).value.clocks.filter((one) => one.caseId === caseId).map((one) => one.kind))
    const homely = ['temporary14', 'temporary90', 'leaseEnd', 'noticeEnd', 'protest']
    expect([...(await clocks('anders'))]).toEqual(expect.arrayContaining(homely))
    const told = await clocks('per')
    expect(homely.filter((kind) => told.has(kind))).toEqual([])
    const offers = async (who: string, input: object) => ((await ask(who, 'offer.list', { limit: 500, ...input })) as unknown as { value: { offers: { caseId: string; decline: unknown; rationale: unknown }[] } }).value.offers.filter((one) => one.caseId === caseId)
    for (const filter of ['open', 'declines', 'closed']) {
      expect((await offers('anders', { filter })).length, filter).toBe(1)
      expect(await offers('per', { filter }), filter).toEqual([])
    }
    expect(await offers('per', { dwellingId: demo.dwellingId })).toMatchObject([{ name: `Søker ${SEALED_NUMBER}`, decline: null, rationale: null }])
    expect(code(await ask('per', 'clock.list', { caseId }))).toBe('protected')
  })

  it('the row says nothing of household, requirements or what is next', async () => {
    const row = ((await ask('per', 'case.list', { filter: { view: 'all', text: SEALED_NUMBER } })) as unknown as { value: { rows: Record<string, unknown>[] } }).value.rows[0]!
    expect(row).toMatchObject({ name: `Søker ${SEALED_NUMBER}`, requirements: [], bedrooms: null, livingText: '', nextStep: null, waitingOn: null, dueOn: null, household: { adults: 0, children: 0, babies: 0, dogs: 0, text: 'Vises ikke' } })
  })
})

describe('who is not named changes nothing', () => {
  const versionOf = (entity: string, id: string) => demo.store.sql<{ version: number }>(`SELECT version FROM ${entity} WHERE id = ?`, [id])[0]!.version
  const part = (entity: string) => demo.parts.find((one) => one.entity === entity)!.id
  const open = demo.store.sql<{ id: string; version: number }>(`SELECT c.id, c.version FROM housingCase c JOIN person p ON p.id = c.personId WHERE p.protectedAddress = 'none' LIMIT 1`)[0]!

  it('neither through the case, nor through a part of it with another case as cover', async () => {
    const tries: [string, object][] = [
      ['case.update', { id: caseId, version: 0, patch: { nextStep: 'x' } }], ['person.update', { id: demo.personId, version: 0, patch: { protectedAddress: 'none' } }], ['case.assign', { ids: [caseId], coordinatorId: sessions['per']!.userId }],
      ['case.create', { name: 'Ny Person', receivedOn: '2026-11-23', sameAs: demo.personId }], ['case.create', { name: 'Ny Person', receivedOn: '2026-11-23', sameAs: demo.personId, protectedAddress: 'strictlyConfidential' }],
      ['case.setRequirement', { caseId: open.id, id: part('requirement'), version: 0, kind: 'lift', level: 'must', statedOn: '2026-11-23' }], ['case.setRequirement', { caseId: open.id, id: part('requirement'), kind: 'lift', level: 'dropped', statedOn: '2026-11-23' }],
      ['meeting.updateItem', { id: demo.itemId, version: 0, patch: { question: 'x' } }], ['meeting.updateItem', { id: demo.itemId, version: 0, patch: { privateNote: 'x' } }], ['meeting.confirmDecision', { id: demo.parts.filter((one) => one.entity === 'teamDecision')[1]!.id, version: 0, answer: 'confirmed' }],
      ['plan.setMeasure', { id: part('measure'), version: 0, status: 'done' }], ['visit.answer', { id: part('visit'), version: 0, status: 'cancelled', reason: 'nei' }], ['visit.move', { id: part('visit'), version: 0, plannedOn: '2026-12-01', plannedAt: null }], ['visit.note', { id: part('visit'), version: 0, text: 'x', readersKnown: true }], ['visit.draft', { visitId: part('visit'), text: 'x' }], ['visit.plan', { planId: demo.planId, kind: 'phone', title: 'Ring', plannedOn: '2026-12-01' }], ['plan.end', { id: demo.planId, version: 0, on: '2026-11-23', reason: 'fordi' }], ['plan.setMember', { planId: demo.planId, kind: 'friend', name: 'Per', chosenByPerson: 'yes' }], ['plan.endMember', { planId: demo.planId, id: 'old-0', version: 0 }], ['plan.endCondition', { id: part('planCondition'), version: 0 }], ['plan.endWindow', { id: part('contactWindow'), version: 0 }], ['plan.leave', { id: part('membership'), version: 0, endsOn: '2026-11-23', reason: 'fordi' }], ['plan.review', { planId: demo.planId, heldOn: '2026-11-23', personPresent: 'yes', nextReviewOn: null, ratings: [] }], ['plan.judgeGoal', { id: part('goal'), version: 0, outcome: 'met', why: 'fordi', judgedBy: 'meg', judgedOn: '2026-11-23', ends: true }], ['reminder.set', { caseId, text: 'x', remindOn: null, colour: 'red' }], ['plan.addMastery', { goalId: part('goal'), statedOn: '2026-11-23', value: 3 }], ['plan.update', { id: demo.planId, version: 0, patch: { ownWords: 'x' } }],
      ['allocation.cancel', { allocationId: part('allocation'), version: 0, reason: 'nei takk', outcome: 'cancelled' }], ['match.propose', { dwellingId: demo.dwellingId, caseId }], ['meeting.addCase', { meetingId: demo.meetingId, caseId }], ['case.addNote', { caseId, title: 'hei', happenedOn: '2026-11-23' }],
    ]
    const { decisionId, letterId, applicationId, documentId, allocationId } = demo
    const step = part('allocationStep')
    tries.push(
      ['application.register', { caseId, type: 'new', receivedOn: '2026-11-20', channel: 'paper' }], ['application.update', { id: applicationId, version: 0, patch: { wants: 'x' } }], ['application.complete', { id: applicationId, version: 0 }], ['application.end', { id: applicationId, version: 0, how: 'withdrawn', reason: 'nei takk' }], ['application.confirm', { id: applicationId, version: 0, on: '2026-11-20' }],
      ['representative.save', { caseId, kind: 'guardian', name: 'Ny Verge', receivesLetters: 'yes', validFrom: '2026-11-20' }], ['representative.save', { caseId: open.id, id: part('representative'), version: 0, kind: 'guardian', name: 'Ny Verge', receivesLetters: 'yes', validFrom: '2026-11-20' }], ['household.save', { caseId: open.id, id: part('householdMember'), version: 0, relation: 'child' }], ['household.remove', { id: part('householdMember'), version: 0 }],
      ['needs.save', { caseId, version: null, patch: { lawfulStay: 'no' } }], ['info.ask', { caseId, applicationId: null, items: [{ kind: 'income', text: 'Lønn' }], dueOn: '2026-12-01' }], ['info.ask', { caseId: open.id, applicationId, items: [{ kind: 'income', text: 'Lønn' }], dueOn: '2026-12-01' }], ['info.set', { id: part('missingInfo'), version: 0, status: 'received', on: '2026-11-20' }], ['document.remove', { id: documentId, version: 0, reason: 'feil sak' }],
      ['person.merge', { keepId: demo.personId, otherId: demo.store.sql<{ id: string }>(`SELECT personId AS id FROM housingCase WHERE id = ?`, [demo.twinCaseId])[0]!.id, reason: 'samme person' }], ['person.keepApart', { aId: demo.personId, bId: demo.store.sql<{ id: string }>(`SELECT personId AS id FROM housingCase WHERE id = ?`, [demo.twinCaseId])[0]!.id, reason: 'to personer' }], ['case.park', { id: caseId, version: 0, until: null, reason: null }],
      ['assessment.judge', { caseId, applicationId, criterionKey: 'x', outcome: 'met', reason: 'fordi' }], ['assessment.judge', { caseId: open.id, applicationId, criterionKey: 'x', outcome: 'met', reason: 'fordi' }], ['assessment.setUrgency', { caseId, applicationId, urgency: null, reason: null }], ['assessment.complete', { caseId, applicationId }], ['assessment.reopen', { caseId, applicationId, reason: 'fordi' }],
      ['decision.draft', { caseId, kind: 'individualHelp', outcome: 'granted', legalBasis: '', rationale: 'x' }], ['decision.draft', { caseId: open.id, id: decisionId, version: 0, kind: 'individualHelp', outcome: 'granted', legalBasis: '', rationale: 'x' }], ['decision.discard', { id: decisionId, version: 0 }], ['decision.sendToControl', { id: decisionId, version: 0 }], ['decision.control', { id: decisionId, version: 0, answer: 'approve' }], ['decision.decide', { id: decisionId, version: 0, notifiedOn: '2026-11-23' }], ['decision.undo', { id: decisionId, version: 0, reason: 'feil' }], ['decision.correct', { id: decisionId, reason: 'feil' }],
      ['appeal.register', { decisionId, receivedOn: '2026-11-20', text: 'klage' }], ['appeal.handle', { id: part('appeal'), version: 0, outcome: 'upheld', reason: 'fordi' }], ['appeal.sendOn', { id: part('appeal'), version: 0, on: '2026-11-23' }], ['appeal.settle', { id: part('appeal'), version: 0, result: 'upheld', on: '2026-11-23' }],
      ['letter.compose', { caseId, kind: 'interimReply', language: 'nb' }], ['letter.compose', { caseId: open.id, kind: 'grant', language: 'nb', decisionIds: [decisionId] }], ['letter.compose', { caseId: open.id, kind: 'appealReceived', language: 'nb', appealId: part('appeal') }], ['letter.compose', { caseId: open.id, kind: 'allocation', language: 'nb', allocationId }], ['letter.discard', { id: letterId, version: 0 }], ['letter.archive', { id: letterId, version: 0, archiveRef: '26/1', on: '2026-11-23' }],
      ['offer.reserve', { dwellingId: demo.dwellingId, caseId, until: '2026-12-01' }], ['offer.release', { allocationId, version: 0, reason: 'fordi' }], ['offer.remind', { allocationId, version: 0 }], ['offer.accept', { allocationId, version: 0, on: '2026-11-23' }], ['offer.decline', { allocationId, version: 0, on: '2026-11-23', code: 'x' }], ['offer.confirmDecline', { allocationId, version: 0, reasonable: 'yes' }], ['offer.overruleDecline', { allocationId, version: 0, reason: 'fordi', answerBy: '2026-12-01' }], ['offer.withdraw', { allocationId, version: 0, code: 'x' }], ['offer.step', { stepId: step, version: 0, doneOn: '2026-11-23' }], ['offer.moveIn', { allocationId, version: 0, on: '2026-11-23' }],
      ...(['sign', 'notice', 'protest', 'demandMoveOut', 'moveOut', 'renew'] as const).map((name): [string, object] => [`tenancy.${name}`, { id: part('tenancy'), version: 0, on: '2026-11-23', signedOn: '2026-11-23', contractEndsOn: null, toldOn: null, specialGround: null, securityKind: 'none', securityAmount: null, securityStatus: null, by: 'tenant', reason: name === 'moveOut' ? 'unknown' : 'fordi', decisionId }]),
      ['search.nothing', { caseId, reason: 'ingenting', lacking: [], nextSearchOn: '2026-12-01' }], ['search.close', { id: part('searchOutcome'), version: 0 }], ['clock.stop', { kind: 'missingInfo', targetId: part('missingInfo'), caseId, ground: 'fordi det er slik', from: '2026-11-23', until: null }], ['clock.stop', { kind: 'missingInfo', targetId: part('missingInfo'), caseId: null, ground: 'fordi det er slik', from: '2026-11-23', until: null }], ['clock.resume', { id: part('clockStop'), version: 0, on: '2026-11-23' }],
    )
    const versions = () => demo.parts.map((one) => `${one.entity} ${one.id} ${versionOf(one.entity, one.id)}`)
    const before = versions()
    for (const [name, input] of tries) {
      const answer = await ask('per', name, input)
      expect(['protected', 'not-found', 'bad-input', ...(name === 'letter.compose' ? ['letter-lacks'] : [])], `${name} ${JSON.stringify(input)}`).toContain(code(answer))
      expect(code(answer), name).not.toBe(name === 'case.create' ? '' : 'bad-input')
      expect(MARK.test(JSON.stringify(answer)), name).toBe(false)
    }
    expect(versions()).toEqual(before)
  })

  it('a note of a case that comes under protection by a merge of persons is found no more', async () => {
    const { store, personId, twinCaseId } = demo
    const twin = store.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [twinCaseId])[0]!.personId
    await ask('anders', 'case.addNote', { caseId: twinCaseId, title: 'Samtale på Kvitkleiva', happenedOn: '2026-11-20' })
    const hits = async (who: string) => ((await ask(who, 'search', { text: 'Kvitkleiva', limit: 20 })) as unknown as { value: { hits: unknown[] } }).value.hits.length
    expect(await hits('per')).toBe(1)
    expect(code(await ask('anders', 'person.merge', { keepId: personId, otherId: twin, reason: 'Samme person' }, 'anders-slår-sammen'))).toBe('ok')
    expect(await hits('per')).toBe(0)
    expect(code(await ask('per', 'case.get', { id: twinCaseId }))).toBe('protected')
    expect(code(await ask('anders', 'log.undo', { opId: 'anders-slår-sammen' }))).toBe('ok')
    expect(await hits('per')).toBe(1)
  })

  it('not by undoing what a named user did', async () => {
    const done = await ask('anders', 'person.update', { id: demo.personId, version: versionOf('person', demo.personId), patch: { phone: 'zqmerke999' } }, 'anders-endrer-telefon')
    expect(code(done)).toBe('ok')
    expect(code(await ask('per', 'log.undo', { opId: 'anders-endrer-telefon' }))).toBe('protected')
    expect(code(await ask('sigrid', 'log.undo', { opId: 'anders-endrer-telefon' }))).toBe('not-allowed')
    expect(code(await ask('anders', 'log.undo', { opId: 'anders-endrer-telefon' }))).toBe('ok')
  })
})

describe('an import by someone who is not named', () => {
  const plan = (who: string, kind: 'applicants' | 'tenancies', mapping: Record<string, number>, cells: string[], decision?: string) =>
    planImport(demo.store, { kind, mapping, decisions: decision ? { 2: decision } : {}, body: [{ rowNumber: 2, cells }], today: '2026-11-23', validateNationalId: () => ({ valid: true, kind: 'fnr' }), allowed: openProtected(demo.store, sessions[who]!) })

  it('shows nothing of what is stored and writes nothing on it', () => {
    const mapping = { firstName: 0, lastName: 1, caseNumber: 2, phone: 3 }
    const cells = ['Kari', 'Nordmann', SEALED_NUMBER, '90000000']
    for (const decision of [undefined, 'confirm', `sameAs:${caseId}`]) {
      const { shown, counts } = plan('per', 'applicants', mapping, cells, decision)
      expect(MARK.test(JSON.stringify(shown)), String(decision)).toBe(false)
      expect(counts).toMatchObject({ refused: 1, changed: 0, added: 0 })
      expect(shown[0]!.changes).toEqual([])
    }
    expect(plan('anders', 'applicants', mapping, cells, 'confirm').counts).toMatchObject({ changed: 1 })
  })
})
