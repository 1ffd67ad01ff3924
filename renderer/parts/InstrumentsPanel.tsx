// The instruments of one case: what is applied for, what runs, what a guarantee has cost; and the estimate of the housing allowance.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText, kroner } from '../../shared/dates.ts'
import { instrumentEventKind, instrumentKind, instrumentStatus } from '../../shared/model/codes.ts'
import type { InstrumentView } from '../../shared/operations/instruments.ts'
import { useQuery } from '../data/useQuery.ts'
import { useMay } from '../state/session.ts'
import { text } from '../text.ts'
import { Panel } from '../ui/Panel.tsx'
import { ToneTag, type Tone } from '../ui/small.tsx'
import { Answered } from '../ui/states.tsx'
import { EstimateDialog } from './EstimateDialog.tsx'
import { AddInstrumentDialog, InstrumentEventDialog, MoveInstrumentDialog } from './InstrumentDialogs.tsx'

const t = text.instruments
const TONES: Record<InstrumentView['status'], Tone> = { applied: 'quiet', granted: 'accent', active: 'accent', claimed: 'attention', refused: 'quiet', settled: 'quiet', expired: 'quiet', withdrawn: 'quiet' }
export const InstrumentTag = ({ status }: { status: InstrumentView['status'] }) => <ToneTag tone={TONES[status]}>{instrumentStatus.labels[status]}</ToneTag>

export const amountText = (one: InstrumentView) => (one.monthly !== null ? t.monthly(kroner(one.monthly)) : one.amount !== null ? kroner(one.amount) : null)
export const periodText = (one: InstrumentView) => t.period(one.validFrom ? dateText(one.validFrom) : null, one.validTo ? dateText(one.validTo) : null)
export function balanceText({ balance }: InstrumentView): string | null {
  return balance.claimed + balance.paidOut + balance.recovered > 0 ? t.balance(kroner(balance.claimed), kroner(balance.paidOut), kroner(balance.recovered), kroner(balance.left)) : null
}

/** The acts on one instrument; each button names what it acts on. */
export function InstrumentActs({ one, onAct }: { one: InstrumentView; onAct: (act: 'move' | 'event') => void }) {
  const what = `${instrumentKind.labels[one.kind]}, ${one.caseNumber}`
  return (
    <span className="row-acts">
      {one.next.length > 0 ? <Button size="xsmall" variant="secondary" data-color="neutral" aria-label={t.moveOf(what)} onClick={() => onAct('move')}>{t.move}</Button> : null}
      <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.eventOf(what)} onClick={() => onAct('event')}>{t.event}</Button>
    </span>
  )
}

function Item({ one, mayWrite, onAct }: { one: InstrumentView; mayWrite: boolean; onAct: (act: 'move' | 'event') => void }) {
  const facts = [amountText(one), one.appliedOn ? t.applied(dateText(one.appliedOn)) : null, one.decidedOn ? t.decided(dateText(one.decidedOn)) : null, periodText(one) || null, one.counterpart, one.covers].filter(Boolean).join('. ')
  return (
    <li className="instrument">
      <span><strong>{instrumentKind.labels[one.kind]}</strong> <InstrumentTag status={one.status} /></span>
      <span className="small">{facts}</span>
      {one.warning ? <span className="form-warning">{one.warning}</span> : null}
      {one.note ? <span className="quiet small">{one.note}</span> : null}
      {balanceText(one) ? <span className="small">{balanceText(one)}</span> : null}
      {one.events.filter((row) => row.kind !== 'status').map((row) => <span key={row.id} className="quiet small">{dateText(row.happenedOn)}: {instrumentEventKind.labels[row.kind]}{row.amount === null ? '' : `, ${kroner(row.amount)}`}{row.note ? `. ${row.note}` : ''}</span>)}
      {mayWrite ? <InstrumentActs one={one} onAct={onAct} /> : null}
    </li>
  )
}

export function InstrumentsPanel({ caseId }: { caseId: string }) {
  const mayRead = useMay('plan.read')
  const mayWrite = useMay('plan.write')
  const asked = useQuery('instrument.forCase', { caseId }, { enabled: mayRead, keep: true })
  const [open, setOpen] = useState<'add' | 'estimate' | { act: 'move' | 'event'; one: InstrumentView } | null>(null)
  if (!mayRead) return null
  const close = () => setOpen(null)
  return (
    <Panel className="narrow" title={t.panel} action={<span className="row-acts"><Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setOpen('estimate')}>{t.estimate.open}</Button>{mayWrite ? <Button size="xsmall" variant="secondary" onClick={() => setOpen('add')}>{t.add}</Button> : null}</span>}>
      <Answered asked={asked}>
        {(data) => (
          <>
            {data.rows.length === 0 ? <p className="page-note">{t.noneHere}</p> : <ul className="instruments">{data.rows.map((one) => <Item key={one.id} one={one} mayWrite={mayWrite} onAct={(act) => setOpen({ act, one })} />)}</ul>}
            {open === 'add' ? <AddInstrumentDialog caseId={caseId} deposit={data.deposit} onClose={close} /> : null}
          </>
        )}
      </Answered>
      {open === 'estimate' ? <EstimateDialog caseId={caseId} onClose={close} /> : null}
      {typeof open === 'object' && open?.act === 'move' ? <MoveInstrumentDialog instrument={open.one} onClose={close} /> : null}
      {typeof open === 'object' && open?.act === 'event' ? <InstrumentEventDialog instrument={open.one} onClose={close} /> : null}
    </Panel>
  )
}
