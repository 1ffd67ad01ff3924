// One exchange with a place: fetch what has come, merge it, send what the place lacks. The dry run does the same work in a transaction that is rolled back.
import { createHash } from 'node:crypto'
import { Refusal, type ErrorCode } from '../../shared/errors.ts'
import { appendRead } from '../log.ts'
import type { Store } from '../store.ts'
import { SCHEMA_VERSION } from '../migrations/index.ts'
import { openBundle, openUnproven, readHeader, sealBundle, verifyHead } from './bundle.ts'
import type { Header, Payload, Run, Transport } from './format.ts'
import { identityOf, type Identity } from './identity.ts'
import { introducedKey, keyForRun, keyIntroduced, keyOf } from './introduction.ts'
import { inTransaction, mergeRuns, type Merged } from './merge.ts'
import { canRead, coverage, isBeyond, membersOf, outgoingRuns, outgoingSpans } from './outgoing.ts'
import { keepProtected } from './protect.ts'
import { summarise, summariseSpans, type Summary } from './summary.ts'

export interface ExchangeParts {
  placeId: string
  userId: string
  runId: string
  /** ISO instant, now */
  now: string
  onProgress?: (step: 'fetch' | 'merge' | 'send', fraction: number) => void
  /** throws a Refusal to stop */
  stop?: () => void
  /** told just before the store is held for the merge, and when it is let go of */
  holding?: (on: boolean) => void
  /** told when what came in is committed: which entities changed */
  onMerged?: (entities: string[]) => void
}

/** A bundle that was not taken in, and why. */
export interface Left { sender: string; sequence: number; code: ErrorCode }

export interface ExchangeReport {
  /** the same for a dry run and for the run it shows */
  digest: string
  bundlesIn: number
  left: Left[]
  merged: Merged
  summary: Summary
  /** operations that go out, and what they are about */
  out: number
  outSummary: Summary
  bundlesOut: number
}

interface Fetched { entry: { sender: string; sequence: number; bytes: number }; header?: Header; payload?: Payload; code?: ErrorCode }

/** Refusals that a later exchange may find gone: the bundle is tried again each time. */
const AGAIN: readonly ErrorCode[] = ['exchange-half', 'exchange-altered', 'exchange-not-a-bundle', 'exchange-unknown-sender', 'exchange-not-for-us', 'exchange-format-newer', 'exchange-gone', 'exchange-gap', 'exchange-removed']

/** Of those, the ones that someone may be behind: they go into the access log the first time. A file that is still being copied may look the same. */
const SUSPECT: readonly ErrorCode[] = ['exchange-altered', 'exchange-not-a-bundle', 'exchange-unknown-sender', 'exchange-removed']

const saidBefore = (store: Store, placeId: string, entry: Fetched['entry'], code: ErrorCode) => store.sql('SELECT 1 FROM bundle_seen WHERE placeId = ? AND sender = ? AND sequence = ? AND code = ?', [placeId, entry.sender, entry.sequence, code]).length > 0

function mustHaveTeam(store: Store): Identity {
  const identity = identityOf(store)
  if (!identity) throw new Refusal('exchange-no-team')
  return identity
}

/** Bundles at the place that are new to this PC, opened. One that cannot be opened has a code. */
async function fetchNew(store: Store, transport: Transport, identity: Identity, parts: ExchangeParts): Promise<{ listed: { sender: string; sequence: number; bytes: number }[]; fetched: Fetched[] }> {
  const listed = await transport.list()
  const done = new Set(store.sql<{ sender: string; sequence: number }>(`SELECT sender, sequence FROM bundle_seen WHERE placeId = ? AND outcome IN ('merged', 'sent', 'refused')`, [parts.placeId]).map((one) => `${one.sender}/${one.sequence}`))
  const keys = new Map(membersOf(store).map((one) => [one.id, one.signPublic]))
  const news = listed.filter((one) => !done.has(`${one.sender}/${one.sequence}`)).sort((a, b) => (a.sender < b.sender ? -1 : a.sender > b.sender ? 1 : a.sequence - b.sequence))
  const fetched: Fetched[] = []
  let waiting = news
  // A bundle may name the PC that another one comes from: those are opened in a second round.
  for (let round = 0; round < 3 && waiting.length > 0; round++) {
    const later: typeof waiting = []
    for (const [i, entry] of waiting.entries()) {
      parts.stop?.()
      parts.onProgress?.('fetch', i / waiting.length)
      const one = await open(store, transport, entry, identity, keys)
      if (one.code === 'exchange-unknown-sender' && round < 2) later.push(entry)
      else fetched.push(one)
      for (const run of one.payload?.runs ?? []) for (const op of run.operations) for (const change of op.changes) {
        const said = introducedKey(change)
        // Nobody gives a PC that is known another key.
        if (said !== null && !keys.has(change.entityId)) keys.set(change.entityId, said)
      }
    }
    waiting = later
  }
  return { listed, fetched }
}

async function open(store: Store, transport: Transport, entry: Fetched['entry'], identity: Identity, keys: ReadonlyMap<string, string>): Promise<Fetched> {
  try {
    const bytes = await transport.read(entry.sender, entry.sequence)
    const { sender, municipality } = readHeader(bytes)
    // One whose introduction has been laid aside since is known from the log.
    const known = keys.get(sender) ?? keyOf(store, sender)
    const isNew = known === null && municipality === identity.teamId
    const unproven = isNew ? await openUnproven(bytes, identity.sealSecret).catch(() => null) : null
    const introduced = unproven && keyIntroduced(store, identity.teamId, sender, unproven.runs)
    const opened = await openBundle(bytes, { municipality: identity.teamId, identity: identity.sealSecret, signPublicOf: () => known ?? introduced })
    if (opened.header.sender !== entry.sender || opened.header.sequence !== entry.sequence) return { entry, code: 'exchange-altered' }
    return { entry, ...opened }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code } = error.error
    if (['exchange-place-slow', 'exchange-folder-vanished', 'exchange-hub-unreachable', 'job-cancelled'].includes(code)) throw error
    return { entry, code }
  }
}

const rangesOf = (runs: readonly Run[]) => JSON.stringify(Object.fromEntries(runs.map((one) => [one.device, [one.from, one.to]])))

/** Take in what was fetched, in one transaction. */
function takeIn(store: Store, identity: Identity, found: readonly Fetched[], listed: ReadonlySet<string>, parts: ExchangeParts & { expected?: string | null }, keep: boolean): Omit<ExchangeReport, 'bundlesIn' | 'bundlesOut'> {
  parts.holding?.(true)
  const seen = inTransaction(store, keep, () => {
    const signed = (run: Run) => {
      const signPublic = keyForRun(store, run)
      return signPublic !== null && verifyHead(signPublic, identity.teamId, run.device, run.to, run.hash, run.signature)
    }
    const from = store.sql<{ seq: number | null }>('SELECT max(seq) AS seq FROM operation')[0]?.seq ?? 0
    const team = membersOf(store)
    const fetched = found.map((one): Fetched => (one.payload?.runs.some((run) => run.device === one.entry.sender && isBeyond(team, run.device, run.to)) ? { entry: one.entry, code: 'exchange-removed' } : one))
    const before = { contested: count(store, 'contested'), gaveWay: count(store, 'gave_way'), held: count(store, 'held') }
    const badRuns = new Map<Run, ErrorCode>()
    const merged = mergeRuns(store, fetched.flatMap((one) => one.payload?.runs ?? []), { now: parts.now, signed, onRefused: (run, code) => badRuns.set(run, code), onProgress: (fraction) => parts.onProgress?.('merge', fraction), ...(parts.stop ? { stop: parts.stop } : {}) })
    const left: Left[] = []
    for (const one of fetched) {
      const code = one.code ?? one.payload!.runs.map((run) => badRuns.get(run)).find((bad) => bad !== undefined) ?? null
      const outcome = code === null ? 'merged' : AGAIN.includes(code) && !(one.payload && code === 'exchange-altered') ? 'waiting' : 'refused'
      const said = code !== null && saidBefore(store, parts.placeId, one.entry, code)
      // A removed PC's bundles are looked at again each time, in case the removal is taken back, but told of once.
      if (code !== null && !(said && code === 'exchange-removed')) left.push({ sender: one.entry.sender, sequence: one.entry.sequence, code })
      if (code !== null && (outcome === 'refused' || (SUSPECT.includes(code) && !said))) appendRead(store, { at: parts.now, userId: parts.userId, operation: 'exchange.refused', entity: 'bundle', entityId: `${one.entry.sender}/${one.entry.sequence}`, reason: code })
      store.run(`INSERT INTO bundle_seen (placeId, sender, sequence, bytes, outcome, code, ranges, recipients, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (placeId, sender, sequence) DO UPDATE SET outcome = excluded.outcome, code = excluded.code, ranges = excluded.ranges, recipients = excluded.recipients, at = excluded.at`,
        [parts.placeId, one.entry.sender, one.entry.sequence, one.entry.bytes, outcome, code, rangesOf(one.payload?.runs ?? []), JSON.stringify(one.payload?.recipients ?? []), parts.now])
    }
    const { out, outSummary } = outgoing(store, identity, parts.placeId, listed)
    const summary = summarise(store, from, before)
    const digest = createHash('sha256').update(JSON.stringify([fetched.map((one) => [one.entry, one.code ?? null]), merged.operations, merged.changes, summary, out])).digest('hex').slice(0, 32)
    if (parts.expected && digest !== parts.expected) throw new Refusal('exchange-changed')
    return { merged, left, summary, out, outSummary, digest }
  })
  parts.holding?.(false)
  if (keep && seen.merged.operations > 0) parts.onMerged?.(seen.merged.entities)
  return seen
}

/** What would go out: how many operations, and what they are about. */
function outgoing(store: Store, identity: Identity, placeId: string, listed: ReadonlySet<string>): { out: number; outSummary: Summary } {
  const spans = outgoingSpans(store, identity, coverage(store, placeId, listed))
  return { out: spans.reduce((sum, one) => sum + one.to - one.from + 1, 0), outSummary: summariseSpans(store, spans) }
}

const count = (store: Store, table: 'contested' | 'gave_way' | 'held') => store.sql<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]!.n

const names = (listed: readonly { sender: string; sequence: number }[]) => new Set(listed.map((one) => `${one.sender}/${one.sequence}`))

/** What would come in and go out. Writes nothing. */
export async function lookAt(store: Store, transport: Transport, parts: ExchangeParts): Promise<ExchangeReport> {
  const identity = mustHaveTeam(store)
  const { listed, fetched } = await fetchNew(store, transport, identity, parts)
  parts.stop?.()
  const seen = takeIn(store, identity, fetched, names(listed), parts, false)
  return { ...seen, bundlesIn: fetched.filter((one) => one.payload).length, bundlesOut: 0 }
}

/**
 * Exchange. What comes in is one transaction: all of it or nothing. Then what the place lacks goes out, a bundle at a time.
 * @param expected the digest of the dry run that was shown; anything else now is refused
 */
export async function exchangeWith(store: Store, transport: Transport, parts: ExchangeParts & { expected?: string | null }): Promise<ExchangeReport> {
  const identity = mustHaveTeam(store)
  const { listed, fetched } = await fetchNew(store, transport, identity, parts)
  parts.stop?.()
  const seen = takeIn(store, identity, fetched, names(listed), parts, true)
  const raised = keepProtected(store, parts)
  if (raised.length > 0) parts.onMerged?.(raised)
  const bundlesOut = await sendOut(store, transport, identity, listed, parts)
  return { ...seen, bundlesIn: fetched.filter((one) => one.payload).length, bundlesOut }
}

/** Send what the place lacks. Returns how many bundles went out. */
export async function sendOut(store: Store, transport: Transport, identity: Identity, listed: readonly { sender: string; sequence: number }[], parts: ExchangeParts): Promise<number> {
  const active = membersOf(store).filter((one) => one.status === 'active')
  // A PC that was removed reads what was sealed for it before, and sends nothing more.
  if (!active.some((one) => one.id === identity.device)) throw new Refusal('exchange-removed')
  const readers = active.filter(canRead)
  const bundles = outgoingRuns(store, identity, coverage(store, parts.placeId, names(listed)))
  const own = store.sql<{ n: number | null }>('SELECT max(sequence) AS n FROM bundle_seen WHERE placeId = ? AND sender = ?', [parts.placeId, identity.device])[0]?.n ?? 0
  let sequence = Math.max(own, ...listed.filter((one) => one.sender === identity.device).map((one) => one.sequence), 0)
  for (const [i, runs] of bundles.entries()) {
    parts.stop?.()
    parts.onProgress?.('send', i / bundles.length)
    const payload: Payload = { format: 1, madeAt: parts.now, schema: SCHEMA_VERSION, recipients: readers.map((one) => one.id), runs }
    for (;;) {
      sequence++
      const bytes = await sealBundle({ header: { municipality: identity.teamId, sender: identity.device, sequence, schema: SCHEMA_VERSION }, payload, recipients: readers.map((one) => one.sealPublic), signSecret: identity.signSecret })
      if ((await transport.write(identity.device, sequence, bytes)) === 'exists') continue
      store.run(`INSERT INTO bundle_seen (placeId, sender, sequence, bytes, outcome, code, ranges, recipients, at) VALUES (?, ?, ?, ?, 'sent', NULL, ?, ?, ?)`, [parts.placeId, identity.device, sequence, bytes.length, rangesOf(runs), JSON.stringify(payload.recipients), parts.now])
      break
    }
  }
  return bundles.length
}

/** How many bundles lie at the place that this PC has not looked at. Reads names only. */
export async function newsAt(store: Store, transport: Transport, placeId: string): Promise<number> {
  const seen = new Set(store.sql<{ sender: string; sequence: number }>('SELECT sender, sequence FROM bundle_seen WHERE placeId = ?', [placeId]).map((one) => `${one.sender}/${one.sequence}`))
  return (await transport.list()).filter((one) => one.sender !== store.device && !seen.has(`${one.sender}/${one.sequence}`)).length
}
