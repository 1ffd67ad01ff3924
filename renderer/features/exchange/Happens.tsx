// What comes in and what goes out, in numbers; what is not taken in, and why; clocks that go wrong. For the dry run and for what was done.
import { ClockDashedIcon, ExclamationmarkTriangleIcon, SealCheckmarkIcon } from '@navikt/aksel-icons'
import { ERRORS, type ErrorCode } from '../../../shared/errors.ts'
import type { ExchangeResult } from '../../../shared/operations/exchange.ts'
import { useExchange } from '../../state/exchange.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { Panel } from '../../ui/Panel.tsx'

const t = text.exchange.pcs
type Summary = ExchangeResult['summary']
const ROWS = ['newCases', 'changedCases', 'notes', 'decisions', 'homes', 'meetings', 'plans', 'other'] as const
const ALARMS = ['contested', 'gaveWay', 'held'] as const

export const codeText = (code: string): readonly [string, string] => ERRORS[code as ErrorCode] ?? ERRORS.unexpected

/** The table of what comes in and goes out; used by the history too. */
export function SummaryTable({ summary, outSummary, isDone }: { summary: Summary; outSummary: Summary; isDone: boolean }) {
  return (
    <table className="info-table in-out">
      <thead><tr><th><span className="aksel-sr-only">{t.what.line}</span></th><th data-numeric>{isDone ? t.what.inDone : t.what.in}</th><th data-numeric>{isDone ? t.what.outDone : t.what.out}</th></tr></thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row} data-none={(summary[row] === 0 && outSummary[row] === 0) || undefined}><td>{t.what.rows[row]}</td><td data-numeric>{summary[row]}</td><td data-numeric>{outSummary[row]}</td></tr>
        ))}
        {ALARMS.filter((row) => summary[row] > 0).map((row) => (
          <tr key={row} className="in-out-alarm"><td>{t.what[row]}</td><td data-numeric>{summary[row]}</td><td data-numeric><span aria-hidden>–</span><span className="aksel-sr-only">{t.what.notOut}</span></td></tr>
        ))}
      </tbody>
    </table>
  )
}

export function Happens({ result, isDone, waiting }: { result: ExchangeResult; isDone: boolean; waiting: number }) {
  const isNothing = result.in === 0 && result.out === 0
  return (
    <Panel title={isDone ? t.what.done : t.what.title} className="happens" flush>
      <div className="happens-head">
        <SealCheckmarkIcon aria-hidden />
        <div role="status">
          <strong>{isDone ? `${t.result.in(result.in)}, ${t.result.out(result.out)}.` : result.bundlesIn > 0 ? t.what.read(result.bundlesIn) : t.what.noBundles}</strong>
          <span>{isDone ? (waiting > 0 ? t.result.waits(waiting) : t.result.clear) : isNothing ? t.what.nothing : result.bundlesIn > 0 ? t.what.genuine : ''}</span>
        </div>
      </div>
      {isNothing ? null : <SummaryTable summary={result.summary} outSummary={result.outSummary} isDone={isDone} />}
      {result.clocks.map((one) => (
        <p key={one.sender} className="happens-clock">
          <ClockDashedIcon aria-hidden /> <span><strong>{t.clock(one.sender, Math.max(1, Math.round(one.secondsAhead / 60)))}</strong> {t.clockBody}</span>
        </p>
      ))}
    </Panel>
  )
}

/** Bundles left lying and parts refused, each with its reason and the next step. */
export function NotTaken({ result, bare }: { result: Pick<ExchangeResult, 'left' | 'refused'>; bare?: boolean }) {
  const rows = [...result.left.map((one) => ({ title: t.notTaken.bundle(one.sender, one.sequence), code: one.code })), ...result.refused.map((one) => ({ title: t.notTaken.part(one.sender, one.operations), code: one.code }))]
  if (rows.length === 0) return null
  const list = (
    <ul className="refused">
      {rows.map((row, index) => {
        const [what, next] = codeText(row.code)
        return <li key={index}><CriterionSign outcome="notMet" decorative /><span><strong>{row.title}</strong><span>{what} {next}</span></span></li>
      })}
    </ul>
  )
  return bare ? list : <Panel title={t.notTaken.title} detail={rows.length} flush>{list}</Panel>
}

/** Before anything is looked at: whether the others have shared something. */
export function NewsPanel() {
  const { news } = useExchange()
  const fault = news.code ? codeText(news.code) : null
  return (
    <Panel title={t.since} tone={fault ? 'attention' : 'plain'}>
      {fault ? <p className="gate-text"><ExclamationmarkTriangleIcon aria-hidden className="inline-icon" /> <strong>{fault[0]}</strong> {fault[1]}</p> : <p className="news-line" data-some={news.count > 0 || undefined} role="status">{t.news(news.count)}</p>}
      {fault ? null : <p className="form-note">{t.newsLater}</p>}
    </Panel>
  )
}
