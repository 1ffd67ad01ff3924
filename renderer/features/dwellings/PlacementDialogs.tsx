// Set a condition for living here, or put the dwelling or its building in a programme.
import { useState } from 'react'
import { needGroup, placementRuleKind } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import type { Placement, PlacementRule } from './PlacementPanel.tsx'

const t = text.dwellings.placement
type Kind = PlacementRule['kind']
type Scope = PlacementRule['scope']
const NUMBERS: readonly Kind[] = ['minAge', 'maxAge', 'maxPersons']
const GROUPS: readonly Kind[] = ['needGroup', 'notNeedGroup']

interface DialogProps { dwellingId: string; placement: Placement; onClose: () => void }

/** Where a condition may stand, each with what it holds for. */
function scopesOf(dwellingId: string, { building, programmes, programmeId }: Placement): { scope: Scope; id: string; label: string }[] {
  const programme = programmes.find((one) => one.id === (programmeId ?? building?.programmeId))
  return [{ scope: 'dwelling', id: dwellingId, label: t.scope.dwelling }, ...(building ? [{ scope: 'building' as const, id: building.id, label: t.scope.building(building.address) }] : []), ...(programme ? [{ scope: 'programme' as const, id: programme.id, label: t.scope.programme(programme.name) }] : [])]
}

export function RuleDialog({ dwellingId, placement, rule, onClose }: DialogProps & { rule: PlacementRule | null }) {
  const [start] = useState(rule) // as it was when the dialog opened
  const scopes = scopesOf(dwellingId, placement)
  const [scopeId, setScopeId] = useState(start?.scopeId ?? dwellingId)
  const [kind, setKind] = useState<Kind>(start?.kind ?? 'followUp')
  const [value, setValue] = useState(start?.value ?? '')
  const [words, setWords] = useState(start?.text ?? '')
  const [reference, setReference] = useState(start?.reference ?? '')
  const save = useCommand('placement.save', start ? t.changed : t.added)
  const wantsNumber = NUMBERS.includes(kind), wantsGroup = GROUPS.includes(kind)
  const lacksValue = (wantsNumber || wantsGroup) && value === ''
  const lacksWords = words.trim().length < 2
  const submit = async () => {
    const scope = scopes.find((one) => one.id === scopeId)?.scope ?? start?.scope ?? 'dwelling'
    const answer = await save.run({ id: start?.id ?? null, version: start?.version ?? null, scope, scopeId, kind, value: wantsNumber || wantsGroup ? value : null, text: words.trim(), reference: reference.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={start ? t.editTitle : t.addTitle} description={t.body} act={text.common.save} missing={Number(lacksValue) + Number(lacksWords)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      {start ? <p className="form-note">{t.from(start.from)}</p> : <Choice label={t.where} value={scopeId} onChange={setScopeId} options={Object.fromEntries(scopes.map((one) => [one.id, one.label]))} />}
      <div className="form-row">
        <Choice label={t.kind} value={kind} onChange={(next) => { setKind(next); setValue('') }} options={placementRuleKind.labels} />
        {wantsNumber ? <NumberInput key={kind} label={kind === 'maxPersons' ? t.persons : t.age} value={value === '' ? null : Number(value)} onChange={(next) => setValue(next === null ? '' : String(next))} missing={lacksValue} /> : null}
        {wantsGroup ? <Choice label={t.group} value={value} onChange={setValue} options={needGroup.labels as Record<string, string>} missing={lacksValue} /> : null}
      </div>
      <TextArea label={t.words} hint={t.wordsHint} value={words} onChange={setWords} rows={2} maxLength={300} missing={lacksWords} />
      <TextInput label={t.reference} value={reference} onChange={setReference} />
    </FormDialog>
  )
}

const NEW = 'ny'

export function ProgrammeDialog({ dwellingId, placement, onClose }: DialogProps) {
  const { building, programmes } = placement
  const [scope, setScope] = useState<'dwelling' | 'building'>('dwelling')
  const now = (of: 'dwelling' | 'building') => (of === 'dwelling' ? placement.programmeId : (building?.programmeId ?? null)) ?? 'none'
  const [chosen, setChosen] = useState<string>(now('dwelling'))
  const [name, setName] = useState('')
  const make = useCommand('programme.save')
  const put = useCommand('programme.put', t.programmeSaid)
  const lacksName = chosen === NEW && name.trim().length < 2
  const submit = async () => {
    const made = chosen === NEW ? await make.run({ name: name.trim() }) : null
    if (made && !made.ok) return
    const programmeId = made ? made.value.id : chosen === 'none' ? null : chosen
    const answer = await put.run({ scope, scopeId: scope === 'dwelling' ? dwellingId : building!.id, programmeId })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.programmeTitle} description={t.programmeBody} act={text.common.save} missing={Number(lacksName)} running={make.running || put.running} failed={make.failed ?? put.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        {building ? <Choice label={t.where} value={scope} onChange={(next) => { setScope(next); setChosen(now(next)) }} options={{ dwelling: t.scope.dwelling, building: t.scope.building(building.address) }} /> : null}
        <Choice label={t.programme} value={chosen} onChange={setChosen} options={{ none: t.noProgramme, ...Object.fromEntries(programmes.map((one) => [one.id, t.programmeOption(one.name, one.dwellings, one.buildings)])), [NEW]: t.newProgramme }} />
      </div>
      {chosen === NEW ? <TextInput label={t.programmeName} value={name} onChange={setName} missing={lacksName} /> : null}
    </FormDialog>
  )
}
