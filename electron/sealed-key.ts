// «Husk denne PC-en»: the store's key sealed by the operating system for this user, used once at start. After a lock the passphrase is asked for as always.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { z } from '../shared/zod.ts'
import { writeSafely } from '../db/files.ts'

/** The slice of Electron's safeStorage that is used. */
export interface Sealer {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
  getSelectedStorageBackend?(): string
}

export interface StoreKey { slotId: string; key: Uint8Array }

const Sealed = z.object({ slotId: z.string().length(64), key: z.string().length(64) })
const pathOf = (storePath: string) => `${storePath}.sealed`

/** Linux without a keyring offers only a fixed password: that is no seal. */
export const canSeal = async (sealer: Sealer) => sealer.getSelectedStorageBackend?.() !== 'basic_text' && (await sealer.isAsyncEncryptionAvailable())

/** Seal the key beside the store. False when the system has no real seal. */
export async function sealKey(sealer: Sealer, storePath: string, given: StoreKey): Promise<boolean> {
  if (!(await canSeal(sealer))) return false
  const sealed = await sealer.encryptStringAsync(JSON.stringify({ slotId: given.slotId, key: Buffer.from(given.key).toString('hex') }))
  writeSafely(pathOf(storePath), sealed.toString('base64'))
  return true
}

/** The sealed key, or null when there is none, it belongs to another user, or it was damaged. */
export async function unsealKey(sealer: Sealer, storePath: string): Promise<StoreKey | null> {
  if (!existsSync(pathOf(storePath)) || !(await canSeal(sealer))) return null
  try {
    const { result, shouldReEncrypt } = await sealer.decryptStringAsync(Buffer.from(readFileSync(pathOf(storePath), 'utf8'), 'base64'))
    const opened = Sealed.parse(JSON.parse(result))
    const given = { slotId: opened.slotId, key: Buffer.from(opened.key, 'hex') }
    if (shouldReEncrypt) await sealKey(sealer, storePath, given)
    return given
  } catch {
    return null
  }
}

export const forgetKey = (storePath: string) => rmSync(pathOf(storePath), { force: true })
export const hasSealedKey = (storePath: string) => existsSync(pathOf(storePath))
