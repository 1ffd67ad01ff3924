// The acts on a tenancy, each with the limits of husleieloven said where they are asked.
import { useState } from 'react'
import { dateText, kroner } from '../../../../shared/dates.ts'
import { noticeBy, securityKind, securityStatus, tenancyEnd } from '../../../../shared/model/codes.ts'
import type { Output } from '../../../../shared/operations/index.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../../ui/Field.tsx'

const t = text.offers.tenancy
export type Tenancies = Output<'tenancy.forCase'>
export type Tenancy = Tenancies['tenancies'][number]
export type TenancyAct = 'sign' | 'notice' | 'protest' | 'demand' | 'moveOut' | 'renew'
interface Props { one: Tenancy; onClose: () => void }

export function TenancyDialog({ act, renewals, ...props }: Props & { act: TenancyAct; renewals: Tenancies['renewals'] }) {
  switch (act) {
    case 'sign': return <SignDialog {...props} />
    case 'notice': return <NoticeDialog {...props} />
    case 'protest': return <DateDialog {...props} name="tenancy.protest" words={t.protest} field={t.protest.on} />
    case 'demand': return <DateDialog {...props} name="tenancy.demandMoveOut" words={t.demand} field={t.demand.on} />
    case 'moveOut': return <MoveOutDialog {...props} />
    case 'renew': return <RenewDialog {...props} renewals={renewals} />
  }
}

function SignDialog({ one, onClose }: Props) {
  const w = t.sign
  const today = useToday()
  const [form, setForm] = useState({ signedOn: one.signedOn ?? (today as string | null), contractEndsOn: one.contractEndsOn, toldOn: one.toldOn, specialGround: one.specialGround ?? '', securityKind: one.security?.kind ?? 'none', amount: one.security?.amount == null ? null : Math.round(one.security.amount / 100), securityStatus: one.security?.status ?? 'active' })
  const set = (patch: Partial<typeof form>) => setForm({ ...form, ...patch })
  const sign = useCommand('tenancy.sign', w.said)
  const submit = async () => {
    const secured = form.securityKind !== 'none'
    const answer = await sign.run({ id: one.id, version: one.version, signedOn: form.signedOn!, contractEndsOn: form.contractEndsOn, toldOn: form.toldOn, specialGround: form.specialGround.trim() || null, securityKind: form.securityKind, securityAmount: secured && form.amount !== null ? form.amount * 100 : null, securityStatus: secured ? form.securityStatus : null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={w.title} description={one.dwelling} act={w.act} missing={form.signedOn ? 0 : 1} running={sign.running} failed={sign.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <DateField label={w.signedOn} value={form.signedOn} onChange={(signedOn) => set({ signedOn })} missing={!form.signedOn} />
        <DateField label={w.endsOn} hint={w.endsHint} value={form.contractEndsOn} onChange={(contractEndsOn) => set({ contractEndsOn })} />
      </div>
      <DateField label={w.told} value={form.toldOn} onChange={(toldOn) => set({ toldOn })} />
      <TextArea label={w.ground} hint={w.groundHint} value={form.specialGround} onChange={(specialGround) => set({ specialGround })} rows={2} maxLength={2000} />
      <div className="form-row">
        <Choice label={w.kind} value={form.securityKind} options={securityKind.labels} onChange={(kind) => set({ securityKind: kind })} />
        {form.securityKind !== 'none' ? <NumberInput label={w.amount} hint={one.security?.limit ? w.limit(kroner(one.security.limit)) : undefined} value={form.amount} onChange={(amount) => set({ amount })} /> : null}
        {form.securityKind !== 'none' ? <Choice label={w.status} value={form.securityStatus} options={securityStatus.labels} onChange={(status) => set({ securityStatus: status })} /> : null}
      </div>
    </FormDialog>
  )
}

function NoticeDialog({ one, onClose }: Props) {
  const w = t.notice_
  const [by, setBy] = useState<'tenant' | 'landlord'>('tenant')
  const [on, setOn] = useState<string | null>(useToday())
  const [reason, setReason] = useState('')
  const notice = useCommand('tenancy.notice', (output: { endsOn: string }) => w.said(dateText(output.endsOn)))
  const lacks = [!on, by === 'landlord' && reason.trim().length < 3]
  const submit = async () => {
    const answer = await notice.run({ id: one.id, version: one.version, by, on: on!, reason: reason.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={w.title} description={one.dwelling} act={w.act} missing={lacks.filter(Boolean).length} running={notice.running} failed={notice.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={w.by} value={by} options={noticeBy.labels} onChange={setBy} />
      <DateField label={w.on} value={on} onChange={setOn} missing={lacks[0]} />
      <TextArea label={w.reason} hint={w.reasonHint} value={reason} onChange={setReason} rows={2} maxLength={2000} missing={lacks[1]} />
    </FormDialog>
  )
}

function DateDialog({ one, onClose, name, words, field }: Props & { name: 'tenancy.protest' | 'tenancy.demandMoveOut'; words: { title: string; act: string; said: string }; field: string }) {
  const [on, setOn] = useState<string | null>(useToday())
  const act = useCommand(name, words.said)
  const submit = async () => {
    const answer = await act.run({ id: one.id, version: one.version, on: on! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={words.title} description={one.dwelling} act={words.act} missing={on ? 0 : 1} running={act.running} failed={act.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={field} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}

function MoveOutDialog({ one, onClose }: Props) {
  const w = t.moveOut
  const [on, setOn] = useState<string | null>(useToday())
  const [reason, setReason] = useState<keyof typeof tenancyEnd.labels>('unknown')
  const [next, setNext] = useState('')
  const moveOut = useCommand('tenancy.moveOut', w.said)
  const submit = async () => {
    const answer = await moveOut.run({ id: one.id, version: one.version, on: on!, reason, nextHome: next.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={w.title} description={one.dwelling} act={w.act} missing={on ? 0 : 1} running={moveOut.running} failed={moveOut.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <DateField label={w.on} value={on} onChange={setOn} missing={!on} />
        <Choice label={w.reason} value={reason} options={tenancyEnd.labels} onChange={setReason} />
      </div>
      <TextInput label={w.next} value={next} onChange={setNext} />
    </FormDialog>
  )
}

function RenewDialog({ one, renewals, onClose }: Props & { renewals: Tenancies['renewals'] }) {
  const w = t.renew
  const [decisionId, setDecision] = useState(renewals[0]?.decisionId ?? '')
  const [months, setMonths] = useState<number | null>(null)
  const renew = useCommand('tenancy.renew', (output: { contractEndsOn: string }) => w.said(dateText(output.contractEndsOn)))
  const submit = async () => {
    const answer = await renew.run({ id: one.id, version: one.version, decisionId, months })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={w.title} description={one.dwelling} act={w.act} missing={decisionId ? 0 : 1} running={renew.running} failed={renew.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={w.decision} value={decisionId} options={Object.fromEntries(renewals.map((row) => [row.decisionId, row.label]))} onChange={setDecision} missing={!decisionId} />
      <NumberInput label={w.months} hint={w.monthsHint} value={months} onChange={setMonths} />
    </FormDialog>
  )
}
