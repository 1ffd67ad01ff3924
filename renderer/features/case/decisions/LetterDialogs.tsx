// Write a letter from its template, see it as it will stand, send it, and note where the archive has it.
import { Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { LetterContent } from '../../../../shared/domain/letters/content.ts'
import { decisionKind, letterKind, letterLanguage } from '../../../../shared/model/codes.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog, ShowDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, TextArea, TextInput } from '../../../ui/Field.tsx'
import { Answered } from '../../../ui/states.tsx'
import type { Card, Desk, Letter } from './model.ts'
import { LetterBlocks } from './LetterBlocks.tsx'

const t = text.decisions
type Kind = keyof typeof letterKind.labels

const WITH_DECISION: readonly Kind[] = ['grant', 'refusal', 'dismissal']
const NOTE_NEEDED: readonly Kind[] = ['dismissal', 'interimReply', 'moveOutDemand']
const startKind = (card: Card | null): Kind => (card === null ? 'missingInfo' : card.outcome === 'granted' ? 'grant' : card.outcome === 'refused' ? 'refusal' : card.outcome === 'dismissed' ? 'dismissal' : 'closing')

export function LetterDialog({ caseId, desk, card, appealId, start, onClose }: { caseId: string; desk: Desk; card: Card | null; appealId: string | null; start: Kind | null; onClose: () => void }) {
  const d = t.letterDialog
  const standing = desk.decisions.filter((one) => one.status === 'decided')
  const [kind, setKind] = useState<Kind>(start ?? startKind(card))
  const [language, setLanguage] = useState<'nb' | 'nn'>('nb')
  const [decisions, setDecisions] = useState<string[]>(card ? [card.id] : [])
  const [note, setNote] = useState('')
  const [expectedOn, setExpected] = useState<string | null>(null)
  const compose = useCommand('letter.compose', (output: { ids: string[] }) => d.said(output.ids.length))
  const offered = standing.filter((one) => (kind === 'grant' ? one.outcome === 'granted' : kind === 'refusal' ? one.outcome === 'refused' : kind === 'dismissal' ? one.outcome === 'dismissed' : false))
  const chosen = decisions.filter((id) => offered.some((one) => one.id === id))
  const wantsDecision = WITH_DECISION.includes(kind)
  const lacks = [wantsDecision && chosen.length === 0, NOTE_NEEDED.includes(kind) && note.trim().length < 3, (kind === 'interimReply' || kind === 'moveOutDemand') && !expectedOn]
  const submit = async () => {
    const answer = await compose.run({ caseId, kind, language, decisionIds: wantsDecision ? chosen.slice(0, 3) : [], appealId: kind === 'appealReceived' || kind === 'appealSentOn' ? appealId : null, applicationId: desk.applications.find((one) => one.open)?.id ?? desk.applications[0]?.id ?? null, expectedOn, note: note.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={d.receivers(desk.recipients.map((one) => one.name).join(', '))} act={d.act} missing={lacks.filter(Boolean).length} running={compose.running} failed={compose.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice label={d.kind} value={kind} options={letterKind.labels} onChange={setKind} />
        <Choice label={d.language} value={language} options={letterLanguage.labels} onChange={setLanguage} />
      </div>
      {wantsDecision ? (
        <div data-missing={lacks[0]}>
          <CheckboxGroup size="small" legend={d.decisions} value={chosen} onChange={(value) => setDecisions(value as string[])}>
            {offered.map((one) => <Checkbox key={one.id} value={one.id}>{`${decisionKind.labels[one.kind]}, ${one.reference ?? one.decidedOn}`}</Checkbox>)}
          </CheckboxGroup>
          {offered.length === 0 ? <p className="quiet small">{t.none}</p> : null}
        </div>
      ) : null}
      {d.note[kind] ? <TextArea label={d.note[kind]} value={note} onChange={setNote} rows={3} maxLength={5000} missing={lacks[1]} /> : null}
      {d.expected[kind] ? <DateField label={d.expected[kind]} value={expectedOn} onChange={setExpected} missing={lacks[2]} /> : null}
    </FormDialog>
  )
}

export function PreviewDialog({ caseId, letter, onClose }: { caseId: string; letter: Letter; onClose: () => void }) {
  const asked = useQuery('letter.get', { caseId, id: letter.id })
  return (
    <ShowDialog title={t.preview.title(letterKind.labels[letter.kind])} description={letter.recipient} wide onClose={onClose}>
      <Answered asked={asked}>{(data) => <LetterBlocks content={LetterContent.parse(data.content)} />}</Answered>
    </ShowDialog>
  )
}

export function SendDialog({ caseId, letter, onClose }: { caseId: string; letter: Letter; onClose: () => void }) {
  const d = t.sendDialog
  const [sentOn, setSent] = useState<string | null>(useToday())
  const send = useCommand('letter.send', d.said)
  const submit = async () => {
    const answer = await send.run({ id: letter.id, caseId, version: letter.version, sentOn: sentOn! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={d.body} act={d.act} missing={sentOn ? 0 : 1} running={send.running} failed={send.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={d.on} value={sentOn} onChange={setSent} missing={!sentOn} />
    </FormDialog>
  )
}

export function ArchiveDialog({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const d = t.archiveDialog
  const [ref, setRef] = useState('')
  const [on, setOn] = useState<string | null>(useToday())
  const archive = useCommand('letter.archive', d.said)
  const lacks = [ref.trim().length < 2, !on]
  const submit = async () => {
    const answer = await archive.run({ id: letter.id, version: letter.version, archiveRef: ref.trim(), on: on! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={d.title} act={d.act} missing={lacks.filter(Boolean).length} running={archive.running} failed={archive.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={d.ref} value={ref} onChange={setRef} missing={lacks[0]} />
      <DateField label={d.on} value={on} onChange={setOn} missing={lacks[1]} />
    </FormDialog>
  )
}
