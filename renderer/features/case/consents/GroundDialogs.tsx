// Another ground than consent, its end, and the form for paper.
import { Radio, RadioGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { letterLanguage } from '../../../../shared/model/codes.ts'
import type { ShareEntry } from '../../../../shared/operations/consent.ts'
import { saveFile } from '../../../data/files.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, TextArea, TextInput } from '../../../ui/Field.tsx'
import type { ShareDialogProps } from './ConsentDialogs.tsx'
import { Effect, lacksOfChoice, NO_CHOICE, saidChanges, ShareFields, type ShareChoice } from './shareFields.tsx'

const t = text.consents
const OTHER = 'other'

export function GroundDialog({ caseId, register, onClose }: ShareDialogProps) {
  const today = useToday()
  const [choice, setChoice] = useState<ShareChoice>(NO_CHOICE)
  const [provision, setProvision] = useState('')
  const [written, setWritten] = useState('')
  const [reason, setReason] = useState('')
  const [validFrom, setFrom] = useState<string | null>(today)
  const [validTo, setTo] = useState<string | null>(null)
  const save = useCommand('ground.record', saidChanges)
  const reference = provision === OTHER ? written.trim() : provision
  const lacks = { provision: provision === '', written: provision === OTHER && reference.length < 3, reason: reason.trim().length < 5, from: !validFrom }
  const missing = lacksOfChoice(choice) + Object.values(lacks).filter(Boolean).length
  const submit = async () => {
    const answer = await save.run({ caseId, ...choice, reference, reason: reason.trim(), validFrom: validFrom!, validTo })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.ground.title} description={t.ground.body} act={t.ground.act} wide missing={missing} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <ShareFields register={register} value={choice} onChange={setChoice} />
      <Effect ready={lacksOfChoice(choice) === 0 && !lacks.from} ask={{ caseId, says: 'ground', ...choice, validFrom, validTo }} />
      <Choice label={t.ground.reference} hint={register.provisions.find((one) => one.reference === provision)?.about} value={provision} onChange={setProvision} options={{ ...Object.fromEntries(register.provisions.map((one) => [one.reference, one.reference])), [OTHER]: t.ground.other }} missing={lacks.provision} />
      {provision === OTHER ? <TextInput label={t.ground.text} hint={t.ground.textHint} value={written} onChange={setWritten} missing={lacks.written} /> : null}
      <TextArea label={t.ground.reason} value={reason} onChange={setReason} rows={2} maxLength={5000} missing={lacks.reason} />
      <div className="form-row">
        <DateField label={t.field.validFrom} value={validFrom} onChange={setFrom} missing={lacks.from} />
        <DateField label={t.field.validTo} value={validTo} onChange={setTo} />
      </div>
    </FormDialog>
  )
}

export function EndGroundDialog({ entry, onClose }: { entry: ShareEntry; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [on, setOn] = useState<string | null>(useToday())
  const end = useCommand('ground.end', saidChanges)
  const lacks = [reason.trim().length < 3, !on]
  const submit = async () => {
    const answer = await end.run({ id: entry.id, version: entry.version, on: on!, reason: reason.trim() })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.end.title(entry.service)} description={entry.reference ?? undefined} act={t.end.act} missing={lacks.filter(Boolean).length} running={end.running} failed={end.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.end.reason} value={reason} onChange={setReason} rows={2} maxLength={300} missing={lacks[0]} />
      <DateField label={t.end.on} value={on} onChange={setOn} missing={lacks[1]} />
    </FormDialog>
  )
}

export function PrintDialog({ caseId, register, onClose }: ShareDialogProps) {
  const [blank, setBlank] = useState<'filled' | 'blank'>('filled')
  const [choice, setChoice] = useState<ShareChoice>({ ...NO_CHOICE, serviceIds: register.matrix.filter((one) => one.standing && !register.entries.some((said) => said.serviceId === one.serviceId && said.status === 'refused')).map((one) => one.serviceId) })
  const [language, setLanguage] = useState<(typeof letterLanguage.values)[number]>('nb')
  const [validTo, setTo] = useState<string | null>(null)
  const make = useCommand('export.consentForm', (file: { fileName: string }) => t.print.said(file.fileName))
  const submit = async () => {
    const answer = await make.run({ caseId, language, ...choice, validTo, blank: blank === 'blank' })
    if (!answer.ok) return
    onClose()
    void saveFile(answer.value)
  }
  return (
    <FormDialog title={t.print.title} description={blank === 'filled' ? t.print.hint : undefined} act={t.print.act} wide={blank === 'filled'} running={make.running} failed={make.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <RadioGroup size="small" legend={t.print.which} value={blank} onChange={(value) => setBlank(value as 'filled' | 'blank')}>
          <Radio value="filled">{t.print.filled}</Radio>
          <Radio value="blank">{t.print.blank}</Radio>
        </RadioGroup>
        <Choice label={t.print.language} value={language} onChange={setLanguage} options={letterLanguage.labels} />
      </div>
      {blank === 'filled' ? <><ShareFields register={register} value={choice} onChange={setChoice} optional /><DateField label={t.field.validTo} value={validTo} onChange={setTo} /></> : null}
    </FormDialog>
  )
}
