// Who may open the store, with which role; and one's own passphrase.
import { Button } from '@navikt/ds-react'
import { useState, type FormEvent } from 'react'
import { mayGive, ROLE_LABELS, ROLES, type Role } from '../../../shared/access.ts'
import { dateText, osloDate } from '../../../shared/dates.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay, useStatus } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { Strength } from '../../parts/Strength.tsx'

const t = text.settings

/** The roles this user may give: never more than their own. */
function useGivable(): Role[] {
  const role = useStatus().session?.role
  return ROLES.filter((one) => role && mayGive(role, one))
}

function AddUser({ onClose }: { onClose: () => void }) {
  const givable = useGivable()
  const [form, setForm] = useState({ name: '', username: '', role: (givable.includes('caseworker') ? 'caseworker' : givable[0]) as Role, passphrase: '' })
  const add = useCommand('users.add', t.userSaid)
  const users = useQuery('users.list', {})
  const set = <K extends keyof typeof form>(key: K) => (value: (typeof form)[K]) => setForm((was) => ({ ...was, [key]: value }))
  const lacks = [form.name.trim().length < 2, form.username.trim().length < 2, form.passphrase.length === 0]
  const submit = async () => {
    const answer = await add.run(form)
    if (!answer.ok) return
    users.again()
    onClose()
  }
  return (
    <FormDialog title={t.addUser} act={t.addAct} missing={lacks.filter(Boolean).length} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.userName} value={form.name} onChange={set('name')} missing={lacks[0]} />
      <div className="form-row">
        <TextInput label={t.username} value={form.username} onChange={set('username')} missing={lacks[1]} />
        <Choice label={t.role} value={form.role} onChange={set('role')} options={Object.fromEntries(givable.map((role) => [role, ROLE_LABELS[role]])) as Record<Role, string>} />
      </div>
      <TextInput label={t.passphrase} hint={t.passphraseHint} type="password" autoComplete="new-password" value={form.passphrase} onChange={set('passphrase')} missing={lacks[2]} />
      <Strength passphrase={form.passphrase} personal={[form.name, form.username]} />
    </FormDialog>
  )
}

/** A colleague who became a user on another PC gets a passphrase here. */
function AllowHere({ user, onClose }: { user: { id: string; name: string; username: string }; onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const allow = useCommand('users.allowHere', t.allowHereSaid(user.name))
  const unlike = again !== '' && again !== passphrase
  const isTwice = allow.failed?.code === 'duplicate'
  const submit = async () => {
    if ((await allow.run({ userId: user.id, passphrase })).ok) onClose()
  }
  return (
    <FormDialog title={t.allowHereTitle(user.name)} description={t.allowHereBody} act={t.addAct} missing={Number(!passphrase) + Number(!again || unlike)} running={allow.running} failed={isTwice ? null : allow.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.passphrase} hint={t.passphraseHint} type="password" autoComplete="new-password" value={passphrase} onChange={setPassphrase} missing={!passphrase} />
      <Strength passphrase={passphrase} personal={[user.name, user.username]} />
      <TextInput label={text.access.create.again} type="password" autoComplete="new-password" value={again} onChange={setAgain} error={unlike ? text.access.create.notSame : undefined} missing={!again || unlike} />
      {isTwice ? <p className="failed">{t.allowHereTwice(user.name)}</p> : null}
    </FormDialog>
  )
}

type Leaving = { id: string; version: number; name: string; role: Role }

/** Someone is shut out: asked first, with the name. */
function TakeOutDialog({ user, onClose }: { user: Leaving; onClose: () => void }) {
  const change = useCommand('users.setRole', t.takenOut(user.name))
  const submit = async () => {
    if ((await change.run({ id: user.id, version: user.version, role: user.role, active: false })).ok) onClose()
  }
  return <FormDialog title={t.takeOutTitle(user.name)} description={t.takeOutBody} act={t.takeOut} danger running={change.running} failed={change.failed} onSubmit={() => void submit()} onClose={onClose}>{null}</FormDialog>
}

export function UsersPanel() {
  const asked = useQuery('users.list', {})
  const mayWrite = useMay('users.write')
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const [allowing, setAllowing] = useState<{ id: string; name: string; username: string } | null>(null)
  const { session } = useStatus()
  const { data: team } = useQuery('exchange.status', {}, { enabled: useMay('exchange') && mayWrite })
  const change = useCommand('users.setRole', t.roleSaid)
  const givable = useGivable()
  return (
    <Panel title={t.users} action={mayWrite ? <Button size="small" variant="secondary" onClick={() => setAdding(true)}>{t.addUser}</Button> : null}>
      <Answered asked={asked}>
        {(users) => (
          <table className="info-table">
            <thead><tr><th>{t.userName}</th><th>{t.username}</th><th>{t.role}</th><th>{t.seen}</th><th><span className="aksel-sr-only">{t.active}</span></th></tr></thead>
            <tbody>
              {users.map((user) => (
                <tr key={user.id}>
                  <td><strong>{user.name}</strong>{user.active ? null : <span className="quiet small"> {t.inactive}</span>}</td>
                  <td>{user.username}</td>
                  <td>
                    {mayWrite && givable.includes(user.role) ? (
                      <select className="small-select" aria-label={t.roleOf(user.name)} value={user.role} onChange={(event) => void change.run({ id: user.id, version: user.version, role: event.target.value as Role, active: user.active })}>
                        {givable.map((role) => <option key={role} value={role}>{ROLE_LABELS[role]}</option>)}
                      </select>
                    ) : ROLE_LABELS[user.role]}
                  </td>
                  <td className="nowrap">{user.lastSeenAt ? dateText(osloDate(user.lastSeenAt)) : t.never}</td>
                  <td className="row-act">{team?.inTeam && mayWrite && user.active && user.id !== session!.userId && givable.includes(user.role) ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.allowHereOf(user.name)} onClick={() => setAllowing(user)}>{t.allowHere}</Button> : null}{mayWrite ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={`${user.active ? t.takeOut : t.takeIn}: ${user.name}`} onClick={() => (user.active ? setLeaving(user) : void change.run({ id: user.id, version: user.version, role: user.role, active: true }))}>{user.active ? t.takeOut : t.takeIn}</Button> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answered>
      <Failed error={change.failed} />
      {leaving ? <TakeOutDialog user={leaving} onClose={() => setLeaving(null)} /> : null}
      {allowing ? <AllowHere user={allowing} onClose={() => setAllowing(null)} /> : null}
      {adding ? <AddUser onClose={() => setAdding(false)} /> : null}
    </Panel>
  )
}

export function PassphraseForm() {
  const { session } = useStatus()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const change = useCommand('session.changePassphrase', t.passphraseSaid)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await change.run({ old, next })
    if (!answer.ok) return
    setOld('')
    setNext('')
  }
  return (
    <Panel title={t.mine} detail={session!.name}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <TextInput label={t.oldPassphrase} type="password" autoComplete="current-password" value={old} onChange={setOld} />
        <TextInput label={t.newPassphrase} type="password" autoComplete="new-password" value={next} onChange={setNext} />
        {next ? <Strength passphrase={next} personal={[session!.name]} /> : null}
        <Failed error={change.failed} />
        <div className="gate-acts"><Button type="submit" size="small" variant="secondary" aria-disabled={!old || !next || undefined}>{t.changePassphrase}</Button></div>
      </form>
    </Panel>
  )
}
