// What is done with a decision: made, checked by a second person, undone the same day, corrected by a new one.
import { Radio, RadioGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText } from '../../../../shared/dates.ts'
import { decisionKind, decisionOutcome } from '../../../../shared/model/codes.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog, ShowDialog } from '../../../ui/Dialogs.tsx'
import { DateField, TextArea } from '../../../ui/Field.tsx'
import { specificationLine } from './DecisionItems.tsx'
import type { Card } from './model.ts'

const t = text.decisions
interface Props { card: Card; onClose: () => void }

export function DecideDialog({ card, onClose }: Props) {
  const d = t.decideDialog
  const [notifiedOn, setNotified] = useState<string | null>(useToday())
  const decide = useCommand('decision.decide', (output: { reference: string; appealDeadline: string }) => d.said(output.reference, dateText(output.appealDeadline)))
  const submit = async () => {
    const answer = await decide.run({ id: card.id, version: card.version, notifiedOn: notifiedOn! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={`${d.what}: ${card.consequence}`} act={d.act} missing={notifiedOn ? 0 : 1} running={decide.running} failed={decide.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DecisionText card={card} />
      <DateField label={d.notified} hint={d.notifiedHint} value={notifiedOn} onChange={setNotified} missing={!notifiedOn} />
    </FormDialog>
  )
}

/** The content as it is decided on: what the second person reads is what the first one signs. */
function DecisionText({ card }: { card: Card }) {
  const given = specificationLine(card)
  return (
    <div className="decision-text">
      <strong>{decisionKind.labels[card.kind]}: {decisionOutcome.labels[card.outcome].toLowerCase()}</strong>
      {given ? <p>{given}</p> : null}
      <p className="decision-rationale">{card.rationale}</p>
      {card.considerations ? <p className="decision-rationale">{card.considerations}</p> : null}
      <p className="quiet small">{card.legalBasis}</p>
      {card.withoutFacts.length > 0 ? <><p className="gate-text">{t.withoutFacts}</p><ul>{card.withoutFacts.map((one) => <li key={one}>{one}</li>)}</ul></> : null}
    </div>
  )
}

export function ControlDialog({ card, onClose }: Props) {
  const d = t.controlDialog
  const [answer, setAnswer] = useState<'approve' | 'return'>('approve')
  const [note, setNote] = useState('')
  const control = useCommand('decision.control', answer === 'approve' ? d.approved : d.returned)
  const lacks = answer === 'return' && note.trim().length < 3
  const submit = async () => {
    const result = await control.run({ id: card.id, version: card.version, answer, note: note.trim() || null })
    if (result.ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={d.body} act={d.act} wide missing={Number(lacks)} running={control.running} failed={control.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DecisionText card={card} />
      <RadioGroup size="small" legend={d.answer} value={answer} onChange={(value) => setAnswer(value as 'approve' | 'return')}>
        <Radio value="approve">{d.approve}</Radio>
        <Radio value="return">{d.back}</Radio>
      </RadioGroup>
      <TextArea label={d.note} hint={d.noteHint} value={note} onChange={setNote} rows={3} maxLength={5000} missing={lacks} />
    </FormDialog>
  )
}

export function UndoDialog({ card, onClose }: Props) {
  const d = t.undoDialog
  const [reason, setReason] = useState('')
  const [elsewhere, setElsewhere] = useState<string[] | null>(null)
  const undo = useCommand('decision.undo', d.said)
  if (elsewhere) return <ShowDialog title={d.said} onClose={onClose}><p>{d.elsewhere}</p><ul>{elsewhere.map((line) => <li key={line}>{line}</li>)}</ul></ShowDialog>
  const lacks = reason.trim().length < 3
  const submit = async () => {
    const answer = await undo.run({ id: card.id, version: card.version, reason: reason.trim() })
    if (!answer.ok) return
    if (answer.value.elsewhere.length > 0) setElsewhere(answer.value.elsewhere)
    else onClose()
  }
  return (
    <FormDialog title={d.title(card.reference ?? '')} description={d.body} act={d.act} danger missing={Number(lacks)} running={undo.running} failed={undo.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={d.reason} value={reason} onChange={setReason} rows={3} maxLength={5000} missing={lacks} />
    </FormDialog>
  )
}

export function CorrectDialog({ card, onClose }: Props) {
  const d = t.correctDialog
  const [reason, setReason] = useState('')
  const correct = useCommand('decision.correct', d.said)
  const lacks = reason.trim().length < 3
  const submit = async () => {
    const answer = await correct.run({ id: card.id, reason: reason.trim() })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={d.title(card.reference ?? '')} description={d.body} act={d.act} missing={Number(lacks)} running={correct.running} failed={correct.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={d.reason} value={reason} onChange={setReason} rows={3} maxLength={5000} missing={lacks} />
    </FormDialog>
  )
}
