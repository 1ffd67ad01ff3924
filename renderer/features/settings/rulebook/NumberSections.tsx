// Norms and amounts: size of the dwelling, the basic amount, contract length, legal limits, and the rest.
import type { RuleDefinition } from '../../../../shared/domain/rules.ts'
import { appealBody, decisionKind } from '../../../../shared/model/codes.ts'
import { text } from '../../../text.ts'
import { Choice, DateField, TextInput } from '../../../ui/Field.tsx'
import { LivingList, Num, Rows, type SectionProps } from './fields.tsx'

const t = text.rulebook

export function SizeSection({ rules, set, errorAt }: SectionProps) {
  const { rows, reference } = rules.sizeNorm
  const last = rows.at(-1)
  return (
    <>
      <div className="rb-line"><TextInput label={t.reference} value={reference} onChange={(value) => set({ sizeNorm: { rows, reference: value } })} /></div>
      <Rows label={t.section.sizeNorm} items={rows} nameOf={(one) => `${one.persons}`} ordered={false} onChange={(next) => set({ sizeNorm: { reference, rows: next } })} make={() => ({ persons: (last?.persons ?? 0) + 1, minRooms: last?.minRooms ?? 1, maxRooms: last?.maxRooms ?? 2, minBedrooms: last?.minBedrooms ?? 0 })}>
        {(row, change, index) => <div className="rb-line">{(['persons', 'minRooms', 'maxRooms', 'minBedrooms'] as const).map((field) => <Num key={field} label={t.size[field]} value={row[field]} onChange={(value) => change({ [field]: value })} error={errorAt(`sizeNorm.rows.${index}.${field}`)} />)}</div>}
      </Rows>
    </>
  )
}

export function BaseAmountsSection({ rules, set, errorAt }: SectionProps) {
  return (
    <Rows label={t.section.baseAmounts} items={rules.baseAmounts} nameOf={(one) => one.from} ordered={false} onChange={(baseAmounts) => set({ baseAmounts })} make={() => ({ from: '', to: null, amount: Number.NaN, source: '' })}>
      {(row, change, index) => (
        <div className="rb-line">
          <DateField label={t.base.from} value={row.from || null} onChange={(from) => change({ from: from ?? '' })} error={errorAt(`baseAmounts.${index}.from`)} />
          <DateField label={t.base.to} value={row.to} onChange={(to) => change({ to })} error={errorAt(`baseAmounts.${index}.to`)} />
          <Num label={t.base.amount} value={row.amount === null || Number.isNaN(row.amount) ? null : row.amount / 100} onChange={(kr) => change({ amount: Math.round(kr * 100) })} error={errorAt(`baseAmounts.${index}.amount`)} />
          <TextInput label={t.base.source} value={row.source} onChange={(source) => change({ source })} />
        </div>
      )}
    </Rows>
  )
}

export function ContractSection({ rules, set, errorAt }: SectionProps) {
  const words = { both: t.contractRow.both, first: t.contractRow.first, renewed: t.contractRow.renewed }
  return (
    <Rows label={t.section.contract} items={rules.contract} nameOf={(one, i) => `${i + 1}. ${one.withChildren ? t.withChildren : t.withoutChildren}`} onChange={(contract) => set({ contract })} make={() => ({ withChildren: false, months: 36, reference: '', childMaxAge: null, renewal: null })}>
      {(row, change, index) => (
        <div className="rb-line">
          <Choice label={t.children} value={row.withChildren ? 'yes' : 'no'} onChange={(value: 'yes' | 'no') => change({ withChildren: value === 'yes' })} options={{ yes: t.withChildren, no: t.withoutChildren }} />
          <Num label={t.months} value={row.months} onChange={(months) => change({ months })} error={errorAt(`contract.${index}.months`)} />
          <Num label={t.contractRow.childMaxAge} optional value={row.childMaxAge} onChange={(value) => change({ childMaxAge: value ?? null })} error={errorAt(`contract.${index}.childMaxAge`)} />
          <Choice label={t.contractRow.renewal} value={row.renewal === null ? 'both' : row.renewal ? 'renewed' : 'first'} onChange={(value: keyof typeof words) => change({ renewal: value === 'both' ? null : value === 'renewed' })} options={words} />
          <TextInput label={t.reference} value={row.reference} onChange={(reference) => change({ reference })} />
        </div>
      )}
    </Rows>
  )
}

type Limits = RuleDefinition['limits']
type NumberOf = { [K in keyof Limits]: Limits[K] extends number ? K : never }[keyof Limits]
type SourceOf = { [K in keyof Limits]: Limits[K] extends string ? K : never }[keyof Limits]

const LIMITS: readonly (readonly [NumberOf, SourceOf?])[] = [
  ['interimReplyMonths', 'interimReplySource'], ['appealWeeks', 'appealSource'], ['temporaryDays', 'temporarySource'], ['overstayMonths', 'overstaySource'], ['noticeMonths', 'noticeSource'], ['protestMonths', 'protestSource'], ['depositMonths', 'depositSource'],
  ['temporaryWarnDays'], ['contractReviewMonths'], ['handovers'], ['confirmDays'], ['handoverAnswerDays'], ['consentWarnDays'], ['staleMonths'],
  ['warningDays', 'warningSource'], ['enforcementDays', 'enforcementSource'], ['trackContactDays'], ['missedInRow'], ['missedVisits'], ['missedVisitDays'], ['arrearsMonths'], ['arrearsGraveMonths'], ['planEndDays'], ['signalDays'],
  ['stayShortDays', 'stayFiguresSource'], ['stayLongDays'], ['stayReviewDays'],
  ['teamAheadDays'], ['contactDays'], ['postponedTimes'], ['teamMinutes'], ['teamMinutesFrom'], ['remindDays'],
]

export function LimitsSection({ rules, set, errorAt }: SectionProps) {
  const change = (patch: Partial<Limits>) => set({ limits: { ...rules.limits, ...patch } })
  return (
    <div className="rb-limits">
      {LIMITS.map(([field, source]) => (
        <div key={field} className="rb-limit">
          <Num label={t.limits[field]} value={rules.limits[field]} onChange={(value) => change({ [field]: value })} error={errorAt(`limits.${field}`)} />
          {source ? <TextInput label={t.limits.source(t.limits[field].replace(/ \(.*/, ''))} value={rules.limits[source]} onChange={(value) => change({ [source]: value })} /> : null}
        </div>
      ))}
      <div className="rb-limit"><TextInput label={t.limits.leaseWarnMonths} value={rules.limits.leaseWarnMonths.map((n) => (Number.isFinite(n) ? n : '')).join(', ')} onChange={(value) => change({ leaseWarnMonths: value === '' ? [] : value.split(/,\s?/).map((one) => (/^\d+$/.test(one.trim()) ? Number(one) : Number.NaN)) })} error={rules.limits.leaseWarnMonths.some((n) => !Number.isFinite(n)) ? t.number : undefined} /></div>
    </div>
  )
}

export function OtherSection({ rules, set, errorAt }: SectionProps) {
  const o = t.other
  const residence = (patch: Partial<RuleDefinition['residence']>) => set({ residence: { ...rules.residence, ...patch } })
  return (
    <>
      <div className="rb-line">
        <Num label={o.residence} value={rules.residence.months} onChange={(months) => residence({ months })} error={errorAt('residence.months')} />
        <TextInput label={o.residenceReference} value={rules.residence.reference} onChange={(reference) => residence({ reference })} />
        <TextInput label={o.rentReference} value={rules.rentReference} onChange={(rentReference) => set({ rentReference })} />
        <TextInput label={o.requirementReference} value={rules.requirementReference} onChange={(requirementReference) => set({ requirementReference })} />
      </div>
      <LivingList legend={o.exempt} value={rules.residence.exempt} onChange={(exempt) => residence({ exempt })} />
      <fieldset className="rb-set">
        <legend>{o.bodies}</legend>
        <div className="rb-line">{(['municipalDwelling', 'individualHelp', 'temporaryAccommodation'] as const).map((kind) => <Choice key={kind} label={decisionKind.labels[kind]} value={rules.appealBodies[kind] as keyof typeof appealBody.labels} onChange={(body: string) => set({ appealBodies: { ...rules.appealBodies, [kind]: body } })} options={appealBody.labels} />)}</div>
      </fieldset>
    </>
  )
}
