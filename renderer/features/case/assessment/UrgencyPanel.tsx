// Hastegrad: the class the facts give and how, and beside it the one a person has set with a reason. Neither hides the other.
import { Button } from '@navikt/ds-react'
import type { AssessmentView } from '../../../../shared/operations/assessment.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Failed } from '../../../ui/states.tsx'
import type { AssessmentDialog } from './JudgeDialogs.tsx'
import { isOpen } from './open.ts'

const t = text.assessment

export function UrgencyPanel({ view, caseId, show }: { view: AssessmentView; caseId: string; show: (dialog: AssessmentDialog) => void }) {
  const mayWrite = useMay('case.write') && isOpen(view)
  const remove = useCommand('assessment.setUrgency', t.removed)
  const { override, classes, ...urgency } = view.urgency
  const drop = () => void remove.run({ caseId, applicationId: view.application!.id, urgency: null, reason: null })
  return (
    <Panel title={t.urgency}>
      {classes.length === 0 ? <p className="gate-text quiet">{t.noClasses}</p> : (
        <div className="assess-urgency">
          <div className="assess-two" data-both={override ? true : undefined}>
            <div data-quiet={override ? true : undefined}><span className="quiet small">{t.byFacts}</span><strong>{urgency.label}</strong></div>
            {override ? <div><span className="quiet small">{t.byPerson(override.by)}</span><strong>{override.label}</strong><span className="small">{override.reason}</span></div> : null}
          </div>
          <details>
            <summary>{t.how}</summary>
            <ul>{(urgency.why.length > 0 ? urgency.why : urgency.key ? [urgency.label] : [t.howNone]).map((line) => <li key={line}>{line}</li>)}</ul>
            {urgency.reference ? <p className="quiet small">{urgency.reference}</p> : null}
          </details>
          {mayWrite ? (
            <div className="gate-acts">
              <Button size="xsmall" variant="secondary" data-color="neutral" onClick={() => show({ kind: 'urgency' })}>{override ? t.change : t.set}</Button>
              {override ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={`${t.remove}: ${override.label}`} onClick={drop}>{t.remove}</Button> : null}
            </div>
          ) : null}
          <Failed error={remove.failed} />
        </div>
      )}
    </Panel>
  )
}
