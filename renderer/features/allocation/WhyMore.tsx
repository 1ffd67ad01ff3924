// More reasons about a pair: what has changed since it was proposed, the smallest change that would help, the neighbours, and the expected wait.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { shortDate } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog, ShowDialog } from '../../ui/Dialogs.tsx'
import { TextInput } from '../../ui/Field.tsx'

const t = text.allocation
type Pair = Output<'match.pair'>

function MixDialog({ dwellingId, caseId, onClose }: { dwellingId: string; caseId: string; onClose: () => void }) {
  const [purpose, setPurpose] = useState('')
  const [answer, setAnswer] = useState<Output<'match.neighbourMix'> | null>(null)
  const ask = useCommand('match.neighbourMix')
  if (answer) return <ShowDialog title={t.mix.title} onClose={onClose}><p><strong>{answer.text}</strong></p>{answer.reference ? <p className="quiet small">{answer.reference}</p> : null}</ShowDialog>
  const lacks = purpose.trim().length < 5
  const submit = async () => {
    const result = await ask.run({ dwellingId, caseId, purpose: purpose.trim() })
    if (result.ok) setAnswer(result.value)
  }
  return (
    <FormDialog title={t.mix.title} act={t.mix.act} missing={Number(lacks)} running={ask.running} failed={ask.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.mix.purpose} hint={t.mix.hint} value={purpose} onChange={setPurpose} missing={lacks} />
    </FormDialog>
  )
}

function Change({ change }: { change: NonNullable<Pair['change']> }) {
  return (
    <section className="section">
      <h3 className="section-title">{t.change.title}</h3>
      {change.possible && change.steps.length > 0 ? <ul className="change-steps">{change.steps.map((step) => <li key={step}>{step}</li>)}</ul> : <p className="quiet">{change.blocking.length > 0 ? t.change.blocked : t.change.none}</p>}
      {change.blocking.length > 0 && !change.possible ? <ul className="change-steps">{change.blocking.map((line) => <li key={line}>{line}</li>)}</ul> : null}
    </section>
  )
}

export function WhyMore({ pair, dwellingId }: { pair: Pair; dwellingId: string }) {
  const today = useToday()
  const [mix, setMix] = useState(false)
  const { change, changedSince, expectedWait, candidate } = pair
  return (
    <>
      {changedSince && changedSince.changes.length > 0 ? (
        <section className="section changed-since">
          <h3 className="section-title">{t.changedSince(shortDate(changedSince.proposedOn, today))}</h3>
          <ul className="change-steps">{changedSince.changes.map((one) => <li key={one.label}><strong>{one.label}:</strong> {text.offers.was(one.before, one.now)}</li>)}</ul>
        </section>
      ) : null}
      {change ? <Change change={change} /> : null}
      <section className="section">
        <h3 className="section-title">{t.mix.title}</h3>
        <Button size="xsmall" variant="secondary" data-color="neutral" onClick={() => setMix(true)}>{t.mix.ask}</Button>
      </section>
      <section className="section">
        <h3 className="section-title">{t.wait}</h3>
        <p className="small">{expectedWait.text}</p>
      </section>
      {mix ? <MixDialog dwellingId={dwellingId} caseId={candidate.caseId} onClose={() => setMix(false)} /> : null}
    </>
  )
}
