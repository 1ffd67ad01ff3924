// Forms for visits: agree on one or many, move, and say how it went.
import { Button, Checkbox } from '@navikt/ds-react'
import { useState } from 'react'
import { plusDays } from '../../../shared/dates.ts'
import { clockTime, MOST_REPEATS, repeatDates } from '../../../shared/domain/rhythm.ts'
import { visitKind, visitStatus } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextInput } from '../../ui/Field.tsx'
import type { Visit } from './plan.ts'

const v = text.visits
type Kind = NonNullable<Visit['kind']>
const orNull = (value: string) => value.trim() || null
const timeError = (value: string) => (value.trim() !== '' && clockTime(value) === null ? v.plan.timeWrong : undefined)
const endsError = (at: string, ends: string) => timeError(ends) ?? (ends.trim() !== '' && (clockTime(at) === null || clockTime(ends)! <= clockTime(at)!) ? v.plan.endsWrong : undefined)
const shownTime = (time: string | null) => time?.replace(':', '.') ?? ''

/** Day and hours, as both forms ask for them. */
function WhenFields({ value, onChange }: { value: { on: string | null; at: string; ends: string }; onChange: (patch: Partial<{ on: string | null; at: string; ends: string }>) => void }) {
  return (
    <div className="form-row">
      <DateField label={v.plan.on} hint={text.common.dateHint} value={value.on} onChange={(on) => onChange({ on })} missing={!value.on} />
      <TextInput label={v.plan.at} hint={v.plan.timeHint} value={value.at} onChange={(at) => onChange({ at: at.slice(0, 5) })} error={timeError(value.at)} missing={!!timeError(value.at)} />
      <TextInput label={v.plan.ends} hint={v.plan.timeHint} value={value.ends} onChange={(ends) => onChange({ ends: ends.slice(0, 5) })} error={endsError(value.at, value.ends)} missing={!!endsError(value.at, value.ends)} />
    </div>
  )
}

/** Whose visit: found by name or number among the plans that run. */
function WhoseField({ value, onChange }: { value: string; onChange: (planId: string) => void }) {
  const [typed, setTyped] = useState('')
  const find = typed.trim()
  const { data } = useQuery('plan.list', { limit: 12, ...(find ? { text: find } : { filter: 'mine' }) }, { keep: true })
  const rows = data?.rows ?? []
  return (
    <div className="form-row">
      <TextInput label={v.plan.find} value={typed} onChange={(next) => setTyped(next.slice(0, 100))} />
      <Choice label={v.plan.choose} value={value} options={Object.fromEntries(rows.map((one) => [one.id, `${one.name}, ${one.caseNumber}`]))} onChange={onChange} missing={!value} error={data && rows.length === 0 ? v.plan.noHits : undefined} />
    </div>
  )
}

interface PlanVisit { /** null: chosen in the form */ planId: string | null; on?: string | undefined; workerId?: string | undefined; /** ask whether it is done already */ register?: boolean; /** given the visit when it was carried out, to go on with its note */ onDone?: (id: string | null, planId: string) => void; onClose: () => void }

export function VisitPlanDialog({ planId, on, workerId, register = false, onDone, onClose }: PlanVisit) {
  const today = useToday()
  const me = useStatus().session!.userId
  const { data } = useQuery('visit.calendar', { from: today, to: today, workerId: me })
  const [form, setForm] = useState({ planId: planId ?? '', kind: 'homeVisit' as Kind, title: visitKind.labels.homeVisit as string, on: (on ?? today) as string | null, at: '', ends: '', workerId: workerId ?? me, who: '', place: '', bring: '', repeats: false, every: 1 as number | null, until: plusDays(on ?? today, 28) as string | null, done: register })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const plan = useCommand('visit.plan', (output: { ids: string[] }) => v.plan.said(output.ids.length))
  const answer = useCommand('visit.answer', v.answer.said)
  const isDone = register && form.done && form.on !== null && form.on <= today
  const dates = form.repeats && !isDone && form.on && form.until && form.every ? repeatDates(form.on, form.every, form.until) : null
  const wrongRepeat = form.repeats && !isDone && (!dates || dates.length < 1 || dates.length > MOST_REPEATS || (form.every ?? 0) > 26)
  const missing = Number(!form.planId) + Number(!form.on) + Number(form.title.trim().length < 2) + Number(!!timeError(form.at)) + Number(!!endsError(form.at, form.ends)) + Number(wrongRepeat)
  const submit = async () => {
    const made = await plan.run({ planId: form.planId, kind: form.kind, title: form.title.trim(), plannedOn: form.on!, plannedAt: clockTime(form.at), endsAt: clockTime(form.ends), workerId: form.workerId || null, who: orNull(form.who), place: orNull(form.place), bring: orNull(form.bring), repeat: dates ? { everyWeeks: form.every!, until: form.until! } : null })
    if (!made.ok) return
    const id = made.value.ids[0]!
    if (isDone && (await answer.run({ id, version: 1, status: 'done' })).ok) (onDone ?? onClose)(id, form.planId)
    else (onDone ?? onClose)(null, form.planId)
  }
  const setKind = (kind: Kind) => change({ kind, ...(form.title === visitKind.labels[form.kind] ? { title: visitKind.labels[kind] } : {}) })
  return (
    <FormDialog title={register ? v.register : v.plan.title} act={isDone ? v.plan.actDone : dates && dates.length > 1 ? v.plan.actMany(dates.length) : v.plan.act} missing={missing} running={plan.running || answer.running} failed={plan.failed ?? answer.failed} onSubmit={() => void submit()} onClose={onClose}>
      {planId === null ? <WhoseField value={form.planId} onChange={(chosen) => change({ planId: chosen })} /> : null}
      <div className="form-row">
        <Choice label={v.plan.kind} value={form.kind} options={visitKind.labels} onChange={setKind} />
        <TextInput label={v.plan.what} value={form.title} onChange={(title) => change({ title: title.slice(0, 200) })} missing={form.title.trim().length < 2} />
      </div>
      <WhenFields value={form} onChange={change} />
      <div className="form-row">
        <Choice label={v.plan.worker} value={form.workerId} options={Object.fromEntries((data?.workers ?? []).map((one) => [one.id, one.name]))} onChange={(chosen) => change({ workerId: chosen })} />
        <TextInput label={v.plan.who} value={form.who} onChange={(who) => change({ who: who.slice(0, 300) })} />
      </div>
      <div className="form-row">
        <TextInput label={v.plan.place} hint={v.plan.placeHint} value={form.place} onChange={(place) => change({ place: place.slice(0, 300) })} />
        <TextInput label={v.plan.bring} value={form.bring} onChange={(bring) => change({ bring: bring.slice(0, 300) })} />
      </div>
      {register && form.on !== null && form.on <= today ? <Checkbox size="small" checked={form.done} onChange={(event) => change({ done: event.target.checked })}>{v.plan.done}</Checkbox> : null}
      {isDone ? null : <Checkbox size="small" checked={form.repeats} onChange={(event) => change({ repeats: event.target.checked })}>{v.plan.repeat}</Checkbox>}
      {form.repeats && !isDone ? (
        <div className="form-row">
          <NumberInput label={v.plan.every} value={form.every} onChange={(every) => change({ every })} missing={!form.every} />
          <DateField label={v.plan.until} hint={text.common.dateHint} value={form.until} onChange={(until) => change({ until })} error={wrongRepeat ? v.plan.untilWrong : undefined} missing={wrongRepeat} />
          <p className="form-note" role="status">{dates && !wrongRepeat ? v.plan.count(dates.length) : ''}</p>
        </div>
      ) : null}
    </FormDialog>
  )
}

type Movable = Pick<Visit, 'id' | 'version' | 'title' | 'plannedOn' | 'plannedAt' | 'endsAt' | 'workerId' | 'place' | 'bring' | 'status'>

export function VisitMoveDialog({ visit, onClose }: { visit: Movable; onClose: () => void }) {
  const today = useToday()
  const { data } = useQuery('visit.calendar', { from: today, to: today })
  const [form, setForm] = useState({ on: visit.plannedOn as string | null, at: shownTime(visit.plannedAt), ends: shownTime(visit.endsAt), workerId: visit.workerId ?? '', place: visit.place ?? '', bring: visit.bring ?? '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const move = useCommand('visit.move', v.move.said)
  const missing = Number(!form.on) + Number(!!timeError(form.at)) + Number(!!endsError(form.at, form.ends))
  const submit = async () => {
    if (form.on && (await move.run({ id: visit.id, version: visit.version, plannedOn: form.on, plannedAt: clockTime(form.at), endsAt: clockTime(form.ends), ...(form.workerId ? { workerId: form.workerId } : {}), place: orNull(form.place), bring: orNull(form.bring) })).ok) onClose()
  }
  return (
    <FormDialog title={v.move.title} description={visit.title} act={v.move.act} missing={missing} running={move.running} failed={move.failed} onSubmit={() => void submit()} onClose={onClose}>
      <WhenFields value={form} onChange={change} />
      <Choice label={v.plan.worker} value={form.workerId} options={Object.fromEntries((data?.workers ?? []).map((one) => [one.id, one.name]))} onChange={(workerId) => change({ workerId })} />
      <div className="form-row">
        <TextInput label={v.plan.place} hint={v.plan.placeHint} value={form.place} onChange={(place) => change({ place: place.slice(0, 300) })} />
        <TextInput label={v.plan.bring} value={form.bring} onChange={(bring) => change({ bring: bring.slice(0, 300) })} />
      </div>
    </FormDialog>
  )
}

const ANSWERS = { done: visitStatus.labels.done, missed: visitStatus.labels.missed, cancelled: visitStatus.labels.cancelled }

/** @param onDone it was carried out: go on to the note */
export function VisitAnswerDialog({ visit, onDone, onMove, onClose }: { visit: Movable; onDone: () => void; onMove?: () => void; onClose: () => void }) {
  const today = useToday()
  const ahead = visit.plannedOn > today
  const [status, setStatus] = useState<keyof typeof ANSWERS>(ahead ? 'cancelled' : 'done')
  const [reason, setReason] = useState('')
  const answer = useCommand('visit.answer', v.answer.said)
  const lacks = status !== 'done' && reason.trim().length < 2
  const submit = async () => {
    if ((await answer.run({ id: visit.id, version: visit.version, status, reason: orNull(reason) })).ok) (status === 'done' ? onDone : onClose)()
  }
  return (
    <FormDialog title={v.answer.title} description={visit.title} act={v.answer.act} missing={Number(lacks)} running={answer.running} failed={answer.failed} onSubmit={() => void submit()} onClose={onClose}>
      {ahead ? <p className="form-note">{v.answer.ahead}</p> : null}
      <Choice label={v.answer.status} value={status} options={ahead ? { cancelled: ANSWERS.cancelled } : ANSWERS} onChange={setStatus} />
      {status === 'done' ? null : <TextInput label={v.answer.reason} hint={v.answer.reasonHint} value={reason} onChange={(next) => setReason(next.slice(0, 300))} missing={lacks} />}
      {onMove ? <p className="plan-none"><Button type="button" size="small" variant="tertiary" onClick={onMove}>{v.move.title}</Button></p> : null}
    </FormDialog>
  )
}
