// Two PCs in a real Chromium, each with its own data folder and a folder they share: invite, join, work apart, exchange, settle by keyboard, end equal.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axe, call, goTo, openDemo, startApp, type App } from './app.ts'

const PASSPHRASE = 'elleve blå sykler ruster sakte'
type Case = { case: { version: number; nextStep: string | null; livingText: string | null; need: string | null } }
type Status = { waiting: { clashes: number; disputes: number }; devices: { name: string }[] }

let first: App
let second: App
let one: Page
let two: Page
let folder = ''
let caseId = ''

beforeAll(async () => {
  first = await startApp()
  second = await startApp(first.browser)
  folder = join(first.folder, 'felles')
  mkdirSync(folder)
  one = await first.page()
  two = await second.page()
  await openDemo(one)
  // The demo opens for a caseworker; only a leader may invite.
  await call(one, 'session.unlock', { username: 'per', passphrase: 'Solvik-demo-2026' })
  await one.reload()
  await goTo(one, '/utveksling')
}, 120_000)
afterAll(async () => {
  await second.close()
  await first.close()
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const edit = async (page: Page, patch: Record<string, unknown>) => {
  const { case: now } = await call<Case>(page, 'case.get', { id: caseId })
  await call(page, 'case.update', { id: caseId, version: now.version, patch })
}
const waiting = async (page: Page) => (await call<Status>(page, 'exchange.status', {})).waiting
const radio = (page: Page, name: string | RegExp) => page.getByRole('radio', { name })

/** Look, then run; or look only, when there is nothing to do. */
async function exchange(page: Page): Promise<void> {
  await button(page, /^(Se hva som er nytt|Se på nytt)$/).click()
  await heading(page, 'Det som skjer').waitFor()
  if (!(await button(page, 'Utfør').isVisible())) return button(page, 'Avbryt, ingenting er endret').click()
  await page.keyboard.press('Control+Enter')
  await heading(page, 'Det som skjedde').waitFor()
}

describe('a team of two PCs', () => {
  it('a leader invites, and the code is read aloud; a wrong code opens nothing', async () => {
    await heading(one, 'Denne PC-en arbeider alene').waitFor()
    expect(await axe(one)).toEqual([])
    await button(one, 'Inviter en PC').click()
    await one.getByLabel('Hvem', { exact: true }).selectOption({ label: 'Sigrid Ovesen' })
    await one.getByLabel('Mappe som begge PC-ene når').fill(folder)
    expect(await axe(one)).toEqual([])
    await button(one, 'Lag invitasjon').click()
    await heading(one, 'Les koden høyt for kollegaen').waitFor()
    expect(await axe(one)).toEqual([])

    await button(two, 'Bli med i et lag').click()
    await two.getByLabel('Mappe', { exact: true }).fill(folder)
    await two.getByLabel('Kode', { exact: true }).fill('AAAA BBBB')
    await two.getByLabel('Navn på denne PC-en').fill('Sigrids PC')
    await two.getByLabel('Passordet ditt på denne PC-en').fill(PASSPHRASE)
    await two.getByLabel('Gjenta passordet').fill(PASSPHRASE)
    expect(await axe(two)).toEqual([])
    await button(two, 'Bli med').click()
    await two.getByText('Koden stemmer ikke med invitasjonen.').first().waitFor({ timeout: 30_000 })
    expect(await axe(two)).toEqual([])
    await one.getByText('Feil kode er prøvd 1 gang.').waitFor()
  }, 60_000)

  it('joins with the code as it was heard, is shown its own recovery code once, and sees the same cases', async () => {
    const heard = (await one.getByRole('group', { name: /^Koden/ }).innerText()).replace(/\s+/g, ' ').toLowerCase()
    await button(two, 'Prøv igjen').click()
    await two.getByLabel('Kode', { exact: true }).fill(heard)
    await button(two, 'Bli med').click()
    await heading(two, 'Ta vare på gjenopprettingskoden').waitFor({ timeout: 60_000 })
    expect(await axe(two)).toEqual([])
    await two.getByLabel('Jeg har lagret koden').check()
    await button(two, 'Fortsett til Boligbordet').click()
    await two.getByRole('navigation').first().waitFor()
    await heading(one, 'Sigrids PC er med i laget').waitFor()
    expect(await axe(one)).toEqual([])
    await button(one, 'Lukk').last().click()
    caseId = (await call<{ hits: { id: string }[] }>(two, 'search', { text: '2026/0417' })).hits[0]!.id
    expect((await call<Status>(two, 'exchange.status', {})).devices.map((device) => device.name)).toEqual(expect.arrayContaining(['Første PC', 'Sigrids PC']))
  }, 90_000)

  it('a folder that is not there is said step by step; the right one is chosen on both', async () => {
    await one.getByRole('textbox', { name: 'Mappe' }).fill(join(folder, 'finnes-ikke'))
    await button(one, 'Prøv stedet og bruk det').click()
    await one.getByText('Mappen dere utveksler gjennom, finnes ikke.').waitFor()
    expect(await axe(one)).toEqual([])
    for (const page of [one, two]) {
      await goTo(page, '/utveksling')
      await page.getByRole('textbox', { name: 'Mappe' }).fill(folder)
      await button(page, 'Prøv stedet og bruk det').click()
      await button(page, 'Se hva som er nytt').waitFor()
      expect(await axe(page)).toEqual([])
    }
  })
})

describe('working apart', () => {
  it('a dry run can be cancelled, and nothing is changed', async () => {
    const { jobId } = await call<{ jobId: string }>(one, 'exchange.look', {})
    await call(one, 'job.cancel', { jobId })
    expect((await call<{ state: string }>(one, 'job.status', { jobId })).state).toBe('cancelled')
    await button(one, 'Se hva som er nytt').click()
    await button(one, 'Avbryt, ingenting er endret').click()
    await one.getByRole('status').filter({ hasText: 'Avbrutt. Ingenting er endret.' }).first().waitFor()
    await button(one, 'Se hva som er nytt').waitFor()
    expect((await call<{ runs: unknown[] }>(one, 'exchange.status', {})).runs).toEqual([])
  })

  it('both change the same lines; the dry run counts them, and writes nothing', async () => {
    await edit(one, { nextStep: 'Ring sykehuset', livingText: 'Hos broren' })
    await edit(two, { nextStep: 'Skriv til sykehuset', livingText: 'På hybel' })
    await exchange(two)
    await button(one, 'Se hva som er nytt').click()
    await one.getByRole('row', { name: /^Endret av begge 2/ }).waitFor()
    expect(await axe(one)).toEqual([])
    expect(await waiting(one)).toMatchObject({ clashes: 0 })
    await button(one, 'Utfør').click()
    await heading(one, 'Endret av begge').waitFor()
    expect(await axe(one)).toEqual([])
    await one.emulateMedia({ colorScheme: 'dark' })
    expect(await axe(one)).toEqual([])
    await one.emulateMedia({ colorScheme: 'light' })
    expect(await waiting(one)).toMatchObject({ clashes: 2 })
  })

  it('one settles by M, D, Z and arrows; the other what is left', async () => {
    await one.keyboard.press('ArrowDown')
    await expect.poll(() => one.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('radio')
    const focused = () => one.evaluate(() => document.activeElement?.getAttribute('aria-label')?.split(':')[0] ?? '')
    const top = await focused()
    // First the value that does not stand now, then back, then the one that stands.
    const mineStands = await one.evaluate(() => document.activeElement!.textContent!.includes('Gjelder nå'))
    const [other, standing] = mineStands ? ['d', 'm'] : ['m', 'd']
    await one.keyboard.press(other!)
    await expect.poll(() => waiting(one)).toMatchObject({ clashes: 1 })
    await expect.poll(focused).not.toBe(top)
    await one.keyboard.press('z')
    await expect.poll(() => waiting(one)).toMatchObject({ clashes: 2 })
    await expect.poll(focused).toBe(top)
    await one.keyboard.press(standing!)
    await expect.poll(() => waiting(one)).toMatchObject({ clashes: 1 })
    await expect.poll(focused).not.toBe(top)
    expect(await one.getByRole('radio', { checked: true }).count()).toBe(1)
    expect(await axe(one)).toEqual([])
    await exchange(one)

    await exchange(two)
    await heading(two, 'Endret av begge').waitFor()
    await two.keyboard.press('m')
    await expect.poll(() => waiting(two)).toMatchObject({ clashes: 0 })
    await exchange(two)
    await exchange(one)
    const [a, b] = await Promise.all([one, two].map(async (page) => (await call<Case>(page, 'case.get', { id: caseId })).case))
    expect([a!.nextStep, a!.livingText]).toEqual([b!.nextStep, b!.livingText])
    expect(a!.livingText).toBe(mineStands ? 'Hos broren' : 'På hybel')
    expect(a!.nextStep).toBe('Skriv til sykehuset')
    expect(top).toBe('Bor nå, med egne ord')
    expect(await waiting(one)).toMatchObject({ clashes: 0 })
  }, 60_000)

  it('a screen that has not seen the newest change is refused, and asks again', async () => {
    await edit(one, { nextStep: 'Første' })
    await edit(two, { nextStep: 'Andre' })
    await exchange(two)
    await exchange(one)
    const old = await one.context().newPage()
    // This window hears nothing: as when a PC has slept.
    await old.route('**/events', (route) => route.fulfill({ status: 204 }))
    await old.goto(one.url())
    await goTo(old, '/utveksling')
    await radio(old, /Neste steg: Første/).waitFor()
    await edit(two, { nextStep: 'Tredje' })
    await exchange(two)
    await exchange(one)
    await radio(one, /Neste steg: Tredje/).waitFor()
    await old.keyboard.press('m')
    await old.getByText('Noe nytt er kommet om denne linjen. Se, og velg igjen.').first().waitFor()
    await radio(old, /Neste steg: Tredje/).waitFor()
    expect(await waiting(one)).toMatchObject({ clashes: 1 })
    await old.close()
    await one.keyboard.press('d')
    await expect.poll(() => waiting(one)).toMatchObject({ clashes: 0 })
    await exchange(one)
    await exchange(two)
    expect((await call<Case>(two, 'case.get', { id: caseId })).case.nextStep).toBe('Tredje')
  }, 60_000)
})

describe('the same dwelling given twice', () => {
  it('is disputed on both, one is kept with a reason, and both end equal', async () => {
    const homes = (await call<{ rows: { id: string }[] }>(one, 'dwelling.list', {})).rows
    const cases = (await call<{ rows: { id: string }[] }>(one, 'case.list', { filter: { view: 'open' } })).rows
    const give = (page: Page, dwellingId: string, id: string) => call(page, 'dwelling.allocate', { dwellingId, caseId: id, meetingDecisionId: null, rationale: 'Lengst ventetid', startsOn: '2027-01-04', contractMonths: 36, answerBy: '2026-12-01' }).then(() => true, () => false)
    const giveOne = async (page: Page, dwellingId: string, from: readonly { id: string }[]) => {
      for (const [index, { id }] of from.entries()) if (await give(page, dwellingId, id)) return index
      return -1
    }
    let dwellingId = ''
    for (const home of homes) {
      const mine = await giveOne(one, home.id, cases.slice(0, 6))
      if (mine < 0) continue
      expect(await giveOne(two, home.id, cases.slice(mine + 1, mine + 12))).toBeGreaterThanOrEqual(0)
      dwellingId = home.id
      break
    }
    expect(dwellingId).not.toBe('')
    await exchange(two)
    await exchange(one)
    await exchange(two)
    for (const page of [one, two]) {
      await heading(page, 'Samme bolig er tildelt to ganger').waitFor()
      expect(await axe(page)).toEqual([])
      expect(await waiting(page)).toMatchObject({ disputes: 1 })
    }
    await button(one, /^Behold /).first().click()
    await one.getByRole('dialog').getByLabel('Hvorfor').fill('Barna går på skolen rett ved')
    expect(await axe(one)).toEqual([])
    await button(one, 'Behold og opphev den andre').click()
    await heading(one, 'Samme bolig er tildelt to ganger').waitFor({ state: 'detached' })
    await exchange(one)
    await exchange(two)
    await heading(two, 'Samme bolig er tildelt to ganger').waitFor({ state: 'detached' })
    const homeOf = async (page: Page) => {
      const { openAllocation, tenancies } = await call<{ openAllocation: { name: string; status: string } | null; tenancies: { id: string; tenant: string; status: string }[] }>(page, 'dwelling.get', { id: dwellingId })
      return { name: openAllocation?.name, status: openAllocation?.status, tenancies: tenancies.map((row) => `${row.id} ${row.tenant} ${row.status}`).sort() }
    }
    expect(await homeOf(two)).toEqual(await homeOf(one))
    expect((await homeOf(two)).status).toBe('allocated')
    expect(await waiting(two)).toMatchObject({ disputes: 0 })
  }, 60_000)

  it('nothing failed in the pages and no request left the machine', () => expect([...first.faults, ...second.faults].filter((fault) => !/40[34]|204/.test(fault))).toEqual([]))
})
