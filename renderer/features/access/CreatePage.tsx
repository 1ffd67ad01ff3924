// The municipality's own store: who, and a passphrase that holds.
import { Button } from '@navikt/ds-react'
import { useState, type FormEvent } from 'react'
import { passphraseStrength } from '../../../shared/domain/passphrase.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useRecovery } from '../../state/recovery.ts'
import { text } from '../../text.ts'
import { TextInput } from '../../ui/Field.tsx'
import { Failed } from '../../ui/states.tsx'
import { enter, GateFrame } from './GateFrame.tsx'
import { Strength } from '../../parts/Strength.tsx'

const FIELDS = ['municipality', 'name', 'username', 'passphrase', 'again'] as const

export function CreatePage({ onBack }: { onBack: () => void }) {
  const t = text.access.create
  const [form, setForm] = useState({ municipality: '', office: t.officeStart, name: '', username: '', passphrase: '', again: '' })
  const [tried, setTried] = useState(false)
  const create = useCommand('store.create')
  const set = (field: keyof typeof form) => (value: string) => setForm({ ...form, [field]: value })
  const personal = [form.name, form.username, form.municipality]
  const errors = {
    passphrase: form.passphrase && !passphraseStrength(form.passphrase, personal).enough ? text.access.strength.words[2] : undefined,
    again: form.again && form.again !== form.passphrase ? t.notSame : undefined,
  }
  const lacking = (field: (typeof FIELDS)[number]) => (tried && form[field].trim().length < 2 ? text.common.required : undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (FIELDS.some((field) => form[field].trim().length < 2) || errors.passphrase || errors.again) return
    const { again: _again, ...input } = form
    const answer = await create.run(input)
    if (!answer.ok) return
    useRecovery.setState({ code: answer.value.recoveryCode, municipality: form.municipality })
    enter()
  }
  return (
    <GateFrame title={t.title}>
      <form className="form" onSubmit={(event) => void submit(event)} noValidate>
        <div className="form-row">
          <TextInput label={t.municipality} hint={t.municipalityHint} value={form.municipality} onChange={set('municipality')} error={lacking('municipality')} />
          <TextInput label={t.office} hint={'\u00a0'} value={form.office} onChange={set('office')} />
        </div>
        <TextInput label={t.name} value={form.name} onChange={set('name')} autoComplete="name" error={lacking('name')} />
        <TextInput label={t.username} hint={t.usernameHint} value={form.username} onChange={set('username')} autoComplete="username" error={lacking('username')} />
        <TextInput label={t.passphrase} hint={t.passphraseHint} type="password" autoComplete="new-password" value={form.passphrase} onChange={set('passphrase')} error={tried ? (lacking('passphrase') ?? errors.passphrase) : undefined} />
        <Strength passphrase={form.passphrase} personal={personal} />
        <TextInput label={t.again} type="password" autoComplete="new-password" value={form.again} onChange={set('again')} error={lacking('again') ?? (tried ? errors.again : undefined)} />
        <Failed error={create.failed} />
        <div className="gate-acts">
          <Button type="submit" aria-disabled={create.running || undefined}>
            {create.running ? t.making : t.act}
          </Button>
          <Button type="button" variant="tertiary" data-color="neutral" onClick={onBack}>
            {text.common.back}
          </Button>
        </div>
      </form>
    </GateFrame>
  )
}
