// What a person says of a condition or of the urgency, always with a written reason.
import { Radio, RadioGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { criterionOutcome } from '../../../../shared/model/codes.ts'
import type { AssessmentView, CriterionRow } from '../../../../shared/operations/assessment.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, TextArea } from '../../../ui/Field.tsx'

const t = text.assessment
const FEWEST = 3 // letters in a reason

export type AssessmentDialog = { kind: 'judge' | 'except'; row: CriterionRow } | { kind: 'urgency' } | { kind: 'reopen' }
interface Props { view: AssessmentView; caseId: string; onClose: () => void }

const isShort = (reason: string) => reason.trim().length < FEWEST

function JudgeDialog({ row, excepted, view, caseId, onClose }: Props & { row: CriterionRow; excepted: boolean }) {
  const [outcome, setOutcome] = useState<'met' | 'notMet' | null>(excepted ? 'met' : (row.person && !row.person.excepted ? row.person.outcome : null))
  const [reason, setReason] = useState(row.person?.reason ?? '')
  const judge = useCommand('assessment.judge', excepted ? t.exceptSaid : t.said)
  const submit = async () => {
    const answer = await judge.run({ caseId, applicationId: view.application!.id, criterionKey: row.key, outcome, reason, excepted })
    if (answer.ok) onClose()
  }
  const noOutcome = outcome === null
  return (
    <FormDialog title={excepted ? t.exceptTitle : t.judgeTitle} description={`${row.text} (${row.reference})`} act={excepted ? t.exceptAct : t.save} missing={Number(noOutcome) + Number(isShort(reason))} running={judge.running} failed={judge.failed} onSubmit={() => void submit()} onClose={onClose}>
      <p className="form-note">{t.machine}: {criterionOutcome.labels[row.machine.outcome].toLowerCase()}. {row.machine.reason}</p>
      {excepted ? <p className="gate-text">{t.exceptNote}</p> : (
        <div data-missing={noOutcome}>
          <RadioGroup size="small" legend={t.outcome} value={outcome ?? ''} onChange={setOutcome}>
            <Radio value="met">{t.met}</Radio>
            <Radio value="notMet">{t.notMet}</Radio>
          </RadioGroup>
        </div>
      )}
      <TextArea label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} rows={3} missing={isShort(reason)} />
    </FormDialog>
  )
}

function UrgencyDialog({ view, caseId, onClose }: Props) {
  const { urgency } = view
  const [chosen, setChosen] = useState(urgency.override?.key ?? '')
  const [reason, setReason] = useState(urgency.override?.reason ?? '')
  const set = useCommand('assessment.setUrgency', t.setSaid)
  const submit = async () => {
    const answer = await set.run({ caseId, applicationId: view.application!.id, urgency: chosen, reason })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.setTitle} description={t.setNote(urgency.label.toLowerCase())} act={t.setAct} missing={Number(chosen === '') + Number(isShort(reason))} running={set.running} failed={set.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.setClass} value={chosen} onChange={setChosen} missing={chosen === ''} options={Object.fromEntries(urgency.classes.map((one) => [one.key, one.label]))} />
      <TextArea label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} rows={3} missing={isShort(reason)} />
    </FormDialog>
  )
}

function ReopenDialog({ view, caseId, onClose }: Props) {
  const [reason, setReason] = useState('')
  const reopen = useCommand('assessment.reopen', t.reopenSaid)
  const submit = async () => {
    const answer = await reopen.run({ caseId, applicationId: view.application!.id, reason })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.reopenTitle} act={t.reopen} missing={Number(isShort(reason))} running={reopen.running} failed={reopen.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.reopenReason} value={reason} onChange={setReason} rows={3} missing={isShort(reason)} />
    </FormDialog>
  )
}

export function AssessmentDialogs({ dialog, ...props }: Props & { dialog: AssessmentDialog }) {
  if (dialog.kind === 'urgency') return <UrgencyDialog {...props} />
  if (dialog.kind === 'reopen') return <ReopenDialog {...props} />
  return <JudgeDialog {...props} row={dialog.row} excepted={dialog.kind === 'except'} />
}
