// A meeting series: when it is held, where, and who is always there.
import { Button } from '@navikt/ds-react'
import { TrashIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { Series } from '../../../shared/operations/meeting-prepare.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextInput } from '../../ui/Field.tsx'
import { asTime, shownTime } from './PrepareDialogs.tsx'

const t = text.prepare.seriesPage.form
interface MemberDraft { key: number; serviceId: string; personName: string }

export function SeriesDialog({ series, onClose }: { series: Series | null; onClose: () => void }) {
  const today = useToday()
  const { data: settings } = useQuery('settings.get', {})
  const services = settings?.services ?? []
  const [name, setName] = useState(series?.name ?? '')
  const [firstOn, setFirstOn] = useState<string | null>(series?.firstOn ?? today)
  const [everyWeeks, setEveryWeeks] = useState<number | null>(series?.everyWeeks ?? 2)
  const [from, setFrom] = useState(shownTime(series?.startsAt ?? '09:00'))
  const [to, setTo] = useState(shownTime(series?.endsAt ?? '11:00'))
  const [place, setPlace] = useState(series?.place ?? '')
  const [chair, setChair] = useState(series?.chair ?? '')
  const [given, setGiven] = useState<MemberDraft[] | null>(() => series?.members.map((one, i) => ({ key: i, serviceId: one.serviceId, personName: one.personName ?? '' })) ?? null)
  const members = given ?? services.filter((one) => one.standing).map((one, i) => ({ key: -1 - i, serviceId: one.id, personName: '' }))
  const change = (key: number, patch: Partial<MemberDraft>) => setGiven(members.map((one) => (one.key === key ? { ...one, ...patch } : one)))
  const save = useCommand('series.save', t.said)
  const [startsAt, endsAt] = [asTime(from), asTime(to)]
  const isWeeksWrong = everyWeeks === null || everyWeeks < 1 || everyWeeks > 26
  const missing = Number(name.trim().length < 2) + Number(!firstOn) + Number(isWeeksWrong) + Number(!startsAt) + Number(!endsAt) + members.filter((one) => !one.serviceId).length + Number(members.length === 0)
  const submit = async () => {
    const answer = await save.run({ id: series?.id ?? null, version: series?.version ?? null, name, firstOn: firstOn!, everyWeeks: everyWeeks!, startsAt: startsAt!, endsAt: endsAt!, place: place.trim() || null, chair: chair.trim() || null, members: members.map(({ serviceId, personName }) => ({ serviceId, personName: personName.trim() || null })) })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog wide title={series ? t.editTitle : t.newTitle} act={t.act} missing={missing} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.name} value={name} onChange={setName} missing={name.trim().length < 2} />
      <div className="form-row">
        <DateField label={t.firstOn} hint={text.common.dateHint} value={firstOn} onChange={setFirstOn} missing={!firstOn} />
        <NumberInput label={t.everyWeeks} value={everyWeeks} onChange={setEveryWeeks} missing={isWeeksWrong} />
      </div>
      <div className="form-row">
        <TextInput label={t.from} value={from} onChange={setFrom} missing={!startsAt} />
        <TextInput label={t.to} value={to} onChange={setTo} missing={!endsAt} />
      </div>
      <div className="form-row">
        <TextInput label={t.place} value={place} onChange={setPlace} />
        <TextInput label={t.chair} value={chair} onChange={setChair} />
      </div>
      <fieldset className="series-members">
        <legend>{t.members}</legend>
        {members.map((one) => {
          const service = services.find((other) => other.id === one.serviceId)?.name ?? ''
          return (
            <div key={one.key} className="series-member">
              <Choice label={t.service} value={one.serviceId} onChange={(serviceId) => change(one.key, { serviceId })} options={Object.fromEntries(services.map((other) => [other.id, other.name]))} empty={t.choose} missing={!one.serviceId} />
              <TextInput label={t.person} value={one.personName} onChange={(personName) => change(one.key, { personName })} />
              <Button size="small" variant="tertiary" data-color="neutral" type="button" icon={<TrashIcon title={t.remove([one.personName, service].filter(Boolean).join(', '))} />} onClick={() => setGiven(members.filter((other) => other.key !== one.key))} />
            </div>
          )
        })}
        <Button size="xsmall" variant="secondary" data-color="neutral" type="button" onClick={() => setGiven([...members, { key: Math.max(0, ...members.map((one) => Math.abs(one.key))) + 1, serviceId: '', personName: '' }])}>{t.addMember}</Button>
      </fieldset>
    </FormDialog>
  )
}
