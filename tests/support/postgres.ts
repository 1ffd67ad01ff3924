// A real PostgreSQL for tests: Debian's server, a fresh data folder, TLS with a certificate of its own, only on this machine. It can be killed, paused and started again.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { HubAddress } from '../../db/exchange/postgres.ts'
import { TEAM } from './bundles.ts'

const DEBIAN = '/usr/lib/postgresql'

/** The newest server there is. It will not run as root, so root runs it as the user that the package made. */
function binaries(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((one) => existsSync(join(DEBIAN, one, 'bin/postgres'))).sort((a, b) => Number(b) - Number(a)) : []
  if (versions.length === 0) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  return join(DEBIAN, versions[0]!, 'bin')
}
const isRoot = process.getuid?.() === 0
const idOf = (kind: '-u' | '-g') => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }))

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

/** A key and a self-signed certificate for this machine. */
export function certificate(folder: string, name: string): { key: string; cert: string; pem: string } {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30', '-keyout', key, '-out', cert, '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' })
  return { key, cert, pem: readFileSync(cert, 'utf8') }
}

const children = (pid: number) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
const signal = (pids: number[], name: NodeJS.Signals) => {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // Ended meanwhile.
    }
  }
}

export class TestPostgres {
  readonly folder = mkdtempSync(join(tmpdir(), 'bolig-hub-'))
  readonly log = join(this.folder, 'log')
  private readonly data = join(this.folder, 'data')
  private readonly bin = binaries()
  private readonly as = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  private readonly adminPassword = randomBytes(12).toString('hex')
  private readonly appPassword = randomBytes(12).toString('hex')
  private server: ChildProcess | null = null
  private port = 0
  private ca = ''
  private readonly onExit = () => { if (this.server?.pid) signal([this.server.pid], 'SIGQUIT') }

  /** Make the data folder, start, and run hub.sql as its administrator. */
  async create(): Promise<this> {
    this.port = await freePort()
    const { key, cert, pem } = certificate(this.folder, 'server')
    this.ca = pem
    const passwords = join(this.folder, 'pw')
    writeFileSync(passwords, this.adminPassword)
    writeFileSync(this.log, '')
    mkdirSync(this.data, { mode: 0o700 })
    if (isRoot) for (const path of [this.folder, this.data, key, cert, passwords, this.log]) chownSync(path, this.as.uid!, this.as.gid!)
    execFileSync(join(this.bin, 'initdb'), ['-D', this.data, '-U', 'admin', '-E', 'UTF8', '--locale=C', '-A', 'scram-sha-256', '--pwfile', passwords, '--no-sync'], { ...this.as, cwd: this.folder, stdio: 'pipe' })
    appendFileSync(join(this.data, 'postgresql.conf'), [`port=${this.port}`, `listen_addresses='127.0.0.1'`, `unix_socket_directories=''`, 'ssl=on', `ssl_cert_file='${cert}'`, `ssl_key_file='${key}'`, `log_statement='all'`, 'log_parameter_max_length=-1', 'max_connections=60', ''].join('\n'))
    writeFileSync(join(this.data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n')
    process.once('exit', this.onExit)
    await this.start()
    await this.sql('CREATE DATABASE boligbordet', 'postgres')
    await this.sql(readFileSync(join(import.meta.dirname, '../../db/exchange/hub.sql'), 'utf8'))
    await this.sql(`ALTER ROLE boligbordet_app PASSWORD '${this.appPassword}'`)
    return this
  }

  /** What the program is given. */
  address(changed: Partial<HubAddress> = {}): HubAddress {
    return { host: '127.0.0.1', port: this.port, database: 'boligbordet', user: 'boligbordet_app', password: this.appPassword, ca: this.ca, team: TEAM, ...changed }
  }

  /** Start and wait until it answers; after a kill it first mends itself. */
  async start(): Promise<void> {
    const out = openSync(this.log, 'a')
    this.server = spawn(join(this.bin, 'postgres'), ['-D', this.data], { ...this.as, cwd: this.folder, stdio: ['ignore', out, out] })
    for (let attempt = 0; ; attempt++) {
      try {
        await this.sql('SELECT 1', 'postgres')
        return
      } catch (error) {
        if (attempt === 300 || this.server.exitCode !== null) throw error
        await new Promise((next) => setTimeout(next, 100))
      }
    }
  }

  /** SIGQUIT: at once, without writing anything down, as in a crash. 'SIGINT' says goodbye to clients first. */
  async stop(how: 'SIGQUIT' | 'SIGINT' = 'SIGQUIT'): Promise<void> {
    if (!this.server?.pid || this.server.exitCode !== null) return
    const gone = once(this.server, 'exit')
    this.server.kill(how)
    await gone
  }

  /** The server hangs, with all its connections. @returns what lets it go on */
  pause(): () => void {
    const main = this.server!.pid!
    signal([main], 'SIGSTOP')
    const all = children(main)
    signal(all, 'SIGSTOP')
    return () => signal([...all, main], 'SIGCONT')
  }

  /** As the administrator. */
  async sql<Row extends object = Record<string, unknown>>(text: string, database = 'boligbordet'): Promise<Row[]> {
    const client = new Client({ host: '127.0.0.1', port: this.port, user: 'admin', password: this.adminPassword, database, ssl: { rejectUnauthorized: true, ca: this.ca }, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Row>(text)).rows
    } finally {
      await client.end()
    }
  }

  async remove(): Promise<void> {
    await this.stop()
    process.off('exit', this.onExit)
    rmSync(this.folder, { recursive: true, force: true })
  }
}
