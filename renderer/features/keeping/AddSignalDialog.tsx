// A notice entered by hand: found by who lives there, with what is known. It has no consequence by itself.
import { useState } from 'react'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { signalKind } from '../../../shared/model/codes.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import { MoneyInput } from '../../ui/Money.tsx'

const t = text.keeping.add
type Kind = 'arrears' | 'complaint' | 'damage' | 'other'
const { arrears, complaint, damage, other } = signalKind.labels

export function AddSignalDialog({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [find, setFind] = useState('')
  const [tenancyId, setTenancy] = useState('')
  const [kind, setKind] = useState<Kind>('arrears')
  const [on, setOn] = useState<string | null>(today)
  const [amount, setAmount] = useState<number | null>(null)
  const [months, setMonths] = useState<number | null>(null)
  const [oldest, setOldest] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const { data: found } = useQuery('keeping.find', { text: find.trim() }, { enabled: find.trim().length > 1, keep: true })
  const add = useCommand('signal.add', t.said)
  const owes = kind === 'arrears'
  const lacks = [!tenancyId, on === null, owes ? amount === null && months === null && !said.trim() : !said.trim()]
  const submit = async () => {
    const answer = await add.run({ tenancyId, kind, seenOn: on!, text: said.trim() || null, ...(owes ? { amount, months, oldestDueOn: oldest } : {}) })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.title} description={t.body} act={t.act} missing={lacks.filter(Boolean).length} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.find} value={find} onChange={(value) => { setFind(value); setTenancy('') }} />
      {find.trim().length > 1 && found ? found.length === 0 ? <p className="form-note">{t.noHits}</p> : <Choice label={t.found} value={tenancyId} onChange={setTenancy} options={Object.fromEntries(found.map((one) => [one.tenancyId, `${one.label}, ${one.detail}`]))} missing={lacks[0]} /> : null}
      <Choice label={t.kind} value={kind} onChange={setKind} options={{ arrears, complaint, damage, other }} />
      <DateField label={t.on} value={on} onChange={setOn} missing={lacks[1]} />
      {owes ? <><MoneyInput label={t.amount} value={amount} onChange={setAmount} missing={lacks[2]} /><NumberInput label={t.months} value={months} onChange={setMonths} /><DateField label={t.oldest} value={oldest} onChange={setOldest} /></> : null}
      <TextArea label={t.text} value={said} onChange={setSaid} rows={2} maxLength={2000} missing={!owes && lacks[2]} />
    </FormDialog>
  )
}
