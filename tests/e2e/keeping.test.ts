// Keeping a home on the screens, with the keyboard alone: a rent ledger comes in, a person looks, the track is opened, a warning is refused with what lacks, repayment is agreed and kept, and the outcome is counted. And a stay that is registered and ended.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, cleanInBoth, openDemo, startApp, type App } from './app.ts'
import { handsOn, watchPointer } from './hands.ts'

let app: App
let page: Page
let pointer: () => number
let tenant: { name: string; address: string; unit: string | null; children: number }

beforeAll(async () => {
  app = await startApp()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  pointer = await watchPointer(page)
  // Someone with children, a known rent and no notice yet.
  const { rows: cases } = await call<{ rows: { id: string; name: string; protected: boolean }[] }>(page, 'case.list', { filter: { view: 'all', withChildren: true }, limit: 400 })
  const known = new Set((await call<{ rows: { name: string }[] }>(page, 'keeping.list', { filter: 'all', limit: 500 })).rows.map((row) => row.name))
  for (const one of cases) {
    const found = one.protected || known.has(one.name) ? [] : await call<{ label: string; detail: string }[]>(page, 'keeping.find', { text: one.name })
    if (found.length !== 1 || !/, H\d{4}$/.test(found[0]!.detail)) continue
    const [address, unit] = found[0]!.detail.split(', ') as [string, string]
    tenant = { name: one.name, address, unit, children: 1 }
    break
  }
}, 120_000)
afterAll(() => app.close())

const { dialog, button, key, type, pick, send } = handsOn(() => page)
const go = async (hash: string) => {
  await page.evaluate((to) => { window.location.hash = to }, hash)
  await page.locator('h1').first().waitFor()
}
/** No finding in light, and none in dark. */
const clean = (what: string) => cleanInBoth(page, what)
const said = (words: string | RegExp) => page.getByText(words).first().waitFor()

describe('keeping a home', () => {
  it('a ledger comes in through the screens and is seen on the list', async () => {
    await go('#/utveksling')
    await key(page.getByRole('tab', { name: /Lister/ }))
    const ledger = `Restanseliste\r\nLeietaker;Adresse;Bruksenhet;Restanse;Ant. mnd;Eldste forfall;Per dato\r\n${tenant.name};${tenant.address};${tenant.unit};24 000,00;3;20.08.2026;31.10.2026\r\nIngen Kjenner;Ukjentgata 1;H0101;1 000,-;1;;31.10.2026\r\n`
    await page.locator('input[type=file]').first().setInputFiles({ name: 'restanser.csv', mimeType: 'text/csv', buffer: Buffer.from(ledger) })
    await said('Koble kolonnene')
    expect(await page.getByLabel('Hva er listen', { exact: true }).inputValue()).toBe('arrears')
    await clean('mapping')
    await key(button('Prøvekjør'))
    await said(/Fant ikke noe leieforhold/)
    await clean('check report')
    await key(page.locator('.foot-right button').last())
    await said(/1 lagt til/)
    await key(page.locator('.done-acts button').first())
    await page.locator('.page-keeping h1').waitFor()
    await page.getByRole('row').filter({ hasText: tenant.name }).getByText(/Skylder 24\s000\skr, 3 måneders leie/).waitFor()
    await clean('the list')
  }, 60_000)

  it('a person looks at it and opens the track; a warning is refused with what lacks', async () => {
    await key(page.getByRole('button', { name: new RegExp(`^Vurder: Skylder.*${tenant.name}$`) }))
    await clean('the judgement')
    await pick('Hva gjør du', 'Åpner sporet')
    await type('Hvorfor', 'Tre måneder uten betaling, og det bor barn der.')
    await send('Lagre vurderingen')
    await said(`Beholde boligen: ${tenant.name}`)
    await key(button('Registrer: Skriftlig varsel'))
    await type('Begrunnelse', 'Tre måneder uten betaling.')
    await key(button('Registrer', dialog()))
    await dialog().getByText('Dette steget kan ikke tas ennå.').waitFor()
    expect(await dialog().locator('.failed-why li').allTextContents()).toEqual(['Kontakt må være prøvd først.', 'Det bor barn i husstanden. Hva dette betyr for barna, må være vurdert skriftlig.'])
    await clean('the refusal')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }, 60_000)

  it('contact, the children, an agreement that is kept; and the outcome is counted among families', async () => {
    await key(button('Registrer: Kontakt med leietakeren'))
    await type('Hvem snakket du med, eller hva prøvde du', 'Ringte, og avtalte et møte.')
    await send('Registrer')
    await key(button('Registrer: Barna er vurdert'))
    await type('Hva betyr dette for barna', 'Skolen ligger i strøket. En flytting nå vil ramme dem hardt.')
    await send('Registrer')
    await key(button('Avtal nedbetaling'))
    await type('Avdrag per måned i kroner', '12000')
    await dialog().getByText(/^2 avdrag, det siste/).waitFor()
    await clean('the agreement')
    await send('Lagre avtalen')
    await said(/0\skr av 24\s000\skr er betalt/)
    await clean('the track')
    for (const left of [/12\s000\skr av 24\s000\skr er betalt/, /24\s000\skr av 24\s000\skr er betalt/]) {
      await key(button('Registrer innbetaling'))
      await send('Registrer')
      await said(left)
    }
    await key(button('Avslutt sporet'))
    await clean('the end')
    await send('Avslutt sporet')
    await said(/Avsluttet .* nedbetalingsavtale holdt/)
    await go('#/oppfolging/beholde')
    await key(button('Utfall'))
    const row = dialog().getByRole('row').filter({ hasText: 'Nedbetalingsavtale holdt' })
    await key(row.getByRole('button'))
    await row.getByText(tenant.name).waitFor()
    await clean('outcomes')
    await page.keyboard.press('Escape')
  }, 60_000)

  it('a stay is registered, gone through and ended', async () => {
    await go('#/oppfolging/midlertidig')
    await clean('stays')
    await key(button('Registrer opphold'))
    await type('Finn saken', tenant.name)
    await dialog().getByLabel('Sak', { exact: true }).waitFor()
    await pick('Sak', tenant.name)
    await pick('Slags botilbud', 'Hotell')
    await clean('register a stay')
    await send('Registrer')
    await key(button(`Gått gjennom med ${tenant.name}`))
    await send('Lagre')
    await said(/Gått gjennom 23\. nov\. 2026/)
    await key(button(`Avslutt oppholdet til ${tenant.name}`))
    await pick('Flyttet til', 'Kommunal')
    await clean('end a stay')
    await send('Avslutt oppholdet')
    await expect.poll(() => page.getByRole('row').filter({ hasText: tenant.name }).count()).toBe(0)
    await key(button('Tall for året'))
    await clean('figures')
    await page.keyboard.press('Escape')
  }, 60_000)

  it('instruments: the list, who has not applied, an estimate with its year; and no pointer, no fault', async () => {
    await go('#/oppfolging/virkemidler')
    await clean('instruments')
    await key(button('Hvem har ikke søkt bostøtte'))
    await clean('who has not applied')
    await key(dialog().getByRole('button', { name: /^Anslag på bostøtte:/ }))
    await dialog().getByText('Hva er formuen?').waitFor()
    await type('Formue i kroner', '0')
    await dialog().getByText('Anslag, satser for 2026').waitFor()
    await clean('the estimate')
    await page.keyboard.press('Escape')
    expect(pointer()).toBe(0)
    expect(app.faults).toEqual([])
  }, 60_000)
})
