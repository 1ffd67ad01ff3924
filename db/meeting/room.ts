// What the room may see, and nothing else: the answer holds no covered text, so no screen can leak it.
import type { Uncovering } from '../../shared/domain/disclosure.ts'
import { Refusal } from '../../shared/errors.ts'
import { TOPIC_LABELS, type Topic } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { RoomView } from '../../shared/operations/meeting.ts'
import { disclosed, subjectOf } from '../disclosure.ts'
import { readJson } from '../json.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { asShown, lastMeantForRoom } from './as-shown.ts'
import { candidateDwellings, candidatesForRoom } from './candidates.ts'
import { disclosures, householdOfCase, initialsOf, livingForRoom, readCaseFacts, requirementLines, type MeetingScene } from './case-view.ts'
import { presenceByService, readPresence, servicesPresent, type PresentPerson } from './presence.ts'

/** The meeting with who is present, on the day it is held (a running meeting counts days as of today). */
export function readScene(read: Reader, meetingId: string, today: string): { scene: MeetingScene; meeting: Row<'meeting'>; presence: PresentPerson[] } {
  const meeting = read.sql<Row<'meeting'>>('SELECT * FROM meeting WHERE id = ?', [meetingId])[0]
  if (!meeting) throw new Refusal('not-found')
  const presence = readPresence(read, meetingId)
  const date = meeting.status === 'planned' && meeting.heldOn > today ? meeting.heldOn : today
  return { meeting, presence, scene: { read, rules: readRules(read, date).definition, today: date, meetingId, heldOn: meeting.heldOn, present: servicesPresent(presence) } }
}

export interface RoomRow { id: string; agendaItemId: string | null; covered: string; shownAt: string | null; uncovered: string; chosen: string | null }

export const readRoomState = (read: Reader, meetingId: string) => read.sql<RoomRow>('SELECT id, agendaItemId, covered, shownAt, uncovered, chosen FROM roomState WHERE meetingId = ?', [meetingId])[0]

/** What was chosen for the room: where the case stood on the list when it was shown, and per item which topics and explanations. Names and texts are never here. */
export interface Chosen { round: number; number: number; of: number; done: number; topics: { agendaItemId: string; topic: Topic }[]; reasons: { agendaItemId: string; dwellingId: string }[] }
const objects = <T>(list: unknown): T[] => (Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [])

export function readChosen(state: RoomRow | undefined): Chosen {
  const { topics, reasons, ...rest } = readJson<Partial<Chosen>>(state?.chosen ?? null, {})
  return { round: 0, number: 0, of: 0, done: 0, ...rest, topics: objects(topics), reasons: objects(reasons) }
}

export const topicsChosen = (state: RoomRow | undefined, agendaItemId: string) => new Set(readChosen(state).topics.filter((one) => one.agendaItemId === agendaItemId).map((one) => one.topic))
export const reasonsChosen = (state: RoomRow | undefined, agendaItemId: string) => new Set(readChosen(state).reasons.filter((one) => one.agendaItemId === agendaItemId).map((one) => one.dwellingId))

/** Every ground given in this meeting. One that does not say whom it was given for opens nothing. */
export const groundsGiven = (state: RoomRow | undefined) => objects<Uncovering & { agendaItemId: string }>(readJson<unknown>(state?.uncovered ?? null, [])).filter((one) => Array.isArray(one.present) && typeof one.by === 'string')

/** Grounds given for one item of this meeting. */
export const uncoveringsFor = (state: RoomRow | undefined, agendaItemId: string): Uncovering[] => groundsGiven(state).filter((one) => one.agendaItemId === agendaItemId)

/** Decisions of an item as the room sees them: owner by the name that reveals nothing. */
export function roomDecisions(read: Reader, agendaItemId: string, since: number | null = null): NonNullable<RoomView['item']>['decisions'] {
  return read.sql<Row<'teamDecision'>>(`SELECT * FROM teamDecision WHERE agendaItemId = ? AND shownInRoom = 'yes' ORDER BY createdAt, id`, [agendaItemId]).map((row) => {
    const one = asShown(read, 'teamDecision', row, since)
    return { text: one.text, owner: one.ownerRoomName ?? 'Ingen eier', dueOn: one.dueOn, mandate: one.mandate, confirmBy: one.confirmBy, tentative: one.tentative === 'yes' }
  })
}

function roomItem(scene: MeetingScene, now: Row<'agendaItem'>, state: RoomRow): NonNullable<RoomView['item']> {
  const since = lastMeantForRoom(scene.read, state.id, now.id)
  const item = asShown(scene.read, 'agendaItem', now, since)
  const base = { agendaItemId: item.id, startedAt: now.startedAt, plannedMinutes: item.plannedMinutes, usedSeconds: now.usedSeconds }
  const nothing = { caseNumber: null, household: null, living: null, livingDeadline: null, requirements: [], tried: null, ownWords: null, candidates: [], covered: [], topics: [], previous: [] }
  if (!item.caseId) return { ...base, ...nothing, initials: '', question: item.question ?? item.title, title: item.title, decisions: roomDecisions(scene.read, item.id, since) }
  const facts = readCaseFacts(scene.read, item.caseId, since)
  const number = { initials: initialsOf(facts), caseNumber: facts.own.caseNumber }
  if (facts.protectedNow) return { ...base, ...nothing, ...number, question: 'Saken har sperret adresse. Den tas opp uten opplysninger på skjermen.', title: 'Sperret adresse', decisions: [] }
  const person = subjectOf(scene.read, item.caseId, scene.today, uncoveringsFor(state, item.id))
  const may = (field: string) => disclosed(person, 'housingCase', field, scene.present, 'room').shown
  const chosen = topicsChosen(state, item.id)
  const told = disclosures(scene, facts, person)
  const { living, deadline } = livingForRoom(scene, facts, person)
  return {
    ...base, ...number, household: may('adults') ? householdOfCase(scene, facts).household : null, living: may('livingText') ? living : null, livingDeadline: may('livingUntil') ? deadline : null, requirements: requirementLines(scene.read, item.caseId), tried: may('triedBefore') ? facts.own.triedBefore : null, ownWords: may('ownWordsRoom') ? facts.own.ownWordsRoom : null,
    question: item.question ?? item.title, title: item.title, candidates: candidatesForRoom(candidateDwellings(scene, facts, person, reasonsChosen(state, item.id))), decisions: roomDecisions(scene.read, item.id, since), previous: previousDecisions(scene, item.caseId),
    covered: told.filter((one) => !one.shown).map((one) => ({ topic: one.topic, label: TOPIC_LABELS[one.topic], reason: one.reason, because: one.because })),
    // No detail by default: what a consent allows is shown when someone has chosen it for this case.
    topics: told.filter((one) => one.shown && (one.uncoveredBy !== null || chosen.has(one.topic))).map((one) => ({ topic: one.topic, label: TOPIC_LABELS[one.topic], text: one.text, by: one.uncoveredBy })),
  }
}

/** What earlier meetings decided, as far as the room saw it then. */
function previousDecisions(scene: MeetingScene, caseId: string): { text: string; done: boolean }[] {
  return scene.read.sql<{ text: string; doneOn: string | null }>(`SELECT t.text, t.doneOn FROM teamDecision t JOIN meeting m ON m.id = t.meetingId WHERE t.caseId = ? AND t.meetingId <> ? AND m.status = 'closed' AND t.tentative = 'no' AND t.shownInRoom = 'yes' ORDER BY m.heldOn DESC LIMIT 3`, [caseId, scene.meetingId]).map((row) => ({ text: row.text, done: row.doneOn !== null }))
}

export interface Progress { number: number; of: number; done: number }

/** Where an item stands on the list now. */
export function progressOf(read: Reader, meetingId: string, agendaItemId: string): Progress {
  const agenda = read.sql<{ id: string; status: string }>('SELECT id, status FROM agendaItem WHERE meetingId = ? ORDER BY position', [meetingId])
  return { number: agenda.findIndex((one) => one.id === agendaItemId) + 1, of: agenda.length, done: agenda.filter((one) => one.status === 'done' || one.status === 'deferred').length }
}

const shownItem = (read: Reader, state: RoomRow | undefined) => (!state || state.covered === 'yes' || state.agendaItemId === null ? undefined : read.sql<Row<'agendaItem'>>('SELECT * FROM agendaItem WHERE id = ?', [state.agendaItemId])[0])

/** Which item the room shows, and the topics it can read of it now. */
export function inView(read: Reader, meetingId: string, today: string): { agendaItemId: string | null; topics: Topic[] } {
  const state = readRoomState(read, meetingId)
  const item = shownItem(read, state)
  if (!item?.caseId || !state) return { agendaItemId: item?.id ?? null, topics: [] }
  const { scene } = readScene(read, meetingId, today)
  const facts = readCaseFacts(read, item.caseId)
  if (facts.protectedNow) return { agendaItemId: item.id, topics: [] }
  const chosen = topicsChosen(state, item.id)
  const told = disclosures(scene, facts, subjectOf(read, item.caseId, scene.today, uncoveringsFor(state, item.id)))
  return { agendaItemId: item.id, topics: ['housing', 'household', ...told.filter((one) => one.shown && (one.uncoveredBy !== null || chosen.has(one.topic))).map((one) => one.topic)] }
}

/** The room screen's whole content. */
export function roomView(read: Reader, meetingId: string, today: string, now: string): RoomView {
  const { scene, meeting, presence } = readScene(read, meetingId, today)
  const state = readRoomState(read, meetingId)
  // Before it starts and after it is closed nothing is on the wall, whatever another PC wrote.
  const item = meeting.status === 'running' ? shownItem(read, state) : undefined
  const covered = !item
  const { number, of, done } = readChosen(state)
  return {
    meetingId, heldOn: meeting.heldOn, status: meeting.status, covered, shownAt: covered ? null : (state?.shownAt ?? null), now, progress: !item ? { number: 0, of, done } : number === 0 ? progressOf(read, meetingId, item.id) : { number, of, done },
    presence: presenceByService(presence).map((one) => ({ name: one.name, present: one.present })), item: item && state ? roomItem(scene, item, state) : null,
  }
}
