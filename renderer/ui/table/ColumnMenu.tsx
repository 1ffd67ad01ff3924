// Which columns are shown, in which order and how wide: all of it also without a mouse.
import { ArrowLeftIcon, ArrowRightIcon, ChevronDownIcon, MinusIcon, PlusIcon } from '@navikt/aksel-icons'
import { Button, Checkbox, Popover } from '@navikt/ds-react'
import { useState } from 'react'
import { text } from '../../text.ts'
import type { Column, useColumns } from './columns.ts'

export function ColumnMenu<T>({ columns }: { columns: ReturnType<typeof useColumns<T>> }) {
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null)
  const [open, setOpen] = useState(false)
  const small = (label: string, icon: React.ReactNode, act: () => void) => <Button size="xsmall" variant="tertiary" data-color="neutral" title={label} icon={icon} onClick={act} />
  const line = (column: Column<T>) => (
    <li key={column.id}>
      <Checkbox size="small" checked={columns.shown.some((one) => one.id === column.id)} disabled={column.fixed} onChange={() => columns.toggle(column.id)}>
        {column.fullLabel ?? column.label}
      </Checkbox>
      <span>
        {small(text.common.moveLeft(column.label), <ArrowLeftIcon aria-hidden />, () => columns.move(column.id, -1))}
        {small(text.common.moveRight(column.label), <ArrowRightIcon aria-hidden />, () => columns.move(column.id, 1))}
        {small(`${text.common.narrower}: ${column.label}`, <MinusIcon aria-hidden />, () => columns.resize(column.id, column.width - 16))}
        {small(`${text.common.wider}: ${column.label}`, <PlusIcon aria-hidden />, () => columns.resize(column.id, column.width + 16))}
      </span>
    </li>
  )
  return (
    <>
      <Button ref={setAnchor} size="xsmall" variant="secondary" data-color="neutral" className="filter-button" icon={<ChevronDownIcon aria-hidden />} iconPosition="right" aria-expanded={open} onClick={() => setOpen(!open)}>
        {text.common.columns}
      </Button>
      <Popover open={open} onClose={() => setOpen(false)} anchorEl={anchor} placement="bottom-end">
        <Popover.Content>
          <ul className="column-menu" aria-label={text.common.columns}>
            {columns.all.map(line)}
          </ul>
        </Popover.Content>
      </Popover>
    </>
  )
}
