// Add a case to the agenda: proposed ones with their reason, or any found by search. One that lacks something asks for it, or for a reason.
import { Button, TextField } from '@navikt/ds-react'
import { useState } from 'react'
import { shortDate } from '../../../shared/dates.ts'
import type { Suggestion } from '../../../shared/operations/meeting-prepare.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { GateDialog, lacksIn, type GateCase } from '../../parts/PackLacks.tsx'
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
  first?: Suggestion['reasons'][number] | undefined
}
interface AddProps {
  desk: { meeting: { id: string; heldOn: string }; agenda: readonly { caseId: string | null }[] }
  onClose: () => void
}

export function AddCaseDialog({ desk, onClose }: AddProps) {
  const today = useToday()
  const meetingId = desk.meeting.id
  const [typed, setTyped] = useState('')
  const [question, setQuestion] = useState('')
  const [gate, setGate] = useState<GateCase | null>(null)
  const isSearching = typed.trim().length > 0
  const search = useQuery('case.list', { filter: { view: 'open', text: typed.trim() }, limit: 20 }, { enabled: isSearching, keep: true })
  const proposed = useQuery('meeting.suggestions', { meetingId, limit: 20 }, { keep: true })
  const add = useCommand('meeting.addCase')
  const listed = new Set(desk.agenda.map((line) => line.caseId))
  const found: Found[] = isSearching ? (search.data?.rows ?? []).map((row) => ({ caseId: row.id, name: row.name, caseNumber: row.caseNumber, reason: row.nextStep })) : (proposed.data?.rows ?? []).map((row) => ({ caseId: row.caseId, name: row.name, caseNumber: row.caseNumber, reason: row.reasons[0]?.reason ?? null, first: row.reasons[0] }))
  const addOne = async (one: Found) => {
    const answer = await add.run({ meetingId, caseId: one.caseId, question: question.trim() || null, reason: one.first?.reason ?? null, source: one.first?.source ?? null, requestId: one.first?.requestId ?? null }, { said: t.said(one.name, desk.agenda.length + 1) })
    if (answer.ok) return setQuestion('')
    const lacks = lacksIn(answer.error)
    if (lacks) setGate({ caseId: one.caseId, name: one.name, lacks, first: one.first, question: question.trim() })
  }
  if (gate) return <GateDialog meetingId={meetingId} one={gate} onClose={() => setGate(null)} onDone={() => setQuestion('')} />
  return (
    <ShowDialog wide title={t.title} description={shortDate(desk.meeting.heldOn, today)} onClose={onClose} footer={<Button size="small" variant="secondary" data-color="neutral" onClick={onClose}>{text.common.close}</Button>}>
      <div className="form">
        <TextField size="small" label={t.search} description={t.searchHint} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        <TextArea label={t.question} hint={t.questionHint} value={question} onChange={setQuestion} rows={2} maxLength={1000} />
        <section>
          <h2 className="section-title">{isSearching ? t.search : t.suggestions}</h2>
          {found.length === 0 ? <p className="form-note" role="status">{isSearching ? t.none : t.noSuggestions}</p> : null}
          {!isSearching && proposed.data && proposed.data.total > proposed.data.rows.length ? <p className="form-note">{text.prepare.proposals.shown(proposed.data.rows.length, proposed.data.total)}</p> : null}
          <ul className="lines">
            {found.map((one) => (
              <li key={one.caseId}>
                <span><strong>{one.name}</strong> <span className="quiet num">{one.caseNumber}</span>{one.reason ? <span className="quiet small"> · {one.reason}</span> : null}</span>
                {listed.has(one.caseId) ? <span className="quiet small">{t.onList}</span> : <Button size="xsmall" variant="secondary" aria-label={t.addName(one.name)} onClick={() => void addOne(one)}>{t.add}</Button>}
              </li>
            ))}
          </ul>
        </section>
        <Failed error={lacksIn(add.failed) ? null : add.failed} />
      </div>
    </ShowDialog>
  )
}
