// Small forms before a meeting: set one up, change one, write the question, take a case up although something is lacking.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { plusDays, shortDate } from '../../../shared/dates.ts'
import type { Preparation } from '../../../shared/operations/meeting-prepare.ts'
import { useCommand } from '../../data/useCommand.ts'
import { LackList } from '../../parts/PackLacks.tsx'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { DateField, TextArea, TextInput } from '../../ui/Field.tsx'

const t = text.prepare
const m = text.meeting
type Line = Preparation['lines'][number]

/** «9.30», «0930» and «09:30» are one time. */
export const asTime = (typed: string): string | null => {
  const [, hour, minute] = /^(\d{1,2})[.:]?(\d\d)$/.exec(typed.trim()) ?? []
  return hour && minute && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}
export const shownTime = (time: string) => time.replace(':', '.')

export function CreateDialog({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [, navigate] = useLocation()
  const [heldOn, setHeldOn] = useState<string | null>(plusDays(today, 7))
  const [from, setFrom] = useState('09.00')
  const [to, setTo] = useState('11.00')
  const [place, setPlace] = useState('')
  const create = useCommand('meeting.create', heldOn ? m.make.said(shortDate(heldOn, today)) : undefined)
  const [startsAt, endsAt] = [asTime(from), asTime(to)]
  const missing = Number(!heldOn) + Number(!startsAt) + Number(!endsAt)
  const submit = async () => {
    const answer = await create.run({ heldOn: heldOn!, startsAt: startsAt!, endsAt: endsAt!, place: place.trim() || null })
    if (answer.ok) navigate(`/boliglag/${answer.value.id}/forbered`)
  }
  return (
    <FormDialog title={m.make.title} act={m.make.act} missing={missing} running={create.running} failed={create.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={m.make.on} hint={text.common.dateHint} value={heldOn} onChange={setHeldOn} missing={!heldOn} />
      <div className="form-row">
        <TextInput label={m.make.from} hint={m.make.timeHint} value={from} onChange={setFrom} missing={!startsAt} />
        <TextInput label={m.make.to} hint={m.make.timeHint} value={to} onChange={setTo} missing={!endsAt} />
      </div>
      <TextInput label={m.make.place} value={place} onChange={setPlace} />
    </FormDialog>
  )
}

export function ChangeDialog({ meeting, onClose }: { meeting: Preparation['meeting']; onClose: () => void }) {
  const [heldOn, setHeldOn] = useState<string | null>(meeting.heldOn)
  const [from, setFrom] = useState(shownTime(meeting.startsAt))
  const [to, setTo] = useState(shownTime(meeting.endsAt))
  const [place, setPlace] = useState(meeting.place ?? '')
  const [chair, setChair] = useState(meeting.chair ?? '')
  const change = useCommand('meeting.change', t.meeting.said)
  const [startsAt, endsAt] = [asTime(from), asTime(to)]
  const missing = Number(!heldOn) + Number(!startsAt) + Number(!endsAt)
  const submit = async () => {
    if ((await change.run({ id: meeting.id, version: meeting.version, patch: { heldOn: heldOn!, startsAt: startsAt!, endsAt: endsAt!, place: place.trim() || null, chair: chair.trim() || null } })).ok) onClose()
  }
  return (
    <FormDialog title={t.meeting.title} act={t.meeting.act} missing={missing} running={change.running} failed={change.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.meeting.on} hint={text.common.dateHint} value={heldOn} onChange={setHeldOn} missing={!heldOn} />
      <div className="form-row">
        <TextInput label={t.meeting.from} hint={t.meeting.timeHint} value={from} onChange={setFrom} missing={!startsAt} />
        <TextInput label={t.meeting.to} hint={t.meeting.timeHint} value={to} onChange={setTo} missing={!endsAt} />
      </div>
      <TextInput label={t.meeting.place} value={place} onChange={setPlace} />
      <TextInput label={t.meeting.chair} value={chair} onChange={setChair} />
    </FormDialog>
  )
}

export function QuestionDialog({ line, onClose }: { line: Line; onClose: () => void }) {
  const [question, setQuestion] = useState(line.question ?? '')
  const update = useCommand('meeting.updateItem', t.gate.saved)
  const isMissing = question.trim().length < 2
  const submit = async () => {
    if ((await update.run({ id: line.id, version: line.version, patch: { question: question.trim() } })).ok) onClose()
  }
  return (
    <FormDialog title={t.line.questionOf(line.name)} act={text.common.save} missing={Number(isMissing)} running={update.running} failed={update.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.gate.question} hint={t.gate.questionHint} value={question} onChange={setQuestion} rows={3} maxLength={1000} missing={isMissing} />
    </FormDialog>
  )
}

export function OverrideDialog({ line, onClose }: { line: Line; onClose: () => void }) {
  const [reason, setReason] = useState(line.override?.reason ?? '')
  const save = useCommand('meeting.overrideItem', t.gate.said(line.name))
  const isMissing = reason.trim().length < 3
  const submit = async () => {
    if ((await save.run({ id: line.id, version: line.version, reason: reason.trim() })).ok) onClose()
  }
  return (
    <FormDialog title={t.line.overrideOf(line.name)} description={t.gate.body} act={t.gate.overrideAct} missing={Number(isMissing)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <LackList caseId={line.caseId ?? ''} name={line.name} lacks={line.pack} mayFix={false} />
      <TextArea label={t.gate.reason} value={reason} onChange={setReason} rows={2} maxLength={1000} missing={isMissing} />
    </FormDialog>
  )
}
