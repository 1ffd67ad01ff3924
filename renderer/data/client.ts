// One cache of answers. Answers never grow old by themselves: they are asked again when the store says something changed.
import { QueryClient, type Query } from '@tanstack/react-query'
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

/** Which entities the answer of a query rests on. A query that is not listed rests on everything. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  'app.status': ['appUser', 'setting'],
  'settings.get': ['setting', 'service', 'ruleSet', 'appUser'],
  'users.list': ['appUser'],
  'view.list': ['savedView'],
  'import.mappings': ['importMapping'],
  'today.get': [
    'housingCase', 'person', 'caseAccess', 'note', 'application', 'decision', 'consent', 'legalGround', 'handover', 'requirement', 'temporaryStay', 'tenancy', 'dwelling', 'building', 'voidPeriod', 'vacancy', 'allocation',
    'agendaItem', 'meeting', 'teamDecision', 'evictionTrack', 'trackStep', 'repaymentPlan', 'instrument', 'followUpPlan', 'goal', 'measure', 'visit', 'reminder', 'absence', 'ruleSet', 'appUser',
  ],
}

/** Whether the answer to this query may have changed with these entities; '*' means that anything may have. */
export function restsOn(name: string, changed: ReadonlySet<string>): boolean {
  const entities = RESTS_ON[name]
  return !entities || changed.has('*') || entities.some((entity) => changed.has(entity))
}

const BADGE_IDLE = 400 // milliseconds without changes before the number in the rail is counted again
const onToday = () => window.location.hash.startsWith('#/i-dag')

/** Ask again for what is visible and rests on what changed; start over when the store was locked. */
export function followChanges(): () => void {
  let changed = new Set<string>()
  let badge = 0
  const isTouched = (query: Query) => restsOn(String(query.queryKey[0]), changed)
  const refresh = () => {
    client.removeQueries({ predicate: (query) => query.getObserversCount() === 0 && isTouched(query) })
    const waits = (query: Query) => query.queryKey[0] === 'today.get' && !onToday()
    void client.invalidateQueries({ predicate: (query) => isTouched(query) && !waits(query) })
    // Beside other screens only the number in the rail shows today's answer: it waits until the changes have come to rest.
    if (restsOn('today.get', changed) && !onToday()) {
      void client.invalidateQueries({ queryKey: ['today.get'], refetchType: 'none' })
      window.clearTimeout(badge)
      badge = window.setTimeout(() => void client.refetchQueries({ queryKey: ['today.get'], type: 'active', stale: true }), BADGE_IDLE)
    }
    changed = new Set()
  }
  const stop = onChanged((event) => {
    if ('locked' in event) return leave()
    if (changed.size === 0) queueMicrotask(refresh)
    for (const entity of event.entities.length > 0 ? event.entities : ['*']) changed.add(entity)
  })
  return () => {
    window.clearTimeout(badge)
    stop()
  }
}
