// What the data says should be at the table: each case with its reasons and the facts behind them. One press adds one, or all chosen.
import { Button, Checkbox } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Suggestion } from '../../../shared/operations/meeting-prepare.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { GateDialog, lacksIn, type GateCase } from '../../parts/PackLacks.tsx'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState, Failed } from '../../ui/states.tsx'
import { ProtectedTag, ToneTag } from '../../ui/small.tsx'

const t = text.prepare.proposals
const PAGE = 20

interface RowProps {
  one: Suggestion
  chosen: boolean
  hidden: boolean
  mayRun: boolean
  onChoose: (chosen: boolean) => void
  onAdd: () => void
  onHide: () => void
}

function Proposal({ one, chosen, hidden, mayRun, onChoose, onAdd, onHide }: RowProps) {
  const [first, ...others] = one.reasons
  return (
    <li className="proposal">
      {mayRun && !hidden ? <Checkbox size="small" hideLabel checked={chosen} onChange={() => onChoose(!chosen)}>{t.choose(one.name)}</Checkbox> : null}
      <div className="proposal-what">
        <p className="prepare-who">
          <Link className="quiet-link" href={`/sak/${one.caseId}`}><strong>{one.name}</strong></Link> <span className="quiet small num">{one.caseNumber}</span>
          {one.protected ? <ProtectedTag short /> : null}
          {one.lacks.length > 0 ? <ToneTag tone="attention">{text.prepare.line.lacks(one.lacks.length)}</ToneTag> : null}
        </p>
        <p><strong className="proposal-reason">{first?.reason}</strong></p>
        {first?.fact ? <p className="quiet small">{first.fact}</p> : null}
        {others.length > 0 ? <p className="quiet small">{t.also}: {others.map((other) => other.reason).join('. ')}</p> : null}
      </div>
      {mayRun ? (
        <span className="proposal-acts">
          {hidden ? null : <Button size="xsmall" variant="secondary" aria-label={t.addOf(one.name)} onClick={onAdd}>{t.add}</Button>}
          <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={hidden ? t.unhideOf(one.name) : t.hideOf(one.name)} onClick={onHide}>{hidden ? t.unhide : t.hide}</Button>
        </span>
      ) : null}
    </li>
  )
}

export function PrepareProposals({ meetingId, mayRun }: { meetingId: string; mayRun: boolean }) {
  const [limit, setLimit] = useState(PAGE)
  const [hidden, setHidden] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [gate, setGate] = useState<GateCase | null>(null)
  const [lacking, setLacking] = useState<{ caseId: string; caseNumber: string; lacks: string[] }[]>([])
  const asked = useQuery('meeting.suggestions', { meetingId, limit, hidden }, { keep: true })
  const add = useCommand('meeting.addCase')
  const addAll = useCommand('meeting.addCases', (value: { added: number; lacking: unknown[] }) => t.addedSaid(value.added, value.lacking.length))
  const hide = useCommand('meeting.hideSuggestion', hidden ? t.shownSaid : t.hiddenSaid)
  const choose = (caseId: string, on: boolean) => setChosen((before) => new Set(on ? [...before, caseId] : [...before].filter((id) => id !== caseId)))
  const addOne = async (one: Suggestion) => {
    const first = one.reasons[0]
    const given: GateCase = { caseId: one.caseId, name: one.name, lacks: one.lacks, first, minutes: one.minutes }
    if (one.lacks.length > 0) return setGate(given)
    const answer = await add.run({ meetingId, caseId: one.caseId, reason: first?.reason ?? null, source: first?.source ?? null, requestId: first?.requestId ?? null, plannedMinutes: one.minutes }, { said: t.oneSaid(one.name) })
    const lacks = answer.ok ? null : lacksIn(answer.error)
    if (lacks) setGate({ ...given, lacks })
    else if (answer.ok) choose(one.caseId, false)
  }
  const addChosen = async (rows: readonly Suggestion[]) => {
    const caseIds = rows.map((one) => one.caseId).filter((id) => chosen.has(id))
    if (caseIds.length === 0) return
    const answer = await addAll.run({ meetingId, caseIds })
    if (!answer.ok) return
    setLacking(answer.value.lacking)
    setChosen(new Set())
  }
  return (
    <Panel title={t.title} detail={asked.data ? t.shown(asked.data.rows.length, asked.data.total) : null} action={asked.data && (asked.data.hidden > 0 || hidden) ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setHidden(!hidden)}>{hidden ? t.back : t.hidden(asked.data.hidden)}</Button> : null} flush className="prepare-proposals">
      <Answered asked={asked}>
        {(data) => {
          const picked = data.rows.filter((one) => chosen.has(one.caseId)).length
          return (
            <>
              {data.rows.length === 0 ? <EmptyState level="3" title={t.none} body={t.noneBody} /> : null}
              {mayRun && !hidden && data.rows.length > 0 ? (
                <p className="proposal-head">
                  <Button size="xsmall" aria-disabled={picked === 0 || undefined} onClick={() => void addChosen(data.rows)}>{picked === 0 ? t.chooseFirst : t.chosen(picked)}</Button>
                  <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setChosen(new Set(data.rows.filter((one) => one.seen && one.lacks.length === 0).map((one) => one.caseId)))}>{t.chooseReady}</Button>
                </p>
              ) : null}
              <Failed error={addAll.failed ?? hide.failed ?? (lacksIn(add.failed) ? null : add.failed)} />
              {lacking.length > 0 ? (
                <div className="proposal-lacking" role="status">
                  <strong>{t.lacking}</strong>
                  <ul>{lacking.map((one) => <li key={one.caseId}><span className="num">{one.caseNumber}</span>: {one.lacks.join('. ')}</li>)}</ul>
                </div>
              ) : null}
              <ul className="proposal-rows">
                {data.rows.map((one) => <Proposal key={one.caseId} one={one} chosen={chosen.has(one.caseId)} hidden={hidden} mayRun={mayRun && one.seen} onChoose={(on) => choose(one.caseId, on)} onAdd={() => void addOne(one)} onHide={() => void hide.run({ meetingId, caseId: one.caseId, hidden: !hidden })} />)}
              </ul>
              {data.total > data.rows.length ? <p className="proposal-head"><Button size="xsmall" variant="secondary" data-color="neutral" onClick={() => setLimit(limit + PAGE)}>{t.more(Math.min(PAGE, data.total - data.rows.length))}</Button></p> : null}
            </>
          )
        }}
      </Answered>
      {gate ? <GateDialog meetingId={meetingId} one={gate} onClose={() => setGate(null)} /> : null}
    </Panel>
  )
}
