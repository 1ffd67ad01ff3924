// Virkemidler: loans, grants, allowances, deposits and guarantees across cases, and who has not applied for the housing allowance.
import { Button, TextField, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { kroner } from '../../../shared/dates.ts'
import { instrumentKind } from '../../../shared/model/codes.ts'
import type { InstrumentView } from '../../../shared/operations/instruments.ts'
import { useQuery } from '../../data/useQuery.ts'
import { InstrumentEventDialog, MoveInstrumentDialog } from '../../parts/InstrumentDialogs.tsx'
import { amountText, balanceText, InstrumentActs, InstrumentTag, periodText } from '../../parts/InstrumentsPanel.tsx'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Choice } from '../../ui/Field.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { NotAppliedDialog } from './NotAppliedDialog.tsx'

const t = text.instruments
const PAGE = 100
type Filter = keyof typeof t.filters
type Kind = InstrumentView['kind']

export function InstrumentsPage(_props: { params: Params }) {
  const mayWrite = useMay('plan.write')
  const mayCase = useMay('case.read')
  const [filter, setFilter] = useState<Filter>('running')
  const [kind, setKind] = useState<Kind | 'every'>('every')
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(PAGE)
  const [asking, setAsking] = useState(false)
  const [acting, setActing] = useState<{ act: 'move' | 'event'; one: InstrumentView } | null>(null)
  const asked = useQuery('instrument.list', { filter, kind: kind === 'every' ? null : kind, text: typed.trim(), limit: shown }, { keep: true })
  return (
    <div className="page page-instruments">
      <PageHead title={t.title} detail={asked.data ? t.detail(asked.data.counts.running, kroner(asked.data.left)) : null}>
        <Button size="small" variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>{t.notApplied.open}</Button>
      </PageHead>
      <SubNav section="followup" />
      <div className="page-tools">
        <ToggleGroup size="small" data-color="neutral" aria-label={t.filter} value={filter} onChange={(value) => setFilter(value as Filter)}>
          {(Object.keys(t.filters) as Filter[]).map((key) => <ToggleGroup.Item key={key} value={key} label={`${t.filters[key]}${asked.data ? ` ${asked.data.counts[key]}` : ''}`} />)}
        </ToggleGroup>
        <TextField size="small" hideLabel label={t.find} placeholder={t.find} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value.slice(0, 100))} />
        <div className="tool-choice"><Choice label={t.kind} value={kind} onChange={setKind} options={{ every: t.every, ...instrumentKind.labels }} /></div>
      </div>
      <Answered asked={asked}>
        {(data) => (
          <Panel label={t.table} flush>
            {data.rows.length === 0 ? <EmptyState title={t.none} body={t.noneBody}>{filter === 'all' && kind === 'every' ? null : <Button size="small" variant="secondary" onClick={() => { setFilter('all'); setKind('every'); setTyped('') }}>{t.showAll}</Button>}</EmptyState> : (
              <div className="list-scroll" tabIndex={0} role="group" aria-label={t.table}>
                <table className="info-table list-table">
                  <thead><tr><th>{t.column.what}</th><th>{t.column.who}</th><th>{t.column.status}</th><th data-numeric>{t.column.amount}</th><th>{t.column.period}</th><th>{t.column.balance}</th><th><span className="aksel-sr-only">{t.column.act}</span></th></tr></thead>
                  <tbody>
                    {data.rows.map((one) => (
                      <tr key={one.id}>
                        <td><strong>{instrumentKind.labels[one.kind]}</strong>{one.counterpart ? <span className="quiet small sign-note">{one.counterpart}</span> : null}</td>
                        <td>{mayCase ? <Link className="quiet-link" href={`/sak/${one.caseId}`}>{one.name}</Link> : one.name}<span className="quiet small sign-note">{one.caseNumber}</span></td>
                        <td><InstrumentTag status={one.status} /></td>
                        <td data-numeric className="num">{amountText(one)}</td>
                        <td className="nowrap">{periodText(one)}</td>
                        <td className="wrap small">{balanceText(one)}{one.warning ? <span className="form-warning">{one.warning}</span> : null}</td>
                        <td className="acts">{mayWrite ? <InstrumentActs one={one} onAct={(act) => setActing({ act, one })} /> : null}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                {data.total > data.rows.length ? <Button size="small" variant="tertiary" className="list-more" onClick={() => setShown(Math.min(500, shown + PAGE))}>{t.more(Math.min(PAGE, data.total - data.rows.length))}</Button> : null}
              </div>
            )}
            {data.hidden > 0 ? <p className="page-note list-foot">{t.hidden(data.hidden)}</p> : null}
          </Panel>
        )}
      </Answered>
      {asking ? <NotAppliedDialog onClose={() => setAsking(false)} /> : null}
      {acting?.act === 'move' ? <MoveInstrumentDialog instrument={acting.one} onClose={() => setActing(null)} /> : null}
      {acting?.act === 'event' ? <InstrumentEventDialog instrument={acting.one} onClose={() => setActing(null)} /> : null}
    </div>
  )
}
