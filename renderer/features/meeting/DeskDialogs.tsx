// Before a meeting is closed the dialog says what will happen; a case put off needs a reason.
import { useState } from 'react'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextArea } from '../../ui/Field.tsx'

const t = text.meeting

export function CloseDialog({ desk, onClose }: { desk: MeetingDesk; onClose: () => void }) {
  const close = useCommand('meeting.close', (value: { decided: number; deferred: number; measures: number }) => t.closed(value.decided, value.deferred, value.measures))
  const waiting = desk.agenda.filter((line) => line.status === 'waiting' || line.status === 'current').length
  const submit = async () => {
    if ((await close.run({ meetingId: desk.meeting.id })).ok) onClose()
  }
  return (
    <FormDialog title={t.closeTitle} description={t.closeBody} act={t.close} running={close.running} failed={close.failed} onSubmit={() => void submit()} onClose={onClose}>
      <ul className="close-lines">
        {t.closeWill(waiting).map((line) => <li key={line}>{line}</li>)}
      </ul>
    </FormDialog>
  )
}

export function DeferDialog({ onDefer, onClose }: { onDefer: (reason: string) => void; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const isMissing = reason.trim().length < 3
  return (
    <FormDialog title={t.deferTitle} act={t.defer} missing={Number(isMissing)} onSubmit={() => onDefer(reason.trim())} onClose={onClose}>
      <TextArea label={t.deferReason} value={reason} onChange={setReason} rows={2} maxLength={500} missing={isMissing} />
    </FormDialog>
  )
}
