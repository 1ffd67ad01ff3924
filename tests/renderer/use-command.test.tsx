import '../../renderer/api.ts'
// @vitest-environment jsdom
import './setup.ts'
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Result } from '../../shared/contract.ts'
import { ERRORS } from '../../shared/errors.ts'
import { errorText, useCommand } from '../../renderer/data/useCommand.ts'
import { useStrip } from '../../renderer/state/undo.ts'

interface Sent { name: string; input: unknown; opId: string | undefined }
let sent: Sent[] = []
let answer: Result<unknown>

beforeEach(() => {
  sent = []
  window.boligbordet = { call: async (name, input, options) => { sent.push({ name, input, opId: options?.opId }); return answer }, onChanged: () => () => undefined }
  useStrip.setState({ strip: null, savedAt: null })
})
afterEach(() => delete window.boligbordet)

test('every error code has a text and a next step', () => {
  for (const code of Object.keys(ERRORS) as (keyof typeof ERRORS)[]) {
    const { text, next } = errorText({ code })
    expect(text.length, code).toBeGreaterThan(10)
    expect(next.length, code).toBeGreaterThan(5)
  }
})

test('a refused command keeps its error until it goes well, and shows no strip', async () => {
  answer = { ok: false, error: { code: 'stale' } }
  const { result } = renderHook(() => useCommand('case.assign', 'Eier er endret'))
  await act(() => result.current.run({ ids: ['a'], coordinatorId: null }))
  expect(result.current.failed?.code).toBe('stale')
  expect(useStrip.getState().strip).toBeNull()
  answer = { ok: true, value: { changed: 1 } }
  await act(() => result.current.run({ ids: ['a'], coordinatorId: null }))
  expect(result.current.failed).toBeNull()
  expect(useStrip.getState().strip).toEqual({ line: 'Eier er endret', opId: sent[1]!.opId })
  expect(sent[0]!.opId).not.toBe(sent[1]!.opId)
})

test('a second press while it runs is not sent', async () => {
  answer = { ok: true, value: { changed: 1 } }
  const { result } = renderHook(() => useCommand('case.assign'))
  await act(() => Promise.all([result.current.run({ ids: ['a'], coordinatorId: null }), result.current.run({ ids: ['a'], coordinatorId: null })]))
  expect(sent).toHaveLength(1)
})

test('what cannot be undone is said without «Angre»', async () => {
  answer = { ok: true, value: { id: 'd', appealDeadline: '2026-12-14' } }
  const { result } = renderHook(() => useCommand('case.decide', 'Vedtaket er registrert'))
  await act(() => result.current.run({ caseId: 'c', kind: 'municipalDwelling', outcome: 'granted', decidedOn: '2026-11-23', legalBasis: '§ 6', rationale: 'grunn', notifiedOn: '2026-11-23' }))
  expect(useStrip.getState().strip).toEqual({ line: 'Vedtaket er registrert', opId: null })
})
