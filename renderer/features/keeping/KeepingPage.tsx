// Beholde boligen: homes at risk, children first, each with its facts. Nothing follows from a notice before someone has looked at it.
import { Button, Checkbox, TextField, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import type { KeepingRow, SignalView } from '../../../shared/operations/keeping.ts'
import { useQuery } from '../../data/useQuery.ts'
import { SignalDialog, SignalLine } from '../../parts/SignalDialog.tsx'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { DueDate } from '../../ui/small.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { AddSignalDialog } from './AddSignalDialog.tsx'
import { EnforcementDialog } from './EnforcementDialog.tsx'
import { OutcomesDialog } from './OutcomesDialog.tsx'

const t = text.keeping
const PAGE = 50
type Filter = keyof typeof t.filters

function Row({ row, mayWrite, onJudge }: { row: KeepingRow; mayWrite: boolean; onJudge: (signal: SignalView) => void }) {
  const today = useToday()
  const mayCase = useMay('case.read')
  const href = row.caseId && mayCase ? `/sak/${row.caseId}` : row.dwellingId ? `/bolig/${row.dwellingId}` : null
  return (
    <tr>
      <td>
        {href ? <Link className="quiet-link" href={href}><strong>{row.name}</strong></Link> : <strong>{row.name}</strong>}
        <span className="quiet small sign-note">{[row.caseNumber, row.dwelling].filter(Boolean).join(', ')}</span>
        {row.planId ? <Link className="plain-link small sign-note" href={`/plan/${row.planId}`}>{t.plan}</Link> : null}
      </td>
      <td className="wrap">
        <ul className="plain-list">{row.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
      </td>
      <td className="wrap"><ul className="signals">{row.signals.map((signal) => <SignalLine key={signal.key} signal={signal} name={row.name} onJudge={mayWrite ? () => onJudge(signal) : null} />)}</ul></td>
      <td>
        {row.track ? (
          <>
            <Link className="plain-link" href={`/oppfolging/beholde/${row.track.id}`} aria-label={t.toTrack(row.name)}>{t.trackSince(dateText(row.track.openedOn))}</Link>
            <span className="quiet small sign-note">{row.track.responsible}</span>
            {row.track.dueOn ? <span className="small sign-note">{row.track.dueText}: <DueDate on={row.track.dueOn} today={today} /></span> : null}
          </>
        ) : null}
      </td>
    </tr>
  )
}

export function KeepingPage(_props: { params: Params }) {
  const mayWrite = useMay('plan.write')
  const [filter, setFilter] = useState<Filter>('waiting')
  const [children, setChildren] = useState(false)
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(PAGE)
  const [judging, setJudging] = useState<{ row: KeepingRow; signal: SignalView } | null>(null)
  const [open, setOpen] = useState<'add' | 'outcomes' | 'enforcement' | null>(null)
  const asked = useQuery('keeping.list', { filter, children, text: typed.trim(), limit: shown }, { keep: true })
  return (
    <div className="page page-keeping">
      <PageHead title={t.title} detail={asked.data ? t.detail(asked.data.counts.waiting, asked.data.counts.track) : null}>
        <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setOpen('enforcement')}>{t.enforcement}</Button>
        <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setOpen('outcomes')}>{t.outcomes}</Button>
        {mayWrite ? <Button size="small" onClick={() => setOpen('add')}>{t.newSignal}</Button> : null}
      </PageHead>
      <SubNav section="followup" />
      <div className="page-tools">
        <ToggleGroup size="small" data-color="neutral" aria-label={t.filter} value={filter} onChange={(value) => setFilter(value as Filter)}>
          {(Object.keys(t.filters) as Filter[]).map((key) => <ToggleGroup.Item key={key} value={key} label={`${t.filters[key]}${asked.data ? ` ${asked.data.counts[key]}` : ''}`} />)}
        </ToggleGroup>
        <TextField size="small" hideLabel label={t.find} placeholder={t.find} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value.slice(0, 100))} />
        <Checkbox size="small" checked={children} onChange={() => setChildren(!children)}>{t.children}</Checkbox>
      </div>
      <p className="page-note">{t.order}</p>
      <Answered asked={asked}>
        {(data) => (
          <Panel label={t.table} flush>
            {data.rows.length === 0 ? <EmptyState title={t.none[filter]} body={t.noneBody}>{filter === 'all' ? null : <Button size="small" variant="secondary" onClick={() => { setFilter('all'); setTyped(''); setChildren(false) }}>{t.showAll}</Button>}</EmptyState> : (
              <div className="list-scroll" tabIndex={0} role="group" aria-label={t.table}>
                <table className="info-table list-table">
                  <thead><tr><th>{t.column.who}</th><th>{t.column.why}</th><th>{t.column.signals}</th><th>{t.column.track}</th></tr></thead>
                  <tbody>{data.rows.map((row) => <Row key={row.subject} row={row} mayWrite={mayWrite} onJudge={(signal) => setJudging({ row, signal })} />)}</tbody>
                </table>
                {data.total > data.rows.length ? <Button size="small" variant="tertiary" className="list-more" onClick={() => setShown(Math.min(500, shown + PAGE))}>{t.more(Math.min(PAGE, data.total - data.rows.length))}</Button> : null}
              </div>
            )}
            {data.hidden > 0 ? <p className="page-note list-foot">{t.hidden(data.hidden)}</p> : null}
          </Panel>
        )}
      </Answered>
      {judging ? <SignalDialog name={judging.row.name} signal={judging.signal} tenancyId={judging.row.tenancyId} caseId={judging.row.caseId} hasPlan={judging.row.planId !== null} onClose={() => setJudging(null)} /> : null}
      {open === 'add' ? <AddSignalDialog onClose={() => setOpen(null)} /> : null}
      {open === 'outcomes' ? <OutcomesDialog onClose={() => setOpen(null)} /> : null}
      {open === 'enforcement' ? <EnforcementDialog onClose={() => setOpen(null)} /> : null}
    </div>
  )
}
