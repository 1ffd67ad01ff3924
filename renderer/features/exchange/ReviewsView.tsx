// Everything that waits for a person after exchanges, the gravest first: a dwelling given twice, lines changed by both, what gave way, what was laid aside.
import type { Reviews } from '../../../shared/operations/exchange.ts'
import { useExchange } from '../../state/exchange.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Clashes } from './Clashes.tsx'
import { Dispute } from './Dispute.tsx'
import { Findings, GaveWay, Held, Waiting } from './OtherReviews.tsx'

const t = text.exchange.pcs.reviews

export function ReviewsView({ reviews, again }: { reviews: Reviews; again: () => void }) {
  const { settled } = useExchange()
  const isEmpty = reviews.clashes.length + reviews.disputes.length + reviews.gaveWay.length + reviews.held.length + reviews.findings.length + reviews.waiting.length + settled.length === 0
  if (isEmpty) return <Panel label={t.title} flush><EmptyState title={t.title} body={t.body} /></Panel>
  return (
    <>
      {reviews.disputes.map((one) => <Dispute key={one.dwellingId} dispute={one} />)}
      <Clashes reviews={reviews} again={again} />
      <GaveWay rows={reviews.gaveWay} />
      <Held rows={reviews.held} />
      <Findings rows={reviews.findings} />
      <Waiting rows={reviews.waiting} />
    </>
  )
}
