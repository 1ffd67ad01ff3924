// Tenancies where the tenant or the dwelling is marked as one it could suit, and those nobody has asked about. Unknown is not no.
import { Button, Select, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateText, kroner } from '../../../shared/dates.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState, ErrorState, Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { usePages, type RowOf } from '../../ui/table/usePages.ts'
import { StartDialog } from './TrackDialogs.tsx'

const t = text.ownership
const c = t.candidates
type Row = RowOf<'ownership.candidates'>

function Mark({ row }: { row: Row }) {
  const mayWrite = useMay('plan.write')
  const set = useCommand('ownership.setPotential', c.marked)
  if (!mayWrite) return text.common.answer[row.tenant]
  return (
    <>
      <Select size="small" hideLabel label={c.mark(row.name)} className="own-mark" value={row.tenant} onChange={(event) => void set.run({ tenancyId: row.tenancyId, version: row.version, potential: event.target.value as Row['tenant'] })}>
        {Object.entries(text.common.answer).map(([key, label]) => <option key={key} value={key}>{label}</option>)}
      </Select>
      <Failed error={set.failed} />
    </>
  )
}

function Act({ row, onStart }: { row: Row; onStart: (row: Row) => void }) {
  const mayWrite = useMay('plan.write')
  if (row.onTheWay) return <ToneTag tone="accent">{c.onTheWay}</ToneTag>
  if (row.caseId === null) return <span className="quiet" title={c.noCaseWhy}>{c.noCase}</span>
  return mayWrite ? <Button size="xsmall" variant="secondary" aria-label={c.startFor(row.name)} onClick={() => onStart(row)}>{c.start}</Button> : null
}

export function Candidates({ typed }: { typed: string }) {
  const [, navigate] = useLocation()
  const [show, setShow] = useState<'yes' | 'unknown' | 'no'>('yes')
  const [active, setActive] = useState(0)
  const [starting, setStarting] = useState<Row | null>(null)
  const pages = usePages('ownership.candidates', { show, text: typed })
  const { column } = t
  if (pages.error) return <ErrorState error={pages.error} again={pages.again} />
  if (!pages.first) return null
  const { counts } = pages.first
  return (
    <Panel label={t.filters.candidates} flush className="own-list">
      <div className="filter-bar">
        <ToggleGroup size="small" data-color="neutral" aria-label={c.show} value={show} onChange={(value) => { setShow(value as typeof show); setActive(0) }}>
          {(['yes', 'unknown', 'no'] as const).map((key) => <ToggleGroup.Item key={key} value={key} label={c[key](counts[key])} />)}
        </ToggleGroup>
      </div>
      {pages.total === 0 ? <EmptyState title={typed ? t.noHits(typed) : t.none.candidates} body={typed ? undefined : t.noneBody.candidates} /> : (
        <DataTable
          label={t.filters.candidates} total={pages.total} rowAt={pages.rowAt} rowId={(row) => row.tenancyId} rowLabel={(row) => row.name} onRange={pages.onRange} active={active} onActive={setActive} rowHeight={44}
          columns={[
            { id: 'name', label: column.name, width: 190, render: (row) => (row.caseId ? <Link className="quiet-link" href={`/sak/${row.caseId}`}><strong>{row.name}</strong></Link> : row.name) },
            { id: 'dwelling', label: column.dwelling, width: 190, render: (row) => <Link className="quiet-link" href={`/bolig/${row.dwellingId}`}>{row.dwelling}</Link> },
            { id: 'since', label: column.since, width: 110, render: (row) => dateText(row.startsOn) }, { id: 'rent', label: column.rent, width: 100, numeric: true, render: (row) => (row.rent === null ? <span className="quiet">{text.common.unknown}</span> : kroner(row.rent)) },
            { id: 'tenant', label: column.tenant, width: 110, render: (row) => <Mark row={row} /> }, { id: 'home', label: column.home, width: 90, render: (row) => text.common.answer[row.home] }, { id: 'act', label: column.act, width: 110, render: (row) => <Act row={row} onStart={setStarting} /> },
          ]}
        />
      )}
      {starting ? <StartDialog caseId={starting.caseId!} tenancyId={starting.tenancyId} name={starting.name} onClose={() => setStarting(null)} onStarted={(id) => navigate(`/oppfolging/eie/${id}`)} /> : null}
    </Panel>
  )
}
