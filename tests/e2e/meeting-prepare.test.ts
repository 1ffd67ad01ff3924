// Preparing and closing the boliglag with the keyboard alone: the agenda that explains itself, the gate, the papers, the tasks afterwards. No accessibility faults in light or dark.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../unit/documents-reader.ts'
import { axe, call, goTo, openDemo, startDemo, type App } from './app.ts'
import { handsOn, watchPointer } from './hands.ts'

let app: App
let page: Page
let meetingId = ''
let pointerUses: () => number

const { dialog, button, key, type, send } = handsOn(() => page)
const names = () => page.locator('.prepare-row .prepare-who strong').allInnerTexts()
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-move') ?? document.activeElement?.textContent ?? '')
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

/** The text of the paper that is made when a button is pressed. */
async function paperText(label: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), key(button(label))])
  return { name: download.suggestedFilename(), text: readPdf(readFileSync(await download.path())).pages.join('').replace(/\s/g, '') }
}

beforeAll(async () => {
  app = await startDemo()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  meetingId = (await call<{ id: string; heldOn: string }[]>(page, 'meeting.list', {})).find((one) => one.heldOn === '2026-11-26')!.id
  pointerUses = await watchPointer(page)
}, 180_000)
afterAll(() => app.close())

describe('before the meeting', () => {
  it('the next meeting opens where it is prepared, and the fair order says why', async () => {
    await goTo(page, '/boliglag')
    await key(button('Gjør klar'))
    await heading('Gjør klar boliglaget 26. nov. 2026')
    expect((await names())[0]).toBe('Torill Haugseth')
    await key(button('Rettferdig'))
    // Put off twice, and due before the team meets again: first. The one with no date and no history stands last.
    await expect.poll(async () => (await names())[0]).toBe('Berit Solhaug')
    expect((await names()).at(-1)).toBe('Torill Haugseth')
    await expect.poll(() => page.locator('.prepare-row').first().innerText()).toContain('Utsatt 2 ganger.')
    expect(await page.locator('.prepare-agenda').innerText()).toContain('rettferdig ordnet')
  }, 60_000)

  it('a case moves one place at a time, and the focus goes with it', async () => {
    const before = await names()
    await key(button(`Flytt ${before[2]} opp`))
    await expect.poll(names).toEqual([before[0], before[2], before[1], ...before.slice(3)])
    await expect.poll(focused).toBe('up')
    await page.keyboard.press('Enter')
    await expect.poll(names).toEqual([before[2], before[0], before[1], ...before.slice(3)])
    await expect.poll(() => page.locator('.prepare-agenda').innerText()).toContain('lagt for hånd')
  }, 60_000)

  it('a proposal that lacks something says what, and is taken up with a reason that stands on the list', async () => {
    const first = page.locator('.proposal').first()
    const name = await first.locator('strong').first().innerText()
    expect(await first.innerText()).toMatch(/Grensen er \d/)
    await key(button(`Sett på listen: ${name}`))
    await dialog().waitFor()
    expect(await dialog().innerText()).toContain('Ingen samtale er skrevet inn')
    expect(await axe(page)).toEqual([])
    await type('Spørsmålet til laget', 'Hvor skal han bo etter jul?')
    await type('Hvorfor den må tas opp likevel', 'Grensen passeres før neste møte.')
    await send('Ta opp likevel')
    const row = page.locator('.prepare-row').last()
    await expect.poll(() => row.innerText()).toContain('Hvor skal han bo etter jul?')
    expect(await row.innerText()).toMatch(/Tas opp likevel, bestemt av Ingrid Moe: ?\s*Grensen passeres før neste møte\./)
    await expect.poll(() => page.locator('.prepare-proposals').innerText()).not.toContain(name)
  }, 60_000)

  it('what a line lacks has a way to where it is put right', async () => {
    await key(page.getByRole('button', { name: /^Gå til samtykker: Tor-Arne Lillevik/ }))
    await page.locator('.case-head').waitFor()
    expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('Samtykker')
    await page.goBack()
    await heading(/Gjør klar/)
  }, 60_000)

  it('a proposal can be laid aside for this meeting and taken up again', async () => {
    const name = await page.locator('.proposal strong').first().innerText()
    const total = async () => Number(/(\d+)(?: av (\d+))?/.exec(await page.locator('.prepare-proposals .panel-detail').innerText())?.slice(1).findLast(Boolean))
    const before = await total()
    await key(button(`Ikke nå: legg bort ${name} for dette møtet`))
    await expect.poll(total).toBe(before - 1)
    await key(button('1 forslag lagt bort'))
    await key(button(`Ta fram igjen: ${name}`))
    await key(button('Tilbake til forslagene'))
    await expect.poll(total).toBe(before)
  }, 60_000)

  it('each service gets a paper with what it may have', async () => {
    const nav = await paperText('Lag PDF: Saksliste til NAV')
    expect(nav.name).toBe('saksliste-boliglag-2026-11-26-nav.pdf')
    expect(nav.text).toContain('2026/0417')
    expect(nav.text).toMatch(/Detteerholdtutenforpapiret:.*helseisak2026\/0417/)
    expect(nav.text).not.toMatch(/Lillevik|Haugseth|Brekkhus/)
    const chair = await paperText('Lag PDF: Møtelederens saksliste')
    expect(chair.text).toContain('Tasopplikevel:Grensenpasseresførnestemøte.(IngridMoe)')
    expect(chair.text).not.toMatch(/Lillevik|Haugseth|Brekkhus/)
  }, 60_000)

  it('a series sets up the next meetings', async () => {
    await goTo(page, '/boliglag/serier')
    await key(button('Sett opp 6 møter'))
    await expect.poll(() => page.locator('.page-series').getByText('Satt opp', { exact: true }).count()).toBe(8)
    await key(button('Endre serien'))
    await dialog().waitFor()
    expect(await axe(page)).toEqual([])
    await type('Sted', 'Kulturhuset')
    await send('Lagre serien')
    await expect.poll(() => page.locator('.page-series').innerText()).toContain('Kulturhuset')
  }, 60_000)
})

describe('after the meeting', () => {
  it('closing says what is not in order and what will happen', async () => {
    await goTo(page, `/boliglag/${meetingId}/forbered`)
    await key(button('Start møtet'))
    await page.locator('.desk').waitFor()
    const desk = await call<{ agenda: { id: string; caseNumber: string }[]; services: { id: string; name: string }[] }>(page, 'meeting.desk', { meetingId })
    const item = desk.agenda.find((one) => one.caseNumber === '2026/0417')!.id
    const nav = desk.services.find((one) => one.name === 'NAV')!.id
    await call(page, 'meeting.goTo', { meetingId, agendaItemId: item })
    await call(page, 'meeting.decide', { meetingId, agendaItemId: item, kind: 'measure', text: 'Melde fra til utleier', ownerServiceId: nav, dueOn: '2026-12-02', mandate: 'team', showInRoom: true })
    await call(page, 'meeting.decide', { meetingId, agendaItemId: item, kind: 'clarify', text: 'Uten frist', ownerServiceId: nav, dueOn: null, mandate: 'team', showInRoom: true })
    await key(button('Flere valg'))
    await key(page.getByRole('menuitem', { name: 'Avslutt møtet' }))
    await dialog().waitFor()
    await expect.poll(() => dialog().innerText()).toContain('12 saker ikke behandlet')
    const said = await dialog().innerText()
    expect(said).toContain('2 oppgaver med eier, frist og påminnelse')
    expect(said).toContain('12 saker går til første møte de kan, tidligst 10. des. 2026.')
    expect(said).toMatch(/Uten frist\s.*Mangler frist/)
    expect(await axe(page)).toEqual([])
    await send('Avslutt møtet')
  }, 60_000)

  it('the held meeting has its protocol, an extract for each service, tasks, log and figures', async () => {
    await goTo(page, `/boliglag/${meetingId}/holdt`)
    await heading('Boliglaget 26. nov. 2026')
    const extract = await paperText('Lag PDF: Utdrag til NAV')
    expect(extract.text).toMatch(/DetteskalNAVgjøre.*Meldefratilutleier/)
    expect(extract.text).not.toMatch(/Lillevik|Haugseth/)
    await key(page.getByRole('tab', { name: 'Møtelogg' }))
    await expect.poll(() => page.locator('.log-table').innerText()).toContain('Møtet avsluttet')
    await key(page.getByRole('tab', { name: 'Tall' }))
    await expect.poll(() => page.locator('.figures-table tbody tr').first().innerText()).toMatch(/^26\. nov\. 2026\s+1 av 13/)
    await key(page.getByRole('tab', { name: 'Tiltak' }))
    await key(button('Gjort: Melde fra til utleier'))
    await type('Hvordan det gikk', 'Utleier venter')
    await send('Gjort')
    await expect.poll(() => page.locator('.task-rows').innerText()).not.toContain('Melde fra til utleier')
  }, 60_000)

  it('what waits for authority is answered from the list of meetings, and a no needs a reason', async () => {
    await goTo(page, '/boliglag')
    await key(button('Avvis: Bestill bolig med tre soverom og heis'))
    await dialog().waitFor()
    await key(button(/^Avvis, 1 felt gjenstår$/, dialog()))
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type('Ingen midler i år')
    await send('Avvis')
    await expect.poll(() => page.getByRole('region', { name: 'Venter på mandat' }).innerText()).toMatch(/Avvist av Ingrid Moe.*\s+Ingen midler i år/)
  }, 60_000)

  it('no faults in any of these places, light or dark, and no pointer was used', async () => {
    expect(pointerUses()).toBe(0)
    const later = (await call<{ id: string; status: string; heldOn: string }[]>(page, 'meeting.list', {})).find((one) => one.heldOn === '2026-12-10')!.id
    const faultsIn = async (at: Page, theme: string) => {
      for (const place of ['/boliglag', `/boliglag/${later}/forbered`, '/boliglag/serier', `/boliglag/${meetingId}/holdt`]) {
        await goTo(at, place)
        await at.locator('.panel').first().waitFor()
        await expect.poll(() => at.locator('[aria-busy=true]').count()).toBe(0)
        expect(await axe(at), `${place} ${theme}`).toEqual([])
      }
    }
    await faultsIn(page, 'light')
    const dark = await app.page({ width: 1366, height: 768, dark: true })
    await openDemo(dark)
    await faultsIn(dark, 'dark')
    expect(app.faults).toEqual([])
  }, 120_000)
})
