// The board on the screens: many offers at once, the months ahead, conditions for living there, moving an applicant with M or by dragging, folded columns, a must set aside.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, call, goTo, openDemo, startDemo, type App } from './app.ts'
import { freeDwellings, noSideways, TODAY, type BoardRow, type Candidate } from './board-scene.ts'
import { handsOn } from './hands.ts'

let app: App
let page: Page
let free: BoardRow[]
let candidates: Candidate[]

beforeAll(async () => {
  app = await startDemo()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  ;({ free, candidates } = await freeDwellings(page))
}, 120_000)
afterAll(() => app.close())

const { dialog, button, key, type, pick, send } = handsOn(() => page)
const clean = async (what: string) => expect(await axe(page), what).toEqual([])

describe('the board', () => {
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
    await noSideways(page, 'ahead')
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
      await noSideways(page, `mirror ${width}`)
      const before = await page.locator('thead th.grid-sign').allInnerTexts()
      await key(fold)
      await expect.poll(() => page.locator('thead th.grid-sign').allInnerTexts()).not.toEqual(before)
      await noSideways(page, `mirror opened ${width}`)
      await clean('folded')
      await key(fold)
      await goTo(page, `/tildeling/bolig/${free[1]!.id}`)
      await page.getByRole('heading', { name: free[1]!.label, level: 2 }).waitFor()
      await page.getByRole('grid').waitFor()
      await noSideways(page, `board ${width}`)
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
