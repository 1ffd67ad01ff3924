// What the secretary can do from the desk, by button and by key: choose and step among cases, show, cover, start, finish.
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { announce } from '../../state/announce.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'

const t = text.meeting

export function useDeskActs(desk: MeetingDesk, chosen: string | null, setChosen: (id: string | null) => void) {
  const meetingId = desk.meeting.id
  const isRunning = useMay('meeting.run') && desk.meeting.status === 'running'
  const goTo = useCommand('meeting.goTo')
  const show = useCommand('meeting.show', t.shown)
  const cover = useCommand('meeting.cover')
  const start = useCommand('meeting.start', t.started)
  const finish = useCommand('meeting.finishItem')
  const at = desk.agenda.findIndex((line) => line.id === chosen)

  const choose = (id: string) => {
    const line = desk.agenda.find((one) => one.id === id)
    setChosen(id)
    if (line) announce(`${t.caseOf(line.number, desk.agenda.length)}. ${line.name || line.title}`)
    if (isRunning && line && line.status !== 'done') void goTo.run({ meetingId, agendaItemId: id })
  }
  const step = (by: number) => {
    const line = desk.agenda[at + by]
    if (line) choose(line.id)
  }
  const coverAll = async () => {
    if (isRunning && !desk.room.covered && (await cover.run({ meetingId })).ok) announce(t.coveredSaid, 'assertive')
  }
  const finishItem = async (outcome: 'done' | 'deferred', reason: string | null) => {
    if (!chosen) return
    const answer = await finish.run({ meetingId, agendaItemId: chosen, outcome, reason }, { said: outcome === 'done' ? t.finished : t.deferred })
    if (answer.ok) setChosen(answer.value.next)
  }
  return {
    choose, step,
    next: desk.agenda[at + 1] ?? null,
    show: () => void (isRunning && chosen && show.run({ meetingId, agendaItemId: chosen })),
    cover: () => void coverAll(),
    start: () => void start.run({ meetingId }),
    finish: (outcome: 'done' | 'deferred', reason: string | null) => void finishItem(outcome, reason),
    failed: goTo.failed ?? show.failed ?? cover.failed ?? start.failed ?? finish.failed,
  }
}
