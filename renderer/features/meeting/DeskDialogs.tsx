// A case put off needs a reason. The dialog that closes the meeting has a file of its own.
import { useState } from 'react'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextArea } from '../../ui/Field.tsx'

export { CloseDialog } from './CloseDialog.tsx'

const t = text.meeting

export function DeferDialog({ onDefer, onClose }: { onDefer: (reason: string) => void; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const isMissing = reason.trim().length < 3
  return (
    <FormDialog title={t.deferTitle} act={t.defer} missing={Number(isMissing)} onSubmit={() => onDefer(reason.trim())} onClose={onClose}>
      <TextArea label={t.deferReason} value={reason} onChange={setReason} rows={2} maxLength={500} missing={isMissing} />
    </FormDialog>
  )
}
