// The answer to an offer: yes, or a coded no that another confirms or overrules.
import { Radio, RadioGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { plusDays } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, TextArea } from '../../ui/Field.tsx'
import type { OfferProps } from './OfferDialogs.tsx'

const t = text.offers
const id = ({ offer }: OfferProps) => ({ allocationId: offer.id, version: offer.version })

export function AcceptDialog(props: OfferProps) {
  const { offer, onClose } = props
  const today = useToday()
  const [on, setOn] = useState<string | null>(today)
  const [late, setLate] = useState('')
  const accept = useCommand('offer.accept', t.accept.said)
  const isLate = offer.answerBy !== null && offer.answerBy < today
  const lacks = [!on, isLate && late.trim().length < 3]
  const submit = async () => {
    const answer = await accept.run({ ...id(props), on: on!, lateReason: late.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.accept.title(offer.dwelling)} description={offer.name} act={t.accept.act} missing={lacks.filter(Boolean).length} running={accept.running} failed={accept.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.accept.on} value={on} onChange={setOn} missing={!on} />
      {isLate ? <TextArea label={t.accept.late} value={late} onChange={setLate} rows={2} maxLength={2000} missing={lacks[1]} /> : null}
    </FormDialog>
  )
}

export function DeclineDialog(props: OfferProps) {
  const { offer, onClose } = props
  const [on, setOn] = useState<string | null>(useToday())
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  const decline = useCommand('offer.decline', (output: Output<'offer.decline'>) => [t.decline.said, output.consequence ? t.decline.follows(t.consequence[output.consequence]) : t.reasonable.judge].join(' '))
  const lacks = [!on, code === '']
  const chosen = props.reasons.find((one) => one.code === code)
  const submit = async () => {
    const answer = await decline.run({ ...id(props), on: on!, code, note: note.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.decline.title(offer.dwelling)} description={`${offer.name}. ${t.decline.body}`} act={t.decline.act} missing={lacks.filter(Boolean).length} running={decline.running} failed={decline.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.decline.code} value={code} options={Object.fromEntries(props.reasons.filter((one) => one.by === 'applicant').map((one) => [one.code, one.label]))} onChange={setCode} missing={lacks[1]} />
      {chosen ? <p className="gate-text">{[t.reasonable[chosen.reasonable], chosen.reasonable === 'yes' ? t.ifConfirmed(t.consequence.keep) : chosen.reasonable === 'no' ? t.ifConfirmed(t.consequence[offer.ifUnreasonable]) : t.ifJudged(t.consequence[offer.ifUnreasonable])].join(' ')}</p> : null}
      <TextArea label={t.decline.note} value={note} onChange={setNote} rows={2} maxLength={2000} />
      <DateField label={t.decline.on} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}

export function ConfirmDialog(props: OfferProps) {
  const { offer, onClose } = props
  const byRule = offer.decline?.reasonable ?? 'judge'
  const [reasonable, setReasonable] = useState<'yes' | 'no'>(byRule === 'no' ? 'no' : 'yes')
  const [note, setNote] = useState('')
  const confirm = useCommand('offer.confirmDecline', (output: { consequence: 'keep' | 'moveBack' | 'lapse' }) => t.confirm.said(t.consequence[output.consequence]))
  const lacks = byRule !== 'judge' && byRule !== reasonable && note.trim().length < 3
  const submit = async () => {
    const answer = await confirm.run({ ...id(props), reasonable, note: note.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.confirm.title(offer.dwelling)} description={`${offer.name}. ${offer.decline ? `${t.declined(offer.decline.label)}. ` : ''}${offer.decline?.note ? `${t.words(offer.decline.note)} ` : ''}${t.reasonable[byRule]}`} act={t.confirm.act} missing={Number(lacks)} running={confirm.running} failed={confirm.failed} onSubmit={() => void submit()} onClose={onClose}>
      <RadioGroup size="small" legend={t.confirm.reasonable} value={reasonable} onChange={(value) => setReasonable(value as 'yes' | 'no')}>
        <Radio value="yes">{t.confirm.yes}</Radio>
        <Radio value="no">{t.confirm.noWith(t.consequence[offer.ifUnreasonable])}</Radio>
      </RadioGroup>
      <TextArea label={t.confirm.note} hint={t.confirm.noteHint} value={note} onChange={setNote} rows={2} maxLength={2000} missing={lacks} />
    </FormDialog>
  )
}

export function OverruleDialog(props: OfferProps) {
  const { offer, onClose } = props
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<string | null>(plusDays(useToday(), 7))
  const overrule = useCommand('offer.overruleDecline', t.overrule.said)
  const lacks = [reason.trim().length < 3, !until]
  const submit = async () => {
    const answer = await overrule.run({ ...id(props), reason: reason.trim(), answerBy: until! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.overrule.title(offer.dwelling)} description={offer.name} act={t.overrule.act} missing={lacks.filter(Boolean).length} running={overrule.running} failed={overrule.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.overrule.reason} value={reason} onChange={setReason} rows={3} maxLength={2000} missing={lacks[0]} />
      <DateField label={t.overrule.until} value={until} onChange={setUntil} missing={lacks[1]} />
    </FormDialog>
  )
}
