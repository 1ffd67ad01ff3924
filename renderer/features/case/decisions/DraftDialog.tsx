// Write a decision: kind, outcome, basis, coded and written reasons, what is given. What is still missing is said when it is saved, not hidden.
import { Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { appealBody, decisionKind, decisionOutcome, refusalReason } from '../../../../shared/model/codes.ts'
import type { Specification } from '../../../../shared/operations/decisions.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../../ui/Field.tsx'
import type { Card, Desk } from './model.ts'

const t = text.decisions.form
const EMPTY: Specification = { rooms: null, minArea: null, groundFloorOrLift: null, contractMonths: null, contractReference: null, text: '', place: null, from: null, to: null }
type Reason = keyof typeof refusalReason.labels

function SpecificationFields({ kind, value, onChange, desk }: { kind: Card['kind']; value: Specification; onChange: (patch: Partial<Specification>) => void; desk: Desk }) {
  if (kind === 'individualHelp') return <TextArea label={t.content} hint={t.contentHint} value={value.text} onChange={(content) => onChange({ text: content })} rows={3} maxLength={5000} />
  if (kind === 'temporaryAccommodation') return (
    <>
      <TextInput label={t.place} value={value.place ?? ''} onChange={(place) => onChange({ place: place || null })} />
      <div className="form-row form-row-end"><DateField label={t.from} value={value.from} onChange={(from) => onChange({ from })} /><DateField label={t.to} value={value.to} onChange={(to) => onChange({ to })} /></div>
    </>
  )
  return (
    <>
      <div className="form-row form-row-end">
        <NumberInput label={t.rooms} hint={desk.rooms ? t.norm(desk.rooms.minRooms, desk.rooms.maxRooms) : undefined} value={value.rooms} onChange={(rooms) => onChange({ rooms })} />
        <NumberInput label={t.area} value={value.minArea} onChange={(minArea) => onChange({ minArea })} />
        <Choice label={t.floor} value={value.groundFloorOrLift ?? ''} empty="" options={t.floorOptions} onChange={(floor) => onChange({ groundFloorOrLift: (floor || null) as Specification['groundFloorOrLift'] })} />
      </div>
      <div className="form-row form-row-end">
        <NumberInput label={t.months} value={value.contractMonths} onChange={(contractMonths) => onChange({ contractMonths })} />
        <TextInput label={t.monthsRef} value={value.contractReference ?? ''} onChange={(contractReference) => onChange({ contractReference: contractReference || null })} />
      </div>
    </>
  )
}

export function DraftDialog({ caseId, desk, card, onClose }: { caseId: string; desk: Desk; card: Card | null; onClose: () => void }) {
  const application = desk.applications.find((one) => one.id === card?.applicationId) ?? desk.applications.find((one) => one.open) ?? desk.applications[0]
  const [kind, setKind] = useState<Card['kind']>(card?.kind ?? 'municipalDwelling')
  const [outcome, setOutcome] = useState<Card['outcome']>(card?.outcome ?? (application?.eligible === 'no' ? 'refused' : 'granted'))
  const [applicationId, setApplication] = useState(card?.applicationId ?? application?.id ?? '')
  const basisOf = (of: Card['kind']) => desk.kinds.find((one) => one.kind === of)?.legalBasis ?? ''
  const [basis, setBasis] = useState(card?.legalBasis ?? basisOf(kind))
  const chosen = desk.applications.find((one) => one.id === applicationId)
  const [reasons, setReasons] = useState<Reason[]>(card?.reasonCodes ?? (application?.eligible === 'no' ? application.suggestedReasons : []))
  const [rationale, setRationale] = useState(card?.rationale ?? '')
  const [considerations, setConsiderations] = useState(card?.considerations ?? '')
  const [given, setGiven] = useState<Specification>(card?.specification ?? { ...EMPTY, rooms: desk.rooms?.minRooms ?? null, contractMonths: desk.contract.months, contractReference: desk.contract.reference })
  const [stay, setStay] = useState(card?.stayOfExecution ?? false)
  const save = useCommand('decision.draft', t.said)
  const rule = desk.kinds.find((one) => one.kind === kind)
  const withReasons = outcome === 'refused' || outcome === 'dismissed' || outcome === 'lapsed'
  const changeKind = (next: Card['kind']) => {
    if (basis === basisOf(kind)) setBasis(basisOf(next))
    setKind(next)
  }
  const submit = async () => {
    const answer = await save.run({ caseId, id: card?.id ?? null, version: card?.version ?? null, kind, outcome, applicationId: applicationId || null, legalBasis: basis, reasonCodes: withReasons ? reasons : [], rationale, considerations: considerations.trim() || null, specification: outcome === 'granted' ? given : null, stayOfExecution: stay })
    if (answer.ok) onClose()
  }
  const suggested = chosen?.suggestedReasons ?? []
  const ordered = [...suggested, ...(Object.keys(refusalReason.labels) as Reason[]).filter((one) => !suggested.includes(one))]
  return (
    <FormDialog title={card ? t.titleEdit : t.title} act={t.act} wide running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row form-row-end">
        <Choice label={t.kind} value={kind} options={decisionKind.labels} onChange={changeKind} hint={rule ? t.body(appealBody.labels[rule.appealBody]) : undefined} />
        <Choice label={t.outcome} value={outcome} options={decisionOutcome.labels} onChange={setOutcome} hint={rule?.needsControl.includes(outcome) ? t.control : undefined} />
      </div>
      <div className="form-row form-row-end">
        <Choice label={t.application} value={applicationId} options={Object.fromEntries(desk.applications.map((one) => [one.id, one.label]))} onChange={setApplication} />
        <TextInput label={t.basis} value={basis} onChange={setBasis} />
      </div>
      {outcome === 'granted' ? <SpecificationFields kind={kind} value={given} onChange={(patch) => setGiven({ ...given, ...patch })} desk={desk} /> : null}
      {withReasons ? (
        <CheckboxGroup size="small" legend={t.reasons} description={suggested.length > 0 ? `${t.suggested}: ${suggested.map((one) => refusalReason.labels[one]).join(', ')}. ${t.reasonsHint}` : t.reasonsHint} value={reasons} onChange={(value) => setReasons(value as Reason[])} className="reason-codes">
          {ordered.map((one) => <Checkbox key={one} value={one}>{refusalReason.labels[one]}</Checkbox>)}
        </CheckboxGroup>
      ) : null}
      <TextArea label={t.rationale} hint={t.rationaleHint} value={rationale} onChange={setRationale} rows={4} maxLength={20_000} />
      <TextArea label={t.considerations} hint={t.considerationsHint} value={considerations} onChange={setConsiderations} rows={3} maxLength={20_000} />
      <Checkbox size="small" checked={stay} onChange={(event) => setStay(event.target.checked)}>{t.stay}</Checkbox>
    </FormDialog>
  )
}
