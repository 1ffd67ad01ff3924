// Boliger, Behov og boliger: where those who wait find nothing, and the dwellings ordered for it.
import { Button, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import type { Axis } from '../../../shared/domain/stock.ts'
import { needGroup, orderKind, purchaseStatus } from '../../../shared/model/codes.ts'
import type { Input, Output } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { CellDialog } from './CellDialog.tsx'
import { HeatMap } from './HeatMap.tsx'
import { AnswerDialog, OrderDialog, type Order, type Start } from './OrderDialogs.tsx'

const t = text.stock
type Matrix = Output<'stock.matrix'>
type Source = Input<'stock.cell'>['source']
type Act = Exclude<Order['status'], 'draft'>
const NEXT: Partial<Record<Order['status'], Act[]>> = { draft: ['sent', 'withdrawn'], sent: ['approved', 'rejected', 'filled', 'withdrawn'], approved: ['filled', 'withdrawn'] }
const TONE = { draft: 'quiet', sent: 'attention', approved: 'accent', rejected: 'danger', filled: 'accent', withdrawn: 'quiet' } as const

function OrderLine({ order, mayWrite, onAct }: { order: Order; mayWrite: boolean; onAct: (status: Act) => void }) {
  return (
    <li className="order-line">
      <span>
        <strong>{order.title}</strong> <ToneTag tone={TONE[order.status]}>{purchaseStatus.labels[order.status]}</ToneTag>
        <span className="quiet small order-detail">{[orderKind.labels[order.kind], t.number(order.dwellings), order.needGroup ? needGroup.labels[order.needGroup] : null, order.area, t.behind(order.waitingCount, order.stillWaiting), order.orderedBy && order.orderedOn ? t.ordered(order.orderedBy, dateText(order.orderedOn)) : null, order.answeredBy && order.answeredOn ? t.answered(order.answeredBy, dateText(order.answeredOn)) : null].filter(Boolean).join(' · ')}</span>
        {order.reason ? <span className="small order-detail">{order.reason}</span> : null}
        {order.answerNote ? <span className="small order-detail">«{order.answerNote}»</span> : null}
        {order.arrived.length > 0 ? <span className="small order-detail">{t.arrived} {order.arrived.map((one) => <Link key={one.id} className="plain-link" href={`/bolig/${one.id}`}>{one.label}</Link>)}</span> : null}
      </span>
      {mayWrite ? <span className="order-acts">{(NEXT[order.status] ?? []).map((status) => <Button key={status} size="xsmall" variant="tertiary" aria-label={`${t.acts[status]}: ${order.title}`} onClick={() => onAct(status)}>{t.acts[status]}</Button>)}</span> : null}
    </li>
  )
}

function Orders({ onOrder }: { onOrder: (start: Start) => void }) {
  const mayWrite = useMay('case.write')
  const asked = useQuery('purchase.list', {}, { keep: true })
  const [acting, setActing] = useState<{ order: Order; status: Act } | null>(null)
  return (
    <Panel title={t.orders} action={mayWrite ? <Button size="xsmall" variant="tertiary" onClick={() => onOrder({})}>{t.order}</Button> : null}>
      <Answered asked={asked}>
        {(data) => (
          <>
            {data.orders.length + data.fromTeam.length === 0 ? <p className="quiet desk-line">{t.noOrders}</p> : null}
            <ul className="lines">
              {data.fromTeam.map((one) => (
                <li key={one.decisionId}>
                  <span><strong>{[one.kind ? orderKind.labels[one.kind] : null, one.need].filter(Boolean).join(': ') || t.unnamedOrder}</strong> <span className="quiet small">{t.fromTeam(dateText(one.heldOn))}</span></span>
                  {mayWrite ? <Button size="xsmall" variant="tertiary" aria-label={`${t.make}: ${one.need ?? t.unnamedOrder}, ${t.fromTeam(dateText(one.heldOn))}`} onClick={() => onOrder({ teamDecisionId: one.decisionId, title: one.need ?? '', ...(one.kind ? { kind: one.kind } : {}) })}>{t.make}</Button> : null}
                </li>
              ))}
              {data.orders.map((order) => <OrderLine key={order.id} order={order} mayWrite={mayWrite} onAct={(status) => setActing({ order, status })} />)}
            </ul>
          </>
        )}
      </Answered>
      {acting ? <AnswerDialog {...acting} onClose={() => setActing(null)} /> : null}
    </Panel>
  )
}

function Uncounted({ data, onShow }: { data: Matrix; onShow: (key: string) => void }) {
  if (data.uncounted.length === 0 && data.dwellingsUncounted === 0) return null
  return (
    <Panel title={t.uncounted}>
      <ul className="lines">
        {data.uncounted.map((one) => <li key={one.key}><span>{t.uncountedOf(one.count, one.why)}</span><button type="button" className="plain-link" aria-label={`${t.show}: ${one.why}`} onClick={() => onShow(one.key)}>{t.show}</button></li>)}
        {data.dwellingsUncounted > 0 ? <li><span>{t.dwellingsUncounted(data.dwellingsUncounted)}</span></li> : null}
      </ul>
    </Panel>
  )
}

const startOf = (axis: Axis, row: number, column: string, columnLabel: string, title: string): Start => ({ bedrooms: row, title, ...(axis === 'access' ? { access: column as 'any' } : axis === 'area' ? { area: columnLabel } : { needGroup: column as 'economic' }) })

export function NeedsPage(_props: { params: Params }) {
  const [axis, setAxis] = useState<Axis>('access')
  const [source, setSource] = useState<Source>('waiting')
  const asked = useQuery('stock.matrix', { axis, source }, { keep: true })
  const mayWrite = useMay('case.write')
  const [cell, setCell] = useState<{ title: string; input: Input<'stock.cell'>; start: Start | null } | null>(null)
  const [ordering, setOrdering] = useState<Start | null>(null)
  const open = (data: Matrix, row: number, column: string) => {
    const columnLabel = data.columns.find((one) => one.key === column)!.label
    const title = t.cell(data.rows[row]!.label, columnLabel)
    setCell({ title, input: { axis, source, row, column }, start: mayWrite ? startOf(axis, row, column, columnLabel, title) : null })
  }
  return (
    <div className="page page-scroll">
      <PageHead title={t.title} detail={asked.data ? t.detail(asked.data.households, asked.data.dwellings) : null}>
        <ToggleGroup size="small" data-color="neutral" aria-label={t.source} value={source} onChange={(value) => setSource(value as Source)}>
          {(Object.keys(t.sources) as Source[]).map((key) => <ToggleGroup.Item key={key} value={key} label={t.sources[key]} />)}
        </ToggleGroup>
        <ToggleGroup size="small" data-color="neutral" aria-label={t.axis} value={axis} onChange={(value) => setAxis(value as Axis)}>
          {(Object.keys(t.axes) as Axis[]).map((key) => <ToggleGroup.Item key={key} value={key} label={t.axes[key]} />)}
        </ToggleGroup>
      </PageHead>
      <SubNav section="dwellings" />
      <div className="columns stock-columns">
        <div className="stack">
          <Answered asked={asked}>
            {(data) => (
              <>
                <Panel label={t.map} flush>
                  {source === 'tenants' ? <p className="quiet desk-line">{data.campaign ? t.fromCampaign(data.campaign) : t.noCampaign}</p> : null}
                  {data.households === 0 && source !== 'tenants' ? <p className="quiet desk-line">{t.empty}</p> : null}
                  <HeatMap key={axis} data={data} onOpen={(one) => open(data, one.row, one.column)} />
                  {axis === 'access' ? null : <p className="quiet small desk-line">{t.several}</p>}
                </Panel>
                <Uncounted data={data} onShow={(key) => setCell({ title: t.uncounted, input: { axis, source, row: null, column: null, uncounted: key }, start: null })} />
              </>
            )}
          </Answered>
        </div>
        <div className="stack">
          <Orders onOrder={setOrdering} />
          <Panel title={t.legend}><p className="desk-line">{t.legendBody}</p></Panel>
        </div>
      </div>
      {cell ? <CellDialog title={cell.title} input={cell.input} onOrder={cell.start ? () => { setOrdering(cell.start); setCell(null) } : null} onClose={() => setCell(null)} /> : null}
      {ordering ? <OrderDialog start={ordering} onClose={() => setOrdering(null)} /> : null}
    </div>
  )
}
