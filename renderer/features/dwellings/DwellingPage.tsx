// One dwelling: facts, time line, tenancies, cost of standing empty, who waits, and its history.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText, kroner } from '../../../shared/dates.ts'
import { disposalForm, dwellingState, tenancyStatus } from '../../../shared/model/codes.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, ErrorPage } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { DwellingCare } from '../../parts/care/DwellingCare.tsx'
import { HistoryTable } from '../../parts/HistoryTable.tsx'
import { EditDwellingDialog, VoidDialog } from './DwellingDialogs.tsx'
import { OfferSteps } from './OfferSteps.tsx'
import { PlacementPanel } from './PlacementPanel.tsx'
import { factsLine, Meets, OfferLine, VoidCost, Waiting, type DwellingDetail } from './DwellingSide.tsx'
import { MonthScale, TimeLegend, TimeLine, timeWindow } from './time.tsx'

const t = text.dwellings.page
const s = text.dwellings.side

function Tenancies({ page }: { page: DwellingDetail }) {
  return (
    <Panel title={t.tenancies}>
      {page.tenancies.length === 0 ? <p className="gate-text quiet">{t.noTenancies}</p> : (
        <table className="info-table">
          <thead><tr><th>{t.tenant}</th><th>{t.from}</th><th>{t.to}</th><th>{t.contract}</th><th>{t.status}</th><th data-numeric>{t.rent}</th></tr></thead>
          <tbody>
            {page.tenancies.map((one) => (
              <tr key={one.id}>
                <td>{one.caseId ? <Link className="quiet-link" href={`/sak/${one.caseId}`}><strong>{one.tenant}</strong></Link> : one.tenant}</td>
                <td className="nowrap">{dateText(one.startsOn)}</td>
                <td className="nowrap">{one.endsOn ? dateText(one.endsOn) : ''}</td>
                <td className="nowrap">{one.contractEndsOn ? dateText(one.contractEndsOn) : ''}</td>
                <td>{tenancyStatus.labels[one.status]}</td>
                <td data-numeric>{one.rent === null ? '' : kroner(one.rent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function About({ page, onEdit }: { page: DwellingDetail; onEdit: () => void }) {
  const d = page.dwelling
  const mayWrite = useMay('dwelling.write')
  const rows: [string, string | null][] = [
    [text.dwellings.column.state, dwellingState.labels[d.state]], [text.dwellings.column.form, disposalForm.labels[d.disposalForm]], [text.dwellings.column.district, d.area], [t.postal, d.postal], [text.dwellings.column.bedrooms, d.bedrooms === null ? null : String(d.bedrooms)], [t.rent, d.rent === null ? null : kroner(d.rent)], [t.running, d.runningCost === null ? null : kroner(d.runningCost)], [t.cadastre, d.cadastre], [t.register, d.registerRow], [t.external, d.externalRef], [t.rules, d.houseRules],
  ]
  return (
    <Panel title={t.facts} action={mayWrite ? <button type="button" className="plain-link" onClick={onEdit}>{t.edit}</button> : null}>
      <dl className="definition two-up-list">
        {rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value || <span className="quiet">{text.common.unknown}</span>}</dd></div>)}
      </dl>
    </Panel>
  )
}

function Log({ id }: { id: string }) {
  const asked = useQuery('dwelling.history', { id })
  return <Panel title={t.log}><Answered asked={asked}>{(rows) => <HistoryTable rows={rows} />}</Answered></Panel>
}

function Loaded({ page }: { page: DwellingDetail }) {
  const today = useToday()
  const [dialog, setDialog] = useState<'edit' | 'void' | null>(null)
  const mayWrite = useMay('dwelling.write')
  const window = timeWindow(today, 36, 0)
  const d = page.dwelling
  return (
    <div className="page">
      <PageHead title={d.label} detail={factsLine(d)}>
        {d.state === 'vacant' && d.vacantDays !== null ? <ToneTag size="small" tone="attention">{s.vacantDays(d.vacantDays)}</ToneTag> : null}
        <Link className="plain-link" href="/boliger">{t.back}</Link>
        {mayWrite ? <Button size="small" variant="secondary" onClick={() => setDialog('void')}>{t.setVoid}</Button> : null}
      </PageHead>
      <Panel title={t.time} action={<TimeLegend />}>
        <div className="tl-alone"><MonthScale window={window} months={36} /><TimeLine bars={page.bars} window={window} today={today} months={36} /></div>
      </Panel>
      <div className="columns two-columns">
        <div className="stack">
          <About page={page} onEdit={() => setDialog('edit')} />
          <Tenancies page={page} />
          <DwellingCare dwellingId={d.id} />
          <Panel title={t.notes}>
            {page.notes.length === 0 ? <p className="gate-text quiet">{d.note ?? t.noNotes}</p> : <ul className="lines">{page.notes.map((note) => <li key={note.id}><span><strong>{note.title}</strong> <span className="quiet small">{note.author}</span><br />{note.body}</span><span className="quiet nowrap small">{dateText(note.on)}</span></li>)}</ul>}
          </Panel>
          <Log id={d.id} />
        </div>
        <div className="stack">
          <OfferLine page={page} />
          <OfferSteps dwellingId={d.id} />
          <Panel title={s.meets}><Meets page={page} /></Panel>
          <PlacementPanel dwellingId={d.id} />
          {page.voidCost.length > 0 ? <Panel title={s.cost}><VoidCost page={page} /></Panel> : null}
          <Panel title={s.waiting(page.waitingTotal)}><Waiting page={page} /></Panel>
          {page.siblings.length > 0 ? <Panel title={t.siblings}><ul className="lines">{page.siblings.map((one) => <li key={one.id}><Link className="quiet-link" href={`/bolig/${one.id}`}>{one.label}</Link><span className="quiet">{dwellingState.labels[one.state]}</span></li>)}</ul></Panel> : null}
        </div>
      </div>
      {dialog === 'edit' ? <EditDwellingDialog page={page} onClose={() => setDialog(null)} /> : null}
      {dialog === 'void' ? <VoidDialog page={page} onClose={() => setDialog(null)} /> : null}
    </div>
  )
}

export function DwellingPage({ params }: { params: Params }) {
  const asked = useQuery('dwelling.get', { id: params['id'] ?? '' }, { keep: true })
  if (asked.error && !asked.data) return <ErrorPage error={asked.error} again={asked.again} />
  return <Answered asked={asked}>{(page) => <Loaded page={page} />}</Answered>
}
