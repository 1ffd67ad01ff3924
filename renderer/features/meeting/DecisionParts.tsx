// What some kinds of decision ask for: a dwelling, or an order for one with the need it serves and how many wait for the same.
import { orderKind } from '../../../shared/model/codes.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { Choice } from '../../ui/Field.tsx'
import type { Current } from './CasePanel.tsx'
import type { Change } from './DecisionForm.tsx'
import type { DecisionDraft } from './decisionDraft.ts'

const t = text.meeting.decide
interface PartProps { desk: MeetingDesk; current: Current; draft: DecisionDraft; change: Change }

/** Dwellings that suit the case first, then the rest of the vacant ones. The words follow until someone has written their own. */
export function DwellingChoice({ desk, current, draft, change, missing }: PartProps & { missing: boolean }) {
  const first = current.candidates.map((one) => [one.dwellingId, one.label] as const)
  const options = Object.fromEntries([...first, ...desk.dwellings.map((one) => [one.id, one.label] as const)])
  const start = t.startsWith[draft.kind === 'allocate' ? 'allocate' : 'recommend']
  const pick = (dwellingId: string) => change({ dwellingId, ...(draft.text === '' || Object.values(t.startsWith).some((word) => draft.text.startsWith(`${word} `)) ? { text: `${start} ${options[dwellingId] ?? ''}` } : {}) })
  return <Choice label={t.dwelling} value={draft.dwellingId} options={options} onChange={pick} missing={missing} empty={text.common.choose} />
}

export function Order({ desk, current, draft, change }: PartProps) {
  const asked = useQuery('meeting.needs', { meetingId: desk.meeting.id, agendaItemId: current.agendaItemId }, { keep: true })
  const needs = asked.data ?? []
  const chosen = needs.find((one) => one.key === draft.orderNeed)
  return (
    <>
      <div className="decide-row">
        <Choice label={t.order} value={draft.orderKind} options={orderKind.labels} empty={text.common.choose} onChange={(kind) => change({ orderKind: kind })} missing={!draft.orderKind} />
        <Choice label={t.need} value={draft.orderNeed} options={Object.fromEntries(needs.map((one) => [one.key, t.needOption(one.text, one.waiting)]))} empty={text.common.noChoice} onChange={(orderNeed) => change({ orderNeed })} />
      </div>
      {asked.data && needs.length === 0 ? <p className="form-note">{t.needNone}</p> : null}
      {chosen ? <p className="form-note" role="status">{t.needWaits(chosen.waiting)}</p> : null}
    </>
  )
}
