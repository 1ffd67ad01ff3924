// Vurdering through the host, on a real store: judging with a reason, exceptions, urgency, completing and opening again, and facts that change.
import { describe, expect, it } from 'vitest'
import type { Result, Session } from '../../shared/contract.ts'
import { testFolder, testMunicipality, TODAY } from '../support/store.ts'

const folder = testFolder()
let n = 0
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const field = (result: Result<unknown>) => (result.ok ? null : [result.error.code, result.error.field])

async function town() {
  const place = testMunicipality(folder, `assessment-${n++}.bolig`)
  // Ids of their own: the program keeps parsed rules by id, and real ids never repeat.
  for (let i = 0; i < n * 500; i++) place.newId()
  const { id: caseId } = await place.value('case.create', { name: 'Tor Berg', birthDate: '1980-03-04', receivedOn: '2026-11-01', livingSituation: 'temporaryAccommodation', livingSince: '2026-09-01', children: 0 })
  const view = () => place.value('assessment.get', { caseId })
  const applicationId = (await view()).application!.id
  const own = { caseId, applicationId }
  const worker: Session = { userId: place.newId(), name: 'Per Lund', initials: 'PL', role: 'caseworker' }
  place.write((write) => void write.insert('appUser', { id: worker.userId, username: 'per', name: 'Per Lund', initials: 'PL', role: 'caseworker', slotId: 'p'.repeat(64), active: 'yes', lastSeenAt: null }))
  const judge = (criterionKey: string, outcome: 'met' | 'notMet' | null, given: { reason?: string | null; excepted?: boolean; session?: Session } = {}) =>
    place.call('assessment.judge', { ...own, criterionKey, outcome, reason: given.reason === undefined ? 'Slik er det.' : given.reason, excepted: given.excepted ?? false }, given.session ? { session: given.session } : {})
  const row = async (key: string) => (await view()).rows.find((one) => one.key === key)!
  /** Judge all that is left as met. */
  const finish = async () => { for (const one of (await view()).rows) if (one.outcome === 'judge' || one.outcome === 'unknown') await judge(one.key, 'met') }
  const undo = async () => place.call('log.undo', { opId: (await place.value('log.recent', { limit: 1 }))[0]!.opId })
  return { ...place, caseId, own, worker, view, judge, row, finish, undo }
}

describe('the conditions as rows', () => {
  it('say what the machine found, from which facts, and ask for what is missing', async () => {
    const { view } = await town()
    const { rows, unjudged, eligible, rule, assessment } = await view()
    expect(assessment).toBeNull()
    expect(rule).toMatchObject({ name: 'Prøveforskriften', version: 'versjon 1' })
    expect(rows.find((one) => one.key === 'residence')).toMatchObject({ outcome: 'unknown', by: 'machine', person: null, machine: { missing: expect.arrayContaining([{ field: 'residenceSince', question: 'Når flyttet søkeren til kommunen?' }]) } })
    expect(rows.find((one) => one.key === 'withoutSuitableDwelling')!.machine.facts).toContainEqual({ label: 'Bosituasjon', value: 'Midlertidig botilbud' })
    expect(unjudged).toBe(rows.filter((one) => one.outcome === 'unknown' || one.outcome === 'judge').length)
    expect(unjudged).toBeGreaterThan(0)
    expect(eligible).toBe('open')
  })

  it('keep both answers when a person judges otherwise, with name, date and reason; and are undone', async () => {
    const { judge, row, undo, store, caseId } = await town()
    expect((await judge('withoutSuitableDwelling', 'notMet', { reason: 'Har fast leieavtale likevel.' })).ok).toBe(true)
    expect(await row('withoutSuitableDwelling')).toMatchObject({ outcome: 'notMet', by: 'person', machine: { outcome: 'met' }, person: { outcome: 'notMet', reason: 'Har fast leieavtale likevel.', by: 'Ingrid Moe', on: TODAY, excepted: false } })
    expect(store.sql('SELECT status, nextAction FROM housingCase WHERE id = ?', [caseId])).toEqual([{ status: 'assessment', nextAction: 'Vurder' }])
    expect((await undo()).ok).toBe(true)
    expect(await row('withoutSuitableDwelling')).toMatchObject({ outcome: 'met', by: 'machine', person: null })
  })

  it('need a reason, a known condition and the right to write; taking back leaves the machine’s answer', async () => {
    const { judge, row, worker, own, call } = await town()
    expect(field(await judge('residence', 'met', { reason: 'ja' }))).toEqual(['reason-required', 'reason'])
    expect(field(await judge('residence', 'met', { reason: null }))).toEqual(['reason-required', 'reason'])
    expect(field(await judge('finnes-ikke', 'met'))).toEqual(['not-found', 'criterionKey'])
    expect(code(await judge('residence', 'met', { session: { ...worker, role: 'reader' } }))).toBe('not-allowed')
    expect(field(await call('assessment.judge', { ...own, applicationId: 'en-annen', criterionKey: 'residence', outcome: 'met', reason: 'Ja vel.' }))).toEqual(['not-found', 'applicationId'])
    await judge('residence', 'met', { session: worker })
    expect((await row('residence')).person).toMatchObject({ by: 'Per Lund', outcome: 'met' })
    await judge('residence', null, { reason: null })
    expect(await row('residence')).toMatchObject({ outcome: 'unknown', person: null })
    await judge('residence', 'notMet')
    expect((await row('residence')).person).toMatchObject({ by: 'Ingrid Moe', outcome: 'notMet' })
  })

  it('are excepted only where the rules allow, and only by the role that may', async () => {
    const { view, judge, row, worker } = await town()
    const rows = (await view()).rows
    const open = rows.find((one) => one.exceptBy === 'leader')!
    const closed = rows.find((one) => one.exceptBy === null)!
    expect([open.mayExcept, closed.mayExcept]).toEqual([true, false])
    expect(field(await judge(closed.key, 'met', { excepted: true }))).toEqual(['not-allowed', 'excepted'])
    expect(field(await judge(open.key, 'met', { excepted: true, session: worker }))).toEqual(['not-allowed', 'excepted'])
    expect(field(await judge(open.key, 'met', { excepted: true, reason: '' }))).toEqual(['reason-required', 'reason'])
    expect((await judge(open.key, 'met', { excepted: true, reason: 'Særlige grunner, se notat.' })).ok).toBe(true)
    expect(await row(open.key)).toMatchObject({ outcome: 'met', person: { excepted: true, reason: 'Særlige grunner, se notat.' } })
  })

  it('follow the facts where no person has said anything, and leave what a person has said alone', async () => {
    const { view, judge, row, value, caseId } = await town()
    await judge('withoutSuitableDwelling', 'met', { reason: 'Sett hjemme hos ham.' })
    const page = await value('case.get', { id: caseId })
    await value('case.update', { id: caseId, version: page.case.version, patch: { livingSituation: 'owned', residenceSince: '2010-01-01' } })
    await value('needs.save', { caseId, version: null, patch: { homeUnsuitable: 'no' } })
    expect(await row('residence')).toMatchObject({ outcome: 'met', by: 'machine' })
    expect(await row('withoutSuitableDwelling')).toMatchObject({ outcome: 'met', by: 'person', machine: { outcome: 'notMet' }, person: { outcome: 'met' } })
    await judge('withoutSuitableDwelling', null, { reason: null })
    expect(await row('withoutSuitableDwelling')).toMatchObject({ outcome: 'notMet', by: 'machine' })
    const { eligible, suggestedReasons, change } = await view()
    expect([eligible, suggestedReasons]).toEqual(['no', ['hasSuitableDwelling']])
    expect(change).toMatchObject({ possible: false, blocking: [expect.stringContaining('Det er ikke funnet at boligen er uegnet.')] })
  })
})

describe('completing', () => {
  it('is refused while something is unjudged and names it; then it stands, closed, until it is opened with a reason', async () => {
    const { view, judge, finish, own, call, value, store, caseId } = await town()
    const before = await view()
    const refused = await call('assessment.complete', own)
    expect(refused).toMatchObject({ ok: false, error: { code: 'assessment-open', details: { missing: before.rows.filter((one) => one.outcome === 'unknown' || one.outcome === 'judge').map((one) => one.text) } } })
    expect(store.sql('SELECT count(*) AS n FROM assessment')).toEqual([{ n: 0 }])
    await finish()
    expect(await value('assessment.complete', own)).toEqual({ eligible: 'yes' })
    expect(await view()).toMatchObject({ unjudged: 0, eligible: 'yes', change: null, assessment: { status: 'complete', completedOn: TODAY, completedBy: 'Ingrid Moe' } })
    expect(store.sql('SELECT nextStep FROM housingCase WHERE id = ?', [caseId])).toEqual([{ nextStep: 'Skriv vedtak' }])
    expect(code(await judge('residence', 'notMet'))).toBe('already-decided')
    expect(code(await call('assessment.complete', own))).toBe('already-decided')
    expect(code(await call('assessment.setUrgency', { ...own, urgency: 'acute', reason: 'Må inn nå.' }))).toBe('already-decided')
    expect(code(await call('assessment.reopen', { ...own, reason: 'x' }))).toBe('bad-input')
    await value('assessment.reopen', { ...own, reason: 'Ny opplysning om botid.' })
    expect((await view()).assessment).toMatchObject({ status: 'open', completedOn: null, completedBy: null })
    expect((await judge('residence', 'notMet')).ok).toBe(true)
    expect(await value('assessment.complete', own)).toEqual({ eligible: 'no' })
    expect(store.sql(`SELECT body FROM note WHERE title = 'Vurderingen er åpnet igjen'`)).toEqual([{ body: 'Ny opplysning om botid.' }])
  })

  it('keeps the version it was completed under, also when another is adopted the same day', async () => {
    const { view, finish, own, value, call } = await town()
    await finish()
    await value('assessment.complete', own)
    const { id } = await value('rulebook.draft', { fromId: null, readyMade: 'discretion', name: 'Skjønn', versionLabel: '2026' })
    await value('rulebook.adopt', { id, version: 1, validFrom: TODAY })
    expect(await view()).toMatchObject({ rule: { name: 'Prøveforskriften' }, eligible: 'yes' })
    expect((await value('settings.get', {})).rules[0]).toMatchObject({ name: 'Skjønn' })
    await value('assessment.reopen', { ...own, reason: 'Nye regler.' })
    expect((await view()).rule.name).toBe('Skjønn')
    expect(code(await call('assessment.complete', own))).toBe('assessment-open')
  })

  it('is not for an application that is decided or ended', async () => {
    const { judge, own, call, value } = await town()
    const { applications } = await value('case.intake', { caseId: own.caseId })
    await value('application.end', { id: own.applicationId, version: applications[0]!.version, how: 'withdrawn', reason: 'Trukket av søkeren.' })
    expect(code(await judge('residence', 'met'))).toBe('application-ended')
    expect(code(await call('assessment.complete', own))).toBe('application-ended')
    expect(code(await call('assessment.setUrgency', { ...own, urgency: 'acute', reason: 'Haster.' }))).toBe('application-ended')
  })
})

describe('urgency', () => {
  it('stands as the facts give it, with another beside it when a person says so with a reason', async () => {
    const { view, own, call, value, undo } = await town()
    const before = (await view()).urgency
    expect(before).toMatchObject({ key: 'homeless', override: null, why: ['Bosituasjonen er midlertidig botilbud.'] })
    expect(field(await call('assessment.setUrgency', { ...own, urgency: 'acute', reason: null }))).toEqual(['reason-required', 'reason'])
    expect(field(await call('assessment.setUrgency', { ...own, urgency: 'finnes-ikke', reason: 'Må inn nå.' }))).toEqual(['not-found', 'urgency'])
    await value('assessment.setUrgency', { ...own, urgency: 'acute', reason: 'Botilbudet stenger i morgen.' })
    expect((await view()).urgency).toMatchObject({ key: 'homeless', override: { key: 'acute', label: 'Akutt', reason: 'Botilbudet stenger i morgen.', by: 'Ingrid Moe' } })
    await undo()
    expect((await view()).urgency.override).toBeNull()
    await value('assessment.setUrgency', { ...own, urgency: 'acute', reason: 'Botilbudet stenger i morgen.' })
    await value('assessment.setUrgency', { ...own, urgency: null, reason: null })
    expect((await view()).urgency.override).toBeNull()
  })
})

describe('a protected case', () => {
  it('is neither read, judged, completed nor opened by one who is not named', async () => {
    const { own, caseId, worker, call, judge, value, store } = await town()
    const person = store.sql<{ id: string; version: number }>('SELECT p.id, p.version FROM person p JOIN housingCase c ON c.personId = p.id')[0]!
    await value('person.update', { ...person, patch: { protectedAddress: 'strictlyConfidential' } })
    const as = { session: worker }
    const answers = [await call('assessment.get', { caseId }, as), await judge('residence', 'met', as), await call('assessment.setUrgency', { ...own, urgency: 'acute', reason: 'Haster.' }, as), await call('assessment.complete', own, as), await call('assessment.reopen', { ...own, reason: 'Vil se.' }, as)]
    expect(answers.map(code)).toEqual(['protected', 'protected', 'protected', 'protected', 'protected'])
    expect(JSON.stringify(answers)).not.toContain('Berg')
  })
})
