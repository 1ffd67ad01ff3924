// Register a stay, go through it with the person, end it.
import { useState } from 'react'
import { livingSituation, stayKind } from '../../../shared/model/codes.ts'
import type { StayRow } from '../../../shared/operations/stays.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import { MoneyInput } from '../../ui/Money.tsx'

const t = text.stays

export function RegisterStayDialog({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [find, setFind] = useState('')
  const [caseId, setCase] = useState('')
  const [kind, setKind] = useState<(typeof stayKind.values)[number] | ''>('')
  const [place, setPlace] = useState('')
  const [from, setFrom] = useState<string | null>(today)
  const [to, setTo] = useState<string | null>(null)
  const [price, setPrice] = useState<number | null>(null)
  const [children, setChildren] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const { data: found } = useQuery('stay.cases', { text: find.trim() }, { enabled: find.trim().length > 1, keep: true })
  const save = useCommand('stay.register', t.form.said)
  const lacks = [!caseId, kind === '', from === null]
  const choose = (id: string) => {
    setCase(id)
    const known = found?.find((one) => one.caseId === id)?.children
    if (known !== undefined && known !== null && children === null) setChildren(known)
  }
  const submit = async () => {
    if ((await save.run({ caseId, kind: kind as 'hotel', place: place.trim() || null, startsOn: from!, endsOn: to, dayPrice: price, children, note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.form.title} act={t.form.act} missing={lacks.filter(Boolean).length} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div data-missing={find.trim() === '' && lacks[0]}><TextInput label={t.form.find} value={find} onChange={(value) => { setFind(value); setCase('') }} /></div>
      {find.trim().length > 1 && found ? found.length === 0 ? <p className="form-note">{t.form.noHits}</p> : <Choice label={t.form.found} value={caseId} onChange={choose} options={Object.fromEntries(found.map((one) => [one.caseId, one.label]))} missing={lacks[0]} /> : null}
      <Choice label={t.form.kind} value={kind} onChange={setKind} options={stayKind.labels} missing={lacks[1]} />
      <TextInput label={t.form.place} hint={t.form.placeHint} value={place} onChange={setPlace} />
      <DateField label={t.form.from} value={from} onChange={setFrom} missing={lacks[2]} />
      <DateField label={t.form.to} hint={t.form.toHint} value={to} onChange={setTo} />
      <MoneyInput label={t.form.price} hint={t.form.priceHint} value={price} onChange={setPrice} />
      <NumberInput key={caseId} label={t.form.children} value={children} onChange={setChildren} />
      <TextArea label={t.form.note} value={note} onChange={setNote} rows={2} maxLength={2000} />
    </FormDialog>
  )
}

export function EndStayDialog({ stay, onClose }: { stay: StayRow; onClose: () => void }) {
  const today = useToday()
  const [on, setOn] = useState<string | null>(today)
  const [to, setTo] = useState<(typeof livingSituation.values)[number] | ''>('')
  const [note, setNote] = useState('')
  const end = useCommand('stay.end', t.endForm.said)
  const lacks = [on === null, to === '']
  const submit = async () => {
    if ((await end.run({ id: stay.id, version: stay.version, endsOn: on!, movedTo: to as 'unknown', note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.endForm.title} description={stay.name} act={t.endForm.act} missing={lacks.filter(Boolean).length} running={end.running} failed={end.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.endForm.on} value={on} onChange={setOn} missing={lacks[0]} />
      <Choice label={t.endForm.to} value={to} onChange={setTo} options={livingSituation.labels} missing={lacks[1]} />
      <TextArea label={t.endForm.note} value={note} onChange={setNote} rows={2} maxLength={2000} />
    </FormDialog>
  )
}

export function ReviewStayDialog({ stay, onClose }: { stay: StayRow; onClose: () => void }) {
  const today = useToday()
  const [on, setOn] = useState<string | null>(today)
  const [note, setNote] = useState('')
  const review = useCommand('stay.review', t.reviewForm.said)
  const submit = async () => {
    if ((await review.run({ id: stay.id, version: stay.version, reviewedOn: on!, note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.reviewForm.title} description={stay.name} act={t.reviewForm.act} missing={Number(on === null)} running={review.running} failed={review.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.reviewForm.on} value={on} onChange={setOn} missing={on === null} />
      <TextArea label={t.reviewForm.note} value={note} onChange={setNote} rows={3} maxLength={2000} />
    </FormDialog>
  )
}
