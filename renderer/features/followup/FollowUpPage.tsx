// Oppfølging: the plans, those with something overdue first.
import { Button, TextField, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { planStatus } from '../../../shared/model/codes.ts'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useKeys } from '../../keys.ts'
import { usePages, type RowOf } from '../../ui/table/usePages.ts'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { EmptyState, ErrorState, Failed } from '../../ui/states.tsx'
import { DueDate, ProtectedTag, ToneTag } from '../../ui/small.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { TemplatesDialog } from './TemplatesDialog.tsx'

const t = text.followup
type Filter = 'active' | 'overdue' | 'mine' | 'all'
type PlanRow = RowOf<'plan.list'>

function useColumns(today: string): Column<PlanRow>[] {
  const c = t.column
  return [
    { id: 'name', label: c.name, width: 200, fixed: true, render: (row) => <Link className="quiet-link" href={`/plan/${row.id}`}><strong>{row.name}</strong></Link> },
    { id: 'caseNumber', label: c.caseNumber, width: 92, render: (row) => <span className="num">{row.caseNumber}</span> },
    { id: 'dwelling', label: c.dwelling, width: 190, render: (row) => row.dwelling ?? <span className="quiet">{text.common.none}</span> },
    { id: 'coordinator', label: c.coordinator, width: 140, render: (row) => row.coordinator ?? (row.hidden ? <ProtectedTag short /> : <ToneTag tone="danger">{text.common.noOwner}</ToneTag>) },
    { id: 'visit', label: c.visit, width: 110, render: (row) => <DueDate on={row.nextVisitOn} today={today} /> },
    { id: 'review', label: c.review, width: 130, render: (row) => (row.nextReviewOn ? <><DueDate on={row.nextReviewOn} today={today} /> {row.reviewOverdue ? <span className="due" data-tone="passed">{t.reviewOverdue}</span> : null}</> : row.hidden ? null : <span className="quiet">{t.noReview}</span>) },
    { id: 'contact', label: c.contact, width: 120, render: (row) => <DueDate on={row.contactDueOn} today={today} /> },
    { id: 'measures', label: c.measures, width: 92, numeric: true, render: (row) => row.openMeasures },
    { id: 'overdue', label: c.overdue, width: 100, render: (row) => (row.overdueMeasures > 0 ? <ToneTag tone="danger">{t.overdueMeasures(row.overdueMeasures)}</ToneTag> : null) },
    { id: 'status', label: c.status, width: 90, render: (row) => planStatus.labels[row.status] },
  ]
}

export function FollowUpPage(_props: { params: Params }) {
  const today = useToday()
  const [, navigate] = useLocation()
  const [filter, setFilter] = useState<Filter>('active')
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [templates, setTemplates] = useState(false)
  const mayExport = useMay('export.people')
  const onCall = useCommand('export.onCall', t.onCallSaid)
  const find = typed.trim()
  const pages = usePages('plan.list', { filter, ...(find ? { text: find } : {}) })
  const columns = useColumns(today)
  const ask = (patch: { filter?: Filter; typed?: string }) => {
    if (patch.filter) setFilter(patch.filter)
    if (patch.typed !== undefined) setTyped(patch.typed.slice(0, 100))
    setActive(0)
  }
  const makeOnCall = async () => {
    const answer = await onCall.run({})
    if (answer.ok) await saveFile(answer.value)
  }
  useKeys('followup', { open: () => pages.rowAt(active) && navigate(`/plan/${pages.rowAt(active)!.id}`) })
  return (
    <div className="page page-followup">
      <PageHead title={t.title} detail={pages.first ? t.detail(pages.total, pages.first.overdue) : null}>
        <TextField size="small" hideLabel label={t.find} placeholder={t.find} value={typed} autoComplete="off" onChange={(event) => ask({ typed: event.target.value })} />
        <ToggleGroup size="small" data-color="neutral" aria-label={t.filter} value={filter} onChange={(value) => ask({ filter: value as Filter })}>
          {(Object.keys(t.filters) as Filter[]).map((key) => <ToggleGroup.Item key={key} value={key} label={t.filters[key]} />)}
        </ToggleGroup>
        <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setTemplates(true)}>{t.templates}</Button>
        {mayExport ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => void makeOnCall()}>{t.onCallAll}</Button> : null}
      </PageHead>
      <SubNav section="followup" />
      {pages.error ? <ErrorState error={pages.error} again={pages.again} /> : null}
      {pages.first ? (
        <Panel label={t.table} flush className="plans">
          {pages.total === 0 ? (
            <EmptyState title={find ? t.noHits(find) : t.none} body={find ? undefined : t.noneBody[filter]}>
              {find ? <Button size="small" variant="secondary" onClick={() => ask({ typed: '' })}>{t.showAll}</Button> : filter !== 'active' ? <Button size="small" variant="secondary" onClick={() => ask({ filter: 'active' })}>{t.showAll}</Button> : null}
            </EmptyState>
          ) : (
            <DataTable label={t.table} columns={columns} total={pages.total} rowAt={pages.rowAt} rowId={(row) => row.id} rowLabel={(row) => row.name} onRange={pages.onRange} active={active} onActive={setActive} onOpen={(row) => navigate(`/plan/${row.id}`)} />
          )}
        </Panel>
      ) : null}
      <Failed error={onCall.failed} />
      {templates ? <TemplatesDialog onClose={() => setTemplates(false)} /> : null}
    </div>
  )
}
