// The peer of the merge bench: Actual's own engine (@actual-app/api, MIT), unchanged, as found in the folder given. It runs on our driver, since its own has to be built.
// It is given recorded messages as its server would send them (not encrypted, which it can also do), with syncing on: switched off it keeps no log and looks twice as fast.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { measured, onJob } from './merge-measure.ts'
import { randomFrom, timed } from './stats.ts'

interface Message { timestamp: unknown; dataset: string; row: string; column: string; value: string }
interface Engine {
  init: (config: { dataDir: string; verbose: boolean }) => Promise<void>
  internal: { send: (name: string, args: object) => Promise<{ error?: unknown; id?: string }> }
  inside: {
    receiveMessages: (messages: object[]) => Promise<unknown[]>
    decode: (bytes: Uint8Array) => Promise<{ messages: Message[] }>
    deserializeValue: (value: string) => unknown
    serializeValue: (value: string | number) => string
    setSyncingMode: (mode: 'enabled') => void
    toBinary: (schema: unknown, message: unknown) => Uint8Array
    create: (schema: unknown, given: object) => unknown
    MessageSchema: unknown
    MessageEnvelopeSchema: unknown
    SyncResponseSchema: unknown
  }
}

/** Its engine, with the functions its sync is made of handed out. */
function engineIn(folder: string): Engine {
  const own = createRequire(import.meta.url)
  const theirs = createRequire(join(folder, 'node_modules', 'x.js'))
  const main = pathToFileURL(theirs.resolve('@actual-app/api')).href
  registerHooks({
    resolve: (name, context, next) => (name === 'better-sqlite3' && context.parentURL === main ? { url: pathToFileURL(own.resolve('better-sqlite3')).href, format: 'commonjs', shortCircuit: true } : next(name, context)),
    load: (url, context, next) => (url === main ? { format: 'commonjs', shortCircuit: true, source: `${readFileSync(new URL(url), 'utf8')}\nexports.inside = { receiveMessages, decode, deserializeValue, serializeValue, setSyncingMode, toBinary, create, MessageSchema, MessageEnvelopeSchema, SyncResponseSchema }` } : next(url, context)),
  })
  return theirs('@actual-app/api') as Engine
}

const stampOf = (at: number, count: number) => `${new Date(at).toISOString()}-${count.toString(16).toUpperCase().padStart(4, '0')}-${'b'.repeat(16)}`

/**
 * Work like ours, in its terms: 15 % new transactions (eight cells), 60 % edits of four cells, 25 % notes (one cell), a second apart.
 * @param known rows that are there before
 */
function record(known: string[], target: number, seed: number, endsAt: number): { timestamp: string; dataset: string; row: string; column: string; value: string | number }[] {
  const random = randomFrom(seed)
  const made: ReturnType<typeof record> = []
  const steps = Math.ceil(target / 2)
  for (let n = 1; made.length < target; n++) {
    const at = endsAt - (steps - n) * 1000
    const put = (dataset: string, row: string, cells: Record<string, string | number>) => {
      for (const [i, [column, value]] of Object.entries(cells).entries()) made.push({ timestamp: stampOf(at, i), dataset, row, column, value })
    }
    const kind = known.length === 0 ? 0 : random()
    const pick = () => known[Math.floor(random() * known.length)]!
    if (kind < 0.15) {
      const row = `${seed}-${n}`.padStart(36, '0')
      put('transactions', row, { acct: 'konto', category: `kategori-${n % 20}`, amount: -n, description: `mottaker-${n % 50}`, notes: `Ringte om bolig ${n}. Avtalte visning neste uke.`, date: 20_261_100 + (n % 28) + 1, sort_order: at, cleared: 1 })
      known.push(row)
    } else if (kind < 0.75) put('transactions', pick(), { amount: n, notes: `Ringe utleier ${n}`, category: `kategori-${n % 20}`, description: `mottaker-${n % 50}` })
    else put('notes', `notat-${n}`, { note: 'Avtalte visning neste uke. Trenger heis, og ønsker å bo nær skolen til barna.' })
  }
  return made
}

export type PeerJob = { folder: string; data: string } & ({ act: 'prepare'; rows: number; targets: number[] } | { act: 'run'; target: number; from: string })

/** As its server sends them. */
function encoded({ inside }: Engine, messages: ReturnType<typeof record>): Uint8Array {
  return inside.toBinary(inside.SyncResponseSchema, inside.create(inside.SyncResponseSchema, {
    merkle: '{}',
    messages: messages.map(({ timestamp, value, ...one }) => inside.create(inside.MessageEnvelopeSchema, { timestamp, isEncrypted: false, content: inside.toBinary(inside.MessageSchema, inside.create(inside.MessageSchema, { ...one, value: inside.serializeValue(value) })) })),
  }))
}

/** As its own sync does with what the server sent: decode, then receive. */
async function take({ inside }: Engine, bytes: Uint8Array): Promise<number> {
  const { messages } = await inside.decode(bytes)
  await inside.receiveMessages(messages.map((one) => ({ ...one, value: inside.deserializeValue(one.value) })))
  return messages.length
}

const NAME = 'benk'

onJob<PeerJob>(async (job) => {
  const engine = engineIn(job.folder)
  const file = (target: number) => `messages-${target}.bin`
  if (job.act === 'prepare') {
    await engine.init({ dataDir: job.data, verbose: false })
    const made = await engine.internal.send('create-budget', { budgetName: NAME, testMode: true, testBudgetId: NAME })
    if (made.error) throw new Error(JSON.stringify(made.error))
    engine.inside.setSyncingMode('enabled')
    const known: string[] = []
    const before = record(known, 0, 1, 0)
    const now = Date.now()
    for (let n = 0; n < job.rows; n++) {
      const row = `0-${n}`.padStart(36, '0')
      known.push(row)
      for (const [i, [column, value]] of Object.entries({ acct: 'konto', amount: n, description: 'mottaker-1', notes: 'Fra før', date: 20_261_001, sort_order: n, cleared: 1 }).entries()) before.push({ timestamp: stampOf(now - 1e9 + n * 10, i), dataset: 'transactions', row, column, value })
    }
    await take(engine, encoded(engine, before))
    for (const target of job.targets) writeFileSync(join(job.data, file(target)), encoded(engine, record([...known], target, target + 2, now)))
    return { changes: before.length }
  }
  cpSync(job.from, job.data, { recursive: true })
  await engine.init({ dataDir: job.data, verbose: false })
  const loaded = await engine.internal.send('load-budget', { id: NAME })
  if (loaded.error) throw new Error(JSON.stringify(loaded.error))
  engine.inside.setSyncingMode('enabled')
  const run = async () => take(engine, readFileSync(join(job.data, file(job.target))))
  let changes = 0
  const first = await measured(async () => (changes = await run()))
  return { ...first, againMs: await timed(run), changes }
})
