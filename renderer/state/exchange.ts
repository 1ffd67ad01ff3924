// The exchange as this window knows it: which tab, the job under way, what the dry run showed, what was just chosen, and what waits. Kept while one visits other places.
import { useEffect } from 'react'
import { create } from 'zustand'
import type { AppError } from '../../shared/errors.ts'
import type { ExchangeResult, Reviews } from '../../shared/operations/exchange.ts'
import type { Output } from '../../shared/operations/index.ts'
import { call, onChanged } from '../api.ts'

export type ExchangeTab = 'pcs' | 'lists' | 'backups'
export type Clash = Reviews['clashes'][number]

/** A line just chosen: it stays on the screen as chosen until one leaves, so that it can be taken back. */
export interface Settled {
  clash: Clash
  /** opId of the chosen side */
  chosen: string
  /** opId of the act itself, for undo */
  act: string
  /** the reviews as they stood before; newer ones that still hold the line mean that it is open again */
  before: Reviews | undefined
}

interface ExchangeState {
  tab: ExchangeTab
  job: { kind: 'look' | 'run'; jobId: string } | null
  looked: ExchangeResult | null
  done: ExchangeResult | null
  /** what a cancelled or failed job leaves behind in words */
  note: string | null
  error: AppError | null
  settled: readonly Settled[]
  news: Output<'exchange.news'>
  waiting: number
}

export const useExchange = create<ExchangeState>(() => ({ tab: 'pcs', job: null, looked: null, done: null, note: null, error: null, settled: [], news: { count: 0, code: null }, waiting: 0 }))

/** How many things wait for someone's choice. What orders itself is not counted. */
export const waitingCount = (waiting: Output<'exchange.status'>['waiting']): number => waiting.clashes + waiting.disputes + waiting.gaveWay + waiting.held

export const keyOf = (clash: Pick<Clash, 'entity' | 'id' | 'field'>): string => `${clash.entity}/${clash.id}/${clash.field}`

const EVERY = 60_000 // milliseconds between questions to the place
const FIRST = 2_000 // milliseconds: the first paint comes first

/** Ask once whether others have shared something. Reads file names only. */
export async function askNews(): Promise<void> {
  const status = await call('exchange.status', {})
  if (!status.ok) return
  useExchange.setState({ waiting: waitingCount(status.value.waiting) })
  if (!status.value.inTeam || !status.value.place) return
  const news = await call('exchange.news', {})
  if (news.ok) useExchange.setState({ news: news.value })
}

/** Ask once a minute while the window is seen, and after changes, though never more often. */
export function useNewsPoll(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return
    let last = -EVERY
    const ask = () => {
      if (document.visibilityState !== 'visible' || performance.now() - last < EVERY - 500) return
      last = performance.now()
      void askNews()
    }
    const first = window.setTimeout(ask, FIRST)
    const timer = window.setInterval(ask, EVERY)
    const stop = onChanged(ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      window.clearTimeout(first)
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
      stop()
    }
  }, [enabled])
}
