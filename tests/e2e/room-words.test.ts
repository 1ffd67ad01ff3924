// The room's own window, looked at in every way a window can give something away: what it is sent, what it draws, its title, tooltips and names for screen readers, what can be copied. And how soon it narrows.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, goTo, openDemo, startDemo, type App } from './app.ts'

const WORDS = { health: 'zqhelseqz', economy: 'zqokonomiqz', substanceUse: 'zqrusqz', childWelfare: 'zqbarnqz', crime: 'zqstraffqz', immigration: 'zqoppholdqz', contact: 'zqkontaktqz', private: 'zqprivatqz', draft: 'zqutkastqz', reason: 'zqgrunnqz' }

let app: App
let page: Page
let room: Page
let meetingId = '', itemId = '', caseId = ''
let services: { id: string; name: string }[]
/** every answer the room's window was given */
const sent: string[] = []

const service = (name: string) => services.find((one) => one.name === name)!.id
const present = (name: string, there: boolean) => call(page, 'meeting.setPresence', { meetingId, serviceId: service(name), present: there, personName: null })

/** All that the window holds, in all the ways it can be read. */
async function everything(): Promise<string> {
  const copied = await room.evaluate(() => {
    const selection = getSelection()!
    selection.selectAllChildren(document.body)
    return `${selection.toString()} ${document.title} ${location.href} ${document.documentElement.outerHTML} ${JSON.stringify(localStorage)} ${JSON.stringify(sessionStorage)}`
  })
  return `${copied} ${await room.locator('body').ariaSnapshot()} ${sent.join(' ')}`
}
const found = async (but: readonly string[] = []) => {
  const all = await everything()
  return Object.values(WORDS).filter((word) => all.includes(word) && !but.includes(word))
}

beforeAll(async () => {
  app = await startDemo()
  page = await app.page({ width: 1366, height: 768 })
  await openDemo(page)
  const meetings = await call<{ id: string; heldOn: string }[]>(page, 'meeting.list', {})
  meetingId = meetings.find((one) => one.heldOn === '2026-11-26')!.id
  const desk = await call<{ agenda: { id: string; caseId: string; caseNumber: string }[]; services: typeof services }>(page, 'meeting.desk', { meetingId })
  ;({ services } = desk)
  const line = desk.agenda.find((one) => one.caseNumber === '2026/0417')!
  ;[itemId, caseId] = [line.id, line.caseId]
  const { version } = (await call<{ case: { version: number } }>(page, 'case.get', { id: caseId })).case
  await call(page, 'case.update', { id: caseId, version, patch: { healthNote: WORDS.health, economyNote: WORDS.economy } })
  for (const topic of ['substanceUse', 'childWelfare', 'crime', 'immigration', 'contact'] as const) await call(page, 'case.addNote', { caseId, title: WORDS[topic], body: WORDS[topic], topic, happenedOn: '2026-11-20' })
  await call(page, 'meeting.start', { meetingId })
  await call(page, 'meeting.goTo', { meetingId, agendaItemId: itemId })
  await call(page, 'meeting.saveDraft', { agendaItemId: itemId, draft: JSON.stringify({ text: WORDS.draft }), privateNote: WORDS.private })
  await call(page, 'meeting.decide', { meetingId, agendaItemId: itemId, kind: 'refuse', text: 'Ikke denne boligen', ownerServiceId: null, dueOn: null, mandate: 'team', reason: WORDS.reason, showInRoom: true })
  for (const name of ['Boligkontoret', 'NAV', 'Eiendom']) await present(name, true)
  await goTo(page, `/boliglag/${meetingId}`)
  room = await page.context().newPage()
  room.on('response', (response) => void response.text().then((body) => sent.push(body)).catch(() => undefined))
  // Each answer that the room is given, and whether the word of health still stood in the frame after it.
  await room.addInitScript((word) => {
    const marks: boolean[] = []
    Object.assign(window, { framesAfter: marks })
    const ask = window.fetch.bind(window)
    window.fetch = async (...given) => {
      const answer = await ask(...given)
      const body = await answer.clone().text()
      if (body.includes('"progress"') && !body.includes(word)) setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => marks.push(document.body.innerText.includes(word)))))
      return answer
    }
  }, WORDS.health)
  await room.goto(`${new URL(page.url()).origin}/#/rom/${meetingId}`)
  await room.locator('main').waitFor()
}, 120_000)
afterAll(() => app.close())

describe('the room’s window', () => {
  it('holds nothing of a case that is not shown, also while the secretary works with it', async () => {
    await page.locator('.desk-case').first().waitFor()
    expect(await found()).toEqual([])
    expect(await everything()).not.toContain('Lillevik')
  }, 60_000)

  it('shown, it holds nothing of what is covered, and no name, in any of the ways it can be read', async () => {
    await call(page, 'meeting.show', { meetingId, agendaItemId: itemId })
    await room.getByText('Ikke denne boligen').first().waitFor()
    expect(await found()).toEqual([])
    const all = await everything()
    for (const name of ['Lillevik', 'Tor-Arne']) expect(all).not.toContain(name)
    expect(await room.title()).toBe('Boliglag, rommet')
  }, 60_000)

  it('what is allowed is there when it is chosen, and nothing else with it', async () => {
    for (const name of ['NAV', 'Eiendom']) await call(page, 'consent.record', { caseId, serviceIds: [service(name)], topics: ['health'], purposes: ['meeting'], validFrom: '2026-11-23', validTo: null, form: 'spoken', givenBy: 'Søkeren selv', givenOn: '2026-11-23' })
    sent.length = 0
    await call(page, 'meeting.showTopic', { meetingId, agendaItemId: itemId, topic: 'health', shown: true })
    await room.getByText(WORDS.health).first().waitFor()
    expect(await found([WORDS.health])).toEqual([])
  }, 60_000)

  it('narrows in the frame after the answer: when a service comes, and when the person takes the yes back', async () => {
    const frames = () => room.evaluate(() => (window as unknown as { framesAfter: boolean[] }).framesAfter.splice(0))
    await frames()
    await present('Barnevern', true)
    await room.getByText(WORDS.health).first().waitFor({ state: 'detached' })
    await expect.poll(async () => (await room.evaluate(() => (window as unknown as { framesAfter: boolean[] }).framesAfter.length))).toBeGreaterThan(0)
    expect(await frames()).not.toContain(true)
    await present('Barnevern', false)
    await call(page, 'meeting.showTopic', { meetingId, agendaItemId: itemId, topic: 'health', shown: true })
    await room.getByText(WORDS.health).first().waitFor()
    await frames()
    const register = await call<{ entries: { id: string; serviceId: string; status: string; topics: string[]; validTo: string | null; givenBy: string | null }[] }>(page, 'consent.list', { caseId })
    const given = register.entries.filter((one) => one.status === 'given' && one.serviceId === service('NAV') && one.topics.includes('health'))
    await call(page, 'consent.withdraw', { caseId, ids: given.map((one) => one.id), on: '2026-11-23', by: 'Søkeren selv' })
    await room.getByText(WORDS.health).first().waitFor({ state: 'detached' })
    expect(await frames()).not.toContain(true)
    sent.length = 0
    await room.reload()
    await room.getByText('Ikke denne boligen').first().waitFor()
    expect(await found()).toEqual([])
    expect(app.faults).toEqual([])
  }, 60_000)
})
