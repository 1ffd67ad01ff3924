// The boliglag on two surfaces, with the keyboard alone: the private screen and the room in its own window. The room changes on deliberate acts and on nothing else.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FLOOR_ARC, GOOD_ARC, pixelsFor } from '../../shared/domain/legibility.ts'
import { axe, call, goTo, openDemo, startApp, type App } from './app.ts'
import { handsOn, watchPointer } from './hands.ts'

interface Desk { agenda: { id: string; caseNumber: string; status: string }[]; services: { id: string; name: string }[]; current: { decisions: { text: string }[] } }
let app: App
let page: Page
let room: Page
let meetingId: string
let pointer: () => number
const { dialog, button, key, type, pick, send } = handsOn(() => page)

/** What stands in the room, without the clock and the timer. */
const inRoom = async () => (await room.locator('.room').innerText()).replace(/\d\d:\d\d|kl\. \d\d\.\d\d/g, '').replace(/\s+/g, ' ')
const roomSays = (text: string | RegExp) => room.locator('.room').getByText(text).first().waitFor()
const roomIsWithout = (text: string | RegExp) => room.locator('.room').getByText(text).first().waitFor({ state: 'detached' })
const desk = () => call<Desk>(page, 'meeting.desk', { meetingId })
/** Single letters work outside fields only. */
const press = async (...keys: string[]) => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (const one of keys) await page.keyboard.press(one)
}
const said = (text: string | RegExp) => page.getByText(text).first().waitFor()

beforeAll(async () => {
  app = await startApp()
  page = await app.page()
  await openDemo(page)
  pointer = await watchPointer(page)
  meetingId = (await call<{ id: string; heldOn: string }[]>(page, 'meeting.list', {})).find((one) => one.heldOn === '2026-11-26')!.id
  await goTo(page, `/boliglag/${meetingId}`)
  await key(button('Start møtet'))
  await said('Møtet er startet')
  room = await page.context().newPage()
  await room.setViewportSize({ width: 1920, height: 1080 })
  await room.goto(page.url().replace(/#.*/, `#/rom/${meetingId}`))
  await room.locator('.room').waitFor()
}, 180_000)
afterAll(async () => {
  expect(app.faults).toEqual([])
  await app.close()
})

describe('the room', () => {
  it('shows a case by initials on V, and nothing changes by stepping, jumping or typing', async () => {
    await press('4')
    await said('Sak 4 av 12')
    expect(await inRoom()).toContain('Rommet er dekket')
    await press('v')
    await roomSays('T.A.L.')
    expect(await inRoom()).not.toMatch(/Lillevik|Tor-Arne/)
    expect(await room.title()).not.toMatch(/Lillevik|0417/)
    const before = await inRoom()
    await press('ArrowRight')
    await said('Sak 5 av 12')
    await press('1', '2')
    await said('Sak 12 av 12')
    await press('ArrowLeft', 'n')
    await page.keyboard.type('vb Ring Tor-Arne etter møtet')
    await press('a')
    await page.keyboard.type('vb Dette er ikke bestemt')
    expect(await inRoom()).toBe(before)
    await press('b')
    await roomSays('Rommet er dekket')
    await press('4')
    await said('Sak 4 av 12')
    await press('v')
    await roomSays('T.A.L.')
    await press('Escape')
    await roomSays('Rommet er dekket')
    // Pressed faster than the room answers: each press counts, and the last one decides.
    await press('v', 'Escape', 'v')
    await expect.poll(inRoom).toContain('T.A.L.')
    await press('b', 'v', 'b')
    await roomSays('Rommet er dekket')
  }, 60_000)

  it('follows who is ticked, person by person: topics open and close with them', async () => {
    await press('v')
    await roomSays('Ingen er krysset av som til stede.')
    await said('Ingen er krysset av. Temaer som trenger samtykke, er dekket.')
    await press('p')
    const chip = (name: RegExp) => page.getByRole('group', { name: 'Til stede' }).getByRole('button', { name })
    await key(chip(/^NAV/).first(), 'Space')
    await roomSays('NAV er til stede, og personen har ikke samtykket.')
    await key(button(/^Vis økonomi/))
    await roomSays(/8 450 kr/)
    await key(button('Legg til person'))
    await pick('Tjeneste', 'Eiendom')
    await type('Navn, om du vil', 'Kari Nes')
    await key(button('Kom nå'))
    await roomIsWithout(/8 450 kr/)
    expect(await inRoom()).not.toContain('Kari Nes')
    await key(chip(/Kari Nes/), 'Space')
    await roomSays(/8 450 kr/)
    await key(button(/^Ta bort økonomi/))
    await roomIsWithout(/8 450 kr/)
  }, 60_000)

  it('a covered topic is shown with a written ground, and covered again for one who comes later', async () => {
    await key(button(/^Vis med begrunnelse/))
    await dialog().waitFor()
    expect(await axe(page)).toEqual([])
    await type('Hvorfor må det vises', 'Han ba om det selv i dag')
    await send('Vis i rommet')
    await roomSays(/Hofteoperert.*Vist av Ingrid Moe/)
    await key(page.getByRole('group', { name: 'Til stede' }).getByRole('button', { name: /^Flyktning/ }), 'Space')
    await roomIsWithout(/Hofteoperert/)
  }, 60_000)

  it('why a dwelling suits is opened in private and shown on «Vis», without the rent', async () => {
    await key(page.getByRole('button', { name: /^Hvorfor Fjordgata/ }))
    await dialog().waitFor()
    expect(await dialog().innerText()).toMatch(/Husleie.*dekket i rommet/s)
    expect(await axe(page)).toEqual([])
    await send('Vis i rommet')
    await roomSays('Slik passer boligen')
    expect(await inRoom()).not.toMatch(/8 450|Husleie|husleie/)
  }, 60_000)
})

describe('decisions', () => {
  it('each kind has its own fields, and none has an axe finding', async () => {
    for (const kind of ['Anbefal', 'Tildel', 'Avslå', 'Utsett', 'Avklar', 'Tiltak', 'Bestill bolig', 'Løft', 'Avslutt']) {
      await key(page.locator('.decide-kinds').getByRole('button', { name: kind, exact: true }))
      expect(await axe(page), kind).toEqual([])
    }
    await key(page.locator('.decide-kinds').getByRole('button', { name: 'Bestill bolig', exact: true }))
    await pick('Hva slags bestilling', 'Kjøp')
    await pick('Hvilket behov', 'Trinnfri inngang')
    await page.getByText(/søkere venter på dette nå/).waitFor()
    await page.getByText(/Leder i Eiendom må bekrefte innen/).waitFor()
    await key(button('Lagre uten å vise'))
    await said('Avgjørelsen er lagret uten å vises')
    await page.locator('.decisions').getByText(/Kjøp: trinnfri inngang\. \d+ venter på det/).waitFor()
    expect(await inRoom()).not.toContain('Bestill bolig')
  }, 90_000)

  it('a draft survives the window; saved and shown it is in the room; Ctrl Z takes it back', async () => {
    await press('t')
    await type('Hva er bestemt', 'Flyttehjelp 1. desember')
    await page.getByText(/utkastet er lagret/).waitFor()
    const before = await inRoom()
    await page.reload()
    await page.getByText('Sak 4 av 12').first().waitFor()
    expect(await page.getByLabel('Hva er bestemt').inputValue()).toBe('Flyttehjelp 1. desember')
    expect(await inRoom()).toBe(before)
    await pick('Eier', 'NAV')
    await type('Hvem hos eieren', 'Anne Li')
    await key(page.getByLabel('Noen er uenig'), 'Space')
    await type('Hvem er uenig', 'Flyktning')
    await type('Hva uenigheten gjelder', 'Vil vente til over nyttår')
    await key(button('Lagre og vis i rommet'))
    await roomSays('Flyttehjelp 1. desember')
    expect(await inRoom()).not.toContain('nyttår')
    await page.locator('.decisions').getByText('Uenig: Flyktning. Vil vente til over nyttår').waitFor()
    await press('Control+z')
    await roomIsWithout('Flyttehjelp 1. desember')
    await key(page.locator('.decide-kinds').getByRole('button', { name: 'Utsett', exact: true }))
    await type('Begrunnelse', 'Venter på befaring')
    await type('Utsatt til', '10.12.2026')
    await key(button('Lagre uten å vise'))
    await page.locator('.decisions').getByText(/Utsatt til 10\. des/).waitFor()
    expect((await desk()).agenda[3]!.status).toBe('deferred')
  }, 90_000)

  it('a case is set aside with L and comes back last', async () => {
    await press('5')
    await said('Sak 5 av 12')
    await press('l')
    await said(/lagt til side/)
    expect((await desk()).agenda[4]!.status).toBe('parked')
    await said('Sak 6 av 12')
  })
})

/** Size of every text that can be seen, in pixels of a screen 1920 wide; `key` those that everybody must read. */
const sizes = () => room.evaluate(() => {
  const walker = document.createTreeWalker(document.querySelector('.room-page')!, NodeFilter.SHOW_TEXT)
  const box = document.querySelector<HTMLElement>('.fit-inner')!
  const scale = (box.getBoundingClientRect().width / box.offsetWidth) / Math.min(window.innerWidth / 1920, window.innerHeight / 1080)
  const found: { size: number; text: string; isKey: boolean }[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!
    if (!node.textContent?.trim() || parent.closest('.aksel-sr-only, .room-tools, title')) continue
    if (parent.getClientRects().length === 0) continue
    found.push({ size: Number.parseFloat(getComputedStyle(parent).fontSize) * scale, text: node.textContent, isKey: !!parent.closest('.room-key, .room-question, .room-initials') })
  }
  const over = [...document.querySelectorAll('.room-column')].filter((one) => one.scrollHeight > one.clientHeight + 1).length
  return { found, over }
})

describe('the set-up of the wall', () => {
  const set = async (inches: string, metres: string, contrast: 'check' | 'uncheck', light = 'Som på PC-en') => {
    await key(button('Still inn'))
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null)
    await type('Skjermens størrelse i tommer', inches)
    await type('Meter til den som sitter lengst unna', metres)
    await pick('Lys i rommet', light)
    if ((await page.getByLabel('Sterk kontrast').isChecked()) !== (contrast === 'check')) await key(page.getByLabel('Sterk kontrast'), 'Space')
  }

  it('no text is below the floor, and what matters keeps «good», on several screens and distances', async () => {
    await press('4', 'v')
    await roomSays('T.A.L.')
    for (const [inches, metres] of [[55, 3], [65, 3], [75, 3], [55, 4], [43, 4], [43, 5.5]] as const) {
      await set(String(inches), String(metres).replace('.', ','), 'uncheck')
      await send('Bruk')
      for (const width of [1920, 1366, 3840]) {
        await room.setViewportSize({ width, height: Math.round((width * 9) / 16) })
        await room.waitForTimeout(250)
        const { found, over } = await sizes()
        expect(found.length).toBeGreaterThan(5)
        const [floor, good] = [FLOOR_ARC, GOOD_ARC].map((arc) => pixelsFor({ inches, metres }, arc) - 0.1)
        expect(found.filter((one) => one.size < (one.isKey ? Math.max(good!, 40) : Math.max(floor!, inches === 55 && metres === 3 ? 32 : 0)) - 0.01), `${inches} ${metres} ${width}`).toEqual([])
        expect(over, `${inches} ${metres} ${width}`).toBe(0)
      }
    }
    await room.setViewportSize({ width: 1920, height: 1080 })
  }, 120_000)

  it('says when the screen is too small for the distance, and does not take it', async () => {
    await set('24', '10', 'uncheck')
    await dialog().getByText(/Skjermen er for liten for denne avstanden/).waitFor()
    await key(dialog().getByRole('button', { name: /^Bruk/ }))
    expect(await dialog().isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }, 30_000)

  it('has no axe finding in light, dark and strong contrast, in the room and on the private screen', async () => {
    for (const [light, contrast] of [['Lyst rom', 'uncheck'], ['Mørkt rom', 'uncheck'], ['Lyst rom', 'check'], ['Mørkt rom', 'check']] as const) {
      await set('55', '3', contrast, light)
      expect(await axe(page), `set-up ${light} ${contrast}`).toEqual([])
      await send('Bruk')
      await room.locator(`.room-look[data-light=${light === 'Lyst rom' ? 'light' : 'dark'}][data-contrast=${contrast === 'check' ? 'high' : 'normal'}]`).waitFor()
      expect(await axe(room), `room ${light} ${contrast}`).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axe(page)).toEqual([])
    await key(button(/^Vis med begrunnelse/))
    await dialog().waitFor()
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await page.emulateMedia({ colorScheme: 'light' })
    expect(pointer()).toBe(0)
  }, 120_000)
})

describe('random keys on the private screen', () => {
  it.each([11, 12, 13])('seed %i: the room does not change without «Vis» or «Dekk»', async (seed) => {
    let state = seed
    const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
    await goTo(page, `/boliglag/${meetingId}`)
    await press('4', 'v')
    await roomSays('T.A.L.')
    const before = await inRoom()
    const keys = [...'abcdefghijklmnopqrstuvxyz0123456789', 'Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Enter', 'Enter', 'Space', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Escape', 'Backspace', 'Home', 'End']
    for (let n = 0; n < 220; n++) {
      const one = keys[Math.floor(random() * keys.length)]!
      const at = await page.evaluate(() => {
        const now = document.activeElement as HTMLElement | null
        const inDialog = now?.closest('[role=dialog]')
        return {
          isField: !!now?.closest('input:not([type=checkbox]), textarea, select'), isDialog: !!inDialog,
          // Deliberate acts for the room, and what leaves this screen.
          isShown: !!now?.closest('[data-room-act], .presence-add') || /vis i rommet|Avslutt møtet|^Tildel boligen/i.test(inDialog ? (inDialog.querySelector('[type=submit]')?.textContent ?? now?.textContent ?? '') : ''),
          leaves: !!now?.closest('a, nav, .topbar, [role=menu], .room-copy-acts, .undo-strip, .decision-acts') || !now?.closest('main, [role=dialog]'),
        }
      })
      if (['v', 'b', 'Escape'].includes(one) && !at.isField && !at.isDialog) continue
      if (['Enter', 'Space'].includes(one) && (at.isShown || at.leaves)) continue
      await page.keyboard.press(one)
      if (n % 20 === 19) expect(await inRoom(), `seed ${seed}, key ${n}`).toBe(before)
    }
    expect(await inRoom(), `seed ${seed}`).toBe(before)
    await page.reload()
    await page.locator('h1').first().waitFor()
  }, 120_000)
})
