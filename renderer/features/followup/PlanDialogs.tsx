// The forms of a plan: goal, measure, the person's own rating, visit, review, own words.
import { useState } from 'react'
import { Radio, RadioGroup } from '@navikt/ds-react'
import { plusDays } from '../../../shared/dates.ts'
import { lifeDomain, visitStatus } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, TextArea, TextInput } from '../../ui/Field.tsx'
import type { Goal, Measure, PlanAnswer, PlanDialog, Visit } from './plan.ts'

const t = text.followup
type Close = { onClose: () => void }
type VisitStatus = Visit['status']

function GoalDialog({ planId, onClose }: Close & { planId: string }) {
  const [domain, setDomain] = useState<Goal['domain'] | ''>('')
  const [words, setWords] = useState('')
  const add = useCommand('plan.addGoal', t.goal.said)
  const missing = Number(!domain) + Number(words.trim().length < 2)
  const submit = async () => {
    if (domain && (await add.run({ planId, domain, ownWords: words.trim() })).ok) onClose()
  }
  return (
    <FormDialog title={t.goal.title} act={t.goal.act} missing={missing} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.goal.domain} value={domain} options={lifeDomain.labels} onChange={setDomain} missing={!domain} />
      <TextArea label={t.goal.words} hint={t.goal.wordsHint} value={words} onChange={setWords} rows={2} maxLength={300} missing={words.trim().length < 2} />
    </FormDialog>
  )
}

function MeasureDialog({ data, goal, onClose }: Close & { data: PlanAnswer; goal: Goal | null }) {
  const today = useToday()
  const [form, setForm] = useState({ text: '', serviceId: '', responsible: '', dueOn: plusDays(today, 14) as string | null, frequency: '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const add = useCommand('plan.addMeasure', t.measure.said)
  const isMissing = form.text.trim().length < 2
  const submit = async () => {
    const answer = await add.run({ planId: data.plan.id, goalId: goal?.id ?? null, text: form.text.trim(), serviceId: form.serviceId || null, responsible: form.responsible.trim() || null, dueOn: form.dueOn, frequency: form.frequency.trim() || null })
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
        <DateField label={t.measure.due} value={form.dueOn} onChange={(dueOn) => change({ dueOn })} />
        <TextInput label={t.measure.frequency} hint={t.measure.frequencyHint} value={form.frequency} onChange={(frequency) => change({ frequency: frequency.slice(0, 100) })} />
      </div>
    </FormDialog>
  )
}

function RateDialog({ goal, onClose }: Close & { goal: Goal }) {
  const today = useToday()
  const [value, setValue] = useState<number | null>(null)
  const [on, setOn] = useState<string | null>(today)
  const [words, setWords] = useState('')
  const rate = useCommand('plan.addMastery', t.rate.said)
  const missing = Number(value === null) + Number(!on)
  const submit = async () => {
    if (value && on && (await rate.run({ goalId: goal.id, statedOn: on, value, ownWords: words.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.rate.title} description={`«${goal.ownWords}»`} act={t.rate.act} missing={missing} running={rate.running} failed={rate.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div data-missing={value === null}>
        <RadioGroup size="small" legend={t.rate.value} description={t.rate.valueHint} value={value ?? ''} onChange={(next: number) => setValue(next)} className="rate-values">
          {[1, 2, 3, 4, 5].map((n) => <Radio key={n} value={n}>{n}</Radio>)}
        </RadioGroup>
      </div>
      <TextArea label={t.rate.words} hint={t.rate.wordsHint} value={words} onChange={setWords} rows={2} maxLength={300} />
      <DateField label={t.rate.on} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}

function VisitDialog({ planId, onClose }: Close & { planId: string }) {
  const today = useToday()
  const [form, setForm] = useState({ on: today as string | null, at: '', title: t.visit.whatStart, who: '', status: 'done' as VisitStatus, note: '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const add = useCommand('plan.addVisit', t.visit.said)
  const missing = Number(!form.on) + Number(form.title.trim().length < 2)
  // A day still to come can only be agreed.
  const setOn = (on: string | null) => change({ on, ...(on && on > today ? { status: 'planned' as const } : {}) })
  const submit = async () => {
    const answer = await add.run({ planId, plannedOn: form.on!, plannedAt: form.at.trim().replace('.', ':') || null, title: form.title.trim(), who: form.who.trim() || null, status: form.status, note: form.note.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.visit.title} act={t.visit.act} missing={missing} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <DateField label={t.visit.on} value={form.on} onChange={setOn} missing={!form.on} />
        <TextInput label={t.visit.at} hint={t.visit.atHint} value={form.at} onChange={(at) => change({ at: at.slice(0, 10) })} />
      </div>
      <div className="form-row">
        <TextInput label={t.visit.what} value={form.title} onChange={(title) => change({ title: title.slice(0, 200) })} missing={form.title.trim().length < 2} />
        <TextInput label={t.visit.who} value={form.who} onChange={(who) => change({ who: who.slice(0, 120) })} />
      </div>
      <Choice label={t.visit.status} value={form.status} options={visitStatus.labels} onChange={(status) => change({ status })} />
      <TextArea label={t.visit.note} hint={t.visit.noteHint} value={form.note} onChange={(note) => change({ note })} rows={3} maxLength={5000} />
    </FormDialog>
  )
}

function VisitHowDialog({ visit, onClose }: Close & { visit: Visit }) {
  const [status, setStatus] = useState<VisitStatus>('done')
  const [note, setNote] = useState(visit.note ?? '')
  const set = useCommand('plan.setVisit', t.visit.said)
  const submit = async () => {
    if ((await set.run({ id: visit.id, version: visit.version, status, note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.visit.how} description={visit.title} act={t.visit.act} running={set.running} failed={set.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.visit.status} value={status} options={visitStatus.labels} onChange={setStatus} />
      <TextArea label={t.visit.note} hint={t.visit.noteHint} value={note} onChange={setNote} rows={3} maxLength={5000} />
    </FormDialog>
  )
}

function ReviewDialog({ data, onClose }: Close & { data: PlanAnswer }) {
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

/** The dialog that is open, if any. */
export function PlanDialogs({ open, data, onClose }: Close & { open: PlanDialog | null; data: PlanAnswer }) {
  if (!open) return null
  switch (open.kind) {
    case 'goal': return <GoalDialog planId={data.plan.id} onClose={onClose} />
    case 'measure': return <MeasureDialog data={data} goal={open.goal} onClose={onClose} />
    case 'rate': return <RateDialog goal={open.goal} onClose={onClose} />
    case 'visit': return <VisitDialog planId={data.plan.id} onClose={onClose} />
    case 'visitHow': return <VisitHowDialog visit={open.visit} onClose={onClose} />
    case 'review': return <ReviewDialog data={data} onClose={onClose} />
    case 'words': return <WordsDialog data={data} onClose={onClose} />
    case 'due': return <DueDialog measure={open.measure} onClose={onClose} />
  }
}
