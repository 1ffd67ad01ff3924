// Going back to a backup: what has been written after it, a deliberate yes, and afterwards where the file that was in use lies.
import { Button, Checkbox } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { Difference } from '../../../shared/operations/backup.ts'
import { call } from '../../api.ts'
import { leave } from '../../data/client.ts'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'
import { FormDialog, ShowDialog } from '../../ui/Dialogs.tsx'
import { Failed } from '../../ui/states.tsx'
import { DifferenceView } from '../../parts/DifferenceView.tsx'
import type { Backup } from './BackupsTab.tsx'
import { whenText } from './when.ts'
import { useToday } from '../../state/session.ts'

const t = text.exchange.backups.restore

export function RestoreDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const today = useToday()
  const when = whenText(backup.madeAt, today)
  const [difference, setDifference] = useState<Difference | null>(null)
  const [fault, setFault] = useState<AppError | null>(null)
  const [isSure, setSure] = useState(false)
  const [setAside, setSetAside] = useState<string | null>(null)
  const restore = useCommand('backup.restore')
  useEffect(() => {
    let gone = false
    void call('backup.preview', { id: backup.id }).then((answer) => {
      if (gone) return
      if (answer.ok) setDifference(answer.value)
      else setFault(answer.error)
    })
    return () => {
      gone = true
    }
  }, [backup.id])
  if (setAside !== null) {
    return (
      <ShowDialog title={t.doneTitle} onClose={leave} footer={<Button size="small" onClick={leave}>{t.go}</Button>}>
        <p className="path">{t.setAside(setAside)}</p>
        <p>{t.team}</p>
        <p>{t.signIn}</p>
      </ShowDialog>
    )
  }
  const submit = async () => {
    const answer = await restore.run({ id: backup.id })
    if (answer.ok) setSetAside(answer.value.setAside)
  }
  return (
    <FormDialog title={t.title(when)} description={t.body} act={restore.running ? t.running : t.act} danger wide missing={Number(!isSure)} running={restore.running || !difference} failed={restore.failed} onSubmit={() => void submit()} onClose={onClose}>
      {fault ? <Failed error={fault} /> : !difference ? <p role="status">{t.reading}</p> : (
        <>
          <DifferenceView difference={difference} />
          <div data-missing={!isSure}><Checkbox size="small" checked={isSure} onChange={() => setSure(!isSure)}>{t.confirm}</Checkbox></div>
        </>
      )}
    </FormDialog>
  )
}
