// Several PCs of one municipality, each with its own real store, and a place in memory to exchange through.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { exchangeWith, type ExchangeReport } from '../../../db/exchange/exchange.ts'
import type { Transport } from '../../../db/exchange/format.ts'
import { formTeam, insertDevice, knownVector, newDeviceKeys, type DeviceKeys, becomeDevice as takeOver, identityOf } from '../../../db/exchange/identity.ts'
import { signHead } from '../../../db/exchange/bundle.ts'
import { headOf } from '../../../db/exchange/merge.ts'
import { ENTITY_NAMES } from '../../../shared/model/index.ts'
import { openStore } from '../../../db/open.ts'
import { seedMunicipality } from '../../../db/settings/first.ts'
import { Store, type Writer } from '../../../db/store.ts'
import { KEY } from '../store.ts'

/** A folder that lies in memory. */
export class MemoryPlace implements Transport {
  readonly files = new Map<string, Uint8Array>()
  list = () => Promise.resolve([...this.files].map(([name, bytes]) => ({ sender: name.split('/')[0]!, sequence: Number(name.split('/')[1]), bytes: bytes.length })))
  read = (sender: string, sequence: number) => Promise.resolve(this.files.get(`${sender}/${sequence}`)!)
  write = (sender: string, sequence: number, bytes: Uint8Array) => {
    if (this.files.has(`${sender}/${sequence}`)) return Promise.resolve('exists' as const)
    this.files.set(`${sender}/${sequence}`, bytes)
    return Promise.resolve('written' as const)
  }
  close = () => Promise.resolve()
}

export interface Pc { store: Store; name: string; now: string; newId: () => string; write: (act: (write: Writer) => void, options?: { name?: string; actorId?: string; undoes?: string; opId?: string }) => string; exchange: (place: Transport, placeId?: string) => Promise<ExchangeReport> }

export const TEAM_ID = 'team-1'
const START = '2026-11-23T08:00:00.000Z'

/** A PC at work, for tests to read. */
export function pcOf(store: Store, name: string, userId: string, newId: () => string): Pc {
  const pc: Pc = {
    store, name, newId, now: START,
    write: (act, options = {}) => {
      const opId = options.opId ?? newId()
      store.transaction({ opId, name: options.name ?? 'test', actorId: options.actorId ?? userId, role: 'leader', at: pc.now, undoes: options.undoes ?? null }, (write) => {
        act(write)
        return {}
      })
      return opId
    },
    exchange: async (place, placeId = 'place') => {
      store.run(`INSERT OR IGNORE INTO place (id, kind, label, config) VALUES (?, 'folder', 'Prøvemappe', '{}')`, [placeId])
      return exchangeWith(store, place, { placeId, userId, runId: newId(), now: pc.now })
    },
  }
  return pc
}

/** The first PC, with a team of its own. */
export async function firstPc(folder: string, name: string, newId: () => string, keys?: DeviceKeys): Promise<Pc & { userId: string }> {
  const path = join(folder, `${name}.bolig`)
  const opened = openStore({ path, key: KEY, create: true })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const store = new Store(opened.db, path, name, newId)
  const userId = newId()
  store.transaction({ opId: newId(), name: 'store.create', actorId: userId, role: 'leader', at: START }, (write) => {
    write.insert('appUser', { id: userId, username: 'ingrid', name: 'Ingrid Moe', initials: 'IM', role: 'leader', slotId: 's'.repeat(64), active: 'yes', lastSeenAt: null })
    seedMunicipality(write, { municipality: 'Prøve kommune', office: 'Boligkontoret', device: name })
    return {}
  })
  formTeam(store, { opId: newId(), name: 'team.form', actorId: userId, role: 'leader', at: START }, keys ?? (await newDeviceKeys()), { teamId: TEAM_ID, name, personName: 'Ingrid Moe' })
  return { ...pcOf(store, name, userId, newId), userId }
}

/** Another PC joins from one that is in the team, with a copy of its store. */
export async function joinPc(from: Pc & { userId?: string }, folder: string, name: string, newId: () => string, given?: DeviceKeys): Promise<Pc> {
  const keys = given ?? (await newDeviceKeys())
  const base = knownVector(from.store, from.store.device)
  const userId = from.store.sql<{ id: string }>('SELECT id FROM appUser LIMIT 1')[0]!.id
  from.write((write) => insertDevice(write, { id: name, name, personName: null, keys, base: { ...base, [from.store.device]: base[from.store.device]! + 1 }, at: from.now }), { name: 'device.add' })
  from.store.db.pragma('wal_checkpoint(TRUNCATE)')
  const path = join(folder, `${name}.bolig`)
  copyFileSync(from.store.path, path)
  const opened = openStore({ path, key: KEY })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const store = new Store(opened.db, path, name, newId)
  becomeDevice(store, from.name, keys)
  return pcOf(store, name, userId, newId)
}

/** Turn a copied store into the store of the new PC, as the program does. */
export function becomeDevice(store: Store, from: string, keys: DeviceKeys): void {
  const { signSecret } = identityOf(store)!
  const head = headOf(store, from)
  takeOver(store, keys, { device: from, signature: signHead(signSecret, TEAM_ID, from, head.deviceSeq, head.hash) })
}

/** Everything that must be equal on every PC: every row without its local count, what is contested, gave way, waits or lies aside. */
export function canonicalDump(store: Store): string {
  const rows = ENTITY_NAMES.map((entity) => [entity, store.sql<Record<string, unknown>>(`SELECT * FROM ${entity} ORDER BY id`).map(({ version: _version, ...row }) => row)])
  const beside = ['contested ORDER BY entity, entityId, field', 'gave_way ORDER BY entity, entityId', 'unapplied ORDER BY entity, entityId', 'held ORDER BY opId'].map((one) => store.sql(`SELECT * FROM ${one}`))
  return JSON.stringify([rows, beside])
}
