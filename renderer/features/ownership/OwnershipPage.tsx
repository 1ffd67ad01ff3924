// Leie til eie: how many are at each step, who they are, how it has gone, and who else it could suit.
import { Button, TextField, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateText, shortDate } from '../../../shared/dates.ts'
import { ownershipOutcome, ownershipStatus, ownershipWithdrawn } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useKeys } from '../../keys.ts'
import type { Params } from '../../routes.tsx'
import { SubNav } from '../../parts/SubNav.tsx'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { DueDate, ProtectedTag, ToneTag } from '../../ui/small.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { usePages, type RowOf } from '../../ui/table/usePages.ts'
import { Candidates } from './Candidates.tsx'

const t = text.ownership
type Show = keyof typeof t.filters
type TrackRow = RowOf<'ownership.list'>
type Answer = Output<'ownership.list'>

const none = <span className="quiet">{text.common.none}</span>

function columnsOf(show: Show, today: string): Column<TrackRow>[] {
  const c = t.column
  const name: Column<TrackRow> = { id: 'name', label: c.name, width: 160, fixed: true, render: (row) => <Link className="quiet-link" href={`/oppfolging/eie/${row.id}`}><strong>{row.name}</strong></Link> }
  const number: Column<TrackRow> = { id: 'caseNumber', label: c.caseNumber, width: 80, render: (row) => <span className="num">{row.caseNumber}</span> }
  const home: Column<TrackRow> = { id: 'dwelling', label: c.dwelling, width: 170, render: (row) => row.dwelling ?? none }
  const responsible: Column<TrackRow> = { id: 'responsible', label: c.responsible, width: 110, render: (row) => row.responsible ?? none }
  const last: Column<TrackRow> = { id: 'last', label: c.last, width: 82, render: (row) => shortDate(row.lastOn, today) }
  if (show === 'bought') return [name, number, { id: 'bought', label: c.bought, width: 110, render: (row) => (row.boughtOn ? dateText(row.boughtOn) : none) }, { id: 'outcome', label: c.outcome, width: 190, render: (row) => (row.outcome ? ownershipOutcome.labels[row.outcome] : none) }, responsible, { id: 'follow', label: c.follow, width: 120, render: (row) => (row.followUntil ? <DueDate on={row.followUntil} today={today} /> : none) }, { id: 'defaulted', label: c.defaulted, width: 130, render: (row) => (row.defaultedOn ? <ToneTag tone="danger">{dateText(row.defaultedOn)}</ToneTag> : none) }]
  if (show === 'withdrawn') return [name, number, home, { id: 'reason', label: c.reason, width: 210, render: (row) => (row.withdrawnCode ? ownershipWithdrawn.labels[row.withdrawnCode] : none) }, responsible, last]
  return [name, number, { id: 'status', label: c.status, width: 124, render: (row) => (row.status ? <ToneTag tone="accent">{ownershipStatus.labels[row.status]}</ToneTag> : <ProtectedTag short />) }, home, responsible, { id: 'started', label: c.started, width: 98, render: (row) => dateText(row.startedOn) }, last]
}

/** Each step with how many are there; pressing one shows only those. */
function Pipeline({ steps, chosen, onChoose }: { steps: Answer['steps']; chosen: TrackRow['status']; onChoose: (status: TrackRow['status']) => void }) {
  return (
    <ol className="own-steps" aria-label={t.steps}>
      {steps.map((step) => (
        <li key={step.status}>
          <button type="button" className="own-step" aria-pressed={chosen === step.status} onClick={() => onChoose(chosen === step.status ? null : step.status)}>
            <strong>{step.count}</strong> <span>{ownershipStatus.labels[step.status]}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

function Figures({ figures: f }: { figures: Answer['figures'] }) {
  const g = t.figures
  const rows: [string, number][] = [[g.started, f.started], [g.own, f.boughtOwn], [g.elsewhere, f.boughtElsewhere], [g.freed, f.freed], [g.replaced, f.replaced], [g.withdrawn, f.withdrawn], [g.defaulted, f.defaulted]]
  return (
    <Panel title={g.label} className="own-figures">
      <table className="sum-table"><tbody>{rows.map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td>{value}</td></tr>)}</tbody></table>
      {f.withdrawnBy.length > 0 ? (
        <>
          <h3 className="section-title">{g.why}</h3>
          <table className="sum-table"><tbody>{f.withdrawnBy.map((one) => <tr key={one.code}><th scope="row">{ownershipWithdrawn.labels[one.code]}</th><td>{one.count}</td></tr>)}</tbody></table>
        </>
      ) : null}
    </Panel>
  )
}

function Tracks({ show, typed, onShow }: { show: Exclude<Show, 'candidates'>; typed: string; onShow: (show: Show) => void }) {
  const today = useToday()
  const [, navigate] = useLocation()
  const [status, setStatus] = useState<TrackRow['status']>(null)
  const [active, setActive] = useState(0)
  const pages = usePages('ownership.list', { filter: show, status: show === 'onTheWay' ? status : null, text: typed })
  useKeys('followup', { open: () => pages.rowAt(active) && navigate(`/oppfolging/eie/${pages.rowAt(active)!.id}`) })
  if (pages.error) return <ErrorState error={pages.error} again={pages.again} />
  if (!pages.first) return null
  return (
    <div className="columns own-columns">
      <div className="stack">
        {show === 'onTheWay' ? <Pipeline steps={pages.first.steps} chosen={status} onChoose={(next) => { setStatus(next); setActive(0) }} /> : null}
        <Panel label={t.table} flush className="own-list">
          {pages.total === 0 ? (
            <EmptyState title={typed ? t.noHits(typed) : t.none[show]} body={typed ? undefined : t.noneBody[show]}>
              {show === 'onTheWay' && status !== null ? <Button size="small" variant="secondary" onClick={() => setStatus(null)}>{t.allSteps}</Button> : !typed && show === 'onTheWay' ? <Button size="small" variant="secondary" onClick={() => onShow('candidates')}>{t.toCandidates}</Button> : null}
            </EmptyState>
          ) : <DataTable label={t.table} columns={columnsOf(show, today)} total={pages.total} rowAt={pages.rowAt} rowId={(row) => row.id} rowLabel={(row) => row.name} onRange={pages.onRange} active={active} onActive={setActive} onOpen={(row) => navigate(`/oppfolging/eie/${row.id}`)} />}
        </Panel>
      </div>
      <Figures figures={pages.first.figures} />
    </div>
  )
}

export function OwnershipPage(_props: { params: Params }) {
  const [show, setShow] = useState<Show>('onTheWay')
  const [typed, setTyped] = useState('')
  return (
    <div className="page page-ownership">
      <PageHead title={t.title}>
        <TextField size="small" hideLabel label={t.find} placeholder={t.find} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value.slice(0, 100))} />
        <ToggleGroup size="small" data-color="neutral" aria-label={t.filter} value={show} onChange={(value) => setShow(value as Show)}>
          {(Object.keys(t.filters) as Show[]).map((key) => <ToggleGroup.Item key={key} value={key} label={t.filters[key]} />)}
        </ToggleGroup>
      </PageHead>
      <SubNav section="followup" />
      {show === 'candidates' ? <Candidates typed={typed.trim()} /> : <Tracks key={show} show={show} typed={typed.trim()} onShow={setShow} />}
    </div>
  )
}
