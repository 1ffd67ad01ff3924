// Preparing one meeting: the agenda with why each case stands there, what the data proposes, and the papers each service gets.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import type { Preparation } from '../../../shared/operations/meeting-prepare.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { AddCaseDialog } from './AddCaseDialog.tsx'
import { PrepareAgenda } from './PrepareAgenda.tsx'
import { ChangeDialog, shownTime } from './PrepareDialogs.tsx'
import { PreparePapers } from './PreparePapers.tsx'
import { PrepareProposals } from './PrepareProposals.tsx'

const t = text.prepare

function Loaded({ data }: { data: Preparation }) {
  const [, navigate] = useLocation()
  const [open, setOpen] = useState<'add' | 'change' | null>(null)
  const mayExport = useMay('export.people')
  const isOpen = data.meeting.status !== 'closed'
  const mayRun = useMay('meeting.run') && isOpen
  const start = useCommand('meeting.start', text.meeting.started)
  const { meeting, minutes } = data
  const begin = async () => {
    if (data.lines.length === 0) return
    if (meeting.status === 'running' || (await start.run({ meetingId: meeting.id })).ok) navigate(`/boliglag/${meeting.id}`)
  }
  const over = minutes.planned - minutes.available
  return (
    <div className="page page-prepare">
      <PageHead title={t.title(dateText(meeting.heldOn))} detail={[`${shownTime(meeting.startsAt)}–${shownTime(meeting.endsAt)}`, meeting.place].filter(Boolean).join(' · ')}>
        {meeting.holiday ? <ToneTag tone="attention">{t.holiday(meeting.holiday)}</ToneTag> : null}
        {over > 0 ? <ToneTag tone="attention">{t.over(over)}</ToneTag> : null}
        {mayRun && meeting.status === 'planned' ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setOpen('change')}>{t.change}</Button> : null}
        {isOpen ? <Button size="small" variant="secondary" data-color="neutral" onClick={() => navigate(`/boliglag/${meeting.id}`)}>{t.desk}</Button> : <Button size="small" variant="secondary" onClick={() => navigate(`/boliglag/${meeting.id}/holdt`)}>{t.toHeld}</Button>}
        {mayRun ? <Button size="small" aria-disabled={data.lines.length === 0 || undefined} onClick={() => void begin()}>{meeting.status === 'running' ? text.meeting.open : t.start}</Button> : null}
      </PageHead>
      <Failed error={start.failed} />
      <div className="prepare-columns">
        <PrepareAgenda data={data} mayRun={mayRun} onAdd={() => setOpen('add')} />
        <div className="stack">
          {isOpen ? <PrepareProposals meetingId={meeting.id} mayRun={mayRun} /> : null}
          {mayExport ? <PreparePapers data={data} /> : null}
        </div>
      </div>
      {open === 'add' ? <AddCaseDialog desk={{ meeting, agenda: data.lines }} onClose={() => setOpen(null)} /> : null}
      {open === 'change' ? <ChangeDialog meeting={meeting} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}

export function PreparePage({ params }: { params: Params }) {
  const asked = useQuery('meeting.prepare', { meetingId: params['meetingId'] ?? '' }, { keep: true })
  return <Answered asked={asked}>{(data) => <Loaded data={data} />}</Answered>
}
