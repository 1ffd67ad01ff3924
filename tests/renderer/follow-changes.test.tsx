// @vitest-environment jsdom
import './setup.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { client, followChanges } from '../../renderer/data/client.ts'
import { useQuery } from '../../renderer/data/useQuery.ts'
import type { Event } from '../../renderer/api.ts'

let asked: string[] = []
let tell: (event: Event) => void = () => undefined
let stop = () => undefined as void

const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>
const wait = (ms: number) => act(() => new Promise((done) => setTimeout(done, ms)))

beforeEach(() => {
  asked = []
  window.location.hash = '#/sokere'
  window.boligbordet = { call: async (name) => { asked.push(name); return { ok: true, value: {} } }, onChanged: (listener) => { tell = listener; return () => undefined } }
  stop = followChanges()
})
afterEach(() => {
  stop()
  client.clear()
  delete window.boligbordet
})

async function shown() {
  renderHook(() => [useQuery('app.status', {}), useQuery('settings.get', {}), useQuery('today.get', {}), useQuery('case.counts', { filter: {} })], { wrapper })
  await waitFor(() => expect(asked).toHaveLength(4))
  await wait(0)
  asked = []
}

test('a change asks again only for what rests on it, and the rail counts once the changes have come to rest', async () => {
  await shown()
  tell({ seq: 1, entities: ['housingCase'] })
  await wait(20)
  tell({ seq: 2, entities: ['housingCase', 'note'] })
  await wait(20)
  expect(asked).toEqual(['case.counts', 'case.counts'])
  await wait(450)
  expect(asked.filter((name) => name === 'today.get')).toHaveLength(1)
  expect(asked).toHaveLength(3)
})

test('what the room is shown does not touch today, the settings or who is signed in', async () => {
  await shown()
  tell({ seq: 1, entities: ['roomState', 'presence'] })
  await wait(450)
  expect(asked).toEqual(['case.counts'])
})

test('the open day is asked again at once, and an unknown change asks for everything', async () => {
  await shown()
  window.location.hash = '#/i-dag'
  tell({ seq: 1, entities: ['*'] })
  await wait(20)
  expect(asked.toSorted()).toEqual(['app.status', 'case.counts', 'settings.get', 'today.get'])
})
