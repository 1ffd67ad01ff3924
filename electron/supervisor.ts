// Starts, feeds and ends the store process. Locking ends it; a crash restarts it and tells the windows.
import { fork } from 'node:child_process'
import type { CallOptions, Changed, Result } from '../shared/contract.ts'
import { fail } from '../shared/contract.ts'
import type { FromStore, ToStore } from './messages.ts'
import { firstKind, storePath, type Places, type StoreKind } from './places.ts'
import { canSeal, forgetKey, hasSealedKey, sealKey, type Sealer, type StoreKey } from './sealed-key.ts'

/** The store process as the supervisor sees it: a Node child here, a utility process in Electron. */
export interface StoreChild {
  send(message: ToStore): void
  onMessage(listener: (message: FromStore) => void): void
  onExit(listener: () => void): void
  kill(): void
}

export interface SupervisorParts {
  places: Places
  mode: 'desktop' | 'browser'
  spawn: () => StoreChild
  /** the operating system's seal, on the desktop */
  sealer?: Sealer
  /** a key that was sealed on this PC: used for the first start only */
  firstKey?: StoreKey | null
  onChanged: (changed: Changed) => void
  /** the store was locked or its process ended: windows must forget what they show */
  onLocked: (why: 'locked' | 'crashed') => void
  log: (line: { code: string; operation: string }) => void
}

/** A Node child process as store process. Its environment holds no passphrase and its arguments no path. */
export function forkStore(entry: string): StoreChild {
  const { BOLIGBORDET_PASSPHRASE: _secret, ...env } = process.env
  const child = fork(entry, [], { env, serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    send: (message) => void (child.connected && child.send(message)),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromStore)),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  }
}

export class Supervisor {
  private readonly parts: SupervisorParts
  private child: StoreChild
  private kind: StoreKind | null = null
  private next = 1
  private readonly waiting = new Map<number, (result: Result<unknown>) => void>()
  private ended = false

  constructor(parts: SupervisorParts) {
    this.parts = parts
    this.child = this.start(parts.firstKey ?? null)
  }

  private start(key: StoreKey | null = null): StoreChild {
    const child = this.parts.spawn()
    child.onMessage((message) => this.receive(message))
    child.onExit(() => {
      if (this.child !== child || this.ended) return
      this.parts.log({ code: 'store-crashed', operation: '' })
      this.restart('crashed')
    })
    child.send({ type: 'start', folder: this.parts.places.folder, file: this.parts.places.file, kind: this.kind, mode: this.parts.mode, key })
    return child
  }

  private receive(message: FromStore): void {
    if (message.type === 'changed') this.parts.onChanged(message.changed)
    else if (message.type === 'log') this.parts.log({ code: message.code, operation: message.operation })
    else if (message.type === 'key') void this.seal(message.key)
    else {
      this.waiting.get(message.id)?.(message.result)
      this.waiting.delete(message.id)
    }
  }

  private restart(why: 'locked' | 'crashed'): void {
    for (const answer of this.waiting.values()) answer(fail({ code: why === 'locked' ? 'locked' : 'store-crashed' }))
    this.waiting.clear()
    this.child = this.start()
    this.parts.onLocked(why)
  }

  /** Lock: ask the process to fold its log and end; after a short wait it is ended for it. A new, empty one stands ready. */
  async lock(): Promise<void> {
    await this.endChild()
    this.restart('locked')
  }

  private endChild(): Promise<void> {
    const child = this.child
    return new Promise((done) => {
      const hurry = setTimeout(() => child.kill(), 1500)
      child.onExit(() => {
        clearTimeout(hurry)
        done()
      })
      this.child = { send: () => undefined, onMessage: () => undefined, onExit: () => undefined, kill: () => undefined }
      child.send({ type: 'stop' })
    })
  }

  /** Forward one call. Locking and choosing a store are done here, since both end the process. */
  async call(name: string, input: unknown, options: CallOptions = {}): Promise<Result<unknown>> {
    if (name === 'session.lock') {
      await this.lock()
      return { ok: true, value: {} }
    }
    if (name === 'store.choose') {
      const kind = (input as { kind?: unknown } | null)?.kind
      if (kind !== 'main' && kind !== 'demo') return fail({ code: 'bad-input', field: 'kind' })
      this.kind = kind
      await this.lock()
      return { ok: true, value: {} }
    }
    if (name === 'device.remember') return this.remember(input)
    return new Promise((answer) => {
      const id = this.next++
      this.waiting.set(id, answer)
      this.child.send({ type: 'call', id, name, input, options })
    })
  }

  /** Where the store in use lies. */
  path(): string {
    return storePath(this.parts.places, this.kind ?? firstKind(this.parts.places))
  }

  private answerSeal: ((done: boolean) => void) | null = null

  private async seal(key: StoreKey | null): Promise<void> {
    const done = key !== null && this.parts.sealer !== undefined && (await sealKey(this.parts.sealer, this.path(), key))
    this.answerSeal?.(done)
    this.answerSeal = null
  }

  /** «Husk denne PC-en»: ask, seal or forget. Only where the operating system has a real seal and someone is signed in. */
  private async remember(input: unknown): Promise<Result<unknown>> {
    const { sealer } = this.parts
    const on = (input as { on?: unknown } | null)?.on
    const possible = sealer !== undefined && (await canSeal(sealer))
    if (on === false) forgetKey(this.path())
    else if (on === true && possible) {
      const done = await new Promise<boolean>((answer) => {
        this.answerSeal = answer
        this.child.send({ type: 'key' })
      })
      if (!done) return fail({ code: 'locked' })
    } else if (on !== undefined) return fail({ code: 'not-allowed' })
    return { ok: true, value: { possible, on: hasSealedKey(this.path()) } }
  }

  /** End for good, when the program ends. */
  async end(): Promise<void> {
    this.ended = true
    await this.endChild()
  }
}
