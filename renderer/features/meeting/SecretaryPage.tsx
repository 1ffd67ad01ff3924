// The secretary's desk: agenda, the case in private, decisions and notes, and what the room sees. The room changes only on «Vis», «Dekk», presence, and a decision shown.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { client } from '../../data/client.ts'
import { question, useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import type { Params } from '../../routes.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState, Failed } from '../../ui/states.tsx'
import { AllocateDialog } from '../../parts/AllocateDialog.tsx'
import { AddCaseDialog } from './AddCaseDialog.tsx'
import { AgendaPanel } from './AgendaPanel.tsx'
import { CasePanel, type Current } from './CasePanel.tsx'
import { useDecisionDraft, withKind } from './decisionDraft.ts'
import { DecisionForm } from './DecisionForm.tsx'
import { DecisionsPanel } from './DecisionsPanel.tsx'
import { CloseDialog, DeferDialog } from './DeskDialogs.tsx'
import { DeskHead } from './DeskHead.tsx'
import { LeadBanner } from './LeadBanner.tsx'
import { MandatesDialog } from './MandatesDialog.tsx'
import { NotesPanel } from './NotesPanel.tsx'
import { PresencePanel } from './PresencePanel.tsx'
import { NextPanel, RoomCopy } from './SidePanels.tsx'
import { useDeskActs } from './useDeskActs.ts'

const t = text.meeting
type Open = { kind: 'add' } | { kind: 'close' } | { kind: 'defer' } | { kind: 'mandates' } | { kind: 'allocate'; decision: Current['decisions'][number] } | null

const AFTER_PAINT = 150 // milliseconds

/** Fetch the case after this one while the secretary works, so that «Neste sak» shows at once. Part of the same look into the meeting. */
function useNextFetched(desk: MeetingDesk | undefined, waits: boolean): void {
  useEffect(() => {
    if (!desk || waits) return
    const next = desk.agenda[desk.agenda.findIndex((line) => line.id === desk.current?.agendaItemId) + 1]
    if (!next) return
    const timer = window.setTimeout(() => void client.prefetchQuery(question('meeting.desk', { meetingId: desk.meeting.id, agendaItemId: next.id })), AFTER_PAINT)
    return () => window.clearTimeout(timer)
  }, [desk, waits])
}

export function SecretaryPage({ params }: { params: Params }) {
  const meetingId = params['meetingId'] ?? ''
  const [chosen, setChosen] = useState<string | null>(null)
  const [moving, setMoving] = useState(false)
  const asked = useQuery('meeting.desk', { meetingId, agendaItemId: chosen }, { keep: true, enabled: !moving })
  useNextFetched(asked.data, asked.former || moving)
  // While the meeting runs the desk stays on the case it came to, also when that is put off.
  const first = asked.data?.meeting.status === 'running' ? (asked.data.current?.agendaItemId ?? null) : null
  useEffect(() => {
    if (chosen === null && first) setChosen(first)
  }, [chosen, first])
  return <Answered asked={asked}>{(desk) => <Desk desk={desk} chosen={chosen ?? desk.current?.agendaItemId ?? null} setChosen={setChosen} setMoving={setMoving} former={asked.former} />}</Answered>
}

/** Enter, space and arrows belong to fields and choices; on plain buttons and links the left and right arrows still change case. */
function arrowsOnButtons(step: (by: number) => void) {
  return (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0 || event.ctrlKey || event.altKey || event.metaKey || !(event.target as Element).closest('button, a')) return
    if ((event.target as Element).closest('[role=dialog], dialog, [role=menu]')) return
    event.preventDefault()
    step(by)
  }
}

function Desk({ desk, chosen, setChosen, setMoving, former }: { desk: MeetingDesk; chosen: string | null; setChosen: (id: string | null) => void; setMoving: (moving: boolean) => void; former: boolean }) {
  const [open, setOpen] = useState<Open>(null)
  const field = useRef<HTMLDivElement>(null)
  const note = useRef<HTMLTextAreaElement>(null)
  const acts = useDeskActs(desk, chosen, setChosen, setMoving)
  const presence = useRef<HTMLDivElement>(null)
  const { draft, change } = useDecisionDraft(chosen ?? '', desk.current?.agendaItemId === chosen ? desk.current.draft : null)
  const mayRun = useMay('meeting.run')
  const writeText = () => field.current?.querySelector<HTMLElement>('[data-decision-text] input')?.focus()
  useKeys('meeting', {
    previous: () => acts.step(-1),
    next: () => acts.step(1),
    show: acts.show,
    cover: acts.cover,
    decide: writeText,
    measure: () => {
      if (chosen && desk.meeting.status === 'running') change(withKind(draft, 'measure', desk.mandates))
      writeText()
    },
    note: () => note.current?.focus(),
    presence: () => presence.current?.querySelector('button')?.focus(),
    park: () => (desk.meeting.status === 'running' && desk.lead.here && mayRun ? acts.finish('parked', null) : undefined),
    jump: acts.jump,
  })
  const current = desk.current
  const close = () => setOpen(null)
  return (
    <div className="desk" onKeyDown={arrowsOnButtons(acts.step)}>
      <DeskHead desk={desk} onCover={acts.cover} onNext={acts.next ? () => acts.step(1) : null} onStart={acts.start} onClose={() => setOpen({ kind: 'close' })} onMandates={() => setOpen({ kind: 'mandates' })} />
      <LeadBanner desk={desk} />
      <Failed error={acts.failed} />
      <div className="columns desk-columns" data-fill>
        <AgendaPanel desk={desk} chosen={chosen} onChoose={acts.choose} onAdd={() => setOpen({ kind: 'add' })} />
        <div className="stack desk-middle" data-former={former || undefined}>
          {current ? (
            <>
              <CasePanel desk={desk} current={current} onShow={acts.show} onFinish={() => acts.finish('done', null)} onPark={() => acts.finish('parked', null)} onDefer={() => setOpen({ kind: 'defer' })} />
              {mayRun ? <DecisionForm key={`decide-${current.agendaItemId}`} desk={desk} current={current} field={field} onShow={acts.show} /> : null}
              {mayRun ? <NotesPanel key={`note-${current.agendaItemId}`} current={current} field={note} locked={desk.meeting.status === 'closed'} /> : null}
            </>
          ) : (
            <Panel label={t.noItem} flush><EmptyState title={t.noItem} body={t.noItemBody} /></Panel>
          )}
        </div>
        <div className="stack desk-side">
          <RoomCopy desk={desk} />
          <PresencePanel desk={desk} box={presence} />
          {current ? <DecisionsPanel desk={desk} current={current} onAllocate={(decision) => setOpen({ kind: 'allocate', decision })} /> : null}
          {desk.agenda.length > 0 && desk.meeting.status !== 'closed' ? <NextPanel next={acts.next} /> : null}
        </div>
      </div>
      {open?.kind === 'add' ? <AddCaseDialog desk={desk} onClose={close} /> : null}
      {open?.kind === 'close' ? <CloseDialog desk={desk} onShow={acts.choose} onClose={close} /> : null}
      {open?.kind === 'mandates' ? <MandatesDialog desk={desk} onClose={close} /> : null}
      {open?.kind === 'defer' ? <DeferDialog onDefer={(reason) => { close(); acts.finish('deferred', reason) }} onClose={close} /> : null}
      {open?.kind === 'allocate' && current?.caseId ? <AllocateDialog dwellingId={open.decision.dwellingId!} dwelling={open.decision.dwelling ?? ''} caseId={current.caseId} name={current.name} meetingDecisionId={open.decision.id} needsReason={current.candidates.find((one) => one.dwellingId === open.decision.dwellingId)?.lines.some((line) => line.outcome !== 'met') ?? true} startReason={open.decision.reason ?? ''} onClose={close} /> : null}
    </div>
  )
}
