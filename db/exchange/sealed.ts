// Small things sealed for one receiver: what two PCs say to each other when one joins.
import { Decrypter, Encrypter } from 'age-encryption'
import type { z } from '../../shared/zod.ts'

/** Seal for one receiver. @param recipient age1… */
export async function sealTo(recipient: string, said: object): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(JSON.stringify(said))
}

/** Open a parcel and check its shape; null when it is not for us, or not what it should be. */
export async function openWith<T>(secret: string, bytes: Uint8Array, schema: z.ZodType<T>): Promise<T | null> {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(secret)
    const parsed = schema.safeParse(JSON.parse(await decrypter.decrypt(bytes, 'text')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
