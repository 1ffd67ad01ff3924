// Ordering dwellings from unmet need, and saying how it went.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { ACCESS, bedroomLabel, type Access } from '../../../shared/domain/stock.ts'
import { needGroup, orderKind } from '../../../shared/model/codes.ts'
import type { Input, Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'

const t = text.stock
const d = t.orderDialog
const a = t.answerDialog
export type Order = Output<'purchase.list'>['orders'][number]
export type Start = Partial<Input<'purchase.create'>>
const ROWS = Object.fromEntries([0, 1, 2, 3, 4].map((row) => [String(row), bedroomLabel(row)]))

export function OrderDialog({ start, onClose }: { start: Start; onClose: () => void }) {
  const [kind, setKind] = useState<NonNullable<Start['kind']> | ''>(start.kind ?? '')
  const [title, setTitle] = useState(start.title ?? '')
  const [dwellings, setDwellings] = useState<number | null>(start.dwellings ?? 1)
  const [bedrooms, setBedrooms] = useState(start.bedrooms === null || start.bedrooms === undefined ? '' : String(start.bedrooms))
  const [access, setAccess] = useState<Access | ''>(start.access ?? '')
  const [area, setArea] = useState(start.area ?? '')
  const [group, setGroup] = useState<NonNullable<Start['needGroup']> | ''>(start.needGroup ?? '')
  const [reason, setReason] = useState(start.reason ?? '')
  const make = useCommand('purchase.create', (made: Output<'purchase.create'>) => d.said(made.waitingCount))
  const lacks = [kind === '', title.trim().length < 2, !dwellings].filter(Boolean).length
  const submit = async () => {
    if (kind === '' || !dwellings) return
    const answer = await make.run({ kind, title, dwellings, bedrooms: bedrooms === '' ? null : Number(bedrooms), access: access || null, area: area.trim() || null, needGroup: group || null, reason: reason.trim() || null, teamDecisionId: start.teamDecisionId ?? null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={d.title} act={d.act} missing={lacks} running={make.running} failed={make.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={d.kind} value={kind} options={orderKind.labels} empty={text.common.choose} onChange={setKind} missing={kind === ''} />
      <TextInput label={d.what} value={title} onChange={setTitle} missing={title.trim().length < 2} />
      <NumberInput label={d.dwellings} value={dwellings} onChange={setDwellings} missing={!dwellings} />
      <Choice label={d.bedrooms} value={bedrooms} options={ROWS} empty={d.any} onChange={setBedrooms} />
      <Choice label={d.access} value={access} options={ACCESS} empty={d.any} onChange={setAccess} />
      <TextInput label={d.area} value={area} onChange={setArea} />
      <Choice label={d.group} value={group} options={needGroup.labels} empty={d.any} onChange={setGroup} />
      <TextArea label={d.reason} hint={d.reasonHint} value={reason} onChange={setReason} maxLength={2000} />
    </FormDialog>
  )
}

/** Dwellings found by typing and added one by one. */
function ChooseDwellings({ chosen, onChange }: { chosen: readonly { id: string; title: string }[]; onChange: (chosen: { id: string; title: string }[]) => void }) {
  const [typed, setTyped] = useState('')
  const asked = useQuery('search', { text: typed, limit: 12 }, { enabled: typed.trim().length > 1, keep: true })
  const hits = typed.trim().length > 1 ? (asked.data?.hits ?? []).filter((one) => one.kind === 'dwelling' && !chosen.some((own) => own.id === one.id)) : []
  return (
    <fieldset className="rates-table" data-missing={chosen.length === 0}>
      <legend>{a.which}</legend>
      {chosen.map((one) => <span key={one.id}>{one.title} <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" aria-label={a.remove(one.title)} onClick={() => onChange(chosen.filter((own) => own.id !== one.id))}>{text.common.remove}</Button></span>)}
      <TextInput label={a.find} value={typed} onChange={setTyped} />
      {hits.map((one) => <Button key={one.id} type="button" size="xsmall" variant="secondary" onClick={() => { onChange([...chosen, { id: one.id, title: one.title }]); setTyped('') }}>{a.add(one.title)}</Button>)}
    </fieldset>
  )
}

export function AnswerDialog({ order, status, onClose }: { order: Order; status: Exclude<Order['status'], 'draft'>; onClose: () => void }) {
  const [by, setBy] = useState('')
  const [note, setNote] = useState('')
  const [chosen, setChosen] = useState<{ id: string; title: string }[]>([])
  const save = useCommand('purchase.answer', a.said)
  const isAnswer = status === 'approved' || status === 'rejected'
  const lacks = [isAnswer && !by.trim(), status === 'rejected' && !note.trim(), status === 'filled' && chosen.length === 0].filter(Boolean).length
  const submit = async () => {
    if ((await save.run({ id: order.id, version: order.version, status, answeredBy: by.trim() || null, note: note.trim() || null, dwellingIds: chosen.map((one) => one.id) })).ok) onClose()
  }
  return (
    <FormDialog title={a.title(t.acts[status], order.title)} act={a.act} missing={lacks} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      {isAnswer ? <TextInput label={a.by} value={by} onChange={setBy} missing={!by.trim()} /> : null}
      {status === 'filled' ? <ChooseDwellings chosen={chosen} onChange={setChosen} /> : null}
      <TextArea label={a.note} value={note} onChange={setNote} missing={status === 'rejected' && !note.trim()} maxLength={2000} />
    </FormDialog>
  )
}
