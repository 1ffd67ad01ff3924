// The parameters of one kind of condition, each with the field that fits it. A kind without parameters shows none.
import { Checkbox } from '@navikt/ds-react'
import type { CriterionKind, CriterionParameters } from '../../../../shared/domain/rules.ts'
import { needGroup, permitKind } from '../../../../shared/model/codes.ts'
import { text } from '../../../text.ts'
import { CheckList, LivingList, Num, Rows } from './fields.tsx'

const c = text.rulebook.criterion

interface Props { kind: CriterionKind; value: CriterionParameters; set: (patch: { [K in keyof CriterionParameters]?: CriterionParameters[K] | undefined }) => void; at: (field: string) => string | undefined }

const orNone = <T,>(list: T[]) => (list.length > 0 ? list : undefined)
const { none: _none, unknown: _unknown, ...PERMITS } = permitKind.labels

function Yes({ label, value, onChange }: { label: string; value: boolean | undefined; onChange: (value: boolean | undefined) => void }) {
  return <Checkbox size="small" checked={value ?? false} onChange={(event) => onChange(event.target.checked || undefined)}>{label}</Checkbox>
}

function Income({ value, set, at }: Props) {
  const rows = value.incomeMultiples ?? []
  return (
    <>
      <fieldset className="rb-set">
        <legend>{c.multiples}</legend>
        <p className="form-note">{c.multiplesHint}</p>
        <Rows label={c.multiples} items={rows} nameOf={(row) => `${row.persons}`} ordered={false} onChange={(next) => set({ incomeMultiples: orNone(next) })} make={() => ({ persons: (rows.at(-1)?.persons ?? 0) + 1, multiple: rows.at(-1)?.multiple ?? 3 })}>
          {(row, change, index) => (
            <div className="rb-line">
              <Num label={c.persons} value={row.persons} onChange={(persons) => change({ persons })} error={at(`incomeMultiples.${index}.persons`)} />
              <Num label={c.multiple} value={row.multiple} onChange={(multiple) => change({ multiple })} error={at(`incomeMultiples.${index}.multiple`)} />
            </div>
          )}
        </Rows>
      </fieldset>
      <div className="rb-line"><Num label={c.incomeFromAge} hint={c.optional} optional value={value.incomeFromAge} onChange={(incomeFromAge) => set({ incomeFromAge })} error={at('incomeFromAge')} /></div>
    </>
  )
}

export function Parameters(props: Props) {
  const { kind, value, set, at } = props
  switch (kind) {
    case 'adult':
      return <div className="rb-line"><Num label={c.minAge} value={value.minAge} onChange={(minAge) => set({ minAge })} error={at('minAge')} /><Yes label={c.exemptDailyCare} value={value.exemptDailyCare} onChange={(exemptDailyCare) => set({ exemptDailyCare })} /></div>
    case 'lawfulStay':
      return <CheckList legend={c.permits} hint={c.permitsHint} value={value.permits ?? []} options={PERMITS as Record<string, string>} onChange={(permits) => set({ permits: orNone(permits) as CriterionParameters['permits'] })} />
    case 'residence':
      return (
        <>
          <div className="rb-line"><Num label={c.residenceMonths} value={value.months} onChange={(months) => set({ months })} error={at('months')} /><Yes label={c.exemptSettled} value={value.exemptSettled} onChange={(exemptSettled) => set({ exemptSettled })} /></div>
          <LivingList legend={c.exempt} value={value.exempt ?? []} onChange={(exempt) => set({ exempt: orNone(exempt) })} />
        </>
      )
    case 'withoutSuitableDwelling':
      return (
        <>
          <div className="rb-line"><Num label={c.leaseMonths} hint={c.leaseHint} optional value={value.leaseMonths} onChange={(leaseMonths) => set({ leaseMonths })} error={at('leaseMonths')} /></div>
          <LivingList legend={c.livingCounts} hint={c.livingHint} value={value.living ?? []} onChange={(living) => set({ living: orNone(living) })} />
        </>
      )
    case 'income': return <Income {...props} />
    case 'wealth': return <div className="rb-line"><Num label={c.maxWealth} hint={c.wealthHint} optional value={value.maxWealth === undefined ? undefined : value.maxWealth === null ? null : value.maxWealth / 100} onChange={(kr) => set({ maxWealth: kr === undefined ? undefined : Math.round(kr * 100) })} error={at('maxWealth')} /></div>
    case 'excluded': return <div className="rb-line"><Num label={c.quarantine} value={value.months} onChange={(months) => set({ months })} error={at('months')} /></div>
    case 'targetGroup': return <CheckList legend={c.groups} value={value.groups ?? []} options={needGroup.labels} onChange={(groups) => set({ groups: orNone(groups) })} />
    default: return null
  }
}
