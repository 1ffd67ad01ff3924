// Change a dwelling's facts, or set it empty, under repair or out of use.
import { useState } from 'react'
import { disposalForm, dwellingKind, voidKind, voidReason } from '../../../shared/model/codes.ts'
import { MODEL } from '../../../shared/model/index.ts'
import type { EDITABLE_DWELLING_FIELDS } from '../../../shared/operations/homes.ts'
import { client } from '../../data/client.ts'
import { useCommand } from '../../data/useCommand.ts'
import { question } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import { sayValue } from '../../ui/Stale.tsx'
import type { DwellingDetail } from './DwellingSide.tsx'

type FieldName = (typeof EDITABLE_DWELLING_FIELDS)[number]
type Scalar = string | number | null
const fields = MODEL.dwelling.fields
const ANSWERS = ['stepFree', 'wheelchair', 'showerNoThreshold', 'ownEntrance', 'petsAllowed', 'quiet'] as const
const NUMBERS = ['rooms', 'bedrooms', 'usableArea', 'floor'] as const
const MONEY = ['rent', 'runningCost'] as const

function sayField(field: string, value: unknown): string {
  const labels: Record<string, Readonly<Record<string, string>>> = { kind: dwellingKind.labels, disposalForm: disposalForm.labels }
  if ((MONEY as readonly string[]).includes(field)) return sayValue('kroner', value)
  return sayValue((ANSWERS as readonly string[]).includes(field) ? (answerOptions as Record<string, string>) : (labels[field] ?? 'text'), value)
}

export function EditDwellingDialog({ page, onClose }: { page: DwellingDetail; onClose: () => void }) {
  const [d] = useState(page.dwelling) // as it was when the dialog opened
  const start = d as unknown as Record<FieldName, Scalar>
  const [patch, setPatch] = useState<Partial<Record<FieldName, Scalar>>>({})
  const save = useCommand('dwelling.update', text.dwellings.edit.said)
  const value = (name: FieldName) => (name in patch ? (patch[name] ?? null) : start[name])
  const set = (name: FieldName) => (next: Scalar) => setPatch((was) => ({ ...was, [name]: next === '' ? null : next }))
  const changed = Object.fromEntries(Object.entries(patch).filter(([name, next]) => next !== start[name as FieldName]))
  const submit = async (version: number) => {
    if (Object.keys(changed).length === 0) return onClose()
    const answer = await save.run({ id: d.id, version, patch: changed })
    if (answer.ok) onClose()
  }
  const keep = () => client.fetchQuery({ ...question('dwelling.get', { id: d.id }), staleTime: 0 }).then((now) => now.dwelling.version, () => d.version).then(submit)
  return (
    <FormDialog title={text.dwellings.edit.title} act={text.common.save} wide running={save.running} failed={save.failed} written={{ values: changed, say: sayField }} onKeep={() => void keep()} onSubmit={() => void submit(d.version)} onClose={onClose}>
      <div className="form-row">
        <TextInput of={fields.unitNumber} value={String(value('unitNumber') ?? '')} onChange={set('unitNumber')} />
        <Choice of={fields.kind} value={String(value('kind'))} onChange={set('kind')} options={dwellingKind.labels} />
        <Choice of={fields.disposalForm} value={String(value('disposalForm'))} onChange={set('disposalForm')} options={disposalForm.labels} />
      </div>
      <div className="form-row">
        {NUMBERS.map((name) => <NumberInput key={name} of={fields[name]} value={value(name) as number | null} onChange={set(name)} />)}
      </div>
      <div className="form-row">
        {MONEY.map((name) => <NumberInput key={name} of={fields[name]} value={value(name) === null ? null : Number(value(name)) / 100} onChange={(next) => set(name)(next === null ? null : next * 100)} />)}
      </div>
      <div className="form-row">
        {ANSWERS.map((name) => <Choice key={name} of={fields[name]} value={String(value(name))} onChange={set(name)} options={answerOptions as Record<string, string>} />)}
      </div>
      <TextArea of={fields.note} value={String(value('note') ?? '')} onChange={set('note')} rows={2} />
    </FormDialog>
  )
}

export function VoidDialog({ page, onClose }: { page: DwellingDetail; onClose: () => void }) {
  const t = text.dwellings.setVoid
  const today = useToday()
  const [kind, setKind] = useState<(typeof voidKind.values)[number]>('void')
  const [reason, setReason] = useState<(typeof voidReason.values)[number]>('cleaning')
  const [startsOn, setFrom] = useState<string | null>(today)
  const [endsOn, setTo] = useState<string | null>(null)
  const [availableOn, setAvailable] = useState<string | null>(null)
  const save = useCommand('dwelling.setVoid', t.said)
  const submit = async () => {
    const answer = await save.run({ id: page.dwelling.id, version: page.dwelling.version, kind, reason, startsOn: startsOn!, endsOn, availableOn })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.title} description={page.dwelling.label} act={t.act} missing={Number(!startsOn)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice label={t.kind} value={kind} onChange={setKind} options={voidKind.labels} />
        <Choice label={t.reason} value={reason} onChange={setReason} options={voidReason.labels} />
      </div>
      <div className="form-row">
        <DateField label={t.from} value={startsOn} onChange={setFrom} missing={!startsOn} />
        <DateField label={t.to} value={endsOn} onChange={setTo} />
        <DateField label={t.available} value={availableOn} onChange={setAvailable} />
      </div>
    </FormDialog>
  )
}
