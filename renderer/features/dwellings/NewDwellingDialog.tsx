// A dwelling, or several in one building, into the register.
import { useState } from 'react'
import { disposalForm, dwellingKind } from '../../../shared/model/codes.ts'
import type { Answer } from '../../../shared/model/field.ts'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, NumberInput, TextInput } from '../../ui/Field.tsx'

const t = text.dwellings.create

export function NewDwellingDialog({ onClose }: { onClose: () => void }) {
  const create = useCommand('dwelling.create', (output: { ids: string[] }) => t.said(output.ids.length))
  const [form, setForm] = useState({ address: '', units: '', area: '', kind: 'rental' as (typeof dwellingKind.values)[number], disposalForm: 'owned' as (typeof disposalForm.values)[number], rooms: null as number | null, bedrooms: null as number | null, usableArea: null as number | null, floor: null as number | null, rent: null as number | null, lift: 'unknown' as Answer, stepFree: 'unknown' as Answer, vacantFrom: null as string | null })
  const set = <K extends keyof typeof form>(key: K) => (value: (typeof form)[K]) => setForm((was) => ({ ...was, [key]: value }))
  const lacking = form.address.trim().length < 2
  const submit = async () => {
    const { units, rent, area, ...rest } = form
    const answer = await create.run({ ...rest, area: area.trim() || null, rent: rent === null ? null : rent * 100, unitNumbers: units.split(/[\s,;]+/).filter(Boolean) })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.title} act={t.act} wide missing={Number(lacking)} running={create.running} failed={create.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <TextInput label={t.address} value={form.address} onChange={set('address')} missing={lacking} />
        <TextInput label={t.area} value={form.area} onChange={set('area')} />
      </div>
      <TextInput label={t.units} hint={t.unitsHint} value={form.units} onChange={set('units')} />
      <div className="form-row">
        <Choice label={t.kind} value={form.kind} onChange={set('kind')} options={dwellingKind.labels} />
        <Choice label={t.form} value={form.disposalForm} onChange={set('disposalForm')} options={disposalForm.labels} />
        <NumberInput label={t.rent} value={form.rent} onChange={set('rent')} />
      </div>
      <div className="form-row">
        <NumberInput label={t.rooms} value={form.rooms} onChange={set('rooms')} />
        <NumberInput label={t.bedrooms} value={form.bedrooms} onChange={set('bedrooms')} />
        <NumberInput label={t.usableArea} value={form.usableArea} onChange={set('usableArea')} />
        <NumberInput label={t.floor} value={form.floor} onChange={set('floor')} />
      </div>
      <div className="form-row">
        <Choice label={t.lift} value={form.lift} onChange={set('lift')} options={answerOptions} />
        <Choice label={t.stepFree} value={form.stepFree} onChange={set('stepFree')} options={answerOptions} />
        <DateField label={t.vacantFrom} value={form.vacantFrom} onChange={set('vacantFrom')} />
      </div>
    </FormDialog>
  )
}
