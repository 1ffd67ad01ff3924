// One offer on the screens, with the keyboard alone: found, proposed, held, offered, turned down, confirmed by a colleague, a second that is taken, its steps, moved in.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, goTo, openDemo, startDemo, type App } from './app.ts'
import { freeDwellings, noSideways, type BoardRow, type Candidate } from './board-scene.ts'
import { handsOn, watchPointer } from './hands.ts'

let app: App
let page: Page
let free: BoardRow[]
let candidates: Candidate[]
let pointer: () => number

beforeAll(async () => {
  app = await startDemo()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  pointer = await watchPointer(page)
  ;({ free, candidates } = await freeDwellings(page))
}, 120_000)
afterAll(() => app.close())

const { dialog, button, key, type, pick, send, signIn } = handsOn(() => page)
const clean = async (what: string) => expect(await axe(page), what).toEqual([])
const offersTab = async (caseId: string) => {
  await goTo(page, `/sak/${caseId}`)
  await key(page.getByRole('tab', { name: /^Tilbud/ }))
  await page.getByRole('tab', { name: /^Tilbud/, selected: true }).waitFor()
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
    await noSideways(page, 'the board')
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
    await page.getByRole('dialog', { name: /er tildelt/ }).waitFor()
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
    await noSideways(page, 'declines')
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
    await page.getByRole('dialog', { name: /er tildelt/ }).waitFor()
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
    expect(pointer()).toBe(0)
  }, 60_000)
})
