// Dialogs of the track: take a step, withdraw one, answer about children, end it. What lacks is said before anything is written.
import { useState } from 'react'
import { dateText } from '../../../shared/dates.ts'
import { trackOutcome, trackStepKind } from '../../../shared/model/codes.ts'
import type { TrackView } from '../../../shared/operations/keeping.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea } from '../../ui/Field.tsx'
import { MoneyInput } from '../../ui/Money.tsx'

const t = text.keeping
export type TakenKind = Exclude<TrackView['next'][number]['kind'], 'repaymentPlan'>
const HAS_AMOUNT: readonly string[] = ['missedPayment', 'writtenWarning', 'petition']

export function StepDialog({ track, kind, onClose }: { track: TrackView; kind: TakenKind; onClose: () => void }) {
  const today = useToday()
  const step = track.next.find((one) => one.kind === kind)!
  const label = trackStepKind.labels[kind]
  const [on, setOn] = useState<string | null>(today)
  const [deadline, setDeadline] = useState<string | null>(null)
  const [amount, setAmount] = useState<number | null>(HAS_AMOUNT.includes(kind) ? track.amount : null)
  const [note, setNote] = useState('')
  const [reason, setReason] = useState('')
  const take = useCommand('track.step', t.step.said(label))
  const asksNote = kind === 'childrenConsidered' || kind === 'contact'
  const lacks = [on === null, asksNote && note.trim().length < (kind === 'contact' ? 3 : 10), step.adverse && reason.trim().length < 10, kind === 'evictionDate' && deadline === null]
  const submit = async () => {
    const answer = await take.run({ trackId: track.id, kind, happenedOn: on!, deadlineOn: deadline, amount, note: note.trim() || null, reason: reason.trim() || null })
    if (answer.ok) onClose()
  }
  const noteLabel = (t.step.note as Record<string, string>)[kind] ?? t.step.note.other
  return (
    <FormDialog title={t.step.title(label)} act={t.step.act} danger={step.adverse} missing={lacks.filter(Boolean).length} running={take.running} failed={take.failed} onSubmit={() => void submit()} onClose={onClose}>
      {step.lacks.length > 0 ? <div className="step-lacks" role="note"><strong>{t.step.lacks}</strong><ul>{step.lacks.map((one) => <li key={one}>{one}</li>)}</ul></div> : null}
      <DateField label={t.step.on} value={on} onChange={setOn} missing={lacks[0]} />
      {kind === 'evictionDate' ? <DateField label={t.step.dateOf} value={deadline} onChange={setDeadline} missing={lacks[3]} /> : null}
      {HAS_AMOUNT.includes(kind) ? <MoneyInput label={t.step.amount} value={amount} onChange={setAmount} /> : null}
      {step.adverse ? <TextArea label={t.step.reason} hint={t.step.reasonHint} value={reason} onChange={setReason} rows={3} maxLength={2000} missing={lacks[2]} /> : null}
      <TextArea label={noteLabel} value={note} onChange={setNote} rows={3} maxLength={2000} missing={lacks[1]} />
    </FormDialog>
  )
}

export function WithdrawDialog({ step, onClose }: { step: TrackView['steps'][number]; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const withdraw = useCommand('track.withdrawStep', t.withdraw.said)
  const lacking = reason.trim().length < 3
  const submit = async () => {
    if ((await withdraw.run({ id: step.id, version: step.version, reason })).ok) onClose()
  }
  return (
    <FormDialog title={t.withdraw.title} description={`${trackStepKind.labels[step.kind]}, ${dateText(step.happenedOn)}`} act={t.withdraw.act} missing={Number(lacking)} running={withdraw.running} failed={withdraw.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.withdraw.reason} value={reason} onChange={setReason} rows={2} maxLength={2000} missing={lacking} />
    </FormDialog>
  )
}

export function ChildrenDialog({ track, onClose }: { track: TrackView; onClose: () => void }) {
  const [count, setCount] = useState<number | null>(track.children)
  const save = useCommand('track.children', t.kidsDialog.said)
  const submit = async () => {
    if ((await save.run({ id: track.id, version: track.version, children: count! })).ok) onClose()
  }
  return (
    <FormDialog title={t.kidsDialog.title} act={t.kidsDialog.act} missing={Number(count === null)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <NumberInput label={t.kidsDialog.count} hint={t.kidsDialog.hint} value={count} onChange={setCount} missing={count === null} />
    </FormDialog>
  )
}

export function EndDialog({ track, onClose }: { track: TrackView; onClose: () => void }) {
  const today = useToday()
  const [outcome, setOutcome] = useState<(typeof trackOutcome.values)[number] | ''>(track.repayments[0]?.status === 'kept' ? 'repaymentKept' : '')
  const [note, setNote] = useState('')
  const [on, setOn] = useState<string | null>(today)
  const end = useCommand('track.end', t.end.said)
  const lacks = [outcome === '', on === null]
  const submit = async () => {
    if ((await end.run({ id: track.id, version: track.version, outcome: outcome as 'paid', note: note.trim() || null, endedOn: on! })).ok) onClose()
  }
  return (
    <FormDialog title={t.end.title} description={t.end.paid} act={t.end.act} missing={lacks.filter(Boolean).length} running={end.running} failed={end.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.end.outcome} value={outcome} onChange={setOutcome} options={trackOutcome.labels} missing={lacks[0]} />
      <DateField label={t.end.on} value={on} onChange={setOn} missing={lacks[1]} />
      <TextArea label={t.end.note} value={note} onChange={setNote} rows={3} maxLength={2000} />
    </FormDialog>
  )
}
