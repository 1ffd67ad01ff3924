// A PC in a process of its own: writes numbered bundles to the database, reads the list and what others wrote, takes claims, and tells what came of each call. What it gets first on stdin says how; any more ends it.
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import { claimKey, takeClaim } from '../../db/exchange/claims.ts'
import { type HubAddress, postgresTransport } from '../../db/exchange/postgres.ts'
import { Refusal } from '../../shared/errors.ts'
import { bundleFrom, newPc } from './bundles.ts'

/** One call: when it began and ended (ms), and how. 'failed': certainly nothing happened. 'unknown': no answer came. */
export interface Call { at: number; end: number; outcome: 'ok' | 'failed' | 'unknown'; code?: string; detail: { write: { n: number; digest: string; answer?: string } } | { list: { added: string[]; removed: string[]; twice: number } } | { read: { which: string; digest: string } } | { claim: { key: string; answer?: string } } }
export interface ClientStart { address: HubAddress; device: string; limitMs: number; keys: number }

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const { address, device, limitMs, keys } = JSON.parse((await lines.next()).value as string) as ClientStart
let going = true
void lines.next().then(() => { going = false })
const hub = postgresTransport(address, { limitMs })
const pc = await newPc(device)
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const wait = (ms: number) => new Promise((next) => setTimeout(next, ms))

async function told(act: () => Promise<Call['detail']>, asked: Call['detail']): Promise<Call['outcome']> {
  const at = Date.now()
  const call: Call = { at, end: at, outcome: 'ok', detail: asked }
  try {
    call.detail = await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    call.code = error.error.code
    call.outcome = error.error.details?.['sent'] === false ? 'failed' : 'unknown'
  }
  call.end = Date.now()
  process.stdout.write(`${JSON.stringify(call)}\n`)
  return call.outcome
}

let seen = new Set<string>()
const list = () => told(async () => {
  const names = (await hub.list()).map((one) => `${one.sender}/${one.sequence}`)
  const now = new Set(names)
  const detail = { list: { added: names.filter((one) => !seen.has(one)), removed: [...seen].filter((one) => !now.has(one)), twice: names.length - now.size } }
  seen = now
  return detail
}, { list: { added: [], removed: [], twice: 0 } })

async function write(n: number): Promise<void> {
  const bytes = await bundleFrom(pc, n)
  const digest = digestOf(bytes)
  // Half of the time it is sent again until it is through, the same bytes; otherwise the next number follows, and nobody knows.
  const insist = Math.random() < 0.5
  for (let outcome: Call['outcome'] = 'unknown'; outcome !== 'ok' && going; ) {
    outcome = await told(async () => ({ write: { n, digest, answer: await hub.write(device, n, bytes) } }), { write: { n, digest } })
    if (!insist) return
    if (outcome !== 'ok') await wait(50)
  }
}

async function read(): Promise<void> {
  const which = [...seen][Math.floor(Math.random() * seen.size)]
  if (!which) return
  const [sender, sequence] = which.split('/')
  await told(async () => ({ read: { which, digest: digestOf(await hub.read(sender!, Number(sequence))) } }), { read: { which, digest: '' } })
}

async function claim(): Promise<void> {
  const key = claimKey('hemmelig', 'dwelling', String(Math.floor(Math.random() * keys)))
  await told(async () => ({ claim: { key, answer: await takeClaim(hub, { key, device, opId: `${device}-op` }) } }), { claim: { key } })
}

process.stdout.write('ready\n')
for (let n = 1; going; n++) {
  await write(n)
  if (n % 3 === 0) await list()
  if (n % 4 === 0) await read()
  if (n % 2 === 0) await claim()
  await wait(Math.random() * 20)
}
await hub.close()
process.exit(0)
