// A paper on its way in, with what it is and when it came; and one that is taken away, with a reason.
import { useState } from 'react'
import type { AppError } from '../../../../shared/errors.ts'
import { TOPIC_LABELS, type Topic } from '../../../../shared/model/field.ts'
import { sendFile } from '../../../data/files.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { announce } from '../../../state/announce.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, TextArea, TextInput } from '../../../ui/Field.tsx'
import { Failed } from '../../../ui/states.tsx'
import type { Intake } from './useIntake.ts'

const t = text.intake.documents

/** Why a file was not taken in, said of papers and not of lists. */
function Refused({ error }: { error: AppError | null }) {
  const said = error && t.refused[error.code]
  return said ? <div className="failed"><strong>{said[0]}</strong> {said[1]}</div> : <Failed error={error} />
}

export function AddDialog({ caseId, file, most, onClose }: { caseId: string; file: File; most: number; onClose: () => void }) {
  const today = useToday()
  const [title, setTitle] = useState(file.name.replace(/\.[^.]{1,5}$/, '').replace(/[_]+/g, ' ').slice(0, 200))
  const [topic, setTopic] = useState<Topic>('other')
  const [receivedOn, setReceivedOn] = useState<string | null>(today)
  const [note, setNote] = useState('')
  const [sending, setSending] = useState(false)
  const [failed, setFailed] = useState<AppError | null>(file.size > most ? { code: 'file-too-large' } : file.size === 0 ? { code: 'file-empty' } : null)
  const add = useCommand('document.add', text.intake.documents.stored)
  const late = !receivedOn || receivedOn > today
  const short = title.trim().length < 2
  const submit = async () => {
    if (sending || file.size > most || file.size === 0) return
    setSending(true)
    const sent = await sendFile(file)
    const answer = sent.ok ? await add.run({ token: sent.value.token, caseId, title: title.trim(), topic, receivedOn: receivedOn!, note: note.trim() || null }) : sent
    setSending(false)
    if (answer.ok) return onClose()
    setFailed(answer.error)
    if (t.refused[answer.error.code]) announce(t.refused[answer.error.code]![0], 'assertive')
  }
  return (
    <FormDialog title={t.addTitle} description={file.name} act={sending ? t.running : t.act} missing={Number(short) + Number(late)} running={sending} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.name} value={title} onChange={setTitle} missing={short} />
      <div className="form-row">
        <DateField label={t.receivedOn} value={receivedOn} onChange={setReceivedOn} missing={late} />
        <Choice label={t.topic} value={topic} onChange={setTopic} options={TOPIC_LABELS} />
      </div>
      <p className="form-note">{t.topicHint}</p>
      <TextInput label={t.note} value={note} onChange={setNote} />
      <Refused error={failed} />
    </FormDialog>
  )
}

export function RemoveDialog({ paper, onClose }: { paper: Intake['documents'][number]; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const remove = useCommand('document.remove', t.removed)
  const short = reason.trim().length < 3
  const submit = async () => {
    const answer = await remove.run({ id: paper.id, version: paper.version, reason: reason.trim() })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.removeTitle} description={`${paper.title}. ${t.removeNote}`} act={t.removeAct} danger missing={Number(short)} running={remove.running} failed={remove.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.reason} value={reason} onChange={setReason} rows={2} missing={short} />
    </FormDialog>
  )
}
