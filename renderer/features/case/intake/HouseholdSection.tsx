// Husstand: who lives there, how many rooms that asks for and why, and the form for one member.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { kroner } from '../../../../shared/dates.ts'
import { custody, relation } from '../../../../shared/model/codes.ts'
import { MODEL } from '../../../../shared/model/index.ts'
import type { CasePage } from '../../../../shared/operations/cases.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextInput } from '../../../ui/Field.tsx'
import { sayValue } from '../../../ui/Stale.tsx'
import { Failed } from '../../../ui/states.tsx'
import { Why } from '../../../ui/Why.tsx'
import { newestIntake, type Intake } from './useIntake.ts'

const t = text.intake.member
const f = MODEL.householdMember.fields
type Member = Intake['members'][number]
const nameOf = (one: Member) => one.name ?? relation.labels[one.relation]
const hasIncome = (kind: Member['relation']) => ['partner', 'child', 'parent', 'other'].includes(kind)

export function MemberDialog({ caseId, given, onClose }: { caseId: string; given: Member | null; onClose: () => void }) {
  const today = useToday()
  const [opened] = useState(given)
  const [form, setForm] = useState({ relation: opened?.relation ?? 'child' as Member['relation'], name: opened?.name ?? '', birthDate: opened?.birthDate ?? null as string | null, custody: (opened?.custody ?? '') as NonNullable<Member['custody']> | '', yearlyIncome: opened?.yearlyIncome ?? null as number | null, note: opened?.note ?? '' })
  const set = <K extends keyof typeof form>(key: K) => (value: (typeof form)[K]) => setForm((was) => ({ ...was, [key]: value }))
  const save = useCommand('household.save', t.said)
  const unborn = form.relation === 'unborn'
  const late = !unborn && form.birthDate !== null && form.birthDate > today
  const values = { relation: form.relation, name: form.name.trim() || null, birthDate: form.birthDate, custody: form.custody || null, yearlyIncome: hasIncome(form.relation) ? form.yearlyIncome : null, note: form.note.trim() || null }
  const submit = async (version = opened?.version ?? null) => {
    const answer = await save.run({ caseId, id: opened?.id ?? null, version, ...values })
    if (answer.ok) onClose()
  }
  const say = (field: string, value: unknown) => sayValue(field === 'relation' ? relation.labels : field === 'custody' ? custody.labels : field === 'birthDate' ? 'date' : field === 'yearlyIncome' ? 'kroner' : 'text', value)
  return (
    <FormDialog title={opened ? t.editTitle : t.addTitle} act={t.act} missing={Number(late)} running={save.running} failed={save.failed} written={{ values, say }} onKeep={() => void newestIntake(caseId).then((now) => submit(now.members.find((one) => one.id === opened?.id)?.version ?? null))} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice of={f.relation} value={form.relation} onChange={set('relation')} options={relation.labels} />
        <TextInput of={f.name} value={form.name} onChange={set('name')} />
      </div>
      <div className="form-row">
        <DateField of={f.birthDate} hint={unborn ? t.birthHint : text.common.dateHint} value={form.birthDate} onChange={set('birthDate')} missing={late} />
        {form.relation === 'child' ? <Choice of={f.custody} value={form.custody} onChange={set('custody')} empty={text.common.unknown} options={custody.labels} /> : null}
      </div>
      <div className="form-row">
        {hasIncome(form.relation) ? <NumberInput of={f.yearlyIncome} value={form.yearlyIncome === null ? null : Math.round(form.yearlyIncome / 100)} onChange={(next) => set('yearlyIncome')(next === null ? null : next * 100)} /> : null}
        <TextInput of={f.note} value={form.note} onChange={set('note')} />
      </div>
    </FormDialog>
  )
}

/** The rooms a household needs, with the reasons one press away. */
function Rooms({ intake }: { intake: Intake }) {
  const { rooms, roomsWhy } = intake
  return (
    <p className="rooms">
      <strong>{rooms ? t.rooms(rooms.minRooms, rooms.maxRooms, rooms.minBedrooms) : t.roomsUnknown}</strong> {rooms ? <span className="quiet">{rooms.reference}</span> : null}
      <Why>
        <ul className="rooms-why">{roomsWhy.map((one) => <li key={one}>{one}</li>)}</ul>
      </Why>
    </p>
  )
}

export function Household({ page, intake }: { page: CasePage; intake: Intake }) {
  const mayWrite = useMay('case.write')
  const [dialog, setDialog] = useState<string | null>(null)
  const remove = useCommand('household.remove', t.removed)
  const years = (age: number | null) => (age === null ? null : text.case.household.age(age))
  const c = page.case
  return (
    <>
      <Rooms intake={intake} />
      <ul className="lines members">
        <li><span><strong>{c.name}</strong> <span className="quiet">{[years(c.age), t.applicant].filter(Boolean).join(', ')}</span></span></li>
        {intake.members.map((one) => (
          <li key={one.id}>
            <span>
              <strong>{nameOf(one)}</strong> <span className="quiet">{[one.name ? relation.labels[one.relation].toLowerCase() : null, years(one.age), one.custody ? custody.labels[one.custody].toLowerCase() : null, one.yearlyIncome === null ? null : t.income(kroner(one.yearlyIncome))].filter(Boolean).join(', ')}</span>
              {one.note ? <span className="quiet small sign-note">{one.note}</span> : null}
            </span>
            {mayWrite ? (
              <span className="row-acts">
                <Button size="xsmall" variant="tertiary" aria-label={t.edit(nameOf(one))} onClick={() => setDialog(one.id)}>{text.common.edit}</Button>
                <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.remove(nameOf(one))} onClick={() => void remove.run({ id: one.id, version: one.version })}>{text.common.remove}</Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <Failed error={remove.failed} />
      {mayWrite ? <Button className="panel-button" size="small" variant="secondary" onClick={() => setDialog('new')}>{t.addTitle}</Button> : null}
      {dialog ? <MemberDialog key={dialog} caseId={c.id} given={intake.members.find((one) => one.id === dialog) ?? null} onClose={() => setDialog(null)} /> : null}
    </>
  )
}
