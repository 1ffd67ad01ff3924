// Around a decision that is taken: the answer of the one who must confirm it, a correction, and what stood before.
import { useState } from 'react'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { HistoryTable } from '../../parts/HistoryTable.tsx'
import { text } from '../../text.ts'
import { FormDialog, ShowDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, TextArea, TextInput } from '../../ui/Field.tsx'
import { sayValue } from '../../ui/Stale.tsx'
import { Answered } from '../../ui/states.tsx'
import type { Current } from './CasePanel.tsx'
import type { Decision } from './DecisionsPanel.tsx'

const t = text.meeting
const NOTE_LENGTH = 300

export function ConfirmDialog({ decision, answer, onClose }: { decision: Decision; answer: 'confirmed' | 'rejected'; onClose: () => void }) {
  const [note, setNote] = useState('')
  const [by, setBy] = useState('')
  const confirm = useCommand('meeting.confirmDecision', t[answer])
  const isRejected = answer === 'rejected'
  const isMissing = isRejected && note.trim() === ''
  const submit = async () => {
    if ((await confirm.run({ id: decision.id, version: decision.version, answer, by: by.trim() || null, note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.confirmTitle(!isRejected)} description={decision.text} act={isRejected ? t.reject : t.confirm} danger={isRejected} missing={Number(isMissing)} running={confirm.running} failed={confirm.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.confirmedBy} hint={t.confirmedByHint} value={by} onChange={(value) => setBy(value.slice(0, 120))} />
      <TextArea label={isRejected ? t.confirmReason : t.confirmNote} value={note} onChange={setNote} rows={2} maxLength={NOTE_LENGTH} missing={isMissing} />
    </FormDialog>
  )
}

/** A decision that stands in the room is corrected there too, and the button says so. */
export function CorrectDialog({ desk, current, decision, onClose }: { desk: MeetingDesk; current: Current; decision: Decision; onClose: () => void }) {
  const [words, setWords] = useState(decision.text)
  const [owner, setOwner] = useState(decision.ownerServiceId ?? '')
  const [person, setPerson] = useState(decision.ownerPerson ?? '')
  const [dueOn, setDueOn] = useState(decision.dueOn)
  const correct = useCommand('meeting.correctDecision', t.decide.corrected)
  const isMissing = words.trim().length < 2
  const isInRoom = decision.shownInRoom && !desk.room.covered && desk.room.item?.agendaItemId === current.agendaItemId
  const submit = async () => {
    if ((await correct.run({ id: decision.id, version: decision.version, patch: { text: words.trim(), ownerServiceId: owner || null, ownerPerson: person.trim() || null, dueOn }, showInRoom: decision.shownInRoom })).ok) onClose()
  }
  return (
    <FormDialog title={t.decide.correctTitle} description={t.decide.correctBody} act={isInRoom ? t.decide.correctShown : t.decide.correct} missing={Number(isMissing)} running={correct.running} failed={correct.failed} written={{ values: { text: words }, say: (_field, value) => sayValue('text', value) }} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.decide.text} value={words} onChange={(value) => setWords(value.slice(0, 300))} missing={isMissing} />
      <div className="form-row">
        <Choice label={t.decide.owner} value={owner} options={Object.fromEntries(desk.services.map((one) => [one.id, one.name]))} empty={text.common.noChoice} onChange={setOwner} />
        <TextInput label={t.decide.ownerPerson} value={person} onChange={(value) => setPerson(value.slice(0, 120))} />
        <DateField label={t.decide.due} value={dueOn} onChange={setDueOn} />
      </div>
    </FormDialog>
  )
}

export function HistoryDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const asked = useQuery('history.of', { entity: 'teamDecision', id: decision.id })
  return <ShowDialog wide title={t.decide.historyTitle} description={decision.text} onClose={onClose}><Answered asked={asked}>{(rows) => <HistoryTable rows={rows} />}</Answered></ShowDialog>
}
