// What the room may see, and nothing else: the answer holds no covered text, so no screen can leak it.
import type { Uncovering } from '../../shared/domain/disclosure.ts'
import { Refusal } from '../../shared/errors.ts'
import { TOPIC_LABELS } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { RoomView } from '../../shared/operations/meeting.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { candidateDwellings, disclosures, householdOfCase, initialsOf, livingLines, readCaseFacts, requirementLines, type MeetingScene } from './case-view.ts'

/** The meeting with who is present, on the day it is held (a running meeting counts days as of today). */
export function readScene(read: Reader, meetingId: string, today: string): { scene: MeetingScene; meeting: Row<'meeting'>; presence: { serviceId: string; name: string; roomName: string; present: boolean; personName: string | null }[] } {
  const meeting = read.sql<Row<'meeting'>>('SELECT * FROM meeting WHERE id = ?', [meetingId])[0]
  if (!meeting) throw new Refusal('not-found')
  const presence = read.sql<{ serviceId: string; name: string; roomName: string; present: string; personName: string | null }>('SELECT p.serviceId, s.name, s.roomName, p.present, p.personName FROM presence p JOIN service s ON s.id = p.serviceId WHERE p.meetingId = ? ORDER BY s.position', [meetingId]).map((row) => ({ ...row, present: row.present === 'yes' }))
  const date = meeting.status === 'planned' && meeting.heldOn > today ? meeting.heldOn : today
  return { meeting, presence, scene: { read, rules: readRules(read, date).definition, today: date, meetingId, heldOn: meeting.heldOn, present: presence.filter((one) => one.present).map((one) => ({ id: one.serviceId, name: one.name })) } }
}

export interface RoomRow { id: string; agendaItemId: string | null; covered: string; shownAt: string | null; uncovered: string }

export const readRoomState = (read: Reader, meetingId: string) => read.sql<RoomRow>('SELECT id, agendaItemId, covered, shownAt, uncovered FROM roomState WHERE meetingId = ?', [meetingId])[0]

/** Grounds given for one item of this meeting. */
export const uncoveringsFor = (state: RoomRow | undefined, agendaItemId: string): Uncovering[] => (JSON.parse(state?.uncovered ?? '[]') as (Uncovering & { agendaItemId: string })[]).filter((one) => one.agendaItemId === agendaItemId)

/** Decisions of an item as the room sees them: owner by the name that reveals nothing. */
export function roomDecisions(read: Reader, agendaItemId: string): NonNullable<RoomView['item']>['decisions'] {
  return read.sql<Row<'teamDecision'>>(`SELECT * FROM teamDecision WHERE agendaItemId = ? AND shownInRoom = 'yes' ORDER BY createdAt`, [agendaItemId]).map((one) => ({ text: one.text, owner: one.ownerRoomName ?? 'Ingen eier', dueOn: one.dueOn, mandate: one.mandate, confirmBy: one.confirmBy, tentative: one.tentative === 'yes' }))
}

function roomItem(scene: MeetingScene, item: Row<'agendaItem'>, state: RoomRow): NonNullable<RoomView['item']> {
  const base = { agendaItemId: item.id, startedAt: item.startedAt, plannedMinutes: item.plannedMinutes, usedSeconds: item.usedSeconds, decisions: roomDecisions(scene.read, item.id) }
  if (!item.caseId) return { ...base, initials: '', caseNumber: null, household: null, living: null, livingDeadline: null, requirements: [], tried: null, ownWords: null, question: item.question ?? item.title, title: item.title, candidates: [], covered: [], uncovered: [], previous: previousDecisions(scene, null) }
  const facts = readCaseFacts(scene.read, item.caseId)
  const shown = disclosures(scene, facts, uncoveringsFor(state, item.id))
  const { living, deadline } = livingLines(scene, facts)
  const quiet = facts.protectedNow
  return {
    ...base, ...(quiet ? { decisions: [] } : {}), initials: initialsOf(facts), caseNumber: facts.own.caseNumber, household: quiet ? null : householdOfCase(scene, facts).household, living, livingDeadline: deadline, requirements: quiet ? [] : requirementLines(scene.read, item.caseId), tried: quiet ? null : facts.own.triedBefore, ownWords: quiet ? null : facts.own.ownWordsRoom,
    question: quiet ? 'Saken har sperret adresse. Den tas opp uten opplysninger på skjermen.' : (item.question ?? item.title), title: quiet ? 'Sperret adresse' : item.title, candidates: candidateDwellings(scene, facts),
    covered: quiet ? [] : shown.filter((one) => !one.shown).map((one) => ({ topic: one.topic, label: TOPIC_LABELS[one.topic], reason: one.reason, because: one.because })),
    uncovered: quiet ? [] : shown.filter((one) => one.uncoveredBy !== null).map((one) => ({ topic: one.topic, label: TOPIC_LABELS[one.topic], text: one.text, by: one.uncoveredBy! })), previous: quiet ? [] : previousDecisions(scene, item.caseId),
  }
}

function previousDecisions(scene: MeetingScene, caseId: string | null): { text: string; done: boolean }[] {
  if (!caseId) return []
  return scene.read.sql<{ text: string; doneOn: string | null }>(`SELECT t.text, t.doneOn FROM teamDecision t JOIN meeting m ON m.id = t.meetingId WHERE t.caseId = ? AND t.meetingId <> ? AND m.status = 'closed' AND t.tentative = 'no' ORDER BY m.heldOn DESC LIMIT 3`, [caseId, scene.meetingId]).map((row) => ({ text: row.text, done: row.doneOn !== null }))
}

/** The room screen's whole content. */
export function roomView(read: Reader, meetingId: string, today: string, now: string): RoomView {
  const { scene, meeting, presence } = readScene(read, meetingId, today)
  const state = readRoomState(read, meetingId)
  const agenda = read.sql<{ id: string; status: string; position: number }>('SELECT id, status, position FROM agendaItem WHERE meetingId = ? ORDER BY position', [meetingId])
  const covered = !state || state.covered === 'yes' || state.agendaItemId === null
  const item = covered ? undefined : read.sql<Row<'agendaItem'>>('SELECT * FROM agendaItem WHERE id = ?', [state.agendaItemId!])[0]
  return {
    meetingId, heldOn: meeting.heldOn, status: meeting.status, covered, shownAt: covered ? null : state.shownAt, now,
    progress: { number: item ? agenda.findIndex((one) => one.id === item.id) + 1 : 0, of: agenda.length, done: agenda.filter((one) => one.status === 'done' || one.status === 'deferred').length },
    presence: presence.map((one) => ({ name: one.name, present: one.present })), item: item && state ? roomItem(scene, item, state) : null,
  }
}
