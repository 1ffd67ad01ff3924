// The requirements on the dwelling: change how important each is, take one away, add one.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { requirementKind, requirementLevel, type RequirementKind } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { Choice, TextInput } from '../../ui/Field.tsx'
import { RequirementIcon } from '../../ui/RequirementIcon.tsx'
import { Failed } from '../../ui/states.tsx'
import type { DialogProps } from './CaseDialogs.tsx'

const t = text.case.must
type Level = (typeof requirementLevel.values)[number]

function AddRequirement({ caseId, taken }: { caseId: string; taken: readonly RequirementKind[] }) {
  const today = useToday()
  const [kind, setKind] = useState<RequirementKind | ''>('')
  const [level, setLevel] = useState<Level>('must')
  const [value, setValue] = useState('')
  const [source, setSource] = useState('')
  const save = useCommand('case.setRequirement', t.said)
  const left = Object.fromEntries(Object.entries(requirementKind.labels).filter(([one]) => !taken.includes(one as RequirementKind))) as Partial<Record<RequirementKind, string>>
  const valueLabel = kind ? t.valueHint[kind] : undefined
  const add = async () => {
    if (!kind) return
    const answer = await save.run({ caseId, kind, level, value: value.trim() || null, source: source.trim() || null, statedOn: today })
    if (!answer.ok) return
    setKind('')
    setValue('')
  }
  return (
    <div className="form">
      <h2 className="section-title">{t.add}</h2>
      <div className="form-row">
        <Choice label={t.kind} value={kind} onChange={setKind} options={left} />
        <Choice label={t.level} value={level} onChange={setLevel} options={requirementLevel.labels} />
        {valueLabel ? <TextInput label={valueLabel} value={value} onChange={setValue} /> : null}
        <TextInput label={t.source} hint={t.sourceHint} value={source} onChange={setSource} />
      </div>
      <Failed error={save.failed} />
      <div className="gate-acts">
        <Button size="small" variant="secondary" aria-disabled={!kind || undefined} onClick={() => void add()}>{t.add}</Button>
      </div>
    </div>
  )
}

export function RequirementsDialog({ page, onClose }: DialogProps) {
  const today = useToday()
  const save = useCommand('case.setRequirement', t.said)
  const drop = useCommand('case.setRequirement', t.dropped)
  const base = (one: (typeof page.requirements)[number]) => ({ caseId: page.case.id, id: one.id, version: one.version, kind: one.kind, value: one.value, source: one.source, statedOn: one.statedOn ?? today })
  return (
    <ShowDialog title={t.dialog} description={t.detail} wide onClose={onClose} footer={<Button size="small" onClick={onClose}>{text.common.close}</Button>}>
      <ul className="lines requirement-edit">
        {page.requirements.map((one) => (
          <li key={one.id}>
            <RequirementIcon kind={one.kind} />
            <span className="grow">{one.label}</span>
            <select className="small-select" aria-label={`${t.level}: ${one.label}`} value={one.level} onChange={(event) => void save.run({ ...base(one), level: event.target.value as Level })}>
              {requirementLevel.values.map((level) => <option key={level} value={level}>{requirementLevel.labels[level]}</option>)}
            </select>
            <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={`${t.drop}: ${one.label}`} onClick={() => void drop.run({ ...base(one), level: 'dropped' })}>{t.drop}</Button>
          </li>
        ))}
      </ul>
      <Failed error={save.failed ?? drop.failed} />
      <AddRequirement caseId={page.case.id} taken={page.requirements.map((one) => one.kind)} />
    </ShowDialog>
  )
}
