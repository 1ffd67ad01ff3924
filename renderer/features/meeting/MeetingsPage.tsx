// Boliglag: the next meeting first, then those planned and those held.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateText, plusDays, shortDate, weekday } from '../../../shared/dates.ts'
import { meetingStatus } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { DateField, TextInput } from '../../ui/Field.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'

const t = text.meeting
type Meeting = Output<'meeting.list'>[number]
const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase())
const hours = (one: Meeting) => t.agendaTime(one.startsAt.replace(':', '.'), one.endsAt.replace(':', '.'))

const asTime = (typed: string): string | null => {
  const [, hour, minute] = /^(\d{1,2})[.:]?(\d\d)$/.exec(typed.trim()) ?? []
  return hour && minute && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [, navigate] = useLocation()
  const [heldOn, setHeldOn] = useState<string | null>(plusDays(today, 7))
  const [from, setFrom] = useState('09.00')
  const [to, setTo] = useState('11.00')
  const [place, setPlace] = useState('')
  const create = useCommand('meeting.create', heldOn ? t.make.said(shortDate(heldOn, today)) : undefined)
  const [startsAt, endsAt] = [asTime(from), asTime(to)]
  const missing = Number(!heldOn) + Number(!startsAt) + Number(!endsAt)
  const submit = async () => {
    const answer = await create.run({ heldOn: heldOn!, startsAt: startsAt!, endsAt: endsAt!, place: place.trim() || null })
    if (answer.ok) navigate(`/boliglag/${answer.value.id}`)
  }
  return (
    <FormDialog title={t.make.title} act={t.make.act} missing={missing} running={create.running} failed={create.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={t.make.on} hint={text.common.dateHint} value={heldOn} onChange={setHeldOn} missing={!heldOn} />
      <div className="form-row">
        <TextInput label={t.make.from} hint={t.make.timeHint} value={from} onChange={setFrom} missing={!startsAt} />
        <TextInput label={t.make.to} hint={t.make.timeHint} value={to} onChange={setTo} missing={!endsAt} />
      </div>
      <TextInput label={t.make.place} value={place} onChange={setPlace} />
    </FormDialog>
  )
}

function NextMeeting({ one }: { one: Meeting }) {
  const [, navigate] = useLocation()
  const today = useToday()
  const isRunning = one.status === 'running'
  return (
    <Panel title={isRunning ? t.running : t.next} tone={isRunning ? 'accent' : 'plain'}>
      <div className="meeting-next">
        <span className="date-tile" aria-hidden>
          <span>{shortDate(one.heldOn, today).split(' ')[1]}</span>
          <strong>{Number(one.heldOn.slice(8))}</strong>
        </span>
        <span>
          <strong>{capital(weekday(one.heldOn))} {dateText(one.heldOn)}, kl. {hours(one)}</strong>
          <span className="quiet">{[one.place, t.line(one.cases, one.minutes)].filter(Boolean).join(' · ')}</span>
        </span>
        <Button size="small" onClick={() => navigate(`/boliglag/${one.id}`)}>{isRunning ? t.open : t.prepare}</Button>
      </div>
    </Panel>
  )
}

function MeetingTable({ title, rows, empty, held }: { title: string; rows: readonly Meeting[]; empty: string; held: boolean }) {
  return (
    <Panel title={title} detail={rows.length || null} flush>
      {rows.length === 0 ? <p className="meeting-none">{empty}</p> : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t.heldOn}</th>
              <th scope="col">{t.time}</th>
              <th scope="col">{t.place}</th>
              <th scope="col">{t.cases}</th>
              <th scope="col">{held ? t.decisions : t.status}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.id}>
                <th scope="row"><Link className="plain-link" href={`/boliglag/${one.id}`}>{dateText(one.heldOn)}</Link></th>
                <td className="num">{hours(one)}</td>
                <td>{one.place ?? ''}</td>
                <td className="num">{t.line(one.cases, one.minutes)}</td>
                <td>{held ? t.decided(one.decided) : meetingStatus.labels[one.status]} {one.awaiting > 0 ? <ToneTag tone="attention">{t.awaiting(one.awaiting)}</ToneTag> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

export function MeetingsPage(_props: { params: Params }) {
  const asked = useQuery('meeting.list', {}, { keep: true })
  const mayRun = useMay('meeting.run')
  const [creating, setCreating] = useState(false)
  const create = mayRun ? <Button size="small" variant={asked.data?.length ? 'secondary' : 'primary'} onClick={() => setCreating(true)}>{t.create}</Button> : null
  return (
    <div className="page page-meetings">
      <PageHead title={t.title} detail={asked.data ? t.listDetail(asked.data.length) : null}>{asked.data?.length ? create : null}</PageHead>
      <Answered asked={asked}>
        {(all) => {
          if (all.length === 0) return <Panel label={t.title} flush><EmptyState title={t.none} body={t.noneBody}>{create}</EmptyState></Panel>
          const coming = all.filter((one) => one.status !== 'closed').sort((a, b) => Number(b.status === 'running') - Number(a.status === 'running') || (a.heldOn < b.heldOn ? -1 : 1))
          const held = all.filter((one) => one.status === 'closed').sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1))
          return (
            <div className="stack">
              {coming[0] ? <NextMeeting one={coming[0]} /> : null}
              <MeetingTable title={t.planned} rows={coming.slice(1)} empty={t.noPlanned} held={false} />
              <MeetingTable title={t.held} rows={held} empty={t.noHeld} held />
            </div>
          )
        }}
      </Answered>
      {creating ? <CreateDialog onClose={() => setCreating(false)} /> : null}
    </div>
  )
}
