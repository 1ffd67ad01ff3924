// Midlertidig botilbud: who lives where, for how long and at what cost, beside what is done to find a lasting home.
import { Button, TextField, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText, kroner } from '../../../shared/dates.ts'
import { livingSituation, stayKind } from '../../../shared/model/codes.ts'
import type { StayRow } from '../../../shared/operations/stays.ts'
import { useQuery } from '../../data/useQuery.ts'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { DueDate, ProtectedTag, ToneTag } from '../../ui/small.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { EndStayDialog, RegisterStayDialog, ReviewStayDialog } from './StayDialogs.tsx'
import { FiguresDialog } from './FiguresDialog.tsx'

const t = text.stays
const PAGE = 50
type Filter = 'open' | 'children' | 'over14' | 'over90' | 'all'
const FILTERS: readonly Filter[] = ['open', 'children', 'over14', 'over90', 'all']

function Work({ work }: { work: NonNullable<StayRow['work']> }) {
  const counts = [work.offers > 0 ? t.work.offers(work.offers) : null, work.proposals > 0 ? t.work.proposals(work.proposals) : null].filter(Boolean).join(', ')
  return (
    <>
      <span>{work.nextStep ?? <ToneTag tone="attention">{t.work.none}</ToneTag>}</span>
      <span className="quiet small sign-note">{[work.waitingSince ? t.work.waiting(dateText(work.waitingSince)) : null, counts || null].filter(Boolean).join('. ')}</span>
      {work.planId ? <Link className="plain-link small sign-note" href={`/plan/${work.planId}`}>{t.work.plan}</Link> : <span className="quiet small sign-note">{t.work.noPlan}</span>}
    </>
  )
}

function Row({ row, shortDays, mayWrite, onAct }: { row: StayRow; shortDays: number; mayWrite: boolean; onAct: (act: 'end' | 'review') => void }) {
  const today = useToday()
  const mayCase = useMay('case.read')
  const open = row.endsOn === null
  return (
    <tr>
      <td>
        {mayCase && !row.hidden ? <Link className="quiet-link" href={`/sak/${row.caseId}`}><strong>{row.name}</strong></Link> : <strong>{row.name}</strong>}
        {row.hidden ? <span className="sign-note"><ProtectedTag short /></span> : <span className="quiet small sign-note">{row.caseNumber}. {t.children(row.children)}</span>}
      </td>
      <td className="wrap">
        {row.kind ? <span>{stayKind.labels[row.kind]}{row.place ? `, ${row.place}` : ''}</span> : null}
        <span className="quiet small sign-note">{row.endsOn ? t.period(dateText(row.startsOn), dateText(row.endsOn)) : t.since(dateText(row.startsOn))}</span>
        {row.movedTo ? <span className="quiet small sign-note">{t.toward}: {livingSituation.labels[row.movedTo]}</span> : null}
      </td>
      <td data-numeric className="num"><strong>{row.days}</strong>{row.yearDays === null ? null : <span className="quiet small sign-note">{t.inYear(row.yearDays, today.slice(0, 4))}</span>}</td>
      <td>
        {row.kind === 'nightShelter' ? <span className="quiet small">{t.nightShelter}</span> : row.alarm ? <><DueDate on={row.alarm.on} today={today} /><span className="quiet small sign-note">{text.keeping.days(row.alarm.days)}</span></> : null}
        {open && row.kind && row.kind !== 'nightShelter' ? <span className="small sign-note">{row.reviewedOn ? t.reviewed(dateText(row.reviewedOn)) : <ToneTag tone={row.days > shortDays ? 'attention' : 'quiet'}>{t.notReviewed}</ToneTag>}</span> : null}
      </td>
      <td className="wrap">{row.work ? <Work work={row.work} /> : null}</td>
      <td data-numeric className="num">{row.hidden ? null : row.cost === null ? <ToneTag tone="attention">{t.unknownPrice}</ToneTag> : <>{kroner(row.cost)}<span className="quiet small sign-note">{t.price(kroner(row.dayPrice!))}</span></>}</td>
      <td className="acts">
        {mayWrite && open && !row.hidden ? (
          <>
            <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.reviewOf(row.name)} onClick={() => onAct('review')}>{t.review}</Button>
            <Button size="xsmall" variant="secondary" data-color="neutral" aria-label={t.endOf(row.name)} onClick={() => onAct('end')}>{t.end}</Button>
          </>
        ) : null}
      </td>
    </tr>
  )
}

export function StaysPage(_props: { params: Params }) {
  const mayWrite = useMay('plan.write')
  const [filter, setFilter] = useState<Filter>('open')
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(PAGE)
  const [open, setOpen] = useState<'register' | 'figures' | null>(null)
  const [acting, setActing] = useState<{ act: 'end' | 'review'; row: StayRow } | null>(null)
  const asked = useQuery('stay.list', { filter, text: typed.trim(), limit: shown }, { keep: true })
  const labels = t.filters(asked.data?.limits.short ?? 14, asked.data?.limits.long ?? 90)
  return (
    <div className="page page-stays">
      <PageHead title={t.title} detail={asked.data ? t.detail(asked.data.counts.open, kroner(asked.data.cost.known), asked.data.cost.unknown) : null}>
        <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setOpen('figures')}>{t.figures}</Button>
        {mayWrite ? <Button size="small" onClick={() => setOpen('register')}>{t.register}</Button> : null}
      </PageHead>
      <SubNav section="followup" />
      <div className="page-tools">
        <ToggleGroup size="small" data-color="neutral" aria-label={t.filter} value={filter} onChange={(value) => { setFilter(value as Filter); setShown(PAGE) }}>
          {FILTERS.map((key) => <ToggleGroup.Item key={key} value={key} label={`${labels[key]}${asked.data ? ` ${asked.data.counts[key]}` : ''}`} />)}
        </ToggleGroup>
        <TextField size="small" hideLabel label={t.find} placeholder={t.find} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value.slice(0, 100))} />
      </div>
      <Answered asked={asked}>
        {(data) => (
          <Panel label={t.table} flush>
            {data.rows.length === 0 ? <EmptyState title={t.none} body={t.noneBody}>{filter === 'all' ? null : <Button size="small" variant="secondary" onClick={() => { setFilter('all'); setTyped('') }}>{t.showAll}</Button>}</EmptyState> : (
              <div className="list-scroll" tabIndex={0} role="group" aria-label={t.table}>
                <table className="info-table list-table">
                  <thead><tr><th>{t.column.who}</th><th>{t.column.stay}</th><th data-numeric>{t.column.days}</th><th>{t.column.alarm}</th><th>{t.column.work}</th><th data-numeric>{t.column.cost}</th><th><span className="aksel-sr-only">{t.column.act}</span></th></tr></thead>
                  <tbody>{data.rows.map((row) => <Row key={row.id} row={row} shortDays={data.limits.short} mayWrite={mayWrite} onAct={(act) => setActing({ act, row })} />)}</tbody>
                </table>
                {data.hidden > 0 ? <p className="quiet small desk-line">{t.hidden(data.hidden)}</p> : null}
                {data.total > data.rows.length ? <Button size="small" variant="tertiary" className="list-more" onClick={() => setShown(Math.min(500, shown + PAGE))}>{t.more(Math.min(PAGE, data.total - data.rows.length))}</Button> : null}
              </div>
            )}
          </Panel>
        )}
      </Answered>
      {open === 'register' ? <RegisterStayDialog onClose={() => setOpen(null)} /> : null}
      {open === 'figures' ? <FiguresDialog onClose={() => setOpen(null)} /> : null}
      {acting?.act === 'end' ? <EndStayDialog stay={acting.row} onClose={() => setActing(null)} /> : null}
      {acting?.act === 'review' ? <ReviewStayDialog stay={acting.row} onClose={() => setActing(null)} /> : null}
    </div>
  )
}
