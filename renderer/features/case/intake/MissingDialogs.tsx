// Ask for what is missing, with words and a deadline; say that it came, or that it was asked for again.
import { Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText, plusDays } from '../../../../shared/dates.ts'
import { applicationType, infoKind } from '../../../../shared/model/codes.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, TextInput } from '../../../ui/Field.tsx'
import type { Missing } from './MissingPanel.tsx'
import type { Intake } from './useIntake.ts'

const t = text.intake.ask
type Kind = Missing['kind']
const WEEKS = 14 // days

export function AskDialog({ caseId, intake, onClose }: { caseId: string; intake: Intake; onClose: () => void }) {
  const today = useToday()
  const open = intake.applications.filter((one) => ['received', 'missingInfo', 'complete'].includes(one.status))
  const [kinds, setKinds] = useState<Kind[]>([])
  const [words, setWords] = useState<Record<string, string>>(t.suggested)
  const [dueOn, setDueOn] = useState<string | null>(plusDays(today, WEEKS))
  const [applicationId, setApplicationId] = useState(open[0]?.id ?? '')
  const ask = useCommand('info.ask', (output: { ids: string[] }) => t.said(output.ids.length))
  const short = kinds.filter((kind) => (words[kind] ?? '').trim().length < 2)
  const early = !dueOn || dueOn < today
  const submit = async () => {
    const answer = await ask.run({ caseId, applicationId: applicationId || null, items: kinds.map((kind) => ({ kind, text: words[kind]!.trim() })), dueOn: dueOn! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.title} description={t.description} act={t.act} wide missing={Number(kinds.length === 0) + short.length + Number(early)} running={ask.running} failed={ask.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div data-missing={kinds.length === 0}>
        <CheckboxGroup size="small" legend={t.what} value={kinds} onChange={(value: Kind[]) => setKinds(infoKind.values.filter((one) => value.includes(one)))} className="ask-kinds">
          {infoKind.values.map((kind) => <Checkbox key={kind} value={kind}>{infoKind.labels[kind]}</Checkbox>)}
        </CheckboxGroup>
      </div>
      {kinds.map((kind) => <TextInput key={kind} label={t.words(infoKind.labels[kind])} value={words[kind] ?? ''} onChange={(value) => setWords((was) => ({ ...was, [kind]: value }))} missing={short.includes(kind)} />)}
      <div className="form-row">
        <DateField label={t.dueOn} hint={text.common.dateHint} value={dueOn} onChange={setDueOn} missing={early} />
        {open.length > 0 ? <Choice label={t.application} value={applicationId} onChange={setApplicationId} empty={t.whole} options={Object.fromEntries(open.map((one) => [one.id, `${applicationType.labels[one.type]}, ${dateText(one.receivedOn)}`]))} /> : null}
      </div>
    </FormDialog>
  )
}

const a = text.intake.answer

export function AnswerDialog({ info, status, documents, onClose }: { info: Missing; status: 'received' | 'reminded'; documents: Intake['documents']; onClose: () => void }) {
  const today = useToday()
  const [on, setOn] = useState<string | null>(today)
  const [dueOn, setDueOn] = useState<string | null>(plusDays(today, WEEKS))
  const [documentId, setDocumentId] = useState('')
  const came = status === 'received'
  const set = useCommand('info.set', came ? text.intake.missing.said : text.intake.missing.remindedSaid)
  const wrong = !on || on > today || on < info.askedOn
  const submit = async () => {
    const answer = await set.run({ id: info.id, version: info.version, status, on: on!, dueOn: came ? null : dueOn, documentId: came ? documentId || null : null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={came ? a.title : a.remindTitle} description={info.text} act={came ? a.act : a.remindAct} missing={Number(wrong) + Number(!came && !dueOn)} running={set.running} failed={set.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={came ? a.on : a.remindOn} value={on} onChange={setOn} missing={wrong} />
      {came ? <Choice label={a.document} value={documentId} onChange={setDocumentId} empty={a.none} options={Object.fromEntries(documents.map((one) => [one.id, one.title]))} /> : <DateField label={a.dueOn} value={dueOn} onChange={setDueOn} missing={!dueOn} />}
    </FormDialog>
  )
}
