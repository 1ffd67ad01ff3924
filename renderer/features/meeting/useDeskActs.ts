// What the secretary can do from the desk, by button and by key: choose and step among cases, show, cover, start, finish.
import { useRef } from 'react'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { announce } from '../../state/announce.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'

const t = text.meeting
const NEXT_DIGIT = 700 // milliseconds

/** @param setMoving holds back the question about the next case until the move is stored, so that it is asked once */
export function useDeskActs(desk: MeetingDesk, chosen: string | null, setChosen: (id: string | null) => void, setMoving: (moving: boolean) => void) {
  const meetingId = desk.meeting.id
  const isRunning = useMay('meeting.run') && desk.meeting.status === 'running' && desk.lead.here
  const goTo = useCommand('meeting.goTo')
  const show = useCommand('meeting.show', t.shown)
  const cover = useCommand('meeting.cover')
  const start = useCommand('meeting.start', t.started)
  const finish = useCommand('meeting.finishItem')
  const at = desk.agenda.findIndex((line) => line.id === chosen)

  // Quick steps follow each other: the last one pressed is where the meeting ends up.
  const wanted = useRef<string | null>(null)
  const isMoving = useRef(false)
  const move = async (id: string) => {
    wanted.current = id
    if (isMoving.current) return
    isMoving.current = true
    setMoving(true)
    for (let to: string | null = id; to; to = wanted.current) {
      wanted.current = null
      await goTo.run({ meetingId, agendaItemId: to })
    }
    isMoving.current = false
    setMoving(false)
  }
  const choose = (id: string) => {
    const line = desk.agenda.find((one) => one.id === id)
    setChosen(id)
    if (line) announce(`${t.caseOf(line.number, desk.agenda.length)}. ${line.name || line.title}`)
    if (isRunning && line && line.status !== 'done') void move(id)
  }
  const step = (by: number) => {
    const line = desk.agenda[at + by]
    if (line) choose(line.id)
  }
  // Never judged by what this screen last heard: a step may be under way, and covering twice does no harm.
  // Asked for also when the desk still believes that the room is covered: right after «Vis» it has not heard yet.
  const coverAll = async () => {
    if ((await cover.run({ meetingId })).ok) announce(t.coveredSaid, 'assertive')
  }
  // «Vis» and «Dekk» pressed quickly after each other are all carried out, in the order they were pressed.
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const toRoom = (act: () => Promise<unknown>) => {
    if (isRunning) before.current = before.current.then(act)
  }
  // Numbers are pressed one after the other: 1 and 2 is case 12. It is waited only where a longer number is possible.
  const digits = useRef({ typed: '', timer: 0 })
  const jump = (digit: string) => {
    const state = digits.current
    window.clearTimeout(state.timer)
    state.typed += digit
    const number = Number(state.typed)
    const go = () => {
      state.typed = ''
      const line = desk.agenda.find((one) => one.number === number)
      if (line) choose(line.id)
      else announce(t.jumped(number))
    }
    if (number * 10 > desk.agenda.length) go()
    else state.timer = window.setTimeout(go, NEXT_DIGIT)
  }
  const finishItem = async (outcome: 'done' | 'deferred' | 'parked', reason: string | null) => {
    if (!chosen) return
    setMoving(true)
    const answer = await finish.run({ meetingId, agendaItemId: chosen, outcome, reason }, { said: { done: t.finished, deferred: t.deferred, parked: t.parked }[outcome] })
    if (answer.ok && answer.value.next) setChosen(answer.value.next)
    setMoving(false)
  }
  return {
    choose, step, jump,
    next: desk.agenda[at + 1] ?? null,
    show: () => (chosen ? toRoom(() => show.run({ meetingId, agendaItemId: chosen })) : undefined),
    cover: () => toRoom(coverAll),
    start: () => void start.run({ meetingId }),
    finish: (outcome: 'done' | 'deferred' | 'parked', reason: string | null) => void finishItem(outcome, reason),
    failed: goTo.failed ?? show.failed ?? cover.failed ?? start.failed ?? finish.failed,
  }
}
