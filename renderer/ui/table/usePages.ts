// A long list fetched a piece at a time as one scrolls. Former pieces stay on screen while new ones are on their way.
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { Input, Name, Output } from '../../../shared/operations/index.ts'
import { CallFailure } from '../../data/client.ts'
import { question } from '../../data/useQuery.ts'

export const PAGE = 100

/** Lists that answer with total and rows. */
export type ListName = { [N in Name]: Output<N> extends { total: number; rows: unknown[] } ? N : never }[Name]
export type RowOf<N extends ListName> = Output<N> extends { rows: (infer R)[] } ? R : never
type Piece<N extends ListName> = Output<N> & { total: number; rows: RowOf<N>[] }

export interface Pages<N extends ListName> {
  total: number
  first: Piece<N> | undefined
  rowAt: (index: number) => RowOf<N> | undefined
  onRange: (first: number, last: number) => void
  error: AppError | null
  again: () => void
}

/** The list for one question without offset and limit. Page 0 is always asked for: it carries the total. */
export function usePages<N extends ListName>(name: N, input: Omit<Input<N>, 'offset' | 'limit'>): Pages<N> {
  const [range, setRange] = useState<[number, number]>([0, 0])
  const pages = [...new Set([0, ...Array.from({ length: range[1] - range[0] + 1 }, (_, i) => range[0] + i)])]
  const answers = useQueries({
    queries: pages.map((page) => ({ ...question(name, { ...input, offset: page * PAGE, limit: PAGE } as unknown as Input<N>), placeholderData: keepPreviousData })),
  })
  const first = answers[0]?.data as Piece<N> | undefined
  const byPage = new Map(pages.map((page, at) => [page, answers[at]?.data as Piece<N> | undefined]))
  const failure = answers.find((answer) => answer.error)?.error
  const onRange = useCallback((from: number, to: number) => {
    const next: [number, number] = [Math.floor(from / PAGE), Math.floor(to / PAGE)]
    setRange((was) => (was[0] === next[0] && was[1] === next[1] ? was : next))
  }, [])
  return {
    total: first?.total ?? 0,
    first,
    rowAt: (index) => byPage.get(Math.floor(index / PAGE))?.rows[index % PAGE],
    onRange,
    error: failure instanceof CallFailure ? failure.error : null,
    again: () => answers.forEach((answer) => void answer.refetch()),
  }
}
