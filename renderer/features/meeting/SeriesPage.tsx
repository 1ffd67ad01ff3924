// Meeting series: the rhythm, who is always asked, and the next dates with what moved them.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText, weekday } from '../../../shared/dates.ts'
import type { Series } from '../../../shared/operations/meeting-prepare.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState, Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { shownTime } from './PrepareDialogs.tsx'
import { usePaper } from './PreparePapers.tsx'
import { SeriesDialog } from './SeriesDialog.tsx'

const t = text.prepare.seriesPage
const AT_ONCE = 6
const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase())

function EndDialog({ series, onClose }: { series: Series; onClose: () => void }) {
  const end = useCommand('series.end', t.endSaid)
  const submit = async () => {
    if ((await end.run({ id: series.id, version: series.version })).ok) onClose()
  }
  return <FormDialog title={t.endTitle} description={t.endBody} act={t.end} danger running={end.running} failed={end.failed} onSubmit={() => void submit()} onClose={onClose} />
}

function Members({ series }: { series: Series }) {
  const services = [...Map.groupBy(series.members, (one) => one.service)]
  return (
    <div>
      <h3 className="section-title">{t.members}</h3>
      <ul className="lines">
        {services.map(([service, people]) => <li key={service}><span><strong>{service}</strong> <span className="quiet">{people.map((one) => one.personName ?? t.noName).join(', ')}</span></span></li>)}
      </ul>
    </div>
  )
}

function Dates({ series }: { series: Series }) {
  return (
    <div>
      <h3 className="section-title">{t.dates}</h3>
      <ul className="lines">
        {series.dates.map((one) => {
          const made = series.planned.find((meeting) => meeting.heldOn === one.on)
          return (
            <li key={one.on}>
              <span>
                {made ? <Link className="plain-link" href={`/boliglag/${made.id}/forbered`}>{capital(weekday(one.on))} {dateText(one.on)}</Link> : <>{capital(weekday(one.on))} {dateText(one.on)}</>}
                {one.movedFrom ? <span className="quiet small sign-note">{t.moved(dateText(one.movedFrom), one.holiday ?? '')}</span> : null}
              </span>
              {one.exists ? <ToneTag tone="accent">{t.exists}</ToneTag> : <span className="quiet small">{t.free}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function SeriesPanel({ series, onEdit, onEnd }: { series: Series; onEdit: () => void; onEnd: () => void }) {
  const isActive = series.status === 'active'
  const mayRun = useMay('meeting.run') && isActive
  const mayExport = useMay('export')
  const plan = useCommand('series.plan', (value: { made: { movedFrom: string | null }[] }) => t.planSaid(value.made.length, value.made.filter((one) => one.movedFrom).length))
  const calendar = usePaper('export.meetingCalendar')
  const acts = mayRun ? (
    <span className="prepare-order">
      <Button size="xsmall" onClick={() => void plan.run({ id: series.id, count: AT_ONCE })}>{t.plan(AT_ONCE)}</Button>
      <Button size="xsmall" variant="secondary" data-color="neutral" onClick={onEdit}>{t.edit}</Button>
      {mayExport && series.planned.length > 0 ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => calendar.run({ seriesId: series.id })}>{text.prepare.papers.seriesCalendar}</Button> : null}
      <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.endOf(series.name)} onClick={onEnd}>{t.end}</Button>
    </span>
  ) : null
  return (
    <Panel title={series.name} detail={[t.everyWeeks(series.everyWeeks), t.facts(weekday(series.firstOn), shownTime(series.startsAt), shownTime(series.endsAt), series.place), series.chair, t.held(series.held)].filter(Boolean).join(' · ')} action={isActive ? acts : <ToneTag>{t.ended}</ToneTag>}>
      <Failed error={plan.failed ?? calendar.failed} />
      <div className="series-body">
        <Members series={series} />
        {isActive ? <Dates series={series} /> : null}
      </div>
    </Panel>
  )
}

export function SeriesPage(_props: { params: Params }) {
  const asked = useQuery('series.list', {}, { keep: true })
  const mayRun = useMay('meeting.run')
  const [editing, setEditing] = useState<Series | 'new' | null>(null)
  const [ending, setEnding] = useState<Series | null>(null)
  const make = mayRun ? <Button size="small" onClick={() => setEditing('new')}>{t.new_}</Button> : null
  return (
    <div className="page page-series">
      <PageHead title={t.title} detail={<Link className="quiet-link" href="/boliglag">{t.back}</Link>}>{asked.data?.length ? make : null}</PageHead>
      <Answered asked={asked}>
        {(all) => (
          <div className="stack">
            {all.length === 0 ? <Panel label={t.title} flush><EmptyState title={t.none} body={t.noneBody}>{make}</EmptyState></Panel> : null}
            {all.map((series) => <SeriesPanel key={series.id} series={series} onEdit={() => setEditing(series)} onEnd={() => setEnding(series)} />)}
          </div>
        )}
      </Answered>
      {editing ? <SeriesDialog series={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
      {ending ? <EndDialog series={ending} onClose={() => setEnding(null)} /> : null}
    </div>
  )
}
