// Changes with who, when, before and after. One act is one group. Sak and Boliger both use it.
import { dateText, osloDate, osloTime } from '../../shared/dates.ts'
import type { z } from '../../shared/zod.ts'
import type { HistoryEntry } from '../../shared/operations/views.ts'
import { text } from '../text.ts'

const t = text.case.log
type Entry = z.output<typeof HistoryEntry>

const shown = (value: unknown) => (value === null || value === undefined || value === '' ? <span className="quiet">{t.empty}</span> : typeof value === 'object' ? JSON.stringify(value) : String(value))

/** A row that only says that something was made beside the act above it adds nothing. */
const telling = (rows: readonly Entry[]) => rows.filter((row, index) => row.fieldLabel || rows[index - 1]?.opId !== row.opId)

export function HistoryTable({ rows: all }: { rows: readonly Entry[] }) {
  const rows = telling(all)
  if (rows.length === 0) return <p className="gate-text quiet">{t.none}</p>
  return (
    <table className="info-table history">
      <thead>
        <tr>
          <th>{t.when}</th>
          <th>{t.who}</th>
          <th>{t.what}</th>
          <th>{t.before}</th>
          <th>{t.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const same = index > 0 && rows[index - 1]!.opId === row.opId
          return (
            <tr key={`${row.opId}-${index}`} data-same={same || undefined}>
              <td className="nowrap quiet small">{same ? '' : `${dateText(osloDate(row.at))} ${osloTime(row.at)}`}</td>
              <td>{same ? '' : row.who}</td>
              <td>
                {same ? null : <strong className="history-label">{row.label}</strong>}
                {row.fieldLabel ? <span>{row.fieldLabel}</span> : null}
                {!same && row.reason ? <span className="quiet small sign-note">{t.reason(row.reason)}</span> : null}
              </td>
              <td className="wrap">{row.fieldLabel ? shown(row.before) : null}</td>
              <td className="wrap">{row.fieldLabel ? shown(row.after) : null}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
