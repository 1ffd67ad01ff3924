// Beside the conditions: the smallest change that would make another outcome, and where the person would stand and how long others waited.
import type { AssessmentView } from '../../../../shared/operations/assessment.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'

const t = text.assessment

export function ChangePanel({ view: { change } }: { view: AssessmentView }) {
  return (
    <Panel title={t.change_}>
      {!change ? <p className="gate-text quiet">{t.changeNone}</p> : (
        <div className="assess-change">
          <p className="gate-text">{change.possible ? t.changeSmallest : t.changeBlocked}</p>
          <ul>{(change.possible ? change.steps : change.blocking).map((line) => <li key={line}>{line}</li>)}</ul>
        </div>
      )}
    </Panel>
  )
}

export function OrderPanel({ view: { order, expectedWait } }: { view: AssessmentView }) {
  return (
    <Panel title={t.order}>
      <ol className="assess-order">
        {order.map((step) => <li key={step.label}><span className="quiet small">{step.label}</span><strong>{step.value}</strong>{step.reference ? <span className="quiet small">{step.reference}</span> : null}</li>)}
      </ol>
      <h3 className="section-title assess-wait">{t.wait}</h3>
      <p className="gate-text">{expectedWait.text} {expectedWait.basedOn > 0 ? <span className="quiet small">{t.basedOn(expectedWait.basedOn)}</span> : null}</p>
    </Panel>
  )
}
