// Register or mend an application, end it, or write down that it still stands.
import { useState } from 'react'
import { applicationType, channel } from '../../../../shared/model/codes.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, TextArea, TextInput } from '../../../ui/Field.tsx'
import { sayValue } from '../../../ui/Stale.tsx'
import { newestIntake, type Intake } from './useIntake.ts'

type Application = Intake['applications'][number]
const t = text.intake.register

/** A new application, or one that is mended: then only what was changed is sent. */
export function RegisterDialog({ caseId, intake, application, onClose }: { caseId: string; intake: Intake; application: Application | null; onClose: () => void }) {
  const today = useToday()
  const [opened] = useState(application)
  const [form, setForm] = useState({ type: opened?.type ?? (intake.tenancies.length > 0 ? 'exchange' : 'new') as Application['type'], receivedOn: (opened?.receivedOn ?? today) as string | null, channel: opened?.channel ?? 'paper' as Application['channel'], tenancyId: '', wants: opened?.wants ?? '', ownWords: opened?.ownWords ?? '', ownAttempts: opened?.ownAttempts ?? '', expectedOn: opened?.expectedOn ?? null as string | null })
  const set = <K extends keyof typeof form>(key: K) => (value: (typeof form)[K]) => setForm((was) => ({ ...was, [key]: value }))
  const [register, update] = [useCommand('application.register', t.said), useCommand('application.update', t.saved)]
  const said = { wants: form.wants.trim() || null, ownWords: form.ownWords.trim() || null, ownAttempts: form.ownAttempts.trim() || null }
  const patch = () => Object.fromEntries(Object.entries({ ...said, receivedOn: form.receivedOn!, channel: form.channel, expectedOn: form.expectedOn }).filter(([name, value]) => value !== opened![name as keyof Application]))
  const submit = async (version = opened?.version) => {
    const answer = opened ? await update.run({ id: opened.id, version: version!, patch: patch() }) : await register.run({ caseId, type: form.type, receivedOn: form.receivedOn!, channel: form.channel, tenancyId: form.tenancyId || null, ...said })
    if (answer.ok) onClose()
  }
  const late = !form.receivedOn || form.receivedOn > today
  const say = (field: string, value: unknown) => sayValue(field === 'channel' ? channel.labels : field.endsWith('On') ? 'date' : 'text', value)
  const keep = () => void newestIntake(caseId).then((now) => submit(now.applications.find((one) => one.id === opened?.id)?.version))
  return (
    <FormDialog title={opened ? t.edit : t.title} description={opened ? undefined : t.description} act={opened ? text.common.save : t.act} wide missing={Number(late)} running={register.running || update.running} failed={register.failed ?? update.failed} {...(opened ? { written: { values: patch(), say }, onKeep: keep } : {})} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        {opened ? null : <Choice label={t.type} value={form.type} onChange={set('type')} options={applicationType.labels} />}
        <DateField label={t.receivedOn} value={form.receivedOn} onChange={set('receivedOn')} missing={late} />
        <Choice label={t.channel} value={form.channel} onChange={set('channel')} options={channel.labels} />
        {opened ? <DateField label={t.expected} value={form.expectedOn} onChange={set('expectedOn')} /> : null}
      </div>
      {!opened && form.type !== 'new' && intake.tenancies.length > 0 ? <Choice label={t.tenancy} value={form.tenancyId || (intake.tenancies.length === 1 ? intake.tenancies[0]!.id : '')} onChange={set('tenancyId')} options={Object.fromEntries(intake.tenancies.map((one) => [one.id, one.label]))} /> : null}
      <TextArea label={t.wants} value={form.wants} onChange={set('wants')} rows={2} />
      <TextArea label={t.ownWords} hint={t.ownWordsHint} value={form.ownWords} onChange={set('ownWords')} rows={3} />
      <TextArea label={t.attempts} hint={t.attemptsHint} value={form.ownAttempts} onChange={set('ownAttempts')} rows={2} />
    </FormDialog>
  )
}

const e = text.intake.end

export function EndDialog({ application, onClose }: { application: Application; onClose: () => void }) {
  const [opened] = useState(application)
  const [how, setHow] = useState<'withdrawn' | 'lapsed' | 'forwarded'>('withdrawn')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const end = useCommand('application.end', e.said)
  const lacksTo = how === 'forwarded' && to.trim().length < 2
  const submit = async () => {
    const answer = await end.run({ id: opened.id, version: application.version, how, to: how === 'forwarded' ? to.trim() : null, reason: reason.trim() })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={e.title} act={e.act} missing={Number(lacksTo) + Number(reason.trim().length < 3)} running={end.running} failed={end.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={e.how} value={how} onChange={setHow} options={{ withdrawn: e.withdrawn, lapsed: e.lapsed, forwarded: e.forwarded }} />
      {how === 'forwarded' ? <TextInput label={e.to} value={to} onChange={setTo} missing={lacksTo} /> : null}
      <TextArea label={e.reason} hint={e.reasonHint} value={reason} onChange={setReason} rows={3} missing={reason.trim().length < 3} />
    </FormDialog>
  )
}

const c = text.intake.confirm

export function ConfirmDialog({ application, onClose }: { application: Application; onClose: () => void }) {
  const today = useToday()
  const [on, setOn] = useState<string | null>(today)
  const confirm = useCommand('application.confirm', c.said)
  const wrong = !on || on > today || on < application.receivedOn
  const submit = async () => {
    const answer = await confirm.run({ id: application.id, version: application.version, on: on! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={c.title} description={c.description} act={c.act} missing={Number(wrong)} running={confirm.running} failed={confirm.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={c.on} hint={text.common.dateHint} value={on} onChange={setOn} missing={wrong} />
    </FormDialog>
  )
}
