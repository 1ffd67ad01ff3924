// Vurdering: one application against one version of the rules. Each condition is a row, and the step stays closed until nothing is unjudged.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../../../shared/dates.ts'
import { applicationStatus, applicationType, refusalReason } from '../../../../shared/model/codes.ts'
import type { AssessmentView } from '../../../../shared/operations/assessment.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import { Answered, EmptyState, Failed } from '../../../ui/states.tsx'
import type { TabProps } from '../CasePage.tsx'
import { CriterionRows, rowId } from './CriterionRows.tsx'
import { AssessmentDialogs, type AssessmentDialog } from './JudgeDialogs.tsx'
import { endable, isOpen, leftRows } from './open.ts'
import { ChangePanel, OrderPanel } from './SidePanels.tsx'
import { UrgencyPanel } from './UrgencyPanel.tsx'

const t = text.assessment

function WhatLeft({ view, id }: { view: AssessmentView; id: string }) {
  const left = leftRows(view)
  const go = (key: string) => document.getElementById(rowId(key))?.focus()
  return (
    <div className="assess-left" id={id}>
      <p className="assess-sum"><strong>{left.length > 0 ? t.left(left.length) : t.noneLeft}</strong> <ToneTag tone={view.eligible === 'no' ? 'danger' : view.eligible === 'yes' ? 'accent' : 'attention'}>{t.eligible[view.eligible]}</ToneTag></p>
      {left.length > 0 ? <ul>{left.map((row) => <li key={row.key}><button type="button" className="plain-link" onClick={() => go(row.key)}>{row.text}</button></li>)}</ul> : null}
    </div>
  )
}

function Bar({ view, caseId, show }: { view: AssessmentView; caseId: string; show: (dialog: AssessmentDialog) => void }) {
  const mayWrite = useMay('case.write')
  const complete = useCommand('assessment.complete', t.doneSaid)
  const left = leftRows(view)
  const [own, application] = [view.assessment, view.application!]
  const isDone = own?.status === 'complete'
  const press = () => {
    if (left[0]) return document.getElementById(rowId(left[0].key))?.focus()
    void complete.run({ caseId, applicationId: application.id })
  }
  return (
    <Panel label={t.barLabel} className="assess-bar" tone={left.length > 0 && !isDone ? 'attention' : 'accent'}>
      <div className="assess-bar-line">
        {isDone ? (
          <div>
            <p className="assess-sum"><strong>{t.completed(own.completedBy ?? '', dateText(own.completedOn ?? ''))}</strong> <ToneTag tone={view.eligible === 'no' ? 'danger' : view.eligible === 'yes' ? 'accent' : 'attention'}>{t.eligible[view.eligible]}</ToneTag></p>
            {left.length > 0 ? <p className="gate-text">{t.changedSince}</p> : null}
          </div>
        ) : <WhatLeft view={view} id="assess-left" />}
        {!endable(view) ? <p className="gate-text quiet">{t.ended(applicationStatus.labels[application.status])}</p> : null}
        {mayWrite && isDone && endable(view) ? <Button size="small" variant="secondary" onClick={() => show({ kind: 'reopen' })}>{t.reopen}</Button> : null}
        {mayWrite && isOpen(view) ? <Button size="small" aria-disabled={left.length > 0 || undefined} aria-describedby="assess-left" onClick={press}>{left.length > 0 ? t.doneLeft(left.length) : t.done}</Button> : null}
      </div>
      {view.eligible === 'no' && view.suggestedReasons.length > 0 ? <p className="form-note">{t.refusal}: {view.suggestedReasons.map((one) => refusalReason.labels[one].toLowerCase()).join(', ')}.</p> : null}
      <Failed error={complete.failed} />
    </Panel>
  )
}

function Loaded({ view, ...props }: TabProps & { view: AssessmentView }) {
  const [dialog, setDialog] = useState<AssessmentDialog | null>(null)
  const { application, rule } = view
  if (!application) return <Panel label={t.title}><EmptyState title={t.noApplication} body={t.noApplicationBody}><Button size="small" variant="secondary" onClick={() => props.go('application')}>{t.toApplication}</Button></EmptyState></Panel>
  const caseId = props.page.case.id
  return (
    <div className="columns assess-columns">
      <div className="stack">
        <p className="assess-about">
          <strong>{t.about(applicationType.labels[application.type], dateText(application.receivedOn))}</strong>
          <span className="quiet">{t.rule} {rule.name}, {rule.version}, {t.ruleFrom(dateText(rule.validFrom))}.</span> <Link className="plain-link" href={`/innstillinger/regelverk/${rule.id}`}>{t.toRules}</Link>
        </p>
        <Bar view={view} caseId={caseId} show={setDialog} />
        <Panel title={t.title} detail={t.detail(view.rows.filter((row) => row.outcome === 'met').length, view.rows.length)} flush>
          {view.rows.length === 0 ? <p className="section gate-text quiet">{t.none}</p> : <CriterionRows {...props} view={view} show={setDialog} />}
        </Panel>
      </div>
      <div className="stack">
        <UrgencyPanel view={view} caseId={caseId} show={setDialog} />
        <ChangePanel view={view} />
        <OrderPanel view={view} />
      </div>
      {dialog ? <AssessmentDialogs dialog={dialog} view={view} caseId={caseId} onClose={() => setDialog(null)} /> : null}
    </div>
  )
}

export function AssessmentTab(props: TabProps) {
  const asked = useQuery('assessment.get', { caseId: props.page.case.id }, { keep: true })
  return <Answered asked={asked}>{(view) => <Loaded {...props} view={view} />}</Answered>
}
