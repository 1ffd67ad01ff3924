// Who this PC is to the others: its place in the log, its team, and its keys. The secret halves lie in the encrypted store and nowhere else.
import { randomBytes } from 'node:crypto'
import type { Row } from '../../shared/model/index.ts'
import type { OperationMeta } from '../log.ts'
import type { Store, Writer } from '../store.ts'
import { Refusal } from '../../shared/errors.ts'
import { newSealPair, newSignPair, signHead, verifyHead } from './bundle.ts'
import type { Vector } from './format.ts'
import { headOf } from './merge.ts'

export interface Identity { device: string; teamId: string; teamSecret: string; signSecret: string; sealSecret: string }

export interface DeviceKeys { signSecret: string; signPublic: string; sealSecret: string; sealPublic: string }

/** Fresh keys for a PC. */
export async function newDeviceKeys(): Promise<DeviceKeys> {
  const [sign, seal] = [newSignPair(), await newSealPair()]
  return { signSecret: sign.secret, signPublic: sign.public, sealSecret: seal.secret, sealPublic: seal.recipient }
}

/** This PC's identity, or null while it has never been in a team. */
export function identityOf(store: Pick<Store, 'sql'>): Identity | null {
  const own = store.sql<{ device: string; signSecret: string | null; sealSecret: string | null }>('SELECT device, signSecret, sealSecret FROM this_device')[0]
  const team = store.sql<{ teamId: string; secret: string }>('SELECT teamId, secret FROM team')[0]
  if (!own?.signSecret || !own.sealSecret || !team) return null
  return { device: own.device, teamId: team.teamId, teamSecret: team.secret, signSecret: own.signSecret, sealSecret: own.sealSecret }
}

/** How far this PC knows every chain, its own too. */
export function knownVector(store: Pick<Store, 'sql'>, device: string): Vector {
  const vector: Vector = Object.fromEntries(store.sql<{ device: string; deviceSeq: number }>('SELECT device, deviceSeq FROM chain_head').map((one) => [one.device, one.deviceSeq]))
  vector[device] = headOf(store, device).deviceSeq
  return vector
}

/** Take keys and, for the first PC, a team. Returns what the device row says. */
export function keepKeys(store: Store, keys: DeviceKeys, team?: { teamId: string; secret: string }): void {
  store.run('INSERT INTO this_device (one, device, signSecret, sealSecret) VALUES (1, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET device = excluded.device, signSecret = excluded.signSecret, sealSecret = excluded.sealSecret', [store.device, keys.signSecret, keys.sealSecret])
  if (team) store.run('INSERT OR IGNORE INTO team (one, teamId, secret) VALUES (1, ?, ?)', [team.teamId, team.secret])
}

/** The row by which the others know a PC. */
export function insertDevice(write: Writer, given: { id: string; name: string; personName: string | null; keys: Pick<DeviceKeys, 'signPublic' | 'sealPublic'>; base: Vector; at: string }): void {
  write.insert('device', { id: given.id, name: given.name, personName: given.personName, signPublic: given.keys.signPublic, sealPublic: given.keys.sealPublic, status: 'active', joinedAt: given.at, removedAt: null, lastNumber: null, base: JSON.stringify(given.base) })
}

/** Make the team with this PC as its first. Does nothing when there is one. */
export function formTeam(store: Store, meta: OperationMeta, keys: DeviceKeys, given: { teamId: string; name: string; personName: string | null }): void {
  if (identityOf(store)) return
  store.transaction(meta, (write) => {
    keepKeys(store, keys, { teamId: given.teamId, secret: randomBytes(32).toString('base64') })
    insertDevice(write, { id: store.device, name: given.name, personName: given.personName, keys, base: knownVector(store, store.device), at: meta.at })
    return {}
  })
}

/**
 * Turn a copy of another PC's store into this PC's own: its own name and keys, the other's chain signed where the copy ends. Before anything is written in it.
 * @param from the PC the copy came from, with its signature over the end of its chain in the copy
 */
export function becomeDevice(store: Store, keys: DeviceKeys, from: { device: string; signature: string }): void {
  const head = headOf(store, from.device)
  const known = store.sql<{ signPublic: string }>('SELECT signPublic FROM device WHERE id = ?', [from.device])[0]
  const team = store.sql<{ teamId: string }>('SELECT teamId FROM team')[0]
  if (!known || !team || !verifyHead(known.signPublic, team.teamId, from.device, head.deviceSeq, head.hash, from.signature)) throw new Refusal('exchange-altered')
  store.run('BEGIN IMMEDIATE')
  store.run('DELETE FROM this_device')
  for (const table of ['bundle_seen', 'exchange_run', 'place']) store.run(`DELETE FROM ${table}`)
  store.run('INSERT INTO chain_head (device, deviceSeq, hash, signature) VALUES (?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET deviceSeq = excluded.deviceSeq, hash = excluded.hash, signature = excluded.signature', [from.device, head.deviceSeq, head.hash, from.signature])
  keepKeys(store, keys)
  store.run('COMMIT')
}

/**
 * Give a store that was brought back from a copy a name of its own in the log: what it wrote after the copy may have gone out already, and two stores must never
 * write the same chain. The keys stay, so that what was sealed for it before can still be read. A store that is in no team keeps its name.
 * @param reopen the same connection under another name
 * @returns the store under its new name
 */
export function renewDevice(store: Store, meta: OperationMeta, device: string, reopen: (device: string) => Store): Store {
  const before = identityOf(store)
  if (!before) return store
  const known = store.sql<Row<'device'>>('SELECT * FROM device WHERE id = ?', [before.device])[0]
  // What let this PC in may have been laid aside since: then its introduction lies in the log alone.
  const written = store.sql<{ after: string }>(`SELECT v.after FROM change c JOIN change_value v ON v.changeSeq = c.seq WHERE c.entityId = ? AND c.entity = 'device' AND c.field = '*' AND v.after IS NOT NULL ORDER BY c.seq LIMIT 1`, [before.device])[0]
  const old = known ?? (JSON.parse(written!.after) as Row<'device'>)
  const head = headOf(store, before.device)
  const renewed = reopen(device)
  renewed.transaction(meta, (write) => {
    const signature = signHead(before.signSecret, before.teamId, before.device, head.deviceSeq, head.hash)
    renewed.run('INSERT INTO chain_head (device, deviceSeq, hash, signature) VALUES (?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET deviceSeq = excluded.deviceSeq, hash = excluded.hash, signature = excluded.signature', [before.device, head.deviceSeq, head.hash, signature])
    renewed.run(`UPDATE this_device SET device = ?, lastSeen = '{}'`, [device])
    insertDevice(write, { id: device, name: old.name, personName: old.personName, keys: old, base: knownVector(renewed, device), at: meta.at })
    // No last number: what it sent after the copy was taken is still welcome.
    // A meeting that was led from here still is.
    for (const one of write.sql<{ id: string }>(`SELECT id FROM meeting WHERE status = 'running' AND chairDevice = ?`, [before.device])) write.update('meeting', one.id, null, { chairDevice: device })
    if (known) write.update('device', before.device, null, { status: 'removed', removedAt: meta.at, name: `${old.name.slice(0, 270)} (før gjenoppretting)` })
    return {}
  })
  return renewed
}
