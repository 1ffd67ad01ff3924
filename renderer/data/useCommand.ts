// Do something by operation name: an id per act (so a repeated click does nothing twice), running and failed state, and the undo strip afterwards.
import { useCallback, useRef, useState } from 'react'
import type { Result } from '../../shared/contract.ts'
import { ERRORS, type AppError } from '../../shared/errors.ts'
import { OPERATIONS, type Input, type Name, type Output } from '../../shared/operations/index.ts'
import { call } from '../api.ts'
import { announce } from '../state/announce.ts'
import { noteSaved, showStrip } from '../state/undo.ts'

export interface Command<N extends Name> {
  run: (input: Input<N>, options?: { reason?: string; said?: string }) => Promise<Result<Output<N>>>
  running: boolean
  failed: AppError | null
  clear: () => void
}

/** What an error code says to people: what happened, and what to do next. */
export function errorText(error: AppError): { text: string; next: string } {
  const [text, next] = ERRORS[error.code] ?? ERRORS.unexpected
  return { text, next }
}

/**
 * A command by name.
 * @param said what the strip says when it went well; without it the operation's own sentence is not shown
 */
export function useCommand<N extends Name>(name: N, said?: string | ((output: Output<N>) => string)): Command<N> {
  const [running, setRunning] = useState(false)
  const [failed, setFailed] = useState<AppError | null>(null)
  const busy = useRef(false)

  const run = useCallback<Command<N>['run']>(
    async (input, options) => {
      if (busy.current) return { ok: false, error: { code: 'busy' } }
      busy.current = true
      setRunning(true)
      const opId = crypto.randomUUID()
      const answer = await call(name, input, options?.reason ? { opId, reason: options.reason } : { opId })
      busy.current = false
      setRunning(false)
      setFailed(answer.ok ? null : answer.error)
      if (answer.ok) {
        if (OPERATIONS.get(name)?.kind === 'command') noteSaved()
        const line = options?.said ?? (typeof said === 'function' ? said(answer.value) : said)
        if (line) showStrip({ line, opId: OPERATIONS.get(name)?.undoable ? opId : null })
      } else announce(errorText(answer.error).text, 'assertive')
      return answer
    },
    [name, said],
  )
  return { run, running, failed, clear: useCallback(() => setFailed(null), []) }
}
