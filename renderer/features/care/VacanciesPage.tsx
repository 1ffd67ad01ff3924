// Tomgang: what stands empty now beside who waits for just that kind, what is out of use, keys and repairs that are open, and what it has cost and why.
import { ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateText, kroner } from '../../../shared/dates.ts'
import { dwellingState, voidReason } from '../../../shared/model/codes.ts'
import { useKeys } from '../../keys.ts'
import type { Params } from '../../routes.tsx'
import { SubNav } from '../../parts/SubNav.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { DueDate, ToneTag } from '../../ui/small.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { usePages, type RowOf } from '../../ui/table/usePages.ts'
import { useQuery } from '../../data/useQuery.ts'
import { Ledger } from './Ledger.tsx'

const t = text.care
type Show = 'vacant' | 'outOfUse' | 'repairs' | 'keys'
type Row = RowOf<'void.vacant'>
const SHOWS: readonly Show[] = ['vacant', 'outOfUse', 'repairs', 'keys']

function Waiting({ row }: { row: Row }) {
  const mayMatch = useMay('match.read')
  const names = row.first.map((one) => one.name)
  const said = row.waiting === 0 ? <span className="quiet">{t.waits(0)}</span> : <><strong className="num">{t.waits(row.waiting)}</strong> {names.length > 0 ? <span className="quiet">{t.waitsFirst(names, row.waiting)}</span> : null}</>
  return mayMatch && row.waiting > 0 ? <Link className="quiet-link" href={`/tildeling/bolig/${row.id}`} title={t.inAllocation(row.label)}>{said}</Link> : said
}

function columnsOf(show: Show, today: string): Column<Row>[] {
  const c = t.column
  const home: Column<Row> = { id: 'dwelling', label: c.dwelling, width: 200, fixed: true, render: (row) => <Link className="quiet-link" href={`/bolig/${row.id}`}><strong>{row.label}</strong></Link> }
  const kind: Column<Row> = { id: 'kind', label: c.kind, width: 120, render: (row) => row.kindText }
  const since: Column<Row> = { id: 'since', label: c.since, width: 130, render: (row) => (row.since ? dateText(row.since) : <span className="quiet">{text.common.unknown}</span>) }
  const days: Column<Row> = { id: 'days', label: c.days, width: 116, numeric: true, render: (row) => row.days }
  const cost: Column<Row> = { id: 'cost', label: c.cost, width: 118, numeric: true, render: (row) => (row.cost === null ? <span className="due" data-tone="near">{t.unknownCost}</span> : <span className="void-cost">{kroner(row.cost)}</span>) }
  const reason: Column<Row> = { id: 'reason', label: c.reason, width: 130, render: (row) => (row.reason ? voidReason.labels[row.reason] : <span className="quiet">{dwellingState.labels[row.state]}</span>) }
  const waiting: Column<Row> = { id: 'waiting', label: c.waiting, width: 230, render: (row) => <Waiting row={row} /> }
  if (show === 'vacant') return [home, kind, days, cost, reason, { id: 'next', label: c.next, width: 170, render: (row) => (row.nextStep ? <>{row.nextStep} <DueDate on={row.nextDue} today={today} /></> : <span className="quiet">{t.stepsDone(row.stepsDone, row.steps)}</span>) }, waiting]
  if (show === 'outOfUse') return [home, kind, reason, since, days, cost, { id: 'back', label: c.back, width: 120, render: (row) => (row.backOn ? <DueDate on={row.backOn} today={today} /> : <span className="due" data-tone="near">{text.common.unknown}</span>) }, waiting]
  if (show === 'repairs') return [home, kind, { id: 'repairs', label: c.repairs, width: 110, render: (row) => <ToneTag tone="attention">{t.openRepairs(row.openRepairs)}</ToneTag> }, reason, days, cost]
  return [home, kind, { id: 'keys', label: c.keys, width: 130, render: (row) => <ToneTag tone="danger">{t.missingKeys(row.missingKeys)}</ToneTag> }, { id: 'state', label: c.steps, width: 130, render: (row) => dwellingState.labels[row.state] }]
}

function Homes({ show }: { show: Show }) {
  const today = useToday()
  const [, navigate] = useLocation()
  const [active, setActive] = useState(0)
  const pages = usePages('void.vacant', { show })
  useKeys('dwellings', { open: () => pages.rowAt(active) && navigate(`/bolig/${pages.rowAt(active)!.id}`) })
  if (pages.error) return <ErrorState error={pages.error} again={pages.again} />
  if (!pages.first) return null
  return (
    <Panel label={t.table[show]} flush className="care-list">
      {pages.total === 0 ? <EmptyState title={t.none[show]} /> : <DataTable label={t.table[show]} columns={columnsOf(show, today)} total={pages.total} rowAt={pages.rowAt} rowId={(row) => row.id} rowLabel={(row) => row.label} onRange={pages.onRange} active={active} onActive={setActive} onOpen={(row) => navigate(`/bolig/${row.id}`)} />}
    </Panel>
  )
}

export function VacanciesPage(_props: { params: Params }) {
  const [show, setShow] = useState<Show | 'cost'>('vacant')
  const counted = useQuery('void.vacant', { show: 'vacant', offset: 0, limit: 100 }, { keep: true }).data
  return (
    <div className="page page-vacancies">
      <PageHead title={t.title} detail={counted ? t.now(kroner(counted.costNow), counted.unknownNow) : null} />
      <SubNav section="dwellings" />
      <ToggleGroup size="small" data-color="neutral" className="care-views" aria-label={t.views} value={show} onChange={(value) => setShow(value as Show | 'cost')}>
        {SHOWS.map((key) => <ToggleGroup.Item key={key} value={key} label={t.view[key](counted?.counts[key] ?? 0)} />)}
        <ToggleGroup.Item value="cost" label={t.view.cost} />
      </ToggleGroup>
      {show === 'cost' ? <Ledger /> : <Homes key={show} show={show} />}
    </div>
  )
}
