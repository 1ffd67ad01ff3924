// A real PostgreSQL set up by hub.sql: what the program may do there, what it sees when things are wrong, and that nothing readable lies there.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimKey, releaseClaim, takeClaim } from '../../db/exchange/claims.ts'
import { clientConfig } from '../../db/exchange/hub-connection.ts'
import { type Hub, type HubAddress, type HubOptions, postgresTransport } from '../../db/exchange/postgres.ts'
import { Refusal } from '../../shared/errors.ts'
import { bundleFrom, MARKER, newPc, type Pc, TEAM } from '../support/bundles.ts'
import { certificate, TestPostgres } from '../support/postgres.ts'
import { testFolder } from '../support/store.ts'

let server: TestPostgres
let ingrid: Pc, per: Pc
beforeAll(async () => {
  server = await new TestPostgres().create()
  ;[ingrid, per] = await Promise.all([newPc('aaaa00000001'), newPc('bbbb00000002')])
})
const hubs: Hub[] = []
afterAll(async () => {
  await Promise.all(hubs.map((one) => one.close()))
  await server.remove()
})
const hubAt = (changed: Partial<HubAddress> = {}, options: HubOptions = {}) => {
  const hub = postgresTransport(server.address(changed), options)
  hubs.push(hub)
  return hub
}
const code = async (act: () => unknown): Promise<string> => {
  try {
    await act()
    return 'ok'
  } catch (error) {
    if (error instanceof Refusal) return error.error.code
    throw error
  }
}
const soon = async (condition: () => boolean, ms = 30_000) => {
  const end = performance.now() + ms
  while (!condition() && performance.now() < end) await new Promise((next) => setTimeout(next, 20))
  return condition()
}
const wait = (ms: number) => new Promise((next) => setTimeout(next, ms))

describe('bundles in the database', () => {
  it('come out as they went in, and are never written over', async () => {
    const hub = hubAt()
    const [first, other] = [await bundleFrom(ingrid, 1), await bundleFrom(ingrid, 1)]
    expect(await hub.write(ingrid.device, 1, first)).toBe('written')
    expect(await hub.write(ingrid.device, 1, first)).toBe('written')
    expect(await hub.write(ingrid.device, 1, other)).toBe('exists')
    expect(await hub.write(per.device, 1, await bundleFrom(per, 1))).toBe('written')
    expect(Buffer.from(await hub.read(ingrid.device, 1)).equals(first)).toBe(true)
    expect((await hub.list()).slice(0, 2)).toEqual([{ sender: ingrid.device, sequence: 1, bytes: first.length }, expect.objectContaining({ sender: per.device, sequence: 1 })])
    expect(await code(() => hub.read(ingrid.device, 2))).toBe('exchange-gone')
    expect(await code(() => hub.write(per.device, 2, first))).toBe('exchange-not-a-bundle')
    expect(await code(() => hub.write(per.device, 2, Buffer.from('hei')))).toBe('exchange-not-a-bundle')
    expect(await hubAt({ team: 'another' }).list()).toEqual([])
  })

  it('as large as they may be go through', async () => {
    const hub = hubAt()
    const bundle = Buffer.from(await bundleFrom(ingrid, 900))
    const large = Buffer.concat([bundle, Buffer.alloc(64 * 1024 * 1024 - bundle.length)])
    expect(await hub.write(ingrid.device, 900, large)).toBe('written')
    expect(Buffer.from(await hub.read(ingrid.device, 900)).equals(large)).toBe(true)
    expect(await code(() => hub.write(ingrid.device, 900, Buffer.concat([large, Buffer.alloc(1)])))).toBe('exchange-too-large')
    await server.sql('DELETE FROM boligbordet.bundle WHERE sequence = 900')
  })

  it('hold nothing readable: not in the rows, not in the files of the database, not in its log of all statements', async () => {
    await hubAt().write(ingrid.device, 3, await bundleFrom(ingrid, 3, 50))
    await server.sql('CHECKPOINT')
    const rows = JSON.stringify(await server.sql(`SELECT team, sender, header, encode(bytes, 'escape') AS bytes, digest FROM boligbordet.bundle`))
    const log = readFileSync(server.log, 'latin1')
    expect(log).toContain('insert into "boligbordet"."bundle"')
    for (const word of [MARKER, Buffer.from(MARKER).toString('hex'), 'case.update']) {
      expect(rows.includes(word)).toBe(false)
      expect(log.includes(word)).toBe(false)
    }
    const files = await server.sql<{ hit: boolean }>(`SELECT position('${MARKER}'::bytea IN pg_read_binary_file(pg_relation_filepath(c.oid))) > 0 AS hit FROM pg_class c WHERE c.relfilenode > 0 AND c.oid >= 16384`)
    expect(files.length).toBeGreaterThan(4)
    expect(files.some((one) => one.hit)).toBe(false)
  })

  it('can only be added and read by the program', async () => {
    const hub = hubAt()
    const run = (text: string) => code(() => hub.call((db) => sql.raw(text).execute(db)))
    for (const text of ['DELETE FROM boligbordet.bundle', `UPDATE boligbordet.bundle SET digest = digest`, 'TRUNCATE boligbordet.bundle', 'DELETE FROM boligbordet.claim', `UPDATE boligbordet.claim SET device = 'x'`, `UPDATE boligbordet.claim SET taken_at = now()`, 'DROP TABLE boligbordet.bundle', 'ALTER TABLE boligbordet.bundle DISABLE TRIGGER ALL', 'CREATE TABLE boligbordet.more (a int)', 'SET ROLE boligbordet_owner', `INSERT INTO boligbordet.bundle (team, sender, sequence, header, bytes, digest, stored_at) VALUES ('t', 'a', 1, 'h', 'x', encode(sha256('x'), 'hex'), now())`]) expect(await run(text), text).toBe('exchange-hub-setup')
    const row = (values: string) => run(`INSERT INTO boligbordet.bundle (team, sender, sequence, header, bytes, digest) VALUES (${values})`)
    expect(await row(`'t', 'a', 1, 'h', 'x', encode(sha256('y'), 'hex')`)).toBe('unexpected')
    expect(await row(`'t', '../a', 1, 'h', 'x', encode(sha256('x'), 'hex')`)).toBe('unexpected')
    expect(await row(`'t', 'a', 0, 'h', 'x', encode(sha256('x'), 'hex')`)).toBe('unexpected')
    expect(await row(`'t', 'a', 1, 'h', '', encode(sha256(''), 'hex')`)).toBe('exchange-too-large')
    expect(await row(`'t', 'a', 1, 'h', 'x', encode(sha256('x'), 'hex')`)).toBe('ok')
  })

  it('survive hub.sql being run again', async () => {
    const before = (await hubAt().list()).length
    await server.sql(readFileSync(new URL('../../db/exchange/hub.sql', import.meta.url), 'utf8'))
    expect(await hubAt().list()).toHaveLength(before)
    expect(before).toBeGreaterThan(0)
  })
})

describe('the way to the database', () => {
  it('is refused with the right words for each fault', async () => {
    const other = certificate(testFolder(), 'another')
    expect(await code(() => hubAt({ ca: other.pem }).list())).toBe('exchange-hub-tls')
    expect(await code(() => hubAt({ ca: null }).list())).toBe('exchange-hub-tls')
    expect(await code(() => hubAt({ ca: 'ikke et sertifikat' }).list())).toBe('exchange-hub-tls')
    expect(await code(() => hubAt({ host: 'localhost' }).list())).toBe('exchange-hub-tls')
    expect(await code(() => hubAt({ password: 'feil' }).list())).toBe('exchange-hub-refused')
    expect(await code(() => hubAt({ user: 'ingen' }).list())).toBe('exchange-hub-refused')
    expect(await code(() => hubAt({ database: 'finnes_ikke' }).list())).toBe('exchange-hub-setup')
    expect(await code(() => hubAt({ database: 'postgres' }).list())).toBe('exchange-hub-setup')
    expect(await code(() => hubAt({ port: 1 }).list())).toBe('exchange-hub-unreachable')
    expect(await code(() => hubAt({ host: 'finnes-ikke.invalid' }).list())).toBe('exchange-hub-unreachable')
  })

  it('is never unencrypted: not when the server has no TLS, and the test flag is for this machine only', async () => {
    expect(await code(() => postgresTransport(server.address({ host: '10.0.0.1' }), { plainOnLoopback: true }))).toBe('exchange-hub-tls')
    // This server takes encrypted connections only, so the flag gets nowhere here.
    expect(await code(() => hubAt({}, { plainOnLoopback: true }).list())).toBe('exchange-hub-refused')
    expect(clientConfig(server.address(), {}).ssl).toMatchObject({ rejectUnauthorized: true })
    // A server that answers "no TLS here" hears nothing more.
    let heard = Buffer.alloc(0)
    const plain = createServer((socket: Socket) => socket.on('error', () => {}).on('data', (bytes) => { if (heard.length === 0) socket.write('N'); heard = Buffer.concat([heard, bytes]) })).listen(0, '127.0.0.1')
    await wait(50)
    expect(await code(() => hubAt({ port: (plain.address() as AddressInfo).port }).list())).toBe('exchange-hub-tls')
    expect(heard.length).toBe(8)
    plain.close()
  })

  it('that hangs is given up in time, or at once when asked', async () => {
    const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
    await wait(50)
    const { port } = silent.address() as AddressInfo
    const start = performance.now()
    expect(['exchange-hub-unreachable', 'exchange-place-slow']).toContain(await code(() => hubAt({ port }, { limitMs: 500 }).list()))
    expect(performance.now() - start).toBeLessThan(1500)
    const stop = new AbortController()
    const stopped = hubAt({ port }, { signal: stop.signal })
    let at = 0
    setTimeout(() => { at = performance.now(); stop.abort() }, 100)
    expect(await code(() => stopped.list())).toBe('job-cancelled')
    expect(performance.now() - at).toBeLessThan(200)
    silent.close()
  })

  it('is found again by itself after a crash, and a pause', async () => {
    const hub = hubAt({}, { limitMs: 700 })
    const before = await hub.list()
    await server.stop()
    expect(await code(() => hub.list())).toBe('exchange-hub-unreachable')
    await server.start()
    expect(await hub.list()).toEqual(before)
    // The connection dies while nobody looks: the next call does not notice.
    await server.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'boligbordet_app'`)
    expect(await hub.list()).toEqual(before)
    const goOn = server.pause()
    expect(await code(() => hub.list())).toBe('exchange-place-slow')
    goOn()
    expect(await hub.list()).toEqual(before)
  })
})

describe('news', () => {
  it('come for the own team, and again after a crash', async () => {
    const [listener, writer] = [hubAt({}, { limitMs: 2000 }), hubAt()]
    let news = 0
    const stop = await listener.listen(() => { news++ })
    await writer.write(ingrid.device, 20, await bundleFrom(ingrid, 20))
    expect(await soon(() => news === 1)).toBe(true)
    await hubAt({ team: 'another' }).write(ingrid.device, 20, await bundleFrom(ingrid, 20))
    await wait(300)
    expect(news).toBe(1)
    await server.stop()
    await server.start()
    expect(await soon(() => news >= 2)).toBe(true)
    const after = news
    await writer.write(ingrid.device, 21, await bundleFrom(ingrid, 21))
    expect(await soon(() => news > after)).toBe(true)
    await stop()
    const ended = news
    await writer.write(ingrid.device, 22, await bundleFrom(ingrid, 22))
    await wait(300)
    expect(news).toBe(ended)
    expect(await code(() => hubAt({ password: 'feil' }).listen(() => {}))).toBe('exchange-hub-refused')
  })

  it('carry the team and nothing else', async () => {
    const heard: unknown[] = []
    const address = server.address()
    const client = new Client(clientConfig(address, {}))
    await client.connect()
    client.on('notification', (message) => heard.push([message.channel, message.payload]))
    await client.query('LISTEN boligbordet')
    await hubAt().write(per.device, 30, await bundleFrom(per, 30))
    expect(await soon(() => heard.length > 0)).toBe(true)
    expect(heard).toEqual([['boligbordet', TEAM]])
    await client.end()
  })
})

describe('claims', () => {
  const key = claimKey('hemmelig', 'dwelling', '1')

  it('go to one, for one operation, until let go', async () => {
    const [a, b] = [hubAt(), hubAt()]
    const mine = { key, device: 'aaaa', opId: 'op-1' }
    expect(await takeClaim(a, mine)).toBe('taken')
    expect(await takeClaim(a, mine)).toBe('mine')
    expect(await takeClaim(a, { ...mine, opId: 'op-2' })).toBe('held')
    expect(await takeClaim(b, { ...mine, device: 'bbbb' })).toBe('held')
    expect(await takeClaim(hubAt({ team: 'another' }), mine)).toBe('taken')
    expect(await releaseClaim(b, { ...mine, device: 'bbbb' })).toBe(false)
    expect(await takeClaim(b, { ...mine, device: 'bbbb' })).toBe('held')
    expect(await releaseClaim(a, mine)).toBe(true)
    expect(await releaseClaim(a, mine)).toBe(true)
    expect(await takeClaim(b, { ...mine, device: 'bbbb' })).toBe('taken')
    expect(await code(() => a.call((db) => sql.raw(`UPDATE boligbordet.claim SET released_at = NULL WHERE device = 'aaaa'`).execute(db)))).toBe('unexpected')
  })

  it('raced for 200 times by two PCs are taken by exactly one each time', async () => {
    const racers = [{ hub: hubAt(), device: 'aaaa' }, { hub: hubAt(), device: 'bbbb' }]
    const wins: Record<string, number> = { aaaa: 0, bbbb: 0 }
    for (let round = 0; round < 200; round++) {
      const one = claimKey('hemmelig', 'dwelling', `kappløp ${round}`)
      const order = round % 2 === 0 ? racers : racers.toReversed()
      const answers = await Promise.all(order.map(({ hub, device }) => takeClaim(hub, { key: one, device, opId: `op-${device}-${round}` })))
      expect(answers.toSorted()).toEqual(['held', 'taken'])
      const winner = order[answers.indexOf('taken')]!.device
      wins[winner]!++
    }
    process.stdout.write(`200 races: ${JSON.stringify(wins)}\n`)
    const open = await server.sql<{ n: number; keys: number }>(`SELECT count(*)::int AS n, count(DISTINCT key_hash)::int AS keys FROM boligbordet.claim WHERE op_id LIKE 'op-____-%'`)
    expect(open).toEqual([{ n: 200, keys: 200 }])
  })

  it('say nothing of what they are for', async () => {
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(key).not.toBe(claimKey('en annen', 'dwelling', '1'))
    expect(key).not.toBe(claimKey('hemmelig', 'case', '1'))
    expect(key).not.toBe(createHash('sha256').update('1').digest('hex'))
    expect(JSON.stringify(await server.sql('SELECT * FROM boligbordet.claim'))).not.toContain('dwelling')
  })
})
