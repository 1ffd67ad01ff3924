// Kroner in a form, øre in the store.
import { NumberInput } from './Field.tsx'

interface MoneyProps { label: string; hint?: string | undefined; error?: string | undefined; missing?: boolean; value: number | null; onChange: (ore: number | null) => void }

/** Whole kroner typed, øre given back; empty is null, which is not zero. */
export function MoneyInput({ label, hint, error, missing, value, onChange }: MoneyProps) {
  return <NumberInput label={label} {...(hint ? { hint } : {})} error={error} {...(missing === undefined ? {} : { missing })} value={value === null ? null : Math.round(value / 100)} onChange={(kroner) => onChange(kroner === null ? null : kroner * 100)} />
}
