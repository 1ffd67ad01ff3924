// A review held with the person: who was there, what the person says, a number from 0 to 10 for each area the person wants to answer for, and what was agreed.
import { useState } from 'react'
import { plusMonths } from '../../../shared/dates.ts'
import { lifeDomain, reviewKind } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, TextArea, TextInput } from '../../ui/Field.tsx'
import type { Goal, PlanAnswer } from './plan.ts'

const t = text.followup
type Domain = Goal['domain']
interface Said { value: string; words: string }
const NUMBERS = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`n${n}`, String(n)]))

/** Areas with a goal or an earlier number come first; the rest can still be answered. */
function inOrder(data: PlanAnswer): Domain[] {
  const known = new Set<Domain>([...data.goals.filter((one) => one.endedOn === null).map((one) => one.domain), ...data.ratings.map((one) => one.domain)])
  return [...lifeDomain.values].sort((a, b) => Number(known.has(b)) - Number(known.has(a)))
}

function MasteryFields({ domains, said, onChange }: { domains: readonly Domain[]; said: Partial<Record<Domain, Said>>; onChange: (domain: Domain, patch: Partial<Said>) => void }) {
  return (
    <fieldset className="mastery-fields">
      <legend className="aksel-label aksel-label--small">{t.reviewForm.mastery}</legend>
      <p className="form-note">{t.reviewForm.masteryHint}</p>
      {domains.map((domain) => (
        <div key={domain} className="form-row mastery-row">
          <Choice label={t.reviewForm.value(lifeDomain.labels[domain])} value={said[domain]?.value ?? ''} options={NUMBERS} empty={t.reviewForm.notAsked} onChange={(value) => onChange(domain, { value })} />
          <TextInput label={t.reviewForm.words(lifeDomain.labels[domain])} value={said[domain]?.words ?? ''} onChange={(words) => onChange(domain, { words: words.slice(0, 300) })} />
        </div>
      ))}
    </fieldset>
  )
}

export function ReviewDialog({ data, onClose }: { data: PlanAnswer; onClose: () => void }) {
  const today = useToday()
  const f = t.reviewForm
  const [form, setForm] = useState({ kind: 'review' as 'review' | 'moveIn', on: today as string | null, there: 'yes' as 'yes' | 'no' | 'unknown', present: '', says: '', agreed: '', next: plusMonths(today, 3) as string | null })
  const [said, setSaid] = useState<Partial<Record<Domain, Said>>>({})
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const review = useCommand('plan.review', f.said)
  const wrongNext = form.on !== null && form.next !== null && form.next <= form.on
  const submit = async () => {
    const ratings = lifeDomain.values.flatMap((domain) => (said[domain]?.value ? [{ domain, value: Number(said[domain].value.slice(1)), ownWords: said[domain].words.trim() || null }] : []))
    const answer = await review.run({ planId: data.plan.id, kind: form.kind, heldOn: form.on!, present: form.present.trim() || null, personPresent: form.there, personSays: form.says.trim() || null, agreed: form.agreed.trim() || null, nextReviewOn: form.next, ratings })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog wide title={f.title} act={f.act} missing={Number(!form.on) + Number(wrongNext)} running={review.running} failed={review.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice label={f.kind} value={form.kind} options={reviewKind.labels} onChange={(kind) => change({ kind })} />
        <DateField label={f.on} hint={text.common.dateHint} value={form.on} onChange={(on) => change({ on })} missing={!form.on} />
      </div>
      <div className="form-row">
        <Choice label={f.there} value={form.there} options={answerOptions} onChange={(there) => change({ there })} />
        <TextInput label={f.present} value={form.present} onChange={(present) => change({ present: present.slice(0, 300) })} />
      </div>
      <TextArea label={f.says} hint={t.goal.wordsHint} value={form.says} onChange={(says) => change({ says })} rows={2} maxLength={5000} />
      <MasteryFields domains={inOrder(data)} said={said} onChange={(domain, patch) => setSaid((was) => ({ ...was, [domain]: { value: '', words: '', ...was[domain], ...patch } }))} />
      <TextArea label={f.agreed} value={form.agreed} onChange={(agreed) => change({ agreed })} rows={2} maxLength={5000} />
      <DateField label={f.next} hint={text.common.dateHint} value={form.next} onChange={(next) => change({ next })} error={wrongNext ? f.nextWrong : undefined} missing={wrongNext} />
    </FormDialog>
  )
}
