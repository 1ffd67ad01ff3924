// The case on the secretary's own screen: all this user may see, what is covered in the room and why, and «Vis i rommet».
import { EyeSlashIcon, MonitorIcon } from '@navikt/aksel-icons'
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

const t = text.meeting
export type Current = NonNullable<MeetingDesk['current']>
type CoveredTopic = Current['covered'][number]
const SHOWN = 3

function UncoverDialog({ meetingId, item, topic, onClose }: { meetingId: string; item: string; topic: CoveredTopic; onClose: () => void }) {
  const [ground, setGround] = useState('')
  const uncover = useCommand('meeting.uncover', t.uncovered(topic.label))
  const isMissing = ground.trim().length < 5
  const submit = async () => {
    if ((await uncover.run({ meetingId, agendaItemId: item, topic: topic.topic, ground: ground.trim() })).ok) onClose()
  }
  return (
    <FormDialog title={t.uncoverTitle(topic.label)} description={t.uncoverBody} act={t.uncoverAct} missing={Number(isMissing)} running={uncover.running} failed={uncover.failed} onSubmit={() => void submit()} onClose={onClose}>
      <p className="form-note">{topic.because.join(' ') || topic.reason}</p>
      <TextArea label={t.ground} hint={t.groundHint} value={ground} onChange={setGround} rows={3} maxLength={1000} missing={isMissing} />
    </FormDialog>
  )
}

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

function Right({ current, onQuestion }: { current: Current; onQuestion: (() => void) | null }) {
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
            const worst = one.lines.find((line) => line.outcome === 'notMet') ?? one.lines.find((line) => line.outcome === 'unknown') ?? one.lines[0]
            return (
              <li key={one.dwellingId}>
                <CriterionSign outcome={worst?.outcome ?? 'unknown'} /> <span>{one.label}{worst ? `: ${worst.text.replace(/^./, (letter) => letter.toLowerCase())}` : ''} {one.proposed ? <ToneTag tone="accent">{t.proposed}</ToneTag> : null}</span>
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

interface CaseProps {
  desk: MeetingDesk
  current: Current
  onShow: () => void
  onFinish: () => void
  onDefer: () => void
}

export function CasePanel({ desk, current, onShow, onFinish, onDefer }: CaseProps) {
  const [open, setOpen] = useState<'question' | CoveredTopic | null>(null)
  const mayRun = useMay('meeting.run')
  const isRunning = mayRun && desk.meeting.status === 'running' && desk.lead.here
  const title = <>{current.name} {current.household ? <HouseholdSymbols household={current.household} /> : null}</>
  return (
    <Panel title={title} detail={<>{current.caseNumber ? <span className="num">{current.caseNumber} · </span> : null}{t.onlyYou} {current.protected ? <ProtectedTag short /> : null}</>} className="desk-case" action={isRunning ? <Button size="small" icon={<MonitorIcon aria-hidden />} aria-keyshortcuts="V" onClick={onShow}>{t.showInRoom} <span aria-hidden><Key>V</Key></span></Button> : null}>
      <div className="desk-two">
        <Left current={current} />
        <Right current={current} onQuestion={mayRun && desk.meeting.status !== 'closed' ? () => setOpen('question') : null} />
      </div>
      {current.ownWords ? <OwnWords size="s">{current.ownWords}</OwnWords> : null}
      {current.covered.map((one) => (
        <div key={one.topic} className="desk-covered">
          <EyeSlashIcon aria-hidden />
          <p><strong>{t.coveredIn(one.label)}</strong> {one.text} {one.reason}</p>
          {isRunning ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setOpen(one)}>{t.uncover}<span className="aksel-sr-only">: {one.label}</span></Button> : null}
        </div>
      ))}
      <p className="desk-acts">
        {current.caseId ? <Link className="plain-link" href={`/sak/${current.caseId}`}>{t.openCase}</Link> : null}
        {isRunning ? (
          <>
            <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={onDefer}>{t.defer}</Button>
            <Button size="xsmall" variant="secondary" data-color="neutral" onClick={onFinish}>{t.finish}</Button>
          </>
        ) : null}
      </p>
      {open === 'question' ? <QuestionDialog current={current} onClose={() => setOpen(null)} /> : null}
      {open && open !== 'question' ? <UncoverDialog meetingId={desk.meeting.id} item={current.agendaItemId} topic={open} onClose={() => setOpen(null)} /> : null}
    </Panel>
  )
}
