// Exchange through a PostgreSQL database of the municipality (hub.sql): the same sealed bundles as rows. Every call finds its way back after a lost connection.
import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, sql, type Generated } from 'kysely'
import { Pool, type PoolClient } from 'pg'
import { Refusal } from '../../shared/errors.ts'
import { bounded, LIMIT_MS } from './bounded.ts'
import { MAX_BUNDLE, readHeader } from './bundle.ts'
import type { Transport } from './format.ts'
import { clientConfig, CONTENT, type HubAddress, hubFault, type HubOptions } from './hub-connection.ts'
import { listenForNews } from './hub-news.ts'

export type { HubAddress, HubOptions } from './hub-connection.ts'

export interface HubTables {
  bundle: { team: string; sender: string; sequence: number; header: string; bytes: Buffer; digest: string; stored_at: Generated<Date> }
  claim: { id: Generated<number>; team: string; key_hash: string; device: string; op_id: string; taken_at: Generated<Date>; released_at: Generated<Date | null> }
}

export interface Hub extends Transport {
  readonly team: string
  /** One piece of work on the hub's tables. Runs again once when an old connection turns out to be dead, so it must bear being run twice. */
  call<T>(act: (db: Kysely<HubTables>) => Promise<T>, limit?: 'short' | 'content'): Promise<T>
  /** Be told when a bundle of the team comes in, and after every reconnection, as something may have come meanwhile. @returns a function that ends it */
  listen(onNews: () => void): Promise<() => Promise<void>>
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

interface Connections { db: Kysely<HubTables>; drop: () => Promise<void> }

function connect(address: HubAddress, options: HubOptions): Connections {
  const pool = new Pool({ ...clientConfig(address, options), max: 2, idleTimeoutMillis: 60_000 })
  const clients = new Set<PoolClient>()
  pool.on('connect', (client) => {
    clients.add(client)
    // Without a listener, a connection that dies while it is in use takes the whole process with it. The question asked on it fails anyhow.
    client.on('error', () => {})
  })
  pool.on('remove', (client) => void clients.delete(client as PoolClient))
  // A connection that dies while nobody uses it; the next call makes another.
  pool.on('error', () => {})
  const db = new Kysely<HubTables>({ dialect: new PostgresDialect({ pool }) }).withSchema('boligbordet')
  return {
    db,
    drop: async () => {
      // end() closes at once where a question hangs; only then can the pool let go.
      for (const client of clients) void (client as unknown as { end(): Promise<void> }).end().catch(() => {})
      await db.destroy().catch(() => {})
    },
  }
}

/**
 * Bundles in the table boligbordet.bundle. Connects at the first call.
 * Refusals: 'exchange-hub-unreachable', 'exchange-hub-refused' (login), 'exchange-hub-setup' (tables), 'exchange-hub-tls', 'exchange-place-slow', 'exchange-gone', 'exchange-too-large', 'job-cancelled'. With `details.sent` false, nothing had reached the server.
 */
export function postgresTransport(address: HubAddress, options: HubOptions = {}): Hub {
  clientConfig(address, options)
  const { team } = address
  const shortMs = options.limitMs ?? LIMIT_MS
  let current: Connections | null = null
  const leave = (connections: Connections) => {
    if (current === connections) current = null
    void connections.drop()
  }

  const call: Hub['call'] = async (act, limit = 'short') => {
    for (let sentBefore = false; ; sentBefore = true) {
      const connections = (current ??= connect(address, options))
      let sent = false
      const work = () => connections.db.connection().execute((db) => {
        sent = true
        return act(db)
      })
      try {
        return await bounded(null, { limitMs: limit === 'content' ? shortMs * CONTENT : shortMs, signal: options.signal }, work)
      } catch (error) {
        const { refusal, lost } = hubFault(error)
        if (lost) leave(connections)
        if (lost && sent && !sentBefore && refusal.error.code === 'exchange-hub-unreachable') continue
        throw new Refusal(refusal.error.code, { details: { sent: sent || sentBefore } })
      }
    }
  }

  return {
    team,
    call,
    list: () => call((db) => db.selectFrom('bundle').select(['sender', 'sequence', sql<number>`octet_length(bytes)`.as('bytes')]).where('team', '=', team).orderBy('sender').orderBy('sequence').execute()),
    read: async (sender, sequence) => {
      const row = await call((db) => db.selectFrom('bundle').select(['bytes', 'digest']).where('team', '=', team).where('sender', '=', sender).where('sequence', '=', sequence).executeTakeFirst(), 'content')
      if (!row) throw new Refusal('exchange-gone')
      if (digestOf(row.bytes) !== row.digest) throw new Refusal('exchange-altered')
      return row.bytes
    },
    write: async (sender, sequence, bytes) => {
      if (bytes.length > MAX_BUNDLE) throw new Refusal('exchange-too-large')
      const header = readHeader(bytes)
      if (header.sender !== sender || header.sequence !== sequence) throw new Refusal('exchange-not-a-bundle')
      const digest = digestOf(bytes)
      const stored = await call(async (db) => {
        await db.insertInto('bundle').values({ team, sender, sequence, header: JSON.stringify(header), bytes: Buffer.from(bytes), digest }).onConflict((on) => on.columns(['team', 'sender', 'sequence']).doNothing()).execute()
        return db.selectFrom('bundle').select('digest').where('team', '=', team).where('sender', '=', sender).where('sequence', '=', sequence).executeTakeFirstOrThrow()
      }, 'content')
      return stored.digest === digest ? 'written' : 'exists'
    },
    listen: (onNews) => listenForNews(address, options, onNews),
    close: async () => {
      const open = current
      current = null
      await open?.drop()
    },
  }
}
