// Loopback HTTP for an ordinary browser: same host, other transport. Loopback is no trust boundary, so each request must prove it is our page.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CallOptions, Changed, Result } from '../shared/contract.ts'
import { z } from '../shared/zod.ts'
import { SECURITY_HEADERS } from './headers.ts'
import type { StaticFile } from './static-files.ts'

export interface HttpParts {
  call: (name: string, input: unknown, options: CallOptions) => Promise<Result<unknown>>
  files: Map<string, StaticFile>
  /** milliseconds since 1970 */
  clock: () => number
  port?: number
}

export interface HttpHost {
  port: number
  /** a link that works once, for a minute */
  link(): string
  changed(changed: Changed): void
  locked(why: string): void
  close(): Promise<void>
}

const MAX_BODY = 1_000_000
const LINK_LIFE_MS = 60_000
const COOKIE = 'boligbordet'

const CallBody = z.object({ name: z.string().max(80), input: z.unknown(), opId: z.string().min(8).max(60).optional(), reason: z.string().max(1000).optional() })

const sameText = (a: string, b: string) => timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())

/** Start the server on 127.0.0.1 and nowhere else. */
export async function serveHttp(parts: HttpParts): Promise<HttpHost> {
  let cookie = ''
  const links = new Map<string, number>()
  const streams = new Set<ServerResponse>()
  let guesses: number[] = []

  const server: Server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 8_192, insecureHTTPParser: false }, (request, response) => {
    void handle(request, response).catch(() => refuse(response, 500))
  })
  server.maxConnections = 50
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(parts.port ?? 0, '127.0.0.1', ready))
  const port = (server.address() as AddressInfo).port
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  const origins = new Set([...hosts].map((host) => `http://${host}`))

  function refuse(response: ServerResponse, status: number): void {
    if (response.headersSent) return void response.end()
    response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end(status === 403 ? 'Ingen tilgang' : 'Ikke funnet')
  }

  const knowsCookie = (request: IncomingMessage) => {
    const given = /(?:^|;\s*)boligbordet=([a-f0-9]{64})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1]
    return cookie !== '' && given !== undefined && sameText(given, cookie)
  }

  function tooManyGuesses(): boolean {
    const now = parts.clock()
    guesses = guesses.filter((at) => now - at < 1000)
    guesses.push(now)
    return guesses.length > 5
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host
    if (!host || !hosts.has(host) || request.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length !== 1) return refuse(response, 403)
    const url = request.url ?? ''
    if (!url.startsWith('/')) return refuse(response, 403)
    const site = request.headers['sec-fetch-site']
    if (request.method === 'GET' && url.startsWith('/start/')) return start(url.slice(7), response)
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(response, 403)
    if (!knowsCookie(request)) return refuse(response, 403)
    if (request.method === 'POST' && url === '/call') return call(request, response)
    if (request.method === 'GET' && url === '/events') return events(request, response)
    const file = request.method === 'GET' ? parts.files.get(url) : undefined
    if (!file) return refuse(response, 404)
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': file.type, 'content-length': file.bytes.length }).end(file.bytes)
  }

  /** Swap the one-time link for the cookie, and clean the address. A new link ends the session before it. */
  function start(token: string, response: ServerResponse): void {
    const expires = links.get(token)
    links.delete(token)
    if (expires === undefined || parts.clock() > expires) return refuse(response, tooManyGuesses() ? 429 : 403)
    cookie = randomBytes(32).toString('hex')
    response.writeHead(303, { ...SECURITY_HEADERS, location: '/', 'set-cookie': `${COOKIE}=${cookie}; HttpOnly; SameSite=Strict; Path=/` }).end()
  }

  const ourPage = (request: IncomingMessage) => request.headers['x-boligbordet'] === '1' && origins.has(request.headers.origin ?? '')

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!ourPage(request) || request.headers['content-type'] !== 'application/json') return refuse(response, 403)
    const body = await readBody(request)
    if (body === null) return refuse(response, 413)
    const parsed = CallBody.safeParse(parseJson(body))
    const answer: Result<unknown> = parsed.success
      ? await parts.call(parsed.data.name, parsed.data.input, { ...(parsed.data.opId ? { opId: parsed.data.opId } : {}), ...(parsed.data.reason ? { reason: parsed.data.reason } : {}) })
      : { ok: false, error: { code: 'bad-input' } }
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer))
  }

  function events(request: IncomingMessage, response: ServerResponse): void {
    if (streams.size >= 20) return refuse(response, 403)
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream; charset=utf-8' })
    response.write(': hei\n\n')
    streams.add(response)
    request.on('close', () => streams.delete(response))
  }

  const tell = (event: string | null, data: unknown) => {
    for (const stream of streams) stream.write(`${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`)
  }

  return {
    port,
    link: () => {
      const token = randomBytes(24).toString('hex')
      links.set(token, parts.clock() + LINK_LIFE_MS)
      return `http://127.0.0.1:${port}/start/${token}`
    },
    changed: (changed) => tell(null, changed),
    locked: (why) => tell('locked', { why }),
    close: () => new Promise((done) => {
      for (const stream of streams) stream.end()
      server.close(() => done())
      server.closeAllConnections()
    }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > MAX_BODY) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
