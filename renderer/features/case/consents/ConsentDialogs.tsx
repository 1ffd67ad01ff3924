// A yes, a no, a yes that is taken back: each says what it changes before it is sent.
import { Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText, plusMonths } from '../../../../shared/dates.ts'
import { consentForm } from '../../../../shared/model/codes.ts'
import type { ConsentRegister, ShareEntry } from '../../../../shared/operations/consent.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, TextInput } from '../../../ui/Field.tsx'
import { topicWords } from './ConsentLines.tsx'
import { Effect, GiverField, giverName, lacksGiver, lacksOfChoice, NO_CHOICE, saidChanges, ShareFields, type Giver, type ShareChoice } from './shareFields.tsx'

const t = text.consents
const f = t.field

export interface ShareDialogProps { caseId: string; register: ConsentRegister; onClose: () => void }
const SELF = (register: ConsentRegister): Giver => ({ who: register.givers[0] ?? 'other', name: '' })

/** A consent is asked for with an end; so long is suggested. */
const SUGGESTED_MONTHS = 6

export function RecordDialog({ caseId, register, onClose }: ShareDialogProps) {
  const today = useToday()
  const [choice, setChoice] = useState<ShareChoice>(NO_CHOICE)
  const [validFrom, setFrom] = useState<string | null>(today)
  const [validTo, setTo] = useState<string | null>(plusMonths(today, SUGGESTED_MONTHS))
  const [form, setForm] = useState<(typeof consentForm.values)[number]>('written')
  const [giver, setGiver] = useState<Giver>(SELF(register))
  const [givenOn, setGivenOn] = useState<string | null>(today)
  const [note, setNote] = useState('')
  const save = useCommand('consent.record', saidChanges)
  const missing = lacksOfChoice(choice) + lacksGiver(giver) + Number(!validFrom) + Number(!givenOn)
  const submit = async () => {
    const answer = await save.run({ caseId, ...choice, validFrom: validFrom!, validTo, form, givenBy: giverName(giver), givenOn: givenOn!, note: note.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.record.title} description={t.record.body} act={t.record.act} wide missing={missing} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <ShareFields register={register} value={choice} onChange={setChoice} />
      <Effect ready={missing === 0} ask={{ caseId, says: 'yes', ...choice, validFrom, validTo, on: givenOn }} />
      <div className="form-row">
        <DateField label={f.validFrom} value={validFrom} onChange={setFrom} missing={!validFrom} />
        <DateField label={f.validTo} hint={f.validToHint} value={validTo} onChange={setTo} />
      </div>
      <div className="form-row">
        <Choice label={f.form} value={form} onChange={setForm} options={consentForm.labels} />
        <DateField label={f.givenOn} value={givenOn} onChange={setGivenOn} missing={!givenOn} />
      </div>
      <GiverField register={register} value={giver} onChange={setGiver} />
      <TextInput label={f.note} hint={f.noteHint} value={note} onChange={setNote} />
    </FormDialog>
  )
}

export function RefuseDialog({ caseId, register, onClose }: ShareDialogProps) {
  const today = useToday()
  const [choice, setChoice] = useState<ShareChoice>(NO_CHOICE)
  const [giver, setGiver] = useState<Giver>(SELF(register))
  const [on, setOn] = useState<string | null>(today)
  const [note, setNote] = useState('')
  const save = useCommand('consent.refuse', saidChanges)
  const missing = lacksOfChoice(choice, false) + lacksGiver(giver) + Number(!on)
  const submit = async () => {
    const { serviceIds, topics } = choice
    const answer = await save.run({ caseId, serviceIds, topics, by: giverName(giver), on: on!, note: note.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.refuse.title} description={t.refuse.body} act={t.refuse.act} wide missing={missing} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <ShareFields register={register} value={choice} onChange={setChoice} purposes={false} />
      <Effect ready={missing === 0} ask={{ caseId, says: 'no', serviceIds: choice.serviceIds, topics: choice.topics, on }} />
      <div className="form-row">
        <GiverField register={register} value={giver} onChange={setGiver} />
        <DateField label={f.givenOn} value={on} onChange={setOn} missing={!on} />
      </div>
      <TextInput label={f.note} hint={f.noteHint} value={note} onChange={setNote} />
    </FormDialog>
  )
}

/** @param first the line it was opened from; ticked from the start */
export function WithdrawDialog({ caseId, register, first, onClose }: ShareDialogProps & { first: ShareEntry | null }) {
  const open = register.entries.filter((one) => one.kind === 'consent' && ['inForce', 'soon', 'notYet'].includes(one.state))
  const [ids, setIds] = useState<string[]>(first ? [first.id] : open.length === 1 ? [open[0]!.id] : [])
  const [giver, setGiver] = useState<Giver>(SELF(register))
  const [on, setOn] = useState<string | null>(useToday())
  const save = useCommand('consent.withdraw', saidChanges)
  const missing = Number(ids.length === 0) + lacksGiver(giver) + Number(!on)
  const submit = async () => {
    const answer = await save.run({ caseId, ids, on: on!, by: giverName(giver) })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.withdraw.title} description={open.length === 0 ? t.withdraw.none : t.withdraw.body} act={t.withdraw.act} missing={missing} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      {open.length > 0 ? (
        <div data-missing={ids.length === 0}>
          <CheckboxGroup size="small" legend={t.withdraw.which} value={ids} onChange={(value: string[]) => setIds(value)}>
            {open.map((one) => <Checkbox key={one.id} value={one.id} description={one.validTo ? t.until(dateText(one.validTo)) : t.register.open}>{one.service}: {topicWords(one)}</Checkbox>)}
          </CheckboxGroup>
        </div>
      ) : null}
      <div className="form-row">
        <GiverField register={register} value={giver} onChange={setGiver} />
        <DateField label={t.withdraw.on} value={on} onChange={setOn} missing={!on} />
      </div>
      <Effect ready={missing === 0} ask={{ caseId, says: 'no', serviceIds: [], topics: [], ids, on }} />
    </FormDialog>
  )
}
