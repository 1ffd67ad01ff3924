// A purchase is written once it has happened: what follows is said first, and it asks to be confirmed.
import { Checkbox, Radio, RadioGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { kroner } from '../../../shared/dates.ts'
import { ownershipOutcome } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { MoneyInput } from '../../ui/Money.tsx'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { DateField, TextInput } from '../../ui/Field.tsx'
import type { Output } from '../../../shared/operations/index.ts'
import type { TrackAnswer } from './TrackDialogs.tsx'

const b = text.ownership.buy
type Outcome = (typeof ownershipOutcome.values)[number]

function Follows({ said }: { said: Output<'ownership.purchase'> }) {
  return (
    <section className="buy-follows" aria-label={b.happens} aria-live="polite">
      <h2 className="section-title">{b.happens}</h2>
      <ul>{said.follows.map((line) => <li key={line}>{line}</li>)}</ul>
      {said.grant ? (
        <>
          <h2 className="section-title">{b.stateGrant}</h2>
          {said.grant.lacks ? <p className="due" data-tone="near">{said.grant.lacks}</p> : (
            <table className="info-table"><caption className="aksel-sr-only">{b.stateGrant}</caption><tbody>{said.grant.lines.map((line) => <tr key={line.label}><th scope="row">{line.label}</th><td className="quiet">{line.why}</td><td data-numeric className="nowrap">{kroner(line.amount)}</td></tr>)}</tbody></table>
          )}
        </>
      ) : null}
    </section>
  )
}

export function BuyDialog({ data, onClose }: { data: TrackAnswer; onClose: () => void }) {
  const today = useToday()
  const [version] = useState(data.track.version)
  const runs = data.tenancy?.running ?? false
  const [outcome, setOutcome] = useState<Outcome>('elsewhere')
  const [on, setOn] = useState<string | null>(today)
  const [movedOn, setMovedOn] = useState<string | null>(null)
  const [sums, setSums] = useState<{ price: number | null; loan: number | null; grant: number | null }>({ price: data.calculations[0]?.input.price ?? null, loan: null, grant: null })
  const [homeText, setHomeText] = useState('')
  const [followUntil, setFollowUntil] = useState<string | null>(null)
  const [confirmed, setConfirmed] = useState(false)
  const asked = useQuery('ownership.purchase', { id: data.track.id, outcome, on: on ?? today }, { keep: true })
  const buy = useCommand('ownership.buy', b.said[outcome])
  const submit = async (at: number) => (await buy.run({ id: data.track.id, version: at, outcome, on: on!, movedOn: outcome === 'elsewhere' && runs ? movedOn : null, ...sums, homeText: outcome === 'elsewhere' ? homeText.trim() || null : null, followUntil, confirmed: true })).ok && onClose()
  const sum = (key: keyof typeof sums, label: string) => <MoneyInput label={label} value={sums[key]} onChange={(value) => setSums((was) => ({ ...was, [key]: value }))} />
  return (
    <FormDialog title={b.title} wide act={b.act} missing={Number(on === null) + Number(!confirmed)} running={buy.running} failed={buy.failed} onKeep={() => void submit(data.track.version)} onSubmit={() => void submit(version)} onClose={onClose}>
      <RadioGroup size="small" legend={b.which} value={outcome} onChange={(value) => setOutcome(value as Outcome)}>
        {(runs ? ownershipOutcome.values : (['elsewhere'] as const)).map((key) => <Radio key={key} value={key}>{ownershipOutcome.labels[key]}</Radio>)}
      </RadioGroup>
      <div className="form-row">
        <DateField label={b.on} value={on} onChange={setOn} missing={on === null} />
        {outcome === 'elsewhere' && runs ? <DateField label={b.movedOn} hint={b.movedHint} value={movedOn} onChange={setMovedOn} /> : null}
        <DateField label={b.follow} value={followUntil} onChange={setFollowUntil} />
      </div>
      <div className="form-row">{sum('price', b.price)}{sum('loan', b.loan)}{sum('grant', b.grant)}</div>
      {outcome === 'elsewhere' ? <TextInput label={b.home} hint={b.homeHint} value={homeText} onChange={(value) => setHomeText(value.slice(0, 300))} /> : null}
      {asked.data ? <Follows said={asked.data} /> : null}
      <div data-missing={!confirmed}><Checkbox size="small" checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)}>{b.confirm}</Checkbox></div>
    </FormDialog>
  )
}
