// Offers on the screens, with the keyboard alone where there is one way through: found, proposed, held, offered, turned down, confirmed by a colleague, a second that is taken, its steps, moved in; then many at once, conditions, dragging, and no sideways scroll.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, call, goTo, openDemo, startApp, type App } from './app.ts'

interface BoardRow { id: string; label: string; fits: number; uncertain: number; availableOn: string | null; state: string }
interface Candidate { caseId: string; name: string; number: number; outcome: string; protected: boolean }

let app: App
let page: Page
let free: BoardRow[] = []
let candidates: Candidate[] = []
let mouse = 0
const TODAY = '2026-11-23'

beforeAll(async () => {
  app = await startApp()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  await page.exposeFunction('pointerUsed', () => { mouse++ })
  await page.evaluate(() => window.addEventListener('mousedown', () => (window as unknown as { pointerUsed: () => void }).pointerUsed(), true))
  const board = await call<{ now: BoardRow[] }>(page, 'match.board', {})
  for (const row of board.now.filter((one) => one.state === 'vacant' && one.availableOn! <= TODAY)) {
    const answer = await call<{ candidates: Candidate[] }>(page, 'match.forDwelling', { dwellingId: row.id })
    const open = answer.candidates.filter((one) => !one.protected)
    if (open.length < 3 || answer.candidates[0] !== open[0]) continue
    free.push(row)
    if (candidates.length === 0) candidates = open
  }
}, 120_000)
afterAll(() => app.close())

const dialog = () => page.getByRole('dialog')
const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
const key = async (target: Locator, press = 'Enter') => {
  await target.first().waitFor()
  await target.first().focus()
  await page.keyboard.press(press)
}
const type = async (label: string, value: string) => {
  await dialog().getByLabel(label, { exact: true }).first().focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(value)
}
const pick = async (label: string, option: string) => {
  const list = dialog().getByLabel(label, { exact: true }).first()
  await list.focus()
  await page.keyboard.press('Home')
  for (let i = 0; i < 40 && !(await list.evaluate((node) => (node as HTMLSelectElement).selectedOptions[0]!.text)).startsWith(option); i++) await page.keyboard.press('ArrowDown')
}
const send = async (name: string) => {
  await key(button(name, dialog()))
  await dialog().waitFor({ state: 'detached' })
}
const clean = async (what: string) => expect(await axe(page), what).toEqual([])
const noSideways = async (what: string) => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBeLessThanOrEqual(0)
  expect(await page.locator('.match-scroll').evaluateAll((nodes) => nodes.map((node) => node.scrollWidth - node.clientWidth).filter((over) => over > 0)), what).toEqual([])
}
const offersTab = async (caseId: string) => {
  await goTo(page, `/sak/${caseId}`)
  await key(page.getByRole('tab', { name: /^Tilbud/ }))
  await page.getByRole('tab', { name: /^Tilbud/, selected: true }).waitFor()
}

async function signIn(username: string): Promise<void> {
  await page.keyboard.press('Control+l')
  await page.getByLabel('Passord', { exact: true }).waitFor()
  for (const [label, value] of [['Brukernavn', username], ['Passord', 'Solvik-demo-2026']] as const) {
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(value)
  }
  await page.keyboard.press('Enter')
  await page.getByLabel('Passord', { exact: true }).waitFor({ state: 'detached', timeout: 60_000 })
  await page.locator('h1').first().waitFor()
}

/** The board on one dwelling, with one of its applicants chosen. */
async function choosePair(dwelling: BoardRow, one: Candidate): Promise<void> {
  await goTo(page, `/tildeling/bolig/${dwelling.id}`)
  await page.getByRole('heading', { name: dwelling.label, level: 2 }).waitFor()
  const row = page.getByRole('grid').getByRole('row', { name: new RegExp(one.name) }).first()
  await row.waitFor()
  await row.focus()
  await expect.poll(() => page.locator('.why-panel').innerText()).toContain(one.name)
}

describe('one offer, keyboard only', () => {
  it('number 1 is proposed with Enter and held with a button that names it', async () => {
    expect(candidates.length).toBeGreaterThan(1)
    await choosePair(free[0]!, candidates[0]!)
    await noSideways('the board')
    await clean('the board')
    await page.keyboard.press('Enter')
    await page.getByText(new RegExp(`${candidates[0]!.name} er foreslått for boliglaget`)).first().waitFor()
    await key(button('Hold av'))
    await dialog().waitFor()
    await clean('hold')
    await send('Hold av')
    await page.getByText('Boligen er holdt av').first().waitFor()
  }, 60_000)

  it('the offer is sent from the case, turned down with a coded reason, and the one who wrote it cannot confirm', async () => {
    await offersTab(candidates[0]!.caseId)
    await page.getByText('Holdt av', { exact: true }).first().waitFor()
    await clean('held')
    await key(button('Send tilbud'))
    await dialog().waitFor()
    await type('Begrunnelse', 'Boliglaget kjenner det som ikke er avklart.')
    await key(button('Tildel boligen', dialog()))
    await button('Lukk', dialog()).first().waitFor()
    await key(button('Lukk', dialog()).last())
    await page.getByText('Tilbud sendt, venter på svar').first().waitFor()
    await key(button('Registrer nei'))
    await dialog().waitFor()
    expect(await button(/Registrer nei/, dialog()).innerText()).toContain('gjenstår')
    await pick('Grunn', 'Ønsker et annet')
    await clean('decline')
    await send('Registrer nei')
    await page.getByText('En kollega må bekrefte eller overprøve.').first().waitFor()
    expect(await page.locator('main').innerText()).toContain('Sagt nei: Ønsker et annet strøk')
    expect(await button('Bekreft nei').count()).toBe(0)
    await clean('stated')
  }, 60_000)

  it('a colleague confirms from the list of declines, and what follows is said', async () => {
    await signIn('per')
    await goTo(page, '/tildeling')
    await key(page.getByRole('radio', { name: 'Tilbud', exact: true }))
    await key(page.getByRole('radio', { name: /^Nei venter/ }))
    await button('Bekreft nei').first().waitFor()
    await clean('declines')
    await noSideways('declines')
    await key(page.getByRole('article').filter({ hasText: candidates[0]!.name }).getByRole('button', { name: 'Bekreft nei' }))
    await dialog().waitFor()
    await clean('confirm')
    await send('Bekreft nei')
    await page.getByText(/Neiet er bekreftet\./).first().waitFor()
  }, 60_000)

  it('the next one is allocated at once, and the panes move on by themselves', async () => {
    await signIn('ingrid')
    await choosePair(free[0]!, candidates[1]!)
    await key(button('Tildel direkte'))
    await dialog().waitFor()
    await type('Begrunnelse', 'Nummer 1 takket nei. Boliglaget er enig.')
    await key(button('Tildel boligen', dialog()))
    await button('Lukk', dialog()).first().waitFor()
    await key(button('Lukk', dialog()).last())
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('.match-title').innerText()).not.toBe(free[0]!.label)
    expect(await page.locator('.choose-list').innerText()).not.toContain(free[0]!.label)
  }, 60_000)

  it('yes opens the steps; each is ticked in order with Space, and then they move in', async () => {
    await offersTab(candidates[1]!.caseId)
    await key(button('Registrer ja'))
    await dialog().waitFor()
    await send('Registrer ja')
    await page.getByRole('group', { name: 'Innflytting' }).waitFor()
    await clean('accepted')
    await key(button('Flyttet inn'))
    await dialog().waitFor()
    await key(button('Registrer innflytting', dialog()))
    await dialog().getByText(/Påkrevde steg er ikke gjort/).waitFor()
    await clean('refused')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    const boxes = page.getByRole('group', { name: 'Innflytting' }).getByRole('checkbox')
    for (let i = 0; i < (await boxes.count()); i++) {
      await key(boxes.nth(i), 'Space')
      await expect.poll(() => boxes.nth(i).isChecked()).toBe(true)
    }
    await key(button('Flyttet inn'))
    await dialog().waitFor()
    await send('Registrer innflytting')
    await page.getByText('Innflyttingen er registrert').first().waitFor()
    await expect.poll(() => page.getByRole('region', { name: 'Leieforhold' }).innerText()).toContain(free[0]!.label)
    await clean('moved in')
    expect(mouse).toBe(0)
  }, 60_000)
})

describe('many, conditions, moving and room', () => {
  it('the same act for several, chosen with Space, with a line for what could not be done', async () => {
    await goTo(page, '/tildeling')
    await key(page.getByRole('radio', { name: 'Tilbud', exact: true }))
    const boxes = page.locator('.offer-list').getByRole('checkbox', { name: /^Velg / })
    await boxes.first().waitFor()
    const shown = await boxes.count()
    for (let i = 0; i < shown; i++) await key(boxes.nth(i), 'Space')
    await page.getByText(`${shown} valgt`).waitFor()
    await key(button('Purr', page.locator('.offers-bulk')))
    await dialog().waitFor()
    await clean('bulk')
    await send('Utfør')
    await page.getByText(/^Gjort for \d+/).first().waitFor()
    await clean('bulk result')
  }, 60_000)

  it('what becomes vacant stands against need, and opens to dwellings and people', async () => {
    await key(page.getByRole('radio', { name: 'Framover', exact: true }))
    await page.getByRole('table').first().waitFor()
    await noSideways('ahead')
    await clean('ahead')
  })

  it('a condition is set on the building with the keyboard, shown with where it is from, and ended', async () => {
    await goTo(page, `/bolig/${free[1]!.id}`)
    const panel = page.getByRole('region', { name: 'Vilkår for å bo her' })
    await key(button('Nytt vilkår', panel))
    await dialog().waitFor()
    await pick('Gjelder', 'Hele bygget')
    await pick('Slags vilkår', 'Laveste')
    await type('Alder i år', '18')
    await type('Vilkåret med ord', 'Beboeren må være myndig')
    await clean('rule')
    await send('Lagre')
    await panel.getByText('Beboeren må være myndig').waitFor()
    expect(await panel.innerText()).toMatch(/Laveste alder: 18 år · Fra bygget/)
    await key(button('Endre ordning', panel))
    await dialog().waitFor()
    await pick('Ordning', 'Ny ordning')
    await type('Navn på ordningen', 'Prøveordning')
    await clean('programme')
    await send('Lagre')
    await panel.getByText('Del av ordningen Prøveordning').waitFor()
    await goTo(page, `/tildeling/bolig/${free[1]!.id}`)
    await page.getByRole('heading', { name: free[1]!.label, level: 2 }).waitFor()
    await goTo(page, `/bolig/${free[1]!.id}`)
    await key(button('Opphev: Beboeren må være myndig', panel))
    await panel.getByText(/Det gjelder alle boliger i bygget/).waitFor()
    await clean('end')
    await key(button('Opphev', panel))
    await panel.getByText('Ingen vilkår. Alle med vedtak kan få boligen.').waitFor()
  }, 60_000)

  it('an applicant is moved to another dwelling with M or by dragging: the same dialog, the same reason asked for', async () => {
    await goTo(page, `/tildeling/bolig/${free[1]!.id}`)
    const row = page.getByRole('grid').locator('tr[data-row]').first()
    await row.waitFor()
    await row.focus()
    await page.keyboard.press('m')
    await dialog().waitFor()
    await dialog().getByText(/Nummer \d+ i rekken|Passer ikke/).first().waitFor()
    await clean('move')
    const title = await dialog().getByRole('heading').first().innerText()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    const target = page.locator('.choose-row:not([aria-current])').first()
    const label = await target.locator('strong').first().innerText()
    await row.dragTo(target)
    await dialog().waitFor()
    expect(await dialog().getByRole('heading').first().innerText()).toBe(title)
    expect(await dialog().getByLabel('Bolig', { exact: true }).evaluate((node) => (node as HTMLSelectElement).selectedOptions[0]!.text)).toContain(label)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }, 60_000)

  it('with ten criteria and more the board folds the least needed columns into one cell, and opens them without scrolling sideways', async () => {
    const one = candidates.at(-1)!
    for (const kind of ['stepFree', 'showerNoThreshold', 'wheelchair', 'lift', 'petsAllowed', 'ownEntrance', 'quiet', 'nearby'] as const) await call(page, 'case.setRequirement', { caseId: one.caseId, kind, level: 'wish', statedOn: TODAY })
    for (const width of [1366, 1280]) {
      await page.setViewportSize({ width, height: 768 })
      await goTo(page, `/tildeling/soker/${one.caseId}`)
      const fold = page.locator('.grid-fold button')
      await fold.waitFor()
      await noSideways(`mirror ${width}`)
      const before = await page.locator('thead th.grid-sign').allInnerTexts()
      await key(fold)
      await expect.poll(() => page.locator('thead th.grid-sign').allInnerTexts()).not.toEqual(before)
      await noSideways(`mirror opened ${width}`)
      await clean('folded')
      await key(fold)
      await goTo(page, `/tildeling/bolig/${free[1]!.id}`)
      await page.getByRole('heading', { name: free[1]!.label, level: 2 }).waitFor()
      await page.getByRole('grid').waitFor()
      await noSideways(`board ${width}`)
    }
    await page.setViewportSize({ width: 1366, height: 768 })
  }, 60_000)

  it('a must is set aside in the search only: said in a banner, and taken in again', async () => {
    await goTo(page, `/tildeling/bolig/${free[1]!.id}`)
    await key(button('Se bort fra'))
    await page.getByRole('menuitem').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText(/^Søket ser bort fra:/).waitFor()
    await clean('relaxed')
    await key(button('Ta med igjen'))
    await page.getByText(/^Søket ser bort fra:/).waitFor({ state: 'detached' })
  })

  it('the clock desk and the offers are clean in the dark too, and nothing failed or left the machine', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const place of ['/frister', '/tildeling', `/bolig/${free[1]!.id}`, `/sak/${candidates[1]!.caseId}`]) {
      await goTo(page, place)
      await clean(place)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), place).toBeLessThanOrEqual(0)
    }
    expect(app.faults.filter((one) => !/40[34]/.test(one))).toEqual([])
  }, 60_000)
})
