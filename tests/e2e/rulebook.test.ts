// Regelverk and Vurdering on the screen: a draft of the Bergen-like rules changed with the keyboard, tried, adopted; a case assessed to the end. axe in each state.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axe, call, goTo, openDemo, startDemo, type App } from './app.ts'
import { handsOn } from './hands.ts'

let app: App
let page: Page
const shots = process.env['RULEBOOK_PICTURES']
const picture = async (name: string) => { if (shots) await page.screenshot({ path: `${shots}/${name}.png` }) }

/** Light at 1366x768, dark at 1920x1080: no axe finding, nothing sideways. */
async function clean(name: string): Promise<void> {
  for (const [scheme, width, height] of [['light', 1366, 768], ['dark', 1920, 1080]] as const) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme })
    expect(await axe(page), `${name}, ${scheme}`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} sideways`).toBeLessThanOrEqual(0)
    await picture(`${name}-${scheme}`)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.emulateMedia({ colorScheme: 'light' })
}

const hands = handsOn(() => page)
const { button, dialog } = hands
const closed = () => dialog().waitFor({ state: 'detached' })
const section = (name: string) => page.getByRole('navigation', { name: 'Deler av regelverket' }).getByRole('button', { name, exact: true }).click()

beforeAll(async () => {
  app = await startDemo()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
}, 120_000)
afterAll(() => app.close())

/** Lock and sign in as another: the demo opens as a caseworker. */
async function signIn(username: string): Promise<void> {
  await goTo(page, '/innstillinger')
  await hands.signIn(username)
}

describe('an application is assessed', () => {
  let caseId = ''

  it('shows each condition with what is missing, and the button says what remains and goes there', async () => {
    const { id } = await call<{ id: string }>(page, 'case.create', { name: 'Anders Prøve', birthDate: '1990-02-03', receivedOn: '2026-11-20', livingSituation: 'temporaryAccommodation', livingSince: '2026-10-01', children: 0 })
    caseId = id
    await goTo(page, `/sak/${caseId}`)
    await page.getByRole('tab', { name: 'Vurdering' }).click()
    const done = button(/^Ferdig vurdert, \d+ vilkår gjenstår$/)
    expect(await done.getAttribute('aria-disabled')).toBe('true')
    await done.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^vilkar-/)
    await page.getByText('Når flyttet søkeren til kommunen?').first().waitFor()
    await page.getByText(/^Bygger på/).first().click()
    await clean('vurdering')
  })

  it('is judged by keyboard with a compulsory reason, keeps the machine’s answer beside, and is taken back', async () => {
    const row = page.locator('#vilkar-residence')
    await row.getByRole('button', { name: /^Vurder:/ }).press('Enter')
    await dialog().waitFor()
    await button(/^Lagre vurderingen, 2 felt/).or(button(/^Lagre vurderingen, /)).first().press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio')
    await page.getByLabel('Ikke oppfylt').press('Space')
    await page.getByLabel('Begrunnelse').fill('Flyttet hit i oktober.')
    expect(await axe(page)).toEqual([])
    await button('Lagre vurderingen').press('Enter')
    await closed()
    await row.getByText('Ingrid Moe', { exact: false }).waitFor()
    expect(await row.innerText()).toMatch(/Opplysning mangler[\s\S]*Ikke oppfylt\. Flyttet hit i oktober\./)
    await picture('vurdering-vurdert')
    await row.getByRole('button', { name: /^Ta tilbake:/ }).press('Enter')
    await row.getByText('Flyttet hit i oktober.').waitFor({ state: 'detached' })
  })

  it('sets another urgency beside the one that follows from the facts', async () => {
    await button('Sett en annen').press('Enter')
    await page.getByLabel('Hastegrad').last().selectOption({ label: 'Akutt' })
    await page.getByLabel('Begrunnelse').fill('Botilbudet stenger i morgen.')
    await button('Sett hastegrad').press('Enter')
    await closed()
    await page.getByText('Satt av Ingrid Moe').waitFor()
    await page.getByText('Hvordan er dette kommet fram').click()
    expect(await axe(page)).toEqual([])
  })

  it('is completed when nothing is left, and opened again with a reason', async () => {
    for (;;) {
      const left = page.locator('.assess-row[data-left]')
      const n = await left.count()
      if (n === 0) break
      await left.first().getByRole('button', { name: /^Vurder:/ }).click()
      await page.getByLabel('Oppfylt', { exact: true }).check()
      await page.getByLabel('Begrunnelse').fill('Dokumentert i saken.')
      await button('Lagre vurderingen').click()
      await closed()
      await expect.poll(() => left.count()).toBe(n - 1)
    }
    await button('Ferdig vurdert').press('Enter')
    await page.getByText(/^Ferdig vurdert av Ingrid Moe/).waitFor()
    expect(await page.getByRole('button', { name: /^Vurder:/ }).count()).toBe(0)
    await clean('vurdering-ferdig')
    await button('Åpne igjen').press('Enter')
    await page.getByLabel('Hvorfor åpnes den igjen').fill('Ny opplysning er kommet.')
    await dialog().getByRole('button', { name: 'Åpne igjen' }).press('Enter')
    await closed()
    await button('Ferdig vurdert').waitFor()
  })
})

describe('the rulebook', () => {
  it('a caseworker reads every version in plain words and changes nothing', async () => {
    await goTo(page, '/innstillinger')
    await page.getByRole('table').getByRole('link').first().waitFor()
    expect(await button('Lag utkast').count()).toBe(0)
    await page.getByRole('table').getByRole('link').first().press('Enter')
    await page.getByRole('heading', { name: 'Grunnvilkår' }).waitFor()
    await clean('regelverk-lese')
  })

  it('the leader makes a draft of the Bergen-like rules and changes a number with the keyboard', async () => {
    await signIn('per')
    await button('Lag utkast').press('Enter')
    await page.getByLabel('Lag det av').selectOption({ label: 'Ferdige regelverk: Bergen-lignende regelverk' })
    await page.getByLabel('Utgave', { exact: true }).fill('2027')
    expect(await axe(page)).toEqual([])
    await dialog().getByRole('button', { name: 'Lag utkast' }).press('Enter')
    await page.getByRole('navigation', { name: 'Deler av regelverket' }).waitFor()
    await clean('regelverk-utkast')
    await button(/^Endre: Søkeren har vært registrert/).press('Enter')
    const months = page.getByLabel('Måneder bodd i kommunen')
    await months.fill('')
    await page.getByText('Skriv et tall.').waitFor()
    expect(await button(/^Lagre utkast, 1 felt må rettes$/).getAttribute('aria-disabled')).toBe('true')
    await months.pressSequentially('36')
    await page.getByText('Ikke lagret').waitFor()
    await clean('regelverk-vilkar')
    await button('Lagre utkast').press('Enter')
    await page.getByText('Alt er lagret').waitFor()
  })

  it('moves a group with Alt and arrow, and every part of the editor is without axe findings', async () => {
    for (const [at, name] of ['Navn og utgave', 'Rekkefølge i gruppen', 'Hastegrad', 'Størrelse på boligen', 'Grunnbeløpet (G)', 'Kontraktens lengde', 'Tilbud', 'Steg', 'Kontroll', 'Bomiljø', 'Frister', 'Annet', 'Prioritetsgrupper'].entries()) {
      await section(name)
      await page.getByRole('heading', { name, level: 2 }).waitFor()
      expect(await axe(page), name).toEqual([])
      await picture(`regelverk-del-${String(at + 1).padStart(2, '0')}`)
    }
    const first = page.getByRole('list', { name: 'Prioritetsgrupper' }).locator('> li').first()
    const was = await first.locator('strong').innerText()
    await button(/^Endre: 1\./).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => first.locator('strong').innerText()).not.toBe(was)
    await page.locator('[data-at="1"]').getByRole('button', { name: /^Endre:/ }).press('Enter')
    expect(await axe(page)).toEqual([])
    await picture('regelverk-gruppe')
  })

  it('is tried on today’s people, unsaved: the sentence, the lists with reasons, and the moves', async () => {
    await page.getByText('Ikke lagret').waitFor()
    await button('Hva skjer hvis dette vedtas?').press('Enter')
    await page.locator('.rb-sentence').waitFor({ timeout: 30_000 })
    expect(await page.locator('.rb-sentence').innerText()).toMatch(/søkere? (faller ut|kommer inn|må vurderes på nytt|får ny plass)/)
    await clean('regelverk-prov')
  })

  it('a draft changed by another meanwhile is not overwritten unseen', async () => {
    const id = page.url().split('/').at(-1)!
    const { row, definition } = await call<{ row: { version: number; name: string }; definition: unknown }>(page, 'rulebook.get', { id })
    await call(page, 'rulebook.save', { id, version: row.version, name: row.name, versionLabel: '2027 b', note: null, definition })
    await button('Lagre utkast').press('Enter')
    await page.locator('.stale').waitFor()
    expect(await axe(page)).toEqual([])
    await picture('regelverk-endret')
    await page.locator('.stale').getByRole('button').first().press('Enter')
    await page.getByText('Alt er lagret').waitFor()
  })

  it('is adopted from a date after the same preview, and cannot be changed', async () => {
    await button('Vedta fra dato').press('Enter')
    await dialog().locator('.rb-sentence').waitFor({ timeout: 30_000 })
    await clean('regelverk-vedta')
    await dialog().getByRole('button', { name: /^Vedta fra \d/ }).press('Enter')
    await closed()
    await page.getByText('Denne utgaven er vedtatt og endres ikke.', { exact: false }).waitFor()
    await page.getByText('Kommer', { exact: true }).waitFor()
    await goTo(page, '/innstillinger')
    await page.getByRole('link', { name: /2027/ }).first().waitFor()
    await clean('innstillinger')
  })

  it('edits the law references and says when the new Act applies', async () => {
    await button('Endre Forvaltningsloven av 2025').press('Enter')
    await dialog().getByLabel('Gjelder fra').fill('01.07.2027')
    await dialog().getByLabel('Klagefrist').fill('forvaltningsloven § 60')
    expect(await axe(page)).toEqual([])
    await picture('lov')
    await dialog().getByRole('button', { name: 'Lagre' }).press('Enter')
    await closed()
    await page.getByText('Fra 1. juli 2027').waitFor()
  })

  it('IT makes drafts, and is told why the preview is not theirs', async () => {
    await signIn('odd')
    const { id } = await call<{ id: string }>(page, 'rulebook.draft', { fromId: null, readyMade: 'discretion', name: 'Skjønn', versionLabel: 'prøve' })
    await goTo(page, `/innstillinger/regelverk/${id}`)
    await page.getByText(/rollen din ser ingen personer/).waitFor()
    expect(await button('Hva skjer hvis dette vedtas?').count()).toBe(0)
    expect(await axe(page)).toEqual([])
  })

  it('nothing failed in the page and no request left the machine', () => expect(app.faults.filter((one) => !/40[0-9]/.test(one))).toEqual([]))
})
