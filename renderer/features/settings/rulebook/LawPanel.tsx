// Settings, Lovhenvisninger: what the letters refer to, as dated sets, so that a new Act comes into use on the day it applies.
import { useState } from 'react'
import { dateText } from '../../../../shared/dates.ts'
import type { Output } from '../../../../shared/operations/index.ts'
import { client } from '../../../data/client.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { question, useQuery } from '../../../data/useQuery.ts'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { DateField, TextInput } from '../../../ui/Field.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import { Answered } from '../../../ui/states.tsx'

const t = text.rulebook.law
type LawSet = Output<'law.list'>[number]

function LawDialog({ set, onClose }: { set: LawSet; onClose: () => void }) {
  const [validFrom, setValidFrom] = useState(set.validFrom)
  const [references, setReferences] = useState<Record<string, string>>(Object.fromEntries(set.references.map((one) => [one.key, one.text])))
  const save = useCommand('law.save', t.said)
  const isShort = (key: string) => (references[key] ?? '').trim().length < 2
  const submit = async (version: number) => {
    const answer = await save.run({ id: set.id, version, validFrom, references })
    if (answer.ok) onClose()
  }
  const newest = async () => {
    const list = await client.fetchQuery({ ...question('law.list', {}), staleTime: 0 })
    await submit(list.find((one) => one.id === set.id)?.version ?? set.version)
  }
  return (
    <FormDialog title={t.editOf(set.name)} act={t.act} wide missing={set.references.filter((one) => isShort(one.key)).length} running={save.running} failed={save.failed} onKeep={() => void newest()} onSubmit={() => void submit(set.version)} onClose={onClose}>
      <DateField label={t.validFrom} hint={t.validHint} value={validFrom} onChange={setValidFrom} />
      <div className="rb-law-form">
        {set.references.map((one) => <TextInput key={one.key} label={one.label} value={references[one.key] ?? ''} onChange={(value) => setReferences((was) => ({ ...was, [one.key]: value }))} missing={isShort(one.key)} error={isShort(one.key) ? text.rulebook.write : undefined} />)}
      </div>
    </FormDialog>
  )
}

export function LawPanel() {
  const mayWrite = useMay('settings.write')
  const asked = useQuery('law.list', {}, { keep: true })
  const [editing, setEditing] = useState<string | null>(null)
  const current = asked.data?.find((one) => one.id === editing)
  return (
    <Panel title={t.title} detail={t.body}>
      <Answered asked={asked}>
        {(sets) => sets.map((set) => (
          <section key={set.id} className="rb-law" aria-label={set.name}>
            <div className="rb-law-head">
              <h3 className="rule-name">{set.name}</h3>
              <ToneTag tone={set.inForce ? 'accent' : 'quiet'}>{set.inForce ? t.inForce : set.validFrom ? t.coming : t.prepared}</ToneTag>
              <span className="quiet">{set.validFrom ? t.from(dateText(set.validFrom)) : t.noDate}</span>
              {mayWrite ? <button type="button" className="plain-link" aria-label={t.editOf(set.name)} onClick={() => setEditing(set.id)}>{t.edit}</button> : null}
            </div>
            <details>
              <summary>{t.show}</summary>
              <dl className="rule-lines">{set.references.map((one) => <div key={one.key}><dt>{one.label}</dt><dd>{one.text}</dd></div>)}</dl>
            </details>
          </section>
        ))}
      </Answered>
      {current ? <LawDialog key={current.id} set={current} onClose={() => setEditing(null)} /> : null}
    </Panel>
  )
}
