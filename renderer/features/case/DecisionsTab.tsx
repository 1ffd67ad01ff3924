// Vedtak and Tilbud: what is decided and offered, with deadlines and reasons.
import { Button } from '@navikt/ds-react'
import { Link, useLocation } from 'wouter'
import { dateText, daysBetween } from '../../../shared/dates.ts'
import { allocationStatus, decisionKind, decisionOutcome, proposalStatus } from '../../../shared/model/codes.ts'
import type { CasePage } from '../../../shared/operations/cases.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { Why } from '../../ui/Why.tsx'
import type { TabProps } from './CasePage.tsx'

const t = text.case.decisions
const o = text.case.offers
type Offer = CasePage['offers'][number]

/** The label of an offer's status, whichever of the two lists it is from. */
export const offerStatus = (offer: Offer) => (offer.kind === 'proposal' ? proposalStatus.labels as Record<string, string> : allocationStatus.labels as Record<string, string>)[offer.status] ?? offer.status

export function DecisionLines({ page }: { page: CasePage }) {
  const today = useToday()
  const appeal = (on: string | null) => (on ? (daysBetween(today, on) < 0 ? t.appealOver(dateText(on)) : t.appeal(dateText(on))) : '')
  const stays = page.stays.filter((stay) => !stay.endsOn)
  const offers = page.offers.filter((offer) => offer.kind === 'allocation' || offer.status === 'declined')
  if (page.decisions.length + stays.length + offers.length === 0) return <p className="gate-text quiet">{t.none}</p>
  return (
    <ul className="tag-list">
      {page.decisions.map((one) => (
        <li key={one.id}>
          <ToneTag tone={one.outcome === 'granted' ? 'accent' : 'quiet'}>{decisionOutcome.labels[one.outcome]}</ToneTag>
          <span><strong>{decisionKind.labels[one.kind]}{one.contractMonths ? `, ${t.months(one.contractMonths)}` : ''}</strong><span className="quiet small sign-note">{dateText(one.decidedOn)}. {appeal(one.appealDeadline)}</span></span>
        </li>
      ))}
      {stays.map((stay) => {
        const left = daysBetween(today, stay.limitOn)
        return <li key={stay.id}><ToneTag tone={left < 0 ? 'danger' : left <= 14 ? 'attention' : 'quiet'}>{t.days(Math.abs(left))}</ToneTag><span><strong>{text.case.need.stays}</strong><span className="quiet small sign-note">{t.limit(dateText(stay.limitOn))}</span></span></li>
      })}
      {offers.map((offer) => (
        <li key={offer.id}><ToneTag>{offerStatus(offer)}</ToneTag><span><strong>{offer.dwelling}, {dateText(offer.on)}</strong><span className="quiet small sign-note">{offer.reason}</span></span></li>
      ))}
    </ul>
  )
}

export function OffersTab({ page, open }: TabProps) {
  const [, navigate] = useLocation()
  const [mayMatch, mayAllocate] = [useMay('match.read'), useMay('allocate')]
  const find = mayMatch ? <Button size="small" variant="secondary" onClick={() => navigate(`/tildeling/soker/${page.case.id}`)}>{o.find}</Button> : null
  if (page.offers.length === 0) return <Panel label={o.title}><EmptyState title={o.none}>{find}</EmptyState></Panel>
  return (
    <Panel title={o.title} action={find}>
      <table className="info-table">
        <thead><tr><th>{o.dwelling}</th><th>{o.status}</th><th>{o.on}</th><th>{o.why}</th><th><span className="aksel-sr-only">{o.cancel}</span></th></tr></thead>
        <tbody>
          {page.offers.map((offer) => (
            <tr key={offer.id}>
              <td><Link className="quiet-link" href={`/bolig/${offer.dwellingId}`}><strong>{offer.dwelling}</strong></Link></td>
              <td>{o[offer.kind]}: {offerStatus(offer)}{offer.answerBy ? <span className="quiet small sign-note">{o.answerBy(dateText(offer.answerBy))}</span> : null}</td>
              <td className="nowrap">{dateText(offer.on)}</td>
              <td className="wrap">{offer.reason} {offer.explanation ? <Why>{offer.explanation}</Why> : null}</td>
              <td>{mayAllocate && offer.kind === 'allocation' && (offer.status === 'allocated' || offer.status === 'accepted') ? <Button size="xsmall" variant="secondary" data-color="neutral" onClick={() => open({ kind: 'cancel', offer })}>{o.cancel}</Button> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
