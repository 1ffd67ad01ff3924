// From an application to a case that is ready, on screen: registered, asked, answered, mapped, papers in and out, duplicates; by role and label, with axe and by keyboard only.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, call, goTo, openDemo, startDemo, type App } from './app.ts'

let app: App
let page: Page
let caseId = ''

beforeAll(async () => {
  app = await startDemo()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
}, 120_000)
afterAll(() => app.close())

const tab = async (name: string) => {
  await page.getByRole('tab', { name }).click()
  await page.getByRole('tab', { name, selected: true }).waitFor()
}
const region = (name: string) => page.getByRole('region', { name })
const dialog = () => page.getByRole('dialog')
const closed = () => dialog().waitFor({ state: 'detached' })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const send = async (name: string) => {
  await dialog().getByRole('button', { name, exact: true }).click()
  await closed()
}

describe('a new application', () => {
  it('is written in with what is applied for, own attempts and a representative, and warns while one types', async () => {
    await goTo(page, '/sokere')
    await button('Ny søknad').click()
    await page.getByLabel('Navn på søker').fill('Lillevik Tor-Arne')
    const known = (await call<{ hits: { id: string }[] }>(page, 'search', { text: '2026/0417' })).hits[0]!.id
    await page.getByLabel('Fødselsnummer').fill((await call<{ case: { nationalId: string } }>(page, 'case.get', { id: known })).case.nationalId)
    await expect.poll(() => dialog().getByRole('status').innerText()).toMatch(/Kan være registrert fra før/)
    await page.getByLabel('Navn på søker').fill('Solveig Prøve')
    await page.getByLabel('Fødselsnummer').fill('')
    await page.getByLabel('Fødselsdato').fill('04.03.1990')
    await page.getByLabel('Hva personen selv sier').fill('Jeg vil ha et sted vi kan bli boende.')
    await page.getByLabel('Hva det søkes om').fill('To rom nær skolen')
    await page.getByLabel('Egne forsøk').fill('Svart på 14 annonser')
    await page.getByLabel('Navn på fullmektig').fill('Vera Lunde')
    expect(await axe(page)).toEqual([])
    await send('Opprett sak')
    await page.getByRole('heading', { level: 1, name: 'Solveig Prøve' }).waitFor()
    caseId = /sak\/([^/?]+)/.exec(page.url())![1]!
    await tab('Søknad')
    const application = region('Ny søknad')
    await application.getByText('Jeg vil ha et sted vi kan bli boende.').waitFor()
    await application.getByText('To rom nær skolen').waitFor()
    await region('Fullmektig eller verge').getByText('Vera Lunde').waitFor()
    await button('Slik det var ved søknad').click()
    await application.getByText('1 voksen, 0 barn').waitFor()
    expect(await axe(page)).toEqual([])
  })

  it('asks for what is missing with the keyboard alone, and the case says that it waits', async () => {
    const tabTo = async (label: string) => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab')
        const at = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.closest('label, .aksel-checkbox')?.textContent ?? document.activeElement?.textContent ?? '')
        if (at.trim() === label) return
      }
      throw new Error(`${label} is not reached with Tab`)
    }
    await page.getByRole('tab', { name: 'Søknad' }).focus()
    await tabTo('Be om opplysninger')
    await page.keyboard.press('Enter')
    await dialog().waitFor()
    await tabTo('Skattemelding')
    await page.keyboard.press('Space')
    await tabTo('Gjeld')
    await page.keyboard.press('Space')
    expect(await axe(page)).toEqual([])
    await tabTo('Be om dette')
    await page.keyboard.press('Enter')
    await closed()
    await region('Det som mangler').getByText('Siste skattemelding').waitFor()
    await region('Det som mangler').getByText('Bedt om 23. nov., frist 7. des.').first().waitFor()
    await page.getByRole('tab', { name: 'Søknad 2 mangler' }).waitFor()
    await expect.poll(() => page.locator('.case-head').innerText()).toContain('Mangler opplysninger')
    await button('Søknaden er opplyst, 2 opplysninger gjenstår').press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Kommet: Siste skattemelding')
  })

  it('takes answers, reminds, says what is not needed, and is complete', async () => {
    await button('Kommet: Siste skattemelding').click()
    expect(await axe(page)).toEqual([])
    await send('Registrer')
    await button('Flere valg for Oversikt over gjeld').click()
    await page.getByRole('menuitem', { name: 'Purr' }).click()
    await send('Registrer purring')
    await region('Det som mangler').getByText('Purret 23. nov., ny frist 7. des.').waitFor()
    await button('Flere valg for Oversikt over gjeld').click()
    await page.getByRole('menuitem', { name: 'Trengs ikke' }).click()
    await region('Det som mangler').getByText('Alt det er bedt om, er kommet.').waitFor()
    await button('Søknaden er opplyst').click()
    await region('Ny søknad').getByText('Opplyst 23. nov. 2026').waitFor()
    await expect.poll(() => page.locator('.case-head').innerText()).toContain('Under arbeid')
  })

  it('parks the applicant, and every tab says so', async () => {
    await region('Parkering').getByRole('button', { name: 'Parker' }).click()
    await page.getByLabel('Hvorfor').fill('Løslates 1. mars')
    expect(await axe(page)).toEqual([])
    await send('Parker')
    await tab('Oversikt')
    await page.getByText('Løslates 1. mars. Frister løper.').waitFor()
    await tab('Søknad')
    await button('Avslutt parkeringen').click()
    await page.getByText('Søkeren er ikke parkert.').waitFor()
  })

  it('ends with a reason', async () => {
    await button('Flere valg for ny søknad').click()
    await page.getByRole('menuitem', { name: 'Avslutt' }).click()
    await page.getByLabel('Hva skjedde').selectOption('forwarded')
    await page.getByLabel('Sendes til').fill('NAV Lillevik')
    await page.getByLabel('Grunn').fill('Bor i nabokommunen')
    expect(await axe(page)).toEqual([])
    await send('Avslutt')
    await region('Ny søknad').getByText('Sendt til NAV Lillevik').waitFor()
    await button('Angre').click()
    await region('Ny søknad').getByText('Opplyst 23. nov. 2026').waitFor()
  })
})

describe('the mapping', () => {
  it('says what nobody knows, is changed one section at a time, and explains the rooms', async () => {
    await tab('Behov')
    const stay = region('Opphold og botid')
    await stay.getByText('Ikke kjent').first().waitFor()
    await button('Endre opphold og botid').click()
    await page.getByLabel('Lovlig opphold').selectOption('yes')
    await page.getByLabel('Oppholdsgrunnlag').selectOption('norwegian')
    expect(await axe(page)).toEqual([])
    await send('Lagre')
    await stay.getByText('Norsk statsborger').waitFor()
    await button('Legg til i husstanden').click()
    await page.getByLabel('Navn').fill('Emma')
    await page.getByLabel('Fødselsdato').fill('05.05.2019')
    await page.getByLabel('Bor her').selectOption('lives')
    expect(await axe(page)).toEqual([])
    await send('Lagre')
    await region('Husstand').getByText('barn, 7 år, bor fast').waitFor()
    await region('Husstand').getByRole('button', { name: 'Hvorfor?' }).click()
    await page.getByText('1 voksen og 1 barn: 2 personer.').waitFor()
    await page.keyboard.press('Escape')
    await button('Endre grupper').click()
    await page.getByRole('checkbox', { name: 'Barnefamilie' }).check()
    await page.getByLabel('Hovedgruppe for statistikk').selectOption('familyWithChildren')
    await send('Lagre')
    await region('Grupper').getByText('Barnefamilie').first().waitFor()
  })

  it('two who change the same thing choose', async () => {
    await button('Endre økonomi').click()
    await page.getByLabel('Gjeld', { exact: true }).fill('50000')
    const { needs } = await call<{ needs: { version: number } }>(page, 'case.intake', { caseId })
    await call(page, 'needs.save', { caseId, version: needs.version, patch: { debt: 100_000 } })
    await dialog().getByRole('button', { name: 'Lagre' }).click()
    await dialog().getByText(/Du skrev/).waitFor()
    expect(await dialog().innerText()).toMatch(/50.000.kr[\s\S]*1.000.kr/)
    await dialog().getByRole('button', { name: 'Behold mitt' }).click()
    await closed()
    await region('Økonomi').getByText(/50.000.kr/).waitFor()
  })

  it.each(['light', 'dark'] as const)('the three tabs have no axe finding and do not scroll sideways, %s', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme })
    for (const name of ['Søknad', 'Behov', 'Dokumenter']) {
      await tab(name)
      expect(await axe(page), name).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBeLessThanOrEqual(0)
    }
    await page.emulateMedia({ colorScheme: 'light' })
  })
})

describe('documents', () => {
  const paper = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(800_000, 7)])
  const choose = (name: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })

  it('come in and out again bit for bit', async () => {
    await tab('Dokumenter')
    await choose('skattemelding_2025.pdf', paper)
    expect(await page.getByLabel('Tittel').inputValue()).toBe('skattemelding 2025')
    await page.getByLabel('Tema').selectOption('economy')
    expect(await axe(page)).toEqual([])
    await send('Legg inn')
    await page.getByRole('row', { name: /skattemelding 2025.*Økonomi.*800 kB/ }).waitFor()
    const waiting = page.waitForEvent('download')
    await button('Lagre kopi av skattemelding 2025').click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe('skattemelding_2025.pdf')
    expect(readFileSync(await download.path()).equals(paper)).toBe(true)
  })

  it('of the wrong kind or size are refused in words, and nothing is kept', async () => {
    await choose('faktura.pdf', Buffer.from('MZ\x90\x00\x03'))
    await dialog().getByRole('button', { name: 'Legg inn' }).click()
    await dialog().getByText('Filen kan ikke legges inn.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await closed()
    await choose('stor.pdf', Buffer.alloc(10_000_001, 37))
    await dialog().getByText('Filen er for stor.').waitFor()
    await page.keyboard.press('Escape')
    await closed()
    expect(await page.getByRole('row').count()).toBe(2)
  })

  it('are taken away with a reason, and come back with «Angre»', async () => {
    await button('Fjern skattemelding 2025').click()
    await page.getByLabel('Grunn').fill('Lagt i feil sak')
    expect(await axe(page)).toEqual([])
    await send('Fjern')
    await page.getByText('Ingen dokumenter er lagt inn.').waitFor()
    await button('Angre').click()
    await page.getByRole('row', { name: /skattemelding 2025/ }).waitFor()
  })
})

describe('people who may be registered twice', () => {
  it('are found from the list, told apart side by side, merged, and taken back', async () => {
    await call(page, 'case.create', { name: 'Prøve Solveig', birthDate: '1990-03-04', receivedOn: '2026-11-20' })
    await goTo(page, '/sokere')
    await page.getByRole('link', { name: '1 mulig dobbeltregistrering' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mulige dobbeltregistreringer' }).waitFor()
    expect(await axe(page)).toEqual([])
    await button(/Se nærmere på/).click()
    await page.getByRole('radio', { name: /Samme person/ }).check()
    await page.getByLabel('Hvordan vet du det').fill('Samme legitimasjon vist')
    expect(await axe(page)).toEqual([])
    await send('Slå sammen')
    await page.getByText('Ingen mulige dobbeltregistreringer').waitFor()
    expect(await axe(page)).toEqual([])
    await button('Angre').click()
    await button(/Se nærmere på/).click()
    await page.getByRole('radio', { name: /To ulike personer/ }).check()
    await page.getByLabel('Hvordan vet du det').fill('Har møtt begge')
    await send('Hold fra hverandre')
    await page.getByText('Ingen mulige dobbeltregistreringer').waitFor()
  })

  it('nothing failed in the page and no request left the machine', () => expect(app.faults).toEqual([]))
})
