// What surrounds the goals: conditions side by side, reviews, when somebody can be reached, and schemes the person takes part in.
import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { dateText, shortDate } from '../../../shared/dates.ts'
import { daysText, hoursText } from '../../../shared/domain/windows.ts'
import { conditionDemand, contactWindowKind, reviewKind } from '../../../shared/model/codes.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { OwnWords, ToneTag } from '../../ui/small.tsx'
import type { Condition, PlanAnswer, PlanDialog } from './plan.ts'

const t = text.followup
interface Props {
  data: PlanAnswer
  onOpen: (dialog: PlanDialog) => void
  mayWrite: boolean
}

const Add = ({ label, onClick }: { label: string; onClick: () => void }) => <button type="button" className="plain-link" onClick={onClick}>{label}</button>

function ConditionLine({ condition, onEdit }: { condition: Condition; onEdit: (() => void) | null }) {
  return (
    <li>
      <span className="condition-who"><strong>{condition.party}</strong></span>
      <span className="condition-demand" data-demand={condition.demand}>{conditionDemand.labels[condition.demand]}</span>
      <span>{onEdit ? <button type="button" className="name-button" aria-label={t.editCondition(condition.text)} onClick={onEdit}>{condition.text}</button> : condition.text}{condition.source ? <span className="quiet small"> {t.source(condition.source)}</span> : null}</span>
    </li>
  )
}

export function ConditionsPanel({ data, onOpen, mayWrite }: Props) {
  return (
    <Panel title={t.conditions} detail={t.conditionsDetail} action={mayWrite ? <Add label={t.addCondition} onClick={() => onOpen({ kind: 'condition', condition: null })} /> : null} flush>
      {data.conditions.length === 0 ? <p className="quiet plan-line">{t.noConditions}</p> : null}
      {data.conditions.map((group) => (
        <section key={group.about} className="condition-group" aria-label={group.label} data-conflict={group.conflict !== null || undefined}>
          <h3 className="condition-about">{group.label} {group.conflict ? <ToneTag tone="attention" icon={<ExclamationmarkTriangleIcon aria-hidden />}>{t.conflict}</ToneTag> : null}</h3>
          <ul className="condition-list">
            {group.conditions.map((one) => <ConditionLine key={one.id} condition={one} onEdit={mayWrite ? () => onOpen({ kind: 'condition', condition: one }) : null} />)}
          </ul>
          {group.conflict ? <p className="condition-conflict">{group.conflict} {t.conflictNext}</p> : null}
        </section>
      ))}
    </Panel>
  )
}

const FIRST = 2

function ReviewLine({ one }: { one: PlanAnswer['reviews'][number] }) {
  return (
    <article className="plan-line review-line">
      <h3 className="condition-about">{dateText(one.heldOn)} <span className="quiet">{one.kind === 'review' ? '' : reviewKind.labels[one.kind].toLowerCase()}</span></h3>
      <p className="plan-none quiet small">{[t.wasThere[one.personPresent], one.present, t.reviewBy(one.by)].filter(Boolean).join(' · ')}</p>
      {one.personSays ? <OwnWords size="s">{one.personSays}</OwnWords> : null}
      {one.agreed ? <p className="plan-none"><span className="quiet">{t.agreedWord}:</span> {one.agreed}</p> : null}
      {one.ratings.length > 0 ? <p className="plan-none small">{one.ratings.map((row) => t.ratedLine(t.domain[row.domain], row.value)).join(', ')}</p> : null}
    </article>
  )
}

export function ReviewsPanel({ data, onOpen, mayWrite }: Props) {
  const today = useToday()
  return (
    <Panel title={t.reviews} action={mayWrite ? <Add label={t.newReview} onClick={() => onOpen({ kind: 'review' })} /> : null} flush>
      {data.reviews.length === 0 ? <p className="quiet plan-line">{t.noReviews}</p> : null}
      {data.reviews.slice(0, FIRST).map((one) => <ReviewLine key={one.id} one={one} />)}
      {data.reviews.length > FIRST ? <details className="goals-ended"><summary>{t.moreReviews(data.reviews.length - FIRST)}</summary>{data.reviews.slice(FIRST).map((one) => <ReviewLine key={one.id} one={one} />)}</details> : null}
      {data.plan.nextReviewOn ? <p className="plan-line"><span className="quiet">{t.review}:</span> {shortDate(data.plan.nextReviewOn, today)}</p> : null}
    </Panel>
  )
}

const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase())

export function WindowsPanel({ data, onOpen, mayWrite }: Props) {
  return (
    <Panel title={t.windows} action={mayWrite ? <Add label={t.addWindow} onClick={() => onOpen({ kind: 'window', window: null })} /> : null} flush>
      {data.windows.length === 0 ? <p className="quiet plan-line">{t.noWindows}</p> : null}
      {data.windows.map((one) => {
        const who = one.who ?? contactWindowKind.labels[one.kind]
        return (
          <div key={one.id} className="plan-line window-line">
            <span className="quiet small">{contactWindowKind.labels[one.kind]}</span>
            <span>{mayWrite ? <button type="button" className="name-button" aria-label={t.editWindow(who)} onClick={() => onOpen({ kind: 'window', window: one })}><strong>{who}</strong></button> : <strong>{who}</strong>} {one.phone ? <span className="num">{one.phone}</span> : null}</span>
            <span>{capital(daysText(one.days))}, {hoursText(one.fromTime, one.toTime)}</span>
            {one.note ? <span className="quiet small">{one.note}</span> : null}
          </div>
        )
      })}
    </Panel>
  )
}

export function SchemesPanel({ data, onOpen, mayWrite }: Props) {
  return (
    <Panel title={t.schemes} action={mayWrite ? <Add label={t.join} onClick={() => onOpen({ kind: 'join' })} /> : null}>
      {data.memberships.length === 0 ? <p className="quiet plan-none">{t.noSchemes}</p> : null}
      <ul className="lines">
        {data.memberships.map((one) => (
          <li key={one.id}>
            <span><strong>{one.name}</strong> <span className="quiet">{one.endsOn ? t.fromTo(dateText(one.startsOn), dateText(one.endsOn)) : t.from(dateText(one.startsOn))}</span>{one.endReason ? <span className="quiet small"> {one.endReason}</span> : null}</span>
            {mayWrite && !one.endsOn ? <button type="button" className="plain-link" aria-label={t.leave(one.name)} onClick={() => onOpen({ kind: 'leave', membership: one })}>{t.leaveShort}</button> : null}
          </li>
        ))}
      </ul>
      <p className="quiet small plan-foot">{t.schemesApart}</p>
    </Panel>
  )
}
