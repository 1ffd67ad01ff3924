// What a case lacks before it goes to the housing team: each with what to do and a way there, and the form that takes it up all the same.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PackKind, PackLack } from '../../shared/domain/meeting-pack.ts'
import type { Suggestion } from '../../shared/operations/meeting-prepare.ts'
import { useCommand } from '../data/useCommand.ts'
import { intend } from '../state/intent.ts'
import { text } from '../text.ts'
import { CriterionSign } from '../ui/CriterionSign.tsx'
import { FormDialog } from '../ui/Dialogs.tsx'
import { TextArea } from '../ui/Field.tsx'

const t = text.prepare.gate

/** Open the case at the place where this can be put right. */
function useFix(caseId: string): (kind: PackKind) => void {
  const [, navigate] = useLocation()
  return (kind) => {
    intend(kind === 'contact' ? { place: 'case', act: 'note', caseId } : { place: 'case', act: 'tab', caseId, tab: kind === 'question' ? 'need' : kind === 'consent' ? 'consents' : 'assessment' })
    navigate(`/sak/${caseId}`)
  }
}

export function LackList({ caseId, name, lacks, onFix, mayFix, compact = false }: { caseId: string; name: string; lacks: readonly PackLack[]; onFix?: Partial<Record<PackKind, () => void>>; mayFix: boolean; /** what to do stands on the button alone */ compact?: boolean }) {
  const fix = useFix(caseId)
  return (
    <ul className="pack-lacks" data-compact={compact || undefined}>
      {lacks.map((lack) => (
        <li key={lack.text}>
          <CriterionSign outcome="unknown" decorative />
          <span className="pack-text">{compact ? lack.text : <><strong>{lack.text}</strong><span className="quiet small">{lack.todo}</span></>}</span>
          {mayFix ? <Button size="xsmall" variant="tertiary" data-color="neutral" title={lack.todo} aria-label={t.fixOf(t.fix[lack.kind], name)} onClick={onFix?.[lack.kind] ?? (() => fix(lack.kind))}>{t.fix[lack.kind]}</Button> : null}
        </li>
      ))}
    </ul>
  )
}

export interface GateCase { caseId: string; name: string; lacks: readonly PackLack[]; first?: Suggestion['reasons'][number] | undefined; question?: string; minutes?: number | null }

/** The reasons a refusal brings; null when it was refused for something else. */
export const lacksIn = (error: { code: string; details?: Record<string, unknown> } | null): PackLack[] | null => (error?.code === 'pack-lacks' ? ((error.details?.['lacks'] ?? []) as PackLack[]) : null)

/** Put a case that is not ready on the agenda: the question can be written here, for the rest a reason is needed. */
export function GateDialog({ meetingId, one, onClose, onDone }: { meetingId: string; one: GateCase; onClose: () => void; onDone?: () => void }) {
  const [question, setQuestion] = useState(one.question ?? '')
  const [reason, setReason] = useState('')
  const add = useCommand('meeting.addCase', t.said(one.name))
  const asksQuestion = one.lacks.some((lack) => lack.kind === 'question')
  const left = one.lacks.filter((lack) => lack.kind !== 'question' || question.trim().length < 2)
  const isMissing = left.length > 0 && reason.trim().length < 3
  const submit = async () => {
    const answer = await add.run({ meetingId, caseId: one.caseId, question: question.trim() || null, reason: one.first?.reason ?? null, source: one.first?.source ?? null, requestId: one.first?.requestId ?? null, plannedMinutes: one.minutes ?? null, overrideReason: left.length > 0 ? reason.trim() : null }, left.length === 0 ? { said: text.prepare.proposals.oneSaid(one.name) } : {})
    if (!answer.ok) return
    onDone?.()
    onClose()
  }
  return (
    <FormDialog title={t.title(one.name)} description={t.body} act={left.length > 0 ? t.overrideAct : t.act} missing={Number(isMissing)} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <LackList caseId={one.caseId} name={one.name} lacks={one.lacks} mayFix onFix={{ question: () => document.querySelector<HTMLTextAreaElement>('.form-dialog textarea')?.focus() }} />
      {asksQuestion ? <TextArea label={t.question} hint={t.questionHint} value={question} onChange={setQuestion} rows={2} maxLength={1000} /> : null}
      {left.length > 0 ? <TextArea label={t.reason} value={reason} onChange={setReason} rows={2} maxLength={1000} missing={isMissing} /> : null}
    </FormDialog>
  )
}
