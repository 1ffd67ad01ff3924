// The fields of the rule editor: numbers that may be wrong while they are typed, lists of codes, and rows that are ordered with the keyboard.
import { ArrowDownIcon, ArrowUpIcon, PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { Button, Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { ROLE_LABELS, ROLES, type Role } from '../../../../shared/access.ts'
import type { RuleDefinition } from '../../../../shared/domain/rules.ts'
import { livingSituation } from '../../../../shared/model/codes.ts'
import { text } from '../../../text.ts'
import { Choice, TextInput } from '../../../ui/Field.tsx'
import type { Problem } from './problems.ts'

const t = text.rulebook

/** What each section is given. `errorAt` gives the words for the field at a path of the definition. */
export interface SectionProps { rules: RuleDefinition; set: (patch: Partial<RuleDefinition>) => void; errorAt: (path: string) => string | undefined; problems: readonly Problem[] }

const read = (raw: string) => (raw.trim() === '' ? Number.NaN : Number(raw.replace(/[\s\u00a0]/g, '').replace(',', '.')))
const shown = (value: number | null | undefined) => (value === null || value === undefined || Number.isNaN(value) ? '' : String(value).replace('.', ','))
const same = (a: number, b: number | null | undefined) => (Number.isNaN(a) ? b === null || b === undefined || Number.isNaN(b) : a === b)

/** A number, with comma or full stop. What is no number is handed on as NaN, which no rule accepts; `optional` hands on undefined when empty. */
export function Num({ label, value, onChange, error, hint, optional = false }: { label: string; value: number | null | undefined; onChange: (value: number) => void; error?: string | undefined; hint?: string; optional?: boolean }) {
  const [raw, setRaw] = useState(shown(value))
  const text = same(read(raw), value) ? raw : shown(value)
  const change = (next: string) => {
    setRaw(next)
    onChange(optional && next.trim() === '' ? (undefined as unknown as number) : read(next))
  }
  return <TextInput label={label} {...(hint ? { hint } : {})} error={error} value={text} onChange={change} />
}

/** Several of a closed list, as boxes close together. An empty choice is handed on as an empty list. */
export function CheckList<T extends string>({ legend, hint, value, options, onChange, error }: { legend: string; hint?: string; value: readonly T[]; options: Readonly<Partial<Record<T, string>>>; onChange: (value: T[]) => void; error?: string | undefined }) {
  return (
    <CheckboxGroup size="small" legend={legend} description={hint} value={[...value]} onChange={onChange} error={error} className="rb-checks">
      {Object.entries<string | undefined>(options).map(([key, label]) => <Checkbox key={key} value={key}>{label}</Checkbox>)}
    </CheckboxGroup>
  )
}

export type Living = (typeof livingSituation.values)[number]

export const LivingList = (props: { legend?: string; hint?: string; value: readonly Living[]; onChange: (value: Living[]) => void }) => <CheckList<Living> legend={props.legend ?? t.living} {...(props.hint ? { hint: props.hint } : {})} value={props.value} options={livingSituation.labels} onChange={props.onChange} />

const ROLE_OPTIONS = Object.fromEntries(ROLES.filter((one) => one !== 'itAdmin' && one !== 'reader').map((one) => [one, ROLE_LABELS[one]])) as Record<Role, string>

export const RoleChoice = ({ label, value, onChange }: { label: string; value: Role; onChange: (value: Role) => void }) => <Choice label={label} value={value} onChange={onChange} options={ROLE_OPTIONS} />

/** Everyone, with children, without children. */
export function ChildrenChoice({ value, onChange }: { value: boolean | null; onChange: (value: boolean | null) => void }) {
  return <Choice label={t.children} value={value === null ? 'all' : value ? 'yes' : 'no'} onChange={(next: 'all' | 'yes' | 'no') => onChange(next === 'all' ? null : next === 'yes')} options={{ all: t.everyone, yes: t.withChildren, no: t.withoutChildren }} />
}

/** A key nobody has used, in any version: keys are never shown, and tie what persons have said to a row. */
export const freshKey = () => `own-${crypto.randomUUID().slice(0, 8)}`

interface RowsProps<T> {
  /** name of the list for those who do not see it */
  label: string
  items: readonly T[]
  nameOf: (item: T, index: number) => string
  onChange: (items: T[]) => void
  /** a new row; without it rows are not added */
  make?: () => T
  addLabel?: string
  ordered?: boolean
  children: (item: T, set: (patch: Partial<T>) => void, index: number) => ReactNode
}

/** Rows that can be added, removed and moved: with the buttons, or Alt and an arrow anywhere in the row. The focus follows the row. */
export function Rows<T extends object>({ label, items, nameOf, onChange, make, addLabel, ordered = true, children }: RowsProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  const [moves, setMoves] = useState(0)
  const focus = (selector: string) => requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus())
  const put = (next: T[]) => {
    setMoves(moves + 1)
    onChange(next)
  }
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length) return
    const next = [...items]
    next.splice(to, 0, ...next.splice(from, 1))
    put(next)
    const way = to < from ? 'up' : 'down'
    focus(`[data-at="${to}"] [data-act="${(way === 'up' && to === 0) ? 'down' : way === 'down' && to === items.length - 1 ? 'up' : way}"]`)
  }
  const remove = (index: number) => {
    put(items.filter((_, i) => i !== index))
    focus(items.length > 1 ? `[data-at="${Math.min(index, items.length - 2)}"] [data-act=remove]` : '[data-act=add]')
  }
  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    if (!ordered || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(index, index + (event.key === 'ArrowUp' ? -1 : 1))
  }
  const small = { type: 'button', size: 'xsmall', variant: 'tertiary', 'data-color': 'neutral' } as const
  return (
    <div ref={box} className="rb-rows">
      <ol aria-label={label}>
        {items.map((item, index) => {
          const name = nameOf(item, index) || t.row(index + 1)
          return (
            <li key={`${moves}:${index}`} data-at={index} onKeyDown={onKeyDown(index)}>
              <div className="rb-row">{children(item, (patch) => onChange(items.map((one, i) => (i === index ? { ...one, ...patch } : one))), index)}</div>
              <div className="rb-row-acts">
                {ordered ? <Button {...small} data-act="up" icon={<ArrowUpIcon aria-hidden />} aria-label={t.up(name)} aria-disabled={index === 0 || undefined} onClick={() => move(index, index - 1)} /> : null}
                {ordered ? <Button {...small} data-act="down" icon={<ArrowDownIcon aria-hidden />} aria-label={t.down(name)} aria-disabled={index === items.length - 1 || undefined} onClick={() => move(index, index + 1)} /> : null}
                <Button {...small} data-act="remove" icon={<TrashIcon aria-hidden />} aria-label={t.remove(name)} onClick={() => remove(index)} />
              </div>
            </li>
          )
        })}
      </ol>
      {make ? <div><Button type="button" size="xsmall" variant="secondary" data-color="neutral" data-act="add" icon={<PlusIcon aria-hidden />} onClick={() => { onChange([...items, make()]); focus(`[data-at="${items.length}"] input, [data-at="${items.length}"] select, [data-at="${items.length}"] button`) }}>{addLabel ?? t.add}</Button></div> : null}
    </div>
  )
}
