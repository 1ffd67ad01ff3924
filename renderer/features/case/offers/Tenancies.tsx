// The tenancies of a case: contract, security, notice, demand to move, moving out, renewal, with what the law warns of.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText, kroner } from '../../../../shared/dates.ts'
import { noticeBy, securityKind, securityStatus, tenancyEnd, tenancyStatus } from '../../../../shared/model/codes.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import { Answered } from '../../../ui/states.tsx'
import { Why } from '../../../ui/Why.tsx'
import { TenancyDialog, type Tenancy, type TenancyAct, type Tenancies as List } from './TenancyDialogs.tsx'

const t = text.offers.tenancy

function actsOf(one: Tenancy, renewals: number): TenancyAct[] {
  if (one.status === 'planned') return ['sign']
  if (one.status === 'active') return ['sign', ...(renewals > 0 ? (['renew'] as const) : []), 'notice', 'demand', 'moveOut']
  return one.status === 'noticeGiven' ? ['moveOut', ...(one.notice?.by === 'landlord' && !one.notice.protestedOn ? (['protest'] as const) : []), ...(renewals > 0 ? (['renew'] as const) : [])] : []
}

const securityLine = ({ security }: Tenancy) => (security === null ? t.noSecurity : [securityKind.labels[security.kind], security.amount === null ? null : kroner(security.amount), security.status && securityStatus.labels[security.status].toLowerCase()].filter(Boolean).join(', '))

function Item({ one, list }: { one: Tenancy; list: List }) {
  const mayAllocate = useMay('allocate')
  const [open, setOpen] = useState<TenancyAct | null>(null)
  const contract = one.contractEndsOn ? t.contract(dateText(one.startsOn), dateText(one.contractEndsOn)) : t.open(dateText(one.startsOn))
  return (
    <article className="offer-item">
      <h3><Link className="quiet-link" href={`/bolig/${one.dwellingId}`}>{one.dwelling}</Link> <ToneTag tone={one.status === 'active' ? 'accent' : 'quiet'}>{tenancyStatus.labels[one.status]}</ToneTag></h3>
      <p>{contract} <span className="quiet small">{[one.contractReference, one.rent === null ? null : text.allocation.perMonth(kroner(one.rent)), one.signedOn ? t.signed(dateText(one.signedOn)) : t.notSigned].filter(Boolean).join(' · ')}</span></p>
      {one.specialGround ? <p className="small">{t.special(one.specialGround)}</p> : null}
      {one.status !== 'ended' ? <p className="quiet small">{t.security}: {securityLine(one)}</p> : null}
      {one.notice ? <p className="small">{t.notice(noticeBy.labels[one.notice.by], dateText(one.notice.on), dateText(one.notice.endsOn))} {one.notice.protestedOn ? t.protested(dateText(one.notice.protestedOn)) : one.notice.protestBy ? t.protestBy(dateText(one.notice.protestBy)) : null}</p> : null}
      {one.moveOutDemandOn ? <p className="small">{t.demanded(dateText(one.moveOutDemandOn))}</p> : null}
      {one.endsOn && one.status === 'ended' ? <p className="quiet small">{t.moved(dateText(one.endsOn), one.endReason && tenancyEnd.labels[one.endReason].toLowerCase(), one.nextHome)}</p> : null}
      {one.warnings.map((warning) => <p key={warning.text}><ToneTag tone={warning.tone}>{warning.text}</ToneTag> <Why>{warning.why}</Why></p>)}
      {mayAllocate ? <div className="item-acts">{actsOf(one, list.renewals.length).map((act, index) => <Button key={act} size="xsmall" variant={index === 0 ? 'secondary' : 'tertiary'} data-color="neutral" onClick={() => setOpen(act)}>{t.acts[act]}</Button>)}</div> : null}
      {open ? <TenancyDialog act={open} one={one} renewals={list.renewals} onClose={() => setOpen(null)} /> : null}
    </article>
  )
}

export function Tenancies({ caseId }: { caseId: string }) {
  const asked = useQuery('tenancy.forCase', { caseId }, { keep: true })
  return (
    <Panel title={t.title}>
      <Answered asked={asked}>{(list) => (list.tenancies.length === 0 ? <p className="gate-text quiet">{t.none}</p> : <>{list.tenancies.map((one) => <Item key={one.id} one={one} list={list} />)}</>)}</Answered>
    </Panel>
  )
}
