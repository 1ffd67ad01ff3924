// The forms of landlords: the landlord, an agreement with what the scheme asks for, contact, and a dwelling linked to an agreement.
import { useState } from 'react'
import { agreementKind, agreementStatus, landlordKind } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { FindHome, type FoundHome } from '../../parts/FindHome.tsx'
import { MoneyInput } from '../../ui/Money.tsx'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'

const t = text.landlords
export type LandlordAnswer = Output<'landlord.get'>
export type Agreement = LandlordAnswer['agreements'][number]
interface Close { onClose: () => void }
const STAFF: ReadonlySet<string> = new Set(['leader', 'caseworker', 'propertyManager'])
const cut = (value: string) => value.slice(0, 300)
const orNull = (value: string) => value.trim() || null

export function LandlordDialog({ landlord, onClose, onSaved }: Close & { landlord: LandlordAnswer['landlord'] | null; onSaved?: (id: string) => void }) {
  const f = t.form
  const staff = (useQuery('users.list', {}).data ?? []).filter((one) => one.active && STAFF.has(one.role))
  const [form, setForm] = useState({ name: landlord?.name ?? '', kind: landlord?.kind ?? ('private' as LandlordAnswer['landlord']['kind']), orgNumber: landlord?.orgNumber ?? '', phone: landlord?.phone ?? '', email: landlord?.email ?? '', contactId: landlord?.contactId ?? '', note: landlord?.note ?? '', endedOn: landlord?.endedOn ?? null })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const save = useCommand('landlord.save', f.said)
  const submit = async () => {
    const answer = await save.run({ ...form, id: landlord?.id ?? null, version: landlord?.version ?? null, orgNumber: orNull(form.orgNumber), phone: orNull(form.phone), email: orNull(form.email), contactId: form.contactId || null, note: orNull(form.note) })
    if (!answer.ok) return
    onClose()
    onSaved?.(answer.value.id)
  }
  return (
    <FormDialog title={landlord ? f.edit : f.title} act={f.act} missing={Number(form.name.trim().length < 2)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={f.name} value={form.name} onChange={(name) => change({ name: cut(name) })} missing={form.name.trim().length < 2} />
      <div className="form-row"><Choice label={f.kind} value={form.kind} onChange={(kind) => change({ kind })} options={landlordKind.labels} /><TextInput label={f.org} value={form.orgNumber} onChange={(orgNumber) => change({ orgNumber: cut(orgNumber) })} /></div>
      <div className="form-row"><TextInput label={f.phone} type="tel" value={form.phone} onChange={(phone) => change({ phone: cut(phone) })} /><TextInput label={f.email} type="email" value={form.email} onChange={(email) => change({ email: cut(email) })} /></div>
      <Choice label={f.contact} value={form.contactId} onChange={(contactId) => change({ contactId })} options={Object.fromEntries(staff.map((one) => [one.id, one.name]))} empty={f.nobody} />
      <TextArea label={f.note} value={form.note} onChange={(note) => change({ note })} maxLength={5000} rows={2} />
      {landlord ? <DateField label={f.ended} value={form.endedOn} onChange={(endedOn) => change({ endedOn })} /> : null}
    </FormDialog>
  )
}

/** What the scheme of a referral agreement asked for when this was written; the municipality keeps it on each agreement. */
const REFERRAL = { minShare: 40, minYears: 20, reference: t.agreement.referralReference }

function startOf(one: Agreement | null, today: string) {
  return { kind: one?.kind ?? ('rentIn' as Agreement['kind']), status: one?.status ?? ('active' as Agreement['status']), title: one?.title ?? '', startsOn: one ? one.startsOn : (today as string | null), endsOn: one?.endsOn ?? null, totalUnits: one?.totalUnits ?? null, ourUnits: one?.ourUnits ?? null, minShare: one?.minShare ?? null, minYears: one?.minYears ?? null, warnMonths: one ? one.warnMonths : 6, monthlySupplement: one?.monthlySupplement ?? null, guaranteeMonths: one?.guaranteeMonths ?? null, registeredOn: one?.registeredOn ?? null, terms: one?.terms ?? '', reference: one?.reference ?? '', endedOn: one?.endedOn ?? null }
}

export function AgreementDialog({ landlordId, agreement, onClose }: Close & { landlordId: string; agreement: Agreement | null }) {
  const a = t.agreement
  const today = useToday()
  const [form, setForm] = useState(() => startOf(agreement, today))
  const [drawn, setDrawn] = useState(0)
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const setKind = (kind: Agreement['kind']) => {
    if (kind === 'referral' && agreement === null) {
      change({ kind, ...REFERRAL })
      setDrawn(drawn + 1)
    } else change({ kind })
  }
  const save = useCommand('agreement.save', a.said)
  const submit = async () => (await save.run({ ...form, id: agreement?.id ?? null, version: agreement?.version ?? null, landlordId, startsOn: form.startsOn!, terms: orNull(form.terms), reference: orNull(form.reference) })).ok && onClose()
  const number = (key: 'totalUnits' | 'ourUnits' | 'minShare' | 'minYears' | 'warnMonths' | 'guaranteeMonths', label: string, hint?: string) => <NumberInput key={`${key}${key === 'minShare' || key === 'minYears' ? drawn : ''}`} label={label} value={form[key]} onChange={(value) => change({ [key]: value })} {...(hint ? { hint } : {})} />
  return (
    <FormDialog title={agreement ? a.edit : a.title} wide act={a.act} missing={Number(form.title.trim().length < 2) + Number(form.startsOn === null)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row"><Choice label={a.kind} value={form.kind} onChange={setKind} options={agreementKind.labels} /><TextInput label={a.name} value={form.title} onChange={(title) => change({ title: cut(title) })} missing={form.title.trim().length < 2} /><Choice label={a.status} value={form.status} onChange={(status) => change({ status, endedOn: status === 'ended' ? (form.endedOn ?? today) : null })} options={agreementStatus.labels} /></div>
      <div className="form-row"><DateField label={a.from} value={form.startsOn} onChange={(startsOn) => change({ startsOn })} missing={form.startsOn === null} /><DateField label={a.to} value={form.endsOn} onChange={(endsOn) => change({ endsOn })} />{number('warnMonths', a.warn)}</div>
      <div className="form-row">{number('totalUnits', a.total)}{number('ourUnits', a.ours)}</div>
      <div className="form-row">{number('minShare', a.minShare, a.limitsHint)}{number('minYears', a.minYears, a.limitsHint)}</div>
      <div className="form-row"><MoneyInput label={a.supplement} value={form.monthlySupplement} onChange={(monthlySupplement) => change({ monthlySupplement })} />{number('guaranteeMonths', a.guarantee)}<DateField label={a.registered} value={form.registeredOn} onChange={(registeredOn) => change({ registeredOn })} /></div>
      <TextInput key={`reference${drawn}`} label={a.reference} value={form.reference} onChange={(reference) => change({ reference: cut(reference) })} />
      <TextArea label={a.terms} value={form.terms} onChange={(terms) => change({ terms })} maxLength={5000} rows={2} />
    </FormDialog>
  )
}

export function LogDialog({ data, onClose }: Close & { data: LandlordAnswer }) {
  const o = t.log
  const [on, setOn] = useState<string | null>(useToday())
  const [agreementId, setAgreement] = useState('')
  const [words, setWords] = useState('')
  const save = useCommand('landlord.log', o.said)
  const submit = async () => (await save.run({ landlordId: data.landlord.id, agreementId: agreementId || null, on: on!, text: words })).ok && onClose()
  return (
    <FormDialog title={o.title} act={o.act} missing={Number(on === null) + Number(words.trim().length < 2)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row"><DateField label={o.on} value={on} onChange={setOn} missing={on === null} /><Choice label={o.about} value={agreementId} onChange={setAgreement} options={Object.fromEntries(data.agreements.map((one) => [one.id, one.title]))} empty={o.none} /></div>
      <TextArea label={o.text} hint={t.page.logNote} value={words} onChange={setWords} maxLength={5000} missing={words.trim().length < 2} rows={4} />
    </FormDialog>
  )
}

export function LinkHomeDialog({ agreement, onClose }: Close & { agreement: Agreement }) {
  const [home, setHome] = useState<FoundHome | null>(null)
  const save = useCommand('agreement.link', t.page.linkSaid)
  const submit = async () => home && (await save.run({ dwellingId: home.id, version: home.version, agreementId: agreement.id })).ok && onClose()
  return (
    <FormDialog title={t.page.linkTitle} description={agreement.title} act={t.page.linkAct} missing={Number(home === null)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <FindHome chosen={home} onChoose={setHome} leaveOut={agreement.homes.map((one) => one.id)} />
    </FormDialog>
  )
}
