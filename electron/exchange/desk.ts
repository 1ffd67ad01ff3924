// The exchange as the gate offers it: choosing and trying a place, asking for news, starting the dry run and the run, and noting how each ended.
import type { ParsedInput, Output } from '../../shared/operations/index.ts'
import type { ExchangeResult } from '../../shared/operations/exchange.ts'
import { Refusal } from '../../shared/errors.ts'
import { newsAt } from '../../db/exchange/exchange.ts'
import { selfTest, TEST_STEPS } from '../../db/exchange/folder.ts'
import type { Transport } from '../../db/exchange/format.ts'
import { placeInUse } from '../../db/exchange/place.ts'
import { identityOf } from '../../db/exchange/identity.ts'
import type { Jobs } from '../jobs.ts'
import type { OpenSession } from '../open-session.ts'
import { readConfig, transportOf, type PlaceConfig } from './transport.ts'

const STEP_LABELS: Record<(typeof TEST_STEPS)[number], string> = { exists: 'Finne mappen', write: 'Skrive en fil', list: 'Se den i listen', rename: 'Gi den nytt navn', read: 'Lese den tilbake', remove: 'Ta den bort' }

type Tried = Pick<Output<'exchange.setPlace'>, 'ok' | 'steps' | 'code'>

async function tryFolder(folder: string): Promise<Tried> {
  const answer = await selfTest(folder)
  if (answer.ok) return { ok: true, code: null, steps: TEST_STEPS.map((step) => ({ step: STEP_LABELS[step], ok: true })) }
  const failed = TEST_STEPS.indexOf(answer.step)
  return { ok: false, code: answer.code, steps: TEST_STEPS.slice(0, failed + 1).map((step, i) => ({ step: STEP_LABELS[step], ok: i < failed })) }
}

async function tryDatabase(transport: Transport): Promise<Tried> {
  const step = 'Koble til og lese listen'
  try {
    await transport.list()
    return { ok: true, code: null, steps: [{ step, ok: true }] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, code: error.error.code, steps: [{ step, ok: false }] }
  } finally {
    await transport.close()
  }
}

/** A pause in the talk: decisions come in pairs. */
const AFTER_DECISION_MS = 1500

export class ExchangeDesk {
  private readonly jobs: Jobs
  /** one transport kept for asking after news */
  private asking: { placeId: string; config: string; transport: Transport } | null = null

  constructor(jobs: Jobs) {
    this.jobs = jobs
  }

  async setPlace(open: OpenSession, input: ParsedInput<'exchange.setPlace'>): Promise<Output<'exchange.setPlace'>> {
    if (open.readOnly) throw new Refusal('store-read-only')
    const config: PlaceConfig = input
    const tried = config.kind === 'folder' ? await tryFolder(config.folder) : await tryDatabase(await transportOf(config, identityOf(open.store)?.teamId ?? 'ingen'))
    if (!tried.ok) return { ...tried, placeId: null }
    const label = config.kind === 'folder' ? config.folder : `${config.database} på ${config.host}`
    const known = open.store.sql<{ id: string }>('SELECT id FROM place WHERE kind = ? AND label = ?', [config.kind, label])[0]
    const placeId = known?.id ?? open.newId()
    open.store.run('INSERT INTO place (id, kind, label, config, testedAt) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET config = excluded.config, testedAt = excluded.testedAt', [placeId, config.kind, label, JSON.stringify(config), open.now()])
    return { ...tried, placeId }
  }

  choosePlace(open: OpenSession, id: string): Record<string, never> {
    if (open.store.run('UPDATE place SET testedAt = ? WHERE id = ?', [open.now(), id]) === 0) throw new Refusal('not-found')
    return {}
  }

  /** How many bundles others have put there that this PC has not taken in. Never throws: a place that does not answer is a code. */
  async news(open: OpenSession): Promise<Output<'exchange.news'>> {
    const place = placeInUse(open.store)
    const identity = identityOf(open.store)
    if (!place || !identity) return { count: 0, code: null }
    try {
      if (this.asking?.placeId !== place.id || this.asking.config !== place.config) {
        await this.leave()
        this.asking = { placeId: place.id, config: place.config, transport: await transportOf(readConfig(place.config), identity.teamId) }
      }
      return { count: await newsAt(open.store, this.asking!.transport, place.id), code: null }
    } catch (error) {
      return { count: 0, code: error instanceof Refusal ? error.error.code : 'unexpected' }
    }
  }

  look(open: OpenSession): { jobId: string } {
    return { jobId: this.jobs.startExchange({ keep: false, expected: null, runId: open.newId() }, open) }
  }

  /** @param quiet started by the program itself: told in the history only when something came of it */
  run(open: OpenSession, expected: string | null, quiet = false): { jobId: string } {
    const runId = open.newId()
    const at = open.now()
    const placeId = placeInUse(open.store)?.id ?? null
    const jobId = this.jobs.startExchange({ keep: true, expected, runId }, open, (status) => {
      const result = status.state === 'done' ? (status.result as ExchangeResult) : null
      if (quiet && (result === null || result.in + result.left.length + result.refused.length === 0)) return
      const outcome = status.state === 'done' ? 'done' : status.state === 'cancelled' ? 'cancelled' : 'failed'
      // Locked meanwhile: what was merged is in the log, and the next exchange goes on from there.
      if (open.store.db.open) open.store.run('INSERT INTO exchange_run (id, at, userId, placeId, outcome, report) VALUES (?, ?, ?, ?, ?, ?)', [runId, at, open.session.userId, placeId, outcome, JSON.stringify({ code: status.error?.code ?? null, result })])
    })
    return { jobId }
  }

  private soon: ReturnType<typeof setTimeout> | null = null

  /** While a meeting runs, what is decided goes out by itself a moment later, so that another PC can take over where this one stopped. */
  meetingMoved(open: OpenSession): void {
    if (!identityOf(open.store) || !placeInUse(open.store) || open.readOnly) return
    if (this.soon) clearTimeout(this.soon)
    this.soon = setTimeout(() => {
      this.soon = null
      const running = open.store.db.open && open.store.sql(`SELECT 1 FROM meeting WHERE status = 'running'`).length > 0
      if (running && !this.jobs.exchanging && !this.jobs.writing) this.run(open, null, true)
    }, AFTER_DECISION_MS)
    this.soon.unref()
  }

  /** Let go of connections, before the store closes. */
  async leave(): Promise<void> {
    if (this.soon) clearTimeout(this.soon)
    this.soon = null
    const { asking } = this
    this.asking = null
    await asking?.transport.close()
  }
}
