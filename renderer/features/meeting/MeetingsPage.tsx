// Boliglag: the next meeting first, then those planned and those held; beside them what waits for authority and what was agreed and is not done.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateText, shortDate, weekday } from '../../../shared/dates.ts'
import { meetingStatus } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { FiguresPanel } from './CloseFigures.tsx'
import { CreateDialog, shownTime } from './PrepareDialogs.tsx'
import { MandatesPanel } from './TasksMandates.tsx'
import { TasksPanel } from './TasksPanel.tsx'

const t = text.meeting
const HELD_SHOWN = 10
type Meeting = Output<'meeting.list'>[number]
const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase())
const hours = (one: Meeting) => t.agendaTime(shownTime(one.startsAt), shownTime(one.endsAt))

/** Where a meeting is opened: prepared before, run while it lasts, looked back on afterwards. */
const placeOf = (one: Meeting) => (one.status === 'running' ? `/boliglag/${one.id}` : `/boliglag/${one.id}/${one.status === 'closed' ? 'holdt' : 'forbered'}`)

function NextMeeting({ one }: { one: Meeting }) {
  const [, navigate] = useLocation()
  const today = useToday()
  const isRunning = one.status === 'running'
  return (
    <Panel title={isRunning ? t.running : t.next} tone={isRunning ? 'accent' : 'plain'}>
      <div className="meeting-next">
        <span className="date-tile" aria-hidden>
          <span>{shortDate(one.heldOn, today).split(' ')[1]}</span>
          <strong>{Number(one.heldOn.slice(8))}</strong>
        </span>
        <span>
          <strong>{capital(weekday(one.heldOn))} {dateText(one.heldOn)}, kl. {hours(one)}</strong>
          <span className="quiet">{[one.place, t.line(one.cases, one.minutes)].filter(Boolean).join(' · ')}</span>
        </span>
        <Button size="small" onClick={() => navigate(placeOf(one))}>{isRunning ? t.open : t.prepare}</Button>
      </div>
    </Panel>
  )
}

function MeetingTable({ title, rows, empty, held }: { title: string; rows: readonly Meeting[]; empty: string; held: boolean }) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, HELD_SHOWN)
  return (
    <Panel title={title} detail={rows.length || null} flush action={rows.length > shown.length ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setAll(true)}>{t.showAll(rows.length)}</Button> : null}>
      {rows.length === 0 ? <p className="meeting-none">{empty}</p> : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t.heldOn}</th>
              <th scope="col">{t.time}</th>
              <th scope="col">{t.cases}</th>
              <th scope="col">{held ? t.decisions : t.status}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row"><Link className="plain-link" href={placeOf(one)}>{dateText(one.heldOn)}</Link></th>
                <td className="num nowrap">{hours(one)}</td>
                <td className="num">{t.line(one.cases, one.minutes)}</td>
                <td>{held ? t.decided(one.decided) : meetingStatus.labels[one.status]} {one.awaiting > 0 ? <ToneTag tone="attention">{t.awaiting(one.awaiting)}</ToneTag> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

export function MeetingsPage(_props: { params: Params }) {
  const [, navigate] = useLocation()
  const asked = useQuery('meeting.list', {}, { keep: true })
  const mayRun = useMay('meeting.run')
  const [creating, setCreating] = useState(false)
  const create = mayRun ? <Button size="small" variant={asked.data?.length ? 'secondary' : 'primary'} onClick={() => setCreating(true)}>{t.create}</Button> : null
  const series = <Button size="small" variant="tertiary" data-color="neutral" onClick={() => navigate('/boliglag/serier')}>{text.prepare.seriesPage.title}</Button>
  return (
    <div className="page page-meetings">
      <PageHead title={t.title} detail={asked.data ? t.listDetail(asked.data.length) : null}>{series}{asked.data?.length ? create : null}</PageHead>
      <Answered asked={asked}>
        {(all) => {
          if (all.length === 0) return <Panel label={t.title} flush><EmptyState title={t.none} body={t.noneBody}>{create}</EmptyState></Panel>
          const coming = all.filter((one) => one.status !== 'closed').sort((a, b) => Number(b.status === 'running') - Number(a.status === 'running') || (a.heldOn < b.heldOn ? -1 : 1))
          const held = all.filter((one) => one.status === 'closed').sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1))
          return (
            <>
              <div className="meetings-columns">
                <div className="stack">
                  {coming[0] ? <NextMeeting one={coming[0]} /> : null}
                  <MeetingTable title={t.planned} rows={coming.slice(1)} empty={t.noPlanned} held={false} />
                  <MeetingTable title={t.held} rows={held} empty={t.noHeld} held />
                </div>
                <div className="stack">
                  <MandatesPanel />
                  <TasksPanel />
                </div>
              </div>
              {held.length > 0 ? <FiguresPanel /> : null}
            </>
          )
        }}
      </Answered>
      {creating ? <CreateDialog onClose={() => setCreating(false)} /> : null}
    </div>
  )
}
