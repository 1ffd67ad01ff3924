// The municipality's own starts for plans: areas to ask about, measures to suggest, how often. No goals: those are the person's own words.
import { Button, Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import type { TemplateDefinition } from '../../../shared/domain/plan-template.ts'
import { lifeDomain, templateStatus } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog, ShowDialog } from '../../ui/Dialogs.tsx'
import { Choice, NumberInput, TextInput } from '../../ui/Field.tsx'
import { ToneTag } from '../../ui/small.tsx'

const t = text.followup
const d = t.templateDialog
type Template = Output<'template.list'>[number]
type Domain = TemplateDefinition['domains'][number]
type Row = { domain: Domain; text: string; frequency: string | null }
const EMPTY: Row = { domain: 'home', text: '', frequency: null }

function MeasureRows({ rows, onChange }: { rows: readonly Row[]; onChange: (rows: Row[]) => void }) {
  const set = (at: number, patch: Partial<Row>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...patch } : row)))
  return (
    <fieldset className="mastery-fields">
      <legend className="aksel-label aksel-label--small">{d.measures}</legend>
      {rows.map((row, i) => (
        <div key={i} className="form-row">
          <TextInput label={d.measureText(i + 1)} value={row.text} onChange={(words) => set(i, { text: words.slice(0, 300) })} />
          <Choice label={d.measureDomain(i + 1)} value={row.domain} options={lifeDomain.labels} onChange={(domain) => set(i, { domain })} />
          <TextInput label={d.measureHow(i + 1)} value={row.frequency ?? ''} onChange={(frequency) => set(i, { frequency: frequency.slice(0, 100) || null })} />
        </div>
      ))}
      <p className="plan-none"><Button type="button" size="small" variant="tertiary" onClick={() => onChange([...rows, EMPTY])}>{d.addMeasure}</Button></p>
    </fieldset>
  )
}

function TemplateForm({ template, onClose }: { template: Template | null; onClose: () => void }) {
  const was = template?.definition
  const [form, setForm] = useState({ name: template?.name ?? '', active: template?.status !== 'ended', domains: was?.domains ?? ([] as Domain[]), contact: was?.contactEveryDays ?? null, review: was?.reviewEveryMonths ?? null, measures: was?.measures.length ? was.measures : [EMPTY] })
  const change = (patch: Partial<typeof form>) => setForm((before) => ({ ...before, ...patch }))
  const save = useCommand('template.save', d.said)
  const wrong = (value: number | null, most: number) => value !== null && (value < 1 || value > most)
  const missing = Number(form.name.trim().length < 2) + Number(wrong(form.contact, 366)) + Number(wrong(form.review, 36))
  const submit = async () => {
    const answer = await save.run({ id: template?.id ?? null, version: template?.version ?? null, name: form.name.trim(), status: form.active ? 'active' : 'ended', definition: { domains: form.domains, contactEveryDays: form.contact, reviewEveryMonths: form.review, measures: form.measures.filter((one) => one.text.trim().length > 1) } })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog wide title={template ? d.edit(template.name) : d.add} description={d.body} act={d.act} missing={missing} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={d.name} value={form.name} onChange={(name) => change({ name: name.slice(0, 80) })} missing={form.name.trim().length < 2} />
      <CheckboxGroup size="small" legend={d.domains} value={form.domains} onChange={(domains: Domain[]) => change({ domains })} className="day-boxes">
        {lifeDomain.values.map((one) => <Checkbox key={one} value={one}>{lifeDomain.labels[one]}</Checkbox>)}
      </CheckboxGroup>
      <div className="form-row">
        <NumberInput label={d.contact} value={form.contact} onChange={(contact) => change({ contact })} missing={wrong(form.contact, 366)} />
        <NumberInput label={d.review} value={form.review} onChange={(review) => change({ review })} missing={wrong(form.review, 36)} />
      </div>
      <MeasureRows rows={form.measures} onChange={(measures) => change({ measures })} />
      <Checkbox size="small" checked={form.active} onChange={(event) => change({ active: event.target.checked })}>{d.active}</Checkbox>
    </FormDialog>
  )
}

export function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const { data } = useQuery('template.list', {})
  const mayEdit = useMay('settings.write')
  const [editing, setEditing] = useState<Template | null | 'none'>('none')
  if (editing !== 'none') return <TemplateForm template={editing} onClose={() => setEditing('none')} />
  return (
    <ShowDialog title={d.title} description={d.body} onClose={onClose} footer={<><Button size="small" variant="secondary" data-color="neutral" onClick={onClose}>{d.close}</Button>{mayEdit ? <Button size="small" onClick={() => setEditing(null)}>{d.add}</Button> : null}</>}>
      {data?.length === 0 ? <p className="plan-none">{d.none}</p> : null}
      <ul className="lines">
        {(data ?? []).map((one) => (
          <li key={one.id}>
            <span>{mayEdit ? <button type="button" className="name-button" aria-label={d.edit(one.name)} onClick={() => setEditing(one)}><strong>{one.name}</strong></button> : <strong>{one.name}</strong>} <span className="quiet">{one.definition.domains.map((domain) => lifeDomain.labels[domain]).join(', ')}</span></span>
            <span className="quiet small">{d.plans(one.plans)} {one.status === 'ended' ? <ToneTag>{templateStatus.labels.ended}</ToneTag> : null}</span>
          </li>
        ))}
      </ul>
      {mayEdit ? null : <p className="form-note">{d.mayNot}</p>}
    </ShowDialog>
  )
}
