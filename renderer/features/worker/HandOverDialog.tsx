// Handing everything over for good: what follows is counted before it is done, and what must stay is named to those who may know.
import { useState } from 'react'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, TextArea } from '../../ui/Field.tsx'
import type { WorkerDialog } from './AbsenceDialog.tsx'

const h = text.worker.hand

export function HandOverDialog({ userId, workers, mayChoose, onClose }: WorkerDialog) {
  const [form, setForm] = useState({ from: userId, to: '', reason: '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const check = useQuery('worker.handOverCheck', { fromUserId: form.from, toUserId: form.to }, { enabled: form.to !== '' })
  const hand = useCommand('worker.handOver', (output: { cases: number; plans: number }) => h.said(output.cases, output.plans))
  const names = (keep: (id: string) => boolean) => Object.fromEntries(workers.filter((one) => keep(one.id)).map((one) => [one.id, one.name]))
  const submit = async () => {
    if ((await hand.run({ fromUserId: form.from, toUserId: form.to, reason: form.reason.trim() }, { reason: form.reason.trim() })).ok) onClose()
  }
  const what = check.data
  return (
    <FormDialog title={h.title} description={h.body} act={h.act} missing={Number(!form.to) + Number(form.reason.trim().length < 3)} running={hand.running} failed={hand.failed ?? check.error} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice label={h.who} value={form.from} options={names((id) => mayChoose || id === userId)} onChange={(from) => change({ from, to: '' })} />
        <Choice label={h.to} value={form.to} options={names((id) => id !== form.from)} onChange={(to) => change({ to })} missing={!form.to} />
      </div>
      <TextArea label={h.reason} value={form.reason} onChange={(reason) => change({ reason })} rows={2} maxLength={500} missing={form.reason.trim().length < 3} />
      <div role="status" className="form-note">
        {what ? <p className="plan-none">{h.check(what.cases, what.plans, what.visits)}</p> : null}
        {what && what.kept.length > 0 ? <p className="plan-none">{h.kept(what.kept.join(', '))}</p> : null}
        {what && what.keptHidden > 0 ? <p className="plan-none">{h.keptHidden(what.keptHidden)}</p> : null}
      </div>
    </FormDialog>
  )
}
