// Figures of the last meetings, one line each, with the sum.
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import type { MeetingFigures } from '../../../shared/operations/meeting-close.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'

const t = text.closing.figures
const MEETINGS = 12

function Cells({ one }: { one: MeetingFigures }) {
  return (
    <>
      <td className="num">{t.of(one.treated, one.cases)}</td>
      <td className="num">{t.min(one.usedMinutes, one.plannedMinutes)}</td>
      <td className="num">{one.decided}</td>
      <td className="num">{one.deferred}</td>
      <td className="num">{one.awaiting}</td>
      <td className="num">{t.of(one.tasksDone, one.tasks)}</td>
      <td className="num">{one.postponedMany}</td>
      <td className="num">{one.overridden}</td>
    </>
  )
}

export function FiguresPanel() {
  const asked = useQuery('meeting.figures', { limit: MEETINGS }, { keep: true })
  return (
    <Answered asked={asked}>
      {(data) => (
        <Panel title={t.title(data.meetings.length)} flush className="meeting-figures">
          {data.meetings.length === 0 ? <p className="meeting-none">{t.none}</p> : (
            <div className="table-scroll" tabIndex={0} role="region" aria-label={t.table}>
              <table className="plain-table figures-table">
                <thead>
                  <tr>{[t.date, t.treated, t.time, t.decided, t.deferred, t.awaiting, t.tasks, t.many(data.postponedTimes), t.overridden].map((label) => <th key={label} scope="col">{label}</th>)}</tr>
                </thead>
                <tbody>
                  {data.meetings.map((one) => (
                    <tr key={one.id}>
                      <th scope="row"><Link className="plain-link" href={`/boliglag/${one.id}/holdt`}>{dateText(one.heldOn)}</Link></th>
                      <Cells one={one} />
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr><th scope="row">{t.total}</th><Cells one={data.total} /></tr>
                </tfoot>
              </table>
            </div>
          )}
        </Panel>
      )}
    </Answered>
  )
}
