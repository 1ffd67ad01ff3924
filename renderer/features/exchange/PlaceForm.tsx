// The place they exchange through: choose a folder or a database, see the self-test step by step, change to one used before.
import { CheckmarkIcon, XMarkIcon } from '@navikt/aksel-icons'
import { Button, Radio, RadioGroup } from '@navikt/ds-react'
import { type FormEvent, useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { askNews } from '../../state/exchange.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { TextArea, TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Failed } from '../../ui/states.tsx'
import { codeText } from './Happens.tsx'
import { whenText } from './when.ts'

const t = text.exchange.pcs.place
type Tried = Output<'exchange.setPlace'>
type Kind = 'folder' | 'postgres'

/** The self-test's steps, ticked or crossed, with the fault and what to do about it. */
function TestSteps({ tried }: { tried: Tried }) {
  const fault = tried.code ? codeText(tried.code) : null
  return (
    <div className="place-test" role="status" aria-label={t.tested}>
      <p className="section-title">{tried.ok ? t.ok : t.tested}</p>
      <ol className="place-steps">
        {tried.steps.map((step) => (
          <li key={step.step} data-ok={step.ok}>
            <span role="img" aria-label={step.ok ? t.stepOk : t.stepFailed}>{step.ok ? <CheckmarkIcon aria-hidden /> : <XMarkIcon aria-hidden />}</span> {step.step}
          </li>
        ))}
      </ol>
      {fault ? <p className="failed"><strong>{fault[0]}</strong> {fault[1]}</p> : null}
    </div>
  )
}

export function PlaceForm({ onDone }: { onDone?: () => void }) {
  const [kind, setKind] = useState<Kind>('folder')
  const [form, setForm] = useState({ folder: '', host: '', port: '5432', database: '', user: '', password: '', ca: '' })
  const [missing, setMissing] = useState(false)
  const [tried, setTried] = useState<Tried | null>(null)
  const status = useQuery('exchange.status', {}, { keep: true })
  const setPlace = useCommand('exchange.setPlace', (output: Tried) => (output.ok ? t.said : ''))
  const set = (field: keyof typeof form) => (value: string) => setForm({ ...form, [field]: value })
  const lacks = (field: keyof typeof form) => (missing && !form[field].trim() ? text.common.required : undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const needed = kind === 'folder' ? [form.folder] : [form.host, form.database, form.user]
    setMissing(true)
    if (needed.some((value) => !value.trim())) return
    setTried(null)
    const { folder, ca, port, ...rest } = form
    const answer = await setPlace.run(kind === 'folder' ? { kind, folder } : { kind, ...rest, port: Number(port) || 5432, ca: ca.trim() || null })
    if (!answer.ok) return
    setTried(answer.value)
    if (!answer.value.ok) return
    status.again()
    void askNews()
    onDone?.()
  }
  return (
    <form className="form place-form" onSubmit={(event) => void submit(event)} noValidate>
      <RadioGroup size="small" legend={t.kind} value={kind} onChange={(value: Kind) => { setKind(value); setTried(null); setPlace.clear(); setMissing(false) }}>
        {(['folder', 'postgres'] as const).map((one) => <Radio key={one} value={one}>{t.kinds[one]}</Radio>)}
      </RadioGroup>
      {kind === 'folder' ? <TextInput label={t.folder} hint={t.folderHint} value={form.folder} onChange={set('folder')} error={lacks('folder')} /> : (
        <>
          <div className="form-row">
            <TextInput label={t.host} value={form.host} onChange={set('host')} error={lacks('host')} />
            <TextInput label={t.port} value={form.port} onChange={(value) => set('port')(value.replace(/\D/g, ''))} />
          </div>
          <TextInput label={t.database} value={form.database} onChange={set('database')} error={lacks('database')} />
          <div className="form-row">
            <TextInput label={t.user} value={form.user} onChange={set('user')} error={lacks('user')} />
            <TextInput label={t.password} type="password" value={form.password} onChange={set('password')} />
          </div>
          <TextArea label={t.ca} hint={t.caHint} value={form.ca} onChange={set('ca')} rows={2} />
        </>
      )}
      {tried ? <TestSteps tried={tried} /> : null}
      <Failed error={setPlace.failed} />
      <div className="gate-acts"><Button type="submit" size="small" aria-disabled={setPlace.running || undefined}>{setPlace.running ? t.trying : t.act}</Button></div>
    </form>
  )
}

function PlaceDialog({ status, onClose }: { status: Output<'exchange.status'>; onClose: () => void }) {
  const choose = useCommand('exchange.choosePlace', t.said)
  const asked = useQuery('exchange.status', {}, { keep: true })
  const former = status.places.filter((one) => one.id !== status.place?.id)
  const use = async (id: string) => {
    if (!(await choose.run({ id })).ok) return
    asked.again()
    void askNews()
    onClose()
  }
  return (
    <ShowDialog title={t.title} description={t.body} onClose={onClose}>
      {former.length > 0 ? (
        <section aria-label={t.former}>
          <p className="section-title">{t.former}</p>
          <ul className="lines place-former">
            {former.map((one) => <li key={one.id}><span className="path">{one.label}</span><Button size="xsmall" variant="secondary" aria-label={t.useName(one.label)} onClick={() => void use(one.id)}>{t.use}</Button></li>)}
          </ul>
          <Failed error={choose.failed} />
        </section>
      ) : null}
      <PlaceForm onDone={onClose} />
    </ShowDialog>
  )
}

/** The place in use, and the way to another. */
export function PlacePanel({ status }: { status: Output<'exchange.status'> }) {
  const [changing, setChanging] = useState(false)
  const today = useToday()
  const { place } = status
  if (!place) return null
  return (
    <Panel title={t.panel} action={<Button size="xsmall" variant="tertiary" onClick={() => setChanging(true)}>{t.change}</Button>}>
      <p className="gate-text path"><strong>{place.label}</strong></p>
      <p className="form-note">{t.kinds[place.kind]}{place.testedAt ? `. ${t.testedAt(whenText(place.testedAt, today))}` : ''}</p>
      {changing ? <PlaceDialog status={status} onClose={() => setChanging(false)} /> : null}
    </Panel>
  )
}
