// Frister: every clock that runs, with its source and why, also those that someone has stopped. Nothing but a written ground stops one.
import { CalendarIcon } from '@navikt/aksel-icons'
import { Button, Chips, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText, daysBetween } from '../../../shared/dates.ts'
import { clockKind, type ClockKind } from '../../../shared/model/codes.ts'
import type { ClockView } from '../../../shared/operations/offers.ts'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { showStrip } from '../../state/undo.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { Answered, EmptyState, Failed } from '../../ui/states.tsx'
import { StopDialog } from './StopDialog.tsx'

const t = text.clocks
const PAGE = 100

function When({ clock, today }: { clock: ClockView; today: string }) {
  const days = daysBetween(today, clock.dueOn)
  return (
    <>
      <span className="nowrap num">{dateText(clock.dueOn)}</span>
      {clock.stopped ? null : <span className="sign-note"><ToneTag tone={clock.tone === 'passed' ? 'danger' : clock.tone === 'soon' ? 'attention' : 'quiet'}>{days < 0 ? t.ago(-days) : t.left(days)}</ToneTag></span>}
    </>
  )
}

function ClockRow({ clock, today, onStop }: { clock: ClockView; today: string; onStop: () => void }) {
  const mayWrite = useMay('case.write')
  const resume = useCommand('clock.resume', t.resumed)
  const stopped = clock.stopped
  const who = [clock.name, clock.caseNumber].filter(Boolean).join(', ')
  return (
    <tr data-stopped={stopped ? true : undefined}>
      <td><When clock={clock} today={today} /></td>
      <td><strong>{clock.text}</strong></td>
      <td>{clock.caseId ? <Link className="quiet-link" href={`/sak/${clock.caseId}`}>{who}</Link> : clock.dwellingId ? <Link className="quiet-link" href={`/bolig/${clock.dwellingId}`}>{who}</Link> : who}</td>
      <td className="wrap">{stopped ? <><span>{stopped.ground}</span><span className="quiet small sign-note">{t.stoppedBy(stopped.by, dateText(stopped.from), stopped.until ? dateText(stopped.until) : null)}</span></> : clock.why}<span className="quiet small sign-note">{clock.source}</span></td>
      <td className="acts">
        {mayWrite && stopped ? <Button size="xsmall" variant="secondary" data-color="neutral" onClick={() => void resume.run({ id: stopped.id, version: stopped.version, on: today })}>{t.resume}</Button> : null}
        {mayWrite && !stopped ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={`${t.stop}: ${clock.text}, ${who}`} onClick={onStop}>{t.stop}</Button> : null}
        <Failed error={resume.failed} />
      </td>
    </tr>
  )
}

export function ClocksPage(_props: { params: Params }) {
  const today = useToday()
  const mayExport = useMay('export.people')
  const [kind, setKind] = useState<ClockKind | null>(null)
  const [mine, setMine] = useState(true)
  const [shown, setShown] = useState(PAGE)
  const [stopping, setStopping] = useState<ClockView | null>(null)
  const asked = useQuery('clock.list', { kinds: kind ? [kind] : [], mine, limit: shown }, { keep: true })
  const give = useCommand('export.calendar')
  const save = async () => {
    const answer = await give.run({ mine })
    if (answer.ok && (await saveFile(answer.value))) showStrip({ line: t.calendarSaid, opId: null })
  }
  return (
    <div className="page page-clocks">
      <PageHead title={t.title} detail={asked.data ? t.detail(asked.data.total, asked.data.passed) : null}>
        <ToggleGroup size="small" label={t.who} className="hide-label" value={mine ? 'mine' : 'all'} onChange={(value) => setMine(value === 'mine')}>
          <ToggleGroup.Item value="mine" label={t.mine} />
          <ToggleGroup.Item value="all" label={t.everyone} />
        </ToggleGroup>
        {mayExport ? <Button size="small" variant="secondary" data-color="neutral" icon={<CalendarIcon aria-hidden />} onClick={() => void save()}>{t.calendar}</Button> : null}
      </PageHead>
      <Failed error={give.failed} />
      <Answered asked={asked}>
        {(data) => (
          <Panel label={t.list} flush>
            <Chips size="small" className="clock-kinds" aria-label={t.kinds}>
              <Chips.Toggle selected={kind === null} onClick={() => setKind(null)}>{t.all}</Chips.Toggle>
              {data.counts.map((one) => <Chips.Toggle key={one.kind} selected={kind === one.kind} onClick={() => setKind(kind === one.kind ? null : one.kind)}>{`${clockKind.labels[one.kind]} ${one.count}`}</Chips.Toggle>)}
            </Chips>
            {data.clocks.length === 0 ? <EmptyState title={t.none} body={t.noneBody} /> : (
              <div className="clock-scroll">
                <table className="info-table">
                  <thead><tr><th>{t.column.due}</th><th>{t.column.what}</th><th>{t.column.who}</th><th>{t.column.why}</th><th><span className="aksel-sr-only">{t.column.act}</span></th></tr></thead>
                  <tbody>{data.clocks.map((one) => <ClockRow key={`${one.kind}:${one.targetId}`} clock={one} today={today} onStop={() => setStopping(one)} />)}</tbody>
                </table>
                {data.total > data.clocks.length ? <Button size="small" variant="tertiary" className="clock-more" onClick={() => setShown(shown + PAGE)}>{t.more(Math.min(PAGE, data.total - data.clocks.length))}</Button> : null}
              </div>
            )}
          </Panel>
        )}
      </Answered>
      {stopping ? <StopDialog clock={stopping} onClose={() => setStopping(null)} /> : null}
    </div>
  )
}
