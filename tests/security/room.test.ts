// The room screen's whole answer, for hundreds of meetings: no text of a covered topic, no private note and no name is ever in it, and it narrows the moment someone comes in.
import { describe, expect, it } from 'vitest'
import type { Topic } from '../../shared/model/field.ts'
import { testFolder, testMunicipality } from '../support/store.ts'

const TOPICS: Topic[] = ['health', 'economy', 'substanceUse', 'childWelfare', 'crime', 'immigration']
const markOf = (topic: Topic) => `zq-${topic}-zq`

function chance(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

async function meetingWithCase() {
  const town = testMunicipality(testFolder())
  const { id: caseId } = await town.value('case.create', { name: 'Kari Zqnavn', nationalId: '06960199999', phone: '90zq0000', receivedOn: '2026-11-20', ownWords: 'zq-egne-ord' })
  const { version } = (await town.value('case.get', { id: caseId })).case
  await town.value('case.update', { id: caseId, version, patch: { healthNote: markOf('health'), economyNote: markOf('economy'), ownWordsRoom: 'Vil bo nær skolen', nextStep: 'Ring' } })
  for (const topic of TOPICS.slice(2)) await town.value('case.addNote', { caseId, title: markOf(topic), body: markOf(topic), topic, happenedOn: '2026-11-20' })
  const { id: meetingId } = await town.value('meeting.create', { heldOn: '2026-11-23' })
  const { id: itemId } = await town.value('meeting.addCase', { meetingId, caseId, question: 'Skal hun få bolig?', overrideReason: 'Hun må ha svar i dag' })
  await town.value('meeting.updateItem', { id: itemId, version: 1, patch: { privateNote: 'zq-privat-zq' } })
  await town.value('meeting.start', { meetingId })
  const room = async () => JSON.stringify((await town.value('meeting.room', { meetingId })))
  const services = Object.values(town.services)
  const present = (serviceId: string, there: boolean) => town.value('meeting.setPresence', { meetingId, serviceId, present: there, personName: 'Zqnavn Ansatt' })
  return { town, caseId, meetingId, itemId, room, services, present }
}

describe('the room', () => {
  it('shows nothing covered, whoever is there and whatever is consented to', async () => {
    const { town, caseId, meetingId, itemId, room, services, present } = await meetingWithCase()
    const random = chance(7)
    const statuses = ['given', 'refused', 'withdrawn'] as const
    await town.value('meeting.show', { meetingId, agendaItemId: itemId })
    for (let round = 0; round < 300; round++) {
      const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
      await present(pick(services), random() < 0.6)
      const said = { caseId, serviceIds: [pick(services)], topics: [pick(TOPICS)] }
      if (pick(statuses) === 'given') await town.value('consent.record', { ...said, purposes: pick([['meeting'], ['extract'], ['meeting', 'extract']] as const), validFrom: '2026-10-01', validTo: random() < 0.3 ? '2026-11-01' : null, form: 'spoken', givenBy: 'Personen selv', givenOn: '2026-11-23' })
      else await town.value('consent.refuse', { ...said, by: 'Personen selv', on: '2026-11-23' })
      const text = await room()
      expect(/zq-|zqnavn|90zq|06960199999/i.exec(text)?.[0], `round ${round}`).toBeUndefined()
    }
  }, 60_000)

  it('a topic shown with a ground is covered again when a service comes in that the ground was not given for', async () => {
    const { town, meetingId, itemId, room, present } = await meetingWithCase()
    await present(town.services.nav, true)
    await town.value('meeting.show', { meetingId, agendaItemId: itemId })
    expect(await room()).not.toContain('zq-health')
    await town.value('meeting.uncover', { meetingId, agendaItemId: itemId, topic: 'health', ground: 'Hun ba om det selv i dag' })
    expect(await room()).toContain('zq-health')
    expect(await room()).not.toContain('zq-economy')
    await present(town.services.property, true)
    expect(await room()).not.toContain('zq-health')
    await present(town.services.property, false)
    expect(await room()).toContain('zq-health')
    await town.value('meeting.cover', { meetingId })
    expect(await room()).not.toContain('zq-')
  })

  it('never shows a case that gets a protected address, and not after the meeting', async () => {
    const { town, caseId, meetingId, itemId, room } = await meetingWithCase()
    await town.value('meeting.show', { meetingId, agendaItemId: itemId })
    await town.value('meeting.decide', { meetingId, agendaItemId: itemId, kind: 'measure', text: 'zq-vedtatt', ownerServiceId: null, dueOn: null, mandate: 'team', showInRoom: true })
    const { personId, personVersion } = (await town.value('case.get', { id: caseId })).case
    await town.value('person.update', { id: personId, version: personVersion, patch: { protectedAddress: 'confidential' } })
    const text = await room()
    expect(/zq-|skolen|Skal hun/i.exec(text)?.[0]).toBeUndefined()
    expect((await town.call('meeting.uncover', { meetingId, agendaItemId: itemId, topic: 'health', ground: 'En god grunn' })).ok).toBe(false)
    await town.value('meeting.close', { meetingId })
    expect(JSON.parse(await room())).toMatchObject({ covered: true, item: null })
  })

  it('where someone lives is said without what it tells, until those present may know it', async () => {
    const { town, caseId, meetingId, itemId, room, present } = await meetingWithCase()
    const { version } = (await town.value('case.get', { id: caseId })).case
    await town.value('case.update', { id: caseId, version, patch: { livingSituation: 'prisonNoDwelling2m', livingText: 'Fengsel', livingSince: '2026-06-23' } })
    await present(town.services.nav, true)
    await town.value('meeting.show', { meetingId, agendaItemId: itemId })
    expect(await room()).toContain('Uten egen bolig, 5 md.')
    expect(await room()).not.toContain('Fengsel')
    await town.value('consent.record', { caseId, serviceIds: [town.services.nav], topics: ['crime'], purposes: ['meeting'], validFrom: '2026-11-23', validTo: null, form: 'spoken', givenBy: 'Søkeren selv', givenOn: '2026-11-23' })
    expect(await room()).toContain('Fengsel, 5 md.')
    await present(town.services.property, true)
    expect(await room()).not.toContain('Fengsel')
  })
})
