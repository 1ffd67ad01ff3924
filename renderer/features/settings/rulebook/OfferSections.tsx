// What happens after the decision: offers, steps, control by a second person, and neighbours.
import type { RuleDefinition, RuleStep } from '../../../../shared/domain/rules.ts'
import { decisionKind, decisionOutcome, declineConsequence, needGroup } from '../../../../shared/model/codes.ts'
import { text } from '../../../text.ts'
import { Choice, TextInput } from '../../../ui/Field.tsx'
import { CheckList, freshKey, Num, RoleChoice, Rows, type SectionProps } from './fields.tsx'

const t = text.rulebook
const o = t.offers
type Offers = RuleDefinition['offers']

export function OffersSection({ rules, set, errorAt }: SectionProps) {
  const { offers } = rules
  const change = (patch: Partial<Offers>) => set({ offers: { ...offers, ...patch } })
  const num = (field: 'answerDays' | 'remindAfterDays' | 'maxOffers' | 'moveBackMonths' | 'validityMonths' | 'confirmMonths', hint?: string) => <Num label={o[field]} {...(hint ? { hint } : {})} value={offers[field]} onChange={(value) => change({ [field]: value })} error={errorAt(`offers.${field}`)} />
  return (
    <>
      <div className="rb-line">{num('answerDays')}{num('remindAfterDays')}{num('maxOffers')}<TextInput label={t.reference} value={offers.reference} onChange={(reference) => change({ reference })} /></div>
      <div className="rb-line"><Choice label={o.onRefusal} value={offers.onRefusal} onChange={(onRefusal: Offers['onRefusal']) => change({ onRefusal })} options={declineConsequence.labels} />{offers.onRefusal === 'moveBack' ? num('moveBackMonths') : null}{num('validityMonths')}{num('confirmMonths')}</div>
      <fieldset className="rb-set">
        <legend>{o.reasons}</legend>
        <Rows label={o.reasons} items={offers.declineReasons} nameOf={(one) => one.label} onChange={(declineReasons) => change({ declineReasons })} addLabel={o.newReason} make={() => ({ code: freshKey(), label: o.newReason, reasonable: 'judge' as const, by: 'applicant' as const })}>
          {(one, put, index) => (
            <div className="rb-line rb-first-wide">
              <TextInput label={t.label} value={one.label} onChange={(label) => put({ label })} error={errorAt(`offers.declineReasons.${index}.label`)} />
              <Choice label={o.reasonable} value={one.reasonable} onChange={(reasonable: typeof one.reasonable) => put({ reasonable })} options={{ yes: t.yes, no: t.no, judge: o.judge }} />
              <Choice label={o.by} value={one.by} onChange={(by: typeof one.by) => put({ by })} options={{ applicant: o.applicant, landlord: o.landlord }} />
            </div>
          )}
        </Rows>
      </fieldset>
    </>
  )
}

function Chain({ chain, rules, set, errorAt }: SectionProps & { chain: keyof RuleDefinition['steps'] }) {
  const steps = rules.steps[chain]
  const make = (): RuleStep => ({ key: freshKey(), title: t.steps.newStep, role: 'caseworker', days: null, required: true })
  return (
    <fieldset className="rb-set">
      <legend>{t.steps[chain]}</legend>
      <Rows label={t.steps[chain]} items={steps} nameOf={(one) => one.title} onChange={(next) => set({ steps: { ...rules.steps, [chain]: next } })} addLabel={`${t.steps.newStep}: ${t.steps[chain].toLowerCase()}`} make={make}>
        {(one, put, index) => (
          <div className="rb-line rb-first-wide">
            <TextInput label={t.steps.title} value={one.title} onChange={(title) => put({ title })} error={errorAt(`steps.${chain}.${index}.title`)} />
            <RoleChoice label={t.steps.role} value={one.role} onChange={(role) => put({ role })} />
            <Num label={t.days} optional value={one.days} onChange={(value) => put({ days: value ?? null })} error={errorAt(`steps.${chain}.${index}.days`)} />
            <Choice label={t.steps.required} value={one.required ? 'yes' : 'no'} onChange={(value: 'yes' | 'no') => put({ required: value === 'yes' })} options={{ yes: t.yes, no: t.no }} />
          </div>
        )}
      </Rows>
    </fieldset>
  )
}

export function StepsSection(props: SectionProps) {
  return <>{(['offer', 'moveIn', 'void'] as const).map((chain) => <Chain key={chain} {...props} chain={chain} />)}</>
}

export function ControlSection({ rules, set }: SectionProps) {
  return (
    <Rows label={t.section.control} items={rules.control} nameOf={(one) => decisionKind.labels[one.kind]} ordered={false} onChange={(control) => set({ control })} make={() => ({ kind: 'municipalDwelling' as const, outcomes: ['refused' as const], by: 'leader' as const })}>
      {(one, put) => (
        <>
          <div className="rb-line">
            <Choice label={t.control.kind} value={one.kind} onChange={(kind: typeof one.kind) => put({ kind })} options={decisionKind.labels} />
            <RoleChoice label={t.control.by} value={one.by} onChange={(by) => put({ by })} />
          </div>
          <CheckList legend={t.control.outcomes} value={one.outcomes} options={decisionOutcome.labels} onChange={(outcomes) => put({ outcomes })} />
        </>
      )}
    </Rows>
  )
}

export function MixSection({ rules, set, errorAt }: SectionProps) {
  return (
    <Rows label={t.section.neighbourMix} items={rules.neighbourMix} nameOf={(one) => needGroup.labels[one.group]} ordered={false} onChange={(neighbourMix) => set({ neighbourMix })} make={() => ({ group: 'substanceUse' as const, atMost: 1, discussWith: 'boliglaget', reference: '' })}>
      {(one, put, index) => (
        <div className="rb-line">
          <Choice label={t.mix.group} value={one.group} onChange={(group: typeof one.group) => put({ group })} options={needGroup.labels} />
          <Num label={t.mix.atMost} value={one.atMost} onChange={(atMost) => put({ atMost })} error={errorAt(`neighbourMix.${index}.atMost`)} />
          <TextInput label={t.mix.discussWith} value={one.discussWith} onChange={(discussWith) => put({ discussWith })} />
          <TextInput label={t.reference} value={one.reference} onChange={(reference) => put({ reference })} />
        </div>
      )}
    </Rows>
  )
}
