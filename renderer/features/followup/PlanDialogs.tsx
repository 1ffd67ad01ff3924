// The forms of a plan: goal and how it went, measure, own words, dates, the plan itself; and which dialog is open.
import { useState } from 'react'
import { Checkbox } from '@navikt/ds-react'
import { plusDays } from '../../../shared/dates.ts'
import { goalHorizon, goalOutcome, lifeDomain, planAnchor } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import type { Goal, Measure, PlanAnswer, PlanDialog, Visit } from './plan.ts'
import { ReviewDialog } from './ReviewDialog.tsx'
import { ConditionDialog, JoinDialog, LeaveDialog, MemberDialog, WindowDialog } from './TeamDialogs.tsx'
import { VisitAnswerDialog, VisitMoveDialog, VisitPlanDialog } from './VisitDialogs.tsx'

const t = text.followup
type Close = { onClose: () => void }

function GoalDialog({ planId, goal, onClose }: Close & { planId: string; goal: Goal | null }) {
  const [form, setForm] = useState({ domain: (goal?.domain ?? '') as Goal['domain'] | '', words: goal?.ownWords ?? '', horizon: goal?.horizon ?? null })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const add = useCommand('plan.addGoal', t.goal.said)
  const set = useCommand('plan.setGoal', t.goalEdit.said)
  const missing = Number(!form.domain) + Number(form.words.trim().length < 2)
  const submit = async () => {
    if (!form.domain) return
    const values = { domain: form.domain, ownWords: form.words.trim(), horizon: form.horizon }
    const answer = goal ? await set.run({ id: goal.id, version: goal.version, patch: values }) : await add.run({ planId, ...values })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={goal ? t.goalEdit.title : t.goal.title} act={goal ? t.goalEdit.act : t.goal.act} missing={missing} running={add.running || set.running} failed={add.failed ?? set.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.goal.domain} value={form.domain} options={lifeDomain.labels} onChange={(domain) => change({ domain })} missing={!form.domain} />
      <TextArea label={t.goal.words} hint={t.goal.wordsHint} value={form.words} onChange={(words) => change({ words })} rows={2} maxLength={300} missing={form.words.trim().length < 2} />
      <Choice label={t.horizon} value={form.horizon ?? ''} options={goalHorizon.labels} empty={t.horizonEmpty} onChange={(horizon) => change({ horizon: horizon || null })} />
    </FormDialog>
  )
}

function JudgeDialog({ goal, onClose }: Close & { goal: Goal }) {
  const today = useToday()
  const d = t.judgeDialog
  const [form, setForm] = useState({ outcome: (goal.outcome ?? '') as NonNullable<Goal['outcome']> | '', why: goal.outcomeWhy ?? '', by: goal.judgedBy ?? '', on: today as string | null, ends: true })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const judge = useCommand('plan.judgeGoal', d.said)
  const missing = Number(!form.outcome) + Number(form.why.trim().length < 2) + Number(form.by.trim().length < 2) + Number(!form.on)
  const submit = async () => {
    if (form.outcome && form.on && (await judge.run({ id: goal.id, version: goal.version, outcome: form.outcome, why: form.why.trim(), judgedBy: form.by.trim(), judgedOn: form.on, ends: form.ends })).ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={`«${goal.ownWords}»`} act={d.act} missing={missing} running={judge.running} failed={judge.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={d.outcome} value={form.outcome} options={goalOutcome.labels} onChange={(outcome) => change({ outcome })} missing={!form.outcome} />
      <TextArea label={d.why} hint={d.whyHint} value={form.why} onChange={(why) => change({ why })} rows={2} maxLength={2000} missing={form.why.trim().length < 2} />
      <div className="form-row">
        <TextInput label={d.by} hint={d.byHint} value={form.by} onChange={(by) => change({ by: by.slice(0, 200) })} missing={form.by.trim().length < 2} />
        <DateField label={d.on} hint={text.common.dateHint} value={form.on} onChange={(on) => change({ on })} missing={!form.on} />
      </div>
      <Checkbox size="small" checked={form.ends} onChange={(event) => change({ ends: event.target.checked })}>{d.ends}</Checkbox>
    </FormDialog>
  )
}

function MeasureDialog({ data, goal, onClose }: Close & { data: PlanAnswer; goal: Goal | null }) {
  const today = useToday()
  const [form, setForm] = useState({ text: '', serviceId: '', responsible: '', startsOn: null as string | null, dueOn: plusDays(today, 14) as string | null, frequency: '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const add = useCommand('plan.addMeasure', t.measure.said)
  const isMissing = form.text.trim().length < 2
  const submit = async () => {
    const answer = await add.run({ planId: data.plan.id, goalId: goal?.id ?? null, text: form.text.trim(), serviceId: form.serviceId || null, responsible: form.responsible.trim() || null, startsOn: form.startsOn, dueOn: form.dueOn, frequency: form.frequency.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.measure.title} description={goal ? `«${goal.ownWords}»` : undefined} act={t.measure.act} missing={Number(isMissing)} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.measure.text} value={form.text} onChange={(value) => change({ text: value.slice(0, 300) })} missing={isMissing} />
      <div className="form-row">
        <Choice label={t.measure.service} value={form.serviceId} options={Object.fromEntries(data.services.map((one) => [one.id, one.name]))} empty={t.measure.noService} onChange={(serviceId) => change({ serviceId })} />
        <TextInput label={t.measure.responsible} hint={t.measure.responsibleHint} value={form.responsible} onChange={(responsible) => change({ responsible: responsible.slice(0, 120) })} />
      </div>
      <div className="form-row">
        <DateField label={t.measure.start} value={form.startsOn} onChange={(startsOn) => change({ startsOn })} />
        <DateField label={t.measure.due} value={form.dueOn} onChange={(dueOn) => change({ dueOn })} />
      </div>
      <div className="form-row">
        <TextInput label={t.measure.frequency} hint={t.measure.frequencyHint} value={form.frequency} onChange={(frequency) => change({ frequency: frequency.slice(0, 100) })} />
      </div>
    </FormDialog>
  )
}

function NextReviewDialog({ data, onClose }: Close & { data: PlanAnswer }) {
  const { plan } = data
  const [on, setOn] = useState<string | null>(plan.nextReviewOn)
  const update = useCommand('plan.update', t.reviewDialog.said)
  const submit = async () => {
    if ((await update.run({ id: plan.id, version: plan.version, patch: { nextReviewOn: on } })).ok) onClose()
  }
  return (
    <FormDialog title={t.reviewDialog.title} act={t.reviewDialog.act} missing={Number(!on)} running={update.running} failed={update.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.reviewDialog.on} hint={text.common.dateHint} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}

function WordsDialog({ data, onClose }: Close & { data: PlanAnswer }) {
  const { plan } = data
  const [words, setWords] = useState(plan.ownWords ?? '')
  const update = useCommand('plan.update', t.wordsDialog.said)
  const submit = async () => {
    if ((await update.run({ id: plan.id, version: plan.version, patch: { ownWords: words.trim() || null } })).ok) onClose()
  }
  return (
    <FormDialog title={t.wordsDialog.title} act={t.wordsDialog.act} running={update.running} failed={update.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.wordsDialog.label} hint={t.goal.wordsHint} value={words} onChange={setWords} rows={4} maxLength={5000} />
    </FormDialog>
  )
}

function DueDialog({ measure, onClose }: Close & { measure: Measure }) {
  const [on, setOn] = useState<string | null>(measure.dueOn)
  const set = useCommand('plan.setMeasure', t.measureChanged)
  const submit = async () => {
    if ((await set.run({ id: measure.id, version: measure.version, status: measure.status === 'unclear' ? 'agreed' : measure.status, dueOn: on })).ok) onClose()
  }
  return (
    <FormDialog title={t.due.title} description={measure.text} act={t.due.act} missing={Number(!on)} running={set.running} failed={set.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.due.on} hint={text.common.dateHint} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}

function FrameDialog({ data, onClose }: Close & { data: PlanAnswer }) {
  const { plan } = data
  const d = t.frameDialog
  const [form, setForm] = useState({ anchor: plan.anchor, coordinatorId: plan.coordinatorId, contactEveryDays: plan.contactEveryDays, endsOn: plan.endsOn })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const update = useCommand('plan.update', d.said)
  const days = form.contactEveryDays
  const submit = async () => {
    if ((await update.run({ id: plan.id, version: plan.version, patch: form })).ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={plan.coordinatorWish ? t.wish(plan.coordinatorWish) : undefined} act={d.act} missing={Number(days !== null && (days < 1 || days > 366))} running={update.running} failed={update.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={d.coordinator} value={form.coordinatorId ?? ''} options={Object.fromEntries(data.workers.map((one) => [one.id, one.name]))} onChange={(coordinatorId) => change({ coordinatorId: coordinatorId || null })} />
      <Choice label={d.anchor} value={form.anchor ?? ''} options={planAnchor.labels} empty={d.anchorEmpty} onChange={(anchor) => change({ anchor: anchor || null })} />
      <div className="form-row">
        <NumberInput label={d.rhythm} hint={d.rhythmHint} value={days} onChange={(contactEveryDays) => change({ contactEveryDays })} />
        <DateField label={d.ends} hint={text.common.dateHint} value={form.endsOn} onChange={(endsOn) => change({ endsOn })} />
      </div>
      <p className="form-note">{t.apart}</p>
    </FormDialog>
  )
}

function EndDialog({ plan, onClose }: Close & { plan: PlanAnswer['plan'] }) {
  const today = useToday()
  const d = t.endDialog
  const [on, setOn] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const end = useCommand('plan.end', d.said)
  const submit = async () => {
    if (on && (await end.run({ id: plan.id, version: plan.version, on, reason: reason.trim() })).ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={d.body} act={d.act} missing={Number(!on) + Number(reason.trim().length < 3)} running={end.running} failed={end.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={d.reason} value={reason} onChange={setReason} rows={2} maxLength={2000} missing={reason.trim().length < 3} />
      <DateField label={d.on} hint={text.common.dateHint} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}

/** The dialog that is open, if any. A visit that was carried out goes on to its note. */
export function PlanDialogs({ open, data, onOpen, onClose }: Close & { open: PlanDialog | null; data: PlanAnswer; onOpen: (dialog: PlanDialog) => void }) {
  if (!open) return null
  const { plan } = data
  switch (open.kind) {
    case 'goal': return <GoalDialog planId={plan.id} goal={null} onClose={onClose} />
    case 'editGoal': return <GoalDialog planId={plan.id} goal={open.goal} onClose={onClose} />
    case 'judge': return <JudgeDialog goal={open.goal} onClose={onClose} />
    case 'measure': return <MeasureDialog data={data} goal={open.goal} onClose={onClose} />
    case 'planVisit': return <VisitPlanDialog planId={plan.id} onDone={onClose} onClose={onClose} />
    case 'visit': return <VisitPlanDialog planId={plan.id} register onDone={(id) => (id ? onOpen({ kind: 'visitNote', visit: { id } as Visit }) : onClose())} onClose={onClose} />
    case 'visitHow': return <VisitAnswerDialog visit={open.visit} onMove={() => onOpen({ kind: 'visitMove', visit: open.visit })} onDone={() => onOpen({ kind: 'visitNote', visit: open.visit })} onClose={onClose} />
    case 'visitMove': return <VisitMoveDialog visit={open.visit} onClose={onClose} />
    case 'visitNote': return <NoteDialog planId={plan.id} visitId={open.visit.id} onClose={onClose} />
    case 'review': return <ReviewDialog data={data} onClose={onClose} />
    case 'nextReview': return <NextReviewDialog data={data} onClose={onClose} />
    case 'words': return <WordsDialog data={data} onClose={onClose} />
    case 'due': return <DueDialog measure={open.measure} onClose={onClose} />
    case 'frame': return <FrameDialog data={data} onClose={onClose} />
    case 'end': return <EndDialog plan={plan} onClose={onClose} />
    case 'member': return <MemberDialog data={data} member={open.member} onClose={onClose} />
    case 'condition': return <ConditionDialog data={data} condition={open.condition} onClose={onClose} />
    case 'window': return <WindowDialog data={data} window={open.window} onClose={onClose} />
    case 'join': return <JoinDialog planId={plan.id} onClose={onClose} />
    case 'leave': return <LeaveDialog membership={open.membership} onClose={onClose} />
  }
}
