// What is decided and offered, in a few lines for the overview.
import { dateText, daysBetween } from '../../../shared/dates.ts'
import { allocationStatus, decisionKind, decisionOutcome, proposalStatus } from '../../../shared/model/codes.ts'
import type { CasePage } from '../../../shared/operations/cases.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ToneTag } from '../../ui/small.tsx'

const t = text.case.decisions
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
