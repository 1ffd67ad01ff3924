// The figures people feel, in a real Chromium: typing a search, the next case in the meeting, opening a case, and the start of the day.
import type { Browser, Page } from 'playwright-core'
import type { Connection } from '../../db/open.ts'
import { launchBrowser } from '../support/browser.ts'
import { emptyPaint, newPage, openAtGate, painted, serve, settle, signIn } from './app.ts'
import { questionsFor, rawCase, rawMeeting, rawSearch, subjects, type Question } from './raw.ts'
import type { Gate, Row } from './report.ts'
import { interleave, median, quantile, ratioOf, timed, type Pair } from './stats.ts'
import { openKey, type Size } from './stores.ts'

const PAIRS = 20

const row = (size: Size, what: string, against: string, pairs: readonly Pair[], of: 'median' | 'p95', gate: (made: ReturnType<typeof ratioOf>) => Gate | null): Row => {
  const made = ratioOf(pairs, of)
  return { size: size.name, what, against, ...made, of, gate: gate(made) }
}

/** Questions that no earlier one has already brought an answer for, ending in a key every keyboard has. */
function freshQuestions(all: readonly Question[], count: number): Question[] {
  const asked = new Set<string>()
  return all.filter((one) => {
    const start = one.text.slice(0, -1)
    if (!/[a-z0-9]$/.test(one.text) || asked.has(one.text) || start.length === 0) return false
    asked.add(one.text).add(start)
    return true
  }).slice(0, count)
}

async function typeLast(page: Page, text: string): Promise<number> {
  await page.keyboard.press('Control+k')
  const field = page.locator('.palette-input input')
  await field.waitFor()
  await field.fill(text.slice(0, -1))
  await settle(page)
  const { ms } = await painted(page, 'keydown', () => page.keyboard.press(text.at(-1)!))
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  return ms
}

/** P1: key press to results painted, against the ranked top 50 straight from the index. */
export async function benchSearch(size: Size, page: Page, raw: Connection, count: number): Promise<Row[]> {
  const questions = freshQuestions(questionsFor(raw, count * 4), count + 3)
  const [warm, real] = [questions.slice(0, 3), questions.slice(3)]
  const find = rawSearch(raw)
  for (const one of warm) await typeLast(page, one.text)
  const pairs = await interleave(real.length, (i) => typeLast(page, real[i]!.text), (i) => timed(() => find(real[i]!.text)), 0)
  const rare = pairs.filter((_, i) => real[i]!.kind === 'rare')
  return [
    row(size, 'P1 search painted', 'raw FTS5 top 50', pairs, 'p95', (made) => (size.name === 'L' ? { text: '≤ 0.5×', ok: made.low <= 0.5 } : null)),
    row(size, 'P1 rare word painted', 'raw FTS5 top 50', rare, 'median', () => {
      const more = median(rare.map((one) => one.ours - one.theirs))
      return { text: `≤ raw + 16 ms (is + ${more.toFixed(1)})`, ok: more <= 16 }
    }),
  ]
}

const paintGate = (pairs: readonly Pair[]) => (made: { low: number }): Gate => {
  const p95 = quantile(pairs.map((one) => one.ours), 0.95)
  return { text: '≤ 3× and p95 ≤ 50 ms', ok: made.low <= 3 && p95 <= 50 }
}

/** P2: the next case in a running meeting, and a case opened from its address, each against the raw rows and one empty paint. */
export async function benchViews(size: Size, page: Page, raw: Connection): Promise<Row[]> {
  const { cases, meetingId, agenda } = subjects(raw)
  const meet = rawMeeting(raw)
  const go = (place: string) => painted(page, 'hashchange', () => page.evaluate((to) => { window.location.hash = to }, place))
  await go(`/boliglag/${meetingId}`)
  const start = page.getByRole('button', { name: 'Start møtet' })
  if (await start.isVisible()) {
    await start.click()
    await settle(page)
  }
  let [at, by] = [0, 1]
  const next = async () => {
    if (at + by < 0 || at + by >= agenda.length) by = -by
    at += by
    return (await painted(page, 'keydown', () => page.keyboard.press(by > 0 ? 'ArrowRight' : 'ArrowLeft'))).ms
  }
  const meeting = await interleave(PAIRS, next, async (i) => (await timed(() => meet(meetingId, agenda[i % agenda.length]!.caseId))) + (await emptyPaint(page)))
  const one = rawCase(raw)
  let opened = 0
  const open = async () => {
    await go('/sokere')
    return (await go(`/sak/${cases[opened++ % cases.length]!}`)).ms
  }
  const page1 = await interleave(PAIRS, open, async (i) => (await timed(() => one(cases[i % cases.length]!))) + (await emptyPaint(page)))
  return [row(size, 'P2 next case painted', 'raw read + empty paint', meeting, 'median', paintGate(meeting)), row(size, 'case page painted', 'raw read + empty paint', page1, 'median', paintGate(page1))]
}

async function coldStart(store: string, derivationMs: number): Promise<number> {
  const from = Date.now()
  const served = serve(store)
  let browser: Browser | null = null
  try {
    const [link, started] = await Promise.all([served.link(), launchBrowser()])
    browser = started
    const page = await newPage(browser)
    const atGate = await openAtGate(page, link, '/sokere')
    const inside = await signIn(page)
    await page.locator('[data-row="0"]').waitFor()
    return atGate - from + inside - derivationMs
  } finally {
    await browser?.close()
    await served.end()
  }
}

async function emptyStart(): Promise<number> {
  const from = performance.now()
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto('about:blank')
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  const ms = performance.now() - from
  await browser.close()
  return ms
}

/** P4: from nothing to a usable list, less the key derivation, against a browser with an empty page. */
export async function benchStart(size: Size, store: string): Promise<Row> {
  const derivations: number[] = []
  for (let i = 0; i < 5; i++) derivations.push((await openKey(store)).ms)
  const derivation = median(derivations)
  const pairs = await interleave(15, () => coldStart(store, derivation), () => emptyStart())
  return { ...row(size, 'P4 cold start to list', 'empty Chromium page', pairs, 'median', (made) => ({ text: '≤ 1.5×', ok: made.low <= 1.5 })), note: `${size.name}: key derivation apart: ${derivation.toFixed(0)} ms` }
}

/** All painted figures of one size that need the program running. */
export async function benchPainted(size: Size, store: string, raw: Connection, count: number): Promise<{ rows: Row[]; browser: string }> {
  const served = serve(store)
  const browser = await launchBrowser()
  try {
    const page = await newPage(browser)
    await openAtGate(page, await served.link(), '/sokere')
    await signIn(page)
    await page.locator('[data-row="0"]').waitFor()
    await settle(page)
    return { rows: [...(await benchSearch(size, page, raw, count)), ...(await benchViews(size, page, raw))], browser: browser.version() }
  } finally {
    await browser.close()
    await served.end()
  }
}
