// Complaints: registered in time or late with a ground, judged here, sent on, answered.
import { Button, Checkbox, Radio, RadioGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText } from '../../../../shared/dates.ts'
import { appealBody, appealResult, appealStatus } from '../../../../shared/model/codes.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, TextArea } from '../../../ui/Field.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { OwnWords, ToneTag } from '../../../ui/small.tsx'
import { Failed } from '../../../ui/states.tsx'
import type { Card, Desk } from './model.ts'

const t = text.decisions
type Appeal = Desk['appeals'][number]

export function AppealDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const d = t.appealDialog
  const today = useToday()
  const [receivedOn, setReceived] = useState<string | null>(today)
  const [said, setSaid] = useState('')
  const [stay, setStay] = useState(false)
  const [ground, setGround] = useState('')
  const register = useCommand('appeal.register', d.said)
  const late = card.appealDeadline !== null && receivedOn !== null && receivedOn > card.appealDeadline
  const lacks = [!receivedOn, said.trim().length < 2, late && ground.trim().length < 3]
  const submit = async () => {
    const answer = await register.run({ decisionId: card.id, receivedOn: receivedOn!, text: said.trim(), stayRequested: stay, lateGround: late ? ground.trim() : null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={[card.reference, card.legalBasis].filter(Boolean).join(' · ')} act={d.act} missing={lacks.filter(Boolean).length} running={register.running} failed={register.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={d.received} value={receivedOn} onChange={setReceived} missing={lacks[0]} hint={late ? d.late(dateText(card.appealDeadline!)) : undefined} />
      <TextArea label={d.text} value={said} onChange={setSaid} rows={4} maxLength={20_000} missing={lacks[1]} />
      {late ? <TextArea label={d.lateGround} value={ground} onChange={setGround} rows={2} maxLength={2000} missing={lacks[2]} /> : null}
      <Checkbox size="small" checked={stay} onChange={(event) => setStay(event.target.checked)}>{d.stay}</Checkbox>
    </FormDialog>
  )
}

function HandleDialog({ appeal, onClose }: { appeal: Appeal; onClose: () => void }) {
  const d = t.handleDialog
  const [outcome, setOutcome] = useState<'upheld' | 'changed' | 'dismissed' | 'withdrawn'>('upheld')
  const [reason, setReason] = useState('')
  const handle = useCommand('appeal.handle', d.said)
  const lacks = reason.trim().length < 3
  const submit = async () => {
    const answer = await handle.run({ id: appeal.id, version: appeal.version, outcome, reason: reason.trim() })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={appeal.decision} act={d.act} missing={Number(lacks)} running={handle.running} failed={handle.failed} onSubmit={() => void submit()} onClose={onClose}>
      <OwnWords size="s">{appeal.text}</OwnWords>
      <RadioGroup size="small" legend={d.outcome} value={outcome} onChange={(value) => setOutcome(value as typeof outcome)}>
        {(Object.entries(d.outcomes) as [typeof outcome, string][]).map(([key, label]) => <Radio key={key} value={key}>{label}</Radio>)}
      </RadioGroup>
      <TextArea label={d.reason} value={reason} onChange={setReason} rows={4} maxLength={5000} missing={lacks} />
    </FormDialog>
  )
}

function SettleDialog({ appeal, onClose }: { appeal: Appeal; onClose: () => void }) {
  const d = t.settleDialog
  const [result, setResult] = useState<keyof typeof appealResult.labels>('upheld')
  const [on, setOn] = useState<string | null>(useToday())
  const settle = useCommand('appeal.settle', d.said)
  const submit = async () => {
    const answer = await settle.run({ id: appeal.id, version: appeal.version, result, on: on! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={d.title} description={appeal.decision} act={d.act} missing={on ? 0 : 1} running={settle.running} failed={settle.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={d.result} value={result} options={appealResult.labels} onChange={setResult} />
      <DateField label={d.on} value={on} onChange={setOn} missing={!on} />
    </FormDialog>
  )
}

function AppealItem({ appeal, mayDecide, onLetter }: { appeal: Appeal; mayDecide: boolean; onLetter: (letter: 'appealReceived' | 'appealSentOn') => void }) {
  const today = useToday()
  const [open, setOpen] = useState<'handle' | 'settle' | null>(null)
  const sendOn = useCommand('appeal.sendOn', t.sendOnSaid)
  const line = [`${t.appeals.received} ${dateText(appeal.receivedOn)}`, appeal.status === 'received' && appeal.dueOn ? `${t.appeals.due} ${dateText(appeal.dueOn)}` : null, appeal.sentOn && appeal.sentTo ? `${appealBody.labels[appeal.sentTo]}, ${dateText(appeal.sentOn)}` : null, appeal.result && appealResult.labels[appeal.result]].filter(Boolean).join(' · ')
  return (
    <article className="decision-item">
      <h3>{appeal.decision} <ToneTag tone={appeal.status === 'received' || appeal.status === 'upheld' ? 'attention' : 'quiet'}>{appealStatus.labels[appeal.status]}</ToneTag>{appeal.late ? <> <ToneTag tone="attention">{t.appeals.late}</ToneTag></> : null}</h3>
      <p className="quiet small">{line}</p>
      <p className="decision-rationale">{appeal.text}</p>
      {appeal.lateGround ? <p className="quiet small">{appeal.lateGround}</p> : null}
      {appeal.handledReason ? <p className="decision-rationale quiet">{appeal.handledReason}</p> : null}
      {mayDecide ? (
        <div className="item-acts">
          {appeal.status === 'received' ? <Button size="xsmall" onClick={() => setOpen('handle')}>{t.appeals.handle}</Button> : null}
          {appeal.status === 'upheld' ? <Button size="xsmall" onClick={() => void sendOn.run({ id: appeal.id, version: appeal.version, on: today })}>{t.appeals.sendOn}</Button> : null}
          {appeal.status === 'sentOn' ? <Button size="xsmall" onClick={() => setOpen('settle')}>{t.appeals.settle}</Button> : null}
          <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => onLetter(appeal.sentOn ? 'appealSentOn' : 'appealReceived')}>{appeal.sentOn ? t.appeals.letterSent : t.appeals.letterReceived}</Button>
        </div>
      ) : null}
      <Failed error={sendOn.failed} />
      {open === 'handle' ? <HandleDialog appeal={appeal} onClose={() => setOpen(null)} /> : null}
      {open === 'settle' ? <SettleDialog appeal={appeal} onClose={() => setOpen(null)} /> : null}
    </article>
  )
}

export function AppealsPanel({ desk, onLetter }: { desk: Desk; onLetter: (appealId: string, letter: 'appealReceived' | 'appealSentOn') => void }) {
  return (
    <Panel title={t.appeals.title}>
      {desk.appeals.length === 0 ? <p className="gate-text quiet">{t.appeals.none}</p> : desk.appeals.map((one) => <AppealItem key={one.id} appeal={one} mayDecide={desk.mayDecide} onLetter={(letter) => onLetter(one.id, letter)} />)}
    </Panel>
  )
}
