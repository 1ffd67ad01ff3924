// Need against stock, dwellings ordered from it, the mapping of tenants and the rates, with the keyboard alone.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, cleanInBoth, goTo, openDemo, startApp, type App } from './app.ts'
import { handsOn, watchPointer } from './hands.ts'

interface Matrix { rows: { label: string }[]; columns: { key: string; label: string }[]; cells: { row: number; column: string; need: number }[] }
let app: App
let page: Page
let pointer: () => number
const { dialog, button, key, type, pick, send, signIn } = handsOn(() => page)
const clean = (what: string) => cleanInBoth(page, what)

beforeAll(async () => {
  app = await startApp()
  page = await app.page()
  await openDemo(page)
  pointer = await watchPointer(page)
}, 120_000)
afterAll(async () => {
  expect(app.faults).toEqual([])
  expect(pointer()).toBe(0)
  await app.close()
})

describe('need against stock', () => {
  it('the cell one stands on opens to as many cases as it says, and to an order that counts them', async () => {
    await goTo(page, '/boliger/behov')
    const matrix = await call<Matrix>(page, 'stock.matrix', {})
    const worst = matrix.cells.toSorted((a, b) => b.need - a.need)[0]!
    await key(page.locator('.heat-cell').first(), 'ArrowRight')
    await page.keyboard.press('ArrowLeft')
    for (let i = 0; i < worst.row; i++) await page.keyboard.press('ArrowDown')
    for (let i = 0; i < matrix.columns.findIndex((one) => one.key === worst.column); i++) await page.keyboard.press('ArrowRight')
    await clean('the map')
    await page.keyboard.press('Enter')
    await dialog().getByRole('heading', { name: `Husstander som venter (${worst.need})` }).waitFor()
    expect(await dialog().locator('ul').first().locator('li').count()).toBe(worst.need)
    await clean('the cell')
    await key(button('Bestill slike boliger', dialog()))
    await dialog().getByLabel('Hvordan').waitFor()
    await clean('the order')
    await pick('Hvordan', 'Kjøp')
    await send('Lag bestillingen')
    await page.getByText(`Bestillingen er laget. ${worst.need} venter på dette nå`).first().waitFor()
    const order = page.locator('.order-line').first()
    await expect.poll(() => order.innerText()).toContain(`${worst.need} ventet da, ${worst.need} av dem venter nå`)
    await key(order.getByRole('button', { name: /^Merk som sendt/ }))
    await send('Lagre')
    await key(order.getByRole('button', { name: /^Avslått/ }))
    await type('Hvem svarte', 'Kommunedirektøren')
    await type('Svaret med ord', 'Ingen midler i år')
    await send('Lagre')
    await expect.poll(() => page.locator('.orders, .order-line').allInnerTexts().then((all) => all.join())).toContain('Ingen midler i år')
  }, 60_000)

  it('by area and by group, with what cannot be placed', async () => {
    for (const name of ['Strøk', 'Gruppe']) {
      await key(page.getByRole('radio', { name, exact: true }), ' ')
      await page.locator('.heat thead th').nth(1).waitFor()
      await clean(name)
    }
    await key(page.getByRole('radio', { name: 'Leietakere som bør flytte', exact: true }), ' ')
    await page.getByText('Fra kartleggingen «Bor du riktig? Høsten 2026»').waitFor()
  }, 60_000)
})

describe('the mapping of tenants', () => {
  it('is begun, one is interviewed, and the result counts it', async () => {
    await goTo(page, '/boliger/kartlegging')
    await clean('all mappings')
    await key(button('Ny kartlegging'))
    await dialog().waitFor()
    await clean('a new one')
    await type('Navn', 'Prøvekartlegging')
    await send('Start kartleggingen')
    await page.getByRole('heading', { name: 'Prøvekartlegging' }).waitFor()
    await clean('one mapping')
    await page.locator('.campaign-table [role=row][data-active], .campaign-table [role=row]').nth(1).focus()
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    await pick('Passer boligen', 'Passer ikke')
    await type('Egne ord', 'Trappa er tung nå')
    await type('Soverom som trengs', '2')
    await key(dialog().getByRole('checkbox', { name: 'Trinnfri inngang' }), ' ')
    await clean('the interview')
    await send('Lagre intervjuet')
    const result = page.getByRole('region', { name: 'Resultat' })
    await expect.poll(() => result.innerText()).toMatch(/Gjort\s*1/)
    expect(await result.innerText()).toMatch(/Passer ikke\s*1/)
    expect(await result.innerText()).toMatch(/Trinnfri inngang\s*1/)
  }, 60_000)
})

describe('the rates', () => {
  it('a new set begins from the last one; a figure that is no number is pointed at; the old one ends the day before', async () => {
    await signIn('per')
    await goTo(page, '/innstillinger')
    await key(page.getByRole('button', { name: 'Legg inn nye lån: rente og løpetid' }))
    await dialog().waitFor()
    await clean('rates')
    await type('Gjelder fra', '01.12.2026')
    await type('Hvor tallene står', 'Formannskapet, sak 12')
    await type('Rente, prosent i året', 'mye')
    await dialog().getByText('Skriv et tall').waitFor()
    await page.keyboard.press('Enter')
    expect(await dialog().count()).toBe(1)
    await type('Rente, prosent i året', '5,25')
    await send('Lagre satsene')
    const lines = page.getByRole('region', { name: 'Lån: rente og løpetid' }).or(page.locator('section[aria-label="Lån: rente og løpetid"]')).first().locator('li')
    await expect.poll(() => lines.count()).toBe(2)
    expect((await lines.allInnerTexts()).join()).toMatch(/fra 1\. des\. 2026.*1\. jan\. 2026 til 30\. nov\. 2026/s)
  }, 60_000)
})
