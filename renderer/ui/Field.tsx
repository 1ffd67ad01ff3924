// Form fields with Aksel's controls at our size: text, longer text, choice, date, yes/no/unknown, money.
import { DatePicker, Select, TextField, Textarea, useDatepicker } from '@navikt/ds-react'
import { useState } from 'react'
import type { Field as FieldOf } from '../../shared/model/field.ts'
import { text } from '../text.ts'

interface Common {
  label: string
  hint?: string
  error?: string | undefined
  /** counts as lacking: marks the field for FormDialog */
  missing?: boolean
}

type Said = { of: FieldOf; label?: never } | { of?: never; label: string }
const nameOf = (said: Said) => said.of?.label ?? said.label ?? ''

/** One line of text. `of` takes the label from the model. */
export function TextInput({ value, onChange, hint, error, missing, type, autoComplete, ...said }: Said & Omit<Common, 'label'> & { value: string; onChange: (value: string) => void; type?: 'text' | 'password' | 'email' | 'tel' | 'number'; autoComplete?: string }) {
  return (
    <div data-missing={missing}>
      <TextField size="small" label={nameOf(said)} description={hint} error={error} value={value} type={type ?? 'text'} autoComplete={autoComplete ?? 'off'} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

/** Several lines of text. */
export function TextArea({ value, onChange, hint, error, missing, rows = 4, maxLength, ...said }: Said & Omit<Common, 'label'> & { value: string; onChange: (value: string) => void; rows?: number; maxLength?: number }) {
  return (
    <div data-missing={missing}>
      <Textarea size="small" label={nameOf(said)} description={hint} error={error} value={value} minRows={rows} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

/** One of a closed list, with the list's own labels. */
export function Choice<T extends string>({ value, onChange, options, hint, error, missing, empty, ...said }: Said & Omit<Common, 'label'> & { value: T | ''; onChange: (value: T) => void; options: Readonly<Partial<Record<T, string>>>; empty?: string }) {
  return (
    <div data-missing={missing}>
      <Select size="small" label={nameOf(said)} description={hint} error={error} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {empty !== undefined || value === '' ? <option value="">{empty ?? text.common.choose}</option> : null}
        {Object.entries<string | undefined>(options).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  )
}

export const answerOptions = text.common.answer

const toIso = (day: Date) => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
const toDate = (iso: string) => new Date(`${iso}T12:00:00`)

/** A calendar date as ISO text. Typed or picked; a text that is no date gives null and says so. */
export function DateField({ value, onChange, hint, error, missing, ...said }: Said & Omit<Common, 'label'> & { value: string | null; onChange: (value: string | null) => void }) {
  const [wrong, setWrong] = useState(false)
  const { datepickerProps, inputProps } = useDatepicker({
    ...(value ? { defaultSelected: toDate(value) } : {}),
    onDateChange: (day) => onChange(day ? toIso(day) : null),
    onValidate: (state) => setWrong(!state.isEmpty && !state.isValidDate),
  })
  return (
    <div data-missing={missing}>
      <DatePicker {...datepickerProps}>
        <DatePicker.Input {...inputProps} size="small" label={nameOf(said)} description={hint} error={wrong ? text.common.dateWrong : error} />
      </DatePicker>
    </div>
  )
}

/** Whole number or empty. */
export function NumberInput({ value, onChange, ...rest }: Said & Omit<Common, 'label'> & { value: number | null; onChange: (value: number | null) => void }) {
  const [raw, setRaw] = useState(value === null ? '' : String(value))
  const change = (next: string) => {
    const clean = next.replace(/[^\d]/g, '')
    setRaw(clean)
    onChange(clean === '' ? null : Number(clean))
  }
  return <TextInput {...(rest as Said & Omit<Common, 'label'>)} value={raw} onChange={change} />
}
