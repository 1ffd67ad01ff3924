// A decision as it stood: facts then and now, conditions, place in the order, who was there. Later changes do not alter it.
import { dateText, osloDate } from '../../../../shared/dates.ts'
import { criterionOutcome } from '../../../../shared/model/codes.ts'
import type { Output } from '../../../../shared/operations/index.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { text } from '../../../text.ts'
import { ShowDialog } from '../../../ui/Dialogs.tsx'
import { Answered } from '../../../ui/states.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import type { Card } from './model.ts'

const t = text.decisions.replayDialog
type Replay = Output<'decision.replay'>

function Facts({ facts }: { facts: Replay['facts'] }) {
  const changed = facts.filter((one) => one.changed).length
  return (
    <>
      <h2>{t.facts}</h2>
      <p className="quiet small">{t.changedOnly(changed)}</p>
      <table className="info-table">
        <thead><tr><th>{t.fact}</th><th>{t.before}</th><th>{t.now}</th></tr></thead>
        <tbody>{facts.map((one) => <tr key={one.label} data-changed={one.changed || undefined}><td>{one.label}</td><td className="wrap">{one.before}</td><td className="wrap">{one.changed ? <strong>{one.now}</strong> : one.now}</td></tr>)}</tbody>
      </table>
    </>
  )
}

function Shown({ replay }: { replay: Replay }) {
  const { order } = replay
  return (
    <div className="replay">
      <p><ToneTag tone={replay.digestOk ? 'accent' : 'danger'}>{replay.digestOk ? t.intact : t.broken}</ToneTag></p>
      <p className="quiet small">{t.at(dateText(osloDate(replay.frozenAt)))} · {t.rule}: {replay.rule.name}, {replay.rule.version}. {replay.rule.same ? t.ruleSame : t.ruleOther}</p>
      <h2>{t.criteria}</h2>
      <table className="info-table">
        <thead><tr><th>{t.condition}</th><th>{t.found}</th><th>{t.reason}</th><th>{t.by}</th></tr></thead>
        <tbody>{replay.criteria.map((one) => <tr key={one.text}><td className="wrap">{one.text} <span className="quiet small">{one.reference}</span></td><td>{criterionOutcome.labels[one.outcome]}</td><td className="wrap">{one.reason}</td><td>{one.by}</td></tr>)}</tbody>
      </table>
      <Facts facts={replay.facts} />
      {order ? <><h2>{t.order}</h2><p>{t.orderLine(order.number, order.total)} {order.ahead.length > 0 ? t.ahead(order.ahead.join(', ')) : null}</p><dl className="definition">{order.steps.map((step) => <div key={step.label}><dt>{step.label}</dt><dd>{step.value} <span className="quiet small">{step.reference}</span></dd></div>)}</dl></> : null}
      <h2>{t.presence}</h2>
      {replay.presence.length === 0 ? <p className="quiet">{t.noPresence}</p> : replay.presence.map((one) => <p key={one.meeting}><strong>{one.meeting}</strong>: {one.services.join(', ')}. {one.covered.length > 0 ? t.covered(one.covered.join(', ')) : null}</p>)}
    </div>
  )
}

export function ReplayDialog({ caseId, card, onClose }: { caseId: string; card: Card; onClose: () => void }) {
  const asked = useQuery('decision.replay', { caseId, id: card.id })
  return (
    <ShowDialog title={t.title(card.reference ?? '')} wide onClose={onClose}>
      <Answered asked={asked}>{(replay) => <Shown replay={replay} />}</Answered>
    </ShowDialog>
  )
}
