// Every free text of a case is a word of its own; rooms, papers and calendars are drawn by the hundred, and a word comes out only where disclosure says that this text may.
import { beforeAll, describe, expect, it } from 'vitest'
import { handlers } from '../../db/handlers.ts'
import { createHost } from '../../electron/host.ts'
import { disclosure, type Purpose, type Service } from '../../shared/domain/disclosure.ts'
import { subjectOf } from '../../db/disclosure.ts'
import { TOPICS, type Topic } from '../../shared/model/field.ts'
import { markedCase, type Mark } from '../support/marked-case.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'

/** A host that gives the document before it is typeset: hundreds of papers are read in seconds. That the typeset file holds no more is tested in documents.test.ts. */
function documentsOf(town: TestStore): TestStore['host'] {
  return createHost({ store: town.store, handlers, now: () => town.now.at, newId: town.newId, render: (made) => Promise.resolve({ fileName: made.fileName, base64: Buffer.from(JSON.stringify(made)).toString('base64'), mediaType: 'application/json' } as never), readOnly: false, writing: () => false, onChanged: () => undefined, onError: (entry) => { throw entry.cause } })
}

const decoded = (value: unknown) => JSON.stringify(value, (key, one: unknown) => (key === 'base64' ? Buffer.from(String(one), 'base64').toString('utf8') : one)).toLowerCase()

function chance(seed: number) {
  let state = seed
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  return { random, pick: <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]! }
}

let town: TestStore
let host: TestStore['host']
let marks: Mark[]
let caseId = '', meetingId = '', itemId = ''
let services: Service[]
const SECRET = ['zqprivatqz', 'zqutkastqz']

beforeAll(async () => {
  town = testMunicipality(testFolder())
  host = documentsOf(town)
  ;({ caseId, marks } = await markedCase(town))
  marks.push({ word: 'zqbegrunnelseqz', entity: 'teamDecision', field: 'reason', topic: 'other', sensitivity: 'personal' })
  services = town.store.sql<Service>('SELECT id, name FROM service')
  ;({ id: meetingId } = await town.value('meeting.create', { heldOn: TODAY }))
  const added = await town.value('meeting.addCase', { meetingId, caseId, question: 'Skal personen få bolig?', overrideReason: 'Haster' } as never)
  itemId = added.id
  await town.value('meeting.start', { meetingId })
  await town.value('meeting.saveDraft', { agendaItemId: itemId, draft: '"zqutkastqz"', privateNote: 'zqprivatqz' })
  await town.value('meeting.decide', { meetingId, agendaItemId: itemId, kind: 'measure', text: 'Ringe og avtale', ownerServiceId: town.services.nav, dueOn: '2026-12-01', mandate: 'team', reason: 'zqbegrunnelseqz', showInRoom: true } as never)
}, 60_000)

/** Words that this answer may not hold. */
function forbidden(text: string, present: readonly Service[], purpose: Purpose): string[] {
  const person = subjectOf(town.store, caseId, TODAY)
  return marks.filter((one) => text.includes(one.word) && !disclosure(person, one, present, purpose).shown).map((one) => `${one.entity}.${one.field} (${one.topic})`)
}

/** Say yes, no, or a provision for some service and topics, and change who is there. */
async function something({ random, pick }: ReturnType<typeof chance>): Promise<void> {
  const topics: Topic[] = [...new Set([pick(TOPICS), pick(TOPICS), pick(TOPICS)])]
  const serviceId = pick(services).id
  const shares = { caseId, serviceId, topics: JSON.stringify(topics), purposes: JSON.stringify(random() < 0.5 ? ['meeting'] : ['meeting', 'extract']), validFrom: '2026-01-01', validTo: random() < 0.2 ? '2026-11-01' : null }
  town.write((write) => {
    if (random() < 0.2) write.insert('legalGround', { ...shares, reference: 'fvl. § 13 b', reason: 'Nødvendig', recordedBy: 'Ingrid Moe' })
    else write.insert('consent', { ...shares, status: pick(['given', 'given', 'given', 'refused', 'withdrawn'] as const), givenOn: pick(['2026-10-01', '2026-11-01', TODAY]), form: 'spoken' })
  })
  await town.value('meeting.setPresence', { meetingId, serviceId: pick(services).id, present: random() < 0.6 })
  await town.call('meeting.showTopic', { meetingId, agendaItemId: itemId, topic: pick(topics), shown: random() < 0.8 })
}

const present = () => town.store.sql<Service>(`SELECT DISTINCT s.id, s.name FROM presence p JOIN service s ON s.id = p.serviceId WHERE p.meetingId = ? AND p.present = 'yes'`, [meetingId])

describe('marked words', () => {
  it('are there to be met: the record shows nearly all of them to the office itself', async () => {
    const own = decoded(await Promise.all([town.value('case.get', { id: caseId }), town.value('case.intake', { caseId }), town.value('consent.list', { caseId })]))
    expect(marks.length).toBeGreaterThan(80)
    expect(marks.filter((one) => own.includes(one.word)).length).toBeGreaterThan(marks.length / 2)
  })

  it('come out in the room only where those present may see that text, over 400 rooms', async () => {
    const draws = chance(7)
    await town.value('meeting.show', { meetingId, agendaItemId: itemId })
    const seen = new Set<string>()
    for (let round = 0; round < 400; round++) {
      await something(draws)
      const text = decoded(await town.value('meeting.room', { meetingId }))
      expect(forbidden(text, present(), 'room'), `round ${round}`).toEqual([])
      for (const secret of SECRET) expect(text).not.toContain(secret)
      for (const one of marks) if (text.includes(one.word)) seen.add(one.topic)
    }
    // Not because nothing is ever shown.
    expect(seen.size).toBeGreaterThan(4)
  }, 120_000)

  it('come out on a paper for a service only where that service may have that text, over 60 states', async () => {
    const draws = chance(11)
    for (let round = 0; round < 60; round++) {
      await something(draws)
      for (const service of services) {
        for (const name of ['export.agenda', 'export.protocol'] as const) {
          const answer = await host.call(town.session, name, { meetingId, serviceId: service.id })
          if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
          const text = decoded(answer.value)
          expect(forbidden(text, [service], 'paper'), `round ${round}: ${name} to ${service.name}`).toEqual([])
          for (const secret of SECRET) expect(text, name).not.toContain(secret)
        }
      }
    }
  }, 120_000)

  it('of guarded topics come out in no protocol, agenda for all, calendar or list of tasks', async () => {
    const all = services.filter((one) => one.id !== town.services.housing)
    for (const [name, input] of [['export.protocol', { meetingId }], ['export.agenda', { meetingId }], ['export.caseSummary', { caseId, recipient: 'team' }], ['export.meetingCalendar', { meetingId }], ['meeting.log', { meetingId }], ['meeting.figures', {}], ['meeting.list', {}]] as const) {
      town.write((write) => { for (const one of all) write.insert('consent', { caseId, serviceId: one.id, topics: JSON.stringify(TOPICS), status: 'withdrawn', withdrawnOn: TODAY }) })
      const answer = await host.call(town.session, name, input)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
      const text = decoded(answer.value)
      expect(marks.filter((one) => text.includes(one.word) && one.topic !== 'housing' && one.topic !== 'household').map((one) => `${one.entity}.${one.field}`), name).toEqual([])
      for (const secret of SECRET) expect(text, name).not.toContain(secret)
    }
  })

  it('are taken away in the very next answer when a service arrives or a consent is withdrawn', async () => {
    const nav = services.find((one) => one.name === 'NAV')!, property = services.find((one) => one.name === 'Eiendom')!
    town.write((write) => {
      for (const one of services) write.insert('consent', { caseId, serviceId: one.id, topics: JSON.stringify(TOPICS), status: 'withdrawn', withdrawnOn: TODAY })
      for (const one of town.store.sql<{ id: string }>('SELECT id FROM legalGround')) write.update('legalGround', one.id, null, { endedOn: TODAY })
    })
    town.now.at = '2026-11-24T08:41:00.000Z'
    for (const one of town.store.sql<{ serviceId: string }>('SELECT serviceId FROM presence WHERE meetingId = ?', [meetingId])) await town.value('meeting.setPresence', { meetingId, serviceId: one.serviceId, present: false })
    await town.value('meeting.setPresence', { meetingId, serviceId: nav.id, present: true })
    const { ids } = await town.value('consent.record', { caseId, serviceIds: [nav.id], topics: ['health'], purposes: ['meeting'], validFrom: TODAY, validTo: null, form: 'spoken', givenBy: 'Søkeren selv', givenOn: '2026-11-24' })
    await town.value('meeting.show', { meetingId, agendaItemId: itemId })
    await town.value('meeting.showTopic', { meetingId, agendaItemId: itemId, topic: 'health', shown: true })
    const room = async () => decoded(await town.value('meeting.room', { meetingId }))
    expect(await room()).toContain('zqhousingcasehealthnoteqz')
    await town.value('meeting.setPresence', { meetingId, serviceId: property.id, present: true })
    expect(await room()).not.toContain('zqhousingcasehealthnoteqz')
    await town.value('meeting.setPresence', { meetingId, serviceId: property.id, present: false })
    await town.value('meeting.showTopic', { meetingId, agendaItemId: itemId, topic: 'health', shown: true })
    expect(await room()).toContain('zqhousingcasehealthnoteqz')
    await town.value('consent.withdraw', { caseId, ids, on: '2026-11-24', by: 'Søkeren selv' })
    expect(await room()).not.toContain('zqhousingcasehealthnoteqz')
  })
})
