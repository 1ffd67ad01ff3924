// The same dwelling given twice: both claims side by side, to the meeting, or one is kept with a reason and the others called off.
import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import type { Reviews } from '../../../shared/operations/exchange.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { Failed } from '../../ui/states.tsx'
import { dayText } from './when.ts'

const t = text.exchange.pcs.dispute
type DisputeOf = Reviews['disputes'][number]
type Claimant = DisputeOf['claimants'][number]

function KeepDialog({ keep, others, onClose }: { keep: Claimant; others: readonly Claimant[]; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const settle = useCommand('exchange.settleAllocation', t.said(keep.name))
  const isMissing = reason.trim().length < 3
  const submit = async () => {
    const answer = await settle.run({ keep: keep.id, cancel: others.map(({ id, version }) => ({ id, version })), reason: reason.trim() })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.keepTitle(keep.name)} description={t.keepBody(others.map((one) => one.name))} act={t.keepAct} missing={Number(isMissing)} running={settle.running} failed={settle.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} rows={2} maxLength={300} missing={isMissing} />
    </FormDialog>
  )
}

function ClaimCard({ claim }: { claim: Claimant }) {
  const today = useToday()
  const mayRead = useMay('case.read')
  return (
    <section className="claim" aria-label={t.group(claim.name)}>
      <span className="quiet small">{claim.here ? t.mine(dayText(claim.allocatedOn, today)) : t.theirs(claim.by, dayText(claim.allocatedOn, today))}</span>
      <strong className="claim-name">{mayRead ? <Link className="plain-link" href={`/sak/${claim.caseId}`}>{claim.name}</Link> : claim.name} <span className="quiet num">{claim.caseNumber}</span></strong>
      <span>{claim.rationale ?? <span className="quiet">{t.noReason}</span>}</span>
      <span className="claim-foot"><span>{t.on(claim.device)}</span>{claim.inForce ? <ToneTag tone="accent">{t.inForce}</ToneTag> : null}</span>
    </section>
  )
}

export function Dispute({ dispute }: { dispute: DisputeOf }) {
  const id = useId()
  const [mayAllocate, mayRun, mayHome] = [useMay('allocate'), useMay('meeting.run'), useMay('dwelling.read')]
  const [keeping, setKeeping] = useState<Claimant | null>(null)
  const meeting = useCommand('exchange.disputeToMeeting', (output: { heldOn: string }) => t.toMeetingSaid(dateText(output.heldOn)))
  const claimants = dispute.claimants.toSorted((a, b) => Number(b.here) - Number(a.here))
  return (
    <section className="panel dispute" data-tone="attention" data-panel tabIndex={-1} aria-labelledby={id}>
      <ExclamationmarkTriangleIcon aria-hidden className="dispute-icon" />
      <div className="dispute-head">
        <h2 className="panel-title" id={id}>{t.title}</h2>
        <p className="gate-text">{mayHome ? <Link className="plain-link" href={`/bolig/${dispute.dwellingId}`}>{dispute.dwelling}</Link> : dispute.dwelling}. {t.body}</p>
      </div>
      <div className="claims">
        {claimants.map((one) => <ClaimCard key={one.id} claim={one} />)}
      </div>
      <div className="dispute-acts">
        {mayRun ? <Button size="small" onClick={() => void meeting.run({ dwellingId: dispute.dwellingId })}>{t.toMeeting}</Button> : null}
        {mayAllocate ? claimants.map((one) => <Button key={one.id} size="small" variant="secondary" data-color="neutral" onClick={() => setKeeping(one)}>{t.keep(one.name)}</Button>) : null}
      </div>
      <Failed error={meeting.failed} />
      {keeping ? <KeepDialog keep={keeping} others={dispute.claimants.filter((one) => one.id !== keeping.id)} onClose={() => setKeeping(null)} /> : null}
    </section>
  )
}
