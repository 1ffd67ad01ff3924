// The papers of a meeting: one for the chair, one for each service with what it may have, and the meeting for a calendar.
import { CalendarIcon, FilePdfIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import type { Input } from '../../../shared/operations/index.ts'
import type { Preparation } from '../../../shared/operations/meeting-prepare.ts'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { announce } from '../../state/announce.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Failed } from '../../ui/states.tsx'

const t = text.prepare.papers
type Paper = 'export.agenda' | 'export.protocol' | 'export.meetingCalendar'

/** Make a file of the meeting and let the user save it. */
export function usePaper<N extends Paper>(name: N) {
  const make = useCommand(name)
  const run = async (input: Input<N>) => {
    const answer = await make.run(input)
    if (!answer.ok) return
    const file = answer.value as { fileName: string; mime: string; base64: string }
    if (await saveFile(file)) announce(text.common.fileSaved(file.fileName))
  }
  return { run: (input: Input<N>) => void run(input), failed: make.failed, running: make.running }
}

export interface PaperLine { key: string; title: string; note: string; label: string; onMake: () => void }

export function PaperList({ lines, act }: { lines: readonly PaperLine[]; act: string }) {
  return (
    <ul className="lines paper-lines">
      {lines.map((one) => (
        <li key={one.key}>
          <span><strong>{one.title}</strong> <span className="quiet small">{one.note}</span></span>
          <Button size="xsmall" variant="secondary" data-color="neutral" icon={<FilePdfIcon aria-hidden />} aria-label={one.label} onClick={one.onMake}>{act}</Button>
        </li>
      ))}
    </ul>
  )
}

export function PreparePapers({ data }: { data: Preparation }) {
  const agenda = usePaper('export.agenda')
  const calendar = usePaper('export.meetingCalendar')
  const meetingId = data.meeting.id
  const lines: PaperLine[] = [
    { key: 'chair', title: t.chair, note: t.chairNote, label: t.makeOf(t.chair), onMake: () => agenda.run({ meetingId }) },
    ...data.invited.map((one) => ({ key: one.serviceId, title: t.of(one.name), note: one.people.join(', '), label: t.makeOf(t.of(one.name)), onMake: () => agenda.run({ meetingId, serviceId: one.serviceId }) })),
  ]
  return (
    <Panel title={t.title} detail={t.note}>
      <Failed error={agenda.failed ?? calendar.failed} />
      <PaperList lines={lines} act={t.make} />
      <p className="paper-calendar">
        <Button size="xsmall" variant="secondary" data-color="neutral" icon={<CalendarIcon aria-hidden />} onClick={() => calendar.run({ meetingId })}>{t.calendar}</Button>
        {data.meeting.seriesId ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => calendar.run({ seriesId: data.meeting.seriesId })}>{t.seriesCalendar}</Button> : null}
        <span className="quiet small">{t.calendarNote}</span>
      </p>
    </Panel>
  )
}
