// Claims on the hub: that two PCs do not both take what only one may have, such as a dwelling. First come, first served, decided by the database.
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '../../shared/errors.ts'
import type { Hub } from './postgres.ts'

/** What is claimed, for which operation, by which PC. `key` from claimKey. */
export interface Claim { key: string; device: string; opId: string }

/** The name of a thing as the hub sees it: an HMAC that only the team can make. 64 hex characters. */
export const claimKey = (teamSecret: string, kind: string, id: string): string => createHmac('sha256', teamSecret).update(JSON.stringify(['boligbordet-claim-1', kind, id])).digest('hex')

const AGAIN = 5

/**
 * Take a claim. Asking again after an answer that never came is safe.
 * @returns 'taken' now, 'mine' since an earlier call for the same operation, 'held' by another operation (or PC)
 */
export async function takeClaim(hub: Pick<Hub, 'team' | 'call'>, { key, device, opId }: Claim): Promise<'taken' | 'mine' | 'held'> {
  return hub.call(async (db) => {
    for (let attempt = 0; attempt < AGAIN; attempt++) {
      const taken = await db.insertInto('claim').values({ team: hub.team, key_hash: key, device, op_id: opId }).onConflict((on) => on.columns(['team', 'key_hash']).where('released_at', 'is', null).doNothing()).returning('id').executeTakeFirst()
      if (taken) return 'taken'
      const holder = await db.selectFrom('claim').select(['device', 'op_id']).where('team', '=', hub.team).where('key_hash', '=', key).where('released_at', 'is', null).executeTakeFirst()
      if (holder) return holder.device === device && holder.op_id === opId ? 'mine' : 'held'
      // Released between the two questions: try again.
    }
    throw new Refusal('exchange-place-slow')
  })
}

/** Let go of a claim; again is safe. @returns whether it was ours */
export async function releaseClaim(hub: Pick<Hub, 'team' | 'call'>, { key, device, opId }: Claim): Promise<boolean> {
  return hub.call(async (db) => {
    await db.updateTable('claim').set({ released_at: sql<Date>`now()` }).where('team', '=', hub.team).where('key_hash', '=', key).where('device', '=', device).where('op_id', '=', opId).where('released_at', 'is', null).execute()
    return (await db.selectFrom('claim').select('id').where('team', '=', hub.team).where('key_hash', '=', key).where('device', '=', device).where('op_id', '=', opId).executeTakeFirst()) !== undefined
  })
}
