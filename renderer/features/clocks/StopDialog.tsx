// Stop one clock, with the ground that will stand beside it.
import { useState } from 'react'
import type { ClockView } from '../../../shared/operations/offers.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { DateField, TextArea } from '../../ui/Field.tsx'

const t = text.clocks.stopDialog

export function StopDialog({ clock, onClose }: { clock: ClockView; onClose: () => void }) {
  const today = useToday()
  const [ground, setGround] = useState('')
  const [from, setFrom] = useState<string | null>(today)
  const [until, setUntil] = useState<string | null>(null)
  const stop = useCommand('clock.stop', t.said)
  const lacksGround = ground.trim().length < 5
  const submit = async () => {
    const answer = await stop.run({ kind: clock.kind, targetId: clock.targetId, caseId: clock.caseId, ground: ground.trim(), from: from!, until })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.title(clock.text)} description={t.body} act={t.act} missing={Number(lacksGround) + Number(!from)} running={stop.running} failed={stop.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.ground} value={ground} onChange={setGround} rows={3} maxLength={2000} missing={lacksGround} />
      <div className="form-row">
        <DateField label={t.from} value={from} onChange={setFrom} missing={!from} />
        <DateField label={t.until} hint={t.untilHint} value={until} onChange={setUntil} />
      </div>
    </FormDialog>
  )
}
