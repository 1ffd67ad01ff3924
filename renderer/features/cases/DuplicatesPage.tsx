// Mulige dobbeltregistreringer: every pair that may be one person, with why, to be merged or kept apart.
import { ArrowLeftIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import { useQuery } from '../../data/useQuery.ts'
import { DuplicateDialog, type Pair } from '../../parts/DuplicateDialog.tsx'
import type { Params } from '../../routes.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'

const t = text.intake.duplicates
const LIMIT = 100

/** On the list of applicants: how many pairs wait to be looked at. Nothing when there are none. */
export function DuplicatesLink() {
  const { data } = useQuery('person.duplicates', { limit: 1 }, { keep: true })
  return data && data.total > 0 ? <Link className="plain-link duplicates-link" href="/sokere/dobbelt">{t.link(data.total)}</Link> : null
}

function Who({ side }: { side: Pair['a'] }) {
  return (
    <>
      <strong>{side.name}</strong>
      <span className="quiet small sign-note">{[side.birthDate ? dateText(side.birthDate) : null, side.phone].filter(Boolean).join(', ')}</span>
      <span className="small sign-note">{side.cases.length === 0 ? t.noCase : side.cases.map((one) => <Link key={one.id} className="plain-link pair-case" href={`/sak/${one.id}`}>{one.caseNumber}</Link>)}</span>
    </>
  )
}

export function DuplicatesPage(_props: { params: Params }) {
  const asked = useQuery('person.duplicates', { limit: LIMIT }, { keep: true })
  const mayWrite = useMay('case.write')
  const [chosen, setChosen] = useState<Pair | null>(null)
  const back = <Link className="plain-link" href="/sokere"><ArrowLeftIcon aria-hidden /> {t.back}</Link>
  return (
    <div className="page">
      <PageHead title={t.title} detail={t.detail}>{back}</PageHead>
      <Answered asked={asked}>
        {({ total, pairs }) => (
          <Panel label={t.list}>
            {total === 0 ? <EmptyState title={t.none} body={t.noneBody}>{back}</EmptyState> : (
              <table className="info-table pairs">
                <thead><tr><th scope="col">{t.first}</th><th scope="col">{t.second}</th><th scope="col">{t.why}</th><th scope="col"><span className="aksel-sr-only">{t.look}</span></th></tr></thead>
                <tbody>
                  {pairs.map((pair) => (
                    <tr key={`${pair.a.id} ${pair.b.id}`}>
                      <td><Who side={pair.a} /></td>
                      <td><Who side={pair.b} /></td>
                      <td>{pair.why.map((one) => <span key={one} className="sign-note">{one}</span>)}</td>
                      <td>{mayWrite ? <Button size="xsmall" variant="secondary" aria-label={t.lookAt(`${pair.a.name} og ${pair.b.name}`)} onClick={() => setChosen(pair)}>{t.look}</Button> : null}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {total > pairs.length ? <p className="form-note">{t.more(total - pairs.length)}</p> : null}
          </Panel>
        )}
      </Answered>
      {chosen ? <DuplicateDialog pair={chosen} onClose={() => setChosen(null)} /> : null}
    </div>
  )
}
