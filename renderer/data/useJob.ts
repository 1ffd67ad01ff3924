// Follow a long job: ask how far it is until it ends. Cancelling leaves nothing half done.
import { useEffect, useState } from 'react'
import type { AppError, ErrorCode } from '../../shared/errors.ts'
import { call } from '../api.ts'

export interface Job<T> {
  state: 'idle' | 'running' | 'done' | 'failed' | 'cancelled'
  fraction: number
  step: string
  result: T | null
  error: AppError | null
  cancel: () => void
}

type JobState<T> = Omit<Job<T>, 'cancel'>
const idle = { state: 'idle', fraction: 0, step: '', result: null, error: null } as const

/** State of the job with this id; null means none is running. The result's type is what the operation that started the job promises. */
export function useJob<T>(jobId: string | null): Job<T> {
  const [job, setJob] = useState<JobState<T>>(idle)
  useEffect(() => {
    setJob(jobId ? { ...idle, state: 'running' } : idle)
    if (!jobId) return
    let stopped = false
    let timer = 0
    const ask = async () => {
      const answer = await call('job.status', { jobId })
      if (stopped) return
      if (!answer.ok) return setJob({ ...idle, state: 'failed', error: answer.error })
      const { state, fraction, step, result, error } = answer.value
      setJob({ state, fraction, step, result: (result ?? null) as T | null, error: error ? { ...error, code: error.code as ErrorCode } : null })
      if (state === 'running') timer = window.setTimeout(() => void ask(), 250)
    }
    void ask()
    return () => {
      stopped = true
      window.clearTimeout(timer)
    }
  }, [jobId])
  return { ...job, cancel: () => void (jobId && call('job.cancel', { jobId })) }
}
