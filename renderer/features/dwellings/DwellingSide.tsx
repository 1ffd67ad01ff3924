// The chosen dwelling in short: what it meets, what standing empty costs, the steps, and who waits.
import { Button } from '@navikt/ds-react'
import { Link, useLocation } from 'wouter'
import { kroner, shortDate } from '../../../shared/dates.ts'
import { allocationStatus } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { intend } from '../../state/intent.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ErrorState, Failed } from '../../ui/states.tsx'
import { DueDate, ToneTag } from '../../ui/small.tsx'
import { Why } from '../../ui/Why.tsx'

const s = text.dwellings.side
export type DwellingDetail = Output<'dwelling.get'>

export function Meets({ page }: { page: DwellingDetail }) {
  return (
    <ul className="meets">
      {page.meets.map((one) => (
        <li key={one.kind}>
          <CriterionSign outcome={one.answer === 'yes' ? 'met' : one.answer === 'no' ? 'notMet' : 'unknown'} /> {one.label}
        </li>
      ))}
    </ul>
  )
}

export function VoidCost({ page }: { page: DwellingDetail }) {
  const today = useToday()
  if (page.voidCost.length === 0) return null
  const total = page.voidCost.reduce((sum, line) => sum + line.amount, 0)
  return (
    <table className="sum-table">
      <tbody>
        {page.voidCost.map((line) => (
          <tr key={line.label}>
            <th scope="row">{line.label} <Why label={text.common.why}>{line.why}</Why></th>
            <td>{kroner(line.amount)}</td>
          </tr>
        ))}
        <tr className="sum-total">
          <th scope="row">{s.total(page.voidSince && shortDate(page.voidSince, today))}</th>
          <td className="void-cost">{kroner(total)}</td>
        </tr>
      </tbody>
    </table>
  )
}

export function Steps({ page }: { page: DwellingDetail }) {
  const today = useToday()
  const mayWrite = useMay('dwelling.write')
  const done = useCommand('dwelling.stepDone', s.stepSaid)
  return (
    <>
      <ul className="steps">
        {page.steps.map((step) => (
          <li key={step.id}>
            <button type="button" className="step-toggle" disabled={!mayWrite} aria-pressed={!!step.doneOn} aria-label={step.doneOn ? s.undone(step.title) : s.done(step.title)} onClick={() => void done.run({ stepId: step.id, version: step.version, doneOn: step.doneOn ? null : today })}>
              <CriterionSign outcome={step.doneOn ? 'met' : step.dueOn && step.dueOn <= today ? 'unknown' : 'notRequired'} decorative />
            </button>
            <span>{step.title}</span>
            {step.doneOn ? <span className="quiet num">{shortDate(step.doneOn, today)}</span> : <DueDate on={step.dueOn} today={today} />}
          </li>
        ))}
      </ul>
      <Failed error={done.failed} />
    </>
  )
}

export function Waiting({ page }: { page: DwellingDetail }) {
  const mayMatch = useMay('match.read')
  if (page.waitingTotal === 0) return <p className="gate-text quiet">{s.nobody}</p>
  return (
    <>
      <ul className="lines">
        {page.waiting.map((one) => (
          <li key={one.caseId}>
            <Link className="quiet-link" href={`/sak/${one.caseId}`}>{one.name}</Link>
            <span className="quiet">{one.since}</span>
          </li>
        ))}
      </ul>
      {mayMatch ? <Link className="plain-link" href={`/tildeling/bolig/${page.dwelling.id}`}>{s.allInAllocation}</Link> : null}
    </>
  )
}

/** The offer that is open on the dwelling, with the way to it. */
export function OfferLine({ page }: { page: DwellingDetail }) {
  const mayOpen = useMay('case.read')
  const offer = page.openAllocation
  if (!offer) return null
  return (
    <Panel title={text.offers.title}>
      <p className="gate-text dwelling-offer">
        <ToneTag tone="accent">{allocationStatus.labels[offer.status]}</ToneTag> <strong>{offer.name}</strong>
        {mayOpen && offer.caseId ? <Link className="plain-link" href={`/sak/${offer.caseId}`} onClick={() => intend({ place: 'case', act: 'offers', caseId: offer.caseId! })}>{text.dwellings.offer.open}</Link> : null}
      </p>
    </Panel>
  )
}

export const factsLine = (d: DwellingDetail['dwelling']) => [d.kindText, d.usableArea ? `${d.usableArea} m²` : null, d.floor === null ? null : s.floor(d.floor), d.builtYear ? s.built(d.builtYear) : null].filter(Boolean).join(', ')

export function DwellingSide({ id }: { id: string | null }) {
  const { data: page, error } = useQuery('dwelling.get', { id: id ?? '' }, { enabled: !!id, keep: true })
  const [, navigate] = useLocation()
  if (!id) return <Panel label={s.label} className="side"><p className="gate-text quiet">{s.choose}</p></Panel>
  if (error && !page) return <Panel label={s.label} className="side"><ErrorState error={error} /></Panel>
  if (!page) return <Panel label={s.label} className="side" />
  const d = page.dwelling
  return (
    <Panel label={s.label} className="side" flush footer={<Button size="small" onClick={() => navigate(`/bolig/${d.id}`)}>{s.open}</Button>}>
      <div className="preview-body" tabIndex={0} role="group" aria-label={s.label}>
        <div className="section">
          <h2 className="preview-name">{d.label}</h2>
          <span className="quiet small">{factsLine(d)}</span>
          <span className="tags">
            {d.state === 'vacant' && d.vacantDays !== null ? <ToneTag tone="attention">{s.vacantDays(d.vacantDays)}</ToneTag> : null}
            {page.openAllocation ? <ToneTag tone="accent">{text.dwellings.offer.to(page.openAllocation.name, allocationStatus.labels[page.openAllocation.status])}</ToneTag> : null}
          </span>
        </div>
        <div className="section"><h3 className="section-title">{s.meets}</h3><Meets page={page} /></div>
        {page.voidCost.length > 0 ? <div className="section"><h3 className="section-title">{s.cost}</h3><VoidCost page={page} /></div> : null}
        {page.steps.length > 0 ? <div className="section"><h3 className="section-title">{s.steps}</h3><Steps page={page} /></div> : null}
        <div className="section"><h3 className="section-title">{s.waiting(page.waitingTotal)}</h3><Waiting page={page} /></div>
      </div>
    </Panel>
  )
}

