// «Vedta fra dato»: the day, what it would do from that day, and a last yes. Nothing is adopted while something must be mended.
import { useState } from 'react'
import { dateText, plusDays } from '../../../../shared/dates.ts'
import type { RuleDefinition } from '../../../../shared/domain/rules.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { DateField } from '../../../ui/Field.tsx'
import { Preview } from './Preview.tsx'
import type { Problem } from './problems.ts'

const t = text.rulebook

export function AdoptDialog({ id, version, definition, problems, onClose }: { id: string; version: number; definition: RuleDefinition; problems: readonly Problem[]; onClose: () => void }) {
  const today = useToday()
  const seesPeople = useMay('match.read')
  const [from, setFrom] = useState<string | null>(plusDays(today, 1))
  const adopt = useCommand('rulebook.adopt', t.adopt.said)
  const submit = async () => {
    if (!from) return
    const answer = await adopt.run({ id, version, validFrom: from })
    if (answer.ok) onClose()
  }
  const isEarly = from !== null && from < today
  return (
    <FormDialog title={t.adopt.title} description={t.adopt.note} wide act={from ? t.adopt.confirm(dateText(from)) : t.adopt.act} missing={Number(from === null || isEarly) + problems.length} running={adopt.running} failed={adopt.failed} onSubmit={() => void submit()} onClose={onClose}>
      {problems.length > 0 ? <div className="failed"><strong>{t.adopt.problems}</strong><ul>{problems.map((one) => <li key={one.path + one.text}>{one.text}</li>)}</ul></div> : null}
      <DateField label={t.adopt.date} hint={t.adopt.dateHint} value={from} onChange={setFrom} missing={from === null || isEarly} />
      {seesPeople ? <><h2 className="section-title">{t.preview.title}</h2><Preview definition={definition} on={from && !isEarly ? from : null} /></> : <p className="gate-text">{t.preview.nobody}</p>}
    </FormDialog>
  )
}
