// One decision: a draft with what it lacks, or one that stands with its deadline and what may be done with it.
import { Button } from '@navikt/ds-react'
import { useId } from 'react'
import { dateText } from '../../../../shared/dates.ts'
import { appealBody, decisionKind, decisionOutcome, decisionStatus, refusalReason } from '../../../../shared/model/codes.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { text } from '../../../text.ts'
import { ToneTag } from '../../../ui/small.tsx'
import { Failed } from '../../../ui/states.tsx'
import type { Card, DecisionAct } from './model.ts'

const t = text.decisions
interface Props { card: Card; mayDecide: boolean; onAct: (act: DecisionAct) => void }

const months = text.case.decisions.months
const titleOf = (card: Card) => `${decisionKind.labels[card.kind]}${card.contractMonths ? `, ${months(card.contractMonths)}` : ''}`

/** What is given, in a line. */
export function specificationLine(card: Card): string | null {
  const given = card.specification
  if (!given || card.outcome !== 'granted') return null
  if (card.kind === 'municipalDwelling') return [given.rooms ? `${given.rooms} rom` : null, given.minArea ? `minst ${given.minArea} m²` : null, given.groundFloorOrLift === 'yes' ? 'første etasje eller heis' : null].filter(Boolean).join(', ')
  if (card.kind === 'temporaryAccommodation') return [given.place, given.from && given.to ? `${dateText(given.from)} til ${dateText(given.to)}` : null].filter(Boolean).join(', ')
  return given.text
}

export function DraftItem({ card, mayDecide, onAct }: Props) {
  const id = useId()
  const discard = useCommand('decision.discard', t.discarded)
  const toControl = useCommand('decision.sendToControl', t.sentToControl)
  const blocking = card.lacks.filter((one) => one.code !== 'control')
  const mayDecideNow = card.lacks.length === 0
  const wantsControl = card.needsControl && card.status !== 'control' && blocking.length === 0
  return (
    <article className="decision-item" aria-labelledby={id} data-draft>
      <h4 id={id}>{titleOf(card)} <ToneTag tone={card.outcome === 'granted' ? 'accent' : 'quiet'}>{decisionOutcome.labels[card.outcome]}</ToneTag> <ToneTag tone={card.status === 'returned' ? 'attention' : 'quiet'}>{decisionStatus.labels[card.status]}</ToneTag></h4>
      <p className="quiet small">{[card.draftedBy && t.writtenBy(card.draftedBy), card.controlledBy ? t.approvedBy(card.controlledBy) : card.status === 'control' ? t.awaiting : null, card.supersedes && t.supersedes(card.supersedes), card.legalBasis].filter(Boolean).join(' · ')}</p>
      {card.status === 'returned' && card.controlNote ? <p className="attention-text">{t.returnedWith(card.controlNote)}</p> : null}
      {blocking.length > 0 ? <div className="lack-list"><strong>{t.lacks(blocking.length)}</strong><ul>{blocking.map((one) => <li key={one.code}>{one.text}</li>)}</ul></div> : null}
      {mayDecide ? (
        <div className="item-acts">
          {mayDecideNow ? <Button size="small" onClick={() => onAct({ kind: 'decide', card })}>{t.decide}</Button> : null}
          {wantsControl ? <Button size="small" onClick={() => void toControl.run({ id: card.id, version: card.version })}>{t.toControl}</Button> : null}
          {card.mayControl ? <Button size="small" onClick={() => onAct({ kind: 'control', card })}>{t.control}</Button> : null}
          <Button size="small" variant="secondary" data-color="neutral" onClick={() => onAct({ kind: 'draft', card })}>{t.edit}</Button>
          <Button size="small" variant="tertiary" data-color="neutral" onClick={() => void discard.run({ id: card.id, version: card.version })}>{t.discard}</Button>
        </div>
      ) : null}
      <Failed error={discard.failed ?? toControl.failed} />
    </article>
  )
}

export function DecidedItem({ card, mayDecide, onAct }: Props) {
  const id = useId()
  const stands = card.status === 'decided'
  const given = specificationLine(card)
  return (
    <article className="decision-item" aria-labelledby={id} data-ended={!stands || undefined}>
      <h4 id={id}>{titleOf(card)} <ToneTag tone={card.outcome === 'granted' && stands ? 'accent' : 'quiet'}>{decisionOutcome.labels[card.outcome]}</ToneTag>{stands ? null : <> <ToneTag>{decisionStatus.labels[card.status]}</ToneTag></>}</h4>
      <p className="quiet small">{[dateText(card.decidedOn), card.reference, card.decidedBy && t.decidedBy(card.decidedBy), card.controlledBy && t.approvedBy(card.controlledBy), card.ruleVersion?.startsWith(card.legalBasis ?? '-') ? null : card.legalBasis, card.ruleVersion].filter(Boolean).join(' · ')}</p>
      {given ? <p>{given}</p> : null}
      {card.reasonCodes.length > 0 ? <p>{card.reasonCodes.map((code) => refusalReason.labels[code]).join(', ')}</p> : null}
      {card.rationale ? <p className="decision-rationale">{card.rationale}</p> : null}
      {card.considerations ? <p className="decision-rationale quiet">{card.considerations}</p> : null}
      {card.undoneReason ? <p className="attention-text">{t.undone(card.undoneReason)}</p> : null}
      {stands ? <p className="quiet small">{[card.appealDeadline && t.appealTo(appealBody.labels[card.appealBody].toLowerCase(), dateText(card.appealDeadline)), card.validUntil && t.valid(dateText(card.validUntil)), card.stayOfExecution && t.stay].filter(Boolean).join(' · ')}</p> : null}
      <div className="item-acts">
        {mayDecide && stands ? <Button size="xsmall" variant="secondary" onClick={() => onAct({ kind: 'letter', card })}>{t.letter}</Button> : null}
        {card.replayable ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => onAct({ kind: 'replay', card })}>{t.replay}</Button> : null}
        {mayDecide && stands ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => onAct({ kind: 'appeal', card })}>{t.appeal}</Button> : null}
        {card.mayUndo ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => onAct({ kind: 'undo', card })}>{t.undo}</Button> : null}
        {card.mayCorrect ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => onAct({ kind: 'correct', card })}>{t.correct}</Button> : null}
      </div>
    </article>
  )
}
