// The forms of caring for a dwelling.
import { Checkbox } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText } from '../../../shared/dates.ts'
import { incidentKind, inspectionKind, inspectionResult, keyKind, voidReason } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, TextArea, TextInput } from '../../ui/Field.tsx'
import { MoneyInput } from '../../ui/Money.tsx'

const t = text.care
const p = t.panel
export type Care = Output<'care.dwelling'>
type Reason = Care['periods'][number]['reason']
interface Close { onClose: () => void }
const cut = (value: string) => value.slice(0, 300)

export function ReclassifyDialog({ period, onClose }: Close & { period: Pick<Care['periods'][number], 'id' | 'version' | 'reason' | 'dwelling' | 'startsOn'> }) {
  const [reason, setReason] = useState<Reason | ''>('')
  const [why, setWhy] = useState('')
  const r = t.reclassify
  const save = useCommand('void.reclassify', r.said)
  const options = Object.fromEntries(Object.entries(voidReason.labels).filter(([key]) => key !== period.reason)) as Record<Reason, string>
  const submit = async () => reason !== '' && (await save.run({ id: period.id, version: period.version, reason, why })).ok && onClose()
  return (
    <FormDialog title={r.title} description={`${period.dwelling}, ${dateText(period.startsOn)}: ${voidReason.labels[period.reason]}. ${r.body}`} act={r.act} missing={Number(reason === '') + Number(why.trim().length < 3)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={r.reason} value={reason} onChange={setReason} options={options} missing={reason === ''} />
      <TextInput label={r.why} value={why} onChange={(value) => setWhy(cut(value))} missing={why.trim().length < 3} />
    </FormDialog>
  )
}

/** A step that is there, or a new one for this dwelling. */
export function StepDialog({ care, step, onClose }: Close & { care: Care; step: Care['steps'][number] | null }) {
  const [title, setTitle] = useState(step?.title ?? '')
  const [who, setWho] = useState(step?.responsible ?? '')
  const [dueOn, setDue] = useState(step?.dueOn ?? null)
  const [doneOn, setDone] = useState(step?.doneOn ?? null)
  const set = useCommand('voidStep.set', p.stepSaid)
  const add = useCommand('voidStep.add', p.stepSaid)
  const submit = async () => (step ? await set.run({ id: step.id, version: step.version, responsible: who.trim() || null, dueOn, doneOn }) : await add.run({ vacancyId: care.vacancyId!, title, responsible: who.trim() || null, dueOn })).ok && onClose()
  const short = title.trim().length < 2
  return (
    <FormDialog title={step ? `${p.stepEdit}: ${step.title}` : p.addStep} description={step ? undefined : p.stepNote} act={p.save} missing={Number(short)} running={set.running || add.running} failed={set.failed ?? add.failed} onSubmit={() => void submit()} onClose={onClose}>
      {step ? null : <TextInput label={p.stepTitle} value={title} onChange={(value) => setTitle(cut(value))} missing={short} />}
      <TextInput label={p.who} value={who} onChange={(value) => setWho(cut(value))} />
      <div className="form-row"><DateField label={p.due} value={dueOn} onChange={setDue} />{step ? <DateField label={p.done} value={doneOn} onChange={setDone} /> : null}</div>
    </FormDialog>
  )
}

export function RepairDialog({ dwellingId, repair, onClose }: Close & { dwellingId: string; repair: Care['repairs'][number] | null }) {
  const today = useToday()
  const [form, setForm] = useState({ title: repair?.title ?? '', reason: (repair?.reason ?? 'repair') as Reason, orderedOn: repair?.orderedOn ?? (today as string | null), dueOn: repair?.dueOn ?? null, doneOn: repair?.doneOn ?? null, cost: repair?.cost ?? null, supplier: repair?.supplier ?? '', note: repair?.note ?? '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const add = useCommand('repair.add', p.repairSaid)
  const update = useCommand('repair.update', p.repairSaid)
  const given = () => ({ ...form, orderedOn: form.orderedOn!, supplier: form.supplier.trim() || null, note: form.note.trim() || null })
  const submit = async () => (repair ? await update.run({ id: repair.id, version: repair.version, ...given() }) : await add.run({ dwellingId, ...given() })).ok && onClose()
  return (
    <FormDialog title={repair ? p.editRepair : p.addRepair} act={p.save} missing={Number(form.title.trim().length < 2) + Number(form.orderedOn === null)} running={add.running || update.running} failed={add.failed ?? update.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={p.repairTitle} value={form.title} onChange={(title) => change({ title: cut(title) })} missing={form.title.trim().length < 2} />
      <div className="form-row"><Choice label={p.repairReason} value={form.reason} onChange={(reason) => change({ reason })} options={voidReason.labels} /><TextInput label={p.supplier} value={form.supplier} onChange={(supplier) => change({ supplier: cut(supplier) })} /></div>
      <div className="form-row"><DateField label={p.ordered} value={form.orderedOn} onChange={(orderedOn) => change({ orderedOn })} missing={form.orderedOn === null} /><DateField label={p.repairDue} value={form.dueOn} onChange={(dueOn) => change({ dueOn })} /></div>
      <div className="form-row"><DateField label={p.repairDone} value={form.doneOn} onChange={(doneOn) => change({ doneOn })} /><MoneyInput label={p.repairCost} value={form.cost} onChange={(cost) => change({ cost })} /></div>
      <TextArea label={p.note} value={form.note} onChange={(note) => change({ note })} rows={2} maxLength={5000} />
    </FormDialog>
  )
}

function Holder({ care, toTenant, holder, onTenant, onHolder }: { care: Care; toTenant: boolean; holder: string; onTenant: (yes: boolean) => void; onHolder: (name: string) => void }) {
  return (
    <>
      {care.tenancy ? <Checkbox size="small" checked={toTenant} onChange={(event) => onTenant(event.target.checked)}>{p.toTenant}</Checkbox> : null}
      {toTenant ? null : <TextInput label={p.holder} hint={p.holderHint} value={holder} onChange={(value) => onHolder(cut(value))} missing={holder.trim() === ''} />}
    </>
  )
}

export function KeyDialog({ care, onClose }: Close & { care: Care }) {
  const [kind, setKind] = useState<Care['keys'][number]['kind']>('key')
  const [label, setLabel] = useState('')
  const [handedOn, setHanded] = useState<string | null>(null)
  const [toTenant, setTenant] = useState(care.tenancy !== null)
  const [holder, setHolder] = useState('')
  const add = useCommand('key.add', p.keySaid)
  const lacks = Number(label.trim() === '') + Number(handedOn !== null && !toTenant && holder.trim() === '')
  const submit = async () => (await add.run({ dwellingId: care.id, kind, label, handedOn, toTenant: handedOn !== null && toTenant, holder: handedOn === null || toTenant ? null : holder })).ok && onClose()
  return (
    <FormDialog title={p.addKey} act={p.save} missing={lacks} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row"><Choice label={p.keyKind} value={kind} onChange={setKind} options={keyKind.labels} /><TextInput label={p.keyLabel} value={label} onChange={(value) => setLabel(cut(value))} missing={label.trim() === ''} /></div>
      <DateField label={p.handed} value={handedOn} onChange={setHanded} />
      {handedOn === null ? null : <Holder care={care} toTenant={toTenant} holder={holder} onTenant={setTenant} onHolder={setHolder} />}
    </FormDialog>
  )
}

export function KeyActDialog({ care, one, act, onClose }: Close & { care: Care; one: Care['keys'][number]; act: 'hand' | 'return' | 'lost' }) {
  const [on, setOn] = useState<string | null>(useToday())
  const [toTenant, setTenant] = useState(care.tenancy !== null)
  const [holder, setHolder] = useState('')
  const set = useCommand('key.set', p.keySaid)
  const isOut = act === 'hand'
  const submit = async () => (await set.run({ id: one.id, version: one.version, act, on: on!, toTenant: isOut && toTenant, holder: isOut && !toTenant ? holder : null })).ok && onClose()
  return (
    <FormDialog title={p.keyTitle[act]} description={`${keyKind.labels[one.kind]} ${one.label}`} act={p.act[act]} missing={Number(on === null) + Number(isOut && !toTenant && holder.trim() === '')} running={set.running} failed={set.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={p.date} value={on} onChange={setOn} missing={on === null} />
      {isOut ? <Holder care={care} toTenant={toTenant} holder={holder} onTenant={setTenant} onHolder={setHolder} /> : null}
    </FormDialog>
  )
}

export function InspectionDialog({ care, onClose }: Close & { care: Care }) {
  const [kind, setKind] = useState<Care['inspections'][number]['kind']>(care.tenancy ? 'periodic' : 'moveOut')
  const [heldOn, setHeld] = useState<string | null>(useToday())
  const [tenantPresent, setPresent] = useState<Care['inspections'][number]['tenantPresent']>('unknown')
  const [result, setResult] = useState<Care['inspections'][number]['result'] | ''>('')
  const [findings, setFindings] = useState('')
  const add = useCommand('inspection.add', p.inspectSaid)
  const submit = async () => result !== '' && (await add.run({ dwellingId: care.id, kind, heldOn: heldOn!, tenantPresent, result, findings: findings.trim() || null })).ok && onClose()
  return (
    <FormDialog title={p.inspectTitle} act={p.save} missing={Number(heldOn === null) + Number(result === '')} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row"><Choice label={p.inspectKind} value={kind} onChange={setKind} options={inspectionKind.labels} /><DateField label={p.date} value={heldOn} onChange={setHeld} missing={heldOn === null} /></div>
      <div className="form-row"><Choice label={p.result} value={result} onChange={setResult} options={inspectionResult.labels} missing={result === ''} /><Choice label={p.present} value={tenantPresent} onChange={setPresent} options={answerOptions} /></div>
      <TextArea label={p.findings} hint={p.findingsHint} value={findings} onChange={setFindings} maxLength={5000} rows={3} />
    </FormDialog>
  )
}

export function IncidentDialog({ care, onClose }: Close & { care: Care }) {
  const [kind, setKind] = useState<Care['incidents'][number]['kind'] | ''>('')
  const [happenedOn, setOn] = useState<string | null>(useToday())
  const [words, setWords] = useState('')
  const [reportedBy, setReported] = useState('')
  const add = useCommand('incident.add', p.incidentSaid)
  const submit = async () => kind !== '' && (await add.run({ buildingId: care.buildingId, kind, happenedOn: happenedOn!, text: words.trim() || null, reportedBy: reportedBy.trim() || null })).ok && onClose()
  return (
    <FormDialog title={p.incidentTitle} description={p.incidentOf(care.address)} act={p.save} missing={Number(kind === '') + Number(happenedOn === null)} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row"><Choice label={p.incidentKind} value={kind} onChange={setKind} options={incidentKind.labels} missing={kind === ''} /><DateField label={p.date} value={happenedOn} onChange={setOn} missing={happenedOn === null} /></div>
      <TextArea label={p.incidentText} hint={p.incidentHint} value={words} onChange={setWords} maxLength={5000} rows={3} />
      <TextInput label={p.reportedBy} hint={p.reportedHint} value={reportedBy} onChange={(value) => setReported(cut(value))} />
    </FormDialog>
  )
}

export function HandleDialog({ one, onClose }: Close & { one: Care['incidents'][number] }) {
  const [on, setOn] = useState<string | null>(useToday())
  const [note, setNote] = useState('')
  const save = useCommand('incident.handle', p.handleSaid)
  const submit = async () => (await save.run({ id: one.id, version: one.version, on: on!, note })).ok && onClose()
  return (
    <FormDialog title={p.handleTitle} description={`${incidentKind.labels[one.kind]}, ${dateText(one.happenedOn)}`} act={p.save} missing={Number(on === null) + Number(note.trim().length < 2)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={p.handleNote} hint={p.incidentHint} value={note} onChange={setNote} maxLength={2000} missing={note.trim().length < 2} rows={3} />
      <DateField label={p.date} value={on} onChange={setOn} missing={on === null} />
    </FormDialog>
  )
}

/** When a dwelling that is out of use is expected back. */
export function BackDialog({ period, onClose }: Close & { period: Care['periods'][number] }) {
  const [endsOn, setEnds] = useState(period.endsOn)
  const save = useCommand('void.close', p.backSaid)
  const submit = async () => (await save.run({ id: period.id, version: period.version, endsOn })).ok && onClose()
  return (
    <FormDialog title={p.backTitle} act={p.save} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <DateField label={p.backOn} value={endsOn} onChange={setEnds} />
    </FormDialog>
  )
}
