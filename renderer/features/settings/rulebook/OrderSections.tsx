// Who comes first: priority groups, tie-breaks and urgency, each an ordered list.
import { TIE_WORDS, type Tie } from '../../../../shared/domain/order.ts'
import type { RuleDefinition } from '../../../../shared/domain/rules.ts'
import { Button } from '@navikt/ds-react'
import { text } from '../../../text.ts'
import { TextInput } from '../../../ui/Field.tsx'
import { ChildrenChoice, freshKey, LivingList, Num, Rows, type SectionProps } from './fields.tsx'
import { Fold } from './Fold.tsx'

const t = text.rulebook
const TIES = Object.keys(TIE_WORDS) as Tie[]

export function GroupsSection({ rules, set, errorAt }: SectionProps) {
  return (
    <Rows label={t.section.groups} items={rules.groups} nameOf={(one) => one.label} onChange={(groups) => set({ groups })} addLabel={t.newGroup} make={() => ({ key: freshKey(), label: t.newGroup, reference: '', living: [], withChildren: null })}>
      {(one, change, index) => (
        <Fold id={`group.${one.key}`} title={`${index + 1}. ${one.label}`} detail={one.reference}>
          <div className="form-row">
            <TextInput label={t.label} value={one.label} onChange={(label) => change({ label })} error={errorAt(`groups.${index}.label`)} />
            <TextInput label={t.reference} value={one.reference} onChange={(reference) => change({ reference })} />
            <ChildrenChoice value={one.withChildren} onChange={(withChildren) => change({ withChildren })} />
          </div>
          <LivingList value={one.living} onChange={(living) => change({ living })} />
        </Fold>
      )}
    </Rows>
  )
}

export function TiesSection({ rules, set }: SectionProps) {
  const items = rules.ties.map((tie) => ({ tie }))
  const unused = TIES.filter((tie) => !rules.ties.includes(tie))
  const put = (ties: Tie[]) => set({ ties } as Partial<RuleDefinition>)
  return (
    <>
      <Rows label={t.section.ties} items={items} nameOf={({ tie }) => TIE_WORDS[tie].step} onChange={(next) => put(next.map((one) => one.tie))}>
        {({ tie }, _change, index) => (
          <div className="rb-line rb-tie">
            <strong>{index + 1}. {TIE_WORDS[tie].step}</strong>
            <TextInput label={t.reference} value={rules.tieReferences[tie] ?? ''} onChange={(value) => set({ tieReferences: { ...rules.tieReferences, [tie]: value } })} />
          </div>
        )}
      </Rows>
      {unused.length > 0 ? (
        <div className="rb-unused">
          <h3 className="section-title">{t.ties.unused}</h3>
          {unused.map((tie) => <Button key={tie} type="button" size="xsmall" variant="secondary" data-color="neutral" aria-label={t.ties.use(TIE_WORDS[tie].step)} onClick={() => put([...rules.ties, tie])}>{TIE_WORDS[tie].step}</Button>)}
        </div>
      ) : null}
    </>
  )
}

export function UrgencySection({ rules, set, errorAt }: SectionProps) {
  return (
    <Rows label={t.section.urgency} items={rules.urgency} nameOf={(one) => one.label} onChange={(urgency) => set({ urgency })} addLabel={t.newUrgency} make={() => ({ key: freshKey(), label: t.newUrgency, reference: '', living: [], withChildren: null, withinDays: null })}>
      {(one, change, index) => (
        <Fold id={`urgency.${one.key}`} title={`${index + 1}. ${one.label}`} detail={one.reference}>
          <div className="form-row">
            <TextInput label={t.label} value={one.label} onChange={(label) => change({ label })} error={errorAt(`urgency.${index}.label`)} />
            <TextInput label={t.reference} value={one.reference} onChange={(reference) => change({ reference })} />
            <ChildrenChoice value={one.withChildren} onChange={(withChildren) => change({ withChildren })} />
            <Num label={t.within} hint={t.criterion.optional} optional value={one.withinDays} onChange={(value) => change({ withinDays: value ?? null })} error={errorAt(`urgency.${index}.withinDays`)} />
          </div>
          <LivingList value={one.living} onChange={(living) => change({ living })} />
        </Fold>
      )}
    </Rows>
  )
}
