// Which PC leads a running meeting: this one, another that can be taken over from, or two that did not know of each other.
import { ExclamationmarkTriangleIcon, MonitorIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Failed } from '../../ui/states.tsx'

const t = text.meeting.lead

/** May the meeting be led from this PC now? */
export const leadsHere = (desk: Pick<MeetingDesk, 'meeting' | 'lead'>): boolean => desk.meeting.status !== 'running' || desk.lead.here

export function LeadBanner({ desk }: { desk: MeetingDesk }) {
  const mayRun = useMay('meeting.run')
  const takeOver = useCommand('meeting.takeOver', t.tookOver)
  if (desk.meeting.status !== 'running' || (desk.lead.here && !desk.lead.clash)) return null
  return (
    <>
      {desk.lead.clash ? <div className="lead-banner" role="status"><ExclamationmarkTriangleIcon aria-hidden /><span><strong>{t.clash}.</strong> {t.clashBody}</span></div> : null}
      {desk.lead.here ? null : (
        <div className="lead-banner" role="status">
          <MonitorIcon aria-hidden />
          <span><strong>{t.elsewhere(desk.lead.device ?? t.unknown)}.</strong> {t.elsewhereBody}</span>
          {mayRun ? <Button size="small" variant="secondary" data-color="neutral" onClick={() => void takeOver.run({ meetingId: desk.meeting.id })}>{t.takeOver}</Button> : null}
        </div>
      )}
      <Failed error={takeOver.failed} />
    </>
  )
}
