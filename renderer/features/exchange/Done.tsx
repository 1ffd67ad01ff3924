// The import is written: what happened, how to see it, how to take it back.
import { Button } from '@navikt/ds-react'
import { useLocation } from 'wouter'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Failed } from '../../ui/states.tsx'
import type { Chosen, PlanResult } from './model.ts'

const t = text.exchange.done

export function Done({ counts, chosen, onAnother }: { counts: PlanResult['counts']; chosen: Chosen; onAnother: () => void }) {
  const [, navigate] = useLocation()
  const { data: runs } = useQuery('import.runs', {})
  const undo = useCommand('import.undo', (output: { undone: number }) => t.undone(output.undone))
  const newest = runs?.find((run) => run.fileName === chosen.fileName && run.status === 'applied')
  const takeBack = async () => {
    if (newest && (await undo.run({ id: newest.id })).ok) onAnother()
  }
  return (
    <Panel title={t.title} detail={chosen.fileName} tone="accent">
      <p className="gate-text" role="status">{t.body(counts.added, counts.changed, counts.skipped, counts.refused)}</p>
      <div className="gate-acts done-acts">
        <Button size="small" onClick={() => navigate(chosen.kind === 'applicants' ? '/sokere' : chosen.kind === 'arrears' ? '/oppfolging/beholde' : '/boliger')}>{t.see}</Button>
        <Button size="small" variant="secondary" onClick={onAnother}>{t.another}</Button>
        {newest ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => void takeBack()}>{t.undo}</Button> : null}
      </div>
      <Failed error={undo.failed} />
    </Panel>
  )
}
