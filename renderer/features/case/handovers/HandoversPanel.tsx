// Who has the case, and how often the person has been passed on: the path, the months, the reasons, and what waits for an answer.
import { ArrowRightIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText, longDate, shortDate } from '../../../../shared/dates.ts'
import type { HandoverView } from '../../../../shared/operations/handover.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Answered, Failed } from '../../../ui/states.tsx'
import type { TabProps } from '../CasePage.tsx'
import { ReturnDialog } from './HandoverDialogs.tsx'

const t = text.handovers
type Step = HandoverView['steps'][number]

function Path({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null
  const said = (step: Step) => (step.status === 'returned' ? t.returned : step.status === 'offered' ? t.waiting : step.planned === 'yes' ? t.planned : null)
  return (
    <ol className="handovers-path" aria-label={t.path}>
      <li>{steps[0]!.from ?? t.start}</li>
      {steps.map((step, index) => (
        <li key={step.id} data-status={step.status ?? undefined}>
          <ArrowRightIcon aria-hidden />
          <span><span className="hop">{index === steps.length - 1 ? <strong>{step.to}</strong> : step.to}</span>{said(step) ? <span className="quiet small"> ({said(step)})</span> : null}</span>
        </li>
      ))}
    </ol>
  )
}

/** A bar a month, with the number in words for who does not see it. */
function Months({ months }: Pick<HandoverView, 'months'>) {
  const most = Math.max(1, ...months.map((one) => one.count))
  const name = (month: string) => longDate(`${month}-01`).replace(/^1\. /, '')
  return (
    <ul className="bounce-months" aria-label={t.monthsTable}>
      {months.map((one) => (
        <li key={one.month} data-none={one.count === 0 || undefined} title={t.month(name(one.month), one.count)}>
          <span className="aksel-sr-only">{t.month(name(one.month), one.count)}</span>
          <span aria-hidden>{one.count}</span>
          <span className="bounce-bar" aria-hidden style={{ height: `${Math.max(2, (one.count / most) * 36)}px` }} />
          <span aria-hidden>{dateText(`${one.month}-01`).split(' ')[1]!.slice(0, 3)}</span>
        </li>
      ))}
    </ul>
  )
}

function Waiting({ step, onReturn }: { step: Step; onReturn: () => void }) {
  const today = useToday()
  const mayWrite = useMay('case.write')
  const accept = useCommand('handover.accept', t.accepted(step.to))
  return (
    <div className="handovers-open">
      <p>{t.waits(step.to, shortDate(step.answerBy ?? step.on, today))}{step.reason ? <span className="quiet small sign-note">{step.reason}</span> : null}</p>
      {mayWrite ? (
        <div className="item-acts">
          <Button size="small" onClick={() => void accept.run({ id: step.id, version: step.version })}>{t.acts.accept}</Button>
          <Button size="small" variant="secondary" onClick={onReturn}>{t.acts.return}</Button>
        </div>
      ) : null}
      <Failed error={accept.failed} />
    </div>
  )
}

function Request({ one }: { one: HandoverView['requests'][number] }) {
  const today = useToday()
  const mayWrite = useMay('case.write')
  const withdraw = useCommand('request.withdraw', t.request.withdrawn)
  return (
    <div className="request-line">
      <strong>{t.request.open(one.service, shortDate(one.requestedOn, today))}</strong>{one.status === 'onAgenda' ? ` ${t.request.onAgenda}` : ''}
      <span className="quiet small sign-note">{[one.personName, one.reason].filter(Boolean).join(': ')}</span>
      {mayWrite && one.status === 'open' ? <button type="button" className="plain-link" onClick={() => void withdraw.run({ id: one.id, version: one.version })}>{t.request.withdraw}</button> : null}
      <Failed error={withdraw.failed} />
    </div>
  )
}

function Count({ view }: { view: HandoverView }) {
  return (
    <div className="handovers-head">
      <strong className="handovers-count">{view.count}</strong>
      <span><strong>{t.label(view.count)}{view.count > 0 ? t.days(view.days) : ''}</strong><br />{view.over ? t.over(view.limit) : t.within(view.limit)}</span>
    </div>
  )
}

function Loaded({ view, caseId, open }: { view: HandoverView; caseId: string; open: TabProps['open'] }) {
  const mayWrite = useMay('case.write')
  const [back, setBack] = useState<Step | null>(null)
  const waiting = view.steps.filter((one) => one.status === 'offered' && one.caseId === caseId)
  const requests = view.requests.filter((one) => one.status !== 'withdrawn')
  return (
    <Panel title={t.title} tone={view.over ? 'attention' : 'plain'} className="handovers">
      <Count view={view} />
      <Path steps={view.steps} />
      <dl className="owner-facts">
        {view.holder ? <><dt>{t.holder}</dt><dd>{view.holder.name}</dd></> : null}
        <dt>{t.coordinator}</dt><dd>{view.coordinatorName ?? t.nobody}</dd>
        <dt>{t.wish}</dt><dd className={view.wish ? undefined : 'quiet'}>{view.wish ?? t.noWish}</dd>
      </dl>
      {waiting.map((one) => <Waiting key={one.id} step={one} onReturn={() => setBack(one)} />)}
      {requests.map((one) => <Request key={one.id} one={one} />)}
      {view.reasons.length > 0 ? (
        <details className="bounce-more">
          <summary>{t.reasons}</summary>
          <ol>{view.reasons.map((one) => <li key={one.id} data-free={one.counts === 0 || undefined}>{one.text}</li>)}</ol>
          {view.months.length > 0 ? <Months months={view.months} /> : null}
        </details>
      ) : null}
      {mayWrite ? (
        <div className="item-acts">
          {waiting.length === 0 ? <Button size="xsmall" variant="secondary" onClick={() => open({ kind: 'handOver' })}>{t.acts.offer}</Button> : null}
          <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => open({ kind: 'coordinator' })}>{view.coordinatorId ? t.acts.coordinator : t.acts.setCoordinator}</Button>
          {requests.some((one) => one.status === 'open') ? null : <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => open({ kind: 'request' })}>{t.acts.request}</Button>}
        </div>
      ) : null}
      {back ? <ReturnDialog step={back} onClose={() => setBack(null)} /> : null}
    </Panel>
  )
}

export function HandoversPanel({ page, open }: Pick<TabProps, 'page' | 'open'>) {
  const asked = useQuery('handover.list', { caseId: page.case.id }, { keep: true })
  return <Answered asked={asked}>{(view) => <Loaded view={view} caseId={page.case.id} open={open} />}</Answered>
}
