// The calendar of visits: a week side by side or as a list, by worker and area; what nobody has answered stands on top.
import { ChevronLeftIcon, ChevronRightIcon, PlusIcon } from '@navikt/aksel-icons'
import { Button, ToggleGroup } from '@navikt/ds-react'
import { getISOWeek, parseISO } from 'date-fns'
import { useState } from 'react'
import { dateText, plusDays } from '../../../shared/dates.ts'
import { mondayOf } from '../../../shared/domain/rhythm.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay, useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Choice } from '../../ui/Field.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState, Failed } from '../../ui/states.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { RouteDialog } from './RouteDialog.tsx'
import { VisitAnswerDialog, VisitMoveDialog, VisitPlanDialog } from './VisitDialogs.tsx'
import { VisitDialog } from './VisitDialog.tsx'
import { VisitList, WeekGrid, type CalendarVisit } from './Week.tsx'

const v = text.visits
type CalendarAnswer = Output<'visit.calendar'>
type Open = { kind: 'new'; on?: string } | { kind: 'route' } | { kind: 'visit' | 'answer' | 'move' | 'note'; visit: CalendarVisit }

function Dialogs({ open, workerId, today, onOpen, onClose }: { open: Open | null; workerId: string; today: string; onOpen: (open: Open) => void; onClose: () => void }) {
  if (!open) return null
  switch (open.kind) {
    case 'new': return <VisitPlanDialog planId={null} on={open.on} workerId={workerId || undefined} onClose={onClose} />
    case 'route': return <RouteDialog on={today} workerId={workerId} onClose={onClose} />
    case 'visit': return <VisitDialog visit={open.visit} onAct={(kind) => onOpen({ kind, visit: open.visit })} onClose={onClose} />
    case 'answer': return <VisitAnswerDialog visit={open.visit} onMove={() => onOpen({ kind: 'move', visit: open.visit })} onDone={() => onOpen({ kind: 'note', visit: open.visit })} onClose={onClose} />
    case 'move': return <VisitMoveDialog visit={open.visit} onClose={onClose} />
    case 'note': return <NoteDialog planId={open.visit.planId} visitId={open.visit.id} onClose={onClose} />
  }
}

function Overdue({ data, onOpen }: { data: CalendarAnswer; onOpen: (visit: CalendarVisit) => void }) {
  if (data.overdueTotal === 0) return null
  return (
    <Panel title={v.overdueTitle(data.overdueTotal)} detail={v.overdueBody} tone="attention">
      <VisitList visits={data.overdue.slice(0, 5)} onOpen={onOpen} label={v.overdueTitle(data.overdueTotal)} />
    </Panel>
  )
}

function Filters({ data, workerId, area, onWorker, onArea }: { data: CalendarAnswer | undefined; workerId: string; area: string; onWorker: (id: string) => void; onArea: (area: string) => void }) {
  const me = useStatus().session!
  const workers = Object.fromEntries((data?.workers ?? [{ id: me.userId, name: me.name }]).map((one) => [one.id, one.id === me.userId ? v.mine(one.name) : one.name]))
  return (
    <div className="week-filters">
      <Choice label={v.worker} value={workerId} options={workers} empty={v.everyone} onChange={onWorker} />
      <Choice label={v.area} value={area} options={Object.fromEntries((data?.areas ?? []).map((one) => [one, one]))} empty={v.everywhere} onChange={onArea} />
      {area ? <span className="quiet small">{v.areaNote}</span> : null}
    </div>
  )
}

export function CalendarPage({ params: _params }: { params: Params }) {
  const today = useToday()
  const me = useStatus().session!.userId
  const asked = new URLSearchParams(location.hash.split('?')[1] ?? '').get('ansatt')
  const [monday, setMonday] = useState(mondayOf(today))
  const [workerId, setWorkerId] = useState(asked ?? me)
  const [area, setArea] = useState('')
  const [shown, setShown] = useState<'week' | 'list'>('week')
  const [open, setOpen] = useState<Open | null>(null)
  const [mayWrite, mayExport] = [useMay('plan.write'), useMay('export.people')]
  const calendar = useQuery('visit.calendar', { from: monday, to: plusDays(monday, 6), workerId: workerId || null, area: area || null }, { keep: true })
  const file = useCommand('export.visits', v.made)
  const make = async () => {
    const answer = await file.run({})
    if (answer.ok) await saveFile(answer.value)
  }
  const step = (weeks: number) => setMonday((was) => plusDays(was, weeks * 7))
  useKeys('followup', { week: (key) => step(key === 'ArrowLeft' ? -1 : 1), now: () => setMonday(mondayOf(today)), visit: () => mayWrite && setOpen({ kind: 'new' }) })
  const data = calendar.data
  return (
    <div className="page page-calendar">
      <PageHead title={v.title} detail={data ? v.detail(data.visits.length, data.overdueTotal) : null}>
        <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setOpen({ kind: 'route' })}>{v.route}</Button>
        {mayExport ? <Button size="small" variant="tertiary" data-color="neutral" title={v.calendarNote} onClick={() => void make()}>{v.toCalendar}</Button> : null}
        {mayWrite ? <Button size="small" aria-keyshortcuts="B" icon={<PlusIcon aria-hidden />} onClick={() => setOpen({ kind: 'new' })}>{v.newVisit}</Button> : null}
      </PageHead>
      <SubNav section="followup" />
      <div className="week-bar">
        <h2 className="week-title">{v.week(getISOWeek(parseISO(monday)))} <span className="quiet">{dateText(monday)} – {dateText(plusDays(monday, 6))}</span></h2>
        <Button size="small" variant="tertiary" data-color="neutral" icon={<ChevronLeftIcon title={v.previous} />} onClick={() => step(-1)} />
        <Button size="small" variant="tertiary" data-color="neutral" icon={<ChevronRightIcon title={v.next} />} onClick={() => step(1)} />
        {monday === mondayOf(today) ? null : <Button size="small" variant="secondary" data-color="neutral" onClick={() => setMonday(mondayOf(today))}>{v.thisWeek}</Button>}
        <Filters data={data} workerId={workerId} area={area} onWorker={setWorkerId} onArea={setArea} />
        <ToggleGroup size="small" data-color="neutral" aria-label={v.shown} value={shown} onChange={(value) => setShown(value as 'week' | 'list')}>
          {(['week', 'list'] as const).map((key) => <ToggleGroup.Item key={key} value={key} label={v.shownAs[key]} />)}
        </ToggleGroup>
        <KeyHint place="followup" id="week" />
      </div>
      <Failed error={file.failed} />
      <Answered asked={calendar}>
        {(answer) => (
          <>
            <Overdue data={answer} onOpen={(visit) => setOpen({ kind: 'visit', visit })} />
            {answer.more ? <p className="form-note">{v.more}</p> : null}
            {answer.visits.length === 0 && shown === 'list' ? (
              <Panel label={v.title}><EmptyState title={v.none} body={v.noneBody} /></Panel>
            ) : (
              <Panel label={v.week(getISOWeek(parseISO(monday)))} flush className="week-panel">
                {shown === 'week' ? <WeekGrid monday={monday} today={today} visits={answer.visits} onOpen={(visit) => setOpen({ kind: 'visit', visit })} onNew={mayWrite ? (on) => setOpen({ kind: 'new', on }) : null} /> : <VisitList visits={answer.visits} onOpen={(visit) => setOpen({ kind: 'visit', visit })} label={v.title} />}
              </Panel>
            )}
          </>
        )}
      </Answered>
      <Dialogs open={open} workerId={workerId} today={today} onOpen={setOpen} onClose={() => setOpen(null)} />
    </div>
  )
}
