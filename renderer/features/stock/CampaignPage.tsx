// One mapping: the tenants, how far the interviews have come, and what they say of the homes.
import { Button, Select, TextField } from '@navikt/ds-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import { campaignStatus, dwellingKind, interviewStatus, requirementKind, suitability } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { EmptyState, ErrorState, Failed } from '../../ui/states.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { usePages } from '../../ui/table/usePages.ts'
import { ToneTag } from '../../ui/small.tsx'
import { InterviewDialog, type InterviewRow } from './InterviewDialog.tsx'

const t = text.stock.campaigns
type Data = Output<'campaign.get'>
const TONE = { suited: 'accent', notSuited: 'danger', couldMoveOn: 'attention', unknown: 'quiet' } as const

function columns(): Column<InterviewRow>[] {
  const c = t.column
  return [
    { id: 'tenant', label: c.tenant, width: 170, fixed: true, render: (row) => <strong>{row.tenant}</strong> },
    { id: 'dwelling', label: c.dwelling, width: 190, render: (row) => row.dwelling },
    { id: 'bedrooms', label: c.bedrooms, width: 60, numeric: true, render: (row) => row.bedrooms ?? text.common.unknown },
    { id: 'since', label: c.since, width: 110, render: (row) => dateText(row.startsOn) },
    { id: 'status', label: c.status, width: 110, render: (row) => (row.status === 'appointed' && row.appointedOn ? `${interviewStatus.labels[row.status]} ${dateText(row.appointedOn)}` : interviewStatus.labels[row.status]) },
    { id: 'answer', label: c.answer, width: 130, render: (row) => (row.suitability ? <ToneTag tone={TONE[row.suitability]}>{suitability.labels[row.suitability]}</ToneTag> : null) },
    { id: 'need', label: c.need, width: 190, render: (row) => [row.bedroomsNeeded === null ? null : t.bedrooms(row.bedroomsNeeded), ...row.needs.map((kind) => requirementKind.labels[kind].toLowerCase())].filter(Boolean).join(', ') },
    { id: 'next', label: c.next, width: 150, render: (row) => row.nextStep ?? '' },
    { id: 'who', label: c.who, width: 120, optional: true, render: (row) => row.interviewer ?? '' },
  ]
}

function Result({ data }: { data: Data }) {
  const done = data.counts.find((one) => one.status === 'done')!.count
  return (
    <Panel title={t.result}>
      <ul className="lines">
        {data.counts.filter((one) => one.count > 0).map((one) => <li key={one.status}><span>{interviewStatus.labels[one.status]}</span><span className="num">{one.count}</span></li>)}
      </ul>
      {done === 0 ? <p className="quiet desk-line">{t.noResult}</p> : (
        <>
          <ul className="lines" aria-label={t.answer}>
            {data.suited.filter((one) => one.count > 0).map((one) => <li key={one.suitability}><ToneTag tone={TONE[one.suitability!]}>{suitability.labels[one.suitability!]}</ToneTag><span className="num">{one.count}</span></li>)}
          </ul>
          <h3 className="rule-name desk-line">{t.byKind}</h3>
          <ul className="lines">
            {data.byKind.map((one) => <li key={one.kind}><span>{dwellingKind.labels[one.kind]} <span className="quiet small">{`${suitability.labels.suited} ${one.suited}, ${suitability.labels.notSuited.toLowerCase()} ${one.notSuited}, ${suitability.labels.couldMoveOn.toLowerCase()} ${one.couldMoveOn}`}</span></span><span className="num">{one.done}</span></li>)}
          </ul>
          {data.needs.length > 0 ? <><h3 className="rule-name desk-line">{t.needsTitle}</h3><ul className="lines">{data.needs.map((one) => <li key={one.label}><span>{one.label}</span><span className="num">{one.count}</span></li>)}</ul></> : null}
        </>
      )}
      {data.hidden > 0 ? <p className="quiet small desk-line">{t.hidden(data.hidden)}</p> : null}
    </Panel>
  )
}

export function CampaignPage({ params }: { params: Params }) {
  const id = params['id'] ?? ''
  const mayWrite = useMay('plan.write')
  const [status, setStatus] = useState<InterviewRow['status'] | ''>('')
  const [answer, setAnswer] = useState<NonNullable<InterviewRow['suitability']> | ''>('')
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [open, setOpen] = useState<InterviewRow | null>(null)
  const close = useCommand('campaign.close')
  const pages = usePages('campaign.get', { id, status: status || null, suitability: answer || null, text: typed.trim() })
  const cols = useMemo(() => columns(), [])
  if (pages.error) return <div className="page"><ErrorState error={pages.error} again={pages.again} /></div>
  const data = pages.first
  if (!data) return null
  const own = data.campaign
  const isOpen = own.status === 'open'
  const toggle = () => void close.run({ id, version: own.version, status: isOpen ? 'closed' : 'open' }, { said: isOpen ? t.closedSaid : t.openedSaid })
  return (
    <div className="page">
      <PageHead title={own.name} detail={<><Link className="quiet-link" href="/boliger/kartlegging">{t.back}</Link> · {campaignStatus.labels[own.status]} · {t.from(dateText(own.startsOn), own.endsOn ? dateText(own.endsOn) : null)}</>}>
        {mayWrite ? <Button size="small" variant="secondary" data-color="neutral" onClick={toggle}>{isOpen ? t.close : t.reopen}</Button> : null}
      </PageHead>
      <SubNav section="dwellings" />
      <Failed error={close.failed} />
      <div className="columns campaign-columns" data-fill>
        <div className="stack">
          <div className="page-acts">
            <TextField size="small" hideLabel label={t.find} placeholder={t.find} value={typed} autoComplete="off" onChange={(event) => { setTyped(event.target.value.slice(0, 100)); setActive(0) }} />
            <Select size="small" hideLabel label={t.status} value={status} onChange={(event) => { setStatus(event.target.value as InterviewRow['status']); setActive(0) }}>
              <option value="">{`${t.status}: ${t.all.toLowerCase()}`}</option>
              {interviewStatus.values.map((one) => <option key={one} value={one}>{interviewStatus.labels[one]}</option>)}
            </Select>
            <Select size="small" hideLabel label={t.answer} value={answer} onChange={(event) => { setAnswer(event.target.value as 'suited'); setActive(0) }}>
              <option value="">{`${t.answer}: ${t.all.toLowerCase()}`}</option>
              {suitability.values.map((one) => <option key={one} value={one}>{suitability.labels[one]}</option>)}
            </Select>
          </div>
          <Panel label={t.table} flush className="campaign-table">
            {pages.total === 0 ? <EmptyState title={t.noHits} body={t.noHitsBody} /> : <DataTable label={t.table} columns={cols} total={pages.total} rowAt={pages.rowAt} rowId={(row) => row.tenancyId} rowLabel={(row) => row.tenant} onRange={pages.onRange} active={active} onActive={setActive} onOpen={setOpen} />}
          </Panel>
        </div>
        <Result data={data} />
      </div>
      {open ? <InterviewDialog key={open.tenancyId} campaignId={id} row={open} closed={!isOpen || !mayWrite} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}
