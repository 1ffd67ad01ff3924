// Leie til eie on the screens, with the keyboard alone: from «kan passe» to a home bought elsewhere, with the calculation and its paper; the dwelling then stands on Tomgang and Tildeling. Both themes.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPdf, squeeze } from '../unit/documents-reader.ts'
import { call, cleanInBoth, goTo, openDemo, startApp, type App } from './app.ts'
import { handsOn, watchPointer } from './hands.ts'

let app: App
let page: Page
let pointer: () => number
let home: { id: string; label: string; name: string }
let trackAt: string

beforeAll(async () => {
  app = await startApp()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  pointer = await watchPointer(page)
}, 120_000)
afterAll(() => app.close())

const { dialog, button, key, type, pick, send } = handsOn(() => page)
const strip = (words: string) => page.getByText(words).first().waitFor()
const clean = (what: string) => cleanInBoth(page, what)
const view = (name: string | RegExp) => key(page.getByRole('radio', { name, ...(typeof name === 'string' ? { exact: true } : {}) }))

/** The first in the order for a dwelling who is not already offered another. */
async function nextFor(dwellingId: string): Promise<{ caseId: string; name: string } | undefined> {
  const open = new Set((await call<{ offers: { caseId: string | null }[] }>(page, 'offer.list', { filter: 'open', limit: 500 })).offers.map((one) => one.caseId))
  const { candidates } = await call<{ candidates: { caseId: string; name: string; outcome: string }[] }>(page, 'match.forDwelling', { dwellingId })
  return candidates.find((one) => one.outcome !== 'outside' && !open.has(one.caseId))
}

it('a tenant who may suit is marked and started from the list', async () => {
  await goTo(page, '/oppfolging/eie')
  await page.getByRole('grid', { name: 'Leie til eie' }).waitFor()
  await clean('the list')
  await view('Kan passe')
  await button(/^Start veien til eie for/).first().waitFor()
  await clean('candidates')
  const { rows } = await call<{ rows: { caseId: string | null; onTheWay: boolean; dwellingId: string; dwelling: string; name: string }[] }>(page, 'ownership.candidates', { show: 'yes' })
  let one = rows[0]!
  for (const row of rows.filter((each) => each.caseId !== null && !each.onTheWay)) if (await nextFor(row.dwellingId)) { one = row; break }
  home = { id: one.dwellingId, label: one.dwelling, name: one.name }
  await key(button(`Start veien til eie for ${one.name}`))
  await dialog().waitFor()
  await clean('start')
  await type('Egne ord om å eie', 'Vi vil bo i noe som er vårt')
  await send('Start')
  await page.getByRole('heading', { name: one.name, level: 1 }).waitFor()
  await page.getByText('«Vi vil bo i noe som er vårt»').waitFor()
  trackAt = await page.evaluate(() => location.hash.slice(1))
}, 60_000)

it('goes through talk and economy to what the household can carry: nothing is said while something lacks, and it is advised against when it is too dear', async () => {
  for (const next of ['Videre: samtale', 'Videre: økonomi', 'Videre: betjeningsevne']) await key(button(next))
  await button('Videre: visning og bud').waitFor()
  await key(button('Ny beregning'))
  await dialog().waitFor()
  await dialog().getByText('Inntekt etter skatt mangler.').waitFor()
  expect(await button(/^Lagre beregningen/, dialog()).innerText()).toContain('gjenstår')
  expect(await dialog().getByText('Største lån').count()).toBe(0)
  await clean('calculation lacking')
  const fill: [string, string][] = [['Inntekt etter skatt per måned', '34000'], ['Alder på alle i husstanden', '34, 6'], ['Andre faste utgifter per måned', '2000'], ['Løpende boutgifter per måned', '4500'], ['Vedlikehold per måned', '1000'], ['Kjøpesum med omkostninger', '6000000']]
  for (const [label, value] of fill) await type(label, value)
  await dialog().getByText('Betjeningsevnen er for lav: lånet skal frarådes').waitFor()
  await clean('calculation too low')
  await type('Kjøpesum med omkostninger', '1200000')
  await dialog().getByText('Betjeningsevnen rekker til kjøpet').waitFor()
  await send('Lagre beregningen')
  await strip('Beregningen er lagret')
  await page.getByText('Igjen til renter og avdrag').waitFor()
  await clean('the way')
  const download = page.waitForEvent('download')
  await key(button('Hent som PDF'))
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^betjeningsevne-\d{4}-\d{4}\.pdf$/)
  const text = squeeze(readPdf(readFileSync(await file.path())).pages.join(''))
  for (const words of ['Hva kan du betjene av lån?', 'Økonomien rekker til kjøpet', 'Igjen til renter og avdrag', '1 200 000 kr', 'Livsopphold (SIFO)']) expect(text).toContain(squeeze(words))
}, 60_000)

it('a viewing is written, and the purchase says what follows, asks to be confirmed, and is one act that is taken back as one', async () => {
  await key(button('Videre: visning og bud'))
  await strip('Steget er satt')
  await key(button('Skriv hendelse'))
  await pick('Slags', 'Bud')
  await type('Hva', 'Budet ble godtatt')
  await type('Beløp i kroner', '1200000')
  await clean('event')
  await send('Lagre')
  await page.getByText('Budet ble godtatt').waitFor()
  const buy = async () => {
    await key(button('Registrer kjøpet'))
    await dialog().getByText(`${home.label} blir ledig fra dagen etter`, { exact: false }).waitFor()
    await type('Boligen som ble kjøpt', 'Rekkehus i Furulia')
  }
  await buy()
  await clean('purchase')
  expect(await button(/^Registrer kjøpet/, dialog()).innerText()).toContain('gjenstår')
  const confirm = () => key(dialog().getByRole('checkbox', { name: 'Kjøpet er gjennomført, og tallene er kontrollert' }), 'Space')
  await confirm()
  await send('Registrer kjøpet')
  await strip('Kjøpet er ført, og boligen er ledig')
  await page.getByText('Kjøpte en annen bolig', { exact: true }).waitFor()
  await clean('bought')
  await page.keyboard.press('Control+z')
  await button('Registrer kjøpet').waitFor()
  expect((await call<{ dwelling: { state: string } }>(page, 'dwelling.get', { id: home.id })).dwelling.state).toBe('occupied')
  await buy()
  await confirm()
  await send('Registrer kjøpet')
  await page.getByText('Rekkehus i Furulia').waitFor()
}, 90_000)

it('the dwelling stands on Tomgang with its steps and who waits, and on Tildeling', async () => {
  await goTo(page, '/boliger/tomgang')
  const row = page.getByRole('row').filter({ hasText: home.label })
  await row.waitFor()
  expect(await row.innerText()).toMatch(/Nøkler inn/)
  await goTo(page, `/tildeling/bolig/${home.id}`)
  await page.getByText(home.label).first().waitFor()
}, 60_000)

it('the dwelling is held for the one who fits best, and allocated again', async () => {
  const chosen = (await nextFor(home.id))!
  await page.getByRole('row').filter({ hasText: chosen.name }).first().focus()
  await expect.poll(() => page.locator('.why-panel').innerText()).toContain(chosen.name)
  await key(button('Hold av'))
  await expect.poll(() => dialog().innerText()).toContain(home.label)
  await type('Hvorfor', 'De før har fått tilbud om en annen bolig.')
  await send('Hold av')
  const { offers } = await call<{ offers: { caseId: string; dwellingId: string; status: string }[] }>(page, 'offer.list', { filter: 'open', dwellingId: home.id, limit: 50 })
  expect(offers.map((one) => one.status)).toEqual(['reserved'])
  await goTo(page, `/sak/${offers[0]!.caseId}`)
  await key(page.getByRole('tab', { name: /^Tilbud/ }))
  await key(button('Send tilbud'))
  await dialog().waitFor()
  await type('Begrunnelse', 'Passer etter samtale, og husleien er avklart.')
  await key(button('Tildel boligen', dialog()))
  await page.getByRole('dialog', { name: /er tildelt/ }).waitFor()
  await key(button('Lukk', dialog()))
  await dialog().waitFor({ state: 'detached' })
  expect((await call<{ dwelling: { state: string } }>(page, 'dwelling.get', { id: home.id })).dwelling.state).toBe('offering')
}, 60_000)

it('a later default is written, and the figures count it', async () => {
  await goTo(page, trackAt)
  await key(button('Registrer mislighold'))
  await type('Hva som har skjedd', 'To terminer er ikke betalt')
  await clean('default')
  await send('Registrer mislighold')
  await page.getByText(/^Mislighold \d/).waitFor()
  await goTo(page, '/oppfolging/eie')
  await view('Kjøpt')
  await page.getByRole('row').filter({ hasText: 'Mislighold' }).first().waitFor()
  await page.getByRole('rowheader', { name: 'Boliger ble ledige' }).waitFor()
  await clean('bought list')
}, 60_000)

it('one that is laid aside keeps its reason, and nothing needed a pointer', async () => {
  await view('På vei')
  const { rows } = await call<{ rows: { id: string; status: string }[] }>(page, 'ownership.list', {})
  await goTo(page, `/oppfolging/eie/${rows.find((one) => one.status === 'talk')!.id}`)
  await key(button('Legg bort for nå'))
  await pick('Hvorfor ikke nå', 'Ønsker det ikke')
  await type('Med ord', 'Vil heller bli boende')
  await clean('withdraw')
  await send('Legg bort')
  await page.getByText(/Lagt bort for nå: ønsker det ikke/).first().waitFor()
  await button('Ta opp igjen').waitFor()
  expect(pointer()).toBe(0)
  expect(app.faults).toEqual([])
}, 60_000)
