// Allocate a dwelling at once. Not undoable, so it says what will happen, and where the follow-up plan is afterwards. The meeting uses it too.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { dateText, plusDays } from '../../shared/dates.ts'
import type { Output } from '../../shared/operations/index.ts'
import { useCommand } from '../data/useCommand.ts'
import { useToday } from '../state/session.ts'
import { text } from '../text.ts'
import { FormDialog, ShowDialog } from '../ui/Dialogs.tsx'
import { DateField, NumberInput, TextArea } from '../ui/Field.tsx'

const t = text.allocation.allocate

interface AllocateProps {
  dwellingId: string
  dwelling: string
  caseId: string
  name: string
  availableOn?: string | null
  /** the team's decision, when it took one */
  meetingDecisionId?: string | null
  /** a written reason is asked for: not number 1, or a criterion not met or not known */
  needsReason: boolean
  startReason?: string
  onClose: () => void
  /** the dwelling is given, and what was shown about it is over: called when the answer has been read */
  onDone?: () => void
}

function Done({ result, props }: { result: Output<'dwelling.allocate'>; props: AllocateProps }) {
  const [, navigate] = useLocation()
  const close = () => {
    props.onClose()
    props.onDone?.()
  }
  return (
    <ShowDialog title={t.done(props.dwelling, props.name)} onClose={close} footer={<><Button size="small" variant="secondary" data-color="neutral" onClick={close}>{text.common.close}</Button><Button size="small" onClick={() => navigate(`/plan/${result.planId}`)}>{t.toPlan}</Button></>}>
      <p>{t.doneBody(result.contractEndsOn ? dateText(result.contractEndsOn) : null)}</p>
    </ShowDialog>
  )
}

export function AllocateDialog(props: AllocateProps) {
  const today = useToday()
  const [startsOn, setStartsOn] = useState<string | null>(props.availableOn && props.availableOn > today ? props.availableOn : today)
  const [months, setMonths] = useState<number | null>(null)
  const [answerBy, setAnswerBy] = useState<string | null>(plusDays(today, 7))
  const [rationale, setRationale] = useState(props.startReason ?? '')
  const [done, setDone] = useState<Output<'dwelling.allocate'> | null>(null)
  const allocate = useCommand('dwelling.allocate', t.done(props.dwelling, props.name))
  if (done) return <Done result={done} props={props} />
  const lacksReason = props.needsReason && rationale.trim().length < 3
  const submit = async () => {
    const answer = await allocate.run({ dwellingId: props.dwellingId, caseId: props.caseId, meetingDecisionId: props.meetingDecisionId ?? null, rationale: rationale.trim() || null, startsOn: startsOn!, contractMonths: months || null, answerBy })
    if (answer.ok) setDone(answer.value)
  }
  return (
    <FormDialog title={t.title(props.dwelling)} description={t.body(props.name)} act={t.act} missing={Number(!startsOn) + Number(lacksReason)} running={allocate.running} failed={allocate.failed} onSubmit={() => void submit()} onClose={props.onClose}>
      <div className="form-row">
        <DateField label={t.starts} value={startsOn} onChange={setStartsOn} missing={!startsOn} />
        <DateField label={t.answerBy} value={answerBy} onChange={setAnswerBy} />
      </div>
      <NumberInput label={t.months} hint={t.monthsHint} value={months} onChange={setMonths} />
      <TextArea label={t.rationale} hint={props.needsReason ? t.rationaleMust : t.rationaleMay} value={rationale} onChange={setRationale} rows={3} maxLength={5000} missing={lacksReason} />
    </FormDialog>
  )
}
