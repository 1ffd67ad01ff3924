// @vitest-environment jsdom
import './setup.ts'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { DataTable } from '../../renderer/ui/table/DataTable.tsx'
import { itemAt, moved, positionOf } from '../../renderer/ui/table/items.ts'

interface Person { id: string; name: string }
const people: Person[] = Array.from({ length: 1000 }, (_, index) => ({ id: `p${index}`, name: `Person ${index}` }))
const columns = [{ id: 'name', label: 'Navn', width: 200, sort: 'name', render: (row: Person) => row.name }]

function Table({ onOpen }: { onOpen: (name: string) => void }) {
  const [active, setActive] = useState(0)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [sort, setSort] = useState({ by: 'id', descending: false })
  return <DataTable label="Saker" columns={columns} total={people.length} rowAt={(index) => people[index]} rowId={(row) => row.id} rowLabel={(row) => row.name} active={active} onActive={setActive} selected={selected} onSelect={setSelected} sort={sort} onSort={setSort} onOpen={(row) => onOpen(row.name)} />
}

const row = (name: string) => screen.getByText(name).closest<HTMLElement>('[role=row]')!
const focused = () => document.activeElement as HTMLElement

test('tells a screen reader the whole length, and has one row in the tab order', () => {
  render(<Table onOpen={() => undefined} />)
  expect(screen.getByRole('grid', { name: 'Saker' }).getAttribute('aria-rowcount')).toBe('1001')
  expect(row('Person 0').getAttribute('aria-rowindex')).toBe('2')
  expect(document.querySelectorAll('[data-row][tabindex="0"]')).toHaveLength(1)
  expect(document.querySelectorAll('[data-row]').length).toBeLessThan(60)
})

test('arrows, End and Home move the focus; Space ticks and Enter opens the row one stands on', async () => {
  const opened: string[] = []
  render(<Table onOpen={(name) => opened.push(name)} />)
  row('Person 0').focus()
  fireEvent.keyDown(focused(), { key: 'ArrowDown' })
  await waitFor(() => expect(focused().dataset['row']).toBe('1'))
  fireEvent.keyDown(focused(), { key: ' ' })
  expect(within(row('Person 1')).getByRole('checkbox', { name: 'Velg Person 1' })).toHaveProperty('checked', true)
  expect(row('Person 1').getAttribute('aria-selected')).toBe('true')
  fireEvent.keyDown(focused(), { key: 'Enter' })
  expect(opened).toEqual(['Person 1'])
  fireEvent.keyDown(focused(), { key: 'End' })
  await waitFor(() => expect(focused().dataset['row']).toBe('999'))
  fireEvent.keyDown(focused(), { key: 'Home' })
  await waitFor(() => expect(focused().dataset['row']).toBe('0'))
})

test('a heading sorts, says so, and turns on a second press', () => {
  render(<Table onOpen={() => undefined} />)
  const heading = () => screen.getByRole('columnheader', { name: 'Navn' })
  fireEvent.click(screen.getByRole('button', { name: 'Navn' }))
  expect(heading().getAttribute('aria-sort')).toBe('ascending')
  fireEvent.click(screen.getByRole('button', { name: 'Navn' }))
  expect(heading().getAttribute('aria-sort')).toBe('descending')
})

test('group headers stand before their first row and are never counted as rows', () => {
  const groups = [{ key: 'a', label: 'A', count: 2, start: 0 }, { key: 'b', label: 'B', count: 3, start: 2 }]
  expect([0, 1, 2, 3, 4].map((at) => itemAt(at, groups))).toEqual([{ kind: 'group', group: groups[0] }, { kind: 'row', index: 0 }, { kind: 'row', index: 1 }, { kind: 'group', group: groups[1] }, { kind: 'row', index: 2 }])
  for (let index = 0; index < 5; index++) expect(itemAt(positionOf(index, groups), groups)).toEqual({ kind: 'row', index })
})

test('keys stop at the ends and leave others alone', () => {
  expect(moved('PageDown', 0, 5, 10)).toBe(4)
  expect(moved('ArrowUp', 0, 5, 10)).toBe(0)
  expect(moved('Enter', 0, 5, 10)).toBeNull()
  expect(moved('ArrowDown', 0, 0, 10)).toBeNull()
})
