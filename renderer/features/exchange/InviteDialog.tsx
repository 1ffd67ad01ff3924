// Invite a PC: who and which folder, then the code in very large letters, read aloud, while this PC waits for the answer.
import { Button, Dialog, ProgressBar } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import { mayGive } from '../../../shared/access.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { call } from '../../api.ts'
import { client } from '../../data/client.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { announce } from '../../state/announce.ts'
import { useStatus } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, TextInput } from '../../ui/Field.tsx'
import { codeText } from './Happens.tsx'
import { clockText } from './when.ts'

const t = text.exchange.pcs.invite
type Invitation = Output<'team.invitation'>
type Made = Output<'team.invite'> & { endsAt: number }

/** How far the invitation is, asked each second until it has ended. */
function useInvitation(): Invitation | null {
  const [state, setState] = useState<Invitation | null>(null)
  useEffect(() => {
    let timer = 0
    let stopped = false
    const ask = async () => {
      const answer = await call('team.invitation', {})
      if (stopped) return
      if (answer.ok) setState(answer.value)
      if (!answer.ok || answer.value.state === 'waiting' || answer.value.state === 'copying') timer = window.setTimeout(() => void ask(), 1000)
    }
    void ask()
    return () => {
      stopped = true
      window.clearTimeout(timer)
    }
  }, [])
  return state
}

function useSecondsLeft(endsAt: number): number {
  const [left, setLeft] = useState(() => Math.round((endsAt - performance.now()) / 1000))
  useEffect(() => {
    const timer = window.setInterval(() => setLeft(Math.round((endsAt - performance.now()) / 1000)), 1000)
    return () => window.clearInterval(timer)
  }, [endsAt])
  return left
}

function CodeView({ made, onAgain, onClose }: { made: Made; onAgain: () => void; onClose: () => void }) {
  const invitation = useInvitation()
  const left = useSecondsLeft(made.endsAt)
  const state = invitation?.state ?? 'waiting'
  const isOpen = state === 'waiting' || state === 'copying'
  const fault = invitation?.code ? codeText(invitation.code) : null
  useEffect(() => {
    if (state === 'done') void client.invalidateQueries({ queryKey: ['exchange.status'] })
    if (state === 'copying' || state === 'done') announce(state === 'done' ? t.done(invitation?.deviceName ?? '') : t.copying(invitation?.deviceName ?? ''))
  }, [state, invitation?.deviceName])
  const title = state === 'done' ? t.done(invitation?.deviceName ?? '') : state === 'expired' ? t.expired : state === 'failed' || state === 'none' ? t.failed : state === 'copying' ? t.copying(invitation?.deviceName ?? '') : t.codeTitle
  return (
    <Dialog open onOpenChange={(open: boolean) => open || onClose()}>
      <Dialog.Popup width="medium" closeOnOutsideClick={false}>
        <Dialog.Header><Dialog.Title>{title}</Dialog.Title></Dialog.Header>
        <Dialog.Body>
          <div className="invite">
            {state === 'waiting' ? (
              <>
                <p className="invite-code" role="group" aria-label={`${t.codeLabel}: ${made.code.split('').join(' ')}`}>{made.code.split('-').map((group) => <span key={group} aria-hidden>{group}</span>)}</p>
                <p className="gate-text">{t.codeBody}</p>
                <p className="invite-line"><strong role="status">{t.waiting}</strong> <span className="num quiet" role="timer">{t.countdown(clockText(left))}</span></p>
                {(invitation?.wrongCodes ?? 0) > 0 ? <p className="failed" role="status">{t.wrong(invitation!.wrongCodes)}</p> : null}
              </>
            ) : null}
            {state === 'copying' ? <ProgressBar value={Math.round((invitation?.fraction ?? 0) * 100)} valueMax={100} size="medium" aria-label={t.copy} /> : null}
            {state === 'done' ? <p className="gate-text">{t.doneBody}</p> : null}
            {state === 'expired' ? <p className="gate-text">{t.expiredBody}</p> : null}
            {fault ? <p className="failed"><strong>{fault[0]}</strong> {fault[1]}</p> : null}
          </div>
        </Dialog.Body>
        <Dialog.Footer>
          <Button size="small" variant={isOpen || state !== 'done' ? 'secondary' : 'primary'} data-color={isOpen ? 'neutral' : undefined} onClick={onClose}>{isOpen ? t.close : text.common.close}</Button>
          {isOpen || state === 'done' ? null : <Button size="small" onClick={onAgain}>{t.again}</Button>}
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  )
}

export function InviteDialog({ folder: start, onClose }: { folder: string; onClose: () => void }) {
  const role = useStatus().session!.role
  const { data: users } = useQuery('users.list', {})
  const people = (users ?? []).filter((one) => one.active && mayGive(role, one.role))
  const [userId, setUserId] = useState('')
  const [folder, setFolder] = useState(start)
  const [made, setMade] = useState<Made | null>(null)
  const invite = useCommand('team.invite')
  const submit = async () => {
    const answer = await invite.run({ folder: folder.trim(), userId })
    // Both ends of the life come from the store's clock; this window only counts down.
    if (answer.ok) setMade({ ...answer.value, endsAt: performance.now() + 10 * 60_000 })
  }
  const close = () => {
    void call('team.stopInviting', {})
    void client.invalidateQueries({ queryKey: ['exchange.status'] })
    onClose()
  }
  if (made) return <CodeView made={made} onAgain={() => setMade(null)} onClose={close} />
  const lacks = [!userId, !folder.trim()]
  return (
    <FormDialog title={t.title} description={t.body} act={t.act} missing={lacks.filter(Boolean).length} running={invite.running} failed={invite.failed} onSubmit={() => void submit()} onClose={close}>
      <Choice label={t.person} hint={people.length === 0 ? t.noOne : t.personHint} value={userId} onChange={setUserId} options={Object.fromEntries(people.map((one) => [one.id, one.name]))} missing={lacks[0]} />
      <TextInput label={t.folder} value={folder} onChange={setFolder} missing={lacks[1]} />
    </FormDialog>
  )
}
