// Write a decision while the team speaks. Nothing of it reaches the room before «Lagre og vis i rommet».
import { HourglassIcon } from '@navikt/aksel-icons'
import { Button, Checkbox, Chips } from '@navikt/ds-react'
import { type RefObject, useState } from 'react'
import { teamDecisionKind } from '../../../shared/model/codes.ts'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'
import { Choice, DateField, TextArea, TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Failed } from '../../ui/states.tsx'
import type { Current } from './CasePanel.tsx'
import { asksDwelling, asksReason, type DecisionDraft, isIncomplete, type Kind, toInput, useDecisionDraft } from './decisionDraft.ts'

const t = text.meeting.decide
type Change = (patch: Partial<DecisionDraft>) => void

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

function DwellingChoice({ desk, current, draft, change }: { desk: MeetingDesk; current: Current; draft: DecisionDraft; change: Change }) {
  const first = current.candidates.map((one) => [one.dwellingId, one.label] as const)
  const options = Object.fromEntries([...first, ...desk.dwellings.map((one) => [one.id, one.label] as const)])
  const pick = (dwellingId: string) => change({ dwellingId, ...(draft.text === '' || draft.text.startsWith('Tildel ') ? { text: `Tildel ${options[dwellingId] ?? ''}` } : {}) })
  return <Choice label={t.dwelling} value={draft.dwellingId} options={options} onChange={pick} missing={!draft.dwellingId} empty={text.common.choose} />
}

function Confirmer({ desk, draft, change }: { desk: MeetingDesk; draft: DecisionDraft; change: Change }) {
  const names = [text.meeting.unitLeader, ...desk.services.map((one) => text.meeting.leaderOf(one.name))]
  const [other, setOther] = useState(draft.confirmBy !== '' && !names.includes(draft.confirmBy))
  const options = { ...Object.fromEntries(names.map((name) => [name, name])), other: text.meeting.otherConfirmer }
  const pick = (value: string) => {
    setOther(value === 'other')
    change({ confirmBy: value === 'other' ? '' : value })
  }
  return (
    <>
      <Choice label={t.confirmBy} value={other ? 'other' : draft.confirmBy} options={options} empty={t.nobody} onChange={pick} />
      {other ? <TextInput label={t.who} hint={t.whoHint} value={draft.confirmBy} onChange={(confirmBy) => change({ confirmBy })} missing={!draft.confirmBy} /> : null}
    </>
  )
}

interface DecisionFormProps {
  desk: MeetingDesk
  current: Current
  /** focused by the shortcuts A and T */
  field: RefObject<HTMLDivElement | null>
}

export function DecisionForm({ desk, current, field }: DecisionFormProps) {
  const [draft, change, drop] = useDecisionDraft(current.agendaItemId)
  const [round, setRound] = useState(0)
  const decide = useCommand('meeting.decide')
  const isRunning = desk.meeting.status === 'running' && desk.lead.here
  const isLacking = isIncomplete(draft)
  const save = async (showInRoom: boolean) => {
    if (isLacking) return field.current?.querySelector<HTMLElement>('[data-missing=true] select, [data-missing=true] input, [data-missing=true] textarea')?.focus()
    const answer = await decide.run(toInput(draft, desk.meeting.id, current.agendaItemId, showInRoom), { said: showInRoom ? t.savedShown : t.saved })
    if (!answer.ok) return
    drop()
    setRound(round + 1)
  }
  const services = Object.fromEntries(desk.services.map((one) => [one.id, one.name]))
  if (!isRunning) return <Panel title={t.title} className="desk-decide"><p className="quiet desk-line">{desk.meeting.status === 'closed' ? text.meeting.statusClosed : desk.meeting.status === 'running' ? text.meeting.lead.elsewhere(desk.lead.device ?? text.meeting.lead.unknown) : t.notRunning}</p></Panel>
  return (
    <Panel title={t.title} detail={t.draft} className="desk-decide">
      <div className="form decide-form" ref={field} key={round}>
        <Kinds value={draft.kind} onChange={(kind) => change({ kind })} />
        {asksDwelling(draft.kind) ? <DwellingChoice desk={desk} current={current} draft={draft} change={change} /> : null}
        <div data-decision-text>
          <TextInput label={t.text} value={draft.text} onChange={(value) => change({ text: value.slice(0, 300) })} missing={draft.text.trim().length < 2} />
        </div>
        <div className="decide-row">
          <Choice label={t.owner} value={draft.ownerServiceId} options={services} empty={text.common.noChoice} onChange={(ownerServiceId) => change({ ownerServiceId })} />
          <Confirmer desk={desk} draft={draft} change={change} />
          <DateField label={t.due} value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} />
        </div>
        {asksReason(draft.kind) ? <TextArea label={t.reason} hint={t.reasonHint} value={draft.reason} onChange={(reason) => change({ reason })} rows={2} maxLength={5000} missing={draft.kind === 'defer' && draft.reason.trim().length < 3} /> : null}
        {draft.confirmBy ? (
          <p className="decide-mandate" role="status"><HourglassIcon aria-hidden /> <span><strong>{t.must}</strong> {t.mustNext(draft.confirmBy, null)}</span></p>
        ) : null}
        <Failed error={decide.failed} />
        <div className="decide-acts">
          <Button size="small" aria-disabled={isLacking || undefined} onClick={() => void save(true)}>{t.saveShow}</Button>
          <Button size="small" variant="secondary" aria-disabled={isLacking || undefined} onClick={() => void save(false)}>{t.save}</Button>
          <Checkbox size="small" checked={draft.tentative} onChange={() => change({ tentative: !draft.tentative })}>{t.tentative}</Checkbox>
        </div>
      </div>
    </Panel>
  )
}
