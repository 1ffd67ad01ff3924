// @vitest-environment jsdom
import './setup.ts'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Happens, NotTaken } from '../../renderer/features/exchange/Happens.tsx'
import { StepsBar, type Phase } from '../../renderer/features/exchange/StepsBar.tsx'
import { linesOf } from '../../renderer/features/exchange/useSettle.ts'
import { ageText, clockText, linkTo, whenText } from '../../renderer/features/exchange/when.ts'
import type { Clash, Settled } from '../../renderer/state/exchange.ts'
import { ERRORS } from '../../shared/errors.ts'
import type { ExchangeResult, Reviews } from '../../shared/operations/exchange.ts'

const nowhere = { caseId: null, dwellingId: null, planId: null, meetingId: null }
const clash = (id: string, fieldLabel: string, label: string): Clash => ({
  entity: 'housingCase', id, field: fieldLabel, fieldLabel, where: { ...nowhere, label, caseId: id }, base: null, mayChoose: true,
  sides: [{ opId: `${id}-mine`, shown: 'A', by: 'Per Dahl', at: '2026-11-20T08:00:00.000Z', device: 'Pers PC', here: true, current: true }, { opId: `${id}-theirs`, shown: 'B', by: 'Sigrid Ovesen', at: '2026-11-20T08:00:00.000Z', device: 'Sigrids PC', here: false, current: false }],
})
const reviewsOf = (...clashes: Clash[]): Reviews => ({ clashes, disputes: [], gaveWay: [], held: [], waiting: [], findings: [] })
const settledOn = (one: Clash, before: Reviews): Settled => ({ clash: one, chosen: one.sides[1]!.opId, act: 'act', before })

test('a chosen line keeps its place until one leaves; it opens again when the newest reviews hold it', () => {
  const [first, second] = [clash('1', 'Frist', 'Aud Vik, 2026/0001'), clash('2', 'Neste steg', 'Bo Li, 2026/0002')]
  const before = reviewsOf(first, second)
  const settled = [settledOn(first, before)]
  const chosenIn = (reviews: Reviews) => linesOf(reviews, settled).map((line) => [line.clash.id, line.chosen])
  // the answer is given, the reviews are still the old ones; then without it; then with it again, because it was undone elsewhere
  expect(chosenIn(before)).toEqual([['1', '1-theirs'], ['2', null]])
  expect(chosenIn(reviewsOf(second))).toEqual([['1', '1-theirs'], ['2', null]])
  expect(chosenIn(reviewsOf(first, second))).toEqual([['1', null], ['2', null]])
})

test('the steps say where one is, and what remains to be settled', () => {
  const said = (phase: Phase, waiting: number) => {
    const { unmount } = render(<StepsBar phase={phase} waiting={waiting}>{null}</StepsBar>)
    const steps = screen.getAllByRole('listitem').map((item) => `${item.getAttribute('aria-current') ? '> ' : ''}${item.textContent}`)
    unmount()
    return steps
  }
  expect(said('idle', 0)).toEqual(['> 1 Prøvekjør', '2 Utfør', '3 Avgjør'])
  expect(said('idle', 3)).toEqual(['1 Prøvekjør', '2 Utfør', '> 3 Avgjør 3'])
  expect(said('looked', 0)).toEqual([' Prøvekjørt', '> 2 Utfør', '3 Avgjør'])
  expect(said('done', 2)).toEqual([' Prøvekjørt', ' Utført', '> 3 Avgjør 2'])
  expect(said('done', 0)).toEqual([' Prøvekjørt', ' Utført', ' Alt er avgjort'])
})

const none = { newCases: 0, changedCases: 0, notes: 0, decisions: 0, homes: 0, meetings: 0, plans: 0, other: 0, contested: 0, gaveWay: 0, held: 0 }
const result: ExchangeResult = { digest: '', bundlesIn: 2, bundlesOut: 1, in: 5, out: 3, summary: { ...none, changedCases: 4, contested: 2 }, outSummary: { ...none, newCases: 1, contested: 9 }, left: [{ sender: 'Sigrids PC', sequence: 7, code: 'exchange-altered' }], refused: [{ sender: 'Anders sin PC', code: 'exchange-forked', operations: 1 }], clocks: [{ sender: 'Sigrids PC', secondsAhead: 840 }] }

test('the dry run tells in and out by the same words, clocks that are wrong, and what is not taken in with its next step', () => {
  render(<><Happens result={result} isDone={false} waiting={0} /><NotTaken result={result} /></>)
  const rows = screen.getAllByRole('row').map((row) => row.textContent)
  expect(rows).toContain('Saker, endret40')
  expect(rows).toContain('Saker, nye01')
  // a clash is settled here: what the others will have to settle is theirs to see
  expect(rows.find((row) => row.startsWith('Endret av begge'))).toMatch(/^Endret av begge2–/)
  const page = document.body.textContent
  expect(page).toContain('2 pakker er lest')
  expect(page).toContain('Klokken på Sigrids PC går 14 minutter foran')
  expect(page).toContain(`Pakke 7 fra Sigrids PC${ERRORS['exchange-altered'].join(' ')}`)
  expect(page).toContain(`1 endring fra Anders sin PC${ERRORS['exchange-forked'].join(' ')}`)
})

test('times and ages as people say them; rows lead where they belong', () => {
  expect(whenText('2026-11-23T07:40:00.000Z', '2026-11-23')).toBe('i dag kl. 08.40')
  expect(whenText('2026-11-20T14:52:00.000Z', '2026-11-23')).toBe('fredag 20. nov. kl. 15.52')
  expect(whenText('2025-11-20T14:52:00.000Z', '2026-11-23')).toBe('20. nov. 2025 kl. 15.52')
  const age = (at: string) => ageText(at, '2026-11-23T12:00:00.000Z')
  expect([age('2026-11-23T11:59:40.000Z'), age('2026-11-23T11:59:00.000Z'), age('2026-11-23T07:00:00.000Z'), age('2026-11-20T12:00:00.000Z')]).toEqual([null, '1 minutt', '5 timer', '3 dager'])
  expect([clockText(581), clockText(0), clockText(-3)]).toEqual(['9.41', '0.00', '0.00'])
  expect(linkTo({ ...nowhere, caseId: 'c', planId: 'p' }, 'leader')).toBe('/plan/p')
  expect(linkTo({ ...nowhere, caseId: 'c', planId: 'p' }, 'reader')).toBe('/sak/c')
  expect(linkTo({ ...nowhere, meetingId: 'm' }, 'caseworker')).toBe('/boliglag/m')
  expect([linkTo(nowhere, 'leader'), linkTo({ ...nowhere, caseId: 'c' }, 'propertyManager')]).toEqual([null, null])
})
