// The recovery code and a new passphrase. The code is replaced by a new one.
import { Button } from '@navikt/ds-react'
import { useState, type FormEvent } from 'react'
import { useCommand } from '../../data/useCommand.ts'
import { useRecovery } from '../../state/recovery.ts'
import { text } from '../../text.ts'
import { TextInput } from '../../ui/Field.tsx'
import { Failed } from '../../ui/states.tsx'
import { enter, GateFrame } from './GateFrame.tsx'
import { Strength } from '../../parts/Strength.tsx'

export function RecoverPage({ onBack }: { onBack: () => void }) {
  const t = text.access.recover
  const [username, setUsername] = useState('')
  const [recoveryCode, setCode] = useState('')
  const [newPassphrase, setPassphrase] = useState('')
  const recover = useCommand('session.recover')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await recover.run({ username, recoveryCode: recoveryCode.trim(), newPassphrase })
    if (!answer.ok) return
    useRecovery.setState({ code: answer.value.recoveryCode })
    enter()
  }
  const group = recover.failed?.details?.['group']
  return (
    <GateFrame title={t.title}>
      <p className="gate-text">{t.body}</p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <TextInput label={text.access.unlock.username} value={username} onChange={setUsername} autoComplete="username" />
        <TextInput label={t.code} value={recoveryCode} onChange={setCode} error={typeof group === 'number' ? t.group(group) : undefined} />
        <TextInput label={t.newPassphrase} type="password" autoComplete="new-password" value={newPassphrase} onChange={setPassphrase} hint={text.access.create.passphraseHint} />
        <Strength passphrase={newPassphrase} personal={[username]} />
        <Failed error={recover.failed} />
        <div className="gate-acts">
          <Button type="submit" aria-disabled={recover.running || undefined}>
            {t.act}
          </Button>
          <Button type="button" variant="tertiary" data-color="neutral" onClick={onBack}>
            {t.back}
          </Button>
        </div>
      </form>
    </GateFrame>
  )
}
