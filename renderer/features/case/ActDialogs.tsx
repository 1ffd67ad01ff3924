// What one does to a case: register an answer, write a note, put on the agenda.
import { useState } from 'react'
import { dateText } from '../../../shared/dates.ts'
import { noteKind } from '../../../shared/model/codes.ts'
import { TOPIC_LABELS, type Topic } from '../../../shared/model/field.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useDraft } from '../../state/drafts.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { GateDialog, lacksIn, type GateCase } from '../../parts/PackLacks.tsx'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import type { DialogProps } from './CaseDialogs.tsx'

export function AnswerDialog({ page, onClose }: DialogProps) {
  const t = text.case.answer
  const c = page.case
  const [answer, setAnswer, drop] = useDraft(`answer:${c.id}`)
  const [nextStep, setNext] = useState('')
  const [waitingOn, setWaiting] = useState('')
  const [dueOn, setDue] = useState<string | null>(null)
  const save = useCommand('case.registerAnswer', t.said)
  const lacks = { answer: answer.trim().length < 2, next: nextStep.trim().length < 2 }
  const submit = async () => {
    const result = await save.run({ id: c.id, version: c.version, answer, nextStep, waitingOn: waitingOn.trim() || null, dueOn })
    if (!result.ok) return
    drop()
    onClose()
  }
  return (
    <FormDialog title={t.title} description={c.nextStep} act={t.act} missing={Number(lacks.answer) + Number(lacks.next)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.answer} value={answer} onChange={setAnswer} rows={3} missing={lacks.answer} />
      <TextInput label={t.nextStep} value={nextStep} onChange={setNext} missing={lacks.next} />
      <div className="form-row">
        <TextInput label={t.waitingOn} hint={t.waitingHint} value={waitingOn} onChange={setWaiting} />
        <DateField label={t.dueOn} hint={text.common.dateHint} value={dueOn} onChange={setDue} />
      </div>
    </FormDialog>
  )
}

export function NoteDialog({ page, onClose }: DialogProps) {
  const t = text.case.note
  const today = useToday()
  const [title, setTitle, dropTitle] = useDraft(`note:${page.case.id}:title`)
  const [body, setBody, dropBody] = useDraft(`note:${page.case.id}:body`)
  const [kind, setKind] = useState<(typeof noteKind.values)[number]>('note')
  const [topic, setTopic] = useState<Topic>('other')
  const [on, setOn] = useState<string | null>(today)
  const add = useCommand('case.addNote', t.said)
  const lacking = title.trim().length < 2
  const submit = async () => {
    const answer = await add.run({ caseId: page.case.id, kind, title, body: body.trim() || null, topic, happenedOn: on! })
    if (!answer.ok) return
    dropTitle()
    dropBody()
    onClose()
  }
  return (
    <FormDialog title={t.title} description={t.hint} act={t.act} missing={Number(lacking) + Number(!on)} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.what} value={title} onChange={setTitle} missing={lacking} />
      <TextArea label={t.body} value={body} onChange={setBody} rows={5} />
      <div className="form-row">
        <Choice label={t.kind} value={kind} onChange={setKind} options={noteKind.labels} />
        <DateField label={t.on} value={on} onChange={setOn} missing={!on} />
      </div>
      <Choice label={t.topic} hint={t.topicHint} value={topic} onChange={setTopic} options={TOPIC_LABELS} />
    </FormDialog>
  )
}

export function MeetingDialog({ page, onClose }: DialogProps) {
  const t = text.case.toMeeting
  const { data: meetings } = useQuery('meeting.list', {})
  const open = (meetings ?? []).filter((one) => one.status !== 'closed').sort((a, b) => a.heldOn.localeCompare(b.heldOn))
  const [chosen, setChosen] = useState('')
  const meetingId = chosen || (open[0]?.id ?? '')
  const [question, setQuestion] = useState(page.case.questionToTeam ?? '')
  const [minutes, setMinutes] = useState<number | null>(null)
  const [gate, setGate] = useState<GateCase | null>(null)
  const add = useCommand('meeting.addCase', (output: { number: number }) => t.said(output.number))
  const submit = async () => {
    const answer = await add.run({ meetingId, caseId: page.case.id, question: question.trim() || null, plannedMinutes: minutes })
    if (answer.ok) return onClose()
    const lacks = lacksIn(answer.error)
    if (lacks) setGate({ caseId: page.case.id, name: page.case.name, lacks, question: question.trim(), minutes })
  }
  if (gate) return <GateDialog meetingId={meetingId} one={gate} onClose={() => setGate(null)} onDone={onClose} />
  return (
    <FormDialog title={t.title} description={meetings && open.length === 0 ? t.none : undefined} act={t.act} missing={Number(!meetingId)} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.meeting} value={meetingId} onChange={setChosen} options={Object.fromEntries(open.map((one) => [one.id, dateText(one.heldOn)]))} missing={!meetingId} />
      <TextArea label={t.question} value={question} onChange={setQuestion} rows={2} />
      <NumberInput label={t.minutes} hint={t.minutesHint} value={minutes} onChange={setMinutes} />
    </FormDialog>
  )
}
