// Why this dwelling, and why not that: on the private screen first; in the room on «Vis», without the lines that rest on a covered topic.
import { Button } from '@navikt/ds-react'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { Failed } from '../../ui/states.tsx'
import type { Current } from './CasePanel.tsx'

const t = text.meeting.why

export function WhyDialog({ desk, current, dwellingId, onClose }: { desk: MeetingDesk; current: Current; dwellingId: string; onClose: () => void }) {
  const mayShow = useMay('meeting.run') && desk.meeting.status === 'running' && desk.lead.here
  const show = useCommand('meeting.showReasons')
  const one = current.candidates.find((candidate) => candidate.dwellingId === dwellingId)
  if (!one) return null
  const isInRoom = one.whyShown && !desk.room.covered && desk.room.item?.agendaItemId === current.agendaItemId
  const toggle = async () => {
    if ((await show.run({ meetingId: desk.meeting.id, agendaItemId: current.agendaItemId, dwellingId, shown: !isInRoom }, { said: isInRoom ? t.hidden : t.shown })).ok) onClose()
  }
  const footer = (
    <>
      <Button size="small" variant="secondary" data-color="neutral" onClick={onClose}>{text.common.close}</Button>
      {mayShow ? <Button size="small" data-room-act onClick={() => void toggle()}>{isInRoom ? t.hide : t.show}</Button> : null}
    </>
  )
  return (
    <ShowDialog wide title={t.title(one.label)} description={t.body} onClose={onClose} footer={footer}>
      <ul className="why-lines">
        {one.why.map((line) => (
          <li key={line.label}>
            <CriterionSign outcome={line.outcome} />
            <span><strong>{line.label}.</strong> {line.text}</span>
            {line.covered ? <ToneTag>{t.covered}</ToneTag> : null}
          </li>
        ))}
      </ul>
      {one.hidden > 0 ? <p className="form-note">{t.coveredCount(one.hidden)}</p> : null}
      <Failed error={show.failed} />
    </ShowDialog>
  )
}
