// Every place, light and dark, in real Chromium: no axe finding, no error in the page, nothing asked of any other machine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axe, call, goTo, openDemo, startApp, type App } from './app.ts'

let app: App
let page: Page
let places: Record<string, string> = {}

beforeAll(async () => {
  app = await startApp()
  page = await app.page()
}, 120_000)
afterAll(() => app.close())

const paint = (scheme: 'light' | 'dark') => page.emulateMedia({ colorScheme: scheme })

describe('before sign-in', () => {
  it.each(['light', 'dark'] as const)('the start page has no axe finding, %s', async (scheme) => {
    await paint(scheme)
    await page.getByRole('button', { name: 'Prøv med demokommune' }).waitFor()
    expect(await axe(page)).toEqual([])
  })

  it('the form for a new store says what is lacking, and has no axe finding', async () => {
    await page.getByRole('button', { name: 'Opprett kommunens saksarkiv' }).click()
    await page.getByLabel('Kommune').first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.reload()
    await openDemo(page)
  })
})

describe('places', () => {
  beforeAll(async () => {
    const find = async (text: string) => (await call<{ hits: { id: string }[] }>(page, 'search', { text })).hits[0]!.id
    const meeting = (await call<{ id: string; heldOn: string }[]>(page, 'meeting.list', {})).find((one) => one.heldOn === '2026-11-26')!.id
    const plan = (await call<{ rows: { id: string }[] }>(page, 'plan.list', { text: 'Aud Helene' })).rows[0]!.id
    const lillevik = await find('2026/0417')
    const fjordgata = await find('fjordgata 12 h0101')
    places = { 'I dag': '/i-dag', Frister: '/frister', Søkere: '/sokere', 'Like søkere': '/sokere/dobbelt', Sak: `/sak/${lillevik}`, Boliger: '/boliger', Bolig: `/bolig/${fjordgata}`, Tildeling: `/tildeling/bolig/${fjordgata}`, 'Tildeling, søker': `/tildeling/soker/${lillevik}`, Boliglag: '/boliglag', Møtet: `/boliglag/${meeting}`, Rommet: `/rom/${meeting}`, Oppfølging: '/oppfolging', Plan: `/plan/${plan}`, Utveksling: '/utveksling', Innstillinger: '/innstillinger' }
  })

  const names = ['I dag', 'Frister', 'Søkere', 'Like søkere', 'Sak', 'Boliger', 'Bolig', 'Tildeling', 'Tildeling, søker', 'Boliglag', 'Møtet', 'Rommet', 'Oppfølging', 'Plan', 'Utveksling', 'Innstillinger']
  it.each(names.flatMap((name) => [[name, 'light'], [name, 'dark']] as [string, 'light' | 'dark'][]))('%s has no axe finding, %s', async (name, scheme) => {
    await paint(scheme)
    await goTo(page, places[name]!)
    expect(await axe(page)).toEqual([])
  })

  it.each(names)('%s does not scroll sideways at 1366x768, and its title names nobody', async (name) => {
    await page.setViewportSize({ width: 1366, height: 768 })
    await goTo(page, places[name]!)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    expect(await page.title()).not.toMatch(/Lillevik|Vik|Tor-Arne|Aud/)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('each tab of the case has no axe finding', async () => {
    await paint('light')
    await goTo(page, places['Sak']!)
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      expect(await axe(page), await tab.innerText()).toEqual([])
    }
  })

  it('the command palette, the key list and a form have no axe finding, and give focus back', async () => {
    await goTo(page, places['Søkere']!)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('lillevik')
    await page.getByRole('option', { name: /Tor-Arne Lillevik/ }).first().waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Ny søknad' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('a protected case shows no place, no next step and no name to those who are not named', async () => {
    const text = JSON.stringify(await call(page, 'case.list', { filter: { view: 'open', text: '0452' } }))
    expect(text).toContain('Søker 2026/0452')
    const rows = JSON.parse(text) as { rows: { livingText: string; nextStep: string | null; household: { text: string } }[] }
    expect(rows.rows[0]).toMatchObject({ livingText: '', nextStep: null, household: { text: 'Vises ikke' } })
    const row = (JSON.parse(text) as { rows: { id: string }[] }).rows[0]!
    await goTo(page, `/sak/${row.id}`)
    await expect.poll(() => page.locator('main').innerText()).toMatch(/sperret adresse/i)
    expect(await axe(page)).toEqual([])
  })

  it('nothing failed in the page and no request left the machine', () => expect(app.faults.filter((one) => !/40[34]/.test(one))).toEqual([]))
})
