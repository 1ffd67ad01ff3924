// One offer: where it stands, what has changed since, its steps, and buttons that name their act. Used on the case and on Tildeling.
import { Button } from '@navikt/ds-react'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import type { OfferView } from '../../../shared/operations/offers.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ToneTag } from '../../ui/small.tsx'
import { Failed } from '../../ui/states.tsx'
import { OfferDialog, type OfferAct } from './OfferDialogs.tsx'
import { Steps } from './Steps.tsx'

const t = text.offers
type List = Output<'offer.list'>

/** What may be done with an offer as it stands. The machine has the last word. */
function actsOf(offer: OfferView): OfferAct[] {
  if (offer.decline?.status === 'stated') return offer.decline.mayConfirm ? ['confirm', 'overrule'] : []
  if (offer.status === 'reserved') return ['offer', 'release']
  if (offer.status === 'allocated') return ['accept', 'decline', 'extend', 'withdraw']
  return offer.status === 'accepted' ? ['moveIn', 'decline', 'withdraw'] : []
}

function Changed({ offer }: { offer: OfferView }) {
  if (offer.changed.length === 0) return null
  return (
    <details className="offer-changed">
      <summary>{t.changed(offer.changed.length)}</summary>
      <ul>{offer.changed.map((one) => <li key={one.label}><strong>{one.label}:</strong> {t.was(one.before, one.now)}</li>)}</ul>
    </details>
  )
}

function Decline({ offer }: { offer: OfferView }) {
  const { decline } = offer
  if (!decline) return null
  return (
    <p className={decline.status === 'stated' ? 'attention-text' : 'quiet small'}>
      <strong>{t.declined(decline.label)}</strong> {[decline.note, decline.statedBy && t.statedBy(decline.statedBy), decline.consequence ? t.consequence[decline.consequence] : t.reasonable[decline.reasonable], decline.whyNot].filter(Boolean).join(' · ')}
    </p>
  )
}

export function OfferItem({ offer, list, showWho = false }: { offer: OfferView; list: Pick<List, 'declineReasons'>; showWho?: boolean }) {
  const id = useId()
  const mayAllocate = useMay('allocate')
  const [open, setOpen] = useState<OfferAct | null>(null)
  const remind = useCommand('offer.remind', t.remind.said)
  const acts = mayAllocate ? actsOf(offer) : []
  const Heading = showWho ? 'h2' : 'h3'
  const line = [offer.answerBy && offer.status === 'allocated' && t.answerBy(dateText(offer.answerBy)), offer.reservedUntil && offer.status === 'reserved' && t.heldUntil(dateText(offer.reservedUntil)), offer.remindedOn && t.reminded(dateText(offer.remindedOn)), offer.startsOn && t.starts(dateText(offer.startsOn)), offer.maxOffers > 1 || offer.offerNumber > 1 ? t.offerNumber(offer.offerNumber, offer.maxOffers) : null, offer.rationale].filter(Boolean).join(' · ')
  return (
    <article className="offer-item" aria-labelledby={id}>
      <Heading id={id} className="offer-head">
        {showWho ? <><Link className="quiet-link" href={`/sak/${offer.caseId}`}>{offer.name}</Link> · </> : null}
        <Link className="quiet-link" href={`/bolig/${offer.dwellingId}`}>{offer.dwelling}</Link>{' '}
        <ToneTag tone={offer.status === 'disputed' ? 'danger' : offer.decline?.status === 'stated' || offer.stalled ? 'attention' : offer.status === 'accepted' || offer.status === 'movedIn' ? 'accent' : 'quiet'}>{offer.statusText}</ToneTag>
        {offer.stalled ? <ToneTag tone="attention">{t.stalled}</ToneTag> : null}
      </Heading>
      {line ? <p className="quiet small">{line}</p> : null}
      {offer.stalledWhy ? <p className="small">{offer.stalledWhy}</p> : null}
      <Decline offer={offer} />
      <Changed offer={offer} />
      <Steps offer={offer} />
      {acts.length > 0 ? (
        <div className="item-acts">
          {acts.map((act, index) => <Button key={act} size="xsmall" variant={index === 0 && !showWho ? 'primary' : index <= 1 ? 'secondary' : 'tertiary'} data-color={index === 0 ? 'accent' : 'neutral'} onClick={() => setOpen(act)}>{t.acts[act]}</Button>)}
          {offer.status === 'allocated' && !offer.decline?.mayConfirm && offer.decline?.status !== 'stated' ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => void remind.run({ allocationId: offer.id, version: offer.version })}>{t.acts.remind}</Button> : null}
        </div>
      ) : null}
      <Failed error={remind.failed} />
      {open ? <OfferDialog act={open} offer={offer} reasons={list.declineReasons} onClose={() => setOpen(null)} /> : null}
    </article>
  )
}
