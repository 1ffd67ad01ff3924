// Framover: dwellings that become vacant month by month, of each kind, against those who wait for just that. A shortage is said, not only coloured.
import { useState } from 'react'
import { Link } from 'wouter'
import { shortDate } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { Why } from '../../ui/Why.tsx'

const t = text.offers.ahead
type Ahead = Output<'match.ahead'>
type Row = Ahead['rows'][number]
const MONTHS = ['jan.', 'feb.', 'mars', 'april', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.']
const monthLabel = (month: string) => MONTHS[Number(month.slice(5)) - 1]!

function Opened({ row }: { row: Row }) {
  const today = useToday()
  return (
    <div className="ahead-open">
      <div><h2>{t.dwellings}</h2>{row.dwellings.length === 0 ? <p className="quiet">–</p> : <ul>{row.dwellings.map((one) => <li key={one.id}><Link className="quiet-link" href={`/tildeling/bolig/${one.id}`}>{one.label}</Link> <span className="quiet small">{shortDate(one.on, today)}</span></li>)}</ul>}</div>
      <div><h2>{t.waiting}</h2>{row.waiting.length === 0 ? <p className="quiet">–</p> : <ul>{row.waiting.map((one) => <li key={one.caseId}><Link className="quiet-link" href={`/tildeling/soker/${one.caseId}`}>{one.name}</Link></li>)}</ul>}</div>
    </div>
  )
}

function Grid({ data }: { data: Ahead }) {
  const [open, setOpen] = useState<string | null>(null)
  const most = Math.max(1, ...data.rows.flatMap((row) => row.vacancies))
  return (
    <table className="ahead-grid">
      <thead>
        <tr>
          <th scope="col">{t.kind}</th>
          {data.months.map((month) => <th key={month} scope="col" className="num">{monthLabel(month)}</th>)}
          <th scope="col" className="num">{t.total}</th><th scope="col" className="num">{t.need}</th><th scope="col">{t.shortage}</th>
        </tr>
      </thead>
      {data.rows.map((row) => {
        const total = row.cumulative.at(-1) ?? 0
        return (
          <tbody key={row.key}>
            <tr>
              <th scope="row"><button type="button" className="plain-link" aria-expanded={open === row.key} aria-label={t.open(row.label)} onClick={() => setOpen(open === row.key ? null : row.key)}>{row.label}</button></th>
              {row.vacancies.map((count, index) => <td key={data.months[index]} className="num ahead-cell" data-level={count === 0 ? 0 : Math.ceil((count / most) * 4)}>{count === 0 ? <span className="quiet">·</span> : count}</td>)}
              <td className="num"><strong>{total}</strong></td><td className="num"><strong>{row.need}</strong></td>
              <td>{row.shortage > 0 ? <ToneTag tone="attention">{t.short(row.shortage)}</ToneTag> : <ToneTag>{t.enough}</ToneTag>}</td>
            </tr>
            {open === row.key ? <tr><td colSpan={data.months.length + 4}><Opened row={row} /></td></tr> : null}
          </tbody>
        )
      })}
    </table>
  )
}

export function AheadMode() {
  const asked = useQuery('match.ahead', { months: 12 }, { keep: true })
  return (
    <Panel label={t.title} flush className="match ahead-mode">
      <Answered asked={asked}>
        {(data) => (
          <>
            <p className="ahead-body">{t.body} <Why>{data.why.map((line) => <p key={line}>{line}</p>)}</Why> {data.unplaced > 0 ? <span className="quiet small">{t.unplaced(data.unplaced)}</span> : null}</p>
            <div className="match-scroll" tabIndex={0} role="group" aria-label={t.title}>{data.rows.length === 0 ? <EmptyState level="3" title={t.none} /> : <Grid data={data} />}</div>
          </>
        )}
      </Answered>
    </Panel>
  )
}
