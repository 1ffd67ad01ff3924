// What is decided in the case: owner, mandate, dissent; answers of those who must confirm; corrections with what stood before.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { shortDate } from '../../../shared/dates.ts'
import { orderKind } from '../../../shared/model/codes.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ToneTag, type Tone } from '../../ui/small.tsx'
import type { Current } from './CasePanel.tsx'
import { ConfirmDialog, CorrectDialog, HistoryDialog } from './DecisionDialogs.tsx'

const t = text.meeting
export type Decision = Current['decisions'][number]
type Open = { kind: 'confirmed' | 'rejected' | 'correct' | 'history'; id: string } | null

function mandateTag(one: Decision): [string, Tone] {
  if (one.tentative) return [t.tag.tentative, 'quiet']
  if (one.overdue) return [t.decide.overdue, 'danger']
  return [t.tag[one.mandate], ({ team: 'accent', confirmed: 'accent', mustConfirm: 'attention', rejected: 'danger' } as const)[one.mandate]]
}

/** Each further thing there is to say of a decision, as a line of its own. */
function linesOf(one: Decision, today: string): string[] {
  const date = (on: string) => shortDate(on, today)
  const d = t.decide
  const asks = one.mandate === 'mustConfirm' && one.confirmBy && one.confirmDueOn ? (one.overdue ? d.overdueLine(one.confirmBy, date(one.confirmDueOn)) : d.mustNext(one.confirmBy, date(one.confirmDueOn))) : null
  const answered = (one.mandate === 'confirmed' || one.mandate === 'rejected') && one.confirmedBy && one.confirmedOn ? `${d.answered(t.tag[one.mandate], one.confirmedBy, date(one.confirmedOn))}${one.confirmNote ? `: ${one.confirmNote}` : ''}` : null
  return [
    t.ownerDue([one.owner, one.ownerPerson].filter(Boolean).join(', '), one.dueOn && date(one.dueOn)), one.deferUntil ? d.putOff(date(one.deferUntil)) : null, one.orderKind ? d.ordered(orderKind.labels[one.orderKind], one.orderNeed, one.waitingCount) : null,
    asks, answered, one.dissent && one.dissentBy ? d.dissentLine(one.dissentBy, one.dissent) : null,
  ].filter((line): line is string => !!line)
}

interface RowProps { one: Decision; desk: MeetingDesk; current: Current; onOpen: (open: Open) => void; onAllocate: (decision: Decision) => void }

function Acts({ one, desk, current, onOpen, onAllocate }: RowProps) {
  const mayRun = useMay('meeting.run')
  const mayAllocate = useMay('allocate')
  const isRunning = mayRun && desk.meeting.status === 'running' && desk.lead.here
  const isDecided = !one.tentative && (one.mandate === 'team' || one.mandate === 'confirmed')
  const of = <span className="aksel-sr-only">: {one.text}</span>
  const small = (kind: NonNullable<Open>['kind'], label: string) => <Button size="xsmall" variant="tertiary" data-color={kind === 'confirmed' ? 'accent' : 'neutral'} onClick={() => onOpen({ kind, id: one.id })}>{label}{of}</Button>
  return (
    <span className="decision-acts">
      {mayRun && one.mandate === 'mustConfirm' ? <>{small('confirmed', t.confirm)}{small('rejected', t.reject)}</> : null}
      {isRunning && (one.mandate === 'team' || one.mandate === 'mustConfirm') ? small('correct', t.decide.correct) : null}
      {one.corrections > 0 ? small('history', t.decide.correctedTimes(one.corrections)) : null}
      {mayAllocate && one.kind === 'allocate' && isDecided && one.dwellingId && current.caseId ? one.allocated ? <span className="small quiet decision-act">{t.allocated}</span> : <Button size="xsmall" className="decision-act" onClick={() => onAllocate(one)}>{t.allocateNow}</Button> : null}
    </span>
  )
}

export function DecisionsPanel({ desk, current, onAllocate }: { desk: MeetingDesk; current: Current; onAllocate: (decision: Decision) => void }) {
  const today = useToday()
  const [open, setOpen] = useState<Open>(null)
  const all = current.decisions
  const chosen = open && all.find((one) => one.id === open.id)
  const close = () => setOpen(null)
  return (
    <Panel title={t.decidedIn} detail={t.decidedCount(all.length, all.filter((one) => one.shownInRoom).length)} flush className="decisions">
      <ul className="decision-rows">
        {all.map((one) => {
          const [word, tone] = mandateTag(one)
          return (
            <li key={one.id}>
              <span className="decision-what">
                <strong>{one.text}</strong>
                {linesOf(one, today).map((line) => <span key={line} className="quiet small">{line}</span>)}
                <Acts one={one} desk={desk} current={current} onOpen={setOpen} onAllocate={onAllocate} />
              </span>
              <ToneTag tone={tone}>{word}</ToneTag>
            </li>
          )
        })}
      </ul>
      {chosen && (open.kind === 'confirmed' || open.kind === 'rejected') ? <ConfirmDialog decision={chosen} answer={open.kind} onClose={close} /> : null}
      {chosen && open.kind === 'correct' ? <CorrectDialog desk={desk} current={current} decision={chosen} onClose={close} /> : null}
      {chosen && open.kind === 'history' ? <HistoryDialog decision={chosen} onClose={close} /> : null}
    </Panel>
  )
}
