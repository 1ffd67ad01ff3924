// Ask by operation name and keep the answer. Lists keep showing the former answer while a new one is on its way, so nothing flickers.
import { keepPreviousData, useQuery as useReactQuery } from '@tanstack/react-query'
import type { AppError } from '../../shared/errors.ts'
import type { Input, Name, Output } from '../../shared/operations/index.ts'
import { call } from '../api.ts'
import { CallFailure } from './client.ts'

export interface Asked<T> {
  data: T | undefined
  error: AppError | null
  /** the answer shown belongs to a former question */
  former: boolean
  /** milliseconds the last answer took */
  tookMs: number
  again: () => void
}

const took = new Map<string, number>()

/** Key and function of one question; shared by useQuery and prefetching. */
export function question<N extends Name>(name: N, input: Input<N>) {
  const queryKey = [name, input] as const
  return {
    queryKey,
    queryFn: async (): Promise<Output<N>> => {
      const from = performance.now()
      const answer = await call(name, input)
      took.set(name, performance.now() - from)
      if (!answer.ok) throw new CallFailure(answer.error)
      return answer.value
    },
  }
}

/** The answer to one question. `enabled: false` waits; `keep` shows the former answer meanwhile. */
export function useQuery<N extends Name>(name: N, input: Input<N>, options: { enabled?: boolean; keep?: boolean } = {}): Asked<Output<N>> {
  const asked = useReactQuery({
    ...question(name, input),
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? keepPreviousData : undefined,
  })
  const error = asked.error instanceof CallFailure ? asked.error.error : asked.error ? ({ code: 'unexpected' } as const) : null
  return { data: asked.data as Output<N> | undefined, error, former: asked.isPlaceholderData, tookMs: took.get(name) ?? 0, again: () => void asked.refetch() }
}
