// The desk's title line: which case, how long it has taken, cover the room, next case, and start or end of the meeting.
import { EyeSlashIcon, FilePdfIcon, MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button } from '@navikt/ds-react'
import { shortDate } from '../../../shared/dates.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import type { Name } from '../../../shared/operations/index.ts'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { announce } from '../../state/announce.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Key } from '../../ui/KeyHint.tsx'
import { Failed } from '../../ui/states.tsx'
import { minuteText, spent, useClock } from './clock.ts'

const t = text.meeting

function Timer({ desk }: { desk: MeetingDesk }) {
  const now = useClock(desk.room, desk.room.now)
  const current = desk.current
  if (!current) return null
  const used = spent(current, now)
  const over = used - current.plannedMinutes * 60
  return (
    <span className="desk-timer num" role="timer" aria-label={t.timer} aria-live="off" data-over={over > 0 || undefined}>
      {minuteText(used)}
      <span className="desk-timer-of">{over > 0 ? t.overrun(minuteText(over)) : text.meeting.room.ofMinutes(current.plannedMinutes)}</span>
    </span>
  )
}

type Paper = Extract<Name, 'export.agenda' | 'export.protocol'>

/** Make a paper of the meeting and let the user save it. */
function usePaper(name: Paper, meetingId: string) {
  const make = useCommand(name)
  const run = async () => {
    const answer = await make.run({ meetingId })
    if (answer.ok && (await saveFile(answer.value))) announce(text.common.fileSaved(answer.value.fileName))
  }
  return { run: () => void run(), failed: make.failed }
}

interface HeadProps {
  desk: MeetingDesk
  onCover: () => void
  onNext: (() => void) | null
  onStart: () => void
  onClose: () => void
  onMandates: () => void
}

function RunningActs({ onCover, onNext, covered }: { onCover: () => void; onNext: (() => void) | null; covered: boolean }) {
  return (
    <>
      <Button size="small" variant="secondary" data-color="neutral" icon={<EyeSlashIcon aria-hidden />} aria-pressed={covered} data-room-act aria-keyshortcuts="B Escape" onClick={onCover}>{covered ? t.covered : t.cover} <span aria-hidden><Key>B</Key></span></Button>
      <Button size="small" variant="secondary" aria-disabled={!onNext || undefined} aria-keyshortcuts="ArrowRight" onClick={() => onNext?.()}>{t.nextCase} <span aria-hidden><Key>→</Key></span></Button>
    </>
  )
}

export function DeskHead({ desk, onCover, onNext, onStart, onClose, onMandates }: HeadProps) {
  const { meeting, agenda, current } = desk
  const mayRun = useMay('meeting.run')
  const mayExport = useMay('export')
  const maySet = useMay('settings.write')
  const agendaPaper = usePaper('export.agenda', meeting.id)
  const protocolPaper = usePaper('export.protocol', meeting.id)
  const number = agenda.find((line) => line.id === current?.agendaItemId)?.number
  const isRunning = meeting.status === 'running'
  return (
    <header className="desk-head">
      <h1 className="desk-title" tabIndex={-1}>{t.deskTitle(shortDate(meeting.heldOn, `${meeting.heldOn.slice(0, 4)}-01-01`))} {meeting.heldOn.slice(0, 4)}</h1>
      <span className="quiet">{isRunning ? (number ? t.caseOf(number, agenda.length) : null) : meeting.status === 'closed' ? t.statusClosed : t.statusPlanned}</span>
      <div className="page-acts">
        <Failed error={agendaPaper.failed ?? protocolPaper.failed} />
        {isRunning ? <Timer desk={desk} /> : null}
        {isRunning && mayRun && desk.lead.here ? <RunningActs onCover={onCover} onNext={onNext} covered={desk.room.covered} /> : null}
        {!isRunning && mayExport ? <Button size="small" variant="secondary" data-color="neutral" icon={<FilePdfIcon aria-hidden />} onClick={meeting.status === 'closed' ? protocolPaper.run : agendaPaper.run}>{meeting.status === 'closed' ? t.protocolPdf : t.agendaPdf}</Button> : null}
        {meeting.status === 'planned' && mayRun ? <Button size="small" aria-disabled={agenda.length === 0 || undefined} onClick={() => agenda.length > 0 && onStart()}>{t.start}</Button> : null}
        {isRunning || (maySet && meeting.status === 'planned') ? (
          <ActionMenu>
            <ActionMenu.Trigger>
              <Button size="small" variant="tertiary" data-color="neutral" icon={<MenuElipsisHorizontalIcon title={t.more} />} />
            </ActionMenu.Trigger>
            <ActionMenu.Content align="end">
              {mayExport && isRunning ? <ActionMenu.Item onSelect={agendaPaper.run}>{t.agendaPdf}</ActionMenu.Item> : null}
              {mayExport && isRunning ? <ActionMenu.Item onSelect={protocolPaper.run}>{t.protocolPdf}</ActionMenu.Item> : null}
              {maySet ? <ActionMenu.Item onSelect={onMandates}>{t.decide.mandates}</ActionMenu.Item> : null}
              {isRunning && mayRun && desk.lead.here ? <ActionMenu.Item variant="danger" onSelect={onClose}>{t.close}</ActionMenu.Item> : null}
            </ActionMenu.Content>
          </ActionMenu>
        ) : null}
      </div>
    </header>
  )
}
