// Tilbud: offers with their steps, the tenancy that follows, and searches that found nothing.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateText } from '../../../../shared/dates.ts'
import { proposalStatus } from '../../../../shared/model/codes.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { OfferItem } from '../../../parts/offers/OfferItem.tsx'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import { Answered, EmptyState, Failed } from '../../../ui/states.tsx'
import type { TabProps } from '../CasePage.tsx'
import { SearchDialog } from './SearchDialog.tsx'
import { Tenancies } from './Tenancies.tsx'

const t = text.offers

/** Proposals to the housing team, kept apart from offers: nobody has been offered anything by one. */
function Proposals({ page }: Pick<TabProps, 'page'>) {
  const rows = page.offers.filter((one) => one.kind === 'proposal')
  if (rows.length === 0) return null
  return (
    <Panel title={t.proposals}>
      <ul className="lines">
        {rows.map((one) => <li key={one.id}><span><Link className="quiet-link" href={`/bolig/${one.dwellingId}`}>{one.dwelling}</Link> <ToneTag>{(proposalStatus.labels as Record<string, string>)[one.status] ?? one.status}</ToneTag>{one.reason ? <span className="quiet small sign-note">{one.reason}</span> : null}</span><span className="nowrap">{dateText(one.on)}</span></li>)}
      </ul>
    </Panel>
  )
}

function SearchPanel({ caseId, onRecord }: { caseId: string; onRecord: () => void }) {
  const [, navigate] = useLocation()
  const mayPropose = useMay('propose')
  const asked = useQuery('match.forCase', { caseId, limit: 1 }, { keep: true })
  const close = useCommand('search.close', t.search.closed)
  const last = asked.data?.lastSearch
  return (
    <Panel title={t.search.title} action={<Button size="small" variant="secondary" onClick={() => navigate(`/tildeling/soker/${caseId}`)}>{t.find}</Button>}>
      {asked.data ? <p className="gate-text">{text.allocation.mirror.counts(asked.data.fits, asked.data.uncertain, asked.data.outside)}</p> : null}
      {last ? (
        <div className="search-last">
          <p><strong>{t.search.last(dateText(last.searchedOn), last.by)}</strong> {last.reason} {t.search.again(dateText(last.nextSearchOn))}</p>
          {mayPropose ? <button type="button" className="plain-link" onClick={() => void close.run({ id: last.id, version: last.version })}>{t.search.close}</button> : null}
        </div>
      ) : null}
      {mayPropose ? <Button className="panel-button" size="small" variant="tertiary" data-color="neutral" onClick={onRecord}>{t.search.act}</Button> : null}
      <Failed error={close.failed} />
    </Panel>
  )
}

export function OffersTab({ page }: TabProps) {
  const caseId = page.case.id
  const mayMatch = useMay('match.read')
  const [searching, setSearching] = useState(false)
  const open = useQuery('offer.list', { caseId, filter: 'open' }, { keep: true, enabled: mayMatch })
  const closed = useQuery('offer.list', { caseId, filter: 'closed' }, { keep: true, enabled: mayMatch })
  return (
    <div className="columns two-columns">
      <div className="stack">
        {mayMatch ? (
          <Panel title={t.title}>
            <Answered asked={open}>
              {(list) => (
                <>
                  {list.offers.length === 0 && !closed.data?.offers.length ? <EmptyState title={t.none} body={t.noneBody} /> : null}
                  {list.offers.map((one) => <OfferItem key={one.id} offer={one} list={list} />)}
                  {closed.data && closed.data.offers.length > 0 ? <><h3 className="group-title">{t.earlier}</h3>{closed.data.offers.map((one) => <OfferItem key={one.id} offer={one} list={list} />)}</> : null}
                </>
              )}
            </Answered>
          </Panel>
        ) : null}
        <Proposals page={page} />
      </div>
      <div className="stack">
        {mayMatch ? <SearchPanel caseId={caseId} onRecord={() => setSearching(true)} /> : null}
        <Tenancies caseId={caseId} />
      </div>
      {searching ? <SearchDialog caseId={caseId} requirements={page.requirements} onClose={() => setSearching(false)} /> : null}
    </div>
  )
}
