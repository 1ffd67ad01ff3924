// What standing empty has cost, summed as one likes, with the periods behind each sum and the reason that may be put right.
import { Button, Select } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText, kroner } from '../../../shared/dates.ts'
import { voidReason } from '../../../shared/model/codes.ts'
import type { Input, Output } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import { ReclassifyDialog } from '../../parts/care/CareDialogs.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { Why } from '../../ui/Why.tsx'

const l = text.care.ledger
type Group = NonNullable<Input<'void.ledger'>['groupBy']>
type Answer = Output<'void.ledger'>
type Filter = NonNullable<Input<'void.ledger'>['filter']>
type Period = Output<'void.periods'>['rows'][number]
const MORE = 100

function Sums({ row }: { row: Answer['sums'] }) {
  return <><td data-numeric>{row.days}</td><td data-numeric className="nowrap">{kroner(row.rent)}</td><td data-numeric className="nowrap">{kroner(row.running)}</td><td data-numeric className="nowrap">{kroner(row.repairs)}</td><td data-numeric className="nowrap"><strong>{kroner(row.sum)}</strong></td></>
}

function Unknown({ data }: { data: Answer }) {
  if (data.unknownTotal === 0) return null
  return (
    <details className="ledger-unknown">
      <summary>{l.unknown(data.unknownTotal)}</summary>
      <ul>{data.unknown.map((one) => <li key={one.id}><Link className="quiet-link" href={`/bolig/${one.id}`}>{one.label}</Link>, {l.lacks[one.lacks]}</li>)}{data.unknownTotal > data.unknown.length ? <li className="quiet">{l.more(data.unknownTotal - data.unknown.length)}</li> : null}</ul>
    </details>
  )
}

function PeriodRow({ one, onChange }: { one: Period; onChange: (one: Period) => void }) {
  const today = useToday()
  const mayWrite = useMay('dwelling.write')
  return (
    <tr>
      <td><Link className="quiet-link" href={`/bolig/${one.dwellingId}`}>{one.dwelling}</Link></td>
      <td>{voidReason.labels[one.reason]}{one.history.map((past) => <span key={past.until + past.reason} className="quiet small ledger-was">{l.was(voidReason.labels[past.reason], dateText(past.until), past.by)}</span>)}</td>
      <td className="nowrap">{dateText(one.startsOn)}</td>
      <td className="nowrap">{one.endsOn === null || one.endsOn > today ? <span className="quiet">{l.still}</span> : dateText(one.endsOn)}</td>
      <td data-numeric>{one.days}</td>
      <td data-numeric className="nowrap">{one.rent === null ? <span className="quiet">{text.common.unknown}</span> : kroner(one.rent)}</td>
      <td className="care-acts">{mayWrite ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={l.changeOf(`${one.dwelling}, ${dateText(one.startsOn)}`)} onClick={() => onChange(one)}>{l.change}</Button> : null}</td>
    </tr>
  )
}

function Behind({ filter, label, onClear }: { filter: Filter; label: string | null; onClear: () => void }) {
  const [limit, setLimit] = useState(MORE)
  const [changing, setChanging] = useState<Period | null>(null)
  const asked = useQuery('void.periods', { filter, limit: Math.min(limit, 500) }, { keep: true })
  return (
    <Panel title={label ? l.behindOf(label) : l.behind} action={label ? <button type="button" className="plain-link" onClick={onClear}>{l.clear}</button> : null} className="ledger-behind">
      <Answered asked={asked}>{(data) => (
        <>
          <div className="table-scroll" tabIndex={0} role="group" aria-label={l.behind}>
            <table className="info-table">
              <thead><tr><th scope="col">{l.groups.dwelling}</th><th scope="col">{l.groups.reason}</th><th scope="col">{l.from}</th><th scope="col">{l.to}</th><th scope="col" data-numeric>{l.days}</th><th scope="col" data-numeric>{l.rent}</th><th scope="col"><span className="aksel-sr-only">{l.change}</span></th></tr></thead>
              <tbody>{data.rows.map((one) => <PeriodRow key={one.id} one={one} onChange={setChanging} />)}</tbody>
            </table>
          </div>
          {data.total > data.rows.length ? <p className="ledger-more"><Button size="xsmall" variant="secondary" onClick={() => setLimit(limit + MORE)}>{l.more(data.total - data.rows.length)}</Button></p> : null}
          {data.repairs.length > 0 ? (
            <>
              <h3 className="section-title">{l.repairsBehind(data.repairsTotal)}</h3>
              <ul className="lines">{data.repairs.map((one) => <li key={one.id}><span><Link className="quiet-link" href={`/bolig/${one.dwellingId}`}>{one.dwelling}</Link>: {one.title} <span className="quiet">{voidReason.labels[one.reason]}{one.doneOn ? `, ${dateText(one.doneOn)}` : ''}</span></span><span className="num nowrap">{kroner(one.cost ?? 0)}</span></li>)}</ul>
            </>
          ) : null}
        </>
      )}</Answered>
      {changing ? <ReclassifyDialog period={changing} onClose={() => setChanging(null)} /> : null}
    </Panel>
  )
}

export function Ledger() {
  const year = useToday().slice(0, 4)
  const [at, setAt] = useState<{ year: string | null; group: Group; chosen: { key: string; label: string } | null }>({ year, group: 'reason', chosen: null })
  const filter: Filter = { year: at.group === 'year' ? null : at.year }
  const asked = useQuery('void.ledger', { filter, groupBy: at.group, limit: 200 }, { keep: true })
  const behind: Filter = at.chosen === null ? filter : { ...filter, ...{ reason: { reason: at.chosen.key as Period['reason'] }, dwelling: { dwellingId: at.chosen.key }, building: { buildingId: at.chosen.key }, year: { year: at.chosen.key } }[at.group] }
  return (
    <Answered asked={asked}>{(data) => (
      <div className="columns ledger-columns">
        <Panel title={l.table} action={<Why label={l.how}>{l.howBody}</Why>}>
          <div className="ledger-choose">
            <Select size="small" label={l.year} value={at.year ?? ''} disabled={at.group === 'year'} onChange={(event) => setAt({ ...at, year: event.target.value || null, chosen: null })}><option value="">{l.allYears}</option>{data.years.map((one) => <option key={one} value={one}>{one}</option>)}</Select>
            <Select size="small" label={l.group} value={at.group} onChange={(event) => setAt({ ...at, group: event.target.value as Group, chosen: null })}>{(Object.keys(l.groups) as Group[]).map((key) => <option key={key} value={key}>{l.groups[key]}</option>)}</Select>
          </div>
          {data.total === 0 ? <EmptyState level="3" title={l.none} body={l.noneBody} /> : (
            <div className="table-scroll" tabIndex={0} role="group" aria-label={l.table}>
              <table className="info-table ledger">
                <thead><tr><th scope="col">{l.groups[at.group]}</th><th scope="col" data-numeric>{l.days}</th><th scope="col" data-numeric>{l.rent}</th><th scope="col" data-numeric>{l.running}</th><th scope="col" data-numeric>{l.repairs}</th><th scope="col" data-numeric>{l.sum}</th></tr></thead>
                <tbody>{data.rows.map((row) => <tr key={row.key} data-chosen={at.chosen?.key === row.key || undefined}><th scope="row"><button type="button" className="plain-link ledger-open" aria-pressed={at.chosen?.key === row.key} aria-label={l.open(row.label)} onClick={() => setAt({ ...at, chosen: at.chosen?.key === row.key ? null : { key: row.key, label: row.label } })}>{row.label}</button></th><Sums row={row} /></tr>)}</tbody>
                <tfoot><tr><th scope="row">{l.total}</th><Sums row={data.sums} /></tr></tfoot>
              </table>
            </div>
          )}
          <Unknown data={data} />
        </Panel>
        <Behind key={JSON.stringify(behind)} filter={behind} label={at.chosen?.label ?? null} onClear={() => setAt({ ...at, chosen: null })} />
      </div>
    )}</Answered>
  )
}
