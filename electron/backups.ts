// Backups while the store is in use: every minute it asks what is due and has a worker make it. A failed one is tried again the next minute, and its code is there to see.
import { basename, dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { countedBackups, listBackups, storeIdOf, type Backup, type ListedBackup } from '../db/backup.ts'
import { dueBackup, type BackupKind } from '../db/backup-policy.ts'
import { fail, type Result } from '../shared/contract.ts'
import type { ErrorCode } from '../shared/errors.ts'
import type { BackupJob, BackupMessage } from './backup-worker.ts'
import { entryPath } from './entry.ts'

export interface BackupParts {
  path: string
  key: Uint8Array
  folder: string
  device: string
  /** ISO instant of the PC's own clock, also for a demo that lives on a day of its own */
  now: () => string
  /** when the store was last changed, by the same clock; null: not since it was opened */
  lastChangeAt: () => string | null
  /** told when a backup was made or failed */
  onStatus?: (status: BackupStatus) => void
  timer?: { every: (act: () => void, ms: number) => unknown; stop: (timer: never) => void }
}

export interface BackupStatus {
  running: BackupKind | null
  fraction: number
  /** the newest that counts */
  newest: { file: string; madeAt: string; kind: BackupKind } | null
  /** why the last attempt failed, and since when attempts have failed */
  failed: { code: ErrorCode; since: string } | null
}

const EVERY_MS = 60_000
const timers = { every: (act: () => void, ms: number) => setInterval(act, ms).unref(), stop: (timer: never) => clearInterval(timer) }

/** Beside the store. A store of another name than the municipality's has a folder of its own. */
export function backupFolder(path: string): string {
  const name = basename(path).replace(/\.bolig$/, '')
  return join(dirname(path), name === 'saksarkiv' ? 'sikkerhetskopier' : `sikkerhetskopier-${name}`)
}

export class Backups {
  private readonly parts: BackupParts
  private readonly timer: NonNullable<BackupParts['timer']>
  private ticking: unknown = null
  private work: { worker: Worker; stop: Int32Array; kind: BackupKind; fraction: number; done: Promise<Result<Backup>> } | null = null
  private failed: BackupStatus['failed'] = null

  constructor(parts: BackupParts) {
    this.parts = parts
    this.timer = parts.timer ?? timers
  }

  start(): void {
    this.ticking ??= this.timer.every(() => void this.tick(), EVERY_MS)
  }

  /** No more ticks; a backup under way is ended, and counts for nothing. Resolves when its worker is gone, so that the store can be closed and its log put away. */
  async stop(): Promise<void> {
    if (this.ticking !== null) this.timer.stop(this.ticking as never)
    this.ticking = null
    const work = this.work
    if (!work) return
    Atomics.store(work.stop, 0, 1)
    await work.done
  }

  /** Make what is due, if anything is. Resolves when it is made or has failed; null when nothing was. */
  async tick(): Promise<Result<Backup> | null> {
    if (this.work) return null
    const due = dueBackup(this.counted(), this.parts.now(), this.parts.lastChangeAt())
    return due ? this.make(due) : null
  }

  /** Make one now. One that is under way is waited for instead. */
  make(kind: BackupKind = 'manual'): Promise<Result<Backup>> {
    return this.work ? this.work.done : this.begin(kind)
  }

  /** Write a whole sealed copy to a folder, which may be a slow share. */
  async export(folder: string): Promise<Result<Backup>> {
    await this.work?.done
    return this.begin('manual', folder)
  }

  private begin(kind: BackupKind, exportTo?: string): Promise<Result<Backup>> {
    const { path, key, folder, device, now } = this.parts
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const at = now()
    const job: BackupJob = { path, key: new Uint8Array(key), folder, device, kind, at, stop, ...(exportTo === undefined ? {} : { exportTo }) }
    const worker = new Worker(entryPath('backup-worker'), { workerData: job, execArgv: [] })
    const done = new Promise<Result<Backup>>((resolve) => {
      let result: Result<Backup> = fail({ code: 'backup-failed' })
      worker.on('message', (message: BackupMessage) => {
        if (message.type === 'done') result = message.result
        else if (this.work?.worker === worker) this.work.fraction = message.fraction
      })
      worker.on('error', () => { result = fail({ code: 'backup-failed' }) })
      worker.on('exit', () => {
        this.ended(result, at)
        resolve(result)
      })
    })
    worker.unref()
    this.work = { worker, stop, kind, fraction: 0, done }
    return done
  }

  private ended(result: Result<Backup>, at: string): void {
    this.work = null
    if (result.ok) this.failed = null
    else if (result.error.code !== 'backup-cancelled') this.failed = { code: result.error.code, since: this.failed?.since ?? at }
    this.parts.onStatus?.(this.status())
  }

  /** Everything in the folder, what does not count too. */
  list(): ListedBackup[] {
    return listBackups(this.parts.folder)
  }

  private counted() {
    return countedBackups(this.list(), storeIdOf(this.parts.path))
  }

  status(): BackupStatus {
    const newest = this.counted().reduce<BackupStatus['newest']>((best, one) => (best && best.madeAt >= one.madeAt ? best : one), null)
    return { running: this.work?.kind ?? null, fraction: this.work?.fraction ?? 0, newest, failed: this.failed }
  }
}
