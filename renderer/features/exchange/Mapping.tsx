// Which column is what. The file's own headings and examples at the left, our fields at the right.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { FIELDS, missingRequired } from '../../../shared/domain/import/fields.ts'
import { importKind } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { bestKind, type Chosen, type ImportKind, type ReadResult } from './model.ts'

const t = text.exchange.mapping

function SaveMapping({ chosen, onClose }: { chosen: Chosen; onClose: () => void }) {
  const [name, setName] = useState('')
  const save = useCommand('import.saveMapping', t.saved)
  const submit = async () => {
    const answer = await save.run({ name, kind: chosen.kind, definition: JSON.stringify(chosen.mapping) })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.saveAs} act={text.common.save} missing={Number(!name.trim())} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.savedName} value={name} onChange={setName} missing={!name.trim()} />
    </FormDialog>
  )
}

/** A column gets a field; the field leaves the column it had before. */
function connect(mapping: Record<string, number>, column: number, field: string): Record<string, number> {
  const rest = Object.fromEntries(Object.entries(mapping).filter(([name, index]) => index !== column && name !== field))
  return field ? { ...rest, [field]: column } : rest
}

interface MappingProps {
  read: ReadResult
  chosen: Chosen
  onChange: (chosen: Chosen) => void
  onRun: () => void
}

export function Mapping({ read, chosen, onChange, onRun }: MappingProps) {
  const [saving, setSaving] = useState(false)
  const { data: saved } = useQuery('import.mappings', {})
  const sheet = read.sheets[chosen.sheet]
  const guesses = (index: number) => read.sheets[index]?.guesses ?? read.guesses
  const pick = (index: number, kind: ImportKind) => onChange({ ...chosen, sheet: index, kind, mapping: guesses(index)[kind]?.mapping ?? {}, decisions: {} })
  const lacks = missingRequired(chosen.kind, chosen.mapping)
  const options = Object.fromEntries(FIELDS[chosen.kind].map((field) => [field.field, field.label]))
  const fieldOf = (column: number) => Object.entries(chosen.mapping).find(([, index]) => index === column)?.[0] ?? ''
  const known = Object.keys(chosen.mapping).length
  const foot = (
    <>
      <span>{lacks.length > 0 ? `${t.lacks} ${lacks.join(', ')}` : t.known(known, sheet?.columns.length ?? 0)}</span>
      <span className="foot-right">
        <Button size="small" variant="tertiary" onClick={() => setSaving(true)}>{t.saveAs}</Button>
        <Button size="small" aria-disabled={lacks.length > 0 || undefined} onClick={() => (lacks.length > 0 ? document.querySelector<HTMLElement>('.mapping-table select')?.focus() : onRun())}>{t.act}</Button>
      </span>
    </>
  )
  return (
    <Panel title={t.title} detail={chosen.fileName} flush footer={foot}>
      <div className="mapping-head">
        <Choice label={t.sheet} value={String(chosen.sheet)} onChange={(value: string) => pick(Number(value), bestKind(read, Number(value)))} options={Object.fromEntries(read.sheets.map((one, index) => [String(index), t.sheetRows(one.name, one.rowCount)]))} />
        <Choice label={t.kind} value={chosen.kind} onChange={(kind: ImportKind) => pick(chosen.sheet, kind)} options={importKind.labels} />
        {saved && saved.length > 0 ? <Choice label={t.use} value="" onChange={(id: string) => { const one = saved.find((item) => item.id === id); if (one) onChange({ ...chosen, kind: one.kind, mapping: JSON.parse(one.definition) as Record<string, number> }) }} options={Object.fromEntries(saved.map((one) => [one.id, one.name]))} /> : null}
      </div>
      {[...read.notes, ...(sheet && sheet.leftOut.length > 0 ? [t.leftOut(sheet.leftOut.length)] : [])].map((note) => <p key={note} className="mapping-note">{note}</p>)}
      {!sheet || sheet.columns.length === 0 ? <p className="mapping-note">{t.noColumns}</p> : (
        <div className="mapping-scroll">
          <table className="info-table mapping-table">
            <thead><tr><th>{t.column}</th><th>{t.examples}</th><th>{t.field}</th></tr></thead>
            <tbody>
              {sheet.columns.map((column) => (
                <tr key={column.index} data-unused={!fieldOf(column.index) || undefined}>
                  <td><strong>{column.heading}</strong></td>
                  <td className="quiet">{column.examples.slice(0, 3).join(' · ')}</td>
                  <td>
                    <select className="small-select" aria-label={`${t.field}: ${column.heading}`} value={fieldOf(column.index)} onChange={(event) => onChange({ ...chosen, mapping: connect(chosen.mapping, column.index, event.target.value) })}>
                      <option value="">{t.notUsed}</option>
                      {Object.entries(options).map(([field, label]) => <option key={field} value={field}>{label}</option>)}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {saving ? <SaveMapping chosen={chosen} onClose={() => setSaving(false)} /> : null}
    </Panel>
  )
}
