// The released migrations in order. A test holds their hashes.
import * as first from './0001-first-schema.ts'
import * as exchange from './0002-exchange.ts'
import * as allocation from './0003-allocation.ts'
import * as meeting from './0004-meeting.ts'
import * as aftercare from './0005-aftercare.ts'

export interface Migration {
  version: number
  sql: string
}

export const MIGRATIONS: readonly Migration[] = [first, exchange, allocation, meeting, aftercare]
export const SCHEMA_VERSION = MIGRATIONS[MIGRATIONS.length - 1]!.version
