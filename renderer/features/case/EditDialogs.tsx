// Change what is written in a case or about a person. Only what was changed is sent.
import { useState } from 'react'
import { caseStatus, livingSituation, protectedAddress } from '../../../shared/model/codes.ts'
import { MODEL } from '../../../shared/model/index.ts'
import type { EDITABLE_CASE_FIELDS, EDITABLE_PERSON_FIELDS } from '../../../shared/operations/cases.ts'
import { client } from '../../data/client.ts'
import { useCommand } from '../../data/useCommand.ts'
import { question } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import { sayValue } from '../../ui/Stale.tsx'
import type { DialogProps } from './CaseDialogs.tsx'

type Scalar = string | number | null
type CaseField = (typeof EDITABLE_CASE_FIELDS)[number]
type PersonField = (typeof EDITABLE_PERSON_FIELDS)[number]
type Kind = 'line' | 'lines' | 'date' | 'kroner' | Readonly<Record<string, string>>

export type EditPart = 'edit' | 'need' | 'economy' | 'words' | 'step'

const PARTS: Record<EditPart, readonly (readonly [CaseField, Kind])[]> = {
  edit: [['status', caseStatus.labels], ['livingSituation', livingSituation.labels], ['livingText', 'line'], ['livingSince', 'date'], ['livingUntil', 'date'], ['residenceSince', 'date'], ['flag', 'line']],
  need: [['need', 'lines'], ['healthNote', 'lines'], ['triedBefore', 'lines'], ['questionToTeam', 'lines']],
  economy: [['monthlyIncome', 'kroner'], ['rentCeiling', 'kroner'], ['economyNote', 'lines']],
  words: [['ownWords', 'lines'], ['ownWordsRoom', 'lines'], ['ownWordsNote', 'line']],
  step: [['nextStep', 'line'], ['waitingOn', 'line'], ['dueOn', 'date']],
}
const PERSON: readonly (readonly [PersonField, Kind])[] = [
  ['name', 'line'], ['nationalId', 'line'], ['birthDate', 'date'], ['phone', 'line'], ['email', 'line'], ['address', 'line'], ['contactNote', 'line'], ['language', 'line'], ['interpreter', answerOptions], ['protectedAddress', protectedAddress.labels],
]
const HINTS: Partial<Record<string, string>> = { ownWordsRoom: text.case.words.roomHint, healthNote: text.case.need.healthNote }

function Input({ name, label, kind, value, onChange }: { name: string; label: string; kind: Kind; value: Scalar; onChange: (value: Scalar) => void }) {
  const hint = HINTS[name]
  if (typeof kind === 'object') return <Choice label={label} value={String(value ?? '')} onChange={(next: string) => onChange(next || null)} options={kind} hint={hint} />
  if (kind === 'date') return <DateField label={label} value={value as string | null} onChange={onChange} hint={hint} />
  if (kind === 'kroner') return <NumberInput label={label} value={value === null ? null : Math.round(Number(value) / 100)} onChange={(next) => onChange(next === null ? null : next * 100)} />
  const Control = kind === 'lines' ? TextArea : TextInput
  return <Control label={label} hint={hint} value={String(value ?? '')} onChange={(next) => onChange(next)} />
}

/** What the user has changed, beside what was there. Empty text is nothing. */
function useChanges<F extends string>(start: Record<F, Scalar>) {
  const [changed, setChanged] = useState<Partial<Record<F, Scalar>>>({})
  const value = (field: F): Scalar => (field in changed ? (changed[field] ?? null) : start[field])
  const set = (field: F) => (next: Scalar) => setChanged((was) => ({ ...was, [field]: next }))
  const patch = () => Object.fromEntries(Object.entries<Scalar | undefined>(changed).filter(([field, next]) => (next === '' ? null : next) !== start[field as F]).map(([field, next]) => [field, next === '' ? null : (next ?? null)])) as Partial<Record<F, Scalar>>
  return { value, set, patch }
}

/** The case as it was when the dialog opened: changes from others must not slip in under what is being written. */
const useOpened = (page: DialogProps['page']) => useState(page.case)[0]
const newest = async (id: string) => (await client.fetchQuery({ ...question('case.get', { id }), staleTime: 0 })).case
const sayIn = (list: readonly (readonly [string, Kind])[]) => (field: string, value: unknown) => {
  const kind = list.find(([name]) => name === field)?.[1] ?? 'line'
  return sayValue(kind === 'line' || kind === 'lines' ? 'text' : kind, value)
}

const TITLES: Record<EditPart, string> = { edit: text.case.edit.title, need: text.case.need.title, economy: text.case.economy.edit, words: text.case.words.title, step: text.case.step.title }

export function EditCaseDialog({ page, part, onClose }: DialogProps & { part: EditPart }) {
  const c = useOpened(page)
  const start = { ...c, livingText: c.livingText || null } as unknown as Record<CaseField, Scalar>
  const edit = useChanges(start)
  const said = part === 'words' ? text.case.words.said : part === 'economy' ? text.case.economy.said : part === 'step' ? text.case.step.said : text.case.need.said
  const save = useCommand('case.update', said)
  const submit = async (version: number) => {
    const patch = edit.patch()
    if (Object.keys(patch).length === 0) return onClose()
    const answer = await save.run({ id: c.id, version, patch })
    if (answer.ok) onClose()
  }
  const fields = MODEL.housingCase.fields
  return (
    <FormDialog title={TITLES[part]} act={text.common.save} wide={part !== 'step'} running={save.running} failed={save.failed} written={{ values: edit.patch(), say: sayIn(PARTS[part]) }} onKeep={() => void newest(c.id).then((now) => now.version, () => c.version).then(submit)} onSubmit={() => void submit(c.version)} onClose={onClose}>
      {PARTS[part].map(([name, kind]) => (
        <Input key={name} name={name} label={fields[name].label} kind={kind} value={edit.value(name)} onChange={edit.set(name)} />
      ))}
    </FormDialog>
  )
}

export function PersonDialog({ page, onClose }: DialogProps) {
  const c = useOpened(page)
  const edit = useChanges({ ...c, protectedAddress: null } as unknown as Record<PersonField, Scalar>)
  const save = useCommand('person.update', text.case.person.said)
  const submit = async (version: number) => {
    const patch = edit.patch()
    if (Object.keys(patch).length === 0) return onClose()
    const answer = await save.run({ id: c.personId, version, patch })
    if (answer.ok) onClose()
  }
  const fields = MODEL.person.fields
  return (
    <FormDialog title={text.case.person.title} act={text.common.save} wide running={save.running} failed={save.failed} written={{ values: edit.patch(), say: sayIn(PERSON) }} onKeep={() => void newest(c.id).then((now) => now.personVersion, () => c.personVersion).then(submit)} onSubmit={() => void submit(c.personVersion)} onClose={onClose}>
      <div className="form-row wide-row">
        {PERSON.map(([name, kind]) => (
          <Input key={name} name={name} label={fields[name].label} kind={kind} value={edit.value(name)} onChange={edit.set(name)} />
        ))}
      </div>
    </FormDialog>
  )
}
