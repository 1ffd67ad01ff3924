// The agenda while it is prepared: each case with why it stands there, what it lacks and what to do about it; moved by buttons, or ordered by a rule that explains itself.
import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Preparation } from '../../../shared/operations/meeting-prepare.ts'
import { useCommand } from '../../data/useCommand.ts'
import { LackList } from '../../parts/PackLacks.tsx'
import { announce } from '../../state/announce.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState, Failed } from '../../ui/states.tsx'
import { sentences, ToneTag } from '../../ui/small.tsx'
import { MinutesInput } from './MinutesInput.tsx'
import { OverrideDialog, QuestionDialog } from './PrepareDialogs.tsx'

const t = text.prepare
const m = text.meeting
type Line = Preparation['lines'][number]

function Minutes({ line }: { line: Line }) {
  return (
    <span className="prepare-minutes" title={line.minutesWhy}>
      <MinutesInput line={line} />
      <span aria-hidden>min</span>
    </span>
  )
}

interface RowProps {
  line: Line
  first: boolean
  last: boolean
  mayRun: boolean
  onMove: (direction: 'up' | 'down') => void
  onQuestion: () => void
  onOverride: () => void
}

function AgendaRow({ line, first, last, mayRun, onMove, onQuestion, onOverride }: RowProps) {
  const name = line.name || line.title
  const arrow = (direction: 'up' | 'down', off: boolean) => (
    <Button size="xsmall" variant="tertiary" data-color="neutral" data-move={direction} aria-disabled={off || undefined} icon={direction === 'up' ? <ArrowUpIcon title={m.moveUp(name)} /> : <ArrowDownIcon title={m.moveDown(name)} />} onClick={() => off || onMove(direction)} />
  )
  return (
    <li className="prepare-row" data-id={line.id}>
      <span className="prepare-number num">{line.number}</span>
      <div className="prepare-what">
        <p className="prepare-who">
          {line.caseId ? <Link className="quiet-link" href={`/sak/${line.caseId}`}><strong>{name}</strong></Link> : <strong>{name}</strong>}
          {line.caseNumber ? <span className="quiet small num">{line.caseNumber}</span> : null}
          {line.flagged ? <ToneTag tone="danger">{t.line.flagged(line.postponed)}</ToneTag> : null}
          {line.lacks.length === 0 ? <ToneTag tone="accent">{t.line.ready}</ToneTag> : <ToneTag tone="attention">{t.line.lacks(line.lacks.length)}</ToneTag>}
        </p>
        {line.question ? <p className="prepare-question">{line.question}</p> : line.caseId ? <p className="quiet">{t.line.noQuestion}</p> : null}
        <p className="quiet small">{sentences(line.reason, line.why)}</p>
        {line.pack.length > 0 && line.caseId ? <LackList caseId={line.caseId} name={name} lacks={line.pack} mayFix={mayRun} onFix={{ question: onQuestion }} compact /> : null}
        {line.override ? <p className="prepare-override"><strong>{t.line.override(line.override.by)}:</strong> {line.override.reason}</p> : null}
        {mayRun && line.pack.length > 0 && !line.override ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.line.overrideOf(name)} onClick={onOverride}>{t.line.overrideAct}</Button> : null}
      </div>
      {mayRun ? (
        <span className="prepare-acts">
          <Minutes key={line.plannedMinutes} line={line} />
          {arrow('up', first)}
          {arrow('down', last)}
        </span>
      ) : <span className="quiet small num">{t.line.minutes(line.plannedMinutes)}</span>}
    </li>
  )
}

export function PrepareAgenda({ data, mayRun, onAdd }: { data: Preparation; mayRun: boolean; onAdd: () => void }) {
  const [open, setOpen] = useState<{ kind: 'question' | 'override'; id: string } | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const move = useCommand('meeting.moveItem')
  const order = useCommand('meeting.orderAgenda', (value: { moved: number }) => t.order.said(value.moved))
  const minutes = useCommand('meeting.useMinutes', (value: { changed: number }) => t.order.minutesSaid(value.changed))
  const { lines, meeting } = data
  const moveOne = async (line: Line, direction: 'up' | 'down') => {
    if (!(await move.run({ id: line.id, direction })).ok) return
    announce(m.add.said(line.name || line.title, line.number + (direction === 'up' ? -1 : 1)))
    // The row is drawn anew where it stands now: the focus follows it.
    window.setTimeout(() => list.current?.querySelector<HTMLElement>(`[data-id="${line.id}"] [data-move="${direction}"]`)?.focus(), 60)
  }
  const chosen = open ? lines.find((line) => line.id === open.id) : undefined
  const acts = mayRun && lines.length > 1 ? (
    <span className="prepare-order" role="group" aria-label={t.order.group}>
      <Button size="xsmall" variant="secondary" data-color="neutral" aria-pressed={data.order === 'urgency'} onClick={() => void order.run({ meetingId: meeting.id, by: 'urgency' })}>{t.order.urgency}</Button>
      <Button size="xsmall" variant="secondary" data-color="neutral" title={t.order.fairHint} aria-pressed={data.order === 'fair'} onClick={() => void order.run({ meetingId: meeting.id, by: 'fair' })}>{t.order.fair}</Button>
      <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => void minutes.run({ meetingId: meeting.id })}>{t.order.minutes}</Button>
    </span>
  ) : null
  return (
    <Panel title={t.order.title} detail={lines.length > 0 ? `${t.head(lines.length, data.minutes.planned, data.minutes.available)}, ${t.order.now[data.order]}` : null} action={acts} flush className="prepare-agenda" footer={mayRun && lines.length > 0 ? <Button size="xsmall" variant="secondary" data-color="neutral" onClick={onAdd}>{t.add}</Button> : undefined}>
      <Failed error={move.failed ?? order.failed ?? minutes.failed} />
      {lines.length === 0 ? <EmptyState level="3" title={t.none} body={t.noneBody}>{mayRun ? <Button size="small" variant="secondary" onClick={onAdd}>{t.add}</Button> : null}</EmptyState> : null}
      <ol className="prepare-rows" ref={list}>
        {lines.map((line, i) => <AgendaRow key={line.id} line={line} first={i === 0} last={i === lines.length - 1} mayRun={mayRun} onMove={(direction) => void moveOne(line, direction)} onQuestion={() => setOpen({ kind: 'question', id: line.id })} onOverride={() => setOpen({ kind: 'override', id: line.id })} />)}
      </ol>
      {open?.kind === 'question' && chosen ? <QuestionDialog line={chosen} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'override' && chosen ? <OverrideDialog line={chosen} onClose={() => setOpen(null)} /> : null}
    </Panel>
  )
}
