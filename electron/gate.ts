// The store process's front door: what can be asked before a store is open (sign-in, creation, files, jobs); everything else goes to the host.
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type CallOptions, type Changed, type Result, type Session } from '../shared/contract.ts'
import { Refusal, type ErrorCode } from '../shared/errors.ts'
import { mayGive } from '../shared/access.ts'
import { OPERATIONS, type Input, type Output, type ParsedInput } from '../shared/operations/index.ts'
import { closeStore, removeStore } from '../db/open.ts'
import { readSetting } from '../db/settings/queries.ts'
import { createDemo, DEMO_USER } from './demo-store.ts'
import { DocumentActs } from './documents-in.ts'
import { BackupActs } from './gate-backup.ts'
import { ExchangeActs } from './gate-exchange.ts'
import { UploadedFiles } from './uploads.ts'
import { errorValue } from './error-value.ts'
import { checkCall } from './host.ts'
import { Jobs } from './jobs.ts'
import { addUser, createKeys, parseRecoveryCode, readKeyFile, setRecovery, slotIdOf, unlockSlot, writeKeyFile, type KeyFile, type Strength } from './keys.ts'
import { newStoreSession, openSession, type OpenSession } from './open-session.ts'
import { firstKind, storePath, type Places, type StoreKind } from './places.ts'
import { produceFile } from './produce.ts'
import type { StoreKey } from './sealed-key.ts'
import { passphraseStrength } from '../shared/domain/passphrase.ts'

export interface GateParts {
  places: Places
  kind: StoreKind | null
  mode: 'desktop' | 'browser' | 'command'
  /** milliseconds since 1970 */
  clock: () => number
  strength?: Strength
  onChanged: (changed: Changed) => void
  onError: (entry: { code: string; operation: string; cause?: unknown }) => void
}

const OUTCOMES: Record<string, ErrorCode> = { 'wrong-key': 'store-wrong-key', newer: 'store-newer', locked: 'store-in-use', damaged: 'store-damaged', missing: 'store-missing', 'network-folder': 'store-network-folder' }

export class Gate {
  readonly parts: GateParts
  readonly files = new UploadedFiles()
  readonly jobs: Jobs
  readonly exchange: ExchangeActs
  readonly backups: BackupActs
  private readonly documents: DocumentActs
  private kind: StoreKind
  private open: OpenSession | null = null

  constructor(parts: GateParts) {
    this.parts = parts
    this.kind = parts.kind ?? firstKind(parts.places)
    this.jobs = new Jobs({ onChanged: this.onChanged })
    this.documents = new DocumentActs({ mustOpen: () => this.mustOpen(), files: this.files })
    this.backups = new BackupActs({ clock: parts.clock, path: () => this.path, mustOpen: () => this.mustOpen(), close: () => this.closeQuietly(), keyOf: async (username, passphrase) => (await this.slotOf(username, passphrase)).key })
    this.exchange = new ExchangeActs({
      jobs: this.jobs, clock: parts.clock, strength: parts.strength, mustOpen: () => this.mustOpen(), onError: (cause) => parts.onError({ code: 'unexpected', operation: 'team.join', cause }),
      freePath: () => {
        if (!this.parts.places.file) this.kind = 'main'
        this.mustBeFree()
        return this.path
      },
      onJoined: ({ key, slotId }) => void this.enter(key, slotId),
    })
  }

  private readonly onChanged = (changed: Changed): void => {
    this.backups.changed()
    this.parts.onChanged(changed)
  }

  private get path(): string {
    return storePath(this.parts.places, this.kind)
  }

  /** Every call from every adapter comes here. Never throws. */
  async call(name: string, input: unknown, options: CallOptions = {}): Promise<Result<unknown>> {
    try {
      const operation = OPERATIONS.get(name)
      if (operation?.kind !== 'process') {
        if (!operation || operation.inside) return fail({ code: 'unknown-operation' })
        const { open } = this
        if (!open) return fail({ code: 'locked' })
        const answer = await this.exchange.claims.around(open, name, input, options, (given) => open.host.call(open.session, name, input, given))
        if (answer.ok && operation?.kind === 'command' && name.startsWith('meeting.')) this.exchange.desk.meetingMoved(open)
        return answer
      }
      const checked = checkCall(this.open?.session ?? null, name, input)
      if (!checked.ok) return checked
      const act = this.acts[name] ?? this.exchange.acts[name] ?? this.backups.acts[name] ?? this.documents.acts[name]
      return act ? ok(await act(checked.value.input as never)) : fail({ code: 'unknown-operation' })
    } catch (error) {
      const value = errorValue(error)
      if (value.code === 'unexpected') this.parts.onError({ code: value.code, operation: name, cause: error })
      return fail(value)
    }
  }

  /** Open with a key that was sealed on this PC. When it no longer fits, the sign-in page asks for the passphrase as usual. */
  openWithKey(given: StoreKey): void {
    const opened = openSession({ ...this.sessionParts(), key: Buffer.from(given.key), slotId: given.slotId })
    if (typeof opened !== 'string') this.opened(opened)
  }

  /** The key, for the operating system to seal, when someone is signed in. */
  keyForSealing(): StoreKey | null {
    return this.open ? { slotId: this.open.slotId, key: this.open.key } : null
  }

  private opened(open: OpenSession): OpenSession {
    this.open = open
    this.backups.start(open)
    return open
  }

  /** Let everything of ours that reads the store end, then close it. */
  private async closeQuietly(): Promise<void> {
    await this.backups.stop()
    this.close()
  }

  /** Fold everything into the file and end. */
  close(): void {
    void this.backups.stop()
    this.jobs.stopAll()
    this.files.clear()
    void this.exchange.leave()
    const { open } = this
    this.open = null
    if (!open) return
    // The key is let go whatever state the file is in: a log that cannot be written does not keep the store open.
    try {
      open.host.flush()
    } catch (error) {
      const { code } = errorValue(error)
      if (code === 'unexpected') this.parts.onError({ code, operation: 'session.lock', cause: error })
    }
    closeStore(open.store.db, open.store.path)
  }

  private readonly acts: Record<string, (input: never) => unknown> = {
    'app.status': () => this.status(),
    'store.create': (input: ParsedInput<'store.create'>) => this.create(input),
    'store.createDemo': (input: ParsedInput<'store.createDemo'>) => this.makeDemo(input.size),
    'store.choose': (input: ParsedInput<'store.choose'>) => {
      if (this.open) this.close()
      this.kind = input.kind
      return {}
    },
    'session.unlock': (input: ParsedInput<'session.unlock'>) => this.unlock(input),
    'session.recover': (input: ParsedInput<'session.recover'>) => this.recover(input),
    'device.remember': () => ({ possible: false, on: false }),
    'session.lock': () => {
      this.close()
      return {}
    },
    'session.changePassphrase': (input: ParsedInput<'session.changePassphrase'>) => this.changePassphrase(input),
    'users.add': (input: ParsedInput<'users.add'>) => this.addUser(input),
    'file.put': (input: ParsedInput<'file.put'>) => ({ received: this.files.put(input) }),
    'job.status': (input: ParsedInput<'job.status'>) => this.jobs.status(input.jobId),
    'job.cancel': (input: ParsedInput<'job.cancel'>) => ({ cancelled: this.jobs.cancel(input.jobId) }),
    'import.read': (input: ParsedInput<'import.read'>) => ({ jobId: this.jobs.startRead(this.files.take(input.token), this.mustOpen()) }),
    'import.plan': (input: ParsedInput<'import.plan'>) => ({ jobId: this.jobs.startPlan(this.files.take(input.token), input, this.mustOpen()) }),
    'import.apply': (input: ParsedInput<'import.apply'>) => ({ jobId: this.jobs.startApply(this.files.take(input.token), input, this.mustOpen()) }),
    'export.recoverySheet': (input: ParsedInput<'export.recoverySheet'>) => this.recoverySheet(input),
  }

  private mustOpen(): OpenSession {
    if (!this.open) throw new Refusal('locked')
    return this.open
  }

  private status(): Output<'app.status'> {
    const { places, mode } = this.parts
    const exists = (kind: StoreKind) => existsSync(storePath(places, kind))
    const keys = readKeyFile(this.path)
    const open = this.open
    return {
      state: open ? 'open' : exists(this.kind) ? 'locked' : 'none',
      demo: keys?.demo ?? false,
      // A PC that joined a demo has a passphrase of its own.
      demoHint: keys?.demo && (this.kind === 'demo' || places.file) ? { username: DEMO_USER.username, passphrase: DEMO_USER.passphrase } : null,
      readOnly: open?.readOnly ?? false,
      lostLog: open?.lostLog ?? false,
      session: open?.session ?? null,
      autoLockMinutes: Number((open && readSetting(open.store, 'autoLockMinutes')) || 10),
      storePath: this.path,
      mode,
      municipality: open ? readSetting(open.store, 'municipality') : null,
      now: open ? open.now() : new Date(this.parts.clock()).toISOString(),
      otherStores: places.file ? [] : (['main', 'demo'] as const).map((kind) => ({ kind, exists: exists(kind) })),
    }
  }

  private async create(input: ParsedInput<'store.create'>): Promise<Output<'store.create'>> {
    this.kind = 'main'
    this.mustBeFree()
    if (!passphraseStrength(input.passphrase, [input.name, input.username, input.municipality]).enough) throw new Refusal('weak-passphrase', { field: 'passphrase' })
    const made = await createKeys({ username: input.username, passphrase: input.passphrase, demo: false, ...(this.parts.strength ? { strength: this.parts.strength } : {}) })
    try {
      this.opened(newStoreSession({ ...this.sessionParts(), key: made.key, slotId: made.slotId, municipality: input.municipality, office: input.office, user: { name: input.name, username: input.username, role: 'leader' } }))
      writeKeyFile(this.path, made.keys)
    } catch (error) {
      this.close()
      removeStore(this.path) // half a store, which nobody has a key to, would stand in the way
      throw error
    }
    return { session: this.mustOpen().session, recoveryCode: made.recoveryCode }
  }

  private async makeDemo(size: number): Promise<{ session: Session }> {
    this.kind = this.parts.places.file ? this.kind : 'demo'
    this.mustBeFree()
    const open = await createDemo({ ...this.sessionParts(), size, ...(this.parts.strength ? { strength: this.parts.strength } : {}) })
    return { session: this.opened(open).session }
  }

  private mustBeFree(): void {
    if (this.open || existsSync(this.path)) throw new Refusal('store-exists')
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 })
  }

  private sessionParts() {
    return { path: this.path, clock: this.parts.clock, onChanged: this.onChanged, onError: this.parts.onError, writing: () => this.jobs.writing }
  }

  private keysOfStore(): KeyFile {
    if (!existsSync(this.path)) throw new Refusal('store-missing')
    const keys = readKeyFile(this.path)
    if (!keys) throw new Refusal('store-damaged')
    return keys
  }

  private enter(key: Buffer, slotId: string): { session: Session } {
    const opened = openSession({ ...this.sessionParts(), key, slotId })
    if (typeof opened === 'string') throw new Refusal(OUTCOMES[opened] ?? 'store-damaged')
    return { session: this.opened(opened).session }
  }

  private async unlock(input: Input<'session.unlock'>): Promise<{ session: Session }> {
    if (this.open?.username === input.username) return { session: this.open.session }
    const { key, slotId } = await this.slotOf(input.username, input.passphrase)
    if (this.open) this.close()
    return this.enter(key, slotId)
  }

  /** The key of the store, for someone who knows a passphrase, without opening it. */
  private async slotOf(username: string, passphrase: string): Promise<{ key: Buffer; slotId: string }> {
    const keys = this.keysOfStore()
    const id = slotIdOf(keys, username)
    const result = await unlockSlot(this.path, keys, (slot) => slot.kind === 'passphrase' && slot.id === id, passphrase, this.parts.clock())
    if (result.outcome !== 'ok') throw new Refusal(result.outcome === 'wait' ? 'too-many-attempts' : 'wrong-passphrase', { details: { waitSeconds: Math.ceil(result.waitMs / 1000) } })
    return { key: result.key, slotId: result.slotId }
  }

  private async recover(input: Input<'session.recover'>): Promise<Output<'session.recover'>> {
    const keys = this.keysOfStore()
    const parsed = parseRecoveryCode(input.recoveryCode)
    if ('badGroup' in parsed) throw new Refusal('wrong-recovery-code', { field: 'recoveryCode', details: { group: parsed.badGroup } })
    if (!passphraseStrength(input.newPassphrase, [input.username]).enough) throw new Refusal('weak-passphrase', { field: 'newPassphrase' })
    const result = await unlockSlot(this.path, keys, (slot) => slot.kind === 'recovery', parsed.code, this.parts.clock())
    if (result.outcome !== 'ok') throw new Refusal(result.outcome === 'wait' ? 'too-many-attempts' : 'wrong-recovery-code', { details: { waitSeconds: Math.ceil(result.waitMs / 1000) } })
    if (this.open) this.close()
    const entered = this.enter(result.key, slotIdOf(keys, input.username))
    try {
      await addUser(keys, result.key, input.username, input.newPassphrase, this.parts.strength)
      const recoveryCode = await setRecovery(keys, result.key, this.parts.strength)
      writeKeyFile(this.path, keys)
      return { ...entered, recoveryCode }
    } catch (error) {
      this.close()
      throw error
    }
  }

  private async changePassphrase(input: Input<'session.changePassphrase'>): Promise<object> {
    const open = this.mustOpen()
    const keys = this.keysOfStore()
    if (!passphraseStrength(input.next, [open.session.name]).enough) throw new Refusal('weak-passphrase', { field: 'next' })
    const result = await unlockSlot(this.path, keys, (slot) => slot.id === open.slotId, input.old, this.parts.clock())
    if (result.outcome !== 'ok') throw new Refusal('wrong-passphrase', { field: 'old' })
    await addUser(keys, result.key, open.username, input.next, this.parts.strength)
    writeKeyFile(this.path, keys)
    return {}
  }

  private async addUser(input: Input<'users.add'>): Promise<{ userId: string }> {
    const open = this.mustOpen()
    if (!mayGive(open.session.role, input.role)) throw new Refusal('not-allowed', { field: 'role' })
    if (open.readOnly) throw new Refusal('store-read-only')
    if (this.jobs.writing) throw new Refusal('busy')
    const keys = this.keysOfStore()
    if (!passphraseStrength(input.passphrase, [input.name, input.username]).enough) throw new Refusal('weak-passphrase', { field: 'passphrase' })
    if (open.store.sql('SELECT 1 FROM appUser WHERE slotId = ? OR username = ?', [slotIdOf(keys, input.username), input.username]).length > 0) throw new Refusal('duplicate', { field: 'username' })
    const slotId = await addUser(keys, open.key, input.username, input.passphrase, this.parts.strength)
    writeKeyFile(this.path, keys)
    return { userId: open.addUser({ name: input.name, username: input.username, role: input.role, slotId }) }
  }

  private recoverySheet(input: ParsedInput<'export.recoverySheet'>) {
    const now = new Date(this.parts.clock()).toISOString()
    return produceFile({
      kind: 'pdf', fileName: 'gjenopprettingskode.pdf',
      document: { template: 'recoverySheet', head: { municipality: input.municipality, office: 'Boligkontoret', classification: 'Oppbevares innelåst', title: 'Gjenopprettingskode', madeAt: now, madeAtText: now.slice(0, 10) }, store: `Saksarkivet til ${input.municipality}`, codeGroups: input.code.split('-') },
    })
  }
}
