// Paying down what is owed: the agreement with its dates, what is paid, and whether it was kept.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText, kroner, plusDays } from '../../../shared/dates.ts'
import { repaymentStatus } from '../../../shared/model/codes.ts'
import type { TrackView } from '../../../shared/operations/keeping.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { DateField, TextArea, TextInput } from '../../ui/Field.tsx'
import { MoneyInput } from '../../ui/Money.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneTag } from '../../ui/small.tsx'

const t = text.keeping.repay
type Plan = TrackView['repayments'][number]
const TONES = { paid: 'accent', part: 'attention', missed: 'danger', future: 'quiet' } as const

export function AgreeDialog({ track, onClose }: { track: TrackView; onClose: () => void }) {
  const today = useToday()
  const [amount, setAmount] = useState<number | null>(track.amount)
  const [monthly, setMonthly] = useState<number | null>(null)
  const [first, setFirst] = useState<string | null>(plusDays(today, 30))
  const [on, setOn] = useState<string | null>(today)
  const [who, setWho] = useState('')
  const agree = useCommand('repayment.agree', t.said)
  const ready = amount !== null && monthly !== null && monthly >= 100 && first !== null
  const { data } = useQuery('repayment.preview', { amount: amount ?? 0, monthly: monthly ?? 0, firstDueOn: first ?? today }, { enabled: ready })
  const tooLong = ready && data?.tooLong === true
  const lacks = [!amount, !monthly || tooLong, first === null, on === null]
  const submit = async () => {
    if ((await agree.run({ trackId: track.id, amount: amount!, monthly: monthly!, firstDueOn: first!, agreedOn: on!, agreedWith: who.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.agree} act={t.act} missing={lacks.filter(Boolean).length} running={agree.running} failed={agree.failed} onSubmit={() => void submit()} onClose={onClose}>
      <MoneyInput label={t.amount} value={amount} onChange={setAmount} missing={lacks[0]} />
      <MoneyInput label={t.monthly} value={monthly} onChange={setMonthly} missing={lacks[1]} error={tooLong ? t.tooLong : undefined} />
      <DateField label={t.first} value={first} onChange={setFirst} missing={lacks[2]} />
      {ready && data && !tooLong && data.rows.length > 0 ? <p className="form-note" role="status">{t.preview(data.rows.length, `${dateText(data.rows.at(-1)!.dueOn)}, ${kroner(data.rows.at(-1)!.amount)}`)}</p> : null}
      <DateField label={t.on} value={on} onChange={setOn} missing={lacks[3]} />
      <TextInput label={t.who} value={who} onChange={setWho} />
    </FormDialog>
  )
}

function PayDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const today = useToday()
  const next = plan.rows.find((row) => row.state !== 'paid')
  const [amount, setAmount] = useState<number | null>(next ? next.amount - next.paid : null)
  const [on, setOn] = useState<string | null>(today)
  const pay = useCommand('repayment.pay', (output: { kept: boolean }) => t.paySaid(output.kept))
  const lacks = [!amount, on === null]
  const submit = async () => {
    if ((await pay.run({ id: plan.id, version: plan.version, on: on!, amount: amount! })).ok) onClose()
  }
  return (
    <FormDialog title={t.pay} act={t.payAct} missing={lacks.filter(Boolean).length} running={pay.running} failed={pay.failed} onSubmit={() => void submit()} onClose={onClose}>
      <MoneyInput label={t.payAmount} value={amount} onChange={setAmount} missing={lacks[0]} />
      <DateField label={t.payOn} value={on} onChange={setOn} missing={lacks[1]} />
    </FormDialog>
  )
}

function CloseDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const [note, setNote] = useState('')
  const end = useCommand('repayment.end', t.ended)
  const lacking = note.trim().length < 3
  const submit = async () => {
    if ((await end.run({ id: plan.id, version: plan.version, status: 'broken', note })).ok) onClose()
  }
  return (
    <FormDialog title={t.broken} act={t.broken} danger missing={Number(lacking)} running={end.running} failed={end.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.reason} value={note} onChange={setNote} rows={2} maxLength={2000} missing={lacking} />
    </FormDialog>
  )
}

export function RepaymentPanel({ track, mayWrite }: { track: TrackView; mayWrite: boolean }) {
  const [open, setOpen] = useState<'agree' | 'pay' | 'close' | null>(null)
  const plan = track.repayments[0]
  const running = plan?.status === 'active'
  const close = () => setOpen(null)
  return (
    <Panel title={t.title} detail={plan ? repaymentStatus.labels[plan.status] : null} flush={!!plan} action={mayWrite && !running ? <Button size="xsmall" variant="secondary" onClick={() => setOpen('agree')}>{t.agree}</Button> : null}>
      {!plan ? <p className="page-note">{t.none}</p> : (
        <>
          <p className="page-note repay-line">{t.line(kroner(plan.paid), kroner(plan.amount))}{plan.agreedWith ? `. ${t.who} ${plan.agreedWith}.` : '.'}</p>
          <table className="info-table">
            <thead><tr><th>{t.column.due}</th><th data-numeric>{t.column.amount}</th><th data-numeric>{t.column.paid}</th><th>{t.column.state}</th></tr></thead>
            <tbody>{plan.rows.map((row) => <tr key={row.dueOn}><td className="nowrap">{dateText(row.dueOn)}</td><td data-numeric className="num">{kroner(row.amount)}</td><td data-numeric className="num">{row.paid > 0 ? kroner(row.paid) : ''}</td><td>{running || row.state === 'paid' ? <ToneTag tone={TONES[row.state]}>{t.states[row.state]}</ToneTag> : null}</td></tr>)}</tbody>
          </table>
          {mayWrite && running ? (
            <div className="panel-acts">
              <Button size="small" variant="secondary" onClick={() => setOpen('pay')}>{t.pay}</Button>
              <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setOpen('agree')}>{t.agree}</Button>
              <Button size="small" variant="tertiary" data-color="danger" onClick={() => setOpen('close')}>{t.broken}</Button>
            </div>
          ) : null}
        </>
      )}
      {open === 'agree' ? <AgreeDialog track={track} onClose={close} /> : null}
      {open === 'pay' && plan ? <PayDialog plan={plan} onClose={close} /> : null}
      {open === 'close' && plan ? <CloseDialog plan={plan} onClose={close} /> : null}
    </Panel>
  )
}
