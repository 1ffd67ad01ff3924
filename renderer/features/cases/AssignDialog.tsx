// Give one or several cases to a coordinator.
import { useState } from 'react'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useStatus } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice } from '../../ui/Field.tsx'

export function AssignDialog({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const t = text.cases.assign
  const { session } = useStatus()
  const [who, setWho] = useState(session!.userId)
  const { data: users } = useQuery('users.list', {})
  const assign = useCommand('case.assign', (output: { changed: number }) => t.said(output.changed))
  const options = Object.fromEntries([...(users ?? []).filter((user) => user.active && (user.role === 'leader' || user.role === 'caseworker')).map((user) => [user.id, user.name] as const), ['none', t.nobody] as const])
  const submit = async () => {
    const answer = await assign.run({ ids: [...ids], coordinatorId: who === 'none' ? null : who })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.title(ids.length)} act={t.act} running={assign.running} failed={assign.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.who} value={who} onChange={setWho} options={options} />
    </FormDialog>
  )
}
