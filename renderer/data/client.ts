// One cache of answers. Answers never grow old by themselves: they are asked again when the store says something changed.
import { QueryClient } from '@tanstack/react-query'
import type { AppError } from '../../shared/errors.ts'
import { onChanged } from '../api.ts'

/** An error value on its way through react-query, which only knows thrown things. */
export class CallFailure extends Error {
  readonly error: AppError
  constructor(error: AppError) {
    super(error.code)
    this.error = error
  }
}

export function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: Infinity, gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

export const client = makeClient()

/** Forget every answer and start over at the unlock page. Nothing personal stays in the window's memory. */
export function leave(): void {
  client.clear()
  window.location.reload()
}

/** Ask again for everything visible after each change; start over when the store was locked. */
export function followChanges(): () => void {
  let asked = false
  return onChanged((event) => {
    if ('locked' in event) return leave()
    if (asked) return
    asked = true
    queueMicrotask(() => {
      asked = false
      client.removeQueries({ type: 'inactive' })
      void client.invalidateQueries()
    })
  })
}
