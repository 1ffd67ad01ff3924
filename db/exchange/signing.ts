// A PC's two key pairs: one to be written to (age, X25519), one to sign with (Ed25519). Keys are short text, so that they fit in a row and a message.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { headText } from './format.ts'

// The fixed beginnings of the two key encodings (RFC 8410); what follows is the 32 bytes that we keep.
const SECRET_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** A pair to be written to. `secret` is AGE-SECRET-KEY-1…, `recipient` age1…. */
export async function newSealPair(): Promise<{ secret: string; recipient: string }> {
  const secret = await generateX25519Identity()
  return { secret, recipient: await identityToRecipient(secret) }
}

/** A pair to sign with: 32 bytes each, base64. */
export function newSignPair(): { secret: string; public: string } {
  const pair = generateKeyPairSync('ed25519')
  return { secret: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32).toString('base64'), public: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64') }
}

const key = (prefix: Buffer, text: string, make: (der: Buffer) => KeyObject) => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== 32 || bytes.toString('base64') !== text) throw new Error('not a signing key')
  return make(Buffer.concat([prefix, bytes]))
}
const secretKey = (text: string) => key(SECRET_PREFIX, text, (der) => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
const publicKey = (text: string) => key(PUBLIC_PREFIX, text, (der) => createPublicKey({ key: der, format: 'der', type: 'spki' }))

/** Sign bytes; the signature is 88 characters of base64. */
export const signBytes = (secret: string, bytes: Uint8Array): string => sign(null, bytes, secretKey(secret)).toString('base64')

/** Whether the signature is this key's over these bytes. Only the one true spelling of a signature counts. Never throws, whatever it is given. */
export function verifyBytes(publicText: string, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(signature, 'base64')
  if (raw.length !== 64 || raw.toString('base64') !== signature) return false
  try {
    return verify(null, bytes, publicKey(publicText), raw)
  } catch {
    return false
  }
}

/** A PC's signature over where its chain stands. */
export const signHead = (signSecret: string, team: string, device: string, deviceSeq: number, hash: string): string => signBytes(signSecret, Buffer.from(headText(team, device, deviceSeq, hash)))

/** Whether that PC signed that its chain stands there. */
export const verifyHead = (signPublic: string, team: string, device: string, deviceSeq: number, hash: string, signature: string): boolean => verifyBytes(signPublic, Buffer.from(headText(team, device, deviceSeq, hash)), signature)
