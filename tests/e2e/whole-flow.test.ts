// From a letter in the mail to a tenancy that is renewed, with the keyboard alone: missing information, assessment, the agenda, both decisions, letters,
// an offer that is turned down and confirmed by a colleague, a second that is taken, the key, a renewal and a complaint.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, call, goTo, openDemo, startDemo, type App } from './app.ts'
import { handsOn, watchPointer } from './hands.ts'

let app: App
let page: Page
let caseId = ''
let pointer: () => number

beforeAll(async () => {
  app = await startDemo()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  // Nothing below may use a pointer.
  pointer = await watchPointer(page)
}, 120_000)
afterAll(() => app.close())

const { dialog, button, key, type, pick, send, signIn } = handsOn(() => page)
const tab = async (name: RegExp) => {
  await key(page.getByRole('tab', { name }))
  await page.getByRole('tab', { name, selected: true }).waitFor()
}
const openCase = async () => {
  await goTo(page, `/sak/${caseId}`)
  await page.getByRole('tab', { name: 'Oversikt' }).waitFor()
}

/** Judge everything that is left as met. */
async function assess(): Promise<void> {
  await tab(/^Vurdering/)
  await page.getByText(/vilkår gjenstår|Alle vilkår er vurdert/).first().waitFor()
  for (;;) {
    const left = await page.locator('.assess-row[data-left]').count()
    if (left === 0) break
    await key(page.locator('.assess-row[data-left]').first().getByRole('button', { name: /^Vurder:/ }))
    await dialog().waitFor()
    await key(dialog().getByRole('radio', { name: 'Oppfylt', exact: true }), 'Space')
    await type('Begrunnelse', 'Vurdert etter samtale.')
    await send('Lagre vurderingen')
    await expect.poll(() => page.locator('.assess-row[data-left]').count()).toBe(left - 1)
  }
  await key(button('Ferdig vurdert'))
  await page.getByText(/^Ferdig vurdert av Ingrid Moe/).waitFor()
}

/** Write a decision in the dialog and make it. */
async function decide(kind: string, rationale: string, more: () => Promise<void> = async () => undefined): Promise<void> {
  await tab(/^Vedtak/)
  await key(button('Skriv vedtak'))
  await dialog().waitFor()
  await pick('Gjelder', kind)
  await more()
  await type('Begrunnelse', rationale)
  await send('Lagre utkast')
  await key(button('Fatt vedtaket'))
  await dialog().waitFor()
  await send('Fatt vedtaket')
}

async function letter(kind: string): Promise<void> {
  await key(button('Skriv brev', page.getByRole('region', { name: 'Brev' })))
  await dialog().waitFor()
  await pick('Slags brev', kind)
}

/** The dwellings the applicant can have, by the program's own answer; the offer itself is sent on the screen. */
async function offer(nth: number): Promise<string> {
  const { dwellings } = await call<{ dwellings: { outcome: string; dwelling: { id: string; label: string; state: string; availableOn: string | null } }[] }>(page, 'match.forCase', { caseId, limit: 100 })
  const free = dwellings.filter((one) => one.outcome !== 'outside' && one.dwelling.state === 'vacant' && one.dwelling.availableOn !== null && one.dwelling.availableOn <= '2026-11-23')
  const chosen = free[nth] ?? free[0]!
  await goTo(page, `/tildeling/soker/${caseId}`)
  await page.getByRole('row', { name: new RegExp(chosen.dwelling.label) }).first().waitFor()
  await page.getByRole('row', { name: new RegExp(chosen.dwelling.label) }).first().focus()
  await button('Hold av').waitFor()
  await expect.poll(() => page.locator('.why-panel').innerText()).toContain('Ola Prøve')
  await key(button('Hold av'))
  await expect.poll(() => dialog().innerText()).toContain(chosen.dwelling.label)
  await send('Hold av')
  await openCase()
  await tab(/^Tilbud/)
  await key(button('Send tilbud'))
  await dialog().waitFor()
  await type('Begrunnelse', 'Passer etter samtale, husleien er avklart med NAV.')
  await key(button('Tildel boligen', dialog()))
  await page.getByRole('dialog', { name: /er tildelt/ }).waitFor()
  await key(button('Lukk', dialog()))
  await dialog().waitFor({ state: 'detached' })
  return chosen.dwelling.label
}

describe('the whole way, by keyboard', () => {
  it('1. an application comes, something is missing, and it comes too', async () => {
    await goTo(page, '/sokere')
    await key(button('Ny søknad'))
    await type('Navn på søker', 'Ola Prøve')
    await type('Fødselsdato', '04.03.1985')
    await pick('Bor nå', 'Midlertidig')
    await type('Hva personen selv sier', 'Jeg vil ha en dør jeg kan låse.')
    await send('Opprett sak')
    await page.getByRole('heading', { level: 1, name: 'Ola Prøve' }).waitFor()
    caseId = /sak\/([^/?]+)/.exec(page.url())![1]!
    await tab(/^Søknad/)
    await key(button('Be om opplysninger'))
    await key(dialog().getByLabel('Skattemelding', { exact: true }), 'Space')
    await send('Be om dette')
    await tab(/^Vedtak/)
    await letter('Vi mangler')
    await send('Skriv brevet')
    await page.getByRole('region', { name: 'Brev' }).getByText('Vi mangler opplysninger').waitFor()
    await tab(/^Søknad/)
    await key(button('Kommet: Siste skattemelding'))
    await send('Registrer')
    await key(button('Søknaden er opplyst'))
    await page.getByText(/^Opplyst 23\. nov\. 2026/).first().waitFor()
  })

  it('2. is assessed until nothing is left, and goes on the agenda', async () => {
    await assess()
    await key(button('Flere handlinger'))
    await key(page.getByRole('menuitem', { name: 'Sett på sakslisten' }))
    await dialog().waitFor()
    await type('Spørsmålet til boliglaget', 'Hva slags bolig bør han få?')
    await key(button('Sett på sakslisten', dialog()))
    // Nobody has written down a talk with him: the chair may take it up with a reason.
    await page.getByRole('dialog', { name: /ikke klar/ }).waitFor()
    await type('Hvorfor den må tas opp likevel', 'Samtalen er avtalt til i morgen.')
    await send('Ta opp likevel')
    await expect.poll(() => page.locator('.case-head').innerText()).toContain('Boliglaget 26. nov.')
  })

  it('3. gets both decisions, each with its own body, and one letter that names them', async () => {
    await decide('Kommunal', 'Du er uten egen bolig og fyller vilkårene i forskriften.')
    await decide('Individuelt', 'Du trenger hjelp til å finne og beholde en bolig.', () => type('Hovedinnholdet i hjelpen', 'Hjelp til å søke bostøtte'))
    await page.getByText(/til kommunal klagenemnd/).waitFor()
    await page.getByText(/til statsforvalteren/).waitFor()
    await letter('Vedtak om innvilgelse')
    for (const box of await dialog().getByRole('checkbox').all()) if (!(await box.isChecked())) await key(box, 'Space')
    await send('Skriv brevet')
    const item = page.getByRole('region', { name: 'Brev' }).getByRole('article').filter({ hasText: 'Vedtak om innvilgelse' })
    await key(button('Send', item))
    await dialog().waitFor()
    await send('Merk som sendt')
    await item.getByText('Sendt 23. nov. 2026').waitFor()
    await item.getByText(/Ikke arkivert/).waitFor()
    expect(await axe(page)).toEqual([])
  }, 90_000)

  it('4. turns the first offer down; nobody confirms their own no', async () => {
    const dwelling = await offer(0)
    await key(button('Registrer nei'))
    await pick('Grunn', 'Boligen passer ikke')
    await send('Registrer nei')
    await page.getByText('Du registrerte neiet. En kollega må bekrefte eller overprøve.', { exact: false }).waitFor()
    expect(await button('Bekreft nei').count()).toBe(0)
    await signIn('per')
    await goTo(page, '/tildeling')
    await key(page.getByRole('radio', { name: 'Tilbud', exact: true }), 'Space')
    await key(page.getByRole('radio', { name: /^Nei venter/ }), 'Space')
    await key(button('Bekreft nei'))
    await dialog().getByText('Rimelig grunn etter regelverket.', { exact: false }).waitFor()
    expect(await axe(page)).toEqual([])
    await send('Bekreft nei')
    await page.getByText('Ingen tilbud her').waitFor()
    const { declinedBefore } = (await call<{ candidate: { declinedBefore: string | null } }>(page, 'match.pair', { dwellingId: (await call<{ now: { id: string; label: string }[] }>(page, 'match.board', {})).now.find((one) => one.label === dwelling)!.id, caseId })).candidate
    expect(declinedBefore).toBe('Boligen passer ikke av helsegrunner')
    await signIn('ingrid')
  }, 120_000)

  it('5. takes the second, the steps are ticked off in order, and the tenancy runs', async () => {
    await offer(0)
    await key(button('Registrer ja'))
    await send('Registrer ja')
    await page.getByRole('group', { name: 'Innflytting' }).waitFor()
    await key(button('Flyttet inn'))
    await key(button('Registrer innflytting', dialog()))
    await dialog().getByText(/Påkrevde steg er ikke gjort/).waitFor()
    await key(button('Avbryt', dialog()))
    await dialog().waitFor({ state: 'detached' })
    for (const step of ['Skriftlig beskjed om utleie etter husleieloven § 11-1', 'Kontrakt underskrevet', 'Depositum eller garanti på plass', 'Befart og bilder tatt', 'Nøkler kvittert']) {
      await key(page.getByLabel(step, { exact: true }), 'Space')
      await expect.poll(() => page.getByLabel(step, { exact: true }).isChecked()).toBe(true)
    }
    await key(button('Flyttet inn'))
    await send('Registrer innflytting')
    await page.getByRole('region', { name: 'Leieforhold' }).getByText('Løper').waitFor()
    await expect.poll(() => page.locator('.case-head').innerText()).toContain('Kommunal bolig')
  }, 120_000)

  it('6. asks for a renewal, gets it, and the contract runs on', async () => {
    await tab(/^Søknad/)
    await key(button('Registrer søknad'))
    await dialog().waitFor()
    await pick('Slags søknad', 'Forlengelse')
    await send('Registrer')
    await assess()
    await decide('Kommunal', 'Leieforholdet er holdt, og vilkårene er fortsatt oppfylt.')
    await tab(/^Tilbud/)
    await key(button('Forleng'))
    await dialog().waitFor()
    await send('Forleng')
    await page.getByRole('region', { name: 'Leieforhold' }).getByText(/ til 22\. nov\. 20(3[0-9])/).waitFor()
  }, 120_000)

  it('7. complains; the complaint is upheld and sent to the right body', async () => {
    await tab(/^Vedtak/)
    await key(button('Registrer klage'))
    await dialog().waitFor()
    await type('Hva det klages på, med søkerens ord', 'Kontrakten burde vært lengre.')
    await send('Registrer klagen')
    const appeals = page.getByRole('region', { name: 'Klager' })
    await key(button('Vurder', appeals))
    await type('Begrunnelse', 'Lengden følger av forskriften.')
    await send('Lagre')
    await key(button('Send videre', appeals))
    await appeals.getByText(/Kommunal klagenemnd, 23\. nov\. 2026/).waitFor()
    expect(await axe(page)).toEqual([])
    expect(pointer()).toBe(0)
    expect(app.faults).toEqual([])
  }, 60_000)
})
