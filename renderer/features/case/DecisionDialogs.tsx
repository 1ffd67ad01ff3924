// Decisions, consents, and taking back an allocation.
import { Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText } from '../../../shared/dates.ts'
import { consentStatus, decisionKind, decisionOutcome } from '../../../shared/model/codes.ts'
import { TOPIC_LABELS, type Topic } from '../../../shared/model/field.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import type { DialogProps } from './CaseDialogs.tsx'

export function DecideDialog({ page, onClose }: DialogProps) {
  const t = text.case.decide
  const today = useToday()
  const [kind, setKind] = useState<(typeof decisionKind.values)[number]>('municipalDwelling')
  const [outcome, setOutcome] = useState<(typeof decisionOutcome.values)[number]>('granted')
  const [decidedOn, setDecided] = useState<string | null>(today)
  const [notifiedOn, setNotified] = useState<string | null>(today)
  const [legalBasis, setBasis] = useState('')
  const [rationale, setRationale] = useState('')
  const [contractMonths, setMonths] = useState<number | null>(36)
  const decide = useCommand('case.decide', (output: { appealDeadline: string }) => t.said(dateText(output.appealDeadline)))
  const lacks = [!decidedOn, !notifiedOn, legalBasis.trim().length < 2, rationale.trim().length < 3]
  const submit = async () => {
    const answer = await decide.run({ caseId: page.case.id, kind, outcome, decidedOn: decidedOn!, notifiedOn: notifiedOn!, legalBasis, rationale, contractMonths: outcome === 'granted' && kind === 'municipalDwelling' ? contractMonths : null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.title} description={t.final} act={t.act} wide missing={lacks.filter(Boolean).length} running={decide.running} failed={decide.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice label={t.kind} value={kind} onChange={setKind} options={decisionKind.labels} />
        <Choice label={t.outcome} value={outcome} onChange={setOutcome} options={decisionOutcome.labels} />
      </div>
      <div className="form-row">
        <DateField label={t.decidedOn} value={decidedOn} onChange={setDecided} missing={lacks[0]} />
        <DateField label={t.notifiedOn} hint={t.notifiedHint} value={notifiedOn} onChange={setNotified} missing={lacks[1]} />
      </div>
      <TextInput label={t.legalBasis} value={legalBasis} onChange={setBasis} missing={lacks[2]} />
      <TextArea label={t.rationale} value={rationale} onChange={setRationale} rows={5} missing={lacks[3]} />
      {outcome === 'granted' && kind === 'municipalDwelling' ? <NumberInput label={t.months} value={contractMonths} onChange={setMonths} /> : null}
    </FormDialog>
  )
}

export function ConsentDialog({ page, onClose }: DialogProps) {
  const t = text.case.consents
  const { data: settings } = useQuery('settings.get', {})
  const [serviceId, setService] = useState('')
  const [topics, setTopics] = useState<Topic[]>(['housing'])
  const [status, setStatus] = useState<(typeof consentStatus.values)[number]>('given')
  const [validTo, setValidTo] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const save = useCommand('case.setConsent', t.said)
  const submit = async () => {
    const answer = await save.run({ caseId: page.case.id, serviceId, topics, status, validTo, note: note.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.edit} act={t.act} missing={Number(!serviceId) + Number(topics.length === 0)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice label={t.service} value={serviceId} onChange={setService} options={Object.fromEntries((settings?.services ?? []).map((one) => [one.id, one.name]))} missing={!serviceId} />
        <Choice label={t.status} value={status} onChange={setStatus} options={consentStatus.labels} />
      </div>
      <CheckboxGroup size="small" legend={t.topics} value={topics} onChange={(value: Topic[]) => setTopics(value)} className="two-up">
        {Object.entries(TOPIC_LABELS).map(([topic, label]) => <Checkbox key={topic} value={topic}>{label}</Checkbox>)}
      </CheckboxGroup>
      <div className="form-row">
        <DateField label={t.validTo} value={validTo} onChange={setValidTo} />
        <TextInput label={t.note} value={note} onChange={setNote} />
      </div>
    </FormDialog>
  )
}
