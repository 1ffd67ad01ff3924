// The one gate for operations: known name, parse, may, transaction, log, answer. Knows neither Electron nor HTTP.
import type { Handlers } from '../db/context.ts'
import { appendRead } from '../db/log.ts'
import type { Store } from '../db/store.ts'
import { may } from '../shared/access.ts'
import { fail, ok, type CallOptions, type Changed, type Operation, type Result, type Session } from '../shared/contract.ts'
import { osloDate } from '../shared/dates.ts'
import type { NewId } from '../shared/ids.ts'
import { OPERATIONS, type Name } from '../shared/operations/index.ts'
import type { Produced } from '../shared/documents.ts'
import { errorValue } from './error-value.ts'

export interface HostParts {
  store: Store
  handlers: Handlers
  /** ISO instant, now */
  now: () => string
  newId: NewId
  /** makes the file a query described; runs outside any transaction */
  render: (produced: Produced) => Promise<{ fileName: string; mime: string; base64: string }>
  readOnly: boolean
  /** true while a job holds the store: other writes wait for it a while */
  writing: () => boolean
  /** a moment's wait; timers are the caller's */
  pause?: (ms: number) => Promise<void>
  onChanged: (changed: Changed) => void
  /** code, operation and time only; never personal data */
  onError: (entry: { code: string; operation: string; cause?: unknown }) => void
}

export interface Host {
  /** write down the looks that could not be logged while a job held the store */
  flush(): void
  call(session: Session, name: string, input: unknown, options?: CallOptions): Promise<Result<unknown>>
}

const WAIT_STEP_MS = 20
/** A merge of a month's work takes some seconds, on a slow PC more. */
const WAIT_MS = 20_000

type AnyHandler = (context: unknown, input: unknown) => unknown

/** Check a call before anything is touched: the operation is known, the role may, the input parses. */
export function checkCall(session: Session | null, name: string, input: unknown): Result<{ operation: Operation; input: unknown }> {
  const operation = OPERATIONS.get(name)
  if (!operation) return fail({ code: 'unknown-operation' })
  if (operation.access !== 'anyone' && !session) return fail({ code: 'locked' })
  if (session && !may(session.role, operation.access)) return fail({ code: 'not-allowed' })
  const parsed = operation.input.safeParse(input ?? {})
  if (!parsed.success) return fail({ code: 'bad-input', field: parsed.error.issues[0]?.path.join('.') ?? '' })
  return ok({ operation, input: parsed.data })
}

/** Build the host over an open store. */
export function createHost(parts: HostParts): Host {
  const { store, handlers } = parts

  function query(session: Session, operation: Operation, input: unknown): unknown {
    const now = parts.now()
    return (handlers[operation.name as keyof Handlers] as AnyHandler)({ read: store, session, now, today: osloDate(now) }, input)
  }

  function command(session: Session, operation: Operation, input: unknown, options: CallOptions): unknown {
    const now = parts.now()
    const opId = options.opId ?? parts.newId()
    const meta = { opId, name: operation.name, actorId: session.userId, role: session.role, reason: options.reason ?? null, at: now, undoes: operation.name === 'log.undo' ? (input as { opId: string }).opId : null }
    const done = store.transaction(meta, (write) =>
      (handlers[operation.name as keyof Handlers] as AnyHandler)({ read: write, write, session, now, today: osloDate(now), newId: parts.newId, opId }, input))
    if (!done.repeated) parts.onChanged({ seq: done.seq, entities: done.entities })
    return done.value
  }

  const looks: Parameters<typeof appendRead>[1][] = []

  function flush(): void {
    for (let next = looks[0]; next; next = looks[0]) {
      appendRead(store, next)
      looks.shift()
    }
  }

  function audit(session: Session, operation: Operation, input: unknown, options: CallOptions): void {
    if (!operation.audited || parts.readOnly) return
    const seen = operation.audited(input as never)
    looks.push({ at: parts.now(), userId: session.userId, operation: operation.name, entity: seen.entity, entityId: seen.id, reason: seen.reason ?? options.reason ?? null })
    if (!parts.writing()) flush()
  }

  /** Wait for a job that holds the store, but not for ever. */
  async function mayWrite(): Promise<boolean> {
    for (let waited = 0; parts.writing(); waited += WAIT_STEP_MS) {
      if (!parts.pause || waited >= WAIT_MS) return false
      await parts.pause(WAIT_STEP_MS)
    }
    flush()
    return true
  }

  /** On a full disk reading goes on, and that this look could not be logged is itself said. */
  function auditOrSay(session: Session, operation: Operation, input: unknown, options: CallOptions): void {
    try {
      audit(session, operation, input, options)
    } catch (error) {
      const { code } = errorValue(error)
      // What could not be written stays in the queue.
      if (code === 'busy') return
      if (code !== 'disk-full') throw error
      parts.onError({ code: 'disk-full', operation: operation.name })
    }
  }

  return {
    flush,
    async call(session, name, given, options = {}) {
      const checked = checkCall(session, name, given)
      if (!checked.ok) return checked
      const { operation, input } = checked.value
      try {
        if (operation.kind === 'command') {
          if (parts.readOnly) return fail({ code: 'store-read-only' })
          if (!(await mayWrite())) return fail({ code: 'busy' })
          return ok(command(session, operation, input, options))
        }
        const value = query(session, operation, input)
        auditOrSay(session, operation, input, options)
        if (!name.startsWith('export.')) return ok(value)
        return ok(await parts.render(value as Produced))
      } catch (error) {
        const value = errorValue(error)
        if (value.code === 'unexpected' || value.code === 'document-failed') parts.onError({ code: value.code, operation: name, cause: error })
        return fail(value)
      }
    },
  }
}

/** All handlers named in the contract, so that a missing one is found at start and not by a user. */
export function missingHandlers(handlers: Partial<Handlers>): Name[] {
  return [...OPERATIONS.values()].filter((one) => one.kind !== 'process' && !(one.name in handlers)).map((one) => one.name as Name)
}
