// The panels around the list of what waits: meeting, legal deadlines, vacancies, changes, days ahead, follow-up, mandates.
import { InboxIcon, PencilIcon, PersonPlusIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { daysBetween, shortDate, weekday } from '../../../shared/dates.ts'
import { useCommand } from '../../data/useCommand.ts'
import { ColourDot } from '../../parts/Reminder.tsx'
import { intend } from '../../state/intent.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { DueDate, ToneTag } from '../../ui/small.tsx'
import type { Today } from './WaitingPanel.tsx'

const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase())
type Props = { data: Today }

/** A case nobody owns is an alarm, whoever looks. */
export function UnownedPanel({ data }: Props) {
  const [, navigate] = useLocation()
  const mayWrite = useMay('case.write')
  if (data.unowned === 0) return null
  const open = () => {
    intend({ place: 'cases', act: 'view', view: 'unowned' })
    navigate('/sokere')
  }
  return (
    <Panel title={text.today.unowned(data.unowned)} tone="danger" action={<button type="button" className="plain-link" onClick={open}>{text.today.seeUnowned}</button>}>
      {mayWrite ? <p className="gate-text">{text.today.unownedBody(data.unowned)}</p> : null}
    </Panel>
  )
}

export function MeetingPanel({ data }: Props) {
  const may = useMay('meeting.read')
  if (!may) return null
  const meeting = data.nextMeeting
  if (!meeting) return <Panel title={text.today.meeting} action={<Link className="plain-link" href="/boliglag">{text.today.makeMeeting}</Link>}><p className="gate-text quiet">{text.today.noMeeting}</p></Panel>
  return (
    <Panel title={text.today.meeting} action={<Link className="plain-link" href={`/boliglag/${meeting.id}`}>{text.today.prepare}</Link>}>
      <div className="today-meeting">
        <span className="date-tile" aria-hidden>
          <span>{shortDate(meeting.heldOn, data.today).split(' ')[1]}</span>
          <strong>{Number(meeting.heldOn.slice(8))}</strong>
        </span>
        <span>
          <strong>{text.today.meetingTime(capital(weekday(meeting.heldOn)), meeting.startsAt.replace(':', '.'), meeting.endsAt.replace(':', '.'))}</strong>
          <span className="quiet small"><span className="aksel-sr-only">{shortDate(meeting.heldOn, data.today)} </span>{meeting.place ? `${meeting.place} · ` : ''}{text.today.meetingLine(meeting.cases, meeting.minutes)}</span>
        </span>
      </div>
      <ol className="lines today-agenda">
        {meeting.lines.slice(0, 6).map((line) => (
          <li key={line.number}>
            <span className="quiet num">{line.number}</span>
            <span className="quiet num">{line.caseNumber?.slice(-4) ?? ''}</span>
            <span className="today-agenda-title">{line.title}</span>
            {line.tag ? <ToneTag tone={line.tone ?? 'quiet'}>{line.tag}</ToneTag> : <span />}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Lines({ empty, children }: { empty: string | null; children: ReactNode }) {
  return empty ? <p className="gate-text quiet">{empty}</p> : <ul className="lines">{children}</ul>
}

export function LegalPanel({ data }: Props) {
  return (
    <Panel title={text.today.legal} action={<Link className="plain-link" href="/frister">{data.legalTotal > data.legal.length ? text.clocks.toDesk(data.legalTotal) : text.clocks.title}</Link>}>
      <Lines empty={data.legal.length ? null : text.today.noLegal}>
        {data.legal.map((line, index) => (
          <li key={index} title={line.why}>
            {line.caseId ? <Link className="quiet-link" href={`/sak/${line.caseId}`}>{line.text}</Link> : <span>{line.text}</span>}
            <DueDate on={line.dueOn} today={data.today} kind="legal" />
          </li>
        ))}
      </Lines>
    </Panel>
  )
}

export function VacanciesPanel({ data }: Props) {
  const mayMatch = useMay('match.read')
  return (
    <Panel title={text.today.vacancies} action={mayMatch ? <Link className="plain-link" href="/tildeling">{text.shell.place.allocation}</Link> : null}>
      <Lines empty={data.vacancies.length ? null : text.today.noVacancies}>
        {data.vacancies.map((line) => (
          <li key={line.id}>
            <span>
              <Link className="quiet-link" href={`/bolig/${line.id}`}><strong>{line.label}</strong></Link> <span className="quiet">{line.detail}</span>
            </span>
            <span className="due nowrap" data-tone={line.vacant ? 'near' : 'later'}>{line.when}</span>
          </li>
        ))}
      </Lines>
    </Panel>
  )
}

const CHANGE_ICONS: Record<string, typeof InboxIcon> = { received: InboxIcon, create: PersonPlusIcon }

export function ChangesPanel({ data }: Props) {
  const days = daysBetween(data.changesSince, data.today)
  const since = days <= 0 ? text.common.today.toLowerCase() : days < 7 ? weekday(data.changesSince) : shortDate(data.changesSince, data.today)
  return (
    <Panel title={text.today.changes(since)} detail={data.changesTotal || null}>
      {data.changes.length === 0 ? <p className="gate-text quiet">{text.today.noChanges}</p> : null}
      <ul className="today-changes">
        {data.changes.map((change) => {
          const Icon = CHANGE_ICONS[change.kind] ?? PencilIcon
          return (
            <li key={change.id}>
              <Icon aria-hidden />
              <span>
                {change.caseId ? <Link className="quiet-link" href={`/sak/${change.caseId}`}><strong>{change.title}</strong></Link> : <strong>{change.title}</strong>}
                <span className="quiet small">{change.detail}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

const MOST = 8

export function DueDaysPanel({ data }: Props) {
  const blocks = (count: number, kind: string) => Array.from({ length: count }, (_, index) => <span key={`${kind}${index}`} data-kind={kind} />)
  return (
    <Panel title={text.today.dueDays}>
      <ol className="due-days">
        {data.dueDays.map((day) => {
          const [legal, other] = [Math.min(day.legal, MOST), Math.min(day.other, MOST - Math.min(day.legal, MOST))]
          return (
            <li key={day.on} data-today={day.on === data.today || undefined}>
              <span className="aksel-sr-only">{text.today.dueOn(weekday(day.on), shortDate(day.on, data.today), day.legal, day.other)}</span>
              <span className="num" aria-hidden>{day.legal + day.other || '\u00a0'}</span>
              <span className="due-blocks" aria-hidden>{blocks(legal, 'legal')}{blocks(other, 'other')}</span>
              <span className="due-day" aria-hidden>{text.today.days[new Date(`${day.on}T12:00:00`).getDay()]}<br />{Number(day.on.slice(8))}</span>
            </li>
          )
        })}
      </ol>
      <p className="due-legend">
        <span data-kind="legal" /> {text.today.legalBar} <span data-kind="other" /> {text.today.otherBar}
      </p>
    </Panel>
  )
}

export function FollowUpsPanel({ data }: Props) {
  if (data.followUps.length === 0) return null
  return (
    <Panel title={text.today.followUps} action={<Link className="plain-link" href="/oppfolging">{text.today.allCount(data.followUpsTotal)}</Link>}>
      <ul className="lines">
        {data.followUps.map((line, index) => (
          <li key={index}>
            <span>
              <Link className="quiet-link" href={`/plan/${line.planId}`}><strong>{line.name}</strong></Link> <span className="quiet">{text.today.followUpKind[line.kind]}: {line.text}</span>
            </span>
            <DueDate on={line.dueOn} today={data.today} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export function MandatesPanel({ data }: Props) {
  if (data.mandates.length === 0) return null
  return (
    <Panel title={text.today.mandates} tone={data.mandates.some((one) => one.overdue) ? 'attention' : 'plain'}>
      <ul className="lines">
        {data.mandates.map((line) => (
          <li key={line.id}>
            <span>
              <strong>{line.text}</strong> <span className="quiet num">{line.caseNumber}</span>
              <br />
              <span className="quiet small">{line.dueOn ? text.today.mandateBy(line.confirmBy, shortDate(line.dueOn, data.today)) : line.confirmBy}</span>
            </span>
            <DueDate on={line.dueOn} today={data.today} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** My own notes that are due. */
export function RemindersPanel({ data }: Props) {
  const done = useCommand('reminder.done', text.worker.reminder.doneSaid)
  if (data.reminders.length === 0) return null
  return (
    <Panel title={text.worker.reminder.today} detail={data.reminders.length}>
      <ul className="lines">
        {data.reminders.slice(0, 6).map((one) => (
          <li key={one.id}>
            <span><ColourDot colour={one.colour} /> <Link className="quiet-link" href={`/sak/${one.caseId}`}><strong>{one.name}</strong></Link> <span className="quiet">{one.text}</span></span>
            <span className="gate-acts"><DueDate on={one.remindOn} today={data.today} /><button type="button" className="plain-link" aria-label={`${text.worker.reminder.done}: ${one.name}`} onClick={() => void done.run({ id: one.id })}>{text.worker.reminder.done}</button></span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Whom I stand in for, and who stands in for me, with the day it ends. */
export function SubstitutePanel({ data }: Props) {
  const mayTeam = useMay('plan.read')
  const until = (on: string | null) => on && shortDate(on, data.today)
  if (data.standsInFor.length === 0 && !data.away) return null
  return (
    <Panel title={text.worker.today.title} action={mayTeam ? <Link className="plain-link" href="/oppfolging/laget">{text.worker.today.see}</Link> : null}>
      {data.away ? <p className="gate-text">{text.worker.today.away(data.away.substitute, until(data.away.until))}</p> : null}
      {data.standsInFor.map((one) => <p key={one.user} className="gate-text">{text.worker.today.standsIn(one.user, one.cases, until(one.until))}</p>)}
    </Panel>
  )
}
