// I dag: what waits on me and what comes, grouped by urgency, with one act per row.
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { getISOWeek, parseISO } from 'date-fns'
import { longDate, osloDate, osloTime, weekday } from '../../../shared/dates.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import type { Params } from '../../routes.tsx'
import { useMay, useStatus } from '../../state/session.ts'
import { text } from '../../text.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { PageHead } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'
import { PostponeDialog } from '../../parts/PostponeDialog.tsx'
import { ChangesPanel, DueDaysPanel, FollowUpsPanel, LegalPanel, MandatesPanel, MeetingPanel, RemindersPanel, SubstitutePanel, UnownedPanel, VacanciesPanel } from './TodayPanels.tsx'
import { WaitingPanel, type TodayRow } from './WaitingPanel.tsx'

/** J and K walk the rows; the focus follows. */
function useRows() {
  const box = useRef<HTMLDivElement>(null)
  const step = (by: number) => {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-case]') ?? [])]
    const now = rows.findIndex((row) => row.contains(document.activeElement))
    rows[Math.min(Math.max(now + by, 0), rows.length - 1)]?.querySelector<HTMLElement>('a')?.focus()
  }
  const current = () => document.activeElement?.closest<HTMLElement>('[data-case]')?.dataset['case'] ?? null
  return { box, step, current }
}

export function TodayPage(_props: { params: Params }) {
  const asked = useQuery('today.get', {}, { keep: true })
  const { session, now } = useStatus()
  const [postponed, setPostponed] = useState<TodayRow | null>(null)
  const [, navigate] = useLocation()
  const mayWrite = useMay('case.write')
  const { box, step, current } = useRows()
  const rows = asked.data?.groups.flatMap((group) => group.rows) ?? []
  useKeys('today', {
    down: () => step(1),
    up: () => step(-1),
    open: () => current() && navigate(`/sak/${current()}`),
    postpone: () => mayWrite && setPostponed(rows.find((row) => row.id === current()) ?? null),
  })
  const today = osloDate(now)
  const hour = Number(osloTime(now).slice(0, 2))
  const first = session!.name.split(' ')[0]
  const day = weekday(today).replace(/^./, (letter) => letter.toUpperCase())
  return (
    <div className="page page-today">
      <PageHead title={`${text.today.greeting(hour)}, ${first}`} detail={text.today.dateLine(day, longDate(today), getISOWeek(parseISO(today)))}>
        <KeyHint place="today" id="down" />
        <KeyHint place="today" id="up" />
        <KeyHint place="today" id="open" />
        <KeyHint place="today" id="postpone" />
      </PageHead>
      <Answered asked={asked}>
        {(data) => (
          <div className="columns today-columns">
            <div className="stack" ref={box}>
              <WaitingPanel data={data} />
              <div className="columns today-low">
                <ChangesPanel data={data} />
                <DueDaysPanel data={data} />
              </div>
            </div>
            <div className="stack">
              <UnownedPanel data={data} />
              <SubstitutePanel data={data} />
              <RemindersPanel data={data} />
              <MandatesPanel data={data} />
              <MeetingPanel data={data} />
              <LegalPanel data={data} />
              <VacanciesPanel data={data} />
              <FollowUpsPanel data={data} />
            </div>
          </div>
        )}
      </Answered>
      {postponed ? <PostponeDialog id={postponed.id} version={postponed.version} onClose={() => setPostponed(null)} /> : null}
    </div>
  )
}
