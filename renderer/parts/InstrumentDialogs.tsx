// Register an instrument, give it a new state, write a claim or a payment. From the case and from the list across cases.
import { useState } from 'react'
import { kroner } from '../../shared/dates.ts'
import { instrumentEventKind, instrumentKind, instrumentStatus } from '../../shared/model/codes.ts'
import type { InstrumentView } from '../../shared/operations/instruments.ts'
import { useCommand } from '../data/useCommand.ts'
import { useToday } from '../state/session.ts'
import { text } from '../text.ts'
import { FormDialog } from '../ui/Dialogs.tsx'
import { Choice, DateField, TextArea, TextInput } from '../ui/Field.tsx'
import { MoneyInput } from '../ui/Money.tsx'

const t = text.instruments
type Kind = InstrumentView['kind']
type Status = InstrumentView['status']
const { applied, granted, active, refused } = instrumentStatus.labels
const MONTHLY: readonly string[] = ['stateAllowance', 'municipalAllowance']

export function AddInstrumentDialog({ caseId, deposit, onClose }: { caseId: string; deposit: { limit: number | null; months: number; source: string }; onClose: () => void }) {
  const today = useToday()
  const [kind, setKind] = useState<Kind | ''>('')
  const [status, setStatus] = useState<'applied' | 'granted' | 'active' | 'refused'>('applied')
  const [on, setOn] = useState<string | null>(today)
  const [amount, setAmount] = useState<number | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [counterpart, setCounterpart] = useState('')
  const [covers, setCovers] = useState('')
  const [note, setNote] = useState('')
  const add = useCommand('instrument.add', t.form.said)
  const monthly = MONTHLY.includes(kind)
  const over = kind === 'deposit' && deposit.limit !== null && amount !== null && amount > deposit.limit
  const limitHint = kind !== 'deposit' ? undefined : deposit.limit === null ? t.form.noRent : t.form.limit(kroner(deposit.limit), deposit.months, deposit.source)
  const lacks = [kind === '', over && !note.trim()]
  const submit = async () => {
    const answer = await add.run({ caseId, kind: kind as Kind, status, appliedOn: status === 'applied' ? on : null, decidedOn: status === 'applied' ? null : on, amount: monthly ? null : amount, monthly: monthly ? amount : null, validFrom: from, validTo: to, counterpart: counterpart.trim() || null, covers: covers.trim() || null, note: note.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.form.title} act={t.form.act} missing={lacks.filter(Boolean).length} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.form.kind} value={kind} onChange={setKind} options={instrumentKind.labels} missing={lacks[0]} />
      <Choice label={t.form.status} value={status} onChange={setStatus} options={{ applied, granted, active, refused }} />
      <DateField label={status === 'applied' ? t.form.applied : t.form.decided} value={on} onChange={setOn} />
      <MoneyInput label={monthly ? t.form.monthly : t.form.amount} hint={limitHint} value={amount} onChange={setAmount} />
      {over ? <p className="form-warning" role="status">{t.form.over(kroner(deposit.limit!), deposit.months, deposit.source)}</p> : null}
      <div className="two-fields"><DateField label={t.form.from} value={from} onChange={setFrom} /><DateField label={t.form.to} value={to} onChange={setTo} /></div>
      <TextInput label={t.form.counterpart} value={counterpart} onChange={setCounterpart} />
      <TextArea label={t.form.covers} value={covers} onChange={setCovers} rows={2} maxLength={2000} />
      <TextArea label={over ? t.form.noteWarn : t.form.note} value={note} onChange={setNote} rows={2} maxLength={2000} missing={lacks[1]} />
    </FormDialog>
  )
}

export function MoveInstrumentDialog({ instrument, onClose }: { instrument: InstrumentView; onClose: () => void }) {
  const today = useToday()
  const [status, setStatus] = useState<Status | ''>('')
  const [on, setOn] = useState<string | null>(today)
  const [amount, setAmount] = useState<number | null>(null)
  const [until, setUntil] = useState<string | null>(instrument.validTo)
  const [note, setNote] = useState('')
  const move = useCommand('instrument.move', t.moveForm.said)
  const lacks = [status === '', on === null]
  const submit = async () => {
    if ((await move.run({ id: instrument.id, version: instrument.version, status: status as Status, happenedOn: on!, amount, validTo: until, note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.moveForm.title} description={`${instrument.name}. ${instrumentKind.labels[instrument.kind]}, ${instrumentStatus.labels[instrument.status].toLowerCase()}`} act={t.moveForm.act} missing={lacks.filter(Boolean).length} running={move.running} failed={move.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.moveForm.to} value={status} onChange={setStatus} options={Object.fromEntries(instrument.next.map((one) => [one, instrumentStatus.labels[one]]))} missing={lacks[0]} />
      <DateField label={t.moveForm.on} value={on} onChange={setOn} missing={lacks[1]} />
      {status === 'granted' || status === 'active' || status === 'claimed' ? <MoneyInput label={t.moveForm.amount} value={amount} onChange={setAmount} /> : null}
      {status === 'granted' || status === 'active' ? <DateField label={t.moveForm.until} value={until} onChange={setUntil} /> : null}
      <TextArea label={t.moveForm.note} value={note} onChange={setNote} rows={2} maxLength={2000} />
    </FormDialog>
  )
}

export function InstrumentEventDialog({ instrument, onClose }: { instrument: InstrumentView; onClose: () => void }) {
  const today = useToday()
  const [kind, setKind] = useState<'claim' | 'payout' | 'recovered' | 'note' | ''>('')
  const [on, setOn] = useState<string | null>(today)
  const [amount, setAmount] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const write = useCommand('instrument.event', t.eventForm.said)
  const { status: _status, ...options } = instrumentEventKind.labels
  const isNote = kind === 'note'
  const lacks = [kind === '', on === null, isNote ? !note.trim() : !amount]
  const submit = async () => {
    if ((await write.run({ id: instrument.id, kind: kind as 'note', happenedOn: on!, amount: isNote ? null : amount, note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.eventForm.title} description={`${instrument.name}. ${instrumentKind.labels[instrument.kind]}`} act={t.eventForm.act} missing={lacks.filter(Boolean).length} running={write.running} failed={write.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.eventForm.kind} value={kind} onChange={setKind} options={options} missing={lacks[0]} />
      <DateField label={t.eventForm.on} value={on} onChange={setOn} missing={lacks[1]} />
      {isNote ? null : <MoneyInput label={t.eventForm.amount} value={amount} onChange={setAmount} missing={lacks[2]} />}
      <TextArea label={t.eventForm.note} value={note} onChange={setNote} rows={2} maxLength={2000} missing={isNote && lacks[2]} />
    </FormDialog>
  )
}
