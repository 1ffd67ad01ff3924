// The board of the demo for tests: vacant dwellings with applicants who may be shown, and that nothing scrolls sideways.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { call } from './app.ts'

export interface BoardRow { id: string; label: string; fits: number; uncertain: number; availableOn: string | null; state: string }
export interface Candidate { caseId: string; name: string; number: number; outcome: string; protected: boolean }

export const TODAY = '2026-11-23'

/** Dwellings that are vacant now, with at least three applicants of whom the first may be shown; and the applicants of the first dwelling. */
export async function freeDwellings(page: Page): Promise<{ free: BoardRow[]; candidates: Candidate[] }> {
  const free: BoardRow[] = []
  let candidates: Candidate[] = []
  const board = await call<{ now: BoardRow[] }>(page, 'match.board', {})
  for (const row of board.now.filter((one) => one.state === 'vacant' && one.availableOn! <= TODAY)) {
    const answer = await call<{ candidates: Candidate[] }>(page, 'match.forDwelling', { dwellingId: row.id })
    const open = answer.candidates.filter((one) => !one.protected)
    if (open.length < 3 || answer.candidates[0] !== open[0]) continue
    free.push(row)
    if (candidates.length === 0) candidates = open
  }
  return { free, candidates }
}

export async function noSideways(page: Page, what: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBeLessThanOrEqual(0)
  expect(await page.locator('.match-scroll').evaluateAll((nodes) => nodes.map((node) => node.scrollWidth - node.clientWidth).filter((over) => over > 0)), what).toEqual([])
}
