// Settings, Regelverk: every version with its dates and the decisions made under it, and drafts.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateText } from '../../../../shared/dates.ts'
import type { Output } from '../../../../shared/operations/index.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, TextInput } from '../../../ui/Field.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { ToneTag, type Tone } from '../../../ui/small.tsx'
import { Answered } from '../../../ui/states.tsx'

const t = text.rulebook
type List = Output<'rulebook.list'>
export type RuleRow = List['versions'][number]
type State = keyof typeof t.status

const stateOf = (row: RuleRow, today: string): State => (row.status === 'draft' ? 'draft' : row.inForce ? 'inForce' : row.validFrom > today ? 'coming' : 'ended')
const TONES: Record<State, Tone> = { inForce: 'accent', coming: 'attention', ended: 'quiet', draft: 'quiet' }
export const validText = (row: RuleRow) => (row.status === 'draft' ? t.notDated : t.from(dateText(row.validFrom), row.validTo && dateText(row.validTo)))
const nameOf = (row: RuleRow) => `${row.name}, ${row.versionLabel}`

export function StateTag({ row }: { row: RuleRow }) {
  const state = stateOf(row, useToday())
  return <ToneTag tone={TONES[state]}>{t.status[state]}</ToneTag>
}

/** Make a draft, of a version or of a ready-made rule set, and open it. */
export function DraftDialog({ list, start, onClose }: { list: List; start: string; onClose: () => void }) {
  const [, navigate] = useLocation()
  const [from, setFrom] = useState(start)
  const [name, setName] = useState('')
  const [label, setLabel] = useState('')
  const make = useCommand('rulebook.draft', t.draft.said)
  const chosen = list.versions.find((one) => `id:${one.id}` === from)
  const ready = list.readyMade.find((one) => `ready:${one.key}` === from)
  const lacking = [name || chosen?.name || ready?.name || '', label].map((value, i) => value.trim().length < 2 - i)
  const submit = async () => {
    const answer = await make.run({ fromId: chosen?.id ?? null, readyMade: ready?.key ?? null, name: (name || chosen?.name || ready?.name || '').trim(), versionLabel: label.trim() })
    if (answer.ok) navigate(`/innstillinger/regelverk/${answer.value.id}`)
  }
  const options = Object.fromEntries([...list.versions.map((one) => [`id:${one.id}`, `${t.draft.versions}: ${nameOf(one)}`]), ...list.readyMade.map((one) => [`ready:${one.key}`, `${t.draft.ready}: ${one.name}`])])
  return (
    <FormDialog title={t.draft.title} description={t.draft.note} act={t.draft.act} missing={lacking.filter(Boolean).length} running={make.running} failed={make.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.draft.from} value={from} onChange={setFrom} options={options} {...(ready ? { hint: ready.summary } : {})} />
      <TextInput label={t.draft.name} value={name || chosen?.name || ready?.name || ''} onChange={setName} missing={lacking[0] === true} />
      <TextInput label={t.draft.label} hint={t.draft.labelHint} value={label} onChange={setLabel} missing={lacking[1] === true} />
    </FormDialog>
  )
}

function Versions({ list, onDraft }: { list: List; onDraft: (from: string) => void }) {
  const mayWrite = useMay('settings.write')
  return (
    <table className="info-table rb-versions">
      <thead><tr><th>{t.version}</th><th>{t.state}</th><th>{t.valid}</th><th className="num">{t.criteria}</th><th className="num">{t.decisions}</th>{mayWrite ? <th><span className="aksel-sr-only">{t.acts}</span></th> : null}</tr></thead>
      <tbody>
        {list.versions.map((row) => (
          <tr key={row.id}>
            <td><Link className="quiet-link" href={`/innstillinger/regelverk/${row.id}`}><strong>{row.name}</strong>, {row.versionLabel}</Link>{row.basedOn || row.adoptedBy ? <span className="quiet small sign-note">{[row.adoptedBy && t.adoptedBy(row.adoptedBy), row.status === 'draft' && row.basedOn && t.basedOn(row.basedOn)].filter(Boolean).join('. ')}</span> : null}</td>
            <td><StateTag row={row} /></td>
            <td>{validText(row)}</td>
            <td className="num">{row.criteria}</td>
            <td className="num">{row.decisions}</td>
            {mayWrite ? <td className="acts"><Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.draft.actOf(nameOf(row))} onClick={() => onDraft(`id:${row.id}`)}>{t.draft.act}</Button></td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function RulebookPanel() {
  const mayWrite = useMay('settings.write')
  const asked = useQuery('rulebook.list', {}, { keep: true })
  const [from, setFrom] = useState<string | null>(null)
  const start = asked.data?.versions.find((one) => one.inForce)
  return (
    <Panel title={t.title} detail={t.body} action={mayWrite && asked.data ? <Button size="small" variant="secondary" onClick={() => setFrom(start ? `id:${start.id}` : `ready:${asked.data!.readyMade[0]!.key}`)}>{t.draft.act}</Button> : null}>
      <Answered asked={asked}>{(list) => <><Versions list={list} onDraft={setFrom} />{from ? <DraftDialog list={list} start={from} onClose={() => setFrom(null)} /> : null}</>}</Answered>
    </Panel>
  )
}
