// @vitest-environment jsdom
import './setup.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { client } from '../../renderer/data/client.ts'
import { useQuery } from '../../renderer/data/useQuery.ts'
import { useViews, ViewLine } from '../../renderer/features/cases/views.tsx'
import { usePages } from '../../renderer/ui/table/usePages.ts'

afterEach(() => {
  client.clear()
  delete window.boligbordet
})

function List() {
  const counts = useQuery('case.counts', { filter: { view: 'open' } }, { keep: true })
  usePages('case.list', { filter: { view: 'open' } })
  return <ViewLine views={useViews()} counts={counts.data} />
}

test('the first look at the list asks for one page; the fixed views are counted together', async () => {
  const asked: string[] = []
  const answers: Record<string, unknown> = { 'case.counts': { views: { open: 7, mine: 2, waitingOnMe: 1, dueThisWeek: 1, unowned: 3 }, withoutFilter: [], waitingOn: [] }, 'case.list': { total: 7, rows: [], groups: [] }, 'view.list': [] }
  window.boligbordet = { call: async (name) => { asked.push(name); return { ok: true, value: answers[name] } }, onChanged: () => () => undefined }
  render(<QueryClientProvider client={client}><List /></QueryClientProvider>)
  await waitFor(() => expect(screen.getByRole('radio', { checked: true }).textContent).toContain('7'))
  await act(() => new Promise((done) => setTimeout(done, 30)))
  expect(asked.filter((name) => name === 'case.list')).toHaveLength(1)
  expect(asked).toHaveLength(3)
})
