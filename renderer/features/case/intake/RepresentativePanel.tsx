// Who speaks for the applicant: a representative or a guardian, for how long, for what, and whether letters go there.
import { useState } from 'react'
import { dateText } from '../../../../shared/dates.ts'
import { representativeKind } from '../../../../shared/model/codes.ts'
import type { Answer } from '../../../../shared/model/field.ts'
import { MODEL } from '../../../../shared/model/index.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, TextArea, TextInput } from '../../../ui/Field.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { sayValue } from '../../../ui/Stale.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import { newestIntake, type Intake } from './useIntake.ts'

const t = text.intake.representative
const f = MODEL.representative.fields
type Representative = Intake['representatives'][number]
const LINES = ['organisation', 'phone', 'email', 'address'] as const

function RepresentativeDialog({ caseId, given, onClose }: { caseId: string; given: Representative | null; onClose: () => void }) {
  const today = useToday()
  const [opened] = useState(given)
  const [form, setForm] = useState({ kind: opened?.kind ?? 'representative' as Representative['kind'], name: opened?.name ?? '', organisation: opened?.organisation ?? '', phone: opened?.phone ?? '', email: opened?.email ?? '', address: opened?.address ?? '', scope: opened?.scope ?? '', receivesLetters: opened?.receivesLetters ?? 'yes' as Answer, validFrom: (opened?.validFrom ?? today) as string | null, validTo: opened?.validTo ?? null as string | null })
  const set = <K extends keyof typeof form>(key: K) => (value: (typeof form)[K]) => setForm((was) => ({ ...was, [key]: value }))
  const save = useCommand('representative.save', t.said)
  const lacking = { name: form.name.trim().length < 2, from: !form.validFrom, to: form.validTo !== null && form.validFrom !== null && form.validTo < form.validFrom }
  const values = { ...form, validFrom: form.validFrom!, organisation: form.organisation.trim() || null, phone: form.phone.trim() || null, email: form.email.trim() || null, address: form.address.trim() || null, scope: form.scope.trim() || null }
  const submit = async (version = opened?.version ?? null) => {
    const answer = await save.run({ caseId, id: opened?.id ?? null, version, ...values })
    if (answer.ok) onClose()
  }
  const say = (field: string, value: unknown) => sayValue(field === 'kind' ? representativeKind.labels : field === 'receivesLetters' ? answerOptions : field.startsWith('valid') ? 'date' : 'text', value)
  return (
    <FormDialog title={opened ? t.editTitle : t.addTitle} act={t.act} wide missing={Object.values(lacking).filter(Boolean).length} running={save.running} failed={save.failed} written={{ values, say }} onKeep={() => void newestIntake(caseId).then((now) => submit(now.representatives.find((one) => one.id === opened?.id)?.version ?? null))} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice of={f.kind} value={form.kind} onChange={set('kind')} options={representativeKind.labels} />
        <TextInput of={f.name} value={form.name} onChange={set('name')} missing={lacking.name} />
      </div>
      <div className="form-row wide-row">{LINES.map((name) => <TextInput key={name} of={f[name]} value={form[name]} onChange={set(name)} />)}</div>
      <TextArea of={f.scope} value={form.scope} onChange={set('scope')} rows={2} />
      <div className="form-row">
        <Choice of={f.receivesLetters} value={form.receivesLetters} onChange={set('receivesLetters')} options={answerOptions} />
        <DateField of={f.validFrom} value={form.validFrom} onChange={set('validFrom')} missing={lacking.from} />
        <DateField of={f.validTo} value={form.validTo} onChange={set('validTo')} missing={lacking.to} />
      </div>
    </FormDialog>
  )
}

export function RepresentativePanel({ caseId, intake }: { caseId: string; intake: Intake }) {
  const mayWrite = useMay('case.write')
  const [dialog, setDialog] = useState<'new' | string | null>(null)
  const given = intake.representatives.find((one) => one.id === dialog) ?? null
  return (
    <Panel title={t.title} action={mayWrite ? <button type="button" className="plain-link" onClick={() => setDialog('new')}>{t.add}</button> : null}>
      {intake.representatives.length === 0 ? <p className="gate-text quiet">{t.none}</p> : null}
      <ul className="lines">
        {intake.representatives.map((one) => (
          <li key={one.id}>
            <span>
              <strong>{one.name}</strong>, {representativeKind.labels[one.kind].toLowerCase()} {one.inForce ? null : <ToneTag>{t.notInForce}</ToneTag>}
              <span className="small sign-note">{[one.organisation, one.phone, one.email, one.address].filter(Boolean).join(', ')}</span>
              <span className="quiet small sign-note">{[one.scope, t.until(dateText(one.validFrom), one.validTo && dateText(one.validTo)), one.receivesLetters === 'yes' ? t.gets : one.receivesLetters === 'no' ? t.getsNot : null].filter(Boolean).join('. ')}</span>
            </span>
            {mayWrite ? <button type="button" className="plain-link small" aria-label={t.edit(one.name)} onClick={() => setDialog(one.id)}>{text.common.edit}</button> : null}
          </li>
        ))}
      </ul>
      {dialog ? <RepresentativeDialog key={dialog} caseId={caseId} given={given} onClose={() => setDialog(null)} /> : null}
    </Panel>
  )
}
