// Who is here, person by person: ticked as they come and go. A service is there while any of its people is, and what is shown follows at once.
import { CheckmarkIcon, MinusIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Choice, TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Failed } from '../../ui/states.tsx'
import { leadsHere } from './LeadBanner.tsx'

const t = text.meeting
type Service = MeetingDesk['presence'][number]

function AddPerson({ desk, onDone }: { desk: MeetingDesk; onDone: () => void }) {
  const [serviceId, setService] = useState('')
  const [name, setName] = useState('')
  const set = useCommand('meeting.setPresence')
  const lacks = !serviceId
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (lacks) return (event.currentTarget as HTMLElement).querySelector<HTMLElement>('[data-missing=true] select')?.focus()
    const service = desk.services.find((one) => one.id === serviceId)
    if ((await set.run({ meetingId: desk.meeting.id, serviceId, personName: name.trim() || null, present: true }, { said: t.present(name.trim() ? t.personFrom(service?.name ?? '', name.trim()) : (service?.name ?? '')) })).ok) onDone()
  }
  return (
    <form className="presence-add" onSubmit={(event) => void add(event)}>
      <Choice label={t.personService} value={serviceId} options={Object.fromEntries(desk.services.map((one) => [one.id, one.name]))} empty={text.common.choose} onChange={setService} missing={!serviceId} />
      <TextInput label={t.personName} value={name} onChange={(value) => setName(value.slice(0, 120))} />
      <Button size="small" type="submit" data-room-act aria-disabled={lacks || undefined}>{t.personAdd}</Button>
      <Button size="small" type="button" variant="tertiary" data-color="neutral" onClick={onDone}>{text.common.cancel}</Button>
      <Failed error={set.failed} />
    </form>
  )
}

/** @param box focused by the shortcut P */
export function PresencePanel({ desk, box }: { desk: MeetingDesk; box: RefObject<HTMLDivElement | null> }) {
  const set = useCommand('meeting.setPresence')
  const [adding, setAdding] = useState(false)
  const mayRun = useMay('meeting.run') && desk.meeting.status !== 'closed' && leadsHere(desk)
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const change = (service: Service, person: Service['people'][number]) => {
    const name = person.personName ? t.personFrom(service.name, person.personName) : service.name
    const tick = () => set.run({ meetingId: desk.meeting.id, serviceId: service.serviceId, personName: person.personName, present: !person.present }, { said: person.present ? t.absent(name) : t.present(name) })
    // People come in together: each tick waits for the one before it, and none is lost.
    if (mayRun) before.current = before.current.then(tick)
  }
  const all = desk.presence
  const isNobody = desk.presence.every((one) => !one.present)
  return (
    <Panel title={t.presence} action={mayRun && !adding ? <Button size="xsmall" variant="tertiary" onClick={() => setAdding(true)}>{t.addPerson}</Button> : null}>
      {all.length === 0 ? <p className="quiet desk-line">{t.noPresence}</p> : null}
      {all.length > 0 && isNobody && desk.meeting.status !== 'closed' ? <p className="presence-nobody" role="status">{t.nobody}</p> : null}
      <div className="presence" role="group" aria-label={t.presence} ref={box}>
        {all.flatMap((service) => service.people.map((person) => (
          <button key={`${service.serviceId}${person.personName ?? ''}`} type="button" className="presence-chip" data-room-act aria-pressed={person.present} aria-disabled={!mayRun || undefined} onClick={() => change(service, person)}>
            {person.present ? <CheckmarkIcon aria-hidden /> : <MinusIcon aria-hidden />} <span className="presence-who"><span>{service.name}</span>{person.personName ? <span className="presence-person"><span className="aksel-sr-only">, </span>{person.personName}</span> : null}</span>
          </button>
        )))}
      </div>
      {adding ? <AddPerson desk={desk} onDone={() => { setAdding(false); requestAnimationFrame(() => box.current?.querySelector('button')?.focus()) }} /> : null}
      <Failed error={set.failed} />
    </Panel>
  )
}
