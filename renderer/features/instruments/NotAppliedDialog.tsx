// Who may have a right to the housing allowance and has none registered: those the facts speak for, and apart those of whom facts lack.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { kroner } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import { EstimateDialog } from '../../parts/EstimateDialog.tsx'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { Answered } from '../../ui/states.tsx'

const t = text.instruments.notApplied
type Row = Output<'allowance.notApplied'>['likely'][number]

function Rows({ title, rows, onEstimate }: { title: string; rows: readonly Row[]; onEstimate: (caseId: string) => void }) {
  return (
    <section>
      <h2 className="part-title">{title}</h2>
      {rows.length === 0 ? <p className="page-note">{t.none}</p> : (
        <table className="info-table">
          <thead><tr><th>{t.who}</th><th data-numeric>{t.amount}</th><th>{t.why}</th><th><span className="aksel-sr-only">{text.instruments.column.act}</span></th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.caseId}>
                <td><Link className="plain-link" href={`/sak/${row.caseId}`}>{row.name}</Link><span className="quiet small sign-note">{row.caseNumber}</span></td>
                <td data-numeric className="num nowrap">{row.monthly === null ? null : kroner(row.monthly)}</td>
                <td className="wrap small">{row.why.map((line) => <span key={line} className="sign-note">{line}</span>)}{row.lacks.map((line) => <span key={line} className="quiet sign-note">{line}</span>)}</td>
                <td className="acts"><Button size="xsmall" variant="tertiary" aria-label={`${text.instruments.estimate.open}: ${row.name}`} onClick={() => onEstimate(row.caseId)}>{text.instruments.estimate.open}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export function NotAppliedDialog({ onClose }: { onClose: () => void }) {
  const asked = useQuery('allowance.notApplied', {})
  const [estimating, setEstimating] = useState<string | null>(null)
  if (estimating) return <EstimateDialog caseId={estimating} onClose={() => setEstimating(null)} />
  return (
    <ShowDialog title={t.title} wide onClose={onClose}>
      <Answered asked={asked}>
        {(data) => data.ratesMissing ? <p className="form-warning">{data.ratesMissing}</p> : (
          <>
            <p className="page-note">{t.body(data.year!)}</p>
            <Rows title={t.likely} rows={data.likely} onEstimate={setEstimating} />
            <Rows title={t.unclear} rows={data.unclear} onEstimate={setEstimating} />
            {data.unclearTotal > data.unclear.length ? <p className="page-note">{t.first(data.unclear.length, data.unclearTotal)}</p> : null}
            {data.hidden > 0 ? <p className="page-note">{text.instruments.hidden(data.hidden)}</p> : null}
          </>
        )}
      </Answered>
    </ShowDialog>
  )
}
