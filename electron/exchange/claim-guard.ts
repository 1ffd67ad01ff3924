// Where the team shares a database, it is asked before a dwelling is given: two PCs that are online can never give the same one.
// A database that does not answer stops nobody: the merge finds a double allocation afterwards.
import type { CallOptions, Result } from '../../shared/contract.ts'
import { Refusal, type ErrorCode } from '../../shared/errors.ts'
import { claimKey, releaseClaim, takeClaim } from '../../db/exchange/claims.ts'
import { placeInUse } from '../../db/exchange/place.ts'
import { identityOf, type Identity } from '../../db/exchange/identity.ts'
import type { Hub } from '../../db/exchange/postgres.ts'
import type { Store } from '../../db/store.ts'
import { checkCall } from '../host.ts'
import type { OpenSession } from '../open-session.ts'
import { readConfig } from './transport.ts'

const LIMIT_MS = 3000
const OPEN = `('reserved', 'allocated', 'accepted', 'disputed')`

interface Pair { dwellingId: string; caseId: string }
interface Taken { key: string; code: ErrorCode }

/** Operations that take a dwelling for a case. */
const GIVES: ReadonlySet<string> = new Set(['dwelling.allocate', 'offer.reserve'])

/** Operations after which an allocation may have ended. */
const MAY_END: ReadonlySet<string> = new Set(['allocation.cancel', 'offer.confirmDecline', 'offer.withdraw', 'offer.release', 'offer.bulk', 'exchange.settleAllocation', 'log.undo'])

export class ClaimGuard {
  private hub: { config: string; hub: Hub } | null = null

  /** The shared database of this store's team, when that is how it exchanges. */
  private async hubOf(store: Store, identity: Identity | null): Promise<Hub | null> {
    const place = placeInUse(store)
    if (place?.kind !== 'postgres' || !identity) return null
    if (this.hub?.config !== place.config) {
      void this.hub?.hub.close()
      const config = readConfig(place.config)
      if (config.kind !== 'postgres') return null
      const { postgresTransport } = await import('../../db/exchange/postgres.ts')
      this.hub = { config: place.config, hub: postgresTransport({ ...config, team: identity.teamId }, { limitMs: LIMIT_MS }) }
    }
    return this.hub.hub
  }

  /** Run a call; for one that gives or takes back a dwelling, with the shared database's word. */
  async around(open: OpenSession, name: string, input: unknown, options: CallOptions, act: (options: CallOptions) => Promise<Result<unknown>>): Promise<Result<unknown>> {
    if (GIVES.has(name)) return this.allocate(open, name, input, options, act)
    const answer = await act(options)
    if (answer.ok && MAY_END.has(name)) await this.letGo(open)
    return answer
  }

  private async allocate(open: OpenSession, name: string, input: unknown, options: CallOptions, act: (options: CallOptions) => Promise<Result<unknown>>): Promise<Result<unknown>> {
    const identity = identityOf(open.store)
    const hub = await this.hubOf(open.store, identity)
    const given = input as { dwellingId?: unknown; caseId?: unknown } | null
    if (!hub || !checkCall(open.session, name, input).ok || typeof given?.dwellingId !== 'string' || typeof given.caseId !== 'string') return act(options)
    const opId = options.opId ?? open.newId()
    const wanted: Taken[] = [
      { key: claimKey(identity!.teamSecret, 'dwelling', given.dwellingId), code: 'dwelling-claimed-elsewhere' },
      { key: claimKey(identity!.teamSecret, 'case', given.caseId), code: 'case-claimed-elsewhere' },
    ]
    const mine: Taken[] = []
    try {
      for (const one of wanted) {
        const answer = await this.take(hub, open.store, one.key, identity!.device, opId, { dwellingId: given.dwellingId, caseId: given.caseId })
        if (answer === 'held') {
          await this.release(hub, mine, identity!.device, opId)
          return { ok: false, error: { code: one.code } }
        }
        mine.push(one)
      }
    } catch (error) {
      // No answer: go on alone. What was taken stays taken for this act.
      if (!(error instanceof Refusal)) throw error
    }
    const answer = await act({ ...options, opId })
    if (!answer.ok) await this.release(hub, mine, identity!.device, opId).catch(() => undefined)
    return answer
  }

  /** Take a claim; one that is held for an allocation that this PC knows has ended is let go of first. */
  private async take(hub: Hub, store: Store, key: string, device: string, opId: string, pair: Pair): Promise<'taken' | 'mine' | 'held'> {
    const answer = await takeClaim(hub, { key, device, opId })
    if (answer !== 'held') return answer
    const holder = await hub.call((db) => db.selectFrom('claim').select(['device', 'op_id']).where('team', '=', hub.team).where('key_hash', '=', key).where('released_at', 'is', null).executeTakeFirst())
    // A dwelling held for this very case becomes its offer: the claim that holding it took is good for both.
    if (holder && isHeldFor(store, holder.op_id, pair)) return 'mine'
    if (holder && !hasEnded(store, holder.op_id)) return 'held'
    if (holder) await releaseClaim(hub, { key, device: holder.device, opId: holder.op_id })
    return takeClaim(hub, { key, device, opId })
  }

  private async release(hub: Hub, claims: readonly Taken[], device: string, opId: string): Promise<void> {
    for (const one of claims) await releaseClaim(hub, { key: one.key, device, opId })
  }

  /** After something ended: let go of what the newest operation ended. What is not reached is let go of when someone next wants it. */
  private async letGo(open: OpenSession): Promise<void> {
    const identity = identityOf(open.store)
    const hub = await this.hubOf(open.store, identity)
    if (!hub) return
    const touched = open.store.sql<{ id: string }>(`SELECT DISTINCT entityId AS id FROM change WHERE entity = 'allocation' AND opSeq = (SELECT max(seq) FROM operation)`)
    for (const one of touched) {
      const made = open.store.sql<{ opId: string; device: string; after: string }>(`SELECT o.opId, o.device, v.after FROM change c JOIN operation o ON o.seq = c.opSeq JOIN change_value v ON v.changeSeq = c.seq WHERE c.entityId = ? AND c.entity = 'allocation' AND c.field = '*' AND v.after IS NOT NULL ORDER BY o.stamp LIMIT 1`, [one.id])[0]
      if (!made || !hasEnded(open.store, made.opId)) continue
      const row = JSON.parse(made.after) as { dwellingId: string; caseId: string }
      try {
        for (const [kind, id] of [['dwelling', row.dwellingId], ['case', row.caseId]] as const) await releaseClaim(hub, { key: claimKey(identity!.teamSecret, kind, id), device: made.device, opId: made.opId })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
      }
    }
  }

  async close(): Promise<void> {
    const { hub } = this
    this.hub = null
    await hub?.hub.close()
  }
}

const madeBy = (store: Store, opId: string) => store.sql<{ id: string }>(`SELECT c.entityId AS id FROM change c JOIN operation o ON o.seq = c.opSeq WHERE o.opId = ? AND c.entity = 'allocation' AND c.field = '*'`, [opId])

const isHeldFor = (store: Store, opId: string, pair: Pair) => madeBy(store, opId).some((one) => store.sql(`SELECT 1 FROM allocation WHERE id = ? AND status = 'reserved' AND dwellingId = ? AND caseId = ?`, [one.id, pair.dwellingId, pair.caseId]).length > 0)

/** Whether the allocation that an operation made is known here, and no longer holds anything. */
function hasEnded(store: Store, opId: string): boolean {
  const made = madeBy(store, opId)
  return made.length > 0 && made.every((one) => store.sql(`SELECT 1 FROM allocation WHERE id = ? AND status IN ${OPEN}`, [one.id]).length === 0)
}
