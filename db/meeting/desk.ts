// The secretary's private desk: agenda, the case in full as this user may see it, decisions, and a live copy of what the room sees.
import { dateText } from '../../shared/dates.ts'
import { TOPIC_LABELS } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { MeetingDesk } from '../../shared/operations/meeting.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { subjectOf } from '../disclosure.ts'
import { vacantDwellings } from '../facts.ts'
import { readJson } from '../json.ts'
import { maySee, openProtected, shownName } from '../people.ts'
import { readServices } from '../settings/queries.ts'
import { agendaLines } from './agenda.ts'
import { candidateDwellings } from './candidates.ts'
import { disclosures, householdOfCase, livingLines, readCaseFacts, requirementLines, type MeetingScene } from './case-view.ts'
import { confirmDue, decideQueries, readMandates } from './decide.ts'
import { decisionViews } from './decisions.ts'
import { leadOf } from './lead.ts'
import { presenceByService } from './presence.ts'
import { readRoomState, readScene, reasonsChosen, roomView, topicsChosen, uncoveringsFor } from './room.ts'

export { decisionViews }
type Current = NonNullable<MeetingDesk['current']>

/** A draft that was saved as a decision just before the window died is done with. */
const draftOf = (item: Row<'agendaItem'>, decisions: readonly { text: string; kind: string }[]): string | null => {
  if (item.draft === null) return null
  const { text, kind } = readJson<{ text?: unknown; kind?: unknown }>(item.draft, {})
  return decisions.some((one) => typeof text === 'string' && one.text === text.trim() && one.kind === kind) ? null : item.draft
}

function currentCase(scene: MeetingScene, item: Row<'agendaItem'>, allowed: ReadonlySet<string>): Current {
  const { read } = scene
  const decisions = decisionViews(read, item.id, scene.today)
  const base = { agendaItemId: item.id, version: item.version, decisions, privateNote: item.privateNote, draft: draftOf(item, decisions), startedAt: item.startedAt, usedSeconds: item.usedSeconds, plannedMinutes: item.plannedMinutes }
  const nothing = { household: null, living: null, livingDeadline: null, requirements: [], tried: null, ownWords: null, handovers: null, lastContact: null, candidates: [], covered: [], shareable: [] }
  if (!item.caseId) return { ...base, ...nothing, caseId: null, name: item.title, caseNumber: null, protected: false, question: item.question }
  const facts = readCaseFacts(read, item.caseId)
  const person = { ...facts.record, caseId: item.caseId }
  if (!maySee(person, allowed)) return { ...base, ...nothing, decisions: [], privateNote: null, draft: null, caseId: item.caseId, name: shownName(person, allowed), caseNumber: facts.own.caseNumber, protected: true, question: null }
  const { living, deadline } = livingLines(scene, facts)
  const contact = read.sql<{ happenedOn: string }>(`SELECT happenedOn FROM note WHERE caseId = ? AND kind IN ('conversation', 'answer') ORDER BY happenedOn DESC LIMIT 1`, [item.caseId])[0]
  const state = readRoomState(read, scene.meetingId)
  const subject = subjectOf(read, item.caseId, scene.today, uncoveringsFor(state, item.id))
  const told = disclosures(scene, facts, subject).map((one) => ({ ...one, label: TOPIC_LABELS[one.topic] }))
  const chosen = topicsChosen(state, item.id)
  return {
    ...base, caseId: item.caseId, name: facts.record.name, caseNumber: facts.own.caseNumber, protected: facts.protectedNow, household: householdOfCase(scene, facts).household, living, livingDeadline: deadline, requirements: requirementLines(read, item.caseId), question: item.question ?? facts.own.questionToTeam, tried: facts.own.triedBefore, ownWords: facts.own.ownWords,
    handovers: facts.record.handovers > 0 ? `${facts.record.handovers} overleveringer` : null, lastContact: contact ? `Kontakt ${dateText(contact.happenedOn)}` : null, candidates: candidateDwellings(scene, facts, subject, reasonsChosen(state, item.id)),
    covered: told.filter((one) => !one.shown).map(({ topic, label, reason, because, text, mayUncover }) => ({ topic, label, reason, because, text, mayUncover })),
    shareable: told.filter((one) => one.shown).map(({ topic, label, reason, text, uncoveredBy }) => ({ topic, label, reason, text, by: uncoveredBy, shown: uncoveredBy !== null || chosen.has(topic) })),
  }
}

function desk({ read, session, today, now }: QueryContext, meetingId: string, agendaItemId: string | null): MeetingDesk {
  const { scene, meeting, presence } = readScene(read, meetingId, today)
  const allowed = openProtected(read, session)
  const agenda = agendaLines(read, meetingId, allowed, scene.today)
  const chosen = agendaItemId ?? agenda.find((one) => one.status === 'current')?.id ?? agenda.find((one) => one.status === 'waiting')?.id ?? agenda[0]?.id
  const item = chosen ? read.sql<Row<'agendaItem'>>('SELECT * FROM agendaItem WHERE id = ? AND meetingId = ?', [chosen, meetingId])[0] : undefined
  const { id, version, heldOn, startsAt, endsAt, place, status, chair, openedAt, closedAt } = meeting
  return {
    meeting: { id, version, heldOn, startsAt, endsAt, place, status, chair, openedAt, closedAt }, lead: leadOf(read, meeting), agenda, presence: presenceByService(presence), mandates: readMandates(read), confirmDueOn: confirmDue(read, today), services: readServices(read).map((one) => ({ id: one.id, name: one.name })), dwellings: vacantDwellings(read, '9999-12-31').map((one) => ({ id: one.facts.id, label: one.facts.label })),
    current: item ? currentCase(scene, item, allowed) : null, room: roomView(read, meetingId, today, now),
  }
}

export const meetingQueries = {
  'meeting.list': ({ read }) =>
    read.sql<{ id: string; heldOn: string; startsAt: string; endsAt: string; place: string | null; status: 'planned'; cases: number; minutes: number; decided: number; awaiting: number }>(
      `SELECT m.id, m.heldOn, m.startsAt, m.endsAt, m.place, m.status, (SELECT count(*) FROM agendaItem i WHERE i.meetingId = m.id) AS cases, (SELECT coalesce(sum(plannedMinutes), 0) FROM agendaItem i WHERE i.meetingId = m.id) AS minutes,
       (SELECT count(*) FROM teamDecision t WHERE t.meetingId = m.id AND t.tentative = 'no') AS decided, (SELECT count(*) FROM teamDecision t WHERE t.meetingId = m.id AND t.mandate = 'mustConfirm') AS awaiting FROM meeting m ORDER BY m.heldOn DESC LIMIT 200`),
  'meeting.desk': (context, input) => desk(context, input.meetingId, input.agendaItemId),
  ...decideQueries,
  'meeting.room': ({ read, today, now }, input) => roomView(read, input.meetingId, today, now),
} satisfies Partial<Handlers>
