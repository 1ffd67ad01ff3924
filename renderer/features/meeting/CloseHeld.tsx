// A held meeting: what was decided and by whom, the papers for the team and each service, the tasks, the log and the figures.
import { Button, Tabs } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateText, osloTime, shortDate } from '../../../shared/dates.ts'
import { agendaStatus, teamDecisionKind } from '../../../shared/model/codes.ts'
import type { Held } from '../../../shared/operations/meeting-close.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { FiguresPanel } from './CloseFigures.tsx'
import { LogPanel } from './LogPanel.tsx'
import { PaperList, usePaper, type PaperLine } from './PreparePapers.tsx'
import { shownTime } from './PrepareDialogs.tsx'
import { TasksPanel } from './TasksPanel.tsx'

const t = text.closing.held
type Item = Held['items'][number]
type Decision = Item['decisions'][number]

function DecisionLine({ one }: { one: Decision }) {
  const today = useToday()
  const tone = ({ team: 'accent', confirmed: 'accent', mustConfirm: 'attention', rejected: 'danger' } as const)[one.mandate]
  return (
    <li>
      <div className="task-what">
        <span><span className="quiet">{teamDecisionKind.labels[one.kind]}:</span> <strong>{one.text}</strong></span>
        <span className="quiet small">{[[one.owner, one.ownerPerson].filter(Boolean).join(', '), one.dueOn ? text.closing.tasks.due(shortDate(one.dueOn, today)) : null, one.doneOn ? text.closing.tasks.doneBy(shortDate(one.doneOn, today), null) : null, one.mandate === 'mustConfirm' ? t.confirmBy(one.confirmBy) : null].filter(Boolean).join(' · ')}</span>
        {one.dissent ? <span className="small">{t.dissent(one.dissent, one.dissentBy)}</span> : null}
      </div>
      <ToneTag tone={tone}>{text.meeting.tag[one.mandate]}</ToneTag>
    </li>
  )
}

function CaseBlock({ item }: { item: Item }) {
  return (
    <li className="held-case">
      <p className="prepare-who">
        <span className="num quiet">{item.number}</span>
        {item.caseId ? <Link className="quiet-link" href={`/sak/${item.caseId}`}><strong>{item.name}</strong></Link> : <strong>{item.name}</strong>}
        {item.caseNumber ? <span className="quiet small num">{item.caseNumber}</span> : null}
        <ToneTag tone={item.status === 'done' ? 'accent' : 'quiet'}>{agendaStatus.labels[item.status]}</ToneTag>
        <span className="quiet small num">{t.minutes(item.usedMinutes, item.plannedMinutes)}</span>
      </p>
      <p className="quiet">{item.seen ? item.question : t.hiddenCase}</p>
      {item.decisions.length > 0 ? <ul className="lines held-decisions">{item.decisions.map((one) => <DecisionLine key={one.id} one={one} />)}</ul> : item.seen ? <p className="quiet small">{t.noDecisions}</p> : null}
    </li>
  )
}

function Attendance({ rows }: { rows: Held['attendance'] }) {
  const line = (one: Held['attendance'][number]) => [one.personName ?? (one.present ? t.unnamed : null), one.arrivedAt ? t.came(osloTime(one.arrivedAt)) : null, one.leftAt ? t.went(osloTime(one.leftAt)) : null].filter(Boolean).join(', ')
  const there = rows.filter((one) => one.present), away = rows.filter((one) => !one.present)
  return (
    <Panel title={t.attendance} detail={there.length}>
      <ul className="lines">{there.map((one, i) => <li key={i}><span><strong>{one.service}</strong> <span className="quiet">{line(one)}</span></span></li>)}</ul>
      {away.length > 0 ? <p className="quiet small">{t.absent}: {away.map((one) => [one.service, one.personName].filter(Boolean).join(', ')).join('; ')}</p> : null}
    </Panel>
  )
}

function Papers({ held }: { held: Held }) {
  const protocol = usePaper('export.protocol')
  const meetingId = held.meeting.id
  const lines: PaperLine[] = [
    { key: 'team', title: t.team, note: t.teamNote, label: t.makeOf(t.team), onMake: () => protocol.run({ meetingId }) },
    ...held.receivers.map((one) => ({ key: one.serviceId, title: t.of(one.name), note: one.people.join(', '), label: t.makeOf(t.of(one.name)), onMake: () => protocol.run({ meetingId, serviceId: one.serviceId }) })),
  ]
  return <Panel title={t.papers} detail={t.note}><Failed error={protocol.failed} /><PaperList lines={lines} act={t.make} /></Panel>
}

function Protocol({ held }: { held: Held }) {
  const mayExport = useMay('export.people')
  return (
    <div className="prepare-columns">
      <Panel title={t.cases} detail={held.items.length} flush><ol className="held-cases">{held.items.map((item) => <CaseBlock key={item.id} item={item} />)}</ol></Panel>
      <div className="stack">
        <Attendance rows={held.attendance} />
        {mayExport ? <Papers held={held} /> : null}
      </div>
    </div>
  )
}

const TABS = ['protocol', 'tasks', 'log', 'figures'] as const
type TabName = (typeof TABS)[number]

function Loaded({ held }: { held: Held }) {
  const [, navigate] = useLocation()
  const [tab, setTab] = useState<TabName>('protocol')
  const { meeting, next } = held
  const isClosed = meeting.status === 'closed'
  const views: Record<TabName, () => React.ReactNode> = { protocol: () => <Protocol held={held} />, tasks: () => <TasksPanel meetingId={meeting.id} />, log: () => <LogPanel meetingId={meeting.id} />, figures: () => <FiguresPanel /> }
  return (
    <div className="page page-prepare page-held">
      <PageHead title={t.title(dateText(meeting.heldOn))} detail={[`${shownTime(meeting.startsAt)}–${shownTime(meeting.endsAt)}`, meeting.place, isClosed ? t.detail : t.notHeld].filter(Boolean).join(' · ')}>
        {next ? <Button size="small" variant="secondary" data-color="neutral" onClick={() => navigate(`/boliglag/${next.id}/forbered`)}>{t.next(dateText(next.heldOn))}</Button> : null}
        <Button size="small" variant="tertiary" data-color="neutral" onClick={() => navigate(`/boliglag/${meeting.id}`)}>{text.prepare.desk}</Button>
      </PageHead>
      <Tabs value={tab} onChange={(value) => setTab(value as TabName)} size="small">
        <Tabs.List aria-label={t.tabsLabel}>{TABS.map((name) => <Tabs.Tab key={name} value={name} label={t.tabs[name]} />)}</Tabs.List>
        {TABS.map((name) => <Tabs.Panel key={name} value={name} className="held-panel">{name === tab ? views[name]() : null}</Tabs.Panel>)}
      </Tabs>
    </div>
  )
}

export function HeldPage({ params }: { params: Params }) {
  const asked = useQuery('meeting.held', { meetingId: params['meetingId'] ?? '' }, { keep: true })
  return <Answered asked={asked}>{(held) => <Loaded held={held} />}</Answered>
}
