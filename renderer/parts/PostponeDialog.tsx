// Put a next step off, with a new date and a reason that stays in the case. I dag and Sak both use it.
import { useState } from 'react'
import { plusDays } from '../../shared/dates.ts'
import { useCommand } from '../data/useCommand.ts'
import { useToday } from '../state/session.ts'
import { text } from '../text.ts'
import { FormDialog } from '../ui/Dialogs.tsx'
import { DateField, TextArea } from '../ui/Field.tsx'

export function PostponeDialog({ id, version, onClose }: { id: string; version: number; onClose: () => void }) {
  const t = text.today.postpone
  const today = useToday()
  const [dueOn, setDueOn] = useState<string | null>(plusDays(today, 7))
  const [reason, setReason] = useState('')
  const postpone = useCommand('case.postpone', t.said)
  const missing = Number(!dueOn) + Number(reason.trim().length < 3)
  const submit = async () => {
    const answer = await postpone.run({ id, version, dueOn: dueOn!, reason })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.title} act={t.act} missing={missing} running={postpone.running} failed={postpone.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.due} hint={text.common.dateHint} value={dueOn} onChange={setDueOn} missing={!dueOn} />
      <TextArea label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} rows={2} missing={reason.trim().length < 3} />
    </FormDialog>
  )
}
