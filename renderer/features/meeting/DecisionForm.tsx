// Write a decision while the team speaks. Nothing of it reaches the room before «Lagre og vis i rommet».
import { HourglassIcon } from '@navikt/aksel-icons'
import { Button, Checkbox, Chips } from '@navikt/ds-react'
import { type RefObject, useState } from 'react'
import { shortDate } from '../../../shared/dates.ts'
import { teamDecisionKind } from '../../../shared/model/codes.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Choice, DateField, TextArea, TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Failed } from '../../ui/states.tsx'
import type { Current } from './CasePanel.tsx'
import { DwellingChoice, Order } from './DecisionParts.tsx'
import { asksDwelling, asksPerson, asksReason, type DecisionDraft, type Kind, lacking, toInput, useDecisionDraft, useKeptDraft, withKind } from './decisionDraft.ts'

const t = text.meeting.decide
export type Change = (patch: Partial<DecisionDraft>) => void

function Kinds({ value, onChange }: { value: Kind; onChange: (kind: Kind) => void }) {
  return (
    <Chips size="small" aria-label={t.kind} className="decide-kinds">
      {teamDecisionKind.values.map((kind) => (
        <Chips.Toggle key={kind} checkmark={false} selected={value === kind} onClick={() => onChange(kind)}>
          {teamDecisionKind.labels[kind]}
        </Chips.Toggle>
      ))}
    </Chips>
  )
}

function Confirmer({ desk, draft, change, missing }: { desk: MeetingDesk; draft: DecisionDraft; change: Change; missing: boolean }) {
  const names = [text.meeting.unitLeader, ...desk.services.map((one) => text.meeting.leaderOf(one.name))]
  const [other, setOther] = useState(draft.confirmBy !== '' && !names.includes(draft.confirmBy))
  const options = { ...Object.fromEntries(names.map((name) => [name, name])), other: text.meeting.otherConfirmer }
  const pick = (value: string) => {
    setOther(value === 'other')
    change({ confirmBy: value === 'other' ? '' : value, confirmChosen: true })
  }
  const isEscalated = draft.kind === 'escalate'
  return (
    <>
      <Choice label={isEscalated ? t.escalateTo : t.confirmBy} value={other ? 'other' : draft.confirmBy} options={options} empty={isEscalated ? text.common.choose : t.nobody} onChange={pick} missing={missing && !other} />
      {other ? <TextInput label={t.who} hint={t.whoHint} value={draft.confirmBy} onChange={(confirmBy) => change({ confirmBy, confirmChosen: true })} missing={!draft.confirmBy} /> : null}
    </>
  )
}

function Dissent({ draft, change }: { draft: DecisionDraft; change: Change }) {
  if (!draft.isDissent) return null
  return (
    <div className="decide-row">
      <TextInput label={t.dissentBy} value={draft.dissentBy} onChange={(dissentBy) => change({ dissentBy })} missing={draft.dissentBy.trim().length < 2} />
      <TextInput label={t.dissentWhat} value={draft.dissent} onChange={(dissent) => change({ dissent })} missing={draft.dissent.trim().length < 2} />
    </div>
  )
}

function Fields({ desk, current, draft, change }: { desk: MeetingDesk; current: Current; draft: DecisionDraft; change: Change }) {
  const lacks = lacking(draft)
  const { kind } = draft
  const services = Object.fromEntries(desk.services.map((one) => [one.id, one.name]))
  const isClarify = kind === 'clarify'
  return (
    <>
      {asksDwelling(kind) ? <DwellingChoice desk={desk} current={current} draft={draft} change={change} missing={lacks.has('dwellingId')} /> : null}
      {kind === 'orderDwelling' ? <Order desk={desk} current={current} draft={draft} change={change} /> : null}
      <div data-decision-text>
        <TextInput label={isClarify ? t.clarifyWhat : t.text} value={draft.text} onChange={(value) => change({ text: value.slice(0, 300) })} missing={lacks.has('text')} />
      </div>
      <div className="decide-row">
        <Choice label={isClarify ? t.clarifyWho : t.owner} value={draft.ownerServiceId} options={services} empty={text.common.noChoice} onChange={(ownerServiceId) => change({ ownerServiceId })} />
        {asksPerson(kind) ? <TextInput label={t.ownerPerson} value={draft.ownerPerson} onChange={(ownerPerson) => change({ ownerPerson: ownerPerson.slice(0, 120) })} /> : null}
        <Confirmer key={kind} desk={desk} draft={draft} change={change} missing={lacks.has('confirmBy')} />
        {kind === 'defer' ? <DateField key="until" label={t.until} value={draft.deferUntil} onChange={(deferUntil) => change({ deferUntil })} /> : <DateField key="due" label={t.due} value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} />}
      </div>
      {kind === 'defer' ? <p className="form-note">{t.untilHint}</p> : null}
      {asksReason(kind) ? <TextArea label={t.reason} hint={t.reasonHint} value={draft.reason} onChange={(reason) => change({ reason })} rows={2} maxLength={5000} missing={lacks.has('reason')} /> : null}
      <Dissent draft={draft} change={change} />
    </>
  )
}

interface DecisionFormProps {
  desk: MeetingDesk
  current: Current
  /** focused by the shortcuts A and T */
  field: RefObject<HTMLDivElement | null>
  /** put the case in the room, where it is not there already */
  onShow: () => void
}

function Writing({ desk, current, field, onShow }: DecisionFormProps) {
  const today = useToday()
  const { draft, raw, change, empty } = useDecisionDraft(current.agendaItemId, current.draft)
  const isKept = useKeptDraft(current.agendaItemId, raw, current.draft)
  const [round, setRound] = useState(0)
  const decide = useCommand('meeting.decide')
  const lacks = lacking(draft).size > 0
  const isElsewhere = !desk.room.covered && desk.room.item !== null && desk.room.item.agendaItemId !== current.agendaItemId
  const save = async (showInRoom: boolean) => {
    if (lacks) return field.current?.querySelector<HTMLElement>('[data-missing=true] select, [data-missing=true] input, [data-missing=true] textarea')?.focus()
    const answer = await decide.run(toInput(draft, desk.meeting.id, current.agendaItemId, showInRoom), { said: !showInRoom ? t.saved : isElsewhere ? t.savedLater : t.savedShown })
    if (!answer.ok) return
    empty()
    setRound(round + 1)
    // Another case in the room stays there: nobody is put on the wall by a button that saves.
    if (showInRoom && desk.room.covered) onShow()
    requestAnimationFrame(() => field.current?.querySelector<HTMLElement>('[data-decision-text] input')?.focus())
  }
  return (
    <Panel title={t.titleFor(current.name)} detail={draft.text && isKept ? t.draftKept : t.draft} className="desk-decide">
      <div className="form decide-form" ref={field} key={round}>
        <Kinds value={draft.kind} onChange={(kind) => change(withKind(draft, kind, desk.mandates))} />
        <Fields desk={desk} current={current} draft={draft} change={change} />
        {draft.confirmBy ? (
          <p className="decide-mandate" role="status"><HourglassIcon aria-hidden /> <span><strong>{t.must}</strong> {t.mustNext(draft.confirmBy, shortDate(desk.confirmDueOn, today))}</span></p>
        ) : null}
        <Failed error={decide.failed} />
        <div className="decide-acts">
          <Button size="small" data-room-act aria-disabled={lacks || undefined} onClick={() => void save(true)}>{t.saveShow}</Button>
          <Button size="small" variant="secondary" aria-disabled={lacks || undefined} onClick={() => void save(false)}>{t.save}</Button>
          <Checkbox size="small" checked={draft.tentative} onChange={() => change({ tentative: !draft.tentative })}>{t.tentative}</Checkbox>
          <Checkbox size="small" checked={draft.isDissent} onChange={() => change({ isDissent: !draft.isDissent })}>{t.dissent}</Checkbox>
        </div>
      </div>
    </Panel>
  )
}

export function DecisionForm(props: DecisionFormProps) {
  const { desk } = props
  if (desk.meeting.status === 'running' && desk.lead.here) return <Writing {...props} />
  const why = desk.meeting.status === 'closed' ? text.meeting.statusClosed : desk.meeting.status === 'running' ? text.meeting.lead.elsewhere(desk.lead.device ?? text.meeting.lead.unknown) : t.notRunning
  return <Panel title={t.title} className="desk-decide"><p className="quiet desk-line">{why}</p></Panel>
}
