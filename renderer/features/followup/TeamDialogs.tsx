// Forms around the plan: someone in the team, a condition, when somebody can be reached, joining and leaving a scheme.
import { Button, Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { clockTime } from '../../../shared/domain/rhythm.ts'
import { conditionAbout, conditionDemand, contactWindowKind, planMemberKind } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, TextArea, TextInput } from '../../ui/Field.tsx'
import type { Condition, Member, Membership, PlanAnswer, Window } from './plan.ts'

const t = text.followup
type Close = { onClose: () => void }
const orNull = (value: string) => value.trim() || null
const servicesOf = (data: PlanAnswer) => Object.fromEntries(data.services.map((one) => [one.id, one.name]))

/** Beside the form's own button: what stands is ended, never erased. */
function EndButton({ label, onClick }: { label: string; onClick: () => void }) {
  return <p className="plan-none"><Button type="button" size="small" variant="tertiary" data-color="danger" onClick={onClick}>{label}</Button></p>
}

export function MemberDialog({ data, member, onClose }: Close & { data: PlanAnswer; member: Member | null }) {
  const d = t.member
  const [form, setForm] = useState({ kind: (member?.kind ?? '') as Member['kind'] | '', name: member?.name ?? '', role: member?.role ?? '', phone: member?.phone ?? '', serviceId: member?.serviceId ?? '', chosen: member?.chosenByPerson ?? ('unknown' as Member['chosenByPerson']), lead: member?.lead ?? false, note: member?.note ?? '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const save = useCommand('plan.setMember', d.said)
  const end = useCommand('plan.endMember', d.endSaid)
  const missing = Number(!form.kind) + Number(form.name.trim().length < 2)
  const at = { planId: data.plan.id, version: member?.version ?? 0 }
  const submit = async () => {
    if (!form.kind) return
    const answer = await save.run({ ...at, version: member?.version ?? null, id: member?.id ?? null, kind: form.kind, name: form.name.trim(), role: orNull(form.role), phone: orNull(form.phone), serviceId: form.kind === 'service' ? orNull(form.serviceId) : null, chosenByPerson: form.chosen, lead: form.lead, note: orNull(form.note) })
    if (answer.ok) onClose()
  }
  const leave = async () => {
    if (member && (await end.run({ ...at, id: member.id })).ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={t.noAccess} act={d.act} missing={missing} running={save.running || end.running} failed={save.failed ?? end.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice label={d.kind} value={form.kind} options={planMemberKind.labels} onChange={(kind) => change({ kind })} missing={!form.kind} />
        <TextInput label={d.name} value={form.name} onChange={(name) => change({ name: name.slice(0, 200) })} missing={form.name.trim().length < 2} />
      </div>
      <div className="form-row">
        <TextInput label={d.role} hint={d.roleHint} value={form.role} onChange={(role) => change({ role: role.slice(0, 300) })} />
        <TextInput label={d.phone} value={form.phone} onChange={(phone) => change({ phone: phone.slice(0, 40) })} type="tel" />
      </div>
      {form.kind === 'service' ? <Choice label={d.service} value={form.serviceId} options={servicesOf(data)} empty={t.measure.noService} onChange={(serviceId) => change({ serviceId })} /> : null}
      <Choice label={d.chosen} value={form.chosen} options={answerOptions} onChange={(chosen) => change({ chosen })} />
      <TextInput label={d.note} hint={d.noteHint} value={form.note} onChange={(note) => change({ note: note.slice(0, 300) })} />
      <Checkbox size="small" checked={form.lead} onChange={(event) => change({ lead: event.target.checked })}>{d.lead}</Checkbox>
      {member ? <EndButton label={d.end} onClick={() => void leave()} /> : null}
    </FormDialog>
  )
}

export function ConditionDialog({ data, condition, onClose }: Close & { data: PlanAnswer; condition: Condition | null }) {
  const d = t.condition
  const [form, setForm] = useState({ serviceId: condition?.serviceId ?? '', party: condition?.partyName ?? '', about: (condition?.about ?? '') as Condition['about'] | '', demand: (condition?.demand ?? '') as Condition['demand'] | '', text: condition?.text ?? '', source: condition?.source ?? '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const save = useCommand('plan.setCondition', d.said)
  const end = useCommand('plan.endCondition', d.endSaid)
  const nobody = !form.serviceId && !form.party.trim()
  const missing = Number(nobody) + Number(!form.about) + Number(!form.demand) + Number(form.text.trim().length < 2)
  const submit = async () => {
    if (!form.about || !form.demand) return
    const answer = await save.run({ planId: data.plan.id, id: condition?.id ?? null, version: condition?.version ?? null, serviceId: form.serviceId || null, partyName: orNull(form.party), about: form.about, demand: form.demand, text: form.text.trim(), source: orNull(form.source) })
    if (answer.ok) onClose()
  }
  const stop = async () => {
    if (condition && (await end.run({ id: condition.id, version: condition.version })).ok) onClose()
  }
  return (
    <FormDialog title={d.title} act={d.act} missing={missing} running={save.running || end.running} failed={save.failed ?? end.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice label={d.service} value={form.serviceId} options={servicesOf(data)} empty={t.measure.noService} onChange={(serviceId) => change({ serviceId })} missing={nobody} />
        <TextInput label={d.party} hint={d.partyHint} value={form.party} onChange={(party) => change({ party: party.slice(0, 300) })} />
      </div>
      <div className="form-row">
        <Choice label={d.about} value={form.about} options={conditionAbout.labels} onChange={(about) => change({ about })} missing={!form.about} />
        <Choice label={d.demand} value={form.demand} options={conditionDemand.labels} onChange={(demand) => change({ demand })} missing={!form.demand} />
      </div>
      <TextArea label={d.text} value={form.text} onChange={(words) => change({ text: words })} rows={2} maxLength={300} missing={form.text.trim().length < 2} />
      <TextInput label={d.source} hint={d.sourceHint} value={form.source} onChange={(source) => change({ source: source.slice(0, 300) })} />
      {condition ? <EndButton label={d.end} onClick={() => void stop()} /> : null}
    </FormDialog>
  )
}

export function WindowDialog({ data, window, onClose }: Close & { data: PlanAnswer; window: Window | null }) {
  const d = t.window
  const [form, setForm] = useState({ kind: (window?.kind ?? '') as Window['kind'] | '', days: window?.days ?? [], from: window?.fromTime?.replace(':', '.') ?? '', to: window?.toTime?.replace(':', '.') ?? '', who: window?.who ?? '', phone: window?.phone ?? '', note: window?.note ?? '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const save = useCommand('plan.setWindow', d.said)
  const end = useCommand('plan.endWindow', d.endSaid)
  const wrong = (value: string) => (value.trim() !== '' && clockTime(value) === null ? d.timeWrong : undefined)
  const missing = Number(!form.kind) + Number(!!wrong(form.from)) + Number(!!wrong(form.to))
  const submit = async () => {
    if (!form.kind) return
    const answer = await save.run({ planId: data.plan.id, id: window?.id ?? null, version: window?.version ?? null, kind: form.kind, days: form.days, fromTime: clockTime(form.from), toTime: clockTime(form.to), who: orNull(form.who), phone: orNull(form.phone), note: orNull(form.note) })
    if (answer.ok) onClose()
  }
  const stop = async () => {
    if (window && (await end.run({ id: window.id, version: window.version })).ok) onClose()
  }
  return (
    <FormDialog title={d.title} act={d.act} missing={missing} running={save.running || end.running} failed={save.failed ?? end.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={d.kind} value={form.kind} options={contactWindowKind.labels} onChange={(kind) => change({ kind })} missing={!form.kind} />
      <CheckboxGroup size="small" legend={d.days} description={d.daysHint} value={form.days} onChange={(days: number[]) => change({ days })} className="day-boxes">
        {d.day.map((label, i) => <Checkbox key={label} value={i + 1}>{label}</Checkbox>)}
      </CheckboxGroup>
      <div className="form-row">
        <TextInput label={d.from} hint={d.timeHint} value={form.from} onChange={(from) => change({ from: from.slice(0, 5) })} error={wrong(form.from)} missing={!!wrong(form.from)} />
        <TextInput label={d.to} hint={d.timeHint} value={form.to} onChange={(to) => change({ to: to.slice(0, 5) })} error={wrong(form.to)} missing={!!wrong(form.to)} />
      </div>
      <div className="form-row">
        <TextInput label={d.who} value={form.who} onChange={(who) => change({ who: who.slice(0, 300) })} />
        <TextInput label={d.phone} value={form.phone} onChange={(phone) => change({ phone: phone.slice(0, 40) })} type="tel" />
      </div>
      <TextInput label={d.note} hint={d.noteHint} value={form.note} onChange={(note) => change({ note: note.slice(0, 300) })} />
      {window ? <EndButton label={d.end} onClick={() => void stop()} /> : null}
    </FormDialog>
  )
}

export function JoinDialog({ planId, onClose }: Close & { planId: string }) {
  const today = useToday()
  const d = t.joinDialog
  const [name, setName] = useState<string>(d.start)
  const [on, setOn] = useState<string | null>(today)
  const join = useCommand('plan.join', d.said)
  const submit = async () => {
    if (on && (await join.run({ planId, name: name.trim(), startsOn: on })).ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={t.schemesApart} act={d.act} missing={Number(name.trim().length < 2) + Number(!on)} running={join.running} failed={join.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={d.name} value={name} onChange={(value) => setName(value.slice(0, 120))} missing={name.trim().length < 2} />
      <DateField label={d.on} hint={text.common.dateHint} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}

export function LeaveDialog({ membership, onClose }: Close & { membership: Membership }) {
  const today = useToday()
  const d = t.leaveDialog
  const [on, setOn] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const leave = useCommand('plan.leave', d.said)
  const submit = async () => {
    if (on && (await leave.run({ id: membership.id, version: membership.version, endsOn: on, reason: reason.trim() })).ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={`${membership.name}. ${d.body}`} act={d.act} missing={Number(!on) + Number(reason.trim().length < 2)} running={leave.running} failed={leave.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={d.reason} value={reason} onChange={(value) => setReason(value.slice(0, 300))} missing={reason.trim().length < 2} />
      <DateField label={d.on} hint={text.common.dateHint} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}
