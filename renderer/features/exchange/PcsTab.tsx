// Between PCs: not in a team yet, in a team without a place, or ready. Then the dry run, the run, and what must be settled afterwards.
import { Button } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import { useExchange } from '../../state/exchange.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, ErrorState, ProgressJob } from '../../ui/states.tsx'
import { Devices } from './Devices.tsx'
import { Happens, NewsPanel, NotTaken } from './Happens.tsx'
import { History } from './History.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { PlaceForm, PlacePanel } from './PlaceForm.tsx'
import { ReviewsView } from './ReviewsView.tsx'
import { StepsBar } from './StepsBar.tsx'
import { useExchangeJob } from './useExchangeJob.ts'

const t = text.exchange.pcs
export type ExchangeStatus = Output<'exchange.status'>

function NoTeam({ onInvite }: { onInvite: () => void }) {
  const mayInvite = useMay('users.write')
  return (
    <Panel className="no-team" title={t.none.title}>
      <p className="gate-text">{t.none.body}</p>
      <h3 className="section-title">{t.none.how}</h3>
      <ol className="plain-steps">{t.none.steps.map((line) => <li key={line}>{line}</li>)}</ol>
      {mayInvite ? <Button size="small" onClick={onInvite}>{t.none.invite}</Button> : <p className="form-note">{t.none.ask}</p>}
    </Panel>
  )
}

function Ready({ status, onInvite }: { status: ExchangeStatus; onInvite: () => void }) {
  const { looked, done, note, error, waiting } = useExchange()
  const exchange = useExchangeJob()
  const reviews = useQuery('exchange.reviews', {}, { keep: true })
  const shown = looked ?? done
  const mayRun = !!looked && !exchange.job && (looked.in > 0 || looked.out > 0)
  useKeys('exchange', { run: () => mayRun && exchange.run() })
  // The button that was pressed is gone: the answer gets the focus rather than nothing.
  useEffect(() => {
    if (shown && document.activeElement === document.body) document.querySelector<HTMLElement>('.happens')?.focus({ preventScroll: true })
  }, [shown])
  const acts = exchange.job ? (
    <Button size="small" variant="secondary" data-color="neutral" onClick={exchange.job.cancel}>{exchange.kind === 'look' ? t.cancelLook : t.cancelRun}</Button>
  ) : looked ? (
    <>
      <Button size="small" variant="secondary" data-color="neutral" onClick={exchange.leave}>{t.leave}</Button>
      {mayRun ? <><KeyHint place="exchange" id="run" /><Button size="small" onClick={exchange.run} aria-keyshortcuts="Control+Enter">{t.runAct}</Button></> : <Button size="small" onClick={exchange.look}>{t.lookAgain}</Button>}
    </>
  ) : (
    <Button size="small" onClick={exchange.look}>{t.look}</Button>
  )
  return (
    <>
      <StepsBar phase={exchange.kind ?? (looked ? 'looked' : done ? 'done' : 'idle')} waiting={waiting}>{acts}</StepsBar>
      {error ? <ErrorState error={error}><Button size="small" variant="tertiary" onClick={exchange.look}>{t.lookAgain}</Button></ErrorState> : null}
      {note ? <p className="exchange-note" role="status">{note}</p> : null}
      <div className="columns exchange-columns">
        <div className="stack">
          {exchange.job ? <Panel label={exchange.kind === 'look' ? t.looking : t.running}><ProgressJob title={exchange.kind === 'look' ? t.looking : t.running} job={exchange.job} bare /></Panel> : null}
          {shown && !exchange.job ? <><Happens result={shown} isDone={!looked} waiting={waiting} /><NotTaken result={shown} /></> : null}
          {!shown && !exchange.job ? <NewsPanel /> : null}
          <PlacePanel status={status} />
          <Devices status={status} onInvite={onInvite} />
        </div>
        <div className="stack">
          <Answered asked={reviews}>{(data) => <ReviewsView reviews={data} again={reviews.again} />}</Answered>
          <History runs={status.runs} />
        </div>
      </div>
    </>
  )
}

export function PcsTab({ status }: { status: ExchangeStatus }) {
  const [inviting, setInviting] = useState(false)
  const onInvite = () => setInviting(true)
  return (
    <>
      {!status.inTeam ? <NoTeam onInvite={onInvite} /> : !status.place ? (
        <div className="columns exchange-start">
          <Panel title={t.place.title}><p className="gate-text">{t.place.body}</p><PlaceForm /></Panel>
          <Devices status={status} onInvite={onInvite} />
        </div>
      ) : <Ready status={status} onInvite={onInvite} />}
      {inviting ? <InviteDialog folder={status.place?.kind === 'folder' ? status.place.label : ''} onClose={() => setInviting(false)} /> : null}
    </>
  )
}
