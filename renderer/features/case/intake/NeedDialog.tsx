// Change one section of the mapping. Only what was changed is sent, on the version that was seen.
import { Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { needGroup } from '../../../../shared/model/codes.ts'
import { MODEL } from '../../../../shared/model/index.ts'
import type { Input } from '../../../../shared/operations/index.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, NumberInput, TextArea, TextInput } from '../../../ui/Field.tsx'
import { needText, ONLY_WHEN, SECTIONS, type Kind, type NeedField, type Needs, type SectionName } from './needFields.ts'
import { newestIntake, type Intake } from './useIntake.ts'

const t = text.intake.needs

function NeedInput({ name, kind, needs, set }: { name: NeedField; kind: Kind; needs: Needs; set: (value: unknown) => void }) {
  const of = MODEL.needsAssessment.fields[name]
  const value = needs[name]
  if (kind === 'groups') {
    return (
      <CheckboxGroup size="small" legend={of.label} value={needs.needGroups} onChange={set} className="ask-kinds">
        {needGroup.values.map((one) => <Checkbox key={one} value={one}>{needGroup.labels[one]}</Checkbox>)}
      </CheckboxGroup>
    )
  }
  if (name === 'mainNeedGroup') return <Choice of={of} value={String(value ?? '')} onChange={(next: string) => set(next || null)} empty={text.common.noChoice} options={Object.fromEntries(needs.needGroups.map((one) => [one, needGroup.labels[one]]))} />
  if (kind === 'answer') return <Choice of={of} value={String(value) as 'yes'} onChange={set} options={answerOptions} />
  if (kind === 'date') return <DateField of={of} value={value as string | null} onChange={set} />
  if (kind === 'kroner') return <NumberInput of={of} value={value === null ? null : Math.round(Number(value) / 100)} onChange={(next) => set(next === null ? null : next * 100)} />
  if (typeof kind === 'object') return <Choice of={of} value={String(value)} onChange={set} options={kind} />
  const Control = kind === 'lines' ? TextArea : TextInput
  return <Control of={of} value={String(value ?? '')} onChange={set} />
}

const same = (a: unknown, b: unknown) => JSON.stringify(a === '' ? null : a) === JSON.stringify(b === '' ? null : b)

export function NeedDialog({ caseId, intake, section, onClose }: { caseId: string; intake: Intake; section: SectionName; onClose: () => void }) {
  const [opened] = useState(intake.needs)
  const [needs, setNeeds] = useState(intake.needs)
  const save = useCommand('needs.save', t.said)
  const fields = SECTIONS[section]
  const set = (name: NeedField) => (value: unknown) => setNeeds((was) => {
    const next = { ...was, [name]: value }
    // The main group is one of the chosen.
    return next.mainNeedGroup && !next.needGroups.includes(next.mainNeedGroup) ? { ...next, mainNeedGroup: null } : next
  })
  const patch = Object.fromEntries(fields.map(([name]) => name).filter((name) => !same(needs[name], opened[name])).map((name) => [name, needs[name] === '' ? null : needs[name]])) as Input<'needs.save'>['patch']
  const submit = async (version: number | null) => {
    if (Object.keys(patch).length === 0) return onClose()
    const answer = await save.run({ caseId, version, patch })
    if (answer.ok) onClose()
  }
  const say = (field: string, value: unknown) => needText(fields.find(([name]) => name === field)?.[1] ?? 'line', field === 'needGroups' && typeof value === 'string' ? JSON.parse(value) : value) ?? text.common.stale.empty
  const shown = fields.filter(([name]) => ONLY_WHEN[name]?.(needs, intake) ?? true)
  const wide = (kind: Kind) => kind === 'lines' || kind === 'groups'
  return (
    <FormDialog title={t.edit(t[section])} act={text.common.save} wide running={save.running} failed={save.failed} written={{ values: patch, say }} onKeep={() => void newestIntake(caseId).then((now) => submit(now.needs.version))} onSubmit={() => void submit(opened.version)} onClose={onClose}>
      <div className="form-row need-form">
        {shown.map(([name, kind]) => <div key={name} data-wide={wide(kind) || undefined}><NeedInput name={name} kind={kind} needs={needs} set={set(name)} /></div>)}
      </div>
    </FormDialog>
  )
}
