// Who must confirm what: the municipality's delegation to the team, suggested for each new decision.
import { useState } from 'react'
import { teamDecisionKind } from '../../../shared/model/codes.ts'
import type { MandateRule, MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'

const t = text.meeting.decide

export function MandatesDialog({ desk, onClose }: { desk: MeetingDesk; onClose: () => void }) {
  const [rules, setRules] = useState<MandateRule[]>(desk.mandates)
  const save = useCommand('meeting.setMandates', t.mandatesSaved)
  const change = (kind: MandateRule['kind'], patch: Partial<MandateRule>) => setRules(rules.map((one) => (one.kind === kind ? { ...one, ...patch } : one)))
  const submit = async () => {
    if ((await save.run({ mandates: rules.map((one) => ({ ...one, confirmBy: one.confirmBy?.trim() || null, reference: one.reference.trim() })) })).ok) onClose()
  }
  return (
    <FormDialog wide title={t.mandates} description={t.mandatesBody} act={text.common.save} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <table className="plain-table mandates">
        <thead>
          <tr><th scope="col">{t.kind}</th><th scope="col">{t.confirmBy}</th><th scope="col">{t.source}</th></tr>
        </thead>
        <tbody>
          {rules.map((one) => {
            const label = teamDecisionKind.labels[one.kind]
            return (
              <tr key={one.kind}>
                <th scope="row">{label}</th>
                <td><input className="aksel-text-field__input aksel-body-short aksel-body-short--small" aria-label={t.mandateFor(label)} placeholder={t.nobody} value={one.confirmBy ?? ''} maxLength={120} onChange={(event) => change(one.kind, { confirmBy: event.target.value })} /></td>
                <td><input className="aksel-text-field__input aksel-body-short aksel-body-short--small" aria-label={t.mandateSource(label)} value={one.reference} maxLength={200} onChange={(event) => change(one.kind, { reference: event.target.value })} /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </FormDialog>
  )
}
