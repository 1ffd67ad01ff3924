// Beside the goals: mastery over time, the team, visits, consents; and below them tenancy and early notices.
import { StarFillIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText, daysBetween, kroner, shortDate, weekday } from '../../../shared/dates.ts'
import { planAnchor, planMemberKind, visitStatus } from '../../../shared/model/codes.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { SignalDialog, SignalLine } from '../../parts/SignalDialog.tsx'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Avatar, ToneTag } from '../../ui/small.tsx'
import { initialsOf } from '../../../shared/domain/household.ts'
import { MasteryGraph } from './MasteryGraph.tsx'
import { firstNames, type Member, type PlanAnswer, type PlanDialog, type Visit } from './plan.ts'

const t = text.followup
export interface Props {
  data: PlanAnswer
  onOpen: (dialog: PlanDialog) => void
  mayWrite: boolean
}

/** Ratings from before, 1 to 5 for each goal: another scale, and never drawn in the same graph. */
function OldRatings({ data }: Pick<Props, 'data'>) {
  const lines = data.goals.flatMap((goal) => goal.mastery.map((one) => ({ ...one, key: goal.id + one.on, label: t.domain[goal.domain] }))).sort((a, b) => (a.on < b.on ? 1 : -1))
  if (lines.length === 0) return null
  return (
    <details className="graph-table">
      <summary>{t.masteryOld}</summary>
      <ul className="graph-scroll plain-list" tabIndex={0} aria-label={t.masteryOld}>
        {lines.map((one) => <li key={one.key}>{t.masteryOldLine(one.label, dateText(one.on), one.value)}{one.ownWords ? ` «${one.ownWords}»` : ''}</li>)}
      </ul>
    </details>
  )
}

export function MasteryPanel({ data }: Pick<Props, 'data'>) {
  const today = useToday()
  return (
    <Panel title={t.mastery(t.words(data.plan.pronoun).she)} detail={t.masteryDetail}>
      <MasteryGraph ratings={data.ratings} today={today} />
      <OldRatings data={data} />
    </Panel>
  )
}

function MemberLine({ member, onEdit }: { member: Member; onEdit: (() => void) | null }) {
  const name = <strong>{member.name}</strong>
  const detail = [member.note, member.phone, member.chosenByPerson === 'no' ? t.notChosen : null].filter(Boolean).join(' · ')
  return (
    <li>
      <Avatar initials={initialsOf(member.name)} name={member.name} mine={member.lead} />
      <span>
        <span>{onEdit ? <button type="button" className="name-button" aria-label={t.editMember(member.name)} onClick={onEdit}>{name}</button> : name}, {member.role ?? planMemberKind.labels[member.kind].toLowerCase()} {member.lead ? <StarFillIcon title={t.lead} className="team-lead" /> : null}</span>
        {detail ? <span className="quiet small">{detail}</span> : null}
      </span>
    </li>
  )
}

export function TeamPanel({ data, onOpen, mayWrite }: Props) {
  const { plan, members } = data
  const chosen = members.some((one) => one.chosenByPerson !== 'no')
  return (
    <Panel title={t.team(t.words(plan.pronoun).her)} detail={chosen ? t.teamDetail(firstNames(plan.name)) : null} action={mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ kind: 'member', member: null })}>{t.addMember}<span className="aksel-sr-only"> {t.member.title.toLowerCase()}</span></button> : null}>
      <p className="plan-none"><span className="quiet">{t.coordinator}:</span> {plan.coordinator ?? <ToneTag tone="danger">{text.common.noOwner}</ToneTag>}{plan.coordinatorWish ? <span className="quiet small"> {t.wish(plan.coordinatorWish)}</span> : null}</p>
      {members.length === 0 ? <p className="quiet plan-none">{t.noTeam}</p> : null}
      <ul className="team">
        {members.map((one) => <MemberLine key={one.id} member={one} onEdit={mayWrite ? () => onOpen({ kind: 'member', member: one }) : null} />)}
      </ul>
      <p className="quiet small plan-foot">{t.noAccess}</p>
    </Panel>
  )
}

const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase())

function VisitRow({ visit, onOpen }: { visit: Visit; onOpen: Props['onOpen'] | null }) {
  const today = useToday()
  const isWaiting = visit.status === 'planned' && visit.plannedOn < today
  const tone = visit.status === 'missed' || isWaiting ? 'attention' : visit.status === 'done' ? 'accent' : 'quiet'
  const small = [visit.who, visit.bring && `${text.visits.bring}: ${visit.bring}`, visit.cancelReason, visit.draft ? text.visits.draft : null].filter(Boolean).join(' · ')
  return (
    <li className="visit">
      <span className="visit-when">
        <strong>{capital(weekday(visit.plannedOn).slice(0, 3))}. {shortDate(visit.plannedOn, today)}</strong>
        {visit.plannedAt ? <span className="quiet small">{t.clock(visit.plannedAt)}</span> : null}
      </span>
      <span className="visit-what">
        <span>{visit.title}</span>
        {small ? <span className="quiet small">{small}</span> : null}
        {visit.note ? <span className="small">{visit.note}</span> : null}
      </span>
      {onOpen && visit.status === 'planned' ? (
        <Button size="xsmall" variant={isWaiting ? 'secondary' : 'tertiary'} data-color={isWaiting ? 'accent' : 'neutral'} aria-label={`${visitStatus.labels[visit.status]}. ${t.visitHow(visit.title)}`} onClick={() => onOpen({ kind: 'visitHow', visit })}>{visitStatus.labels[visit.status]}</Button>
      ) : (
        <span className="visit-end">
          <ToneTag tone={tone}>{visitStatus.labels[visit.status]}</ToneTag>
          {onOpen && visit.status === 'done' ? <button type="button" className="plain-link small" aria-label={`${visit.note ? text.visits.acts.editNote : text.visits.acts.note}, ${visit.title} ${shortDate(visit.plannedOn, today)}`} onClick={() => onOpen({ kind: 'visitNote', visit })}>{visit.note ? text.visits.acts.editNote : text.visits.acts.note}</button> : null}
        </span>
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
    <Panel title={t.visits} flush action={<span className="gate-acts"><Link className="plain-link" href="/oppfolging/kalender">{text.visits.title}</Link>{mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ kind: 'planVisit' })}>{t.newVisit}</button> : null}</span>}>
      {waiting.length === 0 ? <p className="quiet plan-line">{t.noVisits}</p> : null}
      <ul className="visits">
        {waiting.map((one) => <VisitRow key={one.id} visit={one} onOpen={mayWrite ? onOpen : null} />)}
      </ul>
      <p className="plan-line plan-review">
        <span>{t.review}: <strong className="due" data-tone={review && review < today ? 'passed' : 'later'}>{review ? shortDate(review, today) : t.noReview}</strong></span>
        {mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ kind: 'nextReview' })}>{t.changeReview}<span className="aksel-sr-only"> {t.review.toLowerCase()}</span></button> : null}
      </p>
      {earlier.length > 0 ? (
        <details className="visits-earlier">
          <summary>{t.earlier(earlier.length)}</summary>
          <ul className="visits">{earlier.map((one) => <VisitRow key={one.id} visit={one} onOpen={mayWrite ? onOpen : null} />)}</ul>
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

export function HomePanel({ data, onOpen, mayWrite }: Props) {
  const today = useToday()
  const { plan, tenancy } = data
  const isNear = tenancy?.contractEndsOn ? daysBetween(today, tenancy.contractEndsOn) <= 120 : false
  const late = plan.contactDueOn !== null && plan.contactDueOn < today
  const edit = mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ kind: 'frame' })}>{t.frame}<span className="aksel-sr-only"> {t.frameDialog.title.toLowerCase()}</span></button> : null
  return (
    <Panel title={t.homeTitle} action={<span className="gate-acts">{plan.dwellingId ? <Link className="plain-link" href={`/bolig/${plan.dwellingId}`}>{t.openDwelling}</Link> : null}{edit}</span>}>
      <dl className="plan-facts">
        {plan.anchor ? <><dt>{t.anchor}</dt><dd>{planAnchor.labels[plan.anchor]}</dd></> : null}
        {tenancy ? (
          <>
            <dt>{t.since}</dt>
            <dd>{dateText(tenancy.startsOn)}</dd>
            <dt>{t.contractTo}</dt>
            <dd className={isNear ? 'due' : ''} data-tone={isNear ? 'near' : undefined}>{tenancy.contractEndsOn ? dateText(tenancy.contractEndsOn) : t.openEnded}</dd>
            {tenancy.rent === null ? null : <><dt>{t.rent}</dt><dd>{text.allocation.perMonth(kroner(tenancy.rent))}</dd></>}
            {tenancy.note ? <><dt>{t.tenancyNote}</dt><dd>{tenancy.note}</dd></> : null}
          </>
        ) : null}
        <dt>{t.rhythm}</dt>
        <dd>{plan.contactEveryDays === null ? t.rhythmNone : t.rhythmLine(plan.contactEveryDays)}{plan.lastContactOn ? `, ${t.lastContact(shortDate(plan.lastContactOn, today))}` : ''}{plan.contactDueOn ? <>, <span className="due" data-tone={late ? 'passed' : 'later'}>{t.contactBy(shortDate(plan.contactDueOn, today))}</span></> : null}</dd>
        {plan.endsOn ? <><dt>{t.endsOn}</dt><dd>{dateText(plan.endsOn)}</dd></> : null}
      </dl>
      {tenancy ? null : <p className="quiet plan-none">{t.noTenancy}</p>}
      <p className="quiet small plan-foot">{t.apart}</p>
    </Panel>
  )
}

export function NoticesPanel({ data }: Pick<Props, 'data'>) {
  const { notices, plan } = data
  const mayWrite = useMay('plan.write')
  const [judging, setJudging] = useState<(typeof notices)[number] | null>(null)
  if (notices.length === 0) return <Panel title={t.noNotice}><p className="quiet plan-none">{t.noNoticeBody}</p></Panel>
  return (
    <Panel title={t.notice(notices.length)}>
      <ul className="signals">{notices.map((one) => <SignalLine key={one.key} signal={one} name={plan.name} onJudge={mayWrite ? () => setJudging(one) : null} />)}</ul>
      <p className="plan-none quiet">{t.noConsequence(t.words(plan.pronoun).her)}</p>
      {judging ? <SignalDialog name={plan.name} signal={judging} tenancyId={judging.tenancyId} caseId={plan.caseId} hasPlan={plan.status !== 'ended'} onClose={() => setJudging(null)} /> : null}
    </Panel>
  )
}
