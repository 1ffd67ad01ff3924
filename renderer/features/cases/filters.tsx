// The filter line: what is filtered as chips that can be taken away, and menus that add.
import { ChevronDownIcon, FunnelIcon, PlusIcon, XMarkIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import { caseStatus, livingSituation, requirementKind } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useCaseList, type CaseFilterInput, type CaseGroup } from '../../state/caseList.ts'
import { text } from '../../text.ts'
import type { Column } from '../../ui/table/columns.ts'
import type { Row } from './columns.tsx'

const t = text.cases.filter
type ListKey = 'statuses' | 'requirement' | 'waitingOn' | 'living' | 'coordinatorId'

/** A filter without one of its parts. `requirement:lift` takes one value out of a list; the store names them so too. */
export function withoutPart(filter: CaseFilterInput, key: string): CaseFilterInput {
  const [part, value] = key.split(':') as [keyof CaseFilterInput, string | undefined]
  const now = filter[part]
  const rest = Array.isArray(now) && value !== undefined ? (now as string[]).filter((one) => one !== value) : []
  return { ...filter, [part]: rest.length ? rest : undefined }
}

function toggled(filter: CaseFilterInput, key: ListKey, value: string): CaseFilterInput {
  const now = (filter[key] ?? []) as string[]
  return now.includes(value) ? withoutPart(filter, `${key}:${value}`) : { ...filter, [key]: [...now, value] }
}

interface Chip {
  key: string
  label: string
}

function useChips(filter: CaseFilterInput): Chip[] {
  const { data: users } = useQuery('users.list', {})
  const name = (id: string) => users?.find((user) => user.id === id)?.name ?? ''
  return [
    ...(filter.statuses ?? []).map((one) => ({ key: `statuses:${one}`, label: t.status(caseStatus.labels[one]) })),
    ...(filter.requirement ?? []).map((one) => ({ key: `requirement:${one}`, label: t.req(requirementKind.labels[one]) })),
    ...(filter.waitingOn ?? []).map((one) => ({ key: `waitingOn:${one}`, label: t.waits(one) })),
    ...(filter.living ?? []).map((one) => ({ key: `living:${one}`, label: t.lives(livingSituation.labels[one]) })),
    ...(filter.coordinatorId ?? []).map((one) => ({ key: `coordinatorId:${one}`, label: t.owner(name(one)) })),
    ...(filter.minBedrooms !== undefined ? [{ key: 'minBedrooms', label: t.bedrooms(filter.minBedrooms) }] : []),
    ...(filter.withChildren ? [{ key: 'withChildren', label: t.withChildren }] : []),
    ...(filter.temporaryOverDays !== undefined ? [{ key: 'temporaryOverDays', label: t.temporary(filter.temporaryOverDays) }] : []),
  ]
}

function Menu({ label, icon, id, children }: { label: string; icon?: ReactNode; id?: string; children: ReactNode }) {
  return (
    <ActionMenu>
      <ActionMenu.Trigger>
        <Button id={id} size="xsmall" variant="secondary" data-color="neutral" className="filter-button" icon={icon ?? <ChevronDownIcon aria-hidden />} iconPosition="right">
          {label}
        </Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content className="filter-menu">{children}</ActionMenu.Content>
    </ActionMenu>
  )
}

function Ticks({ title, options, on, onToggle }: { title: string; options: readonly (readonly [string, string])[]; on: readonly string[]; onToggle: (value: string) => void }) {
  return (
    <ActionMenu.Group label={title}>
      {options.map(([value, label]) => (
        <ActionMenu.CheckboxItem key={value} checked={on.includes(value)} onCheckedChange={() => onToggle(value)}>
          {label}
        </ActionMenu.CheckboxItem>
      ))}
    </ActionMenu.Group>
  )
}

function MoreMenu({ filter, show }: { filter: CaseFilterInput; show: (filter: CaseFilterInput) => void }) {
  const { data: users } = useQuery('users.list', {})
  const list = (key: ListKey) => (value: string) => show(toggled(filter, key, value))
  return (
    <Menu label={t.more} icon={<PlusIcon aria-hidden />}>
      <ActionMenu.Group label={t.minBedrooms}>
        {[1, 2, 3, 4].map((n) => (
          <ActionMenu.CheckboxItem key={n} checked={filter.minBedrooms === n} onCheckedChange={() => show({ ...filter, minBedrooms: filter.minBedrooms === n ? undefined : n })}>
            {t.bedrooms(n)}
          </ActionMenu.CheckboxItem>
        ))}
        <ActionMenu.CheckboxItem checked={!!filter.withChildren} onCheckedChange={() => show({ ...filter, withChildren: filter.withChildren ? undefined : true })}>
          {t.withChildren}
        </ActionMenu.CheckboxItem>
        <ActionMenu.CheckboxItem checked={filter.temporaryOverDays === 60} onCheckedChange={() => show({ ...filter, temporaryOverDays: filter.temporaryOverDays ? undefined : 60 })}>
          {t.temporary(60)}
        </ActionMenu.CheckboxItem>
      </ActionMenu.Group>
      <Ticks title={t.statuses} options={Object.entries(caseStatus.labels)} on={filter.statuses ?? []} onToggle={list('statuses')} />
      <Ticks title={t.living} options={Object.entries(livingSituation.labels)} on={filter.living ?? []} onToggle={list('living')} />
      <Ticks title={t.coordinatorId} options={(users ?? []).filter((user) => user.active).map((user) => [user.id, user.name] as const)} on={filter.coordinatorId ?? []} onToggle={list('coordinatorId')} />
    </Menu>
  )
}

const GROUPS: [CaseGroup, string][] = [['none', t.groupNone], ['coordinator', t.groupCoordinator], ['status', t.groupStatus], ['waitingOn', t.groupWaitingOn]]

export function FilterLine({ counts, columns, children }: { counts: Output<'case.counts'> | undefined; columns: readonly Column<Row>[]; children?: ReactNode }) {
  const { filter, sort, descending, groupBy, show } = useCaseList()
  const setFilter = (next: CaseFilterInput) => show({ filter: next })
  const chips = useChips(filter)
  const sortLabel = columns.find((column) => column.sort === sort)
  return (
    <div className="filter-bar" role="group" aria-label={t.label}>
      <FunnelIcon aria-hidden />
      {chips.map((chip) => (
        <Button key={chip.key} size="xsmall" variant="secondary" className="filter-button" data-on icon={<XMarkIcon aria-hidden />} iconPosition="right" aria-label={t.remove(chip.label)} onClick={() => setFilter(withoutPart(filter, chip.key))}>
          {chip.label}
        </Button>
      ))}
      <Button size="xsmall" variant="secondary" className="filter-button" data-on onClick={() => show({ descending: !descending })}>
        {t.sorted(sortLabel?.fullLabel ?? sortLabel?.label ?? '')} {descending ? '↑' : '↓'}
      </Button>
      <Menu label={t.requirement} id="first-filter">
        <Ticks title={t.requirement} options={Object.entries(requirementKind.labels)} on={filter.requirement ?? []} onToggle={(value) => setFilter(toggled(filter, 'requirement', value))} />
      </Menu>
      <Menu label={t.waitingOn}>
        <Ticks title={t.waitingOn} options={(counts?.waitingOn ?? []).map((one) => [one, one] as const)} on={filter.waitingOn ?? []} onToggle={(value) => setFilter(toggled(filter, 'waitingOn', value))} />
      </Menu>
      <MoreMenu filter={filter} show={setFilter} />
      <input className="filter-text" type="search" aria-label={t.text} placeholder={t.text} value={filter.text ?? ''} onChange={(event) => setFilter({ ...filter, text: event.target.value || undefined })} />
      <span className="push filter-right">
        <Menu label={groupBy === 'none' ? t.group : GROUPS.find(([value]) => value === groupBy)![1]}>
          <ActionMenu.RadioGroup label={t.group} value={groupBy} onValueChange={(value: string) => show({ groupBy: value as CaseGroup })}>
            {GROUPS.map(([value, label]) => (
              <ActionMenu.RadioItem key={value} value={value}>
                {label}
              </ActionMenu.RadioItem>
            ))}
          </ActionMenu.RadioGroup>
        </Menu>
        {children}
      </span>
    </div>
  )
}
