// One track to keep a home: what was done, what can come next and what is lacking for it, repayment, and the letters.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText, kroner } from '../../../shared/dates.ts'
import { trackOutcome, trackStepKind } from '../../../shared/model/codes.ts'
import type { TrackView } from '../../../shared/operations/keeping.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { SignalLine } from '../../parts/SignalDialog.tsx'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { DueDate, Fact, ToneTag } from '../../ui/small.tsx'
import { Answered, ErrorPage, Failed } from '../../ui/states.tsx'
import { AgreementLines } from './EnforcementDialog.tsx'
import { RepaymentPanel, AgreeDialog } from './Repayment.tsx'
import { ChildrenDialog, EndDialog, StepDialog, WithdrawDialog, type TakenKind } from './StepDialogs.tsx'
import { useLetter } from './useLetter.ts'

const t = text.keeping.track
type Open = { act: 'step'; kind: TakenKind } | { act: 'repay' } | { act: 'children' } | { act: 'end' } | { act: 'withdraw'; step: TrackView['steps'][number] }

function NextRow({ step, open, onOpen }: { step: TrackView['next'][number]; open: boolean; onOpen: () => void }) {
  const label = trackStepKind.labels[step.kind]
  const ready = step.lacks.length === 0
  return (
    <li className="track-step" data-adverse={step.adverse || undefined}>
      <span className="track-step-state"><ToneTag tone={step.done ? 'accent' : ready ? 'quiet' : 'attention'}>{step.done ? t.done : ready ? t.ready : t.lacks}</ToneTag></span>
      <span className="track-step-what">
        <span><strong>{label}</strong> {step.adverse ? <ToneTag tone="danger">{t.adverse}</ToneTag> : null} {step.dueOn ? <span className="quiet small nowrap">{step.kind === 'contact' ? t.within(dateText(step.dueOn)) : t.earliest(dateText(step.dueOn))}</span> : null}</span>
        {ready ? null : <ul className="lacks">{step.lacks.map((one) => <li key={one}>{one}</li>)}</ul>}
        {step.source && step.adverse ? <span className="quiet small">{step.source}</span> : null}
      </span>
      {open ? <Button size="xsmall" variant={ready && !step.done ? 'secondary' : 'tertiary'} data-color="neutral" aria-label={`${step.done ? t.again : t.take}: ${label}`} onClick={onOpen}>{step.done ? t.again : t.take}</Button> : null}
    </li>
  )
}

function Done({ track, mayWrite, onWithdraw }: { track: TrackView; mayWrite: boolean; onWithdraw: (step: TrackView['steps'][number]) => void }) {
  if (track.steps.length === 0) return <p className="page-note">{t.noSteps}</p>
  return (
    <ol className="done-steps">
      {track.steps.toReversed().map((step) => (
        <li key={step.id} data-withdrawn={step.withdrawnOn ? true : undefined}>
          <span className="nowrap num quiet">{dateText(step.happenedOn)}</span>
          <span>
            <strong>{trackStepKind.labels[step.kind]}</strong>{step.amount === null ? '' : `, ${kroner(step.amount)}`}. {step.by}. {step.deadlineOn ? t.deadline(dateText(step.deadlineOn)) : ''} {step.withdrawnOn ? <ToneTag>{t.withdrawn(dateText(step.withdrawnOn))}</ToneTag> : null}
            {step.reason ? <span className="small sign-note">{step.reason}</span> : null}
            {step.note ? <span className="quiet small sign-note">{step.note}</span> : null}
          </span>
          {mayWrite && !step.withdrawnOn ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.withdrawOf(trackStepKind.labels[step.kind])} onClick={() => onWithdraw(step)}>{t.withdraw}</Button> : null}
        </li>
      ))}
    </ol>
  )
}

function Head({ track, mayWrite, onOpen }: { track: TrackView; mayWrite: boolean; onOpen: (open: Open) => void }) {
  const today = useToday()
  const mayUsers = useMay('settings.read')
  const { data: users } = useQuery('users.list', {}, { enabled: mayWrite && mayUsers })
  const assign = useCommand('track.assign')
  return (
    <Panel label={t.now} className="track-head">
      <dl className="facts-row">
        <Fact label={t.responsible}>
          {mayWrite && users ? (
            <select className="small-select" aria-label={t.responsible} value={track.responsibleId ?? ''} onChange={(event) => void assign.run({ id: track.id, version: track.version, responsibleId: event.target.value })}>
              {track.responsibleId ? null : <option value="">{text.common.choose}</option>}
              {users.filter((one) => one.active && one.role !== 'itAdmin' && one.role !== 'reader').map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            </select>
          ) : (track.responsible ?? text.common.noOwner)}
        </Fact>
        <Fact label={t.owed}>{track.amount === null ? text.common.notGiven : kroner(track.amount)}</Fact>
        <Fact label={t.rent}>{track.rent === null ? text.common.notGiven : kroner(track.rent)}</Fact>
        <Fact label={t.children}>{text.keeping.kids(track.children)} {mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ act: 'children' })}>{track.children === null ? t.askChildren : text.common.edit}</button> : null}</Fact>
        <Fact label={t.due}>{track.due ? <>{track.due.text}: <DueDate on={track.due.on} today={today} /></> : t.noDue}</Fact>
      </dl>
      <Failed error={assign.failed} />
    </Panel>
  )
}

function Loaded({ track }: { track: TrackView }) {
  const mayWrite = useMay('plan.write') && track.status === 'open'
  const mayExport = useMay('export.people')
  const mayCase = useMay('case.read')
  const [open, setOpen] = useState<Open | null>(null)
  const letter = useLetter(track)
  const close = () => setOpen(null)
  const has = (kind: string) => track.steps.some((one) => one.kind === kind && !one.withdrawnOn)
  return (
    <>
      <PageHead title={t.title(track.name)} detail={[track.dwelling, t.opened(dateText(track.openedOn), track.openedBy)].filter(Boolean).join('. ')}>
        <Link className="plain-link" href="/oppfolging/beholde">{t.back}</Link>
        {track.caseId && mayCase ? <Link className="plain-link" href={`/sak/${track.caseId}`}>{t.toCase}</Link> : null}
        {mayWrite ? <Button size="small" variant="secondary" onClick={() => setOpen({ act: 'end' })}>{t.end}</Button> : null}
      </PageHead>
      <SubNav section="followup" />
      {track.status === 'ended' ? <p className="page-note" role="status"><strong>{t.ended(track.outcome ? trackOutcome.labels[track.outcome].toLowerCase() : '', dateText(track.endedOn!))}.</strong> {track.outcomeNote}</p> : null}
      <Head track={track} mayWrite={mayWrite} onOpen={setOpen} />
      <div className="track-columns">
        <div className="track-main">
          {track.status === 'open' ? (
            <Panel title={t.next} detail={t.nextNote}>
              <ol className="track-steps">{track.next.map((step) => <NextRow key={step.kind} step={step} open={mayWrite} onOpen={() => setOpen(step.kind === 'repaymentPlan' ? { act: 'repay' } : { act: 'step', kind: step.kind })} />)}</ol>
            </Panel>
          ) : null}
          <Panel title={t.steps}><Done track={track} mayWrite={mayWrite} onWithdraw={(step) => setOpen({ act: 'withdraw', step })} /></Panel>
        </div>
        <div className="track-side">
          <RepaymentPanel track={track} mayWrite={mayWrite} />
          {mayExport ? (
            <Panel title={t.letters}>
              <div className="letter-acts">
                <Button size="small" variant="tertiary" data-color="neutral" onClick={() => void letter.make('talk')}>{t.letter.talk}</Button>
                {has('writtenWarning') ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => void letter.make('warning')}>{t.letter.warning}</Button> : null}
                {track.repayments.length > 0 ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => void letter.make('repayment')}>{t.letter.repayment}</Button> : null}
              </div>
              <Failed error={letter.failed} />
            </Panel>
          ) : null}
          {track.signals.length > 0 ? <Panel title={t.signals}><ul className="signals">{track.signals.map((signal) => <SignalLine key={signal.key} signal={signal} name={track.name} onJudge={null} />)}</ul></Panel> : null}
          <Panel title={t.namsmannen}><AgreementLines agreement={track.enforcement} /></Panel>
        </div>
      </div>
      {open?.act === 'step' ? <StepDialog track={track} kind={open.kind} onClose={close} /> : null}
      {open?.act === 'repay' ? <AgreeDialog track={track} onClose={close} /> : null}
      {open?.act === 'children' ? <ChildrenDialog track={track} onClose={close} /> : null}
      {open?.act === 'end' ? <EndDialog track={track} onClose={close} /> : null}
      {open?.act === 'withdraw' ? <WithdrawDialog step={open.step} onClose={close} /> : null}
    </>
  )
}

export function TrackPage({ params }: { params: Params }) {
  const asked = useQuery('track.get', { id: params['id'] ?? '' }, { keep: true })
  if (asked.error && !asked.data) return <ErrorPage error={asked.error} back={<Link href="/oppfolging/beholde">{t.back}</Link>} />
  return <div className="page page-track"><Answered asked={asked}>{(track) => <Loaded track={track} />}</Answered></div>
}
