// At the right of the desk: what the room sees now, and whether the next case is ready.
import { EyeIcon, EyeSlashIcon, ExternalLinkIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { osloTime } from '../../../shared/dates.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneTag } from '../../ui/small.tsx'
import type { AgendaLine } from './AgendaPanel.tsx'
import { RoomFrame } from './RoomFrame.tsx'
import { RoomSetup } from './RoomSetup.tsx'

const t = text.meeting

function roomInWords(room: MeetingDesk['room']): string {
  if (room.covered) return t.roomAltCovered
  return room.item ? t.roomAltCase(room.item.initials, room.progress.number, room.item.decisions.length) : t.roomAltNothing
}

export function RoomCopy({ desk }: { desk: MeetingDesk }) {
  const [, navigate] = useLocation()
  const [setup, setSetup] = useState(false)
  const { room, meeting } = desk
  const openWindow = () => window.open(`${window.location.pathname}#/rom/${meeting.id}`, 'boligbordet-rom', 'popup,width=1280,height=720')?.focus()
  const tag = room.covered ? <ToneTag icon={<EyeSlashIcon aria-hidden />}>{t.covered}</ToneTag> : room.shownAt && room.item ? <ToneTag tone="accent" icon={<EyeIcon aria-hidden />}>{t.shownSince(osloTime(room.shownAt))}</ToneTag> : null
  return (
    <Panel title={t.roomNow} action={tag} className="room-copy-panel">
      <div aria-hidden inert>
        <RoomFrame room={room} className="room-copy" />
      </div>
      <p className="aksel-sr-only">{t.roomAlt(roomInWords(room))}</p>
      <p className="room-copy-acts">
        <Button size="xsmall" variant="tertiary" data-color="neutral" icon={<ExternalLinkIcon aria-hidden />} onClick={openWindow}>{t.openRoom}</Button>
        <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => navigate(`/rom/${meeting.id}`)}>{t.showHere}</Button>
        <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setSetup(true)}>{t.setup.short}</Button>
      </p>
      {setup ? <RoomSetup room={room} onClose={() => setSetup(false)} /> : null}
    </Panel>
  )
}

export function NextPanel({ next }: { next: AgendaLine | null }) {
  if (!next) return <Panel label={t.lastItem}><p className="quiet desk-line">{t.lastItem}</p></Panel>
  return (
    <Panel title={t.nextItem(next.name || next.title)} detail={t.itemNumber(next.number)}>
      <ul className="next-lines">
        {next.lacks.length === 0 ? <li><CriterionSign outcome="met" decorative /> {t.ready}</li> : null}
        {next.lacks.map((lack) => <li key={lack}><CriterionSign outcome="unknown" decorative /> {lack}</li>)}
      </ul>
    </Panel>
  )
}
