// The day's route: visits in order of time, where, phone and what to bring. A protected address stands nowhere on it.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay, useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField } from '../../ui/Field.tsx'
import { Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'

const v = text.visits
const r = v.routeDialog

export function RouteDialog({ on: firstDay, workerId: first, onClose }: { on: string; workerId: string; onClose: () => void }) {
  const today = useToday()
  const me = useStatus().session!.userId
  const mayExport = useMay('export.people')
  const [on, setOn] = useState<string | null>(firstDay)
  const [workerId, setWorkerId] = useState(first || me)
  const asked = useQuery('visit.route', { on: on ?? today, workerId }, { keep: true })
  const workers = useQuery('visit.calendar', { from: today, to: today }).data?.workers ?? []
  const print = useCommand('export.route', r.made)
  const make = async () => {
    const answer = await print.run({ on: on ?? today, workerId })
    if (answer.ok) await saveFile(answer.value)
  }
  return (
    <ShowDialog title={r.title} onClose={onClose} footer={<><Button size="small" variant="secondary" data-color="neutral" onClick={onClose}>{text.followup.templateDialog.close}</Button>{mayExport ? <Button size="small" onClick={() => void make()}>{r.print}</Button> : null}</>}>
      <div className="form">
        <div className="form-row">
          <DateField label={r.on} value={on} onChange={setOn} />
          <Choice label={r.worker} value={workerId} options={Object.fromEntries(workers.map((one) => [one.id, one.name]))} onChange={setWorkerId} />
        </div>
        {asked.data?.stops.length === 0 ? <p className="plan-none">{r.none}</p> : null}
        <ol className="route">
          {(asked.data?.stops ?? []).map((one) => (
            <li key={one.id}>
              <strong className="num">{one.at ? v.clock(one.at, one.endsAt) : v.allDay}</strong>
              <span>
                <strong>{one.name}</strong> <span className="quiet">{one.title}</span> {one.status === 'done' ? <ToneTag tone="accent">{text.visits.plan.done}</ToneTag> : null}
                <span className="route-line">{one.protected ? r.protectedAddress : (one.address ?? r.noAddress)}</span>
                {one.phone ? <span className="route-line num">{v.phone} {one.phone}</span> : null}
                {one.bring ? <span className="route-line"><strong>{v.bring}:</strong> {one.bring}</span> : null}
              </span>
            </li>
          ))}
        </ol>
        {asked.data && asked.data.hidden > 0 ? <p className="form-note">{r.hidden(asked.data.hidden)}</p> : null}
        <Failed error={asked.error ?? print.failed} />
      </div>
    </ShowDialog>
  )
}
