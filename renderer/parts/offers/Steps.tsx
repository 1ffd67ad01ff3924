// The steps of an offer as the municipality has written them: who does what, by when, done by whom.
import { Checkbox } from '@navikt/ds-react'
import { ROLE_LABELS } from '../../../shared/access.ts'
import { dateText } from '../../../shared/dates.ts'
import type { OfferView } from '../../../shared/operations/offers.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Failed } from '../../ui/states.tsx'

const t = text.offers

export function Steps({ offer }: { offer: Pick<OfferView, 'status' | 'steps'> }) {
  const today = useToday()
  const mayWrite = useMay('dwelling.write')
  const step = useCommand('offer.step')
  if (offer.steps.length === 0 || offer.status === 'declined' || offer.status === 'cancelled') return null
  const open = ['reserved', 'allocated', 'accepted'].includes(offer.status)
  const set = (one: OfferView['steps'][number]) => void step.run({ stepId: one.id, version: one.version, doneOn: one.doneOn ? null : today }, { said: one.doneOn ? t.stepUndone : t.stepSaid })
  return (
    <div className="offer-steps">
      {(['offer', 'moveIn'] as const).map((scope) => {
        const rows = offer.steps.filter((one) => one.scope === scope)
        if (rows.length === 0) return null
        return (
          <fieldset key={scope} className="step-list">
            <legend>{t.stepScope[scope]}</legend>
            {rows.map((one) => (
              <div key={one.id} className="step-row" data-late={(!one.doneOn && one.dueOn !== null && one.dueOn < today) || undefined}>
                <Checkbox size="small" checked={one.doneOn !== null} readOnly={!open || !mayWrite || !one.may} onChange={() => open && mayWrite && one.may && set(one)}>{one.title}</Checkbox>
                <span className="quiet small">{[ROLE_LABELS[one.role], one.doneOn ? t.stepDone(dateText(one.doneOn), one.doneBy) : one.dueOn ? t.stepDue(dateText(one.dueOn)) : null, one.required ? null : t.optional, one.note].filter(Boolean).join(' · ')}</span>
              </div>
            ))}
          </fieldset>
        )
      })}
      <Failed error={step.failed} />
    </div>
  )
}
