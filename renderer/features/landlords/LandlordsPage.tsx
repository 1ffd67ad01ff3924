// Utleiere: who the municipality has dwellings from, what ends, and its part of each housing cooperative.
import { Button, TextField, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { shortDate } from '../../../shared/dates.ts'
import { landlordKind } from '../../../shared/model/codes.ts'
import { useKeys } from '../../keys.ts'
import type { Params } from '../../routes.tsx'
import { SubNav } from '../../parts/SubNav.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { usePages, type RowOf } from '../../ui/table/usePages.ts'
import { Cooperatives } from './Cooperatives.tsx'
import { LandlordDialog } from './LandlordDialogs.tsx'

const t = text.landlords
type Row = RowOf<'landlord.list'>

function columnsOf(today: string): Column<Row>[] {
  const c = t.column
  const none = <span className="quiet">{text.common.none}</span>
  return [
    { id: 'name', label: c.name, width: 220, fixed: true, render: (row) => <Link className="quiet-link" href={`/boliger/utleiere/${row.id}`}><strong>{row.name}</strong></Link> }, { id: 'kind', label: c.kind, width: 110, render: (row) => landlordKind.labels[row.kind] },
    { id: 'contact', label: c.contact, width: 150, render: (row) => row.contact ?? <span className="due" data-tone="near">{t.noContact}</span> }, { id: 'agreements', label: c.agreements, width: 80, numeric: true, render: (row) => row.agreements }, { id: 'units', label: c.units, width: 120, numeric: true, render: (row) => t.used(row.used, row.units) },
    { id: 'nextEnd', label: c.nextEnd, width: 150, render: (row) => (row.nextEnd ? shortDate(row.nextEnd, today) : none) }, { id: 'last', label: c.last, width: 110, render: (row) => (row.lastContact ? shortDate(row.lastContact, today) : none) }, { id: 'warnings', label: c.warnings, width: 100, render: (row) => (row.warnings > 0 ? <ToneTag tone="attention">{t.warnings(row.warnings)}</ToneTag> : null) },
  ]
}

function Landlords({ typed, onClear }: { typed: string; onClear: () => void }) {
  const today = useToday()
  const [, navigate] = useLocation()
  const [active, setActive] = useState(0)
  const pages = usePages('landlord.list', { text: typed })
  useKeys('dwellings', { open: () => pages.rowAt(active) && navigate(`/boliger/utleiere/${pages.rowAt(active)!.id}`) })
  if (pages.error) return <ErrorState error={pages.error} again={pages.again} />
  if (!pages.first) return null
  return (
    <Panel label={t.table} flush className="landlord-list">
      {pages.total === 0 ? <EmptyState title={typed ? t.noHits(typed) : t.none} body={typed ? undefined : t.noneBody}>{typed ? <Button size="small" variant="secondary" onClick={onClear}>{t.showAll}</Button> : null}</EmptyState>
        : <DataTable label={t.table} columns={columnsOf(today)} total={pages.total} rowAt={pages.rowAt} rowId={(row) => row.id} rowLabel={(row) => row.name} onRange={pages.onRange} active={active} onActive={setActive} onOpen={(row) => navigate(`/boliger/utleiere/${row.id}`)} />}
    </Panel>
  )
}

export function LandlordsPage(_props: { params: Params }) {
  const [show, setShow] = useState<'landlords' | 'cooperatives'>('landlords')
  const [typed, setTyped] = useState('')
  const [, navigate] = useLocation()
  const [adding, setAdding] = useState(false)
  const mayWrite = useMay('dwelling.write')
  return (
    <div className="page page-landlords">
      <PageHead title={t.title}>
        {show === 'landlords' ? <TextField size="small" hideLabel label={t.find_} placeholder={t.find_} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value.slice(0, 100))} /> : null}
        <ToggleGroup size="small" data-color="neutral" aria-label={t.views} value={show} onChange={(value) => setShow(value as typeof show)}>
          {(['landlords', 'cooperatives'] as const).map((key) => <ToggleGroup.Item key={key} value={key} label={t.view[key]} />)}
        </ToggleGroup>
        {mayWrite && show === 'landlords' ? <Button size="small" onClick={() => setAdding(true)}>{t.add}</Button> : null}
      </PageHead>
      <SubNav section="dwellings" />
      {show === 'landlords' ? <Landlords typed={typed.trim()} onClear={() => setTyped('')} /> : <Cooperatives />}
      {adding ? <LandlordDialog landlord={null} onClose={() => setAdding(false)} onSaved={(id) => navigate(`/boliger/utleiere/${id}`)} /> : null}
    </div>
  )
}
