// One way from renting to owning: where it stands, own words, what the household can carry, what has happened, the purchase, and how it went.
import { Button, ActionMenu } from '@navikt/ds-react'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { dateText, kroner } from '../../../shared/dates.ts'
import { ON_THE_WAY } from '../../../shared/domain/ownership-steps.ts'
import { ownershipEventKind, ownershipOutcome, ownershipStatus, ownershipWithdrawn } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { SubNav } from '../../parts/SubNav.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, ErrorPage, Failed } from '../../ui/states.tsx'
import { OwnWords, ToneTag } from '../../ui/small.tsx'
import { BuyDialog } from './BuyDialog.tsx'
import { CapacityDialog, CapacityPanel } from './Capacity.tsx'
import { AfterDialog, EditDialog, LinkDialog, LogDialog, SaleDialog, WithdrawDialog, type TrackAnswer, type TrackDialog } from './TrackDialogs.tsx'

const t = text.ownership
const k = t.track
type Open = (dialog: TrackDialog) => void
interface Part { data: TrackAnswer; onOpen: Open; mayWrite: boolean }

function Way({ data, onOpen, mayWrite }: Part) {
  const { track, next } = data
  const move = useCommand('ownership.move', k.moved)
  const at = (ON_THE_WAY as readonly string[]).indexOf(track.status)
  const to = (status: TrackAnswer['track']['status']) => void move.run({ id: track.id, version: track.version, to: status })
  const ended = track.status === 'withdrawn' ? k.withdrawn(track.withdrawnCode ? ownershipWithdrawn.labels[track.withdrawnCode] : '', track.endedOn && dateText(track.endedOn)) : null
  return (
    <Panel title={k.way}>
      <ol className="way">
        {ON_THE_WAY.map((step, i) => {
          const state = track.status === 'bought' || i < at ? 'passed' : i === at ? 'now' : 'ahead'
          return <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>{state === 'now' ? <span className="way-now" aria-hidden /> : <CriterionSign outcome={state === 'passed' ? 'met' : 'notRequired'} decorative />} <span>{ownershipStatus.labels[step]}</span> <span className="aksel-sr-only">{k[state]}</span></li>
        })}
        <li data-state={track.status === 'bought' ? 'passed' : 'ahead'}><CriterionSign outcome={track.status === 'bought' ? 'met' : 'notRequired'} decorative /> <span>{ownershipStatus.labels.bought}</span></li>
      </ol>
      {ended ? <p className="gate-text"><ToneTag tone="attention">{ownershipStatus.labels.withdrawn}</ToneTag> {ended}. {track.withdrawnText}</p> : null}
      {mayWrite && track.status !== 'bought' ? (
        <p className="way-acts">
          {next ? <Button size="small" onClick={() => to(next)}>{k.next(ownershipStatus.labels[next])}</Button> : null}
          {track.status === 'withdrawn' ? <Button size="small" onClick={() => to('talk')}>{k.again}</Button> : <Button size="small" variant={next ? 'secondary' : 'primary'} onClick={() => onOpen('buy')}>{k.buy}</Button>}
          {track.status === 'withdrawn' ? null : (
            <>
              <Button size="small" variant="tertiary" data-color="neutral" onClick={() => onOpen('withdraw')}>{k.withdraw}</Button>
              <ActionMenu>
                <ActionMenu.Trigger><Button size="small" variant="tertiary" data-color="neutral">{k.other}</Button></ActionMenu.Trigger>
                <ActionMenu.Content>{ON_THE_WAY.filter((step) => step !== track.status && step !== next).map((step) => <ActionMenu.Item key={step} onSelect={() => to(step)}>{k.toStep(ownershipStatus.labels[step])}</ActionMenu.Item>)}</ActionMenu.Content>
              </ActionMenu>
            </>
          )}
        </p>
      ) : null}
      <Failed error={move.failed} />
    </Panel>
  )
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => <div><dt>{label}</dt><dd>{children}</dd></div>

function After({ data, onOpen, mayWrite }: Part) {
  const { track } = data
  const b = t.buy
  const unlink = useCommand('ownership.replace', b.linkSaid)
  const sum = (value: number | null) => (value === null ? <span className="quiet">{text.common.unknown}</span> : kroner(value))
  return (
    <Panel title={b.done}>
      {track.defaultedOn ? <p className="gate-text"><ToneTag tone="danger">{b.defaulted(dateText(track.defaultedOn))}</ToneTag></p> : null}
      <dl className="definition two-up-list">
        <Line label={t.column.outcome}>{track.outcome ? ownershipOutcome.labels[track.outcome] : ''}</Line>
        <Line label={b.on}>{track.boughtOn ? dateText(track.boughtOn) : ''}</Line>
        {track.homeText ? <Line label={b.home}>{track.homeText}</Line> : null}
        <Line label={b.price}>{sum(track.price)}</Line>
        <Line label={b.loan}>{sum(track.loan)}</Line>
        <Line label={b.grant}>{sum(track.grant)}</Line>
        {track.outcome === 'ownRental' ? <Line label={b.due}>{sum(track.stateGrantDue)}</Line> : null}
        <Line label={b.follow}>{track.endedOn ? b.ended(dateText(track.endedOn)) : track.followUntil ? dateText(track.followUntil) : <span className="quiet">{text.common.none}</span>}</Line>
        <Line label={b.replacement}>{track.replacement ? <Link className="quiet-link" href={`/bolig/${track.replacement.id}`}>{track.replacement.label}</Link> : <span className="quiet">{b.noReplacement}</span>}</Line>
      </dl>
      {mayWrite ? (
        <p className="way-acts">
          {track.replacement ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => void unlink.run({ id: track.id, version: track.version, dwellingId: null })}>{b.unlink}</Button> : <Button size="xsmall" variant="secondary" onClick={() => onOpen('link')}>{b.link}</Button>}
          {track.defaultedOn ? null : <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => onOpen('default')}>{b.default}</Button>}
          {track.endedOn ? null : <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => onOpen('end')}>{b.end}</Button>}
        </p>
      ) : null}
      <Failed error={unlink.failed} />
    </Panel>
  )
}

function Facts({ data, onOpen, mayWrite }: Part) {
  const { track, tenancy } = data
  const maySell = useMay('dwelling.write')
  return (
    <>
      <Panel title={k.words} action={mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen('edit')}>{k.edit}</button> : null}>
        {track.ownWords ? <OwnWords>{track.ownWords}</OwnWords> : <p className="gate-text quiet">{k.noWords}</p>}
        <dl className="definition"><div><dt>{k.responsible}</dt><dd>{track.responsible ?? k.none}</dd></div><div><dt>{k.started}</dt><dd>{dateText(track.startedOn)}</dd></div></dl>
      </Panel>
      <Panel title={k.sale} action={tenancy && maySell && tenancy.running ? <button type="button" className="plain-link" onClick={() => onOpen('sale')}>{k.setSale}</button> : null}>
        {tenancy ? (
          <dl className="definition">
            <div><dt>{tenancy.running ? k.rents : k.rented}</dt><dd><Link className="quiet-link" href={`/bolig/${tenancy.dwellingId}`}>{tenancy.dwelling}</Link> {k.since(dateText(tenancy.startsOn))}</dd></div>
            <div><dt>{k.rent}</dt><dd>{tenancy.rent === null ? <span className="quiet">{text.common.unknown}</span> : kroner(tenancy.rent)}</dd></div>
            <div><dt>{k.forSale}</dt><dd>{text.common.answer[tenancy.home]}</dd></div>
            <div><dt>{k.grant}</dt><dd>{tenancy.stateGrant === null ? <span className="quiet">{k.notAsked}</span> : `${kroner(tenancy.stateGrant)}${tenancy.stateGrantPaidOn ? `, ${dateText(tenancy.stateGrantPaidOn)}` : ''}`}</dd></div>
          </dl>
        ) : <p className="gate-text quiet">{k.noTenancy}</p>}
      </Panel>
    </>
  )
}

function Events({ data, onOpen, mayWrite }: Part) {
  return (
    <Panel title={k.events} action={mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen('log')}>{k.log}</button> : null}>
      {data.events.length === 0 ? <p className="gate-text quiet">{k.noEvents}</p> : <ul className="lines">{data.events.map((one) => <li key={one.id}><span><strong>{ownershipEventKind.labels[one.kind]}</strong>{one.amount === null ? '' : `, ${kroner(one.amount)}`} <span className="quiet small">{one.by}</span><br />{one.text}</span><span className="quiet nowrap small">{dateText(one.on)}</span></li>)}</ul>}
    </Panel>
  )
}

function Dialogs({ open, data, onClose }: { open: TrackDialog | null; data: TrackAnswer; onClose: () => void }) {
  const of = { data, onClose }
  if (open === null) return null
  if (open === 'default' || open === 'end') return <AfterDialog what={open} {...of} />
  const All = { log: LogDialog, edit: EditDialog, withdraw: WithdrawDialog, sale: SaleDialog, buy: BuyDialog, link: LinkDialog, capacity: CapacityDialog }[open]
  return <All {...of} />
}

function Loaded({ data }: { data: TrackAnswer }) {
  const [open, setOpen] = useState<TrackDialog | null>(null)
  const mayWrite = useMay('plan.write')
  const part = { data, onOpen: setOpen, mayWrite }
  const onTheWay = data.track.status !== 'bought' && data.track.status !== 'withdrawn'
  return (
    <div className="page page-track">
      <PageHead title={data.track.name} detail={`${t.title}, ${data.track.caseNumber}`}>
        <Link className="plain-link" href="/oppfolging/eie">{k.back}</Link>
        <Link className="plain-link" href={`/sak/${data.track.caseId}`}>{k.case}</Link>
      </PageHead>
      <SubNav section="followup" />
      <div className="columns own-columns own-track">
        <div className="stack"><Way {...part} />{data.track.status === 'bought' ? <After {...part} /> : null}<CapacityPanel data={data} onMake={mayWrite && onTheWay ? () => setOpen('capacity') : null} /></div>
        <div className="stack"><Facts {...part} /><Events {...part} /></div>
      </div>
      <Dialogs open={open} data={data} onClose={() => setOpen(null)} />
    </div>
  )
}

export function TrackPage({ params }: { params: Params }) {
  const asked = useQuery('ownership.get', { id: params['id'] ?? '' }, { keep: true })
  if (asked.error && !asked.data) return <ErrorPage error={asked.error} again={asked.again} />
  return <Answered asked={asked}>{(data) => <Loaded data={data} />}</Answered>
}
