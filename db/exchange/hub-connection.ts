// How to reach the municipality's PostgreSQL: always over TLS with a checked certificate, every fault as a code.
import { DatabaseError, type ClientConfig } from 'pg'
import { Refusal, type ErrorCode } from '../../shared/errors.ts'
import { LIMIT_MS, type Patience } from './bounded.ts'

/** `ca`: the certificate (PEM) that the server's must lead back to; null: those that this PC trusts already. `team`: whose bundles. */
export interface HubAddress { host: string; port: number; database: string; user: string; password: string; ca: string | null; team: string }

export interface HubOptions extends Patience {
  /** Only for tests, and only for this machine itself. */
  plainOnLoopback?: boolean
}

const CONNECT_MS = 10_000
/** A call that carries a bundle may take this many times the limit: slow lines, large bundles. */
export const CONTENT = 6

const isLoopback = (host: string) => ['127.0.0.1', '::1', 'localhost'].includes(host)

/** The settings of every connection. Refusal 'exchange-hub-tls' where it would be open to others. */
export function clientConfig(address: HubAddress, options: HubOptions): ClientConfig {
  const { host, port, database, user, password, ca } = address
  if (options.plainOnLoopback && !isLoopback(host)) throw new Refusal('exchange-hub-tls')
  const limit = options.limitMs ?? LIMIT_MS
  return {
    host, port, database, user, password,
    ssl: options.plainOnLoopback ? false : { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca === null ? {} : { ca }) },
    connectionTimeoutMillis: Math.min(limit, CONNECT_MS),
    statement_timeout: limit * CONTENT,
    idle_in_transaction_session_timeout: limit * CONTENT,
    keepAlive: true,
    application_name: 'boligbordet',
  }
}

const BY_CLASS: Record<string, ErrorCode> = { '28': 'exchange-hub-refused', '3D': 'exchange-hub-setup', '3F': 'exchange-hub-setup', '42': 'exchange-hub-setup' }
const BY_CODE: Record<string, ErrorCode> = { '57014': 'exchange-place-slow', '53100': 'exchange-folder-full' }

/** The code for a fault, and whether the connection is worth nothing any more. */
export function hubFault(error: unknown): { refusal: Refusal; lost: boolean } {
  if (error instanceof Refusal) return { refusal: error, lost: ['exchange-place-slow', 'job-cancelled'].includes(error.error.code) }
  if (error instanceof DatabaseError) {
    if (error.code === '23514') return { refusal: new Refusal(error.constraint === 'bundle_size' ? 'exchange-too-large' : 'unexpected'), lost: false }
    const known = BY_CODE[error.code ?? ''] ?? BY_CLASS[error.code?.slice(0, 2) ?? '']
    return { refusal: new Refusal(known ?? 'exchange-hub-unreachable'), lost: known === undefined }
  }
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const isTls = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/.test(code) || /not support SSL|establishing an SSL/.test(message)
  return { refusal: new Refusal(isTls ? 'exchange-hub-tls' : 'exchange-hub-unreachable'), lost: true }
}
