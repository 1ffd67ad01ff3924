// Two registrations side by side: one person, or two. What differs is marked; a reason is asked for either way.
import { Radio, RadioGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../shared/dates.ts'
import type { Output } from '../../shared/operations/index.ts'
import { useCommand } from '../data/useCommand.ts'
import { text } from '../text.ts'
import { FormDialog } from '../ui/Dialogs.tsx'
import { Choice, TextArea } from '../ui/Field.tsx'
import { ToneTag } from '../ui/small.tsx'

const t = text.intake.duplicates
export type Pair = Output<'person.duplicates'>['pairs'][number]
export type Side = Pair['a']

const ROWS: readonly (readonly [string, (side: Side) => string | null])[] = [
  [t.name, (side) => side.name], [t.nationalId, (side) => side.nationalId], [t.birthDate, (side) => side.birthDate && dateText(side.birthDate)], [t.phone, (side) => side.phone],
]

function Cases({ side }: { side: Side }) {
  if (side.cases.length === 0) return <span className="quiet">{t.noCase}</span>
  return <>{side.cases.map((one) => <Link key={one.id} className="plain-link pair-case" href={`/sak/${one.id}`}>{one.caseNumber}</Link>)}</>
}

/** Both sides in a table, with a word where they differ. */
export function PairTable({ pair }: { pair: Pair }) {
  return (
    <table className="info-table pair-table">
      <thead><tr><th scope="col">{t.field}</th><th scope="col">{t.first}</th><th scope="col">{t.second}</th></tr></thead>
      <tbody>
        {ROWS.map(([label, of]) => {
          const [a, b] = [of(pair.a), of(pair.b)]
          const differs = a !== null && b !== null && a !== b
          const cell = (value: string | null) => value ?? <span className="quiet">{text.common.unknown}</span>
          return <tr key={label}><th scope="row">{label}</th><td>{cell(a)}</td><td>{cell(b)} {differs ? <ToneTag tone="attention">{t.differs}</ToneTag> : null}</td></tr>
        })}
        <tr><th scope="row">{t.cases}</th><td><Cases side={pair.a} /></td><td><Cases side={pair.b} /></td></tr>
      </tbody>
    </table>
  )
}

export function DuplicateDialog({ pair, onClose }: { pair: Pair; onClose: () => void }) {
  const [shown] = useState(pair)
  const [same, setSame] = useState<'' | 'merge' | 'apart'>('')
  const [keepId, setKeepId] = useState(shown.a.id)
  const [reason, setReason] = useState('')
  const merge = useCommand('person.merge', (output: { movedCases: number }) => t.merged(output.movedCases))
  const apart = useCommand('person.keepApart', t.kept)
  const short = reason.trim().length < 3
  const submit = async () => {
    const answer = same === 'merge' ? await merge.run({ keepId, otherId: keepId === shown.a.id ? shown.b.id : shown.a.id, reason: reason.trim() }) : await apart.run({ aId: shown.a.id, bId: shown.b.id, reason: reason.trim() })
    if (answer.ok) onClose()
  }
  const nameOf = (side: Side) => [side.name, side.cases[0]?.caseNumber ?? t.noCase].join(', ')
  return (
    <FormDialog title={t.dialog} description={`${shown.why.join('. ')}.`} act={same === 'merge' ? t.mergeAct : t.apartAct} wide missing={Number(same === '') + Number(short)} running={merge.running || apart.running} failed={merge.failed ?? apart.failed} onSubmit={() => void submit()} onClose={onClose}>
      <PairTable pair={shown} />
      <div data-missing={same === ''}>
        <RadioGroup size="small" legend={t.choice} value={same} onChange={(value: 'merge' | 'apart') => setSame(value)}>
          <Radio value="merge">{t.merge}</Radio>
          <Radio value="apart">{t.apart}</Radio>
        </RadioGroup>
      </div>
      {same === 'merge' ? <Choice label={t.keep} hint={t.mergeNote} value={keepId} onChange={setKeepId} options={{ [shown.a.id]: nameOf(shown.a), [shown.b.id]: nameOf(shown.b) }} /> : null}
      <TextArea label={t.reason} value={reason} onChange={setReason} rows={2} missing={short} />
    </FormDialog>
  )
}
