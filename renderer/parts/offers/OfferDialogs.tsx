// The acts on an offer, each a small form: what is asked for is what the rules ask for, and what is refused is refused with every reason.
import type { Output } from '../../../shared/operations/index.ts'
import type { OfferView } from '../../../shared/operations/offers.ts'
import { AllocateDialog } from '../AllocateDialog.tsx'
import { AcceptDialog, ConfirmDialog, DeclineDialog, OverruleDialog } from './AnswerDialogs.tsx'
import { ExtendDialog, MoveInDialog, ReleaseDialog, WithdrawDialog } from './CloseDialogs.tsx'

export type OfferAct = 'offer' | 'release' | 'extend' | 'accept' | 'decline' | 'confirm' | 'overrule' | 'withdraw' | 'moveIn'
export type Reasons = Output<'offer.list'>['declineReasons']
export interface OfferProps { offer: OfferView; reasons: Reasons; onClose: () => void }

export function OfferDialog({ act, ...props }: OfferProps & { act: OfferAct }) {
  const { offer } = props
  switch (act) {
    case 'offer': return <AllocateDialog dwellingId={offer.dwellingId} dwelling={offer.dwelling} caseId={offer.caseId} name={offer.name} availableOn={offer.startsOn} needsReason={false} onClose={props.onClose} />
    case 'release': return <ReleaseDialog {...props} />
    case 'extend': return <ExtendDialog {...props} />
    case 'accept': return <AcceptDialog {...props} />
    case 'decline': return <DeclineDialog {...props} />
    case 'confirm': return <ConfirmDialog {...props} />
    case 'overrule': return <OverruleDialog {...props} />
    case 'withdraw': return <WithdrawDialog {...props} />
    case 'moveIn': return <MoveInDialog {...props} />
  }
}
