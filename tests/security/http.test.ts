// The loopback host against hostile callers. Requests are written by hand where a client library would tidy them.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveHttp, type HttpHost } from '../../electron/http.ts'

let host: HttpHost
let cookie = ''
let clock = 1_000_000
const calls: string[] = []

/** One raw exchange; resolves with the whole answer. */
function raw(text: string): Promise<string> {
  return new Promise((answer, failed) => {
    const socket = connect(host.port, '127.0.0.1', () => socket.write(text))
    let got = ''
    socket.setTimeout(6000, () => socket.destroy())
    socket.on('data', (piece) => (got += piece.toString('latin1')))
    socket.on('close', () => answer(got))
    socket.on('error', failed)
  })
}

const status = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)
const good = () => ({ Host: `127.0.0.1:${host.port}`, Cookie: cookie, Origin: `http://127.0.0.1:${host.port}`, 'X-Boligbordet': '1', 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' })

function post(headers: Record<string, string>, body = '{"name":"app.status","input":{}}', path = '/call') {
  const lines = Object.entries(headers).filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`)
  return raw(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`)
}

const get = (path: string, headers: Record<string, string> = {}) => raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}Connection: close\r\n\r\n`)

beforeAll(async () => {
  host = await serveHttp({
    call: async (name) => {
      calls.push(name)
      return { ok: true, value: { name } }
    },
    files: new Map([['/', { type: 'text/html', bytes: Buffer.from('<p>side</p>') }], ['/index.html', { type: 'text/html', bytes: Buffer.from('<p>side</p>') }]]), clock: () => clock,
  })
  const answer = await get(new URL(host.link()).pathname)
  cookie = /set-cookie: (boligbordet=[a-f0-9]{64})/i.exec(answer)![1]!
})
afterAll(() => host.close())

describe('the one-time link', () => {
  it('becomes an HttpOnly, SameSite=Strict cookie, cleans the address, and works once', async () => {
    const path = new URL(host.link()).pathname
    const first = await get(path)
    expect(status(first)).toBe(303)
    expect(first).toMatch(/location: \/\r/i)
    expect(first).toMatch(/set-cookie: boligbordet=[a-f0-9]{64}; HttpOnly; SameSite=Strict; Path=\//i)
    cookie = /set-cookie: (boligbordet=[a-f0-9]{64})/i.exec(first)![1]!
    expect(status(await get(path))).toBe(403)
  })

  it('dies after a minute', async () => {
    const path = new URL(host.link()).pathname
    clock += 61_000
    expect(status(await get(path))).toBe(403)
  })

  it('slows down guessing', async () => {
    clock += 5_000
    const answers = []
    for (let i = 0; i < 8; i++) answers.push(status(await get(`/start/${'0'.repeat(47)}${i}`)))
    expect(answers.slice(-1)).toEqual([429])
    clock += 5_000
  })
})

describe('a call', () => {
  it('goes through from our own page', async () => {
    const answer = await post(good())
    expect(status(answer)).toBe(200)
    expect(answer).toContain('"name":"app.status"')
  })

  const hosts = () => ['evil.example', `evil.example:${host.port}`, '127.0.0.1', `127.0.0.1:${host.port}.`, `127.0.0.1.:${host.port}`, `localhost.:${host.port}`, `LOCALHOST:${host.port}`, `127.0.0.1:${host.port + 1}`, `user@127.0.0.1:${host.port}`, `[::1]:${host.port}`, `[::ffff:127.0.0.1]:${host.port}`, `2130706433:${host.port}`, `0x7f.1:${host.port}`, `127.1:${host.port}`, `0.0.0.0:${host.port}`, `127.0.0.1:${host.port},evil.example`, `127.0.0.1:${host.port}/x`, `xn--lcalhost-54a:${host.port}`]
  it('is refused for every other Host, before anything is asked', async () => {
    const before = calls.length
    for (const name of hosts()) expect([400, 403], name).toContain(status(await post({ ...good(), Host: name })))
    expect(calls.length).toBe(before)
  })

  it('is refused with two Host headers, or none', async () => {
    const before = calls.length
    expect([400, 403]).toContain(status(await raw(`POST /call HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nHost: evil.example\r\nCookie: ${cookie}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)))
    expect([400, 403]).toContain(status(await raw('POST /call HTTP/1.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')))
    expect(calls.length).toBe(before)
  })

  it.each([
    ['another origin', { Origin: 'http://evil.example' }], ['no origin', { Origin: '' }], ['a null origin', { Origin: 'null' }], ['our own header missing', { 'X-Boligbordet': '' }], ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }], ['plain text, as a simple request would send', { 'Content-Type': 'text/plain' }],
    ['no cookie', { Cookie: '' }], ['a wrong cookie', { Cookie: `boligbordet=${'a'.repeat(64)}` }], ['a cross-site fetch', { 'Sec-Fetch-Site': 'cross-site' }], ['a same-site page on another port', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused for %s', async (_what, change) => {
    const before = calls.length
    expect(status(await post({ ...good(), ...change }))).toBe(403)
    expect(calls.length).toBe(before)
  })

  it('of more than a megabyte, of broken JSON or of a wrong shape never reaches an operation', async () => {
    const before = calls.length
    expect(status(await post(good(), `{"name":"x","input":"${'a'.repeat(1_000_001)}"}`))).toBe(413)
    expect(await post(good(), '{"name":')).toContain('bad-input')
    expect(await post(good(), '{"name":7}')).toContain('bad-input')
    expect(await post(good(), '{"__proto__":{"name":"app.status"}}')).toContain('bad-input')
    expect(calls.length).toBe(before)
    expect(({} as Record<string, unknown>)['name']).toBeUndefined()
  })

  it('only POST calls, only GET reads', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) expect(status(await raw(`${method} /call HTTP/1.1\r\n${Object.entries(good()).map(([name, value]) => `${name}: ${value}\r\n`).join('')}Content-Length: 0\r\nConnection: close\r\n\r\n`)), method).toBe(404)
  })
})

describe('files and headers', () => {
  it('serves the fixed table and no path beside it', async () => {
    expect(status(await get('/', { Cookie: cookie }))).toBe(200)
    for (const path of ['/../package.json', '/..%2fpackage.json', '/%2e%2e/package.json', '/....//package.json', '/index.html/../../package.json', '//etc/passwd', '/etc/passwd', '/C:/windows/win.ini', '/index.html%00.js', '/./index.html', '/index.html?x', '/INDEX.HTML', '/\\..\\package.json', '/.git/config']) expect([400, 404]).toContain(status(await get(path, { Cookie: cookie })))
  })

  it('gives nothing without the cookie, not even the page', async () => expect(status(await get('/'))).toBe(403))

  it('carries the security headers on every answer, errors too', async () => {
    for (const answer of [await get('/', { Cookie: cookie }), await get('/'), await get('/nope', { Cookie: cookie }), await post(good()), await post({ ...good(), Origin: 'http://x' })]) {
      for (const header of ["content-security-policy: default-src 'none'; script-src 'self'", 'x-content-type-options: nosniff', 'referrer-policy: no-referrer', 'cache-control: no-store', 'cross-origin-resource-policy: same-origin', 'x-frame-options: DENY']) expect(answer.toLowerCase()).toContain(header.toLowerCase())
      expect(answer.toLowerCase()).not.toContain('access-control-allow')
    }
  })

  it('answers nothing to garbage, and goes on', async () => {
    for (const text of ['GET\r\n\r\n', '\0\0\0\0\r\n\r\n', `POST /call HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`, `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(3000)}\r\n`]) expect([0, 400, 403, 431]).toContain(status(await raw(text)))
    expect(status(await post(good()))).toBe(200)
  })

  it('cannot be reached from another address of this machine', async () => {
    const { networkInterfaces } = await import('node:os')
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []).filter((one) => !one.internal && one.family === 'IPv4').map((one) => one.address)
    const reached = await Promise.all(['127.0.0.2', ...others].map((address) => new Promise<boolean>((answer) => {
      const socket = connect({ host: address, port: host.port, timeout: 1500 }, () => { socket.destroy(); answer(true) })
      socket.on('error', () => answer(false)).on('timeout', () => { socket.destroy(); answer(false) })
    })))
    expect(reached.every((one) => !one)).toBe(true)
  })
})
