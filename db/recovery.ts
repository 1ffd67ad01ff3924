// Getting out of a damaged store what can still be read and proved: the operations after the backup, for the merge to put back.
import type { CarriedOperation } from './exchange/format.ts'
import { changeDigest, GENESIS, operationHash } from './log.ts'
import type { Connection } from './open.ts'
import { openStore } from './open.ts'
import { reading } from './backup.ts'

const STEP = 512

export interface Read<T> {
  opened: boolean
  rows: T[]
  /** numbers whose rows, if there are any, could not be read */
  unread: number[]
}

/** A reader that opens a new connection after each damaged page: on the old one everything after it fails too. */
class Patient {
  private db: Connection | null = null
  private readonly path: string
  private readonly key: Uint8Array

  constructor(path: string, key: Uint8Array) {
    this.path = path
    this.key = key
  }

  /** What `act` answers, or undefined when it met a damaged page (or the file does not open). */
  try<T>(act: (db: Connection) => T): T | undefined {
    try {
      this.db ??= this.open()
      return this.db ? act(this.db) : undefined
    } catch (error) {
      const code = String((error as { code?: string }).code ?? '')
      if (!code.startsWith('SQLITE_CORRUPT') && !code.startsWith('SQLITE_IOERR') && code !== 'SQLITE_NOTADB') throw error
      this.close()
      return undefined
    }
  }

  private open(): Connection | null {
    const opened = openStore({ path: this.path, key: this.key, role: 'reader' })
    return opened.outcome === 'opened' ? opened.db : null
  }

  close(): void {
    this.db?.close()
    this.db = null
  }
}

/** The highest number of a log table; null when the table's own end is damaged. */
const lastSeq = (file: Patient, table: string) => file.try((db) => (db.prepare(`SELECT max(seq) AS seq FROM ${table}`).get() as { seq: number | null }).seq ?? 0) ?? null

/**
 * Read rows of a log table after a number, around damaged pages: a step that fails is halved until the numbers that cannot be read stand alone.
 * Where the end of the table cannot be read, it goes on until a whole step gives nothing.
 * @param where a further condition, our own text
 */
export function readRange<T extends { seq: number }>(path: string, key: Uint8Array, table: 'operation' | 'change', columns: string, after: number, where = '1'): Read<T> {
  const file = new Patient(path, key)
  try {
    if (!file.try((db) => db.pragma('user_version'))) return { opened: false, rows: [], unread: [] }
    const last = lastSeq(file, table)
    const rows: T[] = []
    const unread: number[] = []
    const read = (from: number, to: number): void => {
      const found = file.try((db) => db.prepare(`SELECT ${columns} FROM ${table} WHERE seq BETWEEN ? AND ? AND ${where} ORDER BY seq`).all(from, to) as T[])
      if (found) rows.push(...found)
      else if (from === to) unread.push(from)
      else {
        const middle = Math.floor((from + to) / 2)
        read(from, middle)
        read(middle + 1, to)
      }
    }
    for (let from = after + 1; from <= (last ?? Infinity); from += STEP) {
      const before = rows.length
      read(from, Math.min(last ?? Infinity, from + STEP - 1))
      if (last === null && rows.length === before) break
    }
    return { opened: true, rows, unread }
  } finally {
    file.close()
  }
}

type OperationRow = Parameters<typeof operationHash>[0] & { seq: number; hash: string; deviceSeq: number }
type ChangeRow = Parameters<typeof changeDigest>[0] & { digest: string; salt: string | null }

export interface Salvage {
  /** by PC, each in its own chain's order, without holes */
  runs: { device: string; operations: CarriedOperation[] }[]
  salvaged: number
  /** where it stopped before the end, as the number in the damaged file; null: everything to the end was read and proved */
  stoppedAt: number | null
}

const CHANGES = 'SELECT c.entity, c.entityId, c.field, c.digest, v.before, v.after, v.salt, v.changeSeq FROM change c LEFT JOIN change_value v ON v.changeSeq = c.seq WHERE'

/** The changes of one operation, by the index or, where that is damaged, through the table from where the operation before it ended. Undefined: not all of them can be read. */
function changesOf(file: Patient, opSeq: number): ChangeRow[] | undefined {
  return (file.try((db) => db.prepare(`${CHANGES} c.opSeq = ? ORDER BY c.seq`).all(opSeq)) ?? file.try((db) => db.prepare(`${CHANGES.replace('change c', 'change c NOT INDEXED')} c.opSeq = ? ORDER BY c.seq`).all(opSeq))) as ChangeRow[] | undefined
}

/** Proved by its chain: nothing is missing before it, and every value is the one that was hashed. */
function holds(op: OperationRow, previous: { hash: string; deviceSeq: number }, changes: readonly ChangeRow[]): boolean {
  return op.previous === previous.hash && op.deviceSeq === previous.deviceSeq + 1 && changes.every((one) => one.salt === null || changeDigest(one, one.salt) === one.digest) && operationHash(op, changes.map((one) => one.digest)) === op.hash
}

/**
 * Read from a damaged file (one that was set aside) the operations that the restored store lacks, in order, until the first that cannot be read or proved.
 * @param onto path of the restored store; its chains' ends are where the search begins
 */
export function salvage(options: { damagedPath: string; key: Uint8Array; onto: string }): Salvage {
  const { damagedPath, key, onto } = options
  const { known, heads, latest } = reading(onto, key, 'store-damaged', endsOf)
  const file = new Patient(damagedPath, key)
  const runs = new Map<string, CarriedOperation[]>()
  let stoppedAt: number | null = null
  let salvaged = 0
  try {
    const { rows, opened, unread } = readRange<OperationRow>(damagedPath, key, 'operation', '*', commonEnd(file, latest))
    for (const op of rows.filter((row) => !known.has(row.opId))) {
      const changes = changesOf(file, op.seq)
      const previous = heads.get(op.device) ?? { hash: GENESIS, deviceSeq: 0 }
      if (unread.some((seq) => seq < op.seq) || !changes || !holds(op, previous, changes)) {
        stoppedAt = op.seq
        break
      }
      heads.set(op.device, op)
      const run = runs.get(op.device) ?? []
      runs.set(op.device, run)
      run.push(carried(op, changes))
      salvaged++
    }
    stoppedAt ??= opened ? (unread[0] ?? null) : 0
  } finally {
    file.close()
  }
  return { runs: [...runs].map(([device, operations]) => ({ device, operations })), salvaged, stoppedAt }
}

/** What the restored store has: its operations, where each chain ends, and its latest entries, newest first. */
function endsOf(db: Connection) {
  return {
    known: new Set(db.prepare('SELECT opId FROM operation').pluck().all() as string[]),
    heads: new Map((db.prepare('SELECT device, max(deviceSeq) AS deviceSeq, hash FROM operation GROUP BY device').all() as { device: string; deviceSeq: number; hash: string }[]).map((row) => [row.device, row] as const)),
    latest: db.prepare('SELECT seq, hash FROM operation ORDER BY seq DESC LIMIT 2000').all() as { seq: number; hash: string }[],
  }
}

/** The last entry both files have in the same place; 0 when none of the latest can be found. */
function commonEnd(file: Patient, latest: readonly { seq: number; hash: string }[]): number {
  return latest.find((row) => file.try((db) => db.prepare('SELECT hash FROM operation WHERE seq = ?').pluck().get(row.seq)) === row.hash)?.seq ?? 0
}

function carried(op: OperationRow, changes: readonly ChangeRow[]): CarriedOperation {
  const { opId, name, actorId, role, reason, at, stamp, device, deviceSeq, undoes, seen, hash } = op
  return { opId, name, actorId, role, reason, at, stamp, device, deviceSeq, undoes, seen, hash, changes: changes.map(({ entity, entityId, field, before, after, salt, digest }) => ({ entity, entityId, field, before, after, salt, digest })) }
}
