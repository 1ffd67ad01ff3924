// A decision made elsewhere, registered here.
import { useState } from 'react'
import { dateText } from '../../../shared/dates.ts'
import { decisionKind, decisionOutcome } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
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
