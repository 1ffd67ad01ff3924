// The meeting's own log: who came and went, and what kind of topics were in view for whom.
import { osloTime } from '../../../shared/dates.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'

const t = text.closing.log

export function LogPanel({ meetingId }: { meetingId: string }) {
  const asked = useQuery('meeting.log', { meetingId }, { keep: true })
  return (
    <Panel title={text.closing.held.tabs.log} detail={t.note} flush>
      <Answered asked={asked}>
        {(rows) => rows.length === 0 ? <p className="meeting-none">{t.none}</p> : (
          <table className="plain-table log-table">
            <thead><tr>{[t.time, t.what, t.topics, t.there, t.by].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.id}>
                  <td className="num nowrap">{osloTime(one.at)}</td>
                  <td>{one.what}{one.ground ? <span className="quiet small sign-note">{t.ground(one.ground)}</span> : null}</td>
                  <td>{one.topics.join(', ')}</td>
                  <td>{one.present.join(', ') || t.nobody}</td>
                  <td>{one.actor}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answered>
    </Panel>
  )
}
