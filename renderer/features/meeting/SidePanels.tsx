// At the right of the desk: what the room sees now, who is there, what is decided in the case, and whether the next case is ready.
import { CheckmarkIcon, EyeIcon, EyeSlashIcon, ExternalLinkIcon, MinusIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { osloTime, shortDate } from '../../../shared/dates.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { leadsHere } from './LeadBanner.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Failed } from '../../ui/states.tsx'
import { ToneTag, type Tone } from '../../ui/small.tsx'
import type { AgendaLine } from './AgendaPanel.tsx'
import type { Current } from './CasePanel.tsx'
import { Fit } from './Fit.tsx'
import { RoomScreen } from './RoomScreen.tsx'

const t = text.meeting
type Decision = Current['decisions'][number]

function roomInWords(room: MeetingDesk['room']): string {
  if (room.covered) return t.roomAltCovered
  return room.item ? t.roomAltCase(room.item.initials, room.progress.number, room.item.decisions.length) : t.roomAltNothing
}

export function RoomCopy({ desk }: { desk: MeetingDesk }) {
  const [, navigate] = useLocation()
  const { room, meeting } = desk
  const openWindow = () => window.open(`${window.location.pathname}#/rom/${meeting.id}`, 'boligbordet-rom', 'popup,width=1280,height=720')?.focus()
  const tag = room.covered ? <ToneTag icon={<EyeSlashIcon aria-hidden />}>{t.covered}</ToneTag> : room.shownAt && room.item ? <ToneTag tone="accent" icon={<EyeIcon aria-hidden />}>{t.shownSince(osloTime(room.shownAt))}</ToneTag> : null
  return (
    <Panel title={t.roomNow} action={tag} className="room-copy-panel">
      <div aria-hidden inert>
        <Fit className="room-copy">
          <RoomScreen room={room} />
        </Fit>
      </div>
      <p className="aksel-sr-only">{t.roomAlt(roomInWords(room))}</p>
      <p className="room-copy-acts">
        <Button size="xsmall" variant="tertiary" data-color="neutral" icon={<ExternalLinkIcon aria-hidden />} onClick={openWindow}>{t.openRoom}</Button>
        <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => navigate(`/rom/${meeting.id}`)}>{t.showHere}</Button>
      </p>
    </Panel>
  )
}

export function PresencePanel({ desk }: { desk: MeetingDesk }) {
  const set = useCommand('meeting.setPresence')
  const mayRun = useMay('meeting.run') && desk.meeting.status !== 'closed' && leadsHere(desk)
  const change = (one: MeetingDesk['presence'][number]) => {
    if (mayRun) void set.run({ meetingId: desk.meeting.id, serviceId: one.serviceId, present: !one.present, personName: one.personName }, { said: one.present ? t.absent(one.name) : t.present(one.name) })
  }
  // A service nobody has ticked yet is not there: the meeting's own list first, then the rest.
  const all = [...desk.presence, ...desk.services.filter((service) => !desk.presence.some((one) => one.serviceId === service.id)).map((service) => ({ serviceId: service.id, name: service.name, roomName: service.name, present: false, personName: null }))]
  return (
    <Panel title={t.presence}>
      {all.length === 0 ? <p className="quiet desk-line">{t.noPresence}</p> : null}
      <div className="presence" role="group" aria-label={t.presence}>
        {all.map((one) => (
          <button key={one.serviceId} type="button" className="presence-chip" aria-pressed={one.present} aria-disabled={!mayRun || undefined} title={one.personName ?? undefined} onClick={() => change(one)}>
            {one.present ? <CheckmarkIcon aria-hidden /> : <MinusIcon aria-hidden />} {one.name}
          </button>
        ))}
      </div>
      <Failed error={set.failed} />
    </Panel>
  )
}

function ConfirmDialog({ decision, answer, onClose }: { decision: Decision; answer: 'confirmed' | 'rejected'; onClose: () => void }) {
  const [note, setNote] = useState('')
  const confirm = useCommand('meeting.confirmDecision', t[answer])
  const submit = async () => {
    if ((await confirm.run({ id: decision.id, version: decision.version, answer, note: note.trim() || null })).ok) onClose()
  }
  return (
    <FormDialog title={t.confirmTitle(answer === 'confirmed')} description={decision.text} act={answer === 'confirmed' ? t.confirm : t.reject} danger={answer === 'rejected'} running={confirm.running} failed={confirm.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.confirmNote} value={note} onChange={setNote} rows={2} maxLength={300} />
    </FormDialog>
  )
}

function mandateTag(one: Decision): [string, Tone] {
  if (one.tentative) return [t.tag.tentative, 'quiet']
  return [t.tag[one.mandate], ({ team: 'accent', confirmed: 'accent', mustConfirm: 'attention', rejected: 'danger' } as const)[one.mandate]]
}

export function DecisionsPanel({ current, onAllocate }: { current: Current; onAllocate: (decision: Decision) => void }) {
  const today = useToday()
  const mayRun = useMay('meeting.run')
  const mayAllocate = useMay('allocate')
  const [open, setOpen] = useState<{ decision: Decision; answer: 'confirmed' | 'rejected' } | null>(null)
  const all = current.decisions
  return (
    <Panel title={t.decidedIn} detail={t.decidedCount(all.length, all.filter((one) => one.shownInRoom).length)} flush className="decisions">
      <ul className="decision-rows">
        {all.map((one) => {
          const [word, tone] = mandateTag(one)
          const isDecided = !one.tentative && (one.mandate === 'team' || one.mandate === 'confirmed')
          return (
            <li key={one.id}>
              <span className="decision-what">
                <strong>{one.text}</strong>
                <span className="quiet small">{t.ownerDue(one.owner, one.dueOn && shortDate(one.dueOn, today))}</span>
                {one.mandate === 'mustConfirm' && one.confirmBy ? <span className="small">{t.decide.mustNext(one.confirmBy, one.confirmDueOn && shortDate(one.confirmDueOn, today))}</span> : null}
                {mayRun && one.mandate === 'mustConfirm' ? (
                  <span>
                    <Button size="xsmall" variant="tertiary" onClick={() => setOpen({ decision: one, answer: 'confirmed' })}>{t.confirm}<span className="aksel-sr-only">: {one.text}</span></Button>
                    <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setOpen({ decision: one, answer: 'rejected' })}>{t.reject}<span className="aksel-sr-only">: {one.text}</span></Button>
                  </span>
                ) : null}
                {mayAllocate && one.kind === 'allocate' && isDecided && one.dwellingId && current.caseId ? one.allocated ? <span className="small quiet">{t.allocated}</span> : <span><Button size="xsmall" onClick={() => onAllocate(one)}>{t.allocateNow}</Button></span> : null}
              </span>
              <ToneTag tone={tone}>{word}</ToneTag>
            </li>
          )
        })}
      </ul>
      {open ? <ConfirmDialog {...open} onClose={() => setOpen(null)} /> : null}
    </Panel>
  )
}

export function NextPanel({ next }: { next: AgendaLine | null }) {
  if (!next) return <Panel label={t.lastItem}><p className="quiet desk-line">{t.lastItem}</p></Panel>
  return (
    <Panel title={t.nextItem(next.name || next.title)} detail={t.itemNumber(next.number)}>
      <ul className="next-lines">
        {next.lacks.length === 0 ? <li><CriterionSign outcome="met" decorative /> {t.ready}</li> : null}
        {next.lacks.map((lack) => <li key={lack}><CriterionSign outcome="unknown" decorative /> {lack}</li>)}
      </ul>
    </Panel>
  )
}
