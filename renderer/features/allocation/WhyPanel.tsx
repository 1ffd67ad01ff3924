// Why this one stands here: the steps of the order, each criterion with its facts, what to find out first, and what would change the order.
import { QuestionmarkCircleIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { shortDate } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import type { Criterion } from '../../../shared/operations/views.ts'
import { useQuery } from '../../data/useQuery.ts'
import { HoldDialog } from '../../parts/offers/CloseDialogs.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'
import { Avatar, ProtectedTag } from '../../ui/small.tsx'
import { WhyMore } from './WhyMore.tsx'
import { type FindOutRow, targetHref } from './words.ts'
import { initialsOf } from '../../../shared/domain/household.ts'

const t = text.allocation
type Pair = Output<'match.pair'>

function CriterionLine({ one }: { one: Criterion }) {
  return (
    <li>
      <details className="why-criterion">
        <summary>
          <CriterionSign outcome={one.outcome} />
          <span>
            <strong>{one.label}</strong> <span className="quiet">{t.level[one.level]}</span>
            <span className="why-reason">{one.reason}</span>
          </span>
        </summary>
        {one.facts.length > 0 ? <ul aria-label={t.facts}>{one.facts.map((fact) => <li key={fact}>{fact}</li>)}</ul> : null}
        {one.source ? <p>{t.source}: {one.source}</p> : null}
      </details>
    </li>
  )
}

/** What must be found out before anyone can say yes or no, ranked by what the answer opens. */
export function FindOutBox({ rows }: { rows: readonly FindOutRow[] }) {
  const [first, ...rest] = rows
  if (!first) return null
  const link = (row: FindOutRow) => <Link className="plain-link" href={targetHref(row.target)} aria-label={`${t.toField[row.target.entity]}: ${row.question}`}>{t.toField[row.target.entity]}</Link>
  return (
    <section className="find-out" aria-label={t.findOut}>
      <h3><QuestionmarkCircleIcon aria-hidden /> {t.findOut}</h3>
      <p>
        <strong>{first.question}</strong> {first.detail || t.opens(first.opens)}
      </p>
      <p>{link(first)}</p>
      {rest.length > 0 ? (
        <details>
          <summary>{t.alsoFindOut} ({rest.length})</summary>
          <ol>
            {rest.map((row) => (
              <li key={row.key}>{row.question} <span className="quiet">{row.detail || t.opens(row.opens)}</span> {link(row)}</li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  )
}

function Basis({ pair }: { pair: Pair }) {
  const { criteria, order } = pair.candidate
  const asked = criteria.filter((one) => one.outcome !== 'notRequired')
  const rest = criteria.filter((one) => one.outcome === 'notRequired')
  return (
    <>
      <section className="section">
        <h3 className="section-title">{t.basis}</h3>
        <ol className="why-steps">
          {order.map((step) => (
            <li key={step.label}>
              <strong>{step.label}</strong>
              <span>{step.value} {step.reference ? <span className="reference">{step.reference}</span> : null}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="section">
        <h3 className="section-title">{t.criteria}</h3>
        <ul className="why-criteria">
          {asked.map((one) => (
            <CriterionLine key={one.key} one={one} />
          ))}
        </ul>
        {rest.length > 0 ? <p className="why-rest">{t.notAsked(rest.map((one) => one.label.toLowerCase()).join(', '))}</p> : null}
      </section>
    </>
  )
}

function Question({ pair }: { pair: Pair }) {
  const { outcome, number } = pair.candidate
  const title = outcome === 'outside' ? t.whyOutside : number > 0 ? t.why(number) : t.whyUncertain
  return (
    <section className="section">
      <h3 className="why-title">{title}</h3>
      <p className="why-headline">{pair.headline}</p>
    </section>
  )
}

interface WhyProps {
  dwellingId: string
  dwelling: string
  caseId: string
  nextMeeting: { heldOn: string } | null
  onPropose: () => void
  onAnother?: (() => void) | undefined
  onAllocate: (pair: Pair) => void
}

function Acts({ pair, props }: { pair: Pair; props: WhyProps }) {
  const today = useToday()
  const mayPropose = useMay('propose')
  const mayAllocate = useMay('allocate')
  const [holding, setHolding] = useState(false)
  const { candidate } = pair
  if (candidate.outcome === 'outside' || !mayPropose) return null
  const label = props.nextMeeting ? t.propose(shortDate(props.nextMeeting.heldOn, today)) : t.proposeNext
  return (
    <footer className="why-acts">
      {candidate.proposed ? <p className="why-proposed">{t.alreadyProposed}</p> : <Button size="small" onClick={props.onPropose}>{label}</Button>}
      <span>
        {props.onAnother ? <Button size="small" variant="tertiary" data-color="neutral" onClick={props.onAnother}>{t.another}</Button> : null}
        {mayAllocate ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setHolding(true)}>{t.hold}</Button> : null}
        {mayAllocate ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => props.onAllocate(pair)}>{t.direct}</Button> : null}
      </span>
      {holding ? <HoldDialog dwellingId={props.dwellingId} dwelling={props.dwelling} caseId={candidate.caseId} name={candidate.name} onClose={() => setHolding(false)} /> : null}
    </footer>
  )
}

export function WhyPanel(props: WhyProps) {
  const asked = useQuery('match.pair', { dwellingId: props.dwellingId, caseId: props.caseId }, { keep: true })
  return (
    <Panel label={t.basis} flush className="why-panel side" >
      <Answered asked={asked}>
        {(pair) => (
          <>
            <div className="why-scroll" data-former={asked.former || undefined} tabIndex={0} role="group" aria-label={pair.candidate.name}>
              <div className="why-person">
                <Avatar initials={initialsOf(pair.candidate.name)} name={pair.candidate.name} mine />
                <span>
                  <strong>{pair.candidate.name}</strong> {pair.candidate.protected ? <ProtectedTag short /> : null}
                  <span className="quiet small">{[pair.candidate.age === null ? null : t.age(pair.candidate.age), pair.candidate.caseNumber, pair.candidate.coordinator].filter(Boolean).join(' · ')}</span>
                </span>
                <Link className="plain-link" href={`/sak/${pair.candidate.caseId}`}>{t.openCase}</Link>
              </div>
              <Question pair={pair} />
              <FindOutBox rows={pair.findOut} />
              <Basis pair={pair} />
              <WhyMore pair={pair} dwellingId={props.dwellingId} />
              {pair.whatIf.length > 0 ? (
                <section className="section">
                  <h3 className="section-title">{t.whatIf}</h3>
                  {pair.whatIf.map((one) => (
                    <p className="what-if" key={one.condition}><strong>{one.condition.replace(/:$/, '')}:</strong> {one.effect}</p>
                  ))}
                </section>
              ) : null}
            </div>
            <Acts pair={pair} props={props} />
          </>
        )}
      </Answered>
    </Panel>
  )
}
