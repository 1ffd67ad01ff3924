// How far this PC's own chain has gone out, written beside the store. A store file that someone put back by hand is then known by being behind its anchor.
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from '../../shared/zod.ts'
import { identityOf, renewDevice } from '../../db/exchange/identity.ts'
import { headOf } from '../../db/exchange/merge.ts'
import { Store } from '../../db/store.ts'
import { writeSafely } from '../../db/files.ts'

const Anchor = z.object({ device: z.string(), sent: z.number().int() })
const anchorPath = (path: string) => join(dirname(path), `.${basename(path)}.anker.json`)

/** After something went out. */
export function dropAnchor(store: Store): void {
  const anchor = { device: store.device, sent: headOf(store, store.device).deviceSeq }
  try {
    writeSafely(anchorPath(store.path), JSON.stringify(anchor))
  } catch {
    // A full disk: the next exchange writes it.
  }
}

/** Is the store older than what it has sent? */
export function isBehindAnchor(store: Store): boolean {
  if (!existsSync(anchorPath(store.path))) return false
  try {
    const anchor = Anchor.parse(JSON.parse(readFileSync(anchorPath(store.path), 'utf8')))
    return anchor.device === store.device && headOf(store, store.device).deviceSeq < anchor.sent
  } catch {
    return false
  }
}

/** A store that was put back goes on under a new name; its old one's later work comes back with the next exchange. */
export function renewIfBehind(store: Store, parts: { newId: () => string; at: string; reopen: (device: string) => Store; force?: boolean }): Store {
  if (!identityOf(store) || (!parts.force && !isBehindAnchor(store))) return store
  const actorId = store.sql<{ id: string }>(`SELECT id FROM appUser WHERE active = 'yes' ORDER BY role = 'leader' DESC, createdAt LIMIT 1`)[0]?.id ?? 'ukjent'
  return renewDevice(store, { opId: parts.newId(), name: 'device.renew', actorId, role: 'leader', at: parts.at, reason: 'Saksarkivet er hentet fram fra en eldre kopi' }, parts.newId().slice(-12), parts.reopen)
}
