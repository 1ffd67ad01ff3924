// A boliglag of twenty cases from the first tick to the protocol, on two windows and with the keyboard alone. The power goes twice in the middle, and nothing is lost.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../unit/documents-reader.ts'
import { axe, call, goTo, openDemo, startDemo, type App } from './app.ts'
import { handsOn } from './hands.ts'

interface Line { id: string; number: number; caseId: string | null; caseNumber: string | null; initials: string; name: string; status: string; decisions: number }
interface Desk { meeting: { status: string }; agenda: Line[]; current: { agendaItemId: string; draft: string | null } | null; room: { covered: boolean; item: { initials: string; decisions: { text: string }[] } | null } }
interface Wrote { kind: string; text: string; owner: string | null }

const CASES = 20
const KINDS = ['Tiltak', 'Avklar', 'Anbefal', 'Bestill bolig', 'Avslå', 'Løft', 'Utsett'] as const

let app: App
let page: Page
let room: Page
let meetingId = ''
/** what was decided, written down by the test itself: agenda item -> its decisions and how it ended */
const wrote = new Map<string, Wrote[]>()
const ended = new Map<string, string>()

const { dialog, button, key, type, pick, send } = handsOn(() => page)
const desk = () => call<Desk>(page, 'meeting.desk', { meetingId })
/** What stands in the room, without the clock and the timer. */
const roomText = async () => (await room.locator('main').innerText()).replace(/\d\d:\d\d|kl\. \d\d\.\d\d/g, '')
const shownSays = (words: string | RegExp) => expect.poll(roomText).toMatch(words instanceof RegExp ? words : new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))

/** The desk in one window and the room in another, as when the day begins, or begins again. */
async function openBoth(): Promise<void> {
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  await goTo(page, `/boliglag/${meetingId}`)
  await page.getByText('Saksliste').first().waitFor()
  const [opened] = await Promise.all([page.context().waitForEvent('page'), key(button(/Åpne romskjerm/))])
  room = opened
  await room.setViewportSize({ width: 1920, height: 1080 })
  await room.locator('main').waitFor()
  await page.bringToFront()
}

/** Fill the agenda to twenty from what the data proposes; what lacks something is taken up with a reason. */
async function fillAgenda(): Promise<void> {
  const now = (await desk()).agenda.length
  const { rows } = await call<{ rows: { caseId: string; protected: boolean; lacks: unknown[] }[] }>(page, 'meeting.suggestions', { meetingId, limit: 60 })
  for (const one of rows.filter((row) => !row.protected).slice(0, CASES - now)) await call(page, 'meeting.addCase', { meetingId, caseId: one.caseId, question: 'Hva gjør vi nå?', ...(one.lacks.length > 0 ? { overrideReason: 'Saken kan ikke vente.' } : {}) })
}

/** Put focus back on the page, so that single letters are keys and not text. */
const leaveFields = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())

async function press(letter: string): Promise<void> {
  await leaveFields()
  await page.keyboard.press(letter)
}

/** Write one decision with the keyboard, and show it or not. */
async function decide(item: string, kind: (typeof KINDS)[number], text: string, shown: boolean): Promise<void> {
  await press('a')
  await key(page.locator('.decide-kinds').getByRole('button', { name: kind, exact: true }))
  const field = page.locator('[data-decision-text] input')
  await field.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  let owner: string | null = null
  if (kind === 'Tiltak' || kind === 'Avklar') {
    owner = kind === 'Tiltak' ? 'NAV' : 'Eiendom'
    await pick(kind === 'Avklar' ? 'Hvem avklarer' : 'Eier', owner)
  }
  if (kind === 'Bestill bolig') await pick('Hva slags bestilling', 'Kjøp')
  if (kind === 'Løft') await pick('Løftes til', 'Enhetsleder')
  if (kind === 'Avslå' || kind === 'Utsett') await type('Begrunnelse', 'Laget trenger mer tid.')
  await key(button(shown ? 'Lagre og vis i rommet' : 'Lagre uten å vise'))
  wrote.set(item, [...(wrote.get(item) ?? []), { kind, text, owner }])
  await expect.poll(() => field.inputValue()).toBe('')
}

/** One case: shown, decided, ended. The room is looked at before and after. */
async function treat(at: number): Promise<void> {
  const { agenda } = await desk()
  const line = agenda.find((one) => one.status === 'current')!
  const before = await roomText()
  const kind = KINDS[at % KINDS.length]!
  await decide(line.id, kind, `Sak ${line.number}: ${kind.toLowerCase()} nummer ${at}`, false)
  // Written on the private side: the room is as it was.
  expect(await roomText()).toBe(before)
  await press('v')
  await shownSays(line.initials)
  await shownSays(`Sak ${line.number} av ${CASES}`)
  if (line.name && line.initials !== 'Sperret') expect(await roomText()).not.toContain(line.name)
  if (at % 3 === 0) {
    await decide(line.id, 'Tiltak', `Vises i rommet ${at}`, true)
    await shownSays(`Vises i rommet ${at}`)
  }
  if (at % 6 === 5) {
    await key(button('Utsett saken'))
    await dialog().waitFor()
    await type('Hvorfor', 'Mangler svar fra sykehuset')
    await send('Utsett saken')
    ended.set(line.id, 'deferred')
  } else {
    await key(button('Saken er ferdig'))
    ended.set(line.id, 'done')
  }
  await expect.poll(async () => (await desk()).agenda.find((one) => one.id === line.id)!.status).toBe(ended.get(line.id))
}

/** Everything that was acknowledged is there, and nothing else. */
async function nothingLost(): Promise<void> {
  const { agenda, meeting } = await desk()
  expect(meeting.status).toBe('running')
  for (const line of agenda) {
    expect(line.decisions, line.caseNumber!).toBe(wrote.get(line.id)?.length ?? 0)
    expect(['waiting', 'current']).not.toContain(ended.get(line.id))
    if (ended.has(line.id)) expect(line.status).toBe(ended.get(line.id))
    else expect(['waiting', 'current']).toContain(line.status)
  }
}

beforeAll(async () => {
  app = await startDemo()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  const meetings = await call<{ id: string; heldOn: string; status: string }[]>(page, 'meeting.list', {})
  meetingId = meetings.find((one) => one.heldOn === '2026-11-26')!.id
  await fillAgenda()
  expect((await desk()).agenda.length).toBe(CASES)
  await page.close()
  await openBoth()
}, 180_000)
afterAll(() => app.close())

describe('a whole meeting', () => {
  it('starts with a covered room; those who come are ticked', async () => {
    await key(button('Start møtet'))
    await expect.poll(async () => (await desk()).meeting.status).toBe('running')
    await shownSays(/dekket|Ingen sak vises/)
    for (const name of ['Boligkontoret', 'NAV', 'Eiendom']) await key(page.locator('.presence-chip', { hasText: new RegExp(`^\\s*${name}`) }).first())
    await expect.poll(() => page.locator('.presence-chip[aria-pressed=true]').count()).toBe(3)
  }, 60_000)

  it('seven cases are treated one by one; the room follows only when asked', async () => {
    for (let at = 0; at < 7; at++) await treat(at)
    expect(await axe(page)).toEqual([])
    expect(await axe(room)).toEqual([])
  }, 240_000)

  it('the power goes in the middle of a sentence: what was saved is saved, and the sentence is there too', async () => {
    await press('a')
    await page.locator('[data-decision-text] input').focus()
    await page.keyboard.type('Halvskrevet om nøkler')
    await expect.poll(async () => (await desk()).current?.draft ?? '').toContain('Halvskrevet om nøkler')
    await app.crash()
    await openBoth()
    await nothingLost()
    await expect.poll(() => page.locator('[data-decision-text] input').inputValue()).toBe('Halvskrevet om nøkler')
    expect(await roomText()).not.toContain('Halvskrevet')
    await page.locator('[data-decision-text] input').fill('')
  }, 120_000)

  it('the meeting goes on, and the power goes right after a decision was saved', async () => {
    for (let at = 7; at < 14; at++) await treat(at)
    const line = (await desk()).agenda.find((one) => one.status === 'current')!
    await decide(line.id, 'Tiltak', 'Lagret rett før strømmen gikk', false)
    await app.crash()
    await openBoth()
    await nothingLost()
  }, 300_000)

  it('the rest is treated, and the meeting is closed', async () => {
    for (let at = 14; at < CASES; at++) await treat(at)
    await key(button(/Flere valg/)).catch(() => undefined)
    await key(page.getByRole('menuitem', { name: 'Avslutt møtet' }).or(button('Avslutt møtet')).first())
    await dialog().waitFor()
    expect(await axe(page)).toEqual([])
    await send('Avslutt møtet')
    await expect.poll(async () => (await desk()).meeting.status).toBe('closed')
    await shownSays(/dekket/)
  }, 300_000)

  it('the protocol and the papers of each service say what was decided, and no more than they may', async () => {
    const held = await call<{ items: { id: string; status: string; initials: string; decisions: { text: string }[] }[] }>(page, 'meeting.held', { meetingId })
    expect(held.items.length).toBe(CASES)
    for (const one of held.items) {
      expect(one.status).toBe(ended.get(one.id))
      expect(one.decisions.map((row) => row.text).sort()).toEqual((wrote.get(one.id) ?? []).map((row) => row.text).sort())
    }
    const services = await call<{ services: { id: string; name: string }[] }>(page, 'meeting.desk', { meetingId })
    const paper = async (serviceId: string | null) => readPdf(Buffer.from((await call<{ base64: string }>(page, 'export.protocol', { meetingId, serviceId })).base64, 'base64')).pages.join(' ').replace(/\s+/g, ' ')
    const open = held.items.filter((one) => one.initials !== 'Sperret')
    const protocol = await paper(null)
    for (const one of open) for (const row of wrote.get(one.id) ?? []) expect(protocol).toContain(row.text)
    const nav = await paper(services.services.find((one) => one.name === 'NAV')!.id)
    for (const one of open) for (const row of (wrote.get(one.id) ?? []).filter((each) => each.owner === 'NAV')) expect(nav).toContain(row.text)
    for (const name of (await call<Desk>(page, 'meeting.desk', { meetingId })).agenda.map((one) => one.name).filter((name) => /\w+ \w+/.test(name) && !name.startsWith('Søker'))) for (const text of [protocol, nav]) expect(text).not.toContain(name)
  }, 60_000)

  it('the log says what was shown to whom, once for each case, and the next agenda holds what was put off', async () => {
    const log = await call<{ kind: string; caseNumber: string | null; present: string[] }[]>(page, 'meeting.log', { meetingId })
    const shown = new Set(log.filter((one) => one.kind === 'shown').map((one) => one.caseNumber))
    expect(shown.size).toBe(CASES)
    for (const one of log.filter((row) => row.kind === 'shown')) expect(one.present.length).toBe(3)
    const meetings = await call<{ id: string; heldOn: string }[]>(page, 'meeting.list', {})
    const next = await call<Desk>(page, 'meeting.desk', { meetingId: meetings.find((one) => one.heldOn === '2026-12-10')!.id })
    const put = (await desk()).agenda.filter((one) => ended.get(one.id) === 'deferred').map((one) => one.caseId)
    for (const caseId of put) expect(next.agenda.map((one) => one.caseId)).toContain(caseId)
    expect(put.length).toBe(3)
    expect(app.faults.filter((one) => !/Failed to (load resource|fetch)|ERR_CONNECTION|ERR_EMPTY|ERR_INCOMPLETE/.test(one))).toEqual([])
  }, 60_000)
})
