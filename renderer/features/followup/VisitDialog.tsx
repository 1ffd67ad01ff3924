// One visit from the calendar: what was agreed, what came of it, and what can be done with it.
import { Button } from '@navikt/ds-react'
import { useLocation } from 'wouter'
import { dateText, weekday } from '../../../shared/dates.ts'
import { visitStatus } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { Failed } from '../../ui/states.tsx'
import type { CalendarVisit } from './Week.tsx'

const v = text.visits

export function VisitDialog({ visit, onAct, onClose }: { visit: CalendarVisit; onAct: (kind: 'answer' | 'move' | 'note') => void; onClose: () => void }) {
  const asked = useQuery('visit.get', { planId: visit.planId, id: visit.id })
  const mayWrite = useMay('plan.write')
  const [, navigate] = useLocation()
  const reopen = useCommand('visit.reopen', v.reopened)
  const one = asked.data?.visit ?? visit
  const again = async () => {
    if ((await reopen.run({ id: one.id, version: one.version })).ok) onClose()
  }
  const facts: [string, string | null | undefined][] = [
    [v.when, `${weekday(one.plannedOn)} ${dateText(one.plannedOn)}${one.plannedAt ? ` ${v.clock(one.plannedAt, one.endsAt)}` : ''}`], [v.column.worker, one.worker], [v.column.status, visitStatus.labels[one.status]], [v.why, one.cancelReason], [v.place, one.protected ? v.protectedPlace : one.place], [v.phone, asked.data?.phone], [v.bring, one.bring], [v.note, one.note],
  ]
  const act = (label: string, run: () => void, main = false) => <Button key={label} size="small" variant={main ? 'primary' : 'secondary'} {...(main ? {} : { 'data-color': 'neutral' as const })} onClick={run}>{label}</Button>
  const acts = mayWrite
    ? one.status === 'planned'
      ? [act(v.acts.move, () => onAct('move')), act(v.acts.note, () => onAct('note')), act(v.acts.answer, () => onAct('answer'), true)]
      : [act(v.reopen, () => void again()), act(one.note ? v.acts.editNote : v.acts.note, () => onAct('note'), true)]
    : []
  return (
    <ShowDialog title={`${one.name}: ${one.title}`} onClose={onClose} footer={<>{act(v.acts.plan, () => navigate(`/plan/${one.planId}`))}{acts}</>}>
      <dl className="plan-facts">
        {facts.map(([label, value]) => (value ? <div key={label} className="fact-pair"><dt>{label}</dt><dd>{value}</dd></div> : null))}
      </dl>
      <Failed error={asked.error ?? reopen.failed} />
    </ShowDialog>
  )
}
