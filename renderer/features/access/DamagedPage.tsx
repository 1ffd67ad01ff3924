// «Saksarkivet er skadet»: what is wrong, which proven copies there are, what was written after them, and bringing it back. With the passphrase just typed.
import { Button, Radio, RadioGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText, osloDate, osloTime } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'
import { Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { DifferenceView } from '../../parts/DifferenceView.tsx'
import { enter, GateFrame } from './GateFrame.tsx'

const t = text.access.damaged
const when = (instant: string) => text.exchange.pcs.at(dateText(osloDate(instant)), osloTime(instant))

function Restored({ done, onBack }: { done: Output<'recovery.restore'>; onBack: () => void }) {
  return (
    <GateFrame title={t.doneTitle}>
      <p className="gate-text" role="status">{done.lost && done.recovered === 0 ? t.copyOnly : t.recovered(done.recovered)} {done.lost ? '' : t.notLost}</p>
      {done.lost ? <p className="failed">{t.lost}</p> : null}
      <p className="form-note path">{t.setAside(done.setAside)}</p>
      <div className="gate-acts"><Button onClick={() => { onBack(); enter() }}>{t.go}</Button></div>
    </GateFrame>
  )
}

/** @param given what was just typed on the unlock page */
export function DamagedPage({ given, onBack }: { given: { username: string; passphrase: string }; onBack: () => void }) {
  const [id, setId] = useState('')
  const [found, setFound] = useState<Output<'recovery.look'> | null>(null)
  const [done, setDone] = useState<Output<'recovery.restore'> | null>(null)
  const look = useCommand('recovery.look')
  const restore = useCommand('recovery.restore')
  const proven = (found?.backups ?? []).filter((one) => one.verifiedAt && !one.broken).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1)).slice(0, 6)
  const see = async () => {
    const answer = await look.run(given)
    if (!answer.ok) return
    setFound(answer.value)
    setId(answer.value.backups.filter((one) => one.verifiedAt && !one.broken).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0]?.id ?? '')
  }
  const bringBack = async () => {
    const answer = await restore.run({ ...given, id })
    if (answer.ok) setDone(answer.value)
  }
  if (done) return <Restored done={done} onBack={onBack} />
  return (
    <GateFrame title={t.title} wide={!!found}>
      <p className="gate-text">{t.body}</p>
      {found ? (
        <>
          <section aria-labelledby="damage"><h2 className="section-title" id="damage">{t.what}</h2><p className="gate-text">{found.damage}</p></section>
          {proven.length === 0 ? <p className="failed"><strong>{t.none}.</strong> {t.noneBody}</p> : (
            <RadioGroup size="small" legend={t.newest} value={id} onChange={(value: string) => setId(value)}>
              {proven.map((one, index) => (
                <Radio key={one.id} value={one.id}>
                  {when(one.madeAt)} <span className="quiet">{text.exchange.backups.kinds[one.kind].toLowerCase()}, {text.exchange.backups.size(one.bytes)}</span> {index === 0 ? <ToneTag tone="accent">{t.newestTag}</ToneTag> : null}
                </Radio>
              ))}
            </RadioGroup>
          )}
          {proven.length > 0 ? <section aria-labelledby="after"><h2 className="section-title" id="after">{t.after}</h2>{!found.difference ? <p className="gate-text">{t.noAfter}</p> : found.difference.operations === 0 ? <p className="gate-text">{found.difference.complete ? t.nothingAfter : t.noAfter}</p> : <DifferenceView difference={found.difference} />}</section> : null}
        </>
      ) : null}
      <Failed error={look.failed ?? restore.failed} />
      <div className="gate-acts">
        {!found ? <Button aria-disabled={look.running || undefined} onClick={() => void see()}>{look.running ? t.looking : t.look}</Button> : null}
        {found && id ? <Button aria-disabled={restore.running || undefined} onClick={() => void bringBack()}>{restore.running ? t.restoring : t.act}</Button> : null}
        <Button variant="tertiary" data-color="neutral" onClick={onBack}>{t.back}</Button>
      </div>
    </GateFrame>
  )
}
