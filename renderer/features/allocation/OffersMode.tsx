// Tilbud: everyone who has been offered or is held a dwelling; what stands still, what waits for a second person, and the same act for many.
import { Button, Checkbox, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { plusDays } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import type { OfferView } from '../../../shared/operations/offers.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { OfferItem } from '../../parts/offers/OfferItem.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { DateField, TextArea } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'

const t = text.offers.list
type Filter = keyof typeof t.filters
type Act = keyof typeof t.bulk

function BulkDialog({ act, offers, onDone, onClose }: { act: Act; offers: readonly OfferView[]; onDone: (result: Output<'offer.bulk'>) => void; onClose: () => void }) {
  const [until, setUntil] = useState<string | null>(plusDays(useToday(), 7))
  const [reason, setReason] = useState('')
  const bulk = useCommand('offer.bulk')
  const lacks = [act === 'extend' && !until, act !== 'remind' && reason.trim().length < 3]
  const submit = async () => {
    const answer = await bulk.run({ items: offers.map((one) => ({ allocationId: one.id, version: one.version })), act, answerBy: act === 'extend' ? until : null, reason: reason.trim() || null })
    if (answer.ok) onDone(answer.value)
  }
  return (
    <FormDialog title={t.bulkDialog.title(t.bulk[act], offers.length)} act={t.bulkDialog.act} missing={lacks.filter(Boolean).length} running={bulk.running} failed={bulk.failed} onSubmit={() => void submit()} onClose={onClose}>
      <ul className="lines">{offers.map((one) => <li key={one.id}>{one.name}, {one.dwelling}</li>)}</ul>
      {act === 'extend' ? <DateField label={t.bulkDialog.until} value={until} onChange={setUntil} missing={lacks[0]} /> : null}
      {act !== 'remind' ? <TextArea label={t.bulkDialog.reason} value={reason} onChange={setReason} rows={2} maxLength={2000} missing={lacks[1]} /> : null}
    </FormDialog>
  )
}

function Result({ result }: { result: Output<'offer.bulk'> }) {
  return (
    <div className="bulk-result" role="status">
      <strong>{t.done(result.done, result.failed.length)}</strong>
      {result.failed.length > 0 ? <ul>{result.failed.map((one) => <li key={one.allocationId}>{one.label}: {one.text}</li>)}</ul> : null}
    </div>
  )
}

export function OffersMode() {
  const [filter, setFilter] = useState<Filter>('open')
  const [picked, setPicked] = useState<readonly string[]>([])
  const [act, setAct] = useState<Act | null>(null)
  const [result, setResult] = useState<Output<'offer.bulk'> | null>(null)
  const mayAllocate = useMay('allocate')
  const asked = useQuery('offer.list', { filter, limit: 200 }, { keep: true })
  const chosen = asked.data?.offers.filter((one) => picked.includes(one.id)) ?? []
  const toggle = (id: string) => setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
  const done = (answer: Output<'offer.bulk'>) => {
    setResult(answer)
    setPicked([])
    setAct(null)
  }
  const counts = asked.data?.counts
  return (
    <Panel label={text.offers.title} flush className="match offers-mode">
      <div className="offers-bar">
        <ToggleGroup size="small" data-color="neutral" aria-label={t.filter} value={filter} onChange={(value) => { setFilter(value as Filter); setPicked([]); setResult(null) }}>
          {(Object.keys(t.filters) as Filter[]).map((key) => <ToggleGroup.Item key={key} value={key} label={counts && key !== 'closed' ? `${t.filters[key]} ${counts[key]}` : t.filters[key]} />)}
        </ToggleGroup>
        {mayAllocate && filter !== 'closed' ? (
          <span className="offers-bulk">
            <span className="quiet small" role="status">{picked.length > 0 ? t.selected(picked.length) : null}</span>
            {(Object.keys(t.bulk) as Act[]).map((key) => <Button key={key} size="xsmall" variant="secondary" data-color="neutral" aria-disabled={picked.length === 0 || undefined} onClick={() => picked.length > 0 && setAct(key)}>{t.bulk[key]}</Button>)}
          </span>
        ) : null}
      </div>
      {result ? <Result result={result} /> : null}
      <div className="match-scroll offers-scroll" tabIndex={0} role="group" aria-label={text.offers.title}>
        <Answered asked={asked}>
          {(list) =>
            list.offers.length === 0 ? <EmptyState level="3" title={t.none} /> : (
              <ul className="offer-list">
                {list.offers.map((one) => (
                  <li key={one.id}>
                    {mayAllocate && filter !== 'closed' ? <Checkbox size="small" hideLabel checked={picked.includes(one.id)} onChange={() => toggle(one.id)}>{t.select(`${one.name}, ${one.dwelling}`)}</Checkbox> : null}
                    <OfferItem offer={one} list={list} showWho />
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </div>
      {act ? <BulkDialog act={act} offers={chosen} onDone={done} onClose={() => setAct(null)} /> : null}
    </Panel>
  )
}
