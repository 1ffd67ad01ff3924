// «Tiltak fra boliglaget»: what was agreed, who owns it and when it is due; marked done here, with how it went.
import { Button, Select, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { shortDate } from '../../../shared/dates.ts'
import type { Task } from '../../../shared/operations/meeting-close.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { DateField, TextArea } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'
import { DueDate, ToneTag } from '../../ui/small.tsx'

const t = text.closing.tasks
const PAGE = 20
type View = 'open' | 'overdue' | 'done'

function DoneDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const [note, setNote] = useState('')
  const done = useCommand('meeting.taskDone', t.doneSaid)
  const submit = async () => {
    if ((await done.run({ id: task.id, version: task.version, note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.doneTitle} description={task.text} act={t.doneAct} running={done.running} failed={done.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.note} hint={t.noteHint} value={note} onChange={setNote} rows={2} maxLength={300} />
    </FormDialog>
  )
}

function RemindDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const [on, setOn] = useState<string | null>(task.remindOn)
  const remind = useCommand('meeting.taskRemind', t.remindSaid)
  const submit = async () => {
    if ((await remind.run({ id: task.id, version: task.version, remindOn: on })).ok) onClose()
  }
  return (
    <FormDialog title={t.remindTitle} description={task.text} act={t.save} running={remind.running} failed={remind.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.remindOn} hint={text.common.dateHint} value={on} onChange={setOn} />
    </FormDialog>
  )
}

function TaskRow({ task, onDone, onRemind }: { task: Task; onDone: () => void; onRemind: () => void }) {
  const today = useToday()
  const mayWrite = useMay('plan.write') && task.seen && task.doneOn === null
  const about = [task.name, task.caseNumber].filter(Boolean).join(', ')
  return (
    <li className="task-row">
      <div className="task-what">
        <strong>{task.text}</strong>
        <span className="small">{t.owner(task.owner, task.ownerPerson)}{task.dueOn ? <> · <DueDate on={task.dueOn} today={today} kind="agreed" /></> : <> · {t.noDue}</>}{task.remindOn && task.doneOn === null ? <span className="quiet"> · {t.remind(shortDate(task.remindOn, today))}</span> : null}</span>
        <span className="quiet small">{task.caseId ? <Link className="quiet-link" href={`/sak/${task.caseId}`}>{about}</Link> : about} · <Link className="quiet-link" href={`/boliglag/${task.meetingId}/holdt`}>{t.from(shortDate(task.heldOn, today))}</Link>{task.planId ? <> · <Link className="quiet-link" href={`/plan/${task.planId}`} aria-label={t.planOf(task.name)}>{t.plan}</Link></> : null}</span>
        {task.doneOn ? <span className="quiet small">{t.doneBy(shortDate(task.doneOn, today), task.doneBy)}{task.doneNote ? `. ${task.doneNote}` : ''}</span> : null}
      </div>
      {task.mandate === 'mustConfirm' ? <ToneTag tone="attention">{t.waits}</ToneTag> : null}
      {mayWrite ? (
        <span className="task-acts">
          <Button size="xsmall" variant="secondary" aria-label={t.doneOf(task.text)} onClick={onDone}>{t.doneAct}</Button>
          <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.remindOf(task.text)} onClick={onRemind}>{t.remindAct}</Button>
        </span>
      ) : null}
    </li>
  )
}

export function TasksPanel({ meetingId = null }: { meetingId?: string | null }) {
  const [view, setView] = useState<View>('open')
  const [mine, setMine] = useState(false)
  const [serviceId, setServiceId] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const [open, setOpen] = useState<{ kind: 'done' | 'remind'; task: Task } | null>(null)
  const { data: settings } = useQuery('settings.get', {})
  const asked = useQuery('meeting.tasks', { view, mine, serviceId: serviceId || null, meetingId, limit }, { keep: true })
  return (
    <Panel title={t.title} detail={asked.data ? [t.count(asked.data.rows.length, asked.data.total), asked.data.overdue > 0 && view !== 'done' ? t.overdueCount(asked.data.overdue) : null].filter(Boolean).join(', ') : null} flush className="tasks-panel">
      <div className="task-filters">
        <ToggleGroup size="small" label={t.view} className="hide-label" value={view} onChange={(value) => setView(value as View)}>
          <ToggleGroup.Item value="open" label={t.open} />
          <ToggleGroup.Item value="overdue" label={t.overdue} />
          <ToggleGroup.Item value="done" label={t.done} />
        </ToggleGroup>
        <ToggleGroup size="small" label={t.who} className="hide-label" value={mine ? 'mine' : 'all'} onChange={(value) => setMine(value === 'mine')}>
          <ToggleGroup.Item value="all" label={t.everyone} />
          <ToggleGroup.Item value="mine" label={t.mine} />
        </ToggleGroup>
        <Select size="small" label={t.service} hideLabel value={serviceId} onChange={(event) => setServiceId(event.target.value)}>
          <option value="">{t.allServices}</option>
          {(settings?.services ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Select>
      </div>
      <Answered asked={asked}>
        {(data) => (
          <>
            {data.rows.length === 0 ? <p className="meeting-none">{t.none[view]}</p> : null}
            <ul className="task-rows">
              {data.rows.map((task) => <TaskRow key={task.id} task={task} onDone={() => setOpen({ kind: 'done', task })} onRemind={() => setOpen({ kind: 'remind', task })} />)}
            </ul>
            {data.total > data.rows.length ? <p className="proposal-head"><Button size="xsmall" variant="secondary" data-color="neutral" onClick={() => setLimit(limit + PAGE)}>{t.more}</Button></p> : null}
          </>
        )}
      </Answered>
      {open?.kind === 'done' ? <DoneDialog task={open.task} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'remind' ? <RemindDialog task={open.task} onClose={() => setOpen(null)} /> : null}
    </Panel>
  )
}
