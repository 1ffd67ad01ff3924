// A sum in whole kroner, kept in øre. Empty is «nobody has said», which is not zero.
import { NumberInput } from '../ui/Field.tsx'

export function Kroner({ label, value, onChange, hint, error, missing }: { label: string; value: number | null; onChange: (ore: number | null) => void; hint?: string; error?: string | undefined; missing?: boolean }) {
  return <NumberInput label={label} value={value === null ? null : Math.round(value / 100)} onChange={(kroner) => onChange(kroner === null ? null : kroner * 100)} {...(hint ? { hint } : {})} {...(missing ? { missing } : {})} error={error} />
}
