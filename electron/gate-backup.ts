// The gate's acts for backups, going back to one, and recovery of a damaged store.
import { mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import type { ParsedInput, Output } from '../shared/operations/index.ts'
import type { Result } from '../shared/contract.ts'
import { Refusal } from '../shared/errors.ts'
import { MODEL, type EntityName } from '../shared/model/index.ts'
import { listBackups, reading, type Backup, type ListedBackup } from '../db/backup.ts'
import { inTransaction, mergeRuns } from '../db/exchange/merge.ts'
import type { Connection } from '../db/open.ts'
import { salvage } from '../db/recovery.ts'
import { restoreBackup } from '../db/restore.ts'
import { previewRestore, type RestorePreview } from '../db/restore-preview.ts'
import { Store } from '../db/store.ts'
import { backupFolder, Backups } from './backups.ts'
import { renewIfBehind } from './exchange/anchor.ts'
import { cryptoIds, deviceOf, type OpenSession } from './open-session.ts'

export interface BackupActsParts {
  clock: () => number
  path: () => string
  mustOpen: () => OpenSession
  /** close the store, as locking does; resolves when nothing of ours reads it */
  close: () => Promise<void>
  /** the key of a slot, from user name and passphrase, without opening the store */
  keyOf: (username: string, passphrase: string) => Promise<Buffer>
}

type Shown = Output<'backup.list'>['backups'][number]

const SHOWN_CASES = 40

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error.code, result.error.details ? { details: result.error.details } : {})
  return result.value
}

const shown = (one: ListedBackup): Shown => ({ id: basename(one.file), kind: one.manifest?.kind ?? 'manual', madeAt: one.manifest?.madeAt ?? '', bytes: one.manifest?.bytes ?? 0, operations: one.manifest?.operations ?? 0, verifiedAt: one.manifest?.verifiedAt ?? null, broken: one.manifest === null || one.problem !== null })

function difference(preview: RestorePreview): Output<'backup.preview'> {
  const entities = (Object.keys(preview.after.counts) as EntityName[]).filter((name) => preview.before && preview.before.counts[name] !== preview.after.counts[name])
  return {
    operations: preview.lost, from: preview.firstAt, to: preview.lastAt,
    people: preview.byActor.map((one) => ({ name: one.name, operations: one.count })),
    cases: preview.cases.slice(0, SHOWN_CASES).map((one) => ({ id: one.caseId, caseNumber: one.caseNumber ?? 'Uten nummer', isNew: one.isNew })), moreCases: Math.max(0, preview.cases.length - SHOWN_CASES),
    rows: entities.map((name) => ({ label: MODEL[name].label, before: preview.after.counts[name] ?? 0, now: preview.before?.counts[name] ?? 0 })),
    complete: preview.present === 'whole',
  }
}

export class BackupActs {
  private readonly parts: BackupActsParts
  private backups: Backups | null = null
  private lastChange: string | null = null

  constructor(parts: BackupActsParts) {
    this.parts = parts
  }

  /** by the store's own clock: a demo lives on a day of its own */
  private storeNow: () => string = () => this.now()

  private now = () => new Date(this.parts.clock()).toISOString()

  /** Begin to make backups of an open store as they fall due. */
  start(open: OpenSession): void {
    if (open.readOnly) return
    const folder = backupFolder(open.store.path)
    this.lastChange = null
    this.storeNow = open.now
    this.backups = new Backups({ path: open.store.path, key: open.key, folder, device: open.store.device, now: open.now, lastChangeAt: () => this.lastChange })
    this.backups.start()
  }

  /** Something was written. */
  changed(): void {
    this.lastChange = this.storeNow()
  }

  async stop(): Promise<void> {
    const { backups } = this
    this.backups = null
    await backups?.stop()
  }

  readonly acts: Record<string, (input: never) => unknown> = {
    'backup.list': (): Output<'backup.list'> => this.list(),
    'backup.make': async () => {
      const made = must(await this.running(this.parts.mustOpen()).make('manual'))
      return shown({ file: made.file, manifest: made.manifest, problem: null })
    },
    'backup.preview': (input: ParsedInput<'backup.preview'>) => {
      const open = this.parts.mustOpen()
      return difference(must(previewRestore({ path: open.store.path, key: open.key, backup: this.named(open.store.path, input.id) })))
    },
    'backup.restore': (input: ParsedInput<'backup.restore'>) => this.restore(input.id),
    'backup.export': (input: ParsedInput<'backup.export'>) => this.export(input.folder),
    'recovery.look': (input: ParsedInput<'recovery.look'>) => this.look(input),
    'recovery.restore': (input: ParsedInput<'recovery.restore'>) => this.recover(input),
  }

  private running(open: OpenSession): Backups {
    if (open.readOnly) throw new Refusal('store-read-only')
    if (!this.backups) this.start(open)
    mkdirSync(backupFolder(open.store.path), { recursive: true, mode: 0o700 })
    return this.backups!
  }

  private list(): Output<'backup.list'> {
    const open = this.parts.mustOpen()
    const folder = backupFolder(open.store.path)
    const status = this.backups?.status()
    return { folder, backups: listBackups(folder).map(shown), running: status?.running !== null && status !== undefined, fraction: status?.fraction ?? 0, failed: status?.failed ?? null }
  }

  /** A backup by the name it is listed under: never a path from outside. */
  private named(path: string, id: string): Backup {
    const found = listBackups(backupFolder(path)).find((one) => basename(one.file) === id)
    if (!found) throw new Refusal('backup-missing')
    if (!found.manifest || found.problem !== null) throw new Refusal('backup-damaged')
    return { file: found.file, manifest: found.manifest }
  }

  private async restore(id: string): Promise<Output<'backup.restore'>> {
    const open = this.parts.mustOpen()
    if (open.readOnly) throw new Refusal('store-read-only')
    const { path } = open.store
    const key = Buffer.from(open.key)
    const backup = this.named(path, id)
    await this.parts.close()
    const done = must(restoreBackup({ path, key, backup, at: this.now(), afterRestore: (db) => void this.renew(db, path) }))
    return { setAside: basename(done.setAside) }
  }

  /** The restored store under a name of its own. */
  private renew(db: Connection, path: string): void {
    const newId = cryptoIds(this.parts.clock)
    const as = (device: string) => new Store(db, path, device, newId)
    renewIfBehind(as(deviceOf(as('device-1'))), { newId, at: this.now(), reopen: as, force: true })
  }

  private async export(folder: string): Promise<Output<'backup.export'>> {
    const { file, manifest } = must(await this.running(this.parts.mustOpen()).export(folder))
    return { path: file, bytes: manifest.bytes }
  }

  private async look(input: ParsedInput<'recovery.look'>): Promise<Output<'recovery.look'>> {
    const path = this.parts.path()
    const key = await this.parts.keyOf(input.username, input.passphrase)
    const list = listBackups(backupFolder(path))
    mustStillHaveAccess([path, ...list.map((one) => one.file)], key, input.username)
    mustBeDamaged(path, key)
    const newest = list.find((one) => one.manifest !== null && one.problem === null)
    const preview = newest ? previewRestore({ path, key, backup: { file: newest.file, manifest: newest.manifest! } }) : null
    return { damage: preview?.ok ? DAMAGE[preview.value.present] : DAMAGE.no, backups: list.map(shown), difference: preview?.ok ? difference(preview.value) : null }
  }

  /** The newest verified copy, and on top of it everything the damaged file's log can still prove. */
  private async recover(input: ParsedInput<'recovery.restore'>): Promise<Output<'recovery.restore'>> {
    const path = this.parts.path()
    const key = await this.parts.keyOf(input.username, input.passphrase)
    const backup = this.named(path, input.id)
    mustStillHaveAccess([path, backup.file], key, input.username)
    mustBeDamaged(path, key)
    await this.parts.close()
    let recovered = 0
    let lost = false
    const done = must(restoreBackup({
      path, key, backup, at: this.now(),
      afterRestore: (db, { setAside }) => {
        const found = salvage({ damagedPath: setAside, key, onto: path })
        const newId = cryptoIds(this.parts.clock)
        const probe = new Store(db, path, 'device-1', newId)
        const store = new Store(db, path, deviceOf(probe), newId)
        const runs = found.runs.map(({ device, operations }) => ({ device, from: operations[0]!.deviceSeq, to: operations.at(-1)!.deviceSeq, hash: operations.at(-1)!.hash, signature: '', operations }))
        recovered = inTransaction(store, true, () => mergeRuns(store, runs, { now: this.now(), own: true, signed: () => true })).operations
        lost = found.stoppedAt !== null
        this.renew(db, path)
      },
    }))
    return { setAside: basename(done.setAside), recovered, lost }
  }
}

/** Recovery is for a store that cannot be used: a whole one is gone back from by a leader who is signed in. */
function mustBeDamaged(path: string, key: Buffer): void {
  let whole = false
  try {
    whole = reading(path, key, 'store-damaged', (db) => db.pragma('integrity_check', { simple: true }) === 'ok')
  } catch {
    return
  }
  if (whole) throw new Refusal('recovery-not-needed')
}

/** Someone whose access has ended still has a passphrase in the key file. The first file that can be read says who they are; where none can, the passphrase must do. */
function mustStillHaveAccess(paths: readonly string[], key: Buffer, username: string): void {
  for (const path of paths) {
    let active: string | undefined
    try {
      active = reading(path, key, 'store-damaged', (db) => db.prepare('SELECT active FROM appUser WHERE username = ?').get(username) as { active: string } | undefined)?.active
    } catch {
      continue
    }
    // The same answer as for a passphrase that does not fit.
    if (active !== 'yes') throw new Refusal('wrong-passphrase')
    return
  }
}

const DAMAGE: Record<RestorePreview['present'], string> = {
  whole: 'Alt i filen kan leses. Det kan være at skaden er i noe som ikke er i bruk.',
  partly: 'Noe i filen er skadet, men det meste kan leses.',
  no: 'Ingenting i filen kan leses.',
  none: 'Filen er borte.',
}
