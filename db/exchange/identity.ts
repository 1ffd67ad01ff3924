// Who this PC is to the others: its place in the log, its team, and its keys. The secret halves lie in the encrypted store and nowhere else.
import { randomBytes } from 'node:crypto'
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
 * Give a store that was brought back from a copy, or copied to another PC, a name of its own: two stores must never write the same chain.
 * The old chain's end is signed with the old key, so that others can be given it.
 * @returns a store object that writes under the new name
 */
export function renewDevice(store: Store, meta: OperationMeta, keys: DeviceKeys, given: { device: string; name: string; personName: string | null; reopen: (device: string) => Store }): Store {
  const before = identityOf(store)
  const head = headOf(store, store.device)
  const renewed = given.reopen(given.device)
  renewed.transaction(meta, (write) => {
    if (before && head.deviceSeq > 0) {
      const signature = signHead(before.signSecret, before.teamId, before.device, head.deviceSeq, head.hash)
      renewed.run('INSERT INTO chain_head (device, deviceSeq, hash, signature) VALUES (?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET deviceSeq = excluded.deviceSeq, hash = excluded.hash, signature = excluded.signature', [before.device, head.deviceSeq, head.hash, signature])
    }
    renewed.run(`INSERT INTO this_device (one, device, lastSeen) VALUES (1, ?, '{}') ON CONFLICT (one) DO UPDATE SET device = excluded.device, lastSeen = '{}'`, [given.device])
    if (!before) return {}
    keepKeys(renewed, keys)
    insertDevice(write, { id: given.device, name: given.name, personName: given.personName, keys, base: knownVector(renewed, given.device), at: meta.at })
    const old = write.sql<{ version: number }>('SELECT version FROM device WHERE id = ?', [before.device])[0]
    if (old && given.device !== before.device) write.update('device', before.device, null, { name: `${store.sql<{ name: string }>('SELECT name FROM device WHERE id = ?', [before.device])[0]!.name.slice(0, 270)} (før gjenoppretting)` })
    return {}
  })
  return renewed
}
