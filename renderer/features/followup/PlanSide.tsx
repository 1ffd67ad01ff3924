// Beside the goals: mastery over time, the team, visits, consents; and below them tenancy and early notices.
import { StarFillIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { Link } from 'wouter'
import { dateText, daysBetween, kroner, shortDate, weekday } from '../../../shared/dates.ts'
import { visitStatus } from '../../../shared/model/codes.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Avatar, ToneTag } from '../../ui/small.tsx'
import { initialsOf } from '../../../shared/domain/household.ts'
import { MasteryGraph } from './MasteryGraph.tsx'
import { firstNames, type PlanAnswer, type PlanDialog, type Visit } from './plan.ts'

const t = text.followup
interface Props {
  data: PlanAnswer
  onOpen: (dialog: PlanDialog) => void
  mayWrite: boolean
}

export function MasteryPanel({ data }: Pick<Props, 'data'>) {
  const today = useToday()
  return (
    <Panel title={t.mastery(t.words(data.plan.pronoun).she)} detail={t.masteryDetail}>
      <MasteryGraph goals={data.goals.filter((goal) => goal.endedOn === null)} today={today} />
    </Panel>
  )
}

export function TeamPanel({ data }: Pick<Props, 'data'>) {
  const { plan } = data
  return (
    <Panel title={t.team(t.words(plan.pronoun).her)} detail={plan.team.length ? t.teamDetail(firstNames(plan.name)) : null}>
      {plan.team.length === 0 ? <p className="quiet plan-none">{t.noTeam}</p> : null}
      <ul className="team">
        {plan.team.map((one) => (
          <li key={one.name + one.role}>
            <Avatar initials={initialsOf(one.name)} name={one.name} mine={one.lead} />
            <span>
              <span><strong>{one.name}</strong>, {one.role} {one.lead ? <StarFillIcon title={t.lead} className="team-lead" /> : null}</span>
              {one.note ? <span className="quiet small">{one.note}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase())

function VisitRow({ visit, onHow }: { visit: Visit; onHow: (() => void) | null }) {
  const today = useToday()
  const isWaiting = visit.status === 'planned' && visit.plannedOn < today
  const tone = visit.status === 'missed' || isWaiting ? 'attention' : visit.status === 'done' ? 'accent' : 'quiet'
  return (
    <li className="visit">
      <span className="visit-when">
        <strong>{capital(weekday(visit.plannedOn).slice(0, 3))}. {shortDate(visit.plannedOn, today)}</strong>
        {visit.plannedAt ? <span className="quiet small">{t.clock(visit.plannedAt)}</span> : null}
      </span>
      <span className="visit-what">
        <span>{visit.title}</span>
        {visit.who ? <span className="quiet small">{visit.who}</span> : null}
        {visit.note ? <span className="small">{visit.note}</span> : null}
      </span>
      {onHow ? (
        <Button size="xsmall" variant={isWaiting ? 'secondary' : 'tertiary'} data-color={isWaiting ? 'accent' : 'neutral'} aria-label={`${visitStatus.labels[visit.status]}. ${t.visitHow(visit.title)}`} onClick={onHow}>{visitStatus.labels[visit.status]}</Button>
      ) : (
        <ToneTag tone={tone}>{visitStatus.labels[visit.status]}</ToneTag>
      )}
    </li>
  )
}

export function VisitsPanel({ data, onOpen, mayWrite }: Props) {
  const today = useToday()
  const waiting = data.visits.filter((one) => one.status === 'planned').sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1))
  const earlier = data.visits.filter((one) => one.status !== 'planned').sort((a, b) => (a.plannedOn < b.plannedOn ? 1 : -1))
  const review = data.plan.nextReviewOn
  return (
    <Panel title={t.visits} flush action={mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ kind: 'visit' })}>{t.newVisit}</button> : null}>
      {waiting.length === 0 ? <p className="quiet plan-line">{t.noVisits}</p> : null}
      <ul className="visits">
        {waiting.map((one) => <VisitRow key={one.id} visit={one} onHow={mayWrite ? () => onOpen({ kind: 'visitHow', visit: one }) : null} />)}
      </ul>
      <p className="plan-line plan-review">
        <span>{t.review}: <strong className="due" data-tone={review && review < today ? 'passed' : 'later'}>{review ? shortDate(review, today) : t.noReview}</strong></span>
        {mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ kind: 'review' })}>{t.changeReview}<span className="aksel-sr-only"> {t.review.toLowerCase()}</span></button> : null}
      </p>
      {earlier.length > 0 ? (
        <details className="visits-earlier">
          <summary>{t.earlier(earlier.length)}</summary>
          <ul className="visits">{earlier.map((one) => <VisitRow key={one.id} visit={one} onHow={null} />)}</ul>
        </details>
      ) : null}
    </Panel>
  )
}

export function ConsentsPanel({ data }: Pick<Props, 'data'>) {
  const today = useToday()
  const given = data.consents.filter((one) => one.status === 'given')
  const until = given.map((one) => one.validTo).filter((on): on is string => on !== null).sort()[0]
  const no = data.consents.filter((one) => one.status === 'refused' || one.status === 'withdrawn')
  return (
    <Panel title={t.consents(t.words(data.plan.pronoun).she)} detail={until ? t.consentsTo(dateText(until)) : null}>
      {data.consents.length === 0 ? <p className="quiet plan-none">{t.noConsents}</p> : null}
      <ul className="plain-lines">
        {given.map((one) => <li key={one.service + one.text}><CriterionSign outcome={one.validTo && one.validTo < today ? 'unknown' : 'met'} decorative /> <span>{one.text}</span></li>)}
        {no.map((one) => <li key={one.service + one.text}><CriterionSign outcome="notMet" label={t.saidNo} /> <span>{one.text}</span></li>)}
      </ul>
    </Panel>
  )
}

export function TenancyPanel({ data }: Pick<Props, 'data'>) {
  const today = useToday()
  const { tenancy, plan } = data
  const isNear = tenancy?.contractEndsOn ? daysBetween(today, tenancy.contractEndsOn) <= 183 : false
  return (
    <Panel title={t.tenancy} action={plan.dwellingId ? <Link className="plain-link" href={`/bolig/${plan.dwellingId}`}>{t.openDwelling}</Link> : null}>
      {tenancy ? (
        <dl className="plan-facts">
          <dt>{t.since}</dt>
          <dd>{dateText(tenancy.startsOn)}</dd>
          <dt>{t.contractTo}</dt>
          <dd className={isNear ? 'due' : ''} data-tone={isNear ? 'near' : undefined}>{tenancy.contractEndsOn ? dateText(tenancy.contractEndsOn) : t.openEnded}</dd>
          {tenancy.rent === null ? null : <><dt>{t.rent}</dt><dd>{text.allocation.perMonth(kroner(tenancy.rent))}</dd></>}
          {tenancy.note ? <><dt>{t.tenancyNote}</dt><dd>{tenancy.note}</dd></> : null}
        </dl>
      ) : (
        <p className="quiet plan-none">{t.noTenancy}</p>
      )}
    </Panel>
  )
}

export function NoticesPanel({ data }: Pick<Props, 'data'>) {
  const { notices, plan } = data
  if (notices.length === 0) return <Panel title={t.noNotice}><p className="quiet plan-none">{t.noNoticeBody}</p></Panel>
  return (
    <Panel title={t.notice(notices.length)}>
      {notices.map((one) => (
        <div key={one.text}>
          <p className="plan-none">{one.text}</p>
          {one.facts.length > 0 ? (
            <details className="notice-facts">
              <summary>{t.noticeFacts}</summary>
              <ul>{one.facts.map((fact) => <li key={fact}>{fact}</li>)}</ul>
            </details>
          ) : null}
        </div>
      ))}
      {notices.some((one) => /ingen følger/i.test(one.text)) ? null : <p className="plan-none quiet">{t.noConsequence(t.words(plan.pronoun).her)}</p>}
    </Panel>
  )
}
