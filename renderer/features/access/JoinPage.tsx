// Join a team: folder, code, a name for this PC and a passphrase; then the wait for the colleague's PC, the copy, and the recovery code.
import { Button, ProgressBar } from '@navikt/ds-react'
import { type FormEvent, useEffect, useState } from 'react'
import { passphraseStrength } from '../../../shared/domain/passphrase.ts'
import { ERRORS, type ErrorCode } from '../../../shared/errors.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { call } from '../../api.ts'
import { useCommand } from '../../data/useCommand.ts'
import { announce } from '../../state/announce.ts'
import { useRecovery } from '../../state/recovery.ts'
import { text } from '../../text.ts'
import { TextInput } from '../../ui/Field.tsx'
import { Failed } from '../../ui/states.tsx'
import { Strength } from '../../parts/Strength.tsx'
import { enter, GateFrame } from './GateFrame.tsx'

type Joining = Output<'team.joining'>
const FIELDS = ['folder', 'code', 'deviceName', 'passphrase', 'again'] as const
type Form = Record<(typeof FIELDS)[number], string>

/** How far the joining is, asked each second; when the copy is in place, the recovery code is shown and then the desk. */
function useJoining(active: boolean): Joining | null {
  const [state, setState] = useState<Joining | null>(null)
  useEffect(() => {
    setState(null)
    if (!active) return
    let timer = 0
    let stopped = false
    const ask = async () => {
      const answer = await call('team.joining', {})
      if (answer.ok && answer.value.state === 'done') {
        if (answer.value.recoveryCode) useRecovery.setState({ code: answer.value.recoveryCode, municipality: '' })
        return enter()
      }
      if (stopped) return
      if (answer.ok) setState(answer.value)
      if (!answer.ok || answer.value.state === 'waiting' || answer.value.state === 'copying') timer = window.setTimeout(() => void ask(), 1000)
    }
    void ask()
    return () => {
      stopped = true
      window.clearTimeout(timer)
    }
  }, [active])
  return state
}

function Waiting({ joining, onCancel, onAgain }: { joining: Joining | null; onCancel: () => void; onAgain: () => void }) {
  const t = text.access.join
  const state = joining?.state ?? 'waiting'
  const [what, next] = ERRORS[(joining?.code ?? 'unexpected') as ErrorCode] ?? ERRORS.unexpected
  const isFailed = state === 'failed' || state === 'none'
  const title = isFailed ? t.failedTitle : state === 'copying' ? t.copyTitle : t.waitTitle
  useEffect(() => announce(title), [title])
  return (
    <GateFrame title={title}>
      {isFailed ? <p className="failed"><strong>{what}</strong> {next}</p> : <p className="gate-text">{state === 'copying' ? t.copyBody : t.waitBody}</p>}
      {isFailed ? null : <ProgressBar value={Math.round((joining?.fraction ?? 0) * 100)} valueMax={100} size="medium" aria-label={title} />}
      <div className="gate-acts">
        {isFailed ? <Button onClick={onAgain}>{t.again}</Button> : null}
        <Button variant={isFailed ? 'tertiary' : 'secondary'} data-color="neutral" onClick={onCancel}>{isFailed ? text.common.back : t.cancel}</Button>
      </div>
    </GateFrame>
  )
}

export function JoinPage({ onBack, underWay = false }: { onBack: () => void; underWay?: boolean }) {
  const t = text.access.join
  const [form, setForm] = useState<Form>({ folder: '', code: '', deviceName: '', passphrase: '', again: '' })
  const [tried, setTried] = useState(false)
  const [isWaiting, setWaiting] = useState(underWay)
  const join = useCommand('team.join')
  const joining = useJoining(isWaiting)
  const set = (field: keyof Form) => (value: string) => setForm({ ...form, [field]: value })
  const lacking = (field: keyof Form) => (tried && form[field].trim().length < 2 ? text.common.required : undefined)
  const weak = form.passphrase && !passphraseStrength(form.passphrase, [form.deviceName]).enough ? text.access.strength.words[2] : undefined
  const unlike = form.again && form.again !== form.passphrase ? text.access.create.notSame : undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (FIELDS.some((field) => form[field].trim().length < 2) || weak || unlike) return
    const { again: _again, ...input } = form
    const answer = await join.run({ ...input, folder: input.folder.trim(), code: input.code.trim() })
    if (answer.ok) setWaiting(true)
  }
  const cancel = () => {
    void call('team.stopJoining', {})
    announce(t.cancelled)
    setWaiting(false)
    if (joining?.state === 'failed' || underWay) onBack()
  }
  if (isWaiting) return <Waiting joining={joining} onCancel={cancel} onAgain={() => setWaiting(false)} />
  return (
    <GateFrame title={t.title}>
      <p className="gate-text">{t.body}</p>
      <form className="form" onSubmit={(event) => void submit(event)} noValidate>
        <TextInput label={t.folder} hint={t.folderHint} value={form.folder} onChange={set('folder')} error={lacking('folder')} />
        <div className="join-code"><TextInput label={t.code} hint={t.codeHint} value={form.code} onChange={(value) => set('code')(value.toUpperCase())} error={lacking('code')} /></div>
        <TextInput label={t.device} hint={t.deviceHint} value={form.deviceName} onChange={set('deviceName')} error={lacking('deviceName')} />
        <TextInput label={t.passphrase} hint={text.access.create.passphraseHint} type="password" autoComplete="new-password" value={form.passphrase} onChange={set('passphrase')} error={tried ? (lacking('passphrase') ?? weak) : undefined} />
        <Strength passphrase={form.passphrase} personal={[form.deviceName]} />
        <TextInput label={text.access.create.again} type="password" autoComplete="new-password" value={form.again} onChange={set('again')} error={lacking('again') ?? (tried ? unlike : undefined)} />
        <Failed error={join.failed} />
        <div className="gate-acts">
          <Button type="submit" aria-disabled={join.running || undefined}>{join.running ? t.sending : t.act}</Button>
          <Button type="button" variant="tertiary" data-color="neutral" onClick={onBack}>{text.common.back}</Button>
        </div>
      </form>
    </GateFrame>
  )
}
