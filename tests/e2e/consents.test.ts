// Samtykker and overleveringer on the screens, with the keyboard alone and in both themes: a yes, why, a no, another ground, the form on paper, and a case that is passed on and comes back.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf, squeeze } from '../unit/documents-reader.ts'
import { call, cleanInBoth, goTo, openDemo, startApp, type App } from './app.ts'
import { noSideways } from './board-scene.ts'
import { handsOn, watchPointer } from './hands.ts'

let app: App
let page: Page
let caseId: string
let pointer: () => number

beforeAll(async () => {
  app = await startApp()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  pointer = await watchPointer(page)
  const found = await call<{ rows: { id: string; handovers: number; protected: boolean; name: string }[] }>(page, 'case.list', { filter: { view: 'mine' }, sort: 'handovers', descending: false, limit: 50 })
  const free: string[] = []
  for (const one of found.rows.filter((row) => row.handovers === 0 && !row.protected)) {
    const { entries } = await call<{ entries: unknown[] }>(page, 'consent.list', { caseId: one.id })
    if (entries.length === 0) free.push(one.id)
  }
  caseId = free[0]!
}, 120_000)
afterAll(() => app.close())

const { dialog, button, key, type, pick, send } = handsOn(() => page)
/** No finding in light, and none in dark. */
const clean = (what: string) => cleanInBoth(page, what)
const tick = (name: string) => key(dialog().getByRole('checkbox', { name, exact: true }), 'Space')
const tab = async (name: RegExp) => {
  await goTo(page, `/sak/${caseId}`)
  await key(page.getByRole('tab', { name }))
  await page.getByRole('tab', { name, selected: true }).waitFor()
}
const cell = (answer: string, topic: string, service: string) => page.getByRole('button', { name: new RegExp(`^(${answer}): ${topic}, ${service}. Vis hvorfor$`) })
const strip = (words: string) => page.getByText(words).first().waitFor()

describe('consents', () => {
  it('begin empty, with what to do, and a table that answers for each service and topic', async () => {
    await tab(/^Samtykker/)
    await page.getByText('Ingen er spurt ennå').first().waitFor()
    const table = page.getByRole('table', { name: /Hva hver tjeneste får se/ })
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['Tjeneste', 'Økonomi', 'Helse', 'Rus', 'Barnevern', 'Straff', 'Opphold', 'Kontakt', 'Identitet', 'Annet'])
    expect(await table.getByRole('rowheader').first().innerText()).toBe('NAV')
    await cell('Ikke spurt', 'helse', 'NAV').waitFor()
    await noSideways(page, 'consents')
    await clean('empty')
  }, 60_000)

  it('a yes to two services says what it opens before it is saved, and after', async () => {
    await key(button('Registrer samtykke'))
    await dialog().waitFor()
    expect(await button(/Registrer samtykke/, dialog()).innerText()).toContain('gjenstår')
    for (const name of ['NAV', 'Eiendom', 'Helse', 'Økonomi']) await tick(name)
    await dialog().getByText('Fra nå kan økonomi og helse drøftes når NAV er til stede.').waitFor()
    await pick('Hvordan', 'Muntlig')
    await clean('record')
    await send('Registrer samtykke')
    await strip('Fra nå kan økonomi og helse drøftes når NAV er til stede.')
    await cell('Møte', 'helse', 'NAV').waitFor()
    await cell('Møte', 'økonomi', 'Eiendom').waitFor()
    expect(await page.getByRole('table', { name: 'Det personen har sagt' }).getByRole('row').filter({ hasText: 'NAV' }).innerText()).toMatch(/helse[\s\S]*Gjelder[\s\S]*Muntlig av personen selv/)
  }, 60_000)

  it('the arrows walk the table, Enter opens the reason, Escape closes it and keeps the place', async () => {
    await cell('Ikke spurt', 'rus', 'NAV').focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.getByText('NAV: samtykket gjelder bare drøfting i møtet.').waitFor()
    await clean('reason')
    await page.keyboard.press('Escape')
    await page.getByText('NAV: samtykket gjelder bare drøfting i møtet.').waitFor({ state: 'hidden' })
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Ikke spurt: helse, Psykisk helse og rus. Vis hvorfor')
    expect(await page.locator('.share-cell[tabindex="0"]').count()).toBe(1)
  }, 60_000)

  it('a yes that is taken back covers at once, and undo gives it back', async () => {
    await key(button('Trekk samtykket til NAV'))
    await dialog().waitFor()
    await dialog().getByText('Fra nå dekkes økonomi og helse når NAV er til stede.').waitFor()
    await clean('withdraw')
    await send('Trekk samtykket')
    await strip('Fra nå dekkes økonomi og helse når NAV er til stede.')
    await cell('Nei|Sagt nei|Trukket', 'helse', 'NAV').waitFor()
    await page.locator('summary', { hasText: 'Historikk: 1 linje' }).waitFor()
    await page.keyboard.press('Control+z')
    await cell('Møte', 'helse', 'NAV').waitFor()
  }, 60_000)

  it('a no to one topic leaves the other', async () => {
    await key(button('Personen sier nei'))
    await dialog().waitFor()
    for (const name of ['NAV', 'Helse']) await tick(name)
    await dialog().getByText('Fra nå dekkes helse når NAV er til stede.').waitFor()
    await clean('refuse')
    await send('Registrer neiet')
    await cell('Nei|Sagt nei|Trukket', 'helse', 'NAV').waitFor()
    await cell('Møte', 'økonomi', 'NAV').waitFor()
  }, 60_000)

  it('another ground needs its provision and its reason, and can be ended', async () => {
    await key(button('Annet grunnlag'))
    await dialog().waitFor()
    for (const name of ['Barnevern', 'Helse']) await key(dialog().getByRole('checkbox', { name, exact: true }), 'Space')
    expect(await button(/Registrer grunnlaget/, dialog()).innerText()).toContain('2 felt gjenstår')
    await pick('Hjemmel', 'Annen hjemmel')
    await type('Skriv hjemmelen', 'barnevernsloven § 6-4')
    await type('Hvorfor den gjelder her', 'Barnevernet har bedt om opplysningene')
    await clean('ground')
    await send('Registrer grunnlaget')
    await cell('Møte', 'helse', 'Barnevern').waitFor()
    await page.getByText('barnevernsloven § 6-4: Barnevernet har bedt om opplysningene').waitFor()
    await key(button('Avslutt grunnlaget for Barnevern'))
    await dialog().waitFor()
    await type('Hvorfor det avsluttes', 'Saken i barnevernet er lukket')
    await clean('end of ground')
    await send('Avslutt grunnlaget')
    await cell('Nei|Ikke spurt|Sagt nei|Trukket', 'helse', 'Barnevern').waitFor()
  }, 60_000)

  it('the form is saved as a paper with what was chosen', async () => {
    await key(button('Skriv ut samtykkeskjema'))
    await dialog().waitFor()
    await tick('Helse')
    await pick('Målform', 'Nynorsk')
    await clean('print')
    const saved = page.waitForEvent('download')
    await send('Lag skjemaet')
    const file = await saved
    expect(file.suggestedFilename()).toMatch(/^samtykkeskjema-\d{4}-\d+\.pdf$/)
    const text = squeeze(readPdf(readFileSync(await file.path())).pages.join(''))
    for (const words of ['Samtykke til å dele opplysningar', 'Eit nei er ikkje grunn til å avslå søknaden din', 'Helse']) expect(text).toContain(squeeze(words))
  }, 60_000)
})

describe('a case that is passed on', () => {
  const panel = () => page.getByRole('region', { name: 'Kasteball og ansvar' })

  it('is offered with a reason, waits, is taken over, and the path is told', async () => {
    await tab(/^Oversikt/)
    await panel().getByText('Ingen overleveringer').waitFor()
    await key(panel().getByRole('button', { name: 'Overlever' }))
    await dialog().waitFor()
    await pick('Til tjeneste', 'NAV')
    await type('Hvorfor', 'Trenger råd om gjeld')
    await clean('offer')
    await send('Overlever')
    await panel().getByText(/Venter på svar fra NAV\. Frist \d/).waitFor()
    await clean('waiting')
    await key(panel().getByRole('button', { name: 'Ta imot' }))
    await strip('NAV har tatt imot saken')
    await expect.poll(() => panel().getByRole('list', { name: 'Veien saken har gått' }).innerText()).toMatch(/Mottatt\s+NAV$/)
    await panel().getByText(/^overlevering (på \d+ dage?r?|i dag)/).waitFor()
  }, 60_000)

  it('comes back with the reason, and counts', async () => {
    await key(panel().getByRole('button', { name: 'Overlever' }))
    await dialog().waitFor()
    await pick('Til tjeneste', 'Psykisk helse')
    await type('Hvorfor', 'Trenger oppfølging')
    await send('Overlever')
    await key(panel().getByRole('button', { name: 'Send tilbake' }))
    await dialog().waitFor()
    await type('Hvorfor', 'Ikke vårt bord')
    await clean('return')
    await send('Send tilbake')
    await strip('Saken er sendt tilbake.')
    await key(panel().getByText('Hva som teller'))
    await panel().getByText(/Overlevert fra NAV til Psykisk helse og rus .*, sendt tilbake/).waitFor()
    await expect.poll(() => panel().locator('.handovers-count').innerText()).toBe('3')
    expect(await panel().getByRole('list', { name: 'Antall per måned' }).innerText()).toContain('november 2026: 3')
    await clean('reasons')
  }, 60_000)

  it('has one coordinator with the wish of who it is about, and can be reported to the housing team', async () => {
    await key(panel().getByRole('button', { name: 'Bytt koordinator' }))
    await dialog().waitFor()
    await type('Hvem personen ønsker', 'En som snakker arabisk')
    await clean('coordinator')
    await send('Lagre')
    await panel().getByText('En som snakker arabisk').waitFor()
    await key(panel().getByRole('button', { name: 'Meld til boliglaget' }))
    await dialog().waitFor()
    await pick('Tjeneste som melder', 'NAV')
    await type('Hvorfor', 'Må ut før jul')
    await clean('request')
    await send('Meld saken')
    await panel().getByText(/Meldt til boliglaget av NAV/).waitFor()
    await key(panel().getByRole('button', { name: 'Trekk meldingen' }))
    await strip('Meldingen er trukket')
    await expect.poll(() => panel().getByText(/Meldt til boliglaget av NAV/).count()).toBe(0)
  }, 60_000)
})

it('without a pointer, and nothing went wrong meanwhile', () => {
  expect([pointer(), app.faults]).toEqual([0, []])
})
