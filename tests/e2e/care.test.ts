// Care of a dwelling and its landlords on the screens, with the keyboard alone: steps, a reason put right, a repair, keys, an inspection with a real picture, an incident, an agreement below what its scheme demands, and a cooperative at its limit.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { floorPicture } from '../../db/demo/picture.ts'
import { axe, call, goTo, openDemo, startApp, type App } from './app.ts'
import { noSideways } from './board-scene.ts'
import { handsOn, watchPointer } from './hands.ts'

let app: App
let page: Page
let pointer: () => number
let dwellingId: string
const folder = mkdtempSync(join(tmpdir(), 'bolig-bilde-'))

beforeAll(async () => {
  app = await startApp()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  pointer = await watchPointer(page)
  dwellingId = (await call<{ id: string }[]>(page, 'home.find', { text: 'Fjordgata 12, H0101', limit: 5 }))[0]!.id
}, 120_000)
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const { dialog, button, key, type, pick, send } = handsOn(() => page)
const clean = async (what: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect.poll(() => page.evaluate(() => document.querySelector('.dark, .light')?.className ?? '')).toContain(colorScheme)
    expect(await axe(page), `${what}, ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
const tab = async (name: RegExp) => {
  await key(page.getByRole('tab', { name }))
  await page.getByRole('tab', { name, selected: true }).waitFor()
}
const view = (name: string | RegExp) => key(page.getByRole('radio', { name }))

it('Tomgang shows what stands empty beside who waits, and what it has cost; a reason put right moves its money', async () => {
  await goTo(page, '/boliger/tomgang')
  await page.getByRole('row').filter({ hasText: 'Fjordgata 12, H0101' }).waitFor()
  await noSideways(page, 'tomgang')
  await clean('vacant')
  for (const [name, title] of [[/^Ute av bruk/, 'Boliger ute av bruk'], [/^Åpne utbedringer/, 'Boliger med åpne utbedringer'], [/^Nøkler ikke levert/, 'Boliger med nøkler som ikke er levert']] as const) {
    await view(name)
    await page.getByRole('grid', { name: title }).waitFor()
  }
  await view('Kostnad')
  const total = () => page.locator('.ledger tfoot tr').first().innerText()
  await page.getByRole('button', { name: 'Vis periodene bak Gulv' }).waitFor()
  const before = await total()
  await clean('ledger')
  await key(button('Vis periodene bak Gulv'))
  await page.getByRole('heading', { name: 'Periodene bak «Gulv»' }).waitFor()
  await key(button(/^Endre grunn for Teglverksveien 30/))
  await dialog().waitFor()
  await clean('reclassify')
  await pick('Ny grunn', 'Vannskade')
  await type('Hvorfor den endres', 'Gulvet var vått')
  await send('Endre grunn')
  await page.getByText('Grunnen er endret').first().waitFor()
  await expect.poll(total).toBe(before)
  await key(button('Vis alle'))
  await page.getByText(/^Var «Gulv» til/).first().waitFor()
}, 90_000)

it('the dwelling has who does each step, repairs, keys that are pointed out, and what happened in the building', async () => {
  await goTo(page, `/bolig/${dwellingId}`)
  await tab(/^Tomgang/)
  await key(button('Endre «Søker valgt»'))
  await type('Hvem', 'Ingrid Moe')
  await clean('step')
  await send('Lagre')
  await page.getByRole('row').filter({ hasText: 'Søker valgt' }).getByText('Ingrid Moe').waitFor()
  await tab(/^Utbedringer/)
  await key(button('Bestill utbedring'))
  await type('Hva', 'Ny blandekran')
  await type('Kostnad', '2400')
  await clean('repair')
  await send('Lagre')
  await page.getByRole('tab', { name: 'Utbedringer (1)' }).waitFor()
  await tab(/^Nøkler/)
  await page.getByText('Ikke levert etter utflytting').waitFor()
  await clean('keys')
  await key(button('Ta imot F12-101 B'))
  await clean('key')
  await send('Ta imot')
  await page.getByText('Ikke levert etter utflytting').waitFor({ state: 'detached' })
  await tab(/^Hendelser/)
  await key(button('Ny hendelse'))
  await dialog().getByText('aldri navn på noen', { exact: false }).first().waitFor()
  await pick('Slags', 'Vann')
  await type('Hva som skjedde', 'Vann i vaskekjelleren')
  await clean('incident')
  await send('Lagre')
  await page.getByText('Vann i vaskekjelleren').waitFor()
  await key(button(/^Skriv hva vi gjorde med Vann/))
  await type('Hva vi gjorde', 'Rørlegger har tettet')
  await clean('handle')
  await send('Lagre')
  await page.getByText('Rørlegger har tettet').waitFor()
}, 90_000)

it('an inspection takes a real picture, made small and drawn again; a file that is none is refused in words', async () => {
  await tab(/^Befaringer/)
  await key(button('Ny befaring'))
  await pick('Tilstand', 'Slitt')
  await type('Hva som ble sett', 'Slitt gulv i gangen')
  await clean('inspection')
  await send('Lagre')
  await key(button(/^Legg til bilde/))
  await dialog().waitFor()
  const wrong = join(folder, 'ikke-bilde.jpg')
  writeFileSync(wrong, 'Dette er ikke et bilde')
  await dialog().getByLabel('Bildefil').setInputFiles(wrong)
  await dialog().getByText('Filen kan ikke åpnes som et bilde.', { exact: false }).waitFor()
  const real = join(folder, 'gulv.png')
  writeFileSync(real, floorPicture())
  await dialog().getByLabel('Bildefil').setInputFiles(real)
  await dialog().locator('img').waitFor()
  expect(await button(/^Lagre/, dialog()).innerText()).toContain('gjenstår')
  await type('Hva bildet viser', 'Slitt gulv innenfor døren')
  await clean('picture')
  await send('Lagre')
  const shown = page.getByRole('img', { name: 'Slitt gulv innenfor døren' })
  await shown.waitFor()
  expect(await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.src.slice(0, 22)])).toEqual([480, 'data:image/jpeg;base64'])
}, 60_000)

it('an agreement below what its scheme demands says so; dwellings are linked; a cooperative at its limit is within', async () => {
  await goTo(page, '/boliger/utleiere')
  await page.getByRole('row').filter({ hasText: 'Solvik Utleiebygg AS' }).waitFor()
  await clean('landlords')
  await key(button('Ny utleier'))
  await clean('landlord form')
  await type('Navn', 'Fjellbo Eiendom AS')
  await send('Lagre')
  await page.getByRole('heading', { name: 'Fjellbo Eiendom AS', level: 1 }).waitFor()
  await key(button('Ny avtale'))
  await pick('Slags', 'Tilvisingsavtale')
  await type('Avtale', 'Fjellbo 1')
  await type('Boliger i alt', '10')
  await type('Boliger vi disponerer', '3')
  await clean('agreement')
  await send('Lagre')
  await page.getByText('Vi disponerer 3 av 10, 30 %. Ordningen krever minst 40 %, det er 4 boliger.').waitFor()
  await key(button('Koble bolig til «Fjellbo 1»'))
  await type('Finn bolig', 'Nedre Brugate 2, H0302')
  await key(button(/^Velg Nedre Brugate 2, H0302/, dialog()))
  await clean('link')
  await send('Koble')
  await page.getByRole('link', { name: 'Nedre Brugate 2, H0302' }).waitFor()
  await key(button('Skriv kontakt'))
  await type('Hva', 'Avtalte befaring')
  await clean('contact')
  await send('Lagre')
  await page.getByText('Avtalte befaring').waitFor()
  await clean('landlord')
  await goTo(page, '/boliger/utleiere')
  await view('Borettslag')
  expect(await page.getByRole('row').filter({ hasText: 'Kirkestien borettslag' }).innerText()).toMatch(/10 %[\s\S]*Innenfor/)
  await clean('cooperatives')
  await key(button('Nytt borettslag'))
  await clean('cooperative')
  await page.keyboard.press('Escape')
  expect(pointer()).toBe(0)
  expect(app.faults).toEqual([])
}, 90_000)
