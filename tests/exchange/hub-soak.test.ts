// Five PCs on one database that is killed, paused and cut off again and again. Afterwards the whole history is checked: what was promised is there, and nothing else.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Call, ClientStart } from '../support/hub-client.ts'
import { TestPostgres } from '../support/postgres.ts'

const SECONDS = 20
const CLIENTS = 5
const KEYS = 400

let server: TestPostgres
beforeAll(async () => { server = await new TestPostgres().create() })
afterAll(() => server.remove())

const wait = (ms: number) => new Promise((next) => setTimeout(next, ms))
const between = (low: number, high: number) => low + Math.random() * (high - low)

async function client(device: string) {
  const start: ClientStart = { address: server.address(), device, limitMs: 400, keys: KEYS }
  const child = spawn(process.execPath, [join(import.meta.dirname, '../support/hub-client.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const calls: Call[] = []
  const gone = once(child, 'close')
  const ready = Promise.withResolvers<void>()
  createInterface({ input: child.stdout }).on('line', (line) => { if (line === 'ready') ready.resolve(); else calls.push(JSON.parse(line) as Call) })
  child.stdin.write(`${JSON.stringify(start)}\n`)
  await ready.promise
  return { device, calls, end: async () => { child.stdin.on('error', () => {}); child.stdin.write('stop\n'); expect((await gone)[0]).toBe(0) } }
}

/** Trouble at random until the time is up; at the end the server runs. */
async function trouble(): Promise<Record<string, number>> {
  const did: Record<string, number> = { killed: 0, closed: 0, paused: 0, cutOff: 0 }
  const acts: [name: string, act: () => Promise<unknown>][] = [
    ['killed', async () => { await server.stop('SIGQUIT'); await wait(between(0, 700)); await server.start() }],
    ['closed', async () => { await server.stop('SIGINT'); await wait(between(0, 700)); await server.start() }],
    ['paused', async () => { const goOn = server.pause(); await wait(between(100, 3500)); goOn() }],
    ['cutOff', () => server.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'boligbordet_app'`)],
  ]
  const end = Date.now() + SECONDS * 1000
  for (let i = 0; Date.now() < end; i++) {
    await wait(between(200, 900))
    const [name, act] = i < acts.length ? acts[i]! : acts[Math.floor(Math.random() * acts.length)]!
    await act()
    did[name]!++
  }
  return did
}

it('loses nothing it promised, shows nothing nobody sent, and gives no claim twice', { timeout: 120_000 }, async () => {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, (_one, i) => client(`pc${i + 1}`)))
  const did = await trouble()
  await wait(500)
  await Promise.all(clients.map((one) => one.end()))

  const rows = await server.sql<{ sender: string; sequence: number; digest: string; whole: boolean }>(`SELECT sender, sequence, digest, digest = encode(sha256(bytes), 'hex') AS whole FROM boligbordet.bundle`)
  const stored = new Map(rows.map((one) => [`${one.sender}/${one.sequence}`, one.digest]))
  expect(stored.size).toBe(rows.length)
  expect(rows.every((one) => one.whole)).toBe(true)

  // Every attempt, by name. A name is always sent with the same bytes, so it has one digest.
  const sent = new Map<string, { digest: string; outcomes: Set<Call['outcome']>; promisedAt: number }>()
  const problems: string[] = []
  for (const { device, calls } of clients) for (const call of calls) if ('write' in call.detail) {
    const { n, digest, answer } = call.detail.write
    const name = `${device}/${n}`
    const known = sent.get(name) ?? { digest, outcomes: new Set(), promisedAt: Infinity }
    if (known.digest !== digest) problems.push(`${name} sent with two contents`)
    known.outcomes.add(call.outcome)
    if (call.outcome === 'ok') {
      known.promisedAt = Math.min(known.promisedAt, call.end)
      if (answer !== 'written') problems.push(`${name} answered ${answer}`)
    }
    sent.set(name, known)
  }
  const lateUnknown = { there: 0, absent: 0 }
  for (const [name, { digest, outcomes }] of sent) {
    const there = stored.get(name)
    if (there !== undefined && there !== digest) problems.push(`${name} has another content`)
    if (outcomes.has('ok') && there === undefined) problems.push(`${name} was promised and is lost`)
    if (!outcomes.has('ok') && !outcomes.has('unknown') && there !== undefined) problems.push(`${name} was said to have failed and is there`)
    if (!outcomes.has('ok') && outcomes.has('unknown')) lateUnknown[there === undefined ? 'absent' : 'there']++
  }
  for (const name of stored.keys()) if (!sent.has(name)) problems.push(`${name} was sent by nobody`)

  // What each PC saw: never less than before, never twice, everything promised before it asked, and the content that was sent.
  let lists = 0
  let reads = 0
  for (const { device, calls } of clients) {
    const seen = new Set<string>()
    for (const call of calls) {
      if (call.outcome !== 'ok') continue
      if ('list' in call.detail) {
        lists++
        const { added, removed, twice } = call.detail.list
        if (removed.length > 0 || twice > 0) problems.push(`${device}'s list went backwards or had doubles: ${removed}`)
        for (const name of added) {
          seen.add(name)
          if (!stored.has(name)) problems.push(`${device} saw ${name}, which is gone`)
        }
        for (const [name, one] of sent) if (one.promisedAt < call.at && !seen.has(name)) problems.push(`${device} did not see ${name}, promised before it asked`)
      } else if ('read' in call.detail) {
        reads++
        if (sent.get(call.detail.read.which)?.digest !== call.detail.read.digest) problems.push(`${device} read another content of ${call.detail.read.which}`)
      }
    }
  }

  // Claims: nobody lets go here, so each has at most one owner, the one in the database.
  const owners = new Map((await server.sql<{ key_hash: string; device: string }>('SELECT key_hash, device FROM boligbordet.claim')).map((one) => [one.key_hash, one.device]))
  const claims = { taken: 0, mine: 0, held: 0 }
  for (const { device, calls } of clients) for (const call of calls) if ('claim' in call.detail && call.outcome === 'ok') {
    const answer = call.detail.claim.answer as keyof typeof claims
    claims[answer]++
    if ((owners.get(call.detail.claim.key) === device) !== (answer !== 'held')) problems.push(`${device} was told ${answer} of a claim that ${owners.get(call.detail.claim.key)} has`)
  }

  const all = clients.flatMap((one) => one.calls)
  const writes = all.filter((one) => 'write' in one.detail)
  const by = (outcome: Call['outcome'], calls = writes) => calls.filter((one) => one.outcome === outcome).length
  const codes: Record<string, number> = {}
  for (const one of all) if (one.code) codes[one.code] = (codes[one.code] ?? 0) + 1
  process.stdout.write(`${JSON.stringify({ trouble: did, calls: all.length, writes: { ok: by('ok'), failed: by('failed'), unknown: by('unknown') }, stored: stored.size, unknownAtTheEnd: lateUnknown, lists, reads, claims, codes, problems: problems.length })}\n`)
  expect(problems).toEqual([])
  expect(Object.values(did).every((n) => n > 0)).toBe(true)
  expect(by('ok')).toBeGreaterThan(100)
  expect(by('unknown')).toBeGreaterThan(0)
  expect(by('failed')).toBeGreaterThan(0)
  expect(lists).toBeGreaterThan(50)
  expect(Object.keys(codes).every((one) => ['exchange-hub-unreachable', 'exchange-place-slow'].includes(one))).toBe(true)
})
