// What was written after a backup: by whom, in which cases, and how many rows of each kind. Going back and recovery both use it.
import type { Difference } from '../../shared/operations/backup.ts'
import { osloDate, osloTime, dateText } from '../../shared/dates.ts'
import { text } from '../text.ts'

const t = text.exchange.backups.restore
const at = (instant: string) => text.exchange.pcs.at(dateText(osloDate(instant)), osloTime(instant))

export function DifferenceView({ difference }: { difference: Difference }) {
  const { operations, from, to, people, cases, moreCases, rows, complete } = difference
  if (operations === 0) return <p className="gate-text">{complete ? t.nothing : `${t.partial} ${t.nothing}`}</p>
  const changed = rows.filter((row) => row.before !== row.now)
  return (
    <div className="difference">
      {complete ? null : <p className="gate-text"><strong>{t.partial}</strong></p>}
      <p className="gate-text"><strong>{t.operations(operations)}</strong>{from && to ? `, ${t.between(at(from), at(to))}` : ''}</p>
      <dl className="difference-facts">
        <div><dt>{t.people}</dt><dd>{people.map((one) => `${one.name} (${one.operations})`).join(', ')}</dd></div>
        {cases.length > 0 ? <div><dt>{t.cases}</dt><dd className="num">{cases.map((one) => (one.isNew ? `${one.caseNumber} (${t.isNew})` : one.caseNumber)).join(', ')}{moreCases > 0 ? ` ${t.more(moreCases)}` : ''}</dd></div> : null}
      </dl>
      {changed.length > 0 ? (
        <table className="info-table">
          <thead><tr><th>{t.what}</th><th data-numeric>{t.before}</th><th data-numeric>{t.now}</th></tr></thead>
          <tbody>{changed.map((row) => <tr key={row.label}><td>{row.label}</td><td data-numeric>{row.before}</td><td data-numeric>{row.now}</td></tr>)}</tbody>
        </table>
      ) : null}
    </div>
  )
}
