// The filters of the register: type, requirement met, district, state, and free text.
import { ChevronDownIcon, XMarkIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button } from '@navikt/ds-react'
import { disposalForm, dwellingKind, dwellingState, requirementKind } from '../../../shared/model/codes.ts'
import { useDwellingList, type DwellingFilterInput } from '../../state/dwellingList.ts'
import { text } from '../../text.ts'

const t = text.dwellings.filter
type ListKey = 'kinds' | 'meets' | 'areas' | 'states' | 'disposalForms'
const MEETS = ['stepFree', 'showerNoThreshold', 'lift', 'wheelchair', 'petsAllowed', 'quiet', 'ownEntrance'] as const

function toggled(filter: DwellingFilterInput, key: ListKey, value: string): DwellingFilterInput {
  const now = (filter[key] ?? []) as string[]
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value]
  return { ...filter, [key]: next.length ? next : undefined }
}

function TickMenu({ label, name, options }: { label: string; name: ListKey; options: readonly (readonly [string, string])[] }) {
  const { filter, set } = useDwellingList()
  const on = (filter[name] ?? []) as string[]
  const chosen = options.filter(([value]) => on.includes(value)).map(([, shown]) => shown)
  return (
    <>
      <ActionMenu>
        <ActionMenu.Trigger>
          <Button size="xsmall" variant="secondary" data-color="neutral" className="filter-button" icon={<ChevronDownIcon aria-hidden />} iconPosition="right">
            {label}
          </Button>
        </ActionMenu.Trigger>
        <ActionMenu.Content className="filter-menu">
          <ActionMenu.Group label={label}>
            {options.map(([value, shown]) => (
              <ActionMenu.CheckboxItem key={value} checked={on.includes(value)} onCheckedChange={() => set({ filter: toggled(filter, name, value) })}>
                {shown}
              </ActionMenu.CheckboxItem>
            ))}
          </ActionMenu.Group>
        </ActionMenu.Content>
      </ActionMenu>
      {chosen.length > 0 ? (
        <Button size="xsmall" variant="secondary" className="filter-button" data-on icon={<XMarkIcon aria-hidden />} iconPosition="right" aria-label={t.remove(chosen.join(', '))} onClick={() => set({ filter: { ...filter, [name]: undefined } })}>
          {chosen.join(', ')}
        </Button>
      ) : null}
    </>
  )
}

export function DwellingFilters({ areas }: { areas: readonly string[] }) {
  const { filter, set } = useDwellingList()
  return (
    <>
      <TickMenu label={t.kind} name="kinds" options={Object.entries(dwellingKind.labels)} />
      <TickMenu label={t.meets} name="meets" options={MEETS.map((kind) => [kind, requirementKind.labels[kind]] as const)} />
      <TickMenu label={t.area} name="areas" options={areas.map((area) => [area, area] as const)} />
      <TickMenu label={t.state} name="states" options={Object.entries(dwellingState.labels)} />
      <TickMenu label={t.form} name="disposalForms" options={Object.entries(disposalForm.labels)} />
      <input className="filter-text" type="search" aria-label={t.text} placeholder={t.text} value={filter.text ?? ''} onChange={(event) => set({ filter: { ...filter, text: event.target.value || undefined } })} />
    </>
  )
}
