// The municipality's agreement with the enforcement officer: who gets copies, who is told. Those who may, keep it; the rest read it.
import { useState } from 'react'
import type { Enforcement } from '../../../shared/operations/keeping.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { dateText } from '../../../shared/dates.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog, ShowDialog } from '../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, TextInput } from '../../ui/Field.tsx'

const t = text.keeping.enforce
const NONE: Enforcement = { agreed: 'unknown', copiesTo: '', contact: '', navWarned: 'unknown', reference: '', since: null }

export function AgreementLines({ agreement }: { agreement: Enforcement | null }) {
  const a = text.keeping.track.agreement
  if (!agreement || agreement.agreed !== 'yes') return <p className="page-note">{text.keeping.track.noAgreement}</p>
  const rows: [string, string][] = [[a.copies, agreement.copiesTo], [a.contact, agreement.contact], [a.nav, answerOptions[agreement.navWarned]], [a.reference, agreement.reference], [a.since, agreement.since ? dateText(agreement.since) : '']]
  return <dl className="definition">{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value || <span className="quiet">{text.common.notGiven}</span>}</dd></div>)}</dl>
}

function Form({ first, onClose }: { first: Enforcement; onClose: () => void }) {
  const [now, setNow] = useState(first)
  const save = useCommand('keeping.setEnforcement', t.said)
  const set = (patch: Partial<Enforcement>) => setNow({ ...now, ...patch })
  const submit = async () => {
    if ((await save.run(now)).ok) onClose()
  }
  return (
    <FormDialog title={t.title} act={t.act} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.agreed} value={now.agreed} onChange={(agreed: Enforcement['agreed']) => set({ agreed })} options={answerOptions} />
      <TextInput label={t.copies} value={now.copiesTo} onChange={(copiesTo) => set({ copiesTo })} />
      <TextInput label={t.contact} value={now.contact} onChange={(contact) => set({ contact })} />
      <Choice label={t.nav} value={now.navWarned} onChange={(navWarned: Enforcement['navWarned']) => set({ navWarned })} options={answerOptions} />
      <TextInput label={t.reference} value={now.reference} onChange={(reference) => set({ reference })} />
      <DateField label={t.since} value={now.since} onChange={(since) => set({ since })} />
    </FormDialog>
  )
}

export function EnforcementDialog({ onClose }: { onClose: () => void }) {
  const may = useMay('settings.write')
  const { data } = useQuery('keeping.enforcement', {})
  if (data === undefined) return null
  if (may) return <Form first={data ?? NONE} onClose={onClose} />
  return <ShowDialog title={t.title} onClose={onClose}><AgreementLines agreement={data} /><p className="page-note">{t.readOnly}</p></ShowDialog>
}
