// Exchanges before this one: when, who, and what came of it; each opens to its numbers.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { codeText, NotTaken, SummaryTable } from './Happens.tsx'
import { whenText } from './when.ts'

const t = text.exchange.pcs.history
type Run = Output<'exchange.status'>['runs'][number]
const SHORT = 6

function resultText(run: Run): string {
  if (run.outcome === 'cancelled') return t.cancelled
  if (run.outcome === 'failed' || !run.result) return t.failed
  const { in: inn, out, left, refused } = run.result
  const parts = [inn + out === 0 ? t.doneNothing : t.done(inn, out)]
  if (left.length + refused.length > 0) parts.push(t.left(left.length + refused.length))
  return parts.join(', ')
}

function RunDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const today = useToday()
  const fault = run.code && run.outcome === 'failed' ? codeText(run.code) : null
  return (
    <ShowDialog title={t.dialog(whenText(run.at, today))} description={`${run.who}. ${t.place}: ${run.place}`} onClose={onClose}>
      <div className="run-details">
        {run.outcome === 'cancelled' ? <p className="gate-text">{text.exchange.pcs.cancelledRun}</p> : null}
        {fault ? <p className="failed"><strong>{fault[0]}</strong> {fault[1]}</p> : null}
        {run.result ? <><SummaryTable summary={run.result.summary} outSummary={run.result.outSummary} isDone /><NotTaken result={run.result} bare /></> : null}
      </div>
    </ShowDialog>
  )
}

export function History({ runs }: { runs: readonly Run[] }) {
  const today = useToday()
  const [open, setOpen] = useState<Run | null>(null)
  const [all, setAll] = useState(false)
  const shown = all ? runs : runs.slice(0, SHORT)
  return (
    <Panel title={t.title} detail={runs.length || null}>
      {runs.length === 0 ? <p className="gate-text quiet">{t.none}</p> : (
        <table className="info-table">
          <thead><tr><th>{t.when}</th><th>{t.who}</th><th>{t.result}</th><th><span className="aksel-sr-only">{t.show}</span></th></tr></thead>
          <tbody>
            {shown.map((run) => (
              <tr key={run.id}>
                <td className="nowrap">{whenText(run.at, today)}</td>
                <td>{run.who}</td>
                <td>{run.outcome === 'failed' ? <ToneTag tone="danger">{resultText(run)}</ToneTag> : resultText(run)}</td>
                <td className="row-act"><Button size="xsmall" variant="tertiary" aria-label={t.showOf(whenText(run.at, today))} onClick={() => setOpen(run)}>{t.show}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {runs.length > SHORT && !all ? <button type="button" className="plain-link" onClick={() => setAll(true)}>{t.more}</button> : null}
      {open ? <RunDialog run={open} onClose={() => setOpen(null)} /> : null}
    </Panel>
  )
}
