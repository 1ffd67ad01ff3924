// The store's key: made at random, wrapped once per user by a key derived from the passphrase, and once by the printed recovery code.
// The key file beside the store holds no name: a user's slot is found by a salted hash of the user name.
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { hashRaw, type Options } from '@node-rs/argon2'
import { z } from '../shared/zod.ts'
import { writeSafely } from '../db/files.ts'

/** Argon2id: memory in KiB, passes, lanes. Never below the floor, whatever a key file says. */
export interface Strength { memory: number; passes: number; lanes: number }
export const STRENGTH: Strength = { memory: 256 * 1024, passes: 3, lanes: 1 }
export const FLOOR: Strength = { memory: 64 * 1024, passes: 3, lanes: 1 }

const Slot = z.object({
  id: z.string().length(64), kind: z.enum(['passphrase', 'recovery']), salt: z.string(), memory: z.number().int(), passes: z.number().int(), lanes: z.number().int(), nonce: z.string(), wrapped: z.string(), failures: z.number().int().default(0), lastFailureAt: z.number().default(0),
})
export const KeyFile = z.object({ format: z.literal(1), cipher: z.literal('aegis'), storeId: z.string(), nameSalt: z.string(), demo: z.boolean(), slots: z.array(Slot).max(500) })
export type KeyFile = z.output<typeof KeyFile>
type Slot = z.output<typeof Slot>

export const keyFilePath = (storePath: string) => `${storePath}.keys.json`

/** The slot of a user: a hash, so that the file beside the store names nobody. */
export const slotIdOf = (keys: Pick<KeyFile, 'nameSalt'>, username: string) => createHmac('sha256', keys.nameSalt).update(username.trim().toLowerCase()).digest('hex')

/** A key from something typed: slow on purpose. */
export async function derive(secret: string, salt: Buffer, strength: Strength): Promise<Buffer> {
  if (strength.memory < FLOOR.memory || strength.passes < FLOOR.passes || strength.lanes < FLOOR.lanes) throw new Error('key derivation below the floor')
  const options: Options = { algorithm: 2, memoryCost: strength.memory, timeCost: strength.passes, parallelism: strength.lanes, outputLen: 32, salt }
  return hashRaw(secret.normalize('NFC'), options)
}

async function wrap(key: Buffer, secret: string, id: string, kind: Slot['kind'], storeId: string, strength: Strength): Promise<Slot> {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const wrappingKey = await derive(secret, salt, strength)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce).setAAD(Buffer.from(`${storeId}|${id}|${kind}`))
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  wrappingKey.fill(0)
  return { id, kind, salt: salt.toString('base64'), ...strength, nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64'), failures: 0, lastFailureAt: 0 }
}

async function unwrap(slot: Slot, secret: string, storeId: string): Promise<Buffer | null> {
  const wrappingKey = await derive(secret, Buffer.from(slot.salt, 'base64'), slot)
  const data = Buffer.from(slot.wrapped, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(slot.nonce, 'base64'), { authTagLength: 16 }).setAAD(Buffer.from(`${storeId}|${slot.id}|${slot.kind}`))
  decipher.setAuthTag(data.subarray(-16))
  wrappingKey.fill(0)
  try {
    return Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()])
  } catch {
    return null
  }
}

/** Read and check the key file. A file that does not parse answers null: the store is then damaged, not open to guesses. */
export function readKeyFile(storePath: string): KeyFile | null {
  if (!existsSync(keyFilePath(storePath))) return null
  try {
    return KeyFile.parse(JSON.parse(readFileSync(keyFilePath(storePath), 'utf8')))
  } catch {
    return null
  }
}

export const writeKeyFile = (storePath: string, keys: KeyFile) => writeSafely(keyFilePath(storePath), JSON.stringify(keys, null, 1))

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Recovery code: eight groups of five (Crockford's letters), the fifth of each a check on the four, so that a slip names its group. 160 bits. */
export function newRecoveryCode(): string {
  return Array.from({ length: 8 }, () => {
    const four = Array.from(randomBytes(4), (byte) => ALPHABET[byte & 31]).join('')
    return four + groupCheck(four)
  }).join('-')
}

/** Weighted sum modulo 32. Odd weights have inverses there, so every slip of one character changes it. */
function groupCheck(four: string): string {
  const sum = Array.from(four).reduce((total, letter, at) => total + (2 * at + 1) * ALPHABET.indexOf(letter), 0)
  return ALPHABET[((sum % 32) + 32) % 32]!
}

/** Tidy what was typed (case, spaces, I/L/O read as 1/1/0) and name the first group that cannot be right. */
export function parseRecoveryCode(typed: string): { code: string } | { badGroup: number } {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
  const groups = plain.match(/.{1,5}/g) ?? []
  for (let i = 0; i < 8; i++) {
    const group = groups[i] ?? ''
    if (group.length !== 5 || groupCheck(group.slice(0, 4)) !== group[4]) return { badGroup: i + 1 }
  }
  return groups.length === 8 ? { code: groups.join('-') } : { badGroup: 9 }
}

/** A new key file with its first user and a recovery code. */
export async function createKeys(options: { username: string; passphrase: string; demo: boolean; strength?: Strength }): Promise<{ keys: KeyFile; key: Buffer; recoveryCode: string; slotId: string }> {
  const strength = options.strength ?? STRENGTH
  const key = randomBytes(32)
  const keys: KeyFile = { format: 1, cipher: 'aegis', storeId: randomBytes(16).toString('hex'), nameSalt: randomBytes(16).toString('hex'), demo: options.demo, slots: [] }
  const slotId = await addUser(keys, key, options.username, options.passphrase, strength)
  const recoveryCode = await setRecovery(keys, key, strength)
  return { keys, key, recoveryCode, slotId }
}

/** Keys for a store that came from another PC of the team: its own key file, and the same salt for user names, so that slots are found alike. */
export async function keysForCopy(parts: { key: Buffer; nameSalt: string; demo: boolean; username: string; passphrase: string; strength?: Strength }): Promise<{ keys: KeyFile; slotId: string; recoveryCode: string }> {
  const keys: KeyFile = { format: 1, cipher: 'aegis', storeId: randomBytes(16).toString('hex'), nameSalt: parts.nameSalt, demo: parts.demo, slots: [] }
  const slotId = await addUser(keys, parts.key, parts.username, parts.passphrase, parts.strength)
  return { keys, slotId, recoveryCode: await setRecovery(keys, parts.key, parts.strength) }
}

/** Give a user a slot (or a new one in place of the old). Returns its id. */
export async function addUser(keys: KeyFile, key: Buffer, username: string, passphrase: string, strength: Strength = STRENGTH): Promise<string> {
  const id = slotIdOf(keys, username)
  const slot = await wrap(key, passphrase, id, 'passphrase', keys.storeId, strength)
  keys.slots = [...keys.slots.filter((one) => one.id !== id), slot]
  return id
}

/** Make a new recovery code; the old one stops working. */
export async function setRecovery(keys: KeyFile, key: Buffer, strength: Strength = STRENGTH): Promise<string> {
  const recoveryCode = newRecoveryCode()
  const id = createHash('sha256').update(`recovery${keys.storeId}`).digest('hex')
  keys.slots = [...keys.slots.filter((one) => one.kind !== 'recovery'), await wrap(key, recoveryCode, id, 'recovery', keys.storeId, strength)]
  return recoveryCode
}

/** How long to wait after so many wrong guesses, in ms: nothing for three, then doubling to five minutes. */
export const waitAfter = (failures: number) => (failures < 3 ? 0 : Math.min(300_000, 1000 * 2 ** (failures - 3)))

export type Unlocked = { outcome: 'ok'; key: Buffer; slotId: string } | { outcome: 'wrong' | 'wait'; waitMs: number }

/** Try a secret on a slot, with a growing delay after wrong guesses that outlives a restart. The recovery code has its own count. */
export async function unlockSlot(storePath: string, keys: KeyFile, match: (slot: Slot) => boolean, secret: string, nowMs: number): Promise<Unlocked> {
  const slot = keys.slots.find(match)
  if (!slot) {
    await derive(secret, randomBytes(16), STRENGTH)
    return { outcome: 'wrong', waitMs: 0 }
  }
  const left = slot.lastFailureAt + waitAfter(slot.failures) - nowMs
  if (left > 0) return { outcome: 'wait', waitMs: left }
  const key = await unwrap(slot, secret, keys.storeId)
  const changed = key ? slot.failures !== 0 : true
  slot.failures = key ? 0 : slot.failures + 1
  slot.lastFailureAt = key ? 0 : nowMs
  if (changed) tryWrite(storePath, keys)
  return key ? { outcome: 'ok', key, slotId: slot.id } : { outcome: 'wrong', waitMs: waitAfter(slot.failures) }
}

function tryWrite(storePath: string, keys: KeyFile): void {
  try {
    writeKeyFile(storePath, keys)
  } catch {
    // A read-only folder cannot keep the count of guesses; opening for reading must still work.
  }
}
