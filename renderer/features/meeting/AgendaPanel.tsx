// The agenda at the left: choose a case, and while editing, move it, give it minutes, or add one.
import { ArrowDownIcon, ArrowUpIcon, CheckmarkIcon, ClockDashedIcon, PauseIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { agendaStatus } from '../../../shared/model/codes.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { useRoving } from '../../ui/roving.ts'
import { leadsHere } from './LeadBanner.tsx'
import { MinutesInput } from './MinutesInput.tsx'

const t = text.meeting
export type AgendaLine = MeetingDesk['agenda'][number]

function Editing({ line, first, last }: { line: AgendaLine; first: boolean; last: boolean }) {
  const move = useCommand('meeting.moveItem')
  const name = line.name || line.title
  const button = (direction: 'up' | 'down', label: string, off: boolean) => (
    <Button size="xsmall" variant="tertiary" data-color="neutral" aria-disabled={off || undefined} icon={direction === 'up' ? <ArrowUpIcon title={label} /> : <ArrowDownIcon title={label} />} onClick={() => off || void move.run({ id: line.id, direction })} />
  )
  return (
    <span className="agenda-edit">
      {button('up', t.moveUp(name), first)}
      {button('down', t.moveDown(name), last)}
      <MinutesInput key={line.plannedMinutes} line={line} /> <span aria-hidden>min</span>
    </span>
  )
}

function Sign({ line }: { line: AgendaLine }) {
  if (line.status === 'done') return <CheckmarkIcon title={t.state.done} />
  if (line.status === 'deferred') return <ClockDashedIcon title={t.state.deferred} />
  if (line.status === 'parked') return <PauseIcon title={agendaStatus.labels.parked.toLowerCase()} />
  return <span className="num">{line.number}</span>
}

interface AgendaProps {
  desk: MeetingDesk
  chosen: string | null
  onChoose: (id: string) => void
  onAdd: () => void
}

export function AgendaPanel({ desk, chosen, onChoose, onAdd }: AgendaProps) {
  const [editing, setEditing] = useState(false)
  const mayRun = useMay('meeting.run') && desk.meeting.status !== 'closed' && leadsHere(desk)
  const now = desk.agenda.findIndex((line) => line.id === chosen)
  const { box, onKeyDown } = useRoving<HTMLOListElement>(desk.agenda.length, now, (index) => onChoose(desk.agenda[index]!.id))
  const keys = (
    <span className="agenda-keys">
      {(['next', 'show', 'cover', 'decide', 'measure', 'note'] as const).map((id) => <KeyHint key={id} place="meeting" id={id} />)}
    </span>
  )
  const isPlanned = desk.meeting.status === 'planned'
  return (
    <Panel title={t.agenda} detail={t.agendaTime(desk.meeting.startsAt.replace(':', '.'), desk.meeting.endsAt.replace(':', '.'))} flush className="agenda" footer={desk.meeting.status === 'running' && desk.lead.here ? keys : undefined}>
      {desk.agenda.length === 0 ? <EmptyState level="3" title={t.emptyAgenda} body={t.emptyAgendaBody}>{mayRun ? <Button size="small" onClick={onAdd}>{t.addCase}</Button> : null}</EmptyState> : null}
      <ol className="agenda-rows" ref={box} onKeyDown={onKeyDown}>
        {desk.agenda.map((line, index) => (
          <li key={line.id}>
            <button type="button" className="agenda-row" data-row={index} data-status={line.status} tabIndex={index === Math.max(now, 0) ? 0 : -1} aria-current={line.id === chosen || undefined} onClick={() => onChoose(line.id)}>
              <span className="agenda-number"><Sign line={line} /></span>
              <span className="agenda-who">
                <strong>{line.name || line.title}</strong>
                {line.caseNumber ? <span className="quiet small num">{line.caseNumber}</span> : null}
                {line.lacks.length > 0 && line.status === 'waiting' ? isPlanned ? <span className="agenda-lacks">{line.lacks.join('. ')}</span> : <ToneTag tone="attention">{t.lacksCount(line.lacks.length)}</ToneTag> : null}
                {line.flagged ? <ToneTag tone="danger">{t.postponedTimes(line.postponed)}</ToneTag> : line.postponed > 0 ? <span className="quiet small">{t.postponedTimes(line.postponed)}</span> : null}
                {line.override ? <span className="quiet small">{text.prepare.line.override(line.override.by)}</span> : null}
              </span>
              {editing ? null : <span className="quiet small num nowrap">{t.minutes(line.plannedMinutes)}</span>}
            </button>
            {editing ? <Editing line={line} first={index === 0} last={index === desk.agenda.length - 1} /> : null}
          </li>
        ))}
      </ol>
      {mayRun && desk.agenda.length > 0 ? (
        <p className="agenda-acts">
          <Button size="xsmall" variant="secondary" data-color="neutral" onClick={onAdd}>{t.addCase}</Button>
          <Button size="xsmall" variant="tertiary" data-color="neutral" aria-pressed={editing} onClick={() => setEditing(!editing)}>{editing ? t.doneEditing : t.editAgenda}</Button>
        </p>
      ) : null}
    </Panel>
  )
}
