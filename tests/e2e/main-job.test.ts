// The whole job with the keyboard alone: create the store, import, see, match, decide at the table, allocate, follow up, export; then no name in any file.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Download, Locator, Page } from 'playwright-core'
import { axe, filesWith, startApp, type App } from './app.ts'

let app: App
let page: Page
const NAMES = ['Solveig Markhus', 'Torleif Brattvik', 'Markhus', 'Brattvik']

beforeAll(async () => {
  app = await startApp()
  page = await app.page()
}, 120_000)
afterAll(() => app.close())

/** Tab until the thing has focus, as someone without a mouse does. */
async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor()
  for (let i = 0; i < 150; i++) {
    if (await target.first().evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`cannot be reached with Tab: ${String(target)}`)
}

async function press(target: Locator): Promise<void> {
  await tabTo(target)
  await page.keyboard.press('Enter')
}

async function type(label: string, value: string): Promise<void> {
  await tabTo(page.getByLabel(label, { exact: true }))
  await page.keyboard.press('Control+a')
  await page.keyboard.type(value)
}

const button = (name: string | RegExp) => page.getByRole('button', { name })
const place = async (key: string, heading: string | RegExp) => {
  await page.keyboard.press(key)
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
}

/** The second tab of Utveksling. It stays chosen while the window is open. */
const listsTab = async () => {
  await tabTo(page.getByRole('tab', { selected: true }))
  if (!(await page.getByRole('tab', { name: 'Lister inn og ut', selected: true }).isVisible())) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Lister inn og ut', selected: true }).waitFor()
}

async function saved(act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download')
  await act()
  const download: Download = await waiting
  const path = join(app.folder, 'lagret', download.suggestedFilename())
  await download.saveAs(path)
  return { name: download.suggestedFilename(), bytes: readFileSync(path) }
}

async function importFile(name: string, text: string, kind: string): Promise<void> {
  const path = join(app.folder, 'lister', name)
  mkdirSync(join(app.folder, 'lister'), { recursive: true })
  writeFileSync(path, Buffer.from(text, 'latin1'))
  await place('Alt+7', 'Utveksling')
  await listsTab()
  const chooser = page.waitForEvent('filechooser')
  await press(button('Velg fil'))
  await (await chooser).setFiles(path)
  await page.getByRole('heading', { name: 'Koble kolonnene' }).waitFor()
  await expect.poll(() => page.getByLabel('Hva er listen').inputValue()).toBe(kind)
  await press(button('Prøvekjør'))
  await page.getByRole('heading', { name: 'Prøvekjøring' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Ferdig' }).waitFor()
  expect(await page.locator('main').innerText()).toContain('2 lagt til')
  await press(button('Hent en fil til'))
  await button('Velg fil').waitFor()
}

describe('the main job, keyboard only', () => {
  it('1. creates the store: passphrase with strength, recovery code once', async () => {
    await press(button('Opprett kommunens saksarkiv'))
    await type('Kommune', 'Markvik kommune')
    await type('Navnet ditt', 'Inger Lund')
    await type('Brukernavn', 'inger')
    await type('Passord', 'kort')
    await type('Gjenta passordet', 'kort')
    await press(button('Opprett'))
    expect(await page.locator('body').innerText()).toMatch(/for kort|Minst 12 tegn|lett å gjette/i)
    await type('Passord', 'elleve blå sykler ruster sakte')
    await type('Gjenta passordet', 'elleve blå sykler ruster sakte')
    await press(button('Opprett'))
    await page.getByRole('heading', { name: 'Ta vare på gjenopprettingskoden' }).waitFor({ timeout: 30_000 })
    expect(await axe(page)).toEqual([])
    const sheet = await saved(() => press(button('Lagre som PDF')))
    expect(sheet.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await tabTo(page.getByLabel('Jeg har lagret koden'))
    await page.keyboard.press('Space')
    await press(button('Fortsett til Boligbordet'))
    await page.getByRole('heading', { name: /Inger/ }).waitFor()
  }, 90_000)

  it('2. imports dwellings and a waiting list from semicolon files in Windows-1252', async () => {
    await importFile('boliger.csv', 'Boligoversikt 2026;;;;;;\n;;;;;;\nAdresse;Bruksenhet;Ant. rom;Soverom;Husleie;Trinnfritt;Ledig fra\nÅsgata 4;H0101;2;1;8 450,00;ja;20.10.2026\nÅsgata 4;H0102;2;1;7 900;nei;\nSum;2;;;;;\n', 'dwellings')
    await importFile('venteliste.csv', 'Saksnr;Etternavn, fornavn;Født;Søknad mottatt;Bor nå;Siden;Antall voksne;Antall barn;Trinnfri;Maks husleie;Status;Vedtaksdato;Frist\n2026/0001;Markhus, Solveig;14.12.74;27.08.2026;Midlertidig botilbud;01.09.2026;1;0;ja;9 000;Innvilget;19.10.2026;25.11.2026\n2026/0002;Brattvik, Torleif;02.03.81;01.06.2026;Uegnet bolig;01.02.2026;1;0;;9 000;Innvilget;19.10.2026;27.11.2026\n', 'applicants')
  }, 90_000)

  it('3. sees them: list, search as one types, case page', async () => {
    await place('Alt+2', 'Søkere')
    await page.getByText('Solveig Markhus').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('markh')
    await page.getByRole('option', { name: /Solveig Markhus/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Solveig Markhus', level: 1 }).waitFor()
    expect(await page.locator('main').innerText()).toContain('Trinnfri inngang')
    expect(await axe(page)).toEqual([])
  })

  it('4. matches: order with reasons, unknown shown as unknown with what to find out', async () => {
    await place('Alt+4', 'Tildeling')
    await page.getByRole('heading', { name: /Åsgata 4, H0101/ }).waitFor()
    await page.getByRole('heading', { name: 'Hvorfor nummer 1?' }).waitFor()
    const why = await page.locator('main').innerText()
    expect(why).toContain('Solveig Markhus')
    expect(why).toContain('§ 6 a')
    expect(why).toContain('Finn ut dette først')
    expect(why).toContain('Når flyttet personen til kommunen?')
    expect(await axe(page)).toEqual([])
  })

  it('5. proposes, runs the meeting, decides with owner, deadline and mandate, and allocates', async () => {
    await press(button(/^Foreslå for /))
    await page.getByText(/er foreslått for boliglaget|Foreslått for boliglaget/).first().waitFor()
    await place('Alt+5', 'Boliglag')
    await press(page.getByRole('link', { name: /Åpne møtet|Gjør klar/ }).or(button(/Åpne møtet|Gjør klar/)))
    await press(button('Start møtet'))
    await page.getByText('Møtet er startet').first().waitFor()
    await tabTo(page.getByRole('group', { name: 'Til stede' }).getByRole('button').first())
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await page.locator('h1').first().evaluate((node) => { (document.activeElement as HTMLElement | null)?.blur(); return node.textContent })
    await page.keyboard.press('v')
    await page.getByText('Saken vises i rommet').first().waitFor()
    await page.keyboard.press('a')
    await press(page.getByRole('button', { name: 'Tildel', exact: true }))
    await tabTo(page.getByLabel('Bolig', { exact: true }))
    await page.keyboard.press('ArrowDown')
    await type('Hva er bestemt', 'Tildel Åsgata 4')
    await tabTo(page.getByLabel('Eier', { exact: true }))
    await page.keyboard.type('Boligk')
    await type('Frist', '30.11.2026')
    await press(button('Lagre og vis i rommet'))
    await page.getByText('Avgjørelsen er lagret og vises i rommet').first().waitFor()
    expect(await axe(page)).toEqual([])
    await press(button('Tildel nå'))
    await page.getByRole('dialog').waitFor()
    await type('Leieforholdet begynner', '01.12.2026')
    await type('Begrunnelse', 'Boliglaget kjenner botiden. Bekreftes av folkeregisteret.')
    await press(button('Tildel boligen'))
    await page.getByText(/er tildelt Solveig Markhus/).first().waitFor()
  }, 90_000)

  it('6. the allocation has opened a plan: a goal in own words, a measure, a review', async () => {
    await press(page.getByRole('link', { name: 'Åpne oppfølgingsplanen' }).or(button('Åpne oppfølgingsplanen')))
    await page.getByRole('heading', { name: /Planen til Solveig Markhus/ }).waitFor()
    await press(button('Nytt mål'))
    await page.getByRole('dialog').waitFor()
    await tabTo(page.getByLabel('Område'))
    await page.keyboard.press('ArrowDown')
    await type('Målet med egne ord', 'Kunne lukke døra og vite at det er mitt')
    await press(button('Legg til målet'))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('Kunne lukke døra og vite at det er mitt').first().waitFor()
    expect(await axe(page)).toEqual([])
  })

  it('7. exports the plan as tagged PDF, and lists with formulas made harmless', async () => {
    const plan = await saved(() => press(button(/Skriv ut til/)))
    expect(plan.bytes.includes('/StructTreeRoot') && plan.bytes.includes('pdfaid:part')).toBe(true)
    expect(plan.name).not.toMatch(/markhus/i)
    await place('Alt+7', 'Utveksling')
    await listsTab()
    const csv = await saved(() => press(button('Alle saker: Tekstfil')))
    expect(csv.bytes.toString('utf8')).toContain('Solveig Markhus')
  })

  it('locks; a wrong passphrase opens nothing, the right one brings all back; no name in any file the app wrote', async () => {
    await page.keyboard.press('Control+l')
    await page.getByLabel('Passord', { exact: true }).waitFor({ timeout: 20_000 })
    expect(await page.locator('body').innerText()).not.toContain('Markhus')
    await type('Brukernavn', 'inger')
    await type('Passord', 'feil passord her')
    await page.keyboard.press('Enter')
    await page.getByText('Brukernavn eller passord er feil.').first().waitFor({ timeout: 20_000 })
    expect(await filesWith(join(app.folder, 'data'), [...NAMES, 'Inger Lund'])).toEqual([])
    await type('Passord', 'elleve blå sykler ruster sakte')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').first().waitFor({ timeout: 20_000 })
    await place('Alt+2', 'Søkere')
    await page.getByText('Solveig Markhus').first().waitFor()
    expect(await filesWith(join(app.folder, 'data'), [...NAMES, 'Inger Lund'])).toEqual([])
    expect(app.faults.filter((one) => !/40[34]/.test(one))).toEqual([])
  }, 90_000)
})
