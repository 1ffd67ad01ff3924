// The exchange in the worker: the dry run, and the run it shows. Only the short merge holds the store; fetching and sending leave everyone free to write.
import { Refusal } from '../../shared/errors.ts'
import type { ExchangeResult } from '../../shared/operations/exchange.ts'
import { exchangeWith, lookAt, type ExchangeReport } from '../../db/exchange/exchange.ts'
import { placeInUse } from '../../db/exchange/place.ts'
import { identityOf } from '../../db/exchange/identity.ts'
import type { Store } from '../../db/store.ts'
import { dropAnchor } from './anchor.ts'
import { readConfig, transportOf } from './transport.ts'

export interface ExchangeJob { type: 'exchange'; keep: boolean; expected: string | null; runId: string }

export interface JobTools {
  now: string
  userId: string
  progress: (step: string, fraction: number) => void
  /** throws when the job is to stop */
  halt: () => void
  /** the store is about to be held, or let go of */
  holding: (on: boolean) => void
  changed: (seq: number, entities: string[]) => void
}

/** Files that others may have laid there in any number are told of so far. */
const LEFT_SHOWN = 500

const STEPS = { fetch: ['Henter', 0, 0.3], merge: ['Fletter inn', 0.3, 0.8], send: ['Sender', 0.8, 1] } as const

/** Report as the contract has it: PCs by name. */
function result(store: Store, report: ExchangeReport): ExchangeResult {
  const name = (id: string) => store.sql<{ name: string }>('SELECT name FROM device WHERE id = ?', [id])[0]?.name ?? 'Ukjent PC'
  return {
    digest: report.digest, bundlesIn: report.bundlesIn, bundlesOut: report.bundlesOut, in: report.merged.operations, out: report.out, summary: report.summary, outSummary: report.outSummary,
    left: report.left.slice(0, LEFT_SHOWN).map((one) => ({ sender: name(one.sender), sequence: one.sequence, code: one.code })),
    refused: report.merged.refused.map((one) => ({ sender: name(one.device), code: one.code, operations: one.operations })),
    clocks: report.merged.clocks.map((one) => ({ sender: name(one.device), secondsAhead: one.secondsAhead })),
  }
}

/** Look (keep false) or exchange. */
export async function runExchange(store: Store, job: ExchangeJob, tools: JobTools): Promise<ExchangeResult> {
  const place = placeInUse(store)
  const identity = identityOf(store)
  if (!identity) throw new Refusal('exchange-no-team')
  if (!place) throw new Refusal('exchange-no-place')
  const transport = await transportOf(readConfig(place.config), identity.teamId)
  const parts = {
    placeId: place.id, userId: tools.userId, runId: job.runId, now: tools.now, stop: tools.halt, expected: job.expected, holding: tools.holding,
    onProgress: (step: keyof typeof STEPS, fraction: number) => {
      const [label, from, to] = STEPS[step]
      tools.progress(label, from + (to - from) * fraction)
    },
    onMerged: (entities: string[]) => tools.changed(store.sql<{ seq: number }>('SELECT max(seq) AS seq FROM operation')[0]!.seq, entities),
  }
  try {
    const report = job.keep ? await exchangeWith(store, transport, parts) : await lookAt(store, transport, parts)
    if (job.keep) store.run('UPDATE place SET lastAt = ? WHERE id = ?', [tools.now, place.id])
    return result(store, report)
  } finally {
    if (job.keep) dropAnchor(store)
    await transport.close()
  }
}
