// «Venter på mandat»: what the team could not decide alone, until someone with authority has answered; a rejection is told with its reason.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { shortDate } from '../../../shared/dates.ts'
import type { Waiting } from '../../../shared/operations/meeting-close.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextArea, TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'

const t = text.closing.mandates
type Answer = 'confirmed' | 'rejected'

function AnswerDialog({ one, answer, onClose }: { one: Waiting; answer: Answer; onClose: () => void }) {
  const [who, setWho] = useState('')
  const [note, setNote] = useState('')
  const isNo = answer === 'rejected'
  const confirm = useCommand('meeting.confirmDecision', isNo ? t.rejectedSaid : t.confirmed)
  const isMissing = isNo && note.trim().length < 3
  const submit = async () => {
    if ((await confirm.run({ id: one.id, version: one.version, answer, by: who.trim() || null, note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={isNo ? t.rejectTitle : t.confirmTitle} description={one.text} act={isNo ? t.reject : t.confirm} danger={isNo} missing={Number(isMissing)} running={confirm.running} failed={confirm.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.who} hint={t.whoHint} value={who} onChange={setWho} />
      <TextArea label={isNo ? t.reason : t.note} value={note} onChange={setNote} rows={2} maxLength={300} missing={isMissing} />
    </FormDialog>
  )
}

function WaitingRow({ one, onAnswer }: { one: Waiting; onAnswer: (answer: Answer) => void }) {
  const today = useToday()
  const isWaiting = one.mandate === 'mustConfirm'
  const mayAnswer = useMay('meeting.run') && isWaiting && one.seen
  const about = [one.name, one.caseNumber].filter(Boolean).join(', ')
  return (
    <li className="task-row">
      <div className="task-what">
        <strong>{one.text}</strong>
        <span className="small" data-tone={one.overdue ? 'danger' : undefined}>{isWaiting ? t.by(one.confirmBy, one.confirmDueOn && shortDate(one.confirmDueOn, today)) : t.rejected(one.answeredBy, one.answeredOn && shortDate(one.answeredOn, today))}</span>
        {!isWaiting && one.note ? <span className="small">{one.note}</span> : null}
        <span className="quiet small">{one.caseId ? <Link className="quiet-link" href={`/sak/${one.caseId}`}>{about}</Link> : about} · <Link className="quiet-link" href={`/boliglag/${one.meetingId}/holdt`}>{text.closing.tasks.from(shortDate(one.heldOn, today))}</Link></span>
      </div>
      {one.overdue ? <ToneTag tone="danger">{text.closing.tasks.overdue}</ToneTag> : isWaiting ? null : <ToneTag>{text.meeting.tag.rejected}</ToneTag>}
      {mayAnswer ? (
        <span className="task-acts">
          <Button size="xsmall" variant="secondary" aria-label={t.confirmOf(one.text)} onClick={() => onAnswer('confirmed')}>{t.confirm}</Button>
          <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.rejectOf(one.text)} onClick={() => onAnswer('rejected')}>{t.reject}</Button>
        </span>
      ) : null}
    </li>
  )
}

export function MandatesPanel() {
  const asked = useQuery('meeting.mandates', { limit: 100 }, { keep: true })
  const [open, setOpen] = useState<{ one: Waiting; answer: Answer } | null>(null)
  const waiting = asked.data?.rows.filter((one) => one.mandate === 'mustConfirm').length ?? 0
  return (
    <Panel title={t.title} detail={asked.data && waiting > 0 ? t.count(waiting, asked.data.overdue) : null} flush className="tasks-panel">
      <Answered asked={asked}>
        {(data) => (
          <>
            {data.rows.length === 0 ? <p className="meeting-none">{t.none}</p> : null}
            <ul className="task-rows">
              {data.rows.map((one) => <WaitingRow key={one.id} one={one} onAnswer={(answer) => setOpen({ one, answer })} />)}
            </ul>
          </>
        )}
      </Answered>
      {open ? <AnswerDialog {...open} onClose={() => setOpen(null)} /> : null}
    </Panel>
  )
}
