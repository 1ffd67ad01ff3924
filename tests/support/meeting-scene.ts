// A municipality with cases that are ready for the housing team, and short ways to hold a meeting, for tests of preparing and closing.
import type { Row } from '../../shared/model/index.ts'
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
