// What stands behind a number: the households that wait, with where their need comes from, and the dwellings of that kind.
import { Button } from '@navikt/ds-react'
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import { dwellingState } from '../../../shared/model/codes.ts'
import type { Input } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { Answered } from '../../ui/states.tsx'

const t = text.stock

export function CellDialog({ title, input, onOrder, onClose }: { title: string; input: Input<'stock.cell'>; onOrder: (() => void) | null; onClose: () => void }) {
  const asked = useQuery('stock.cell', input)
  return (
    <ShowDialog title={title} wide onClose={onClose} footer={onOrder ? <Button size="small" onClick={onOrder}>{t.orderHere}</Button> : undefined}>
      <Answered asked={asked}>
        {(data) => (
          <div className="stack">
            <section>
              <h2 className="rule-name">{t.cases(data.total)}</h2>
              {data.total === 0 ? <p className="quiet">{t.nobody}</p> : null}
              <ul className="lines">
                {data.cases.map((one, i) => (
                  <li key={one.caseId ?? `${one.caseNumber}${i}`}>
                    <span>{one.caseId ? <Link className="quiet-link" href={`/sak/${one.caseId}`}><strong>{one.name}</strong></Link> : <strong>{one.name}</strong>} <span className="quiet small">{[one.caseNumber, one.detail].filter(Boolean).join(' · ')}</span></span>
                    <span className="num quiet small">{one.since ? dateText(one.since) : ''}</span>
                  </li>
                ))}
              </ul>
              {data.total > data.cases.length ? <p className="quiet small">{t.more(data.total)}</p> : null}
            </section>
            {data.dwellingsTotal > 0 ? (
              <section>
                <h2 className="rule-name">{t.dwellings(data.dwellingsTotal)}</h2>
                <ul className="lines">{data.dwellings.map((one) => <li key={one.id}><Link className="quiet-link" href={`/bolig/${one.id}`}>{one.label}</Link><span className="quiet small">{dwellingState.labels[one.state]}</span></li>)}</ul>
                {data.dwellingsTotal > data.dwellings.length ? <p className="quiet small">{t.more(data.dwellingsTotal)}</p> : null}
              </section>
            ) : null}
          </div>
        )}
      </Answered>
    </ShowDialog>
  )
}
