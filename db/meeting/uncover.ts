// What is put on the wall and taken down: only on a deliberate act, and each time written down with who was there and which topics were in view.
import { Refusal } from '../../shared/errors.ts'
import type { Topic } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { subjectOf } from '../disclosure.ts'
import type { Writer } from '../store.ts'
import { disclosures, readCaseFacts } from './case-view.ts'
import { noteEvent } from './events.ts'
import { itemOf, openMeeting } from './open.ts'
import { groundsGiven, progressOf, readChosen, readRoomState, readScene, uncoveringsFor, type Chosen } from './room.ts'

/** The room of a meeting; one that came without (an old or imported meeting) gets it the first time it is needed. */
export function roomOf(write: Writer, meetingId: string) {
  return readRoomState(write, meetingId) ?? write.insert('roomState', { meetingId, agendaItemId: null, covered: 'yes', shownAt: null, uncovered: '[]' })
}

/** The item, which must be of this meeting, while the meeting runs here. */
function itemHere(write: Writer, meetingId: string, agendaItemId: string): Row<'agendaItem'> {
  const item = itemOf(write, agendaItemId, true)
  if (item.meetingId !== meetingId) throw new Refusal('not-found')
  return item
}

/** Put the item in the room. Each time counts as a new look at the case: its words are shown as they stand now. */
function put(context: CommandContext, item: Row<'agendaItem'>, patch: { uncovered?: string; chosen?: (was: Chosen) => Partial<Chosen> } = {}): void {
  const { write, now } = context
  const state = roomOf(write, item.meetingId)
  const was = readChosen(state)
  const isShown = state.covered === 'no' && state.agendaItemId === item.id
  const chosen: Chosen = { ...was, ...patch.chosen?.(was), ...progressOf(write, item.meetingId, item.id), round: was.round + 1 }
  write.update('roomState', state.id, null, { agendaItemId: item.id, covered: 'no', shownAt: isShown ? state.shownAt : now, chosen: JSON.stringify(chosen), ...(patch.uncovered === undefined ? {} : { uncovered: patch.uncovered }) })
}

function cover(context: CommandContext, meetingId: string): void {
  const state = roomOf(context.write, meetingId)
  if (state.covered === 'yes') return
  context.write.update('roomState', state.id, null, { covered: 'yes', shownAt: null })
  noteEvent(context, meetingId, 'covered', { agendaItemId: state.agendaItemId, topics: [] })
}

/** How disclosure answers for this topic of the item's case, with those present now. */
function toldOf({ write, today }: CommandContext, item: Row<'agendaItem'>, topic: Topic) {
  if (!item.caseId) return undefined
  const { scene } = readScene(write, item.meetingId, today)
  const facts = readCaseFacts(write, item.caseId)
  if (facts.protectedNow) throw new Refusal('protected')
  return disclosures(scene, facts, subjectOf(write, item.caseId, scene.today, uncoveringsFor(readRoomState(write, item.meetingId), item.id))).find((one) => one.topic === topic)
}

function showTopic(context: CommandContext, input: Parameters<Handlers['meeting.showTopic']>[1]) {
  const { write } = context
  const item = itemHere(write, input.meetingId, input.agendaItemId)
  if (item.caseId) guardCase(context, item.caseId)
  if (input.shown && !toldOf(context, item, input.topic)?.shown) throw new Refusal('topic-covered', { field: 'topic' })
  const isThis = (one: { agendaItemId: string; topic: Topic }) => one.agendaItemId === item.id && one.topic === input.topic
  // Taken away, it is gone whatever showed it: the choice, or a ground that was given for it.
  const grounds = groundsGiven(roomOf(write, item.meetingId))
  put(context, item, { chosen: (was) => ({ topics: [...was.topics.filter((one) => !isThis(one)), ...(input.shown ? [{ agendaItemId: item.id, topic: input.topic }] : [])] }), ...(input.shown ? {} : { uncovered: JSON.stringify(grounds.filter((one) => !isThis(one))) }) })
  noteEvent(context, item.meetingId, input.shown ? 'shown' : 'covered', { agendaItemId: item.id, ...(input.shown ? {} : { topics: [input.topic] }) })
  return {}
}

function showReasons(context: CommandContext, input: Parameters<Handlers['meeting.showReasons']>[1]) {
  const { write } = context
  const item = itemHere(write, input.meetingId, input.agendaItemId)
  if (item.caseId) guardCase(context, item.caseId)
  // One at a time: the explanation takes the room of the other dwellings.
  put(context, item, { chosen: (was) => ({ reasons: [...was.reasons.filter((one) => one.agendaItemId !== item.id), ...(input.shown ? [{ agendaItemId: item.id, dwellingId: input.dwellingId }] : [])] }) })
  noteEvent(context, item.meetingId, 'shown', { agendaItemId: item.id })
  return {}
}

/** A named person shows a covered topic with a written ground. It holds for the services that are there now, and for nobody who comes later. */
function uncover(context: CommandContext, input: Parameters<Handlers['meeting.uncover']>[1]) {
  const { write, session, now, today } = context
  const item = itemHere(write, input.meetingId, input.agendaItemId)
  if (item.caseId) guardCase(context, item.caseId)
  const told = toldOf(context, item, input.topic)
  // With nothing to cover, the ground would open what is written later, unread by whoever gave it.
  if (!told || (!told.shown && !told.mayUncover)) throw new Refusal('topic-covered', { field: 'topic' })
  const present = readScene(write, item.meetingId, today).scene.present.map((one) => one.id)
  const list = groundsGiven(roomOf(write, item.meetingId))
  put(context, item, { uncovered: JSON.stringify([...list, { agendaItemId: item.id, topic: input.topic, by: session.name, ground: input.ground, at: now, present }]) })
  noteEvent(context, item.meetingId, 'uncovered', { agendaItemId: item.id, topics: [input.topic], ground: input.ground })
  return {}
}

export const showingCommands = {
  'meeting.show': (context, input) => {
    const item = itemHere(context.write, input.meetingId, input.agendaItemId)
    put(context, item)
    noteEvent(context, item.meetingId, 'shown', { agendaItemId: item.id })
    return {}
  },
  'meeting.cover': (context, input) => {
    openMeeting(context.write, input.meetingId, false)
    cover(context, input.meetingId)
    return {}
  },
  'meeting.showTopic': showTopic,
  'meeting.showReasons': showReasons,
  'meeting.uncover': uncover,
} satisfies Partial<Handlers>
