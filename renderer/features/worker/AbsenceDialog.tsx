// Someone is away: who stands in, and until when. No case gets another coordinator by it.
import { useState } from 'react'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, TextInput } from '../../ui/Field.tsx'

const a = text.worker.absence
export interface WorkerDialog { userId: string; workers: readonly { id: string; name: string }[]; /** a leader chooses for whom */ mayChoose: boolean; onClose: () => void }

export function AbsenceDialog({ userId, workers, mayChoose, onClose }: WorkerDialog) {
  const today = useToday()
  const [form, setForm] = useState({ userId, substituteId: '', from: today as string | null, to: null as string | null, note: '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const set = useCommand('absence.set', a.said)
  const names = (keep: (id: string) => boolean) => Object.fromEntries(workers.filter((one) => keep(one.id)).map((one) => [one.id, one.name]))
  const wrong = form.from !== null && form.to !== null && form.to < form.from
  const submit = async () => {
    if (form.from && (await set.run({ userId: form.userId, substituteId: form.substituteId, startsOn: form.from, endsOn: form.to, note: form.note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={a.title} description={a.body} act={a.act} missing={Number(!form.substituteId) + Number(!form.from) + Number(wrong)} running={set.running} failed={set.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={a.who} value={form.userId} options={names((id) => mayChoose || id === userId)} onChange={(chosen) => change({ userId: chosen, substituteId: '' })} />
      <Choice label={a.substitute} value={form.substituteId} options={names((id) => id !== form.userId)} onChange={(substituteId) => change({ substituteId })} missing={!form.substituteId} />
      <div className="form-row">
        <DateField label={a.from} hint={text.common.dateHint} value={form.from} onChange={(from) => change({ from })} missing={!form.from} />
        <DateField label={a.to} hint={a.toHint} value={form.to} onChange={(to) => change({ to })} missing={wrong} error={wrong ? text.common.dateWrong : undefined} />
      </div>
      <TextInput label={a.note} value={form.note} onChange={(note) => change({ note: note.slice(0, 300) })} />
    </FormDialog>
  )
}
