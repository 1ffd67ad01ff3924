// Add a case to the agenda: suggested ones with their reason, or any found by search.
import { Button, TextField } from '@navikt/ds-react'
import { useState } from 'react'
import { shortDate } from '../../../shared/dates.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Failed } from '../../ui/states.tsx'

const t = text.meeting.add
interface Found {
  caseId: string
  name: string
  caseNumber: string
  reason: string | null
}

export function AddCaseDialog({ desk, onClose }: { desk: MeetingDesk; onClose: () => void }) {
  const today = useToday()
  const [typed, setTyped] = useState('')
  const [question, setQuestion] = useState('')
  const isSearching = typed.trim().length > 0
  const search = useQuery('case.list', { filter: { view: 'open', text: typed.trim() }, limit: 20 }, { enabled: isSearching, keep: true })
  const add = useCommand('meeting.addCase')
  const listed = new Set(desk.agenda.map((line) => line.caseId))
  const found: Found[] = isSearching ? (search.data?.rows ?? []).map((row) => ({ caseId: row.id, name: row.name, caseNumber: row.caseNumber, reason: row.nextStep })) : desk.suggestions
  const addOne = async (one: Found) => {
    const answer = await add.run({ meetingId: desk.meeting.id, caseId: one.caseId, question: question.trim() || null, reason: isSearching ? null : one.reason }, { said: t.said(one.name, desk.agenda.length + 1) })
    if (answer.ok) setQuestion('')
  }
  return (
    <ShowDialog wide title={t.title} description={shortDate(desk.meeting.heldOn, today)} onClose={onClose} footer={<Button size="small" variant="secondary" data-color="neutral" onClick={onClose}>{text.common.close}</Button>}>
      <div className="form">
        <TextField size="small" label={t.search} description={t.searchHint} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        <TextArea label={t.question} hint={t.questionHint} value={question} onChange={setQuestion} rows={2} maxLength={1000} />
        <section>
          <h2 className="section-title">{isSearching ? t.search : t.suggestions}</h2>
          {found.length === 0 ? <p className="form-note" role="status">{isSearching ? t.none : t.noSuggestions}</p> : null}
          <ul className="lines">
            {found.map((one) => (
              <li key={one.caseId}>
                <span><strong>{one.name}</strong> <span className="quiet num">{one.caseNumber}</span>{one.reason ? <span className="quiet small"> · {one.reason}</span> : null}</span>
                {listed.has(one.caseId) ? <span className="quiet small">{t.onList}</span> : <Button size="xsmall" variant="secondary" aria-label={t.addName(one.name)} onClick={() => void addOne(one)}>{t.add}</Button>}
              </li>
            ))}
          </ul>
        </section>
        <Failed error={add.failed} />
      </div>
    </ShowDialog>
  )
}
