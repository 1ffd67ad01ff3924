// The case on the secretary's own screen: all this user may see, what is covered in the room and why, and «Vis i rommet».
import { EyeIcon, EyeSlashIcon, MonitorIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { HouseholdSymbols } from '../../ui/HouseholdSymbols.tsx'
import { Key } from '../../ui/KeyHint.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { OwnWords, ProtectedTag, ToneTag } from '../../ui/small.tsx'
import { RequirementIcon } from '../../ui/RequirementIcon.tsx'
import { Failed } from '../../ui/states.tsx'
import { UncoverDialog } from './UncoverDialog.tsx'
import { WhyDialog } from './WhyDialog.tsx'

const t = text.meeting
export type Current = NonNullable<MeetingDesk['current']>
type CoveredTopic = Current['covered'][number]
type Open = { kind: 'question' } | { kind: 'uncover'; topic: CoveredTopic } | { kind: 'why'; dwellingId: string } | null
const SHOWN = 3

function QuestionDialog({ current, onClose }: { current: Current; onClose: () => void }) {
  const [question, setQuestion] = useState(current.question ?? '')
  const update = useCommand('meeting.updateItem', t.questionSaved)
  const submit = async () => {
    if ((await update.run({ id: current.agendaItemId, version: current.version, patch: { question: question.trim() || null } })).ok) onClose()
  }
  return (
    <FormDialog title={t.editQuestion} description={text.allocation.questionHint} act={text.common.save} running={update.running} failed={update.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.question} value={question} onChange={setQuestion} rows={3} maxLength={1000} />
    </FormDialog>
  )
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="desk-part">
      <h3 className="section-title">{label}</h3>
      {children}
    </div>
  )
}

function Left({ current }: { current: Current }) {
  return (
    <div>
      {current.living ? <Part label={t.living}><p><strong>{current.living}</strong>{current.livingDeadline ? <> {current.livingDeadline}</> : null}</p></Part> : null}
      {current.requirements.length > 0 ? (
        <Part label={t.must}>
          <ul className="desk-requirements">
            {current.requirements.map((one) => <li key={one.kind + one.text}><RequirementIcon kind={one.kind} /> {one.text}</li>)}
          </ul>
        </Part>
      ) : null}
      {current.tried ? <Part label={t.tried}><p>{current.tried}</p></Part> : null}
    </div>
  )
}

function Right({ current, onQuestion, onWhy }: { current: Current; onQuestion: (() => void) | null; onWhy: (dwellingId: string) => void }) {
  return (
    <div>
      <Part label={t.question}>
        <p>
          <strong>{current.question ?? <span className="quiet">{t.noQuestion}</span>}</strong>{' '}
          {onQuestion ? <button type="button" className="plain-link small" onClick={onQuestion}>{text.common.edit}<span className="aksel-sr-only"> {t.question.toLowerCase()}</span></button> : null}
        </p>
      </Part>
      <Part label={t.dwellings}>
        {current.candidates.length === 0 ? <p className="quiet">{t.noDwellings}</p> : null}
        <ul className="desk-dwellings">
          {current.candidates.slice(0, SHOWN).map((one) => {
            const worst = one.why[0]
            return (
              <li key={one.dwellingId}>
                <CriterionSign outcome={worst?.outcome ?? 'unknown'} decorative /> <span>{one.label.split(',')[0]}{worst && worst.outcome !== 'met' ? `: ${worst.label.toLowerCase()} ${t.why.said[worst.outcome]}` : ''} {one.proposed ? <ToneTag tone="accent">{t.proposed}</ToneTag> : null}</span> <button type="button" className="plain-link small" onClick={() => onWhy(one.dwellingId)}>{t.why.open}<span className="aksel-sr-only"> {one.label}</span></button>
              </li>
            )
          })}
          {current.candidates.length > SHOWN ? <li className="quiet">{t.room.more(current.candidates.length - SHOWN)}</li> : null}
        </ul>
      </Part>
      {current.handovers || current.lastContact ? <Part label={t.last}><p>{[current.handovers, current.lastContact].filter(Boolean).join('. ')}</p></Part> : null}
    </div>
  )
}

/** A topic that everybody present may see: shown when someone chooses it, and taken away again. */
function Shareable({ desk, current, one, mayRun }: { desk: MeetingDesk; current: Current; one: Current['shareable'][number]; mayRun: boolean }) {
  const show = useCommand('meeting.showTopic')
  const isInRoom = one.shown && !desk.room.covered && desk.room.item?.agendaItemId === current.agendaItemId
  const toggle = () => void show.run({ meetingId: desk.meeting.id, agendaItemId: current.agendaItemId, topic: one.topic, shown: !isInRoom }, { said: isInRoom ? t.topics.hidden(one.label) : t.topics.shown(one.label) })
  return (
    <div className="desk-covered" data-shareable>
      <EyeIcon aria-hidden />
      <p><strong>{one.label}{isInRoom ? ` ${t.topics.inRoom}` : ''}{one.by ? `, ${t.topics.grounded(one.by)}` : ''}.</strong> {one.text}</p>
      {mayRun ? <Button size="xsmall" variant="tertiary" data-color="neutral" data-room-act onClick={toggle}>{isInRoom ? t.topics.hide(one.label) : t.topics.show(one.label)}</Button> : null}
      <Failed error={show.failed} />
    </div>
  )
}

interface CaseProps {
  desk: MeetingDesk
  current: Current
  onShow: () => void
  onFinish: () => void
  onPark: () => void
  onDefer: () => void
}

function CaseActs({ current, running, onFinish, onPark, onDefer }: Omit<CaseProps, 'desk' | 'onShow'> & { running: boolean }) {
  return (
    <p className="desk-acts">
      {current.caseId ? <Link className="plain-link" href={`/sak/${current.caseId}`}>{t.openCase}</Link> : null}
      {running ? (
        <>
          <Button size="xsmall" variant="tertiary" data-color="neutral" aria-keyshortcuts="L" onClick={onPark}>{t.park}</Button>
          <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={onDefer}>{t.defer}</Button>
          <Button size="xsmall" variant="secondary" data-color="neutral" onClick={onFinish}>{t.finish}</Button>
        </>
      ) : null}
    </p>
  )
}

export function CasePanel({ desk, current, onShow, onFinish, onPark, onDefer }: CaseProps) {
  const [open, setOpen] = useState<Open>(null)
  const mayRun = useMay('meeting.run')
  const isRunning = mayRun && desk.meeting.status === 'running' && desk.lead.here
  const close = () => setOpen(null)
  const title = <>{current.name} {current.household ? <HouseholdSymbols household={current.household} /> : null}</>
  return (
    <Panel title={title} detail={<>{current.caseNumber ? <span className="num">{current.caseNumber} · </span> : null}{!desk.room.covered && desk.room.item?.agendaItemId === current.agendaItemId ? t.inRoomToo : t.onlyYou} {current.protected ? <ProtectedTag short /> : null}</>} className="desk-case" action={isRunning ? <Button size="small" icon={<MonitorIcon aria-hidden />} data-room-act aria-keyshortcuts="V" onClick={onShow}>{t.showInRoom} <span aria-hidden><Key>V</Key></span></Button> : null}>
      <div className="desk-two">
        <Left current={current} />
        <Right current={current} onQuestion={mayRun && desk.meeting.status !== 'closed' ? () => setOpen({ kind: 'question' }) : null} onWhy={(dwellingId) => setOpen({ kind: 'why', dwellingId })} />
      </div>
      {current.ownWords ? <OwnWords size="s">{current.ownWords}</OwnWords> : null}
      {current.shareable.map((one) => <Shareable key={one.topic} desk={desk} current={current} one={one} mayRun={isRunning} />)}
      {current.covered.map((one) => (
        <div key={one.topic} className="desk-covered">
          <EyeSlashIcon aria-hidden />
          <p><strong>{t.coveredIn(one.label)}</strong> {one.text} {one.reason}</p>
          {isRunning && one.mayUncover ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setOpen({ kind: 'uncover', topic: one })}>{t.uncover}<span className="aksel-sr-only">: {one.label}</span></Button> : null}
        </div>
      ))}
      <CaseActs current={current} running={isRunning} onFinish={onFinish} onPark={onPark} onDefer={onDefer} />
      {open?.kind === 'question' ? <QuestionDialog current={current} onClose={close} /> : null}
      {open?.kind === 'uncover' ? <UncoverDialog desk={desk} item={current.agendaItemId} topic={open.topic} onClose={close} /> : null}
      {open?.kind === 'why' ? <WhyDialog desk={desk} current={current} dwellingId={open.dwellingId} onClose={close} /> : null}
    </Panel>
  )
}
