// Long work in a worker, with progress and cancel. At most one at a time writes; its commands are one transaction, so cancelling leaves nothing half done.
import { Worker } from 'node:worker_threads'
import type { Changed } from '../shared/contract.ts'
import type { AppError } from '../shared/errors.ts'
import { Refusal } from '../shared/errors.ts'
import type { Output, ParsedInput } from '../shared/operations/index.ts'
import type { Workbook } from '../shared/domain/import/cells.ts'
import { entryPath } from './entry.ts'
import type { CopyJob } from './exchange/copy-job.ts'
import type { ExchangeJob } from './exchange/job.ts'
import type { JobMessage, JobRequest, ListJob } from './job-messages.ts'
import type { OpenSession } from './open-session.ts'
import type { Upload } from './uploads.ts'

type Status = Output<'job.status'>
/** `writes`: it holds the store now, so other writes wait and it must stop by itself. */
interface Job { status: Status; worker: Worker; writes: boolean; stop: Int32Array; exchange: boolean; onEnd?: ((status: Status) => void) | undefined }

const MEMORY_MB = 768
const KEPT = 20

export class Jobs {
  private readonly jobs = new Map<string, Job>()
  private readonly workbooks = new WeakMap<Upload, Workbook>()
  private readonly onChanged: (changed: Changed) => void

  constructor(parts: { onChanged: (changed: Changed) => void }) {
    this.onChanged = parts.onChanged
  }

  /** true while a job writes. */
  get writing(): boolean {
    return [...this.jobs.values()].some((job) => job.writes && job.status.state === 'running')
  }

  startRead(file: Upload, open: OpenSession): string {
    return this.start(open, { type: 'read', name: file.name, bytes: file.bytes, demo: isDemo(open) }, false, (message) => {
      if (message.workbook) this.workbooks.set(file, message.workbook)
    })
  }

  startPlan(file: Upload, input: ParsedInput<'import.plan'>, open: OpenSession): string {
    return this.start(open, this.request('plan', file, input, open), false)
  }

  startApply(file: Upload, input: ParsedInput<'import.apply'>, open: OpenSession): string {
    if (this.writing) throw new Refusal('busy')
    if (open.readOnly) throw new Refusal('store-read-only')
    return this.start(open, { ...this.request('apply', file, input, open), expected: input.expected }, true)
  }

  /** Exchange with the place, or look what it would do. Only its merge holds the store. */
  startExchange(job: Omit<ExchangeJob, 'type'>, open: OpenSession, onEnd?: (status: Status) => void): string {
    if (this.exchanging || this.writing) throw new Refusal('busy')
    if (open.readOnly) throw new Refusal('store-read-only')
    return this.start(open, { type: 'exchange', ...job }, false, undefined, onEnd)
  }

  /** Copy the store for a new PC. Everyone may write meanwhile: the copy is a moment's picture. */
  startCopy(job: Omit<CopyJob, 'type'>, open: OpenSession): string {
    return this.start(open, { type: 'copy', ...job }, false)
  }

  /** true while an exchange is under way. */
  get exchanging(): boolean {
    return [...this.jobs.values()].some((job) => job.exchange && job.status.state === 'running')
  }

  private request(type: 'plan' | 'apply', file: Upload, input: Omit<ParsedInput<'import.plan'>, 'token'>, open: OpenSession): ListJob {
    const workbook = this.workbooks.get(file)
    if (!workbook) throw new Refusal('file-missing')
    const { sheet, headerRow, kind, mapping, decisions } = input
    return { type, workbook, sheet, headerRow, kind, mapping, decisions, fileName: file.name, demo: isDemo(open) }
  }

  private start(open: OpenSession, request: JobRequest, writes: boolean, onDone?: (message: JobMessage) => void, onEnd?: (status: Status) => void): string {
    const jobId = open.newId()
    const stop = new Int32Array(new SharedArrayBuffer(8))
    const worker = new Worker(entryPath(request.type === 'exchange' || request.type === 'copy' ? 'exchange-worker' : 'job-worker'), { workerData: { request, stop, store: { path: open.store.path, key: new Uint8Array(open.key), device: open.store.device, session: open.session, now: open.now() } }, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, execArgv: [] })
    const job: Job = { worker, writes, stop, exchange: request.type === 'exchange', onEnd, status: { jobId, state: 'running', fraction: 0, step: 'Starter' } }
    this.jobs.set(jobId, job)
    while (this.jobs.size > KEPT) this.jobs.delete(this.jobs.keys().next().value!)
    const end = (state: Status['state'], rest: Partial<Status>) => {
      if (job.status.state === 'running') this.settle(job, { ...job.status, ...rest, state, fraction: state === 'done' ? 1 : job.status.fraction })
      void worker.terminate()
    }
    worker.on('message', (message: JobMessage) => {
      if (message.type === 'progress') job.status = { ...job.status, fraction: message.fraction, step: message.step }
      else if (message.type === 'holding') {
        job.writes = message.on
        Atomics.store(stop, 1, message.on ? 1 : 0)
        Atomics.notify(stop, 1)
      }
      else if (message.type === 'changed') this.onChanged(message.changed)
      else if (message.type === 'done') {
        onDone?.(message)
        end('done', { result: message.result })
        if (message.changed) this.onChanged(message.changed)
      } else end(message.error.code === 'job-cancelled' ? 'cancelled' : 'failed', { error: message.error })
    })
    worker.on('error', (error) => end('failed', { error: workerError(error) }))
    worker.on('exit', () => end('failed', { error: { code: 'unexpected' } }))
    return jobId
  }

  private settle(job: Job, status: Status): void {
    job.status = status
    job.onEnd?.(status)
  }

  status(jobId: string): Status {
    const job = this.jobs.get(jobId)
    if (!job) throw new Refusal('job-missing')
    return job.status
  }

  /** Ask it to stop; one that does not write is ended at once. A writer rolls back first. */
  cancel(jobId: string): boolean {
    const job = this.jobs.get(jobId)
    if (!job || job.status.state !== 'running') return false
    Atomics.store(job.stop, 0, 1)
    if (!job.writes) {
      this.settle(job, { ...job.status, state: 'cancelled', error: { code: 'job-cancelled' } })
      void job.worker.terminate()
    }
    return true
  }

  stopAll(): void {
    for (const job of this.jobs.values()) void job.worker.terminate()
    this.jobs.clear()
  }
}

const isDemo = (open: OpenSession) => open.store.sql(`SELECT 1 FROM setting WHERE key = 'demoClock'`).length > 0

/** Out of memory is the file's doing, and is said so. */
const workerError = (error: Error & { code?: string }): AppError => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { code: 'file-too-large' } : { code: 'unexpected' })
