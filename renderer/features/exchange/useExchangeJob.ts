// The dry run and the run: one job at a time, its answer kept for the screen, and what its end means in words.
import { useEffect } from 'react'
import { ExchangeResult } from '../../../shared/operations/exchange.ts'
import { client } from '../../data/client.ts'
import { useCommand } from '../../data/useCommand.ts'
import { type Job, useJob } from '../../data/useJob.ts'
import { announce } from '../../state/announce.ts'
import { askNews, useExchange } from '../../state/exchange.ts'
import { noteSaved } from '../../state/undo.ts'
import { text } from '../../text.ts'

const t = text.exchange.pcs

/** Look, run, leave what was looked at; and the job that is under way. */
export function useExchangeJob() {
  const { job: started, looked } = useExchange()
  const job: Job<unknown> = useJob<unknown>(started?.jobId ?? null)
  const look = useCommand('exchange.look')
  const run = useCommand('exchange.run')

  useEffect(() => {
    if (!started || job.state === 'idle' || job.state === 'running') return
    // The note of how it ended is written beside the log, and so tells nobody.
    void client.invalidateQueries({ queryKey: ['exchange.status'] })
    const isRun = started.kind === 'run'
    const end = { job: null, note: null, error: null }
    if (job.state === 'failed') return useExchange.setState({ ...end, looked: null, error: job.error ?? { code: 'unexpected' } })
    if (job.state === 'cancelled') {
      const note = isRun ? t.cancelledRun : t.cancelledLook
      announce(note)
      return useExchange.setState({ ...end, looked: null, note })
    }
    const answer = ExchangeResult.safeParse(job.result)
    if (!answer.success) return useExchange.setState({ ...end, looked: null, error: { code: 'unexpected' } })
    if (isRun) {
      useExchange.setState({ ...end, looked: null, done: answer.data, settled: [] })
      noteSaved()
      void askNews()
    } else useExchange.setState({ ...end, looked: answer.data, done: null })
  }, [started, job.state, job.result, job.error])

  const begin = async (kind: 'look' | 'run') => {
    const answer = kind === 'look' ? await look.run({}) : await run.run({ expected: looked?.digest ?? null })
    if (answer.ok) useExchange.setState({ job: { kind, jobId: answer.value.jobId }, note: null, error: null, ...(kind === 'look' ? { looked: null, done: null } : {}) })
    else useExchange.setState({ error: answer.error, note: null })
  }
  return {
    job: started ? job : null,
    kind: started?.kind ?? null,
    look: () => void begin('look'),
    run: () => void begin('run'),
    leave: () => {
      announce(t.cancelledLook)
      useExchange.setState({ looked: null, note: t.cancelledLook, error: null })
    },
  }
}
