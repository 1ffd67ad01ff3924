// A municipality with cases that are ready for the housing team, and short ways to hold a meeting, for tests of preparing and closing.
import type { Row } from '../../shared/model/index.ts'
import type { Input } from '../../shared/operations/index.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from './store.ts'

export interface Ready { caseId: string; caseNumber: string }

/** Everything the pack asks for: a question, a finished assessment, a talk last week, and nothing guarded that nobody has asked about. */
export async function readyCase(town: TestStore, name: string, more: { nationalId?: string; talkedOn?: string | null; assessed?: boolean; question?: string | null } = {}): Promise<Ready> {
  const { id: caseId } = await town.value('case.create', { name, ...(more.nationalId ? { nationalId: more.nationalId } : {}), receivedOn: '2026-11-02', newPerson: true } as never)
  const { version } = (await town.value('case.get', { id: caseId })).case
  const question = more.question === undefined ? 'Hva kan vi tilby?' : more.question
  await town.value('case.update', { id: caseId, version, patch: { questionToTeam: question, nextStep: 'Til boliglaget' } } as never)
  if (more.talkedOn !== null) await town.value('case.addNote', { caseId, kind: 'conversation', title: 'Samtale', happenedOn: more.talkedOn ?? '2026-11-18' } as never)
  if (more.assessed !== false) assess(town, caseId)
  const { caseNumber } = town.store.sql<{ caseNumber: string }>('SELECT caseNumber FROM housingCase WHERE id = ?', [caseId])[0]!
  return { caseId, caseNumber }
}

/** The application is judged: what the pack asks for, without the questions of the regulation. */
export function assess(town: TestStore, caseId: string): void {
  town.write((write) => {
    const ruleSetId = write.sql<{ id: string }>('SELECT id FROM ruleSet LIMIT 1')[0]!.id
    for (const { id } of write.sql<{ id: string }>('SELECT id FROM application WHERE caseId = ?', [caseId])) {
      const known = write.sql<{ id: string }>('SELECT id FROM assessment WHERE applicationId = ?', [id])[0]
      if (known) write.update('assessment', known.id, null, { status: 'complete', completedOn: TODAY })
      else write.insert('assessment', { caseId, applicationId: id, ruleSetId, status: 'complete', startedOn: TODAY, urgencyOverride: null, urgencyReason: null, urgencyBy: null, completedOn: TODAY, completedBy: 'Ingrid Moe' })
    }
  })
}

export const itemsOf = (town: TestStore, meetingId: string) => town.store.sql<Row<'agendaItem'> & { caseNumber: string }>('SELECT i.*, c.caseNumber FROM agendaItem i JOIN housingCase c ON c.id = i.caseId WHERE i.meetingId = ? ORDER BY i.position, i.id', [meetingId])
export const newTown = () => testMunicipality(testFolder())

export const personOf = (town: TestStore, caseId: string) => town.store.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [caseId])[0]!.personId
export const seal = (town: TestStore, caseId: string) => town.write((write) => void write.update('person', personOf(town, caseId), null, { protectedAddress: 'strictlyConfidential' }))

/** A running meeting with one case that has notes, a service in the room, and short ways to act. */
export async function runningScene(names = ['Anna En', 'Berit To']) {
  const town = newTown()
  const { id: meetingId } = await town.value('meeting.create', { heldOn: TODAY })
  const cases = await Promise.all(names.map((name) => readyCase(town, name)))
  const items: string[] = []
  for (const one of cases) items.push((await town.value('meeting.addCase', { meetingId, caseId: one.caseId, overrideReason: 'Prøve' })).id)
  const caseId = cases[0]!.caseId
  const note = (title: string) => town.value('case.addNote', { caseId, title, body: title, topic: 'substanceUse', happenedOn: TODAY })
  await note('zq-første')
  await town.value('meeting.start', { meetingId })
  await town.value('meeting.setPresence', { meetingId, serviceId: town.services.nav, present: true })
  const onItem = { meetingId, agendaItemId: items[0]! }
  const decide = (given: Partial<Input<'meeting.decide'>> = {}) => town.call('meeting.decide', { ...onItem, kind: 'measure', text: 'Flyttehjelp', ownerServiceId: town.services.nav, dueOn: '2026-12-01', mandate: 'team', showInRoom: false, ...given })
  const room = async () => JSON.stringify(await town.value('meeting.room', { meetingId }))
  return { town, meetingId, cases, items, caseId, note, onItem, decide, room }
}
