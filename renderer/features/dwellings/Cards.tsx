// The register as cards: for browsing, a few dozen at a time.
import { Button } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { dwellingState } from '../../../shared/model/codes.ts'
import { kroner } from '../../../shared/dates.ts'
import { text } from '../../text.ts'
import { RequirementIcons } from '../../ui/RequirementIcon.tsx'
import { ToneTag } from '../../ui/small.tsx'
import type { Pages } from '../../ui/table/usePages.ts'
import { meets } from './columns.tsx'

const STEP = 60

export function Cards({ pages, active, onActive }: { pages: Pages<'dwelling.list'>; active: number; onActive: (index: number) => void }) {
  const [shown, setShown] = useState(STEP)
  const count = Math.min(shown, pages.total)
  const { onRange } = pages
  useEffect(() => onRange(0, Math.max(count - 1, 0)), [onRange, count])
  return (
    <div className="cards-scroll">
      <ul className="cards">
        {Array.from({ length: count }, (_, index) => {
          const row = pages.rowAt(index)
          if (!row) return null
          return (
            <li key={row.id} className="card" data-active={index === active || undefined} onMouseEnter={() => onActive(index)} onFocus={() => onActive(index)}>
              <Link className="quiet-link" href={`/bolig/${row.id}`}><strong>{row.label}</strong></Link>
              <span className="quiet small">{[row.kindText, row.usableArea ? `${row.usableArea} m²` : null, row.area].filter(Boolean).join(' · ')}</span>
              <RequirementIcons kinds={meets(row)} bedrooms={row.bedrooms} />
              <span className="card-foot">
                <ToneTag tone={row.state === 'vacant' ? 'attention' : 'quiet'}>{row.vacantDays !== null && row.state === 'vacant' ? text.dwellings.side.vacantDays(row.vacantDays) : dwellingState.labels[row.state]}</ToneTag>
                <span className="quiet small">{row.rent === null ? '' : kroner(row.rent)}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {count < pages.total ? <Button size="small" variant="secondary" onClick={() => setShown(shown + STEP)}>{text.dwellings.moreCards(Math.min(STEP, pages.total - count))}</Button> : null}
    </div>
  )
}
