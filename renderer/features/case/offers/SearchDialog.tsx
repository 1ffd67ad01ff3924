// Nothing suitable exists: what lacks, and when to search again.
import { Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { plusDays } from '../../../../shared/dates.ts'
import type { RequirementKind } from '../../../../shared/model/codes.ts'
import type { CasePage } from '../../../../shared/operations/cases.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { DateField, TextArea } from '../../../ui/Field.tsx'

const t = text.offers.search

export function SearchDialog({ caseId, requirements, onClose }: { caseId: string; requirements: CasePage['requirements']; onClose: () => void }) {
  const today = useToday()
  const [reason, setReason] = useState('')
  const [lacking, setLacking] = useState<RequirementKind[]>([])
  const [next, setNext] = useState<string | null>(plusDays(today, 30))
  const record = useCommand('search.nothing', t.said)
  const lacks = [reason.trim().length < 3, !next || next <= today]
  const submit = async () => {
    const answer = await record.run({ caseId, reason: reason.trim(), lacking, nextSearchOn: next! })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.dialog} description={t.body} act={t.save} missing={lacks.filter(Boolean).length} running={record.running} failed={record.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.reason} value={reason} onChange={setReason} rows={3} maxLength={2000} missing={lacks[0]} />
      {requirements.length > 0 ? (
        <CheckboxGroup size="small" legend={t.lacking} value={lacking} onChange={(value) => setLacking(value as RequirementKind[])}>
          {requirements.map((one) => <Checkbox key={one.id} value={one.kind}>{one.label}</Checkbox>)}
        </CheckboxGroup>
      ) : null}
      <DateField label={t.next} value={next} onChange={setNext} missing={lacks[1]} />
    </FormDialog>
  )
}
