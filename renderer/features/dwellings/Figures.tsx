// Five figures on one line, each with how it is counted.
import type { ReactNode } from 'react'
import { kroner } from '../../../shared/dates.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { Why } from '../../ui/Why.tsx'

const f = text.dwellings.figures

function Figure({ label, value, note, alarm }: { label: string; value: ReactNode; note?: ReactNode; alarm?: boolean }) {
  return (
    <div className="figure" data-alarm={alarm || undefined}>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong> {note ? <span>{note}</span> : null}
      </dd>
    </div>
  )
}

export function Figures() {
  const { data } = useQuery('dwelling.figures', {}, { keep: true })
  if (!data) return <div className="figures" aria-busy="true" />
  return (
    <section className="panel figures-panel" aria-label={f.label} data-panel tabIndex={-1}>
      <dl className="figures">
        <Figure label={f.vacant} value={data.vacantNow} note={f.ready(data.readyNow)} />
        <Figure label={f.cost} value={kroner(data.voidCostThisYear)} />
        <Figure label={f.days} value={data.voidDaysAverage === null ? f.unknown : f.daysValue(Math.round(data.voidDaysAverage))} note={data.voidDaysLastYear === null ? null : f.lastYear(Math.round(data.voidDaysLastYear))} />
        <Figure label={f.soon} value={data.soonVacant} />
        <Figure label={f.ending} value={data.contractsEnding} note={f.within} alarm={data.contractsEnding > 0} />
      </dl>
      <span className="figures-why">
        <Why label={f.how}>
          {data.explanation.map((line) => (
            <p key={line} className="gate-text">
              {line}
            </p>
          ))}
        </Why>
      </span>
    </section>
  )
}
