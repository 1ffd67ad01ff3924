// Logg: who wrote what, when, with before and after.
import { dateText, osloDate, osloTime } from '../../../shared/dates.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { HistoryTable } from '../../parts/HistoryTable.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'
import type { TabProps } from './CasePage.tsx'

const t = text.case.log

function Reads({ caseId }: { caseId: string }) {
  const asked = useQuery('log.reads', { caseId, limit: 100 })
  return (
    <Panel title={t.reads}>
      <Answered asked={asked}>
        {(rows) => (
          <ul className="lines">
            {rows.map((row, index) => <li key={index}><span><strong>{row.who}</strong> <span className="quiet">{row.operation}{row.reason ? `. ${t.reason(row.reason)}` : ''}</span></span><span className="quiet small nowrap">{dateText(osloDate(row.at))} {osloTime(row.at)}</span></li>)}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}

export function LogTab({ page }: TabProps) {
  const asked = useQuery('case.history', { id: page.case.id })
  const mayReads = useMay('log.read')
  return (
    <div className={mayReads ? 'columns two-columns' : 'stack'}>
      <Panel title={t.title}>
        <Answered asked={asked}>{(rows) => <HistoryTable rows={rows} />}</Answered>
      </Panel>
      {mayReads ? <Reads caseId={page.case.id} /> : null}
    </div>
  )
}
