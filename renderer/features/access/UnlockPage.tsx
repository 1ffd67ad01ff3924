// User name and passphrase. Pasting is allowed, and a password manager can fill it in. A damaged store leads on to what can be brought back.
import { Button } from '@navikt/ds-react'
import { useState, type FormEvent } from 'react'
import { useCommand } from '../../data/useCommand.ts'
import type { Status } from '../../state/session.ts'
import { text } from '../../text.ts'
import { TextInput } from '../../ui/Field.tsx'
import { Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { DamagedPage } from './DamagedPage.tsx'
import { enter, GateFrame } from './GateFrame.tsx'

function DemoHint({ hint, onFill }: { hint: NonNullable<Status['demoHint']>; onFill: () => void }) {
  const t = text.access.unlock
  return (
    <div className="own-words-plain">
      <p className="gate-text">
        {t.demoHint} <strong>{hint.username}</strong> / <strong>{hint.passphrase}</strong>
      </p>
      <Button size="small" variant="secondary" onClick={onFill}>
        {t.fill}
      </Button>
    </div>
  )
}

export function UnlockPage({ status, onRecover }: { status: Status; onRecover: () => void }) {
  const t = text.access.unlock
  const [username, setUsername] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [isLooking, setLooking] = useState(false)
  const unlock = useCommand('session.unlock')
  const choose = useCommand('store.choose')
  const other = status.demo ? ('main' as const) : ('demo' as const)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await unlock.run({ username, passphrase })
    if (answer.ok) enter()
  }
  const swap = async () => {
    const answer = await choose.run({ kind: other })
    if (answer.ok) enter()
  }
  if (unlock.failed?.code === 'store-damaged' || isLooking) return <DamagedPage given={{ username, passphrase }} onBack={() => { unlock.clear(); setLooking(false) }} />
  const wait = unlock.failed?.details?.['waitSeconds'] || undefined
  return (
    <GateFrame title={t.title}>
      <p className="gate-text">
        {status.municipality} {status.demo ? <ToneTag size="small">{text.shell.demo}</ToneTag> : null}
      </p>
      {status.demoHint ? <DemoHint hint={status.demoHint} onFill={() => { setUsername(status.demoHint!.username); setPassphrase(status.demoHint!.passphrase) }} /> : null}
      <form className="form" onSubmit={(event) => void submit(event)}>
        <TextInput label={t.username} value={username} onChange={setUsername} autoComplete="username" />
        <TextInput label={t.passphrase} type="password" value={passphrase} onChange={setPassphrase} autoComplete="current-password" />
        <Failed error={unlock.failed ?? choose.failed} />
        {unlock.failed?.code === 'store-wrong-key' ? <p className="gate-text"><button type="button" className="plain-link" onClick={() => setLooking(true)}>{text.access.damaged.look}</button></p> : null}
        {typeof wait === 'number' ? <p className="gate-text">{t.wait(wait)}</p> : null}
        <div className="gate-acts">
          <Button type="submit" aria-disabled={unlock.running || undefined}>
            {unlock.running ? t.opening : t.act}
          </Button>
          <Button type="button" variant="tertiary" onClick={onRecover}>
            {t.forgot}
          </Button>
        </div>
      </form>
      <p className="form-note">
        {text.access.storeAt(status.storePath)}{' '}
        <button type="button" className="plain-link" onClick={() => void swap()}>
          {t.other[other]}
        </button>
      </p>
    </GateFrame>
  )
}
