// The exchange worker: the dry run, the exchange, and the copy for a new PC. Apart from the import worker, so that it starts at once.
import { webcrypto } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { openStore } from '../db/open.ts'
import { Store } from '../db/store.ts'
import { Refusal } from '../shared/errors.ts'
import { idSource } from '../shared/ids.ts'
import { giveCopy } from './exchange/copy-job.ts'
import { runExchange } from './exchange/job.ts'
import { errorValue } from './error-value.ts'
import type { JobData, JobMessage } from './job-messages.ts'

const { request, stop, store: parts } = workerData as JobData
const send = (message: JobMessage) => parentPort!.postMessage(message)
const progress = (step: string, fraction: number) => send({ type: 'progress', step, fraction })
/** A busy moment on the other side; then it is tried all the same. */
const KNOWN_WITHIN_MS = 3000
const halt = () => {
  if (Atomics.load(stop, 0) === 1) throw new Refusal('job-cancelled')
}

/** Nothing is written before the other side knows: it would wait for the lock instead of answering the screens. */
function hold(on: boolean): void {
  send({ type: 'holding', on })
  if (on) Atomics.wait(stop, 1, 0, KNOWN_WITHIN_MS)
}

async function work(): Promise<unknown> {
  const opened = openStore({ path: parts.path, key: parts.key, role: request.type === 'copy' ? 'reader' : 'worker' })
  if (opened.outcome !== 'opened') throw new Refusal('busy')
  const store = new Store(opened.db, parts.path, parts.device, idSource(() => Date.parse(parts.now), (bytes) => webcrypto.getRandomValues(bytes)))
  try {
    if (request.type === 'copy') return await giveCopy(store, request, { key: parts.key, progress, halt })
    if (request.type !== 'exchange') throw new Error('not a job of this worker')
    return await runExchange(store, request, {
      now: parts.now, userId: parts.session.userId, halt, progress,
      holding: hold,
      changed: (seq, entities) => send({ type: 'changed', changed: { seq, entities } }),
    })
  } finally {
    opened.db.close()
  }
}

try {
  send({ type: 'done', result: await work() })
} catch (error) {
  send({ type: 'failed', error: errorValue(error) })
}
