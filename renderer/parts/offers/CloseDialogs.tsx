// What ends or moves an offer from the municipality's side: let go, more time, withdrawn, moved in; and holding a dwelling before there is one.
import { useState } from 'react'
import { plusDays } from '../../../shared/dates.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, TextArea } from '../../ui/Field.tsx'
import type { OfferProps } from './OfferDialogs.tsx'

const t = text.offers
const id = ({ offer }: OfferProps) => ({ allocationId: offer.id, version: offer.version })

export function ReleaseDialog(props: OfferProps) {
  const { offer, onClose } = props
  const [reason, setReason] = useState('')
  const release = useCommand('offer.release', t.release.said)
  const lacks = reason.trim().length < 3
  const submit = async () => {
    const answer = await release.run({ ...id(props), reason: reason.trim() })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.release.title(offer.dwelling)} description={offer.name} act={t.release.act} missing={Number(lacks)} running={release.running} failed={release.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.release.reason} value={reason} onChange={setReason} rows={2} maxLength={2000} missing={lacks} />
    </FormDialog>
  )
}

export function ExtendDialog(props: OfferProps) {
  const { offer, onClose } = props
  const [until, setUntil] = useState<string | null>(plusDays(useToday(), 7))
  const [note, setNote] = useState('')
  const extend = useCommand('offer.remind', t.extend.said)
  const lacks = [!until, note.trim().length < 3]
  const submit = async () => {
    const answer = await extend.run({ ...id(props), answerBy: until, note: note.trim() })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.extend.title} description={`${offer.name}, ${offer.dwelling}`} act={t.extend.act} missing={lacks.filter(Boolean).length} running={extend.running} failed={extend.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.extend.until} value={until} onChange={setUntil} missing={lacks[0]} />
      <TextArea label={t.extend.note} value={note} onChange={setNote} rows={2} maxLength={2000} missing={lacks[1]} />
    </FormDialog>
  )
}

export function WithdrawDialog(props: OfferProps) {
  const { offer, onClose } = props
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  const withdraw = useCommand('offer.withdraw', t.withdraw.said)
  const submit = async () => {
    const answer = await withdraw.run({ ...id(props), code, note: note.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.withdraw.title(offer.dwelling)} description={`${offer.name}. ${t.withdraw.body}`} act={t.withdraw.act} danger missing={Number(code === '')} running={withdraw.running} failed={withdraw.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.withdraw.code} value={code} options={Object.fromEntries(props.reasons.filter((one) => one.by === 'landlord').map((one) => [one.code, one.label]))} onChange={setCode} missing={code === ''} />
      <TextArea label={t.withdraw.note} value={note} onChange={setNote} rows={2} maxLength={2000} />
    </FormDialog>
  )
}

export function MoveInDialog(props: OfferProps) {
  const { offer, onClose } = props
  const [on, setOn] = useState<string | null>(useToday())
  const moveIn = useCommand('offer.moveIn', t.moveIn.said)
  const submit = async () => {
    const answer = await moveIn.run({ ...id(props), on: on! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.moveIn.title(offer.dwelling)} description={offer.name} act={t.moveIn.act} missing={on ? 0 : 1} running={moveIn.running} failed={moveIn.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.moveIn.on} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}

/** Hold a dwelling for someone before the offer is sent. */
export function HoldDialog({ dwellingId, dwelling, caseId, name, onClose }: { dwellingId: string; dwelling: string; caseId: string; name: string; onClose: () => void }) {
  const [until, setUntil] = useState<string | null>(plusDays(useToday(), 7))
  const [reason, setReason] = useState('')
  const hold = useCommand('offer.reserve', t.hold.said)
  const submit = async () => {
    const answer = await hold.run({ dwellingId, caseId, until: until!, rationale: reason.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.hold.title(dwelling)} description={t.hold.body(name)} act={t.hold.act} missing={until ? 0 : 1} running={hold.running} failed={hold.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.hold.until} value={until} onChange={setUntil} missing={!until} />
      <TextArea label={t.hold.reason} value={reason} onChange={setReason} rows={2} maxLength={2000} />
    </FormDialog>
  )
}
