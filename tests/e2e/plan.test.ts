// Follow-up on the screens with the keyboard alone, in both themes: a plan made with the person, a visit from the calendar, a program that dies in the middle of a note, and the papers.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf, squeeze } from '../unit/documents-reader.ts'
import { call, cleanInBoth, goTo, openDemo, startApp, type App } from './app.ts'
import { noSideways } from './board-scene.ts'
import { handsOn, watchPointer } from './hands.ts'

let app: App
let page: Page
let planId: string
let pointer: () => number

beforeAll(async () => {
  app = await startApp()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  pointer = await watchPointer(page)
  // Someone of mine without a plan.
  const { rows } = await call<{ rows: { id: string; protected: boolean; status: string }[] }>(page, 'case.list', { filter: { view: 'mine' }, limit: 60 })
  for (const row of rows.filter((one) => !one.protected)) if ((await call<{ plan: unknown }>(page, 'case.get', { id: row.id })).plan === null) { caseId = row.id; break }
}, 120_000)
afterAll(() => app.close())

let caseId: string
const { dialog, button, key, type, pick, send } = handsOn(() => page)
const clean = (what: string) => cleanInBoth(page, what)
const saved = async (act: () => Promise<void>) => {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}
const inPdf = (bytes: Buffer) => squeeze(readPdf(bytes).pages.join('\n'))
const opened = () => dialog().waitFor()
/** A letter works from the page itself. */
const letter = async (press: string) => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press(press)
  await opened()
}

describe('a plan made with the person', () => {
  it('is opened from the case with a template, and says that the home stands apart', async () => {
    await goTo(page, `/sak/${caseId}`)
    await key(page.getByRole('tab', { name: /^Plan/ }))
    await key(button(/planen|plan$/i, page.getByRole('tabpanel')))
    await opened()
    await pick('Mal', 'Booppfølging')
    await pick('Hvor bor personen', 'Ingen bolig ennå')
    await clean('open a plan')
    await key(button('Åpne planen', dialog()))
    await page.getByRole('heading', { name: /^Planen til / }).waitFor()
    planId = new URL(page.url()).hash.split('/').at(-1)!
    await page.getByText('Planen og boforholdet løper hver for seg').waitFor()
  }, 60_000)

  it('gets a goal, a measure, someone of the person’s own choice', async () => {
    await letter('g')
    await pick('Område', 'Bo trygt')
    await type('Målet med egne ord', 'Kunne lukke døra og vite at det er mitt')
    await pick('Når', 'På sikt')
    await clean('goal')
    await send('Legg til målet')
    await key(button('Nytt tiltak til «Kunne lukke døra og vite at det er mitt»'))
    await opened()
    await type('Hva skal gjøres', 'Ny lås og dørkjede')
    await type('Ansvarlig', 'Vaktmesteren')
    await clean('measure')
    await send('Legg til tiltaket')
    await page.getByText('Ny lås og dørkjede').first().waitFor()
    await key(button(/^Legg til i laget/))
    await opened()
    await pick('Hvem er det', 'Familie')
    await type('Navn', 'Rakel Vik')
    await type('Rolle', 'datter')
    await pick('Valgte personen dette selv', 'Ja')
    await clean('member')
    await send('Lagre')
    await page.getByText('De som står her, har ikke tilgang').waitFor()
  }, 60_000)

  it('shows two conditions that do not go together, in words', async () => {
    for (const [service, demand, words] of [['NAV', 'Krever', 'Møte til samtale hver uke'], ['Boligkontoret', 'Krever ikke', 'Samtaler er frivillige']] as const) {
      await key(button('Nytt vilkår'))
      await opened()
      await pick('Tjeneste', service)
      await pick('Gjelder', 'Besøk og oppfølging')
      const demands = dialog().getByLabel('Hva de sier', { exact: true })
      await demands.focus()
      for (let i = 0; i < 4 && (await demands.evaluate((node) => (node as HTMLSelectElement).selectedOptions[0]!.text)) !== demand; i++) await page.keyboard.press('ArrowDown')
      await type('Med deres ord', words)
      if (demand === 'Krever') await clean('condition')
      await send('Lagre vilkåret')
    }
    await page.getByText('NAV krever det. Boligkontoret krever det ikke.').waitFor()
    await page.getByText('Går ikke sammen').first().waitFor()
  }, 60_000)

  it('is gone through with the person’s own numbers, drawn with a table', async () => {
    await letter('m')
    await type('Det personen sier', 'Jeg sover bedre')
    await pick('Bo trygt, 0 til 10', '7')
    await type('Bo trygt, med egne ord', 'Døra er min')
    await clean('review')
    await send('Lagre gjennomgangen')
    await page.getByRole('img', { name: /Bo trygt fra 7 til 7/ }).waitFor()
    await page.getByText('7 av 10').first().waitFor()
    await noSideways(page, 'plan')
    await clean('plan')
  }, 60_000)

  it('is printed in plain words', async () => {
    const plan = await saved(() => key(button(/^Skriv ut til/)))
    for (const words of ['Kunne lukke døra og vite at det er mitt', 'Ny lås og dørkjede', 'Rakel Vik', 'Krever ikke', 'uten at det får følger for boligen']) expect(inPdf(plan.bytes)).toContain(squeeze(words))
  }, 60_000)
})

describe('visits', () => {
  it('are agreed on from the calendar, where a time that is no time is said at once', async () => {
    await goTo(page, '/oppfolging/kalender')
    await page.locator('.week-grid').waitFor()
    await clean('calendar')
    await letter('b')
    const name = (await call<{ plan: { name: string } }>(page, 'plan.get', { id: planId })).plan.name
    await type('Finn navn eller saksnummer', name)
    await expect.poll(() => dialog().getByLabel('Hvem skal du til', { exact: true }).locator('option').allInnerTexts()).toHaveLength(2)
    await pick('Hvem skal du til', name)
    await type('Klokkeslett', '9.75')
    await dialog().getByText('Skriv klokkeslettet som 12.00.').waitFor()
    await type('Klokkeslett', '8.15')
    await type('Ta med', 'Nøkkelskjema')
    await clean('new visit')
    await send('Avtal besøket')
    await key(page.locator('.week-visit', { hasText: name }))
    await opened()
    await clean('visit')
    await key(button('Si hvordan det gikk', dialog()))
    await clean('answer')
    await key(button('Lagre svaret', dialog()))
    await dialog().getByText('Hvem som kan lese det', { exact: true }).waitFor()
  }, 60_000)

  it('a note under way is there after the power went, and is filed first with the tick', async () => {
    await type('Notat', 'Han har ryddet. Naboen Kari klaget.')
    await dialog().getByText('Skriv rollen, ikke navnet').waitFor()
    await dialog().getByText('Utkastet er tatt vare på. Bare du ser det.').waitFor()
    await clean('note')
    await app.crash()
    page = await app.page({ width: 1366, height: 768 })
    await openDemo(page)
    pointer = await watchPointer(page)
    await goTo(page, `/plan/${planId}`)
    await key(page.locator('summary', { hasText: 'tidligere besøk' }))
    await key(button(/^Skriv notat, Hjemmebesøk/))
    await opened()
    expect(await dialog().getByLabel('Notat', { exact: true }).inputValue()).toBe('Han har ryddet. Naboen Kari klaget.')
    await type('Notat', 'Han har ryddet.')
    expect(await button(/^Lagre notatet/, dialog()).innerText()).toContain('gjenstår')
    await key(dialog().getByRole('checkbox', { name: 'Jeg vet hvem som kan lese dette' }), 'Space')
    await send('Lagre notatet')
    await page.getByText('Han har ryddet.').first().waitFor()
  }, 90_000)

  it('the route and the calendar file are made', async () => {
    await goTo(page, '/oppfolging/kalender')
    await page.locator('.week-grid').waitFor()
    await key(button('Dagens rute'))
    await opened()
    await clean('route')
    const route = await saved(() => key(button('Lag PDF', dialog())))
    expect(inPdf(route.bytes)).toContain(squeeze('Nøkkelskjema'))
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    const ics = await saved(() => key(button('Til egen kalender')))
    expect(ics.bytes.toString('utf8')).toMatch(/SUMMARY:Sak \d{4}\/\d{4}: /)
  }, 60_000)
})

describe('the desk', () => {
  it('the team, a substitute and handing over say what happens before it does', async () => {
    await goTo(page, '/oppfolging/laget')
    await page.getByRole('rowheader', { name: /Turid Sand/ }).waitFor()
    await clean('team')
    await key(button('Overlat alt til en annen'))
    await opened()
    await pick('Til', 'Turid Sand')
    await dialog().getByText(/følger med\./).waitFor()
    await clean('hand over')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await key(button('Sett en vikar'))
    await opened()
    await pick('Vikar', 'Anders Kvam')
    await clean('absence')
    await send('Sett vikaren')
    await page.getByText('Anders Kvam er vikar for Ingrid Moe').waitFor()
    await goTo(page, '/i-dag')
    await page.getByText('Anders Kvam er vikar for deg').waitFor()
    await clean('today')
  }, 60_000)

  it('a reminder stands on the case and in the list, and views are put in order with the keyboard', async () => {
    await goTo(page, `/sak/${caseId}`)
    await key(button('Ny huskelapp'))
    await opened()
    await type('Tekst', 'Ring om nøkkelen')
    await clean('reminder')
    await send('Lagre huskelappen')
    await button(/Ring om nøkkelen/).waitFor()
    await goTo(page, '/sokere')
    await key(button('Ordne visningene'))
    await opened()
    const names = () => dialog().locator('.arrange-name').allInnerTexts()
    expect(await names()).toEqual(['Familier, 3 soverom', 'Midlertidig over 60 dager'])
    await pick('Farge på Familier, 3 soverom', 'Grønn')
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(names).toEqual(['Midlertidig over 60 dager', 'Familier, 3 soverom'])
    await clean('arrange')
    await send('Lagre rekkefølgen')
    expect((await call<{ name: string; colour: string | null }[]>(page, 'view.list', { place: 'cases' })).map((view) => [view.name, view.colour])).toEqual([['Midlertidig over 60 dager', null], ['Familier, 3 soverom', 'teal']])
  }, 60_000)

  it('the templates are shown, and nothing here took a pointer or failed', async () => {
    await goTo(page, '/oppfolging')
    await key(button('Maler'))
    await opened()
    await dialog().getByText('Booppfølging').waitFor()
    await clean('templates')
    expect(pointer()).toBe(0)
    expect(app.faults.filter((one) => !/ERR_CONNECTION|Failed to fetch|net::/.test(one))).toEqual([])
  }, 60_000)
})
