// My own reminder on a person: a dot with words, and the form behind it. Nobody else sees it.
import { Button } from '@navikt/ds-react'
import { useMemo, useState } from 'react'
import { shortDate } from '../../shared/dates.ts'
import { reminderColour } from '../../shared/model/codes.ts'
import type { Output } from '../../shared/operations/index.ts'
import { useCommand } from '../data/useCommand.ts'
import { useQuery } from '../data/useQuery.ts'
import { useMay, useToday } from '../state/session.ts'
import { text } from '../text.ts'
import { FormDialog } from '../ui/Dialogs.tsx'
import { Choice, DateField, TextInput } from '../ui/Field.tsx'

const r = text.worker.reminder
export type Reminder = Output<'reminder.list'>[number]
type Colour = Reminder['colour']

/** The dot alone; what it means is said beside it or in its name. */
export const ColourDot = ({ colour }: { colour: Colour | null }) => <span className="colour-dot" data-colour={colour ?? 'none'} aria-hidden />

/** A dot that says its words, for a row in a list. */
export function ReminderDot({ reminder }: { reminder: Pick<Reminder, 'text' | 'remindOn' | 'colour'> }) {
  const today = useToday()
  const said = r.word(reminder.text, reminder.remindOn && shortDate(reminder.remindOn, today))
  return <span className="reminder-dot" role="img" aria-label={said} title={said}><ColourDot colour={reminder.colour} /></span>
}

/** All of mine by case, for lists. Without the permission there are none. */
export function useReminders(): ReadonlyMap<string, Reminder> {
  const may = useMay('plan.read')
  const { data } = useQuery('reminder.list', {}, { enabled: may })
  return useMemo(() => new Map((data ?? []).map((one) => [one.caseId, one])), [data])
}

export function ReminderDialog({ caseId, reminder, onClose }: { caseId: string; reminder: Reminder | null; onClose: () => void }) {
  const [form, setForm] = useState({ words: reminder?.text ?? '', on: reminder?.remindOn ?? null, colour: reminder?.colour ?? ('amber' as Colour) })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const set = useCommand('reminder.set', r.said)
  const done = useCommand('reminder.done', r.doneSaid)
  const empty = form.words.trim() === '' && form.on === null && form.colour === 'none'
  const submit = async () => {
    if ((await set.run({ caseId, text: form.words.trim() || null, remindOn: form.on, colour: form.colour })).ok) onClose()
  }
  const take = async () => {
    if (reminder && (await done.run({ id: reminder.id })).ok) onClose()
  }
  return (
    <FormDialog title={r.title} description={r.body} act={r.act} missing={Number(empty)} running={set.running || done.running} failed={set.failed ?? done.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={r.text} value={form.words} onChange={(words) => change({ words: words.slice(0, 300) })} missing={empty} />
      <div className="form-row">
        <DateField label={r.on} hint={text.common.dateHint} value={form.on} onChange={(on) => change({ on })} />
        <Choice label={r.colour} value={form.colour} options={reminderColour.labels} onChange={(colour) => change({ colour })} />
      </div>
      {reminder ? <p className="plan-none"><Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={() => void take()}>{r.done}</Button></p> : null}
    </FormDialog>
  )
}

/** On the head of a case: what stands, or the way to write one. */
export function CaseReminder({ caseId }: { caseId: string }) {
  const may = useMay('plan.write')
  const today = useToday()
  const [open, setOpen] = useState(false)
  const { data } = useQuery('reminder.list', { caseId }, { enabled: may })
  if (!may || !data) return null
  const one = data[0] ?? null
  return (
    <>
      <button type="button" className="reminder-button" title={one ? r.edit : r.add} onClick={() => setOpen(true)}>
        {one ? <><ColourDot colour={one.colour} /> {one.text ?? r.title}{one.remindOn ? <span className="quiet"> {shortDate(one.remindOn, today)}</span> : null}<span className="aksel-sr-only"> {r.edit}</span></> : r.add}
      </button>
      {open ? <ReminderDialog caseId={caseId} reminder={one} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
