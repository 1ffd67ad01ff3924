// Propose someone for the housing team. Anyone but number 1 needs a written reason.
import { useCallback, useRef, useState } from 'react'
import { shortDate } from '../../../shared/dates.ts'
import type { Candidate } from '../../../shared/operations/allocation.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, TextArea } from '../../ui/Field.tsx'

const t = text.allocation

/** The command with its strip: «… er foreslått for boliglaget 26. nov., sak 5», with «Angre». */
export function usePropose() {
  const today = useToday()
  const said = useRef('')
  const command = useCommand('match.propose', useCallback((value: Output<'match.propose'>) => t.proposedSaid(said.current, shortDate(value.heldOn, today), value.number), [today]))
  const propose = async (dwellingId: string, candidate: Pick<Candidate, 'caseId' | 'name'>, departureReason: string | null, question: string | null) => {
    said.current = candidate.name
    return (await command.run({ dwellingId, caseId: candidate.caseId, departureReason, question })).ok
  }
  return { propose, running: command.running, failed: command.failed }
}

interface ProposeProps {
  dwellingId: string
  candidates: readonly Candidate[]
  /** who is chosen when it opens */
  start: string
  /** who stands first by the rule: needs no reason */
  firstId: string | null
  onClose: () => void
}

export function ProposeDialog({ dwellingId, candidates, start, firstId, onClose }: ProposeProps) {
  const [caseId, setCaseId] = useState(start)
  const [reason, setReason] = useState('')
  const [question, setQuestion] = useState('')
  const { propose, running, failed } = usePropose()
  const candidate = candidates.find((one) => one.caseId === caseId)
  const needsReason = caseId !== firstId
  const isMissing = needsReason && reason.trim().length < 3
  const submit = async () => {
    if (candidate && (await propose(dwellingId, candidate, needsReason ? reason.trim() : null, question.trim() || null))) onClose()
  }
  const body = candidate && needsReason ? t.proposeBody(candidate.number, candidate.name) : t.proposePlain
  return (
    <FormDialog title={t.proposeTitle(candidate?.name ?? '')} description={body} act={t.act} missing={Number(isMissing)} running={running} failed={failed} onSubmit={() => void submit()} onClose={onClose}>
      {candidates.length > 1 ? <Choice label={t.who} value={caseId} onChange={setCaseId} options={Object.fromEntries(candidates.map((one) => [one.caseId, `${one.number}. ${one.name}, ${one.caseNumber}`]))} /> : null}
      {needsReason ? <TextArea label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} rows={3} maxLength={2000} missing={isMissing} /> : null}
      <TextArea label={t.question} hint={t.questionHint} value={question} onChange={setQuestion} rows={2} maxLength={1000} />
    </FormDialog>
  )
}
