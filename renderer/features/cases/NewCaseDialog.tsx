// A new application: what is known now. The rest can come later.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { applicationType, channel, livingSituation, protectedAddress } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'

const t = text.cases.create
const more = text.intake.create
type Living = (typeof livingSituation.values)[number]

/** Cases of people who may be the one being written in: by the whole national id, or else by name. */
function Known({ name, nationalId, onOpen }: { name: string; nationalId: string; onOpen: () => void }) {
  const id = nationalId.replace(/\s/g, '')
  const typed = id.length === 11 ? id : name.trim().includes(' ') ? name.trim() : ''
  const { data } = useQuery('search', { text: typed, limit: 4 }, { enabled: typed !== '', keep: true })
  const hits = typed === '' ? [] : (data?.hits ?? []).filter((one) => one.kind === 'case')
  if (hits.length === 0) return null
  return <p className="known-line" role="status">{text.intake.duplicates.known} {hits.map((one) => <Link key={one.id} className="plain-link" href={`/sak/${one.id}`} onClick={onOpen}>{one.title}</Link>)}</p>
}

export function NewCaseDialog({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [, navigate] = useLocation()
  const create = useCommand('case.create', (output: { caseNumber: string }) => t.said(output.caseNumber))
  const [extra, setExtra] = useState({ wants: '', ownAttempts: '', representative: '' })
  const setMore = (key: keyof typeof extra) => (value: string) => setExtra((was) => ({ ...was, [key]: value }))
  const [form, setForm] = useState({ name: '', nationalId: '', birthDate: null as string | null, phone: '', receivedOn: today as string | null, type: 'new' as (typeof applicationType.values)[number], channel: 'paper' as (typeof channel.values)[number], livingSituation: 'unknown' as Living, adults: 1 as number | null, children: 0 as number | null, ownWords: '', protectedAddress: 'none' as (typeof protectedAddress.values)[number] })
  const set = <K extends keyof typeof form>(key: K) => (value: (typeof form)[K]) => setForm((was) => ({ ...was, [key]: value }))
  const missing = Number(form.name.trim().length < 2) + Number(!form.receivedOn)
  const submit = async (sameAs: string | null = null) => {
    const answer = await create.run({ ...form, nationalId: form.nationalId.trim() || null, phone: form.phone.trim() || null, ownWords: form.ownWords.trim() || null, receivedOn: form.receivedOn!, adults: form.adults ?? 1, children: form.children ?? 0, wants: extra.wants.trim() || null, ownAttempts: extra.ownAttempts.trim() || null, representative: extra.representative.trim() || null, sameAs })
    if (!answer.ok) return
    onClose()
    navigate(`/sak/${answer.value.id}`)
  }
  const existing = create.failed?.code === 'duplicate' ? (create.failed.details as { personId?: string; caseId?: string } | undefined) : undefined
  const wrong = (field: string) => (create.failed?.field === field ? ' ' : undefined)
  return (
    <FormDialog title={t.title} act={t.act} wide missing={missing} running={create.running} failed={create.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <TextInput label={t.name} value={form.name} onChange={set('name')} missing={form.name.trim().length < 2} error={wrong('name')} />
        <TextInput label={t.phone} type="tel" value={form.phone} onChange={set('phone')} />
      </div>
      <div className="form-row">
        <TextInput label={t.nationalId} hint={t.nationalIdHint} value={form.nationalId} onChange={set('nationalId')} error={wrong('nationalId')} />
        <DateField label={t.birthDate} hint={text.common.dateHint} value={form.birthDate} onChange={set('birthDate')} />
        <DateField label={t.receivedOn} hint={text.common.dateHint} value={form.receivedOn} onChange={set('receivedOn')} missing={!form.receivedOn} />
      </div>
      <Known name={form.name} nationalId={form.nationalId} onOpen={onClose} />
      <div className="form-row">
        <Choice label={t.type} value={form.type} onChange={set('type')} options={applicationType.labels} />
        <Choice label={t.channel} value={form.channel} onChange={set('channel')} options={channel.labels} />
        <Choice label={t.living} value={form.livingSituation} onChange={set('livingSituation')} options={livingSituation.labels} />
      </div>
      <div className="form-row">
        <NumberInput label={t.adults} value={form.adults} onChange={set('adults')} />
        <NumberInput label={t.children} value={form.children} onChange={set('children')} />
        <Choice label={t.protectedAddress} value={form.protectedAddress} onChange={set('protectedAddress')} options={protectedAddress.labels} />
      </div>
      <TextArea label={t.ownWords} hint={t.ownWordsHint} value={form.ownWords} onChange={set('ownWords')} rows={3} />
      <div className="form-row wide-row">
        <TextArea label={more.wants} value={extra.wants} onChange={setMore('wants')} rows={2} />
        <TextArea label={more.attempts} hint={more.attemptsHint} value={extra.ownAttempts} onChange={setMore('ownAttempts')} rows={2} />
      </div>
      <TextInput label={more.representative} hint={more.representativeHint} value={extra.representative} onChange={setMore('representative')} />
      {existing ? (
        <div className="gate-acts">
          <span>{t.duplicate}</span>
          {existing.caseId ? <Button type="button" size="small" variant="secondary" onClick={() => { onClose(); navigate(`/sak/${existing.caseId}`) }}>{t.openExisting}</Button> : null}
          {existing.personId ? <Button type="button" size="small" variant="tertiary" onClick={() => void submit(existing.personId!)}>{t.same}</Button> : null}
        </div>
      ) : null}
    </FormDialog>
  )
}
