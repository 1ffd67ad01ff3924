// Grunnvilkår: each condition of the regulation, in the order the assessment shows them.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { ROLE_LABELS } from '../../../../shared/access.ts'
import type { RuleCriterion } from '../../../../shared/domain/rules.ts'
import { applicationType } from '../../../../shared/model/codes.ts'
import { text } from '../../../text.ts'
import { Choice, TextArea, TextInput } from '../../../ui/Field.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import { CheckList, freshKey, Rows, type SectionProps } from './fields.tsx'
import { Parameters } from './Parameters.tsx'
import { criterionLine } from './words.ts'

const t = text.rulebook
const c = t.criterion
const EXCEPT = { none: t.nobody, leader: ROLE_LABELS.leader, caseworker: ROLE_LABELS.caseworker } as const

function CriterionForm({ one, index, set, setKind, errorAt }: { one: RuleCriterion; index: number; set: (patch: Partial<RuleCriterion>) => void; setKind: (kind: RuleCriterion['kind']) => void; errorAt: SectionProps['errorAt'] }) {
  const at = (field: string) => errorAt(`criteria.${index}.${field}`)
  return (
    <div className="form rb-form">
      <TextArea label={c.text} value={one.text} onChange={(value) => set({ text: value })} rows={2} error={at('text')} />
      <div className="form-row">
        <TextInput label={t.reference} value={one.reference} onChange={(reference) => set({ reference })} error={at('reference')} />
        <Choice label={c.kind} value={one.kind} onChange={setKind} options={t.kinds} />
        <Choice label={c.direction} value={one.must ? 'must' : 'mustNot'} onChange={(value: 'must' | 'mustNot') => set({ must: value === 'must' })} options={{ must: c.must, mustNot: c.mustNot }} />
        <Choice label={c.exceptBy} value={one.exceptBy ?? 'none'} onChange={(value: string) => set({ exceptBy: value === 'none' ? null : (value as RuleCriterion['exceptBy']) })} options={{ ...EXCEPT, ...(one.exceptBy ? { [one.exceptBy]: ROLE_LABELS[one.exceptBy] } : {}) }} />
      </div>
      <Parameters key={one.kind} kind={one.kind} value={one.parameters} set={(patch) => set({ parameters: { ...one.parameters, ...patch } })} at={(field) => at(`parameters.${field}`)} />
      <div className="form-row rb-two">
        <CheckList legend={c.appliesTo} value={one.appliesTo} options={applicationType.labels} onChange={(appliesTo) => set({ appliesTo })} error={at('appliesTo')} />
        <TextInput label={c.evidence} value={one.evidence.join(', ')} onChange={(value) => set({ evidence: value === '' ? [] : value.split(/,\s?/) })} error={at('evidence')} />
      </div>
    </div>
  )
}

export function CriteriaSection({ rules, set, errorAt, problems }: SectionProps) {
  const [open, setOpen] = useState<string | null>(null)
  const make = (): RuleCriterion => {
    const key = freshKey()
    setOpen(key)
    return { key, kind: 'judged', text: c.new_, reference: '', must: true, appliesTo: ['new'], parameters: {}, evidence: [], exceptBy: null }
  }
  return (
    <Rows label={t.section.criteria} items={rules.criteria} nameOf={(one) => one.text} onChange={(criteria) => set({ criteria })} make={make} addLabel={c.new_}>
      {(one, change, index) => {
        const isOpen = open === one.key
        const wrong = problems.filter((problem) => problem.path === `criteria.${one.key}` || problem.path.startsWith(`criteria.${index}.`))
        return (
          <>
            <div className="rb-head">
              <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" aria-expanded={isOpen} aria-label={isOpen ? t.close(one.text) : t.edit(one.text)} onClick={() => setOpen(isOpen ? null : one.key)}>{isOpen ? text.common.close : text.common.edit}</Button>
              <span><strong>{one.text}</strong> <span className="quiet small">{criterionLine(one)}</span></span>
              {wrong.length > 0 ? <ToneTag tone="danger">{t.toFix(wrong.length)}</ToneTag> : null}
            </div>
            {wrong.map((problem) => (problem.blocks ? null : <p key={problem.text} className="rb-problem">{problem.text}</p>))}
            {isOpen ? <CriterionForm one={one} index={index} set={change} errorAt={errorAt} setKind={(kind) => {
              // Another kind is another condition: what persons have said of the former does not follow.
              const key = freshKey()
              setOpen(key)
              change({ key, kind, parameters: {} })
            }} /> : null}
          </>
        )
      }}
    </Rows>
  )
}

