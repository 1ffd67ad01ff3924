// @vitest-environment jsdom
import './setup.ts'
import { render, screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type { RoomView } from '../../shared/operations/meeting.ts'
import { choose, compare, useChoice } from '../../renderer/features/allocation/choice.ts'
import { worthShowing } from '../../renderer/features/allocation/CriterionCells.tsx'
import { lastFall, linesOf, MasteryGraph } from '../../renderer/features/followup/MasteryGraph.tsx'
import type { Rating } from '../../renderer/features/followup/plan.ts'
import { minuteText, spent } from '../../renderer/features/meeting/clock.ts'
import { EMPTY, lacking, toInput, withKind, type DecisionDraft } from '../../renderer/features/meeting/decisionDraft.ts'
import { RoomScreen } from '../../renderer/features/meeting/RoomScreen.tsx'

const decision = (text: string) => ({ text, owner: 'Eiendom', dueOn: '2026-11-30', mandate: 'team' as const, confirmBy: null, tentative: false })
const dwelling = (label: string) => ({ dwellingId: label, label, status: 'Tom nå', proposed: false, proposalId: null, lines: [{ outcome: 'met' as const, text: '3 av 4 må-krav' }], why: [], hidden: 0, whyShown: false })
const item: NonNullable<RoomView['item']> = {
  agendaItemId: 'a', initials: 'T.A.L.', caseNumber: '2026/0417', household: null, living: 'Pensjonat, 86 dager', livingDeadline: null, requirements: [], tried: null, ownWords: 'Jeg vil ha en dør jeg kan låse.', question: 'Skal han få Fjordgata 12?', title: 'Fjordgata 12',
  candidates: [dwelling('Fjordgata 12, H0101'), dwelling('Teglverksveien 30'), dwelling('Tunveien 8, H0302'), dwelling('Havnegata 3, H0402')], covered: [], topics: [], decisions: [], previous: [], startedAt: '2026-11-26T08:00:00.000Z', plannedMinutes: 8, usedSeconds: 30,
}
const room = (patch: Partial<RoomView>, of: Partial<typeof item> = {}): RoomView => ({ meetingId: 'm', heldOn: '2026-11-26', status: 'running', covered: false, shownAt: null, now: '2026-11-26T08:05:10.000Z', progress: { number: 4, of: 12, done: 3 }, presence: [{ name: 'NAV', present: true }], item: { ...item, ...of }, ...patch })

test('a covered room shows that it is covered and the clock, and nothing of the case', () => {
  const { container } = render(<RoomScreen room={room({ covered: true })} />)
  expect(container.textContent).toBe('Rommet er dekketkl. 09.05')
})

test('what does not fit is counted, and the newest decisions are the ones that stay', () => {
  render(<RoomScreen room={room({}, { decisions: ['Første', 'Andre', 'Tredje', 'Fjerde', 'Femte'].map(decision) })} />)
  expect(screen.getByRole('heading', { name: 'Boliger å velge mellom, og 2 til' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Bestemt nå, og 2 til' })).toBeTruthy()
  expect(screen.queryByText('Andre')).toBeNull()
  expect(screen.getByText('Femte')).toBeTruthy()
})

test('several covered topics are all named in the room', () => {
  const covered = (['economy', 'health'] as const).map((topic) => ({ topic, label: topic === 'health' ? 'Helse' : 'Økonomi', reason: 'NAV er til stede.', because: [] }))
  render(<RoomScreen room={room({}, { covered })} />)
  expect(screen.getByText('Økonomi og helse er dekket')).toBeTruthy()
})

test('time on a case counts what was used before and since it was taken up', () => {
  expect(minuteText(spent(item, Date.parse('2026-11-26T08:05:10.000Z')))).toBe('05:40')
  expect(spent({ startedAt: null, usedSeconds: 90 }, Date.now())).toBe(90)
})

test('a decision nobody has to confirm is the team’s own; each kind asks for what it cannot do without', () => {
  const draft: DecisionDraft = { ...EMPTY, kind: 'measure', text: ' Flyttehjelp ', ownerPerson: ' Anne ', dwellingId: 'left over', reason: 'left over', orderKind: 'buy', deferUntil: '2026-12-10' }
  expect(toInput(draft, 'm', 'a', false)).toMatchObject({ text: 'Flyttehjelp', mandate: 'team', dwellingId: null, reason: null, orderKind: null, deferUntil: null, ownerServiceId: null, ownerPerson: 'Anne', showInRoom: false })
  expect(toInput({ ...draft, confirmBy: 'Enhetsleder' }, 'm', 'a', true)).toMatchObject({ mandate: 'mustConfirm', confirmBy: 'Enhetsleder', showInRoom: true })
  const lacks = (patch: Partial<DecisionDraft>) => [...lacking({ ...draft, ...patch })]
  expect(lacks({})).toEqual([])
  expect(lacks({ kind: 'defer', reason: '' })).toEqual(['reason'])
  expect(lacks({ kind: 'allocate', dwellingId: '' })).toEqual(['dwellingId'])
  expect(lacks({ kind: 'orderDwelling', orderKind: '' })).toEqual(['orderKind'])
  expect(lacks({ kind: 'escalate' })).toEqual(['confirmBy'])
  expect(lacks({ isDissent: true, dissent: 'For langt fra skolen' })).toEqual(['dissentBy'])
})

test('who must confirm follows the municipality’s delegation until someone has chosen by hand', () => {
  const mandates = [{ kind: 'refuse' as const, confirmBy: 'Enhetsleder', reference: '' }]
  expect(withKind(EMPTY, 'refuse', mandates)).toMatchObject({ kind: 'refuse', confirmBy: 'Enhetsleder' })
  expect(withKind({ ...EMPTY, kind: 'refuse', confirmBy: 'Enhetsleder' }, 'measure', mandates)).toMatchObject({ confirmBy: '' })
  expect(withKind({ ...EMPTY, confirmBy: 'Rådmannen', confirmChosen: true }, 'refuse', mandates)).not.toHaveProperty('confirmBy')
})

test('an explanation takes the room of the other dwellings, and says that something is covered', () => {
  const why = [{ outcome: 'notMet' as const, label: 'Dusj', text: 'Dusjen har terskel.', covered: false }]
  render(<RoomScreen room={room({}, { candidates: [dwelling('Fjordgata 12'), { ...dwelling('Teglverksveien 30'), why, whyShown: true, hidden: 1 }] })} />)
  expect(screen.getByText('Dusjen har terskel.')).toBeTruthy()
  expect(screen.getByText('Ett vilkår er dekket')).toBeTruthy()
  expect(screen.queryByText('Fjordgata 12')).toBeNull()
})

test('a topic is in the room when it is among the topics, with who showed it where a ground was needed', () => {
  render(<RoomScreen room={room({}, { topics: [{ topic: 'health', label: 'Helse', text: 'Operert i mai.', by: null }, { topic: 'economy', label: 'Økonomi', text: 'Har gjeld.', by: 'Ingrid Moe' }] })} />)
  expect(screen.getByText('Operert i mai.')).toBeTruthy()
  expect(screen.getByText('Har gjeld. Vist av Ingrid Moe.')).toBeTruthy()
})

beforeEach(() => choose({ compared: [] }))

test('comparing someone puts them beside number 1; a third takes the place of B; pressing again takes away', () => {
  compare('berit', 'tor')
  expect(useChoice.getState().compared).toEqual(['tor', 'berit'])
  compare('kjell', 'tor')
  expect(useChoice.getState().compared).toEqual(['tor', 'kjell'])
  compare('tor', 'tor')
  expect(useChoice.getState().compared).toEqual(['kjell'])
})

test('a rule that everyone meets is said in words, never a must or something unknown', () => {
  const criterion = (key: string, level: 'must' | 'rule', outcome: 'met' | 'unknown') => ({ key, label: key, level, outcome, reason: '', facts: [], source: null, findOut: null })
  const rows = [{ criteria: [criterion('stepFree', 'must', 'met'), criterion('residence', 'rule', 'met'), criterion('rent', 'rule', 'met')] }, { criteria: [criterion('stepFree', 'must', 'met'), criterion('residence', 'rule', 'met'), criterion('rent', 'rule', 'unknown')] }]
  const { shown, metByAll } = worthShowing(rows[0]!.criteria, rows)
  expect(shown.map((one) => one.key)).toEqual(['stepFree', 'rent'])
  expect(metByAll.map((one) => one.key)).toEqual(['residence'])
})

const said = (domain: Rating['domain'], values: [string, number, string?][]): Rating[] => values.map(([on, value, ownWords]) => ({ domain, on, value, ownWords: ownWords ?? null }))

test('the graph tells its numbers in words and in a table, and the latest fall in the person’s own words', () => {
  const ratings = [...said('health', [['2026-01-10', 6], ['2026-09-10', 1, 'Det var uro i gangen.']]), ...said('home', [['2026-09-10', 8], ['2026-01-10', 4]])]
  expect(linesOf(ratings).map((line) => line.label)).toEqual(['Bo trygt', 'Helse'])
  expect(lastFall(linesOf(ratings))).toEqual({ label: 'Helse', month: 'september', words: 'Det var uro i gangen.' })
  render(<MasteryGraph ratings={ratings} today="2026-11-23" />)
  expect(screen.getByRole('img', { name: /Bo trygt fra 4 til 8\. Helse fra 6 til 1\./ })).toBeTruthy()
  expect(screen.getAllByRole('row', { hidden: true })).toHaveLength(3)
})
