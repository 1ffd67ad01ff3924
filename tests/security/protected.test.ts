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

  it('opens nothing of the case by id', async () => {
    for (const [name, input] of attempts(demo).filter(([one, given]) => /^(case\.(get|history)|match\.(forCase|pair)|plan\.get|export\.(plan|caseSummary))$/.test(one) && JSON.stringify(given).includes(caseId) || one === 'plan.get' || one === 'export.plan')) expect(code(await ask('per', name, input)), name).toBe('protected')
    for (const part of demo.parts) expect(['protected', 'not-found'], part.entity).toContain(code(await ask('per', 'history.of', part)))
  })

  it('finds it by number only, and by no filter on what is hidden', async () => {
    const rows = async (filter: object) => ((await ask('per', 'case.list', { filter: { view: 'all', ...filter }, limit: 500 })) as unknown as { value: { rows: { id: string }[] } }).value.rows.map((row) => row.id)
    expect(await rows({ text: '0452' })).toContain(caseId)
    for (const filter of [{ text: 'zqmerke' }, { text: 'Sollid' }, { living: ['womensShelter'] }, { withChildren: true }, { temporaryOverDays: 10 }, { requirement: ['wheelchair'] }, { waitingOn: [demo.store.sql<{ waitingOn: string }>('SELECT waitingOn FROM housingCase WHERE id = ?', [caseId])[0]!.waitingOn] }]) expect(await rows(filter), JSON.stringify(filter)).not.toContain(caseId)
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
      ['plan.setMeasure', { id: part('measure'), version: 0, status: 'done' }], ['plan.setVisit', { id: part('visit'), version: 0, status: 'done' }], ['plan.addMastery', { goalId: part('goal'), statedOn: '2026-11-23', value: 3 }], ['plan.update', { id: demo.planId, version: 0, patch: { ownWords: 'x' } }],
      ['allocation.cancel', { allocationId: part('allocation'), version: 0, reason: 'nei takk', outcome: 'cancelled' }], ['match.propose', { dwellingId: demo.dwellingId, caseId }], ['meeting.addCase', { meetingId: demo.meetingId, caseId }], ['case.addNote', { caseId, title: 'hei', happenedOn: '2026-11-23' }],
    ]
    for (const [name, input] of tries) {
      const answer = await ask('per', name, input)
      expect(['protected', 'not-found', 'bad-input'], `${name} ${JSON.stringify(input)}`).toContain(code(answer))
      expect(code(answer), name).not.toBe(name === 'case.create' ? '' : 'bad-input')
      expect(MARK.test(JSON.stringify(answer)), name).toBe(false)
    }
    expect(versionOf('requirement', part('requirement'))).toBe(1)
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
