// One set of rates: its days, where the figures were read, and every figure. A new set begins from the one before it.
import { Button } from '@navikt/ds-react'
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { ParameterKind } from '../../../../shared/domain/parameters.ts'
import { parameterKind } from '../../../../shared/model/codes.ts'
import type { Output } from '../../../../shared/operations/index.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { DateField, TextInput } from '../../../ui/Field.tsx'
import { definitionOf, draftOf, TABLES, type Cells, type Draft } from './definition.ts'

const t = text.rates
export type RateSet = Output<'rates.list'>[number]
const COLUMN: Record<string, string> = { label: t.row, fromAge: t.fromAge, toAge: t.toAge, monthly: t.monthly, persons: t.persons }
const TABLE_TITLE: Record<string, string> = { ceilings: t.tables.ceilings, persons: t.tables.personRows, household: t.tables.household, minimumPersons: t.tables.minimumPersons, sensitivity: t.tables.sensitivity }

function Table({ name, columns, rows, wrong, onChange }: { name: string; columns: readonly string[]; rows: readonly Cells[]; wrong: ReadonlySet<string>; onChange: (rows: Cells[]) => void }) {
  const fixed = name === 'ceilings'
  const labelOf = (column: string, at: number) => (fixed ? t.ceilingOf(at + 1) : columns.length === 1 ? `${TABLE_TITLE[name]}, ${at + 1}` : `${COLUMN[column]}, ${at + 1}`)
  return (
    <fieldset className="rates-table">
      <legend>{TABLE_TITLE[name]}</legend>
      {rows.map((row, at) => (
        // The rows have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="rates-row">
          {columns.map((column) => {
            const isWrong = wrong.has(`${name}.${at}.${column}`)
            return <TextInput key={column} label={labelOf(column, at)} value={row[column] ?? ''} onChange={(value) => onChange(rows.map((one, i) => (i === at ? { ...one, [column]: value } : one)))} missing={isWrong} error={isWrong ? t.number : undefined} />
          })}
          {fixed ? null : <Button type="button" size="small" variant="tertiary" data-color="neutral" icon={<TrashIcon title={t.removeRow(at + 1)} />} onClick={() => onChange(rows.filter((_, i) => i !== at))} />}
        </div>
      ))}
      {fixed ? null : <Button type="button" size="small" variant="tertiary" icon={<PlusIcon aria-hidden />} onClick={() => onChange([...rows, {}])}>{t.addRow}</Button>}
    </fieldset>
  )
}

/** @param from the set the figures are taken from; corrected itself when `correcting` */
export function RatesDialog({ kind, from, correcting, onClose }: { kind: ParameterKind; from: RateSet | null; correcting: boolean; onClose: () => void }) {
  const [validFrom, setValidFrom] = useState<string | null>(correcting ? from!.validFrom : null)
  const [validTo, setValidTo] = useState<string | null>(correcting ? from!.validTo : null)
  const [source, setSource] = useState(correcting ? from!.source : '')
  const [draft, setDraft] = useState<Draft>(() => draftOf(kind, from?.definition ?? null))
  const save = useCommand('rates.save', t.said)
  const made = definitionOf(kind, draft)
  const wrong = new Set('wrong' in made ? made.wrong : [])
  const submit = async () => {
    if (!('definition' in made) || validFrom === null) return
    const answer = await save.run({ id: correcting ? from!.id : null, version: correcting ? from!.version : 0, kind, validFrom, validTo, definition: made.definition, source })
    if (answer.ok) onClose()
  }
  const lacks = wrong.size + Number(validFrom === null) + Number(source.trim().length < 2)
  return (
    <FormDialog title={t.dialog(parameterKind.labels[kind])} act={t.act} wide missing={lacks} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      {from && !correcting ? <p className="form-note">{t.closedBefore}</p> : null}
      <div className="rates-form">
        <DateField label={t.from} value={validFrom} onChange={setValidFrom} missing={validFrom === null} />
        <DateField label={t.to} value={validTo} onChange={setValidTo} />
        <TextInput label={t.source} hint={t.sourceHint} value={source} onChange={setSource} missing={source.trim().length < 2} />
      </div>
      <div className="rates-form">
        {Object.entries(t.fields[kind]).map(([key, label]) => <TextInput key={key} label={label} value={draft.numbers[key] ?? ''} onChange={(value) => setDraft((was) => ({ ...was, numbers: { ...was.numbers, [key]: value } }))} missing={wrong.has(key)} error={wrong.has(key) && draft.numbers[key] !== '' ? t.number : undefined} />)}
      </div>
      {Object.entries(TABLES[kind]).map(([name, columns]) => <Table key={name} name={name} columns={columns} rows={draft.tables[name]!} wrong={wrong} onChange={(rows) => setDraft((was) => ({ ...was, tables: { ...was.tables, [name]: rows } }))} />)}
    </FormDialog>
  )
}
